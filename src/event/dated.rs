//! How well each time expression would date a candidate, and how well having no date would do.

use super::Kind;
use super::candidate::Candidate;
use super::date::read;
use super::date_noun::{attributive, grain, names_an_age, year_of};
use super::place::{clauses, function_word, gap};
use super::scene::{Scene, kind_name};
use super::value::{Value, truth, value};
use super::weights::{Score, Weights, bucket};
use crate::article::RegionKind;
use crate::lexicon::WordSet;
use crate::mention::MentionKind;
use crate::timex::{Modifier, TimexKind};
use std::ops::Range;

/// How many time expressions to each side of the trigger are looked at.
pub const MOST: usize = 8;

/// How many tokens may stand between a trigger and the 'now' that dates it.
const NOW_REACH: usize = 4;

/// The score of having no date.
pub fn undated<'w>(scene: &Scene, weights: &'w Weights, candidate: &Candidate) -> Score<'w> {
    let mut score = Score::new(weights, "date");
    let (kind, rule) = (Value::new(candidate.kind.name()), Value::new(candidate.rule));
    let here = scene.timexes_in(scene.doc.tokens_in(candidate.evidence));
    score.add("none", kind);
    score.add("none-rule", rule);
    score.add_all("none-what", &[kind, candidate.what.into()]);
    score.add_all("none-here", &[kind, bucket(here.len())]);
    let clause = scene.clause_at(candidate.trigger.start);
    let beside = here.clone().take(MOST).any(|timex| {
        let place = scene.timex_tokens(timex).start;
        scene.clause_at(place) == clause && scene.timexes[timex].edtf.is_some()
    });
    score.add_all("none-clause", &[kind, truth(beside)]);
    score.add_all("none-clause-rule", &[rule, truth(beside)]);
    score.flag("none-open", scene.region(candidate.sentence) == RegionKind::Headline);
    score.add_all("none-tense", &[kind, tense(candidate)]);
    score.add("none-title", candidate.title.map_or(value!("none"), |title| kind_name(scene.mention(title).kind)));
    score.add("none-from", candidate.title_from);
    score
}

/// The score of a time expression, in a sentence that looks back or does not; `None` where it cannot date an event.
pub fn dated<'w>(
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
    let (kind, rule) = (Value::new(candidate.kind.name()), Value::new(candidate.rule));
    let (from_here, from, grain) = (from == "here", Value::new(from), grain(&edtf));
    score.add("from", from);
    score.add_all("kind+from", &[kind, from]);
    score.add("grain", grain);
    score.add_all("kind+grain", &[kind, grain]);
    score.add_all("from+grain", &[from, grain]);
    score.add_all("what+grain", &[candidate.what.into(), grain]);
    score.add_all("rule+grain", &[rule, grain]);
    score.add("timex", found.rule);
    score.add("inside", inside.map_or(value!("none"), |mention| kind_name(scene.mention(mention).kind)));
    score.add("modifier", found.modifier.map_or(value!("none"), modifier));
    let ahead = match (edtf.first_day(), edtf.last_day(), scene.article.published.map(|published| published.date)) {
        (Some(first), _, Some(published)) if first > published => value!("ahead"),
        (_, Some(last), Some(published)) if last < published => value!("past"),
        (_, _, Some(_)) => value!("now"),
        _ => value!("unknown"),
    };
    score.add_all("tense+ahead", &[tense(candidate), ahead]);
    score.add_all("kind+ahead", &[kind, ahead]);
    let own = if from_here { value!("here") } else { value!("other") };
    score.add_all("looks-back+ahead", &[truth(looks_back), ahead, own]);
    let (word_before, word_after) = (function_word(scene, place.start.checked_sub(1)), function_word(scene, Some(place.end)));
    if from_here {
        let near = gap(trigger, &place);
        let side = if place.start >= trigger.end { value!("right") } else { value!("left") };
        score.add_all("gap", &[side, bucket(near)]);
        score.add_all("clauses", &[side, clauses(scene, trigger, &place)]);
        score.add_all("kind+clauses", &[kind, clauses(scene, trigger, &place)]);
        if let Some(title) = &title {
            let side = if place.start >= title.end { value!("right") } else { value!("left") };
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
        score.add_all("before+clauses", &[word_before, clauses(scene, trigger, &place)]);
        score.add_all("before+side", &[word_before, side]);
        score.add_all("rule+before", &[rule, word_before]);
        score.add_all("gap+grain", &[side, bucket(near), grain]);
        let between = triggers.iter().filter(|other| other.start >= low && other.end <= high && *other != trigger).count();
        score.add_all("triggers-between", &[side, bucket(between)]);
        score.flag("opens", place.start <= scene.sentence_tokens(candidate.sentence).start + 1);
    }
    if !from_here {
        let sentence = scene.doc.sentence_at(found.span.start).unwrap_or(usize::MAX);
        let named = |mention: usize| scene.names(sentence, scene.mention(mention).entity);
        let titled = candidate.title.is_some_and(named);
        let shares = match () {
            () if titled => value!("title"),
            () if candidate.artists.iter().any(|artist| scene.names(sentence, *artist)) => value!("act"),
            () => value!("nothing"),
        };
        score.add_all("shares", &[shares, from]);
        score.add_all("shares+kind", &[shares, kind]);
        score.add_all("shares+grain", &[shares, grain]);
        // A date of a sentence that has several belongs to one of several things.
        let tokens = scene.sentence_tokens(sentence.min(scene.doc.sentences.len() - 1));
        score.add_all("among", &[from, bucket(scene.timexes_in(tokens).len())]);
    }
    score.add("before", word_before);
    score.add_all("kind+before", &[kind, word_before]);
    score.add_all("grain+before", &[grain, word_before]);
    score.add("after", word_after);
    if let Some(owner) = year_of(scene, &place) {
        let whose = if candidate.title == Some(owner) { value!("own") } else { value!("other") };
        score.add_all("year-of", &[from, whose]);
        score.add_all("year-of+kind", &[kind, whose]);
        score.add_all("year-of+rule", &[rule, whose]);
    }
    let attributive = attributive(scene, &place);
    if attributive != "no" {
        let attributive = Value::new(attributive);
        score.add_all("attributive", &[kind, attributive, from]);
        score.add_all("attributive+rule", &[rule, attributive]);
    }
    verbs(scene, candidate, timex, (from_here, from), &mut score);
    score.flag("other-happening", has_its_own_verb(scene, candidate, &place));
    Some(score)
}

/// Whether the sentence says that it is over: 'recently ended', 'was held'.
pub fn looks_back(scene: &Scene, candidate: &Candidate) -> bool {
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
fn happening(verb: &str) -> Value<'static> {
    match verb {
        "released" | "release" | "dropped" | "drops" | "issued" | "unveiled" | "arrives" | "premiered" | "shared"
        | "launched" | "debuted" | "published" | "releasing" | "dropping" => value!("release"),
        "won" | "awarded" | "nominated" | "inducted" | "honoured" | "honored" | "winning" => value!("award"),
        "played" | "performed" | "plays" | "headlined" | "sang" | "opens" | "kicks" | "opened" | "returns" | "performing"
        | "held" | "toured" | "taking" | "begins" | "starts" => value!("concert"),
        "said" | "told" | "announced" | "says" | "revealed" | "confirmed" | "wrote" | "posted" | "tweeted" | "added" => {
            value!("telling")
        }
        "topped" | "peaked" | "reached" | "sold" | "charted" | "hit" | "broke" | "rose" | "certified" | "entered" => {
            value!("record")
        }
        "was" | "were" | "is" | "are" | "has" | "had" | "have" | "be" | "will" => value!("small"),
        _ => value!("other"),
    }
}

/// What the verbs around a date tell: whether they are the candidate's own, and which they are.
fn verbs(scene: &Scene, candidate: &Candidate, timex: usize, (from_here, from): (bool, Value), score: &mut Score) {
    let (before, after) = scene.verbs_around(timex);
    let (kind, rule) = (Value::new(candidate.kind.name()), Value::new(candidate.rule));
    let trigger = &candidate.trigger;
    let whose = |verb: Option<usize>| match verb {
        None => value!("none"),
        Some(verb) if trigger.contains(&verb) => value!("own"),
        Some(verb) if verb < trigger.start && trigger.start - verb <= 3 => value!("near"),
        Some(_) => value!("other"),
    };
    let word = |verb: Option<usize>| verb.map_or(value!(""), |verb| scene.value(verb));
    if !from_here {
        // What another sentence dates by its verb: its release, its show, something else.
        let told = before.or(after).map_or(value!("nothing"), |verb| happening(scene.word(verb)));
        score.add_all("far-verb", &[from, told]);
        score.add_all("far-verb+kind", &[kind, told]);
        score.add_all("far-verb+rule", &[rule, told]);
        score.add_all("far-word", &[kind, word(before)]);
        return;
    }
    let (left, right) = (whose(before), whose(after));
    score.add_all("verbs", &[left, right]);
    score.add_all("verbs+rule", &[rule, left, right]);
    score.add_all("verb-before", &[kind, left, word(before)]);
    if [left, right].iter().all(|whose| whose.text() != "own") {
        score.add_all("verb-after", &[kind, right, word(after)]);
    }
}

/// Whether works and dates that are equally many stand in one order: `X in 2012 and Y in 2014`.
fn order(scene: &Scene, candidate: &Candidate, timex: usize, here: &Range<usize>) -> Value<'static> {
    let Some(title) = candidate.title.filter(|_| (2..9).contains(&here.len())) else { return value!("none") };
    let kind = scene.mention(title).kind;
    let alike = |mention: &usize| scene.mention(*mention).kind == kind && !scene.mention(*mention).anaphoric;
    let titles = scene.mentions_in(scene.doc.tokens_in(candidate.evidence)).filter(alike);
    let (count, rank) =
        titles.fold((0, None), |(count, rank), mention| (count + 1, if mention == title { Some(count) } else { rank }));
    match rank {
        Some(rank) if count == here.len() => {
            if rank == timex - here.start {
                value!("same")
            } else {
                value!("other")
            }
        }
        _ => value!("none"),
    }
}

fn tense(candidate: &Candidate) -> Value<'static> {
    let modality = &candidate.modality;
    match () {
        () if modality.cancelled => value!("cancelled"),
        () if modality.future => value!("future"),
        () if modality.perfect => value!("perfect"),
        () if modality.hypothetical => value!("hypothetical"),
        () => value!("plain"),
    }
}

fn modifier(modifier: Modifier) -> Value<'static> {
    match modifier {
        Modifier::Start => value!("start"),
        Modifier::Mid => value!("mid"),
        Modifier::End => value!("end"),
        Modifier::Approx => value!("approx"),
        Modifier::Before => value!("before"),
        Modifier::After => value!("after"),
        Modifier::LessThan => value!("less"),
        Modifier::MoreThan => value!("more"),
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
