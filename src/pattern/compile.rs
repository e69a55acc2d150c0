//! A pattern's line to its steps.

use super::{Pattern, SLOTS, Step, Vocabulary};
use std::fmt;

/// Why a line is not a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError(String);

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    /// Reads a pattern, teaching the vocabulary the words it names.
    pub fn compile(line: &str, vocabulary: &mut Vocabulary) -> Result<Pattern, PatternError> {
        let mut reader = Reader { pieces: pieces(line), at: 0, vocabulary, names: Vec::new() };
        let mut steps = Vec::new();
        reader.choice(&mut steps)?;
        match reader.pieces.get(reader.at) {
            None => Ok(Pattern { steps, names: reader.names }),
            Some(piece) => Err(PatternError(format!("'{piece}' is left over in '{line}'"))),
        }
    }
}

/// The words and marks of a line: white space parts them, and so do the marks of the pattern language.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for word in line.split_whitespace() {
        let mut rest = word;
        while !rest.is_empty() {
            let cut = rest.find(['(', ')', '|', '?', '*', ':']).map_or(rest.len(), |at| at.max(1));
            let (piece, after) = rest.split_at(cut);
            pieces.push(piece);
            rest = after;
        }
    }
    pieces
}

struct Reader<'l, 'v> {
    pieces: Vec<&'l str>,
    at: usize,
    vocabulary: &'v mut Vocabulary,
    names: Vec<String>,
}

impl Reader<'_, '_> {
    fn takes(&mut self, piece: &str) -> bool {
        let taken = self.pieces.get(self.at) == Some(&piece);
        self.at += usize::from(taken);
        taken
    }

    /// `a b | c`, up to a closing bracket or the end.
    fn choice(&mut self, steps: &mut Vec<Step>) -> Result<(), PatternError> {
        let split = steps.len();
        self.sequence(steps)?;
        if self.takes("|") {
            // The first branch moves one step on to make room for the split before it.
            let first: Vec<Step> = steps.drain(split..).map(|step| moved(step, 1)).collect();
            let second = split + 1 + first.len() + 1;
            steps.push(Step::Split(split + 1, second));
            steps.extend(first);
            let jump = steps.len();
            steps.push(Step::Jump(0));
            self.choice(steps)?;
            steps[jump] = Step::Jump(steps.len());
        }
        Ok(())
    }

    fn sequence(&mut self, steps: &mut Vec<Step>) -> Result<(), PatternError> {
        let start = steps.len();
        while let Some(&piece) = self.pieces.get(self.at) {
            if matches!(piece, ")" | "|") {
                break;
            }
            self.item(steps)?;
        }
        if steps.len() == start { Err(PatternError("a pattern or branch is empty".to_owned())) } else { Ok(()) }
    }

    /// `name:atom?`
    fn item(&mut self, steps: &mut Vec<Step>) -> Result<(), PatternError> {
        let start = steps.len();
        if self.pieces.get(self.at + 1) == Some(&":") {
            let name = self.pieces.get(self.at).copied().unwrap_or_default();
            self.at += 2;
            let slot = self.slot(name)?;
            steps.push(Step::Open(slot));
            self.atom(steps)?;
            steps.push(Step::Close(slot));
        } else {
            self.atom(steps)?;
        }
        let repeats = self.takes("*");
        if repeats || self.takes("?") {
            let body: Vec<Step> = steps.drain(start..).map(|step| moved(step, 1)).collect();
            let after = start + 1 + body.len() + usize::from(repeats);
            steps.push(Step::Split(start + 1, after));
            steps.extend(body);
            if repeats {
                steps.push(Step::Jump(start));
            }
        }
        Ok(())
    }

    fn atom(&mut self, steps: &mut Vec<Step>) -> Result<(), PatternError> {
        let Some(&piece) = self.pieces.get(self.at) else {
            return Err(PatternError("the pattern ends too early".to_owned()));
        };
        self.at += 1;
        match piece {
            "(" => {
                self.choice(steps)?;
                if !self.takes(")") {
                    return Err(PatternError("a bracket is not closed".to_owned()));
                }
            }
            ")" | "|" | "?" | "*" | ":" => return Err(PatternError(format!("'{piece}' stands where a word should"))),
            name if name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                let class = self.vocabulary.class(name).ok_or_else(|| PatternError(format!("no class is called {name}")))?;
                steps.push(Step::Class(class));
            }
            word => steps.push(Step::Word(self.vocabulary.learn(word))),
        }
        Ok(())
    }

    fn slot(&mut self, name: &str) -> Result<u8, PatternError> {
        if let Some(slot) = self.names.iter().position(|known| known == name) {
            return Ok(slot as u8);
        }
        if self.names.len() == SLOTS {
            return Err(PatternError(format!("more than {SLOTS} captures")));
        }
        self.names.push(name.to_owned());
        Ok((self.names.len() - 1) as u8)
    }
}

fn moved(step: Step, by: usize) -> Step {
    match step {
        Step::Split(first, second) => Step::Split(first + by, second + by),
        Step::Jump(to) => Step::Jump(to + by),
        other => other,
    }
}
