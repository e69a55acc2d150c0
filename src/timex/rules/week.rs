//! Weeks told by a day or a month: `the week ending April 14`, `the last week of March`.

use super::Rule;
use crate::timex::Part;
use crate::timex::reading::Reading;
use crate::timex::resolve::{self, Stated, plus_days};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "week-of-day",
        pattern: "(the | this)? week (of:of | end:ending | end:ended | commencing | beginning | starting) (month:MONTH .? day:DAY | day:DAY of? month:MONTH) (,? year:YEAR)?",
        value: |m| {
            let stated = Stated { year: m.value("year"), month: m.value("month"), day: m.value("day"), weekday: None };
            let day = resolve::calendar(m.published(), m.scene.dated(stated), m.tense())?;
            let date = day.edtf?.first_day()?;
            let week = if m.has("of") {
                resolve::unit_at(date, b'W', 0)?
            } else {
                let first = if m.has("end") { plus_days(date, -6)? } else { date };
                Reading::date(resolve::iso_week(first), resolve::days(first, 7))
            };
            Some(week.from(m.published()).stating(&stated.parts()))
        },
        finds: &[
            ("It sold well in the week of April 13.", "the week of April 13=2022-W15 2022-04-11/2022-04-17"),
            ("It sold well in the week ending April 14, 2022.", "the week ending April 14, 2022=2022-W14 2022-04-08/2022-04-14"),
        ],
        leaves: &[],
    },
    Rule {
        name: "week-of-month",
        pattern: "the? nth:(ORDINAL | last | final) week (of | in) month:MONTH (,? year:YEAR)?",
        value: |m| {
            let stated = Stated { year: m.value("year"), month: m.value("month"), ..Stated::default() };
            let month = resolve::calendar(m.published(), stated, m.tense())?;
            let first = month.edtf?.first_day()?;
            let nth = match m.word("nth") {
                "last" | "final" => i64::from(first.month().length(first.year()) - 7) / 7,
                _ => i64::from(m.value("nth")? - 1),
            };
            let day = plus_days(first, 7 * nth.clamp(0, 4) + 3)?;
            resolve::unit_at(day, b'W', 0).map(|reading| reading.from(m.published()).stating(&[Part::Month]))
        },
        finds: &[("It rose in the last week of March.", "the last week of March=2022-W12 2022-03-21/2022-03-27")],
        leaves: &[],
    },
];
