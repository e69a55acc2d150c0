//! What stands in quotation marks, and whether that is a title or speech: `the single “Low Water,”` is a title,
//! `“We won,” she said` is speech.

use super::name::words_hash;
use super::sheet::Sheet;
use super::word::Classes;
use crate::lexicon::ByHash;
use crate::text::TokenKind;
use std::ops::Range;

/// A run of tokens in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The mark that opens it.
    pub open: usize,
    /// The mark that closes it.
    pub close: usize,
    /// What it holds, without a comma or full stop before the closing mark.
    pub inner: Range<usize>,
}

/// More tokens than a title has; the search for the closing mark of a single quote ends here.
const LONGEST_TITLE: usize = 16;

/// The quoted titles of the document, in order, none overlapping another.
pub(super) fn quoted_titles(sheet: &Sheet) -> Vec<Quoted> {
    let mut found: Vec<Quoted> = double_quotes(sheet);
    found.extend(single_quotes(sheet));
    found.sort_by_key(|quoted| (quoted.open, usize::MAX - quoted.close));
    let choose = |sure: &ByHash<()>| {
        let mut titles: Vec<Quoted> = Vec::new();
        for quoted in &found {
            let free = titles.last().is_none_or(|last| last.close <= quoted.open);
            let known = !sure.is_empty() && sure.contains_key(&words_hash(sheet, &quoted.inner));
            if free && (known || is_title(sheet, quoted, titles.last())) {
                titles.push(quoted.clone());
            }
        }
        titles
    };
    let titles = choose(&ByHash::default());
    // What is surely a title once is one wherever it is quoted: "her single “muscle memory” … “muscle memory” is out".
    let small = titles.iter().filter(|title| title.inner.len() > 1 && !title.inner.clone().any(|index| sheet.is_capital(index)));
    let small: ByHash<()> = small.map(|title| (words_hash(sheet, &title.inner), ())).collect();
    if small.is_empty() { titles } else { choose(&small) }
}

/// Pairs double marks within each paragraph; straight ones open after white space or a bracket.
fn double_quotes(sheet: &Sheet) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut paragraph = None;
    for sentence in &sheet.doc.sentences {
        if paragraph != Some(sentence.paragraph) {
            paragraph = Some(sentence.paragraph);
            open = None;
        }
        for index in sentence.tokens.clone() {
            if sheet.kind(index) != TokenKind::Punct {
                continue;
            }
            match (sheet.doc.raw(index), open) {
                ("“", Some(start)) if sheet.doc.raw(start) == "„" => {
                    found.extend(quoted(sheet, start, index));
                    open = None;
                }
                ("“" | "„" | "«" | "《" | "「" | "『", _) => open = Some(index),
                ("\"", None) => open = Some(index),
                // A mark that can only open: the one before it was never closed.
                ("\"", Some(_)) if sheet.spaced(index) && !sheet.spaced(index + 1) && sheet.len() > index + 1 => {
                    open = Some(index);
                }
                ("”" | "\"" | "»" | "》" | "」" | "』", Some(start)) => {
                    found.extend(quoted(sheet, start, index));
                    open = None;
                }
                _ => {}
            }
        }
    }
    found
}

/// Pairs single marks, which are apostrophes as well: ‘We'll Be Back’, 'Harry's House'.
fn single_quotes(sheet: &Sheet) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < sheet.len() {
        if let Some(close) = opens_single(sheet, index).then(|| closing_single(sheet, index)).flatten() {
            found.extend(quoted(sheet, index, close));
            index = close;
        }
        index += 1;
    }
    found
}

fn opens_single(sheet: &Sheet, index: usize) -> bool {
    let mark = matches!(sheet.doc.raw(index), "'" | "‘" | "’" | "`");
    let before = index.checked_sub(1).map_or("", |before| sheet.doc.raw(before));
    let free = sheet.spaced(index) || matches!(before, "(" | "[" | "\"" | "“" | "-" | "–" | "—" | "/" | ":" | ",");
    let next = sheet.doc.word(index + 1);
    mark && free
        && sheet.kind(index) == TokenKind::Punct
        && !sheet.spaced(index + 1)
        // '90s, 'til, 'cause, 'n'
        && !(next.starts_with(|c: char| c.is_ascii_digit()) && next.ends_with('s'))
        && !matches!(next, "til" | "cause" | "em" | "n" | "tis" | "twas" | "round" | "bout")
}

fn closing_single(sheet: &Sheet, open: usize) -> Option<usize> {
    let mut weak = None;
    for index in open + 2..(open + 2 + LONGEST_TITLE + 2).min(sheet.len()) {
        let raw = sheet.doc.raw(index);
        if matches!(raw, "\"" | "“" | "”" | "‘") || (raw == "." && sheet.spaced(index + 1)) {
            // Other marks do not stand inside a single-quoted title, nor does it go on past a sentence.
            return if matches!(sheet.doc.raw(index + 1), "'" | "’") && raw == "." { Some(index + 1) } else { weak };
        }
        if !matches!(raw, "'" | "’") || sheet.spaced(index) {
            continue;
        }
        if sheet.kind(index) == TokenKind::Clitic && sheet.is_capital(index + 1) && sheet.spaced(index + 1) {
            // 'Boys' Night': a plural's apostrophe, unless no better one follows.
            weak = weak.or(Some(index));
            continue;
        }
        if sheet.spaced(index + 1) || sheet.kind(index + 1) != TokenKind::Word || index + 1 >= sheet.len() {
            return Some(index);
        }
    }
    weak
}

/// The quote between two marks, without the punctuation that only the sentence needs.
fn quoted(sheet: &Sheet, open: usize, close: usize) -> Option<Quoted> {
    let mut end = close;
    while end > open + 1 && matches!(sheet.doc.raw(end - 1), "," | "." | ";" | ":") {
        end -= 1;
    }
    let mut start = open + 1;
    while start < end && matches!(sheet.doc.raw(start), "'" | "‘" | "\"" | "“") {
        start += 1;
    }
    while end > start && matches!(sheet.doc.raw(end - 1), "'" | "’" | "\"" | "”") && sheet.kind(end - 1) == TokenKind::Punct {
        end -= 1;
    }
    (start < end).then_some(Quoted { open, close, inner: start..end })
}

/// Whether a quote is a title. Points for and against; each says what a reader goes by.
fn is_title(sheet: &Sheet, quoted: &Quoted, before: Option<&Quoted>) -> bool {
    let inner = quoted.inner.clone();
    let length = inner.len();
    if length > LONGEST_TITLE {
        return false;
    }
    let words = inner.clone().filter(|&index| sheet.kind(index) == TokenKind::Word);
    let (mut capitals, mut small, mut function) = (0, 0, 0);
    for index in words {
        if sheet.is_capital(index) || !sheet.is_lower(index) {
            capitals += 1;
        } else if sheet.is(index, Classes::FUNCTION) {
            function += 1;
        } else {
            small += 1;
        }
    }
    let mut score = 0.0;
    score += match (capitals, small) {
        (0, 0) if function == 0 => 0.5,
        (0, _) => -2.5,
        (_, 0) => 2.0,
        (1, 1) => -0.5,
        (c, s) if c > 2 * s => 0.5,
        _ => -2.0,
    };
    score += if length <= 5 { 0.5 } else { -0.15 * (length as f32 - 5.0) };
    let last = quoted.open.checked_sub(1);
    let previous = last.map_or(Classes::default(), |index| sheet.classes(index));
    let raw_before = last.map_or("", |index| sheet.doc.raw(index));
    if previous.any(Classes::WORK) || matches!(last.map_or("", |i| sheet.doc.word(i)), "titled" | "entitled" | "called") {
        score += 3.0;
    } else if last.is_some_and(|index| sheet.kind(index) == TokenKind::Clitic) || previous.any(Classes::ISSUE) {
        score += 1.5;
        // Doe's “muscle memory”
        if capitals == 0 && (2..=4).contains(&length) && !sheet.is(inner.start, Classes::PLAIN) {
            score += 0.8;
        }
    } else if previous.any(Classes::SAY) {
        score -= 1.5;
    }
    // He called it "a joy", the score "is all new music": praise and speech begin small, with a small word.
    let opening = sheet.classes(inner.start);
    if sheet.is_lower(inner.start) && opening.any(Classes::FUNCTION.or(Classes::PLAIN)) && small > 0 && length > 2 {
        score -= 2.0;
    }
    // "visual" albums: one small word in quotes is a title only after a word for a work.
    if capitals == 0 && length == 1 && !previous.any(Classes::WORK) {
        score -= 1.0;
    }
    if matches!(raw_before, "," | ":") {
        let listed = before.is_some_and(|title| title.close + 3 > quoted.open);
        score += if listed {
            2.5
        } else if raw_before == ":" {
            -0.5
        } else {
            -0.2
        };
    }
    if matches!(sheet.doc.word(quoted.open.wrapping_sub(1)), "and" | "&" | "or")
        && before.is_some_and(|t| t.close + 4 > quoted.open)
    {
        score += 2.5;
    }
    let next = quoted.close + 1;
    if sheet.is(next, Classes::WORK) || matches!(sheet.doc.word(next), "by" | "(" | "featuring" | "feat" | "with" | "from") {
        score += 1.0;
    }
    if sheet.is(next, Classes::RISE) {
        score += 0.7;
    }
    // "We won," she said.
    let comma = quoted.inner.end < quoted.close && sheet.doc.raw(quoted.inner.end) == ",";
    let stop = quoted.inner.end < quoted.close && sheet.doc.raw(quoted.inner.end) == ".";
    if (comma || stop) && (next..next + 4).any(|index| sheet.is(index, Classes::SAY)) {
        score -= 1.5;
    }
    if stop && length > 4 && small > 0 {
        score -= 1.0;
    }
    if inner
        .clone()
        .skip(1)
        .any(|index| index + 1 < inner.end && matches!(sheet.doc.raw(index), "." | ";") && sheet.spaced(index + 1))
    {
        score -= 1.5;
    }
    // Marion "Suge" Knight
    let named = |index: usize| sheet.is_capital(index) && !sheet.is(index, Classes::OPENER);
    if length <= 2
        && last.is_some_and(|index| named(index) && sheet.is(index, Classes::GIVEN))
        && named(next)
        && sheet.kind(next) == TokenKind::Word
    {
        return false;
    }
    score > 0.0
}
