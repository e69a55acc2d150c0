//! What a document of several articles says beyond that of one: which articles, and for each event who reports it, what
//! they agree on and what they contradict each other on.

use super::{ArticleRecord, MeasureRecord, Quote};
use crate::edtf::Edtf;
use crate::event::Status;
use serde::{Deserialize, Serialize};

/// One of several articles in a document; its text is a part of the document's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartRecord {
    /// What the caller knows it by: a file's name, a library entry.
    pub id: String,
    /// First code point of its text.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// Its head.
    pub article: ArticleRecord,
}

/// Who reports an event of a document of several articles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourcesRecord {
    /// One report an article, in the order of the articles; never empty.
    pub reports: Vec<ReportRecord>,
    /// On what at least two reports agree.
    pub agreements: Vec<AgreementRecord>,
    /// On what they contradict each other.
    pub contradictions: Vec<ContradictionRecord>,
}

/// What one article reports of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportRecord {
    /// Index of the article in the document's `articles`.
    pub article: usize,
    /// What the article is called: its headline, else who published it, else its id.
    pub name: String,
    /// The event's id in the analysis of that article alone.
    pub event: String,
    /// What the report is known by whatever else it is combined with; `Apart` and the page's 'not the same' name it so.
    pub key: String,
    /// Its title there.
    pub title: String,
    /// Its date there.
    pub date: Option<Edtf>,
    /// The words of that date.
    pub date_quote: Option<String>,
    /// What became of it, as that article has it.
    pub status: Status,
    /// Its hall there.
    pub venue: Option<String>,
    /// Its city, region or country there.
    pub place: Option<String>,
    /// Its figures there.
    pub measures: Vec<MeasureRecord>,
    /// The sentence that says so.
    pub evidence: Quote,
    /// Probability, 0 to 1, two decimals.
    pub confidence: f64,
    /// Why it was joined with the others; empty where it is the only report.
    pub why: Vec<Why>,
}

/// Why two reports were taken for reports of one happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// One title, but for case, accents, 'the' and an edition in brackets.
    SameTitle,
    /// One of the two names the other's award or festival beside its own.
    NamesBoth,
    /// An artist by the same name.
    SameArtist,
    /// An artist by a name that the other article uses for the same one: a surname, an alias.
    OtherName,
    /// The same date.
    SameDate,
    /// One date lies within the other.
    DateWithin,
    /// One date is another reading of the other's words.
    OtherReading,
    /// One does not say when, and may mean the other's date.
    DateUnsaid,
    /// The dates differ, but little else can be meant.
    DatesDiffer,
    /// One hall.
    SameVenue,
    /// One place.
    SamePlace,
    /// The same figure.
    SameFigure,
    /// Figures that are near each other.
    NearFigure,
    /// One chart.
    SameChart,
}

/// A field on which reports can agree or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// When.
    Date,
    /// What became of it.
    Status,
    /// The hall.
    Venue,
    /// The city, region or country.
    Place,
    /// The figure.
    Measure,
}

/// How many reports say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementRecord {
    /// Of what.
    pub field: Field,
    /// How many of the reports say what the event says, or what holds it.
    pub reports: usize,
}

/// Reports that cannot all be right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContradictionRecord {
    /// On what.
    pub field: Field,
    /// What is said and by whom, the side that the event follows first; at least two.
    pub sides: Vec<SideRecord>,
}

/// One side of a contradiction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SideRecord {
    /// What is said: an EDTF date, a status, a name, the words of a figure.
    pub value: String,
    /// Indices of the reports that say so, in `reports`.
    pub reports: Vec<usize>,
}
