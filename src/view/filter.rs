//! Which events show, in which order, and how many each filter would leave.

use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::{Date, Precision};
use crate::event::{Kind, Status};
use crate::lexicon::fold;
use std::collections::{BTreeMap, BTreeSet};

/// What the reader wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Kinds switched off.
    pub hidden_kinds: BTreeSet<Kind>,
    /// Only this act.
    pub artist: Option<String>,
    /// Only this status.
    pub status: Option<Status>,
    /// Only events whose words hold all of these.
    pub find: String,
}

impl Filters {
    /// Whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        *self == Filters::default()
    }

    /// Whether `event` shows.
    pub fn admits(&self, event: &EventRecord) -> bool {
        !self.hidden_kinds.contains(&event.kind) && self.admits_but_kind(event)
    }

    fn admits_but_kind(&self, event: &EventRecord) -> bool {
        self.has_artist(event) && self.has_status(event) && self.has_words(event)
    }

    fn has_artist(&self, event: &EventRecord) -> bool {
        self.artist.as_ref().is_none_or(|artist| event.artists.contains(artist))
    }

    fn has_status(&self, event: &EventRecord) -> bool {
        self.status.is_none_or(|status| event.status == status)
    }

    fn has_words(&self, event: &EventRecord) -> bool {
        if self.find.trim().is_empty() {
            return true;
        }
        let words = fold(&searched(event));
        fold(&self.find).split_whitespace().all(|word| words.contains(word))
    }

    /// How many events of each kind the other filters leave.
    pub fn kind_counts(&self, events: &[EventRecord]) -> BTreeMap<Kind, usize> {
        let mut counts: BTreeMap<Kind, usize> = Kind::ALL.into_iter().map(|kind| (kind, 0)).collect();
        for event in events.iter().filter(|event| self.admits_but_kind(event)) {
            *counts.entry(event.kind).or_default() += 1;
        }
        counts
    }

    /// How many events of each act the other filters leave, the most frequent first.
    pub fn artist_counts(&self, events: &[EventRecord]) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for event in events {
            let here = usize::from(!self.hidden_kinds.contains(&event.kind) && self.has_status(event) && self.has_words(event));
            for artist in &event.artists {
                *counts.entry(artist).or_default() += here;
            }
        }
        let mut counts: Vec<(String, usize)> = counts.into_iter().map(|(artist, count)| (artist.to_owned(), count)).collect();
        counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        counts
    }

    /// How many events of each status the other filters leave.
    pub fn status_counts(&self, events: &[EventRecord]) -> Vec<(Status, usize)> {
        [Status::Happened, Status::Upcoming, Status::Cancelled, Status::Rumoured]
            .into_iter()
            .map(|status| {
                let shown = |event: &&EventRecord| {
                    event.status == status
                        && !self.hidden_kinds.contains(&event.kind)
                        && self.has_artist(event)
                        && self.has_words(event)
                };
                (status, events.iter().filter(shown).count())
            })
            .collect()
    }
}

fn searched(event: &EventRecord) -> String {
    let parts = [
        event.venue.as_deref(),
        event.place.as_deref(),
        event.part_of.as_deref(),
        event.evidence.first().map(|quote| quote.quote.as_str()),
    ];
    let mut words = vec![event.title.as_str(), event.what.as_str()];
    words.extend(event.artists.iter().map(String::as_str));
    words.extend(parts.into_iter().flatten());
    words.join(" ")
}

/// The events in order of date, what is coarser before what is finer, then the undated ones in reading order.
pub fn in_order(document: &AnalysisDocument) -> Vec<usize> {
    let mut order: Vec<usize> = (0..document.events.len()).collect();
    order.sort_by_key(|index| document.events.get(*index).map(sort_key));
    order
}

type SortKey = (bool, Option<Date>, std::cmp::Reverse<Option<Precision>>);

fn sort_key(event: &EventRecord) -> SortKey {
    let first = event.date.and_then(|date| date.first_day().or_else(|| date.last_day()));
    (first.is_none(), first, std::cmp::Reverse(event.date.map(|date| date.precision())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> AnalysisDocument {
        serde_json::from_str(include_str!("../../tests/data/analysis.json")).expect("tests/data/analysis.json is a document")
    }

    fn shown(filters: &Filters) -> Vec<String> {
        document().events.iter().filter(|event| filters.admits(event)).map(|event| event.id.clone()).collect()
    }

    #[test]
    fn undated_events_come_last() {
        let document = document();
        let order = in_order(&document);
        let dated: Vec<bool> = order.iter().map(|index| document.events[*index].date.is_some()).collect();
        assert!(dated.windows(2).all(|pair| pair[0] || !pair[1]), "{dated:?}");
        let first = |index: &usize| document.events[*index].date.and_then(|date| date.first_day().or(date.last_day()));
        assert!(order.iter().filter_map(first).is_sorted());
    }

    #[test]
    fn words_are_found_without_accents_in_any_field() {
        let filters = Filters { find: "limite water".into(), ..Filters::default() };
        assert_eq!(shown(&filters), ["e1"]);
    }

    #[test]
    fn a_kinds_count_does_not_fall_when_its_own_filter_hides_it() {
        let all = Filters::default().kind_counts(&document().events);
        let hidden = Filters { hidden_kinds: [Kind::Release].into(), ..Filters::default() };
        assert_eq!(hidden.kind_counts(&document().events), all);
        assert!(
            shown(&hidden).iter().all(|id| document().events.iter().any(|event| event.id == *id && event.kind != Kind::Release))
        );
    }

    #[test]
    fn an_acts_count_heeds_the_other_filters() {
        let only = Filters { status: Some(Status::Rumoured), ..Filters::default() };
        let counts = only.artist_counts(&document().events);
        assert!(counts.contains(&("Glass Ferry".to_owned(), 1)), "{counts:?}");
    }
}
