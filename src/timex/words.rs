//! What each token is to the rules: a word of a class, or a number read from its digits.
//!
//! `23rd` is a day and an ordinal, `1990s` a decade, `8pm` a time, `five-year` a length, `mid-2011` a year with a modifier.

use super::class;
use crate::pattern::{Mark, Vocabulary};
use crate::text::{Document, Shape, TokenKind};

/// One mark a token.
pub(super) fn mark_tokens(doc: &Document, vocabulary: &Vocabulary) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(doc.tokens.len());
    for (index, token) in doc.tokens.iter().enumerate() {
        marks.push(match token.kind {
            TokenKind::Number => number(doc.word(index)),
            TokenKind::Word if token.shape == Shape::Mixed => match word(doc.word(index), vocabulary) {
                known if known != Mark::default() => known,
                _ => glued_month(doc.raw(index)).map(|(month, _)| mark(class::GLUED, month)).unwrap_or_default(),
            },
            TokenKind::Word => word(doc.word(index), vocabulary),
            TokenKind::Punct | TokenKind::Clitic => vocabulary.mark(doc.word(index)),
            TokenKind::Url | TokenKind::Handle | TokenKind::Hashtag => Mark::default(),
        });
    }
    marks
}

fn mark(classes: u64, value: i32) -> Mark {
    Mark { classes, value, ..Mark::default() }
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
        return clock(text, None).map(|value| mark(class::CLOCK, value)).unwrap_or_default();
    }
    if text.contains(',') {
        return mark(class::DIGITS, -1);
    }
    match text.split('.').count() {
        2 => mark(class::NUMBER | class::DIGITS, -1),
        3 => mark(class::DOTTED, 0),
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
    mark(classes, value)
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
        None => match text.as_bytes() {
            [b'q', digit @ b'1'..=b'4'] => mark(class::SHORTQUARTER, i32::from(digit - b'0')),
            _ => known,
        },
    }
}

/// `23rd`, `1990s`, `8pm`, `12-year`, `34-year-old`.
fn digits_and_letters(text: &str, vocabulary: &Vocabulary) -> Mark {
    let cut = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(text.len());
    let (figures, letters) = text.split_at(cut);
    let value = figures.parse::<i32>();
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
            clock(figures, Some(half_day)).map(|value| Mark { unit: b'x', ..mark(class::CLOCK, value) }).unwrap_or_default()
        }
        ("h", _) if figures.contains(':') => clock(figures, None).map(|value| mark(class::CLOCK, value)).unwrap_or_default(),
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
        let inner = if tail.bytes().all(|byte| byte.is_ascii_digit()) {
            digits(tail)
        } else if tail.starts_with(|c: char| c.is_ascii_digit()) {
            digits_and_letters(tail, vocabulary)
        } else {
            vocabulary.mark(tail)
        };
        let dated = class::MONTH | class::YEAR | class::DECADE | class::SEASON;
        if inner.classes & dated != 0 {
            let classes = (inner.classes & dated) | class::PARTED;
            return Mark { unit: head.as_bytes()[0], ..mark(classes, inner.value) };
        }
        return Mark::default();
    }
    if first.classes & class::NUMBER != 0 {
        // Two-and-a-half years, a two-and-a-half-year run.
        if let Some(rest) = tail.strip_prefix("and-a-half") {
            let classes = if rest.is_empty() { class::NUMBER | class::HALVED } else { class::LENGTH | class::HALVED };
            let unit = rest.strip_prefix('-').map_or(0, |unit| vocabulary.mark(unit).unit);
            return Mark { unit, ..mark(classes, first.value) };
        }
        let second = vocabulary.mark(tail);
        if first.value >= 20 && second.classes & class::NUMBER != 0 && second.value < 10 {
            return mark(class::NUMBER, first.value + second.value);
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
    let unit = vocabulary.mark(tail.split('-').next().unwrap_or(tail));
    if unit.classes & (class::UNIT | class::UNITS) == 0 {
        return Mark::default();
    }
    let classes = if tail.ends_with("-old") || tail.ends_with("-olds") { class::AGE } else { class::LENGTH };
    Mark { unit: unit.unit, ..mark(classes, value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_from_their_digits() {
        let vocabulary = class::vocabulary();
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
