//! What the reader did to the machine's result, kept apart from it so that a new reading of the text keeps it too.

use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::Edtf;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The reader's word on one event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edit {
    /// Looked at and found right.
    #[serde(skip_serializing_if = "is_false")]
    pub checked: bool,
    /// Not an event.
    #[serde(skip_serializing_if = "is_false")]
    pub rejected: bool,
    /// Another date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// Another title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Other artists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artists: Option<Vec<String>>,
}

impl Edit {
    /// Whether it changes what the event says.
    pub fn changes(&self) -> bool {
        self.date.is_some() || self.title.is_some() || self.artists.is_some()
    }
}

fn is_false(value: &bool) -> bool {
    !value
}

/// All of it, by [`key`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Patch {
    edits: BTreeMap<String, Edit>,
}

impl Patch {
    /// The reader's word on `event`, an event of the machine's own result.
    pub fn of(&self, event: &EventRecord) -> Edit {
        self.edits.get(&key(event)).cloned().unwrap_or_default()
    }

    /// The same patch with another word on one event; a word that says nothing is dropped.
    pub fn with(&self, event: &EventRecord, edit: Edit) -> Patch {
        let mut edits = self.edits.clone();
        if edit == Edit::default() {
            edits.remove(&key(event));
        } else {
            edits.insert(key(event), edit);
        }
        Patch { edits }
    }

    /// Whether the reader said nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// How many of its edits fit no event of `document`: their sentence or title is no longer found there.
    pub fn orphans(&self, document: &AnalysisDocument) -> usize {
        let keys: std::collections::BTreeSet<String> = document.events.iter().map(key).collect();
        self.edits.keys().filter(|edited| !keys.contains(*edited)).count()
    }

    /// The machine's result with the reader's dates, titles and artists in it.
    pub fn apply(&self, document: &AnalysisDocument) -> AnalysisDocument {
        let mut patched = document.clone();
        for event in &mut patched.events {
            let Some(edit) = self.edits.get(&key(event)) else { continue };
            if let Some(date) = edit.date {
                event.date = Some(date);
            }
            if let Some(title) = &edit.title {
                event.title.clone_from(title);
            }
            if let Some(artists) = &edit.artists {
                event.artists.clone_from(artists);
            }
        }
        patched
    }
}

/// What an event is known by from one reading of the text to the next: its kind, its title and the sentence that says so.
///
/// Its number would not do: one more event before it shifts them all.
pub fn key(event: &EventRecord) -> String {
    let quote = event.evidence.first().map_or("", |quote| quote.quote.as_str());
    format!("{:?}|{}|{}|{quote}", event.kind, event.what, event.title)
}
