//! The head of an article: headline, byline, source and the dates it states.
//!
//! `Ferry sinks chart record`, `By Ines Maarten`, `Published: 5 June 2026`, `LEITH, June 5 (Wire) —`

use super::about::{About, about_line, is_outlet, led_by_byline};
use super::clean::{Line, span_within, trim};
use super::dateline::{dateline, opening_date};
use super::furniture;
use super::written::find_day;
use crate::edtf::Date;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// How directly a date is said to be that of publication, the most direct first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Directness {
    /// 'Published', 'Posted', `date 2022-04-25`, `datePublished`.
    Stated,
    /// A dateline, or a date on a line of its own.
    Shown,
    /// The address of the page.
    Address,
    /// 'Updated'.
    Updated,
}

/// A date that may be that of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub date: Date,
    pub span: Span,
    pub directness: Directness,
}

/// What the lines before and after the story say about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    pub title: Option<Span>,
    pub byline: Option<Span>,
    pub source: Option<Span>,
    /// Lines, and beginnings of lines, that are neither headline nor story; in text order.
    pub spans: Vec<Span>,
    pub dates: Vec<Candidate>,
}

/// Lines that a head may have: kickers, headline, deck, byline, dates, captions.
const HEAD_LINES: usize = 12;
/// Lines after the story in which a byline or a date may stand.
const TAIL_LINES: usize = 6;

/// Reads the head lines of `text` and those after the story.
pub(super) fn read_head(text: &str, lines: &[Line]) -> Head {
    let mut head = Head::default();
    let mut begun = 0;
    // Lines seen that are not furniture.
    let mut seen = 0;
    for (index, line) in lines.iter().enumerate().take(HEAD_LINES) {
        begun = index;
        let mut span = line.span;
        if let Some(candidate) = opening_date(text, span).filter(|_| index == 0) {
            head.spans.push(candidate.span);
            head.dates.push(candidate);
            span = trim(text, Span::new(candidate.span.end, span.end));
        }
        let words = span.of(text);
        let following = lines.get(index + 1..).unwrap_or(&[]);
        seen += 1;
        // A headline may end in a date as well; before it only what is understood whole is about the article.
        if let Some(about) = about_line(words, span.start).filter(|about| head.title.is_some() || about.whole) {
            head.take(about, span);
        } else if head.title.is_none() && seen <= 2 && is_above_headline(text, words, following) {
            head.source = head.source.or(Some(span).filter(|_| is_outlet(words) && !is_kicker(words)));
            head.spans.push(span);
        } else if head.title.is_none() && seen <= 4 && is_headline(text, span, following) {
            head.title = Some(span);
        } else if let Some((about, prefix)) = dateline(words, span.start).or_else(|| led_by_byline(words, span.start)) {
            head.take(about, prefix);
            break;
        } else if head.title == Some(span) || repeats_title(text, &head, span) {
            head.spans.push(span);
        } else if furniture::is_furniture_line(words) || furniture::is_caption(words) {
            seen -= 1;
        } else if !is_deck(text, words, &head, following) {
            break;
        }
    }
    let tail = lines.len().saturating_sub(TAIL_LINES).max(begun + 1);
    for (index, line) in lines.iter().enumerate().skip(tail) {
        let words = line.span.of(text);
        let last = index + 1 == lines.len();
        match about_line(words, line.span.start) {
            // A bare date between the lines of a tour list is no publication date; one that closes a story may be.
            Some(about) if about.labelled => head.take(about, line.span),
            Some(about) if last && lines[index - 1].span.of(text).ends_with(['.', '”', '"']) => head.take(about, line.span),
            _ => {}
        }
    }
    head.dates.extend(addresses(text, lines));
    head.dates.extend(from_json(text));
    head
}

impl Head {
    fn take(&mut self, about: About, span: Span) {
        self.byline = self.byline.or(about.byline);
        self.source = self.source.or(about.source);
        self.dates.extend(about.dates);
        self.spans.push(span);
    }
}

/// Whether a line below the headline only sums the story up: a byline or a date must follow.
fn is_deck(text: &str, line: &str, head: &Head, following: &[Line]) -> bool {
    let mut next = following.iter().take(2).map(|next| about_line(next.span.of(text), next.span.start));
    let announced = match next.next().flatten() {
        // A story may begin with one sentence above a list of dates.
        Some(about) => about.labelled || !line.ends_with(['.', ':', '”', '"']),
        None => next.next().flatten().is_some_and(|about| about.labelled),
    };
    head.title.is_some() && line.len() <= 300 && announced
}

/// Whether a line stands above the headline: a section, or the outlet's name.
fn is_above_headline(text: &str, line: &str, following: &[Line]) -> bool {
    let Some((next, rest)) = following.split_first() else { return false };
    let outlet = is_outlet(line) && line.split_whitespace().count() <= 4;
    is_kicker(line) && !rest.is_empty() || outlet && is_headline(text, next.span, rest)
}

/// A short line above the headline: a section, a path of sections.
fn is_kicker(line: &str) -> bool {
    static SECTIONS: Lexicon = Lexicon::new(include_str!("../lexicon/data/section-names.txt"));
    let words = || {
        line.split(|character: char| character.is_whitespace() || "&>/|›».,:".contains(character)).filter(|word| !word.is_empty())
    };
    line.len() <= 60 && words().count() > 0 && words().all(|word| SECTIONS.contains(word) || word == "and")
}

const LONGEST_HEADLINE: usize = 240;

/// Whether a line reads as a headline: short, not a sentence with its full stop, and something follows it.
fn is_headline(text: &str, span: Span, following: &[Line]) -> bool {
    let line = span.of(text);
    let Some(next) = following.first() else { return false };
    let words = line.split_whitespace().count();
    let next_words = next.span.of(text);
    let goes_on = !next.gap && next_words.chars().next().is_some_and(char::is_lowercase);
    let stopped = line.ends_with('.') && !line.ends_with("...") && !line.ends_with("U.S.") && !line.ends_with("U.K.");
    let short_sentence = next.gap && line.len() <= 110 && next_words.len() >= line.len();
    (2..=40).contains(&words)
        && line.len() <= LONGEST_HEADLINE
        && !goes_on
        && !is_kicker(line)
        && (!stopped || short_sentence)
        && !line.ends_with([':', ',', ';', '—'])
        && !line.starts_with(['@', '#', '{', '('])
        && sentences_inside(line) == 0
        && !(furniture::is_furniture_line(line) && (words < 5 || !next.gap))
        && !furniture::is_caption(line)
}

/// Full stops inside a line after which a new sentence begins.
fn sentences_inside(line: &str) -> usize {
    line.match_indices(". ")
        .filter(|(at, _)| {
            let before = line.get(..*at).unwrap_or("");
            let word = before.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or("");
            let next = line.get(at + 2..).and_then(|rest| rest.chars().next());
            word.chars().count() > 3 && word.chars().all(char::is_lowercase) && next.is_some_and(char::is_uppercase)
        })
        .count()
}

fn repeats_title(text: &str, head: &Head, span: Span) -> bool {
    head.title.is_some_and(|title| title.of(text) == span.of(text))
}

/// Dates in web addresses among the first and last lines: `https://example.org/2022/04/25/ferry`.
fn addresses(text: &str, lines: &[Line]) -> Vec<Candidate> {
    let tail = lines.len().saturating_sub(3).max(6);
    let near = lines.iter().take(6).chain(lines.iter().skip(tail));
    near.filter_map(|line| {
        let words = line.span.of(text);
        let start = words.find("://").or_else(|| words.find("www."))?;
        let address = words.get(start..)?.split_whitespace().next()?;
        let (date, from, to) = find_day(address, 120)?;
        let span = span_within(line.span.start, words, address.get(from..to)?);
        Some(Candidate { date, span, directness: Directness::Address })
    })
    .collect()
}

/// The date that linked data pasted with the text states.
fn from_json(text: &str) -> Option<Candidate> {
    const KEY: (&str, &str) = ("date", "Published");
    // A capital P is rare: looking for that alone passes over most of a text.
    let mut capitals = text.match_indices('P').map(|(at, _)| text.split_at(at));
    let (before, _) = capitals.find(|(before, after)| before.ends_with(KEY.0) && after.starts_with(KEY.1))?;
    let (start, value) = (before.len() - KEY.0.len(), before.len() + KEY.1.len());
    let (date, _, to) = find_day(text.get(value..)?, 12)?;
    Some(Candidate { date, span: Span::new(start, value + to), directness: Directness::Stated })
}

/// The publication date: the most direct that the text does not contradict.
///
/// A story cannot quote a post from after its day: `latest_post` rules out earlier dates, unless the story says
/// that it was updated since.
pub(super) fn choose(dates: &[Candidate], latest_post: Option<Date>) -> Option<Candidate> {
    let updated =
        dates.iter().filter(|candidate| candidate.directness == Directness::Updated).map(|candidate| candidate.date).max();
    // A post may carry the date of another time zone: one day is no contradiction.
    let bound = latest_post.filter(|post| updated.is_none_or(|updated| updated < *post)).and_then(Date::previous_day);
    dates
        .iter()
        .filter(|candidate| bound.is_none_or(|bound| candidate.date >= bound))
        .min_by_key(|candidate| (candidate.directness, candidate.span.start))
        .copied()
}
