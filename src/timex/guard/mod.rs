//! What looks like a date and is none: titles, names, chart places, prices, counts.

mod name;
mod number;
mod title;

pub(super) use name::{month_stands, weekday_stands};
pub(super) use number::{day_first, is_counting, is_numbered, year_stands};
pub(super) use title::in_title;

use super::class;
use super::scene::Found;
use crate::text::Shape;

/// Whether a lead word stands before the match: `in May`, `since 2007`.
pub(super) fn is_led(found: &Found) -> bool {
    found.is_before(1, class::LEAD)
}

impl Found<'_> {
    /// Whether the word `back` tokens before the match, within the sentence, has one of `classes`.
    pub(super) fn is_before(&self, back: usize, classes: u64) -> bool {
        let index = self.tokens.start.checked_sub(back).filter(|index| *index >= self.scene.sentence.start);
        index.and_then(|index| self.scene.marks.get(index)).is_some_and(|mark| mark.classes & classes != 0)
    }

    /// Whether the word after the match, within the sentence, has one of `classes`.
    pub(super) fn is_after(&self, classes: u64) -> bool {
        let mark = self.scene.marks.get(self.tokens.end).filter(|_| self.tokens.end < self.scene.sentence.end);
        mark.is_some_and(|mark| mark.classes & classes != 0)
    }

    /// How the word before the match is written.
    pub(super) fn shape_before(&self) -> Shape {
        match self.tokens.start.checked_sub(1) {
            Some(index) if index >= self.scene.sentence.start => {
                self.scene.doc.tokens.get(index).map_or(Shape::None, |token| token.shape)
            }
            _ => Shape::None,
        }
    }

    /// Whether white space stands before the match.
    pub(super) fn spaced(&self) -> bool {
        self.scene.doc.tokens.get(self.tokens.start).is_none_or(|token| token.space_before)
    }
}
