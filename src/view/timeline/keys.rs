//! The keys of the timeline, while it has the focus. Places count the events in the order of time, the undated last.

use crate::analysis::EventRecord;
use crate::event::Kind;
use crate::timeline::Marks;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wish {
    /// Select the event at this place.
    Select(usize),
    /// Show so many times the days.
    Zoom(f64),
    /// Show everything.
    FitAll,
    /// Go so many windows on.
    Page(f64),
    /// Go to the selected event's sentence.
    Open,
    /// Select nothing.
    Deselect,
}

/// What the key means, given the place of the selected event and that of the first one in the window. `upright` is the
/// staff with one row an event, where up and down go from row to row.
pub fn wish(
    key: &str,
    marks: &Marks,
    events: &[EventRecord],
    at: Option<usize>,
    first_shown: usize,
    upright: bool,
) -> Option<Wish> {
    let count = marks.dated.len() + marks.undated.len();
    let select = |place: usize| (place < count).then_some(Wish::Select(place));
    let next = || select(at.map_or(first_shown, |at| (at + 1).min(count.saturating_sub(1))));
    let previous = || select(at.map_or(first_shown, |at| at.saturating_sub(1)));
    match key {
        "ArrowRight" => next(),
        "ArrowLeft" => previous(),
        "ArrowDown" if upright => next(),
        "ArrowUp" if upright => previous(),
        "ArrowDown" | "ArrowUp" => {
            select(at.map_or(Some(first_shown), |at| in_other_lane(marks, events, at, key == "ArrowDown"))?)
        }
        "Home" => select(0),
        "End" => select(count.checked_sub(1)?),
        "PageDown" => Some(Wish::Page(1.0)),
        "PageUp" => Some(Wish::Page(-1.0)),
        "+" | "=" => Some(Wish::Zoom(0.5)),
        "-" | "−" => Some(Wish::Zoom(2.0)),
        "0" => Some(Wish::FitAll),
        "Enter" => at.map(|_| Wish::Open),
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

/// The nearest in time in the next lane down or up that has any; of an undated one the first in the tray.
fn in_other_lane(marks: &Marks, events: &[EventRecord], at: usize, down: bool) -> Option<usize> {
    let lane = event_at(marks, events, at)?.kind as usize;
    let lanes: Vec<Kind> =
        if down { Kind::ALL.into_iter().skip(lane + 1).collect() } else { Kind::ALL.into_iter().take(lane).rev().collect() };
    lanes.into_iter().find_map(|kind| match marks.dated.get(at) {
        Some(mark) => {
            let places = marks.dated.iter().enumerate().filter(|(_, other)| other.kind == kind);
            places.min_by(|(_, a), (_, b)| (a.at - mark.at).abs().total_cmp(&(b.at - mark.at).abs())).map(|(place, _)| place)
        }
        None => {
            let place = marks.undated.iter().position(|index| events.get(*index).is_some_and(|event| event.kind == kind))?;
            Some(place + marks.dated.len())
        }
    })
}
