//! What a reader did to the machine's result, kept apart from it so that a new reading of the text keeps it too.
//!
//! A [`Patch`] holds the reader's word on events that were found, the events that the reader made, and the furniture that
//! the reader counts as story. [`Patch::apply`] lays it over an analysis document; nothing of it is ever moved to other
//! words silently: what fits nothing any more is an orphan and listed as such. As JSON a patch is compact, what says
//! nothing is left out:
//!
//! ```
//! use tempoline::work::patch::Patch;
//! let json = r#"{"edits":[{"of":{"kind":"release","title":"Low Water","quote":"Glass Ferry released"},"word":{"checked":true}}]}"#;
//! let patch: Patch = serde_json::from_str(json).expect("a patch");
//! assert_eq!(patch.edits[0].word.checked, true);
//! assert_eq!(serde_json::to_string(&patch).expect("json"), json);
//! ```

mod apply;
mod change;
mod target;

pub use apply::{Orphan, Part, Patched, Said};
pub use target::{Target, Targets};

use crate::analysis::EventRecord;
use crate::edtf::Edtf;
use crate::event::{Kind, Status};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// All that a reader did to an analysis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Patch {
    /// The reader's word on events that were found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
    /// Events that the reader made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Added>,
    /// First code points of furniture that the reader counts as story.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub restored: Vec<usize>,
}

/// The reader's word on one event that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// Which event.
    pub of: Target,
    /// What the reader says of it.
    pub word: Word,
}

/// What a reader says of an event; `None` leaves a field as it was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Word {
    /// Looked at and found right.
    #[serde(skip_serializing_if = "is_false")]
    pub checked: bool,
    /// Not an event.
    #[serde(skip_serializing_if = "is_false")]
    pub rejected: bool,
    /// Another kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Another finer kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Another status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Another date, or none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<When>,
    /// Another title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Other artists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artists: Option<Vec<String>>,
    /// Another venue; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// Another place; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Another measure; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The same as this other event, which takes its sentences over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merged: Option<SameAs>,
    /// Only the first so many of its sentences; the rest speak of something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentences: Option<usize>,
}

impl Word {
    /// Whether it changes what the event says.
    pub fn changes(&self) -> bool {
        let judged = Word { checked: self.checked, rejected: self.rejected, ..Word::default() };
        *self != judged
    }
}

/// The event that another is the same as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SameAs {
    /// One that was found.
    Found(Target),
    /// One that the reader made, by its number.
    Added(u32),
}

/// A date as the reader gives it: EDTF, or empty where the event has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When(pub Option<Edtf>);

/// An event that the reader made of words of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Added {
    /// Its number, never used twice in one patch; its id is `a` and that.
    pub number: u32,
    /// Release, record, concert or award.
    pub kind: Kind,
    /// The finer kind, as in the analysis document.
    pub what: String,
    /// What became of it.
    pub status: Status,
    /// Its name.
    pub title: String,
    /// Who.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub artists: Vec<String>,
    /// When.
    #[serde(default, skip_serializing_if = "When::is_none")]
    pub date: When,
    /// The hall, ground or show; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub venue: String,
    /// The city, region or country; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// What a record measured, in words; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// First code point of the words that say so.
    pub at: usize,
    /// Those words.
    pub quote: String,
    /// Not looked at yet: it came out of another event.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unchecked: bool,
    /// The same as this other event, which takes its sentence over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged: Option<SameAs>,
}

impl Added {
    /// Its id in a patched document.
    pub fn id(&self) -> String {
        format!("a{}", self.number)
    }
}

/// The fields of an event that a reader can change.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    /// Release, record, concert or award.
    pub kind: Kind,
    /// The finer kind.
    pub what: String,
    /// What became of it.
    pub status: Status,
    /// Its name.
    pub title: String,
    /// Who.
    pub artists: Vec<String>,
    /// When.
    pub date: Option<Edtf>,
    /// The hall, ground or show; empty for none.
    pub venue: String,
    /// The city, region or country; empty for none.
    pub place: String,
    /// What a record measured, in words; empty for none.
    pub measure: String,
}

impl Fields {
    /// Those of an event as it stands.
    pub fn of(event: &EventRecord) -> Fields {
        Fields {
            kind: event.kind,
            what: event.what.clone(),
            status: event.status,
            title: event.title.clone(),
            artists: event.artists.clone(),
            date: event.date,
            venue: event.venue.clone().unwrap_or_default(),
            place: event.place.clone().unwrap_or_default(),
            measure: measure_of(event),
        }
    }
}

/// An event's measures in words.
pub fn measure_of(event: &EventRecord) -> String {
    let quotes: Vec<&str> = event.measures.iter().map(|measure| measure.quote.as_str()).collect();
    quotes.join(", ")
}

fn is_false(value: &bool) -> bool {
    !value
}

impl When {
    fn is_none(&self) -> bool {
        self.0.is_none()
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(date) => date.serialize(serializer),
            None => serializer.serialize_str(""),
        }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<When, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(When(None));
        }
        text.parse().map(|date| When(Some(date))).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
