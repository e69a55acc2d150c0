//! Sorting and the like for the page, small before fast: the standard library's sort is compiled anew for every type, some 6 KB of
//! wasm each time and as much for a map that is collected. Here a plain one is compiled once, over positions.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A number kept between two others: the standard library's way of it brings the code that writes floats along, for its panic.
pub fn within(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

/// Sorts as [`slice::sort_by`] does: what compares equal stays in its order.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort_positions(&mut order, &mut |one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    let mut unsorted: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| unsorted.get_mut(at)?.take()));
}

/// Sorts as [`slice::sort_by_key`] does.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// A map, filled one by one: collected, it would be sorted first. Of equal keys the last one counts.
pub fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(items);
    map
}

/// Merges ever longer runs; what is in order already is only looked at.
fn sort_positions(order: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    let mut merged = Vec::with_capacity(order.len());
    let mut length = 1;
    while length < order.len() {
        for runs in order.chunks_mut(2 * length) {
            let (first, second) = runs.split_at(length.min(runs.len()));
            let (Some(last), Some(next)) = (first.last(), second.first()) else { continue };
            if compare(*last, *next) != Ordering::Greater {
                continue;
            }
            let (mut firsts, mut seconds) = (first.iter().peekable(), second.iter().peekable());
            merged.clear();
            while let (Some(one), Some(other)) = (firsts.peek(), seconds.peek()) {
                let from = if compare(**one, **other) == Ordering::Greater { &mut seconds } else { &mut firsts };
                merged.extend(from.next());
            }
            merged.extend(firsts);
            merged.extend(seconds);
            runs.copy_from_slice(&merged);
        }
        length *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_key(&mut items, |(number, _)| *number);
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn any_number_of_items_is_sorted_as_the_standard_library_sorts_them() {
        for length in 0..70_usize {
            let mut items: Vec<(usize, usize)> = (0..length).map(|place| (place * 37 % 23, place)).collect();
            let mut others = items.clone();
            sort_by_key(&mut items, |(number, _)| *number);
            others.sort_by_key(|(number, _)| *number);
            assert_eq!(items, others);
        }
    }
}
