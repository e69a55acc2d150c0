//! Log-linear models over named features, fitted by AdaGrad with an L2 penalty.

use std::collections::{BTreeMap, HashMap};
use tempoline::event::Names;

/// What each feature weighs, by its key.
pub type Table = BTreeMap<u64, f32>;

/// One choice to learn from: features of each option, whether each is right, and how much the choice counts.
pub struct Choice {
    /// The options.
    pub options: Vec<(Vec<u64>, bool)>,
    /// How much it counts.
    pub counts: f32,
}

impl Choice {
    /// A yes or no: a choice between its features and none at all.
    pub fn yes_or_no(features: &[u64], yes: bool, counts: f32) -> Self {
        Choice { options: vec![(features.to_vec(), yes), (Vec::new(), !yes)], counts }
    }
}

/// How a decision is fitted.
#[derive(Clone, Copy)]
pub struct Fit {
    /// The penalty of a weight's square.
    pub penalty: f32,
    /// How often a feature must be seen to have a weight.
    pub least: u32,
    /// How often all choices are gone over.
    pub epochs: usize,
}

/// How far one step goes at first.
const STEP: f32 = 0.15;

/// Features that weigh less than this are left out, and those that stay are fitted anew: they take over what these had, so
/// that half as many say as much.
const FAINT: f32 = 0.12;

/// Weights that are below this even so are left out of the file.
const SLIGHT: f32 = 0.08;

/// A choice with its features as numbers.
struct Row {
    options: Vec<(Vec<u32>, bool)>,
    counts: f32,
}

/// Fits one weight a feature, in two rounds: what proves faint in the first is left out of the second. The same choices in
/// the same order give the same weights.
pub fn fit(choices: &[Choice], how: Fit, names: &Names) -> Table {
    let all = fit_round(choices, how, names, &|_| true);
    fit_round(choices, how, names, &|key| all.get(&key).is_some_and(|weight| weight.abs() >= FAINT))
}

fn fit_round(choices: &[Choice], how: Fit, names: &Names, wanted: &dyn Fn(u64) -> bool) -> Table {
    let mut seen: HashMap<u64, (u32, usize)> = HashMap::new();
    for (index, choice) in choices.iter().enumerate() {
        for feature in choice.options.iter().flat_map(|(features, _)| features) {
            // Once an option would be truer; once a choice is as good and needs no set.
            let entry = seen.entry(*feature).or_insert((0, usize::MAX));
            if entry.1 != index {
                *entry = (entry.0 + 1, index);
            }
        }
    }
    let kept = seen.iter().filter(|(key, seen)| seen.0 >= how.least && wanted(**key));
    let mut keys: Vec<(u64, u32)> = kept.map(|(key, seen)| (*key, seen.0)).collect();
    keys.sort_unstable();
    let index: HashMap<u64, u32> = (0..).zip(&keys).map(|(at, (key, _))| (*key, at)).collect();
    let free = |key: u64| names.name(key).as_deref() == Some("bias=1");
    let share: Vec<f32> = keys.iter().map(|(key, count)| if free(*key) { 0.0 } else { how.penalty / *count as f32 }).collect();
    let mut rows: Vec<Row> = choices
        .iter()
        .map(|choice| Row {
            options: choice
                .options
                .iter()
                .map(|(features, right)| (features.iter().filter_map(|key| index.get(key).copied()).collect(), *right))
                .collect(),
            counts: choice.counts,
        })
        .collect();
    let (mut weights, mut slopes) = (vec![0.0f32; keys.len()], vec![1e-6f32; keys.len()]);
    let mut chance = Chance::default();
    // The last steps still follow the last choices: what is kept is the mean over the second half.
    let mut sums = vec![0.0f32; keys.len()];
    let half = how.epochs / 2;
    for epoch in 0..how.epochs {
        chance.shuffle(&mut rows);
        for row in &rows {
            let sums: Vec<f32> =
                row.options.iter().map(|(features, _)| features.iter().map(|at| weights[*at as usize]).sum()).collect();
            let top = sums.iter().copied().fold(f32::MIN, f32::max);
            let powers: Vec<f32> = sums.iter().map(|sum| (sum - top).exp()).collect();
            let total: f32 = powers.iter().sum();
            let good: f32 = powers.iter().zip(&row.options).filter(|(_, (_, right))| *right).map(|(power, _)| power).sum();
            for ((features, right), power) in row.options.iter().zip(powers) {
                let slope = row.counts * (power / total - if *right { power / good } else { 0.0 });
                for at in features {
                    let at = *at as usize;
                    let slope = slope + share[at] * weights[at];
                    slopes[at] += slope * slope;
                    weights[at] -= STEP * slope / slopes[at].sqrt();
                }
            }
        }
        if epoch >= half {
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let mean = 1.0 / (how.epochs - half).max(1) as f32;
    keys.iter().zip(sums).map(|((key, _), sum)| (*key, sum * mean)).collect()
}

/// The tables as `weights.txt` has them.
pub fn as_text(tables: &BTreeMap<String, Table>, names: &Names) -> String {
    let lines = |(table, weights): (&String, &Table)| -> String {
        let heavy = weights.iter().filter(|(_, weight)| weight.abs() >= SLIGHT);
        let mut lines: Vec<String> =
            heavy.filter_map(|(key, weight)| Some(format!("{table}\t{}\t{weight:.2}\n", names.name(*key)?))).collect();
        lines.sort_unstable();
        lines.concat()
    };
    tables.iter().map(lines).collect()
}

/// Numbers in an order that looks like chance and is always the same (xorshift, Marsaglia 2003).
pub struct Chance(u64);

impl Default for Chance {
    fn default() -> Self {
        Chance(7)
    }
}

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Puts items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, (self.next() % (last as u64 + 1)) as usize);
        }
    }
}
