//! The library: every article that the reader brought, with what the reader changed, kept in this browser.
//!
//! An [`Entry`] is what is kept, a [`Head`] what a list shows of it. Both are JSON where they are stored and where they
//! cross to the worker, which alone talks to the browser's database (`store`). [`file`] is the whole library as one file.

pub mod file;
mod head;
#[cfg(feature = "worker")]
pub mod store;

pub use head::head_of;
use serde::{Deserialize, Serialize};

/// An article, or several on one timeline, as the library keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is known by; empty until the library gave it one.
    #[serde(default)]
    pub id: String,
    /// Counts up with every change: who changes an older one than is kept, changes it beside somebody else.
    #[serde(default)]
    pub revision: u32,
    /// The name that the reader gave it; where empty, its headline is its name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// When it was last changed, in seconds since 1970.
    #[serde(default)]
    pub changed: u64,
    /// The work, as [`crate::work::kept`] writes it.
    pub work: String,
}

/// What a list shows of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// That of the entry.
    pub id: String,
    /// That of the entry.
    pub revision: u32,
    /// The name that the reader gave it, else its headline, else its first words.
    pub name: String,
    /// Whether the reader gave that name.
    #[serde(default)]
    pub named: bool,
    /// Who published it, or who wrote it; empty where unsaid.
    pub source: String,
    /// `YYYY-MM-DD`; empty where unsaid.
    pub published: String,
    /// When it was last changed, in seconds since 1970.
    pub changed: u64,
    /// How many events it has.
    pub events: u32,
    /// How many articles it has.
    pub articles: u32,
    /// What searching looks through, folded: name, source, acts, titles.
    pub find: String,
}

/// Where a work is kept, as the worker answers it: `id revision`, and `copied` where another window had changed the entry
/// meanwhile, so that the work was kept beside it as a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The entry's id.
    pub id: String,
    /// Its revision.
    pub revision: u32,
    /// Whether it is a copy.
    pub copied: bool,
}

impl Place {
    /// As text. Ids hold no spaces.
    pub fn write(&self) -> String {
        format!("{} {}{}", self.id, self.revision, if self.copied { " copied" } else { "" })
    }

    /// From text; `None` for anything else.
    pub fn read(text: &str) -> Option<Place> {
        let mut parts = text.split(' ');
        let (id, revision) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
        (!id.is_empty()).then_some(Place { id, revision, copied: parts.next() == Some("copied") })
    }
}

/// What becomes of keeping `entry` where `kept` is there already under its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is there as it is.
    Same,
    /// It takes the place of what is there, or of nothing.
    Over,
    /// Somebody else changed what is there: both are kept.
    Beside,
}

/// Decides it: nobody's change is lost.
pub fn keeping(entry: &Entry, kept: Option<&Entry>) -> Keeping {
    match kept {
        Some(kept) if kept.work == entry.work => Keeping::Same,
        Some(kept) if kept.revision != entry.revision => Keeping::Beside,
        _ => Keeping::Over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_another_window_is_never_written_over() {
        let entry = |revision, work: &str| Entry { id: "a".into(), revision, work: work.into(), ..Entry::default() };
        for (mine, kept, becomes) in [
            (entry(0, "new"), None, Keeping::Over),
            (entry(2, "gone from the list meanwhile"), None, Keeping::Over),
            (entry(2, "newer"), Some(entry(2, "old")), Keeping::Over),
            (entry(2, "same"), Some(entry(3, "same")), Keeping::Same),
            (entry(2, "mine"), Some(entry(3, "theirs")), Keeping::Beside),
        ] {
            assert_eq!(keeping(&mine, kept.as_ref()), becomes, "{mine:?}");
        }
    }

    #[test]
    fn a_place_comes_back() {
        for place in [Place { id: "a-1".into(), revision: 3, copied: false }, Place { id: "b".into(), revision: 0, copied: true }]
        {
            assert_eq!(Place::read(&place.write()), Some(place));
        }
        for text in ["", "a", "a b", " 3"] {
            assert_eq!(Place::read(text), None, "{text}");
        }
    }
}
