//! Notes too near to tell apart fold into one tuplet bracket with their number, which opens by zooming in.

use super::lanes::Body;

/// Notes nearer than this many px fold.
pub(super) const NEAR: f64 = 14.0;
/// A bracket of notes this near gets no wider than so many px: a wider one could not be opened by zooming.
const BRACKET: f64 = 96.0;

/// What folds: `reach` px decide, from [`NEAR`] upwards where the staff would get too full.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fold {
    /// Notes nearer than this fold.
    pub reach: f64,
    /// At least so many of them.
    pub least: usize,
}

impl Fold {
    /// The rule of a staff with room: up to three notes can stand above each other instead.
    pub(super) fn plain() -> Self {
        Self { reach: NEAR, least: 4 }
    }

    /// The next stricter rule.
    pub(super) fn stricter(self) -> Self {
        Self { reach: self.reach * 2.0, least: 2 }
    }

    /// True for a mark that a bracket can stand for: at the plain rule a note or a worked out day, later what is narrow
    /// beside the reach, and where nothing else helps all.
    pub(super) fn takes(self, body: &Body) -> bool {
        let width = body.end - body.start;
        width <= 36.0 || (self.reach > NEAR && width < self.reach * 3.0) || self.reach > NEAR * 10.0
    }

    /// The widest bracket.
    fn widest(self) -> f64 {
        BRACKET * self.reach / NEAR
    }
}

/// Cuts the marks of a lane, sorted by note, into runs of near ones. Each run is a range of `heads`; a run of one, or of
/// fewer than the rule asks for, stays single notes.
pub(super) fn runs(heads: &[f64], fold: Fold) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    while let Some(first) = heads.get(start) {
        let mut end = start + 1;
        while let (Some(before), Some(next)) = (heads.get(end - 1), heads.get(end)) {
            if next - before >= fold.reach || next - first > fold.widest() {
                break;
            }
            end += 1;
        }
        runs.push(start..end);
        start = end;
    }
    runs
}
