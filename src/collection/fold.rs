//! From pairs to folds: which reports are one happening when all pairs are seen together.

use super::Apart;
use super::compare::{Join, compare};
use super::sketch::Sketch;
use crate::analysis::Why;
use std::collections::{BTreeMap, BTreeSet};

/// How many of a fold's reports a new one is held against; more would make a happening in every article quadratic.
const HELD_AGAINST: usize = 8;

/// Reports of one happening, by index, in order, each with why it was joined.
pub type Fold = BTreeMap<usize, BTreeSet<Why>>;

/// Folds the surest pairs first. A fold has one report of an article at most, holds no two that the reader set apart, and
/// takes a report in only if that goes with the others too. A report that goes equally well with two events of one
/// article goes with neither.
pub fn folds(sketches: &[Sketch], joins: Vec<Join>, apart: &Apart) -> Vec<Fold> {
    let mut joins = decided(sketches, joins);
    joins.sort_by(|x, y| y.score.cmp(&x.score).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut fold_of: Vec<usize> = (0..sketches.len()).collect();
    let mut folds: Vec<Fold> = (0..sketches.len()).map(|index| Fold::from([(index, BTreeSet::new())])).collect();
    for join in joins {
        let (Some(&x), Some(&y)) = (fold_of.get(join.a), fold_of.get(join.b)) else { continue };
        if x != y && !may_unite(sketches, &folds[x], &folds[y], apart) {
            continue;
        }
        let (into, from) = if folds[x].len() >= folds[y].len() { (x, y) } else { (y, x) };
        if into != from {
            for (index, why) in std::mem::take(&mut folds[from]) {
                fold_of[index] = into;
                folds[into].insert(index, why);
            }
        }
        for end in [join.a, join.b] {
            folds[into].entry(end).or_default().extend(&join.why);
        }
    }
    folds.retain(|fold| !fold.is_empty());
    folds.sort_by_key(|fold| fold.keys().next().copied());
    folds
}

/// Leaves out the pairs between which a report cannot decide: it goes equally well with two events of one article.
fn decided(sketches: &[Sketch], joins: Vec<Join>) -> Vec<Join> {
    // The best score of each report with each article, the event that reaches it, and whether another of another date does.
    let mut best: BTreeMap<(usize, usize), (u32, usize, bool)> = BTreeMap::new();
    let ends = |join: &Join| [(join.a, join.b), (join.b, join.a)];
    for join in &joins {
        for (report, other) in ends(join) {
            let Some(sketch) = sketches.get(other) else { continue };
            let (score, event, tied) = best.entry((report, sketch.article)).or_insert((join.score, other, false));
            if join.score > *score {
                (*score, *event, *tied) = (join.score, other, false);
            } else if join.score == *score && other != *event {
                *tied |= sketches.get(*event).is_none_or(|known| known.event.date != sketch.event.date);
            }
        }
    }
    let is_decided = |report: usize, other: usize| {
        let best = sketches.get(other).and_then(|sketch| best.get(&(report, sketch.article)));
        best.is_some_and(|(_, event, tied)| !tied && *event == other)
    };
    joins.into_iter().filter(|join| ends(join).iter().all(|(report, other)| is_decided(*report, *other))).collect()
}

fn may_unite(sketches: &[Sketch], x: &Fold, y: &Fold, apart: &Apart) -> bool {
    let (few, many) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    // Sketches stand in the order of their articles, so that an article's are one range.
    let shares_article = few.keys().filter_map(|index| sketches.get(*index)).any(|sketch| {
        let first = sketches.partition_point(|other| other.article < sketch.article);
        let end = sketches.partition_point(|other| other.article <= sketch.article);
        many.range(first..end).next().is_some()
    });
    if shares_article {
        return false;
    }
    let known = |fold: &Fold| fold.keys().filter_map(|index| sketches.get(*index)).take(HELD_AGAINST).collect::<Vec<_>>();
    let all_agree = known(few).iter().all(|a| known(many).iter().all(|b| compare(a, b).is_some()));
    let set_apart = || few.keys().any(|a| many.keys().any(|b| is_apart(sketches, *a, *b, apart)));
    all_agree && (apart.is_empty() || !set_apart())
}

fn is_apart(sketches: &[Sketch], a: usize, b: usize, apart: &Apart) -> bool {
    match (sketches.get(a), sketches.get(b)) {
        (Some(a), Some(b)) => apart.has(&a.key, &b.key),
        _ => false,
    }
}
