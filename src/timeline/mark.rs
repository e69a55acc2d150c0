//! What stands for an event on the staff: its place in time and the form that says how well its date is known.

use super::group::{Grouping, Groups, group};
use super::scale::day_number;
use crate::analysis::EventRecord;
use crate::edtf::{Bound, Doubt, Edtf, PartialDate, Precision};
use crate::event::{Kind, Status};
use crate::order;
use crate::timex::Part;

/// How well a date is known, as the staff draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A day, as written.
    Point,
    /// From a first day to a last.
    Bar,
    /// No more than a month, a season, a year or a decade.
    SoftBand,
    /// Worked out from other words: "Monday", "a year after"; `soft` when what was worked out is no day.
    Hatched {
        /// A month, season or year was worked out.
        soft: bool,
    },
}

/// A dated event on the staff.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its index among the document's events.
    pub event: usize,
    /// Its lane, from the top.
    pub lane: usize,
    /// Its kind.
    pub kind: Kind,
    /// What became of it.
    pub status: Status,
    /// False for background in passing, whose label gives way first.
    pub core: bool,
    /// How it is drawn.
    pub form: Form,
    /// Its first day; minus infinity for an open start.
    pub start: f64,
    /// The end of its last day; infinity for an open end.
    pub end: f64,
    /// Where its note stands: the middle of a day or of a period, the start of a bar. Always finite.
    pub at: f64,
    /// Its place among the notes of one lane and one day, and how many there are: at a fine zoom they share the day.
    pub share: (u32, u32),
    /// Where its note stood before a change that is being tried: the way from there is kept free.
    pub was: Option<f64>,
}

/// The events of a document as the staff sees them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Those with a date, by first day, then by note, then in reading order.
    pub dated: Vec<Mark>,
    /// Those without, as indices among the document's events, in reading order.
    pub undated: Vec<usize>,
    /// The lanes of all events, those that do not show as well.
    pub groups: Groups,
}

impl Marks {
    /// The marks with the moments where their notes stood before; `was` tells by the event's index.
    pub fn with_former(mut self, was: &dyn Fn(usize) -> Option<f64>) -> Marks {
        for mark in &mut self.dated {
            mark.was = was(mark.event);
        }
        self
    }
}

/// The marks of the events that `shows` lets through, in the lanes that `grouping` makes of all.
pub fn read_marks(events: &[EventRecord], grouping: Grouping, shows: &dyn Fn(&EventRecord) -> bool) -> Marks {
    let mut marks = Marks { groups: group(events, grouping), dated: Vec::with_capacity(events.len()), ..Marks::default() };
    for (index, event) in events.iter().enumerate().filter(|(_, event)| shows(event)) {
        match place(event) {
            Some(place) => marks.dated.push(mark(index, marks.groups.lane(index), event, place)),
            None => marks.undated.push(index),
        }
    }
    // They stand in reading order, which the equal ones keep.
    order::sort_by_numbers(&mut marks.dated, |mark| [half_days(mark.start), half_days(mark.at)]);
    share_days(&mut marks.dated, marks.groups.names.len());
    marks
}

/// A moment as a number to sort by: days begin at whole ones, and their middles and those of periods are halves. An open
/// start comes before all.
pub(super) fn half_days(day: f64) -> u32 {
    (day * 2.0) as u32
}

struct Place {
    form: Form,
    start: f64,
    end: f64,
    at: f64,
}

fn mark(index: usize, lane: usize, event: &EventRecord, Place { form, start, end, at }: Place) -> Mark {
    Mark {
        event: index,
        lane,
        kind: event.kind,
        status: event.status,
        core: event.core,
        form,
        start,
        end,
        at,
        share: (0, 1),
        was: None,
    }
}

/// Where an event stands; `None` when it is undated or its interval says nothing.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
fn place(event: &EventRecord) -> Option<Place> {
    let date = event.date.as_ref()?;
    let start = date.first_day().map_or(f64::NEG_INFINITY, day_number);
    let end = date.last_day().map_or(f64::INFINITY, |day| day_number(day) + 1.0);
    let worked_out = is_worked_out(event, date.precision());
    let doubted = bounds(date).any(|bound| bound.doubt() != Doubt::None);
    let whole_days = date.precision() == Precision::Day;
    let form = match date {
        _ if worked_out => Form::Hatched { soft: !whole_days },
        _ if doubted || !whole_days => Form::SoftBand,
        Edtf::Date(_) => Form::Point,
        Edtf::Interval(..) => Form::Bar,
    };
    let at = match (start.is_finite(), end.is_finite()) {
        (true, true) if form == Form::Bar => start,
        (true, true) => (start + end) / 2.0,
        (true, false) => start,
        (false, true) => end,
        (false, false) => return None,
    };
    (start < end).then_some(Place { form, start, end, at })
}

/// Where the note of a date stands; `None` for an interval that says nothing.
pub fn moment(date: &Edtf) -> Option<f64> {
    let start = date.first_day().map_or(f64::NEG_INFINITY, day_number);
    let end = date.last_day().map_or(f64::INFINITY, |day| day_number(day) + 1.0);
    let whole_days = date.precision() == Precision::Day && bounds(date).all(|bound| bound.doubt() == Doubt::None);
    let at = match (start.is_finite(), end.is_finite()) {
        (true, true) if whole_days && matches!(date, Edtf::Interval(..)) => start,
        (true, true) => (start + end) / 2.0,
        (true, false) => start,
        (false, true) => end,
        (false, false) => return None,
    };
    (start < end).then_some(at)
}

fn bounds(date: &Edtf) -> impl Iterator<Item = PartialDate> {
    let (first, second) = match *date {
        Edtf::Date(date) => (Some(date), None),
        Edtf::Interval(start, end) => (known(start), known(end)),
    };
    first.into_iter().chain(second)
}

fn known(bound: Bound) -> Option<PartialDate> {
    match bound {
        Bound::Date(date) => Some(date),
        Bound::Open | Bound::Unknown => None,
    }
}

/// True when the text does not state the finest part of the date itself. A year taken from the publication date does
/// not count: its reason says so.
fn is_worked_out(event: &EventRecord, precision: Precision) -> bool {
    let Some(reason) = &event.reason else { return false };
    let states = |part: Part| reason.stated.contains(&part);
    match precision {
        Precision::Day => !states(Part::Day),
        Precision::Month => !states(Part::Month),
        Precision::Season => !states(Part::Season) && !states(Part::Month),
        Precision::Year | Precision::Decade | Precision::Century => !states(Part::Year),
    }
}

/// Numbers the notes that one lane has on one day. The marks are sorted by day.
fn share_days(marks: &mut [Mark], lanes: usize) {
    let mut totals = vec![0u32; lanes];
    for day in marks.chunk_by_mut(|a, b| a.start == b.start).filter(|day| day.len() > 1) {
        totals.fill(0);
        for mark in day.iter_mut().filter(|mark| mark.end - mark.start == 1.0) {
            if let Some(total) = totals.get_mut(mark.lane) {
                mark.share.0 = *total;
                *total += 1;
            }
        }
        for mark in day.iter_mut().filter(|mark| mark.end - mark.start == 1.0) {
            mark.share.1 = totals.get(mark.lane).copied().unwrap_or(1);
        }
    }
}
