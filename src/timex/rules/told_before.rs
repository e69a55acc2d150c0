//! Dates that take their month or their year from the date spoken of last: `November of that year`, `the 8th of the same month`,
//! `the following spring`, `that October`, `the 31st`.

use super::Rule;
use super::anchor::from_publication;
use crate::edtf::{Date, Edtf, PartialDate, Precision, civil};
use crate::text::Shape;
use crate::timex::Part;
use crate::timex::guard::{in_title, is_counting};
use crate::timex::reading::Reading;
use crate::timex::resolve::{self, Stated, plus_months};
use crate::timex::scene::Found;
use crate::timex::tense::Tense;

/// The season that comes `step` times after the date spoken of last, or before it; 0 for that of its own year.
fn season_from_last(found: &Found, step: i32) -> Option<Reading> {
    let code = found.value("season")?;
    let last = found.scene.last.as_ref()?;
    let year = last.first_day()?.year();
    let first = |year: i32| PartialDate::season(year, u8::try_from(code).ok()?)?.first_day();
    let fine = last.precision() < Precision::Year;
    let year = match step {
        0 => year,
        // After a year comes the next one; after a day the next such season may be of the same.
        1 if fine && first(year)? > last.last_day()? => year,
        -1 if fine && first(year)? < last.first_day()? => year,
        step => year + step,
    };
    Some(resolve::season(year, code)?.from(last.first_day()).stating(&[Part::Season]))
}

/// The month and day of the year spoken of last.
fn of_that_year(found: &Found) -> Option<Reading> {
    let from = found.scene.last.as_ref()?.first_day()?;
    let stated = Stated { year: Some(from.year()), month: found.value("month"), day: found.value("day"), weekday: None };
    let mut reading = resolve::calendar(None, stated, Tense::Unknown)?.from(Some(from));
    reading.stated.retain(|part| *part != Part::Year);
    Some(reading)
}

/// A day of the month that holds `from`.
fn day_of_month(from: Date, day: i32) -> Option<Reading> {
    let day = civil(from.year(), u8::from(from.month()), u8::try_from(day).ok()?)?;
    Some(Reading::day(day).from(Some(from)).stating(&[Part::Day]))
}

/// The day of that number which the month spoken of last has, or else the one that the tense picks.
fn bare_day(found: &Found) -> Option<Reading> {
    let day = found.value("day")?;
    let told = found.scene.last.as_ref().filter(|last| last.precision() <= Precision::Month);
    if let Some(month) = told.and_then(Edtf::first_day) {
        return day_of_month(month, day);
    }
    let published = found.published()?;
    let of = |months: i32| {
        let (year, month) = plus_months(published, months);
        civil(year, month, u8::try_from(day).ok()?)
    };
    let days: Vec<Date> = (-1..=1).filter_map(of).collect();
    let chosen = resolve::nearest(&days, published, found.tense(), |day| *day)?;
    Some(Reading::day(chosen).from(Some(published)).stating(&[Part::Day]))
}

/// Whether what follows a bare day leaves it one: `on the 31st with`, not `on the 31st floor`.
fn ends(found: &Found) -> bool {
    found.shape_after() != Shape::Lower
        || matches!(
            found.after(),
            "and"
                | "at"
                | "in"
                | "with"
                | "for"
                | "to"
                | "before"
                | "after"
                | "when"
                | "but"
                | "as"
                | "by"
                | "from"
                | "it"
                | "they"
                | "she"
                | "he"
                | "the"
        )
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "of-that-year",
        pattern: "(month:MONTH .? day:DAY? | day:DAY of? month:MONTH) ,? (of | in)? (that same | that | the same | the very same) year",
        value: |m| if in_title(m) { None } else { of_that_year(m) },
        finds: &[
            ("It began in 2003. They played in November of that year.", "2003=2003 November of that year=2003-11"),
            ("It began in 2003. They played on May 6 of the same year.", "2003=2003 May 6 of the same year=2003-05-06"),
        ],
        leaves: &[],
    },
    Rule {
        name: "that-month",
        pattern: "that month:MONTH",
        value: |m| {
            let told = m.opens() || matches!(m.before(1), "," | "in" | "by" | "until" | "from" | "later" | "early" | "and");
            if m.shape("month") != Shape::Title || !told || in_title(m) { None } else { of_that_year(m) }
        },
        finds: &[("He left in 1974. That October they sang.", "1974=1974 That October=1974-10")],
        leaves: &["He said that May is warm."],
    },
    Rule {
        name: "season-after",
        pattern: "the side:(following | next | previous | preceding | same) season:SEASON | that season:SEASON",
        value: |m| {
            let step = match m.word("side") {
                "following" | "next" => 1,
                "previous" | "preceding" => -1,
                _ => 0,
            };
            // Beside a date of these days `the next spring` is the coming one.
            let now = m
                .scene
                .last
                .as_ref()
                .and_then(Edtf::last_day)
                .zip(m.published())
                .is_none_or(|(last, now)| m.word("side") == "next" && (now - last).whole_days() < 365);
            if now || in_title(m) { None } else { season_from_last(m, step) }
        },
        finds: &[
            ("It was made in 1987 and sold the following spring.", "1987=1987 the following spring=1988-SP 1988-21"),
            ("They met on May 6, 2001 and split that summer.", "May 6, 2001=2001-05-06 that summer=2001-SU 2001-22"),
        ],
        leaves: &[],
    },
    Rule {
        name: "day-of-month",
        pattern: "the day:DAY of (past:last | now:this | next:next | (the same | that | that same)) month",
        value: |m| {
            let month = match () {
                () if m.has("past") => from_publication(m, b'M', -1)?.edtf?.first_day()?,
                () if m.has("now") => from_publication(m, b'M', 0)?.edtf?.first_day()?,
                () if m.has("next") => from_publication(m, b'M', 1)?.edtf?.first_day()?,
                () => m.scene.reference_month()?,
            };
            day_of_month(month, m.value("day")?)
        },
        finds: &[
            ("They will play on the 21st of next month.", "the 21st of next month=2022-05-21"),
            (
                "It sold on June 3, 2021; they sang on the 8th of the same month.",
                "June 3, 2021=2021-06-03 the 8th of the same month=2021-06-08",
            ),
        ],
        leaves: &[],
    },
    Rule {
        name: "the-day",
        pattern: "the day:ORDINAL",
        value: |m| {
            let figures = m.word("day").starts_with(|c: char| c.is_ascii_digit());
            let led = matches!(m.before(1), "on" | "until" | "till" | "by" | "through" | "and" | "to" | "from");
            if !figures || !led || !(1..=31).contains(&m.value("day")?) || is_counting(m) || in_title(m) || !ends(m) {
                return None;
            }
            // `From May 3 to the 5th`, against `the 4th and the 5th row`.
            let dated = m.before(1) == "on" || m.scene.last_day.is_some();
            if dated { bare_day(m) } else { None }
        },
        finds: &[
            ("The trio performs on the 30th with a choir.", "the 30th=2022-04-30"),
            ("The tour began in March 2020. It was on air on the 21st.", "March 2020=2020-03 the 21st=2020-03-21"),
        ],
        leaves: &["They played on the 31st floor.", "It stood on the 2nd place.", "the 3rd of them"],
    },
    Rule {
        name: "spelled-day",
        pattern: "(weekday:WEEKDAY ,?)? the day:ORDINAL of month:MONTH ((, | of | in)? year:YEAR)?",
        value: |m| {
            if !(1..=31).contains(&m.value("day")?) || m.shape("month") != Shape::Title || in_title(m) {
                return None;
            }
            let stated =
                Stated { year: m.value("year"), month: m.value("month"), day: m.value("day"), weekday: m.value("weekday") };
            let mut reading = resolve::calendar(m.published(), m.scene.dated(stated), m.tense())?;
            reading.stated = stated.parts();
            Some(reading)
        },
        finds: &[("It came out on the first of December.", "the first of December=2021-12-01")],
        leaves: &["the first of his songs"],
    },
];
