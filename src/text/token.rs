//! A token: a word, a number, a mark. `Harry's House` is `Harry`, `'s`, `House`.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, marks, inner apostrophes and hyphens: `K-pop`, `don't`, `1990s`, `R&B`, `U.S.`
    Word,
    /// Digits with inner separators: `317`, `1,030`, `3.5`, `10:30`.
    Number,
    /// A possessive or contracted `'s`, or the bare apostrophe after a plural: `Styles's`, `BTS'`.
    Clitic,
    /// One punctuation mark or symbol.
    Punct,
    /// A web address or e-mail address.
    Url,
    /// `@name`.
    Handle,
    /// `#name`; `#1` is a mark and a number.
    Hashtag,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No capital: `song`.
    Lower,
    /// First letter capital, others not: `Song`.
    Title,
    /// Capitals only, two or more: `SONG`.
    Upper,
    /// Any other mixture: `McCartney`, `iTunes`, `SZA's`.
    Mixed,
    /// No cased letter: digits, marks, Hangul.
    None,
}

/// One token of a [`super::Document`].
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Where its folded form stands in the document's folded text; read it with `Document::word`.
    pub(super) folded: Span,
    /// The [`digest`](crate::lexicon::digest) of its folded form.
    pub(super) digest: u64,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Whether white space stands before it (true for the first token).
    pub space_before: bool,
    /// Whether a new part of the article begins with it: no sentence reaches over that.
    pub(super) begins_part: bool,
}

impl Token {
    /// Whether the word begins with a capital letter.
    pub fn is_capitalised(&self) -> bool {
        match self.shape {
            Shape::Title | Shape::Upper => true,
            Shape::Mixed => self.kind == TokenKind::Word,
            Shape::Lower | Shape::None => false,
        }
    }
}
