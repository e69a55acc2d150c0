//! The reader's work as JSON: what the browser keeps between visits, and what goes to the worker.

use super::Work;
use super::patch::Patch;
use crate::edtf::Edtf;
use serde::{Deserialize, Serialize};

/// The shape that is kept; a later version may add fields.
#[derive(Serialize, Deserialize)]
struct Kept {
    text: String,
    #[serde(default)]
    given: Option<Edtf>,
    #[serde(default)]
    patch: Patch,
}

/// The work as text.
pub fn write(work: &Work) -> String {
    let kept = Kept { text: work.text.to_string(), given: work.given.map(Edtf::from_day), patch: work.patch.clone() };
    // Text, a date and a map with text keys can always be written.
    serde_json::to_string(&kept).unwrap_or_default()
}

/// The work that `text` holds; `None` for anything else, and for a work without words.
pub fn read(text: &str) -> Option<Work> {
    let kept: Kept = serde_json::from_str(text).ok()?;
    let given = kept.given.and_then(|date| date.first_day());
    let work = Work { patch: kept.patch, ..Work::new(&kept.text, given) };
    (!work.text.trim().is_empty()).then_some(work)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day;

    #[test]
    fn work_comes_back_as_it_was_kept() {
        let work = Work::new("‘Low Water’ came out\r\non Friday.", day("2026-06-05"));
        assert_eq!(read(&write(&work)), Some(work));
    }

    #[test]
    fn what_is_no_work_is_refused() {
        for text in ["", "null", "{}", "{\"text\":\" \"}", "{\"text\":\"a\",\"given\":\"soon\"}"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
