//! Works, tours and acts that are described rather than named: `her second album`, `the K-pop group`, `their world tour`.

use super::sheet::Sheet;
use super::word::Classes;
use super::{MentionKind, WorkKind};
use crate::text::TokenKind;
use std::ops::Range;

/// A description.
#[derive(Clone, Debug)]
pub(super) struct Described {
    /// Its tokens without determiner and possessor: `second album`.
    pub tokens: Range<usize>,
    /// Work, Tour, Person or Group.
    pub kind: MentionKind,
    /// What kind of work.
    pub work: Option<WorkKind>,
    /// Whether it points back at something (`the single`) rather than bringing in something new (`her new single`).
    pub anaphoric: bool,
    /// Whether `the` says that the reader knows it: `the new album` is the one spoken of, if one was.
    pub definite: bool,
    /// Whether the noun names a group, a person or either, for an act.
    pub noun: Classes,
}

/// Words for works that mean too many other things to be taken for one without `new`, `debut` or the like.
const VAGUE: &[&str] = &[
    "number",
    "set",
    "effort",
    "release",
    "offering",
    "cut",
    "collection",
    "theme",
    "work",
    "piece",
    "play",
    "show",
    "score",
    "feature",
    "hit",
    "cover",
    "production",
    "short",
    "clip",
    "recording",
    "disc",
    "collaboration",
    "debut",
    "game",
    "series",
    "record",
    "classic",
    "programme",
    "comedy",
    "jam",
    "mass",
    "opus",
    "smash",
    "follow-up",
    "suite",
    "ode",
    "podcast",
];

/// Words that describe a work or tour and are in no other class that does.
const MODIFIERS: &[&str] = &[
    "last",
    "biggest",
    "best-known",
    "acclaimed",
    "successful",
    "popular",
    "only",
    "world",
    "farewell",
    "reunion",
    "stadium",
    "arena",
    "headlining",
    "anniversary",
    "summer",
    "european",
    "international",
    "national",
    "nationwide",
    "global",
    "hit",
    "own",
    "tribute",
    "title",
    "music",
    "official",
    "concert",
    "cover",
    "charity",
    "festive",
    "holiday",
    "compilation",
    "concept",
    "feature",
    "short",
    "independent",
    "major-label",
    "promotional",
    "digital",
    "japanese-language",
    "english-language",
    "orchestral",
    "collaboration",
    "joint",
    "spring",
    "autumn",
    "winter",
    "fall",
    "as-yet-untitled",
    "instrumental",
    "surprise",
    "companion",
    "accompanying",
    "crossover",
    "breakout",
    "chart-topping",
    "best-selling",
    "bestselling",
    "award-winning",
    "visual",
    "tell-all",
    "year-old",
];

/// The description whose noun is token `index`, if the token is one.
///
/// Its sentence begins at token `first`; words before `free_from` belong to another mention.
pub(super) fn described_at(sheet: &Sheet, index: usize, first: usize, free_from: usize) -> Option<Described> {
    let word = sheet.doc.word(index);
    if !sheet.is_lower(index) && !matches!(word, "lp" | "ep" | "ost" | "mv") {
        return None;
    }
    let classes = sheet.classes(index);
    let tour = word == "tour" || word == "residency";
    let role = classes.only(Classes::ROLE);
    if !classes.any(Classes::WORK) && !tour && role == Classes::default() {
        return None;
    }
    let start = modifiers(sheet, index, free_from);
    // "her 1976 autobiography": the year stands between the owner and what is owned.
    let outer = if start > first && sheet.is_year(start - 1) { start - 1 } else { start };
    let determiner = outer.checked_sub(1).filter(|left| *left >= first).map_or("", |left| sheet.doc.word(left));
    let owned = matches!(determiner, "his" | "her" | "their" | "its" | "my" | "our")
        || outer > first && sheet.kind(outer - 1) == TokenKind::Clitic;
    let definite = matches!(determiner, "the" | "this" | "that");
    let fresh = (start..index).any(|at| sheet.is(at, Classes::FRESH) && sheet.doc.word(at) != "studio");
    if classes.any(Classes::WORK) || tour {
        if word.ends_with('s') && !matches!(word, "series" | "opus") {
            return several(sheet, index, free_from, first, classes);
        }
        let bare = start == index;
        let vague = VAGUE.contains(&word);
        let named = fresh || owned && !vague || tour && !bare;
        let points = definite && !fresh && !vague;
        if !named && !points || word == "debut" && bare {
            return None;
        }
        return Some(Described {
            tokens: start..index + 1,
            kind: if tour { MentionKind::Tour } else { MentionKind::Work },
            work: if tour { None } else { classes.work_kind() },
            anaphoric: points && (bare || !tour),
            definite,
            noun: classes,
        });
    }
    let group = role.any(Classes::GROUP);
    let plural = word.ends_with('s');
    (definite && (!plural || group && matches!(word, "rockers" | "legends" | "veterans" | "pioneers"))).then(|| Described {
        tokens: start.saturating_sub(1).max(free_from).min(start)..index + 1,
        kind: if group { MentionKind::Group } else { MentionKind::Person },
        work: None,
        anaphoric: true,
        definite,
        noun: role,
    })
}

/// Works that are counted rather than named: `first six albums`, `two new singles`, `a couple of singles`.
fn several(sheet: &Sheet, noun: usize, free_from: usize, first: usize, classes: Classes) -> Option<Described> {
    const COUNTS: &[&str] =
        &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "couple", "entire"];
    let mut start = modifiers(sheet, noun, free_from);
    let mut counted = false;
    while start > free_from.max(first) && noun - start < 5 {
        let word = sheet.doc.word(start - 1);
        let counts = COUNTS.contains(&word);
        counted |= counts;
        if !(counts || word == "of" && sheet.doc.word(start.wrapping_sub(2)) == "couple" || sheet.is(start - 1, Classes::FRESH)) {
            break;
        }
        start -= 1;
    }
    let whose = sheet.doc.word(start.wrapping_sub(1));
    let owned = matches!(whose, "his" | "her" | "their" | "its") || sheet.kind(start.wrapping_sub(1)) == TokenKind::Clitic;
    let fresh = (start..noun).any(|at| sheet.is(at, Classes::FRESH) || sheet.doc.word(at) == "couple");
    let tells = counted && (fresh || owned);
    (tells && classes.any(Classes::WORK)).then(|| Described {
        tokens: start..noun + 1,
        kind: MentionKind::Work,
        work: classes.work_kind(),
        anaphoric: false,
        definite: false,
        noun: classes,
    })
}

/// The first of the words before a noun that describe it: `second studio` in `her second studio album`.
fn modifiers(sheet: &Sheet, noun: usize, first: usize) -> usize {
    let mut start = noun;
    while start > first && noun - start < 6 {
        let left = start - 1;
        let classes = sheet.classes(left);
        let word = sheet.doc.word(left);
        let describes = match sheet.kind(left) {
            TokenKind::Word if sheet.is_capital(left) => classes.any(Classes::NATION),
            TokenKind::Word => {
                classes.any(Classes::MODIFIER)
                    || word.contains('-')
                    || word.starts_with(|c: char| c.is_ascii_digit())
                        && (word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd"))
                    || MODIFIERS.contains(&word) && !classes.any(Classes::FUNCTION)
            }
            TokenKind::Number => {
                matches!(sheet.doc.word(noun), "tour" | "residency") && start < noun && !sheet.is(left, Classes::MONTH)
            }
            _ => false,
        };
        if !describes {
            break;
        }
        start = left;
    }
    start
}
