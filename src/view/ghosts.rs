//! Where events stood before a change that is being tried: what is the same event in two readings of one text.

use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::Edtf;
use crate::order;
use std::collections::BTreeMap;

/// The dates before, by the ids now, of the events that another publication date moves. Events are told by what they are
/// and by the sentence that says so, since ids may be others in each reading.
pub fn moved(before: &AnalysisDocument, now: &AnalysisDocument) -> BTreeMap<String, Edtf> {
    let old = order::map(before.events.iter().map(|event| (told(event), event)));
    let moved = now.events.iter().filter_map(|event| {
        let date = old.get(&told(event))?.date?;
        (event.date != Some(date)).then(|| (event.id.clone(), date))
    });
    order::map(moved)
}

type Told<'a> = (usize, u8, &'a str, Option<usize>);

/// Sentence, kind, title, and the place of the words that give the date: two nights of one tour share all but these.
fn told(event: &EventRecord) -> Told<'_> {
    let sentence = event.evidence.first().map_or(0, |quote| quote.start);
    (sentence, event.kind as u8, &event.title, event.reason.as_ref().map(|reason| reason.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_with_other_dates_are_moved_and_the_rest_is_not() {
        let text = "Published 14 May 2026.\n\nGlass Ferry released “Low Water” on Friday. They played the Corn Hall in Leeds on 2 April 2026.";
        let read = |day: &str| AnalysisDocument::from(&crate::analyze(&crate::Article::read(text, crate::day(day))));
        let (before, now) = (read("2026-05-14"), read("2026-06-18"));
        assert!(moved(&before, &before).is_empty());
        let moved = moved(&before, &now);
        assert!(!moved.is_empty(), "{:?}", now.events);
        for (id, old) in &moved {
            let event = now.events.iter().find(|event| event.id == *id).expect("an id of the new reading");
            assert_ne!(event.date, Some(*old));
            assert_ne!(event.title, "", "{event:?}");
        }
        assert!(
            now.events
                .iter()
                .filter(|event| !moved.contains_key(&event.id))
                .all(|event| before.events.iter().any(|old| old.date == event.date))
        );
    }
}
