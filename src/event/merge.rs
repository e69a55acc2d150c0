//! Merging: several reports of one happening become one event with all their sentences.
//!
//! Whether two reports are of one happening is weighed like everything else: by their titles, acts, dates, places, what they
//! measure, and how far apart they stand.

use super::agreement::{Agreement, acts, agreement, within};
use super::find::Cue;
use super::memo::Memo;
use super::traits::{Plain, Traits};
use super::value::{Value, value};
use super::vote::{Said, VOTES, likeliest};
use super::weights::{Score, Weights, bucket};
use super::{Event, Kind, Status};
use crate::edtf::Precision;
use crate::lexicon::{ByHash, digest, mix};

/// How far a second report counts as one that errs independently.
const REPEATED: f32 = 0.4;

/// How many of the latest events a report is compared with, beside all that share its exact title: names for one
/// thing that differ stand near each other.
const NEAR: usize = 40;

/// A report: an event, the sentence it stands in, its title without marks.
pub struct Report {
    cue: Cue,
    /// The event.
    pub event: Event,
    /// Its sentence.
    pub sentence: usize,
    /// What its reports say of its date, and how surely.
    dates: Vec<Said>,
    pub(super) title: Plain,
    pub(super) venue: Option<Plain>,
    pub(super) place: Option<Plain>,
    /// What else is compared of the event.
    pub(super) traits: Traits,
    /// A hash of the words that report it.
    wording: u64,
}

impl Report {
    /// What a proposal tells of: its event, the words that speak of it, its sentence, and how sure its date is.
    pub fn new(event: Event, cue: Cue, sentence: usize, date_sure: f32) -> Self {
        let folded = |name: &Option<String>| name.as_deref().map(Plain::new);
        let said = Said {
            date: event.date,
            sentence,
            reason: event.reason.clone(),
            status: event.status,
            sure: date_sure * event.confidence,
        };
        Report {
            dates: vec![said],
            title: Plain::new(&event.title),
            venue: folded(&event.venue),
            place: folded(&event.place),
            traits: Traits::of(&event),
            event,
            sentence,
            wording: mix(digest(cue.article), digest(&cue.word)),
            cue,
        }
    }

    /// How many reports were joined in it.
    pub fn reports(&self) -> usize {
        self.dates.len()
    }
}

/// Joins reports that are of one happening, the surer giving the fields and the others what it lacks. Text order is kept.
///
/// What was joined is compared once more: two events that seemed two may be one by what was since told of them. Not so
/// prizes: those of two acts at one show look the more alike the more is told of the show.
///
/// Gives the sums of what it compared as well: whoever compares the events once more need not add them up again.
pub fn merge(weights: &Weights, reports: Vec<Report>) -> (Vec<Report>, Sums) {
    let mut sums = Sums::of(reports.len());
    let once = join(weights, &mut sums, reports);
    let (prizes, others): (Vec<Report>, Vec<Report>) = once.into_iter().partition(|report| report.event.kind == Kind::Award);
    let mut events: Vec<Report> = join(weights, &mut sums, others).into_iter().chain(prizes).collect();
    events.sort_by_key(|report| report.event.evidence.iter().map(|span| span.start).min());
    (events, sums)
}

fn join(weights: &Weights, sums: &mut Sums, reports: Vec<Report>) -> Vec<Report> {
    let mut merged: Vec<Report> = Vec::new();
    let mut titled: ByHash<Vec<usize>> = ByHash::default();
    for report in reports {
        let key = mix(report.title.digest(), report.event.kind as u64);
        let key = key ^ key >> 32;
        let near = merged.len().saturating_sub(NEAR)..merged.len();
        let alike = titled.get(&key).map(Vec::as_slice).unwrap_or_default();
        let far = alike.iter().copied().take(NEAR).filter(|known| !near.contains(known));
        let mut best: Option<(usize, f32)> = None;
        // The nearest first: they are the likeliest, and what is less likely than the best need not be added up.
        for known in near.clone().rev().chain(far) {
            let before = &merged[known];
            if before.event.kind != report.event.kind
                || two_feats(before, &report)
                || two_winners(before, &report)
                || two_halls(before, &report)
            {
                continue;
            }
            let least = best.map_or(0.0, |(_, sum)| sum);
            let sum = sums.above(least, weights, before, &report).filter(|sum| *sum > 0.0);
            let is_better = |sum: &f32| best.is_none_or(|(at, best)| sum.total_cmp(&best).then(known.cmp(&at)).is_gt());
            best = sum.filter(is_better).map(|sum| (known, sum)).or(best);
        }
        match best {
            Some((known, _)) => absorb(&mut merged[known], report),
            None => {
                titled.entry(key).or_default().push(merged.len());
                merged.push(report);
            }
        }
    }
    merged
}

/// How surely two reports of one kind, the earlier first, are of one happening.
pub fn same<'w>(weights: &'w Weights, a: &Report, b: &Report) -> Score<'w> {
    let mut score = Score::new(weights, table(a.event.kind));
    let agreement = agreement(a, b);
    alike(&agreement, &mut score);
    found_alike(a, b, &agreement, &mut score);
    told_alike(a, b, &agreement, &mut score);
    score
}

/// Sums that many pairs share, in one merge.
pub struct Sums {
    /// What an agreement adds up to, by its digest.
    alike: Memo,
    /// The same with how the two were found, by a hash of all that [`found_alike`] looks at.
    found: Memo,
    /// The sums of [`same`], by a hash of all that it looks at.
    told: Memo,
    /// What [`found_alike`] and [`told_alike`] add at most, the second alone last, by the kind of event.
    ceilings: [Option<[f32; 2]>; Kind::ALL.len()],
}

impl Sums {
    /// Nothing added up yet, and room for what so many reports have in common.
    fn of(reports: usize) -> Self {
        let room = |most: usize| Memo::new((4 * reports).next_power_of_two().clamp(16, most));
        Sums { alike: room(1 << 10), found: room(1 << 11), told: room(1 << 12), ceilings: Default::default() }
    }

    /// The sum of [`same`], unless it is below `least`. Most pairs agree in so little that nothing else can bring them there.
    pub fn above(&mut self, least: f32, weights: &Weights, a: &Report, b: &Report) -> Option<f32> {
        const ROUNDING: f32 = 0.01;
        let agreement = agreement(a, b);
        let table = table(a.event.kind);
        let [most, most_told] = *self.ceilings[a.event.kind as usize].get_or_insert_with(|| {
            let ceiling = |add: fn(&Report, &Report, &Agreement, &mut Score)| {
                let mut score = Score::ceiling(weights, table);
                add(a, b, &agreement, &mut score);
                score.sum()
            };
            let most_told = ceiling(told_alike);
            [ceiling(found_alike) + most_told, most_told]
        });
        let out_of_reach = |sum: f32, most: f32| {
            let far = sum + most < least - ROUNDING;
            debug_assert!(!far || same(weights, a, b).sum() <= least, "a pair adds other features than another");
            far
        };
        let key = agreement.iter().fold(digest(table), |key, part| mix(key, part.digest()));
        let sum = self.alike.of(key, || {
            let mut score = Score::new(weights, table);
            alike(&agreement, &mut score);
            score.sum()
        });
        if out_of_reach(sum, most) {
            return None;
        }
        let key = [a, b].iter().fold(key, |key, told| mix(mix(key, told.traits.what.digest()), told.traits.rule.digest()));
        let key = mix(mix(key, u64::from(a.cue.tokens == b.cue.tokens)), sure(a, b).digest());
        let sum = self.found.of(key, || {
            let mut score = Score::from(weights, table, sum);
            found_alike(a, b, &agreement, &mut score);
            score.sum()
        });
        if out_of_reach(sum, most_told) {
            return None;
        }
        let key = mix(mix(key, a.wording), b.wording);
        let sum = self.told.of(key, || {
            let mut score = Score::from(weights, table, sum);
            told_alike(a, b, &agreement, &mut score);
            score.sum()
        });
        Some(sum).filter(|sum| *sum >= least)
    }
}

/// How sure the less sure of two reports is, as a feature's value.
fn sure(a: &Report, b: &Report) -> Value<'static> {
    bucket((b.event.confidence.min(a.event.confidence) * 8.0) as usize)
}

fn alike(&[title, date, apart, acts, venue, place, measure, what, status]: &Agreement, score: &mut Score) {
    score.add("bias", "1");
    score.add("title", title);
    score.add("date", date);
    score.add("apart", apart);
    score.add("acts", acts);
    score.add("venue", venue);
    score.add("place", place);
    score.add("measure", measure);
    score.add("what", what);
    score.add_all("title+date", &[title, date]);
    score.add_all("title+apart", &[title, apart]);
    score.add_all("date+apart", &[date, apart]);
    score.add_all("title+acts", &[title, acts]);
    score.add_all("title+date+apart", &[title, date, apart]);
    score.add_all("what+title", &[what, title]);
    score.add_all("what+apart", &[what, apart]);
    score.add_all("measure+title", &[measure, title]);
    score.add_all("venue+place", &[venue, place]);
    score.add("status", status);
    score.add_all("acts+date", &[acts, date]);
    score.add_all("acts+date+title", &[acts, date, title]);
    score.add_all("acts+apart", &[acts, apart]);
    score.add_all("venue+date", &[venue, date]);
    score.add_all("venue+title", &[venue, title]);
}

/// Adds what the kinds of happening tell, the rules that found them, and how sure both are.
fn found_alike(a: &Report, b: &Report, &[title, date, apart, ..]: &Agreement, score: &mut Score) {
    let (x, y) = (&a.traits, &b.traits);
    let in_order = |x: Value<'static>, y: Value<'static>| if x.text() <= y.text() { (x, y) } else { (y, x) };
    let (low_what, high_what) = in_order(x.what, y.what);
    score.add_all("whats", &[low_what, high_what]);
    score.add_all("whats+date", &[low_what, high_what, date]);
    score.add_all("whats+title", &[low_what, high_what, title]);
    let (low, high) = in_order(x.rule, y.rule);
    score.add("rule", low);
    score.add("rule", high);
    score.flag("same-rule", x.rule.digest() == y.rule.digest());
    let far = if a.cue.tokens == b.cue.tokens { value!("one") } else { apart };
    score.add("trigger", far);
    score.add_all("trigger+title", &[far, title]);
    score.add("sure", sure(a, b));
}

/// Adds what the words tell that report them.
fn told_alike(a: &Report, b: &Report, &[title, _, apart, ..]: &Agreement, score: &mut Score) {
    let (article, word) = (Value::new(b.cue.article), Value::new(&b.cue.word));
    score.add_all("articles", &[a.cue.article.into(), article]);
    score.add_all("article+apart", &[article, apart]);
    score.add_all("article+title", &[article, title]);
    score.add_all("article+word", &[article, word]);
    score.add("word", word);
    score.add("word-before", a.cue.word.as_str());
    score.flag("same-word", a.cue.word == b.cue.word);
}

fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "same-release",
        Kind::Record => "same-record",
        Kind::Concert => "same-concert",
        Kind::Award => "same-award",
    }
}

/// Whether two records are of two days or weeks: 'number one on Friday, 200 million streams on Monday'.
fn two_feats(a: &Report, b: &Report) -> bool {
    let is_day = |event: &Event| event.date.is_some_and(|date| date.precision() == Precision::Day);
    let days = || a.event.date != b.event.date && !within(&a.traits, &b.traits) && !within(&b.traits, &a.traits);
    a.event.kind == Kind::Record && is_day(&a.event) && is_day(&b.event) && days()
}

/// Whether the same words give a prize to two acts: 'A and B won Brit Awards'.
fn two_winners(a: &Report, b: &Report) -> bool {
    a.event.kind == Kind::Award && a.cue.tokens == b.cue.tokens && acts(&a.traits, &b.traits).text() == "other"
}

/// Whether the same words tell of two halls: 'played at Fenwick Hall and the Apollo'.
fn two_halls(a: &Report, b: &Report) -> bool {
    a.event.kind == Kind::Concert && a.cue.tokens == b.cue.tokens && a.venue.is_some() && b.venue.is_some() && a.venue != b.venue
}

/// Whether one of two reports of a night says that it was called off.
fn called_off(a: &Event, b: &Event) -> bool {
    let cancelled = a.status == Status::Cancelled || b.status == Status::Cancelled;
    cancelled && a.date.is_some() && a.date == b.date && a.evidence.first() == b.evidence.first()
}

/// Adds what another report says to the event.
fn absorb(report: &mut Report, mut told: Report) {
    let surer = told.event.confidence > report.event.confidence;
    if surer {
        std::mem::swap(report, &mut told);
    }
    // Where enough were heard on the date before, no more are.
    let decided = !surer && report.dates.len() >= VOTES;
    if !decided {
        report.dates.append(&mut told.dates);
    }
    report.venue = report.venue.take().or(told.venue);
    report.place = report.place.take().or(told.place);
    let (known, mut other) = (&mut report.event, told.event);
    if called_off(known, &other) {
        known.status = Status::Cancelled;
        other.status = Status::Cancelled;
    }
    if !decided && let Some(said) = likeliest(&report.dates).filter(|said| said.date != known.date) {
        known.date = said.date;
        known.reason.clone_from(&said.reason);
        if known.status != Status::Cancelled {
            known.status = said.status;
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
    report.traits = Traits::of(known);
}
