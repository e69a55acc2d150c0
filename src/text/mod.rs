//! Text with its tokens and sentences, each a span of bytes.
//!
//! ```
//! use tempoline::text::Document;
//! let doc = Document::new("Red came out in 2012. It sold well.");
//! assert_eq!(doc.sentences.len(), 2);
//! assert_eq!(doc.word(1), "came");
//! ```

mod offsets;
mod sentence;
mod span;
mod token;
mod tokenizer;

pub use offsets::CodePoints;
pub use sentence::Sentence;
pub use span::Span;
pub use token::{Shape, Token, TokenKind};

use std::ops::Range;

/// A text cut into tokens and sentences.
///
/// Tokens stand in order and do not overlap; between them lies white space only. Every token belongs to exactly
/// one sentence, sentences stand in order.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text that all spans count in.
    pub text: String,
    folded: String,
    /// The tokens, in order.
    pub tokens: Vec<Token>,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
}

impl Document {
    /// Cuts `text`. Total: any text gives a document.
    pub fn new(text: impl Into<String>) -> Self {
        Self::with_breaks(text, &[])
    }

    /// Cuts `text` so that no token and no sentence reaches over one of `breaks`: bytes in rising order, where the parts
    /// of an article meet. Those inside a character are passed over.
    pub fn with_breaks(text: impl Into<String>, breaks: &[usize]) -> Self {
        let text = text.into();
        let (tokens, folded) = tokenizer::tokenize(&text, breaks);
        let sentences = sentence::split_sentences(&text, &folded, &tokens);
        Self { text, folded, tokens, sentences }
    }

    /// Token `index` in lower case without accents, with straight apostrophes; empty past the end.
    #[inline]
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.folded.of(&self.folded))
    }

    /// Token `index` as written; empty past the end.
    #[inline]
    pub fn raw(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.span.of(&self.text))
    }

    /// The text at `span`.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The span from the first to the last token of a range; empty at the text's end for an empty range.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => Span::new(first.span.start, last.span.end),
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// The tokens that lie at least partly inside `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The index of the sentence that holds byte `at`, or the last one that begins before it.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start <= at).checked_sub(1)
    }
}
