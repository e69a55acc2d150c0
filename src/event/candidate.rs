//! A candidate: a trigger with the arguments that fit it best, before it is judged.

use super::grammar::Modality;
use super::{Kind, Measure};
use crate::mention::EntityId;
use crate::text::Span;
use std::ops::Range;

/// Where an argument was found, for the judge and for the reason shown to readers.
pub type From = &'static str;

/// How many names of a sentence that no wording stands in are tried by themselves.
pub const MOST_ALONE: usize = 4;

/// What in an article dates a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Nothing.
    Unsaid,
    /// A time expression.
    At(usize),
    /// The expressions of its first and its last day: 'opens on 3 July and closes on 22 August'.
    Run(usize, usize),
}

/// An event that a rule proposes.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Which of the four kinds.
    pub kind: Kind,
    /// The finer kind.
    pub what: &'static str,
    /// The rule that proposed it.
    pub rule: &'static str,
    /// Its sentence.
    pub sentence: usize,
    /// The tokens of its trigger.
    pub trigger: Range<usize>,
    /// The words quoted as evidence; a sentence, or an entry of a list.
    pub evidence: Span,
    /// The mention that gives the title.
    pub title: Option<usize>,
    /// The tokens of a work that is described and no mention: `a book about his life`.
    pub title_words: Option<Range<usize>>,
    /// Where the title was found.
    pub title_from: From,
    /// Who.
    pub artists: Vec<EntityId>,
    /// The mentions that name them here.
    pub artist_mentions: Vec<usize>,
    /// Where they were found.
    pub artists_from: From,
    /// What dates it.
    pub when: When,
    /// Where the date was found.
    pub date_from: From,
    /// How sure that date is among the others that it might have, 0 to 1.
    pub date_sure: f32,
    /// The mention of the hall or show.
    pub venue: Option<usize>,
    /// The mention of the city, region or country.
    pub place: Option<usize>,
    /// The tokens of the hall, where a list gives it and no mention does.
    pub venue_words: Option<Range<usize>>,
    /// The tokens of the city, where a list gives it.
    pub place_words: Option<Range<usize>>,
    /// What was measured.
    pub measures: Vec<Measure>,
    /// What the verb group says of time and truth.
    pub modality: Modality,
    /// Named features for the judge.
    pub features: Vec<(&'static str, &'static str)>,
}

impl Candidate {
    /// A candidate with its trigger and nothing else yet.
    pub fn new(
        kind: Kind,
        what: &'static str,
        rule: &'static str,
        sentence: usize,
        trigger: Range<usize>,
        evidence: Span,
    ) -> Self {
        Candidate {
            kind,
            what,
            rule,
            sentence,
            trigger,
            evidence,
            title: None,
            title_words: None,
            title_from: "none",
            artists: Vec::new(),
            artist_mentions: Vec::new(),
            artists_from: "none",
            when: When::Unsaid,
            date_from: "none",
            date_sure: 1.0,
            venue: None,
            place: None,
            venue_words: None,
            place_words: None,
            measures: Vec::new(),
            modality: Modality::default(),
            features: Vec::new(),
        }
    }

    /// Whether it has a hall.
    pub fn has_venue(&self) -> bool {
        self.venue.is_some() || self.venue_words.is_some()
    }

    /// Whether it has a city, region or country.
    pub fn has_place(&self) -> bool {
        self.place.is_some() || self.place_words.is_some()
    }
}
