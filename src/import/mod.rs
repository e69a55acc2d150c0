//! Files that come back: our own JSON, the page that opens from disk, and timelines for TimelineJS from anywhere.
//!
//! A file that holds the article's text can be read again by this engine; [`changes`] says what another engine makes of it.
//! One without the text is shown as it is: its events, and of its text the quotations.
//!
//! ```
//! use tempoline::{AnalysisDocument, Article, analyze, export, import};
//! let article = Article::read("Glass Ferry released \"Low Water\" on February 13, 2026.", None);
//! let document = AnalysisDocument::from(&analyze(&article));
//! let opened = import::read(&export::json::write(&document)).unwrap();
//! assert_eq!(opened.document.events[0].title, "Low Water");
//! assert_eq!(opened.text, "Glass Ferry released \"Low Water\" on February 13, 2026.");
//! assert!(!opened.is_whole, "these are its quotations");
//! ```

mod changes;
mod timelinejs;

pub use changes::{Change, changes};

use crate::analysis::{AnalysisDocument, DOCUMENT_VERSION};
use crate::share::brief;
use serde_json::Value;
use std::fmt;

/// What a file held.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The events; their positions count in `text`.
    pub document: AnalysisDocument,
    /// The article, or what is known of it.
    pub text: String,
    /// Whether `text` is the whole article, so that it can be read again.
    pub is_whole: bool,
}

/// Why a file does not open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// It is neither JSON nor a page of ours.
    NotOurs,
    /// It is JSON, and neither an analysis nor a timeline.
    Unknown,
    /// A newer version of the document's shape.
    Newer(u64),
    /// It should be an analysis; what is wrong with it.
    Broken(String),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImportError::NotOurs => f.write_str("this is neither JSON nor a page that Tempoline wrote"),
            ImportError::Unknown => f.write_str("this JSON is neither an analysis nor a timeline for TimelineJS"),
            ImportError::Newer(version) => write!(f, "this analysis has the shape of a newer version ({version})"),
            ImportError::Broken(problem) => write!(f, "this analysis cannot be read: {problem}"),
        }
    }
}

impl std::error::Error for ImportError {}

/// Whether a file looks like one that [`read`] opens, rather than an article: told from its first characters.
pub fn is_file_of_ours(text: &str) -> bool {
    let head = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    head.starts_with('{') || crate::export::html::analysis_in(text).is_some()
}

/// What `text` holds: one of our documents (also inside our page), or a timeline for TimelineJS.
pub fn read(text: &str) -> Result<Opened, ImportError> {
    let text = crate::export::html::analysis_in(text).unwrap_or(text).trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|_| ImportError::NotOurs)?;
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if value.get("engine").is_some() => {
            if version > u64::from(DOCUMENT_VERSION) {
                return Err(ImportError::Newer(version));
            }
            let document = serde_json::from_value(value).map_err(|error| ImportError::Broken(error.to_string()))?;
            Ok(opened(document))
        }
        _ => timelinejs::read(&value).ok_or(ImportError::Unknown),
    }
}

/// The document with its text; where that is missing or another one, with its quotations for a text.
fn opened(mut document: AnalysisDocument) -> Opened {
    match document.text.take() {
        Some(text) if fits(&document, &text) => Opened { document, text, is_whole: true },
        _ => {
            let (text, document) = brief(&document, true);
            Opened { document, text, is_whole: false }
        }
    }
}

/// Whether every quotation stands in the text where the document says.
fn fits(document: &AnalysisDocument, text: &str) -> bool {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let of = |start: usize, end: usize| text.get(*starts.get(start)?..*starts.get(end)?);
    let quotes = document.events.iter().flat_map(|event| {
        let reason = event.reason.iter().map(|reason| (reason.start, reason.end, &reason.quote));
        event.evidence.iter().map(|quote| (quote.start, quote.end, &quote.quote)).chain(reason)
    });
    let mentions = document.mentions.iter().map(|mention| (mention.start, mention.end, &mention.quote));
    let timexes = document.timexes.iter().map(|timex| (timex.start, timex.end, &timex.quote));
    let marks = document.events.iter().flat_map(|event| &event.marks).map(|mark| (mark.start, mark.end));
    let regions = document.regions.iter().map(|region| (region.start, region.end));
    quotes.chain(mentions).chain(timexes).all(|(start, end, quote)| of(start, end) == Some(quote))
        && marks.chain(regions).all(|(start, end)| start <= end && end < starts.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{html, json};
    use crate::{Article, analyze, day};

    fn document() -> (AnalysisDocument, String) {
        let article = Article::read(include_str!("../../tests/data/articles/uk-rock-tour.txt"), day("2026-06-05"));
        (AnalysisDocument::from(&analyze(&article)), article.text)
    }

    #[test]
    fn a_document_with_its_text_opens_as_it_was() {
        let (document, text) = document();
        let file = json::write(&AnalysisDocument { text: Some(text.clone()), ..document.clone() });
        assert!(read(&file) == Ok(Opened { document, text, is_whole: true }));
    }

    #[test]
    fn a_document_with_another_text_opens_with_its_quotations() {
        let (document, text) = document();
        let file = json::write(&AnalysisDocument { text: Some(format!("x{text}")), ..document.clone() });
        let opened = read(&file).expect("it is a document");
        assert!(!opened.is_whole);
        assert_eq!(opened.document.events.len(), document.events.len());
        assert!(fits(&opened.document, &opened.text));
    }

    #[test]
    fn the_page_from_disk_opens_again() {
        let (document, _) = document();
        let opened = read(&html::write(&document)).expect("the page holds its document");
        let titles = |document: &AnalysisDocument| document.events.iter().map(|event| event.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&opened.document), titles(&document));
    }

    #[test]
    fn what_is_not_ours_says_what_it_is() {
        for (text, error) in [
            ("It rained.", ImportError::NotOurs),
            ("{\"a\": 1}", ImportError::Unknown),
            ("[]", ImportError::Unknown),
            ("{\"version\": 2, \"engine\": \"tempoline 9\"}", ImportError::Newer(2)),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
        assert!(matches!(read("{\"version\": 1, \"engine\": \"tempoline\"}"), Err(ImportError::Broken(_))));
    }
}
