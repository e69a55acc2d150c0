//! Packs the marks into rows: four lanes, time from left to right, nothing over anything.
//!
//! Packing depends on the zoom alone, so rows keep still while the reader pans. Bodies always find a place; labels get
//! the nearest free side, then the other, then none, and those of core events go last.

use super::cluster::{Fold, runs};
use super::mark::{Form, Mark, Marks};
use crate::event::{Kind, Status};

/// The most rows a lane has.
pub const MAX_ROWS: usize = 5;
/// The most rows a lane opens for the sake of labels.
const LABEL_ROWS: usize = 3;
/// The most marks and brackets that one window shows; beyond it near ones fold.
pub const MAX_ITEMS: usize = 32;
/// Px between two things in a row, and between a mark and its label.
pub(super) const GAP: f64 = 8.0;
pub(super) const LABEL_GAP: f64 = 6.0;
/// The narrowest bar and hatching.
const BAR: f64 = 24.0;
const HATCH: f64 = 34.0;

/// The extents of a mark in px from the origin of its lanes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Body {
    /// Where it begins, note and all; minus infinity for an open start.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// The middle of the note, or of the first and last note of a bracket.
    pub heads: (f64, f64),
    /// The bar, band or hatching behind the note.
    pub area: Option<(f64, f64)>,
}

/// What stands in a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// One mark, by its index among the dated ones.
    Mark(usize),
    /// Several under a bracket, by their indices, in time order; at least two.
    Cluster(Vec<usize>),
}

impl Content {
    /// The indices among the dated marks.
    pub fn marks(&self) -> &[usize] {
        match self {
            Content::Mark(mark) => std::slice::from_ref(mark),
            Content::Cluster(marks) => marks,
        }
    }
}

/// Where a label went when its row was packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Inside,
    Right,
    Left,
    None,
}

/// A mark or a bracket in its row.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it stands for.
    pub content: Content,
    /// Its extents.
    pub body: Body,
    /// The label, empty when it never got one.
    pub label: String,
    pub(super) label_width: f64,
    pub(super) side: Side,
    /// Where the things before it in the row end.
    pub(super) free_from: f64,
    pub(super) core: bool,
}

/// The packed marks of one zoom.
#[derive(Clone, Debug, PartialEq)]
pub struct Lanes {
    /// The day that stands at 0 px.
    pub origin: f64,
    /// Width of a day in px.
    pub px_per_day: f64,
    /// For each kind its rows, each sorted by time and without overlap.
    pub rows: [Vec<Vec<Item>>; 4],
    /// For each row the number of events up to and with each item.
    pub(super) counts: [Vec<Vec<usize>>; 4],
}

impl Lanes {
    /// How many rows a lane needs, at least one.
    pub fn row_count(&self, kind: Kind) -> usize {
        self.rows.get(kind as usize).map_or(1, |rows| rows.len().max(1))
    }

    /// Px of a day, from the origin.
    pub fn px(&self, day: f64) -> f64 {
        (day - self.origin) * self.px_per_day
    }
}

/// Packs the marks at a zoom of `px_per_day`, for windows `width` px wide. Equal input gives equal rows.
pub fn pack_lanes(marks: &Marks, px_per_day: f64, width: f64) -> Lanes {
    let px_per_day = if px_per_day.is_finite() { px_per_day.max(1e-6) } else { 1.0 };
    let origin = marks.dated.iter().map(|mark| mark.at).fold(f64::INFINITY, f64::min);
    let origin = if origin.is_finite() { origin } else { 0.0 };
    let bodies: Vec<Body> = marks.dated.iter().map(|mark| body(mark, origin, px_per_day)).collect();
    let mut by_lane: [Vec<usize>; 4] = Default::default();
    for (index, mark) in marks.dated.iter().enumerate() {
        if let Some(lane) = by_lane.get_mut(mark.kind as usize) {
            lane.push(index);
        }
    }
    let mut fold = Fold::plain();
    let items = loop {
        let items = by_lane.each_ref().map(|lane| fold_lane(lane, &bodies, &marks.dated, fold));
        if fold.reach > width * 2.0 || most_in_view(&items, width) <= MAX_ITEMS {
            break items;
        }
        fold = fold.stricter();
    };
    let rows = items.map(pack_rows);
    let counts = rows.each_ref().map(|rows| rows.iter().map(|row| running_counts(row)).collect());
    Lanes { origin, px_per_day, rows, counts }
}

/// The extents of a mark; the note of a bar sits astride its start, others stand in the middle.
fn body(mark: &Mark, origin: f64, px_per_day: f64) -> Body {
    let px = |day: f64| (day - origin) * px_per_day;
    let half = if mark.status == Status::Rumoured { 18.0 } else { 11.0 };
    let (number, count) = mark.share;
    // Several notes of one day stand side by side once the day is wide enough for them, in the middle of it before.
    let shared = f64::from(count) * 22.0 <= px_per_day && mark.form != Form::Bar;
    let at = if shared { mark.start + (f64::from(number) + 0.5) / f64::from(count.max(1)) } else { mark.at };
    let head = px(at);
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
        Form::Hatched { soft: false } if shared => Some((head - HATCH / 2.0, head + HATCH / 2.0)),
        Form::Hatched { soft: false } => Some(widened(0.0, HATCH)),
        Form::Hatched { soft: true } => Some(widened(6.0, HATCH)),
    };
    let (start, end) = area.unwrap_or((head, head));
    Body { start: start.min(head - half), end: end.max(head + half), heads: (head, head), area }
}

/// The items of a lane by start: near notes under brackets, the others alone.
fn fold_lane(lane: &[usize], bodies: &[Body], marks: &[Mark], fold: Fold) -> Vec<Item> {
    let body = |index: &usize| bodies.get(*index);
    let (mut small, large): (Vec<usize>, Vec<usize>) =
        lane.iter().partition(|index| body(index).is_some_and(|body| fold.takes(body)));
    let head = |index: &usize| body(index).map_or(0.0, |body| body.heads.0);
    small.sort_by(|a, b| head(a).total_cmp(&head(b)));
    let heads: Vec<f64> = small.iter().map(head).collect();
    let mut items: Vec<Item> = large.iter().filter_map(|index| single(*index, bodies, marks)).collect();
    for run in runs(&heads, fold) {
        let members = small.get(run.clone()).unwrap_or_default();
        if members.len() < fold.least {
            items.extend(members.iter().filter_map(|index| single(*index, bodies, marks)));
            continue;
        }
        // Two brackets side by side share the gap between their outer notes.
        let (Some(first), Some(last)) = (heads.get(run.start), heads.get(run.end - 1)) else { continue };
        let before = run.start.checked_sub(1).and_then(|before| heads.get(before));
        let start = before.map_or(f64::NEG_INFINITY, |before| (before + first) / 2.0 + GAP / 2.0).max(first - 13.0);
        let end = heads.get(run.end).map_or(f64::INFINITY, |next| (last + next) / 2.0 - GAP / 2.0).min(last + 13.0);
        items.push(cluster(members.to_vec(), (start, end), (*first, *last), marks));
    }
    items.sort_by(|a, b| {
        a.body.start.total_cmp(&b.body.start).then_with(|| a.content.marks().first().cmp(&b.content.marks().first()))
    });
    items
}

fn single(index: usize, bodies: &[Body], marks: &[Mark]) -> Option<Item> {
    let (body, mark) = (bodies.get(index)?, marks.get(index)?);
    Some(Item {
        content: Content::Mark(index),
        body: *body,
        label: mark.label.clone(),
        label_width: mark.label_width,
        side: Side::None,
        free_from: f64::NEG_INFINITY,
        core: mark.core,
    })
}

/// A bracket over these marks, labelled with the first two titles, core ones before others.
fn cluster(members: Vec<usize>, (start, end): (f64, f64), heads: (f64, f64), marks: &[Mark]) -> Item {
    let (label, label_width) = super::label::cluster_label(members.iter().filter_map(|index| marks.get(*index)));
    let (middle, half) = ((heads.0 + heads.1) / 2.0, bracket_half(members.len()));
    Item {
        body: Body { start: start.min(heads.0).min(middle - half), end: end.max(heads.1).max(middle + half), heads, area: None },
        content: Content::Cluster(members),
        label,
        label_width,
        side: Side::None,
        free_from: f64::NEG_INFINITY,
        core: false,
    }
}

/// Half the width of the narrowest bracket with such a number over it.
pub(super) fn bracket_half(count: usize) -> f64 {
    let digits = count.checked_ilog10().unwrap_or(0) + 1;
    f64::from(digits) * 4.0 + 10.0
}

/// The most items that one window of so many px meets, anywhere.
fn most_in_view(lanes: &[Vec<Item>; 4], width: f64) -> usize {
    let mut starts: Vec<f64> = lanes.iter().flatten().map(|item| item.body.start).collect();
    let mut ends: Vec<f64> = lanes.iter().flatten().map(|item| item.body.end).collect();
    starts.sort_by(f64::total_cmp);
    ends.sort_by(f64::total_cmp);
    let mut gone = 0;
    let mut most = 0;
    // The window whose right edge touches this start has lost everything that ended a width before.
    for (met, start) in starts.iter().enumerate() {
        while ends.get(gone).is_some_and(|end| *end < start - width) {
            gone += 1;
        }
        most = most.max(met + 1 - gone.min(met + 1));
    }
    most
}

fn running_counts(row: &[Item]) -> Vec<usize> {
    let counts = row.iter().scan(0, |sum, item| {
        *sum += item.content.marks().len();
        Some(*sum)
    });
    counts.collect()
}

/// A row as it fills from left to right.
#[derive(Default)]
struct Row {
    items: Vec<Item>,
    /// Where its last body ends, and its last body or label.
    body_end: Option<f64>,
    end: Option<f64>,
}

impl Row {
    fn is_free(&self, from: f64) -> bool {
        self.end.is_none_or(|end| end + GAP <= from)
    }

    fn has_room(&self, from: f64) -> bool {
        self.body_end.is_none_or(|end| end + GAP / 2.0 <= from)
    }

    /// True when the last label can stand left of its mark instead.
    fn can_turn(&self) -> bool {
        self.items.last().is_some_and(|last| {
            last.side == Side::Right && last.body.start - LABEL_GAP - last.label_width >= last.free_from + GAP
        })
    }

    fn settle_last(&mut self, side: Side) {
        if let Some(last) = self.items.last_mut() {
            last.side = side;
        }
        self.end = self.body_end;
    }

    fn push(&mut self, mut item: Item) {
        item.free_from = self.end.unwrap_or(f64::NEG_INFINITY);
        item.side = match item.body.area {
            _ if item.label.is_empty() => Side::None,
            Some((_, end)) if item.body.heads.0 + 15.0 + item.label_width + 6.0 <= end => Side::Inside,
            _ => Side::Right,
        };
        self.body_end = Some(item.body.end);
        self.end = Some(match item.side {
            Side::Right => item.body.end + LABEL_GAP + item.label_width,
            _ => item.body.end,
        });
        self.items.push(item);
    }
}

/// Puts the items of a lane, sorted by start, into as few rows as their bodies and labels allow.
fn pack_rows(items: Vec<Item>) -> Vec<Vec<Item>> {
    let mut rows: Vec<Row> = Vec::new();
    for item in items {
        let choice = choose_row(&mut rows, item.body.start);
        match choice.and_then(|(row, settled)| Some((rows.get_mut(row)?, settled))) {
            Some((row, settled)) => {
                if let Some(side) = settled {
                    row.settle_last(side);
                }
                row.push(item);
            }
            None => fold_into_nearest(&mut rows, item),
        }
    }
    let mut rows: Vec<Vec<Item>> = rows.into_iter().map(|row| row.items).collect();
    for item in rows.iter_mut().flatten() {
        if let Content::Cluster(members) = &mut item.content {
            members.sort_unstable();
        }
    }
    rows
}

/// The row for a body that begins there, and what the last label of that row does to make room; `None` when every row
/// has a body there.
fn choose_row(rows: &mut Vec<Row>, from: f64) -> Option<(usize, Option<Side>)> {
    if let Some(row) = rows.iter().position(|row| row.is_free(from)) {
        return Some((row, None));
    }
    if let Some(row) = rows.iter().position(|row| row.has_room(from) && row.can_turn()) {
        return Some((row, Some(Side::Left)));
    }
    let is_quiet = |row: &Row| row.items.last().is_some_and(|last| !last.core);
    let without_label = |rows: &[Row]| {
        let quiet = rows.iter().position(|row| row.has_room(from) && is_quiet(row));
        quiet.or_else(|| rows.iter().position(|row| row.has_room(from)))
    };
    if rows.len() >= LABEL_ROWS
        && let Some(row) = without_label(rows)
    {
        return Some((row, Some(Side::None)));
    }
    (rows.len() < MAX_ROWS).then(|| {
        rows.push(Row::default());
        (rows.len() - 1, None)
    })
}

/// Folds what finds no row into the bracket over the nearest last note. Its members get their order when all are in.
fn fold_into_nearest(rows: &mut [Row], item: Item) {
    let distance = |row: &Row| row.items.last().map_or(f64::INFINITY, |last| (item.body.heads.0 - last.body.heads.1).abs());
    let Some(row) = rows.iter_mut().min_by(|a, b| distance(a).total_cmp(&distance(b))) else { return };
    let Some(last) = row.items.last_mut() else { return };
    let heads = (last.body.heads.0.min(item.body.heads.0), last.body.heads.1.max(item.body.heads.1));
    let (middle, half) = ((heads.0 + heads.1) / 2.0, bracket_half(last.content.marks().len() + item.content.marks().len()));
    let start = last.body.start.max((heads.0 - 13.0).min(middle - half));
    last.body = Body { start, end: (heads.1 + 13.0).max(middle + half), heads, area: None };
    let content = std::mem::replace(&mut last.content, Content::Cluster(Vec::new()));
    let mut members = match content {
        Content::Mark(mark) => vec![mark],
        Content::Cluster(members) => members,
    };
    members.extend_from_slice(item.content.marks());
    last.content = Content::Cluster(members);
    last.side = Side::None;
    last.label = String::new();
    (row.body_end, row.end) = (Some(last.body.end), Some(last.body.end));
}
