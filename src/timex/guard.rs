//! What looks like a date and is none: titles, names, chart places, prices, counts.

use super::scene::Found;
use super::words::class;
use crate::pattern::Mark;
use crate::text::{Document, Shape, TokenKind};

/// Words after which a month or year stands for a date.
const LEADS: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "during",
    "from",
    "through",
    "throughout",
    "of",
    "before",
    "after",
    "for",
    "to",
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "around",
    "about",
    "circa",
    "between",
    "and",
    "or",
    "back",
    "as",
    "than",
    "earlier",
    "later",
    "every",
    "on",
    "every",
    "ending",
    "ended",
    "beginning",
    "starting",
    "late-",
    "past",
    "following",
    "previous",
    "prior",
];
/// Those of them that a month follows even before a capitalised word: `In June Rihanna released`.
const FIRM_LEADS: &[&str] =
    &["in", "since", "until", "till", "by", "during", "last", "next", "this", "early", "late", "mid", "throughout"];

/// Words and marks before a number that make it a place on a chart, a price or an issue.
const COUNTERS: &[&str] = &[
    "#", "$", "£", "€", "₹", "¥", "rs", "inr", "no", "nos", "number", "top", "vol", "volume", "part", "chapter", "episode",
    "season", "studio", "channel", "route", "highway", "pt", "op", "opus", "version", "size", "room", "act", "page", "age",
    "aged", "track",
];

/// What is counted by a number before it: `2000 copies` is no year.
const COUNTED: &[&str] = &[
    "copies",
    "people",
    "fans",
    "tickets",
    "seats",
    "units",
    "words",
    "streams",
    "views",
    "dollars",
    "euros",
    "pounds",
    "points",
    "rupees",
    "crore",
    "lakh",
    "km",
    "miles",
    "metres",
    "meters",
    "feet",
    "ft",
    "kg",
    "tonnes",
    "tons",
    "students",
    "children",
    "artists",
    "musicians",
    "songs",
    "tracks",
    "records",
    "albums",
    "votes",
    "members",
    "players",
    "spectators",
    "guests",
    "capacity",
    "seater",
    "seat",
    "strong",
    "%",
    "percent",
    "per",
    "cent",
    "million",
    "billion",
    "thousand",
    "hundred",
    "jobs",
    "workers",
    "employees",
    "shares",
    "cars",
    "vehicles",
    "homes",
    "troops",
    "soldiers",
    "attendees",
    "entries",
    "times",
    "plus",
    "euro",
    "dollar",
    "pound",
    "vinyl",
    "troops",
    "dead",
    "deaths",
    "mph",
    "degrees",
    "gigs",
    "shows",
    "concerts",
    "performances",
    "calories",
    "yards",
    "acres",
    "metre",
    "meter",
    "barrels",
    "tonnes",
    "followers",
    "subscribers",
    "downloads",
];

/// Nouns whose name follows: `her album 1989`.
const NAMED_BY: &[&str] = &[
    "album", "albums", "song", "single", "ep", "lp", "track", "titled", "entitled", "called", "named", "mixtape", "record",
    "hit", "band", "novel", "book", "film", "movie", "series", "ballad", "opener", "closer", "trio", "duo", "group", "quartet",
];

/// Whether the number that opens the match is a count, a price or a place: `No. 2`, `#1`, `top 40`.
pub(super) fn is_numbered(found: &Found) -> bool {
    let before = found.before(1);
    let dotted = before == "." && matches!(found.before(2), "no" | "nos" | "vol" | "op" | "pt" | "rs");
    dotted || COUNTERS.contains(&before) || before.ends_with('$')
}

/// Whether the word after the match shows it to be a count.
pub(super) fn is_counting(found: &Found) -> bool {
    COUNTED.contains(&found.after())
}

/// Whether a lead word stands before the match.
pub(super) fn is_led(found: &Found) -> bool {
    LEADS.contains(&found.before(1))
}

/// Whether a month by itself stands for a time and not for a person, a song or a verb.
pub(super) fn month_stands(found: &Found) -> bool {
    let shape = found.shape("month");
    if shape == Shape::Lower || (found.word("month") != "may" && found.word("month").len() == 3 && found.tokens.len() == 1) {
        // `march on`, `mar the day`; an abbreviation alone stands only with its full stop.
        return false;
    }
    let before = found.before(1);
    // A month that is a whole line heads a list.
    let alone = before.is_empty() && matches!(found.after(), "" | ":");
    if shape != Shape::Lower && (alone || beside_month(found)) {
        return true;
    }
    let glued_name = found.after() == "'s" && matches!(found.word("month"), "april" | "june" | "may" | "august");
    if NAMED_BY.contains(&before) || (glued_name && !FIRM_LEADS.contains(&before)) {
        return false;
    }
    // A name goes on after it: `April Moon`, `August Wells`; `in October Leeds heard` is rare enough.
    if matches!(found.shape_after(), Shape::Title | Shape::Mixed) && !FIRM_LEADS.contains(&before) {
        return false;
    }
    if matches!(found.word("month"), "may" | "march" | "august" | "april" | "june") {
        return LEADS.contains(&before) || matches!(before, "(" | "/" | "–" | "-") && found.after() != "(";
    }
    // A capitalised word before it makes a name of both, but for a headline or a list.
    !follows_name(found) || LEADS.contains(&before)
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
        && found.scene.marks.get(index).is_none_or(|mark| mark.classes == 0)
}

/// Whether a weekday stands for a day: not `Ruby Tuesday`, `Sunday Times`, `sat`, `sun`.
pub(super) fn weekday_stands(found: &Found) -> bool {
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
    let led = LEADS.contains(&before) || matches!(before, "on" | "late" | "early" | "a");
    if NAMED_BY.contains(&before) {
        return false;
    }
    !(matches!(found.shape_after(), Shape::Title) && !led && shape == Shape::Title && is_name_part(found))
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

impl Found<'_> {
    /// How the word before the match is written.
    pub(super) fn shape_before(&self) -> Shape {
        match self.tokens.start.checked_sub(1) {
            Some(index) if index >= self.scene.sentence.start => {
                self.scene.doc.tokens.get(index).map_or(Shape::None, |token| token.shape)
            }
            _ => Shape::None,
        }
    }
}

/// Whether a bare four-digit number is a year.
pub(super) fn year_stands(found: &Found, year: i32) -> bool {
    let (before, after) = (found.before(1), found.after());
    if is_numbered(found) || is_counting(found) || NAMED_BY.contains(&before) {
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
    let led = LEADS.contains(&before) || matches!(before, "(" | "year" | "the" | "'s");
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

/// Bands whose name is an article and a year: after it only a dated thing makes it the year.
const NUMBERED_BANDS: &[&str] = &["1975"];
const DATED: &[&str] = &[
    "album",
    "film",
    "song",
    "single",
    "hit",
    "tour",
    "festival",
    "version",
    "edition",
    "classic",
    "recording",
    "concert",
    "show",
    "season",
    "debut",
    "record",
    "original",
    "musical",
    "drama",
    "novel",
    "series",
    "ballad",
    "release",
    "world",
    "war",
    "election",
    "cup",
    "olympics",
];

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
    if NUMBERED_BANDS.contains(&found.first()) && !DATED.contains(&found.after()) {
        return capital;
    }
    let opens = article == found.scene.sentence.start;
    capital && !(opens && (noun_follows || matches!(found.shape_after(), Shape::Title | Shape::Mixed)))
}

impl Found<'_> {
    /// Whether white space stands before the match.
    pub(super) fn spaced(&self) -> bool {
        self.scene.doc.tokens.get(self.tokens.start).is_none_or(|token| token.space_before)
    }
}

/// How many tokens a quoted title may have.
const TITLE_REACH: usize = 7;

/// Whether the match stands inside a short quotation written as a title: `"Friday I'm in Love"`, `‘1989’`.
pub(super) fn in_title(found: &Found) -> bool {
    let doc = found.scene.doc;
    let sentence = &found.scene.sentence;
    let start = (sentence.start..found.tokens.start).rev().take(TITLE_REACH).find(|&index| is_quote(doc, index));
    let Some(open) = start.filter(|&index| opens_quote(doc, index)) else { return false };
    let limit = sentence.end.min(open + TITLE_REACH + 2);
    let Some(close) = (found.tokens.end..limit).find(|&index| is_quote(doc, index) && !opens_quote(doc, index)) else {
        return false;
    };
    // A quotation is speech when a plain word other than the small ones stands in it.
    (open + 1..close).all(|index| {
        let token = &doc.tokens[index];
        token.kind != TokenKind::Word || token.shape != Shape::Lower || SMALL.contains(&doc.word(index))
    })
}

/// Words that titles write small.
const SMALL: &[&str] = &[
    "a",
    "an",
    "and",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "or",
    "the",
    "to",
    "with",
    "is",
    "it",
    "but",
    "ft",
    "feat",
    "featuring",
    "my",
    "your",
    "me",
    "i",
    "de",
    "la",
    "el",
];

fn is_quote(doc: &Document, index: usize) -> bool {
    matches!(doc.raw(index), "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»")
}

/// A quotation mark that opens: curled so, or with space before it and none after.
fn opens_quote(doc: &Document, index: usize) -> bool {
    match doc.raw(index) {
        "“" | "‘" | "«" => true,
        "”" | "»" => false,
        _ => {
            doc.tokens.get(index).is_some_and(|token| token.space_before)
                && doc.tokens.get(index + 1).is_some_and(|token| !token.space_before)
        }
    }
}

/// Whether the numeric dates of a text put the day first: as those that can only be read one way do, or else as its
/// written dates do (`4 November` against `November 4`).
pub(super) fn day_first(doc: &Document, marks: &[Mark]) -> bool {
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
