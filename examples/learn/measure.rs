//! How well the names of held-back articles are found.

use crate::field::{Row, Task, scores};
use std::ops::Range;

/// How well the names of held-back articles are found.
#[derive(Clone, Copy, Default)]
pub struct Measure {
    names: usize,
    spans: usize,
    kinds: usize,
    quoted: usize,
    quoted_kinds: usize,
    plain: usize,
    plain_left: usize,
}

impl Measure {
    /// Counts what weights find in a stretch.
    pub fn add(&mut self, task: &Task, weights: &[Row]) {
        let scored: Vec<(usize, f32)> = task
            .choices
            .iter()
            .map(|choice| {
                let row = scores(choice, weights);
                row.into_iter()
                    .enumerate()
                    .fold((0, f32::MIN), |best, (at, score)| if score > best.1 { (at, score) } else { best })
            })
            .collect();
        let mut totals = vec![0.0f32; task.length + 1];
        let mut last: Vec<Option<usize>> = vec![None; task.length + 1];
        for end in 1..=task.length {
            totals[end] = if task.quoted { f32::MIN } else { totals[end - 1] };
            for (index, choice) in task.choices.iter().enumerate().filter(|(_, choice)| choice.to == end) {
                let total = totals[choice.from] + scored[index].1;
                if total > totals[end] {
                    (totals[end], last[end]) = (total, Some(index));
                }
            }
        }
        let mut found: Vec<(Range<usize>, usize)> = Vec::new();
        let mut at = task.length;
        while at > 0 {
            match last[at] {
                Some(index) => {
                    found.push((task.choices[index].from..at, scored[index].0));
                    at = task.choices[index].from;
                }
                None => at -= 1,
            }
        }
        for label in &task.labels {
            let hit = found.iter().find(|(tokens, _)| *tokens == label.tokens);
            let right = hit.is_some_and(|(_, kind)| label.kinds[*kind]);
            if !label.kinds.contains(&true) {
                self.plain += 1;
                self.plain_left += usize::from(hit.is_none());
            } else if task.quoted {
                self.quoted += 1;
                self.quoted_kinds += usize::from(right);
            } else {
                self.names += 1;
                self.spans += usize::from(hit.is_some());
                self.kinds += usize::from(right);
            }
        }
    }

    /// The counts in words.
    pub fn written(&self) -> String {
        let share = |part: usize, all: usize| 100.0 * part as f32 / all.max(1) as f32;
        format!(
            "span {:.1} %, span and kind {:.1} % of {} names; kind {:.1} % of {} quoted; {:.1} % of {} plain words left alone",
            share(self.spans, self.names),
            share(self.kinds, self.names),
            self.names,
            share(self.quoted_kinds, self.quoted),
            self.quoted,
            share(self.plain_left, self.plain),
            self.plain
        )
    }
}
