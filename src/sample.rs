//! The example that the page opens with, and what the engine reads in it: kept as lines that are read without a parser for
//! JSON, since a first visit needs nothing else of one. `tests/sample.rs` keeps it true.

use crate::analysis::{
    AnalysisDocument, ArticleRecord, DOCUMENT_VERSION, EventRecord, MarkField, MarkRecord, MeasureRecord, MentionRecord, Quote,
    ReasonRecord, RegionRecord, TimexRecord,
};
use crate::article::RegionKind;
use crate::edtf::Edtf;
use crate::event::{Kind, Status};
use crate::mention::MentionKind;
use crate::text::CodePoints;
use crate::timex::{Part, TimexKind};
use std::str::Lines;

/// An invented article that shows what the engine reads.
pub const SAMPLE: &str = include_str!("sample.txt");

/// What the engine reads in [`SAMPLE`], a field a line: positions stand for the words of a quotation, a letter of `KINDS` or
/// its like for each kind, and the number of its entries before a list.
pub const SAMPLE_ANALYSIS: &str = include_str!("sample.lines");

/// Kinds of events, as the lines have them: the place in such a list.
pub const KINDS: [Kind; 4] = [Kind::Release, Kind::Record, Kind::Concert, Kind::Award];
/// Statuses.
pub const STATUSES: [Status; 4] = [Status::Happened, Status::Upcoming, Status::Cancelled, Status::Rumoured];
/// What stretches of text are.
pub const REGIONS: [RegionKind; 5] =
    [RegionKind::Headline, RegionKind::Head, RegionKind::Body, RegionKind::Social, RegionKind::Furniture];
/// What marks say.
pub const FIELDS: [MarkField; 4] = [MarkField::Title, MarkField::Artist, MarkField::Date, MarkField::Measure];
/// Parts of dates.
pub const PARTS: [Part; 5] = [Part::Year, Part::Season, Part::Month, Part::Day, Part::Weekday];
/// What names name.
pub const NAMES: [MentionKind; 11] = [
    MentionKind::Person,
    MentionKind::Group,
    MentionKind::Work,
    MentionKind::Tour,
    MentionKind::Festival,
    MentionKind::Venue,
    MentionKind::Place,
    MentionKind::Chart,
    MentionKind::Award,
    MentionKind::Organisation,
    MentionKind::Other,
];
/// Types of time expressions.
pub const TIMEXES: [TimexKind; 4] = [TimexKind::Date, TimexKind::Time, TimexKind::Duration, TimexKind::Set];

/// The analysis of [`SAMPLE`].
pub fn analysis() -> Option<AnalysisDocument> {
    let mut read = Reader { lines: SAMPLE_ANALYSIS.lines(), points: CodePoints::new(SAMPLE) };
    Some(AnalysisDocument {
        version: DOCUMENT_VERSION,
        engine: read.text()?,
        rules: None,
        text: None,
        edits: None,
        article: ArticleRecord {
            title: read.any_text()?,
            published: read.date()?,
            published_from: Some(read.quote()?),
            byline: read.any_text()?,
            source: read.any_text()?,
            language: read.any_text()?,
        },
        articles: Vec::new(),
        regions: read
            .list(|read| Some(RegionRecord { start: read.number()?, end: read.number()?, kind: read.one_of(&REGIONS)? }))?,
        events: read.list(Reader::event)?,
        mentions: read.list(|read| {
            let Quote { start, end, quote } = read.quote()?;
            Some(MentionRecord { start, end, quote, kind: read.one_of(&NAMES)?, entity: read.text()? })
        })?,
        timexes: read.list(|read| {
            let Quote { start, end, quote } = read.quote()?;
            Some(TimexRecord { start, end, quote, kind: read.one_of(&TIMEXES)?, value: read.text()?, modifier: None })
        })?,
        notes: Vec::new(),
    })
}

/// Reads line after line; `None` for what is not there or no such thing, which a test rules out.
struct Reader {
    lines: Lines<'static>,
    points: CodePoints<'static>,
}

impl Reader {
    fn text(&mut self) -> Option<String> {
        self.lines.next().map(str::to_owned)
    }

    fn any_text(&mut self) -> Option<Option<String>> {
        self.text().map(|text| (!text.is_empty()).then_some(text))
    }

    fn number(&mut self) -> Option<usize> {
        self.lines.next()?.parse().ok()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.number()?).copied()
    }

    fn date(&mut self) -> Option<Option<Edtf>> {
        let line = self.lines.next()?;
        if line.is_empty() { Some(None) } else { line.parse().ok().map(Some) }
    }

    fn list<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let number = self.number()?;
        (0..number).map(|_| one(self)).collect()
    }

    fn quote(&mut self) -> Option<Quote> {
        let (start, end) = (self.number()?, self.number()?);
        let quote = SAMPLE.get(self.points.to_byte(start)..self.points.to_byte(end))?.to_owned();
        Some(Quote { start, end, quote })
    }

    fn event(&mut self) -> Option<EventRecord> {
        Some(EventRecord {
            id: self.text()?,
            kind: self.one_of(&KINDS)?,
            what: self.text()?,
            title: self.text()?,
            artists: self.list(Reader::text)?,
            date: self.date()?,
            reason: self.list(Reader::reason)?.pop(),
            status: self.one_of(&STATUSES)?,
            venue: self.any_text()?,
            place: self.any_text()?,
            part_of: self.any_text()?,
            measures: self.list(|read| {
                let (quote, value) = (read.text()?, read.number()? as f64);
                Some(MeasureRecord { quote, value, unit: read.text()?, compare: read.text()? })
            })?,
            evidence: self.list(Reader::quote)?,
            confidence: self.number()? as f64 / 100.0,
            core: self.number()? == 1,
            rule: self.text()?,
            marks: self
                .list(|read| Some(MarkRecord { start: read.number()?, end: read.number()?, field: read.one_of(&FIELDS)? }))?,
            sources: None,
        })
    }

    fn reason(&mut self) -> Option<ReasonRecord> {
        let Quote { start, end, quote } = self.quote()?;
        Some(ReasonRecord {
            quote,
            start,
            end,
            rule: self.text()?,
            anchor: self.date()?,
            stated: self.list(|read| read.one_of(&PARTS))?,
            others: self.list(|read| read.date()?)?,
        })
    }
}
