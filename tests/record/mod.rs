//! Events for the tests of what is drawn from them.

use tempoline::analysis::EventRecord;
use tempoline::event::{Kind, Status};

/// An event as an article would give it: kind, EDTF date (or none), title.
pub fn event(kind: Kind, date: &str, title: &str) -> EventRecord {
    EventRecord {
        id: title.to_owned(),
        kind,
        what: String::new(),
        title: title.to_owned(),
        artists: Vec::new(),
        date: date.parse().ok(),
        reason: None,
        status: Status::Happened,
        venue: None,
        place: None,
        part_of: None,
        measures: Vec::new(),
        evidence: Vec::new(),
        confidence: 1.0,
        core: true,
        rule: String::new(),
        marks: Vec::new(),
        sources: None,
    }
}
