//! Headlines of other stories after the last sentence: `25 Greatest Emo Albums Ever`, `…right here.Every Festival Line-Up, Ranked`.

use super::clean::{Line, starts_with};
use super::written::{begins_with_month_or_day, read_day};
use crate::text::Span;

/// Bytes at which text goes on without the space it needs: `FreshThe`, `here.Every`, `of 2022What`, `Decade.20 Bands`.
pub(super) fn glue(words: &str, from: usize) -> impl Iterator<Item = usize> + '_ {
    let mut earlier = [' ', ' ', ' '];
    words.char_indices().filter_map(move |(at, character)| {
        let [third, second, first] = earlier;
        earlier = [second, first, character];
        let small_before = first.is_lowercase() && second.is_alphabetic();
        let closed = matches!(first, '.' | '!' | '?' | '”' | '"' | '\'' | '’' | ')' | '…') && !second.is_whitespace();
        let glued = if character.is_uppercase() {
            // 'McCartney', 'LaBelle' and 'O.K.' are one word.
            (small_before && third.is_alphanumeric() && !matches!((third, second, first), (_, 'M', 'c') | ('M', 'a', 'c')))
                || (first.is_ascii_digit() && second.is_ascii_digit())
                || (closed && !second.is_uppercase())
        } else if character.is_ascii_digit() {
            (first == '.' && second.is_lowercase()) || (small_before && third.is_alphabetic()) || matches!(first, '”' | '"' | ')')
        } else {
            false
        };
        (glued && at >= from).then_some(at)
    })
}

/// Headlines of other stories after the last sentence, on lines of their own or glued to it.
pub(super) fn appended(text: &str, lines: &[Line], taken: &[bool]) -> Vec<Span> {
    let mut found = Vec::new();
    for index in (2..lines.len()).rev().take(4) {
        let words = lines[index].span.of(text);
        if taken.get(index).copied().unwrap_or(true)
            || super::furniture::is_furniture_line(words)
            || super::furniture::is_caption(words)
        {
            continue;
        }
        if is_gallery_heading(words) {
            found.push(lines[index].span);
            continue;
        }
        found.extend(glued_heading(text, lines[index].span));
        break;
    }
    // An article of one or two lines may still end so.
    if lines.len() <= 2 {
        found.extend(lines.last().and_then(|line| glued_heading(text, line.span)));
    }
    found
}

/// From a heading that is glued into the end of a line to that end.
fn glued_heading(text: &str, line: Span) -> Option<Span> {
    const TAIL: usize = 320;
    let words = line.of(text);
    let mut from = words.len().saturating_sub(TAIL);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let tail = words.get(from..)?;
    let starts: Vec<usize> = glue(tail, 1).collect();
    starts.iter().enumerate().find_map(|(index, start)| {
        let end = starts.get(index + 1).copied().unwrap_or(tail.len());
        // Where the page had a line break the paste may have two spaces.
        let end = tail.get(*start..end).and_then(|piece| piece.find("  ")).map_or(end, |gap| start + gap);
        let piece = tail.get(*start..end)?;
        is_gallery_heading(piece).then(|| Span::new(line.start + from + start, line.end))
    })
}

/// Whether words head a gallery, a ranking or a guide: `25 Greatest Emo Albums Ever`, `Most Anticipated Albums of 2022`,
/// `Every Ozzfest Lineup, Ranked`, `In Memoriam: 2022 Deaths`.
fn is_gallery_heading(words: &str) -> bool {
    const FIRST: &[&str] = &["most", "best", "top", "every", "biggest", "greatest", "worst", "all"];
    const LAST: &[&str] = &["ranked", "guide", "preview", "ever", "gallery", "photos", "decade", "time", "video"];
    let words = words.trim().trim_end_matches(['!', '.']);
    if !(8..=120).contains(&words.len())
        || words.contains(['@', ';', '“', '"', '—'])
        || words.contains(". ")
        || read_day(words).is_some()
    {
        return false;
    }
    let parts: Vec<&str> = words
        .split(|character: char| !character.is_alphanumeric() && !matches!(character, '\'' | '’' | '-'))
        .filter(|part| !part.is_empty())
        .collect();
    let parts = parts.strip_prefix(&["The"]).unwrap_or(&parts);
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    if parts.len() < 3 || title_case(parts) < 0.8 {
        return false;
    }
    let any = |words: &[&str], word: &str| words.iter().any(|known| word.eq_ignore_ascii_case(known));
    let plural = parts.iter().any(|part| part.len() > 3 && part.ends_with('s'));
    let listed = words.contains([',', ':', '–']) || words.contains(" - ");
    let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    // 'Best Videos' may be the name of a prize; with a number, a year or 'ever' it is a ranking.
    let ranking = parts.get(1).is_some_and(|second| number(second)) || number(last) || any(LAST, last);
    let (counted, year) = (first.len() <= 3 && number(first), first.len() == 4 && number(first));
    (counted && plural && !listed && !begins_with_month_or_day(parts.get(1).unwrap_or(&"")))
        || (any(FIRST, first) && plural && ranking && (!listed || any(LAST, last)))
        || (any(LAST, last) && parts.len() >= 4 && (year || words.ends_with("Ranked")))
        || words.ends_with(" Ranked")
        || starts_with(words, "in memoriam:")
}

/// The share of words in capitals, joining words left out.
pub(super) fn title_case(parts: &[&str]) -> f32 {
    const JOINING: &[&str] =
        &["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "who", "that", "is", "as"];
    let (mut capital, mut all) = (0.0_f32, 0.0_f32);
    for part in parts.iter().filter(|part| !JOINING.contains(part)) {
        all += 1.0;
        if part.chars().next().is_some_and(|first| !first.is_lowercase()) {
            capital += 1.0;
        }
    }
    if all > 0.0 { capital / all } else { 0.0 }
}
