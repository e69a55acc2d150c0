//! Weights of named features, and the score that they add up to.
//!
//! Every decision of this stage that is weighed (is this an event, which date is its date, are these two reports of one
//! happening) is a sum over features such as `rule=release-verb`. What each feature weighs in each table stands in
//! `weights.txt`, one `table feature=value weight` a line, learned from annotated articles by `.ci/learn`; a feature
//! without a line weighs nothing.

use super::keyed::Keyed;
use super::packed::{Packed, lines, values};
use super::value::{Value, value};
use crate::lexicon::{Table, digest, mix};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The names of features by their keys, as far as scores have met them; for learning.
#[derive(Default)]
pub struct Names(Mutex<HashMap<u64, String>>);

impl Names {
    /// The feature of a key, as `name=value`.
    pub fn name(&self, key: u64) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned()
    }

    fn note(&self, key: u64, name: &str, values: &[Value]) {
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let values = || values.iter().map(|value| value.text()).collect::<Vec<_>>().join("+");
        names.entry(key).or_insert_with(|| format!("{name}={}", values()));
    }
}

/// What each feature weighs in each table, by a hash of their names.
pub struct Weights {
    weights: Keyed,
    /// What each feature of a table adds at most, by the digest of both names.
    highest: Table<f32>,
    /// Where scores note the names of their features while weights are being learned.
    names: Option<Arc<Names>>,
}

impl Weights {
    /// Reads `table feature=value weight` lines, parted by tabs; a line of another form weighs nothing. Scores by these
    /// weights keep their features, and `names` gets what those are called.
    pub fn learning(text: &str, names: Arc<Names>) -> Self {
        Weights { names: Some(names), ..Self::parse(text) }
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
        self.weights.find(Digest::of(table).then(name).then(value).0)
    }

    /// Whether scores keep their features.
    pub fn is_learning(&self) -> bool {
        self.names.is_some()
    }

    /// Reads `table feature=value weight` lines, parted by tabs; a line of another form weighs nothing.
    fn parse(text: &str) -> Self {
        let mut read = Vec::new();
        for (table, name, value, weight) in lines(text) {
            let feature = Digest::of(table).then(name);
            values(value, &mut Vec::new(), &mut |values| {
                read.push((feature.0, values.iter().fold(feature, |key, value| key.then(value)).0, weight));
            });
        }
        let mut weights = Weights::with_room(read.len(), read.len());
        read.into_iter().for_each(|(feature, key, weight)| weights.add(feature, key, weight));
        weights
    }

    fn with_room(features: usize, keys: usize) -> Self {
        Weights { weights: Keyed::for_entries(keys), highest: Table::for_entries(features), names: None }
    }

    fn add(&mut self, feature: u64, key: u64, weight: f32) {
        let most = self.highest.entry(feature);
        *most = most.max(weight);
        self.weights.insert(key, weight);
    }

    /// The weights that are compiled in.
    pub fn compiled() -> &'static Self {
        static UNPACKED: OnceLock<Weights> = OnceLock::new();
        UNPACKED.get_or_init(|| {
            let packed = Packed::new(include_bytes!(concat!(env!("OUT_DIR"), "/weights")));
            let mut weights = Weights::with_room(packed.features(), packed.lines());
            packed.each(|feature, key, weight| weights.add(feature, key, weight));
            weights
        })
    }
}

/// A feature as it was looked up.
#[derive(Clone, Copy)]
pub struct Feature {
    key: u64,
    weight: f32,
}

/// A sum over the features of one decision.
#[derive(Clone)]
pub struct Score<'w> {
    weights: &'w Weights,
    table: Digest,
    sum: f32,
    /// Whether it adds up what the features add at most, whatever their values.
    highest: bool,
    /// The keys of its features, kept for learning only.
    pub features: Vec<u64>,
}

impl<'w> Score<'w> {
    /// Nothing weighed yet, by the weights of one table.
    pub fn new(weights: &'w Weights, table: &str) -> Self {
        Score { weights, table: Digest::of(table), sum: 0.0, highest: false, features: Vec::new() }
    }

    /// The same after a sum that is known already.
    pub fn from(weights: &'w Weights, table: &str, sum: f32) -> Self {
        Score { sum, ..Score::new(weights, table) }
    }

    /// The sum that no values of the features can exceed.
    pub fn ceiling(weights: &'w Weights, table: &str) -> Self {
        Score { highest: true, ..Score::new(weights, table) }
    }

    /// Adds what `name=value` weighs.
    #[inline(always)]
    pub fn add<'v>(&mut self, name: &str, value: impl Into<Value<'v>>) {
        self.add_all(name, &[value.into()]);
    }

    /// Adds what `name=true` weighs, where it is.
    #[inline(always)]
    pub fn flag(&mut self, name: &str, on: bool) {
        if on || self.highest {
            self.add(name, value!("true"));
        }
    }

    /// Adds what `name=a+b+…` weighs: the values together.
    #[inline(always)]
    pub fn add_all(&mut self, name: &str, values: &[Value]) {
        let feature = mix(self.table.0, digest(name));
        let key = key(feature, values);
        if self.add_key(feature, key) {
            self.note(key, name, values);
        }
    }

    /// Adds what a key weighs; `true` where the feature is to be noted. The compiler works out the digest of a name where it
    /// stands in the code, and writes the values down only for what is to be noted.
    #[inline(never)]
    fn add_key(&mut self, feature: u64, key: u64) -> bool {
        if self.highest {
            self.sum += self.weights.highest.get(feature).unwrap_or(0.0);
            return false;
        }
        self.sum += self.weights.weights.get(key);
        self.weights.is_learning()
    }

    #[cold]
    fn note(&mut self, key: u64, name: &str, values: &[Value]) {
        self.weights.names.iter().for_each(|names| names.note(key, name, values));
        self.features.push(key);
    }

    /// What `name=a+b+…` weighs, for many scores of this table to [`put`](Score::put).
    pub fn feature(&self, name: &str, values: &[Value]) -> Feature {
        let key = key(mix(self.table.0, digest(name)), values);
        self.weights.names.iter().for_each(|names| names.note(key, name, values));
        Feature { key, weight: self.weights.weights.get(key) }
    }

    /// Adds features that were looked up before.
    #[inline]
    pub fn put(&mut self, features: &[Feature]) {
        features.iter().for_each(|feature| self.sum += feature.weight);
        if self.weights.is_learning() {
            self.features.extend(features.iter().map(|feature| feature.key));
        }
    }

    /// The sum.
    pub fn sum(&self) -> f32 {
        self.sum
    }

    /// The decision as a reading with a value; its features move into it.
    pub fn reading(&mut self, value: Option<String>) -> Reading {
        Reading { value, features: std::mem::take(&mut self.features) }
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
    /// The keys of the features it was scored by.
    pub features: Vec<u64>,
}

/// The first of the highest scores, and its share among all, as in a multinomial model.
pub fn best(sums: impl Iterator<Item = f32> + Clone) -> (usize, f32) {
    let (mut best, mut highest) = (0, None);
    for (index, sum) in sums.clone().enumerate() {
        if highest.is_none_or(|highest| sum > highest) {
            (best, highest) = (index, Some(sum));
        }
    }
    let total: f32 = sums.map(|sum| libm::expf(sum - highest.unwrap_or(0.0))).sum();
    (best, 1.0 / total.max(1.0))
}

/// A number of things as a feature's value.
pub fn bucket(count: usize) -> Value<'static> {
    match count {
        0 => value!("0"),
        1 => value!("1"),
        2 => value!("2"),
        3..=4 => value!("3-4"),
        5..=8 => value!("5-8"),
        9..=16 => value!("9-16"),
        _ => value!("17+"),
    }
}

/// The key of a feature of a table with its values.
#[inline(always)]
fn key(feature: u64, values: &[Value]) -> u64 {
    values.iter().fold(feature, |key, value| mix(key, value.digest()))
}

/// A hash of names, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Digest(u64);

impl Digest {
    fn of(name: &str) -> Digest {
        Digest(digest(name))
    }

    /// The hash of the same names and one more.
    #[inline]
    fn then(self, name: &str) -> Digest {
        Digest(mix(self.0, digest(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_the_sum_of_its_features_in_its_table() {
        let names = Arc::new(Names::default());
        let table = "concert\tword=gig\t1.5\nconcert\trule+word=noun+gig\t-0.5\naward\tword=gig\t9\nnot a line";
        let weights = Weights::learning(table, names.clone());
        let mut score = Score::new(&weights, "concert");
        score.add("word", "gig");
        score.add("word", "prize");
        score.add_all("rule+word", &["noun".into(), "gig".into()]);
        assert_eq!(score.sum(), 1.0);
        let told: Vec<String> = score.features.iter().filter_map(|key| names.name(*key)).collect();
        assert_eq!(told, ["word=gig", "word=prize", "rule+word=noun+gig"]);
    }

    #[test]
    fn what_is_compiled_in_is_the_table() {
        let (read, compiled) = (Weights::parse(include_str!("weights.txt")), Weights::compiled());
        fn sorted<K: Ord>(entries: impl Iterator<Item = (K, f32)>) -> Vec<(K, u32)> {
            let mut entries: Vec<(K, u32)> = entries.map(|(key, weight)| (key, weight.to_bits())).collect();
            entries.sort_unstable();
            entries
        }
        assert_eq!(sorted(read.weights.iter()), sorted(compiled.weights.iter()));
        assert_eq!(sorted(read.highest.iter()), sorted(compiled.highest.iter()));
        assert_eq!(compiled.threshold("release"), read.threshold("release"));
    }
}
