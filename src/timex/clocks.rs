//! The day that a clock time belongs to: `8 p.m. Sunday` is one timex, `at 8 p.m. on Sunday` two of one day.

use super::{Timex, TimexKind};
use crate::edtf::{Date, Edtf};
use crate::text::{Document, Span};

/// Gives each clock time the day that stands beside it or last before it in its sentence.
pub(super) fn settle_clocks(doc: &Document, timexes: Vec<Timex>) -> Vec<Timex> {
    let mut settled: Vec<Timex> = Vec::with_capacity(timexes.len());
    let mut rest = timexes.into_iter().peekable();
    while let Some(mut clock) = rest.next() {
        if !is_clock(&clock) {
            settled.push(clock);
            continue;
        }
        let sentence = doc.sentence_at(clock.span.start);
        let next = rest.peek().filter(|next| doc.sentence_at(next.span.start) == sentence);
        let after = next.and_then(|next| Some((day_of(next)?, stands_beside(doc, &clock, next)?)));
        let before = settled.last().filter(|last| doc.sentence_at(last.span.start) == sentence).and_then(day_of);
        if let (Some(day), Some((_, time))) = (after.map(|(day, _)| day).or(before), clock.value.split_once('T')) {
            clock.value = format!("{}T{time}", Edtf::from_day(day));
        }
        if let (Some((day, true)), Some(next)) = (after, rest.peek()) {
            clock.span = clock.span.cover(next.span);
            clock.edtf = Some(Edtf::from_day(day));
            clock.stated.clone_from(&next.stated);
            clock.anchor = next.anchor;
            clock.others.clone_from(&next.others);
            rest.next();
        }
        settled.push(clock);
    }
    settled
}

/// Whether a date stands right after a clock time (`true`: with nothing between them).
fn stands_beside(doc: &Document, clock: &Timex, next: &Timex) -> Option<bool> {
    let between = doc.tokens_in(Span::new(clock.span.end, next.span.start));
    let words: Vec<&str> = between.take(4).map(|token| doc.word(token)).collect();
    match words[..] {
        [] => Some(true),
        ["on" | "," | "time"] | [",", "on"] | ["local", "time"] | ["time", "on"] | ["local", "time", "on"] => Some(false),
        _ => None,
    }
}

fn is_clock(timex: &Timex) -> bool {
    timex.kind == TimexKind::Time && matches!(timex.rule, "clock" | "hour" | "military-clock" | "noon") && timex.edtf.is_none()
}

fn day_of(timex: &Timex) -> Option<Date> {
    match timex.edtf {
        Some(Edtf::Date(date)) if matches!(timex.kind, TimexKind::Date | TimexKind::Time) => date.as_day(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::find_timexes;
    use super::*;
    use crate::edtf::day;

    #[test]
    fn a_clock_time_takes_the_day_beside_it() {
        for (text, expected) in [
            ("Doors will open at 8 p.m. Sunday.", "2022-05-01T20:00"),
            ("It begins at 10 a.m. on Friday, May 6.", "2022-05-06T10:00"),
            ("On Monday it fell at 16:00 UTC.", "2022-04-25T16:00Z"),
            ("Doors at 7pm.", "2022-04-27T19:00"),
        ] {
            let doc = Document::new(text);
            let timexes = find_timexes(&doc, day("2022-04-27"));
            let clock = timexes.iter().find(|timex| timex.value.contains('T')).map(|timex| timex.value.as_str());
            assert_eq!(clock, Some(expected), "{text}");
        }
    }
}
