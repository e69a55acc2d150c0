//! Which time expression dates a candidate: every one near it is scored, and so is having none; the best wins.

use super::Kind;
use super::candidate::Candidate;
use super::date::{date, read};
use super::date_noun::{attributive, grain, names_an_age, year_of};
use super::place::{clauses, function_word, gap};
use super::scene::{Scene, kind_name, truth};
use super::weights::{Reading, Score, Weights, best, bucket};
use crate::article::RegionKind;
use crate::lexicon::WordSet;
use crate::mention::MentionKind;
use crate::timex::{Modifier, TimexKind};
use std::ops::Range;

/// How many time expressions to each side of the trigger are looked at.
const MOST: usize = 8;

/// How many tokens may stand between a trigger and the 'now' that dates it.
const NOW_REACH: usize = 4;

/// Dates the candidate, unless its rule has. Gives the options where the weights are being learned.
pub fn link(scene: &Scene, weights: &Weights, candidate: &mut Candidate, triggers: &[Range<usize>]) -> Vec<Reading> {
    if candidate.timex.is_some() {
        return Vec::new();
    }
    let mut scored = vec![(undated(scene, weights, candidate), None, "none")];
    let back = looks_back(scene, candidate);
    for (timex, from) in near(scene, candidate) {
        if let Some(score) = dated(scene, weights, candidate, triggers, back, timex, from) {
            scored.push((score, Some(timex), from));
        }
    }
    let (best, sure) = best(scored.iter().map(|(score, ..)| score.sum()));
    candidate.date_sure = sure;
    let value = |timex: Option<usize>| date(scene, &Candidate { timex, ..candidate.clone() }).map(|date| date.to_string());
    let options = if weights.is_learning() {
        scored.iter_mut().map(|(score, timex, _)| score.reading(value(*timex))).collect()
    } else {
        Vec::new()
    };
    (candidate.timex, candidate.date_from) = (scored[best].1, scored[best].2);
    options
}

/// The time expressions that may date the candidate, each with where it stands.
fn near(scene: &Scene, candidate: &Candidate) -> Vec<(usize, &'static str)> {
    let tokens = scene.doc.tokens_in(candidate.evidence);
    let here = scene.timexes_in(tokens);
    let middle = scene.timexes_in(candidate.trigger.start..candidate.trigger.start + 1).start.clamp(here.start, here.end);
    let mut found: Vec<(usize, &'static str)> =
        (here.start.max(middle.saturating_sub(MOST))..here.end.min(middle + MOST)).map(|timex| (timex, "here")).collect();
    let mut other = |sentence: Option<usize>, from: &'static str| {
        // In a post stands the day it was posted.
        let told = |sentence: &usize| *sentence < scene.doc.sentences.len() && scene.region(*sentence) != RegionKind::Social;
        if let Some(sentence) = sentence.filter(told) {
            found.extend(scene.timexes_in(scene.sentence_tokens(sentence)).take(4).map(|timex| (timex, from)));
        }
    };
    // Beside a post stands the day it was posted, which dates nothing that it tells.
    if scene.region(candidate.sentence) != RegionKind::Social {
        other(candidate.sentence.checked_sub(1), "before");
        other(candidate.sentence.checked_sub(2), "before2");
        other(Some(candidate.sentence + 1), "after");
    }
    if let Some(title) = candidate.title {
        let inside = scene.timexes_in(scene.mention_tokens(title));
        found.extend(inside.filter(|timex| !here.contains(timex)).map(|timex| (timex, "title")));
        if matches!(scene.mention(title).kind, MentionKind::Work | MentionKind::Tour | MentionKind::Festival | MentionKind::Award)
        {
            elsewhere(scene, candidate, scene.mention(title).entity, "elsewhere", &mut found);
        }
    }
    // A prize is given, and a guest plays, on the day of the show that the article is about.
    if let Some(show) = scene.main_show.filter(|show| {
        let its_own = candidate.title.is_some_and(|title| scene.mention(title).entity == *show);
        !its_own && (candidate.kind == Kind::Award || candidate.what == "performance")
    }) {
        elsewhere(scene, candidate, show, "show", &mut found);
    }
    if let Some(week) = scene.this_week.filter(|_| candidate.kind == Kind::Record)
        && !found.iter().any(|(timex, _)| *timex == week)
    {
        found.push((week, "week"));
    }
    found
}

/// Adds the dates of other sentences that name an entity: what the candidate is of, or the show it belongs to.
fn elsewhere(scene: &Scene, candidate: &Candidate, entity: usize, from: &'static str, found: &mut Vec<(usize, &'static str)>) {
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

/// The score of having no date.
fn undated<'w>(scene: &Scene, weights: &'w Weights, candidate: &Candidate) -> Score<'w> {
    let mut score = Score::new(weights, "date");
    let kind = candidate.kind.name();
    let here = scene.timexes_in(scene.doc.tokens_in(candidate.evidence));
    score.add("none", kind);
    score.add("none-rule", candidate.rule);
    score.add_all("none-what", &[kind, candidate.what]);
    score.add_all("none-here", &[kind, bucket(here.len())]);
    let clause = scene.clause_at(candidate.trigger.start);
    let beside = here.clone().take(MOST).any(|timex| {
        let place = scene.timex_tokens(timex).start;
        scene.clause_at(place) == clause && scene.timexes[timex].edtf.is_some()
    });
    score.add_all("none-clause", &[kind, truth(beside)]);
    score.add_all("none-clause-rule", &[candidate.rule, truth(beside)]);
    score.flag("none-open", scene.region(candidate.sentence) == RegionKind::Headline);
    score.add_all("none-tense", &[kind, tense(candidate)]);
    score.add("none-title", candidate.title.map_or("none", |title| kind_name(scene.mention(title).kind)));
    score.add("none-from", candidate.title_from);
    score
}

/// The score of a time expression, in a sentence that looks back or does not; `None` where it cannot date an event.
fn dated<'w>(
    scene: &Scene,
    weights: &'w Weights,
    candidate: &Candidate,
    triggers: &[Range<usize>],
    looks_back: bool,
    timex: usize,
    from: &'static str,
) -> Option<Score<'w>> {
    let found = &scene.timexes[timex];
    let edtf = read(scene, found, candidate.kind)?;
    if !matches!(found.kind, TimexKind::Date | TimexKind::Time) {
        return None;
    }
    let place = scene.timex_tokens(timex);
    if candidate.kind != Kind::Release && names_an_age(scene, &edtf, &place) {
        return None;
    }
    // 'Is now at number one' says when; 'number one, and now I wonder' does not.
    if found.rule == "now" && gap(&candidate.trigger, &place) > NOW_REACH {
        return None;
    }
    let trigger = &candidate.trigger;
    let title = candidate.title.map(|title| scene.mention_tokens(title));
    let inside = scene.mention_at(place.start);
    if inside.is_some() && inside != candidate.title {
        let kind = inside.map(|mention| scene.mention(mention).kind);
        // 'Summer' inside a band's name dates nothing; 'Lane to Hull in April' holds more than the name.
        let led = place.start.checked_sub(1).is_some_and(|before| {
            scene.mention_at(before) == inside && matches!(scene.word(before), "in" | "on" | "since" | "until" | "from")
        });
        if !led && matches!(kind, Some(MentionKind::Person | MentionKind::Group | MentionKind::Work)) {
            return None;
        }
    }
    let mut score = Score::new(weights, "date");
    let kind = candidate.kind.name();
    let grain = grain(&edtf);
    score.add("from", from);
    score.add_all("kind+from", &[kind, from]);
    score.add("grain", grain);
    score.add_all("kind+grain", &[kind, grain]);
    score.add_all("from+grain", &[from, grain]);
    score.add_all("what+grain", &[candidate.what, grain]);
    score.add_all("rule+grain", &[candidate.rule, grain]);
    score.add("timex", found.rule);
    score.add("inside", inside.map_or("none", |mention| kind_name(scene.mention(mention).kind)));
    score.add("modifier", found.modifier.map_or("none", modifier));
    let ahead = match (edtf.first_day(), edtf.last_day(), scene.article.published.map(|published| published.date)) {
        (Some(first), _, Some(published)) if first > published => "ahead",
        (_, Some(last), Some(published)) if last < published => "past",
        (_, _, Some(_)) => "now",
        _ => "unknown",
    };
    score.add_all("tense+ahead", &[tense(candidate), ahead]);
    score.add_all("kind+ahead", &[kind, ahead]);
    let own = if from == "here" { "here" } else { "other" };
    score.add_all("looks-back+ahead", &[truth(looks_back), ahead, own]);
    let word_before = place.start.checked_sub(1).map_or("", |at| scene.word(at));
    let word_after = scene.word(place.end);
    if from == "here" {
        let near = gap(trigger, &place);
        let side = if place.start >= trigger.end { "right" } else { "left" };
        score.add_all("gap", &[side, bucket(near)]);
        score.add_all("clauses", &[side, clauses(scene, trigger, &place)]);
        score.add_all("kind+clauses", &[kind, clauses(scene, trigger, &place)]);
        if let Some(title) = &title {
            let side = if place.start >= title.end { "right" } else { "left" };
            score.add_all("title-gap", &[side, bucket(gap(title, &place))]);
            score.add_all("title-clauses", &[side, clauses(scene, title, &place)]);
        }
        let nearer = triggers.iter().filter(|other| *other != trigger && gap(other, &place) < near).count();
        score.add("nearer-triggers", bucket(nearer));
        let (low, high) = (trigger.start.min(place.start), trigger.end.max(place.end));
        let between = scene.timexes_in(low..high).filter(|other| *other != timex).take(9).count();
        score.add("between", bucket(between));
        score.add_all("side+between", &[side, bucket(between)]);
        let here = scene.timexes_in(scene.doc.tokens_in(candidate.evidence));
        score.flag("only", here.len() == 1);
        score.add_all("order", &[order(scene, candidate, timex, &here)]);
        score.add_all("before+clauses", &[function_word(word_before), clauses(scene, trigger, &place)]);
        score.add_all("before+side", &[function_word(word_before), side]);
        score.add_all("rule+before", &[candidate.rule, function_word(word_before)]);
        score.add_all("gap+grain", &[side, bucket(near), grain]);
        let between = triggers.iter().filter(|other| other.start >= low && other.end <= high && *other != trigger).count();
        score.add_all("triggers-between", &[side, bucket(between)]);
        score.flag("opens", place.start <= scene.sentence_tokens(candidate.sentence).start + 1);
    }
    if from != "here" {
        let sentence = scene.doc.sentence_at(found.span.start).unwrap_or(usize::MAX);
        let named = |mention: usize| scene.names(sentence, scene.mention(mention).entity);
        let titled = candidate.title.is_some_and(named);
        let shares = match () {
            () if titled => "title",
            () if candidate.artists.iter().any(|artist| scene.names(sentence, *artist)) => "act",
            () => "nothing",
        };
        score.add_all("shares", &[shares, from]);
        score.add_all("shares+kind", &[shares, kind]);
        score.add_all("shares+grain", &[shares, grain]);
        // A date of a sentence that has several belongs to one of several things.
        let tokens = scene.sentence_tokens(sentence.min(scene.doc.sentences.len() - 1));
        score.add_all("among", &[from, bucket(scene.timexes_in(tokens).len())]);
    }
    score.add("before", function_word(word_before));
    score.add_all("kind+before", &[kind, function_word(word_before)]);
    score.add_all("grain+before", &[grain, function_word(word_before)]);
    score.add("after", function_word(word_after));
    if let Some(owner) = year_of(scene, &place) {
        let whose = if candidate.title == Some(owner) { "own" } else { "other" };
        score.add_all("year-of", &[from, whose]);
        score.add_all("year-of+kind", &[kind, whose]);
        score.add_all("year-of+rule", &[candidate.rule, whose]);
    }
    let attributive = attributive(scene, &place);
    if attributive != "no" {
        score.add_all("attributive", &[kind, attributive, from]);
        score.add_all("attributive+rule", &[candidate.rule, attributive]);
    }
    verbs(scene, candidate, timex, from, &mut score);
    score.flag("other-happening", has_its_own_verb(scene, candidate, &place));
    Some(score)
}

/// Whether the sentence says that it is over: 'recently ended', 'was held'.
fn looks_back(scene: &Scene, candidate: &Candidate) -> bool {
    const OVER: WordSet = WordSet::new(&[
        "recently",
        "ended",
        "wrapped",
        "concluded",
        "finished",
        "held",
        "was",
        "were",
        "previously",
        "had",
        "earlier",
    ]);
    scene.any_word(scene.doc.tokens_in(candidate.evidence), &OVER)
}

/// The kind of happening that a verb tells of.
fn happening(verb: &str) -> &'static str {
    match verb {
        "released" | "release" | "dropped" | "drops" | "issued" | "unveiled" | "arrives" | "premiered" | "shared"
        | "launched" | "debuted" | "published" | "releasing" | "dropping" => "release",
        "won" | "awarded" | "nominated" | "inducted" | "honoured" | "honored" | "winning" => "award",
        "played" | "performed" | "plays" | "headlined" | "sang" | "opens" | "kicks" | "opened" | "returns" | "performing"
        | "held" | "toured" | "taking" | "begins" | "starts" => "concert",
        "said" | "told" | "announced" | "says" | "revealed" | "confirmed" | "wrote" | "posted" | "tweeted" | "added" => "telling",
        "topped" | "peaked" | "reached" | "sold" | "charted" | "hit" | "broke" | "rose" | "certified" | "entered" => "record",
        "was" | "were" | "is" | "are" | "has" | "had" | "have" | "be" | "will" => "small",
        _ => "other",
    }
}

/// What the verbs around a date tell: whether they are the candidate's own, and which they are.
fn verbs(scene: &Scene, candidate: &Candidate, timex: usize, from: &'static str, score: &mut Score) {
    let (before, after) = scene.verbs_around(timex);
    let kind = candidate.kind.name();
    let trigger = &candidate.trigger;
    let whose = |verb: Option<usize>| match verb {
        None => "none",
        Some(verb) if trigger.contains(&verb) => "own",
        Some(verb) if verb < trigger.start && trigger.start - verb <= 3 => "near",
        Some(_) => "other",
    };
    let far = from != "here";
    if far {
        // What another sentence dates by its verb: its release, its show, something else.
        let told = before.or(after).map_or("nothing", |verb| happening(scene.word(verb)));
        score.add_all("far-verb", &[from, told]);
        score.add_all("far-verb+kind", &[kind, told]);
        score.add_all("far-verb+rule", &[candidate.rule, told]);
        score.add_all("far-word", &[kind, before.map_or("", |verb| scene.word(verb))]);
        return;
    }
    let (left, right) = (whose(before), whose(after));
    score.add_all("verbs", &[left, right]);
    score.add_all("verbs+rule", &[candidate.rule, left, right]);
    score.add_all("verb-before", &[kind, left, before.map_or("", |verb| scene.word(verb))]);
    if left != "own" && right != "own" {
        score.add_all("verb-after", &[kind, right, after.map_or("", |verb| scene.word(verb))]);
    }
}

/// Whether works and dates that are equally many stand in one order: `X in 2012 and Y in 2014`.
fn order(scene: &Scene, candidate: &Candidate, timex: usize, here: &Range<usize>) -> &'static str {
    let Some(title) = candidate.title.filter(|_| (2..9).contains(&here.len())) else { return "none" };
    let kind = scene.mention(title).kind;
    let alike = |mention: &usize| scene.mention(*mention).kind == kind && !scene.mention(*mention).anaphoric;
    let titles = scene.mentions_in(scene.doc.tokens_in(candidate.evidence)).filter(alike);
    let (count, rank) =
        titles.fold((0, None), |(count, rank), mention| (count + 1, if mention == title { Some(count) } else { rank }));
    match rank {
        Some(rank) if count == here.len() => {
            if rank == timex - here.start {
                "same"
            } else {
                "other"
            }
        }
        _ => "none",
    }
}

fn tense(candidate: &Candidate) -> &'static str {
    let modality = &candidate.modality;
    match () {
        () if modality.cancelled => "cancelled",
        () if modality.future => "future",
        () if modality.perfect => "perfect",
        () if modality.hypothetical => "hypothetical",
        () => "plain",
    }
}

fn modifier(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Start => "start",
        Modifier::Mid => "mid",
        Modifier::End => "end",
        Modifier::Approx => "approx",
        Modifier::Before => "before",
        Modifier::After => "after",
        Modifier::LessThan => "less",
        Modifier::MoreThan => "more",
    }
}

/// Verbs of a life's dates, which are never those of a release, a record, a show or a prize.
const OTHER_HAPPENINGS: WordSet = WordSet::new(&[
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
    "killed",
    "sale",
    "tickets",
    "said",
    "told",
    "presale",
]);

/// Whether another happening stands right before the expression: 'who died in 2010'.
fn has_its_own_verb(scene: &Scene, candidate: &Candidate, timex: &Range<usize>) -> bool {
    let from = timex.start.saturating_sub(5);
    (from..timex.start).any(|token| !candidate.trigger.contains(&token) && scene.doc.is_in(token, &OTHER_HAPPENINGS))
}
