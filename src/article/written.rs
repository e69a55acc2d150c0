//! A whole date as heads of articles print it: `April 25, 2022`, `Monday 25th April 2022`, `2022-04-25T09:30:00Z`.

use crate::edtf::{Date, civil};

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The day that `text` begins with, and the bytes it takes. It must name day, month and year; a weekday that does not
/// fit makes it none, and so does `04/05/2022`, which two readers would read apart.
pub(super) fn read_day(text: &str) -> Option<(Date, usize)> {
    let mut at = 0;
    let weekday = word_of(text, &WEEKDAYS, 3).map(|(index, length)| {
        at = skip(text, length, ". ,\u{a0}");
        index
    });
    let (date, length) =
        text.get(at..).and_then(|rest| month_first(rest).or_else(|| day_first(rest)).or_else(|| numeric(rest)))?;
    let fits = weekday.is_none_or(|index| usize::from(date.weekday().number_days_from_monday()) == index);
    fits.then_some((date, at + length))
}

/// The first day that `text` states in its first `limit` bytes, with where it stands.
pub(super) fn find_day(text: &str, limit: usize) -> Option<(Date, usize, usize)> {
    let mut before = ' ';
    for (at, character) in text.char_indices().take_while(|(at, _)| *at <= limit) {
        let starts_word = character.is_alphanumeric() && !before.is_alphanumeric();
        before = character;
        if let Some((date, length)) = text.get(at..).filter(|_| starts_word).and_then(read_day) {
            return Some((date, at, at + length));
        }
    }
    None
}

/// `April 25, 2022`, `Apr. 25th 2022`.
fn month_first(text: &str) -> Option<(Date, usize)> {
    let (month, length) = word_of(text, &MONTHS, 3)?;
    let at = skip(text, length, ". -\u{a0}");
    let (day, at) = number(text, at, 2)?;
    let at = skip(text, ordinal(text, at), ", -\u{a0}");
    let (year, at) = year(text, at)?;
    Some((civil(year, month_number(month), u8::try_from(day).ok()?)?, at))
}

/// `25 April 2022`, `the 25th of April, 2022`, `25-Apr-2022`.
fn day_first(text: &str) -> Option<(Date, usize)> {
    let start = if super::clean::starts_with(text, "the ") { 4 } else { 0 };
    let (day, at) = number(text, start, 2)?;
    let mut at = skip(text, ordinal(text, at), ". -\u{a0}");
    if text.get(at..).is_some_and(|rest| rest.starts_with("of ")) {
        at += 3;
    }
    let (month, length) = word_of(text.get(at..)?, &MONTHS, 3)?;
    let at = skip(text, at + length, ".,' -\u{a0}");
    let (year, at) = year(text, at)?;
    Some((civil(year, month_number(month), u8::try_from(day).ok()?)?, at))
}

/// `2022-04-25`, `2022/04/25`, `25.04.2022`, `25/04/2022`.
fn numeric(text: &str) -> Option<(Date, usize)> {
    let (first, at) = number(text, 0, 4)?;
    let mark = text.get(at..)?.chars().next().filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    let (second, at) = number(text, at + 1, 2)?;
    let at = text.get(at..)?.strip_prefix(mark).map(|_| at + 1)?;
    let small = |value: u32| u8::try_from(value).ok();
    if first > 31 {
        let (day, at) = number(text, at, 2)?;
        let year = i32::try_from(first).ok().filter(|year| is_year(*year))?;
        return Some((civil(year, small(second)?, small(day)?)?, at));
    }
    let (year, at) = year(text, at)?;
    let (day, month) = match (first, second) {
        (13.., _) => (first, second),
        (_, 13..) => (second, first),
        _ if mark == '.' || first == second => (first, second),
        _ => return None,
    };
    Some((civil(year, small(month)?, small(day)?)?, at))
}

/// Which of `words` the text begins with, whole or cut to `shortest` letters or more, and its length.
fn word_of(text: &str, words: &[&str], shortest: usize) -> Option<(usize, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = text.get(..length).filter(|word| word.len() >= shortest)?;
    let index = words.iter().position(|whole| super::clean::starts_with(whole, word))?;
    Some((index, length))
}

fn month_number(index: usize) -> u8 {
    u8::try_from(index + 1).unwrap_or(0)
}

/// The number of up to `digits` digits at byte `at`, and the byte after it.
fn number(text: &str, at: usize, digits: usize) -> Option<(u32, usize)> {
    let rest = text.get(at..)?;
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > digits {
        return None;
    }
    Some((rest.get(..length)?.parse().ok()?, at + length))
}

fn year(text: &str, at: usize) -> Option<(i32, usize)> {
    let (value, end) = number(text, at, 4)?;
    let value = i32::try_from(value).ok().filter(|year| is_year(*year))?;
    Some((value, end))
}

/// Years that a news article may come from.
fn is_year(year: i32) -> bool {
    (1900..=2099).contains(&year)
}

fn ordinal(text: &str, at: usize) -> usize {
    match text.get(at..at + 2) {
        Some("st" | "nd" | "rd" | "th") => at + 2,
        _ => at,
    }
}

/// The byte after the characters from `at` on that are in `marks`.
fn skip(text: &str, at: usize, marks: &str) -> usize {
    let Some(rest) = text.get(at..) else { return at };
    at + (rest.len() - rest.trim_start_matches(|character| marks.contains(character)).len())
}

/// Whether words begin with a month, a weekday or a day before a month, as a night of a tour does.
pub(super) fn begins_with_month_or_day(words: &str) -> bool {
    let mut parts = words.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty());
    let (first, second) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let is_day = |part: &str| part.trim_end_matches(char::is_alphabetic).parse::<u32>().is_ok_and(|day| day <= 31);
    let is_name = |part: &str| {
        word_of(part, &MONTHS, 3).or_else(|| word_of(part, &WEEKDAYS, 3)).is_some_and(|(_, length)| length == part.len())
    };
    (is_name(first) && (second.is_empty() || is_day(second) || is_name(second))) || (is_day(first) && is_name(second))
}

#[cfg(test)]
mod tests {
    use super::read_day;
    use crate::edtf::day;

    #[test]
    fn whole_dates_are_read() {
        for text in [
            "2022-04-25",
            "2022-04-25T09:30:00Z",
            "2022/04/25/slug",
            "April 25, 2022",
            "Apr. 25 2022",
            "Monday, April 25th, 2022",
            "Mon 25 Apr 2022",
            "25th of April, 2022",
            "the 25th of April 2022",
            "25-Apr-2022",
            "25.04.2022",
            "25/04/2022",
            "04/25/2022",
        ] {
            assert_eq!(read_day(text).map(|(date, _)| date), day("2022-04-25"), "{text}");
        }
    }

    #[test]
    fn parts_and_doubtful_dates_are_not() {
        for text in
            ["April 25", "April 2022", "2022", "04/05/2022", "Tuesday, April 25, 2022", "31 April 2022", "25 Apricots 2022"]
        {
            assert_eq!(read_day(text), None, "{text}");
        }
    }
}
