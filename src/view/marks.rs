//! The article cut for drawing: lines, in them the sentences that events stand on, in those the marked words.
//!
//! Marks may overlap in any way; a sweep over their boundaries gives pieces that each carry every role that holds there.

use crate::analysis::{AnalysisDocument, EventRecord, MarkField};
use crate::article::RegionKind;
use crate::event::{Kind, Status};
use crate::mention::MentionKind;
use crate::order;
use crate::text::CodePoints;
use crate::timex::TimexKind;
use std::rc::Rc;

/// What a marked word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Who.
    Act,
    /// What it is called.
    Title,
    /// How much.
    Measure,
    /// When.
    Date,
}

/// A stretch of text of which one thing holds throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Its roles, in the order of [`Role`].
    pub roles: Vec<Role>,
    /// The events that a field of theirs was read from here, as indices into the document's events, and which field.
    pub said_by: Vec<(usize, Role)>,
}

/// An event as the article shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    /// Its place among the document's events.
    pub index: usize,
    /// Its id.
    pub id: Rc<str>,
    /// Its kind.
    pub kind: Kind,
    /// What became of it.
    pub status: Status,
}

/// A stretch of a line that the same events stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The events whose evidence covers it; empty between sentences.
    pub events: Vec<Stand>,
    /// Those among them whose evidence begins here: their note heads stand in the margin.
    pub begins: Vec<Stand>,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// One line of the text that holds words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the text as pasted, from 1.
    pub number: usize,
    /// The byte at which its first word begins.
    pub start: usize,
    /// The code point at which the region begins that it is in.
    pub region: usize,
    /// What it is.
    pub kind: RegionKind,
    /// Its stretches, in order.
    pub stretches: Vec<Stretch>,
}

#[derive(Clone, Copy)]
enum What {
    Marked(Role),
    Said(usize, Role),
    Evidence(usize),
}

struct Layer {
    start: usize,
    end: usize,
    what: What,
}

/// Cuts `text` into lines; with a document of that very text, marks it up.
pub fn mark_up(text: &str, document: Option<&AnalysisDocument>) -> Vec<Rc<Line>> {
    let points = CodePoints::new(text);
    let mut layers = document.map(|document| layers(document, &points)).unwrap_or_default();
    layers.retain(|layer| layer.start < layer.end);
    order::sort_by_numbers(&mut layers, |layer| [layer.start as u32, 0]);
    let regions: Vec<(usize, usize, RegionKind)> = document
        .map(|document| document.regions.iter().map(|region| (points.to_byte(region.start), region.start, region.kind)).collect())
        .unwrap_or_default();

    let stands: Vec<Stand> = document.map(stands).unwrap_or_default();

    let mut lines = Vec::new();
    let mut open: Vec<&Layer> = Vec::new();
    let mut next = 0;
    let mut start = 0;
    for (index, line) in text.split('\n').enumerate() {
        let end = start + line.len();
        while let Some(layer) = layers.get(next).filter(|layer| layer.start < end) {
            open.push(layer);
            next += 1;
        }
        if !line.trim().is_empty() {
            let first_word = start + line.len() - line.trim_start().len();
            let region = regions.partition_point(|(at, ..)| *at <= first_word).checked_sub(1).and_then(|at| regions.get(at));
            let kind = region.map_or(RegionKind::Body, |(.., kind)| *kind);
            // What is left out says nothing, so nothing in it is marked.
            let open: &[&Layer] = if kind == RegionKind::Furniture { &[] } else { &open };
            let last_word = start + line.trim_end().len();
            lines.push(Rc::new(Line {
                number: index + 1,
                start: first_word,
                region: region.map_or(0, |(_, start, _)| *start),
                kind,
                stretches: stretches(text, first_word, last_word, open, &stands),
            }));
        }
        open.retain(|layer| layer.end > end);
        start = end + 1;
    }
    lines
}

/// The line of the text, from 1, that holds a code point.
pub fn line_of(text: &str, code_point: usize) -> usize {
    1 + text.chars().take(code_point).filter(|character| *character == '\n').count()
}

fn stands(document: &AnalysisDocument) -> Vec<Stand> {
    let stand = |(index, event): (usize, &EventRecord)| Stand {
        index,
        id: event.id.as_str().into(),
        kind: event.kind,
        status: event.status,
    };
    document.events.iter().enumerate().map(stand).collect()
}

fn layers(document: &AnalysisDocument, points: &CodePoints) -> Vec<Layer> {
    let layer = |start: usize, end: usize, what| Layer { start: points.to_byte(start), end: points.to_byte(end), what };
    let names = document
        .mentions
        .iter()
        .filter(|mention| is_name(&mention.quote))
        .filter_map(|mention| role_of(mention.kind).map(|role| layer(mention.start, mention.end, What::Marked(role))));
    let dates = document
        .timexes
        .iter()
        .filter(|timex| matches!(timex.kind, TimexKind::Date | TimexKind::Time) && !timex.value.ends_with("_REF"))
        .map(|timex| layer(timex.start, timex.end, What::Marked(Role::Date)));
    let mut layers: Vec<Layer> = names.chain(dates).collect();
    for (index, event) in document.events.iter().enumerate() {
        layers.extend(event.evidence.iter().map(|quote| layer(quote.start, quote.end, What::Evidence(index))));
        for mark in &event.marks {
            layers.push(layer(mark.start, mark.end, What::Said(index, role_of_field(mark.field))));
            // A pronoun says who, but only the event that it says it for needs to show so.
            if mark.field != MarkField::Artist {
                layers.push(layer(mark.start, mark.end, What::Marked(role_of_field(mark.field))));
            }
        }
    }
    layers
}

/// A pronoun or a description names nothing worth a line under it: `Her`, `the duo`, `The band`.
fn is_name(quote: &str) -> bool {
    const POINTERS: [&str; 20] = [
        "the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "his", "her", "its", "their",
        "our", "my", "both",
    ];
    let capital = |word: &str| word.chars().next().is_some_and(|first| !first.is_lowercase());
    let mut words = quote.split_whitespace();
    match words.next() {
        None => false,
        Some(first) if POINTERS.iter().any(|pointer| pointer.eq_ignore_ascii_case(first)) => words.any(capital),
        Some(first) => capital(first),
    }
}

fn role_of(kind: MentionKind) -> Option<Role> {
    match kind {
        MentionKind::Person | MentionKind::Group => Some(Role::Act),
        MentionKind::Work | MentionKind::Tour | MentionKind::Festival | MentionKind::Award => Some(Role::Title),
        MentionKind::Venue | MentionKind::Place | MentionKind::Chart | MentionKind::Organisation | MentionKind::Other => None,
    }
}

fn role_of_field(field: MarkField) -> Role {
    match field {
        MarkField::Title => Role::Title,
        MarkField::Artist => Role::Act,
        MarkField::Date => Role::Date,
        MarkField::Measure => Role::Measure,
    }
}

/// The stretches of the bytes `start..end` under the layers that touch them.
fn stretches(text: &str, start: usize, end: usize, open: &[&Layer], stands: &[Stand]) -> Vec<Stretch> {
    let stand = |layer: &&Layer| if let What::Evidence(index) = layer.what { stands.get(index).cloned() } else { None };
    let edges = open.iter().flat_map(|layer| [layer.start.clamp(start, end), layer.end.clamp(start, end)]);
    let cuts = sorted(edges.chain([start, end]));
    let mut by_start: Vec<&Layer> = open.iter().copied().filter(|layer| layer.start < end && layer.end > start).collect();
    order::sort_by_key(&mut by_start, |layer| layer.start);

    let mut found: Vec<Stretch> = Vec::new();
    let mut here: Vec<&Layer> = Vec::new();
    let mut next = 0;
    for pair in cuts.windows(2) {
        let &[from, to] = pair else { continue };
        here.retain(|layer| layer.end > from);
        let arrived = next;
        while by_start.get(next).is_some_and(|layer| layer.start <= from) {
            here.extend(by_start.get(next));
            next += 1;
        }
        let begins =
            sorted(by_start.get(arrived..next).unwrap_or(&[]).iter().filter(|layer| layer.start >= start).filter_map(stand));
        let events = sorted(here.iter().filter_map(stand));
        // Names are marked where something is said to happen; elsewhere they would only make the text restless.
        let shows = |role: &Role| *role == Role::Date || !events.is_empty();
        let roles = here.iter().filter_map(|layer| if let What::Marked(role) = layer.what { Some(role) } else { None });
        let piece = Piece {
            text: text.get(from..to).unwrap_or("").to_owned(),
            roles: sorted(roles.filter(shows)),
            said_by: sorted(
                here.iter().filter_map(|layer| if let What::Said(index, role) = layer.what { Some((index, role)) } else { None }),
            ),
        };
        match found.last_mut() {
            Some(last) if last.events == events && begins.is_empty() => match last.pieces.last_mut() {
                Some(before) if before.roles == piece.roles && before.said_by == piece.said_by => {
                    before.text.push_str(&piece.text)
                }
                _ => last.pieces.push(piece),
            },
            _ => found.push(Stretch { events, begins, pieces: vec![piece] }),
        }
    }
    found
}

/// In order, each once.
fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = values.collect();
    order::sort_by(&mut sorted, T::cmp);
    sorted.dedup();
    sorted
}

/// The event's first sentence cut at its own marks: words, and whether they say one of its fields.
pub fn quoted(event: &EventRecord) -> Vec<(String, bool)> {
    let Some(quote) = event.evidence.first() else { return Vec::new() };
    let points = CodePoints::new(&quote.quote);
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut at = 0;
    let mut marks: Vec<(usize, usize)> = event
        .marks
        .iter()
        .filter(|mark| mark.start >= quote.start && mark.end <= quote.end)
        .map(|mark| (points.to_byte(mark.start - quote.start), points.to_byte(mark.end - quote.start)))
        .collect();
    order::sort_by(&mut marks, Ord::cmp);
    for (start, end) in marks {
        let start = start.max(at);
        if start >= end {
            continue;
        }
        pieces.push((quote.quote.get(at..start).unwrap_or("").to_owned(), false));
        pieces.push((quote.quote.get(start..end).unwrap_or("").to_owned(), true));
        at = end;
    }
    pieces.push((quote.quote.get(at..).unwrap_or("").to_owned(), false));
    pieces.retain(|(words, _)| !words.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{MarkRecord, MentionRecord, Quote, TimexRecord};
    use crate::{Article, analyze};

    const TEXT: &str = "Head\n\nGlass Ferry’s ‘Low Water’ came out on May 8. It sold.\n";

    fn span(words: &str) -> (usize, usize) {
        let byte = TEXT.find(words).expect("the words stand in the text");
        let start = TEXT[..byte].chars().count();
        (start, start + words.chars().count())
    }

    /// A document of [`TEXT`] with one event on its first sentence and marks that cross each other.
    fn document() -> AnalysisDocument {
        let mut document = AnalysisDocument::from(&analyze(&Article::read(TEXT, None)));
        let sample: AnalysisDocument = serde_json::from_str(include_str!("../../tests/data/analysis.json")).expect("a document");
        let mut event = sample.events[0].clone();
        let (start, end) = span("Glass Ferry’s ‘Low Water’ came out on May 8.");
        event.evidence = vec![Quote { start, end, quote: "Glass Ferry’s ‘Low Water’ came out on May 8.".into() }];
        let mark = |words: &str, field| MarkRecord { start: span(words).0, end: span(words).1, field };
        event.marks = vec![mark("Low Water", MarkField::Title), mark("May 8", MarkField::Date)];
        document.events = vec![event];
        let (start, end) = span("Ferry’s ‘Low");
        document.mentions =
            vec![MentionRecord { start, end, quote: "Ferry’s ‘Low".into(), kind: MentionKind::Group, entity: "x".into() }];
        let (start, end) = span("May 8");
        document.timexes = vec![TimexRecord {
            start,
            end,
            quote: "May 8".into(),
            kind: TimexKind::Date,
            value: "2026-05-08".into(),
            modifier: None,
        }];
        document
    }

    #[test]
    fn every_character_of_every_line_stands_in_one_piece() {
        for text in [TEXT, "", "\n\n", " a \n\tb", "one"] {
            let whole = document();
            for document in [None, Some(&whole)] {
                let lines = mark_up(text, document);
                let drawn: Vec<String> = lines
                    .iter()
                    .map(|line| {
                        line.stretches.iter().flat_map(|stretch| &stretch.pieces).map(|piece| piece.text.as_str()).collect()
                    })
                    .collect();
                let written: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
                assert_eq!(drawn, written);
            }
        }
    }

    #[test]
    fn where_marks_cross_a_piece_carries_both_roles() {
        let lines = mark_up(TEXT, Some(&document()));
        let pieces: Vec<&Piece> = lines[1].stretches.iter().flat_map(|stretch| &stretch.pieces).collect();
        let roles = |words: &str| pieces.iter().find(|piece| piece.text == words).map(|piece| piece.roles.clone());
        assert_eq!(roles("Low"), Some(vec![Role::Act, Role::Title]));
        assert_eq!(roles(" Water"), Some(vec![Role::Title]));
        assert_eq!(roles("May 8"), Some(vec![Role::Date]));
    }

    #[test]
    fn a_note_stands_where_its_sentence_begins_and_nowhere_else() {
        let lines = mark_up(TEXT, Some(&document()));
        let stretches = &lines[1].stretches;
        assert_eq!(stretches.len(), 2);
        assert_eq!((stretches[0].begins.len(), stretches[1].events.len()), (1, 0));
        assert_eq!(lines[1].number, 3);
    }

    #[test]
    fn positions_that_fit_no_text_are_harmless() {
        let mut document = document();
        document.events[0].evidence[0].end = 10_000;
        document.events[0].marks[0].start = 9_000;
        assert_eq!(mark_up(TEXT, Some(&document)).len(), 2);
        assert_eq!(mark_up("short", Some(&document)).len(), 1);
    }

    #[test]
    fn a_quote_is_cut_at_its_own_marks() {
        let pieces = quoted(&document().events[0]);
        let said: Vec<&str> = pieces.iter().filter(|(_, said)| *said).map(|(words, _)| words.as_str()).collect();
        assert_eq!(said, ["Low Water", "May 8"]);
        assert_eq!(
            pieces.iter().map(|(words, _)| words.as_str()).collect::<String>(),
            "Glass Ferry’s ‘Low Water’ came out on May 8."
        );
    }
}
