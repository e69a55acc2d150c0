//! The analysis in the formats that readers use elsewhere. The page's menu and the command line share one list,
//! [`Format::ALL`].

pub mod annotations;
pub mod csv;
pub mod html;
pub mod ics;
pub mod json;
pub mod jsonld;
pub mod markdown;
pub mod musicbrainz;
pub mod quickstatements;
pub mod svg;
pub mod timelinejs;
pub mod wikitext;

use crate::analysis::{AnalysisDocument, ArticleRecord, EventRecord};
use crate::edtf::{Precision, words};

/// A format that an analysis can be handed on in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Calendar events, for those with a day.
    Calendar,
    /// One page that opens offline.
    Html,
    /// A drawing of the whole timeline.
    Svg,
    /// A table for spreadsheets.
    Csv,
    /// Markdown, for notes.
    Markdown,
    /// TimelineJS's JSON, for a slide show.
    TimelineJs,
    /// schema.org as JSON-LD, for web pages.
    JsonLd,
    /// Wikitext with citations.
    Wikitext,
    /// Statements for Wikidata.
    QuickStatements,
    /// Releases and concerts with partial dates, as MusicBrainz has them.
    MusicBrainz,
    /// W3C Web Annotations, for marking the text elsewhere.
    Annotations,
    /// The analysis document itself.
    Json,
}

impl Format {
    /// Every format, in the menu's order.
    pub const ALL: [Format; 12] = [
        Format::Calendar,
        Format::Html,
        Format::Svg,
        Format::Csv,
        Format::Markdown,
        Format::TimelineJs,
        Format::JsonLd,
        Format::Wikitext,
        Format::QuickStatements,
        Format::MusicBrainz,
        Format::Annotations,
        Format::Json,
    ];

    /// Name, ending and media type.
    fn row(self) -> [&'static str; 3] {
        match self {
            Format::Calendar => ["ics", "ics", "text/calendar;charset=utf-8"],
            Format::Html => ["html", "html", "text/html;charset=utf-8"],
            Format::Svg => ["svg", "svg", "image/svg+xml"],
            Format::Csv => ["csv", "csv", "text/csv;charset=utf-8"],
            Format::Markdown => ["markdown", "md", "text/markdown;charset=utf-8"],
            Format::TimelineJs => ["timelinejs", "timeline.json", "application/json"],
            Format::JsonLd => ["jsonld", "jsonld", "application/ld+json"],
            Format::Wikitext => ["wikitext", "wiki.txt", "text/plain;charset=utf-8"],
            Format::QuickStatements => ["quickstatements", "quickstatements.txt", "text/plain;charset=utf-8"],
            Format::MusicBrainz => ["musicbrainz", "musicbrainz.json", "application/json"],
            Format::Annotations => ["annotations", "annotations.jsonld", "application/ld+json"],
            Format::Json => ["json", "json", "application/json"],
        }
    }

    /// What the command line calls it.
    pub fn name(self) -> &'static str {
        self.row()[0]
    }

    /// Ending of a file's name, without the first dot.
    pub fn extension(self) -> &'static str {
        self.row()[1]
    }

    /// Media type of a download.
    pub fn media_type(self) -> &'static str {
        self.row()[2]
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Writes a document; with it the article's text, or nothing where that is not at hand.
    pub fn write(self, document: &AnalysisDocument, text: &str) -> String {
        match self {
            Format::Calendar => ics::write(document),
            Format::Html => html::write(document),
            Format::Svg => svg::write(document),
            Format::Csv => csv::write(document),
            Format::Markdown => markdown::write(document),
            Format::TimelineJs => timelinejs::write(document),
            Format::JsonLd => jsonld::write(document),
            Format::Wikitext => wikitext::write(document),
            Format::QuickStatements => quickstatements::write(document),
            Format::MusicBrainz => musicbrainz::write(document),
            Format::Annotations => annotations::write(document, text),
            Format::Json => json::write(document),
        }
    }

    /// How many of a document's events the format cannot hold, for want of a date as fine as it needs.
    pub fn left_out(self, document: &AnalysisDocument) -> usize {
        match self {
            Format::Calendar => ics::left_out(document),
            Format::TimelineJs => timelinejs::left_out(document),
            Format::QuickStatements => quickstatements::left_out(document),
            Format::MusicBrainz => musicbrainz::left_out(document),
            _ => 0,
        }
    }

    /// What to write of a document that follows others in one file: a table's header stands there once.
    pub fn following(self, document: &str) -> &str {
        match self {
            Format::Csv => document.split_once("\r\n").map_or("", |(_, rows)| rows),
            _ => document,
        }
    }
}

/// An event with a name of its own that stays the same from one export of an article to the next.
struct Named<'d> {
    name: String,
    event: &'d EventRecord,
}

/// Every event with its name. It is made of the article's head, the kind, the title and the quotation, not of dates, so
/// that an event keeps it when a date is corrected; a second event with all of these alike gets a number.
fn with_names(document: &AnalysisDocument) -> Vec<Named<'_>> {
    let article = article_name(document);
    let mut named: Vec<Named> = Vec::with_capacity(document.events.len());
    let mut seen = std::collections::BTreeMap::new();
    for event in &document.events {
        let name = format!("{article}-{}", fingerprint(&[event.kind.name(), &event.what, &event.title, quotation(event)]));
        let times = seen.entry(name.clone()).or_insert(0);
        *times += 1;
        named.push(Named { name: if *times == 1 { name } else { format!("{name}-{times}") }, event });
    }
    named
}

/// A name for the article, of its head.
fn article_name(document: &AnalysisDocument) -> String {
    let head = &document.article;
    fingerprint(&[&head.title, &head.source, &head.byline].map(|part| part.as_deref().unwrap_or("")))
}

/// `tempoline 0.1.0, rules 0f2e6a1c`: which engine found it.
fn engine_name(document: &AnalysisDocument) -> String {
    match &document.rules {
        Some(rules) => format!("{}, rules {rules}", document.engine),
        None => document.engine.clone(),
    }
}

/// The title, then the artists that it does not name.
fn headline(event: &EventRecord) -> String {
    let missing: Vec<String> = event.artists.iter().filter(|artist| !event.title.contains(artist.as_str())).cloned().collect();
    if missing.is_empty() { event.title.clone() } else { format!("{}, {}", event.title, listed(&missing)) }
}

/// FNV-1a over the parts, each with an end of its own.
fn fingerprint(parts: &[&str]) -> String {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    format!("{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)))
}

/// The events by date, of the same first day the finer first; those without a beginning by their end, the undated last.
fn by_date(mut named: Vec<Named<'_>>) -> Vec<Named<'_>> {
    named.sort_by_key(|Named { event, .. }| {
        let day = event.date.and_then(|date| date.first_day().or_else(|| date.last_day()));
        (day.is_none(), day, event.date.map_or(Precision::Century, |date| date.precision()))
    });
    named
}

/// What it is, in one word: the finer kind, where there is one.
fn finer_name(event: &EventRecord) -> &str {
    if event.what == "other" { event.kind.name() } else { &event.what }
}

/// The best sentence of evidence.
fn quotation(event: &EventRecord) -> &str {
    event.evidence.first().map_or("", |quote| quote.quote.as_str())
}

/// The word with a large first letter.
fn capitalised(word: &str) -> String {
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}

/// `A`, `A and B`, `A, B and C`.
fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}

/// `Ines Okafor, The Harbour Weekly, 5 June 2026`, of which what is known.
fn by_whom_and_when(article: &ArticleRecord) -> String {
    let published = article.published.and_then(|date| date.first_day()).map(words::day_in_words);
    [article.byline.clone(), article.source.clone(), published].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The headline, then by whom and when.
fn credit(article: &ArticleRecord) -> String {
    let who = by_whom_and_when(article);
    match &article.title {
        Some(title) if who.is_empty() => title.clone(),
        Some(title) => format!("{title}. {who}"),
        None => who,
    }
}

/// An analysis with every field in use, for the formats' tests.
#[cfg(test)]
fn sample() -> AnalysisDocument {
    serde_json::from_str(include_str!("../../tests/data/analysis.json"))
        .expect("tests/data/analysis.json is an analysis document")
}
