//! The features of a run of words: what stands inside it, before it, after it, and what the lists know of it.

use super::MentionKind;
use super::gazetteer::Listed;
use super::sheet::Sheet;
use super::weight::{Feature, Scores, Weights};
use super::word::Classes;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Nouns after which `of` or `for` brings a title, and that are no words for works themselves.
const OF_WORKS: &[&str] = &[
    "version",
    "versions",
    "rendition",
    "performance",
    "performances",
    "premiere",
    "launch",
    "remix",
    "views",
    "streams",
    "copies",
    "sales",
    "release",
    "screening",
    "adaptation",
    "remake",
    "revival",
    "staging",
    "cast",
    "lyrics",
    "chorus",
    "edition",
];

/// Scores of a run of words for every kind, by what it holds and where it stands.
///
/// `listed` holds the names of the lists that cover exactly this run; `flat` says that capitals mean nothing here.
pub(super) fn score(sheet: &Sheet, run: &Range<usize>, listed: &[Listed], flat: bool, sentence: &Range<usize>) -> Scores {
    let mut scores = Scores::default();
    let weights = Weights::compiled();
    let mut add = |feature, count: f32| weights.add(&mut scores, feature, count);
    add(Feature::Bias, 1.0);
    inside(sheet, run, !listed.is_empty(), &mut add);
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
    before(sheet, run.start, sentence.start, flat, &mut add);
    after(sheet, run.end, sentence.end, &mut add);
    scores
}

fn inside(sheet: &Sheet, run: &Range<usize>, listed: bool, add: &mut impl FnMut(Feature, f32)) {
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
                add(Feature::PossessiveInside, 1.0);
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
                "of" | "the" | "de" | "la" | "le" | "del" | "von" | "van" | "der" | "da" | "di" | "du" => {
                    let particle = !matches!(word, "of" | "the");
                    add(Feature::OfThe, if particle { 0.2 } else { 1.0 });
                    if word == "the" && matches!(sheet.doc.word(index - 1), "and" | "&") {
                        add(Feature::AndThe, 1.0);
                    }
                }
                "and" | "&" | "or" | "n" => add(Feature::AndInside, 1.0),
                "a" | "an" => add(Feature::OfThe, 0.5),
                _ => add(Feature::Preposition, 1.0),
            }
            continue;
        }
        names += 1;
        content += 1;
        common += usize::from(classes.any(Classes::COMMON) && !classes.any(Classes::GIVEN));
        if listed && run.len() > 1 {
            continue;
        }
        if classes.any(Classes::PLAIN) || index > run.start && sheet.is_capital(index) && classes.any(Classes::FUNCTION) {
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
        if classes.any(Classes::WORK) && index + 1 < run.end {
            add(Feature::WorkWordInside, 1.0);
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
    if content > 1 && common == content {
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

fn endings(sheet: &Sheet, run: &Range<usize>, add: &mut impl FnMut(Feature, f32)) {
    let (first, last) = (sheet.classes(run.start), sheet.classes(run.end - 1));
    let long = run.len() > 1;
    if first.any(Classes::GIVEN) && (2..=4).contains(&run.len()) {
        add(Feature::GivenFirst, if first.any(Classes::COMMON) { 0.6 } else { 1.0 });
    } else if first.any(Classes::GIVEN) && run.len() == 1 {
        add(Feature::GivenFirst, 0.5);
    }
    if !long {
        return;
    }
    if first.any(Classes::RANK) {
        add(Feature::RankFirst, 1.0);
    }
    match sheet.doc.word(run.start) {
        "the" => add(Feature::TheFirst, 1.0),
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
    if listed && !lone {
    } else if opens && first.any(Classes::OPENER) {
        add(Feature::OpenerFirst, 1.0);
    } else if !opens && small || first.any(Classes::PLAIN) && !lone {
        add(Feature::SmallFirst, 1.0);
    }
    if lone && (first.any(Classes::PLAIN.or(Classes::PRONOUN)) || small) {
        add(Feature::OnePlain, 1.0);
    } else if lone && common && !listed {
        add(if opens { Feature::OneCommonOpener } else { Feature::OneCommon }, 1.0);
    }
    if run.clone().all(|index| sheet.is(index, Classes::NATION) || matches!(sheet.doc.word(index), "north" | "south" | "latin")) {
        add(Feature::OneNation, 1.0);
    }
    if !lone && first.any(Classes::LABEL) {
        add(Feature::RoleFirst, 1.0);
    }
    let previous = run.start.wrapping_sub(1);
    if run.start > sentence.start && sheet.is_capital(previous) {
        let label = sheet.is(previous, Classes::COMMON) && (flat || previous == sentence.start);
        add(Feature::BesideCapital, if label { 0.2 } else { 1.0 });
    }
    if run.end < sentence.end && sheet.is_capital(run.end) {
        add(Feature::BesideCapital, if flat && sheet.is(run.end, Classes::COMMON) { 0.2 } else { 0.7 });
    }
    if flat {
        let plain = run.clone().filter(|&index| {
            let classes = sheet.classes(index);
            sheet.is_capital(index) && classes.any(Classes::COMMON) && !classes.any(Classes::GIVEN)
        });
        add(Feature::HeadlineCommon, plain.count() as f32);
    }
}

fn before(sheet: &Sheet, start: usize, first: usize, flat: bool, add: &mut impl FnMut(Feature, f32)) {
    let mut at = start;
    while at > first && matches!(sheet.doc.raw(at - 1), "\"" | "“" | "'" | "‘" | "(") && sheet.kind(at - 1) == TokenKind::Punct
    {
        at -= 1;
    }
    if at <= first {
        return;
    }
    let left = at - 1;
    let farther = left.wrapping_sub(1);
    let (word, mut classes) = (sheet.doc.word(left), sheet.classes(left));
    let mut sure = 1.0;
    if sheet.is_capital(left) && left != first && !flat {
        // A capital makes it part of a name, not a label before one: "Songs" in "Songs About Rain".
        classes = classes.only(Classes::RANK.or(Classes::NATION));
    }
    if matches!(word, "," | ":" | "-" | "–") {
        classes = sheet.classes(farther).only(Classes::LABEL);
        sure = 0.6;
    } else if matches!(word, "as" | "like" | "including" | "includes" | "featuring" | "are" | "were" | "is" | "was") {
        let noun = if word == "as" { farther.wrapping_sub(1) } else { farther };
        let such = word != "as" || sheet.doc.word(farther) == "such";
        if such && sheet.is(noun, Classes::WORK) {
            add(Feature::AfterWorkSuchAs, 1.0);
        } else if such && sheet.is(noun, Classes::ROLE) {
            add(Feature::AfterActRole, 1.0);
        }
    }
    let noun = farther;
    if matches!(word, "of" | "for") && (sheet.is(noun, Classes::WORK) || OF_WORKS.contains(&sheet.doc.word(noun))) {
        add(Feature::AfterWorkOf, 1.0);
    }
    if sheet.kind(left) == TokenKind::Clitic {
        let year = sheet.is_year(farther) || sheet.is_timed(farther);
        add(if year { Feature::AfterYearPossessive } else { Feature::AfterNamePossessive }, 1.0);
    }
    if classes.any(Classes::RANK) && !classes.any(Classes::COMMON) || matches!(word, "mr" | "ms" | "mrs" | "sir" | "dame") {
        add(Feature::AfterRank, 1.0);
    } else if classes.any(Classes::PERSON) {
        add(Feature::AfterPersonRole, sure);
    } else if classes.any(Classes::GROUP) {
        add(Feature::AfterGroupRole, sure);
    } else if classes.any(Classes::ACT) {
        add(Feature::AfterActRole, sure);
    } else if classes.any(Classes::WORK) {
        add(Feature::AfterWorkWord, sure);
    } else if classes.any(Classes::FRESH) {
        add(Feature::AfterFresh, 1.0);
    } else if classes.any(Classes::NATION) {
        add(Feature::AfterNation, 1.0);
    } else if classes.any(Classes::ISSUE) && !matches!(word, "titled" | "entitled" | "called" | "dubbed" | "named") {
        add(Feature::AfterIssue, 1.0);
    }
    if classes.any(Classes::FEATURE) {
        add(Feature::AfterJoiner, 1.0);
    }
    let feature = match word {
        "titled" | "entitled" | "called" | "dubbed" | "named" => Feature::AfterTitled,
        "his" | "her" | "their" | "its" | "my" | "our" => Feature::AfterOwn,
        "in" | "near" | "across" | "throughout" | "around" => Feature::AfterIn,
        "at" => Feature::AfterAt,
        "by" => Feature::AfterBy,
        "with" => Feature::AfterWith,
        "from" => Feature::AfterFrom,
        "on" => Feature::AfterOn,
        "to" => Feature::AfterTo,
        "the" => Feature::AfterThe,
        _ => return,
    };
    add(feature, 1.0);
    if word == "the" {
        match sheet.doc.word(farther) {
            "at" => add(Feature::AfterAt, 0.7),
            "on" => add(Feature::AfterOn, 0.7),
            "in" => add(Feature::AfterIn, 0.3),
            _ => {}
        }
    }
}

fn after(sheet: &Sheet, end: usize, last: usize, add: &mut impl FnMut(Feature, f32)) {
    let mut at = end;
    while at < last && matches!(sheet.doc.raw(at), "\"" | "”" | "'" | "’") && sheet.kind(at) == TokenKind::Punct {
        at += 1;
    }
    if at >= last {
        return;
    }
    let (word, classes) = (sheet.doc.word(at), sheet.classes(at));
    if sheet.kind(at) == TokenKind::Clitic {
        add(Feature::BeforePossessive, 1.0);
    }
    if word == "(" && (sheet.is_year(at + 1) || sheet.is_timed(at + 1) && sheet.kind(at + 1) == TokenKind::Number) {
        add(Feature::BeforeYear, 1.0);
    } else if word == "," {
        let number = sheet.kind(at + 1) == TokenKind::Number;
        if number && sheet.doc.raw(at + 1).len() == 2 && matches!(sheet.doc.raw(at + 2), "," | ".") {
            add(Feature::BeforeAge, 1.0);
        }
        let role = (at + 1..(at + 6).min(last)).take_while(|&index| sheet.doc.raw(index) != ",");
        if !number && role.into_iter().any(|index| sheet.is_lower(index) && sheet.is(index, Classes::ROLE)) {
            add(Feature::BeforeRoleApposition, 0.6);
        }
    } else if word == "by" {
        add(Feature::BeforeBy, 1.0);
    }
    if !sheet.is_lower(at) {
        return;
    }
    for (class, feature) in [
        (Classes::SAY, Feature::BeforeSay),
        (Classes::DO, Feature::BeforeDo),
        (Classes::ISSUE, Feature::BeforeIssue),
        (Classes::RISE, Feature::BeforeRise),
        (Classes::WORK, Feature::BeforeWorkWord),
        (Classes::ROLE, Feature::BeforeRole),
        (Classes::TOUR_HEAD, Feature::BeforeTour),
        (Classes::FESTIVAL_HEAD, Feature::BeforeFestival),
        (Classes::CHART_HEAD, Feature::BeforeChart),
        (Classes::AWARD_HEAD, Feature::BeforeAward),
    ] {
        if classes.any(class) {
            add(feature, 1.0);
        }
    }
}
