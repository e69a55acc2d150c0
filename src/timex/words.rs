//! What each token is to the rules: months, weekdays, units from the lexicon, and numbers read from their digits.
//!
//! `23rd` is a day and an ordinal, `1990s` a decade, `8pm` a time, `five-year` a length, `mid-2011` a year with a modifier.

use crate::pattern::{Mark, Vocabulary};
use crate::text::{Document, Shape, TokenKind};

/// The classes that the time rules use, in the order of their bits.
const CLASSES: &[&str] = &[
    "MONTH",
    "WEEKDAY",
    "WEEKDAYS",
    "SEASON",
    "UNIT",
    "UNITS",
    "PART",
    "PARTS",
    "NUMBER",
    "ORDINAL",
    "DECADE",
    "LAST",
    "NEXT",
    "THIS",
    "VAGUE",
    "RUN",
    "OFTEN",
    "HALFDAY",
    "ZONE",
    "LENGTH",
    "ONLY",
    "DAY",
    "YEAR",
    "SHORTYEAR",
    "CLOCK",
    "DOTTED",
    "DIGITS",
    "OPEN",
    "CLOSE",
    "DASH",
    "AGE",
    "HHMM",
    "PARTED",
    "CENTURY",
    "SHORTQUARTER",
    "GLUED",
    "HALVED",
    "AHEAD",
    "BYGONE",
    "FINITE",
    "NOTPAST",
    "STAGED",
    "FULFILLED",
    "NOVERB",
    "TELLING",
    "LEAD",
    "FIRM",
    "COUNTER",
    "COUNTED",
    "NAMER",
    "DATED",
    "SMALL",
    "PLANNED",
];

/// Bits of the classes that code looks at.
pub(super) mod class {
    pub const MONTH: u64 = 1;
    pub const WEEKDAY: u64 = 1 << 1;
    pub const SEASON: u64 = 1 << 3;
    pub const UNIT: u64 = 1 << 4;
    pub const UNITS: u64 = 1 << 5;
    pub const NUMBER: u64 = 1 << 8;
    pub const ORDINAL: u64 = 1 << 9;
    pub const DECADE: u64 = 1 << 10;
    pub const LENGTH: u64 = 1 << 19;
    pub const DAY: u64 = 1 << 21;
    pub const YEAR: u64 = 1 << 22;
    pub const SHORTYEAR: u64 = 1 << 23;
    pub const CLOCK: u64 = 1 << 24;
    pub const DOTTED: u64 = 1 << 25;
    pub const DIGITS: u64 = 1 << 26;
    pub const AGE: u64 = 1 << 30;
    pub const HHMM: u64 = 1 << 31;
    pub const PARTED: u64 = 1 << 32;
    pub const CENTURY: u64 = 1 << 33;
    pub const SHORTQUARTER: u64 = 1 << 34;
    pub const GLUED: u64 = 1 << 35;
    pub const HALVED: u64 = 1 << 36;
    pub const AHEAD: u64 = 1 << 37;
    pub const BYGONE: u64 = 1 << 38;
    pub const FINITE: u64 = 1 << 39;
    pub const NOTPAST: u64 = 1 << 40;
    pub const STAGED: u64 = 1 << 41;
    pub const FULFILLED: u64 = 1 << 42;
    pub const NOVERB: u64 = 1 << 43;
    pub const TELLING: u64 = 1 << 44;
    pub const LEAD: u64 = 1 << 45;
    pub const FIRM: u64 = 1 << 46;
    pub const COUNTER: u64 = 1 << 47;
    pub const COUNTED: u64 = 1 << 48;
    pub const NAMER: u64 = 1 << 49;
    pub const DATED: u64 = 1 << 50;
    pub const SMALL: u64 = 1 << 51;
    pub const PLANNED: u64 = 1 << 52;
    /// All the classes of `data/time.txt`, and of numbers.
    pub const TIMED: u64 = AHEAD - 1;
}

/// The words of time, those that tell the tense, and those that show what is a date and what is not.
const LEXICONS: [&str; 3] = [
    include_str!("../lexicon/data/time.txt"),
    include_str!("../lexicon/data/tense.txt"),
    include_str!("../lexicon/data/dated.txt"),
];

/// The vocabulary of these lexicons.
pub(super) fn vocabulary() -> Vocabulary {
    let mut vocabulary = Vocabulary::new(CLASSES);
    for line in LEXICONS.iter().flat_map(|lexicon| lexicon.lines()).filter(|line| !line.starts_with('#')) {
        let Some((word, entries)) = line.split_once('\t') else { continue };
        for entry in entries.split(", ") {
            let mut class = 0;
            let (mut value, mut unit) = (None, None);
            for field in entry.split(' ') {
                match (field.parse(), field.as_bytes()) {
                    (Ok(number), _) => value = Some(number),
                    (_, [letter]) => unit = Some(*letter),
                    _ => class |= vocabulary.class(field).unwrap_or(0),
                }
            }
            vocabulary.add(word, class, value, unit);
        }
    }
    for (class, marks) in [("OPEN", "(["), ("CLOSE", ")]"), ("DASH", "-–—‑"), ("COUNTER", "#")] {
        let class = vocabulary.class(class).unwrap_or(0);
        marks.chars().for_each(|mark| vocabulary.add(mark.encode_utf8(&mut [0; 4]), class, None, None));
    }
    vocabulary.name_union("UNITANY", class::UNIT | class::UNITS);
    vocabulary
}

/// One mark a token.
pub(super) fn mark_tokens(doc: &Document, vocabulary: &Vocabulary) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(doc.tokens.len());
    for (index, token) in doc.tokens.iter().enumerate() {
        marks.push(match token.kind {
            TokenKind::Number => number(doc.word(index)),
            TokenKind::Word if token.shape == Shape::Mixed => match word(doc.word(index), vocabulary) {
                known if known != Mark::default() => known,
                _ => glued_month(doc.raw(index)).map_or(Mark::default(), |(month, _)| Mark {
                    classes: class::GLUED,
                    value: month,
                    ..Mark::default()
                }),
            },
            TokenKind::Word => word(doc.word(index), vocabulary),
            TokenKind::Punct | TokenKind::Clitic => vocabulary.mark(doc.word(index)),
            TokenKind::Url | TokenKind::Handle | TokenKind::Hashtag => Mark::default(),
        });
    }
    marks
}

/// The month at the end of a word that scraping glued to the one before, `RoomJuly`, and its length in bytes.
pub(super) fn glued_month(raw: &str) -> Option<(i32, usize)> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let glued = |name: &str| raw.strip_suffix(name).is_some_and(|head| head.ends_with(char::is_lowercase));
    (1..).zip(MONTHS).find(|(_, name)| glued(name)).map(|(month, name)| (month, name.len()))
}

/// Digits with inner separators.
fn number(text: &str) -> Mark {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits(text);
    }
    if text.contains(':') {
        return clock(text, None).map_or(Mark::default(), |value| Mark { classes: class::CLOCK, value, ..Mark::default() });
    }
    if text.contains(',') {
        return Mark { classes: class::DIGITS, value: -1, ..Mark::default() };
    }
    match text.split('.').count() {
        2 => Mark { classes: class::NUMBER | class::DIGITS, value: -1, ..Mark::default() },
        3 => Mark { classes: class::DOTTED, ..Mark::default() },
        _ => Mark::default(),
    }
}

fn digits(text: &str) -> Mark {
    let (Ok(value), length) = (text.parse::<i32>(), text.len()) else { return Mark::default() };
    let mut classes = class::NUMBER | class::DIGITS;
    if length <= 2 && (1..=31).contains(&value) {
        classes |= class::DAY;
    }
    if length == 2 {
        classes |= class::SHORTYEAR;
    }
    if length == 4 && (1200..=2199).contains(&value) {
        classes |= class::YEAR;
    }
    if length == 4 && value / 100 < 24 && value % 100 < 60 {
        classes |= class::HHMM;
    }
    Mark { classes, value, ..Mark::default() }
}

/// Minutes since midnight of `10:30`, `7.30`, `8`; `None` where the clock has no such time.
fn clock(text: &str, half_day: Option<i32>) -> Option<i32> {
    let mut parts = text.split([':', '.']);
    let hour: i32 = parts.next()?.parse().ok()?;
    let minute: i32 = parts.next().map_or(Some(0), |part| (part.len() == 2).then(|| part.parse().ok()).flatten())?;
    let seconds_fit = parts.next().is_none_or(|part| part.len() == 2);
    let fits = hour <= 24 && minute < 60 && seconds_fit && parts.next().is_none();
    fits.then(|| half_day_hour(hour, half_day) * 60 + minute)
}

/// The hour of 24 for an hour said with a.m. (0) or p.m. (12).
pub(super) fn half_day_hour(hour: i32, half_day: Option<i32>) -> i32 {
    match (half_day, hour) {
        (Some(12), 0..12) => hour + 12,
        (Some(0), 12) => 0,
        _ => hour,
    }
}

fn word(text: &str, vocabulary: &Vocabulary) -> Mark {
    if text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return digits_and_letters(text, vocabulary);
    }
    let known = vocabulary.mark(text);
    if known != Mark::default() {
        return known;
    }
    match text.split_once('-') {
        Some((head, tail)) => hyphenated(head, tail, vocabulary),
        None if text.len() == 2 && text.starts_with('q') => match text.as_bytes()[1] {
            digit @ b'1'..=b'4' => Mark { classes: class::SHORTQUARTER, value: i32::from(digit - b'0'), ..Mark::default() },
            _ => known,
        },
        None => known,
    }
}

/// `23rd`, `1990s`, `8pm`, `12-year`, `34-year-old`.
fn digits_and_letters(text: &str, vocabulary: &Vocabulary) -> Mark {
    let cut = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(text.len());
    let (figures, letters) = text.split_at(cut);
    let value = figures.parse::<i32>();
    let mark = |classes, value| Mark { classes, value, ..Mark::default() };
    match (letters, value) {
        ("st" | "nd" | "rd" | "th", Ok(value)) => {
            mark(class::ORDINAL | if (1..=31).contains(&value) { class::DAY } else { 0 }, value)
        }
        ("s" | "'s", Ok(value)) if value % 10 == 0 => match figures.len() {
            4 if (1200..=2099).contains(&value) => mark(class::DECADE, value),
            2 => mark(class::DECADE, if value < 30 { 2000 + value } else { 1900 + value }),
            _ => Mark::default(),
        },
        ("am" | "pm" | "a.m" | "p.m", _) => {
            let half_day = if letters.starts_with('p') { 12 } else { 0 };
            clock(figures, Some(half_day)).map_or(Mark::default(), |value| Mark { unit: b'x', ..mark(class::CLOCK, value) })
        }
        ("h", _) if figures.contains(':') => clock(figures, None).map_or(Mark::default(), |value| mark(class::CLOCK, value)),
        ("hrs" | "hr" | "h", Ok(value)) if figures.len() <= 2 => Mark { unit: b'h', ..mark(class::LENGTH, value) },
        ("min" | "mins", Ok(value)) => Mark { unit: b'm', ..mark(class::LENGTH, value) },
        ("th-century" | "st-century" | "nd-century" | "rd-century", Ok(value)) => mark(class::CENTURY, value),
        (_, Ok(value)) if letters.starts_with('-') => length(value, &letters[1..], vocabulary),
        _ => Mark::default(),
    }
}

/// `five-year`, `mid-march`, `third-quarter`, `twenty-five`, `post-2005`.
fn hyphenated(head: &str, tail: &str, vocabulary: &Vocabulary) -> Mark {
    let first = vocabulary.mark(head);
    if matches!(head, "mid" | "early" | "late") {
        let inner = if tail.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            if tail.bytes().all(|byte| byte.is_ascii_digit()) { digits(tail) } else { digits_and_letters(tail, vocabulary) }
        } else {
            vocabulary.mark(tail)
        };
        let dated = class::MONTH | class::YEAR | class::DECADE | class::SEASON;
        if inner.classes & dated != 0 {
            let classes = (inner.classes & dated) | class::PARTED;
            return Mark { classes, word: 0, unit: head.as_bytes()[0], value: inner.value };
        }
        return Mark::default();
    }
    if first.classes & class::NUMBER != 0 {
        // Two-and-a-half years, a two-and-a-half-year run.
        if let Some(rest) = tail.strip_prefix("and-a-half") {
            let classes = if rest.is_empty() { class::NUMBER | class::HALVED } else { class::LENGTH | class::HALVED };
            let unit = rest.strip_prefix('-').map_or(Mark::default(), |unit| vocabulary.mark(unit)).unit;
            return Mark { classes, value: first.value, word: 0, unit };
        }
        let second = vocabulary.mark(tail);
        if first.value >= 20 && second.classes & class::NUMBER != 0 && second.value < 10 {
            return Mark { classes: class::NUMBER, value: first.value + second.value, ..Mark::default() };
        }
        return length(first.value, tail, vocabulary);
    }
    match (head, tail) {
        (_, "quarter") if first.classes & class::ORDINAL != 0 => Mark { classes: class::SHORTQUARTER, ..first },
        (_, "century") if first.classes & class::ORDINAL != 0 => Mark { classes: class::CENTURY, ..first },
        ("single" | "one", _) => length(1, tail, vocabulary),
        _ => Mark::default(),
    }
}

/// The length a hyphenated word states: 12 and `year`, 34 and `year-old`.
fn length(value: i32, tail: &str, vocabulary: &Vocabulary) -> Mark {
    let unit = tail.split('-').next().map_or(Mark::default(), |unit| vocabulary.mark(unit));
    if unit.classes & (class::UNIT | class::UNITS) == 0 {
        return Mark::default();
    }
    let classes = if tail.ends_with("-old") || tail.ends_with("-olds") { class::AGE } else { class::LENGTH };
    Mark { classes, value, word: 0, unit: unit.unit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_bits_are_those_of_the_names() {
        let vocabulary = vocabulary();
        for (name, bit) in [
            ("MONTH", class::MONTH),
            ("WEEKDAY", class::WEEKDAY),
            ("SEASON", class::SEASON),
            ("UNIT", class::UNIT),
            ("UNITS", class::UNITS),
            ("NUMBER", class::NUMBER),
            ("ORDINAL", class::ORDINAL),
            ("DECADE", class::DECADE),
            ("LENGTH", class::LENGTH),
            ("DAY", class::DAY),
            ("YEAR", class::YEAR),
            ("SHORTYEAR", class::SHORTYEAR),
            ("CLOCK", class::CLOCK),
            ("DOTTED", class::DOTTED),
            ("DIGITS", class::DIGITS),
            ("AGE", class::AGE),
            ("HHMM", class::HHMM),
            ("PARTED", class::PARTED),
            ("CENTURY", class::CENTURY),
            ("SHORTQUARTER", class::SHORTQUARTER),
            ("GLUED", class::GLUED),
            ("HALVED", class::HALVED),
            ("AHEAD", class::AHEAD),
            ("BYGONE", class::BYGONE),
            ("FINITE", class::FINITE),
            ("NOTPAST", class::NOTPAST),
            ("STAGED", class::STAGED),
            ("FULFILLED", class::FULFILLED),
            ("NOVERB", class::NOVERB),
            ("TELLING", class::TELLING),
            ("LEAD", class::LEAD),
            ("FIRM", class::FIRM),
            ("COUNTER", class::COUNTER),
            ("COUNTED", class::COUNTED),
            ("NAMER", class::NAMER),
            ("DATED", class::DATED),
            ("SMALL", class::SMALL),
            ("PLANNED", class::PLANNED),
        ] {
            assert_eq!(vocabulary.class(name), Some(bit), "{name}");
        }
    }

    #[test]
    fn the_lexicon_names_known_classes_only() {
        for line in LEXICONS.iter().flat_map(|lexicon| lexicon.lines()).filter(|line| !line.starts_with('#')) {
            let (_, entries) = line.split_once('\t').expect(line);
            for field in entries.split([' ', ',']).filter(|field| field.len() > 2 && field.parse::<i32>().is_err()) {
                assert!(CLASSES.contains(&field), "{field} in {line}");
            }
        }
    }

    #[test]
    fn numbers_are_read_from_their_digits() {
        let vocabulary = vocabulary();
        for (text, class, value) in [
            ("23rd", class::DAY, 23),
            ("1990s", class::DECADE, 1990),
            ("90s", class::DECADE, 1990),
            ("8pm", class::CLOCK, 1200),
            ("7.30pm", class::CLOCK, 1170),
            ("12am", class::CLOCK, 0),
            ("12-year", class::LENGTH, 12),
            ("five-year", class::LENGTH, 5),
            ("34-year-old", class::AGE, 34),
            ("mid-2011", class::YEAR, 2011),
            ("mid-march", class::MONTH, 3),
            ("twenty-five", class::NUMBER, 25),
        ] {
            let mark = word(text, &vocabulary);
            assert_eq!((mark.classes & class != 0, mark.value), (true, value), "{text}");
        }
        for text in ["12-track", "mid-table", "41s", "100s", "25pm"] {
            assert_eq!(word(text, &vocabulary), Mark::default(), "{text}");
        }
    }
}
