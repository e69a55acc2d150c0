//! Where the parts of the wide staff stand, in units of a sixteenth rem.

use crate::timeline::{Scale, Window};

/// Where the staff begins: room for a lane's head, name and count before it.
pub const LEFT: f64 = 132.0;
/// Height of a row of notes.
pub const ROW: f64 = 25.0;
/// Width of the undated tray, and the gap before it; on paper, where notes have numbers for titles, half of that.
const TRAY: f64 = 148.0;
const TRAY_GAP: f64 = 24.0;
const PAPER_TRAY: f64 = 74.0;
/// The top line when years stand on one line above it, and what a second line of words adds.
const TOP: f64 = 34.0;
const RAISED: f64 = 17.0;
/// Below the staff: months, or the selected day.
const FOOT: f64 = 30.0;

/// The measures of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Whole width.
    pub width: f64,
    /// Whole height.
    pub height: f64,
    /// Time to places.
    pub scale: Scale,
    /// The top line of the staff and the bottom one.
    pub top: f64,
    /// The bottom line.
    pub bottom: f64,
    /// The spaces between the lines.
    pub lanes: Vec<LaneBox>,
    /// Where the undated tray begins.
    pub tray: Option<f64>,
}

/// The space of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBox {
    /// Its upper line.
    pub top: f64,
    /// Down to its lower line.
    pub height: f64,
    /// How many rows fit.
    pub rows: usize,
}

impl LaneBox {
    /// The middle of a row.
    pub fn row_y(&self, row: usize) -> f64 {
        self.top + (self.height - self.rows as f64 * ROW) / 2.0 + ROW * (row as f64 + 0.5)
    }

    /// The middle of the lane.
    pub fn middle(&self) -> f64 {
        self.top + self.height / 2.0
    }
}

fn tray(width: f64) -> f64 {
    if width > super::PAPER { TRAY } else { PAPER_TRAY }
}

/// The scale of a window on a drawing of this width.
pub fn scale(window: Window, width: f64, has_tray: bool) -> Scale {
    let right = if has_tray { width - tray(width) - TRAY_GAP } else { width - 12.0 };
    Scale::new(window, LEFT, right)
}

/// The plan of a drawing whose lanes have so many rows.
pub fn plan(scale: Scale, width: f64, has_tray: bool, rows: &[usize], raised: bool) -> Plan {
    let top = if raised { TOP + RAISED } else { TOP };
    let mut y = top;
    let lane = |rows: &usize| {
        let rows = (*rows).max(1);
        let height = (rows as f64 * ROW + 5.0).max(38.0);
        let lane = LaneBox { top: y, height, rows };
        y += height;
        lane
    };
    let lanes = rows.iter().map(lane).collect();
    Plan { width, height: y + FOOT, scale, top, bottom: y, lanes, tray: has_tray.then_some(width - tray(width)) }
}
