//! Where the clauses of a text begin, by its commas, conjunctions and other marks.

use crate::lexicon::WordSet;
use crate::text::{Document, TokenKind};

/// Words that open a clause of their own.
const CLAUSE_OPENERS: WordSet = WordSet::new(&[
    "while",
    "but",
    "which",
    "who",
    "whose",
    "when",
    "where",
    "after",
    "before",
    "because",
    "although",
    "though",
    "whereas",
    "since",
    "until",
    "as",
    "with",
    "including",
]);

/// Marks between clauses.
const CLAUSE_MARKS: WordSet = WordSet::new(&[";", ":", "—", "–", "(", ")"]);

/// Words that open a clause after a comma.
const AFTER_COMMA: WordSet = WordSet::new(&["and", "or", "then"]);

/// Numbers the clauses: a mark that parts, or a word that opens one, begins the next.
pub fn clauses(doc: &Document, mention_of: &[Option<u32>]) -> Vec<u32> {
    let mut clause = 0;
    let mut of = Vec::with_capacity(doc.tokens.len());
    for sentence in &doc.sentences {
        clause += 1;
        for token in sentence.tokens.clone() {
            let inside_name = mention_of.get(token).copied().flatten().is_some()
                && token > sentence.tokens.start
                && mention_of.get(token) == mention_of.get(token - 1);
            let after_comma = || token > sentence.tokens.start && doc.word(token - 1) == ",";
            let opens = doc.is_in(token, &CLAUSE_MARKS)
                || doc.is_in(token, &CLAUSE_OPENERS)
                || doc.is_in(token, &AFTER_COMMA) && after_comma();
            if opens && !inside_name && doc.tokens[token].kind != TokenKind::Number {
                clause += 1;
            }
            of.push(clause);
        }
    }
    of
}
