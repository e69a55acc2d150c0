//! Lists of songs: what was played, what a record holds. Their dates and titles are no events.
//!
//! `Setlist:` and the lines below it; `The set ran as follows:1. Ghosts2. Badlands`.

use super::clean::{Line, run};
use super::gallery::{glue, title_case};

const LIST_NAMES: &[&str] = &["setlist", "set list", "tracklist", "track list", "track-list", "tracklisting", "track listing"];

/// After how many of the names of lists in one line a list is looked for: each look reads the rest of the line.
const MOST_NAMES: usize = 4;

/// Whether a line names a list of songs anywhere.
pub(super) fn speaks_of_songs(line: &str) -> bool {
    speaks_of_lists(line) && LIST_NAMES.iter().any(|name| find_all(line, name).next().is_some())
}

/// Where a list of songs begins in a line: the whole of `Setlist:`, the end of `The setlist in full ran as follows:1. Ghosts`.
pub(super) fn list_start(text: &str, lines: &[Line], index: usize) -> Option<usize> {
    let line = lines.get(index)?;
    let words = line.span.of(text);
    if !speaks_of_lists(words) {
        return None;
    }
    let next_is_item = || lines.get(index + 1).is_some_and(|next| is_list_item(next.span.of(text)));
    let bare = words.trim_end_matches([':', ' ']);
    if bare.len() <= 90 && LIST_NAMES.iter().any(|name| ends_with(bare, name)) && !words.ends_with('.') && next_is_item() {
        return Some(line.span.start);
    }
    // A sentence that announces the list is story; its items are not.
    let mut names: Vec<usize> = LIST_NAMES.iter().flat_map(|name| find_all(words, name).map(|at| at + name.len())).collect();
    names.sort_unstable();
    let items_after = |name: usize| -> Option<&str> {
        let rest = words.get(name..)?;
        Some(rest.get(rest.find([':', '1']).filter(|first| *first <= 60)?..)?.trim_start_matches(':').trim_start())
    };
    if let Some(quoted) = names.iter().take(MOST_NAMES).filter_map(|name| items_after(*name)).find(|items| is_quoted_list(items))
    {
        return Some(line.span.end - quoted.len());
    }
    let items = items_after(*names.last()?)?;
    if items.is_empty() {
        next_is_item().then_some(line.span.end)
    } else {
        is_first_item(items).then_some(line.span.end - items.len())
    }
}

/// Three or more quoted titles with hardly a word between them, wherever the first begins: `Disc One: ‘Ghosts’ ‘Badlands’ ‘Fire’`.
fn is_quoted_list(items: &str) -> bool {
    let outside = |(at, part): (usize, &str)| (at % 2 == 0).then(|| part.split_whitespace().count());
    let parts: Vec<&str> = items.split(['‘', '’', '“', '”', '"']).collect();
    let words: usize = parts.iter().copied().enumerate().filter_map(outside).sum();
    let titles = parts.len() / 2;
    titles >= 3 && words <= 2 * titles
}

/// `1. Ghosts`, `1) Ghosts`, `01 Ghosts`.
fn is_first_item(items: &str) -> bool {
    items.trim_start_matches('0').strip_prefix('1').is_some_and(|rest| rest.starts_with(['.', ')', ' ']))
}

/// A run of songs without a heading: three or more lines that are nothing but a quoted title, or, where the article
/// speaks of a track list, lines numbered from 1.
pub(super) fn bare_list(text: &str, lines: &[Line], index: usize, speaks_of_list: bool) -> Option<usize> {
    let first = lines.get(index)?.span.of(text);
    let quoted = |line: &Line| {
        let words = line.span.of(text);
        words.len() <= 80 && words.starts_with(['"', '“', '‘']) && words.ends_with(['"', '”', '’'])
    };
    let numbered = |line: &Line| {
        let words = line.span.of(text);
        words.starts_with(|character: char| character.is_ascii_digit()) && is_list_item(words)
    };
    let end = if quoted(lines.get(index)?) {
        run(lines, index, |_, line| quoted(line))
    } else if speaks_of_list && is_first_item(first) && is_list_item(first) {
        run(lines, index, |_, line| numbered(line))
    } else {
        return None;
    };
    (end >= index + 3).then_some(end)
}

/// Where, in bytes, a list of songs ends that takes up the rest of a line: at its end, or where prose is glued to the last song.
pub(super) fn glued_list_end(items: &str) -> usize {
    let last_item = items
        .match_indices(". ")
        .filter(|(at, _)| items.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())))
        .last();
    let from = last_item.map_or(0, |(at, _)| at + 3);
    let prose = glue(items, from.max(1)).find(|at| {
        let piece = items.get(*at..).unwrap_or("");
        let parts: Vec<&str> = piece.split_whitespace().take(14).collect();
        parts.len() >= 10 && title_case(&parts) < 0.5
    });
    prose.unwrap_or(items.len())
}

fn ends_with(text: &str, suffix: &str) -> bool {
    text.len() >= suffix.len() && text.get(text.len() - suffix.len()..).is_some_and(|end| end.eq_ignore_ascii_case(suffix))
}

/// Whether `list` stands in a text at all, as it does in every name of a list: one pass where few lines need more.
fn speaks_of_lists(text: &str) -> bool {
    lists(text).next().is_some()
}

/// Where `list` stands in a text, case aside.
fn lists(text: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = text.as_bytes();
    let ls = bytes.iter().enumerate().filter(|(_, byte)| *byte | 0x20 == b'l').map(|(at, _)| at);
    ls.filter(|at| bytes.get(*at..at + 4).is_some_and(|four| four.eq_ignore_ascii_case(b"list")))
}

/// Where a name of a list stands in a text, case aside.
fn find_all<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let inside = name.find("list").unwrap_or(0);
    let starts = lists(text).filter_map(move |at| at.checked_sub(inside));
    let stands =
        |at: &usize| text.as_bytes().get(*at..at + name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()));
    starts.filter(stands)
}

/// A song of a set: a short line that is no sentence, no date and no night of a tour.
pub(super) fn is_list_item(line: &str) -> bool {
    let number = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let bare = number.trim_start_matches(['.', ')', ' ', '-', '*', '•', '–']);
    let numbered = number.len() < line.len() && number.starts_with(['.', ')']);
    let dated = super::written::begins_with_month_or_day(bare);
    bare.len() <= 80 && !dated && (numbered || !line.ends_with(['.', ':', ',']) && line.split_whitespace().count() <= 10)
}
