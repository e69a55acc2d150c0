//! A time expression as a rule reads it, before the engine knows its span.

use super::resolve::Stated;
use super::tense::Tense;
use super::{Modifier, Part, TimexKind};
use crate::edtf::{Date, Doubt, Edtf, PartialDate};

/// A time expression as a rule reads it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub kind: TimexKind,
    pub value: String,
    pub modifier: Option<Modifier>,
    pub edtf: Option<Edtf>,
    pub anchor: Option<Date>,
    pub stated: Vec<Part>,
    pub others: Vec<Edtf>,
    /// What a calendar date stated, and the tense it was read in: what the days listed beside it share.
    pub calendar: Option<(Stated, Tense)>,
}

impl Reading {
    /// A value that stands for no date on a timeline.
    pub fn bare(kind: TimexKind, value: impl Into<String>) -> Self {
        Self {
            kind,
            value: value.into(),
            modifier: None,
            edtf: None,
            anchor: None,
            stated: Vec::new(),
            others: Vec::new(),
            calendar: None,
        }
    }

    /// A date that names no day: `PAST_REF`.
    pub fn reference(value: &str) -> Self {
        Self::bare(TimexKind::Date, value)
    }

    /// A date with its EDTF.
    pub fn date(value: impl Into<String>, edtf: Option<Edtf>) -> Self {
        Self { edtf, ..Self::bare(TimexKind::Date, value) }
    }

    /// A day.
    pub fn day(date: Date) -> Self {
        Self::partial(PartialDate::day(date))
    }

    /// A date whose value is its EDTF text.
    pub fn partial(date: PartialDate) -> Self {
        Self::date(date.to_string(), Some(Edtf::Date(date)))
    }

    /// The part of this day that a letter names: `2022-04-26TNI`.
    pub fn part_of_day(self, part: u8) -> Self {
        let suffix = part_letters(part);
        Self { kind: TimexKind::Time, value: format!("{}{suffix}", self.value), ..self }
    }

    /// Counted from `anchor`.
    pub fn from(mut self, anchor: Option<Date>) -> Self {
        self.anchor = anchor;
        self
    }

    /// Stating these parts.
    pub fn stating(mut self, parts: &[Part]) -> Self {
        self.stated = parts.to_vec();
        self
    }

    /// With a modifier.
    pub fn modified(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = modifier.or(self.modifier);
        self
    }

    /// With its date in doubt, where it is a single one.
    pub fn about(mut self) -> Self {
        if let Some(Edtf::Date(date)) = self.edtf {
            self.edtf = Some(Edtf::Date(date.doubted(Doubt::Approximate)));
        }
        self
    }
}

/// TIMEX3's letters for a part of a day, by the letter that the lexicon gives it.
pub fn part_letters(part: u8) -> &'static str {
    match part {
        b'M' => "TMO",
        b'D' => "TMI",
        b'A' => "TAF",
        b'V' => "TEV",
        _ => "TNI",
    }
}
