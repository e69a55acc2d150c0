//! The reader's work as JSON: what the browser keeps between visits, and what goes to the worker.

use super::Work;
use super::patch::Patch;
use crate::edtf::Edtf;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The shape that is kept; a later version may add fields.
#[derive(Serialize, Deserialize)]
struct Kept {
    text: String,
    #[serde(default)]
    given: Option<Edtf>,
    #[serde(default)]
    patch: Patch,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    found: Option<Box<RawValue>>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    view: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changes: Option<[usize; 3]>,
}

/// Work that somebody handed on, and what came with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handed {
    /// The work.
    pub work: Work,
    /// What the page showed of it, as the page writes that; empty for all of it.
    pub view: String,
    /// Where this engine read the text of a file again that another engine had read: how many events differ, are new,
    /// and are gone.
    pub changes: Option<[usize; 3]>,
}

impl From<Work> for Handed {
    fn from(work: Work) -> Handed {
        Handed { work, ..Handed::default() }
    }
}

/// The work as text.
pub fn write(work: &Work) -> String {
    write_handed(&work.clone().into())
}

/// The same with what comes with it.
pub fn write_handed(handed: &Handed) -> String {
    let Handed { work, view, changes } = handed;
    let kept = Kept {
        text: work.text.to_string(),
        given: work.given.map(Edtf::from_day),
        patch: work.patch.clone(),
        found: work.found.as_ref().and_then(|found| RawValue::from_string(found.to_string()).ok()),
        view: view.clone(),
        changes: *changes,
    };
    // Text, a date and a map with text keys can always be written.
    serde_json::to_string(&kept).unwrap_or_default()
}

/// The work that `text` holds; `None` for anything else, and for a work without words.
pub fn read(text: &str) -> Option<Work> {
    read_handed(text).map(|handed| handed.work)
}

/// The same with what came with it.
pub fn read_handed(text: &str) -> Option<Handed> {
    let kept: Kept = serde_json::from_str(text).ok()?;
    let given = kept.given.and_then(|date| date.first_day());
    let work = match kept.found {
        // Positions count in this very text.
        Some(found) => Work { text: kept.text.into(), given, patch: kept.patch, found: Some(found.get().into()) },
        None => Work { patch: kept.patch, ..Work::new(&kept.text, given) },
    };
    (!work.is_empty()).then_some(Handed { work, view: kept.view, changes: kept.changes })
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
    fn events_without_their_article_come_back_with_what_came_along() {
        let work = Work { text: "It came out.".into(), found: Some("{\"events\":[]}".into()), ..Work::default() };
        let handed = Handed { work, view: "k=r".to_owned(), changes: Some([1, 0, 2]) };
        assert_eq!(read_handed(&write_handed(&handed)), Some(handed.clone()));
        let silent = Handed { work: Work { text: "".into(), ..handed.work }, ..Handed::default() };
        assert_eq!(read_handed(&write_handed(&silent)), Some(silent), "events alone have no text at all");
    }

    #[test]
    fn what_is_no_work_is_refused() {
        for text in ["", "null", "{}", "{\"text\":\" \"}", "{\"text\":\"a\",\"given\":\"soon\"}"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
