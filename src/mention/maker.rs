//! Whose a work is: `Styles's "As It Was"`, `BTS' song Dynamite`, `"Red" by Taylor Swift`, `Swift released "Red"`.

use super::sheet::Sheet;
use super::word::Classes;
use super::{EntityId, Mention, MentionKind, WorkKind};
use crate::text::TokenKind;
use std::ops::Range;

/// A mention with its tokens.
pub(super) struct Placed {
    /// The mention.
    pub mention: Mention,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
    /// The act that the text was about when it came to this.
    pub about: Option<EntityId>,
}

fn is_act(placed: &Placed) -> bool {
    matches!(placed.mention.kind, MentionKind::Person | MentionKind::Group)
}

/// What kind of work the words around a title call it: `the single “T”`, `T, their second album`, `T (album)`.
pub(super) fn work_kind(sheet: &Sheet, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<WorkKind> {
    let mut left = tokens.start;
    while left > sentence.start && (is_quote(sheet, left - 1) || matches!(sheet.doc.raw(left - 1), "," | ":" | "(")) {
        left -= 1;
    }
    let mut right = tokens.end;
    while right < sentence.end && (is_quote(sheet, right) || sheet.doc.raw(right) == ",") {
        right += 1;
    }
    let named = left.checked_sub(1).filter(|at| *at >= sentence.start).and_then(|at| {
        let at = if matches!(sheet.doc.word(at), "called" | "titled" | "entitled" | "dubbed" | "named") {
            at.checked_sub(1)?
        } else {
            at
        };
        sheet.classes(at).work_kind()
    });
    named
        .or_else(|| sheet.classes(right).work_kind().filter(|_| right < sentence.end && sheet.is_lower(right)))
        .or_else(|| {
            // T, their second album
            let comma = right > tokens.end && sheet.doc.raw(right - 1) == ",";
            let words = (right..(right + 6).min(sentence.end)).take_while(|&at| sheet.kind(at) == TokenKind::Word);
            words.filter(|_| comma).find_map(|at| sheet.classes(at).work_kind())
        })
        .or_else(|| (tokens.len() > 1).then(|| sheet.classes(tokens.end - 1).work_kind()).flatten())
}

fn is_quote(sheet: &Sheet, index: usize) -> bool {
    sheet.kind(index) == TokenKind::Punct && matches!(sheet.doc.raw(index), "\"" | "“" | "”" | "'" | "‘" | "’")
}

/// The acts that mention `index` of a work belongs to, likeliest first, by the words of its sentence.
pub(super) fn makers(sheet: &Sheet, all: &[Placed], index: usize, sentence: &Range<usize>) -> Vec<EntityId> {
    let Some(work) = all.get(index) else { return Vec::new() };
    let mut found = Vec::new();
    let mut add = |id: EntityId| {
        if !found.contains(&id) && id != work.mention.entity {
            found.push(id);
        }
    };
    let earlier =
        || all[..index].iter().rev().take_while(|placed| placed.sentence == work.sentence).filter(|placed| is_act(placed));
    // BTS' new song Dynamite; her single “Red”; Robbie Williams track Misunderstood.
    let mut left = work.tokens.start;
    while left > sentence.start && work.tokens.start - left < 8 {
        let at = left - 1;
        let owner = earlier().take(6).find(|placed| {
            let own = matches!(sheet.doc.word(at), "his" | "her" | "their" | "its");
            placed.tokens.end == left
                || sheet.kind(at) == TokenKind::Clitic && placed.tokens.end == at
                || own && placed.tokens == (at..left)
        });
        if let Some(owner) = owner {
            if left < work.tokens.start || sheet.kind(at) == TokenKind::Clitic {
                add(owner.mention.entity);
            }
            break;
        }
        let passes = is_quote(sheet, at)
            || sheet.is(at, Classes::MODIFIER)
            || sheet.kind(at) == TokenKind::Clitic
            || sheet.doc.raw(at) == ","
            || sheet.is_lower(at) && !sheet.is(at, Classes::FUNCTION) && !sheet.is(at, Classes::ISSUE.or(Classes::DO));
        if !passes {
            break;
        }
        left = at;
    }
    // “Red” by Taylor Swift and others.
    let mut right = work.tokens.end;
    while right < sentence.end && right - work.tokens.end < 8 && !matches!(sheet.doc.word(right), "by" | "from") {
        let passes = is_quote(sheet, right)
            || matches!(sheet.doc.raw(right), "(" | ")" | ",")
            || sheet.is(right, Classes::MODIFIER)
            || sheet.kind(right) == TokenKind::Number
            || matches!(sheet.doc.word(right), "a" | "an" | "the" | "is" | "was" | "performed" | "recorded" | "sung" | "written");
        if !passes {
            break;
        }
        right += 1;
    }
    if matches!(sheet.doc.word(right), "by" | "from") && right < sentence.end {
        let mut from = right + 1;
        for placed in
            all[index + 1..].iter().take_while(|placed| placed.sentence == work.sentence).filter(|placed| is_act(placed))
        {
            if placed.tokens.start > from + 5 {
                break;
            }
            add(placed.mention.entity);
            from = placed.tokens.end;
        }
    }
    // Swift released “Red”: the nearest act before a verb of issue that stands before the work.
    if let Some(verb) =
        (sentence.start..work.tokens.start).rev().take(25).find(|&at| sheet.is_lower(at) && sheet.is(at, Classes::ISSUE))
        && let Some(subject) = earlier().find(|placed| placed.tokens.end <= verb)
    {
        add(subject.mention.entity);
    }
    // “Red”, featuring X.
    if let Some(with) = (work.tokens.end..(work.tokens.end + 4).min(sentence.end))
        .find(|&at| matches!(sheet.doc.word(at), "featuring" | "feat" | "ft"))
    {
        for placed in all[index + 1..]
            .iter()
            .take_while(|p| p.sentence == work.sentence)
            .filter(|p| is_act(p) && p.tokens.start > with)
            .take(2)
        {
            add(placed.mention.entity);
        }
    }
    found
}
