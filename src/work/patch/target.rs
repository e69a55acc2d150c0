//! What an event is known by from one reading of the text to the next.

use crate::analysis::{AnalysisDocument, EventRecord};
use crate::event::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How much of a sentence is enough to know it again, in characters.
const ENOUGH: usize = 48;

/// What an event is known by: its kind, its title and how the sentence begins that says so. Its number would not do,
/// since one more event before it shifts them all; nor would its date, since another publication date moves that.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Target {
    /// Its kind.
    pub kind: Kind,
    /// Its title as it was found.
    pub title: String,
    /// The beginning of its first sentence.
    pub quote: String,
    /// How many events before it are known by the same.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub nth: usize,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// The targets of all events of a document.
pub struct Targets {
    of: Vec<Target>,
    at: BTreeMap<Target, usize>,
    by_sentence: BTreeMap<(Kind, String), Vec<usize>>,
}

impl Targets {
    /// Those of an analysis as the engine gave it.
    pub fn new(document: &AnalysisDocument) -> Targets {
        let mut targets = Targets { of: Vec::new(), at: BTreeMap::new(), by_sentence: BTreeMap::new() };
        let mut alike: BTreeMap<Target, usize> = BTreeMap::new();
        for (index, event) in document.events.iter().enumerate() {
            let plain = Target { kind: event.kind, title: event.title.clone(), quote: beginning(event), nth: 0 };
            let before = alike.entry(plain.clone()).or_default();
            let target = Target { nth: *before, ..plain };
            *before += 1;
            targets.by_sentence.entry((target.kind, target.quote.clone())).or_default().push(index);
            targets.at.insert(target.clone(), index);
            targets.of.push(target);
        }
        targets
    }

    /// What the event at this place is known by.
    pub fn of(&self, index: usize) -> Option<&Target> {
        self.of.get(index)
    }

    /// The event that a target means: the very one, or else the only one of its kind on that sentence, so that an engine
    /// that reads the title otherwise does not lose the reader's word.
    pub fn find(&self, target: &Target) -> Option<usize> {
        self.at.get(target).copied().or_else(|| match self.by_sentence.get(&(target.kind, target.quote.clone()))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }
}

fn beginning(event: &EventRecord) -> String {
    event.evidence.first().map(|quote| quote.quote.chars().take(ENOUGH).collect()).unwrap_or_default()
}
