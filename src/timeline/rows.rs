//! Puts the items of a lane into rows: bodies never meet, labels go where there is room.

use super::cluster::bracket_half;
use super::lanes::{Body, Content, GAP, Item, LABEL_GAP, MOST_SMALL, Side};

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
            last.side == Side::Right && last.body.start - LABEL_GAP - last.label_room() >= last.free_from + GAP
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
            Some((_, end)) if item.body.heads.0 + 15.0 + item.label_room() + 6.0 <= end => Side::Inside,
            _ => Side::Right,
        };
        self.body_end = Some(item.body.end);
        self.end = Some(match item.side {
            Side::Right => item.body.end + LABEL_GAP + item.label_room(),
            _ => item.body.end,
        });
        self.items.push(item);
    }
}

/// Puts the items of a lane, sorted by start, into as few rows as their bodies and labels allow.
///
/// A lane has `most` rows at most, and three in five of them for the sake of labels alone.
// Apart, so that browsers soon have it compiled well.
#[inline(never)]
pub(super) fn pack_rows(items: Vec<Item>, most: usize) -> Vec<Vec<Item>> {
    let mut rows: Vec<Row> = Vec::new();
    for item in items {
        let choice = choose_row(&mut rows, item.body.start, most);
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
    rows.into_iter().map(|row| row.items).collect()
}

/// The row for a body that begins there, and what the last label of that row does to make room; `None` when every row
/// has a body there.
fn choose_row(rows: &mut Vec<Row>, from: f64, most: usize) -> Option<(usize, Option<Side>)> {
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
    if rows.len() >= (most * 3 / 5).max(2)
        && let Some(row) = without_label(rows)
    {
        return Some((row, Some(Side::None)));
    }
    (rows.len() < most).then(|| {
        rows.push(Row::default());
        (rows.len() - 1, None)
    })
}

/// Folds what finds no row into the bracket over the nearest last note.
fn fold_into_nearest(rows: &mut [Row], item: Item) {
    let distance = |row: &Row| row.items.last().map_or(f64::INFINITY, |last| (item.body.heads.0 - last.body.heads.1).abs());
    let Some(row) = rows.iter_mut().min_by(|a, b| distance(a).total_cmp(&distance(b))) else { return };
    let Some(last) = row.items.last_mut() else { return };
    let heads = (last.body.heads.0.min(item.body.heads.0), last.body.heads.1.max(item.body.heads.1));
    let count = last.content.marks().len() + item.content.marks().len();
    let (middle, half) = ((heads.0 + heads.1) / 2.0, bracket_half(count));
    let start = last.body.start.max((heads.0 - 13.0).min(middle - half));
    last.body = Body { start, end: (heads.1 + 13.0).max(middle + half), heads, area: None };
    last.content = Content::Cluster([last.content.marks(), item.content.marks()].concat());
    last.ends = (last.ends.0.min(item.ends.0), last.ends.1.max(item.ends.1));
    last.kind = last.kind.filter(|kind| item.kind == Some(*kind));
    last.ahead &= item.ahead;
    last.notes.extend(item.notes);
    last.notes.truncate(MOST_SMALL);
    last.side = Side::None;
    last.label = String::new();
    (row.body_end, row.end) = (Some(last.body.end), Some(last.body.end));
}
