//! The little grammar that event rules need: is this word a verb here, in which voice, and does the clause look
//! back, ahead, or deny?

use super::scene::Scene;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// What the verb group around a trigger says of its time and truth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modality {
    /// 'will', 'set to', 'is due', 'plans to'.
    pub future: bool,
    /// 'has released', 'had won'.
    pub perfect: bool,
    /// 'would', 'could', 'if', 'might'.
    pub hypothetical: bool,
    /// 'not', 'never', 'no', 'without'.
    pub negated: bool,
    /// 'reportedly', 'rumoured', 'tipped'.
    pub rumoured: bool,
    /// 'cancelled', 'postponed', 'called off'.
    pub cancelled: bool,
    /// 'wants to', 'hopes to', 'would love to'.
    pub wished: bool,
    /// 'denied that', 'ruled out', 'if it': the sentence does not say that it happens.
    pub denied: bool,
}

const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting", "'s", "'re"];
const HAVE: &[&str] = &["has", "have", "had", "having", "'ve", "'d"];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "his", "her", "their", "its", "our", "my", "your", "'s", "'", "no", "each", "every",
    "another", "first", "second", "third", "new", "latest", "last", "next", "final", "of", "live", "solo", "own", "recent",
    "upcoming", "one",
];

/// Whether the token reads as a verb: after a subject, 'to' or a modal rather than after a determiner or adjective.
pub fn is_verb(scene: &Scene, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let word = scene.word(before);
    if DETERMINERS.contains(&word) || matches!(scene.word(token + 1), "of" | "'s") {
        return false;
    }
    // "No. 1 record", "world tour": a noun stands before a noun, unless it is the subject.
    !(matches!(scene.token(before), Some(token) if token.kind == TokenKind::Number) && scene.mention_at(before).is_none())
}

/// Whether a past participle at `token` is passive: 'was released', 'to be released', 'released in 2012' after a noun.
pub fn is_passive(scene: &Scene, token: usize, sentence: &Range<usize>) -> bool {
    for before in (sentence.start..token).rev().take(5) {
        let word = scene.word(before);
        if BE.contains(&word) {
            return true;
        }
        let skips = matches!(
            word,
            "not" | "also" | "only" | "just" | "officially" | "finally" | "originally" | "first" | "since" | "recently" | "to"
        ) || word.ends_with("ly")
            || HAVE.contains(&word);
        if !skips {
            break;
        }
    }
    false
}

/// Words that shift the time or truth of the clause they stand in, folded, each with what it does.
fn shift(word: &str, modality: &mut Modality) {
    match word {
        "will" | "'ll" | "shall" | "upcoming" | "forthcoming" | "soon" | "slated" | "scheduled" | "due" | "plans"
        | "planning" | "planned" | "gearing" | "preparing" | "expected" | "awaits" | "won't" | "eager" | "anticipated"
        | "poised" => modality.future = true,
        "has" | "have" | "had" | "'ve" => modality.perfect = true,
        "would" | "could" | "might" | "if" | "unless" | "whether" | "should" => modality.hypothetical = true,
        "not" | "never" | "n't" | "no" | "without" | "denied" | "denies" | "didn't" | "hasn't" | "haven't" | "wasn't"
        | "doesn't" | "don't" | "weren't" | "isn't" | "nor" | "neither" | "failed" | "yet" | "hadn't" | "can't" | "cannot"
        | "couldn't" => modality.negated = true,
        "reportedly" | "rumoured" | "rumored" | "rumours" | "rumors" | "allegedly" | "tipped" | "speculation" | "speculated"
        | "possibly" | "likely" => modality.rumoured = true,
        "cancelled" | "canceled" | "cancel" | "cancels" | "cancelling" | "canceling" | "postponed" | "postpone" | "postpones"
        | "scrapped" | "axed" | "scrap" | "rescheduled" | "cancellation" | "postponing" | "shelved" | "pulled" => {
            modality.cancelled = true
        }
        "want" | "wants" | "wanted" | "hope" | "hopes" | "hoping" | "hoped" | "wish" | "wishes" | "dream" | "love" => {
            modality.wished = true
        }
        _ => {}
    }
}

/// Reads the verb group: the words before the trigger in its clause and the few after it.
pub fn modality(scene: &Scene, trigger: &Range<usize>, sentence: &Range<usize>) -> Modality {
    let mut modality = Modality::default();
    let clause = scene.clause_at(trigger.start);
    let first = (sentence.start..trigger.start).rev().take(14).take_while(|token| scene.clause_at(*token) == clause).last();
    let start = first.unwrap_or(trigger.start);
    let end = (trigger.end + 3).min(sentence.end);
    for token in start..end {
        if scene.mention_at(token).is_some_and(|mention| scene.mention(mention).quoted) {
            continue;
        }
        let word = scene.word(token);
        // "May" the month and "Will" the name are not modals; nor is a capital inside a sentence.
        let name = scene.timex_at(token).is_some() || (scene.mention_at(token).is_some() && token > sentence.start);
        if !name && (token < trigger.start || !matches!(word, "no" | "yet" | "had" | "has" | "have")) {
            shift(word, &mut modality);
        }
        if !name && word == "may" && scene.token(token).is_some_and(|t| t.shape == Shape::Lower) {
            modality.hypothetical = true;
        }
    }
    modality.denied = (sentence.start..trigger.start).rev().take(8).any(|token| {
        let next = scene.word(token + 1);
        match scene.word(token) {
            "denied" | "denies" | "denying" | "refuted" | "refutes" | "dismissed" => true,
            "ruled" | "rules" => next == "out",
            "if" | "unless" => scene.clause_at(token) == clause,
            _ => false,
        }
    });
    let before = |back: usize| trigger.start.checked_sub(back).filter(|at| *at >= start).map_or("", |at| scene.word(at));
    let to_infinitive =
        before(1) == "to" || (before(2) == "to" && (before(1) == "be" || before(1).ends_with("ly") || before(1) == "also"));
    if to_infinitive {
        let governor = if before(1) == "to" { before(2) } else { before(3) };
        match governor {
            "set" | "due" | "going" | "scheduled" | "ready" | "about" | "expected" | "slated" | "is" | "are" | "returns"
            | "plans" | "announced" | "likely" | "confirmed" | "chosen" | "prepares" | "plan" | "aims" | "poised" | "intends"
            | "back" => modality.future = true,
            "first" | "act" | "artist" | "band" | "group" | "woman" | "man" | "singer" | "on" | "continued" | "managed"
            | "began" | "started" => {}
            // "To perform at the gala: …" opens a headline.
            _ => modality.future |= governor.is_empty(),
        }
    }
    modality
}
