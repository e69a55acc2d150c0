//! What a rule sees: the match, the words around it, the publication date, the tense, the date spoken of last.

use super::guard;
use super::resolve::Stated;
use super::tense::{Tense, tense_at};
use crate::edtf::{Date, Edtf, Precision};
use crate::pattern::{Captures, Mark};
use crate::text::{Document, Shape};
use std::cell::OnceCell;
use std::ops::Range;

/// The surroundings of a match.
pub(super) struct Scene<'d> {
    pub doc: &'d Document,
    pub marks: &'d [Mark],
    /// The publication date.
    pub published: Option<Date>,
    /// The year that the text itself gives away, where the publication date is not known.
    pub year: Option<i32>,
    /// The tokens of the sentence.
    pub sentence: Range<usize>,
    /// The date that the text spoke of last.
    pub last: Option<Edtf>,
    /// The day that the text spoke of last.
    pub last_day: Option<Date>,
    /// Whether numeric dates put the day first; worked out once a document.
    pub day_first: &'d OnceCell<bool>,
}

impl Scene<'_> {
    /// What a text states of a date, with the year that the text gives away where no publication date tells it.
    pub fn dated(&self, stated: Stated) -> Stated {
        dated(stated, self.published, self.year)
    }

    /// The date that 'a year later' and 'that year' are counted from: the one spoken of last, or else publication.
    pub fn reference(&self) -> Option<Date> {
        self.last.as_ref().and_then(Edtf::first_day).or(self.published)
    }

    /// The date that 'a month later' is counted from: a month or day spoken of last, or else publication.
    pub fn reference_month(&self) -> Option<Date> {
        let fine = self.last.as_ref().filter(|last| last.precision() <= Precision::Month);
        fine.and_then(Edtf::first_day).or(self.last_day).or(self.published)
    }

    /// The day that 'the next day' is counted from: the one spoken of last, or else publication.
    pub fn reference_day(&self) -> Option<Date> {
        self.last_day.or(self.published)
    }

    /// Whether 04/11/2022 is the fourth of November here.
    pub fn day_first(&self) -> bool {
        *self.day_first.get_or_init(|| guard::day_first(self.doc, self.marks))
    }
}

/// See [`Scene::dated`].
pub(super) fn dated(stated: Stated, published: Option<Date>, year: Option<i32>) -> Stated {
    match published {
        Some(_) => stated,
        None => Stated { year: stated.year.or(year), ..stated },
    }
}

/// One match of a rule's pattern.
pub(super) struct Found<'s> {
    pub scene: &'s Scene<'s>,
    pub captures: Captures<'s>,
    /// The tokens it covers.
    pub tokens: Range<usize>,
}

impl Found<'_> {
    /// The first token captured as `name`.
    pub fn token(&self, name: &str) -> Option<usize> {
        self.captures.get(name).map(|tokens| tokens.start)
    }

    /// The mark of that token.
    pub fn mark(&self, name: &str) -> Option<Mark> {
        self.scene.marks.get(self.token(name)?).copied()
    }

    /// Its number.
    pub fn value(&self, name: &str) -> Option<i32> {
        self.mark(name).map(|mark| mark.value)
    }

    /// Its unit letter.
    pub fn unit(&self, name: &str) -> Option<u8> {
        self.mark(name).map(|mark| mark.unit)
    }

    /// Whether `name` was captured.
    pub fn has(&self, name: &str) -> bool {
        self.token(name).is_some()
    }

    /// The folded word captured as `name`, empty where it was not.
    pub fn word(&self, name: &str) -> &str {
        self.token(name).map_or("", |token| self.scene.doc.word(token))
    }

    /// The folded first word of the match.
    pub fn first(&self) -> &str {
        self.scene.doc.word(self.tokens.start)
    }

    /// The folded word `back` tokens before the match, within the sentence.
    pub fn before(&self, back: usize) -> &str {
        match self.tokens.start.checked_sub(back) {
            Some(index) if index >= self.scene.sentence.start => self.scene.doc.word(index),
            _ => "",
        }
    }

    /// The folded word after the match, within the sentence.
    pub fn after(&self) -> &str {
        if self.tokens.end < self.scene.sentence.end { self.scene.doc.word(self.tokens.end) } else { "" }
    }

    /// How the word after the match is written, within the sentence.
    pub fn shape_after(&self) -> Shape {
        match self.scene.doc.tokens.get(self.tokens.end) {
            Some(token) if self.tokens.end < self.scene.sentence.end => token.shape,
            _ => Shape::None,
        }
    }

    /// How a captured word is written.
    pub fn shape(&self, name: &str) -> Shape {
        self.token(name).and_then(|token| self.scene.doc.tokens.get(token)).map_or(Shape::None, |token| token.shape)
    }

    /// Whether the match opens the sentence.
    pub fn opens(&self) -> bool {
        self.tokens.start == self.scene.sentence.start
    }

    /// Where the clause looks.
    pub fn tense(&self) -> Tense {
        if self.before(1) == "since" || (self.before(1) == "of" && self.before(2) == "as") {
            return Tense::Past;
        }
        // `Until Friday, the hall was open`.
        let opening = self.tokens.start == self.scene.sentence.start + 1 && matches!(self.before(1), "until" | "till");
        let from = if opening { self.tokens.start } else { self.scene.sentence.start };
        match tense_at(self.scene.doc, self.scene.marks, from..self.scene.sentence.end, self.tokens.clone()) {
            // `the date set for Friday`: what is set, fixed or booked for a day may lie on either side.
            Tense::Past if self.before(1) == "for" => Tense::Unknown,
            Tense::Unknown if matches!(self.before(1), "by" | "until" | "till") => Tense::Future,
            tense => tense,
        }
    }

    /// The publication date.
    pub fn published(&self) -> Option<Date> {
        self.scene.published
    }
}
