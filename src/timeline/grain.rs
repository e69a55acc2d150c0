//! The marks near a window, each with its extents in px; where there are very many, those that would stand on top of each
//! other are one grain from the start, so that the work that follows depends on the px of the staff and not on the events.

use super::lanes::Body;
use super::mark::{Form, Mark, Marks};
use crate::event::Status;
use crate::order;
use std::ops::Range;

/// So many marks or fewer are packed all at once, wherever the window is.
const WHOLE: usize = 1_000;
/// More marks than this near a window are gathered by cells.
const MANY: usize = 2_000;
/// Width of a cell in px.
const CELL: f64 = 3.5;
/// The widest mark that always folds, in px.
pub(super) const SMALL: f64 = 36.0;
/// The narrowest bar and hatching.
const BAR: f64 = 24.0;
const HATCH: f64 = 34.0;

/// A mark, or marks of a lane that stand on top of each other.
#[derive(Clone, Debug)]
pub(super) struct Grain {
    /// Its extents.
    pub body: Body,
    /// Its members, in the order of [`Grains::members`].
    pub members: Range<usize>,
}

/// The grains of each lane by the place of their first note.
#[derive(Default)]
pub(super) struct Grains {
    pub lanes: Vec<Vec<Grain>>,
    /// Indices among the dated marks.
    pub members: Vec<usize>,
    /// For each lane how many marks lie wholly before or after what was gathered, and the nearest of them.
    pub outside: Vec<[Option<(usize, usize)>; 2]>,
}

impl Grains {
    /// The marks that a grain stands for.
    pub fn of(&self, grain: &Grain) -> &[usize] {
        self.members.get(grain.members.clone()).unwrap_or_default()
    }
}

/// A zoom: the moment at 0 px, and the width of a day.
#[derive(Clone, Copy)]
pub(super) struct Zoom {
    pub origin: f64,
    pub px_per_day: f64,
}

/// The stretch of days whose marks are packed for a window: all where there are few, else the window and at least one as
/// wide on either side of it. Panning within it packs nothing anew.
pub fn packed_stretch(marks: &Marks, start: f64, days: f64) -> (f64, f64) {
    if marks.dated.len() <= WHOLE || !(start.is_finite() && days > 0.0) {
        return (f64::NEG_INFINITY, f64::INFINITY);
    }
    let page = (start / days).floor();
    ((page - 1.0) * days, (page + 3.0) * days)
}

/// Gathers the marks that meet a stretch of days.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
pub(super) fn gather(marks: &Marks, zoom: Zoom, (from, to): (f64, f64)) -> Grains {
    let lanes = marks.groups.names.len();
    let mut grains = Grains { lanes: vec![Vec::new(); lanes], members: Vec::new(), outside: vec![[None, None]; lanes] };
    let mut near: Vec<(usize, &Mark)> = Vec::new();
    for (index, mark) in marks.dated.iter().enumerate() {
        let Some([before, after]) = grains.outside.get_mut(mark.lane) else { continue };
        if mark.end <= from {
            // The last of them in time stands nearest.
            *before = Some((before.map_or(0, |(count, _)| count) + 1, index));
        } else if mark.start >= to {
            *after = Some(after.map_or((1, index), |(count, nearest)| (count + 1, nearest)));
        } else {
            near.push((index, mark));
        }
    }
    let mut rest: Vec<(usize, &Mark)> = Vec::new();
    if near.len() > MANY {
        gather_cells(&mut grains, near, &mut rest, zoom);
    } else {
        rest = near;
    }
    for (index, mark) in rest {
        let at = grains.members.len();
        grains.members.push(index);
        if let Some(lane) = grains.lanes.get_mut(mark.lane) {
            lane.push(Grain { body: body(mark, zoom), members: at..at + 1 });
        }
    }
    for lane in &mut grains.lanes {
        order::sort_by(lane, |a, b| a.body.heads.0.total_cmp(&b.body.heads.0));
    }
    grains
}

/// Sorts the small marks into cells by counting; those that always count for themselves go to `rest`.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
fn gather_cells<'a>(grains: &mut Grains, near: Vec<(usize, &'a Mark)>, rest: &mut Vec<(usize, &'a Mark)>, zoom: Zoom) {
    let mut small: Vec<(usize, usize, f64)> = Vec::with_capacity(near.len());
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for (index, mark) in near {
        let width = (mark.end - mark.start) * zoom.px_per_day + if mark.form == Form::Point { 0.0 } else { 12.0 };
        if width > SMALL || mark.status == Status::Rumoured {
            rest.push((index, mark));
        } else {
            let head = head(mark, zoom);
            (least, most) = (least.min(head), most.max(head));
            small.push((index, mark.lane, head));
        }
    }
    let first = (least / CELL).floor();
    let cells = if small.is_empty() { 0 } else { ((most / CELL).floor() - first) as usize + 1 };
    let cell = |lane: usize, head: f64| lane * cells + ((head / CELL).floor() - first) as usize;
    let mut ends = vec![0usize; cells * grains.lanes.len() + 1];
    for (_, lane, head) in &small {
        if let Some(end) = ends.get_mut(cell(*lane, *head) + 1) {
            *end += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    // From here on each cell's start moves on as its members come in; at last it is where the cell ends.
    let mut sorted = vec![(0usize, 0.0f64); small.len()];
    for (index, lane, head) in &small {
        let Some(at) = ends.get_mut(cell(*lane, *head)) else { continue };
        if let Some(slot) = sorted.get_mut(*at) {
            *slot = (*index, *head);
        }
        *at += 1;
    }
    let mut start = 0;
    for (number, end) in ends.iter().enumerate().take(cells * grains.lanes.len()) {
        let members = sorted.get(start..*end).unwrap_or_default();
        if let Some(lane) = grains.lanes.get_mut(number / cells.max(1)).filter(|_| !members.is_empty()) {
            let heads = members.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), (_, head)| (a.min(*head), b.max(*head)));
            lane.push(Grain {
                body: Body { start: heads.0 - 11.0, end: heads.1 + 11.0, heads, area: None },
                members: start..*end,
            });
        }
        start = *end;
    }
    grains.members = sorted.into_iter().map(|(index, _)| index).collect();
}

/// Where a note stands. Several of one day stand side by side once the day is wide enough for them, in its middle before.
fn head(mark: &Mark, zoom: Zoom) -> f64 {
    let at = if shares_day(mark, zoom) {
        let (number, count) = mark.share;
        mark.start + (f64::from(number) + 0.5) / f64::from(count.max(1))
    } else {
        mark.at
    };
    (at - zoom.origin) * zoom.px_per_day
}

fn shares_day(mark: &Mark, zoom: Zoom) -> bool {
    f64::from(mark.share.1) * 22.0 <= zoom.px_per_day && mark.form != Form::Bar
}

/// The extents of a mark; the note of a bar sits astride its start, others stand in the middle.
fn body(mark: &Mark, zoom: Zoom) -> Body {
    let px = |day: f64| (day - zoom.origin) * zoom.px_per_day;
    let half = if mark.status == Status::Rumoured { 18.0 } else { 11.0 };
    let head = head(mark, zoom);
    let widened = |margin: f64, least: f64| {
        let (start, end) = (px(mark.start) - margin, px(mark.end) + margin);
        let short = (least - (end - start)).max(0.0) / 2.0;
        (start - short, end + short)
    };
    let area = match mark.form {
        Form::Point => None,
        Form::Bar => Some((px(mark.start), px(mark.end).max(px(mark.start) + BAR))),
        Form::SoftBand => Some(widened(6.0, HATCH)),
        // A day worked out beside others of its day keeps to its own note.
        Form::Hatched { soft: false } if shares_day(mark, zoom) => Some((head - HATCH / 2.0, head + HATCH / 2.0)),
        Form::Hatched { soft: false } => Some(widened(0.0, HATCH)),
        Form::Hatched { soft: true } => Some(widened(6.0, HATCH)),
    };
    let (start, end) = area.unwrap_or((head, head));
    let was = mark.was.map_or(head, px);
    let (start, end) = (start.min(head.min(was) - half), end.max(head.max(was) + half));
    Body { start, end, heads: (head, head), area }
}
