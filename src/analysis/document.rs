//! The analysis document: what the command line prints, the page shows and downloads, and a link can carry.
//!
//! Its positions count Unicode code points of `Article::text`, end exclusive, as W3C selectors do.

use super::{Analysis, Note, PartRecord, SourcesRecord};
use crate::article::RegionKind;
use crate::edtf::Edtf;
use crate::event::{Event, Kind, Measure, Reason, Status};
use crate::mention::{Mention, MentionKind};
use crate::text::{CodePoints, Span};
use crate::timex::{Modifier, Part, Timex, TimexKind};
use serde::{Deserialize, Serialize};

/// The version of the document's shape.
pub const DOCUMENT_VERSION: u32 = 1;

/// Names the rules and lists that are compiled in: two engines with the same name find the same.
pub const RULES: &str = env!("TEMPOLINE_RULES");

/// An analysis as others read it; field names are the contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnalysisDocument {
    /// Always [`DOCUMENT_VERSION`] in what this version writes.
    pub version: u32,
    /// `tempoline` and its version.
    pub engine: String,
    /// [`RULES`] of the engine, where the document was written to a file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rules: Option<String>,
    /// The text that positions count in, where the document was written with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
    /// The reader's changes, which the events already have; only with the text, so that both can be opened again.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub edits: Option<serde_json::Value>,
    /// The article's head.
    pub article: ArticleRecord,
    /// The articles of a document of several (see [`crate::collection`]), whose texts stand one after the other in its
    /// own; empty in that of one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<PartRecord>,
    /// What each stretch of the text is: head, body, pasted post, furniture.
    #[serde(default)]
    pub regions: Vec<RegionRecord>,
    /// The events, in text order.
    pub events: Vec<EventRecord>,
    /// The names.
    pub mentions: Vec<MentionRecord>,
    /// The time expressions.
    pub timexes: Vec<TimexRecord>,
    /// What the reader should know.
    pub notes: Vec<Note>,
}

/// A quotation and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub quote: String,
}

/// The article's head.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The headline.
    pub title: Option<String>,
    /// `YYYY-MM-DD`.
    pub published: Option<Edtf>,
    /// The words that give the publication date; `null` when it was given from outside.
    pub published_from: Option<Quote>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
}

/// A stretch of the text of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionRecord {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// What it is.
    pub kind: RegionKind,
}

/// One event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventRecord {
    /// `e1`, `e2`, …, in text order.
    pub id: String,
    /// Release, record, concert or award.
    pub kind: Kind,
    /// The finer kind.
    pub what: String,
    /// The shortest name the text gives.
    pub title: String,
    /// Who.
    pub artists: Vec<String>,
    /// When, as EDTF; `null` where undated.
    pub date: Option<Edtf>,
    /// Why that date.
    pub reason: Option<ReasonRecord>,
    /// What became of it.
    pub status: Status,
    /// The hall, ground or show.
    pub venue: Option<String>,
    /// The city, region or country.
    pub place: Option<String>,
    /// What it belongs to.
    pub part_of: Option<String>,
    /// What a record measured.
    pub measures: Vec<MeasureRecord>,
    /// The sentences that say so, the best first.
    pub evidence: Vec<Quote>,
    /// Probability, 0 to 1, two decimals.
    pub confidence: f64,
    /// False for background in passing.
    pub core: bool,
    /// The rule that found it.
    pub rule: String,
    /// Where the evidence names the title and the artists.
    pub marks: Vec<MarkRecord>,
    /// Who reports it, in a document of several articles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sources: Option<SourcesRecord>,
}

/// A part of the evidence that says one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarkRecord {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// `title`, `artist`, `date` or `measure`.
    pub field: MarkField,
}

/// Which field a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkField {
    /// The title.
    Title,
    /// An artist.
    Artist,
    /// The date.
    Date,
    /// A measure.
    Measure,
}

/// Why an event has its date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReasonRecord {
    /// The words.
    pub quote: String,
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// Name of the rule.
    pub rule: String,
    /// The day it was counted from, `YYYY-MM-DD`.
    pub anchor: Option<Edtf>,
    /// `year`, `season`, `month`, `day`, `weekday`: what the text states itself.
    pub stated: Vec<Part>,
    /// Other readings.
    pub others: Vec<Edtf>,
}

/// What a record measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MeasureRecord {
    /// The words.
    pub quote: String,
    /// The number.
    pub value: f64,
    /// What was counted.
    pub unit: String,
    /// `=`, `>=`, `>`, `<=`, `<` or `~`.
    pub compare: String,
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MentionRecord {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub quote: String,
    /// What it names.
    pub kind: MentionKind,
    /// The fullest name of what it names.
    pub entity: String,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimexRecord {
    /// First code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub quote: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 mod.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none", default)]
    pub modifier: Option<Modifier>,
}

impl From<&Analysis> for AnalysisDocument {
    fn from(analysis: &Analysis) -> Self {
        let text = analysis.article.text.as_str();
        let points = &CodePoints::new(text);
        let words = |span: Option<Span>| span.map(|span| span.of(text).to_owned());
        let article = &analysis.article;
        AnalysisDocument {
            version: DOCUMENT_VERSION,
            engine: concat!("tempoline ", env!("CARGO_PKG_VERSION")).to_owned(),
            rules: None,
            text: None,
            edits: None,
            article: ArticleRecord {
                title: words(article.title),
                published: article.published.map(|published| Edtf::from_day(published.date)),
                published_from: article.published.and_then(|published| published.span).map(|span| quote(text, points, span)),
                byline: words(article.byline),
                source: words(article.source),
                language: article.language.clone(),
            },
            articles: Vec::new(),
            regions: article
                .regions
                .iter()
                .map(|region| RegionRecord {
                    start: points.at_byte(region.span.start),
                    end: points.at_byte(region.span.end),
                    kind: region.kind,
                })
                .collect(),
            events: analysis.events.iter().enumerate().map(|(index, event)| event_record(text, points, index, event)).collect(),
            mentions: analysis
                .mentions
                .mentions
                .iter()
                .map(|mention| mention_record(text, points, mention, &analysis.mentions.entities[mention.entity].name))
                .collect(),
            timexes: analysis.timexes.iter().map(|timex| timex_record(text, points, timex)).collect(),
            notes: analysis.notes.clone(),
        }
    }
}

fn quote(text: &str, points: &CodePoints, span: Span) -> Quote {
    Quote { start: points.at_byte(span.start), end: points.at_byte(span.end), quote: span.of(text).to_owned() }
}

fn event_record(text: &str, points: &CodePoints, index: usize, event: &Event) -> EventRecord {
    EventRecord {
        id: format!("e{}", index + 1),
        kind: event.kind,
        what: event.what.to_owned(),
        title: event.title.clone(),
        artists: event.artists.clone(),
        date: event.date,
        reason: event.reason.as_ref().map(|reason| reason_record(text, points, reason)),
        status: event.status,
        venue: event.venue.clone(),
        place: event.place.clone(),
        part_of: event.part_of.clone(),
        measures: event.measures.iter().map(|measure| measure_record(text, measure)).collect(),
        evidence: event.evidence.iter().map(|span| quote(text, points, *span)).collect(),
        confidence: (f64::from(event.confidence) * 100.0).round() / 100.0,
        core: event.core,
        rule: event.rule.to_owned(),
        marks: marks(points, event),
        sources: None,
    }
}

fn marks(points: &CodePoints, event: &Event) -> Vec<MarkRecord> {
    let title = event.title_span.iter().map(|span| (*span, MarkField::Title));
    let artists = event.artist_spans.iter().map(|span| (*span, MarkField::Artist));
    let date = event.reason.iter().map(|reason| (reason.span, MarkField::Date));
    let measures = event.measures.iter().map(|measure| (measure.span, MarkField::Measure));
    let mut marks: Vec<(Span, MarkField)> = title.chain(artists).chain(date).chain(measures).collect();
    marks.sort();
    marks
        .into_iter()
        .map(|(span, field)| MarkRecord { start: points.at_byte(span.start), end: points.at_byte(span.end), field })
        .collect()
}

fn reason_record(text: &str, points: &CodePoints, reason: &Reason) -> ReasonRecord {
    let Quote { start, end, quote } = quote(text, points, reason.span);
    ReasonRecord {
        quote,
        start,
        end,
        rule: reason.rule.to_owned(),
        anchor: reason.anchor.map(Edtf::from_day),
        stated: reason.stated.clone(),
        others: reason.others.clone(),
    }
}

fn measure_record(text: &str, measure: &Measure) -> MeasureRecord {
    MeasureRecord {
        quote: measure.span.of(text).to_owned(),
        value: measure.value,
        unit: measure.unit.clone(),
        compare: measure.compare.to_owned(),
    }
}

fn mention_record(text: &str, points: &CodePoints, mention: &Mention, entity: &str) -> MentionRecord {
    let Quote { start, end, quote } = quote(text, points, mention.span);
    MentionRecord { start, end, quote, kind: mention.kind, entity: entity.to_owned() }
}

fn timex_record(text: &str, points: &CodePoints, timex: &Timex) -> TimexRecord {
    let Quote { start, end, quote } = quote(text, points, timex.span);
    TimexRecord { start, end, quote, kind: timex.kind, value: timex.value.clone(), modifier: timex.modifier }
}
