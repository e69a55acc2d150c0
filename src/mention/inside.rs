//! What stands inside a run of words and how it begins and ends: `Museum of`, a given name, `Arena`.

use super::sheet::{PERSON_ENDINGS, PLACE_ENDINGS, Sheet};
use super::weight::Feature;
use super::word::Classes;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Small words of other languages, which stand in people's names.
const PARTICLES: &[&str] =
    &["de", "la", "le", "del", "della", "von", "van", "der", "den", "da", "di", "du", "des", "y", "e", "el", "los", "dos"];

/// Adds what every token of the run tells.
///
/// `listed` says that a list holds the run, `flat` that capitals mean nothing in its sentence.
pub(super) fn inside(sheet: &Sheet, run: &Range<usize>, listed: bool, flat: bool, add: &mut impl FnMut(Feature, f32)) {
    let (mut names, mut common, mut content) = (0, 0, 0);
    // Courtney Love is a person all the same.
    let given = run.len() == 2 && sheet.is(run.start, Classes::GIVEN);
    for index in run.clone() {
        let classes = sheet.classes(index);
        let word = sheet.doc.word(index);
        match sheet.kind(index) {
            TokenKind::Word | TokenKind::Handle | TokenKind::Hashtag => {}
            TokenKind::Number => {
                names += 1;
                add(Feature::NumberInside, 1.0);
                continue;
            }
            TokenKind::Clitic => {
                // "Do They Know It's Over" holds no owner.
                let contracted = matches!(
                    sheet.doc.word(index.wrapping_sub(1)),
                    "it" | "that"
                        | "who"
                        | "what"
                        | "let"
                        | "he"
                        | "she"
                        | "there"
                        | "here"
                        | "where"
                        | "how"
                        | "everybody"
                        | "nobody"
                );
                add(Feature::PossessiveInside, if contracted { 0.0 } else { 1.0 });
                continue;
            }
            TokenKind::Punct if word == "&" => add(Feature::AndInside, 1.0),
            TokenKind::Punct if word == "." => {
                add(Feature::InitialInside, if sheet.doc.raw(index.wrapping_sub(1)).len() == 1 { 1.0 } else { 0.3 });
                continue;
            }
            TokenKind::Punct if matches!(word, "!" | "?") => {
                add(if index + 1 == run.end { Feature::ClosingMark } else { Feature::MarkInside }, 1.0);
                continue;
            }
            _ => {
                add(if word == ":" { Feature::ColonInside } else { Feature::MarkInside }, 1.0);
                continue;
            }
        }
        if sheet.is_timed(index) {
            add(Feature::TimedInside, 1.0);
        }
        if index > run.start && classes.any(Classes::FUNCTION) && !sheet.is_capital(index) {
            if listed || heads_of(sheet, index, add) {
                continue;
            }
            match word {
                // "Concerto in D for Violin and Orchestra"
                "in" | "for" | "and" if sheet.is(run.start, Classes::OPUS) => add(Feature::OfThe, 0.5),
                _ if PARTICLES.contains(&word) => add(Feature::OfThe, 0.2),
                "of" | "the" => {
                    add(Feature::OfThe, 1.0);
                    if word == "the" && matches!(sheet.doc.word(index - 1), "and" | "&") {
                        add(Feature::AndThe, 1.0);
                    }
                }
                "and" | "&" | "or" | "n" => add(Feature::AndInside, 1.0),
                "a" | "an" => add(Feature::OfThe, 0.5),
                // What follows these is seldom part of the name: "Doe as Hamlet", "Doe with Berg".
                "as" | "by" | "with" => add(Feature::Preposition, 2.0),
                _ => add(Feature::Preposition, 1.0),
            }
            continue;
        }
        if index > run.start
            && classes.any(Classes::GIVEN)
            && !classes.any(Classes::COMMON)
            && sheet.is_lower(index - 1)
            && !listed
        {
            add(Feature::GivenInside, 1.0);
        }
        names += 1;
        content += 1;
        common += usize::from(classes.any(Classes::COMMON) && !classes.any(Classes::GIVEN));
        if listed && run.len() > 1 {
            continue;
        }
        let small = classes.any(Classes::FUNCTION) && !PARTICLES.contains(&word);
        // In a headline small words have capitals too and tell nothing.
        if !flat && (classes.any(Classes::PLAIN) || index > run.start && sheet.is_capital(index) && small) {
            add(
                Feature::PlainInside,
                if given {
                    0.1
                } else if run.len() > 1 {
                    1.0
                } else {
                    0.5
                },
            );
        }
        if classes.any(Classes::MONTH) {
            add(Feature::MonthInside, 1.0);
        }
        // "Live At the Norwood Arena" is a recording, whatever ends it.
        if word == "live" && matches!(sheet.doc.word(index + 1), "at" | "from" | "in") && index + 2 < run.end {
            add(Feature::EndsWork, 2.4);
        }
        if classes.any(Classes::WORK) && index + 1 < run.end {
            add(Feature::WorkWordInside, 1.0);
        }
        // "World Tour KISS": what ends a name stands inside.
        if classes.any(Classes::TOUR_HEAD.or(Classes::FESTIVAL_HEAD))
            && index > run.start
            && sheet.is_capital(index + 1)
            && index + 1 < run.end
        {
            add(Feature::HeadInside, 1.0);
        }
        // "Producer Jane Doe" is a label and a name, "Belgian DJs Jane and Joe Doe" as well.
        if classes.any(Classes::ROLE) && !classes.any(Classes::HEAD.or(Classes::GIVEN)) && index + 1 < run.end {
            add(Feature::RoleInside, 1.0);
        }
    }
    add(Feature::Token, names as f32);
    add(
        match names {
            0 | 1 => Feature::OneToken,
            2 => Feature::TwoTokens,
            3 => Feature::ThreeTokens,
            _ => Feature::FourTokens,
        },
        1.0,
    );
    if listed && run.len() > 1 {
        return;
    }
    if content > 1 && common == content && !flat {
        add(Feature::AllCommon, 1.0);
    } else if common == 0 && content > 0 {
        add(Feature::NoCommon, 1.0);
    }
}

/// "Museum of" and "Award for" say what the name is as "Museum" at its end does.
fn heads_of(sheet: &Sheet, index: usize, add: &mut impl FnMut(Feature, f32)) -> bool {
    let head = sheet.classes(index.wrapping_sub(1));
    if !matches!(sheet.doc.word(index), "of" | "for") || !sheet.is_capital(index.wrapping_sub(1)) {
        return false;
    }
    for (class, feature) in [
        (Classes::VENUE_HEAD, Feature::EndsVenue),
        (Classes::ORG_HEAD, Feature::EndsOrg),
        (Classes::AWARD_HEAD, Feature::EndsAward),
        (Classes::FESTIVAL_HEAD, Feature::EndsFestival),
    ] {
        if head.any(class) {
            add(feature, 0.8);
            return true;
        }
    }
    false
}

/// Adds what the first and the last word of the run tell.
pub(super) fn endings(sheet: &Sheet, run: &Range<usize>, add: &mut impl FnMut(Feature, f32)) {
    let (first, last) = (sheet.classes(run.start), sheet.classes(run.end - 1));
    let long = run.len() > 1;
    match sheet.ending(run.end - 1) {
        Some(ending) if PERSON_ENDINGS.contains(&ending) => add(Feature::PersonEnding, 1.0),
        Some(ending) if PLACE_ENDINGS.contains(&ending) => add(Feature::PlaceEnding, 1.0),
        _ => {}
    }
    if first.any(Classes::GIVEN) && (2..=4).contains(&run.len()) {
        add(Feature::GivenFirst, if first.any(Classes::COMMON) { 0.6 } else { 1.0 });
    } else if first.any(Classes::GIVEN) && run.len() == 1 {
        add(Feature::GivenFirst, 0.5);
    }
    if !long {
        return;
    }
    let plural = sheet.doc.word(run.end - 1);
    if plural.ends_with('s') && !plural.ends_with("ss") && !first.any(Classes::GIVEN) {
        add(Feature::EndsPlural, 1.0);
    }
    if first.any(Classes::RANK) {
        add(Feature::RankFirst, 1.0);
    }
    match sheet.doc.word(run.start) {
        "the" => add(Feature::TheFirst, 1.0),
        "and" | "but" => add(Feature::SmallFirst, 1.0),
        "best" | "outstanding" | "favorite" | "favourite" => add(Feature::BestFirst, 1.0),
        _ => {}
    }
    if first.any(Classes::NATION) {
        add(Feature::NationFirst, 1.0);
    }
    if run
        .clone()
        .all(|index| !sheet.is_lower(index) && sheet.doc.tokens.get(index).is_some_and(|token| token.shape != Shape::Title))
    {
        add(Feature::Shouted, 1.0);
    }
    for (class, feature) in [
        (Classes::VENUE_HEAD, Feature::EndsVenue),
        (Classes::GROUP_HEAD, Feature::EndsGroup),
        (Classes::FESTIVAL_HEAD, Feature::EndsFestival),
        (Classes::TOUR_HEAD, Feature::EndsTour),
        (Classes::AWARD_HEAD, Feature::EndsAward),
        (Classes::CHART_HEAD, Feature::EndsChart),
        (Classes::WORK_HEAD, Feature::EndsWork),
        (Classes::ORG_HEAD, Feature::EndsOrg),
        (Classes::PLACE_HEAD, Feature::EndsPlace),
    ] {
        if last.any(class) {
            add(feature, 1.0);
        }
    }
}
