//! The weights as the engine holds them: those of the event stage as `src/event/packed.rs` reads them, those of the mention
//! stage as an array in Rust. A part of `build.rs`.

use crate::weight_lines::{Packed, lines, values};
use std::collections::BTreeMap;

/// A table of weights.
pub fn pack(text: &str) -> Vec<u8> {
    // The commonest words first: their places take one byte.
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    let mut entries: Vec<((&str, &str), Vec<&str>, i16)> = Vec::new();
    for (table, name, value, weight) in lines(text) {
        let hundredths = hundredths(weight);
        values(value, &mut Vec::new(), &mut |values| {
            [table, name].iter().chain(values).for_each(|word| *uses.entry(word).or_default() += 1);
            entries.push(((table, name), values.to_vec(), hundredths));
        });
    }
    let mut words: Vec<&str> = uses.keys().copied().collect();
    words.sort_by_key(|word| std::cmp::Reverse(uses[word]));
    let places: BTreeMap<&str, u16> = words.iter().enumerate().map(|(place, word)| (*word, place as u16)).collect();
    let mut columns: [Vec<u8>; 13] = Default::default();
    let mut put = |column: usize, number: u16| {
        let [low, high] = number.to_le_bytes();
        columns[column].push(low);
        columns[column + 1].push(high);
    };
    for group in entries.chunk_by(|(one, ..), (other, ..)| one == other) {
        let (table, name) = group[0].0;
        [places[table], places[name], group.len() as u16].iter().enumerate().for_each(|(at, number)| put(2 + 2 * at, *number));
    }
    for (_, values, weight) in &entries {
        put(9, *weight as u16);
        values.iter().for_each(|value| put(11, places[value]));
    }
    columns[0] = words.iter().map(|word| u8::try_from(word.len()).expect("a short word")).collect();
    columns[1] = words.concat().into_bytes();
    columns[8] = entries.iter().map(|(_, values, _)| values.len() as u8).collect();
    let packed = columns
        .iter()
        .flat_map(|column| (column.len() as u32).to_le_bytes().into_iter().chain(column.iter().copied()))
        .collect::<Vec<u8>>();
    let mut read = 0;
    Packed::new(&packed).each(|_, _, _| read += 1);
    assert!(read == entries.len(), "what was packed can be read");
    packed
}

/// The rows of a table that names are weighed by, sorted by their names.
pub fn rows(text: &str) -> String {
    let row = |line: &'_ str| -> Option<(String, Vec<i16>)> {
        let (name, weights) = line.split_once('\t')?;
        Some((name.to_owned(), weights.split_whitespace().map(|weight| hundredths(weight.parse().unwrap_or(0.0))).collect()))
    };
    let rows: BTreeMap<String, Vec<i16>> = text.lines().filter(|line| !line.starts_with('#')).filter_map(row).collect();
    format!("{:?}", rows.into_iter().collect::<Vec<_>>())
}

fn hundredths(weight: f32) -> i16 {
    let hundredths = (weight * 100.0).round() as i16;
    assert!(f32::from(hundredths) / 100.0 == weight, "{weight} is no round number of hundredths");
    hundredths
}
