//! Which events show, in which order, and how many each choice of a filter would leave.

use super::later;
use super::listed::Listed;
use super::words::{self, Certainty};
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::{Date, Precision};
use crate::event::Kind;
use crate::lexicon::fold;
use crate::order;
use std::collections::BTreeMap;

/// Something that events can be chosen by, one value at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Who.
    Artist,
    /// What became of it: the status's name in the analysis document.
    Status,
    /// The year of its first day.
    Year,
    /// Venue or place.
    Place,
    /// Whether the reader has looked at it: `yes` or `no`.
    Reviewed,
    /// How sure it is: `sure`, `fairly` or `look`.
    Certainty,
    /// Of several articles one that reports it, by its name.
    Article,
}

impl Facet {
    /// All of them, as the page has them.
    pub const ALL: [Facet; 7] =
        [Facet::Artist, Facet::Status, Facet::Article, Facet::Year, Facet::Place, Facet::Reviewed, Facet::Certainty];

    /// Its name in a query, and in the page's fields.
    pub fn name(self) -> &'static str {
        match self {
            Facet::Artist => "artist",
            Facet::Status => "status",
            Facet::Year => "year",
            Facet::Place => "place",
            Facet::Reviewed => "reviewed",
            Facet::Certainty => "sure",
            Facet::Article => "article",
        }
    }

    /// What an event has of it.
    fn values(self, listed: &Listed) -> Vec<String> {
        let event = &listed.event;
        match self {
            Facet::Artist => event.artists.clone(),
            Facet::Status => vec![event.status.name().to_owned()],
            Facet::Year => {
                let first = event.date.and_then(|date| date.first_day().or_else(|| date.last_day()));
                first.map(|day| day.year().to_string()).into_iter().collect()
            }
            Facet::Article => {
                let reports = event.sources.iter().flat_map(|sources| &sources.reports);
                reports.map(|report| report.name.clone()).collect()
            }
            Facet::Place => [&event.venue, &event.place].into_iter().flatten().cloned().collect(),
            Facet::Reviewed => vec![if listed.word.checked { "yes" } else { "no" }.to_owned()],
            Facet::Certainty => {
                let name = match words::certainty(event.confidence) {
                    Certainty::Sure => "sure",
                    Certainty::FairlySure => "fairly",
                    Certainty::NeedsALook => "look",
                };
                vec![name.to_owned()]
            }
        }
    }
}

/// What the reader wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Kinds switched off, in the order of [`Kind::ALL`], each once.
    pub hidden_kinds: Vec<Kind>,
    /// Only events that have this value.
    pub chosen: BTreeMap<Facet, String>,
    /// Only events whose words hold all of these.
    pub find: String,
}

impl Filters {
    /// Whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        *self == Filters::default()
    }

    /// Switches a kind off, or on again.
    pub fn toggle(&mut self, kind: Kind) {
        let off = |other: &Kind| self.hidden_kinds.contains(other) != (*other == kind);
        self.hidden_kinds = Kind::ALL.into_iter().filter(off).collect();
    }

    /// Whether an event shows.
    pub fn admits(&self, listed: &Listed) -> bool {
        !self.hidden_kinds.contains(&listed.event.kind) && self.admits_but_kind(listed)
    }

    fn admits_but_kind(&self, listed: &Listed) -> bool {
        self.admits_but(listed, None) && self.has_words(&listed.event)
    }

    /// Whether all facets but one admit it.
    fn admits_but(&self, listed: &Listed, but: Option<Facet>) -> bool {
        self.chosen.iter().filter(|(facet, _)| Some(**facet) != but).all(|(facet, value)| facet.values(listed).contains(value))
    }

    fn has_words(&self, event: &EventRecord) -> bool {
        self.find.trim().is_empty() || later::holds(&searched(event), &self.find)
    }

    /// How many events of each kind the other filters leave.
    pub fn kind_counts(&self, listed: &[Listed]) -> [(Kind, usize); Kind::ALL.len()] {
        let mut counts = Kind::ALL.map(|kind| (kind, 0));
        for listed in listed.iter().filter(|listed| self.admits_but_kind(listed)) {
            let own = counts.iter_mut().find(|(kind, _)| *kind == listed.event.kind);
            own.into_iter().for_each(|(_, count)| *count += 1);
        }
        counts
    }

    /// The values that a facet has among the events, with how many of each the other filters leave: names by number, the
    /// most frequent first, years in order.
    pub fn counts(&self, facet: Facet, listed: &[Listed]) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for listed in listed {
            let here = !self.hidden_kinds.contains(&listed.event.kind)
                && self.admits_but(listed, Some(facet))
                && self.has_words(&listed.event);
            for value in facet.values(listed) {
                *counts.entry(value).or_default() += usize::from(here);
            }
        }
        // What is chosen stays among the choices, even where no event has it any more.
        if let Some(value) = self.chosen.get(&facet) {
            counts.entry(value.clone()).or_default();
        }
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        if matches!(facet, Facet::Artist | Facet::Article | Facet::Place) {
            order::sort_by(&mut counts, |one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        }
        counts
    }

    /// As a query, for links: `hide=record&artist=Glass%20Ferry&find=boat`; empty where nothing is filtered.
    pub fn to_query(&self) -> String {
        let hidden: Vec<&str> = self.hidden_kinds.iter().map(|kind| kind.name()).collect();
        let mut parts = Vec::new();
        if !hidden.is_empty() {
            parts.push(format!("hide={}", hidden.join(",")));
        }
        parts.extend(self.chosen.iter().map(|(facet, value)| format!("{}={}", facet.name(), escaped(value))));
        if !self.find.trim().is_empty() {
            parts.push(format!("find={}", escaped(self.find.trim())));
        }
        parts.join("&")
    }

    /// Reads a query; what it does not know is left out.
    pub fn from_query(query: &str) -> Filters {
        let mut filters = Filters::default();
        for (name, value) in query.split('&').filter_map(|part| part.split_once('=')) {
            let value = unescaped(value);
            match name {
                "hide" => {
                    let names: Vec<&str> = value.split(',').collect();
                    filters.hidden_kinds = Kind::ALL.into_iter().filter(|kind| names.contains(&kind.name())).collect();
                }
                "find" => filters.find = value,
                name => {
                    if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == name).filter(|_| !value.is_empty()) {
                        filters.chosen.insert(facet, value);
                    }
                }
            }
        }
        filters
    }
}

/// Whether a text holds all the words, whatever their case and accents.
pub fn holds(text: &str, words: &str) -> bool {
    let text = fold(text);
    fold(words).split_whitespace().all(|word| text.contains(word))
}

/// The lines of a text, from 1, that hold all the words; none for no words.
pub fn lines_with(text: &str, words: &str) -> Vec<usize> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    text.split('\n').enumerate().filter(|(_, line)| later::holds(line, words)).map(|(index, _)| index + 1).collect()
}

/// Letters and digits of every script stand for themselves.
fn escaped(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        if character.is_alphanumeric() || matches!(character, '-' | '_' | '.' | '\'' | ',') {
            escaped.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                escaped.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    escaped
}

/// Undoes [`escaped`], and what browsers add to it; what is no escape stays as it is.
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten().and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or(&[]);
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
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
    order::sort_by_key(&mut order, |index| document.events.get(*index).map(sort_key));
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
    use crate::work::patch::Patch;

    fn document() -> AnalysisDocument {
        serde_json::from_str(include_str!("../../tests/data/analysis.json")).expect("tests/data/analysis.json is a document")
    }

    fn listed() -> Vec<Listed> {
        let document = document();
        let patch = Patch::default().checked(&document, "e2", true);
        crate::view::listed::list(&document, &patch.apply(&document, ""))
    }

    fn shown(filters: &Filters) -> Vec<String> {
        listed().iter().filter(|listed| filters.admits(listed)).map(|listed| listed.event.id.clone()).collect()
    }

    fn only(facet: Facet, value: &str) -> Filters {
        Filters { chosen: [(facet, value.to_owned())].into(), ..Filters::default() }
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
    fn words_are_found_in_the_article_too() {
        assert_eq!(lines_with("One.\n\nThe Ferry, again.\nFerry élan", "ferry"), [3, 4]);
        assert_eq!(lines_with("One.", " "), [0; 0]);
    }

    #[test]
    fn a_kinds_count_does_not_fall_when_its_own_filter_hides_it() {
        let all = Filters::default().kind_counts(&listed());
        let hidden = Filters { hidden_kinds: [Kind::Release].into(), ..Filters::default() };
        assert_eq!(hidden.kind_counts(&listed()), all);
        assert!(listed().iter().filter(|listed| hidden.admits(listed)).all(|listed| listed.event.kind != Kind::Release));
    }

    #[test]
    fn each_choice_leaves_as_many_events_as_it_says() {
        for facet in Facet::ALL {
            let counts = Filters::default().counts(facet, &listed());
            for (value, count) in counts {
                assert_eq!(shown(&only(facet, &value)).len(), count, "{facet:?} {value}");
            }
        }
    }

    #[test]
    fn what_was_looked_at_can_be_told_from_what_was_not() {
        assert_eq!(shown(&only(Facet::Reviewed, "yes")), ["e2"]);
        assert_eq!(shown(&only(Facet::Reviewed, "no")).len(), listed().len() - 1);
    }

    #[test]
    fn an_acts_count_heeds_the_other_filters() {
        let counts = only(Facet::Status, "rumoured").counts(Facet::Artist, &listed());
        assert!(counts.contains(&("Glass Ferry".to_owned(), 1)), "{counts:?}");
    }

    #[test]
    fn filters_ride_in_a_query_and_come_back() {
        for filters in [
            Filters::default(),
            only(Facet::Artist, "Glass & Ferry = 50%#"),
            only(Facet::Place, "सूरत"),
            Filters {
                hidden_kinds: [Kind::Record, Kind::Award].into(),
                chosen: [(Facet::Year, "2026".to_owned()), (Facet::Certainty, "look".to_owned())].into(),
                find: "boat + oar".into(),
            },
        ] {
            let query = filters.to_query();
            assert!(!query.contains([' ', '#', '"']), "{query}");
            assert_eq!(Filters::from_query(&query), filters, "{query}");
        }
        assert_eq!(Filters::default().to_query(), "");
        assert_eq!(Filters::from_query("hide=song&colour=red&artist=&%=%%zz&find"), Filters::default());
    }
}
