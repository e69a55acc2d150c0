//! Sorting and the like for the page, small before fast: the standard library's sort is compiled anew for every type, some 6 KB of
//! wasm each time and as much for a map that is collected. Here a plain one is compiled once, over positions.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A number kept between two others: the standard library's way of it brings the code that writes floats along, for its panic.
pub fn within(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}

/// Sorts as [`slice::sort_by`] does: what compares equal stays in its order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let mut order: Vec<usize> = (0..items.len()).collect();
    let was_in_order = sort_positions(&mut order, &mut |one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    // Most of what comes is.
    if !was_in_order {
        arrange(items, order);
    }
}

/// Sorts as [`slice::sort_by_key`] does.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by two numbers under 2^24, the first before the second; what has the same two stays in its order. It counts instead
/// of comparing, so that a hundred thousand are soon in order.
pub fn sort_by_numbers<T>(items: &mut [T], numbers: impl Fn(&T) -> [u32; 2]) {
    let (firsts, seconds): (Vec<u32>, Vec<u32>) = items.iter().map(|item| numbers(item).into()).unzip();
    let mut order: Vec<usize> = (0..items.len()).collect();
    for (numbers, shift) in [(&seconds, 0), (&seconds, 12), (&firsts, 0), (&firsts, 12)] {
        order = counted(&order, numbers, shift);
    }
    arrange(items, order);
}

/// Puts the items where `order` has them: at each place stands what stood at the position there. In
/// place, without a second copy of a hundred thousand.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for first in 0..items.len() {
        // Round the circle of those that take each other's places.
        let mut at = first;
        while let Some(from) = order.get_mut(at).map(|from| std::mem::replace(from, at)).filter(|from| *from != first) {
            items.swap(at, from);
            at = from;
        }
    }
}

/// The positions in the order of twelve bits of their numbers.
fn counted(order: &[usize], numbers: &[u32], shift: u32) -> Vec<usize> {
    let digit = |at: usize| numbers.get(at).map_or(0, |number| (number >> shift) as usize & 0xfff);
    let mut starts = [0; 0x1001];
    for at in order {
        if let Some(start) = starts.get_mut(digit(*at) + 1) {
            *start += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut sorted = vec![0; order.len()];
    for at in order {
        if let Some(start) = starts.get_mut(digit(*at)) {
            if let Some(slot) = sorted.get_mut(*start) {
                *slot = *at;
            }
            *start += 1;
        }
    }
    sorted
}

/// A map, filled one by one: collected, it would be sorted first. Of equal keys the last one counts.
pub fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(items);
    map
}

/// Merges ever longer runs; what is in order already is only looked at. Whether all was.
fn sort_positions(order: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) -> bool {
    let mut was_in_order = true;
    let mut merged = Vec::new();
    let mut length = 1;
    while length < order.len() {
        for runs in order.chunks_mut(2 * length) {
            let (first, second) = runs.split_at(length.min(runs.len()));
            let (Some(last), Some(next)) = (first.last(), second.first()) else { continue };
            if compare(*last, *next) != Ordering::Greater {
                continue;
            }
            was_in_order = false;
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
    was_in_order
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
    fn numbers_are_counted_into_the_order_that_comparing_gives() {
        let mut seed = 7_u32;
        let mut items: Vec<(u32, u32, usize)> = (0..3_000)
            .map(|at| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                // Few enough of each that many are equal, far enough apart that all digits count.
                ((seed >> 8) % 7 * 2_396_000, (seed >> 12) % 5 * 3_000, at)
            })
            .collect();
        let mut compared = items.clone();
        compared.sort();
        sort_by_numbers(&mut items, |(first, second, _)| [*first, *second]);
        assert_eq!(items, compared);
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
