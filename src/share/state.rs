//! What a link carries, as bytes: fields, each a tag, a length and its value, in the order of their tags; the text comes
//! last and takes the rest. A reader that does not know a field with an odd tag passes over it; one with an even tag changes
//! what the link means, so the link is left to a newer version.

use super::ShareError;
use crate::edtf::{Date, civil};
use time::Duration;

/// What a reader hands on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The article as pasted.
    pub text: String,
    /// The publication day that the reader gave; `None` where it is left to the text.
    pub published: Option<Date>,
}

const TEXT: u8 = 0;
const PUBLISHED: u8 = 2;

/// The state as bytes; the same state gives the same bytes.
pub(super) fn write(shared: &Shared) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(shared.text.len() + 8);
    if let Some((day, epoch)) = shared.published.zip(epoch()) {
        let days = (day - epoch).whole_days();
        let value = number(usize::try_from(days * 2).unwrap_or_else(|_| days.unsigned_abs() as usize * 2 - 1));
        bytes.push(PUBLISHED);
        bytes.extend(number(value.len()));
        bytes.extend(value);
    }
    bytes.push(TEXT);
    bytes.extend(shared.text.as_bytes());
    bytes
}

/// The state that [`write`] wrote.
pub(super) fn read(mut bytes: &[u8]) -> Result<Shared, ShareError> {
    let mut shared = Shared::default();
    loop {
        let (&tag, rest) = bytes.split_first().ok_or(ShareError::Damaged)?;
        if tag == TEXT {
            shared.text = std::str::from_utf8(rest).map_err(|_| ShareError::NotText)?.to_owned();
            return Ok(shared);
        }
        let (length, rest) = read_number(rest).ok_or(ShareError::Damaged)?;
        let (value, rest) = rest.split_at_checked(length).ok_or(ShareError::Damaged)?;
        match tag {
            PUBLISHED => shared.published = Some(read_day(value).ok_or(ShareError::Damaged)?),
            unknown if unknown % 2 == 0 => return Err(ShareError::UnknownVersion(format!("field {unknown}"))),
            _ => {}
        }
        bytes = rest;
    }
}

/// Days are counted from here, back and forth in turn: 0, -1, 1, -2, …
fn epoch() -> Option<Date> {
    civil(2020, 1, 1)
}

fn read_day(value: &[u8]) -> Option<Date> {
    let (counted, rest) = read_number(value)?;
    let half = i64::try_from(counted / 2).ok()?;
    let days = if counted % 2 == 0 { half } else { -half - 1 };
    let days = Duration::seconds(days.checked_mul(86_400)?);
    rest.is_empty().then(|| epoch()?.checked_add(days)).flatten()
}

/// A number in as few bytes as it needs, seven bits each, the lowest first; the high bit says that more follow.
pub(super) fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 127 {
        bytes.push(value as u8 | 128);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

/// The number at the head of `bytes`, and what follows it.
pub(super) fn read_number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value: usize = 0;
    for (place, &byte) in bytes.iter().enumerate().take(4) {
        value |= usize::from(byte & 127) << (7 * place);
        if byte < 128 {
            return Some((value, bytes.get(place + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;

    #[test]
    fn what_is_written_reads_back() {
        for published in [None, day("2026-06-05"), day("2020-01-01"), day("2019-12-31"), day("0001-01-01"), day("9999-12-31")] {
            let shared = Shared { text: "Émile 🎶\nsang.".to_owned(), published };
            assert_eq!(read(&write(&shared)), Ok(shared), "{published:?}");
        }
    }

    #[test]
    fn fields_of_a_newer_version_are_passed_over_or_refused() {
        let text = |text: &str| Shared { text: text.to_owned(), published: None };
        assert_eq!(read(&[7, 2, 0xff, 0xff, 0, b'x']), Ok(text("x")));
        assert_eq!(read(&[8, 1, 0, 0, b'x']), Err(ShareError::UnknownVersion("field 8".to_owned())));
    }

    #[test]
    fn what_nobody_wrote_is_refused() {
        for bytes in [&[][..], &[2], &[2, 9, 1], &[2, 1, 128, 0], &[2, 4, 255, 255, 255, 127, 0], &[7, 255, 255, 255, 255, 255]] {
            assert_eq!(read(bytes), Err(ShareError::Damaged), "{bytes:?}");
        }
        assert_eq!(read(&[0, 0xff]), Err(ShareError::NotText));
    }
}
