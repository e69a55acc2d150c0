//! What two reports of one kind agree in, as the features of merging write it.

use super::merge::Report;
use super::traits::{Plain, Traits, is_edition};
use super::value::{Value, value};
use crate::edtf::Date;

/// What two reports agree in: title, date, how far apart, acts, venue, place, measure, what, status.
pub type Agreement = [Value<'static>; 9];

/// Compares two reports.
pub fn agreement(a: &Report, b: &Report) -> Agreement {
    let (x, y) = (&a.traits, &b.traits);
    let apart = match b.sentence.abs_diff(a.sentence) {
        0 => value!("0"),
        1 => value!("1"),
        2..=4 => value!("2-4"),
        _ => value!("5+"),
    };
    let equal = |equal: bool| if equal { value!("same") } else { value!("other") };
    [
        titles(a, b),
        dates(a, b),
        apart,
        acts(x, y),
        agree(&a.venue, &b.venue),
        agree(&a.place, &b.place),
        measures(x, y),
        equal(x.what.digest() == y.what.digest()),
        equal(a.event.status == b.event.status),
    ]
}

fn titles(a: &Report, b: &Report) -> Value<'static> {
    let unnamed = (a.event.title_span.is_none(), b.event.title_span.is_none());
    let equal = a.title.is(&b.title);
    let inside = || a.title.len().min(b.title.len()) >= 4 && a.title.overlaps(&b.title);
    match unnamed {
        (true, true) if equal => value!("both-unnamed-equal"),
        (true, true) => value!("both-unnamed"),
        _ if equal => value!("equal"),
        _ if inside() && is_edition(&a.event.title) != is_edition(&b.event.title) => value!("edition"),
        _ if inside() => value!("inside"),
        (false, false) => value!("other"),
        _ => value!("one-unnamed"),
    }
}

fn dates(a: &Report, b: &Report) -> Value<'static> {
    let (p, q) = (&a.traits, &b.traits);
    let year = |day: Option<Date>| day.map(|day| day.year());
    match (&a.event.date, &b.event.date) {
        (None, None) => value!("none"),
        (Some(x), Some(y)) if x == y => match (&a.event.reason, &b.event.reason) {
            (Some(x), Some(y)) if x.span == y.span => value!("one-place"),
            _ => value!("equal"),
        },
        (Some(_), Some(_)) if within(p, q) || within(q, p) => value!("inside"),
        (Some(_), Some(_)) if year(p.first_day) == year(q.first_day) => value!("one-year"),
        (Some(_), Some(_)) => value!("other"),
        _ => value!("one"),
    }
}

/// Whether two events have the same acts.
pub fn acts(a: &Traits, b: &Traits) -> Value<'static> {
    let shared = a.acts.iter().filter(|act| b.acts.contains(act)).take(64).count();
    match () {
        () if a.acts.is_empty() || b.acts.is_empty() => value!("unsaid"),
        () if shared == a.acts.len() && shared == b.acts.len() => value!("equal"),
        () if shared > 0 => value!("shared"),
        () => value!("other"),
    }
}

fn measures(a: &Traits, b: &Traits) -> Value<'static> {
    match (a.measure, b.measure) {
        (Some((x, _)), Some((y, _))) if x != y => value!("other-unit"),
        (Some((_, x)), Some((_, y))) if (x - y).abs() < 0.5 => value!("equal"),
        (Some(_), Some(_)) => value!("other"),
        (None, None) => value!("none"),
        _ => value!("one"),
    }
}

fn agree(a: &Option<Plain>, b: &Option<Plain>) -> Value<'static> {
    match (a, b) {
        (Some(a), Some(b)) => {
            if a.len() > 0 && a.overlaps(b) {
                value!("same")
            } else {
                value!("other")
            }
        }
        (None, None) => value!("none"),
        _ => value!("one"),
    }
}

/// Whether the date of an event lies in that of another.
pub fn within(inner: &Traits, outer: &Traits) -> bool {
    match (inner.first_day, inner.last_day, outer.first_day, outer.last_day) {
        (Some(first), Some(last), Some(from), Some(to)) => from <= first && last <= to,
        _ => false,
    }
}
