//! One line of an archive: read, analysed, and what can be wrong with it.

use crate::analysis::AnalysisDocument;
use crate::{Article, analyze, edtf, export};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead, Read};
use std::panic::catch_unwind;

/// The longest line that is read; what is longer is reported and left out, so that memory stays bounded.
pub const LONGEST_LINE: usize = 16 << 20;

/// One line's analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The analysis document with the line's `id` as its first key, without a line end.
    pub output: String,
    /// What of the line was not understood, though the article could be analysed.
    pub warning: Option<LineError>,
}

/// Why a line gave no analysis, or not the whole of what it asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// Longer than [`LONGEST_LINE`].
    TooLong,
    /// Not UTF-8.
    NotText,
    /// Not a JSON object with an `id` and a `text`; what JSON's reader says.
    Json(String),
    /// An `id` that is neither text nor a number.
    Id,
    /// `published` is not a day; the article is analysed by what its own text says.
    Published(String),
    /// The engine failed on this article: a bug.
    Engine,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LineError::TooLong => write!(f, "longer than {} MB; left out", LONGEST_LINE >> 20),
            LineError::NotText => f.write_str("not UTF-8 text; left out"),
            LineError::Json(why) => write!(f, "not an article as {{\"id\", \"text\", \"published\"}}: {why}; left out"),
            LineError::Id => f.write_str("the id is neither text nor a number; left out"),
            LineError::Published(given) => {
                write!(f, "published '{given}' is not a day like 2022-04-24; analysed by what the text says of its date")
            }
            LineError::Engine => f.write_str("the engine failed on this article (a bug: please report it); left out"),
        }
    }
}

impl std::error::Error for LineError {}

/// An article as a line holds it.
#[derive(Deserialize)]
struct Request<'l> {
    #[serde(borrow)]
    id: &'l RawValue,
    #[serde(borrow)]
    text: Cow<'l, str>,
    #[serde(borrow, default)]
    published: Option<Cow<'l, str>>,
}

/// The publication day in `text`: a day, or a time stamp that begins with one (`2022-04-24T10:00:00Z`).
pub fn published_day(text: &str) -> Option<edtf::Date> {
    let text = text.trim();
    edtf::day(match text.as_bytes().get(10) {
        Some(b'T' | b't' | b' ') => text.get(..10).unwrap_or(text),
        _ => text,
    })
}

/// The analysis of one line `{"id": …, "text": …, "published": …}`; `id` is text or a number and comes back as written,
/// `published` may be left out, `null` or empty.
pub fn analyze_line(line: &[u8]) -> Result<Line, LineError> {
    let line = std::str::from_utf8(line).map_err(|_| LineError::NotText)?;
    let request: Request = serde_json::from_str(line).map_err(|error| LineError::Json(error.to_string()))?;
    if !request.id.get().starts_with(|first: char| first == '"' || first == '-' || first.is_ascii_digit()) {
        return Err(LineError::Id);
    }
    let given = request.published.as_deref().map(str::trim).filter(|given| !given.is_empty());
    let published = given.and_then(published_day);
    let warning = given.filter(|_| published.is_none()).map(|given| LineError::Published(given.to_owned()));
    let json = catch_unwind(|| {
        let analysis = analyze(&Article::read(&request.text, published));
        export::json::write(&AnalysisDocument::from(&analysis))
    })
    .map_err(|_| LineError::Engine)?;
    let fields = json.strip_prefix('{').unwrap_or(&json);
    Ok(Line { output: format!("{{\"id\":{},{fields}", request.id.get()), warning })
}

/// The next line without its end; `None` when there is none.
pub(super) fn read_line(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, LineError>>> {
    let mut line = Vec::new();
    let limit = LONGEST_LINE as u64 + 1;
    if input.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() > LONGEST_LINE {
        input.skip_until(b'\n')?;
        return Ok(Some(Err(LineError::TooLong)));
    }
    Ok(Some(Ok(line)))
}

/// The line without the byte order mark that some programs set at the head of a file.
pub(super) fn without_mark(line: Vec<u8>, number: usize) -> Vec<u8> {
    match line.strip_prefix("\u{feff}".as_bytes()) {
        Some(rest) if number == 1 => rest.to_vec(),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publication_day_may_stand_in_a_time_stamp() {
        for text in ["2022-04-24", " 2022-04-24 ", "2022-04-24T10:00:00Z", "2022-04-24 10:00"] {
            assert_eq!(published_day(text), edtf::day("2022-04-24"), "{text}");
        }
        for text in ["", "2022-04", "2022-04-24~", "24 April 2022", "2022-04-31", "2022-04-24x", "2022-04-2é T"] {
            assert_eq!(published_day(text), None, "{text}");
        }
    }
}
