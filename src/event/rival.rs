//! Rival readings of a candidate: the same trigger with another name as its title or its acts. They are weighed against the
//! one that the rule chose, and the best goes on to the judge.

use super::Kind;
use super::argument::{Side, coordination, nearest, salient_act, salient_work};
use super::candidate::{Candidate, From};
use super::described;
use super::place::{clauses, function_word, gap};
use super::scene::{Scene, is_act, is_award, kind_name};
use super::value::{Value, truth, value};
use super::weights::{Score, Weights, bucket};
use crate::mention::{EntityId, MentionKind};
use std::ops::Range;

/// How many names of a sentence are tried for one slot.
const MOST: usize = 5;

/// The other ways to fill a candidate whose acts are known, none equal to it.
pub fn rivals(scene: &Scene, candidate: &Candidate) -> Vec<Candidate> {
    let tokens = scene.sentence_tokens(candidate.sentence);
    let mut found = Vec::new();
    match candidate.kind {
        Kind::Release => {}
        Kind::Record => {
            titles(scene, candidate, &tokens, holds_records, &mut found);
            if let Some(work) = salient_work(scene, candidate.sentence, candidate.trigger.start) {
                retitle(scene, candidate, work, "rival-salient", &mut found);
            }
            if let Some(show) = salient_show(scene, candidate.sentence, candidate.trigger.start) {
                retitle(scene, candidate, show, "rival-salient-show", &mut found);
            }
            holders(scene, candidate, &mut found);
        }
        Kind::Concert => {
            titles(scene, candidate, &tokens, is_show, &mut found);
            if let Some(show) = salient_show(scene, candidate.sentence, candidate.trigger.start) {
                retitle(scene, candidate, show, "rival-salient", &mut found);
            }
            described_show(scene, candidate, &tokens, &mut found);
            if candidate.title.is_some() {
                let mut untitled = Candidate { title: None, title_from: "rival-none", ..candidate.clone() };
                untitled.features.push(("rival", "title"));
                found.push(untitled);
            }
            acts(scene, candidate, &tokens, &mut found);
        }
        Kind::Award => {
            // Prizes in a row are a candidate each.
            let row = candidate.title.map_or(0, |prize| coordination(scene, &tokens, prize, is_award).len());
            if row < 2 {
                titles(scene, candidate, &tokens, |kind| matches!(kind, MentionKind::Award | MentionKind::Festival), &mut found);
                if candidate.title.is_none_or(|prize| !tokens.contains(&scene.mention_tokens(prize).start)) {
                    titles(
                        scene,
                        candidate,
                        &tokens,
                        |kind| matches!(kind, MentionKind::Organisation | MentionKind::Group | MentionKind::Other),
                        &mut found,
                    );
                }
            }
            // One of several winners named together is one of them.
            let together = candidate.artist_mentions.first().map_or(0, |act| coordination(scene, &tokens, *act, is_act).len());
            if together < 2 {
                acts(scene, candidate, &tokens, &mut found);
            }
        }
    }
    found
}

fn is_show(kind: MentionKind) -> bool {
    matches!(kind, MentionKind::Tour | MentionKind::Festival | MentionKind::Award | MentionKind::Work | MentionKind::Organisation)
}

fn holds_records(kind: MentionKind) -> bool {
    is_act(kind)
        || matches!(kind, MentionKind::Work | MentionKind::Tour | MentionKind::Festival | MentionKind::Award | MentionKind::Venue)
}

/// With the words that describe a show without a name: `a charity concert for the flooded town`.
fn described_show(scene: &Scene, candidate: &Candidate, tokens: &Range<usize>, found: &mut Vec<Candidate>) {
    if !matches!(candidate.rule, "concert-noun" | "festival-noun" | "tour-noun" | "stage-noun") {
        return;
    }
    if let Some(words) = described::show(scene, tokens, candidate.trigger.end - 1) {
        let mut rival = Candidate { title: None, title_words: Some(words), title_from: "rival-described", ..candidate.clone() };
        rival.features.push(("rival", "title"));
        found.push(rival);
    }
}

/// With each other wanted name of the sentence as the title, the nearest on each side told apart.
fn titles(
    scene: &Scene,
    candidate: &Candidate,
    tokens: &Range<usize>,
    wanted: fn(MentionKind) -> bool,
    found: &mut Vec<Candidate>,
) {
    let trigger = &candidate.trigger;
    let (left, right) =
        (nearest(scene, tokens, trigger, Side::Left, wanted), nearest(scene, tokens, trigger, Side::Right, wanted));
    for mention in scene.mentions_in(tokens.clone()).filter(|mention| wanted(scene.mention(*mention).kind)).take(MOST) {
        let from = match () {
            () if Some(mention) == left => "rival-left",
            () if Some(mention) == right => "rival-right",
            () if scene.mention_tokens(mention).start < trigger.start => "rival-far-left",
            () => "rival-far-right",
        };
        retitle(scene, candidate, mention, from, found);
    }
}

fn retitle(scene: &Scene, candidate: &Candidate, title: usize, from: From, found: &mut Vec<Candidate>) {
    let entity = |mention: usize| scene.mention(mention).entity;
    let known = |other: &Candidate| other.title.is_some_and(|other| entity(other) == entity(title));
    if known(candidate) || found.iter().any(known) {
        return;
    }
    let mut rival = Candidate { title: Some(title), title_from: from, ..candidate.clone() };
    rival.features.push(("rival", "title"));
    if candidate.kind == Kind::Record {
        let owners = &scene.entity_of(title).by;
        if is_act(scene.mention(title).kind) {
            (rival.artists, rival.artist_mentions, rival.artists_from) = (vec![entity(title)], vec![title], "title");
        } else if !owners.is_empty() {
            (rival.artists, rival.artist_mentions, rival.artists_from) = (owners.clone(), Vec::new(), "owner");
        }
    }
    if candidate.kind == Kind::Concert {
        rival.what = match scene.mention(title).kind {
            MentionKind::Tour => "tour",
            MentionKind::Festival => "festival",
            _ => "performance",
        };
    }
    found.push(rival);
}

/// With other acts: those of the sentence, the one spoken of last, the article's.
fn acts(scene: &Scene, candidate: &Candidate, tokens: &Range<usize>, found: &mut Vec<Candidate>) {
    let trigger = &candidate.trigger;
    let mut tried: Vec<Vec<EntityId>> = vec![candidate.artists.clone()];
    let mut add = |artists: Vec<EntityId>, artist_mentions: Vec<usize>, artists_from: From| {
        if !tried.contains(&artists) {
            tried.push(artists.clone());
            let mut rival = Candidate { artists, artist_mentions, artists_from, ..candidate.clone() };
            rival.features.push(("rival", "acts"));
            found.push(rival);
        }
    };
    for side in [Side::Right, Side::Left] {
        if let Some(act) = nearest(scene, tokens, trigger, side, is_act) {
            let mentions = coordination(scene, tokens, act, is_act);
            let artists = super::argument::entities(scene, &mentions);
            add(artists, mentions, if side == Side::Right { "rival-right" } else { "rival-left" });
        }
    }
    let first = scene.mentions_in(tokens.clone()).find(|mention| is_act(scene.mention(*mention).kind));
    if let Some(act) = first {
        add(vec![scene.mention(act).entity], vec![act], "rival-first");
    }
    if let Some(act) = salient_act(scene, candidate.sentence) {
        add(vec![act], Vec::new(), "rival-salient");
    }
    if let Some(act) = scene.main_act {
        add(vec![act], Vec::new(), "rival-main");
    }
}

/// With another holder of a record: the act spoken of last, the article's.
fn holders(scene: &Scene, candidate: &Candidate, found: &mut Vec<Candidate>) {
    for (act, from) in [(salient_act(scene, candidate.sentence), "rival-salient"), (scene.main_act, "rival-main")] {
        let Some(act) = act.filter(|act| candidate.artists != [*act]) else { continue };
        let Some(title) = scene.first_mention(act) else { continue };
        let of_act = candidate.title.is_none_or(|title| is_act(scene.mention(title).kind));
        let mut rival = Candidate { artists: vec![act], artist_mentions: Vec::new(), artists_from: from, ..candidate.clone() };
        if of_act {
            (rival.title, rival.title_from) = (Some(title), from);
        }
        rival.features.push(("rival", "acts"));
        found.push(rival);
    }
}

/// The tour or festival named last before a token, within eight sentences.
fn salient_show(scene: &Scene, sentence: usize, before: usize) -> Option<usize> {
    let first = scene.sentence_tokens(sentence.saturating_sub(8)).start;
    scene.mentions_in(first..before).rev().find(|mention| {
        let mention = scene.mention(*mention);
        matches!(mention.kind, MentionKind::Tour | MentionKind::Festival) && !mention.anaphoric
    })
}

/// How well the names of a reading fit its trigger, against those of its rivals.
pub fn fitness<'w>(scene: &Scene, weights: &'w Weights, reading: &Candidate) -> Score<'w> {
    let (kind, rule) = (Value::new(reading.kind.name()), Value::new(reading.rule));
    let (title_from, artists_from) = (Value::new(reading.title_from), Value::new(reading.artists_from));
    let mut score = Score::new(weights, "pick");
    score.add_all("title-from", &[kind, title_from]);
    score.add_all("artists-from", &[kind, artists_from]);
    score.add_all("from", &[kind, title_from, artists_from]);
    score.add_all("rule+title-from", &[rule, title_from]);
    score.add_all("rule+artists-from", &[rule, artists_from]);
    score.add_all("artists", &[kind, bucket(reading.artists.len())]);
    match reading.title {
        Some(title) => named(scene, reading, ("title", value!("title")), title, &mut score),
        None => score.add_all("title", &[kind, if reading.title_words.is_some() { value!("described") } else { value!("none") }]),
    }
    match reading.artist_mentions.first() {
        Some(act) => named(scene, reading, ("act", value!("act")), *act, &mut score),
        None => score.add_all("act", &[kind, value!("unsaid")]),
    }
    let count = reading.artists.iter().map(|act| scene.mentions.entities[*act].count).max().unwrap_or(0);
    score.add_all("act-count", &[kind, bucket(count)]);
    let main = scene.main_act.is_some_and(|act| reading.artists.contains(&act));
    score.add_all("main-act", &[kind, truth(main)]);
    score.add_all("main-act+from", &[truth(main), artists_from]);
    score.add_all("main-act+rule", &[truth(main), rule]);
    score
}

/// How many words between a trigger and a name are read.
const PATH: usize = 10;

/// What a name is, and how it stands to the trigger.
fn named(scene: &Scene, reading: &Candidate, (slot_name, slot): (&str, Value), mention: usize, score: &mut Score) {
    let (kind, rule) = (Value::new(reading.kind.name()), Value::new(reading.rule));
    let name = scene.mention(mention);
    let place = scene.mention_tokens(mention);
    let sentence = scene.sentence_tokens(reading.sentence);
    let what = kind_name(name.kind);
    let style = match (name.quoted, name.anaphoric) {
        (true, _) => value!("quoted"),
        (_, true) => value!("anaphoric"),
        _ => value!("named"),
    };
    let sure = Value::new(["0", "1", "2", "3", "4", "5"][(name.confidence * 5.0).round().clamp(0.0, 5.0) as usize]);
    score.add_all(slot_name, &[kind, what]);
    score.add_all("rule", &[slot, rule, what]);
    score.add_all("style", &[slot, kind, style]);
    score.add_all("sure", &[slot, what, sure]);
    score.add_all("count", &[slot, kind, bucket(scene.entity_of(mention).count)]);
    if !sentence.contains(&place.start) {
        return;
    }
    let side = if place.start >= reading.trigger.end { value!("right") } else { value!("left") };
    let here = |at: Option<usize>| at.filter(|at| sentence.contains(at));
    let word = |at: Option<usize>| at.map_or(value!(""), |at| scene.value(at));
    let (at_before, at_after) = (here(place.start.checked_sub(1)), here(Some(place.end)));
    let (before, after) = (function_word(scene, at_before), function_word(scene, at_after));
    let (near, trigger) = (bucket(gap(&reading.trigger, &place)), scene.value(reading.trigger.start));
    score.add_all("gap", &[slot, side, near]);
    score.add_all("gap+rule", &[slot, rule, side, near]);
    score.add_all("clauses", &[slot, side, clauses(scene, &reading.trigger, &place)]);
    score.add_all("before", &[slot, side, before]);
    score.add_all("before+rule", &[slot, rule, before]);
    score.add_all("after", &[slot, side, after]);
    score.add_all("opens", &[slot, kind, truth(place.start <= sentence.start + 1)]);
    score.add_all("own-word", &[slot, kind, word(at_before)]);
    score.add_all("next-word", &[slot, kind, word(at_after)]);
    let between = if side.text() == "right" { reading.trigger.end..place.start } else { place.end..reading.trigger.start };
    let names = scene.mentions_in(between.clone()).filter(|other| scene.mention(*other).kind == name.kind).count();
    score.add_all("names-between", &[slot, kind, side, bucket(names)]);
    score.add_all("trigger+what", &[slot, trigger, what]);
    score.add_all("trigger+side", &[slot, trigger, side]);
    for at in between.take(PATH) {
        if scene.mention_at(at).is_none() && scene.timex_at(at).is_none() {
            score.add_all("path", &[slot, kind, side, scene.value(at)]);
        }
    }
}
