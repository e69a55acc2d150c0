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

use crate::lexicon::{WordSet, digest};
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
    /// For every [`STRIDE`]th byte the first token that ends after it, and the number of sentences that begin before it
    /// or with it: where a search begins.
    index: Vec<(u32, u32)>,
}

/// Bytes between two entries of the index: a dozen words.
const STRIDE: usize = 64;

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
        let index = index(&text, &tokens, &sentences);
        Self { text, folded, tokens, sentences, index }
    }

    /// Token `index` in lower case without accents, with straight apostrophes; empty past the end.
    #[inline]
    pub fn word(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.folded.of(&self.folded))
    }

    /// The [`digest`](crate::lexicon::digest) of `word(index)`.
    #[inline]
    pub fn digest(&self, index: usize) -> u64 {
        self.tokens.get(index).map_or(const { digest("") }, |token| token.digest)
    }

    /// The first byte of `word(index)`; 0 past the end.
    #[inline]
    pub fn first_byte(&self, index: usize) -> u8 {
        self.tokens.get(index).and_then(|token| self.folded.as_bytes().get(token.folded.start)).copied().unwrap_or(0)
    }

    /// The place of token `index` among the words of a set.
    #[inline]
    pub fn position_in(&self, index: usize, set: &WordSet) -> Option<usize> {
        if set.may_hold(self.digest(index)) { set.position(self.word(index)) } else { None }
    }

    /// Whether token `index` folds to a word of a set.
    #[inline]
    pub fn is_in(&self, index: usize, set: &WordSet) -> bool {
        self.position_in(index, set).is_some()
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
        let start = self.first_token(span.start, |token| token.span.end <= span.start);
        let end = self.first_token(span.end, |token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The first token that is not `before` a place near byte `at`, at most the [`STRIDE`] before it.
    #[inline]
    fn first_token(&self, at: usize, before: impl Fn(&Token) -> bool) -> usize {
        let from = self.index.get(at / STRIDE).map_or(self.tokens.len(), |(token, _)| *token as usize);
        let rest = self.tokens.get(from..).unwrap_or(&[]);
        from + rest.iter().position(|token| !before(token)).unwrap_or(rest.len())
    }

    /// The index of the sentence that holds byte `at`, or the last one that begins before it.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let from = self.index.get(at / STRIDE).map_or(self.sentences.len(), |(_, sentence)| *sentence as usize);
        let rest = self.sentences.get(from..).unwrap_or(&[]);
        (from + rest.iter().position(|sentence| sentence.span.start > at).unwrap_or(rest.len())).checked_sub(1)
    }
}

/// See [`Document::index`].
fn index(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<(u32, u32)> {
    let (mut token, mut sentence) = (0, 0);
    let entry = |at: usize| {
        while tokens.get(token).is_some_and(|token| token.span.end <= at) {
            token += 1;
        }
        while sentences.get(sentence).is_some_and(|sentence| sentence.span.start <= at) {
            sentence += 1;
        }
        (token as u32, sentence as u32)
    };
    (0..=text.len()).step_by(STRIDE).map(entry).collect()
}
