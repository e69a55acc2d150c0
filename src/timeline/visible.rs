//! What a window shows of the packed lanes: found by binary search in each row, places in px of the drawing.

use super::label::{Face, LABEL_SIZE, elide};
use super::lanes::{Body, Content, GAP, Item, LABEL_GAP, Lanes, Side};
use super::scale::Scale;
use super::ticks::Anchor;

/// Px at a lane's edge for '‹ 12 earlier', and for '‹ 12' where that is all there is.
const SIGN: f64 = 84.0;
const SHORT_SIGN: f64 = 40.0;
/// The least room at the right edge in which a label is shortened rather than left out.
const SHORTEST: f64 = 48.0;

/// What one lane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneView<'a> {
    /// Its place from the top.
    pub lane: usize,
    /// The marks and brackets, row by row, each row from left to right.
    pub shown: Vec<Shown<'a>>,
    /// The sign for the events before the window.
    pub earlier: Option<EdgeSign>,
    /// The sign for those after it.
    pub later: Option<EdgeSign>,
}

/// A mark or bracket in the window.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown<'a> {
    /// What it is.
    pub item: &'a Item,
    /// Its row, from 0.
    pub row: usize,
    /// Its extents in px of the drawing, the area cut at the window's edges; all finite.
    pub body: Body,
    /// True where the area goes on beyond the left or the right edge.
    pub cut: (bool, bool),
    /// Its label, when there is room for it.
    pub label: Option<PlacedLabel>,
    /// What turns places from the lanes' origin into those of the drawing.
    pub shift: f64,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLabel {
    /// Where the text is anchored, in px.
    pub x: f64,
    /// Which part of the text stands there.
    pub anchor: Anchor,
    /// Estimated width; less than the whole label takes where it has to be shortened.
    pub width: f64,
    /// True inside its own bar or band.
    pub inside: bool,
}

impl PlacedLabel {
    /// First and last px.
    pub fn extent(&self) -> (f64, f64) {
        match self.anchor {
            Anchor::End => (self.x - self.width, self.x),
            _ => (self.x, self.x + self.width),
        }
    }
}

/// '‹ 3 earlier' or '3 later ›'.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EdgeSign {
    /// How many events.
    pub count: usize,
    /// The nearest of them, by its index among the dated marks.
    pub nearest: usize,
    /// The row with room for it; `None` where every row is taken, so that it goes beside the lane's name.
    pub row: Option<usize>,
    /// True where there is room for the arrow and the number only.
    pub short: bool,
}

impl Lanes {
    /// What the window shows, lane by lane. Every event is in `shown` or counted by one of the signs.
    ///
    /// The mark at `selected` says its name even where that takes a label from its neighbours.
    pub fn visible(&self, scale: &Scale, selected: Option<usize>) -> Vec<LaneView<'_>> {
        let lanes = 0..self.rows.len();
        let view = |lane: usize| {
            let mut view = self.lane_view(lane, scale);
            if let Some(selected) = selected {
                name_selected(&mut view.shown, selected, scale);
            }
            lengthen_labels(&mut view, scale.right());
            view
        };
        lanes.map(view).collect()
    }

    fn lane_view(&self, lane: usize, scale: &Scale) -> LaneView<'_> {
        let shift = scale.x(self.origin);
        let (left, right) = (scale.left(), scale.right());
        let rows = self.rows.get(lane).map_or(&[][..], Vec::as_slice);
        let counts = self.counts.get(lane).map_or(&[][..], Vec::as_slice);
        let mut view = LaneView { lane, shown: Vec::new(), earlier: None, later: None };
        let sign = |(count, nearest)| EdgeSign { count, nearest, row: None, short: false };
        let [before, after] = self.outside.get(lane).copied().unwrap_or_default();
        (view.earlier, view.later) = (before.map(sign), after.map(sign));
        for (index, (row, counts)) in rows.iter().zip(counts).enumerate() {
            let first = row.partition_point(|item| extent(item).1 + shift < left);
            let after = row.partition_point(|item| extent(item).0 + shift < right).max(first);
            let counted = |end: usize| end.checked_sub(1).and_then(|last| counts.get(last)).copied().unwrap_or(0);
            let (before, total) = (counted(first), counted(row.len()));
            if let Some(last) = first.checked_sub(1).and_then(|last| row.get(last)) {
                add_to_sign(&mut view.earlier, before, last, true);
            }
            if let Some(next) = row.get(after) {
                add_to_sign(&mut view.later, total - counted(after), next, false);
            }
            let items = row.get(first..after).unwrap_or_default();
            view.shown.extend(items.iter().map(|item| show(item, index, shift, left, right)));
        }
        let row_count = rows.len().max(1);
        place_sign(&mut view.earlier, &mut view.shown, row_count, |width| (left, left + width));
        place_sign(&mut view.later, &mut view.shown, row_count, |width| (right - width, right));
        view
    }
}

/// Gives the selected mark a label at the side with room between the bodies of its row, and takes away those it meets.
fn name_selected(shown: &mut [Shown<'_>], selected: usize, scale: &Scale) {
    let Some(index) = shown.iter().position(|shown| shown.item.content == Content::Mark(selected)) else { return };
    let Some((row, body, width)) = shown.get(index).map(|shown| (shown.row, shown.body, shown.item.label_room())) else { return };
    let same_row = |other: &Shown<'_>| other.row == row && other.body != body;
    // The ring around the note is wider than the note.
    let (start, end) = (body.start.min(body.heads.0 - 16.0) - LABEL_GAP, body.end.max(body.heads.0 + 16.0) + LABEL_GAP);
    let ends = shown.iter().filter(|other| same_row(other) && other.body.end <= body.start + 1.0).map(|other| other.body.end);
    let starts = shown.iter().filter(|other| same_row(other) && other.body.start >= body.end - 1.0).map(|other| other.body.start);
    let free_from = ends.fold(scale.left(), f64::max);
    let free_to = starts.fold(scale.right(), f64::min);
    let label = match shown.get(index).and_then(|shown| shown.label) {
        Some(label) if label.inside || label.anchor == Anchor::End => Some(label),
        _ if end + width <= free_to => Some(PlacedLabel { x: end, anchor: Anchor::Start, width, inside: false }),
        _ if start - width >= free_from => Some(PlacedLabel { x: start, anchor: Anchor::End, width, inside: false }),
        label => label,
    };
    for other in shown.iter_mut().filter(|other| same_row(other)) {
        let meets = |theirs: &PlacedLabel| {
            label.is_some_and(|ours| ours.extent().0 - GAP < theirs.extent().1 && theirs.extent().0 < ours.extent().1 + GAP)
        };
        other.label = other.label.filter(|theirs| !meets(theirs));
    }
    if let Some(shown) = shown.get_mut(index) {
        shown.label = label;
    }
}

/// Gives titles that were shortened to the room kept for them what is free beyond it.
fn lengthen_labels(view: &mut LaneView<'_>, right: f64) {
    let sign = view.later.and_then(|sign| Some((sign.row?, if sign.short { SHORT_SIGN } else { SIGN })));
    // From the right, so that each is met as it stands.
    let mut next: Option<(usize, f64)> = None;
    for shown in view.shown.iter_mut().rev() {
        let edge = right - sign.filter(|(row, _)| *row == shown.row).map_or(2.0, |(_, width)| width);
        let free_to = next.filter(|(row, _)| *row == shown.row).map_or(edge, |(_, start)| edge.min(start - GAP));
        if let Some(label) = shown.label.as_mut().filter(|label| label.anchor == Anchor::Start) {
            let to = if label.inside { shown.body.area.map_or(free_to, |(_, to)| to - 5.0) } else { free_to };
            label.width = (to - label.x).min(shown.item.label_width).max(label.width);
        }
        let start = shown.label.map_or(shown.body.start, |label| label.extent().0.min(shown.body.start));
        next = Some((shown.row, start));
    }
}

/// What decides whether an item is shown: its area, or its notes.
fn extent(item: &Item) -> (f64, f64) {
    item.body.area.unwrap_or(item.body.heads)
}

fn add_to_sign(sign: &mut Option<EdgeSign>, count: usize, nearest: &Item, earlier: bool) {
    let mark = if earlier { nearest.ends.1 } else { nearest.ends.0 };
    let before = sign.take();
    let nearest = before.map_or(mark, |sign| if earlier { sign.nearest.max(mark) } else { sign.nearest.min(mark) });
    let count = count + before.map_or(0, |sign| sign.count);
    *sign = Some(EdgeSign { count, nearest, row: None, short: false });
}

/// Finds the sign a row where its edge is free, if need be by taking a label away.
fn place_sign(sign: &mut Option<EdgeSign>, shown: &mut [Shown<'_>], rows: usize, zone: impl Fn(f64) -> (f64, f64)) {
    let Some(sign) = sign else { return };
    let meets = |(from, to): (f64, f64), (left, right): (f64, f64)| from < right && to > left;
    let blocked = |shown: &[Shown<'_>], row: usize, width: f64, labels: bool| {
        shown.iter().filter(|shown| shown.row == row).any(|shown| {
            meets((shown.body.start, shown.body.end), zone(width))
                || (labels && shown.label.is_some_and(|label| meets(label.extent(), zone(width))))
        })
    };
    let choices = [(SIGN, true), (SHORT_SIGN, true), (SIGN, false), (SHORT_SIGN, false)];
    for (width, labels) in choices {
        if let Some(row) = (0..rows).rev().find(|row| !blocked(shown, *row, width, labels)) {
            (sign.row, sign.short) = (Some(row), width == SHORT_SIGN);
            for shown in shown.iter_mut().filter(|shown| shown.row == row) {
                shown.label = shown.label.filter(|label| !meets(label.extent(), zone(width)));
            }
            return;
        }
    }
}

fn show(item: &Item, row: usize, shift: f64, left: f64, right: f64) -> Shown<'_> {
    let (start, end) = (item.body.start + shift, item.body.end + shift);
    let area = item.body.area.map(|(from, to)| (from + shift, to + shift));
    let cut = area.map_or((false, false), |(from, to)| (from < left, to > right));
    let area = area.map(|(from, to)| (from.max(left), to.min(right)));
    let mut heads = (item.body.heads.0 + shift, item.body.heads.1 + shift);
    if item.body.area.is_none() {
        // A bracket over open-ended bars can reach far outside.
        heads = (heads.0.max(left - 13.0), heads.1.min(right + 13.0));
    }
    // The note of a bar or band that began outside stands in the part that is shown.
    if let Some((from, to)) = area
        && (heads.0 < left || heads.0 > right)
    {
        let bar = item.body.heads.0 <= item.body.area.map_or(0.0, |(from, _)| from);
        let inside = if bar { (from + 12.0).min(to) } else { (from + to) / 2.0 };
        heads = (inside, inside);
    }
    let body = Body { start: start.max(left - 13.0), end: end.min(right + 13.0), heads, area };
    let label = place_label(item, &body, shift, left, right);
    Shown { item, row, body, cut, label, shift }
}

fn shorten(label: &str, room: f64) -> String {
    elide(label.trim_end_matches('…'), Face::Serif, LABEL_SIZE, room).unwrap_or_default()
}

/// The side that packing gave, or the other where the window's edge is in the way; else inside its own area, where it
/// meets nobody; at last as much of it as the edge leaves.
fn place_label(item: &Item, body: &Body, shift: f64, left: f64, right: f64) -> Option<PlacedLabel> {
    let width = item.label_room();
    let start = |x: f64, inside: bool| PlacedLabel { x, anchor: Anchor::Start, width, inside };
    let end = |x: f64, inside: bool| PlacedLabel { x, anchor: Anchor::End, width, inside };
    let inside = || {
        let (from, to) = body.area?;
        let (after, before) = (body.heads.1 + 15.0, body.heads.0 - 15.0);
        if after >= left && after + width + 5.0 <= to {
            Some(start(after, true))
        } else {
            (before <= right && before - width - 5.0 >= from).then(|| end(before, true))
        }
    };
    let after = || {
        let x = item.body.end + shift + LABEL_GAP;
        (x >= left && x + width <= right).then(|| start(x, false))
    };
    let before = || {
        let x = item.body.start + shift - LABEL_GAP;
        let free = (item.free_from + shift + GAP).max(left + 2.0);
        (x - width >= free && x <= right).then(|| end(x, false))
    };
    let beside = match item.side {
        _ if item.label.is_empty() => return None,
        Side::Inside | Side::None => None,
        Side::Right => after().or_else(before),
        Side::Left => before(),
    };
    let shortened = || {
        let x = item.body.end + shift + LABEL_GAP;
        let room = right - 2.0 - x;
        (item.side == Side::Right && x >= left && (SHORTEST..width).contains(&room)).then_some(PlacedLabel {
            x,
            anchor: Anchor::Start,
            width: room,
            inside: false,
        })
    };
    beside.or_else(inside).or_else(shortened)
}

impl Shown<'_> {
    /// The marks it stands for, by their indices among the dated ones.
    pub fn marks(&self) -> &[usize] {
        self.item.content.marks()
    }

    /// The label as far as it has room.
    pub fn words(&self) -> String {
        let room = self.label.map_or(0.0, |label| label.width);
        if room >= self.item.label_width { self.item.label.clone() } else { shorten(&self.item.label, room) }
    }

    /// True for a bracket.
    pub fn is_cluster(&self) -> bool {
        matches!(self.item.content, Content::Cluster(_))
    }
}
