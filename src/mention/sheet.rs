//! The text as this stage reads it: each token with its classes, its capital and whether that capital says anything.

use super::region::region_length;
use super::word::{Classes, classes_of};
use crate::article::{Article, RegionKind};
use crate::text::{Document, Shape, Span, TokenKind};
use crate::timex::Timex;
use std::ops::Range;

/// A document with what the rules ask of its tokens.
pub(super) struct Sheet<'d> {
    /// The text and its tokens.
    pub doc: &'d Document,
    classes: Vec<Classes>,
    /// Per token: whether it has a capital that counts.
    capital: Vec<bool>,
    /// Whether the token stands inside a time expression.
    timed: Vec<bool>,
    /// Per token: how many tokens a region takes that begins there, after a comma.
    regions: Vec<u8>,
    /// Per token: the length of what [`Sheet::ending`] gives; 0 for nothing.
    endings: Vec<u8>,
    /// Per sentence: whether it is written in capitals throughout, as headlines are.
    pub flat: Vec<bool>,
    /// Per sentence: whether it is body, rather than headline, head or furniture.
    pub body: Vec<bool>,
}

impl<'d> Sheet<'d> {
    /// Reads the classes of every token.
    pub(super) fn new(article: &Article, doc: &'d Document, timexes: &[Timex]) -> Self {
        let classes: Vec<Classes> = (0..doc.tokens.len())
            .map(|index| match doc.tokens[index].kind {
                TokenKind::Word => classes_of(doc.word(index)),
                TokenKind::Punct if doc.raw(index) == "&" => Classes::FUNCTION,
                _ => Classes::default(),
            })
            .collect();
        let mut timed = vec![false; doc.tokens.len()];
        for timex in timexes {
            for index in doc.tokens_in(timex.span) {
                timed[index] = true;
            }
        }
        let capital = (0..doc.tokens.len()).map(|index| has_capital(doc, index)).collect();
        let (regions, endings, flat, body) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut sheet = Self { doc, classes, capital, timed, regions, endings, flat, body };
        sheet.endings = (0..doc.tokens.len()).map(|index| ending_length(&sheet, index)).collect();
        sheet.regions = (0..doc.tokens.len()).map(|index| region_length(&sheet, index).min(9) as u8).collect();
        sheet.flat = doc.sentences.iter().map(|sentence| sheet.is_flat(sentence.tokens.clone())).collect();
        let mut regions = article.regions.iter().peekable();
        sheet.body = doc
            .sentences
            .iter()
            .map(|sentence| {
                while regions.next_if(|region| region.span.end <= sentence.span.start).is_some() {}
                regions.peek().is_none_or(|region| matches!(region.kind, RegionKind::Body | RegionKind::Social))
            })
            .collect();
        sheet
    }

    /// How many tokens a region takes that begins at token `index`, right after a comma; 0 where none does.
    pub(super) fn region(&self, index: usize) -> usize {
        self.regions.get(index).copied().map_or(0, usize::from)
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.classes.len()
    }

    /// The classes of token `index`; none past either end.
    #[inline]
    pub(super) fn classes(&self, index: usize) -> Classes {
        self.classes.get(index).copied().unwrap_or_default()
    }

    /// Whether token `index` has one of `classes`.
    #[inline]
    pub(super) fn is(&self, index: usize, classes: Classes) -> bool {
        self.classes(index).any(classes)
    }

    /// The kind of token `index`; punctuation past the end.
    #[inline]
    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.doc.tokens.get(index).map_or(TokenKind::Punct, |token| token.kind)
    }

    /// Whether white space stands before token `index`.
    pub(super) fn spaced(&self, index: usize) -> bool {
        self.doc.tokens.get(index).is_none_or(|token| token.space_before)
    }

    /// Whether token `index` is a word with a capital, or of a script that has none.
    #[inline]
    pub(super) fn is_capital(&self, index: usize) -> bool {
        self.capital.get(index).copied().unwrap_or(false)
    }

    /// Whether token `index` is `I`, whose capital says nothing.
    pub(super) fn is_i(&self, index: usize) -> bool {
        self.doc.first_byte(index) == b'i' && self.kind(index) == TokenKind::Word && is_first_person(self.doc.word(index))
    }

    /// Whether token `index` is `No.`, `Nos.` or `Number` before a number: a place in a chart.
    pub(super) fn is_rank_number(&self, index: usize) -> bool {
        if self.doc.first_byte(index) != b'n' || !matches!(self.doc.word(index), "no" | "nos" | "number" | "nr") {
            return false;
        }
        let stop = usize::from(self.doc.raw(index + 1) == ".");
        self.kind(index + 1 + stop) == TokenKind::Number || self.doc.first_byte(index + 1).is_ascii_digit()
    }

    /// Whether token `index` is a word in lower case.
    pub(super) fn is_lower(&self, index: usize) -> bool {
        self.doc.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word && token.shape == Shape::Lower)
    }

    /// Whether token `index` lies inside a time expression.
    pub(super) fn is_timed(&self, index: usize) -> bool {
        self.timed.get(index).copied().unwrap_or(false)
    }

    /// Whether token `index` is a number that can only be a year.
    pub(super) fn is_year(&self, index: usize) -> bool {
        let raw = self.doc.raw(index);
        self.kind(index) == TokenKind::Number && raw.len() == 4 && (raw.starts_with("19") || raw.starts_with("20"))
    }

    /// The text from the first to the last token of `tokens`, without an ending as in `Doe-led`.
    pub(super) fn slice(&self, tokens: Range<usize>) -> &'d str {
        self.doc.slice(self.span(&tokens))
    }

    /// The span from the first to the last token of `tokens`, without an ending as in `Doe-led`.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        let span = self.doc.span_of(tokens.clone());
        let ending = tokens.end.checked_sub(1).and_then(|last| self.ending(last));
        Span::new(span.start, span.end - ending.map_or(0, |ending| ending.len() + 1))
    }

    /// What is joined to a name by a hyphen and is no part of it: `led` in `Doe-led`.
    pub(super) fn ending(&self, index: usize) -> Option<&'d str> {
        let length = usize::from(*self.endings.get(index).filter(|length| **length > 0)?);
        let raw = self.doc.raw(index);
        raw.get(raw.len() - length..)
    }

    /// Whether capitals say nothing in a sentence: nearly every word that could be small has one.
    fn is_flat(&self, tokens: Range<usize>) -> bool {
        let (mut capitals, mut common, mut small, mut commas) = (0, 0, 0, 0);
        for index in tokens.clone().skip(1) {
            let classes = self.classes(index);
            commas += usize::from(self.doc.raw(index) == ",");
            if self.kind(index) != TokenKind::Word || classes.any(Classes::FUNCTION) {
                continue;
            }
            if self.is_capital(index) {
                capitals += 1;
                common += usize::from(classes.any(Classes::COMMON) && !classes.any(Classes::GIVEN));
            } else if self.is_lower(index) && self.doc.word(index).len() > 2 {
                small += 1;
            }
        }
        // A list of names has commas, a sentence its full stop; a headline has neither as a rule.
        let stopped = tokens.end.checked_sub(1).is_some_and(|last| self.doc.raw(last) == ".");
        common >= 2 && capitals >= 4 && small * 6 <= capitals && commas * 5 <= capitals && !(stopped && commas > 0)
    }
}

/// See [`Sheet::ending`].
fn ending_length(sheet: &Sheet, index: usize) -> u8 {
    if !sheet.is_capital(index) {
        return 0;
    }
    let ending = sheet.doc.raw(index).rsplit_once('-').map_or("", |(_, ending)| ending);
    let known = PERSON_ENDINGS.contains(&ending) || PLACE_ENDINGS.contains(&ending) || OPEN_ENDINGS.contains(&ending);
    if known { ending.len() as u8 } else { 0 }
}

/// Endings of an act's name: `Doe-starring`.
pub(super) const PERSON_ENDINGS: &[&str] = &[
    "starring",
    "starrer",
    "led",
    "fronted",
    "directed",
    "produced",
    "penned",
    "composed",
    "written",
    "helmed",
    "curated",
    "featuring",
    "esque",
];
/// Endings of a place's name: `Leeds-based`.
pub(super) const PLACE_ENDINGS: &[&str] = &["based", "born", "raised", "bred", "area"];
/// Endings of any name: `Grammy-winning`.
const OPEN_ENDINGS: &[&str] = &[
    "winning",
    "nominated",
    "inspired",
    "themed",
    "style",
    "era",
    "backed",
    "owned",
    "created",
    "approved",
    "related",
    "like",
    "only",
    "wide",
    "made",
    "signed",
    "influenced",
    "winner",
    "nominee",
    "certified",
    "topping",
    "charting",
];

/// Whether a token is a word with a capital, but for `I`.
fn has_capital(doc: &Document, index: usize) -> bool {
    doc.tokens.get(index).is_some_and(|token| {
        token.kind == TokenKind::Word
            && match token.shape {
                Shape::Title | Shape::Upper => !is_first_person(doc.word(index)),
                Shape::Mixed => !is_first_person(doc.word(index)) && token.span.of(&doc.text).chars().any(char::is_uppercase),
                Shape::Lower | Shape::None => false,
            }
    })
}

fn is_first_person(word: &str) -> bool {
    matches!(word, "i" | "i'm" | "i'll" | "i've" | "i'd")
}
