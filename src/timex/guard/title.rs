//! Titles in quotation marks, whose words are no dates: `"Friday I'm in Love"`, `‘1989’`.

use crate::text::{Document, Shape, TokenKind};
use crate::timex::class;
use crate::timex::scene::Found;

/// How many tokens a quoted title may have.
const TITLE_REACH: usize = 7;

/// Whether the match stands inside a short quotation written as a title: `"Friday I'm in Love"`, `‘1989’`.
pub(in crate::timex) fn in_title(found: &Found) -> bool {
    let doc = found.scene.doc;
    let sentence = &found.scene.sentence;
    let start = (sentence.start..found.tokens.start).rev().take(TITLE_REACH).find(|&index| is_quote(doc, index));
    let Some(open) = start.filter(|&index| opens_quote(doc, index)) else { return false };
    let limit = sentence.end.min(open + TITLE_REACH + 2);
    let Some(close) = (found.tokens.end..limit).find(|&index| is_quote(doc, index) && !opens_quote(doc, index)) else {
        return false;
    };
    // A quotation is speech when a plain word other than the small ones stands in it.
    (open + 1..close).all(|index| {
        let token = &doc.tokens[index];
        token.kind != TokenKind::Word
            || token.shape != Shape::Lower
            || found.scene.marks.get(index).is_some_and(|mark| mark.classes & class::SMALL != 0)
    })
}

fn is_quote(doc: &Document, index: usize) -> bool {
    matches!(doc.raw(index), "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»")
}

/// A quotation mark that opens: curled so, or with space before it and none after.
fn opens_quote(doc: &Document, index: usize) -> bool {
    match doc.raw(index) {
        "“" | "‘" | "«" => true,
        "”" | "»" => false,
        _ => {
            doc.tokens.get(index).is_some_and(|token| token.space_before)
                && doc.tokens.get(index + 1).is_some_and(|token| !token.space_before)
        }
    }
}
