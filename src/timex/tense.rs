//! Whether a clause looks back or ahead: what decides between last Friday and next Friday.
//!
//! `was released on Friday` looks back, `will be released on Friday` and `is due on Friday` look ahead.

use crate::text::Document;
use std::ops::Range;

/// Where a clause looks from the day it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// It reports what took place.
    Past,
    /// It speaks of what is to come.
    Future,
    /// It does not say.
    Unknown,
}

/// Words that look ahead by themselves.
const AHEAD: &[&str] = &[
    "will",
    "won't",
    "shall",
    "due",
    "scheduled",
    "slated",
    "expected",
    "upcoming",
    "forthcoming",
    "planning",
    "planned",
    "gonna",
    "tipped",
    "poised",
    "penciled",
    "pencilled",
    "rescheduled",
    "until",
    "till",
    "hoping",
    "ahead",
    "presale",
    "pre-sale",
    "deadline",
    "upcoming",
];

/// Past forms that do not end in -ed.
const IRREGULAR: &[&str] = &[
    "was",
    "were",
    "had",
    "did",
    "said",
    "told",
    "came",
    "went",
    "took",
    "made",
    "gave",
    "got",
    "won",
    "lost",
    "sold",
    "bought",
    "hit",
    "put",
    "led",
    "held",
    "met",
    "saw",
    "sang",
    "sung",
    "began",
    "begun",
    "became",
    "broke",
    "broken",
    "brought",
    "built",
    "chose",
    "chosen",
    "done",
    "drew",
    "drawn",
    "drove",
    "fell",
    "fallen",
    "felt",
    "found",
    "fought",
    "flew",
    "gone",
    "given",
    "grew",
    "grown",
    "heard",
    "kept",
    "knew",
    "known",
    "laid",
    "left",
    "made",
    "meant",
    "paid",
    "rose",
    "risen",
    "ran",
    "seen",
    "sent",
    "set",
    "shot",
    "shown",
    "spent",
    "spoke",
    "spoken",
    "stood",
    "taken",
    "taught",
    "thought",
    "threw",
    "thrown",
    "unveiled",
    "withdrew",
    "withdrawn",
    "woke",
    "wrote",
    "written",
    "wound",
    "shut",
    "cut",
    "ended",
    "struck",
    "swept",
    "beat",
    "beaten",
    "died",
    "bid",
    "dealt",
    "slid",
    "sank",
    "shook",
    "hung",
    "sat",
    "tied",
    "reportedly",
    "forgot",
    "overtook",
    "undertook",
    "undergone",
];

/// Those that are never participles: no `will be` before them makes them look ahead.
const FINITE: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "came", "went", "took", "gave", "got", "began", "became", "broke", "chose",
    "drew", "drove", "fell", "felt", "flew", "grew", "knew", "rose", "ran", "saw", "sang", "sank", "shook", "slid", "spoke",
    "stood", "thought", "threw", "woke", "wrote", "withdrew", "forgot", "overtook",
];

/// Words in -ed that are no past forms.
const NOT_PAST: &[&str] = &[
    "need",
    "speed",
    "indeed",
    "hundred",
    "united",
    "limited",
    "red",
    "feed",
    "seed",
    "breed",
    "exceed",
    "proceed",
    "succeed",
    "bed",
    "shed",
    "sacred",
    "wicked",
    "naked",
    "beloved",
    "acclaimed",
    "renowned",
    "celebrated",
    "talented",
    "so-called",
    "star-studded",
    "sold-out",
    "concerned",
    "advanced",
    "ed",
    "ted",
    "fred",
    "med",
    "led",
    "wed",
];

/// Verbs that in the present tell of a date ahead: `the tour opens Friday`.
const PRESENT: &[&str] = &[
    "is",
    "are",
    "releases",
    "drops",
    "arrives",
    "returns",
    "kicks",
    "opens",
    "hits",
    "plays",
    "begins",
    "starts",
    "lands",
    "comes",
    "headlines",
    "performs",
    "airs",
    "premieres",
    "takes",
    "runs",
    "closes",
    "continues",
    "ends",
    "heads",
    "visits",
    "celebrates",
    "stops",
    "wraps",
    "concludes",
    "rolls",
    "launches",
    "debuts",
    "marks",
    "play",
    "perform",
    "release",
    "open",
    "arrive",
    "return",
    "head",
    "plan",
    "hope",
];

/// What goes before an infinitive that took place: `was forced to cancel`.
const FULFILLED: &[&str] = &[
    "forced",
    "able",
    "unable",
    "managed",
    "failed",
    "went",
    "came",
    "continued",
    "helped",
    "tried",
    "returned",
    "gathered",
    "turned",
    "used",
    "chose",
    "began",
    "started",
    "stopped",
    "first",
    "rose",
    "fell",
    "led",
    "compared",
    "according",
    "up",
    "down",
    "back",
    "close",
    "thanks",
    "access",
];

/// Words after `to` that show it to be no infinitive mark.
const NO_VERB: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "date", "each", "all",
    "some", "fans", "people", "number", "top", "new",
];

/// Verbs of telling: what they tell of has its own time, unless the date stands right after them.
const TELLING: &[&str] = &[
    "announced",
    "revealed",
    "confirmed",
    "unveiled",
    "shared",
    "teased",
    "promised",
    "booked",
    "detailed",
    "added",
    "extended",
    "titled",
    "called",
    "named",
    "dubbed",
];

/// Where the clause around the tokens `at` looks.
pub(super) fn tense_at(doc: &Document, sentence: Range<usize>, at: Range<usize>) -> Tense {
    let before = (sentence.start..at.start).rev().take_while(|&index| !bounds_clause(doc, index)).take(REACH);
    let after = (at.end..sentence.end).take_while(|&index| !bounds_clause(doc, index)).take(REACH);
    let far = (sentence.start..at.start).rev().take(2 * REACH);
    let Some((index, tense)) = before.chain(after).chain(far).find_map(|index| Some((index, cue(doc, sentence.start, index)?)))
    else {
        return Tense::Unknown;
    };
    let distance = at.start.saturating_sub(index);
    if tense == Tense::Past && distance > 3 && TELLING.contains(&doc.word(index)) {
        return Tense::Unknown;
    }
    // `It will run, presented by the city, on Friday`: a participle far off gives way to the verb before it.
    if tense == Tense::Past && distance > 5 && doc.word(index).ends_with("ed") {
        let governing = (sentence.start..index).rev().take_while(|&index| !bounds_clause(doc, index)).take(REACH);
        let led = governing.into_iter().find_map(|index| cue(doc, sentence.start, index).map(|tense| (index, tense)));
        if led.is_some_and(|(index, tense)| {
            tense == Tense::Future && matches!(doc.word(index), "will" | "shall" | "set" | "scheduled")
        }) {
            return Tense::Future;
        }
    }
    tense
}

/// How many tokens a verb may stand away; keeps long lines linear.
const REACH: usize = 40;

fn bounds_clause(doc: &Document, index: usize) -> bool {
    matches!(doc.word(index), ";" | ":" | "—" | "\"" | "“" | "”" | "but" | "while" | "whereas" | "although")
}

/// What token `index` says about the tense, if anything.
fn cue(doc: &Document, first: usize, index: usize) -> Option<Tense> {
    let word = doc.word(index);
    let next = doc.word(index + 1);
    if AHEAD.contains(&word) || word.ends_with("'ll") {
        return Some(planned(doc, first, index));
    }
    match word {
        "going" if next == "to" => return Some(Tense::Future),
        "coming" | "arriving" | "landing" | "dropping" if matches!(next, "out" | "on" | "to" | "in") => {
            return Some(Tense::Future);
        }
        "set" if matches!(next, "to" | "for") => return Some(Tense::Future),
        "to" if next == "be" && !(index > first && (AHEAD.contains(&doc.word(index - 1)) || doc.word(index - 1) == "set")) => {
            return Some(Tense::Future);
        }
        "to" if index + 1 < doc.tokens.len() && is_infinitive(doc, index) => {
            let before = if index > first { doc.word(index - 1) } else { "" };
            if AHEAD.contains(&before) || before == "supposed" || before == "set" {
                return Some(planned(doc, first, index - 1));
            }
            return (!FULFILLED.contains(&before)).then_some(Tense::Future);
        }
        _ => {}
    }
    if FINITE.contains(&word) {
        return Some(Tense::Past);
    }
    if is_past(word) {
        return Some(if looks_ahead(doc, first, index) { Tense::Future } else { Tense::Past });
    }
    if PRESENT.contains(&word) {
        return Some(Tense::Future);
    }
    // Is playing, are releasing.
    if word.len() > 5
        && word.ends_with("ing")
        && index > first
        && matches!(doc.word(index - 1), "is" | "are" | "be" | "i'm" | "we're")
    {
        return Some(Tense::Future);
    }
    None
}

/// A plan looks ahead, but for one that was made before: `was originally scheduled for`.
fn planned(doc: &Document, first: usize, index: usize) -> Tense {
    let before = |back: usize| index.checked_sub(back).filter(|index| *index >= first).map_or("", |index| doc.word(index));
    let once = |word: &str| matches!(word, "originally" | "initially" | "previously");
    if once(before(1)) || once(before(2)) {
        Tense::Past
    } else if matches!(before(1), "was" | "were") {
        Tense::Unknown
    } else {
        Tense::Future
    }
}

fn is_infinitive(doc: &Document, to: usize) -> bool {
    let next = doc.word(to + 1);
    doc.tokens.get(to + 1).is_some_and(|token| token.shape == crate::text::Shape::Lower)
        && !NO_VERB.contains(&next)
        && !matches!(next, "mark" | "celebrate" | "honour" | "honor" | "commemorate" | "coincide" | "promote")
        && !next.ends_with("ing")
        && !next.ends_with("ed")
}

fn is_past(word: &str) -> bool {
    (word.len() > 3 && word.ends_with("ed") && !word.contains('-') && !NOT_PAST.contains(&word)) || IRREGULAR.contains(&word)
}

/// Whether the participle at `index` belongs to a group that looks ahead: `will be released`, `is released`, `to be held`.
fn looks_ahead(doc: &Document, first: usize, index: usize) -> bool {
    for back in (first..index).rev().take(4) {
        match doc.word(back) {
            "will" | "shall" | "to" | "'ll" | "can" | "should" | "must" | "may" | "might" => return true,
            "be" | "being" => return true,
            "is" | "are" | "'s" if doc.word(index) != "set" || doc.word(index + 1) == "for" => return true,
            "has" | "have" | "had" | "was" | "were" | "been" | "did" | "," | "and" => return false,
            word if word.ends_with("'ll") => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tense: Tense, texts: &[&str]) {
        for text in texts {
            let doc = Document::new(*text);
            let at = (0..doc.tokens.len()).find(|&index| doc.word(index) == "friday").expect(text);
            assert_eq!(tense_at(&doc, 0..doc.tokens.len(), at..at + 1), tense, "{text}");
        }
    }

    #[test]
    fn the_nearest_verb_decides() {
        check(
            Tense::Past,
            &[
                "The single was released on Friday.",
                "On Friday, the duo announced a tour.",
                "The label said Friday it will sign them.",
                "They played the hall Friday",
                "The album, issued on Friday, sells well.",
                "The band was forced to cancel on Friday",
            ],
        );
        check(
            Tense::Future,
            &[
                "The single will be released on Friday.",
                "The single, due out on Friday, is short.",
                "She's going to play Friday.",
                "Their tour opens Friday in Leeds",
                "Glass Ferry to play on Friday",
                "They said that they will return on Friday.",
                "The fair, which will take place in the park, presented by the city and its friends, opens on Friday",
                "The record is released on Friday",
            ],
        );
        check(
            Tense::Unknown,
            &[
                "Friday",
                "They announced a farewell show with the city choir on Friday",
                "It was scheduled to take place on Friday.",
            ],
        );
    }
}
