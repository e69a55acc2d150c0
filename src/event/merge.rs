//! Merging: several reports of one happening become one event with all their sentences.

use super::{Event, Kind, Status};
use crate::edtf::Edtf;
use crate::lexicon::fold;
use std::collections::HashMap;

/// A report must be this likely before an undated one takes its date.
const WORTH_A_DATE: f32 = 0.3;

/// How far a second report counts as one that errs independently.
const REPEATED: f32 = 0.2;

/// How many of the latest events a report is compared with, beside all that share its exact title: names for one
/// thing that differ stand near each other.
const NEAR: usize = 40;

/// Joins events that are one, the surer report giving the fields and the others what it lacks. Text order is kept.
pub fn merge(events: Vec<Event>) -> Vec<Event> {
    let mut merged: Vec<Event> = Vec::new();
    let mut titled: HashMap<(Kind, String), Vec<usize>> = HashMap::new();
    for event in events {
        let key = (event.kind, plain(&event.title));
        let near = (merged.len().saturating_sub(NEAR)..merged.len()).rev();
        let alike = titled.get(&key).map(Vec::as_slice).unwrap_or_default();
        let known = near.chain(alike.iter().copied().take(NEAR)).find(|known| same(&merged[*known], &event));
        match known {
            Some(known) => absorb(&mut merged[known], event),
            None => {
                titled.entry(key).or_default().push(merged.len());
                merged.push(event);
            }
        }
    }
    merged
}

/// Whether two reports are of one happening: same kind, one title, no act against another, dates that agree.
fn same(a: &Event, b: &Event) -> bool {
    if a.kind != b.kind {
        return false;
    }
    let dates = dates_agree(a, b);
    let one_sentence = a.evidence.first() == b.evidence.first();
    let titles = same_title(&a.title, &b.title);
    let acts = a.artists.is_empty() || b.artists.is_empty() || a.artists.iter().any(|artist| b.artists.contains(artist));
    match a.kind {
        // A work comes out once; another year is a reissue, believed when both reports are sure.
        Kind::Release => titles && (dates || same_year(a, b) || a.confidence.min(b.confidence) < 0.7),
        Kind::Record => {
            let told_twice = one_sentence && (a.what == b.what || a.measures.is_empty() || b.measures.is_empty());
            dates && titles && acts && (told_twice || (a.what == b.what && same_measure(a, b)))
        }
        Kind::Concert => {
            let places = agree(&a.venue, &b.venue) && agree(&a.place, &b.place);
            let unnamed = (is_unnamed(a) && vague(a)) || (is_unnamed(b) && vague(b));
            let festival = titles && a.what == "festival" && b.what == "festival";
            dates
                && (acts || festival)
                && places
                && (titles || one_sentence || unnamed)
                && a.is_tour() == b.is_tour()
                && (a.status == b.status || called_off(a, b))
        }
        Kind::Award => {
            dates && acts && ((titles && (a.what == b.what || a.what == "honour" || b.what == "honour")) || one_sentence)
        }
    }
}

/// Whether one sentence gives a night once as a show and once as called off: a moved one has another date.
fn called_off(a: &Event, b: &Event) -> bool {
    let cancelled = a.status == Status::Cancelled || b.status == Status::Cancelled;
    cancelled && a.date.is_some() && a.date == b.date && a.evidence.first() == b.evidence.first()
}

fn same_year(a: &Event, b: &Event) -> bool {
    let year = |event: &Event| event.date.and_then(|date| date.first_day()).map(|day| day.year());
    year(a) == year(b)
}

/// A show known by its act alone.
fn is_unnamed(event: &Event) -> bool {
    event.title_span.is_none()
}

/// A report that says neither when nor where is of the show spoken of elsewhere.
fn vague(event: &Event) -> bool {
    event.date.is_none() && event.venue.is_none() && event.place.is_none()
}

impl Event {
    /// A tour is not one of its nights.
    fn is_tour(&self) -> bool {
        self.what == "tour"
    }
}

fn same_measure(a: &Event, b: &Event) -> bool {
    match (a.measures.first(), b.measures.first()) {
        (Some(x), Some(y)) => x.unit == y.unit && (x.value - y.value).abs() < 0.5,
        (None, None) => true,
        _ => a.what == "chart",
    }
}

fn agree(a: &Option<String>, b: &Option<String>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same_title(a, b),
        _ => true,
    }
}

fn same_title(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    !a.is_empty() && (a == b || (a.len().min(b.len()) >= 6 && (a.contains(&b) || b.contains(&a))))
}

fn plain(title: &str) -> String {
    fold(title).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether the two dates may be one: equal, one absent, or one inside the other.
fn dates_agree(a: &Event, b: &Event) -> bool {
    let (Some(x), Some(y)) = (&a.date, &b.date) else { return true };
    x == y || within(x, y) || within(y, x)
}

fn within(inner: &Edtf, outer: &Edtf) -> bool {
    match (inner.first_day(), inner.last_day(), outer.first_day(), outer.last_day()) {
        (Some(first), Some(last), Some(from), Some(to)) => from <= first && last <= to,
        _ => false,
    }
}

/// Adds what another report says to the event.
fn absorb(known: &mut Event, mut other: Event) {
    if called_off(known, &other) {
        known.status = Status::Cancelled;
        other.status = Status::Cancelled;
    }
    if other.confidence > known.confidence {
        std::mem::swap(known, &mut other);
    }
    let finer = match (&known.date, &other.date) {
        (None, Some(_)) => other.confidence >= WORTH_A_DATE,
        (Some(known), Some(other)) => other.precision() < known.precision() && within(other, known),
        _ => false,
    };
    if finer {
        known.date = other.date;
        known.reason = other.reason;
        if known.status != Status::Cancelled {
            known.status = other.status;
        }
    }
    // "The Meridian Awards, where they were nominated": the verb says which it was, not the name.
    if known.kind == Kind::Award && known.rule == "award-noun" && other.rule != "award-noun" {
        known.what = other.what;
        known.rule = other.rule;
    }
    if known.artists.is_empty() {
        known.artists = other.artists;
        known.artist_spans = other.artist_spans;
    }
    known.venue = known.venue.take().or(other.venue);
    known.place = known.place.take().or(other.place);
    known.part_of = known.part_of.take().or(other.part_of);
    for measure in other.measures {
        if !known.measures.contains(&measure) {
            known.measures.push(measure);
        }
    }
    for evidence in other.evidence {
        if !known.evidence.contains(&evidence) {
            known.evidence.push(evidence);
        }
    }
    known.core |= other.core;
    // Two reports that err independently are both wrong less often than either.
    let doubt = (1.0 - known.confidence) * (1.0 - REPEATED * other.confidence);
    known.confidence = 1.0 - doubt;
}
