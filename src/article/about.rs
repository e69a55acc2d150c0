//! Lines that speak of the article rather than of the world: bylines, outlets, dates of publication.
//!
//! `By Ines Maarten | Published: 5 June 2026, 09:30 GMT`.

use super::clean::{after, span_within, starts_with};
use super::head::{Candidate, Directness};
use super::written::{find_day, read_day};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// What a line says about the article rather than about the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct About {
    pub byline: Option<Span>,
    pub source: Option<Span>,
    pub dates: Vec<Candidate>,
    /// Whether a word such as 'Published' or 'By' says what the line is.
    pub labelled: bool,
    /// Whether every part of the line was understood.
    pub whole: bool,
}

const LONGEST_ABOUT_LINE: usize = 200;
/// Words before a date of publication; the last ones say that it is a later one.
const LABELS: &[(&str, Directness)] = &[
    ("first published", Directness::Stated),
    ("originally published", Directness::Stated),
    ("date published", Directness::Stated),
    ("publication date", Directness::Stated),
    ("published", Directness::Stated),
    ("posted", Directness::Stated),
    ("uploaded", Directness::Stated),
    ("filed", Directness::Stated),
    ("issued", Directness::Stated),
    ("date:", Directness::Stated),
    ("pub date", Directness::Stated),
    ("last updated", Directness::Updated),
    ("last modified", Directness::Updated),
    ("updated", Directness::Updated),
    ("modified", Directness::Updated),
];
const BYLINES: &[&str] = &[
    "written by ",
    "words by ",
    "words: ",
    "text by ",
    "text: ",
    "story by ",
    "report by ",
    "reported by ",
    "posted by: ",
    "posted by ",
    "published by ",
    "edited by: ",
    "edited by ",
    "author: ",
    "reporter: ",
    "by: ",
    "by ",
];

/// Reads a line of byline, outlet and dates, such as `By Ines Maarten | Published: 5 June 2026, 09:30 GMT`; `base` is
/// where it begins in the text. `None` for a line of the story.
pub(super) fn about_line(line: &str, base: usize) -> Option<About> {
    if line.len() > LONGEST_ABOUT_LINE {
        return None;
    }
    let mut about = About { whole: true, ..About::default() };
    let mut names = Vec::new();
    for piece in pieces(line) {
        let start = span_within(base, line, piece).start;
        if let Some((directness, labelled, from, to)) = stated_date(piece) {
            let date = read_day(piece.get(from..).unwrap_or("")).map(|(date, _)| date);
            let span = if labelled { Span::new(start, start + piece.len()) } else { Span::new(start + from, start + to) };
            about.dates.extend(date.map(|date| Candidate { date, span, directness }));
            about.labelled |= labelled;
            let around = named(piece.get(..from).unwrap_or("")).or_else(|| named(piece.get(to..).unwrap_or("").trim_start()));
            if let Some((name, _)) = around {
                about.byline = about.byline.or(Some(span_within(start, piece, name)));
            }
        } else if let Some((name, outlet)) = named(piece) {
            about.byline = about.byline.or(Some(span_within(start, piece, name)));
            about.source = about.source.or(outlet.map(|outlet| span_within(start, piece, outlet)));
            about.labelled = true;
        } else if is_outlet(piece) {
            about.source = about.source.or(Some(Span::new(start, start + piece.len())));
        } else if is_age(piece) {
            about.labelled = true;
        } else if is_name(piece) && (2..=4).contains(&piece.split_whitespace().count()) {
            names.push(Span::new(start, start + piece.len()));
        } else if piece.len() <= 40 && !piece.ends_with(['.', '!', '?']) {
            about.whole = false;
        } else {
            return None;
        }
    }
    if about.byline.is_none() && about.dates.is_empty() && !about.labelled {
        let (name, outlet) = signed(line)?;
        about.byline = Some(span_within(base, line, name));
        about.source = outlet.map(|outlet| span_within(base, line, outlet));
        about.whole = true;
    }
    // Beside a date a bare name is that of the writer.
    about.byline = about.byline.or(names.first().copied());
    Some(about)
}

/// The parts of a line between upright bars, middle dots, bullets and spaced dashes, and before a second label.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', '·', '•', '—', '\t'])
        .flat_map(|piece| piece.split(" – "))
        .flat_map(|piece| piece.split(" - "))
        .flat_map(|piece| piece.split(" / "))
        .flat_map(|piece| piece.split(" // "))
        .flat_map(at_second_label)
        .map(|piece| piece.trim().trim_end_matches([',', ';']))
        .filter(|piece| !piece.is_empty())
}

/// `Published 5 June 2026Updated 6 June 2026` in two.
fn at_second_label(piece: &str) -> [&str; 2] {
    let cuts = ["Updated", "Last updated", "Last Updated", "Published"].iter().filter_map(|label| piece.find(label));
    let cut = cuts.filter(|at| *at > 0 && !piece.starts_with("Last") && !piece.starts_with("First")).min();
    cut.and_then(|at| piece.split_at_checked(at)).map_or([piece, ""], |(first, second)| [first, second])
}

/// `4 hours ago`, `Posted yesterday`, `3 min read`: an age that no date can be read from.
fn is_age(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    let labelled = LABELS.iter().any(|(label, _)| lower.starts_with(label));
    let aged = lower.ends_with(" ago") || lower.ends_with("min read") || lower.ends_with("minute read");
    piece.len() <= 40 && (aged || (labelled && lower.ends_with("yesterday")))
}

/// The date of a piece that says no more than a date: how direct, whether labelled, and the bytes from and to.
fn stated_date(piece: &str) -> Option<(Directness, bool, usize, usize)> {
    let label = LABELS.iter().find(|(label, _)| starts_with(piece, label));
    if let Some((label, directness)) = label {
        // 'Posted by Ines Maarten on 5 June 2026': a name may stand between.
        let (_, from, to) = find_day(piece.get(label.len()..)?, 60)?;
        let (from, to) = (from + label.len(), to + label.len());
        return is_clock(piece.get(to..)?).then_some((*directness, true, from, to));
    }
    let start = BYLINES.iter().any(|by| starts_with(piece, by)).then(|| find_day(piece, 80)).flatten();
    let (from, to) = match start {
        Some((_, from, to)) => (from, to),
        None => (0, read_day(piece)?.1),
    };
    let rest = piece.get(to..)?;
    (is_clock(rest) || named(rest.trim_start()).is_some()).then_some((Directness::Shown, false, from, to))
}

/// Whether nothing but a time of day and a zone follows a date: `, 09:30 GMT`, `T09:30:00Z`, ` at 4:44pm PDT`.
fn is_clock(rest: &str) -> bool {
    rest.len() <= 60
        && rest.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
            let letters = word.trim_matches(|character: char| character.is_ascii_digit());
            letters.is_empty()
                || matches!(letters, "at" | "on" | "am" | "pm" | "AM" | "PM" | "T" | "Z" | "h" | "a" | "m" | "p" | "M" | "local")
                || matches!(letters, "time" | "Updated" | "updated" | "ago" | "hours" | "hour" | "min" | "read" | "ET" | "PT")
                || (matches!(letters.len(), 3..=4) && letters.bytes().all(|byte| byte.is_ascii_uppercase()))
        })
}

/// The name after 'By', 'Words:', 'Posted By:', and the outlet after it.
fn named(piece: &str) -> Option<(&str, Option<&str>)> {
    if piece.len() > 120 {
        return None;
    }
    let rest = BYLINES.iter().find_map(|by| after(piece, by))?.trim();
    let rest = rest.trim_end_matches([',', ';', ':']).trim_end();
    let rest = rest.strip_suffix(" on").unwrap_or(rest).trim();
    let (name, outlet) = match rest.split_once(", ").or_else(|| rest.split_once(" for ")) {
        Some((name, outlet)) => (name.trim(), Some(outlet.trim())),
        None => (rest, None),
    };
    is_name(name).then_some((name, outlet.filter(|outlet| is_outlet(outlet))))
}

/// `Ines Maarten, Marginalia Music Desk` and `Ines Maarten, music correspondent`: a name and an outlet or a calling.
fn signed(line: &str) -> Option<(&str, Option<&str>)> {
    let (name, rest) = line.split_once(", ")?;
    let rest = rest.trim();
    let calling =
        ["correspondent", "reporter", "editor", "writer", "critic"].iter().any(|calling| rest.to_lowercase().ends_with(calling));
    let two_names = name.split_whitespace().count() >= 2 && is_name(name);
    (two_names && rest.len() <= 60 && (is_outlet(rest) || calling)).then_some((name, Some(rest).filter(|rest| is_outlet(rest))))
}

/// Whether the words may name one or more writers: few, in capitals or joining words, without digits.
fn is_name(name: &str) -> bool {
    let count = name.split_whitespace().count();
    (1..=8).contains(&count)
        && name.len() <= 80
        && !name.chars().any(|character| character.is_ascii_digit() || matches!(character, '!' | '?' | '"' | '“'))
        && !name.ends_with('.')
        && name.split_whitespace().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                || matches!(
                    word,
                    "and" | "&" | "de" | "da" | "van" | "von" | "der" | "del" | "bin" | "al" | "la" | "le" | "with" | "dos"
                )
        })
}

/// Words by which an outlet is known.
static OUTLETS: Lexicon = Lexicon::new(include_str!("../lexicon/data/outlet-words.txt"));

/// Whether the words name an outlet or a desk of one.
pub(super) fn is_outlet(words: &str) -> bool {
    words.len() <= 60
        && words.chars().next().is_some_and(char::is_uppercase)
        && !words.ends_with('.')
        && words.split(|character: char| !character.is_alphanumeric()).any(|word| !word.is_empty() && OUTLETS.contains(word))
        && words.split_whitespace().all(|word| {
            word.chars().next().is_some_and(|first| first.is_uppercase() || first.is_ascii_digit() || first == '&')
                || matches!(word, "of" | "the" | "and" | "for" | "with" | "inputs" | "from")
        })
}

/// A byline that runs into the story: `By BigTown Team; The singer …`.
pub(super) fn led_by_byline(line: &str, base: usize) -> Option<(About, Span)> {
    let (piece, _) = line.split_once(';')?;
    let (name, outlet) = named(piece)?;
    let about = About {
        byline: Some(span_within(base, line, name)),
        source: outlet.map(|outlet| span_within(base, line, outlet)),
        ..About::default()
    };
    Some((about, Span::new(base, base + piece.len() + 1)))
}
