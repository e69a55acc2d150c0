//! The axis: two levels of ticks that adapt from days to centuries, with labels that never collide.

use super::label::{Face, text_width};
use super::scale::{Scale, date_at, day_number};
use crate::edtf::{Date, civil};

/// Empty px kept after every label.
const GAP: f64 = 8.0;
/// Size of the month's type and of the year's; the year is bold and counted wider.
const SMALL: f64 = 12.0;
const LARGE: f64 = 19.5;

/// The two levels of the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// Bar lines with their labels above: years over months, decades over years.
    pub majors: Vec<Tick>,
    /// Ticks with their labels below.
    pub minors: Vec<Tick>,
    /// Whether the ticks are years, or several: the axis does not say which year a day is in.
    pub by_years: bool,
}

/// The start of a unit of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where the line stands; `None` when the unit began before the window.
    pub x: Option<f64>,
    /// Its name, when there is room for it.
    pub label: Option<TickLabel>,
}

/// The name of a unit of time, as written on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct TickLabel {
    /// Where the text is anchored, in px.
    pub x: f64,
    /// Which part of the text stands at `x`.
    pub anchor: Anchor,
    /// `2026`, `March`, `20th century`.
    pub text: String,
    /// Estimated width in px.
    pub width: f64,
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

impl TickLabel {
    /// First and last px.
    pub fn extent(&self) -> (f64, f64) {
        match self.anchor {
            Anchor::Start => (self.x, self.x + self.width),
            Anchor::Middle => (self.x - self.width / 2.0, self.x + self.width / 2.0),
            Anchor::End => (self.x - self.width, self.x),
        }
    }
}

/// A step of the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Years(i32),
}

/// From fine to coarse.
const UNITS: [Unit; 13] = [
    Unit::Day,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::Years(1),
    Unit::Years(2),
    Unit::Years(5),
    Unit::Years(10),
    Unit::Years(20),
    Unit::Years(50),
    Unit::Years(100),
    Unit::Years(200),
    Unit::Years(500),
];

impl Unit {
    /// Days of the shortest such unit.
    pub(super) fn days(self) -> f64 {
        match self {
            Unit::Day => 1.0,
            Unit::Week => 7.0,
            Unit::Month => 28.0,
            Unit::Quarter => 90.0,
            Unit::Years(count) => f64::from(count) * 365.0,
        }
    }

    /// The start of the unit that holds the day.
    pub(super) fn floor(self, date: Date) -> Date {
        let first = |year: i32, month: u8| civil(year, month, 1).unwrap_or(date);
        let month = u8::from(date.month());
        match self {
            Unit::Day => date,
            Unit::Week => {
                date.checked_sub(time::Duration::days(i64::from(date.weekday().number_days_from_monday()))).unwrap_or(date)
            }
            Unit::Month => first(date.year(), month),
            Unit::Quarter => first(date.year(), (month - 1) / 3 * 3 + 1),
            Unit::Years(count) => first(date.year() - date.year().rem_euclid(count), 1),
        }
    }

    /// The start of the unit after the one that starts here; `None` where the calendar ends.
    pub(super) fn next(self, start: Date) -> Option<Date> {
        let months = |count: u8| {
            let month = u8::from(start.month()) - 1 + count;
            civil(start.year() + i32::from(month / 12), month % 12 + 1, 1)
        };
        match self {
            Unit::Day => start.next_day(),
            Unit::Week => start.checked_add(time::Duration::WEEK),
            Unit::Month => months(1),
            Unit::Quarter => months(3),
            Unit::Years(count) => civil(start.year() + count, 1, 1),
        }
    }

    /// The level above it.
    fn parent(self) -> Option<Unit> {
        match self {
            Unit::Day | Unit::Week => Some(Unit::Month),
            Unit::Month | Unit::Quarter => Some(Unit::Years(1)),
            Unit::Years(1 | 2) => Some(Unit::Years(10)),
            Unit::Years(5 | 10 | 20) => Some(Unit::Years(100)),
            Unit::Years(_) => None,
        }
    }

    /// A name that fills its whole unit stands in the middle of it, one that names its first day at its start.
    fn centred(self) -> bool {
        matches!(self, Unit::Day | Unit::Month | Unit::Years(1))
    }

    /// The unit's name; months have a short one for when there are `width` px only.
    fn minor_name(self, names: &TickNames, start: Date, width: f64) -> String {
        match self {
            Unit::Day | Unit::Week => start.day().to_string(),
            Unit::Month if width < Unit::Quarter.widest() + GAP => (names.short_month)(start),
            Unit::Month | Unit::Quarter => (names.month)(start),
            Unit::Years(_) => start.year().to_string(),
        }
    }

    fn major_name(self, names: &TickNames, start: Date) -> String {
        match self {
            Unit::Years(10) => (names.decade)(start.year()),
            Unit::Years(100) => (names.century)(start.year()),
            Unit::Years(_) => start.year().to_string(),
            _ => (names.month_and_year)(start),
        }
    }

    /// The widest name such a unit has.
    fn widest(self) -> f64 {
        let name = match self {
            Unit::Day | Unit::Week => "30",
            Unit::Month => "Mar",
            Unit::Quarter => "March",
            Unit::Years(_) => "2000",
        };
        text_width(name, Face::Sans, SMALL)
    }
}

/// How a language names what the axis shows.
#[derive(Clone, Copy, Debug)]
pub struct TickNames {
    /// A month.
    pub month: fn(Date) -> String,
    /// A month where there is little room.
    pub short_month: fn(Date) -> String,
    /// A month and its year.
    pub month_and_year: fn(Date) -> String,
    /// The ten years that begin with this one.
    pub decade: fn(i32) -> String,
    /// The hundred years that begin with this one.
    pub century: fn(i32) -> String,
}

/// The names in English.
pub const ENGLISH_TICKS: TickNames = TickNames {
    month: |start| month_name(u8::from(start.month())).to_owned(),
    short_month: |start| month_name(u8::from(start.month())).chars().take(3).collect(),
    month_and_year: |start| format!("{} {}", month_name(u8::from(start.month())), start.year()),
    decade: |year| format!("{year}s"),
    century: |year| format!("{} century", ordinal(year / 100 + 1)),
};

/// The month as the axis and short dates write it, 1 to 12; empty for another number.
pub fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
    NAMES.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

fn ordinal(number: i32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// The axis of a scale: the finest unit whose names fit, and the level above it; its names in English.
pub fn axis(scale: &Scale) -> Axis {
    axis_named(scale, &ENGLISH_TICKS)
}

/// The same with the names of another language.
pub fn axis_named(scale: &Scale, names: &TickNames) -> Axis {
    let fits = |unit: &Unit| unit.days() * scale.px_per_day() >= unit.widest() + GAP + if unit.centred() { 0.0 } else { 4.0 };
    let minor = UNITS.into_iter().find(fits).unwrap_or(Unit::Years(500));
    let minors = ticks(scale, minor, minor.centred(), |start, left, right| {
        let text = minor.minor_name(names, start, right - left);
        let width = text_width(&text, Face::Sans, SMALL);
        let (x, anchor) = if minor.centred() { ((left + right) / 2.0, Anchor::Middle) } else { (left + 4.0, Anchor::Start) };
        TickLabel { x, anchor, text, width }
    });
    let majors = minor.parent().map(|major| {
        ticks(scale, major, true, |start, left, right| {
            let mut text = major.major_name(names, start);
            let wide = |text: &str| text_width(text, Face::Serif, LARGE);
            // A long month has no room for its year where others have: its name alone is better than a gap.
            if major == Unit::Month && left + wide(&text) + GAP > right {
                text = (names.month)(start);
            }
            TickLabel { x: left, anchor: Anchor::Start, width: wide(&text), text }
        })
    });
    Axis { majors: majors.unwrap_or_default(), minors, by_years: matches!(minor, Unit::Years(_)) }
}

/// A tick for each unit the window shows; a label stays inside the part of its unit that is shown, so no two can meet.
/// `at_edge` tells whether the name also holds where the unit's first day is not shown.
fn ticks(scale: &Scale, unit: Unit, at_edge: bool, label: impl Fn(Date, f64, f64) -> TickLabel) -> Vec<Tick> {
    let window = scale.window();
    let first = unit.floor(date_at(window.start()));
    std::iter::successors(Some(first), |start| unit.next(*start))
        .take_while(|start| day_number(*start) < window.end())
        .map(|start| {
            let begins = day_number(start);
            let ends = unit.next(start).map_or(window.end(), day_number);
            let (left, right) = (scale.x(begins.max(window.start())), scale.x(ends.min(window.end())));
            // A name of a first day must not stand at the window's edge, where another day is.
            let named = begins >= window.start() || at_edge;
            let label = Some(label(start, left, right)).filter(|label| {
                let (from, to) = label.extent();
                let gap = if label.anchor == Anchor::Middle { GAP / 2.0 } else { GAP };
                named && from >= left - 0.01 && to + gap <= right
            });
            Tick { x: (begins >= window.start()).then(|| scale.x(begins)), label }
        })
        .collect()
}
