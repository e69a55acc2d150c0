//! The features of a run of words: what stands inside it, before it, after it, and what the lists know of it.

use super::MentionKind;
use super::around::{after, before};
use super::gazetteer::Listed;
use super::inside::{endings, inside};
use super::sheet::Sheet;
use super::weight::{Feature, Side, Tally};
use super::word::Classes;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Scores of a run of words for every kind, by what it holds and where it stands.
///
/// `listed` holds the names of the lists that cover exactly this run; `flat` says that capitals mean nothing here; `sides` is
/// what stands before and after it, by [`before_scores`] and [`after_scores`], which many runs share.
pub(super) fn score<T: Tally>(
    sheet: &Sheet,
    run: &Range<usize>,
    listed: &[Listed],
    flat: bool,
    sentence: &Range<usize>,
    sides: [&T; 2],
) -> T {
    let mut tally = T::default();
    for side in sides {
        tally.join(side);
    }
    if run.len() == 1 {
        tally.add_word(sheet, Side::Only, run.start);
    } else {
        tally.add_word(sheet, Side::First, run.start);
        tally.add_word(sheet, Side::Last, run.end - 1);
    }
    let mut add = |feature, count: f32| tally.add(feature, count);
    add(Feature::Bias, 1.0);
    inside(sheet, run, !listed.is_empty(), flat, &mut add);
    endings(sheet, run, &mut add);
    for name in listed {
        add(
            match (name.kind, name.open) {
                (_, true) => Feature::ListedAct,
                (MentionKind::Person, _) => Feature::ListedPerson,
                (MentionKind::Group, _) => Feature::ListedGroup,
                (MentionKind::Festival, _) => Feature::ListedFestival,
                (MentionKind::Venue, _) => Feature::ListedVenue,
                (MentionKind::Place, _) => Feature::ListedPlace,
                (MentionKind::Chart, _) => Feature::ListedChart,
                (MentionKind::Award, _) => Feature::ListedAward,
                (MentionKind::Work, _) => Feature::ListedWork,
                _ => Feature::ListedOrganisation,
            },
            // A long entry cannot be there by chance.
            1.0 + 0.35 * (run.len().min(6) as f32 - 1.0),
        );
        if name.common {
            add(Feature::ListedCommon, 1.0);
        }
    }
    position(sheet, run, flat && listed.is_empty(), !listed.is_empty(), sentence, &mut add);
    tally
}

/// What stands before a run that begins at token `start`.
pub(super) fn before_scores<T: Tally>(sheet: &Sheet, start: usize, flat: bool, sentence: &Range<usize>) -> T {
    let mut tally = T::default();
    before(sheet, start, sentence.start, flat, &mut |feature, count| tally.add(feature, count));
    let mut left = start;
    while left > sentence.start && is_opening(sheet, left - 1) {
        left -= 1;
    }
    if left > sentence.start && !flat {
        tally.add_word(sheet, Side::Before, left - 1);
    }
    tally
}

/// What stands after a run that ends before token `end`.
pub(super) fn after_scores<T: Tally>(sheet: &Sheet, end: usize, sentence: &Range<usize>) -> T {
    let mut tally = T::default();
    after(sheet, end, sentence.end, &mut |feature, count| tally.add(feature, count));
    let mut right = end;
    while right < sentence.end && is_closing(sheet, right) {
        right += 1;
    }
    if right < sentence.end {
        tally.add_word(sheet, Side::After, right);
    }
    tally
}

fn is_opening(sheet: &Sheet, index: usize) -> bool {
    sheet.kind(index) == TokenKind::Punct && matches!(sheet.doc.raw(index), "\"" | "“" | "'" | "‘")
}

fn is_closing(sheet: &Sheet, index: usize) -> bool {
    sheet.kind(index) == TokenKind::Punct && matches!(sheet.doc.raw(index), "\"" | "”" | "'" | "’")
}

/// What the run is as a whole and where in its sentence it stands.
fn position(
    sheet: &Sheet,
    run: &Range<usize>,
    flat: bool,
    listed: bool,
    sentence: &Range<usize>,
    add: &mut impl FnMut(Feature, f32),
) {
    let first = sheet.classes(run.start);
    let lone = run.len() == 1;
    let opens = run.start == sentence.start || matches!(sheet.doc.raw(run.start.wrapping_sub(1)), "\"" | "“" | ":" | "•" | "*");
    let common = first.any(Classes::COMMON) && !first.any(Classes::GIVEN);
    let small = first.any(Classes::FUNCTION) && sheet.doc.word(run.start) != "the" && sheet.doc.word(run.start).len() > 1;
    let judged = lone || !listed;
    if judged && opens && first.any(Classes::OPENER) {
        add(Feature::OpenerFirst, 1.0);
    } else if judged && (!opens && small || first.any(Classes::PLAIN) && !lone) {
        add(Feature::SmallFirst, 1.0);
    }
    let last = sheet.classes(run.end - 1);
    if !lone && !listed && last.any(Classes::FUNCTION) && sheet.doc.word(run.end - 1).len() > 1 {
        add(Feature::EndsSmall, 1.0);
    }
    if !lone && !listed && sheet.kind(run.start) == TokenKind::Number {
        add(Feature::NumberFirst, 1.0);
    }
    if !lone && matches!(sheet.doc.word(run.end - 1), "jr" | "sr" | "ii" | "iii") {
        add(Feature::SuffixLast, 1.0);
    }
    if !listed && is_part(sheet, run, sentence) {
        add(Feature::BesideOf, 1.0);
    }
    // "Songs such as Low Water and Paper Boats" lists two.
    let introduced = run.start > sentence.start && matches!(sheet.doc.word(run.start - 1), "as" | "including" | "like");
    if introduced && !listed && run.clone().any(|index| matches!(sheet.doc.word(index), "and" | "&") && !sheet.is_capital(index))
    {
        add(Feature::JoinsWholes, 1.0);
    }
    if in_series(sheet, run, sentence) {
        add(Feature::InSeries, if listed { 0.5 } else { 1.0 });
    }
    let shape = sheet.doc.tokens.get(run.start).map(|token| token.shape);
    if lone && !listed && !common && shape == Some(Shape::Upper) {
        add(Feature::OneAcronym, 1.0);
    }
    if lone
        && !listed
        && (first.any(Classes::LABEL.or(Classes::HEAD).or(Classes::RANK)) || matches!(sheet.doc.word(run.start), "jr" | "sr"))
    {
        add(Feature::OneLabel, 1.0);
    } else if lone && (first.any(Classes::PLAIN.or(Classes::PRONOUN)) || small) {
        add(Feature::OnePlain, 1.0);
    } else if lone && common && !listed {
        add(if opens { Feature::OneCommonOpener } else { Feature::OneCommon }, 1.0);
    }
    if run.clone().all(|index| sheet.is(index, Classes::NATION) || matches!(sheet.doc.word(index), "north" | "south" | "latin")) {
        add(Feature::OneNation, 1.0);
    }
    let opus = first.any(Classes::OPUS) && sheet.is_capital(run.start);
    if !lone && opus && matches!(sheet.doc.word(run.start + 1), "no" | "nos" | "number" | "in" | "for") {
        // "Concerto in D for Violin and Orchestra" is not over before its last instrument.
        let scored =
            matches!(sheet.doc.word(run.end - 1), "orchestra" | "piano" | "violin" | "cello" | "strings" | "choir" | "flute");
        add(Feature::OpusFirst, if scored && run.len() > 3 { 2.0 } else { 1.0 });
    } else if !lone && first.any(Classes::LABEL) {
        add(Feature::RoleFirst, 1.0);
    }
    // A single word is seldom a name of its own when a capital stands beside it: "Khan" in "Shah Rukh Khan".
    let alone = if lone { 1.5 } else { 1.0 };
    let previous = run.start.wrapping_sub(1);
    if run.start > sentence.start && sheet.is_capital(previous) {
        let label = sheet.is(previous, Classes::COMMON) && (flat || previous == sentence.start);
        add(Feature::BesideCapital, if label { 0.2 } else { alone });
    }
    if run.end < sentence.end && sheet.is_capital(run.end) {
        add(Feature::BesideCapital, if flat && sheet.is(run.end, Classes::COMMON) { 0.2 } else { 0.7 * alone });
    }
    if flat {
        let plain = run.clone().filter(|&index| {
            let classes = sheet.classes(index);
            sheet.is_capital(index) && classes.any(Classes::COMMON) && !classes.any(Classes::GIVEN)
        });
        add(Feature::HeadlineCommon, plain.count() as f32);
    }
}

/// Whether `of` parts the run from a capital, as it parts "Game" from "Thrones".
fn is_part(sheet: &Sheet, run: &Range<usize>, sentence: &Range<usize>) -> bool {
    let of = |index: usize| matches!(sheet.doc.word(index), "of" | "de") && sheet.is_lower(index);
    let before = run.start >= sentence.start + 2 && of(run.start - 1) && sheet.is_capital(run.start - 2);
    let after = run.end + 1 < sentence.end && of(run.end) && sheet.is_capital(run.end + 1);
    before || after
}

/// Whether commas or `and` stand on both sides of the run: it is one of a list.
fn in_series(sheet: &Sheet, run: &Range<usize>, sentence: &Range<usize>) -> bool {
    let parts = |index: usize| matches!(sheet.doc.word(index), "," | "and" | "&" | ";");
    let before = run.start > sentence.start && parts(run.start - 1);
    let after = run.end < sentence.end
        && (parts(run.end) || sheet.doc.raw(run.end) == "." && sheet.doc.word(run.start.wrapping_sub(1)) == "and");
    before
        && after
        && (sheet.doc.raw(run.start - 1) != "," || sheet.is_capital(run.start.wrapping_sub(2)) || sheet.is_capital(run.end + 1))
}
