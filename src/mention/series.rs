//! Names in a list are of one kind as a rule: `Glass Ferry, Night Mail and Low Water`.

use super::name::Name;
use super::sheet::Sheet;
use super::weight::{Feature, Scores, Tally, Weights, best, confidence};

/// Names that only commas and `and` part are of one kind as a rule: each takes a share of what speaks for the others.
pub(super) fn agree_in_lists(sheet: &Sheet, names: &mut [Name]) {
    let mut start = 0;
    while start < names.len() {
        let mut end = start + 1;
        let mut closed = false;
        while end < names.len() && !closed && are_listed(sheet, names[end - 1].tokens.end, names[end].tokens.start) {
            // "and" comes before the last of a list: what a comma parts from that is no more of it.
            closed =
                (names[end - 1].tokens.end..names[end].tokens.start).any(|index| matches!(sheet.doc.word(index), "and" | "&"));
            end += 1;
        }
        let list = &mut names[start..end];
        if list.len() >= 3 {
            let mut sum = Scores::default();
            for name in list.iter() {
                sum.iter_mut().zip(name.scores).for_each(|(sum, score)| *sum += score.clamp(-6.0, 6.0));
            }
            let others = list.len() as f32 - 1.0;
            // A long list without quotation marks is a line-up rather than a track list.
            if list.len() >= 5 && list.iter().all(|name| !name.quoted) {
                for name in list.iter_mut() {
                    Weights::compiled().add(&mut name.scores, Feature::LongList, 1.0);
                }
            }
            // The longer the list, the surer that it is of one kind.
            let share = 0.5 + 0.15 * others.min(9.0);
            for name in list.iter_mut() {
                for (score, sum) in name.scores.iter_mut().zip(sum) {
                    *score += share * (sum - score.clamp(-6.0, 6.0)) / others;
                }
                (name.kind, name.confidence) = (best(&name.scores).0, confidence(&name.scores));
            }
        }
        start = end;
    }
}

/// Whether nothing but commas, `and` and quotation marks stands between two tokens, and at least one of the former.
fn are_listed(sheet: &Sheet, end: usize, start: usize) -> bool {
    let mut between = (end..start).map(|index| sheet.doc.word(index)).filter(|word| !is_mark_of_quote(word)).peekable();
    start - end.min(start) <= 5
        && between.peek().is_some()
        && between.all(|word| matches!(word, "," | "and" | "&" | "or" | "plus" | ";"))
}

/// A name that a comma or `and` parts from the name before it is more likely of the same kind.
pub(super) fn list<T: Tally>(sheet: &Sheet, start: usize, previous: Option<&Name>, tally: &mut T) {
    if let Some(previous) = previous.filter(|previous| are_listed(sheet, previous.tokens.end, start)) {
        tally.add_for(Feature::ListedBefore, previous.kind, 1.0);
    }
}

fn is_mark_of_quote(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "'" | "‘" | "’")
}
