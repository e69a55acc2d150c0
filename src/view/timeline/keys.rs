//! The keys of the timeline, while it has the focus. Places count the events in the order of time, the undated last.

use super::upright;
use crate::analysis::EventRecord;
use crate::timeline::{Marks, Window};
use crate::view::words::small;

/// What a key does with the selected event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Go to its sentence.
    Open,
    /// Its words become fields.
    Edit,
    /// It was looked at and found right, or not yet.
    Review,
    /// It is no event, or one again.
    Reject,
    /// It is marked, and the next that is marked is the same.
    Mark,
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Select the event at this place.
    Select(usize),
    /// Select the event with this id.
    SelectId(String),
    /// Show so many times the days.
    Zoom(f64),
    /// Show everything.
    FitAll,
    /// Go so many windows on.
    Page(f64),
    /// Do something with the selected event.
    Do(Deed),
    /// Select nothing.
    Deselect,
    /// Show the event at this place.
    GoTo(usize),
    /// Show the events from this place to that one apart.
    Spread(usize, usize),
    /// Show this window.
    Show(Window),
}

/// What the key means, given the place of the selected event and that of the first one in the window. `upright` is the
/// staff with one row an event, where up and down go from row to row.
pub fn wish(key: &str, marks: &Marks, at: Option<usize>, first_shown: usize, upright: bool) -> Option<Wish> {
    let count = marks.dated.len() + marks.undated.len();
    let select = |place: usize| (place < count).then_some(Wish::Select(place));
    let next = || select(at.map_or(first_shown, |at| (at + 1).min(count.saturating_sub(1))));
    let previous = || select(at.map_or(first_shown, |at| at.saturating_sub(1)));
    let row = |step: isize| select(at.map_or(first_shown, |at| row_beside(marks, at, step)));
    match key {
        "ArrowRight" | "ArrowDown" if upright => row(1),
        "ArrowLeft" | "ArrowUp" if upright => row(-1),
        "ArrowRight" => next(),
        "ArrowLeft" => previous(),
        "ArrowDown" | "ArrowUp" => select(at.map_or(Some(first_shown), |at| in_other_lane(marks, at, key == "ArrowDown"))?),
        "Home" => select(0),
        "End" => select(count.checked_sub(1)?),
        "PageDown" => Some(Wish::Page(1.0)),
        "PageUp" => Some(Wish::Page(-1.0)),
        "+" | "=" => Some(Wish::Zoom(0.5)),
        "-" | "−" => Some(Wish::Zoom(2.0)),
        "0" => Some(Wish::FitAll),
        "Enter" => at.map(|_| Wish::Do(Deed::Open)),
        "e" => at.map(|_| Wish::Do(Deed::Edit)),
        "r" => at.map(|_| Wish::Do(Deed::Review)),
        "Delete" => at.map(|_| Wish::Do(Deed::Reject)),
        " " => at.map(|_| Wish::Do(Deed::Mark)),
        "Escape" => at.map(|_| Wish::Deselect),
        _ => None,
    }
}

/// The event at a place.
pub fn event_at<'a>(marks: &Marks, events: &'a [EventRecord], place: usize) -> Option<&'a EventRecord> {
    let index = match marks.dated.get(place) {
        Some(mark) => mark.event,
        None => *marks.undated.get(place - marks.dated.len())?,
    };
    events.get(index)
}

/// The place of the event with this id.
pub fn place_of(marks: &Marks, events: &[EventRecord], id: &str) -> Option<usize> {
    let is_it = |index: usize| events.get(index).is_some_and(|event| event.id == id);
    let undated = || marks.undated.iter().position(|index| is_it(*index)).map(|place| place + marks.dated.len());
    marks.dated.iter().position(|mark| is_it(mark.event)).or_else(undated)
}

/// The event in the next row of the upright staff or the one before: in the order of time, lane after lane where the rows
/// stand in sections, the undated last.
fn row_beside(marks: &Marks, at: usize, step: isize) -> usize {
    let rows = upright::rows(marks);
    let count = rows.len() + marks.undated.len();
    let place = if at < rows.len() { rows.iter().position(|row| *row == at).unwrap_or(at) } else { at };
    let next = place.saturating_add_signed(step).min(count.saturating_sub(1));
    rows.get(next).copied().unwrap_or(next)
}

/// The place of the next event after the selected one whose title begins with these small letters, the first after the last.
/// With the second letter the selected one counts as well.
pub fn titled(marks: &Marks, events: &[EventRecord], at: Option<usize>, letters: &str) -> Option<usize> {
    let count = marks.dated.len() + marks.undated.len();
    let first = at.map_or(0, |at| at + usize::from(letters.chars().count() < 2));
    let begins = |place: &usize| event_at(marks, events, *place).is_some_and(|event| small(&event.title).starts_with(letters));
    (first..count).chain(0..first.min(count)).find(begins)
}

/// The nearest in time in the next lane down or up that has any; of an undated one the first in the tray.
fn in_other_lane(marks: &Marks, at: usize, down: bool) -> Option<usize> {
    let lanes = marks.groups.names.len();
    let undated = |place: usize| marks.undated.get(place).map(|event| marks.groups.lane(*event));
    let lane = marks.dated.get(at).map_or_else(|| undated(at - marks.dated.len()), |mark| Some(mark.lane))?;
    let find = |lane: usize| match marks.dated.get(at) {
        Some(mark) => {
            let places = marks.dated.iter().enumerate().filter(|(_, other)| other.lane == lane);
            places.min_by(|(_, a), (_, b)| (a.at - mark.at).abs().total_cmp(&(b.at - mark.at).abs())).map(|(place, _)| place)
        }
        None => (0..marks.undated.len()).find(|place| undated(*place) == Some(lane)).map(|place| place + marks.dated.len()),
    };
    if down { (lane + 1..lanes).find_map(find) } else { (0..lane).rev().find_map(find) }
}
