//! Numbers that are no years or days: `No. 2`, `2000 copies`, `The 1975`.

use super::is_led;
use crate::pattern::Mark;
use crate::text::{Document, Shape};
use crate::timex::class;
use crate::timex::scene::Found;

/// Bands whose name is an article and a year: after it only a dated thing makes it the year.
const NUMBERED_BANDS: &[&str] = &["1975"];

/// Whether the number that opens the match is a count, a price or a place: `No. 2`, `#1`, `top 40`.
pub(in crate::timex) fn is_numbered(found: &Found) -> bool {
    let before = found.before(1);
    let dotted = before == "." && matches!(found.before(2), "no" | "nos" | "vol" | "op" | "pt" | "rs");
    dotted || found.is_before(1, class::COUNTER) || before.ends_with('$')
}

/// Whether the word after the match shows it to be a count.
pub(in crate::timex) fn is_counting(found: &Found) -> bool {
    found.is_after(class::COUNTED)
}

/// Whether a bare four-digit number is a year.
pub(in crate::timex) fn year_stands(found: &Found, year: i32) -> bool {
    let (before, after) = (found.before(1), found.after());
    if is_numbered(found) || is_counting(found) || found.is_before(1, class::NAMER) {
        return false;
    }
    if matches!(before, "." | "," | ":" | "+" | "*" | "x" | "×" | "–" | "-")
        && !found.spaced()
        && found.tokens.start > found.scene.sentence.start
    {
        // 555-1984, 3.2000: part of a longer number.
        let number =
            found.scene.marks.get(found.tokens.start.wrapping_sub(2)).is_some_and(|mark| mark.classes & class::DIGITS != 0);
        let mark = found.scene.marks.get(found.tokens.start.wrapping_sub(2)).copied().unwrap_or_default();
        if number && mark.classes & class::YEAR == 0 {
            return false;
        }
    }
    if (before == "the" || (found.opens() && found.first() == "the")) && band_with_number(found) {
        return false;
    }
    if after == "of" && !is_led(found) {
        return false;
    }
    let led = is_led(found) || matches!(before, "(" | "year" | "the" | "'s");
    let limit = found.published().map_or(2040, |date| date.year() + 15);
    let plausible = (1900..=limit).contains(&year);
    if !plausible {
        let firm =
            matches!(before, "in" | "since" | "until" | "from" | "by" | "(" | "year" | "circa" | "around" | "back" | "between");
        return firm && (1200..=2100).contains(&year);
    }
    // `1999 albums were sold`: a plural after a number that nothing leads is what is counted.
    let plural = found.shape_after() == Shape::Lower && after.len() > 3 && after.ends_with('s') && !after.ends_with("ss");
    let verb = matches!(after, "was" | "has" | "is" | "sees" | "marks" | "brings" | "does" | "as" | "this" | "us" | "plus");
    !(plural && !verb && !led && !matches!(found.shape_before(), Shape::Title | Shape::Upper))
}

/// `The 1975 played`: a capital article before a number with no noun after it names a band.
fn band_with_number(found: &Found) -> bool {
    let Some(article) = found.tokens.start.checked_sub(1) else { return false };
    let capital =
        found.scene.doc.tokens.get(article).is_some_and(|token| token.shape == Shape::Title || token.shape == Shape::Upper);
    let noun_follows = found.shape_after() == Shape::Lower
        && !matches!(
            found.after(),
            "and"
                | "are"
                | "is"
                | "have"
                | "has"
                | "will"
                | "were"
                | "was"
                | "at"
                | "on"
                | "to"
                | "with"
                | "in"
                | "for"
                | "also"
                | "by"
                | "as"
                | "or"
                | "who"
                | "from"
        )
        && !found.after().ends_with("ed");
    if matches!(found.after(), "-" | "–" | "/") {
        return false;
    }
    if NUMBERED_BANDS.contains(&found.first()) && !found.is_after(class::DATED) {
        return capital;
    }
    let opens = article == found.scene.sentence.start;
    capital && !(opens && (noun_follows || matches!(found.shape_after(), Shape::Title | Shape::Mixed)))
}

/// Whether the numeric dates of a text put the day first: as those that can only be read one way do, or else as its
/// written dates do (`4 November` against `November 4`).
pub(in crate::timex) fn day_first(doc: &Document, marks: &[Mark]) -> bool {
    let mut balance = 0i32;
    let mut written = 0i32;
    for index in 0..marks.len() {
        let mark = marks[index];
        if mark.classes & class::MONTH != 0 {
            let day = |at: Option<usize>| at.and_then(|at| marks.get(at)).is_some_and(|mark| mark.classes & class::DAY != 0);
            written += i32::from(day(index.checked_sub(1))) - i32::from(day(Some(index + 1)));
        } else if mark.classes & class::DOTTED != 0 {
            let parts: Vec<i32> = doc.word(index).split('.').filter_map(|part| part.parse().ok()).collect();
            balance += order_of(parts.first().copied(), parts.get(1).copied());
        } else if mark.classes & class::DIGITS != 0 && doc.word(index + 1) == "/" && doc.word(index + 3) == "/" {
            balance += order_of(Some(mark.value), marks.get(index + 2).map(|mark| mark.value));
        }
    }
    match (balance, written) {
        (0, written) => written > 0,
        (balance, _) => balance > 0,
    }
}

/// 1 when the first number can only be the day, -1 when the second can.
fn order_of(first: Option<i32>, second: Option<i32>) -> i32 {
    match (first, second) {
        (Some(13..=31), Some(1..=12)) => 1,
        (Some(1..=12), Some(13..=31)) => -1,
        _ => 0,
    }
}
