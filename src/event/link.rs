//! Which time expression dates a candidate: every one near it is scored, and so is having none; the best wins.

use super::Kind;
use super::candidate::{Candidate, When};
use super::date::date;
use super::dated::{Asker, MOST, dated, run, undated};
use super::run::runs;
use super::scene::Scene;
use super::standing::Standings;
use super::value::{Value, value};
use super::weights::{Reading, Weights, best};
use crate::article::RegionKind;
use crate::mention::MentionKind;
use std::ops::Range;

/// Dates the candidate, unless its rule has. Gives the options where the weights are being learned.
pub fn link<'s>(
    scene: &Scene<'s>,
    weights: &Weights,
    standings: &mut Standings<'s>,
    candidate: &mut Candidate,
    triggers: &[Range<usize>],
) -> Vec<Reading> {
    if candidate.when != When::Unsaid {
        return Vec::new();
    }
    let asker = Asker::new(scene, candidate, triggers);
    let near = near(scene, candidate, &asker.here);
    let mut scored = Vec::with_capacity(1 + near.len());
    scored.push((undated(scene, weights, &asker), When::Unsaid, value!("none")));
    for (timex, from) in near {
        if let Some(score) = dated(scene, weights, standings, &asker, timex, from) {
            scored.push((score, When::At(timex), from));
        }
    }
    for (first, last, from) in runs(scene, candidate) {
        let first_day = scored.iter().find(|(_, when, _)| *when == When::At(first));
        if let Some((mut score, ..)) = first_day.cloned() {
            run(scene, &asker, first, last, from, &mut score);
            scored.push((score, When::Run(first, last), from));
        }
    }
    let (best, sure) = best(scored.iter().map(|(score, ..)| score.sum()));
    candidate.date_sure = sure;
    let value = |when: When| date(scene, &Candidate { when, ..candidate.clone() }).map(|date| date.to_string());
    let options = if weights.is_learning() {
        scored.iter_mut().map(|(score, when, _)| score.reading(value(*when))).collect()
    } else {
        Vec::new()
    };
    (candidate.when, candidate.date_from) = (scored[best].1, scored[best].2.text());
    options
}

/// The time expressions that may date the candidate, each with where it stands; `here` are those of its evidence.
fn near(scene: &Scene, candidate: &Candidate, here: &Range<usize>) -> Vec<(usize, Value<'static>)> {
    let middle = scene.timexes_in(candidate.trigger.start..candidate.trigger.start + 1).start.clamp(here.start, here.end);
    let mut found: Vec<(usize, Value<'static>)> =
        (here.start.max(middle.saturating_sub(MOST))..here.end.min(middle + MOST)).map(|timex| (timex, value!("here"))).collect();
    let mut other = |sentence: Option<usize>, from: Value<'static>| {
        // In a post stands the day it was posted.
        let told = |sentence: &usize| *sentence < scene.doc.sentences.len() && scene.region(*sentence) != RegionKind::Social;
        if let Some(sentence) = sentence.filter(told) {
            found.extend(scene.timexes_in(scene.sentence_tokens(sentence)).take(4).map(|timex| (timex, from)));
        }
    };
    // Beside a post stands the day it was posted, which dates nothing that it tells.
    if scene.region(candidate.sentence) != RegionKind::Social {
        other(candidate.sentence.checked_sub(1), value!("before"));
        other(candidate.sentence.checked_sub(2), value!("before2"));
        other(Some(candidate.sentence + 1), value!("after"));
    }
    if let Some(title) = candidate.title {
        let inside = scene.timexes_in(scene.mention_tokens(title));
        found.extend(inside.filter(|timex| !here.contains(timex)).map(|timex| (timex, value!("title"))));
        if matches!(scene.mention(title).kind, MentionKind::Work | MentionKind::Tour | MentionKind::Festival | MentionKind::Award)
        {
            elsewhere(scene, candidate, scene.mention(title).entity, value!("elsewhere"), &mut found);
        }
    }
    // A prize is given, and a guest plays, on the day of the show that the article is about.
    if let Some(show) = scene.main_show.filter(|show| {
        let its_own = candidate.title.is_some_and(|title| scene.mention(title).entity == *show);
        !its_own && (candidate.kind == Kind::Award || candidate.what == "performance")
    }) {
        elsewhere(scene, candidate, show, value!("show"), &mut found);
    }
    if let Some(week) = scene.this_week.filter(|_| candidate.kind == Kind::Record)
        && !found.iter().any(|(timex, _)| *timex == week)
    {
        found.push((week, value!("week")));
    }
    found
}

/// Adds the dates of other sentences that name an entity: what the candidate is of, or the show it belongs to.
fn elsewhere(
    scene: &Scene,
    candidate: &Candidate,
    entity: usize,
    from: Value<'static>,
    found: &mut Vec<(usize, Value<'static>)>,
) {
    let mut added = 0;
    for sentence in scene.named_in(entity).iter().filter(|sentence| sentence.abs_diff(candidate.sentence) > 0) {
        for timex in scene.timexes_in(scene.sentence_tokens(*sentence)).take(3) {
            if added < 5 && !found.iter().any(|(known, _)| *known == timex) {
                found.push((timex, from));
                added += 1;
            }
        }
    }
}
