//! What the learner of `weights.txt` sees: every name that was weighed, with all that spoke for it.

use super::MentionKind;
use super::name::{Possible, find_names};
use super::quote::quoted_titles;
use super::sheet::Sheet;
use super::weight::{Feature, Scores, Side, Tally};
use crate::article::Article;
use crate::text::Document;
use crate::timex::Timex;
use std::ops::Range;

/// The weights compiled in, as a table.
pub const WEIGHTS: &str = include_str!("weights.txt");

/// Something that speaks for or against a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeatureName {
    /// A row of the table.
    Row(&'static str),
    /// A row of the table that counts for one kind alone.
    RowFor(&'static str, MentionKind),
    /// The word at a token.
    Word(Side, usize),
}

/// A name that was weighed.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What speaks for or against it, and how often.
    pub features: Vec<(FeatureName, f32)>,
}

/// A run of capitals or a quoted title, with the names that it may hold.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it is a title in quotation marks, which is one name whatever its kind.
    pub quoted: bool,
    /// Every name that was weighed.
    pub asked: Vec<Asked>,
}

/// The stretches of an article in which names were looked for.
pub fn stretches(article: &Article, doc: &Document, timexes: &[Timex]) -> Vec<Stretch> {
    let sheet = Sheet::new(article, doc, timexes);
    let mut found: Vec<Stretch> = Vec::new();
    find_names(&sheet, &quoted_titles(&sheet), &mut |possible: Possible<Recorded>| {
        if found.last().is_none_or(|last| last.tokens != *possible.stretch) {
            found.push(Stretch { tokens: possible.stretch.clone(), quoted: possible.quoted, asked: Vec::new() });
        }
        if let Some(last) = found.last_mut() {
            last.asked.push(Asked { tokens: possible.tokens.clone(), features: possible.tally.features.clone() });
        }
    });
    found
}

/// Scores with the features that they come from.
#[derive(Clone, Default)]
struct Recorded {
    scores: Scores,
    features: Vec<(FeatureName, f32)>,
}

impl Tally for Recorded {
    fn add(&mut self, feature: Feature, count: f32) {
        self.scores.add(feature, count);
        self.features.push((FeatureName::Row(feature.label()), count));
    }

    fn add_for(&mut self, feature: Feature, kind: MentionKind, count: f32) {
        self.scores.add_for(feature, kind, count);
        self.features.push((FeatureName::RowFor(feature.label(), kind), count));
    }

    fn add_word(&mut self, sheet: &Sheet, side: Side, index: usize) {
        self.scores.add_word(sheet, side, index);
        self.features.push((FeatureName::Word(side, index), 1.0));
    }

    fn join(&mut self, other: &Self) {
        self.scores.join(&other.scores);
        self.features.extend_from_slice(&other.features);
    }

    fn scores(&self) -> &Scores {
        &self.scores
    }
}
