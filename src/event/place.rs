//! How one thing in a sentence stands to another, as the features write it.

use super::scene::Scene;
use super::value::{Value, value};
use crate::lexicon::WordSet;
use std::ops::Range;

/// Tokens between two places.
pub fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    if b.start >= a.end { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

/// How many clauses apart two places are, as a feature writes it.
pub fn clauses(scene: &Scene, a: &Range<usize>, b: &Range<usize>) -> Value<'static> {
    match scene.clause_at(a.start).abs_diff(scene.clause_at(b.start)) {
        0 => value!("0"),
        1 => value!("1"),
        2 => value!("2"),
        _ => value!("3+"),
    }
}

/// The word at a token beside an argument: itself where it is grammar, else that there is one.
pub fn function_word<'s>(scene: &Scene<'s>, at: Option<usize>) -> Value<'s> {
    const WORDS: WordSet = WordSet::new(&[
        "on", "in", "at", "for", "since", "until", "till", "before", "after", "from", "by", "than", "within", "every", "to",
        "the", "of", "(", ")", ",", ".", "-", "–", "—", ":", "'s", "during", "between", "and", "this", "that", "back", "as",
        "late", "early", "through", "with", "was", "is", "a", "his", "her", "their", "its", ";", "'",
    ]);
    let Some(at) = at else { return value!("^") };
    match scene.word(at) {
        "" => value!("^"),
        _ if scene.doc.is_in(at, &WORDS) => scene.value(at),
        word if word.bytes().all(|byte| byte.is_ascii_digit()) => value!("<number>"),
        _ => value!("<word>"),
    }
}
