//! Releases, records, concerts and awards: what happened, to whom, when, where, and the sentence that says so.

mod agreement;
mod argument;
mod award;
mod candidate;
mod charted;
mod clause;
mod concert;
mod context;
mod counted;
mod date;
mod date_noun;
mod dated;
mod dated_work;
mod described;
mod find;
mod frame;
mod grammar;
mod judge;
mod keyed;
mod link;
mod listing;
mod memo;
mod merge;
mod number;
mod packed;
mod place;
mod record;
mod release;
mod rival;
mod run;
mod scene;
mod setting;
mod settle;
mod spoken_of;
mod standing;
mod traits;
mod value;
mod vote;
mod weights;
mod wording;

pub use find::{Proposal, find_events, find_events_by, joined_from, pairs, propose, weighed};
pub use weights::{Names, Reading, Weights};

use crate::edtf::{Date, Edtf};
use crate::text::Span;
use crate::timex::{Part, Timex};
use serde::{Deserialize, Serialize};

/// The four kinds of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A work reaches the public.
    Release,
    /// A measured achievement.
    Record,
    /// A live performance or a run of them.
    Concert,
    /// A nomination, a win, an honour.
    Award,
}

impl Kind {
    /// The four, in the order of the staff.
    pub const ALL: [Kind; 4] = [Kind::Release, Kind::Record, Kind::Concert, Kind::Award];

    /// Its name in the analysis document and in the weights.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Release => "release",
            Kind::Record => "record",
            Kind::Concert => "concert",
            Kind::Award => "award",
        }
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It took place.
    Happened,
    /// Still ahead on the day of publication.
    Upcoming,
    /// Called off, or moved away from this date.
    Cancelled,
    /// Said, not confirmed.
    Rumoured,
}

impl Status {
    /// Its name in the analysis document and in the weights.
    pub fn name(self) -> &'static str {
        match self {
            Status::Happened => "happened",
            Status::Upcoming => "upcoming",
            Status::Cancelled => "cancelled",
            Status::Rumoured => "rumoured",
        }
    }
}

/// Why an event has its date.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The words the date was read from.
    pub span: Span,
    /// Name of the rule.
    pub rule: &'static str,
    /// The day it was counted from.
    pub anchor: Option<Date>,
    /// What the text itself states of the date.
    pub stated: Vec<Part>,
    /// Other readings, the likeliest first.
    pub others: Vec<Edtf>,
}

impl From<&Timex> for Reason {
    fn from(timex: &Timex) -> Self {
        Reason {
            span: timex.span,
            rule: timex.rule,
            anchor: timex.anchor,
            stated: timex.stated.clone(),
            others: timex.others.clone(),
        }
    }
}

/// What a record measured: `at least 100 different regions`, `No. 3`.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The words.
    pub span: Span,
    /// The number; a chart position when `unit` is `position`.
    pub value: f64,
    /// What was counted: `streams`, `copies`, `regions`, `position`, `weeks`.
    pub unit: String,
    /// `=`, `>=`, `>`, `<=`, `<` or `~`.
    pub compare: &'static str,
}

/// One event of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Which of the four.
    pub kind: Kind,
    /// The finer kind, as in the guide: `song`, `album`, `chart`, `tour`, `win`.
    pub what: &'static str,
    /// The shortest name the text gives for it.
    pub title: String,
    /// Where the title stands, when it is the text's own words.
    pub title_span: Option<Span>,
    /// Who, by the fullest name in the text.
    pub artists: Vec<String>,
    /// Where they stand in the evidence.
    pub artist_spans: Vec<Span>,
    /// When; `None` where the text says no more than its tense.
    pub date: Option<Edtf>,
    /// Why that date.
    pub reason: Option<Reason>,
    /// What became of it.
    pub status: Status,
    /// The hall, ground or show.
    pub venue: Option<String>,
    /// The city, region or country.
    pub place: Option<String>,
    /// The album, series, tour or festival it belongs to.
    pub part_of: Option<String>,
    /// What a record measured.
    pub measures: Vec<Measure>,
    /// The sentences that say so, the best first; never empty.
    pub evidence: Vec<Span>,
    /// Probability that this is an event and the right one, 0 to 1.
    pub confidence: f32,
    /// False for background in passing.
    pub core: bool,
    /// Name of the rule that fired, as in the rule tables.
    pub rule: &'static str,
}
