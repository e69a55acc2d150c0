//! Where the words over the staff stand, 'Published 5 June' and 'Today', among the years that stand there already.

use super::label::{Face, text_width};
use super::ticks::{Anchor, Tick};

/// Px between a line and its words.
const BESIDE: f64 = 6.0;

/// Words beside a line that crosses the staff.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flag {
    /// Where the text is anchored, in px.
    pub x: f64,
    /// Which part of the text stands there.
    pub anchor: Anchor,
    /// True when it stands on a second line above the years, since they leave it no room.
    pub raised: bool,
}

/// A flag for each `(x, words)`, in order: left of its line for the first, right for the others, or the other way round,
/// else a line higher. `None` for lines outside `left..right`.
pub fn place_flags(lines: &[(f64, &str)], years: &[Tick], left: f64, right: f64) -> Vec<Option<Flag>> {
    let mut taken: Vec<(f64, f64, bool)> =
        years.iter().filter_map(|tick| tick.label.as_ref()).map(|label| (label.extent().0, label.extent().1, false)).collect();
    let mut flags = Vec::new();
    for (index, (x, words)) in lines.iter().enumerate() {
        if !(left..=right).contains(x) {
            flags.push(None);
            continue;
        }
        let width = text_width(words, Face::Sans, 13.0);
        let before = (x - BESIDE - width, x - BESIDE, Anchor::End);
        let after = (x + BESIDE, x + BESIDE + width, Anchor::Start);
        let sides = if index == 0 { [before, after] } else { [after, before] };
        let choices = [false, true].into_iter().flat_map(|raised| sides.map(|side| (side, raised)));
        let fits = |((from, to, _), raised): &((f64, f64, Anchor), bool)| {
            let meets = |other: &(f64, f64, bool)| other.2 == *raised && *from < other.1 + BESIDE && *to + BESIDE > other.0;
            *from >= left - 120.0 && *to <= right + 12.0 && !taken.iter().any(meets)
        };
        let flag = choices.into_iter().find(fits);
        if let Some(((from, to, _), raised)) = flag {
            taken.push((from, to, raised));
        }
        flags.push(flag.map(|((from, to, anchor), raised)| Flag {
            x: if anchor == Anchor::End { to } else { from },
            anchor,
            raised,
        }));
    }
    flags
}
