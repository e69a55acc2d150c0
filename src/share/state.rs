//! What a link carries, as bytes: fields, each a tag, a length and its value, in the order of their tags; the text comes
//! last and takes the rest. A reader that does not know a field with an odd tag passes over it; one with an even tag changes
//! what the link means, so the link is left to a newer version.

use super::{ShareError, lines};
use crate::analysis::AnalysisDocument;
use crate::edtf::{Date, civil};
use time::Duration;

/// What a reader hands on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shared {
    /// The article as pasted; beside `events`, the text that their positions count in.
    pub text: String,
    /// The publication day that the reader gave; `None` where it is left to the text.
    pub published: Option<Date>,
    /// The reader's edits as compact JSON; empty where there are none.
    pub edits: String,
    /// What the page shows of it (window, filters, selection, face), as the page writes that; empty for all of it.
    pub view: String,
    /// Events instead of the article: a document that [`brief`](super::brief()) gave with this text.
    pub events: Option<AnalysisDocument>,
    /// Where the text is several articles one after the other: which part is which, with each one's own edits, as
    /// [`write_several`](crate::work::kept::write_several) writes that; empty for one article.
    pub several: String,
}

/// The fields. A tag is for ever, and so is its value's form.
const TEXT: u8 = 0;
const VIEW: u8 = 1;
const PUBLISHED: u8 = 2;
const EDITS: u8 = 4;
const EVENTS: u8 = 6;
const SEVERAL: u8 = 8;

impl Shared {
    /// An article and nothing else.
    pub fn article(text: &str, published: Option<Date>) -> Shared {
        Shared { text: text.to_owned(), published, ..Shared::default() }
    }

    /// Whether it is no more than links could hold from the first.
    pub(super) fn is_plain(&self) -> bool {
        self.edits.is_empty() && self.view.is_empty() && self.events.is_none() && self.several.is_empty()
    }
}

/// The state as bytes; the same state gives the same bytes.
///
/// # Errors
/// [`ShareError::TooLarge`] for events that quote more than a link may.
pub(super) fn write(shared: &Shared) -> Result<Vec<u8>, ShareError> {
    let mut bytes = Vec::with_capacity(shared.text.len() + 8);
    let mut field = |tag: u8, value: &[u8]| {
        bytes.push(tag);
        bytes.extend(number(value.len()));
        bytes.extend(value);
    };
    if !shared.view.is_empty() {
        field(VIEW, shared.view.as_bytes());
    }
    if let Some((day, epoch)) = shared.published.zip(epoch()) {
        let days = (day - epoch).whole_days();
        field(PUBLISHED, &number(usize::try_from(days * 2).unwrap_or_else(|_| days.unsigned_abs() as usize * 2 - 1)));
    }
    if !shared.edits.is_empty() {
        field(EDITS, shared.edits.as_bytes());
    }
    if let Some(events) = &shared.events {
        field(EVENTS, lines::write(events, &shared.text)?.as_bytes());
    }
    if !shared.several.is_empty() {
        field(SEVERAL, shared.several.as_bytes());
    }
    bytes.push(TEXT);
    bytes.extend(shared.text.as_bytes());
    Ok(bytes)
}

/// The state that [`write`] wrote.
pub(super) fn read(mut bytes: &[u8]) -> Result<Shared, ShareError> {
    let mut shared = Shared::default();
    let mut events = None;
    loop {
        let (&tag, rest) = bytes.split_first().ok_or(ShareError::Damaged)?;
        if tag == TEXT {
            shared.text = words(rest)?;
            shared.events = events.map(|lines: String| lines::read(&lines, &shared.text)).transpose()?;
            return Ok(shared);
        }
        let (length, rest) = read_number(rest).ok_or(ShareError::Damaged)?;
        let (value, rest) = rest.split_at_checked(length).ok_or(ShareError::Damaged)?;
        match tag {
            VIEW => shared.view = words(value)?,
            PUBLISHED => shared.published = Some(read_day(value).ok_or(ShareError::Damaged)?),
            EDITS => shared.edits = words(value)?,
            EVENTS => events = Some(words(value)?),
            SEVERAL => shared.several = words(value)?,
            unknown if unknown % 2 == 0 => return Err(ShareError::UnknownVersion(format!("field {unknown}"))),
            _ => {}
        }
        bytes = rest;
    }
}

fn words(bytes: &[u8]) -> Result<String, ShareError> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| ShareError::NotText)
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
            for [edits, view, several] in [["", "", ""], ["{\"e\":1}", "", "{}"], ["", "k=rc", ""], ["[]", "from=2026", "[1]"]] {
                let [edits, view, several] = [edits, view, several].map(str::to_owned);
                let shared = Shared { text: "Émile 🎶\nsang.".to_owned(), published, edits, view, events: None, several };
                assert_eq!(write(&shared).and_then(|bytes| read(&bytes)), Ok(shared), "{published:?}");
            }
        }
    }

    #[test]
    fn fields_of_a_newer_version_are_passed_over_or_refused() {
        assert_eq!(read(&[7, 2, 0xff, 0xff, 0, b'x']), Ok(Shared::article("x", None)));
        assert_eq!(read(&[10, 1, 0, 0, b'x']), Err(ShareError::UnknownVersion("field 10".to_owned())));
    }

    #[test]
    fn what_nobody_wrote_is_refused() {
        for bytes in [&[][..], &[2], &[2, 9, 1], &[2, 1, 128, 0], &[2, 4, 255, 255, 255, 127, 0], &[7, 255, 255, 255, 255, 255]] {
            assert_eq!(read(bytes), Err(ShareError::Damaged), "{bytes:?}");
        }
        for bytes in [&[0, 0xff][..], &[1, 1, 0xff, 0], &[4, 1, 0xff, 0], &[6, 1, 0xff, 0]] {
            assert_eq!(read(bytes), Err(ShareError::NotText), "{bytes:?}");
        }
    }
}
