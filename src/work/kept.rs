//! The reader's work as JSON: what the browser keeps between visits, and what goes to the worker.

use super::Work;
use super::patch::Patch;
use super::several::{MemberWork, Several};
use crate::collection::{Apart, BETWEEN};
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
    changes: Option<Changes>,
    /// Where there are several articles; then `text` is empty, since theirs are it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    several: Vec<KeptMember>,
    #[serde(default, skip_serializing_if = "Apart::is_empty")]
    apart: Apart,
}

#[derive(Serialize, Deserialize)]
struct KeptMember {
    id: String,
    text: String,
    #[serde(default)]
    given: Option<Edtf>,
    #[serde(default)]
    patch: Patch,
}

/// Work that somebody handed on, and what came with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Handed {
    /// The work.
    pub work: Work,
    /// What the page showed of it, as the page writes that; empty for all of it.
    pub view: String,
    /// Where this engine read the text of a file again that another engine had read.
    pub changes: Option<Changes>,
}

/// What another reading of a text changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// How many events differ, are new, and are gone.
    pub counts: [usize; 3],
    /// The titles of the first of them, in that order, no more than can be read in a line.
    pub titles: Vec<String>,
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
    let (members, apart) = match &work.several {
        None => (Vec::new(), Apart::default()),
        Some(several) => {
            let members = several.members.iter().map(|member| KeptMember {
                id: member.id.clone(),
                text: member.text.to_string(),
                given: member.given.map(Edtf::from_day),
                patch: member.patch.clone(),
            });
            (members.collect(), several.apart.clone())
        }
    };
    let kept = Kept {
        text: if work.several.is_some() { String::new() } else { work.text.to_string() },
        given: work.given.map(Edtf::from_day),
        patch: work.patch.clone(),
        found: work.found.as_ref().and_then(|found| RawValue::from_string(found.to_string()).ok()),
        view: view.clone(),
        changes: changes.clone(),
        several: members,
        apart,
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
    let day = |date: Option<Edtf>| date.and_then(|date| date.first_day());
    let given = day(kept.given);
    let work = match kept.found {
        // Positions count in this very text.
        Some(found) => Work { text: kept.text.into(), given, patch: kept.patch, found: Some(found.get().into()), several: None },
        None if kept.several.is_empty() => Work { patch: kept.patch, ..Work::new(&kept.text, given) },
        None => {
            let members = kept.several.into_iter().map(|member| MemberWork {
                id: member.id,
                text: crate::article::clean(&member.text).into(),
                given: day(member.given),
                patch: member.patch,
            });
            Work::with_several(Several { members: members.collect(), apart: kept.apart }, kept.patch)
        }
    };
    (!work.is_empty()).then_some(Handed { work, view: kept.view, changes: kept.changes })
}

/// Which part of a text is which of several articles: what a link holds beside their common text.
#[derive(Serialize, Deserialize)]
struct Parts {
    parts: Vec<Part>,
    #[serde(default, skip_serializing_if = "Apart::is_empty")]
    apart: Apart,
}

#[derive(Serialize, Deserialize)]
struct Part {
    id: String,
    /// Bytes of its text.
    length: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    given: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Patch::is_empty")]
    patch: Patch,
}

/// Several articles without their text, for [`read_several`].
pub fn write_several(several: &Several) -> String {
    let parts = several.members.iter().map(|member| Part {
        id: member.id.clone(),
        length: member.text.len(),
        given: member.given.map(Edtf::from_day),
        patch: member.patch.clone(),
    });
    serde_json::to_string(&Parts { parts: parts.collect(), apart: several.apart.clone() }).unwrap_or_default()
}

/// The articles again, whose texts stand in `text` one after the other; `None` where they do not.
pub fn read_several(several: &str, text: &str) -> Option<Several> {
    let Parts { parts, apart } = serde_json::from_str(several).ok()?;
    let mut at: usize = 0;
    let mut members = Vec::with_capacity(parts.len());
    for Part { id, length, given, patch } in parts {
        let end = at.checked_add(length).filter(|end| *end <= text.len())?;
        members.push(MemberWork { id, text: text.get(at..end)?.into(), given: given.and_then(|date| date.first_day()), patch });
        at = end + BETWEEN.len();
    }
    let several = Several { members, apart };
    (several.text() == text).then_some(several)
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
        let handed = Handed {
            work,
            view: "k=r".to_owned(),
            changes: Some(Changes { counts: [1, 0, 2], titles: vec!["Low Water".to_owned()] }),
        };
        assert_eq!(read_handed(&write_handed(&handed)), Some(handed.clone()));
        let silent = Handed { work: Work { text: "".into(), ..handed.work }, ..Handed::default() };
        assert_eq!(read_handed(&write_handed(&silent)), Some(silent), "events alone have no text at all");
    }

    #[test]
    fn several_articles_come_back_each_with_its_own() {
        let works = [("a", "One came out."), ("a", "Two came out."), ("b", "One came out.")];
        let works = works.map(|(id, text)| (id.to_owned(), Work::new(text, day("2026-06-05"))));
        let mut work = Work::of_several(works.to_vec());
        let several = work.several.clone().unwrap();
        let ids: Vec<&str> = several.members.iter().map(|member| member.id.as_str()).collect();
        assert_eq!(ids, ["a", "a (2)"], "an article that is there already is passed over");
        assert_eq!(&*work.text, "One came out.\n\nTwo came out.");
        work = Work::with_several(Several { apart: several.apart.with("x", "y"), ..(*several).clone() }, work.patch);
        assert_eq!(read(&write(&work)), Some(work.clone()));
        let parts = work.several.as_deref().map(write_several).unwrap();
        assert_eq!(read_several(&parts, &work.text), work.several.as_deref().cloned());
        for text in ["", "One came out.\n\nTwo came ou", "One came out.\n\nTwo came out. Three."] {
            assert_eq!(read_several(&parts, text), None, "{text}");
        }
        assert_eq!(Work::of_several(vec![("c".into(), work.clone())]).text, work.text, "what is several gives its articles");
    }

    #[test]
    fn what_is_no_work_is_refused() {
        for text in ["", "null", "{}", "{\"text\":\" \"}", "{\"text\":\"a\",\"given\":\"soon\"}"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
