//! What a date is to the noun beside it: `her 1957 live album`, `2008's Low Water`, `1960s pioneer`.

use super::scene::Scene;
use super::value::{Value, value};
use crate::edtf::{Edtf, Precision};
use crate::mention::MentionKind;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// How wide a date is.
pub fn grain(date: &Edtf) -> Value<'static> {
    match (date, date.precision()) {
        (Edtf::Interval(..), _) => value!("interval"),
        (_, Precision::Day) => value!("day"),
        (_, Precision::Month) => value!("month"),
        (_, Precision::Season) => value!("season"),
        (_, Precision::Year) => value!("year"),
        _ => value!("decade"),
    }
}

/// Whether a date is a decade or wider.
fn is_decade(date: &Edtf) -> bool {
    !matches!(date, Edtf::Interval(..)) && matches!(date.precision(), Precision::Decade | Precision::Century)
}

/// Whether a decade only tells of what time somebody or something is: `1960s pioneer`, `'80s hits`.
pub fn names_an_age(scene: &Scene, date: &Edtf, place: &Range<usize>) -> bool {
    let led_in = place
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(scene.word(at), "in" | "the" | "of" | "during" | "since" | "mid" | "early" | "late"));
    let noun = scene.token(place.end).is_some_and(|token| token.shape == Shape::Lower);
    is_decade(date) && !led_in && noun
}

/// Whether a date belongs to the noun after it: `her 1957 live album`, `2008's Low Water`, `the April 1 edition`.
pub fn attributive(scene: &Scene, place: &Range<usize>) -> &'static str {
    let before = place.start.checked_sub(1).map_or("", |at| scene.word(at));
    let after = scene.word(place.end);
    let worded = scene.token(place.end).is_some_and(|token| token.kind == TokenKind::Word);
    let determined = matches!(before, "the" | "a" | "an" | "his" | "her" | "their" | "its" | "'s" | "my" | "our" | "s");
    match () {
        () if after == "'s" || after == "'" => "possessive",
        () if worded && determined => "determined",
        () if before == "(" => "bracketed",
        _ => "no",
    }
}

/// The work that an expression gives the year of: `Red (2012)`, `2012's Red`, `2013 studio album Blue`.
pub fn year_of(scene: &Scene, timex: &Range<usize>) -> Option<usize> {
    let before = |back: usize| timex.start.checked_sub(back);
    let bracketed = before(1).is_some_and(|at| scene.word(at) == "(") && matches!(scene.word(timex.end), ")" | "," | ";");
    let owner = if bracketed {
        before(2).and_then(|at| scene.mention_at(at).or_else(|| scene.mention_at(at.saturating_sub(1))))
    } else {
        let possessive = usize::from(matches!(scene.word(timex.end), "'s" | "'"));
        let led_in = before(1).is_some_and(|at| matches!(scene.word(at), "on" | "in" | "since" | "for"));
        (timex.end + possessive..timex.end + possessive + 4)
            .take_while(|token| scene.token(*token).is_some_and(|t| t.kind == TokenKind::Word) || is_quote(scene.word(*token)))
            .find_map(|token| scene.mention_at(token))
            .filter(|_| possessive > 0 || !led_in)
    };
    owner.filter(|owner| scene.mention(*owner).kind == MentionKind::Work)
}

fn is_quote(word: &str) -> bool {
    matches!(word, "\"" | "'" | "“" | "”")
}
