//! Words around a match that belong to it: 'early', 'the end of', 'about', 'more than'.

use super::engine::approximate;
use super::{Modifier, Timex, TimexKind};
use crate::text::{Document, Span};
use std::ops::Range;

/// Adds a timex with the words before it that modify it. Where such a word was taken for a timex of its own, that one goes.
pub(super) fn extend(doc: &Document, sentence: Range<usize>, tokens: Range<usize>, mut timex: Timex, timexes: &mut Vec<Timex>) {
    let back = |count: usize| match tokens.start.checked_sub(count) {
        Some(index) if index >= sentence.start => doc.word(index),
        _ => "",
    };
    let found = match timex.kind {
        TimexKind::Date | TimexKind::Time => date_modifier(&timex, back, doc.word(tokens.start)),
        TimexKind::Duration => length_modifier(&timex, back, doc.word(tokens.start)),
        TimexKind::Set => None,
    };
    if let Some((words, modifier)) = found {
        let start = tokens.start - words;
        let span = Span::new(doc.span_of(start..tokens.end).start, timex.span.end);
        drop_overlapped(span, timexes);
        timex.span = span;
        timex.modifier = modifier.or(timex.modifier);
        if matches!(modifier, Some(Modifier::Approx | Modifier::Mid)) {
            timex.edtf = timex.edtf.map(approximate);
        }
    }
    timexes.push(timex);
}

/// Takes back the last timexes that a later one covers.
pub(super) fn drop_overlapped(span: Span, timexes: &mut Vec<Timex>) {
    while timexes.last().is_some_and(|last| last.span.overlaps(span)) {
        timexes.pop();
    }
}

/// How many words before a date belong to it, and what they do to it.
fn date_modifier<'w>(timex: &Timex, back: impl Fn(usize) -> &'w str, first: &str) -> Option<(usize, Option<Modifier>)> {
    if timex.value.ends_with("_REF") {
        return None;
    }
    let coarse = timex.value.len() < 10 || timex.value.contains('W');
    // 'The early 1980s' is of a decade; 'the late May concert' is not of the May.
    let article = usize::from(timex.rule == "decade" && back(2) == "the");
    // 'A decade later' takes what is said of its count: 'more than', 'about'.
    if matches!(timex.rule, "ago" | "earlier") {
        return length_modifier(timex, back, first);
    }
    match back(1) {
        "early" | "earlier" => Some((1 + article, Some(Modifier::Start))),
        "late" | "later" if coarse || timex.rule.starts_with("weekday") => Some((1 + article, Some(Modifier::End))),
        "mid" => Some((1, Some(Modifier::Mid))),
        "-" if back(2) == "mid" => Some((2, Some(Modifier::Mid))),
        "around" | "about" | "circa" | "approximately" if timex.kind == TimexKind::Date => Some((1, Some(Modifier::Approx))),
        "of" => {
            let modifier = match back(2) {
                "end" | "close" => Modifier::End,
                "start" | "beginning" => Modifier::Start,
                "middle" => Modifier::Mid,
                _ => return None,
            };
            let article = usize::from(matches!(back(3), "the" | "very")) + usize::from(back(3) == "very" && back(4) == "the");
            Some((2 + article, Some(modifier)))
        }
        _ => None,
    }
}

/// The same for a length.
fn length_modifier<'w>(timex: &Timex, back: impl Fn(usize) -> &'w str, first: &str) -> Option<(usize, Option<Modifier>)> {
    match back(1) {
        "about" | "around" | "approximately" | "roughly" | "some" => Some((1, Some(Modifier::Approx))),
        "nearly" | "almost" => Some((1, Some(Modifier::LessThan))),
        "over" if first != "the" => Some((1, Some(Modifier::MoreThan))),
        "than" if back(2) == "more" => Some((2, Some(Modifier::MoreThan))),
        "than" if back(2) == "less" => Some((2, Some(Modifier::LessThan))),
        "least" if back(2) == "at" => Some((2, Some(Modifier::MoreThan))),
        // 'The six-month contract' is no length of six months that was spoken of.
        "the" if timex.rule != "written-length" => Some((1, None)),
        _ => None,
    }
}
