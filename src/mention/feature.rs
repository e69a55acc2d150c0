//! The features of a run of words: what stands inside it, before it, after it, and what the lists know of it.

use super::MentionKind;
use super::gazetteer::Listed;
use super::sheet::{PERSON_ENDINGS, PLACE_ENDINGS, Sheet};
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
    "copy",
    "tour",
    "production",
    "productions",
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

/// Words between a subject and its verb.
const HELPERS: &[&str] = &[
    "has",
    "have",
    "had",
    "will",
    "would",
    "also",
    "recently",
    "just",
    "then",
    "later",
    "finally",
    "officially",
    "now",
    "previously",
    "can",
    "could",
    "who",
    "never",
];

/// Small words of other languages, which stand in people's names.
const PARTICLES: &[&str] =
    &["de", "la", "le", "del", "della", "von", "van", "der", "den", "da", "di", "du", "des", "y", "e", "el", "los", "dos"];

/// Scores of a run of words for every kind, by what it holds and where it stands.
///
/// `listed` holds the names of the lists that cover exactly this run; `flat` says that capitals mean nothing here.
pub(super) fn score(sheet: &Sheet, run: &Range<usize>, listed: &[Listed], flat: bool, sentence: &Range<usize>) -> Scores {
    let mut scores = Scores::default();
    let weights = Weights::compiled();
    let mut add = |feature, count: f32| weights.add(&mut scores, feature, count);
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
    before(sheet, run.start, sentence.start, flat, &mut add);
    after(sheet, run.end, sentence.end, &mut add);
    scores
}

fn inside(sheet: &Sheet, run: &Range<usize>, listed: bool, flat: bool, add: &mut impl FnMut(Feature, f32)) {
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

fn endings(sheet: &Sheet, run: &Range<usize>, add: &mut impl FnMut(Feature, f32)) {
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
    if !lone && first.any(Classes::LABEL) {
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
    } else if matches!(word, "as" | "like" | "including" | "include" | "includes" | "included" | "are" | "were" | "is" | "was") {
        instances(sheet, left, first, add);
    }
    if matches!(word, "of" | "for") && (sheet.is(farther, Classes::WORK) || OF_WORKS.contains(&sheet.doc.word(farther))) {
        add(Feature::AfterWorkOf, if word == "of" { 1.0 } else { 0.6 });
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
    if sheet.is_lower(left) && classes.any(Classes::SAY) && matches!(sheet.doc.raw(farther), "," | "\"" | "”" | "’" | "'") {
        add(Feature::AfterSay, 1.0);
    }
    if classes.any(Classes::FEATURE) {
        add(Feature::AfterJoiner, 1.0);
    }
    let feature = match word {
        "titled" | "entitled" | "called" | "dubbed" | "named" => Feature::AfterTitled,
        "his" | "her" | "their" | "its" | "my" | "our" => Feature::AfterOwn,
        "in" | "near" | "across" | "throughout" | "around" => Feature::AfterIn,
        "at" | "@" => Feature::AfterAt,
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

/// The noun that a list of names gives instances of: "hits such as X", "other acts announced so far include X".
fn instances(sheet: &Sheet, left: usize, first: usize, add: &mut impl FnMut(Feature, f32)) {
    let word = sheet.doc.word(left);
    let (reach, plural) = match word {
        "as" if sheet.doc.word(left.wrapping_sub(1)) != "such" => return,
        "as" => (3, true),
        "is" | "was" => (1, false),
        "like" | "are" | "were" => (1, true),
        _ => (7, true),
    };
    for noun in (first..left).rev().take(reach) {
        if !sheet.is_lower(noun) || plural != sheet.doc.word(noun).ends_with('s') {
            continue;
        }
        let feature = if sheet.is(noun, Classes::WORK) {
            Feature::AfterWorkSuchAs
        } else if sheet.is(noun, Classes::ROLE) {
            Feature::AfterActRole
        } else {
            continue;
        };
        add(feature, if left - noun <= 2 { 1.0 } else { 0.8 });
        return;
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
    } else if matches!(word, "," | "—" | "–" | "-") && sheet.is(at + 1, Classes::FUNCTION) && sheet.doc.word(at + 1) == "from"
    {
        add(Feature::BeforeFrom, 1.0);
    } else if word == "," || matches!(word, "—" | "–" | "-") && sheet.spaced(at) {
        let number = sheet.kind(at + 1) == TokenKind::Number;
        if number && sheet.doc.raw(at + 1).len() == 2 && matches!(sheet.doc.raw(at + 2), "," | ".") {
            add(Feature::BeforeAge, 1.0);
        }
        let noun = (at + 1..(at + 7).min(last)).take_while(|&index| sheet.kind(index) == TokenKind::Word);
        let noun = noun.into_iter().find(|&index| sheet.is_lower(index) && sheet.is(index, Classes::LABEL));
        let article = matches!(sheet.doc.word(at + 1), "a" | "an" | "the" | "his" | "her" | "their" | "its" | "which" | "whose");
        match noun {
            Some(noun) if sheet.is(noun, Classes::ROLE) && !number => {
                add(Feature::BeforeRoleApposition, if article { 1.0 } else { 0.5 })
            }
            Some(_) if article => add(Feature::BeforeWorkApposition, 1.0),
            _ => {}
        }
    } else if word == "by" {
        add(Feature::BeforeBy, 1.0);
    }
    if !sheet.is_lower(at) {
        return;
    }
    if matches!(word, "is" | "was" | "will" | "has")
        && (at + 1..at + 4)
            .any(|index| matches!(sheet.doc.word(index), "available" | "out" | "released" | "certified" | "streamed"))
    {
        add(Feature::BeforeRise, 1.0);
    }
    // "X has also released": the verb that counts is the last.
    let helpers = (at..(at + 3).min(last)).take_while(|&index| HELPERS.contains(&sheet.doc.word(index))).count();
    let classes = if helpers > 0 { sheet.classes(at + helpers).only(Classes::VERB) } else { classes };
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
