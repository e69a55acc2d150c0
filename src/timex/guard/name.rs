//! Months and weekdays that are names or verbs: `April Moon`, `Sunday Times`, `you may march`.

use crate::text::{Shape, TokenKind};
use crate::timex::class;
use crate::timex::scene::Found;

/// Whether a month by itself stands for a time and not for a person, a song or a verb.
pub(in crate::timex) fn month_stands(found: &Found) -> bool {
    let shape = found.shape("month");
    if shape == Shape::Lower || (found.word("month") != "may" && found.word("month").len() == 3 && found.tokens.len() == 1) {
        // `march on`, `mar the day`; an abbreviation alone stands only with its full stop.
        return false;
    }
    let before = found.before(1);
    let (led, firm) = (found.is_before(1, class::LEAD), found.is_before(1, class::FIRM));
    // A month that is a whole line heads a list.
    let alone = before.is_empty() && matches!(found.after(), "" | ":");
    if shape != Shape::Lower && (alone || beside_month(found)) {
        return true;
    }
    let glued_name = found.after() == "'s" && matches!(found.word("month"), "april" | "june" | "may" | "august");
    if found.is_before(1, class::NAMER) || (glued_name && !firm) {
        return false;
    }
    // A name goes on after it: `April Moon`, `August Wells`; `in October Leeds heard` is rare enough.
    if matches!(found.shape_after(), Shape::Title | Shape::Mixed) && !firm {
        return false;
    }
    if matches!(found.word("month"), "may" | "march" | "august" | "april" | "june") {
        return led || matches!(before, "(" | "/" | "–" | "-") && found.after() != "(";
    }
    // A capitalised word before it makes a name of both, but for a headline or a list.
    !follows_name(found) || led
}

/// Whether another month is joined to this one: `June–August`, `September and October`.
fn beside_month(found: &Found) -> bool {
    let month = |index: Option<usize>| {
        index.and_then(|index| found.scene.marks.get(index)).is_some_and(|mark| mark.classes & class::MONTH != 0)
    };
    let joins = |word: &str| matches!(word, "-" | "–" | "—" | "to" | "and" | "&" | "through" | "," | "/");
    let whole = |index: Option<usize>| {
        index.is_some_and(|index| found.scene.doc.tokens.get(index).is_some_and(|token| token.shape != Shape::Lower))
    };
    let (end, start) = (found.tokens.end, found.tokens.start);
    (joins(found.after()) && month(Some(end + 1)) && whole(Some(end + 1)))
        || (joins(found.before(1)) && month(start.checked_sub(2)) && whole(start.checked_sub(2)))
}

fn follows_name(found: &Found) -> bool {
    let Some(index) = found.tokens.start.checked_sub(1).filter(|index| *index > found.scene.sentence.start) else { return false };
    let token = found.scene.doc.tokens.get(index);
    token.is_some_and(|token| token.kind == TokenKind::Word && token.is_capitalised() && token.shape != Shape::Upper)
        && found.scene.marks.get(index).is_none_or(|mark| mark.classes & class::TIMED == 0)
}

/// Whether a weekday stands for a day: not `Ruby Tuesday`, `Sunday Times`, `sat`, `sun`.
pub(in crate::timex) fn weekday_stands(found: &Found) -> bool {
    let Some(token) = found.token("weekday") else { return false };
    let shape = found.shape("weekday");
    let short = found.word("weekday").len() <= 5 && !found.word("weekday").ends_with("day");
    let before = found.before(1);
    if short {
        // `Fri` alone needs its stop or an `on`; `sat` and `sun` are words.
        let stopped = found.scene.doc.word(token + 1) == "." && !found.scene.doc.word(token + 2).is_empty();
        let risky = matches!(found.word("weekday"), "sun" | "sat" | "wed" | "mon");
        return shape != Shape::Lower
            && (matches!(before, "on" | "until" | "from" | "this" | "next" | "last") || (stopped && !risky));
    }
    if matches!(
        before,
        "black"
            | "ruby"
            | "manic"
            | "freaky"
            | "blue"
            | "super"
            | "bloody"
            | "fat"
            | "cyber"
            | "shrove"
            | "joe"
            | "just"
            | "taco"
    ) && found.shape_before() != Shape::Lower
    {
        return false;
    }
    // `the Sunday Lark` is a paper.
    if before == "the" && found.shape_after() == Shape::Title {
        return false;
    }
    let led = found.is_before(1, class::LEAD) || before == "a";
    if found.is_before(1, class::NAMER) && !told_of(found) {
        return false;
    }
    !(matches!(found.shape_after(), Shape::Title) && !led && shape == Shape::Title && is_name_part(found))
}

/// Whether the noun before the match is no name's label but what a sentence tells of: `broke a record Friday`, `was named
/// Friday`, against `her album Friday`.
fn told_of(found: &Found) -> bool {
    let passive = found.before(1) == "named" && matches!(found.before(2), "be" | "been" | "was" | "were" | "is" | "are");
    passive || (2..=5).take_while(|&back| !found.before(back).is_empty()).any(|back| matches!(found.before(back), "a" | "an"))
}

/// Whether the capitalised word after a weekday makes a name with it: `Sunday Times`, `Friday Night Lights`.
fn is_name_part(found: &Found) -> bool {
    matches!(
        found.after(),
        "times"
            | "night"
            | "night's"
            | "telegraph"
            | "mail"
            | "service"
            | "mirror"
            | "express"
            | "post"
            | "world"
            | "herald"
            | "live"
            | "sessions"
            | "club"
            | "star"
            | "independent"
            | "tribune"
            | "morning"
            | "lunch"
            | "people"
            | "roast"
            | "book"
    )
}
