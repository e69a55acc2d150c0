//! Social posts pasted into a story: `Glasgow, we are sorry. — Glass Ferry (@glassferry) June 4, 2026`.

use super::clean::{Line, trim};
use super::furniture::is_furniture_line;
use super::written::read_day;
use crate::edtf::Date;
use crate::text::Span;

/// A post with its attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Post {
    pub span: Span,
    /// The day its attribution states.
    pub date: Option<Date>,
}

/// A post is seldom longer, in bytes; more before an attribution is story.
const LONGEST_POST: usize = 700;
/// Lines that a post may have above the one that shows it to be one.
const MOST_LINES: usize = 8;

/// Finds the posts, in text order. `taken` says which lines are head.
pub(super) fn find_posts(text: &str, lines: &[Line], taken: &[bool]) -> Vec<Post> {
    let mut posts: Vec<Post> = Vec::new();
    let mut index = 0;
    // The first line that no earlier post holds, and the first that none with an attribution does.
    let (mut floor, mut signed) = (0, 0);
    while let Some(line) = lines.get(index) {
        if taken.get(index).copied().unwrap_or(false) {
            index += 1;
            (floor, signed) = (index, index);
            continue;
        }
        let words = line.span.of(text);
        let tails = attributions(words, line.span.start);
        if !tails.is_empty() {
            let mut start = line.span.start;
            for tail in &tails {
                let alone = trim(text, Span::new(start, tail.span.start)).is_empty();
                let mut span = trim(text, Span::new(post_start(text, start, tail.span.start), tail.span.end));
                if start == line.span.start {
                    // An attribution on a line of its own belongs to the post above it, if that has none yet.
                    let from = if alone { signed } else { floor };
                    span = span.cover(lines_above(text, lines, from, index, alone).unwrap_or(span));
                }
                posts.push(Post { span, date: tail.date });
                start = tail.span.end;
            }
            (floor, signed) = (index + 1, index + 1);
        } else if is_post_head(words) {
            let end = index + 1 + lines.iter().skip(index + 1).take(MOST_LINES).take_while(|next| !next.gap).count();
            // With nothing directly below, the post is the next paragraph.
            let bare = words.starts_with('@') && words.split_whitespace().count() > 3;
            let end = if end == index + 1 && !bare { (index + 2).min(lines.len()) } else { end };
            posts.push(Post { span: line.span.cover(lines[end - 1].span), date: None });
            index = end;
            (floor, signed) = (end, end);
            continue;
        } else if is_social_line(words) {
            posts.push(Post { span: line.span, date: None });
            floor = index + 1;
        }
        index += 1;
    }
    without_overlap(posts)
}

fn without_overlap(posts: Vec<Post>) -> Vec<Post> {
    let mut kept: Vec<Post> = Vec::with_capacity(posts.len());
    for post in posts {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(post.span) => {
                *last = Post { span: last.span.cover(post.span), date: last.date.max(post.date) };
            }
            _ => kept.push(post),
        }
    }
    kept
}

struct Attribution {
    span: Span,
    date: Option<Date>,
}

/// `— Glass Ferry (@glassferry) June 4, 2026`, `A post shared by Glass Ferry (@glassferry) on Jun 4, 2026 at 4:44pm PDT`.
fn attributions(line: &str, base: usize) -> Vec<Attribution> {
    let mut found = Vec::new();
    let mut floor = 0;
    for at in line.match_indices('@').filter_map(|(at, _)| at.checked_sub(1)).filter(|at| line.as_bytes()[*at] == b'(') {
        if at < floor {
            continue;
        }
        let Some(start) = attribution_start(line, floor, at) else { continue };
        let Some(handle) = line.get(at + 2..).and_then(|rest| rest.split(')').next()) else { continue };
        let close = at + 2 + handle.len();
        if handle.is_empty()
            || handle.len() > 40
            || !handle.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
            || line.len() <= close
        {
            continue;
        }
        let rest = line.get(close + 1..).unwrap_or("");
        let spaced = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == '·');
        let dated = spaced.strip_prefix("on ").unwrap_or(spaced);
        let from = line.len() - dated.len();
        let (date, end) = match read_day(dated) {
            Some((date, length)) => (Some(date), from + length + clock(line.get(from + length..).unwrap_or(""))),
            None => (None, close + 1),
        };
        let shared = line.get(start..).is_some_and(|rest| rest.starts_with("A "));
        if date.is_none() && !rest.trim().is_empty() && !shared {
            continue;
        }
        found.push(Attribution { span: Span::new(base + start, base + end), date });
        floor = end;
    }
    found
}

/// Where the attribution whose handle opens at byte `at` begins: at a dash, or at 'A post shared by'.
fn attribution_start(line: &str, floor: usize, at: usize) -> Option<usize> {
    const LONGEST_NAME: usize = 160;
    let mut from = at.saturating_sub(LONGEST_NAME).max(floor);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    let near = line.get(from..at)?;
    let shared =
        ["A post shared by", "A video posted by", "A photo posted by", "A post by"].iter().filter_map(|by| near.rfind(by)).max();
    let dashed = ["—", "–", "--", "- "]
        .iter()
        .filter_map(|dash| near.rfind(dash))
        .filter(|dash| {
            near.get(..*dash).is_some_and(|before| {
                before.is_empty() && from == floor
                    || before.ends_with(char::is_whitespace)
                    || !before.ends_with(char::is_alphanumeric)
            })
        })
        .max();
    shared.or(dashed).map(|start| from + start)
}

/// The bytes of a time of day after a date: ` at 4:44pm PDT`.
fn clock(rest: &str) -> usize {
    let Some(time) = rest.strip_prefix(" at ") else { return 0 };
    let digits = time.len() - time.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':').len();
    let after = time.get(digits..).unwrap_or("");
    let half = after.len() - after.trim_start().trim_start_matches(['a', 'p', 'A', 'P', 'm', 'M', '.']).len();
    let zone_text = after.get(half..).unwrap_or("");
    let zone: usize = zone_text.strip_prefix(' ').map_or(0, |zone| {
        let capitals = zone.bytes().take_while(u8::is_ascii_uppercase).count();
        if (2..=4).contains(&capitals) && !zone.get(capitals..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
            capitals + 1
        } else {
            0
        }
    });
    if digits == 0 { 0 } else { 4 + digits + half + zone }
}

/// Where a post begins whose attribution stands at `end`: at `start`, or at the last sentences when a whole story stands between.
fn post_start(text: &str, start: usize, end: usize) -> usize {
    if end - start <= LONGEST_POST {
        return start;
    }
    let words = text.get(start..end).unwrap_or("");
    let mut from = words.len().saturating_sub(280);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let near = words.get(from..).unwrap_or("");
    let cut = [". ", "! ", "? ", "” ", "\" "].iter().filter_map(|mark| near.find(mark).map(|at| at + mark.len())).min();
    start + from + cut.unwrap_or(0)
}

/// The lines above line `index` that belong to its post: the one above an attribution that stands alone, and all that
/// look like a post themselves.
fn lines_above(text: &str, lines: &[Line], floor: usize, index: usize, alone: bool) -> Option<Span> {
    let mut first = index;
    while first > floor && index - first < MOST_LINES {
        let words = lines[first - 1].span.of(text);
        let owed = alone && first == index && !words.ends_with(':');
        if is_furniture_line(words) || !(owed || looks_social(words)) {
            break;
        }
        first -= 1;
    }
    (first < index).then(|| lines[first].span.cover(lines[index].span))
}

/// Whether a line near a post is likely part of one.
fn looks_social(line: &str) -> bool {
    let bare = line.trim_end();
    if bare.ends_with(':') || bare.len() > LONGEST_POST {
        return false;
    }
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters >= 4 && !bare.chars().any(char::is_lowercase);
    let tagged = bare.split_whitespace().any(|word| (word.starts_with('#') || word.starts_with('@')) && word.len() > 2);
    shouted || tagged || is_link(bare) || bare.chars().any(is_emoji)
}

/// Whether a line is a post by its own words: a picture link, hashtags, a handle that begins it.
fn is_social_line(line: &str) -> bool {
    if line.len() > LONGEST_POST {
        return false;
    }
    if !line.contains('#') {
        return is_link(line);
    }
    let words = line.split_whitespace().count();
    let hashtags = line.split_whitespace().filter(|word| is_hashtag(word)).count();
    let handles = line.split_whitespace().filter(|word| word.starts_with('@') && word.len() > 2).count();
    is_link(line) || hashtags >= 3 || (hashtags >= 1 && 10 * (hashtags + handles) >= 3 * words)
}

fn is_hashtag(word: &str) -> bool {
    word.strip_prefix('#').is_some_and(|tag| tag.chars().next().is_some_and(char::is_alphabetic))
}

fn is_link(line: &str) -> bool {
    line.contains('/') && (line.contains("pic.twitter.com/") || line.contains("https://t.co/"))
}

/// `@glassferry`, `@glassferry: Glasgow, we are sorry`, `Glass Ferry @glassferry · Jun 4`.
fn is_post_head(line: &str) -> bool {
    let handle_at = |word: &str| {
        word.strip_prefix('@')
            .is_some_and(|handle| handle.len() > 1 && handle.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    if line.len() > 280 {
        return false;
    }
    for (before, word) in line.split_whitespace().enumerate() {
        if handle_at(word) {
            return before == 0 || (before <= 4 && line.len() <= 80 && !line.ends_with('.') && !line.contains('#'));
        }
        if !word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) || before >= 4 {
            return false;
        }
    }
    false
}

fn is_emoji(character: char) -> bool {
    matches!(character, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B50}' | '\u{FE0F}' | '\u{2B06}'..='\u{2B07}')
}

/// The latest day that the posts state.
pub(super) fn latest(posts: &[Post]) -> Option<Date> {
    posts.iter().filter_map(|post| post.date).max()
}
