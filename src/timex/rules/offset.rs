//! Dates some number of units away from another: `two years ago`, `a month later`.

use super::Rule;
use super::anchor::from_publication;
use super::length::length;
use crate::edtf::{Date, Doubt, Edtf, PartialDate};
use crate::text::Shape;
use crate::timex::guard::in_title;
use crate::timex::reading::Reading;
use crate::timex::resolve::{self, plus_days, plus_months};
use crate::timex::scene::Found;
use crate::timex::tense::Tense;
use crate::timex::{Part, class};

/// The number of a count: digits, a number word, `a`, `a couple of`; `X` for vague ones.
pub(super) fn count(found: &Found) -> Option<(String, Option<i32>)> {
    if found.has("vague") {
        return Some(match found.word("vague") {
            "couple" => ("2".to_owned(), Some(2)),
            _ => ("X".to_owned(), None),
        });
    }
    let value = found.value("n").unwrap_or(1);
    if found.mark("n").is_some_and(|mark| mark.classes & class::HALVED != 0) {
        return Some((format!("{value}.5"), Some(value)));
    }
    if value < 0 {
        // A decimal or a grouped number is kept as written.
        return Some((found.word("n").replace(',', ""), None));
    }
    (value < 3000).then(|| (value.to_string(), Some(value)))
}

/// `two years ago`, `a month earlier`: the counted date.
fn counted(found: &Found, from: Option<Date>, sign: i32) -> Option<Reading> {
    let (_, number) = count(found)?;
    let (Some(number), Some(from)) = (number, from) else {
        return Some(Reading::reference(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }));
    };
    let mut reading = resolve::away(from, sign * number, found.unit("unit")?)?;
    if found.has("half") && found.unit("unit") == Some(b'Y') {
        let (year, month) = plus_months(from, sign * (12 * number + 6));
        reading = Reading::partial(PartialDate::month(year, month)?).from(Some(from)).about();
    }
    // TIMEX3 values carry no doubt.
    reading.value = reading.value.trim_end_matches('~').to_owned();
    Some(reading)
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "ago",
        pattern: "(just | only)? (a | an | one | n:NUMBER | n:DIGITS | vague:VAGUE | a vague:VAGUE of? | half a | half an)? RUN? unit:UNITANY half:(and a half)? ago",
        value: |m| {
            let single = m.mark("unit").is_some_and(|mark| mark.classes & class::UNIT != 0);
            if !(m.has("n") || m.has("vague") || single) {
                return Some(Reading::reference("PAST_REF"));
            }
            if let ("half", Some(b'Y'), Some(from)) = (m.first(), m.unit("unit"), m.published()) {
                let (year, month) = plus_months(from, -6);
                return Some(Reading::partial(PartialDate::month(year, month)?).about());
            }
            counted(m, m.published(), -1)
        },
        finds: &[
            ("They split three months ago.", "three months ago=2022-01 2022-01~"),
            ("It came out two years ago.", "two years ago=2020 2020~"),
            ("It came out ten days ago.", "ten days ago=2022-04-17"),
            ("It came out a week ago.", "a week ago=2022-W16 2022-04-20~"),
            ("It was years ago.", "years ago=PAST_REF"),
            ("It was just days ago.", "just days ago=PAST_REF"),
            ("He quit half a year ago.", "half a year ago=2021-10 2021-10~"),
            ("They met three decades ago.", "three decades ago=1992 1992~"),
            ("They met a few years ago.", "a few years ago=PAST_REF"),
        ],
        leaves: &[],
    },
    Rule {
        name: "week-from",
        pattern: "(a | one | n:NUMBER | n:DIGITS) unit:UNITANY from (weekday:WEEKDAY | day:(today | tomorrow | now))",
        value: |m| {
            let published = m.published()?;
            let from = match (m.value("weekday"), m.word("day")) {
                (Some(weekday), _) => resolve::weekday(Some(published), weekday, Tense::Future).edtf?.first_day()?,
                (None, "tomorrow") => plus_days(published, 1)?,
                (None, _) => published,
            };
            let days = match m.unit("unit")? {
                b'D' => 1,
                b'W' => 7,
                _ => return counted(m, Some(from), 1),
            };
            let day = plus_days(from, i64::from(count(m)?.1?) * days)?;
            Some(Reading::day(day).from(Some(published)).stating(if m.has("weekday") { &[Part::Weekday] } else { &[] }))
        },
        finds: &[
            ("It will be out a week from Friday.", "a week from Friday=2022-05-06"),
            ("They play two weeks from today.", "two weeks from today=2022-05-11"),
        ],
        leaves: &["a week from hell"],
    },
    Rule {
        name: "weekday-week",
        pattern: "weekday:WEEKDAY week | (a | one) week side:(ago)? (weekday:WEEKDAY | day:tomorrow)",
        value: |m| {
            let published = m.published()?;
            let tense = if m.has("side") { Tense::Past } else { Tense::Future };
            let near = match m.value("weekday") {
                // On a Friday, `Friday week` is a week away, not two.
                Some(weekday) => resolve::weekday(Some(published), weekday, tense).edtf?.first_day()?,
                None => plus_days(published, 1)?,
            };
            let counted = matches!(
                m.after(),
                "" | "." | "," | ";" | ":" | ")" | "and" | "at" | "in" | "when" | "with" | "for" | "on" | "he" | "she" | "they"
            );
            if !counted || in_title(m) || m.shape("weekday") == Shape::Title && m.before(1) == "the" {
                return None;
            }
            let day = plus_days(near, if m.has("side") { -7 } else { 7 })?;
            Some(Reading::day(day).from(Some(published)).stating(if m.has("weekday") { &[Part::Weekday] } else { &[] }))
        },
        finds: &[
            ("They play the Opry on Saturday week.", "Saturday week=2022-05-07"),
            ("Her album arrives a week tomorrow.", "a week tomorrow=2022-05-05"),
            ("He sang there a week ago Saturday.", "a week ago Saturday=2022-04-16"),
        ],
        leaves: &["the Friday week of shows"],
    },
    Rule {
        name: "long-ago",
        pattern: "(not? (so | too)? long | some time) ago",
        value: |_| Some(Reading::reference("PAST_REF")),
        finds: &[("It was not so long ago.", "not so long ago=PAST_REF")],
        leaves: &[],
    },
    Rule {
        name: "earlier",
        pattern: "(just | only)? (a | an | one | n:NUMBER | n:DIGITS | vague:VAGUE | a vague:VAGUE of? | half an) RUN? unit:UNITANY side:(earlier | later | previously | afterwards | beforehand)",
        value: |m| {
            let sign = if matches!(m.word("side"), "later" | "afterwards") { 1 } else { -1 };
            if matches!(m.unit("unit"), Some(b'h' | b'm' | b's')) {
                return length(&count(m)?.0, m.unit("unit")?);
            }
            let day = matches!(m.unit("unit"), Some(b'D' | b'W' | b'F' | b'K'));
            let from = match m.unit("unit") {
                _ if day => m.scene.reference_day(),
                Some(b'M' | b'Q') => m.scene.reference_month(),
                _ => m.scene.reference(),
            };
            let mut reading = counted(m, from, sign)?;
            // Counted from a day that the text names, weeks lead to a day.
            if let (true, Some(Edtf::Date(date))) = (day && m.scene.last_day.is_some(), reading.edtf) {
                reading.edtf = Some(Edtf::Date(date.doubted(Doubt::None)));
            }
            Some(reading)
        },
        finds: &[
            ("It fell in 2009. A year later it rose.", "2009=2009 A year later=2010 2010~"),
            ("It was released two days earlier.", "two days earlier=2022-04-25"),
            (
                "It came on May 6, 2022, after a show in 2007. A fortnight later they split.",
                "May 6, 2022=2022-05-06 2007=2007 A fortnight later=2022-W20 2022-05-20",
            ),
        ],
        leaves: &[],
    },
    Rule {
        name: "year-earlier",
        pattern: "(year-earlier | year-ago)",
        value: |m| from_publication(m, b'Y', -1),
        finds: &[("in the year-earlier period", "year-earlier=2021")],
        leaves: &[],
    },
];
