//! What one reading of an article says that another does not.

use crate::analysis::{AnalysisDocument, EventRecord};
use std::collections::BTreeMap;

/// A difference, by indices into the two documents' events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Only the first has it.
    Gone(usize),
    /// Only the second has it.
    New(usize),
    /// Both have it, and these fields differ.
    Differs(usize, usize, Vec<&'static str>),
}

/// What the reading `after` changed, in the order of the first document, then what is new. Events are one where they are of
/// one kind and rest on one sentence; of several in a sentence, those with one title or one date first.
pub fn changes(before: &AnalysisDocument, after: &AnalysisDocument) -> Vec<Change> {
    let mut partners: Vec<Option<usize>> = vec![None; before.events.len()];
    let mut taken = vec![false; after.events.len()];
    let alike: [fn(&EventRecord) -> String; 3] = [
        |event| format!("{}\n{}\n{}\n{}", event.kind.name(), quote(event), event.title, dated(event)),
        |event| format!("{}\n{}\n{}", event.kind.name(), quote(event), event.title),
        |event| format!("{}\n{}", event.kind.name(), quote(event)),
    ];
    for key in alike {
        let mut free: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, event) in after.events.iter().enumerate().rev().filter(|(at, _)| taken.get(*at) == Some(&false)) {
            free.entry(key(event)).or_default().push(at);
        }
        for (partner, event) in partners.iter_mut().zip(&before.events).filter(|(partner, _)| partner.is_none()) {
            *partner = free.get_mut(&key(event)).and_then(Vec::pop);
            if let Some(slot) = partner.and_then(|at| taken.get_mut(at)) {
                *slot = true;
            }
        }
    }
    let pairs = partners.iter().enumerate().filter_map(|(at, partner)| match partner {
        None => Some(Change::Gone(at)),
        Some(other) => {
            let fields = before.events.get(at).zip(after.events.get(*other)).map(|(one, other)| differing(one, other))?;
            (!fields.is_empty()).then_some(Change::Differs(at, *other, fields))
        }
    });
    let new = taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(at, _)| Change::New(at));
    pairs.chain(new).collect()
}

fn quote(event: &EventRecord) -> &str {
    event.evidence.first().map_or("", |quote| quote.quote.as_str())
}

fn dated(event: &EventRecord) -> String {
    event.date.map(|date| date.to_string()).unwrap_or_default()
}

fn differing(one: &EventRecord, other: &EventRecord) -> Vec<&'static str> {
    let fields = [
        ("date", one.date != other.date),
        ("title", one.title != other.title),
        ("artists", one.artists != other.artists),
        ("what", one.what != other.what),
        ("status", one.status != other.status),
        ("venue", one.venue != other.venue),
        ("place", one.place != other.place),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> AnalysisDocument {
        serde_json::from_str(include_str!("../../tests/data/analysis.json")).expect("tests/data/analysis.json is a document")
    }

    #[test]
    fn a_reading_is_like_itself() {
        assert_eq!(changes(&document(), &document()), []);
    }

    #[test]
    fn what_went_what_came_and_what_is_another_is_said() {
        let (before, mut after) = (document(), document());
        after.events[0].date = "2026-02-14".parse().ok();
        after.events[3].title = "The Tour".to_owned();
        let moved = after.events.remove(5);
        after.events.insert(0, crate::analysis::EventRecord { evidence: before.events[6].evidence.clone(), ..moved });
        assert_eq!(
            changes(&before, &after),
            [Change::Differs(0, 1, vec!["date"]), Change::Differs(3, 4, vec!["title"]), Change::Gone(5), Change::New(0)]
        );
    }
}
