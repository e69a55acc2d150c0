//! Wordings: the words that speak of an event, as a table. A phrase is folded words with spaces between; `a|b` is
//! either word, `a?` may be left out.

use super::scene::Scene;
use crate::lexicon::{ByHash, digest};
use std::ops::Range;
use std::sync::OnceLock;

/// How a wording takes its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A verb that an act does to a work: `A released W`, `W was released`.
    Makes,
    /// A verb that a work does by itself: `W came out`, `W arrives`.
    Appears,
    /// A noun of the happening: `the release of W`, `W's release`, `A's concert`.
    Noun,
    /// A word before the work: `new album W`, `upcoming single W`.
    Adjective,
}

/// One row of a table.
pub struct Wording {
    /// Its name, in the reasons and the weights.
    pub name: &'static str,
    /// How it takes its arguments.
    pub frame: Frame,
    /// The phrases that it stands for.
    pub phrases: &'static [&'static str],
}

/// A wording found in a sentence.
pub struct Hit {
    /// The row.
    pub wording: &'static Wording,
    /// The tokens it covers.
    pub tokens: Range<usize>,
}

/// One word of a phrase.
#[derive(Clone)]
struct Step {
    /// The digests of the words that it may be.
    words: Vec<u64>,
    /// Whether it may be left out.
    optional: bool,
}

impl Step {
    /// The step that a table writes as `a|b`, or as `a?`.
    fn of(written: &str) -> Self {
        let words = written.strip_suffix('?').unwrap_or(written);
        Step { words: words.split('|').map(digest).collect(), optional: words.len() < written.len() }
    }
}

/// Rows that a phrase begins in, with the steps after its first word.
type Phrases = Vec<(usize, Vec<Step>)>;

/// Phrases by their first word.
struct Index {
    /// By the digest of the first word.
    phrases: ByHash<Phrases>,
    /// A bit for each first word, by the top of its digest: most tokens begin no phrase.
    bits: [u64; 16],
}

/// The word and the bit in it that a digest has among [`Index::bits`].
fn bit(digest: u64) -> (usize, u64) {
    ((digest >> 60) as usize, 1 << (digest >> 54 & 63))
}

impl Index {
    fn get(&self, digest: u64) -> Option<&Phrases> {
        let (word, bit) = bit(digest);
        if self.bits[word] & bit == 0 { None } else { self.phrases.get(&digest) }
    }
}

/// A table with its index by first word, made on first use.
pub struct Table {
    rows: &'static [Wording],
    index: OnceLock<Index>,
}

impl Table {
    /// A table of these rows.
    pub const fn new(rows: &'static [Wording]) -> Self {
        Table { rows, index: OnceLock::new() }
    }

    /// Every wording in a token range, the longest at each place, none overlapping, none inside a quoted title.
    pub fn find(&'static self, scene: &Scene, tokens: Range<usize>) -> Vec<Hit> {
        let index = self.index.get_or_init(|| self.build());
        let mut hits = Vec::new();
        let mut token = tokens.start;
        while token < tokens.end {
            let quoted = || scene.mention_at(token).is_some_and(|mention| scene.mention(mention).quoted);
            let phrases = index.get(scene.doc.digest(token)).filter(|_| !quoted());
            match phrases.and_then(|phrases| best(scene, phrases, token..tokens.end)) {
                Some((row, length)) => {
                    hits.push(Hit { wording: &self.rows[row], tokens: token..token + length });
                    token += length;
                }
                None => token += 1,
            }
        }
        hits
    }

    fn build(&self) -> Index {
        let mut index = Index { phrases: ByHash::default(), bits: [0; 16] };
        for (row, wording) in self.rows.iter().enumerate() {
            for phrase in wording.phrases {
                let mut words = phrase.split(' ');
                let firsts = words.next().unwrap_or_default();
                let rest: Vec<Step> = words.map(Step::of).collect();
                for first in firsts.split('|') {
                    let (word, bit) = bit(digest(first));
                    index.bits[word] |= bit;
                    index.phrases.entry(digest(first)).or_default().push((row, rest.clone()));
                }
            }
        }
        index
    }
}

/// The row and length of the longest phrase that begins where `tokens` does.
fn best(scene: &Scene, phrases: &Phrases, tokens: Range<usize>) -> Option<(usize, usize)> {
    phrases
        .iter()
        .filter_map(|(row, rest)| length(scene, rest, tokens.start + 1, tokens.end).map(|end| (*row, end - tokens.start)))
        .max_by_key(|(row, length)| (*length, std::cmp::Reverse(*row)))
}

/// Where the rest of a phrase ends when it begins at `at`.
fn length(scene: &Scene, steps: &[Step], at: usize, end: usize) -> Option<usize> {
    let Some((first, rest)) = steps.split_first() else { return Some(at) };
    let fits = at < end && first.words.contains(&scene.doc.digest(at));
    let with = if fits { length(scene, rest, at + 1, end) } else { None };
    if first.optional { with.or_else(|| length(scene, rest, at, end)) } else { with }
}
