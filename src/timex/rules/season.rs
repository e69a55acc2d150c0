//! Parts of a year: seasons, quarters and halves.

use super::Rule;
use super::anchor::{from_publication, offset};
use crate::timex::Part;
use crate::timex::guard::in_title;
use crate::timex::reading::Reading;
use crate::timex::resolve;
use crate::timex::scene::Found;
use crate::timex::tense::Tense;

/// The season that `last summer`, `this fall`, `next spring` names.
fn told_season(found: &Found) -> Option<Reading> {
    let code = found.value("season")?;
    let Some(published) = found.published() else { return resolve::season_near(None, code, Tense::Unknown) };
    let month = i32::from(u8::from(published.month()));
    let first = [3, 6, 9, 12].get(usize::try_from(code - 21).ok()?).copied()?;
    let year = match offset(found)? {
        // A winter that runs in January began the year before.
        0 if code == 24 && month <= 2 => published.year() - 1,
        0 => published.year(),
        // Last summer, said in September, is the one just over.
        -1 if month > first + 2 => published.year(),
        -1 if code == 24 && month <= 2 => published.year() - 2,
        -1 => published.year() - 1,
        _ if month < first => published.year(),
        _ => published.year() + 1,
    };
    Some(resolve::season(year, code)?.from(Some(published)).stating(&[Part::Season]))
}

/// The quarter of a year that is named outright or by the tense.
fn told_quarter(found: &Found) -> Option<Reading> {
    let (published, step) = (found.published(), offset(found));
    let dated = found.has("year") || step.is_some();
    let number = match found.word("nth") {
        "final" => 4,
        "last" if dated => 4,
        // The last, latest or most recent quarter is the one before the running one.
        "last" | "latest" | "most" => return from_publication(found, b'Q', -1),
        _ => found.value("nth").or(found.value("short"))?,
    };
    // The second quarter of a match is none of a year.
    if !(1..=4).contains(&number) || found.after() == "of" {
        return None;
    }
    let year = match (found.value("year"), published, step) {
        (Some(year), ..) => year,
        (None, None, _) => return Some(Reading::date(format!("XXXX-Q{number}"), None)),
        (None, Some(date), Some(step)) => date.year() + step,
        (None, Some(date), None) => {
            let now = i32::from(u8::from(date.month()) - 1) / 3 + 1;
            // The nearest one: a quarter is reported on just after it, or announced just before.
            match number - now {
                3 => date.year() - 1,
                2 if found.tense() != Tense::Future => date.year() - 1,
                _ => date.year(),
            }
        }
    };
    Some(resolve::quarter(year, number)?.from(if found.has("year") { None } else { published }).stating(&[Part::Season]))
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "told-season",
        pattern: "(this | the)? (past:LAST | now:THIS | next:NEXT) season:SEASON",
        value: |m| {
            if in_title(m) || m.word("next") == "following" || m.word("past") == "preceding" {
                return None;
            }
            told_season(m)
        },
        finds: &[
            ("They toured last summer.", "last summer=2021-SU 2021-22"),
            ("It is out this fall.", "this fall=2022-FA 2022-23"),
            ("They return next spring.", "next spring=2023-SP 2023-21"),
        ],
        leaves: &[],
    },
    Rule {
        name: "season-year",
        pattern: "the? season:SEASON (of | ,)? (year:YEAR | (past:last | now:this | next:next) year)",
        value: |m| {
            let year = match m.value("year") {
                Some(year) => year,
                None => m.published()?.year() + offset(m)?,
            };
            Some(resolve::season(year, m.value("season")?)?.stating(&[Part::Season, Part::Year]))
        },
        finds: &[
            ("in the summer of 1969", "the summer of 1969=1969-SU 1969-22"),
            ("since Fall 2011", "Fall 2011=2011-FA 2011-23"),
        ],
        leaves: &[],
    },
    Rule {
        name: "season",
        pattern: "the? season:SEASON",
        value: |m| {
            let before = m.before(1);
            let lead = matches!(
                before,
                "in" | "during"
                    | "since"
                    | "until"
                    | "by"
                    | "over"
                    | "of"
                    | "early"
                    | "late"
                    | "mid"
                    | "every"
                    | "each"
                    | "through"
            );
            let plain = m.word("season") != "fall";
            // `Booked for the summer`; `for summer` is as often no date.
            let lead = lead || (before == "for" && m.first() == "the" && !matches!(m.after(), "season" | "months" | "tour"));
            if in_title(m) || !lead || !(plain || m.first() == "the") {
                return None;
            }
            if matches!(m.after(), "of" | "from" | "to" | "in" | "by") && m.word("season") == "fall" {
                return None;
            }
            resolve::season_near(m.published(), m.value("season")?, m.tense())
        },
        finds: &[
            ("They will tour in the summer.", "the summer=2022-SU 2022-22"),
            ("Two fairs have booked them for the summer.", "the summer=2022-SU 2022-22"),
            ("It came out in autumn.", "autumn=2021-FA 2021-23"),
        ],
        leaves: &["They fall from grace.", "Summer Hill sang.", "the fall of the house"],
    },
    Rule {
        name: "quarter",
        pattern: "the? (nth:ORDINAL | nth:(final | last | latest | most recent)) (fiscal | financial | calendar)? quarter ((of | in | ,)? the? (fiscal? year:YEAR | (past:LAST | now:THIS | next:NEXT)? year))?",
        value: |m| if in_title(m) { None } else { told_quarter(m) },
        finds: &[
            ("It lost money in the fourth quarter.", "the fourth quarter=2021-Q4 2021-36"),
            ("the first quarter of the year", "the first quarter of the year=2022-Q1 2022-33"),
            ("the first quarter of 2009", "the first quarter of 2009=2009-Q1 2009-33"),
            ("the third quarter of last year", "the third quarter of last year=2021-Q3 2021-35"),
            ("the last quarter of 2009", "the last quarter of 2009=2009-Q4 2009-36"),
            ("Sales fell in the latest quarter.", "the latest quarter=2022-Q1 2022-33"),
        ],
        leaves: &["the second quarter of the match"],
    },
    Rule {
        name: "short-quarter",
        pattern: "short:SHORTQUARTER ((of | in | ,)? (year:YEAR | (past:LAST | now:THIS | next:NEXT) year))?",
        value: told_quarter,
        finds: &[("Q3 2010 was weak", "Q3 2010=2010-Q3 2010-35"), ("first-quarter profit fell", "first-quarter=2022-Q1 2022-33")],
        leaves: &[],
    },
    Rule {
        name: "year-quarter",
        pattern: "(year:YEAR | (past:last | now:this) year) 's nth:ORDINAL quarter",
        value: told_quarter,
        finds: &[("2009's first quarter", "2009's first quarter=2009-Q1 2009-33")],
        leaves: &[],
    },
    Rule {
        name: "half",
        pattern: "the? nth:ORDINAL half (of | in) the? (year:YEAR | (past:last | now:this | next:next)? year:year)",
        value: |m| {
            let year = match m.mark("year")?.value {
                0 => m.published()?.year() + offset(m).unwrap_or(0),
                year => year,
            };
            resolve::half(year, m.value("nth").filter(|half| (1..=2).contains(half))?)
        },
        finds: &[("in the first half of 2009", "the first half of 2009=2009-H1 2009-01/2009-06")],
        leaves: &["the second half of the show"],
    },
];
