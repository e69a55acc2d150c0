//! Works with a year of their own, which the guide takes for releases.

use super::argument::{Side, nearest};
use super::candidate::{Candidate, When};
use super::release::candidate;
use super::scene::{Scene, is_work};
use crate::text::TokenKind;
use std::ops::Range;

/// Works with a year of their own: `2012's Red`, `Red (2012)`, `the 1985 album Red`, `Red, from 2012`.
pub(super) fn dated_works(scene: &Scene, sentence: usize, tokens: &Range<usize>, out: &mut Vec<Candidate>) {
    for timex in scene.timexes_in(tokens.clone()) {
        let Some(_) = scene.timexes[timex].edtf else { continue };
        let place = scene.timex_tokens(timex);
        if scene.mention_at(place.start).is_some() {
            continue;
        }
        let before = |back: usize| place.start.checked_sub(back).filter(|at| tokens.contains(at)).map_or("", |at| scene.word(at));
        let after = scene.word(place.end);
        let found = if before(1) == "(" && matches!(after, ")" | "," | ";") {
            place
                .start
                .checked_sub(2)
                .and_then(|at| {
                    // A closing quotation mark may stand between title and bracket.
                    scene.mention_at(at).or_else(|| at.checked_sub(1).and_then(|at| scene.mention_at(at)))
                })
                .filter(|mention| is_work(scene.mention(*mention).kind))
                .map(|mention| (mention, "year-in-brackets"))
        } else {
            let reach = if matches!(after, "'s" | "'") { 8 } else { 5 };
            nearest(scene, tokens, &place, Side::Right, is_work)
                .filter(|work| {
                    scene.mention_tokens(*work).start <= place.end + reach
                        && !crosses(scene, place.end..scene.mention_tokens(*work).start)
                })
                .map(|work| (work, if matches!(after, "'s" | "'") { "years-work" } else { "year-before-work" }))
        };
        if let Some((work, rule)) = found {
            let mut dated = candidate(scene, sentence, tokens, rule, &place, work, "dated", false);
            dated.when = When::At(timex);
            dated.date_from = "own";
            out.push(dated);
        }
    }
}

/// Whether a mark or a verb-like word parts two places.
fn crosses(scene: &Scene, between: Range<usize>) -> bool {
    between.into_iter().any(|token| {
        matches!(
            scene.word(token),
            "," | ";" | ":" | "." | "the" | "and" | "when" | "his" | "her" | "their" | "with" | "for" | "on" | "at" | "in" | "to"
        ) || scene.token(token).is_some_and(|token| token.kind == TokenKind::Number)
    })
}
