//! How a trigger stands in its sentence: which verbs stand in its clause, what opens the clause, whether somebody is quoted.

use super::candidate::Candidate;
use super::scene::Scene;
use super::value::{Value, truth, value};
use super::weights::{Score, bucket};
use crate::lexicon::{WordSet, digest};
use std::ops::Range;

/// How many words before and after a trigger a verb of its clause is looked for.
const REACH: usize = 12;

/// Adds how the trigger stands.
pub fn around(scene: &Scene, candidate: &Candidate, sentence: &Range<usize>, score: &mut Score) {
    let (rule, trigger) = (Value::new(candidate.rule), &candidate.trigger);
    let clause = scene.clause_at(trigger.start);
    let verb = |at: usize| {
        let stands = scene.clause_at(at) == clause && scene.mention_at(at).is_none();
        stands.then(|| Some((Value::new(scene.verb_class(at)?), scene.value(at)))).flatten()
    };
    let before = trigger.start.saturating_sub(REACH).max(sentence.start)..trigger.start;
    let after = trigger.end..(trigger.end + REACH).min(sentence.end);
    let (left_class, left_word) = before.rev().find_map(verb).unwrap_or((value!("none"), value!("none")));
    let (right_class, right_word) = after.into_iter().find_map(verb).unwrap_or((value!("none"), value!("none")));
    score.add_all("verb-left", &[rule, left_class]);
    score.add_all("verb-right", &[rule, right_class]);
    score.add("verb-left-word", left_word);
    score.add("verb-right-word", right_word);
    let opens = (sentence.start..trigger.start + 1).find(|at| scene.clause_at(*at) == clause).unwrap_or(trigger.start);
    let opener = opener(scene, opens);
    score.add("clause-opens", opener);
    score.add_all("rule+clause-opens", &[rule, opener]);
    score.add("clause", bucket((clause - scene.clause_at(sentence.start)) as usize));
    let quoted = truth(is_quoted(scene, sentence, trigger.start));
    score.add("quoted", quoted);
    score.add_all("rule+quoted", &[rule, quoted]);
}

/// Words that open a clause and say how it hangs on another.
const OPENERS: WordSet = WordSet::new(&[
    "who",
    "which",
    "that",
    "when",
    "while",
    "after",
    "before",
    "as",
    "if",
    "since",
    "where",
    "because",
    "although",
    "though",
    "and",
    "but",
    "until",
    "whose",
    "for",
    "with",
    "including",
    "following",
    "despite",
    "in",
    "at",
    "on",
]);

fn opener<'s>(scene: &Scene<'s>, at: usize) -> Value<'s> {
    if scene.doc.is_in(at, &OPENERS) { scene.value(at) } else { value!("other") }
}

/// Whether a place of a sentence stands between quotation marks.
fn is_quoted(scene: &Scene, sentence: &Range<usize>, at: usize) -> bool {
    const OPENING: u64 = digest("“");
    const CLOSING: u64 = digest("”");
    const STRAIGHT: u64 = digest("\"");
    let mut straight = 0;
    for token in (sentence.start..at).rev() {
        match scene.doc.digest(token) {
            OPENING => return true,
            CLOSING => return false,
            STRAIGHT => straight += 1,
            _ => {}
        }
    }
    straight % 2 == 1
}
