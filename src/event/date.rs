//! When: which time expression dates a candidate, and what status follows from it.

use super::candidate::Candidate;
use super::scene::Scene;
use super::{Kind, Status};
use crate::edtf::{Edtf, Precision};
use crate::mention::MentionKind;
use crate::text::TokenKind;
use crate::timex::{Part, TimexKind};
use std::ops::Range;

/// Words before a time expression that make it a bound or a comparison, not the day of the event.
const NOT_THE_DAY: &[&str] = &["since", "until", "till", "before", "after", "from", "by", "than", "for", "within", "every"];

/// Picks the time expression of the sentence that dates the candidate, if any does.
pub fn link(scene: &Scene, candidate: &mut Candidate) {
    if candidate.timex.is_some() {
        return;
    }
    let tokens = scene.doc.tokens_in(candidate.evidence);
    let best = scene
        .timexes_in(tokens.clone())
        .filter_map(|timex| score(scene, candidate, &tokens, timex).map(|score| (score, std::cmp::Reverse(timex))))
        .max();
    match best {
        Some((score, std::cmp::Reverse(timex))) if score > -14 => {
            candidate.timex = Some(timex);
            candidate.date_from = if score > -4 { "near" } else { "far" };
        }
        _ => year_in_title(scene, candidate),
    }
}

/// How well a time expression fits; `None` where it cannot date an event.
fn score(scene: &Scene, candidate: &Candidate, tokens: &Range<usize>, timex: usize) -> Option<i32> {
    let place = scene.doc.tokens_in(scene.timexes[timex].span);
    let found = &scene.timexes[timex];
    let edtf = found.edtf?;
    if !matches!(found.kind, TimexKind::Date | TimexKind::Time) {
        return None;
    }
    // 'Summer' inside a band's name dates nothing.
    if scene.mention_at(place.start).is_some_and(|mention| {
        matches!(scene.mention(mention).kind, MentionKind::Person | MentionKind::Group | MentionKind::Work)
    }) {
        return None;
    }
    let trigger = &candidate.trigger;
    let from_trigger = distance(scene, trigger, &place);
    // A work far from the verb ("… and 'Tin Roof' follows on Friday") has the date beside itself.
    let from_title = candidate.title.map(|title| distance(scene, &scene.mention_tokens(title), &place) + 2);
    let mut score = -from_title.map_or(from_trigger, |from_title| from_title.min(from_trigger));
    let before = place.start.checked_sub(1).filter(|at| tokens.contains(at)).map_or("", |at| scene.word(at));
    if NOT_THE_DAY.contains(&before) {
        score -= 6;
    }
    if place.start >= trigger.end {
        score += if matches!(before, "on" | "in" | "at" | "for") { 3 } else { 1 };
    }
    score += match edtf.precision() {
        Precision::Day => 3,
        Precision::Month => 1,
        _ => 0,
    };
    if candidate.title.is_some() && year_of(scene, &place) == candidate.title {
        score += 10;
    }
    if belongs_to_another(scene, candidate, &place) || has_its_own_verb(scene, candidate, tokens, &place) {
        score -= 12;
    }
    Some(score)
}

/// Tokens between two places, and more for every clause between them.
fn distance(scene: &Scene, a: &Range<usize>, b: &Range<usize>) -> i32 {
    let gap = if b.start >= a.end { b.start - a.end } else { a.start.saturating_sub(b.end) };
    let clauses = scene.clause_at(a.start).abs_diff(scene.clause_at(b.start)).min(4);
    i32::try_from(gap.min(30)).unwrap_or(30) / 3 + 4 * i32::try_from(clauses).unwrap_or(4)
}

/// Verbs of a life's dates, which are never those of a release, a record, a show or a prize.
const OTHER_HAPPENINGS: &[&str] = &[
    "died",
    "born",
    "founded",
    "formed",
    "signed",
    "joined",
    "left",
    "moved",
    "married",
    "split",
    "death",
    "established",
    "built",
    "retired",
    "arrested",
    "diagnosed",
    "discharged",
    "enlisted",
    "disbanded",
    "birthday",
    "begun",
    "jailed",
    "graduated",
    "recorded",
    "filmed",
];

/// Whether another happening stands right before the expression: 'who died in 2010'.
fn has_its_own_verb(scene: &Scene, candidate: &Candidate, tokens: &Range<usize>, timex: &Range<usize>) -> bool {
    let from = timex.start.saturating_sub(5).max(tokens.start);
    (from..timex.start).any(|token| !candidate.trigger.contains(&token) && OTHER_HAPPENINGS.contains(&scene.word(token)))
}

/// Whether the expression is the year of some other work.
fn belongs_to_another(scene: &Scene, candidate: &Candidate, timex: &Range<usize>) -> bool {
    year_of(scene, timex).is_some_and(|owner| candidate.title != Some(owner))
}

/// The work that an expression gives the year of: `Red (2012)`, `2012's Red`, `2013 studio album Blue`.
fn year_of(scene: &Scene, timex: &Range<usize>) -> Option<usize> {
    let before = |back: usize| timex.start.checked_sub(back);
    let bracketed = before(1).is_some_and(|at| scene.word(at) == "(") && matches!(scene.word(timex.end), ")" | "," | ";");
    let owner = if bracketed {
        before(2).and_then(|at| scene.mention_at(at).or_else(|| scene.mention_at(at.saturating_sub(1))))
    } else {
        let possessive = usize::from(matches!(scene.word(timex.end), "'s" | "'"));
        let led_in = before(1).is_some_and(|at| matches!(scene.word(at), "on" | "in" | "since" | "for"));
        (timex.end + possessive..timex.end + possessive + 4)
            .take_while(|token| scene.token(*token).is_some_and(|t| t.kind == TokenKind::Word) || is_quote(scene.word(*token)))
            .find_map(|token| scene.mention_at(token))
            .filter(|_| possessive > 0 || !led_in)
    };
    owner.filter(|owner| scene.mention(*owner).kind == MentionKind::Work)
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "'" | "“" | "”")
}

/// A show named with its year, `Grammy Awards 2022`, took place in it.
fn year_in_title(scene: &Scene, candidate: &mut Candidate) {
    let Some(title) = candidate.title else { return };
    let kind = scene.mention(title).kind;
    if !matches!(kind, MentionKind::Award | MentionKind::Festival | MentionKind::Tour) {
        return;
    }
    let tokens = scene.mention_tokens(title);
    let inside = tokens.clone().find_map(|token| scene.timex_at(token));
    candidate.timex = inside.filter(|timex| scene.timexes[*timex].edtf.is_some());
    if candidate.timex.is_some() {
        candidate.date_from = "title";
    }
}

/// The days listed together with a time expression: `May 3, 5 and 6`; itself alone where none are.
pub fn listed_with(scene: &Scene, timex: usize) -> Vec<usize> {
    let is_day = |index: usize| {
        scene.timexes.get(index).is_some_and(|timex| matches!(timex.edtf, Some(Edtf::Date(date)) if date.as_day().is_some()))
    };
    let joined = |left: usize, right: usize| {
        let gap = scene.doc.tokens_in(scene.timexes[left].span).end..scene.doc.tokens_in(scene.timexes[right].span).start;
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

/// The date of a candidate: that of its time expression.
///
/// What is called off still lay ahead: 'have cancelled their show on July 11' in June is the next July 11, though the
/// verb looks back.
pub fn date(scene: &Scene, candidate: &Candidate) -> Option<Edtf> {
    let timex = candidate.timex.map(|timex| &scene.timexes[timex])?;
    let read = timex.edtf?;
    let published = scene.article.published.map(|published| published.date);
    let (Some(published), true) = (published, candidate.modality.cancelled) else { return Some(read) };
    if timex.stated.contains(&Part::Year) || timex.rule == "range" {
        return Some(read);
    }
    let far = |date: &Edtf| date.first_day().map_or(i64::MAX, |day| (day - published).whole_days().abs());
    Some(timex.others.iter().copied().chain([read]).min_by_key(far).unwrap_or(read))
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
