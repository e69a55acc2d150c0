//! Arguments: which names near a trigger are its work, its acts, its venue, its place.
//!
//! Candidates are scored by side, clause, distance and the words before them; the best wins.

use super::scene::{Scene, is_act};
use crate::mention::{EntityId, MentionKind};
use std::ops::Range;

/// Which side of the trigger an argument stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Left,
    /// After it.
    Right,
}

/// A mention with its score; higher fits better.
type Scored = (i32, usize);

/// Tokens between the trigger and a range on the given side; `None` where it stands on the other side.
fn gap(trigger: &Range<usize>, argument: &Range<usize>, side: Side) -> Option<usize> {
    match side {
        Side::Left => trigger.start.checked_sub(argument.end),
        Side::Right => argument.start.checked_sub(trigger.end),
    }
}

/// The best mention of a wanted kind on one side of the trigger, within the sentence.
pub fn nearest(
    scene: &Scene,
    sentence: &Range<usize>,
    trigger: &Range<usize>,
    side: Side,
    wanted: impl Fn(MentionKind) -> bool,
) -> Option<usize> {
    let clause = scene.clause_at(trigger.start);
    let scored = scene.mentions_in(sentence.clone()).filter_map(|mention| -> Option<Scored> {
        if !wanted(scene.mention(mention).kind) {
            return None;
        }
        let tokens = scene.mention_tokens(mention);
        let distance = i32::try_from(gap(trigger, &tokens, side)?).unwrap_or(i32::MAX);
        let clauses_away = clause.abs_diff(scene.clause_at(tokens.start)).min(5);
        Some((-distance - 6 * i32::try_from(clauses_away).unwrap_or(5), mention))
    });
    scored.max_by_key(|(score, mention)| (*score, std::cmp::Reverse(*mention))).map(|(_, mention)| mention)
}

/// Whether only a comma, 'and', '&' or the like stands between two mentions.
fn coordinated(scene: &Scene, left: usize, right: usize) -> bool {
    let between = scene.mention_tokens(left).end..scene.mention_tokens(right).start;
    between.len() <= 6
        && !between.is_empty()
        && between.into_iter().all(|token| {
            matches!(
                scene.word(token),
                "," | "and"
                    | "&"
                    | "\""
                    | "”"
                    | "“"
                    | "'"
                    | "’"
                    | "‘"
                    | "as"
                    | "well"
                    | "plus"
                    | "with"
                    | "feat"
                    | "featuring"
                    | "ft"
                    | "."
                    | "x"
                    | "or"
                    | "alongside"
                    | "+"
                    | "both"
                    | "the"
                    | "then"
            )
        })
}

/// The run of coordinated mentions of a wanted kind that `mention` stands in, in text order.
pub fn coordination(scene: &Scene, sentence: &Range<usize>, mention: usize, wanted: impl Fn(MentionKind) -> bool) -> Vec<usize> {
    run(scene, sentence, mention, wanted, |left, right| coordinated(scene, left, right)).collect()
}

/// The halls that are named in a row with one, and their towns, in text order: `Dock Hall in Leeds, the Apollo and Fenwick Hall`.
pub fn halls(scene: &Scene, sentence: &Range<usize>, hall: usize) -> Range<usize> {
    let joined = |left: usize, right: usize| {
        let between = scene.mention_tokens(left).end..scene.mention_tokens(right).start;
        let small = |token| matches!(scene.word(token), "," | "and" | "&" | "the" | "in" | "at" | "or" | "then" | "(" | ")");
        between.len() <= 4 && between.into_iter().all(small)
    };
    run(scene, sentence, hall, |kind| matches!(kind, MentionKind::Venue | MentionKind::Place), joined)
}

/// The mentions of wanted kinds around one, as far as each is joined to the next.
fn run(
    scene: &Scene,
    sentence: &Range<usize>,
    mention: usize,
    wanted: impl Fn(MentionKind) -> bool,
    joined: impl Fn(usize, usize) -> bool,
) -> Range<usize> {
    let all = scene.mentions_in(sentence.clone());
    let fits = |index: usize| all.contains(&index) && wanted(scene.mention(index).kind);
    let mut run = mention..mention + 1;
    while run.start > 0 && fits(run.start - 1) && joined(run.start - 1, run.start) {
        run.start -= 1;
    }
    while fits(run.end) && joined(run.end - 1, run.end) {
        run.end += 1;
    }
    run
}

/// The act that the trigger's verb is said of: near, in its clause, early in the sentence, not behind a preposition.
pub fn subject(scene: &Scene, sentence: &Range<usize>, trigger: &Range<usize>) -> Option<usize> {
    let clause = scene.clause_at(trigger.start);
    let scored = scene.mentions_in(sentence.start..trigger.start.max(sentence.start)).filter_map(|mention| -> Option<Scored> {
        if !is_act(scene.mention(mention).kind) {
            return None;
        }
        let tokens = scene.mention_tokens(mention);
        let distance = gap(trigger, &tokens, Side::Left)?;
        let before =
            tokens.start.checked_sub(1).filter(|before| sentence.contains(before)).map_or("", |before| scene.word(before));
        let mut score = 0;
        score += if scene.clause_at(tokens.start) == clause { 6 } else { 0 };
        score += if tokens.start == sentence.start { 4 } else { 0 };
        score -= if matches!(
            before,
            "of" | "by" | "with" | "from" | "for" | "in" | "to" | "featuring" | "like" | "alongside" | "against"
        ) {
            6
        } else {
            0
        };
        score -= if matches!(scene.word(tokens.end), "'s" | "'") { 2 } else { 0 };
        score += match distance {
            0..=2 => 5,
            3..=6 => 3,
            7..=14 => 1,
            _ => 0,
        };
        Some((score, mention))
    });
    scored.max_by_key(|(score, mention)| (*score, *mention)).map(|(_, mention)| mention)
}

/// The act behind 'by', 'from', 'featuring' within a few words of a place.
pub fn by_phrase(scene: &Scene, sentence: &Range<usize>, after: usize) -> Option<usize> {
    (after..(after + 8).min(sentence.end)).find_map(|token| {
        if !matches!(scene.word(token), "by" | "from") {
            return None;
        }
        (token + 1..(token + 5).min(sentence.end))
            .find_map(|next| scene.mention_at(next).filter(|mention| is_act(scene.mention(*mention).kind)))
    })
}

/// The act spoken of last before a token: the nearest earlier sentence's first act, within four sentences.
pub fn salient_act(scene: &Scene, sentence: usize) -> Option<EntityId> {
    (sentence.saturating_sub(4)..sentence).rev().find_map(|earlier| {
        scene
            .mentions_in(scene.sentence_tokens(earlier))
            .find(|mention| is_act(scene.mention(*mention).kind))
            .map(|mention| scene.mention(mention).entity)
    })
}

/// The work spoken of last before a token, within five sentences.
pub fn salient_work(scene: &Scene, sentence: usize, before: usize) -> Option<usize> {
    let first = scene.sentence_tokens(sentence.saturating_sub(5)).start;
    scene.mentions_in(first..before).rev().find(|mention| {
        let mention = scene.mention(*mention);
        mention.kind == MentionKind::Work && !mention.anaphoric
    })
}

/// Entities without repeats, in order.
pub fn entities(scene: &Scene, mentions: &[usize]) -> Vec<EntityId> {
    let mut ids = Vec::new();
    for mention in mentions {
        let id = scene.mention(*mention).entity;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
