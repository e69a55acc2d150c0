//! A stretch of capitals as a conditional random field over segments: how likely each name of each kind is, over all ways
//! to cut the stretch into names.

use std::ops::Range;
use tempoline::mention::KINDS;

/// How many kinds there are.
pub const COLUMNS: usize = KINDS.len();
/// One number for each kind.
pub type Row = [f32; COLUMNS];

/// What the annotation says of some tokens: they are a name of one of these kinds, or no name at all.
#[derive(Clone)]
pub struct Label {
    /// Which tokens.
    pub tokens: Range<usize>,
    /// Of which kinds it may be; of none where it is no name.
    pub kinds: [bool; COLUMNS],
}

/// A name that a stretch may hold: where, and its features by number.
pub struct Choice {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// Number, the one kind that it counts for if it does not for all, and how often.
    pub features: Vec<(u32, Option<u8>, f32)>,
}

/// A stretch of which something is known, its tokens counted from 0.
pub struct Task {
    /// How many tokens.
    pub length: usize,
    /// Whether it is one title in quotation marks.
    pub quoted: bool,
    /// The names that it may hold.
    pub choices: Vec<Choice>,
    /// What is known.
    pub labels: Vec<Label>,
}

/// The scores of a name for every kind.
pub fn scores(choice: &Choice, weights: &[Row]) -> Row {
    let mut sums = [0.0; COLUMNS];
    for (number, kind, count) in &choice.features {
        let row = &weights[*number as usize];
        match kind {
            Some(column) => sums[*column as usize] += row[*column as usize] * count,
            None => sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * count),
        }
    }
    sums
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let top = values.clone().fold(f32::NEG_INFINITY, f32::max);
    if top == f32::NEG_INFINITY { top } else { top + values.map(|value| (value - top).exp()).sum::<f32>().ln() }
}

/// Which kinds a name may be of by the annotation: `None` where it may not stand at all.
fn allowed(task: &Task, choice: &Choice) -> Option<[bool; COLUMNS]> {
    let mut kinds = [true; COLUMNS];
    for label in &task.labels {
        let real = label.kinds.contains(&true);
        if label.tokens == (choice.from..choice.to) {
            if !real {
                return None;
            }
            kinds = label.kinds;
        } else if real && label.tokens.start < choice.to && choice.from < label.tokens.end {
            return None;
        }
    }
    Some(kinds)
}

/// How likely each name of each kind is, over all ways to cut the stretch, or over those that the annotation allows.
pub fn likely(task: &Task, scored: &[Row], annotated: bool) -> Vec<Row> {
    let must: Vec<bool> = (0..task.length)
        .map(|at| annotated && task.labels.iter().any(|label| label.kinds.contains(&true) && label.tokens.contains(&at)))
        .collect();
    let masked: Vec<Row> = task
        .choices
        .iter()
        .zip(scored)
        .map(|(choice, row)| match if annotated { allowed(task, choice) } else { Some([true; COLUMNS]) } {
            Some(kinds) => std::array::from_fn(|column| if kinds[column] { row[column] } else { f32::NEG_INFINITY }),
            None => [f32::NEG_INFINITY; COLUMNS],
        })
        .collect();
    let best: Vec<f32> = masked.iter().map(|row| log_sum(row.iter().copied())).collect();
    let skip = |at: usize| if task.quoted || must[at] { f32::NEG_INFINITY } else { 0.0 };
    let mut left = vec![f32::NEG_INFINITY; task.length + 1];
    left[0] = 0.0;
    for end in 1..=task.length {
        let ways = task.choices.iter().zip(&best).filter(|(choice, _)| choice.to == end);
        let ways: Vec<f32> = ways.map(|(choice, best)| left[choice.from] + best).collect();
        left[end] = log_sum(ways.into_iter().chain([left[end - 1] + skip(end - 1)]).collect::<Vec<_>>().into_iter());
    }
    let mut right = vec![f32::NEG_INFINITY; task.length + 1];
    right[task.length] = 0.0;
    for start in (0..task.length).rev() {
        let ways = task.choices.iter().zip(&best).filter(|(choice, _)| choice.from == start);
        let ways: Vec<f32> = ways.map(|(choice, best)| right[choice.to] + best).collect();
        right[start] = log_sum(ways.into_iter().chain([right[start + 1] + skip(start)]).collect::<Vec<_>>().into_iter());
    }
    let total = left[task.length];
    if total == f32::NEG_INFINITY {
        return Vec::new();
    }
    let chance = |choice: &Choice, row: &Row| -> Row {
        std::array::from_fn(|column| (left[choice.from] + row[column] + right[choice.to] - total).exp())
    };
    task.choices.iter().zip(&masked).map(|(choice, row)| chance(choice, row)).collect()
}
