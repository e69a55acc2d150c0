//! Weights of named features, and the score that they add up to.
//!
//! Every decision of this stage that is weighed (is this an event, which date is its date, are these two reports of one
//! happening) is a sum over features such as `rule=release-verb`. What each feature weighs in each table stands in
//! `weights.txt`, one `table feature=value weight` a line, learned from annotated articles by `.ci/learn`; a feature
//! without a line weighs nothing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// What each feature weighs in each table, by a hash of their names.
pub struct Weights {
    table: HashMap<u64, f32, BuildHasherDefault<Hashed>>,
    named: bool,
}

impl Weights {
    /// Reads `table feature=value weight` lines, parted by tabs; a line of another form weighs nothing. Scores by these
    /// weights keep the names of their features.
    pub fn learning(text: &str) -> Self {
        Weights { named: true, ..Self::parse(text) }
    }

    /// Below this probability a candidate of a kind is no event: chosen for the best F1 on held-back articles, and written
    /// as `threshold kind=least 0.5`.
    pub fn threshold(&self, kind: &str) -> f32 {
        let key = hash(hash(hash(START, "threshold"), kind), "least");
        self.table.get(&key).copied().unwrap_or(0.5)
    }

    /// Whether there are weights of a table; each that is learned has a bias.
    pub fn has(&self, table: &str) -> bool {
        self.table.contains_key(&hash(hash(hash(START, table), "bias"), "1"))
    }

    /// Whether scores keep the names of their features.
    pub fn is_learning(&self) -> bool {
        self.named
    }

    fn parse(text: &str) -> Self {
        let line = |line: &str| {
            let mut fields = line.split('\t');
            let (table, feature, weight) = (fields.next()?, fields.next()?, fields.next()?);
            let (name, value) = feature.split_once('=')?;
            Some((hash(hash(hash(START, table), name), value), weight.parse().ok()?))
        };
        Weights { table: text.lines().filter_map(line).collect(), named: false }
    }

    /// The weights that are compiled in.
    pub fn compiled() -> &'static Self {
        static PARSED: OnceLock<Weights> = OnceLock::new();
        PARSED.get_or_init(|| Self::parse(include_str!("weights.txt")))
    }
}

/// A sum over the features of one decision.
pub struct Score<'w> {
    weights: &'w Weights,
    table: u64,
    sum: f32,
    /// The features as `name=value`, kept for learning only.
    pub names: Vec<String>,
}

impl<'w> Score<'w> {
    /// Nothing weighed yet, by the weights of one table.
    pub fn new(weights: &'w Weights, table: &str) -> Self {
        Score { weights, table: hash(START, table), sum: 0.0, names: Vec::new() }
    }

    /// Adds what `name=value` weighs.
    pub fn add(&mut self, name: &str, value: &str) {
        self.add_all(name, &[value]);
    }

    /// Adds what `name=true` weighs, where it is.
    pub fn flag(&mut self, name: &str, on: bool) {
        if on {
            self.add(name, "true");
        }
    }

    /// Adds what `name=a+b+…` weighs: the values together.
    pub fn add_all(&mut self, name: &str, values: &[&str]) {
        let mut key = hash(self.table, name);
        for (index, value) in values.iter().enumerate() {
            key = if index == 0 { hash(key, value) } else { more(more(key, b"+"), value.as_bytes()) };
        }
        self.sum += self.weights.table.get(&key).copied().unwrap_or(0.0);
        if self.weights.named {
            self.names.push(format!("{name}={}", values.join("+")));
        }
    }

    /// The sum.
    pub fn sum(&self) -> f32 {
        self.sum
    }

    /// The decision as a reading with a value; its features move into it.
    pub fn reading(&mut self, value: Option<String>) -> Reading {
        Reading { value, features: std::mem::take(&mut self.names) }
    }

    /// The probability that the sum stands for, 0 to 1.
    pub fn probability(&self) -> f32 {
        1.0 / (1.0 + libm::expf(-self.sum))
    }
}

/// One way to fill an argument; for learning the weights.
pub struct Reading {
    /// What it would be: a date, names with a mark between; `None` for none.
    pub value: Option<String>,
    /// The features it was scored by, as `name=value`.
    pub features: Vec<String>,
}

/// The first of the highest scores, and its share among all, as in a multinomial model.
pub fn best(sums: impl Iterator<Item = f32>) -> (usize, f32) {
    let sums: Vec<f32> = sums.collect();
    let mut best = 0;
    for (index, sum) in sums.iter().enumerate() {
        if *sum > sums[best] {
            best = index;
        }
    }
    let total: f32 = sums.iter().map(|sum| libm::expf(sum - sums[best])).sum();
    (best, 1.0 / total.max(1.0))
}

/// A number of things as a feature's value.
pub fn bucket(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3-4",
        5..=8 => "5-8",
        9..=16 => "9-16",
        _ => "17+",
    }
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over a name, after a zero byte that parts it from what was hashed before.
fn hash(state: u64, name: &str) -> u64 {
    more(more(state, &[0]), name.as_bytes())
}

fn more(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = more(self.0, bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_the_sum_of_its_features_in_its_table() {
        let weights =
            Weights::learning("concert\tword=gig\t1.5\nconcert\trule+word=noun+gig\t-0.5\naward\tword=gig\t9\nnot a line");
        let mut score = Score::new(&weights, "concert");
        score.add("word", "gig");
        score.add("word", "prize");
        score.add_all("rule+word", &["noun", "gig"]);
        assert_eq!(score.sum(), 1.0);
        assert_eq!(score.names, ["word=gig", "word=prize", "rule+word=noun+gig"]);
    }
}
