//! The small matcher that rules are written in: a pattern over the tokens of a text, as a readable line.
//!
//! ```text
//! day:DAY of? month:MONTH .? (,? year:YEAR)?
//! ```
//! A word in lower case matches that folded word or mark; a NAME in capitals matches a class of words; `name:` captures;
//! `?` makes optional, `*` repeats, `( | )` chooses. The first way through wins, optional parts being tried first.

mod compile;
mod vocabulary;

pub use compile::PatternError;
pub use vocabulary::{Mark, Vocabulary};

use std::ops::Range;

/// Captures that one pattern may have.
const SLOTS: usize = 8;

/// Choices that may lie open at once: a part that repeats matches at most about so often.
const DEPTH: usize = 64;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    steps: Vec<Step>,
    names: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Word(u16),
    Class(u64),
    Open(u8),
    Close(u8),
    /// Try the first, then the second.
    Split(usize, usize),
    Jump(usize),
}

/// What a match captured, by name.
#[derive(Clone, Copy, Debug)]
pub struct Captures<'p> {
    names: &'p [String],
    slots: Slots,
    /// One past the last token of the match.
    pub end: usize,
}

type Slots = [(u32, u32); SLOTS];

/// What a pattern can begin with: word ids, and classes as a bit set.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Ids of words.
    pub words: Vec<u16>,
    /// Classes.
    pub classes: u64,
}

impl Start {
    /// Whether a token with this mark can be the one.
    pub fn admits(&self, mark: Mark) -> bool {
        mark.classes & self.classes != 0 || (mark.word != 0 && self.words.contains(&mark.word))
    }
}

impl Pattern {
    /// Matches the marks from `at` on, up to `end` at most.
    pub fn matches<'p>(&'p self, marks: &[Mark], at: usize, end: usize) -> Option<Captures<'p>> {
        let marks = marks.get(..end.min(marks.len()))?;
        let (slots, end) = self.run(marks, 0, at, [(0, 0); SLOTS], DEPTH)?;
        (end > at).then_some(Captures { names: &self.names, slots, end })
    }

    /// Takes the steps from `step` on. `depth` bounds how many choices may lie open at once, and with them the stack.
    fn run(&self, marks: &[Mark], mut step: usize, mut at: usize, mut slots: Slots, depth: usize) -> Option<(Slots, usize)> {
        while let Some(now) = self.steps.get(step) {
            step += 1;
            match *now {
                Step::Word(word) => {
                    if marks.get(at)?.word != word {
                        return None;
                    }
                    at += 1;
                }
                Step::Class(classes) => {
                    if marks.get(at)?.classes & classes == 0 {
                        return None;
                    }
                    at += 1;
                }
                Step::Open(slot) => slots.get_mut(slot as usize)?.0 = at as u32,
                Step::Close(slot) => slots.get_mut(slot as usize)?.1 = at as u32,
                Step::Split(first, second) => match self.run(marks, first, at, slots, depth.checked_sub(1)?) {
                    Some(found) => return Some(found),
                    None => step = second,
                },
                Step::Jump(to) => step = to,
            }
        }
        Some((slots, at))
    }

    /// What it can begin with.
    pub fn start(&self) -> Start {
        self.reached(vec![0]).0
    }

    /// What its second token can be; `None` where one token can be enough.
    pub fn second(&self) -> Option<Start> {
        let (_, after, _) = self.reached(vec![0]);
        let (second, _, ends) = self.reached(after);
        (!ends).then_some(second)
    }

    /// The tokens that can come at some steps, the steps after these, and whether the pattern can end there.
    fn reached(&self, mut open: Vec<usize>) -> (Start, Vec<usize>, bool) {
        let mut start = Start::default();
        let mut after = Vec::new();
        let mut ends = false;
        let mut seen = vec![false; self.steps.len()];
        while let Some(step) = open.pop() {
            ends |= step >= self.steps.len();
            if seen.get(step).copied().unwrap_or(true) {
                continue;
            }
            seen[step] = true;
            match self.steps[step] {
                Step::Word(word) => {
                    start.words.push(word);
                    after.push(step + 1);
                }
                Step::Class(classes) => {
                    start.classes |= classes;
                    after.push(step + 1);
                }
                Step::Open(_) | Step::Close(_) => open.push(step + 1),
                Step::Split(first, second) => open.extend([first, second]),
                Step::Jump(to) => open.push(to),
            }
        }
        (start, after, ends)
    }
}

impl Captures<'_> {
    /// The tokens captured as `name`; `None` where that part did not take part.
    pub fn get(&self, name: &str) -> Option<Range<usize>> {
        let slot = self.names.iter().position(|known| known == name)?;
        let (start, end) = *self.slots.get(slot)?;
        (start < end).then_some(start as usize..end as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Pattern, Vocabulary};

    fn check(pattern: &str, words: &str) -> Option<(usize, Option<std::ops::Range<usize>>)> {
        let mut vocabulary = Vocabulary::new(&["NUMBER"]);
        let pattern = Pattern::compile(pattern, &mut vocabulary).expect("a pattern");
        let marks: Vec<Mark> = words
            .split(' ')
            .map(|word| match word.parse::<i32>() {
                Ok(value) => Mark { classes: 1, value, ..Mark::default() },
                Err(_) => vocabulary.mark(word),
            })
            .collect();
        pattern.matches(&marks, 0, marks.len()).map(|found| (found.end, found.get("n")))
    }

    #[test]
    fn patterns_match_what_they_say() {
        assert_eq!(check("a b", "a b c"), Some((2, None)));
        assert_eq!(check("a b", "a c"), None);
        assert_eq!(check("a b? n:NUMBER", "a 7"), Some((2, Some(1..2))));
        assert_eq!(check("a b? n:NUMBER", "a b 7"), Some((3, Some(2..3))));
        assert_eq!(check("a (b|c n:NUMBER)? d", "a c 7 d"), Some((4, Some(2..3))));
        assert_eq!(check("a (b|c)* n:NUMBER", "a b c b 7"), Some((5, Some(4..5))));
        assert_eq!(check("n:(a|b a) b?", "b a b"), Some((3, Some(0..2))));
        // What an optional part took is given back where the rest needs it.
        assert_eq!(check("a? a b", "a b"), Some((2, None)));
    }

    #[test]
    fn what_comes_second_is_known_where_one_token_is_not_enough() {
        let mut vocabulary = Vocabulary::new(&["NUMBER"]);
        let mut second = |line: &str| {
            Pattern::compile(line, &mut vocabulary).expect(line).second().map(|start| (start.words.len(), start.classes))
        };
        assert_eq!(second("a b? NUMBER"), Some((1, 1)));
        assert_eq!(second("a b?"), None);
        assert_eq!(second("(a | a b) c"), Some((2, 0)));
        assert_eq!(second("a* b"), None);
    }

    #[test]
    fn endless_repeats_end() {
        assert!(check("a b*", &format!("a{}", " b".repeat(100_000))).is_some_and(|(end, _)| end <= super::DEPTH));
        assert_eq!(check("a b*", &format!("a{}", " b".repeat(20))), Some((21, None)));
    }

    #[test]
    fn broken_patterns_say_so() {
        for broken in ["(a", "a)", "NOSUCHCLASS", "n:", "?", "(a|)"] {
            assert!(Pattern::compile(broken, &mut Vocabulary::new(&["NUMBER"])).is_err(), "{broken}");
        }
    }
}
