//! Dates that belong together: `from May 3 to June 5`, `Sept. 23-24`, `September and October 2016`.

use super::resolve::{Stated, span_of};
use super::{Part, Timex, TimexKind};
use crate::edtf::{Date, Edtf, PartialDate, Precision, civil};
use crate::text::{Document, Span};
use std::collections::BTreeMap;

/// How two neighbouring dates are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// `May 3 to 5`.
    Range,
    /// `May 3 and 5`.
    List,
    /// `moved from May 3 to June 5`.
    Move,
}

/// The timexes of `doc` with each range as one: its span from the first to the last date, its `edtf` the interval.
///
/// `from Sept. 23 to Oct. 2` is two timexes, as TIMEX3 has it, and one date `2022-09-23/2022-10-02` on a timeline.
/// All other timexes stay as they are.
///
/// ```
/// use tempoline::{day, text::Document, timex::{find_timexes, join_ranges}};
/// let doc = Document::new("The fair will run from Sept. 23-25 in Hull.");
/// let dates = join_ranges(&doc, &find_timexes(&doc, day("2022-04-27")));
/// assert_eq!(dates.len(), 1);
/// assert_eq!(dates[0].edtf.map(|edtf| edtf.to_string()).as_deref(), Some("2022-09-23/2022-09-25"));
/// ```
pub fn join_ranges(doc: &Document, timexes: &[Timex]) -> Vec<Timex> {
    let mut joined: Vec<Timex> = Vec::with_capacity(timexes.len());
    let mut at = 0;
    while let Some(timex) = timexes.get(at) {
        let range = timexes.get(at + 1).and_then(|next| match join(doc, timex, next)? {
            Join::Range => Some((at + 1, interval(timex, next)?)),
            Join::List => run_of_days(doc, timexes, at),
            Join::Move => None,
        });
        match range.and_then(|(last, edtf)| Some((last, edtf, timexes.get(at..=last)?))) {
            Some((last, edtf, parts)) => {
                joined.push(whole_range(parts, timex, edtf));
                at = last + 1;
            }
            None => {
                joined.push(timex.clone());
                at += 1;
            }
        }
    }
    joined
}

/// One timex for the `parts` of a range.
fn whole_range(parts: &[Timex], first: &Timex, edtf: Edtf) -> Timex {
    let mut stated: Vec<Part> = parts.iter().flat_map(|part| part.stated.iter().copied()).collect();
    stated.sort_unstable();
    stated.dedup();
    Timex {
        span: parts.iter().fold(first.span, |span, part| span.cover(part.span)),
        edtf: Some(edtf),
        rule: "range",
        modifier: None,
        anchor: parts.iter().find_map(|part| part.anchor),
        stated,
        others: Vec::new(),
        ..first.clone()
    }
}

/// A list of days that follow one another, `October 1 and 2`, is one stretch: its last index and interval. A list with gaps,
/// or one that the sentence tells apart (`in Hull and Leeds respectively`), is not.
fn run_of_days(doc: &Document, timexes: &[Timex], first: usize) -> Option<(usize, Edtf)> {
    let listed =
        |pair: &[Timex]| matches!(pair, [one, two] if join(doc, one, two) == Some(Join::List) && two.kind == TimexKind::Date);
    let count = timexes.get(first..)?.windows(2).take_while(|pair| listed(pair)).count();
    // The list must begin here, not one place earlier.
    let begins = first.checked_sub(1).and_then(|before| timexes.get(before..=first)).is_none_or(|pair| !listed(pair));
    let run = timexes.get(first..=first + count)?;
    let (one, last) = (run.first()?, run.last()?);
    let consecutive = run.windows(2).all(|pair| matches!(pair, [one, two] if next_day(one, two)));
    (begins && consecutive && !respectively(doc, last)).then(|| Some((first + count, interval(one, last)?)))?
}

fn partial(timex: &Timex) -> Option<PartialDate> {
    match timex.edtf {
        Some(Edtf::Date(date)) if timex.kind == TimexKind::Date => Some(date),
        _ => None,
    }
}

/// Whether the second is the day after the first: `October 1 and 2` is one stretch.
fn next_day(first: &Timex, second: &Timex) -> bool {
    let day = |timex: &Timex| partial(timex).and_then(PartialDate::as_day);
    matches!((day(first), day(second)), (Some(first), Some(second)) if first.next_day() == Some(second))
}

/// Whether the sentence goes on to tell the days apart: `May 27 and 28 in Hull and Leeds respectively`.
fn respectively(doc: &Document, timex: &Timex) -> bool {
    let after = doc.tokens_in(timex.span).end;
    (after..after + 8).any(|token| doc.word(token) == "respectively")
}

fn interval(first: &Timex, last: &Timex) -> Option<Edtf> {
    let (start, end) = (partial(first)?, partial(last)?);
    (start != end).then(|| span_of(start, end)).flatten()
}

/// Words that show a move from one date to another rather than a stretch: `moved from May 3 to June 5`.
const MOVES: &[&str] = &[
    "rescheduled",
    "moved",
    "postponed",
    "pushed",
    "shifted",
    "delayed",
    "changed",
    "brought",
    "switched",
    "bumped",
    "pulled",
    "original",
    "originally",
];

/// How the dates of two neighbouring timexes are joined, if they are.
fn join(doc: &Document, first: &Timex, second: &Timex) -> Option<Join> {
    if first.span.end > second.span.start || second.span.start - first.span.end > 60 {
        return None;
    }
    let between = doc.tokens_in(Span::new(first.span.end, second.span.start));
    let words: Vec<&str> = between.clone().take(6).map(|token| doc.word(token)).collect();
    let start = doc.tokens_in(first.span).start;
    let before = |back: usize| start.checked_sub(back).map_or("", |token| doc.word(token));
    let coarse = |timex: &Timex| partial(timex).is_some_and(|date| date.precision() <= Precision::Decade);
    if !coarse(first) || !coarse(second) {
        return None;
    }
    Some(match words[..] {
        ["-" | "–" | "—" | "‑"] => Join::Range,
        ["to" | "through" | "thru" | "until" | "till" | "til" | "into"] => {
            let moved = (1..=16).any(|back| MOVES.contains(&before(back)));
            if moved { Join::Move } else { Join::Range }
        }
        ["and"] if before(1) == "between" => Join::Range,
        ["and" | "&" | "or" | ","] | [",", "and" | "&"] => Join::List,
        [.., "until" | "through" | "to"]
            if words.iter().any(|word| {
                matches!(*word, "running" | "runs" | "continuing" | "continues" | "lasting" | "lasts" | "ran" | "run")
            }) =>
        {
            Join::Range
        }
        _ => return None,
    })
}

/// Lends a stated year to neighbours without one, and turns ranges that would run backwards.
pub(super) fn settle(doc: &Document, published: Option<Date>, timexes: &mut [Timex]) {
    let states = |timex: &Timex, part| timex.stated.contains(&part);
    for index in (1..timexes.len()).rev() {
        let Some((earlier, rest)) = timexes.split_at_mut_checked(index) else { continue };
        let (Some(first), Some(second)) = (earlier.last_mut(), rest.first()) else { continue };
        if states(second, Part::Year)
            && !states(first, Part::Year)
            && states(first, Part::Month)
            && calls_for_join(doc, first, second)
        {
            let (Some(start), Some(end)) = (month_of(first), partial(second)) else { continue };
            let later = end.month_number().is_some_and(|month| start > month);
            set_year(first, end.start_year() - i32::from(later));
        }
    }
    for index in 1..timexes.len() {
        let Some((earlier, rest)) = timexes.split_at_mut_checked(index) else { continue };
        let (Some(first), Some(second)) = (earlier.last_mut(), rest.first_mut()) else { continue };
        let inherits = states(first, Part::Year) && !states(second, Part::Year) && states(second, Part::Month);
        if inherits && calls_for_join(doc, first, second) {
            let (Some(start), Some(month)) = (partial(first), month_of(second)) else { continue };
            let wraps = start.month_number().is_some_and(|start| month < start);
            set_year(second, start.start_year() + i32::from(wraps));
        } else {
            match join(doc, first, second) {
                Some(Join::Range) => turn(first, second, published),
                Some(Join::Move) => draw_near(first, second),
                _ => {}
            }
        }
    }
}

/// A day of a month that the text gives with its year somewhere is of that year where it stands without one, and of one
/// year wherever it stands, as far as the publication date leaves it open.
pub(super) fn agree_on_years(timexes: &mut [Timex]) {
    let states = |timex: &Timex, part| timex.stated.contains(&part);
    let mut years: BTreeMap<(u8, u8), (i32, usize)> = BTreeMap::new();
    // A year that is written out counts for more than any number of inferred ones.
    for written in [true, false] {
        let mut counted: BTreeMap<((u8, u8), i32), usize> = BTreeMap::new();
        for timex in timexes.iter().filter(|timex| states(timex, Part::Day) && states(timex, Part::Year) == written) {
            if let Some(day) = partial(timex).and_then(PartialDate::as_day) {
                *counted.entry(((u8::from(day.month()), day.day()), day.year())).or_default() += 1;
            }
        }
        for ((day, year), count) in counted {
            let known = years.entry(day).or_insert((year, if written { usize::MAX } else { count }));
            if !written && count > known.1 {
                *known = (year, count);
            }
        }
    }
    for timex in timexes.iter_mut().filter(|timex| states(timex, Part::Day) && !states(timex, Part::Year)) {
        let Some(day) = partial(timex).and_then(PartialDate::as_day) else { continue };
        let year = years.get(&(u8::from(day.month()), day.day())).map_or(day.year(), |(year, _)| *year);
        let other = |other: &Edtf| other.first_day().is_some_and(|day| day.year() == year);
        if year != day.year() && timex.others.iter().any(other) {
            let (anchor, was) = (timex.anchor, timex.edtf);
            set_year(timex, year);
            timex.anchor = anchor;
            timex.others = was.into_iter().collect();
        }
    }
}

/// Whether two dates are joined, where the first may still lack its year.
fn calls_for_join(doc: &Document, first: &Timex, second: &Timex) -> bool {
    let dated = |timex: &Timex| Timex {
        edtf: timex.edtf.or(Some(Edtf::Date(PartialDate::year(2000).unwrap_or_else(year_zero)))),
        ..timex.clone()
    };
    join(doc, &dated(first), &dated(second)).is_some()
}

fn year_zero() -> PartialDate {
    PartialDate::day(Date::MIN)
}

/// The month a timex states, from its value `2022-09-23` or `XXXX-09-23`.
fn month_of(timex: &Timex) -> Option<u8> {
    timex.value.get(5..7)?.parse().ok().filter(|month| (1..=12).contains(month))
}

fn set_year(timex: &mut Timex, year: i32) {
    let day: Option<u8> = timex.value.get(8..10).and_then(|day| day.parse().ok());
    let Some(month) = month_of(timex) else { return };
    let date = match day {
        Some(day) => civil(year, month, day).map(PartialDate::day),
        None => PartialDate::month(year, month),
    };
    if let Some(date) = date {
        timex.value = date.to_string();
        timex.edtf = Some(Edtf::Date(date));
        timex.anchor = None;
        timex.others.clear();
    }
}

/// Two dates of a range without a year: the one that the publication date leaves open moves until they run forward.
fn turn(first: &mut Timex, second: &mut Timex, published: Option<Date>) {
    let (Some(start), Some(end), Some(published)) = (partial(first), partial(second), published) else { return };
    let (Some(first_day), Some(last_day)) = (start.first_day(), end.last_day()) else { return };
    let yearless = |timex: &Timex| timex.stated.contains(&Part::Month) && !timex.stated.contains(&Part::Year);
    if first_day <= last_day && !(yearless(first) && yearless(second) && (last_day - first_day).whole_days() > 330) {
        return;
    }
    let ahead = last_day >= published;
    if yearless(first) && yearless(second) {
        let year = |from: i32, wraps: bool, step: i32| from + if wraps { step } else { 0 };
        let wraps = month_of(first) > month_of(second);
        let anchor = (first.anchor, second.anchor);
        if ahead {
            set_year(first, year(end.start_year(), wraps, -1));
        } else {
            set_year(second, year(start.start_year(), wraps, 1));
        }
        (first.anchor, second.anchor) = anchor;
    } else if first.stated[..] == [Part::Weekday] && second.stated[..] == [Part::Weekday] {
        let week = time::Duration::days(7);
        let (moved, day) = if ahead { (second, last_day.checked_add(week)) } else { (first, first_day.checked_sub(week)) };
        if let Some(day) = day {
            moved.value = PartialDate::day(day).to_string();
            moved.edtf = Some(Edtf::from_day(day));
        }
    }
}

/// A date and the one it was moved to lie near each other.
fn draw_near(first: &mut Timex, second: &Timex) {
    let yearless = |timex: &Timex| timex.stated.contains(&Part::Month) && !timex.stated.contains(&Part::Year);
    let (Some(start), Some(end)) = (partial(first), partial(second)) else { return };
    let (Some(from), Some(to)) = (start.first_day(), end.first_day()) else { return };
    let days = (to - from).whole_days();
    if yearless(first) && days.abs() > 183 {
        let anchor = first.anchor;
        set_year(first, start.start_year() + if days > 0 { 1 } else { -1 });
        first.anchor = anchor;
    }
}

/// The same calendar date with another day, as a list of days states it.
pub(super) fn with_day(stated: Stated, day: i32) -> Stated {
    Stated { day: Some(day), weekday: None, ..stated }
}

#[cfg(test)]
mod tests {
    use super::super::find_timexes;
    use super::*;
    use crate::edtf::day;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let timexes = join_ranges(&doc, &find_timexes(&doc, day("2022-04-27")));
        let found: Vec<String> = timexes.iter().filter_map(|timex| timex.edtf).map(|edtf| edtf.to_string()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_that_belong_together_share_month_and_year() {
        check("They will play Sept. 23-24 there.", &["2022-09-23/2022-09-24"]);
        check("It was held between November 10-12, 2016, in Hull.", &["2016-11-10/2016-11-12"]);
        check("It will run between 7 and 9 July.", &["2022-07-07/2022-07-09"]);
        check("It will run from 3 to 10 May.", &["2022-05-03/2022-05-10"]);
        check("They will tour June–August.", &["2022-06/2022-08"]);
        check("Shows on October 23 and 29 are still scheduled.", &["2022-10-23", "2022-10-29"]);
        check("They will play on 20, 23 and 26 May.", &["2022-05-20", "2022-05-23", "2022-05-26"]);
        check("It took place from May 3 to May 5, 2021.", &["2021-05-03/2021-05-05"]);
        check("It runs from August 30, running until September 5.", &["2022-08-30/2022-09-05"]);
        check("It will take place June 2nd through 4th.", &["2022-06-02/2022-06-04"]);
        check("from July 28th-30th, they will play", &["2022-07-28/2022-07-30"]);
        check("It will run from December 28 to January 3.", &["2022-12-28/2023-01-03"]);
        check("They toured between 1994 and 2020.", &["1994/2020"]);
        check("It has been rescheduled from its original date of April 5 to June 2.", &["2022-04-05", "2022-06-02"]);
        check("They will play on October 1 and 2 in Hull.", &["2022-10-01/2022-10-02"]);
        check("They will play on October 1, 2 and 4 in Hull.", &["2022-10-01", "2022-10-02", "2022-10-04"]);
        check("They will play on May 27 and 28 in Hull and Leeds respectively.", &["2022-05-27", "2022-05-28"]);
        check("It was held on May 31 and June 1 last year.", &["2021-05-31/2021-06-01"]);
        check("concerts are planned for September and October.", &["2022-09", "2022-10"]);
        check("It took place in September and October 2016.", &["2016-09", "2016-10"]);
    }

    #[test]
    fn a_day_is_of_one_year_wherever_it_stands() {
        check("It is due May 30, 2022. It was out on May 30.", &["2022-05-30", "2022-05-30"]);
        check(
            "It will be out on July 2. The label named July 2. It sings of July 2.",
            &["2022-07-02", "2022-07-02", "2022-07-02"],
        );
        check("It was out on May 30, 1999. They will play on May 30.", &["1999-05-30", "2022-05-30"]);
    }

    #[test]
    fn numbers_after_a_date_are_no_days() {
        check("On April 5, 12 people sang.", &["2022-04-05"]);
        check("On April 5 and 6 songs later it ended.", &["2022-04-05"]);
    }
}
