//! Notes too near to tell apart fold into one tuplet bracket with their number, which opens by zooming in.

use super::grain::{Grain, SMALL};
use super::lanes::{Body, GAP};
use crate::order;
use std::ops::Range;

/// Notes nearer than this many px fold.
const NEAR: f64 = 14.0;
/// A bracket of notes this near gets no wider than so many px: a wider one could not be opened by zooming.
const BRACKET: f64 = 96.0;

/// What folds: `reach` px decide, from [`NEAR`] upwards where the staff would get too full.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fold {
    /// Notes nearer than this fold.
    reach: f64,
    /// At least so many of them.
    least: usize,
}

impl Fold {
    /// The rule of a staff with room: up to three notes can stand above each other instead.
    pub(super) fn plain() -> Self {
        Self { reach: NEAR, least: 4 }
    }

    /// The next stricter rule; `None` once a lane folds into one bracket, however long it is.
    pub(super) fn stricter(self) -> Option<Self> {
        (self.reach < 1e12).then_some(Self { reach: self.reach * 2.0, least: 2 })
    }

    /// True for a mark that a bracket can stand for: at the plain rule a note or a worked out day, later what is narrow
    /// beside the reach, and where nothing else helps all.
    fn takes(self, body: &Body) -> bool {
        let width = body.end - body.start;
        width <= SMALL || (self.reach > NEAR && width < self.reach * 3.0) || self.reach > NEAR * 10.0
    }

    /// The widest bracket.
    fn widest(self) -> f64 {
        BRACKET * self.reach / NEAR
    }
}

/// A grain by itself, or several under a bracket, by their places in the lane.
pub(super) enum Part {
    One(usize),
    Run(Vec<usize>),
}

/// The parts of a lane, whose grains are sorted by note, each with its extents; sorted by start.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
pub(super) fn fold_lane(lane: &[Grain], fold: Fold) -> Vec<(Body, Part)> {
    let taken: Vec<usize> =
        (0..lane.len()).filter(|place| lane.get(*place).is_some_and(|grain| fold.takes(&grain.body))).collect();
    let grain = |at: usize| taken.get(at).and_then(|place| lane.get(*place));
    let mut parts: Vec<(Body, Part)> = Vec::new();
    for (place, large) in lane.iter().enumerate().filter(|(_, grain)| !fold.takes(&grain.body)) {
        parts.push((large.body, Part::One(place)));
    }
    for run in runs(&taken, lane, fold) {
        let members: usize = run.clone().filter_map(grain).map(|grain| grain.members.len()).sum();
        if run.len() == members && members < fold.least {
            parts.extend(run.filter_map(|at| Some((grain(at)?.body, Part::One(*taken.get(at)?)))));
            continue;
        }
        let (Some(first), Some(last)) = (grain(run.start), grain(run.end - 1)) else { continue };
        let heads = (first.body.heads.0, last.body.heads.1);
        // Two brackets side by side share the gap between their outer notes.
        let before = run.start.checked_sub(1).and_then(grain).map_or(f64::NEG_INFINITY, |before| before.body.heads.1);
        let after = grain(run.end).map_or(f64::INFINITY, |after| after.body.heads.0);
        let start = ((before + heads.0) / 2.0 + GAP / 2.0).max(heads.0 - 13.0).min(heads.0);
        let end = ((heads.1 + after) / 2.0 - GAP / 2.0).min(heads.1 + 13.0).max(heads.1);
        let (middle, half) = ((heads.0 + heads.1) / 2.0, bracket_half(members));
        let body = Body { start: start.min(middle - half), end: end.max(middle + half), heads, area: None };
        parts.push((body, Part::Run(taken.get(run).unwrap_or_default().to_vec())));
    }
    order::sort_by(&mut parts, |(a, _), (b, _)| a.start.total_cmp(&b.start).then(a.heads.0.total_cmp(&b.heads.0)));
    parts
}

/// Cuts the grains that fold, sorted by note, into runs of near ones.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
fn runs(taken: &[usize], lane: &[Grain], fold: Fold) -> Vec<Range<usize>> {
    let heads = |at: usize| taken.get(at).and_then(|place| lane.get(*place)).map(|grain| grain.body.heads);
    let mut runs = Vec::new();
    let mut start = 0;
    while let Some((first, mut last)) = heads(start) {
        let mut end = start + 1;
        while let Some(next) = heads(end) {
            if next.0 - last >= fold.reach || next.1 - first > fold.widest() {
                break;
            }
            last = next.1;
            end += 1;
        }
        runs.push(start..end);
        start = end;
    }
    runs
}

/// Half the width of the narrowest bracket with such a number over it.
pub(super) fn bracket_half(count: usize) -> f64 {
    let digits = count.checked_ilog10().unwrap_or(0) + 1;
    f64::from(digits) * 4.0 + 10.0
}
