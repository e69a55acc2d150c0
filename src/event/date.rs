//! When a candidate happened by its time expression, and what status follows from it.

use super::candidate::{Candidate, When};
use super::scene::Scene;
use super::{Kind, Reason, Status};
use crate::edtf::{Bound, Edtf};
use crate::timex::{Part, Timex};

/// The days listed together with a time expression: `May 3, 5 and 6`; itself alone where none are.
pub fn listed_with(scene: &Scene, timex: usize) -> Vec<usize> {
    let is_day = |index: usize| scene.timexes.get(index).and_then(|timex| timex.edtf?.as_day()).is_some();
    let joined = |left: usize, right: usize| {
        let gap = scene.timex_tokens(left).end..scene.timex_tokens(right).start;
        gap.len() <= 2 && gap.into_iter().all(|token| matches!(scene.word(token), "," | "and" | "&"))
    };
    let mut first = timex;
    while first > 0 && is_day(first - 1) && is_day(first) && joined(first - 1, first) {
        first -= 1;
    }
    let mut last = timex;
    while is_day(last) && is_day(last + 1) && joined(last, last + 1) {
        last += 1;
    }
    (first..=last).collect()
}

/// What a time expression says of a happening: its date; for a place on a chart that is held 'currently', the day it was written.
pub fn read(scene: &Scene, timex: &Timex, kind: Kind) -> Option<Edtf> {
    let now = || {
        let published = scene.article.published?.date;
        let word = scene.word(scene.doc.tokens_in(timex.span).start);
        let held = kind == Kind::Record && timex.rule == "now" && matches!(word, "now" | "currently" | "presently" | "right");
        held.then(|| Edtf::from_day(published))
    };
    timex.edtf.or_else(now)
}

/// The date of a candidate: that of its time expression.
///
/// What is called off still lay ahead: 'have cancelled their show on July 11' in June is the next July 11, though the
/// verb looks back.
pub fn date(scene: &Scene, candidate: &Candidate) -> Option<Edtf> {
    let published = scene.article.published.map(|published| published.date);
    let timex = match candidate.when {
        When::Unsaid => return None,
        When::At(timex) | When::Run(timex, _) => &scene.timexes[timex],
    };
    let read = read(scene, timex, candidate.kind)?;
    if let When::Run(_, last) = candidate.when
        && let Some(last) = scene.timexes[last].edtf
    {
        return from_to(&read, &last).or(Some(read));
    }
    let (Some(published), true) = (published, candidate.modality.cancelled) else { return Some(read) };
    if timex.stated.contains(&Part::Year) || timex.rule == "range" {
        return Some(read);
    }
    let far = |date: &Edtf| date.first_day().map_or(i64::MAX, |day| (day - published).whole_days().abs());
    Some(timex.others.iter().copied().chain([read]).min_by_key(far).unwrap_or(read))
}

/// From the beginning of one date to the end of another, days or whatever both are.
pub fn from_to(first: &Edtf, last: &Edtf) -> Option<Edtf> {
    let start = match first {
        Edtf::Date(date) | Edtf::Interval(Bound::Date(date), _) => *date,
        Edtf::Interval(..) => return None,
    };
    let end = match last {
        Edtf::Date(date) | Edtf::Interval(_, Bound::Date(date)) => *date,
        Edtf::Interval(..) => return None,
    };
    Some(Edtf::interval(start, end))
}

/// Why a candidate has its date.
pub fn reason(scene: &Scene, candidate: &Candidate) -> Option<Reason> {
    match candidate.when {
        When::Unsaid => None,
        When::At(timex) => Some(Reason::from(&scene.timexes[timex])),
        When::Run(first, last) => {
            let (first, last) = (&scene.timexes[first], &scene.timexes[last]);
            Some(Reason { span: first.span.cover(last.span), rule: "run", others: Vec::new(), ..Reason::from(first) })
        }
    }
}

/// What became of it, by its verb group and its date.
pub fn status(scene: &Scene, candidate: &Candidate, date: Option<&Edtf>) -> Status {
    let modality = &candidate.modality;
    let published = scene.article.published.map(|published| published.date);
    let ahead = match (date.and_then(Edtf::first_day), date.and_then(Edtf::last_day), published) {
        (Some(first), _, Some(published)) if first > published => Some(true),
        (_, Some(last), Some(published)) if last < published => Some(false),
        _ => None,
    };
    if modality.cancelled && matches!(candidate.kind, Kind::Concert | Kind::Award) {
        return Status::Cancelled;
    }
    if modality.rumoured && ahead != Some(false) {
        return Status::Rumoured;
    }
    if ahead.unwrap_or(modality.future && !modality.perfect) { Status::Upcoming } else { Status::Happened }
}
