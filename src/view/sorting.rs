//! The order of a table's rows, by whichever column the reader chose.

use crate::analysis::EventRecord;
use crate::event::Status;
use crate::order;
use std::cmp::Ordering;

/// What a table can be sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// First day; the undated come last either way.
    #[default]
    Date,
    /// In the kinds' own order.
    Kind,
    /// As a dictionary has it, but for small and capital letters.
    Title,
    /// The first act.
    Act,
    /// Venue, then town.
    Place,
    /// In the order of how it may turn out.
    Status,
    /// The least sure first.
    Certainty,
}

impl Column {
    /// All of them, from left to right.
    pub const ALL: [Column; 7] =
        [Column::Date, Column::Kind, Column::Title, Column::Act, Column::Place, Column::Status, Column::Certainty];
}

/// The events, which come in order of date, in another order. What is equal stays in order of date; what a column leaves
/// empty comes last either way.
pub fn sorted(events: &[&EventRecord], column: Column, descending: bool) -> Vec<usize> {
    let mut order: Vec<(usize, Key)> =
        events.iter().enumerate().map(|(index, event)| (index, key(event, column, index))).collect();
    order::sort_by(&mut order, |(_, one), (_, other)| compare(one, other, descending));
    order.into_iter().map(|(index, _)| index).collect()
}

/// What a row is sorted by: whether there is nothing, a word, a number.
struct Key {
    empty: bool,
    word: String,
    number: usize,
}

fn compare(one: &Key, other: &Key, descending: bool) -> Ordering {
    let by_value = one.word.cmp(&other.word).then(one.number.cmp(&other.number));
    one.empty.cmp(&other.empty).then(if descending { by_value.reverse() } else { by_value })
}

fn key(event: &EventRecord, column: Column, index: usize) -> Key {
    let word = |word: &str| Key { empty: word.is_empty(), word: word.to_lowercase(), number: 0 };
    let number = |number: usize| Key { empty: false, word: String::new(), number };
    match column {
        Column::Date => Key { empty: event.date.is_none(), ..number(index) },
        Column::Kind => number(event.kind as usize),
        Column::Title => word(&event.title),
        Column::Act => word(event.artists.first().map_or("", String::as_str)),
        Column::Place => word(event.venue.as_deref().or(event.place.as_deref()).unwrap_or_default()),
        Column::Status => number(match event.status {
            Status::Happened => 0,
            Status::Upcoming => 1,
            Status::Rumoured => 2,
            Status::Cancelled => 3,
        }),
        Column::Certainty => number((event.confidence.clamp(0.0, 1.0) * 1000.0) as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::AnalysisDocument;
    use crate::view::filter::in_order;

    fn titles(column: Column, descending: bool) -> Vec<String> {
        let document: AnalysisDocument =
            serde_json::from_str(include_str!("../../tests/data/analysis.json")).expect("tests/data/analysis.json is a document");
        let events: Vec<&EventRecord> = in_order(&document).into_iter().filter_map(|index| document.events.get(index)).collect();
        sorted(&events, column, descending)
            .into_iter()
            .map(|index| format!("{:?} {}", events[index].date.is_some(), events[index].title))
            .collect()
    }

    #[test]
    fn the_undated_come_last_in_either_direction() {
        for descending in [false, true] {
            let dated: Vec<bool> = titles(Column::Date, descending).iter().map(|title| title.starts_with("true")).collect();
            assert!(dated.windows(2).all(|pair| pair[0] || !pair[1]), "{dated:?}");
        }
    }

    #[test]
    fn each_column_keeps_every_event() {
        let mut all = titles(Column::Date, false);
        all.sort();
        for column in Column::ALL {
            let mut sorted = titles(column, true);
            sorted.sort();
            assert_eq!(sorted, all, "{column:?}");
        }
    }
}
