//! Days to positions and back, and the window: the stretch of time that the staff shows.

use super::mark::{Mark, half_days};
use super::ticks::Unit;
use crate::edtf::Date;
use crate::order;

/// The fewest days a window shows: a week.
pub const FINEST: f64 = 7.0;
/// The most days a window shows: a thousand years.
pub const WIDEST: f64 = 365_242.5;
/// 0000-01-01 and 10000-01-01, the ends of the calendar that EDTF can write.
const CALENDAR: (f64, f64) = (1_721_060.0, 5_373_485.0);

/// The window of a staff without dates: the years 2000 to 2029.
const BLANK: Window = Window { start: 2_451_545.0, end: 2_462_503.0 };

/// The day's number (its Julian day); the day lasts from there to the next whole number.
pub fn day_number(date: Date) -> f64 {
    f64::from(date.to_julian_day())
}

/// The day that holds this moment; the nearest one for what lies outside the calendar.
pub fn date_at(day: f64) -> Date {
    let day = if day.is_finite() { day } else { CALENDAR.0 };
    Date::from_julian_day(order::within(day, CALENDAR.0, CALENDAR.1 - 1.0).floor() as i32).unwrap_or(Date::MIN)
}

/// The nearest millionth of a day (in powers of two): sums and differences of such days are exact, so that a window keeps
/// its length to the last bit while it is panned, and its packed lanes with it.
fn snapped(days: f64) -> f64 {
    const PARTS: f64 = 1_048_576.0;
    (days * PARTS).round() / PARTS
}

/// A stretch of time in fractional days, end exclusive.
///
/// It is never narrower than [`FINEST`] nor wider than [`WIDEST`] and lies within the years 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    start: f64,
    end: f64,
}

impl Window {
    /// The nearest window to these ends, whatever they are.
    pub fn new(start: f64, end: f64) -> Self {
        let (start, end) = if start.is_finite() && end.is_finite() { (start, end) } else { (CALENDAR.0, CALENDAR.0 + WIDEST) };
        let (start, end) = if start <= end { (start, end) } else { (end, start) };
        let days = order::within(end - start, FINEST, WIDEST);
        let days = snapped(days);
        let start = snapped(order::within(start + (end - start - days) / 2.0, CALENDAR.0, CALENDAR.1 - days));
        Self { start, end: start + days }
    }

    /// Where it begins, in days.
    pub fn start(self) -> f64 {
        self.start
    }

    /// Where it ends, in days, exclusive.
    pub fn end(self) -> f64 {
        self.end
    }

    /// How many days it shows.
    pub fn days(self) -> f64 {
        self.end - self.start
    }

    /// The window with `factor` times its days, the moment `at` staying where it stands as far as the limits allow.
    pub fn zoom(self, at: f64, factor: f64) -> Self {
        if !(at.is_finite() && factor.is_finite() && factor > 0.0) {
            return self;
        }
        let days = order::within(self.days() * factor, FINEST, WIDEST);
        let share = (at - self.start) / self.days();
        let start = at - share * days;
        Self::new(start, start + days)
    }

    /// The window moved by so many days.
    pub fn pan(self, days: f64) -> Self {
        let days = snapped(days);
        Self::new(self.start + days, self.end + days)
    }

    /// True when the moment is shown.
    pub fn holds(self, day: f64) -> bool {
        (self.start..self.end).contains(&day)
    }
}

/// A window laid on a stretch of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    window: Window,
    left: f64,
    right: f64,
}

impl Scale {
    /// `left` and `right` in px; a stretch without width gets one px.
    pub fn new(window: Window, left: f64, right: f64) -> Self {
        Self { window, left, right: right.max(left + 1.0) }
    }

    /// The window.
    pub fn window(&self) -> Window {
        self.window
    }

    /// The left edge in px.
    pub fn left(&self) -> f64 {
        self.left
    }

    /// The right edge in px.
    pub fn right(&self) -> f64 {
        self.right
    }

    /// Width of a day in px.
    pub fn px_per_day(&self) -> f64 {
        (self.right - self.left) / self.window.days()
    }

    /// Where a moment stands; outside the edges for what the window does not show.
    pub fn x(&self, day: f64) -> f64 {
        self.left + (day - self.window.start) * self.px_per_day()
    }

    /// Which moment stands there.
    pub fn day(&self, x: f64) -> f64 {
        self.window.start + (x - self.left) / self.px_per_day()
    }
}

/// The window that shows every mark and the publication day, with a margin, from one bar line to another.
pub fn fit_all(marks: &[Mark], published: Option<Date>) -> Window {
    let moments = marks.iter().flat_map(|mark| [mark.start, mark.end]).filter(|day| day.is_finite());
    let published = published.map(day_number);
    let (first, last) = moments
        .chain(published)
        .chain(published.map(|day| day + 1.0))
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(first, last), day| (first.min(day), last.max(day)));
    if first > last {
        return BLANK;
    }
    if marks.is_empty() {
        // The publication day alone, in the year around it.
        return around(first - 150.0, last + 150.0);
    }
    around(first, last)
}

/// So few days have room side by side however far apart they are.
const FEW: usize = 8;

/// The window to open with: all marks, unless there are many and a few far ones would press the others
/// together.
///
/// Where a gap near an end takes more than half of the span, those beyond it are left out, up to a quarter of all; the
/// edges of the staff then say how many are earlier or later.
pub fn home_window(marks: &[Mark], published: Option<Date>) -> Window {
    let published = published.map(day_number);
    let mut moments: Vec<f64> = marks.iter().map(|mark| mark.at).chain(published).collect();
    order::sort_by_numbers(&mut moments, |day| [half_days(*day), 0]);
    let mut rest = moments.as_slice();
    let mut spare = if moments.len() < FEW { 0 } else { moments.len() / 4 };
    while let ([first, .., last], true) = (rest, spare > 0) {
        let half = (last - first) / 2.0;
        let gap = |after: &usize| match (rest.get(*after), rest.get(after + 1)) {
            (Some(before), Some(next)) => next - before,
            _ => 0.0,
        };
        let near_ends = (0..spare).chain((rest.len() - 1).saturating_sub(spare)..rest.len() - 1);
        let Some(widest) = near_ends.max_by(|a, b| gap(a).total_cmp(&gap(b))).filter(|after| gap(after) > half) else { break };
        let (before, after) = rest.split_at(widest + 1);
        let (kept, dropped) = if before.len() > after.len() { (before, after) } else { (after, before) };
        if published.is_some_and(|day| dropped.contains(&day)) || dropped.len() > spare {
            break;
        }
        spare -= dropped.len();
        rest = kept;
    }
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return fit_all(marks, None) };
    if rest.len() == moments.len() {
        return fit_all(marks, published.map(date_at));
    }
    // Bars and bands that reach out of the rest are shown whole, far longer ones are cut by the edge.
    let reach = (last - first) * 2.5;
    let near = |day: f64| day.is_finite() && day >= first - reach && day <= last + reach;
    let (first, last) = marks
        .iter()
        .filter(|mark| (*first..=*last).contains(&mark.at))
        .flat_map(|mark| [mark.start, mark.end])
        .filter(|day| near(*day))
        .fold((*first, *last + 1.0), |(first, last), day| (first.min(day), last.max(day)));
    around(first, last)
}

/// A margin of a twentieth, at least three days, then outwards to bar lines that cost little room.
fn around(first: f64, last: f64) -> Window {
    let span = (last - first).max(FINEST);
    let margin = (span * 0.05).max(3.0);
    let (first, last) = (first - margin, last + margin);
    let grid = [Unit::Years(100), Unit::Years(10), Unit::Years(1), Unit::Quarter, Unit::Month, Unit::Day]
        .into_iter()
        .find(|unit| unit.days() <= span * 0.09)
        .unwrap_or(Unit::Day);
    let start = day_number(grid.floor(date_at(first)));
    let end = grid.next(grid.floor(date_at(last))).map_or(last, day_number);
    Window::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::civil;

    #[test]
    fn the_calendar_ends_where_edtf_ends() {
        assert_eq!(civil(0, 1, 1).map(day_number), Some(CALENDAR.0));
        assert_eq!(civil(2000, 1, 1).map(day_number), Some(BLANK.start));
        assert_eq!(civil(2030, 1, 1).map(day_number), Some(BLANK.end));
        assert_eq!(civil(9999, 12, 31).map(day_number), Some(CALENDAR.1 - 1.0));
    }
}
