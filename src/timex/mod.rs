//! Time expressions as TIMEX3, each with the EDTF date it stands for.
//!
//! ```
//! use tempoline::{day, text::Document, timex::find_timexes};
//! let doc = Document::new("It was released on Friday and will be on tour from May 6.");
//! let found = find_timexes(&doc, day("2022-04-27"));
//! assert_eq!(found[0].value, "2022-04-22");
//! assert_eq!(found[1].value, "2022-05-06");
//! ```

mod class;
mod clocks;
mod engine;
mod extend;
mod guard;
mod lists;
mod ranges;
mod reading;
mod resolve;
mod rules;
mod scene;
mod tense;
mod words;

use crate::edtf::{Date, Edtf};
use crate::text::{Document, Span};
pub use ranges::join_ranges;
use serde::{Deserialize, Serialize};

/// TIMEX3 `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A calendar date of any grain, or a reference (`PAST_REF`).
    Date,
    /// A time of day, or a part of one.
    Time,
    /// A length: `P3D`.
    Duration,
    /// A recurring time: `every Friday`.
    Set,
}

/// TIMEX3 `mod`: what 'early', 'about', 'at least' do to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Modifier {
    /// 'early', 'the start of'.
    Start,
    /// 'mid'.
    Mid,
    /// 'late', 'the end of'.
    End,
    /// 'about', 'around'.
    Approx,
    /// 'before', 'by'.
    Before,
    /// 'since', 'after'.
    After,
    /// 'less than', 'up to'.
    LessThan,
    /// 'more than', 'over'.
    MoreThan,
}

/// A part of a date that the text states itself, as opposed to what was worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The year.
    Year,
    /// The season or quarter.
    Season,
    /// The month.
    Month,
    /// The day of the month.
    Day,
    /// The day of the week.
    Weekday,
}

/// A time expression found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Where it stands.
    pub span: Span,
    /// TIMEX3 `type`.
    pub kind: TimexKind,
    /// TIMEX3 `value`: `2022-04-24`, `2022-W14`, `P3D`, `PAST_REF`.
    pub value: String,
    /// TIMEX3 `mod`.
    pub modifier: Option<Modifier>,
    /// The date it stands for on a timeline; `None` for lengths, sets and references without a day.
    pub edtf: Option<Edtf>,
    /// Name of the rule that read it, as in the rule table.
    pub rule: &'static str,
    /// The date it was counted from, when it was not written whole.
    pub anchor: Option<Date>,
    /// What the text itself states.
    pub stated: Vec<Part>,
    /// Other readings, the likeliest first.
    pub others: Vec<Edtf>,
}

/// Finds every time expression of `doc`, in text order, none overlapping another.
///
/// Relative ones are resolved against `published` and the tense of the clause they stand in; without a publication
/// date, what depends on it keeps what the text states alone.
pub fn find_timexes(doc: &Document, published: Option<Date>) -> Vec<Timex> {
    engine::find(doc, published)
}
