//! What stands before and after a run of words: `the singer X`, `X's`, `X has released`, `X (2012)`.

use super::sheet::Sheet;
use super::weight::Feature;
use super::word::Classes;
use crate::text::TokenKind;

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

/// Words of acting, after which `in` brings a title rather than a place.
const ACTING: &[&str] = &[
    "role",
    "roles",
    "screen",
    "star",
    "stars",
    "starred",
    "starring",
    "seen",
    "part",
    "character",
    "act",
    "acts",
    "acted",
    "acting",
    "cameo",
    "appearance",
    "featured",
    "features",
    "lead",
    "protagonist",
    "villain",
    "sung",
    "heard",
    "cast",
    "plays",
    "song",
    "songs",
    "opposite",
];

/// What a film, a record or a show has and an act has not: `Low Water's release`.
const OF_A_WORK: &[&str] = &[
    "release",
    "trailer",
    "teaser",
    "cast",
    "director",
    "makers",
    "producers",
    "box",
    "collection",
    "collections",
    "premiere",
    "plot",
    "screenplay",
    "sequel",
    "tracklist",
    "storyline",
    "climax",
    "opening",
    "earnings",
    "lyrics",
    "chorus",
    "melody",
    "filming",
    "shoot",
    "chart",
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

/// Adds what stands before token `start`, in a sentence that begins at token `first`.
pub(super) fn before(sheet: &Sheet, start: usize, first: usize, flat: bool, add: &mut impl FnMut(Feature, f32)) {
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
    if matches!(word, "," | "and" | "&" | "or") {
        member(sheet, left, first, add);
    }
    if sheet.is_year(left) && matches!(sheet.doc.word(farther), "the" | "'s" | "his" | "her" | "their" | "its" | "band" | "a") {
        // `The 1985 Paper Boats album`: the word after it will say.
        add(Feature::YearAround, 0.5);
    }
    if matches!(word, "of" | "for") && (sheet.is(farther, Classes::WORK) || OF_WORKS.contains(&sheet.doc.word(farther))) {
        let sure = word == "of" || sheet.is(farther, Classes::VIDEO);
        add(Feature::AfterWorkOf, if sure { 1.0 } else { 0.6 });
    }
    if word == "in" && sheet.is_lower(left) && ACTING.contains(&sheet.doc.word(farther)) {
        add(Feature::AfterActingIn, 1.0);
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

/// More tokens than stand between the label of a list and its last name.
const LONGEST_LIST: usize = 30;

/// What the head of a list says of its later names: `films like X and Y`, `the rappers X, Y and Z`.
fn member(sheet: &Sheet, left: usize, first: usize, add: &mut impl FnMut(Feature, f32)) {
    let inside = |index: &usize| {
        sheet.is_capital(*index)
            || sheet.kind(*index) != TokenKind::Word && !matches!(sheet.doc.raw(*index), "." | ";" | ":" | "(" | ")" | "–" | "—")
            || sheet.is(*index, Classes::FUNCTION)
                && sheet.is_capital(index + 1)
                && !INTRODUCING.contains(&sheet.doc.word(*index))
    };
    let names = (first..left).rev().take(LONGEST_LIST).take_while(inside).count();
    let Some(head) = left.checked_sub(names + 1).filter(|head| *head >= first && names > 0 && names < LONGEST_LIST) else {
        return;
    };
    let mut weaker = |feature, count: f32| add(feature, 0.8 * count);
    if INTRODUCING.contains(&sheet.doc.word(head)) {
        instances(sheet, head, first, &mut weaker);
    } else if sheet.is_lower(head) && sheet.doc.word(head).ends_with('s') {
        let (word, classes) = (sheet.doc.word(head), sheet.classes(head));
        for (class, feature) in [
            (Classes::PERSON, Feature::AfterPersonRole),
            // `The rappers X and Y` are two people, `the bands X and Y` two groups.
            (
                Classes::GROUP,
                if matches!(word, "bands" | "groups" | "duos" | "orchestras") {
                    Feature::AfterGroupRole
                } else {
                    Feature::AfterActRole
                },
            ),
            (Classes::ACT, Feature::AfterActRole),
            (Classes::WORK, Feature::AfterWorkWord),
        ] {
            if classes.any(class) {
                weaker(feature, 1.0);
                return;
            }
        }
    }
}

/// Words that bring instances of the noun before them.
const INTRODUCING: &[&str] = &["as", "like", "including", "include", "includes", "included", "are", "were"];

/// Adds what stands from token `end` on, in a sentence that ends before token `last`.
pub(super) fn after(sheet: &Sheet, end: usize, last: usize, add: &mut impl FnMut(Feature, f32)) {
    let mut at = end;
    while at < last && matches!(sheet.doc.raw(at), "\"" | "”" | "'" | "’") && sheet.kind(at) == TokenKind::Punct {
        at += 1;
    }
    if at >= last {
        return;
    }
    let (word, classes) = (sheet.doc.word(at), sheet.classes(at));
    let owns = sheet.kind(at) == TokenKind::Clitic;
    if owns {
        add(Feature::BeforePossessive, 1.0);
    }
    if OF_A_WORK.contains(&sheet.doc.word(at + usize::from(owns))) && sheet.is_lower(at + usize::from(owns)) {
        add(Feature::BeforeOwnWork, 1.0);
    }
    if word == "," && sheet.region(at + 1) > 0 {
        add(Feature::BeforeRegion, 1.0);
    }
    if word == "(" && (sheet.is_year(at + 1) || sheet.is_timed(at + 1) && sheet.kind(at + 1) == TokenKind::Number) {
        add(Feature::BeforeYear, 1.0);
    } else if word == "(" && sheet.is_timed(at + 1) {
        add(Feature::BeforeDate, 1.0);
    } else if word == "from" && sheet.region(at + 1) > 0 {
        add(Feature::BeforeFrom, 0.7);
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
