//! What the events leave over: sentences that gave nothing, dates that became no event.

use super::listed::Listed;
use super::marks::{Line, Role};
use crate::article::RegionKind;
use crate::text::CodePoints;
use std::rc::Rc;

/// Words of the story that no event stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Their first code point.
    pub at: usize,
    /// Their line, from 1.
    pub line: usize,
    /// The words.
    pub words: String,
    /// Whether a date is among them that became no event.
    pub dated: bool,
}

/// What was read, and what is left over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sentences of the story, with an event or without.
    pub sentences: usize,
    /// Those without, in reading order.
    pub left: Vec<Left>,
    /// Dates of the story that became no event.
    pub dates: usize,
}

/// The same, to be handed on.
pub fn shared(text: &str, lines: &[Rc<Line>], listed: &[Listed]) -> Option<Rc<Coverage>> {
    Some(Rc::new(coverage(text, lines, listed)))
}

/// What the lines of `text` leave over. Rejected events do not count.
pub fn coverage(text: &str, lines: &[Rc<Line>], listed: &[Listed]) -> Coverage {
    let rejected = |id: &str| listed.iter().any(|listed| listed.word.rejected && listed.event.id == id);
    let points = CodePoints::new(text);
    let mut coverage = Coverage::default();
    for line in lines.iter().filter(|line| matches!(line.kind, RegionKind::Body | RegionKind::Social)) {
        let mut byte = line.start;
        for stretch in &line.stretches {
            let length: usize = stretch.pieces.iter().map(|piece| piece.text.len()).sum();
            let end = byte + length;
            let words = text.get(byte..end).unwrap_or("");
            if stretch.events.iter().any(|event| !rejected(&event.id)) {
                coverage.sentences += usize::from(!stretch.begins.is_empty());
            } else {
                let mut dates: Vec<usize> = Vec::new();
                let mut at = byte;
                for piece in &stretch.pieces {
                    if piece.roles.contains(&Role::Date) {
                        dates.push(at);
                    }
                    at += piece.text.len();
                }
                for (start, sentence) in sentences(words) {
                    let start = byte + start;
                    let dated = dates.iter().any(|date| (start..start + sentence.len()).contains(date));
                    coverage.sentences += 1;
                    coverage.dates += dates.iter().filter(|date| (start..start + sentence.len()).contains(date)).count();
                    coverage.left.push(Left { at: points.at_byte(start), line: line.number, words: sentence.to_owned(), dated });
                }
            }
            byte = end;
        }
    }
    coverage
}

/// The sentences of a stretch, each with the byte it begins at. The engine's own sentences are not in the analysis; for
/// showing what is left over, full stops before a capital will do.
fn sentences(words: &str) -> Vec<(usize, &str)> {
    const TITLES: [&str; 12] = ["Mr", "Mrs", "Ms", "Dr", "St", "No", "vs", "feat", "Jr", "Sr", "Vol", "Prof"];
    let mut found = Vec::new();
    let mut start = 0;
    let mut after_stop = false;
    let mut gap = None;
    for (at, character) in words.char_indices() {
        match character {
            '.' | '!' | '?' | '…' => {
                let word = words.get(start..at).unwrap_or("").rsplit(char::is_whitespace).next().unwrap_or("");
                let short = character == '.' && (TITLES.contains(&word) || word.chars().count() == 1);
                after_stop = !short;
                gap = None;
            }
            '”' | '’' | '"' | '\'' | ')' | ']' if after_stop && gap.is_none() => {}
            character if character.is_whitespace() => gap = gap.or(after_stop.then_some(at)),
            character => {
                if let Some(end) = gap.filter(|_| !character.is_lowercase()) {
                    found.push((start, end));
                    start = at;
                }
                after_stop = false;
                gap = None;
            }
        }
    }
    found.push((start, words.len()));
    let trimmed = found.into_iter().filter_map(|(start, end)| {
        let sentence = words.get(start..end)?;
        let start = start + sentence.len() - sentence.trim_start().len();
        let sentence = sentence.trim();
        // A dash leads a signature, not a sentence.
        let says = sentence.contains(char::is_alphanumeric) && !sentence.starts_with(['—', '–']);
        says.then_some((start, sentence))
    });
    trimmed.collect()
}

/// The code point at which the `skipped` characters after the first word of a line end; `None` where the text has no such
/// line.
pub fn place_in_line(document: &str, line: usize, skipped: usize) -> Option<usize> {
    let before: usize = document.split('\n').take(line.checked_sub(1)?).map(|line| line.chars().count() + 1).sum();
    let indent = document.split('\n').nth(line - 1)?.chars().take_while(|character| character.is_whitespace()).count();
    Some(before + indent + skipped)
}

/// The words of a stretch of code points.
pub fn words_at(text: &str, at: usize, count: usize) -> String {
    text.chars().skip(at).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::marks::mark_up;
    use crate::work::patch::Patch;
    use crate::{AnalysisDocument, Article, analyze};

    const TEXT: &str = "Published 5 June 2026\n\n  Glass Ferry sailed home on May 30. “It was cold,” Mr. Oar said. Glass Ferry released the single ‘Low Water’ on February 13. It sold.\n";

    fn of(patch: &Patch) -> Coverage {
        let document = AnalysisDocument::from(&analyze(&Article::read(TEXT, None)));
        let patched = patch.apply(&document, TEXT);
        let listed = crate::view::listed::list(&document, &patched);
        coverage(TEXT, &mark_up(TEXT, Some(&patched.document)), &listed)
    }

    #[test]
    fn sentences_without_an_event_are_left_each_at_its_place() {
        let coverage = of(&Patch::default());
        let words: Vec<&str> = coverage.left.iter().map(|left| left.words.as_str()).collect();
        assert_eq!(words, ["Glass Ferry sailed home on May 30.", "“It was cold,” Mr. Oar said.", "It sold."]);
        assert_eq!((coverage.sentences, coverage.dates), (4, 1));
        for left in &coverage.left {
            assert_eq!(words_at(TEXT, left.at, left.words.chars().count()), left.words);
            assert_eq!(left.line, 3);
        }
        assert_eq!(coverage.left.iter().map(|left| left.dated).collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn a_rejected_event_leaves_its_sentence_over() {
        let document = AnalysisDocument::from(&analyze(&Article::read(TEXT, None)));
        let rejected = of(&Patch::default().rejected(&document, "e1", true));
        assert_eq!((rejected.left.len(), rejected.dates), (4, 2));
    }

    #[test]
    fn a_place_in_a_line_is_counted_from_its_first_word() {
        assert_eq!(place_in_line("a\n  bc d", 2, 3), Some(7));
        assert_eq!(place_in_line("a", 2, 0), None);
        assert_eq!(place_in_line("a", 0, 0), None);
    }
}
