//! An analysis brought down to its events, with their quotations or without, for a link that need not hold the article.
//!
//! The quotations stand in a short text of their own, a line each, and every position counts in that text. So what opens
//! is an analysis document like any other, only of a shorter text.

use crate::analysis::{
    AnalysisDocument, ArticleRecord, EventRecord, MarkField, MarkRecord, MeasureRecord, Quote, ReasonRecord, RegionRecord,
};
use crate::article::RegionKind;
use std::collections::BTreeMap;

/// `document` with its events alone, numbered anew, and the text that its positions count in: its quotations, a line each,
/// or nothing where `quotes` is false. Names, time expressions and rules stay behind.
///
/// ```
/// use tempoline::{AnalysisDocument, Article, analyze, share::brief};
/// let article = "Title\n\nIt rained. Glass Ferry released \"Low Water\" on February 13, 2026. It rained again.\n";
/// let document = AnalysisDocument::from(&analyze(&Article::read(article, None)));
/// let (text, brief) = brief(&document, true);
/// assert_eq!(text, "Glass Ferry released \"Low Water\" on February 13, 2026.");
/// assert_eq!(brief.events[0].evidence[0].quote, text);
/// assert_eq!(brief.events[0].date, document.events[0].date);
/// ```
pub fn brief(document: &AnalysisDocument, quotes: bool) -> (String, AnalysisDocument) {
    let lines = if quotes { lines(document) } else { Vec::new() };
    let text = lines.iter().map(|line| line.words.as_str()).collect::<Vec<_>>().join("\n");
    let events = document.events.iter().enumerate().map(|(at, event)| brief_event(&lines, at, event)).collect();
    let article = ArticleRecord {
        title: document.article.title.as_deref().map(one_line),
        published: document.article.published,
        published_from: None,
        byline: document.article.byline.as_deref().map(one_line),
        source: document.article.source.as_deref().map(one_line),
        language: document.article.language.as_deref().map(one_line),
    };
    let brief = AnalysisDocument {
        version: document.version,
        engine: one_line(&document.engine),
        rules: document.rules.as_deref().map(one_line),
        text: None,
        edits: None,
        article,
        articles: Vec::new(),
        regions: regions(&text),
        events,
        mentions: Vec::new(),
        timexes: Vec::new(),
        notes: Vec::new(),
    };
    (text, brief)
}

/// All of a brief's text is story.
pub(super) fn regions(text: &str) -> Vec<RegionRecord> {
    let end = text.chars().count();
    if end == 0 { Vec::new() } else { vec![RegionRecord { start: 0, end, kind: RegionKind::Body }] }
}

/// A quotation of the article and where it goes.
struct Line {
    /// Where it stood: first code point and the one after the last, as the document says.
    from: (usize, usize),
    /// Where it stands in the short text.
    at: usize,
    length: usize,
    words: String,
}

impl Line {
    /// Where in the short text what stood from `start` to `end` goes; `None` for what stood elsewhere.
    fn moved(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let (from, to) = (start.checked_sub(self.from.0)?, end.checked_sub(self.from.0)?);
        (from <= to && to <= self.length).then_some((self.at + from, self.at + to))
    }

    fn words(&self, start: usize, end: usize) -> String {
        self.words.chars().skip(start - self.at).take(end - start).collect()
    }
}

/// Every quotation of the events once, in the order of the article.
fn lines(document: &AnalysisDocument) -> Vec<Line> {
    let quotes: BTreeMap<(usize, usize), &Quote> =
        document.events.iter().flat_map(|event| &event.evidence).map(|quote| ((quote.start, quote.end), quote)).collect();
    let mut at = 0;
    let mut lines = Vec::with_capacity(quotes.len());
    for (from, quote) in quotes {
        // Character by character, so that what is inside keeps its place.
        let words = one_line(&quote.quote);
        let length = words.chars().count();
        lines.push(Line { from, at, length, words });
        at += length + 1;
    }
    lines
}

/// Where in the short text something goes. The lines stand in the order of their starts, so few have to be looked at.
fn moved(lines: &[Line], start: usize, end: usize) -> Option<(&Line, usize, usize)> {
    let after = lines.partition_point(|line| line.from.0 <= start);
    let near = lines.get(after.saturating_sub(4)..after)?;
    near.iter().rev().find_map(|line| line.moved(start, end).map(|(start, end)| (line, start, end)))
}

fn brief_event(lines: &[Line], at: usize, event: &EventRecord) -> EventRecord {
    let evidence = event.evidence.iter().filter_map(|quote| {
        let found = lines.binary_search_by_key(&(quote.start, quote.end), |line| line.from).ok()?;
        let line = lines.get(found)?;
        Some(Quote { start: line.at, end: line.at + line.length, quote: line.words.clone() })
    });
    let reason = event.reason.as_ref().and_then(|reason| {
        let (line, start, end) = moved(lines, reason.start, reason.end)?;
        let quote = one_line(&reason.quote);
        // A document from elsewhere may point at other words than it quotes.
        (line.words(start, end) == quote).then(|| ReasonRecord {
            start,
            end,
            quote,
            rule: one_line(&reason.rule),
            ..reason.clone()
        })
    });
    let said = event.marks.iter().filter(|mark| mark.field != MarkField::Date).filter_map(|mark| {
        let (_, start, end) = moved(lines, mark.start, mark.end)?;
        Some(MarkRecord { start, end, ..*mark })
    });
    let dated = reason.iter().map(|reason| MarkRecord { start: reason.start, end: reason.end, field: MarkField::Date });
    let mut marks: Vec<MarkRecord> = said.chain(dated).collect();
    marks.sort_by_key(|mark| (mark.start, mark.end, mark.field));
    let measures = event.measures.iter().map(|measure| MeasureRecord {
        quote: one_line(&measure.quote),
        value: measure.value,
        unit: one_line(&measure.unit),
        compare: one_line(&measure.compare),
    });
    let text = |given: &Option<String>| given.as_deref().map(one_line);
    EventRecord {
        id: format!("e{}", at + 1),
        what: one_line(&event.what),
        title: one_line(&event.title),
        artists: event.artists.iter().map(|artist| one_line(artist)).collect(),
        venue: text(&event.venue),
        place: text(&event.place),
        part_of: text(&event.part_of),
        measures: measures.collect(),
        evidence: evidence.collect(),
        reason,
        confidence: (event.confidence * 100.0).round().clamp(0.0, 100.0) / 100.0,
        rule: String::new(),
        marks,
        sources: None,
        ..event.clone()
    }
}

/// Text without control characters.
fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> AnalysisDocument {
        let article = include_str!("../../tests/data/articles/uk-rock-tour.txt");
        AnalysisDocument::from(&crate::analyze(&crate::Article::read(article, crate::day("2026-06-05"))))
    }

    #[test]
    fn quotations_and_what_stands_in_them_keep_their_words() {
        let (text, brief) = brief(&document(), true);
        let words = |start: usize, end: usize| text.chars().skip(start).take(end - start).collect::<String>();
        for event in &brief.events {
            for quote in &event.evidence {
                assert_eq!(words(quote.start, quote.end), quote.quote);
            }
        }
        assert_eq!(brief.events.len(), document().events.len());
        let reasons = |document: &AnalysisDocument| document.events.iter().filter(|event| event.reason.is_some()).count();
        assert!(reasons(&brief) > 2 && reasons(&brief) * 4 > reasons(&document()) * 3, "most dates keep their reason");
    }

    #[test]
    fn without_quotations_nothing_of_the_text_is_left() {
        let (text, brief) = brief(&document(), false);
        assert_eq!(text, "");
        assert!(brief.events.iter().all(|event| event.evidence.is_empty() && event.reason.is_none() && event.marks.is_empty()));
        assert_eq!(brief.events[0].title, document().events[0].title);
        assert_eq!(brief.events[0].date, document().events[0].date);
    }
}
