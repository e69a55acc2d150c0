//! `weights.txt` as `build.rs` packs it: features as the places of their words in a list, so that a new worker hashes each
//! word once and reads no numbers.

use crate::lexicon::{digest, mix};

/// The words of all lines, and the lines in columns, one byte a line.
pub struct Packed<'p> {
    /// How long each word is, and the words one after the other.
    lengths: &'p [u8],
    words: &'p [u8],
    /// Table and name of features that follow one another, each by its word's place, and how many lines they have.
    groups: [&'p [u8]; 6],
    /// Of each line how many values it names together, and its weight in hundredths.
    lines: [&'p [u8]; 3],
    /// The values of all lines, by their words' places.
    values: [&'p [u8]; 2],
}

impl<'p> Packed<'p> {
    /// What `bytes` hold: each column after its length.
    pub fn new(mut bytes: &'p [u8]) -> Self {
        let mut column = || {
            let (length, rest) = bytes.split_first_chunk::<4>().unwrap_or((&[0; 4], &[]));
            let (column, rest) = rest.split_at((u32::from_le_bytes(*length) as usize).min(rest.len()));
            bytes = rest;
            column
        };
        Packed {
            lengths: column(),
            words: column(),
            groups: std::array::from_fn(|_| column()),
            lines: std::array::from_fn(|_| column()),
            values: std::array::from_fn(|_| column()),
        }
    }

    /// How many features of a table there are, whatever their values.
    pub fn features(&self) -> usize {
        self.groups[0].len()
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.lines[0].len()
    }

    /// Gives for each line the hash of table and name, that of all the line, and its weight.
    pub fn each(&self, mut give: impl FnMut(u64, u64, f32)) {
        let mut rest = self.words;
        let word = |length: &u8| {
            let (word, after) = rest.split_at(usize::from(*length).min(rest.len()));
            rest = after;
            digest(std::str::from_utf8(word).unwrap_or(""))
        };
        let digests: Vec<u64> = self.lengths.iter().map(word).collect();
        let digest_at = |low: u8, high: u8| digests.get(usize::from(u16::from_le_bytes([low, high]))).copied().unwrap_or(0);
        let mut values = self.values[0].iter().zip(self.values[1]).map(|(low, high)| digest_at(*low, *high));
        let mut lines = self.lines[0].iter().zip(self.lines[1]).zip(self.lines[2]);
        for group in 0..self.groups[0].len() {
            let [table, table_high, name, name_high, low, high] =
                self.groups.map(|column| column.get(group).copied().unwrap_or(0));
            let feature = mix(digest_at(table, table_high), digest_at(name, name_high));
            for ((count, low), high) in lines.by_ref().take(usize::from(u16::from_le_bytes([low, high]))) {
                let key = values.by_ref().take(usize::from(*count)).fold(feature, mix);
                give(feature, key, f32::from(i16::from_le_bytes([*low, *high])) / 100.0);
            }
        }
    }
}

/// Gives the values that `text` may be, with `+` between them. No value has a `+` in it but for one that ends a number, as in
/// `17+`, and for the article's own.
pub fn values<'t>(text: &'t str, before: &mut Vec<&'t str>, give: &mut dyn FnMut(&[&'t str])) {
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_value = |part: &str| !part.contains('+') || part.strip_suffix('+').is_some_and(is_number);
    if is_value(text) {
        before.push(text);
        give(before);
        before.pop();
    }
    for (at, _) in text.match_indices('+') {
        let (first, rest) = (&text[..at], &text[at + 1..]);
        if is_value(first) {
            before.push(first);
            values(rest, before, give);
            before.pop();
        }
    }
}

/// The lines `table feature=value weight` of a table of weights, parted by tabs; a line of another form is left out.
pub fn lines(text: &str) -> impl Iterator<Item = (&str, &str, &str, f32)> {
    text.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let (table, feature, weight) = (fields.next()?, fields.next()?, fields.next()?);
        let (name, value) = feature.split_once('=')?;
        Some((table, name, value, weight.parse().ok()?))
    })
}
