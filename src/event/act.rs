//! Who: of the acts near a trigger those that released, hold, played or won.

use super::argument::{by_phrase, coordination, entities, salient_act, subject};
use super::candidate::Candidate;
use super::place::{clauses, function_word, gap, side};
use super::scene::{Scene, is_act, kind_name, truth};
use super::weights::{Reading, Score, Weights, best, bucket};
use super::{Kind, grammar};
use crate::mention::{EntityId, MentionKind};

/// How many runs of acts of a sentence are looked at.
const MOST: usize = 12;

/// A set of acts, where it was found, and the mentions that name them here.
struct Acts {
    entities: Vec<EntityId>,
    mentions: Vec<usize>,
    from: &'static str,
}

/// Chooses the acts of a candidate. Gives the readings where the weights are being learned.
pub fn choose(scene: &Scene, weights: &Weights, candidate: &mut Candidate) -> Vec<Reading> {
    if matches!(candidate.artists_from, "entry" | "above") {
        return Vec::new();
    }
    let mut options = options(scene, candidate);
    let mut scored: Vec<Score> = options.iter().map(|acts| score(scene, weights, candidate, acts)).collect();
    let (best, sure) = best(scored.iter().map(Score::sum));
    let names =
        |acts: &Acts| acts.entities.iter().map(|act| scene.mentions.entities[*act].name.as_str()).collect::<Vec<_>>().join("; ");
    let readings = if weights.is_learning() {
        options
            .iter()
            .zip(&mut scored)
            .map(|(acts, score)| score.reading(Some(names(acts)).filter(|names| !names.is_empty())))
            .collect()
    } else {
        Vec::new()
    };
    let chosen = options.swap_remove(best);
    candidate.artists = chosen.entities;
    candidate.artist_mentions = chosen.mentions;
    candidate.artists_from = chosen.from;
    candidate.artists_sure = sure;
    readings
}

/// The acts that the candidate may have, what its rule says first.
fn options(scene: &Scene, candidate: &Candidate) -> Vec<Acts> {
    let sentence = scene.sentence_tokens(candidate.sentence);
    let mut options: Vec<Acts> = Vec::new();
    let mut add = |entities: Vec<EntityId>, mentions: Vec<usize>, from: &'static str| {
        if !options.iter().any(|known| known.entities == entities) {
            options.push(Acts { entities, mentions, from });
        }
    };
    let of = |mentions: &Vec<usize>| entities(scene, mentions);
    if !candidate.artist_mentions.is_empty() {
        add(of(&candidate.artist_mentions), candidate.artist_mentions.clone(), candidate.artists_from);
    }
    let owner =
        candidate.title.filter(|title| !is_act(scene.mention(*title).kind)).map(|title| scene.entity_of(title).by.clone());
    if let Some(by) = owner.filter(|by| !by.is_empty()) {
        add(by, Vec::new(), "owner");
    }
    if let Some(act) = subject(scene, &sentence, &candidate.trigger) {
        let run = coordination(scene, &sentence, act, is_act);
        add(of(&run), run, "subject");
    }
    // An act that is the title of a record holds it.
    if let Some(title) = candidate.title.filter(|title| is_act(scene.mention(*title).kind)) {
        let run = coordination(
            scene,
            &scene.sentence_tokens(scene.doc.sentence_at(scene.mention(title).span.start).unwrap_or(candidate.sentence)),
            title,
            is_act,
        );
        add(of(&run), run, "title");
    }
    let here = scene.mentions_in(sentence.clone());
    let mut next = here.start;
    let mut runs = 0;
    while next < here.end && runs < MOST {
        if !is_act(scene.mention(next).kind) {
            next += 1;
            continue;
        }
        let run: Vec<usize> =
            coordination(scene, &sentence, next, is_act).into_iter().filter(|mention| *mention >= next).collect();
        next = run.last().map_or(next, |last| *last) + 1;
        runs += 1;
        if run.len() > 1 && run.len() <= 3 {
            for alone in &run {
                add(vec![scene.mention(*alone).entity], vec![*alone], "one");
            }
        }
        add(of(&run), run, "run");
    }
    if let Some(act) = salient_act(scene, candidate.sentence) {
        add(vec![act], Vec::new(), "salient");
    }
    if let Some(act) = scene.main_act {
        add(vec![act], Vec::new(), "main");
    }
    add(Vec::new(), Vec::new(), "none");
    options
}

fn score<'w>(scene: &Scene, weights: &'w Weights, candidate: &Candidate, acts: &Acts) -> Score<'w> {
    let mut score = Score::new(weights, "act");
    let kind = candidate.kind.name();
    let from = acts.from;
    score.add_all("from", &[kind, from]);
    score.add_all("rule+from", &[candidate.rule, from]);
    score.add_all("what+from", &[kind, candidate.what, from]);
    score.add_all("many", &[kind, from, bucket(acts.entities.len())]);
    let trigger = &candidate.trigger;
    let main = scene.main_act.is_some_and(|act| acts.entities.contains(&act));
    score.add_all("main", &[kind, truth(main)]);
    score.add_all("main+from", &[from, truth(main)]);
    let owner = candidate.title.map(|title| &scene.entity_of(title).by).filter(|by| !by.is_empty());
    let owns = match owner {
        Some(by) if by.iter().any(|by| acts.entities.contains(by)) => "own",
        Some(_) => "other",
        None => "nobody",
    };
    score.add_all("owns", &[kind, owns]);
    score.add_all("owns+from", &[from, owns]);
    if let Some(title) = candidate.title {
        score.add_all("title", &[kind, kind_name(scene.mention(title).kind), from]);
        score.flag("is-title", acts.mentions.contains(&title));
    }
    if let Some(act) = acts.entities.first() {
        let entity = &scene.mentions.entities[*act];
        score.add_all("count", &[kind, bucket(entity.count)]);
        score.add_all("is", &[kind, kind_name(entity.kind)]);
        score.flag("one-word", !entity.name.contains(' '));
    }
    let Some(first) = acts.mentions.first().copied() else { return score };
    let last = acts.mentions.last().copied().unwrap_or(first);
    let sentence = scene.sentence_tokens(candidate.sentence);
    let tokens = scene.mention_tokens(first).start..scene.mention_tokens(last).end;
    if !sentence.contains(&tokens.start) {
        return score;
    }
    let side = side(trigger, &tokens);
    let voice = match candidate.kind {
        Kind::Release | Kind::Award => truth(grammar::is_passive(scene, trigger.start, &sentence)),
        _ => "any",
    };
    let clauses = clauses(scene, trigger, &tokens);
    score.add_all("side", &[kind, side, voice]);
    score.add_all("rule+side", &[candidate.rule, side]);
    score.add_all("word+side", &[scene.word(trigger.start), side]);
    score.add_all("gap", &[side, bucket(gap(trigger, &tokens))]);
    score.add_all("kind+gap", &[kind, side, bucket(gap(trigger, &tokens))]);
    score.add_all("clauses", &[side, clauses]);
    score.add_all("kind+clauses", &[kind, side, clauses]);
    let before = tokens.start.checked_sub(1).filter(|at| sentence.contains(at)).map_or("^", |at| function_word_of(scene, at));
    score.add_all("before", &[side, before]);
    score.add_all("kind+before", &[kind, before]);
    score.add_all("after", &[side, function_word(scene.word(tokens.end))]);
    score.flag("opens", tokens.start <= sentence.start + 1);
    score.flag("pronoun", scene.mention(first).anaphoric);
    score.add_all("pronoun+side", &[truth(scene.mention(first).anaphoric), side, clauses]);
    let (low, high) = (trigger.start.min(tokens.start), trigger.end.max(tokens.end));
    let between = scene
        .mentions_in(low..high)
        .filter(|other| is_act(scene.mention(*other).kind) && !acts.mentions.contains(other))
        .take(6)
        .count();
    score.add_all("between", &[side, bucket(between)]);
    score.flag("subject", subject(scene, &sentence, trigger).is_some_and(|act| acts.mentions.contains(&act)));
    if let Some(title) = candidate.title.filter(|title| scene.mention(*title).kind == MentionKind::Work) {
        let title = scene.mention_tokens(title);
        if sentence.contains(&title.start) {
            score.add_all("title-side", &[kind, self::side(&title, &tokens), bucket(gap(&title, &tokens))]);
            score.flag("by-title", by_phrase(scene, &sentence, title.end).is_some_and(|act| acts.mentions.contains(&act)));
            score.flag(
                "possessive",
                tokens.end < title.start && matches!(scene.word(tokens.end), "'s" | "'") && gap(&title, &tokens) <= 6,
            );
        }
    }
    score
}

/// The word before an act: prepositions that tell an act's part, else as beside other arguments.
fn function_word_of<'a>(scene: &Scene<'a>, token: usize) -> &'a str {
    match scene.word(token) {
        word @ ("featuring" | "feat" | "ft" | "alongside" | "like" | "including" | "against" | "beat" | "include" | "see"
        | "singer" | "rapper" | "band" | "group" | "artist" | "star") => word,
        word => function_word(word),
    }
}
