//! The machine's result with the reader's word in it.

use super::{Added, Patch, SameAs, Target, Targets, When, Word};
use crate::analysis::{AnalysisDocument, EventRecord, MarkField, MarkRecord, MeasureRecord, Quote};
use crate::article::RegionKind;
use crate::order;
use crate::text::CodePoints;
use std::collections::{BTreeMap, BTreeSet};

/// The name of the rule of an event that the reader made.
const BY_HAND: &str = "by-hand";

/// An analysis with the reader's word in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Patched {
    /// The document: rejected events are still in it, merged ones are not.
    pub document: AnalysisDocument,
    /// What the reader said of each of its events.
    pub said: Vec<Said>,
    /// What of the patch fits nothing in the text any more.
    pub orphans: Vec<Orphan>,
}

/// What stands behind an event of a patched document.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Its place in the machine's own document; `None` for one that the reader made.
    pub found: Option<usize>,
    /// The reader's word on it.
    pub word: Word,
}

/// A part of the patch that fits nothing: its sentence is not in the text, or not where it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The event's title.
    pub title: String,
    /// The words that are no longer found.
    pub quote: String,
    /// Its place among the edits, or the number of the event that the reader made.
    pub part: Part,
}

/// A part of a patch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The edit at this place.
    Edit(usize),
    /// The added event with this number.
    Added(u32),
}

impl Patched {
    /// What leaves the page: without the rejected events, and no reason kept for a date that it does not give.
    pub fn published(&self) -> AnalysisDocument {
        let mut document = self.document.clone();
        let kept = self.document.events.iter().zip(&self.said).filter(|(_, said)| !said.word.rejected);
        document.events = kept.map(|(event, said)| with_honest_reason(event, &said.word)).collect();
        document
    }
}

/// Another reading is exchanged with the one that was found; a date of the reader's own has no reason in the text.
fn with_honest_reason(event: &EventRecord, word: &Word) -> EventRecord {
    let mut event = event.clone();
    let Some(When(date)) = word.date else { return event };
    event.reason = event.reason.filter(|reason| date.is_some_and(|date| reason.others.contains(&date)));
    if let Some(reason) = &mut event.reason {
        reason.others.retain(|other| Some(*other) != date);
    }
    event
}

impl Patch {
    /// Whether the reader said nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.added.is_empty() && self.restored.is_empty()
    }

    /// Lays the patch over an analysis of `text`, in which the document's positions count.
    pub fn apply(&self, document: &AnalysisDocument, text: &str) -> Patched {
        let targets = Targets::new(document);
        let mut orphans = Vec::new();
        let mut words: BTreeMap<usize, &Word> = BTreeMap::new();
        for (place, edit) in self.edits.iter().enumerate() {
            match targets.find(&edit.of) {
                Some(index) => {
                    words.insert(index, &edit.word);
                }
                None => {
                    orphans.push(Orphan { title: edit.of.title.clone(), quote: edit.of.quote.clone(), part: Part::Edit(place) })
                }
            }
        }
        let points = CodePoints::new(text);
        let (fitting, lost): (Vec<&Added>, Vec<&Added>) = self.added.iter().partition(|added| stands(added, text, &points));
        orphans.extend(lost.into_iter().map(|added| Orphan {
            title: added.title.clone(),
            quote: added.quote.clone(),
            part: Part::Added(added.number),
        }));

        let found = document.events.iter().enumerate().map(|(index, event)| {
            let word = words.get(&index).map(|word| (*word).clone()).unwrap_or_default();
            (said_so(event, &word), Said { found: Some(index), word })
        });
        let made = fitting.into_iter().map(|added| (record(added), Said { found: None, word: word_on(added) }));
        let (mut events, said): (Vec<EventRecord>, Vec<Said>) = found.chain(made).unzip();
        let gone = merge(&mut events, &said, &targets);

        // After merging, so that what was merged can be split again.
        for (event, said) in events.iter_mut().zip(&said) {
            event.evidence.truncate(said.word.sentences.map_or(usize::MAX, |sentences| sentences.max(1)));
        }
        let mut kept: Vec<(EventRecord, Said)> =
            events.into_iter().zip(said).enumerate().filter(|(index, _)| !gone.contains(index)).map(|(_, both)| both).collect();
        // In text order, as the engine gives them.
        order::sort_by_key(&mut kept, |(event, _)| event.evidence.first().map_or(0, |quote| quote.start));
        let (events, said) = kept.into_iter().unzip();
        Patched { document: AnalysisDocument { events, ..document.clone() }, said, orphans }
    }

    /// The document's furniture as the reader has it.
    pub fn is_restored(&self, start: usize, kind: RegionKind) -> bool {
        kind == RegionKind::Furniture && self.restored.contains(&start)
    }
}

/// Whether the words of an added event still stand where they were. Others like them elsewhere would be a guess.
fn stands(added: &Added, text: &str, points: &CodePoints) -> bool {
    text.get(points.to_byte(added.at)..).is_some_and(|rest| !added.quote.is_empty() && rest.starts_with(&added.quote))
}

/// An added event counts as looked at: the reader made it.
fn word_on(added: &Added) -> Word {
    Word { checked: !added.unchecked, merged: added.merged.clone(), ..Word::default() }
}

fn said_so(event: &EventRecord, word: &Word) -> EventRecord {
    let mut event = event.clone();
    let set = |field: &mut Option<String>, value: &Option<String>| {
        if let Some(value) = value {
            *field = filled(value);
        }
    };
    set(&mut event.venue, &word.venue);
    set(&mut event.place, &word.place);
    event.kind = word.kind.unwrap_or(event.kind);
    event.status = word.status.unwrap_or(event.status);
    event.date = word.date.map_or(event.date, |When(date)| date);
    if let Some(what) = &word.what {
        event.what.clone_from(what);
    }
    if let Some(title) = &word.title {
        event.title.clone_from(title);
        event.marks.retain(|mark| mark.field != MarkField::Title);
    }
    if let Some(artists) = &word.artists {
        event.artists.clone_from(artists);
    }
    if let Some(measure) = &word.measure {
        event.measures = measures(measure);
    }
    event
}

pub(super) fn record(added: &Added) -> EventRecord {
    let end = added.at + added.quote.chars().count();
    EventRecord {
        id: added.id(),
        kind: added.kind,
        what: added.what.clone(),
        title: added.title.clone(),
        artists: added.artists.clone(),
        date: added.date.0,
        reason: None,
        status: added.status,
        venue: filled(&added.venue),
        place: filled(&added.place),
        part_of: None,
        measures: measures(&added.measure),
        evidence: vec![Quote { start: added.at, end, quote: added.quote.clone() }],
        confidence: 1.0,
        core: true,
        rule: BY_HAND.to_owned(),
        marks: title_mark(added).into_iter().collect(),
        sources: None,
    }
}

/// Where the title stands in the words of an added event.
fn title_mark(added: &Added) -> Option<MarkRecord> {
    let at = added.quote.find(&added.title).filter(|_| !added.title.is_empty())?;
    let start = added.at + added.quote.get(..at)?.chars().count();
    Some(MarkRecord { start, end: start + added.title.chars().count(), field: MarkField::Title })
}

fn filled(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

/// A measure in words: its first number counts, the words after it are what was counted.
fn measures(words: &str) -> Vec<MeasureRecord> {
    if words.is_empty() {
        return Vec::new();
    }
    let start = words.find(|character: char| character.is_ascii_digit());
    let digits = start.and_then(|start| words.get(start..)).unwrap_or("");
    let end =
        digits.find(|character: char| !character.is_ascii_digit() && !matches!(character, ',' | '.')).unwrap_or(digits.len());
    let unit = digits.get(end..).unwrap_or("").trim();
    vec![MeasureRecord {
        quote: words.to_owned(),
        value: number_of(digits.get(..end).unwrap_or("")),
        unit: unit.to_owned(),
        compare: "=".to_owned(),
    }]
}

/// `2,460` or `1.5` as a number, digit by digit: the page holds no table for reading decimals.
fn number_of(digits: &str) -> f64 {
    let mut value = 0.0;
    let mut unit = None;
    for character in digits.chars() {
        match (character.to_digit(10), unit) {
            (Some(digit), None) => value = value * 10.0 + f64::from(digit),
            (Some(digit), Some(part)) => {
                value += f64::from(digit) * part;
                unit = Some(part / 10.0);
            }
            (None, None) if character == '.' => unit = Some(0.1),
            (None, _) => {}
        }
    }
    value
}

/// Hands the sentences of each merged event on to the one it is the same as; gives the places of those that are gone.
fn merge(events: &mut [EventRecord], said: &[Said], targets: &Targets) -> BTreeSet<usize> {
    let by_id = order::map(events.iter().enumerate().map(|(index, event)| (event.id.clone(), index)));
    let into = |index: usize| -> Option<usize> {
        match said.get(index)?.word.merged.as_ref()? {
            SameAs::Found(target) => targets.find(target),
            SameAs::Added(number) => by_id.get(&format!("a{number}")).copied(),
        }
    };
    let mut gone = BTreeSet::new();
    for index in 0..events.len() {
        let mut survivor = index;
        // Followed to its end; a circle, which no page makes, merges nothing.
        let mut steps = 0;
        while let Some(next) = into(survivor).filter(|_| steps <= events.len()) {
            survivor = next;
            steps += 1;
        }
        if survivor == index || steps > events.len() {
            continue;
        }
        let Some(absorbed) = events.get(index).cloned() else { continue };
        if let Some(event) = events.get_mut(survivor) {
            take_over(event, absorbed);
            gone.insert(index);
        }
    }
    gone
}

fn take_over(event: &mut EventRecord, absorbed: EventRecord) {
    for quote in absorbed.evidence {
        if !event.evidence.contains(&quote) {
            event.evidence.push(quote);
        }
    }
    for measure in absorbed.measures {
        if !event.measures.contains(&measure) {
            event.measures.push(measure);
        }
    }
    if event.date.is_none() {
        event.date = absorbed.date;
        event.reason = absorbed.reason;
    }
    if event.artists.is_empty() {
        event.artists = absorbed.artists;
    }
    event.venue = event.venue.take().or(absorbed.venue);
    event.place = event.place.take().or(absorbed.place);
    event.part_of = event.part_of.take().or(absorbed.part_of);
    event.core |= absorbed.core;
}

/// The reader's word on an event, if `target` is the one it is about.
pub(super) fn place_of(patch: &Patch, target: &Target) -> Option<usize> {
    patch.edits.iter().position(|edit| edit.of == *target)
}
