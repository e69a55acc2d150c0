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

    /// Below this probability an event of a kind is left out: chosen for the best F1 on held-back articles, and written
    /// as `threshold kind=least 0.5`.
    pub fn threshold(&self, kind: &str) -> f32 {
        self.number("threshold", kind, "least").unwrap_or(0.5)
    }

    /// How often events of a kind that seemed this likely were right in held-back articles, by a logistic curve written as
    /// `calibration kind=slope 0.8` and `calibration kind=offset -0.3`.
    pub fn calibrated(&self, kind: &str, probability: f32) -> f32 {
        let number = |name| self.number("calibration", kind, name);
        let (Some(slope), Some(offset)) = (number("slope"), number("offset")) else { return probability };
        let sure = probability.clamp(0.001, 0.999);
        1.0 / (1.0 + libm::expf(-slope * libm::logf(sure / (1.0 - sure)) - offset))
    }

    fn number(&self, table: &str, name: &str, value: &str) -> Option<f32> {
        self.table.get(&hash(hash(hash(START, table), name), value)).copied()
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
#[derive(Clone)]
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
        let mut value = Bytes::on(hash(self.table, name));
        for (index, part) in values.iter().enumerate() {
            if index > 0 {
                value.feed(b"+");
            }
            value.feed(part.as_bytes());
        }
        let key = value.finish();
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

/// A hash of a name on top of what was hashed before.
fn hash(state: u64, name: &str) -> u64 {
    let mut bytes = Bytes::on(state);
    bytes.feed(name.as_bytes());
    bytes.finish()
}

/// Bytes on their way into a hash, eight at a time; the same for one text whether it comes whole or in pieces.
struct Bytes {
    state: u64,
    word: u64,
    fed: u32,
}

impl Bytes {
    fn on(state: u64) -> Self {
        Bytes { state, word: 0, fed: 0 }
    }

    fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.word |= u64::from(*byte) << (self.fed % 8 * 8);
            self.fed += 1;
            if self.fed.is_multiple_of(8) {
                self.mix();
            }
        }
    }

    fn mix(&mut self) {
        self.state = (self.state.rotate_left(5) ^ self.word).wrapping_mul(0x517c_c1b7_2722_0a95);
        self.word = 0;
    }

    fn finish(mut self) -> u64 {
        self.mix();
        self.word = u64::from(self.fed);
        self.mix();
        self.state ^ self.state >> 29
    }
}

/// A hasher for keys that are hashes already, and for words of the tables.
#[derive(Default)]
pub struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut hash = Bytes::on(self.0);
        hash.feed(bytes);
        self.0 = hash.finish();
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
