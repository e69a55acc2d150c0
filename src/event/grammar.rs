//! The little grammar that event rules need: is this word a verb here, in which voice, and does the clause look
//! back, ahead, or deny?

use super::scene::Scene;
use crate::lexicon::WordSet;
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

const BE: WordSet =
    WordSet::new(&["is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "getting", "'s", "'re"]);
const HAVE: WordSet = WordSet::new(&["has", "have", "had", "having", "'ve", "'d"]);
const DETERMINERS: WordSet = WordSet::new(&[
    "the", "a", "an", "this", "that", "his", "her", "their", "its", "our", "my", "your", "'s", "'", "no", "each", "every",
    "another", "first", "second", "third", "new", "latest", "last", "next", "final", "of", "live", "solo", "own", "recent",
    "upcoming", "one",
]);

/// Whether the token reads as a verb: after a subject, 'to' or a modal rather than after a determiner or adjective.
pub fn is_verb(scene: &Scene, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    if scene.doc.is_in(before, &DETERMINERS) || matches!(scene.word(token + 1), "of" | "'s") {
        return false;
    }
    // "No. 1 record", "world tour": a noun stands before a noun, unless it is the subject.
    !(matches!(scene.token(before), Some(token) if token.kind == TokenKind::Number) && scene.mention_at(before).is_none())
}

/// Whether a past participle at `token` is passive: 'was released', 'to be released', 'released in 2012' after a noun.
pub fn is_passive(scene: &Scene, token: usize, sentence: &Range<usize>) -> bool {
    for before in (sentence.start..token).rev().take(5) {
        let word = scene.word(before);
        if scene.doc.is_in(before, &BE) {
            return true;
        }
        let skips = matches!(
            word,
            "not" | "also" | "only" | "just" | "officially" | "finally" | "originally" | "first" | "since" | "recently" | "to"
        ) || word.ends_with("ly")
            || scene.doc.is_in(before, &HAVE);
        if !skips {
            break;
        }
    }
    false
}

/// Words that shift the time or truth of the clause they stand in, folded.
const FUTURE: WordSet = WordSet::new(&[
    "will",
    "'ll",
    "shall",
    "upcoming",
    "forthcoming",
    "soon",
    "slated",
    "scheduled",
    "due",
    "plans",
    "planning",
    "planned",
    "gearing",
    "preparing",
    "expected",
    "awaits",
    "won't",
    "eager",
    "anticipated",
    "poised",
]);
const PERFECT: WordSet = WordSet::new(&["has", "have", "had", "'ve"]);
const HYPOTHETICAL: WordSet = WordSet::new(&["would", "could", "might", "if", "unless", "whether", "should"]);
const NEGATED: WordSet = WordSet::new(&[
    "not", "never", "n't", "no", "without", "denied", "denies", "didn't", "hasn't", "haven't", "wasn't", "doesn't", "don't",
    "weren't", "isn't", "nor", "neither", "failed", "yet", "hadn't", "can't", "cannot", "couldn't",
]);
const RUMOURED: WordSet = WordSet::new(&[
    "reportedly",
    "rumoured",
    "rumored",
    "rumours",
    "rumors",
    "allegedly",
    "tipped",
    "speculation",
    "speculated",
    "possibly",
    "likely",
]);
const CANCELLED: WordSet = WordSet::new(&[
    "cancelled",
    "canceled",
    "cancel",
    "cancels",
    "cancelling",
    "canceling",
    "postponed",
    "postpone",
    "postpones",
    "scrapped",
    "axed",
    "scrap",
    "rescheduled",
    "cancellation",
    "postponing",
    "shelved",
    "pulled",
]);
const WISHED: WordSet =
    WordSet::new(&["want", "wants", "wanted", "hope", "hopes", "hoping", "hoped", "wish", "wishes", "dream", "love"]);
const DENYING: WordSet =
    WordSet::new(&["denied", "denies", "denying", "refuted", "refutes", "dismissed", "ruled", "rules", "if", "unless"]);

/// Adds what token `token` says of time and truth.
fn shift(scene: &Scene, token: usize, modality: &mut Modality) {
    modality.future |= scene.doc.is_in(token, &FUTURE);
    modality.perfect |= scene.doc.is_in(token, &PERFECT);
    modality.hypothetical |= scene.doc.is_in(token, &HYPOTHETICAL);
    modality.negated |= scene.doc.is_in(token, &NEGATED);
    modality.rumoured |= scene.doc.is_in(token, &RUMOURED);
    modality.cancelled |= scene.doc.is_in(token, &CANCELLED);
    modality.wished |= scene.doc.is_in(token, &WISHED);
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
            shift(scene, token, &mut modality);
        }
        if !name && word == "may" && scene.token(token).is_some_and(|t| t.shape == Shape::Lower) {
            modality.hypothetical = true;
        }
    }
    modality.denied =
        (sentence.start..trigger.start).rev().take(8).filter(|token| scene.doc.is_in(*token, &DENYING)).any(|token| {
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
