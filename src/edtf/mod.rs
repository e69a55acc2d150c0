//! Dates that stay as unsure as they were written: EDTF (ISO 8601-2), level 1 as far as news needs it.
//!
//! ```
//! use tempoline::edtf::{Edtf, day};
//! let april: Edtf = "2022-04~".parse().unwrap();
//! assert_eq!(april.to_string(), "2022-04~");
//! assert_eq!(april.first_day(), day("2022-04-01"));
//! assert_eq!(april.last_day(), day("2022-04-30"));
//! ```

mod parse;
pub mod words;

pub use parse::EdtfError;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
/// A day of the civil calendar.
pub use time::Date;
use time::Month;

/// A date or an interval of dates, each end of its own grain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// One date: a day, a month, a season, a year, a decade.
    Date(PartialDate),
    /// From one date to another, both included.
    Interval(Bound, Bound),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// It goes on without end: `2015/..`.
    Open,
    /// The end is not known: `2015/`.
    Unknown,
    /// A date.
    Date(PartialDate),
}

/// How fine a date is, the finest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A season or a quarter.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// What the writer doubts about a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// Nothing.
    #[default]
    None,
    /// `~`: about then.
    Approximate,
    /// `?`: perhaps then.
    Uncertain,
    /// `%`: both.
    Both,
}

/// A date that says no more than it knows: `2022-04-24`, `2022-04`, `2022-21`, `2022`, `199X`, `19XX`, each perhaps in doubt.
///
/// Only the constructors and the parser make one, so it is always a date that the calendar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// For a decade or century its first year.
    year: i32,
    precision: Precision,
    /// 1 to 12; a season 21 (spring) to 24 (winter) or a quarter 33 to 36; 0 where unsaid.
    month: u8,
    /// 0 where unsaid.
    day: u8,
    doubt: Doubt,
}

impl PartialDate {
    /// A day.
    pub fn day(date: Date) -> Self {
        Self { year: date.year(), precision: Precision::Day, month: date.month().into(), day: date.day(), doubt: Doubt::None }
    }

    /// A year and month (1 to 12); `None` where the calendar has none such.
    pub fn month(year: i32, month: u8) -> Option<Self> {
        ((1..=12).contains(&month) && is_year(year)).then_some(Self { month, precision: Precision::Month, ..Self::of_year(year) })
    }

    /// A season of a year: 21 spring, 22 summer, 23 autumn, 24 winter; or a quarter, 33 to 36.
    pub fn season(year: i32, season: u8) -> Option<Self> {
        (matches!(season, 21..=24 | 33..=36) && is_year(year)).then_some(Self {
            month: season,
            precision: Precision::Season,
            ..Self::of_year(year)
        })
    }

    /// A year, 0 to 9999.
    pub fn year(year: i32) -> Option<Self> {
        is_year(year).then_some(Self::of_year(year))
    }

    /// The decade that holds `year`: `199X`.
    pub fn decade(year: i32) -> Option<Self> {
        is_year(year).then_some(Self { precision: Precision::Decade, ..Self::of_year(year - year % 10) })
    }

    /// The century that holds `year`: `19XX`.
    pub fn century(year: i32) -> Option<Self> {
        is_year(year).then_some(Self { precision: Precision::Century, ..Self::of_year(year - year % 100) })
    }

    const fn of_year(year: i32) -> Self {
        Self { year, precision: Precision::Year, month: 0, day: 0, doubt: Doubt::None }
    }

    /// The same date, doubted.
    pub fn doubted(self, doubt: Doubt) -> Self {
        Self { doubt, ..self }
    }

    /// How fine it is.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// What is in doubt.
    pub fn doubt(self) -> Doubt {
        self.doubt
    }

    /// The year; of a decade or century its first.
    pub fn start_year(self) -> i32 {
        self.year
    }

    /// The month 1 to 12, for a month or a day.
    pub fn month_number(self) -> Option<u8> {
        (1..=12).contains(&self.month).then_some(self.month)
    }

    /// The day, when it is one and nothing finer than a day is in doubt.
    pub fn as_day(self) -> Option<Date> {
        (self.precision == Precision::Day).then(|| civil(self.year, self.month, self.day)).flatten()
    }

    /// The first day it may mean; `None` where the calendar's range ends (year 9999).
    pub fn first_day(self) -> Option<Date> {
        match self.precision {
            Precision::Day => self.as_day(),
            Precision::Month => civil(self.year, self.month, 1),
            Precision::Season => {
                let (month, _) = season_months(self.month);
                civil(self.year, month, 1)
            }
            Precision::Year | Precision::Decade | Precision::Century => civil(self.year, 1, 1),
        }
    }

    /// The last day it may mean.
    pub fn last_day(self) -> Option<Date> {
        let (year, month) = match self.precision {
            Precision::Day => return self.as_day(),
            Precision::Month => (self.year, self.month),
            Precision::Season => {
                let (first, last) = season_months(self.month);
                (if last < first { self.year + 1 } else { self.year }, last)
            }
            Precision::Year => (self.year, 12),
            Precision::Decade => (self.year + 9, 12),
            Precision::Century => (self.year + 99, 12),
        };
        let month_name = Month::try_from(month).ok()?;
        civil(year, month, month_name.length(year))
    }
}

/// First and last month of a season or quarter, northern hemisphere; winter begins in December.
fn season_months(season: u8) -> (u8, u8) {
    match season {
        21 => (3, 5),
        22 => (6, 8),
        23 => (9, 11),
        24 => (12, 2),
        quarter => ((quarter.saturating_sub(33)) * 3 + 1, (quarter.saturating_sub(33)) * 3 + 3),
    }
}

fn is_year(year: i32) -> bool {
    (0..=9999).contains(&year)
}

/// The day, when the calendar has it.
pub fn civil(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// The day written as `YYYY-MM-DD`; `None` for anything else.
pub fn day(text: &str) -> Option<Date> {
    match text.parse::<Edtf>() {
        Ok(Edtf::Date(date)) if date.doubt == Doubt::None => date.as_day(),
        _ => None,
    }
}

impl Edtf {
    /// A single day.
    pub fn from_day(date: Date) -> Self {
        Edtf::Date(PartialDate::day(date))
    }

    /// The interval from `start` to `end`; the date itself when both are one.
    pub fn interval(start: PartialDate, end: PartialDate) -> Self {
        if start == end { Edtf::Date(start) } else { Edtf::Interval(Bound::Date(start), Bound::Date(end)) }
    }

    /// The one day that it is; `None` for an interval and for what is coarser than a day.
    pub fn as_day(&self) -> Option<Date> {
        match self {
            Edtf::Date(date) => date.as_day(),
            Edtf::Interval(..) => None,
        }
    }

    /// The first day it may mean; `None` for an open or unknown start.
    pub fn first_day(&self) -> Option<Date> {
        match self {
            Edtf::Date(date) | Edtf::Interval(Bound::Date(date), _) => date.first_day(),
            Edtf::Interval(..) => None,
        }
    }

    /// The last day it may mean; `None` for an open or unknown end.
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Edtf::Date(date) | Edtf::Interval(_, Bound::Date(date)) => date.last_day(),
            Edtf::Interval(..) => None,
        }
    }

    /// The grain of its coarser end.
    pub fn precision(&self) -> Precision {
        match self {
            Edtf::Date(date) => date.precision,
            Edtf::Interval(start, end) => [start, end]
                .into_iter()
                .filter_map(|bound| match bound {
                    Bound::Date(date) => Some(date.precision),
                    Bound::Open | Bound::Unknown => None,
                })
                .max()
                .unwrap_or(Precision::Century),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Day => write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day),
            Precision::Month | Precision::Season => write!(f, "{:04}-{:02}", self.year, self.month),
            Precision::Year => write!(f, "{:04}", self.year),
            Precision::Decade => write!(f, "{:03}X", self.year / 10),
            Precision::Century => write!(f, "{:02}XX", self.year / 100),
        }?;
        f.write_str(match self.doubt {
            Doubt::None => "",
            Doubt::Approximate => "~",
            Doubt::Uncertain => "?",
            Doubt::Both => "%",
        })
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::Open => f.write_str(".."),
            Bound::Unknown => Ok(()),
            Bound::Date(date) => date.fmt(f),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Edtf::Date(date) => date.fmt(f),
            Edtf::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

/// As text, `"2022-04-24"`.
impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
