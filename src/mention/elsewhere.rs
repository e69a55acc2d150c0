//! What the whole text shows of the words of a name: they stand in quotation marks there, by themselves, or written small.

use super::name::words_hash;
use super::quote::Quoted;
use super::sheet::Sheet;
use super::weight::{Feature, Tally};
use super::word::Classes;
use crate::lexicon::ByHash;
use crate::text::TokenKind;
use std::ops::Range;

/// What the whole text shows of words, wherever they stand.
pub(super) struct Elsewhere {
    /// Quoted titles by the hash of their words.
    quoted: ByHash<()>,
    /// How often words are a run of capitals of their own.
    whole: ByHash<u32>,
    /// Words written small.
    small: ByHash<()>,
}

impl Elsewhere {
    /// Looks at the quoted titles, at the runs of capitals that are no headlines, and at all small words.
    pub(super) fn new<'r>(sheet: &Sheet, titles: &[Quoted], runs: impl Iterator<Item = &'r Range<usize>>) -> Self {
        let quoted = titles.iter().map(|title| (words_hash(sheet, &title.inner), ())).collect();
        let mut whole: ByHash<u32> = ByHash::default();
        for run in runs {
            *whole.entry(words_hash(sheet, run)).or_default() += 1;
        }
        let small = (0..sheet.len()).filter(|index| sheet.is_lower(*index));
        let small = small.map(|index| (sheet.doc.digest(index), ())).collect();
        Elsewhere { quoted, whole, small }
    }

    /// Adds what the rest of the text shows of a run within a stretch of capitals.
    pub(super) fn add<T: Tally>(&self, sheet: &Sheet, run: &Range<usize>, stretch: &Range<usize>, flat: bool, tally: &mut T) {
        let words = words_hash(sheet, run);
        if self.quoted.contains_key(&words) {
            tally.add(Feature::QuotedElsewhere, 1.0);
        }
        let here = u32::from(!flat && run == stretch);
        if self.whole.get(&words).is_some_and(|times| *times > here) {
            tally.add(if run.len() == 1 { Feature::OneWholeElsewhere } else { Feature::WholeElsewhere }, 1.0);
        }
        let small = self.small.contains_key(&sheet.doc.digest(run.start));
        if small && !sheet.is(run.start, Classes::FUNCTION) {
            tally.add(if run.len() == 1 { Feature::SmallElsewhere } else { Feature::SmallElsewhereFirst }, 1.0);
        }
        if run.len() > 2 {
            self.add_parts(sheet, run, tally);
        }
    }

    /// Adds whether a run is cut wrong: it begins or ends with a longer name that stands by itself elsewhere, or joins two.
    fn add_parts<T: Tally>(&self, sheet: &Sheet, run: &Range<usize>, tally: &mut T) {
        let known = |part: Range<usize>| {
            let words = words_hash(sheet, &part);
            self.whole.contains_key(&words) || self.quoted.contains_key(&words)
        };
        let long = |part: Range<usize>| part.clone().filter(|index| sheet.is_capital(*index)).count() > 1 && known(part);
        if (run.start + 1..run.end - 1).any(|start| long(start..run.end)) {
            tally.add(Feature::EndsWhole, 1.0);
        }
        if (run.start + 2..run.end).any(|end| long(run.start..end)) {
            tally.add(Feature::StartsWhole, 1.0);
        }
        for at in run.start + 1..run.end - 1 {
            let joins = matches!(sheet.doc.word(at), "and" | "&") && !sheet.is_capital(at);
            if (joins || sheet.kind(at) == TokenKind::Clitic) && (known(run.start..at) || known(at + 1..run.end)) {
                tally.add(if joins { Feature::JoinsWholes } else { Feature::OwnerInside }, 1.0);
                return;
            }
        }
    }
}
