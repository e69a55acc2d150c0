//! What a page puts around a story: links to other stories, captions, credits, set lists, requests to subscribe.
//!
//! `READ MORE: Ten songs about rivers`, `(Image credit: A. Halden)`. Lists of tour dates and of award winners are the story
//! and stay in it.

use super::clean::{Line, after, holds_any, run, starts_with};
use super::gallery::{appended, glue};
use super::songlist::{bare_list, glued_list_end, is_list_item, list_start, speaks_of_songs};
use super::written::begins_with_month_or_day;
use crate::lexicon::{Lexicon, entries};
use crate::text::Span;
use std::sync::OnceLock;

/// Beginnings of lines that are never story, folded to lower case; a line that begins so may be of any length up to 300.
static LEADS: Beginnings = Beginnings::new(include_str!("../lexicon/data/furniture-leads.txt"));

/// Lines that are furniture when they are no more than this.
static WHOLE: Lexicon = Lexicon::new(include_str!("../lexicon/data/furniture-lines.txt"));

/// Lines after which a run of short lines belongs to other stories.
const LIST_LEADS: &str = include_str!("../lexicon/data/furniture-list-leads.txt");

/// Beginnings inside a line from which another story is advertised, as written.
static INLINE: Beginnings = Beginnings::new(include_str!("../lexicon/data/furniture-inline.txt"));

/// Phrases that text may begin with, found by their first byte: they are looked for at every place of a text.
struct Beginnings {
    source: &'static str,
    by_first: OnceLock<ByFirst>,
}

/// Phrases by their first letter, case aside.
struct ByFirst {
    phrases: Vec<Vec<&'static str>>,
    /// A bit for each byte that a phrase begins with as it is written.
    written: [u64; 4],
}

impl Beginnings {
    const fn new(source: &'static str) -> Self {
        Self { source, by_first: OnceLock::new() }
    }

    /// Whether `accepts` takes one of the phrases whose first letter, case aside, is that of `text`.
    fn begin(&self, text: &str, accepts: impl Fn(&str) -> bool) -> bool {
        text.bytes().next().is_some_and(|first| self.by_first().of(first).iter().any(|phrase| accepts(phrase)))
    }

    fn by_first(&self) -> &ByFirst {
        self.by_first.get_or_init(|| {
            let mut by_first = ByFirst { phrases: vec![Vec::new(); 256], written: [0; 4] };
            for (phrase, _) in entries(self.source) {
                let Some(first) = phrase.bytes().next() else { continue };
                by_first.written[usize::from(first >> 6)] |= 1 << (first & 63);
                by_first.phrases[usize::from(first.to_ascii_lowercase())].push(phrase);
            }
            by_first
        })
    }
}

impl ByFirst {
    fn of(&self, first: u8) -> &[&'static str] {
        self.phrases.get(usize::from(first.to_ascii_lowercase())).map_or(&[], Vec::as_slice)
    }

    /// Whether a phrase begins with this very byte.
    fn begins_with(&self, first: u8) -> bool {
        self.written[usize::from(first >> 6)] >> (first & 63) & 1 == 1
    }
}

/// Whether a whole line is furniture by its own words.
pub(super) fn is_furniture_line(line: &str) -> bool {
    let bare = line.trim_start_matches(|character: char| !character.is_alphanumeric() && !matches!(character, '©' | '('));
    if bare.len() > 300 {
        return false;
    }
    let whole = bare.trim_end_matches(|character: char| !character.is_alphanumeric() && character != ')');
    if WHOLE.contains(whole) {
        return true;
    }
    let led =
        LEADS.begin(bare, |lead| after(bare, lead).is_some_and(|rest| ends_word(lead, rest) && !goes_on_as_story(lead, rest)));
    led || is_pointer(bare) || line.starts_with("(Image credit") || is_json(line)
}

/// Whether a lead that ends in a letter is a whole word there: `Comments (3)`, not `Commentators`.
fn ends_word(lead: &str, rest: &str) -> bool {
    !lead.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
}

/// `Trending at number one is …` is a story, `Trending` and `Trending: ten songs` are not.
fn goes_on_as_story(lead: &str, rest: &str) -> bool {
    const AMBIGUOUS: &[&str] = &[
        "trending",
        "recommended",
        "copyright",
        "comments",
        "sponsored",
        "promoted",
        "advertisement",
        "newsletter",
        "subscribe",
    ];
    AMBIGUOUS.contains(&lead) && rest.trim_start().starts_with(|character: char| character.is_lowercase()) && rest.len() > 40
}

/// A short line that points elsewhere: `Watch Low Water here`, `Tickets are available here.`
fn is_pointer(line: &str) -> bool {
    const VERBS: &[&str] =
        &["watch", "listen", "tickets", "buy", "order", "pre-order", "stream", "read", "check", "download", "find", "see", "get"];
    let end = line.trim_end_matches(['.', '!', ':', ' ']);
    let first = line.split_whitespace().next().unwrap_or("");
    let pointed = [" here", " below", " at this location"].iter().any(|place| end.ends_with(place));
    line.len() <= 90 && pointed && VERBS.iter().any(|verb| first.eq_ignore_ascii_case(verb))
}

/// Whether a line is a caption or a credit: `Halden on stage in Leith (Getty)`, `Mara Quist. Photo courtesy of the label.`
pub(super) fn is_caption(line: &str) -> bool {
    const AGENCIES: &[&str] =
        &["getty", "ap", "afp", "reuters", "alamy", "shutterstock", "wireimage", "pa", "epa", "photo", "handout", "press"];
    const CREDITS: &[&str] = &[
        "photo courtesy",
        "photo via ",
        "photo by ",
        "photo: ",
        "picture by ",
        "photos by ",
        "photograph by ",
        "image courtesy",
        "via getty images",
    ];
    if line.len() > 220 {
        return false;
    }
    let credited =
        line.trim_end_matches('.').strip_suffix(')').and_then(|body| body.rsplit_once('(')).is_some_and(|(before, credit)| {
            let agency = credit
                .split(|character: char| !character.is_alphanumeric())
                .any(|word| AGENCIES.iter().any(|agency| word.eq_ignore_ascii_case(agency)));
            // A sentence may end in '(AP)' as well: a caption has no full stop before the bracket.
            credit.len() <= 90
                && !names_month(before)
                && (agency || credit.contains(" / "))
                && !before.trim_end().ends_with(['.', '!', '?'])
        });
    credited || (line.len() <= 160 && holds_any(line, CREDITS))
}

/// A caption that says when is as good as a sentence.
fn names_month(words: &str) -> bool {
    words.split_whitespace().any(begins_with_month_or_day)
}

fn is_json(line: &str) -> bool {
    (line.starts_with('{') || line.starts_with("[{")) && line.contains("\":")
}

/// The lines, and parts of lines, that are furniture; in text order, not overlapping. `taken` says which lines are head
/// or social posts.
pub(super) fn find_furniture(text: &str, lines: &[Line], taken: &[bool]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut index = 0;
    let speaks_of_list = lines.iter().any(|line| speaks_of_songs(line.span.of(text)));
    while let Some(line) = lines.get(index) {
        let words = line.span.of(text);
        if taken.get(index).copied().unwrap_or(false) {
            index += 1;
            continue;
        }
        let advertised = inside(text, line.span);
        let free = |at: usize| !taken.get(at).copied().unwrap_or(true);
        if is_list_lead(words) {
            let end = run(lines, index + 1, |at, line| free(at) && is_short_item(line.span.of(text)));
            found.push(line.span.cover(lines[end - 1].span));
            index = end;
        } else if is_json(words) {
            let end = json_end(text, lines, index);
            found.push(line.span.cover(lines[end - 1].span));
            index = end;
        } else if teaser_then_story(&advertised, line.span) {
            found.extend(advertised);
            index += 1;
        } else if is_furniture_line(words) || is_caption(words) {
            found.push(line.span);
            index += 1;
        } else if let Some(start) = list_start(text, lines, index) {
            found.extend(inside(text, Span::new(line.span.start, start)));
            let items = text.get(start..line.span.end).unwrap_or("");
            let here = Span::new(start, start + glued_list_end(items));
            let end = if here.end < line.span.end {
                index + 1
            } else {
                run(lines, index + 1, |at, line| free(at) && is_list_item(line.span.of(text)))
            };
            found.push(if end > index + 1 { here.cover(lines[end - 1].span) } else { here });
            index = end;
        } else if let Some(end) = bare_list(text, lines, index, speaks_of_list) {
            found.push(line.span.cover(lines[end - 1].span));
            index = end;
        } else {
            found.extend(advertised);
            index += 1;
        }
    }
    found.extend(appended(text, lines, taken));
    tidy(found)
}

/// Sorted, without overlaps: what begins first stays.
fn tidy(mut found: Vec<Span>) -> Vec<Span> {
    found.sort();
    let mut tidy: Vec<Span> = Vec::with_capacity(found.len());
    for span in found {
        match tidy.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.cover(span),
            _ if span.is_empty() => {}
            _ => tidy.push(span),
        }
    }
    tidy
}

fn json_end(text: &str, lines: &[Line], start: usize) -> usize {
    const LONGEST: usize = 200;
    let closes = |line: &Line| line.span.of(text).trim_end_matches([',', ';']).ends_with(['}', ']']);
    match lines.iter().enumerate().skip(start).take(LONGEST).find(|(at, line)| {
        closes(line) && lines.get(at + 1).is_none_or(|next| next.gap || next.span.of(text).starts_with(char::is_alphabetic))
    }) {
        Some((at, _)) => at + 1,
        None => start + 1,
    }
}

fn is_list_lead(line: &str) -> bool {
    let bare = line.trim_end_matches([':', '.', ' ']);
    let named = |lead: &str| bare.eq_ignore_ascii_case(lead) || (lead == "more from" && starts_with(bare, lead));
    bare.len() <= 60 && entries(LIST_LEADS).any(|(lead, _)| named(lead))
}

/// A headline of another story: short and without a full stop.
fn is_short_item(line: &str) -> bool {
    line.len() <= 140 && !line.ends_with(['.', '”', '"', ':'])
}

/// Advertised stories inside a line, each up to where the story goes on.
fn inside(text: &str, line: Span) -> Vec<Span> {
    let words = line.of(text);
    let mut found: Vec<Span> = Vec::new();
    let markers = INLINE.by_first();
    for (at, byte) in words.bytes().enumerate().filter(|(_, byte)| markers.begins_with(*byte)) {
        // A byte that a marker begins with begins a character.
        let (before, rest) = words.split_at_checked(at).unwrap_or((words, ""));
        let bracketed = byte == b'(';
        // After white space only a sentence may have ended: 'to read more: …' is one that goes on.
        let open = || bracketed || !before.ends_with(char::is_whitespace) || after_sentence(before);
        if markers.of(byte).iter().any(|marker| rest.starts_with(marker)) && open() {
            let length = if bracketed { bracket(rest) } else { teaser(rest) };
            found.extend(length.map(|length| Span::new(line.start + at, line.start + at + length)));
        }
    }
    tidy(found)
}

/// The length of a bracket that closes soon.
fn bracket(rest: &str) -> Option<usize> {
    rest.char_indices().take(200).find(|(_, character)| *character == ')').map(|(at, _)| at + 1)
}

/// Whether a line begins with an advertised story and goes on as the story itself.
fn teaser_then_story(advertised: &[Span], line: Span) -> bool {
    advertised.first().is_some_and(|first| first.start == line.start && first.end < line.end)
}

fn after_sentence(before: &str) -> bool {
    before.trim_end().ends_with(['.', '!', '?', '”', '"', '’', ')', ':', '|'])
}

/// The length of a headline that is glued between two sentences: to where a capital follows a small letter or a mark
/// without a space, or to the end of the line.
fn teaser(rest: &str) -> Option<usize> {
    const LONGEST: usize = 200;
    const SHORTEST: usize = 12;
    let near = rest.char_indices().nth(LONGEST).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
    glue(near, SHORTEST + 1).next().or((near.len() == rest.len()).then_some(rest.len()))
}
