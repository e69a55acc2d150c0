//! Where and when a report was filed, before its first sentence: `LONDON, April 25 (Reuters) —`, `(CNN)`,
//! `New Delhi | Example Entertainment Desk:`, and the line ` date 2022-04-25` that archives put first.

use super::about::{About, is_outlet};
use super::clean::{after, span_within, trim};
use super::head::{Candidate, Directness};
use super::written::{begins_with_month_or_day, find_day, read_day};
use crate::text::Span;

/// A dateline is no longer than this, in bytes.
const LONGEST: usize = 110;

/// The date that archives put before the text: ` date 2022-04-25 `.
pub(super) fn opening_date(text: &str, line: Span) -> Option<Candidate> {
    let words = line.of(text);
    let rest = after(words, "date ").or_else(|| after(words, "date: "))?;
    let (date, length) = read_day(rest)?;
    let end = line.start + (words.len() - rest.len()) + length;
    let span = trim(text, Span::new(line.start, end));
    Some(Candidate { date, span, directness: Directness::Stated })
}

/// The dateline that a line of the story begins with, and the bytes it takes.
pub(super) fn dateline(line: &str, base: usize) -> Option<(About, Span)> {
    agency_alone(line, base)
        .or_else(|| barred(line, base))
        .or_else(|| dashed(line, base))
        .or_else(|| dated_colon(line, base))
        .or_else(|| dated_line(line, base))
}

/// `(CNN)`, `(AP) —`.
fn agency_alone(line: &str, base: usize) -> Option<(About, Span)> {
    let (inside, rest) = line.strip_prefix('(')?.split_once(')')?;
    let shouted =
        inside.len() >= 2 && inside.len() <= 40 && inside.chars().all(|c| c.is_uppercase() || matches!(c, '/' | ' ' | '.'));
    if !(shouted || is_outlet(inside)) {
        return None;
    }
    let dash = rest.trim_start();
    let dash = dash.strip_prefix(['—', '–', '-']).unwrap_or(dash);
    let end = base + (line.len() - dash.len());
    let about = About { source: Some(span_within(base, line, inside)), ..About::default() };
    Some((about, Span::new(base, end)))
}

/// `New Delhi | Example Entertainment Desk:`, `Kampala, Uganda | THE EXAMPLE |`.
fn barred(line: &str, base: usize) -> Option<(About, Span)> {
    let head = prefix(line)?;
    let bar = head.find('|')?;
    let last_bar = head.rfind('|')?;
    let colon = head.find(": ").or_else(|| head.find(":\u{a0}"));
    let end = match colon {
        Some(colon) if colon > bar => colon + 1,
        _ if last_bar > bar => last_bar + 1,
        _ => return None,
    };
    let inside = line.get(..end)?.trim_end_matches([':', '|']);
    if !inside.split('|').all(|part| is_place_like(part.trim()) || is_outlet(part.trim()) || read_day(part.trim()).is_some()) {
        return None;
    }
    let mut parts = inside.split('|').map(str::trim).skip(1);
    let source = parts
        .clone()
        .find(|part| is_outlet(part))
        .or_else(|| parts.find(|part| read_day(part).is_none()))
        .map(|part| span_within(base, line, part));
    let about = About { source, dates: whole_date(inside, base).into_iter().collect(), ..About::default() };
    Some((about, Span::new(base, base + end)))
}

/// `LONDON, April 25 (Reuters) —`, `SEOUL, 24 April 2022 -`, `CLEVELAND, Ohio –`, `New York (AP) —`.
fn dashed(line: &str, base: usize) -> Option<(About, Span)> {
    let head = prefix(line)?;
    let (inside, dash) = ["—", "–", " - ", "--"].iter().filter_map(|dash| head.find(dash).map(|at| (at, *dash))).min()?;
    let words = head.get(..inside)?.trim();
    let (place, agency) = with_agency(words)?;
    let city = place.split(',').next().unwrap_or("").trim();
    let shouted = city.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !city.chars().any(char::is_lowercase);
    let dated = place.split(',').skip(1).any(is_month_day);
    if !is_place_like(city) || !(shouted || dated || agency.is_some()) {
        return None;
    }
    if !place.split(',').skip(1).all(|part| is_place_like(part.trim()) || is_month_day(part) || is_bare_year(part)) {
        return None;
    }
    let end = inside + dash.len();
    // An act in capitals may begin a story and be followed by a dash as well.
    let sentence = head.get(end..)?.trim_start().chars().next().is_none_or(|first| !first.is_lowercase());
    let bare = !place.contains(',') && agency.is_none();
    if !sentence || (bare && city.chars().count() < 5) {
        return None;
    }
    let mut about = About {
        source: agency.map(|agency| span_within(base, line, agency.trim())),
        dates: whole_date(words, base).into_iter().collect(),
        ..About::default()
    };
    // `NASHVILLE, Tenn.--(EXAMPLE WIRE)--`: the agency after the dash.
    match line.get(end..).and_then(|rest| agency_alone(rest, base + end)).filter(|_| agency.is_none()) {
        Some((wired, span)) => {
            about.source = wired.source;
            Some((about, Span::new(base, span.end)))
        }
        None => Some((about, Span::new(base, base + end))),
    }
}

/// The words of a dateline without its agency, `(Reuters)` or `/Example Wire/`, and the agency. `None` where more follows it.
fn with_agency(words: &str) -> Option<(&str, Option<&str>)> {
    let Some((place, rest)) = words.split_once(['(', '/']) else { return Some((words, None)) };
    let (agency, after) = rest.split_once([')', '/'])?;
    // 'KOREA EXAMPLE/ASIA EXAMPLE' has a stroke of its own.
    let agency = if after.contains(')') { rest.split_once(')')?.0 } else { agency };
    let after = rest.get(agency.len() + 1..)?;
    after.trim().is_empty().then_some((place.trim(), Some(agency)))
}

/// `Mumbai, Dec 24:`, `Seoul, 24 April 2022:`. A place and a colon alone may as well begin a quotation.
fn dated_colon(line: &str, base: usize) -> Option<(About, Span)> {
    let head = prefix(line)?;
    let colon = head.find(':')?;
    let (words, agency) = with_agency(head.get(..colon)?)?;
    let mut parts = words.split(',').map(str::trim);
    let placed = parts.next().is_some_and(|place| is_place_like(place) && place.split_whitespace().count() <= 3);
    let mut dated = false;
    let plain = parts.all(|part| {
        dated |= is_month_day(part);
        is_month_day(part) || is_bare_year(part) || is_place_like(part)
    });
    if !(placed && plain && dated) {
        return None;
    }
    let source = agency.map(|agency| span_within(base, line, agency.trim()));
    let about = About { source, dates: whole_date(words, base).into_iter().collect(), ..About::default() };
    Some((about, Span::new(base, base + colon + 1)))
}

/// `Mumbai, August 6` on a line of its own.
fn dated_line(line: &str, base: usize) -> Option<(About, Span)> {
    let (about, span) = dated_colon(&format!("{}:", prefix(line)?), base)?;
    (span.len() == line.len() + 1).then_some((about, Span::new(base, base + line.len())))
}

/// The bytes of a line in which a dateline may lie.
fn prefix(line: &str) -> Option<&str> {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end)
}

fn whole_date(words: &str, base: usize) -> Option<Candidate> {
    let (date, from, to) = find_day(words, LONGEST)?;
    Some(Candidate { date, span: Span::new(base + from, base + to), directness: Directness::Shown })
}

/// One to five words in capitals without digits.
fn is_place_like(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (1..=5).contains(&count)
        && !begins_with_month_or_day(words)
        && !words.chars().any(|character| character.is_ascii_digit() || matches!(character, '"' | '“' | '‘' | '!' | '?'))
        && words.split_whitespace().all(|word| {
            word.trim_start_matches('[').chars().next().is_some_and(char::is_uppercase)
                || matches!(word, "de" | "of" | "la" | "do" | "del" | "upon" | "am" | "and")
        })
}

/// `April 25`, `Dec. 24`, `24 April`, with or without a year.
fn is_month_day(part: &str) -> bool {
    let with_year =
        |year: &str| read_day(&format!("{} {year}", part.trim())).is_some_and(|(_, length)| length >= part.trim().len());
    // A leap year accepts every day that a year may have.
    with_year("2024") || read_day(part.trim()).is_some()
}

fn is_bare_year(part: &str) -> bool {
    let part = part.trim();
    part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit())
}
