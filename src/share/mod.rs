//! A link that holds the article itself, all of it after the `#`: `v1.<codec>.<payload>.<check>`.
//!
//! The payload is the state coded by the codec and written in base64url; the check is a CRC32 of all before it. A link holds
//! `A-Z a-z 0-9 - _ .` only, so that no chat ends it early; a link that was cut has lost its check and is told from one that
//! was changed. The same state gives the same link.
//!
//! A link carries an article with the reader's edits, or its events with their quotations, or its events alone; see
//! [`brief()`].
//!
//! ```
//! use tempoline::share::{Shared, ShareError, decode, encode};
//! let shared = Shared::article("Glass Ferry released \"Low Water\" on February 13.", tempoline::day("2026-06-05"));
//! let link = encode(&shared).unwrap();
//! assert!(link.starts_with("v1.m."));
//! assert_eq!(decode(&format!("#{link}")), Ok(shared));
//! assert_eq!(decode(&link[..link.len() - 9]), Err(ShareError::Truncated));
//! ```

mod brief;
mod coder;
mod learn;
mod letters;
mod lines;
mod mix;
mod state;
mod table;

pub use brief::brief;
use mix::Codec;
pub use state::Shared;
use std::fmt;

/// The longest link that is opened, in characters.
pub const LONGEST_LINK: usize = 256 << 10;
/// The largest state that is handed on, in bytes: forty pages of English. Nothing cuts so long a link less than whole, and
/// unpacking so much takes the time of a blink; a larger article is handed on as a file.
pub const LARGEST_STATE: usize = 256 << 10;

/// Where a link is cut on its way, by name, and the longest that passes whole, in characters.
pub const LIMITS: [(&str, usize); 3] = [("Discord", 2_000), ("QR", 2_953), ("Slack", 4_000)];

const VERSION: &str = "v1";
/// The codecs by their letter.
const CODECS: [(&str, Codec); 2] = [("m", Codec::Article), ("n", Codec::Forms)];

/// Why a link does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// Nothing of ours stands there.
    NotALink,
    /// Made by a newer version.
    UnknownVersion(String),
    /// Coded in a way that this version does not know.
    UnknownCodec(String),
    /// The end is missing.
    Truncated,
    /// Something in it was changed.
    Damaged,
    /// Longer than [`LONGEST_LINK`], or holds more than [`LARGEST_STATE`].
    TooLarge,
    /// It is whole, yet what it holds is not a text.
    NotText,
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ShareError::NotALink => f.write_str("this address holds no shared article"),
            ShareError::UnknownVersion(version) => {
                write!(
                    f,
                    "this link was made by a newer version ('{version}'); reload the page to get it, then open the link again"
                )
            }
            ShareError::UnknownCodec(codec) => {
                write!(
                    f,
                    "this link is packed in a newer way ('{codec}'); reload the page to get the newest version, then open the link again"
                )
            }
            ShareError::Truncated => {
                f.write_str("the end of this link is missing: it was cut on its way; ask for it again, by e-mail or as a file")
            }
            ShareError::Damaged => f.write_str("this link was changed on its way and no longer opens; ask for it again"),
            ShareError::TooLarge => f.write_str("this link holds more than an article; it is not opened"),
            ShareError::NotText => f.write_str("this link holds no readable text"),
        }
    }
}

impl std::error::Error for ShareError {}

/// The link's part after the `#`.
///
/// # Errors
/// [`ShareError::TooLarge`] for more than [`LARGEST_STATE`].
pub fn encode(shared: &Shared) -> Result<String, ShareError> {
    let state = state::write(shared)?;
    if state.len() > LARGEST_STATE {
        return Err(ShareError::TooLarge);
    }
    let (letter, codec) = if shared.is_plain() { CODECS[0] } else { CODECS[1] };
    let mut payload = state::number(state.len());
    payload.extend(mix::compress(codec, &state));
    let link = format!("{VERSION}.{letter}.{}", letters::write(&payload));
    let check = letters::write(&crc32(link.as_bytes()).to_be_bytes());
    Ok(format!("{link}.{check}"))
}

/// What a link holds. `fragment` may begin with the `#` and end with what a chat or a sentence set after it.
pub fn decode(fragment: &str) -> Result<Shared, ShareError> {
    let fragment = fragment.trim().trim_start_matches('#');
    let ours = fragment.find(|character| !(letters::is_letter(character) || character == '.')).unwrap_or(fragment.len());
    let (link, _) = fragment.split_at(ours);
    let link = link.trim_end_matches('.');
    let mut parts = link.splitn(4, '.');
    let version = parts.next().unwrap_or("");
    let is_version =
        version.strip_prefix('v').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    if !is_version || parts.clone().next().is_none() {
        return Err(ShareError::NotALink);
    }
    if version != VERSION {
        return Err(ShareError::UnknownVersion(version.chars().take(12).collect()));
    }
    let Some(letter) = parts.next() else { return Err(ShareError::Truncated) };
    let Some((_, codec)) = CODECS.into_iter().find(|(known, _)| *known == letter) else {
        return Err(ShareError::UnknownCodec(letter.chars().take(12).collect()));
    };
    let (Some(payload), Some(check)) = (parts.next(), parts.next()) else { return Err(ShareError::Truncated) };
    if link.len() > LONGEST_LINK {
        return Err(ShareError::TooLarge);
    }
    open(codec, payload, check, link)
}

/// The state of a payload that agrees with its check.
fn open(codec: Codec, payload: &str, check: &str, link: &str) -> Result<Shared, ShareError> {
    if check.len() < CHECK_LENGTH {
        return Err(ShareError::Truncated);
    }
    let stated = letters::read(check).ok_or(ShareError::Damaged)?;
    let checked = link.get(..link.len() - check.len() - 1).unwrap_or("");
    if stated != crc32(checked.as_bytes()).to_be_bytes() {
        return Err(ShareError::Damaged);
    }
    let payload = letters::read(payload).ok_or(ShareError::Damaged)?;
    let (length, code) = state::read_number(&payload).ok_or(ShareError::Damaged)?;
    if length > LARGEST_STATE {
        return Err(ShareError::TooLarge);
    }
    state::read(&mix::expand(codec, code, length).ok_or(ShareError::Damaged)?)
}

/// Characters of a check: 32 bits at 6 a character.
const CHECK_LENGTH: usize = 6;

/// CRC32 as in zip files: what tells a changed link from a whole one.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_is_the_one_of_zip_files() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
