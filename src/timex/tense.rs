//! Whether a clause looks back or ahead: what decides between last Friday and next Friday.
//!
//! `was released on Friday` looks back, `will be released on Friday` and `is due on Friday` look ahead.

use super::class;
use crate::pattern::Mark;
use crate::text::{Document, Shape};
use std::ops::Range;

/// Where a clause looks from the day it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// It reports what took place.
    Past,
    /// It speaks of what is to come.
    Future,
    /// It speaks of what was still to come, and may not have: 'was to have played', 'had been planned for', 'on Friday has been
    /// cancelled'.
    Planned,
    /// It does not say.
    Unknown,
}

/// How many tokens a verb may stand away; keeps long lines linear.
const REACH: usize = 40;

/// Where the clause around the tokens `at` of a sentence looks. The words that tell are those of `data/tense.txt`.
pub(super) fn tense_at(doc: &Document, marks: &[Mark], sentence: Range<usize>, at: Range<usize>) -> Tense {
    let clause = Clause { doc, marks, first: sentence.start };
    let inside = |index: &usize| !bounds_clause(doc, *index);
    let before = (sentence.start..at.start).rev().take_while(inside).take(REACH);
    let after = (at.end..sentence.end).take_while(inside).take(REACH);
    let far = (sentence.start..at.start).rev().take(2 * REACH);
    let Some((index, tense)) = before.chain(after).chain(far).find_map(|index| Some((index, clause.cue(index)?))) else {
        return Tense::Unknown;
    };
    // `Their show on Friday has been cancelled`: the day is that of the show, and need not have come.
    if tense == Tense::Past
        && index >= at.end
        && matches!(doc.word(index - 1), "been" | "is" | "are" | "was" | "were")
        && called_off(doc, index)
    {
        return Tense::Planned;
    }
    // `Has called off the show in Hull on Friday`, against `called it off on Friday`.
    let has = |index: usize| matches!(clause.before(index, 1), "has" | "have" | "'ve");
    if tense == Tense::Past && index + 2 < at.start && has(index) && called_off(doc, index) {
        return Tense::Planned;
    }
    let distance = at.start.saturating_sub(index);
    // `The talks come after a march Friday`.
    if tense == Tense::Future && clause.is(index, class::STAGED) && distance > 1 {
        let after = |index: &usize| matches!(doc.word(*index), "after" | "following" | "amid" | "since");
        if (index + 1..at.start.saturating_sub(1)).rev().take(5).any(|index| after(&index)) {
            return Tense::Past;
        }
    }
    if tense == Tense::Past && distance > 3 && clause.is(index, class::TELLING) {
        return Tense::Unknown;
    }
    // `It will run, presented by the city, on Friday`: a participle far off gives way to the verb before it.
    if tense == Tense::Past && distance > 5 && doc.word(index).ends_with("ed") {
        let mut governing = (sentence.start..index).rev().take_while(inside).take(REACH);
        let led = governing.find_map(|index| clause.cue(index).map(|tense| (index, tense)));
        let firm = |index| matches!(doc.word(index), "will" | "shall" | "set" | "scheduled");
        if led.is_some_and(|(index, tense)| tense == Tense::Future && firm(index)) {
            return Tense::Future;
        }
    }
    tense
}

fn called_off(doc: &Document, index: usize) -> bool {
    match doc.word(index) {
        "cancelled" | "canceled" | "postponed" | "scrapped" | "axed" | "shelved" | "rescheduled" | "withdrawn" => true,
        "called" => doc.word(index + 1) == "off",
        "pulled" => doc.word(index + 1) == "out",
        "put" => matches!(doc.word(index + 1), "off" | "back"),
        _ => false,
    }
}

fn bounds_clause(doc: &Document, index: usize) -> bool {
    matches!(doc.word(index), ";" | ":" | "—" | "\"" | "“" | "”" | "but" | "while" | "whereas" | "although")
}

/// A sentence as the cues to its tense see it.
struct Clause<'d> {
    doc: &'d Document,
    marks: &'d [Mark],
    first: usize,
}

impl Clause<'_> {
    fn is(&self, index: usize, class: u64) -> bool {
        self.marks.get(index).is_some_and(|mark| mark.classes & class != 0)
    }

    /// The word `back` tokens before, within the sentence.
    fn before(&self, index: usize, back: usize) -> &str {
        index.checked_sub(back).filter(|index| *index >= self.first).map_or("", |index| self.doc.word(index))
    }

    /// Whether the word before is one of a plan: `due to`, `set to`.
    fn after_plan(&self, index: usize) -> bool {
        let planned = index > self.first && self.is(index - 1, class::AHEAD);
        planned || matches!(self.before(index, 1), "set" | "supposed")
    }

    /// What token `index` says about the tense, if anything.
    fn cue(&self, index: usize) -> Option<Tense> {
        let word = self.doc.word(index);
        let next = || self.doc.word(index + 1);
        if self.is(index, class::AHEAD) || word.ends_with("'ll") {
            return Some(self.planned(index));
        }
        match word {
            "going" if next() == "to" => return Some(Tense::Future),
            "coming" | "arriving" | "landing" | "dropping" if matches!(next(), "out" | "on" | "to" | "in") => {
                return Some(Tense::Future);
            }
            "set" if matches!(next(), "to" | "for") => return Some(self.planned(index)),
            "until" | "till" => return Some(self.lasting(index)),
            // `Should end by Friday`, against `should have ended`.
            "should" | "must" | "may" | "might" if self.modal(index) => return Some(Tense::Future),
            "to" if self.is_moved(index) => return Some(Tense::Future),
            // `Was to play`, `was meant to play`.
            "to" if self.is_infinitive(index) && self.was_meant(index) => return Some(Tense::Planned),
            "to" if self.is_infinitive(index) => {
                if self.after_plan(index) {
                    return Some(self.planned(index - 1));
                }
                let fulfilled = index > self.first && self.is(index - 1, class::FULFILLED);
                return (!fulfilled && !self.was_done(index)).then_some(Tense::Future);
            }
            _ => {}
        }
        if self.is(index, class::FINITE) {
            return Some(Tense::Past);
        }
        // `Was to have played`, `should have played`.
        let unfulfilled = self.before(index, 1) == "have"
            && matches!(self.before(index, 2), "to" | "should" | "would")
            && (self.is(index, class::BYGONE) || is_regular_past(word));
        if unfulfilled {
            return Some(Tense::Planned);
        }
        if self.is(index, class::BYGONE) || (is_regular_past(word) && !self.is(index, class::NOTPAST)) {
            return Some(if self.looks_ahead(index) { Tense::Future } else { Tense::Past });
        }
        let progressive = || {
            word.len() > 5
                && word.ends_with("ing")
                && matches!(self.before(index, 1), "is" | "are" | "be" | "i'm" | "we're" | "they're" | "he's" | "she's")
        };
        // `The plan` is no verb.
        // `The tour that stops there` is one all the same.
        let relative = self.before(index, 1) == "that" && word.ends_with('s');
        let noun = index > self.first && self.is(index - 1, class::NOVERB) && !relative;
        (self.is(index, class::STAGED) && !noun || progressive()).then_some(Tense::Future)
    }

    /// What lasted until a day is over, what was put off until one is not.
    fn lasting(&self, until: usize) -> Tense {
        let mut lasted = false;
        for index in (self.first..until).rev().take(REACH / 2).take_while(|&index| !bounds_clause(self.doc, index)) {
            match self.doc.word(index) {
                "postponed" | "delayed" | "extended" | "suspended" | "adjourned" | "moved" | "pushed" | "put" | "deferred"
                | "barred" | "banned" | "given" | "closed" | "not" | "n't" | "wait" | "has" | "have" => return Tense::Future,
                "ran" | "lasted" | "stayed" | "remained" | "continued" | "went" | "kept" | "worked" | "served" | "lived"
                | "played" | "was" | "were" | "did" | "held" | "led" | "ruled" => lasted = true,
                _ => {}
            }
        }
        if lasted { Tense::Past } else { Tense::Future }
    }

    /// Whether the infinitive at `to` tells what was meant to be: 'was to', 'were meant to'.
    fn was_meant(&self, to: usize) -> bool {
        let was = |back: usize| matches!(self.before(to, back), "was" | "were");
        was(1) || (was(2) && matches!(self.before(to, 1), "meant" | "supposed" | "intended" | "set" | "due" | "going" | "about"))
    }

    /// Whether `to` leads from a verb of moving to a new date: 'has been moved to April'.
    fn is_moved(&self, to: usize) -> bool {
        (self.is(to + 1, class::MONTH | class::WEEKDAY | class::SEASON) || matches!(self.doc.word(to + 1), "next" | "this"))
            && (1..=4).any(|back| {
                matches!(
                    self.before(to, back),
                    "moved"
                        | "postponed"
                        | "rescheduled"
                        | "pushed"
                        | "delayed"
                        | "shifted"
                        | "deferred"
                        | "move"
                        | "postpone"
                        | "moves"
                )
            })
    }

    /// Whether a modal has its verb after it: 'may end' and not the month, nor 'may have ended'.
    fn modal(&self, index: usize) -> bool {
        let shape = |index: usize| self.doc.tokens.get(index).map(|token| token.shape);
        shape(index) == Some(Shape::Lower)
            && shape(index + 1) == Some(Shape::Lower)
            && !matches!(self.doc.word(index + 1), "have" | "not" | "be" | "well" | "or" | "and")
    }

    /// A plan looks ahead, but for one that was made before: `was originally scheduled for`, `had been planned for`.
    fn planned(&self, index: usize) -> Tense {
        let once = |word: &str| matches!(word, "originally" | "initially" | "previously");
        let bygone = |word: &str| matches!(word, "was" | "were" | "had");
        if once(self.before(index, 1)) || once(self.before(index, 2)) {
            Tense::Unknown
        } else if bygone(self.before(index, 1)) || (self.before(index, 1) == "been" && self.before(index, 2) == "had") {
            Tense::Planned
        } else {
            Tense::Future
        }
    }

    fn is_infinitive(&self, to: usize) -> bool {
        let next = self.doc.word(to + 1);
        self.doc.tokens.get(to + 1).is_some_and(|token| token.shape == Shape::Lower)
            && !self.is(to + 1, class::NOVERB)
            && !next.ends_with("ing")
            && !next.ends_with("ed")
    }

    /// Whether what the infinitive at `to` tells of took place: `rose 90 points to close at 14,511`, `declined to comment`, but
    /// not `agreed to meet`, `announced plans to play`.
    fn was_done(&self, to: usize) -> bool {
        if to > self.first && self.is(to - 1, class::PLANNED) {
            return false;
        }
        let clause = (self.first..to).rev().take(REACH / 2).take_while(|&index| !bounds_clause(self.doc, index));
        for index in clause {
            let word = self.doc.word(index);
            let noun = index > self.first && self.is(index - 1, class::NOVERB);
            if word == "and" || self.is(index, class::AHEAD | class::TELLING | class::PLANNED | class::STAGED) && !noun {
                return false;
            }
            let past = self.is(index, class::BYGONE | class::FINITE) || is_regular_past(word) && !self.is(index, class::NOTPAST);
            if past {
                return !matches!(word, "was" | "were" | "had" | "said" | "did") && !self.looks_ahead(index);
            }
        }
        false
    }

    /// Whether the participle at `index` belongs to a group that looks ahead: `will be released`, `is released`.
    fn looks_ahead(&self, index: usize) -> bool {
        for back in 1..=4 {
            match self.before(index, back) {
                "will" | "shall" | "to" | "'ll" | "can" | "should" | "must" | "may" | "might" | "be" | "being" => return true,
                "is" | "are" | "'s" if self.doc.word(index) != "set" || self.doc.word(index + 1) == "for" => return true,
                "has" | "have" | "had" | "was" | "were" | "been" | "did" | "," | "and" | "the" | "a" | "an" => return false,
                word if word.ends_with("'ll") => return true,
                _ => {}
            }
        }
        false
    }
}

fn is_regular_past(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") && !word.contains('-')
}

#[cfg(test)]
mod tests {
    use super::super::class::vocabulary;
    use super::super::words::mark_tokens;
    use super::*;

    fn check(tense: Tense, texts: &[&str]) {
        for text in texts {
            let doc = Document::new(*text);
            let at = (0..doc.tokens.len()).find(|&index| doc.word(index) == "friday").expect(text);
            let marks = mark_tokens(&doc, &vocabulary());
            assert_eq!(tense_at(&doc, &marks, 0..doc.tokens.len(), at..at + 1), tense, "{text}");
        }
    }

    #[test]
    fn the_nearest_verb_decides() {
        check(
            Tense::Past,
            &[
                "The single was released on Friday.",
                "On Friday, the duo announced a tour.",
                "The label said Friday it will sign them.",
                "They played the hall Friday",
                "The album, issued on Friday, sells well.",
                "The band was forced to cancel on Friday",
                "Shares rose 90 points, or 2 percent, to close at 14 Friday.",
                "He declined to comment Friday.",
                "Members voted to approve the plan Friday.",
                "The vote comes a day after protests Friday.",
            ],
        );
        check(
            Tense::Future,
            &[
                "The single will be released on Friday.",
                "The single, due out on Friday, is short.",
                "She's going to play Friday.",
                "Their tour opens Friday in Leeds",
                "Glass Ferry to play on Friday",
                "They said that they will return on Friday.",
                "The fair, which will take place in the park, presented by the city and its friends, opens on Friday",
                "The record is released on Friday",
                "They agreed to meet on Friday.",
                "The duo announced plans to play on Friday.",
                "The label said its head would leave on Friday.",
                "Voters go to the polls Friday.",
                "The show has been moved to Friday.",
                "The inquest resumes on Friday.",
                "They were asked to return on Friday.",
            ],
        );
        check(
            Tense::Planned,
            &[
                "It was scheduled to take place on Friday.",
                "The duo was to have played on Friday",
                "The tour was meant to begin in Hull on Friday.",
                "Their show on Friday has been cancelled.",
                "A gig that had been planned for Friday",
            ],
        );
        check(Tense::Unknown, &["Friday", "They announced a farewell show with the city choir on Friday"]);
    }
}
