//! Packs the marks into rows: lanes from top to bottom, time from left to right, nothing over anything.
//!
//! Packing depends on the zoom alone, so rows keep still while the reader pans; of very many events only those near the
//! window are packed. Bodies always find a place; labels get the nearest free side, then the other, then none, and those of
//! core events go last.

use super::cluster::{Fold, Part, fold_lane};
use super::grain::{Grain, Grains, Zoom, gather};
use super::label::{Face, LABEL_ROOM, LABEL_SIZE, cluster_label, text_width};
use super::mark::{Mark, Marks};
use super::rows::pack_rows;
use crate::analysis::EventRecord;
use crate::event::{Kind, Status};
use crate::order;

/// The most rows of all lanes together; each lane gets its share of them.
const ROWS: usize = 20;
/// The most marks and brackets that one window shows; beyond it near ones fold.
pub const MAX_ITEMS: usize = 32;
/// The most small notes under a bracket; more would only be a smear.
pub(super) const MOST_SMALL: usize = 12;
/// Px between two things in a row, and between a mark and its label.
pub(super) const GAP: f64 = 8.0;
pub(super) const LABEL_GAP: f64 = 6.0;

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
    /// Several under a bracket, by their indices, in no order; at least two.
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
    /// The first and the last of its marks in time.
    pub ends: (usize, usize),
    /// The kind of all of them, if it is one.
    pub kind: Option<Kind>,
    /// True when none of them has happened.
    pub ahead: bool,
    /// The small notes that a bracket shows: their kinds and places in px from the origin.
    pub notes: Vec<(Kind, f64)>,
    /// The label in full, empty when it never got one.
    pub label: String,
    pub(super) label_width: f64,
    pub(super) side: Side,
    /// Where the things before it in the row end.
    pub(super) free_from: f64,
    pub(super) core: bool,
}

impl Item {
    /// Px that are kept for the label when rows are packed; a longer title gets more of them where they are free.
    pub(super) fn label_room(&self) -> f64 {
        match self.content {
            Content::Mark(_) => self.label_width.min(LABEL_ROOM),
            Content::Cluster(_) => self.label_width,
        }
    }
}

/// The packed marks of one zoom.
#[derive(Clone, Debug, PartialEq)]
pub struct Lanes {
    /// The day that stands at 0 px.
    pub origin: f64,
    /// Width of a day in px.
    pub px_per_day: f64,
    /// For each lane its rows, each sorted by time and without overlap.
    pub rows: Vec<Vec<Vec<Item>>>,
    /// For each row the number of events up to and with each item.
    pub(super) counts: Vec<Vec<Vec<usize>>>,
    /// For each lane the number of events before and after what was packed, and the nearest of them.
    pub(super) outside: Vec<[Option<(usize, usize)>; 2]>,
}

impl Lanes {
    /// How many rows each lane needs, at least one.
    pub fn row_counts(&self) -> Vec<usize> {
        self.rows.iter().map(|rows| rows.len().max(1)).collect()
    }

    /// Px of a day, from the origin.
    pub fn px(&self, day: f64) -> f64 {
        (day - self.origin) * self.px_per_day
    }
}

/// The most rows a lane has when there are so many lanes.
pub fn most_rows(lanes: usize) -> usize {
    (ROWS / lanes.max(1)).clamp(3, 12)
}

/// Packs the marks that meet a stretch of days, at a zoom of `px_per_day`, for windows `width` px wide within it. Equal
/// input gives equal rows. `events` are those that the marks were read from.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
pub fn pack_lanes(marks: &Marks, events: &[EventRecord], px_per_day: f64, width: f64, stretch: (f64, f64)) -> Lanes {
    let px_per_day = if px_per_day.is_finite() { px_per_day.max(1e-6) } else { 1.0 };
    let origin = marks.dated.iter().map(|mark| mark.at).fold(f64::INFINITY, f64::min);
    let origin = if origin.is_finite() { origin } else { 0.0 };
    let grains = gather(marks, Zoom { origin, px_per_day }, stretch);
    let maker = Maker { marks: &marks.dated, events, grains: &grains };
    let most = most_rows(grains.lanes.len());
    let mut fold = Fold::plain();
    let rows = loop {
        let parts: Vec<Vec<(Body, Part)>> = grains.lanes.iter().map(|lane| fold_lane(lane, fold)).collect();
        let stricter = fold.stricter();
        if stricter.is_none() || most_in_view(parts.iter().flatten().map(|(body, _)| body), width) <= MAX_ITEMS {
            let rows: Vec<Vec<Vec<Item>>> =
                parts.into_iter().enumerate().map(|(lane, parts)| pack_rows(maker.items(lane, parts), most)).collect();
            // What finds no row widens a bracket, so the packed rows are counted again.
            if stricter.is_none() || most_in_view(rows.iter().flatten().flatten().map(|item| &item.body), width) <= MAX_ITEMS {
                break rows;
            }
        }
        fold = stricter.unwrap_or(fold);
    };
    let counts = rows.iter().map(|rows| rows.iter().map(|row| running_counts(row)).collect()).collect();
    Lanes { origin, px_per_day, rows, counts, outside: grains.outside }
}

/// Makes items of the parts of a lane.
struct Maker<'a> {
    marks: &'a [Mark],
    events: &'a [EventRecord],
    grains: &'a Grains,
}

impl Maker<'_> {
    // Apart, so that browsers soon have it compiled well.
    #[inline(never)]
    fn items(&self, lane: usize, parts: Vec<(Body, Part)>) -> Vec<Item> {
        let lane = self.grains.lanes.get(lane).map_or(&[][..], Vec::as_slice);
        let item = |(body, part): (Body, Part)| {
            let places = match part {
                Part::One(place) => vec![place],
                Part::Run(places) => places,
            };
            let grains = places.iter().filter_map(|place| lane.get(*place));
            let members: Vec<usize> = grains.flat_map(|grain| self.grains.of(grain)).copied().collect();
            let mark = |index: &usize| self.marks.get(*index);
            let kind = members.first().and_then(mark).map(|mark| mark.kind);
            let kind = kind.filter(|kind| members.iter().filter_map(mark).all(|mark| mark.kind == *kind));
            let (label, label_width) = self.label(&members);
            Item {
                body,
                ends: members.iter().fold((usize::MAX, 0), |(first, last), mark| (first.min(*mark), last.max(*mark))),
                kind,
                ahead: members.iter().filter_map(mark).all(|mark| mark.status != Status::Happened),
                notes: self.notes(places.iter().filter_map(|place| lane.get(*place)), body.heads),
                label,
                label_width,
                side: Side::None,
                free_from: f64::NEG_INFINITY,
                core: matches!(members.as_slice(), [only] if mark(only).is_some_and(|mark| mark.core)),
                content: match members.as_slice() {
                    [only] => Content::Mark(*only),
                    _ => Content::Cluster(members),
                },
            }
        };
        parts.into_iter().map(item).collect()
    }

    fn title(&self, mark: usize) -> &str {
        self.marks.get(mark).and_then(|mark| self.events.get(mark.event)).map_or("", |event| event.title.as_str())
    }

    /// The title, or the first two titles under a bracket, core ones before others.
    fn label(&self, members: &[usize]) -> (String, f64) {
        if let [only] = members {
            let title = self.title(*only);
            return (title.to_owned(), text_width(title, Face::Serif, LABEL_SIZE));
        }
        let titles = |core: bool| {
            let is_kept = move |index: &&usize| self.marks.get(**index).is_some_and(|mark| mark.core == core);
            members.iter().filter(is_kept).take(12).map(|index| self.title(*index))
        };
        cluster_label(members.len(), titles(true).chain(titles(false)))
    }

    /// Notes far enough apart to be told from each other, all along the bracket.
    fn notes<'a>(&self, grains: impl Iterator<Item = &'a Grain>, (first, last): (f64, f64)) -> Vec<(Kind, f64)> {
        let apart = ((last - first) / (MOST_SMALL - 1) as f64 - 0.01).max(4.0);
        let mut notes: Vec<(Kind, f64)> = Vec::new();
        for grain in grains {
            let place = grain.body.heads.0;
            if notes.len() < MOST_SMALL && notes.last().is_none_or(|(_, last)| place - last >= apart) {
                let first = self.grains.of(grain).first().and_then(|mark| self.marks.get(*mark));
                notes.extend(first.map(|mark| (mark.kind, place)));
            }
        }
        notes
    }
}

/// The most bodies that one window of so many px meets, anywhere.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
fn most_in_view<'a>(bodies: impl Iterator<Item = &'a Body> + Clone, width: f64) -> usize {
    let mut starts: Vec<f64> = bodies.clone().map(|body| body.start).collect();
    let mut ends: Vec<f64> = bodies.map(|body| body.end).collect();
    order::sort_by(&mut starts, f64::total_cmp);
    order::sort_by(&mut ends, f64::total_cmp);
    let mut gone = 0;
    let mut most = 0;
    // The window whose right edge touches this start has lost everything that ended a width before; a hair's breadth more
    // is kept, since places on the screen are rounded.
    for (met, start) in starts.iter().enumerate() {
        while ends.get(gone).is_some_and(|end| *end < start - width - 0.01) {
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
