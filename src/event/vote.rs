//! The date of an event that several reports tell of: each has a vote.

use super::{Reason, Status};
use crate::edtf::{Date, Edtf};

/// How many of its reports are heard on the date of an event.
pub const VOTES: usize = 32;

/// What the surest report without a date counts, against one with a date: most reports of a dated event do not repeat its date.
const UNDATED: f32 = 0.5;

/// How many days lie between the ends of a week. A longer stretch is a run of nights, and none of them is its date.
const WEEK: i64 = 6;

/// The date that a report gives, with its reason and what follows for the status.
#[derive(Clone)]
pub struct Said {
    /// The date, `None` where it gives none.
    pub date: Option<Edtf>,
    /// What the date is read from.
    pub reason: Option<Reason>,
    /// What follows from the date.
    pub status: Status,
    /// The sentence that gives it.
    pub sentence: usize,
    /// How sure both event and date are, 0 to 1.
    pub sure: f32,
}

/// The date that the reports of one happening make likeliest: each speaks for its own and for every finer one inside it,
/// so that a day wins over its year; the first and the last night of a tour speak for all of it. A sentence speaks once for a
/// date, however many of its words tell of the event.
pub fn likeliest(reports: &[Said]) -> Option<&Said> {
    let heard = &reports[..reports.len().min(VOTES)];
    let days = |said: &Said| said.date.and_then(|date| Some((date.first_day()?, date.last_day()?)));
    let days: Vec<Option<(Date, Date)>> = heard.iter().map(days).collect();
    let is_run = |said: usize| {
        let long = days[said].is_some_and(|(first, last)| (last - first).whole_days() > WEEK);
        long && matches!(heard[said].date, Some(Edtf::Interval(..)))
    };
    let lies_in = |inner: usize, outer: usize| match (days[inner], days[outer]) {
        (Some((first, last)), Some((from, to))) => !is_run(outer) && from <= first && last <= to,
        _ => false,
    };
    let bounds = |day: usize, run: usize| match (days[day], days[run]) {
        (Some(day), Some(run)) => day.0 == run.0 || day.1 == run.1,
        _ => false,
    };
    let speaks_for = |other: usize, said: usize| {
        heard[other].date == heard[said].date || lies_in(said, other) || (is_run(said) && bounds(other, said))
    };
    let mut known: Vec<(Edtf, f32)> = Vec::new();
    let mut worth = |said: usize| {
        let Some(date) = heard[said].date else {
            return UNDATED * heard.iter().filter(|said| said.date.is_none()).map(|said| said.sure).fold(0.0, f32::max);
        };
        if let Some((_, worth)) = known.iter().find(|(known, _)| *known == date) {
            return *worth;
        }
        let mut by_sentence: Vec<(usize, f32)> = Vec::new();
        for other in (0..heard.len()).filter(|other| speaks_for(*other, said)) {
            let Said { sentence, sure, .. } = heard[other];
            match by_sentence.iter_mut().find(|(known, _)| *known == sentence) {
                Some((_, surest)) => *surest = surest.max(sure),
                None => by_sentence.push((sentence, sure)),
            }
        }
        let worth = by_sentence.iter().map(|(_, sure)| sure).sum();
        known.push((date, worth));
        worth
    };
    let best = |a: &(f32, &Said), b: &(f32, &Said)| {
        a.0.total_cmp(&b.0).then(b.1.date.map(|date| date.precision()).cmp(&a.1.date.map(|date| date.precision())))
    };
    heard.iter().enumerate().map(|(index, said)| (worth(index), said)).max_by(best).map(|(_, said)| said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_wins_over_its_year_and_a_run_over_its_first_night() {
        let said = |(date, sure): &(&str, f32), sentence: usize| Said {
            date: Some(date.parse().unwrap()),
            reason: None,
            status: Status::Upcoming,
            sentence,
            sure: *sure,
        };
        for (reports, date) in [
            ([("2022", 0.9), ("2022-04-24", 0.4)], "2022-04-24"),
            ([("2022-07-03", 0.9), ("2022-07-03/2022-08-22", 0.4)], "2022-07-03/2022-08-22"),
            ([("2022-07-09", 0.9), ("2022-07-03/2022-08-22", 0.4)], "2022-07-09"),
            ([("2022-04-24", 0.4), ("2022-04-18/2022-04-24", 0.9)], "2022-04-24"),
        ] {
            let reports: Vec<Said> = reports.iter().zip(0..).map(|(report, sentence)| said(report, sentence)).collect();
            assert_eq!(likeliest(&reports).unwrap().date.unwrap().to_string(), date);
        }
    }
}
