//! The run of a tour, a festival or a season, given by its first and its last day: 'opens in Leeds on 3 July and closes in
//! Hull on 22 August', or by the list of its nights.

use super::candidate::Candidate;
use super::scene::Scene;
use super::value::{Value, value};
use super::{Event, Kind, Reason, Status, date};
use crate::edtf::{Date, Edtf, PartialDate, Precision};
use crate::lexicon::WordSet;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many tokens before a date the word may stand that says it is the first or the last: halls and towns come between.
const REACH: usize = 12;

/// How many time expressions of two sentences are paired.
const MOST: usize = 8;

/// How long a run may be, in days.
const LONGEST: i64 = 1100;

/// Words that lead to a run's first day.
const OPENS: WordSet = WordSet::new(&[
    "begin",
    "begins",
    "began",
    "beginning",
    "start",
    "starts",
    "started",
    "starting",
    "kick",
    "kicks",
    "kicked",
    "kicking",
    "open",
    "opens",
    "opened",
    "opening",
    "launch",
    "launches",
    "launched",
    "commence",
    "commences",
    "commencing",
    "from",
    "way",
    "since",
    "runs",
    "run",
    "ran",
    "running",
]);

/// Words that lead to its last day.
const CLOSES: WordSet = WordSet::new(&[
    "end",
    "ends",
    "ended",
    "ending",
    "wrap",
    "wraps",
    "wrapped",
    "wrapping",
    "close",
    "closes",
    "closed",
    "closing",
    "conclude",
    "concludes",
    "concluded",
    "concluding",
    "finish",
    "finishes",
    "finished",
    "finishing",
    "until",
    "till",
    "through",
    "culminates",
    "culminating",
    "finale",
]);

/// The time expressions that are first and last of a run, two by two, of the candidate's sentence and of the one after it, with
/// where the last of them stands.
pub fn runs(scene: &Scene, candidate: &Candidate) -> Vec<(usize, usize, Value<'static>)> {
    if candidate.kind != Kind::Concert {
        return Vec::new();
    }
    let here = scene.doc.tokens_in(candidate.evidence);
    let next = candidate.sentence + 1;
    let after = if next < scene.doc.sentences.len() { scene.sentence_tokens(next) } else { here.end..here.end };
    let timexes = || scene.timexes_in(here.clone()).take(MOST).chain(scene.timexes_in(after.clone()).take(MOST));
    let mut found = Vec::new();
    for first in timexes().filter(|timex| led_by(scene, *timex, &OPENS)) {
        let is_last = |last: &usize| {
            *last > first && led_by(scene, *last, &CLOSES) && is_run(scene.timexes[first].edtf, scene.timexes[*last].edtf)
        };
        if let Some(last) = timexes().find(is_last) {
            let stands = |timex: usize| here.contains(&scene.timex_tokens(timex).start);
            let from = match (stands(first), stands(last)) {
                (true, true) => value!("run"),
                (true, false) => value!("run-on"),
                _ => value!("run-next"),
            };
            found.push((first, last, from));
        }
    }
    found
}

/// Whether one of `words` leads to a time expression, with no other expression between.
fn led_by(scene: &Scene, timex: usize, words: &WordSet) -> bool {
    let place = scene.timex_tokens(timex).start;
    let from = place.saturating_sub(REACH);
    let reach: Range<usize> = (from..place).rev().find(|at| ends(scene, *at)).map_or(from, |at| at + 1)..place;
    scene.any_word(reach, words)
}

/// Whether what stands at a token ends the reach of the word before it.
fn ends(scene: &Scene, at: usize) -> bool {
    scene.timex_at(at).is_some() || matches!(scene.word(at), "." | ";" | "!" | "?")
}

fn is_run(first: Option<Edtf>, last: Option<Edtf>) -> bool {
    let run = first.zip(last).and_then(|(first, last)| date::from_to(&first, &last));
    let length = run.and_then(|run| Some((run.last_day()? - run.first_day()?).whole_days()));
    length.is_some_and(|days| (1..=LONGEST).contains(&days))
}

/// So many nights with a day of their own are a tour's list of dates.
const LISTED: usize = 5;

/// What an act does, by the places of the events.
#[derive(Default)]
struct Calendar {
    tours: Vec<usize>,
    /// Nights, each with its day.
    nights: Vec<(Date, usize)>,
}

/// A tour whose nights the article lists runs from the first to the last of them, where its own words give no more than a day,
/// or a season. Not where its act has two tours: the nights may be of either.
pub fn run_of_list(events: &mut [Event]) {
    let mut calendars: BTreeMap<&str, Calendar> = BTreeMap::new();
    for (index, event) in events.iter().enumerate().filter(|(_, event)| event.kind == Kind::Concert) {
        let takes_place = matches!(event.status, Status::Happened | Status::Upcoming);
        let day = event.date.and_then(|date| date.as_day()).filter(|_| takes_place && event.reason.is_some());
        for act in &event.artists {
            let calendar = calendars.entry(act).or_default();
            calendar.tours.extend((event.what == "tour").then_some(index));
            calendar.nights.extend(day.map(|day| (day, index)));
        }
    }
    let run = |calendar: &Calendar| {
        let ([tour], true) = (calendar.tours.as_slice(), calendar.nights.len() >= LISTED) else { return None };
        Some((*tour, (*calendar.nights.iter().min()?, *calendar.nights.iter().max()?)))
    };
    let runs: BTreeMap<usize, _> = calendars.values().filter_map(run).collect();
    for (tour, ((from, first), (to, last))) in runs {
        // What the tour's own words give must hold its first night.
        let holds = |date: Edtf| {
            let known = matches!(date, Edtf::Date(..)) && date.precision() <= Precision::Year;
            known && date.first_day() <= Some(from) && Some(from) <= date.last_day()
        };
        if from < to && events[tour].status != Status::Cancelled && events[tour].date.is_none_or(holds) {
            let reason = events[first].reason.clone().map(|reason| Reason { rule: "run", others: Vec::new(), ..reason });
            let status = events[last].status;
            let tour = &mut events[tour];
            tour.date = Some(Edtf::interval(PartialDate::day(from), PartialDate::day(to)));
            (tour.reason, tour.status) = (reason, status);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::candidate::Candidate;
    use super::{Kind, Scene, Status, runs};
    use crate::timex::{find_timexes, join_ranges};
    use crate::{Article, analyze, day};

    #[test]
    fn first_and_last_day_are_one_run() {
        let rows = [
            (
                "The Lamplighter Tour starts in Hull on 31 May and finishes in Leeds on 22 July 2026.",
                Some(("2026-05-31", "2026-07-22")),
            ),
            (
                "The tour kicks off October 18 in San Diego and wraps up on December 1 in Miami.",
                Some(("2026-10-18", "2026-12-01")),
            ),
            ("They play Hull on 31 January and Leeds on 22 March.", None),
        ];
        for (text, run) in rows {
            let analysis = analyze(&Article::read(text, day("2026-05-14")));
            let (article, doc) = (&analysis.article, &analysis.document);
            let timexes = join_ranges(doc, &find_timexes(doc, article.published.map(|published| published.date)));
            let scene = Scene::new(article, doc, &timexes, &analysis.mentions);
            let candidate = Candidate::new(Kind::Concert, "tour", "tour-verb", 0, 1..2, doc.sentences[0].span);
            let found = runs(&scene, &candidate);
            let days: Vec<(String, String)> = found
                .iter()
                .map(|(first, last, _)| (timexes[*first].edtf.unwrap().to_string(), timexes[*last].edtf.unwrap().to_string()))
                .collect();
            assert_eq!(days.first().map(|(a, b)| (a.as_str(), b.as_str())), run, "{text}");
        }
    }

    #[test]
    fn a_tour_runs_from_its_first_night_to_its_last() {
        let text = "Glass Ferry announce their first tour in six years\n\nHull four-piece Glass Ferry have announced a UK tour.\n\n\
                    July 3 - Hull, Dock Hall\nJuly 5 - Leeds, Brudenell Social Club\nJuly 6 - Glasgow, Barrowland\n\
                    July 9 - Bristol, Thekla\nJuly 12 - London, Roundhouse";
        let events = analyze(&Article::read(text, day("2026-04-14"))).events;
        let tour = events.iter().find(|event| event.what == "tour").unwrap();
        assert_eq!(tour.date.unwrap().to_string(), "2026-07-03/2026-07-12");
        assert_eq!(tour.status, Status::Upcoming);
    }
}
