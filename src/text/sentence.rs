//! Tokens to sentences. A line break ends one; a full stop does unless an abbreviation or a number says otherwise.

use super::{Shape, Span, Token, TokenKind};
use std::ops::Range;

/// A sentence, a headline, or an item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indexes into the document's.
    pub tokens: Range<usize>,
    /// The paragraph (run of text between line breaks) it stands in, counted from 0.
    pub paragraph: usize,
}

/// Words after which a full stop belongs to the word, folded. Months and `No.` do so only before a number.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "st", "prof", "rev", "gen", "sen", "gov", "hon", "sgt", "capt", "lt", "jr", "sr", "vs", "v", "feat",
    "ft", "inc", "ltd", "co", "corp", "bros", "dept", "approx", "est", "etc", "op", "vol", "pt", "pts", "mt", "ave", "blvd",
    "rd", "fig", "al", "cf", "eg", "ie", "messrs", "mme", "mlle", "cit", "dist", "maj", "col", "adm", "rs", "ca", "calif",
    "mass", "conn", "tenn", "fla", "ill", "ind", "wis", "minn", "ariz", "colo", "okla", "ont", "que",
];
const BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "p", "pp", "op", "vol",
    "nr", "ch", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "c", "cat", "k", "bwv",
];
/// Words that often open a sentence and seldom go on a name: after `Inc.` or `U.S.` they show that the sentence ended.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "this",
    "that",
    "these",
    "those",
    "but",
    "and",
    "in",
    "on",
    "at",
    "after",
    "with",
    "for",
    "however",
    "meanwhile",
    "his",
    "her",
    "their",
    "its",
    "when",
    "while",
    "as",
    "if",
    "there",
    "what",
    "you",
    "also",
];

/// A run of this many tokens without a stop is cut: stages may then compare the words of a sentence with one another.
const LONGEST: usize = 400;

/// Cuts the tokens into sentences; every token is in one, and none is longer than 400 tokens.
pub(super) fn split_sentences(text: &str, folded: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut first = 0;
    let mut paragraph = 0;
    for index in 0..tokens.len() {
        let last = index + 1 == tokens.len();
        let breaks = !last && line_breaks(text, folded, tokens, index);
        if last || breaks || index + 1 - first >= LONGEST || ends_sentence(text, folded, tokens, first, index) {
            sentences.push(Sentence {
                span: Span::new(tokens[first].span.start, tokens[index].span.end),
                tokens: first..index + 1,
                paragraph,
            });
            first = index + 1;
        }
        paragraph += usize::from(breaks);
    }
    sentences
}

/// Whether a line break that ends a paragraph, or the end of a part of the article, follows token `index`.
fn line_breaks(text: &str, folded: &str, tokens: &[Token], index: usize) -> bool {
    if tokens[index + 1].begins_part {
        return true;
    }
    let gap = &text[tokens[index].span.end..tokens[index + 1].span.start];
    if matches!(gap, "" | " ") {
        return false;
    }
    match gap.matches(['\n', '\u{2028}', '\u{2029}']).count() {
        0 => false,
        // A hard-wrapped line goes on in lower case or after a comma.
        1 => {
            let goes_on = tokens[index + 1].shape == Shape::Lower && tokens[index].kind != TokenKind::Punct;
            !(goes_on || tokens[index].span.of(text) == "," || tokens[index].folded.of(folded) == "and")
        }
        _ => true,
    }
}

fn is_closer(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "”" | "’" | ")" | "]" | "»" | "›")
}

/// Whether the sentence that began at token `first` ends with token `index`.
fn ends_sentence(text: &str, folded: &str, tokens: &[Token], first: usize, index: usize) -> bool {
    // Most tokens are words, which end a sentence only with a full stop of their own.
    let kind = tokens[index].kind;
    let word = matches!(kind, TokenKind::Word | TokenKind::Number | TokenKind::Url | TokenKind::Handle | TokenKind::Hashtag);
    if word && !(kind == TokenKind::Word && text.as_bytes()[tokens[index].span.end - 1] == b'.') {
        return false;
    }
    // The mark that ends it may be followed by quotes or brackets that close; the cut comes after the last of these.
    let mut mark = index;
    while mark > first && is_closer(tokens[mark].span.of(text)) && !tokens[mark].space_before {
        mark -= 1;
    }
    let next = index + 1;
    let next_raw = tokens[next].span.of(text);
    let spaced = tokens[next].space_before;
    if is_closer(next_raw) && !spaced {
        return false;
    }
    let opens = tokens[next].is_capitalised()
        || matches!(tokens[next].kind, TokenKind::Number | TokenKind::Handle | TokenKind::Hashtag | TokenKind::Url)
        || matches!(next_raw, "\"" | "“" | "‘" | "'" | "(" | "[" | "#" | "«" | "¿" | "¡" | "*" | "•" | "-" | "–" | "—")
        || (tokens[next].kind == TokenKind::Word && (tokens[next].shape == Shape::None || tokens[next].shape == Shape::Mixed));
    match tokens[mark].span.of(text) {
        "!" | "?" | "…" => opens && (spaced || mark < index),
        "." => opens && mark > first && full_stop_ends(text, folded, tokens, first, mark, next),
        "。" | "！" | "？" | "।" => true,
        // An acronym keeps its last full stop inside: "in the U.S. The band".
        _ => {
            mark == index
                && tokens[index].kind == TokenKind::Word
                && tokens[index].span.of(text).ends_with('.')
                && spaced
                && OPENERS.contains(&tokens[next].folded.of(folded))
                && tokens[next].is_capitalised()
        }
    }
}

fn full_stop_ends(text: &str, folded: &str, tokens: &[Token], first: usize, mark: usize, next: usize) -> bool {
    let before = &tokens[mark - 1];
    let word = before.folded.of(folded);
    let next_word = tokens[next].folded.of(folded);
    let opener = tokens[next].is_capitalised() && OPENERS.contains(&next_word);
    if tokens[mark].space_before || before.kind != TokenKind::Word {
        // "reached No. 2.The" and "… 1992. Later": a number or a quote before the stop always ends.
        return true;
    }
    let digit_next =
        tokens[next].kind == TokenKind::Number || (tokens[next].span.of(text).starts_with(|c: char| c.is_ascii_digit()));
    if digit_next && BEFORE_NUMBER.contains(&word) {
        return false;
    }
    let initial = before.span.of(text).chars().count() == 1 && before.span.of(text).starts_with(char::is_uppercase);
    if initial {
        // "J. Cole", but "Plan B. The".
        return opener;
    }
    if ABBREVIATIONS.contains(&word)
        && before.is_capitalised() == (word != "feat" && word != "ft" && word != "etc" && word != "vs")
    {
        return opener;
    }
    if matches!(word, "feat" | "ft" | "vs") {
        return false;
    }
    // "1. Title" at the head of a list item is not a sentence of its own.
    !(mark - first == 1 && before.kind == TokenKind::Number)
}

#[cfg(test)]
mod tests {
    use super::super::Document;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let found: Vec<_> = doc.sentences.iter().map(|sentence| doc.slice(sentence.span)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn no_sentence_reaches_over_a_break() {
        let text = "They sang. READ MORE: Ferry Keep Shows FreshThe LP is out, they said";
        let meets = text.find("The LP").unwrap_or(0);
        let doc = Document::with_breaks(text, &[11, meets, meets, text.len() + 9]);
        let found: Vec<_> = doc.sentences.iter().map(|sentence| doc.slice(sentence.span)).collect();
        assert_eq!(found, ["They sang.", "READ MORE: Ferry Keep Shows Fresh", "The LP is out, they said"]);
    }

    #[test]
    fn sentences_end_where_a_reader_pauses() {
        check("It came out. Then it sold.", &["It came out.", "Then it sold."]);
        check(
            "At No. 1 on Sept. 2 with Mr. Kim, J. Cole and the U.S. tour.",
            &["At No. 1 on Sept. 2 with Mr. Kim, J. Cole and the U.S. tour."],
        );
        check("In the studio.“Echo,” a ballad, rose.", &["In the studio.", "“Echo,” a ballad, rose."]);
        check("He said “We won.” The band left.", &["He said “We won.”", "The band left."]);
        check("“We won.” he said", &["“We won.” he said"]);
        check("Ends in the U.S. The band left", &["Ends in the U.S.", "The band left"]);
        check("Headline without a stop\n\nBody starts", &["Headline without a stop", "Body starts"]);
        check("a hard wrapped\nline goes on", &["a hard wrapped\nline goes on"]);
        check("Her “Why?” solo album. Yes!", &["Her “Why?” solo album.", "Yes!"]);
    }
}
