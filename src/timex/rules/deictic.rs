//! Dates told from the day of writing by a word before them or alone: `yesterday`, `last Friday`, `next March`; with `following`
//! or `previous` from the date spoken of last.

use super::Rule;
use super::anchor::{from_last, from_publication, offset};
use super::length::length;
use crate::edtf::{Edtf, PartialDate};
use crate::text::Shape;
use crate::timex::Part;
use crate::timex::guard::in_title;
use crate::timex::reading::Reading;
use crate::timex::resolve::{self, Stated, plus_days};
use crate::timex::scene::Found;
use crate::timex::tense::Tense;

/// `today` 0, `yesterday` -1, `tomorrow` 1.
fn near_day(word: &str) -> i32 {
    match word {
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => 0,
    }
}

/// The day that a weekday with `last`, `this`, `next` or `the following` before it names.
fn told_weekday(found: &Found) -> Option<Reading> {
    let weekday = found.value("weekday")?;
    if found.word("next") == "following" || found.word("past") == "preceding" {
        let from = found.scene.reference()?;
        let forward = found.has("next");
        let start = plus_days(from, if forward { 1 } else { -1 })?;
        let tense = if forward { Tense::Future } else { Tense::Past };
        return Some(Reading { others: Vec::new(), ..resolve::weekday(Some(start), weekday, tense) }.from(Some(from)));
    }
    let published = found.published();
    let step = offset(found)?;
    let tense = match step {
        -1 => Tense::Past,
        1 => Tense::Future,
        _ if found.tense() == Tense::Past => Tense::Past,
        _ => Tense::Future,
    };
    // Neither the last nor the next one is the day of publication itself.
    let start = published.and_then(|date| plus_days(date, i64::from(step)));
    let mut reading = resolve::weekday(start, weekday, tense).from(published);
    reading.others =
        [-7, 7].into_iter().filter_map(|days| plus_days(reading.edtf?.first_day()?, days)).map(Edtf::from_day).collect();
    if tense == Tense::Future {
        reading.others.reverse();
    }
    Some(reading)
}

/// The month that `last March`, `this March`, `next March` names.
fn told_month(found: &Found) -> Option<Reading> {
    let month = u8::try_from(found.value("month")?).ok()?;
    let Some(published) = found.published() else {
        return Some(Reading::date(format!("XXXX-{month:02}"), None).stating(&[Part::Month]));
    };
    let step = offset(found)?;
    let (year, this) = (published.year(), u8::from(published.month()));
    let year = match step {
        -1 if month >= this => year - 1,
        1 if month <= this => year + 1,
        _ => year,
    };
    let mut reading = resolve::calendar(
        Some(published),
        Stated { year: Some(year), month: Some(i32::from(month)), ..Stated::default() },
        Tense::Unknown,
    )?;
    reading.others = [year - 1, year + 1]
        .into_iter()
        .filter(|other| step != 0 && (other - year).signum() == step.signum())
        .filter_map(|other| PartialDate::month(other, month))
        .map(Edtf::Date)
        .collect();
    Some(reading.from(Some(published)).stating(&[Part::Month]))
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "near-day",
        pattern: "(earlier | later)? day:(today | yesterday | tomorrow)",
        value: |m| {
            // `Harbour Today` is a paper.
            let named = m.shape("day") == Shape::Title && m.shape_before() == Shape::Title && m.shape_after() != Shape::Title;
            if in_title(m) || named {
                return None;
            }
            from_publication(m, b'D', near_day(m.word("day")))
        },
        finds: &[
            ("It was out yesterday.", "yesterday=2022-04-26"),
            ("It is out today.", "today=2022-04-27"),
            ("He said earlier today", "earlier today=2022-04-27"),
        ],
        leaves: &["“Yesterday” is played", "his song “Tomorrow Never Comes”", "She wrote for Harbour Today."],
    },
    Rule {
        name: "day-before-yesterday",
        pattern: "the day side:(before | after) day:(yesterday | tomorrow)",
        value: |m| from_publication(m, b'D', if m.word("side") == "before" { -2 } else { 2 }),
        finds: &[("It broke the day before yesterday.", "the day before yesterday=2022-04-25")],
        leaves: &[],
    },
    Rule {
        name: "tonight",
        pattern: "(earlier | later | late)? tonight",
        value: |m| if in_title(m) { None } else { from_publication(m, b'D', 0).map(|day| day.part_of_day(b'N')) },
        finds: &[("They play tonight.", "tonight=2022-04-27TNI 2022-04-27")],
        leaves: &["“Tonight” closes the record."],
    },
    Rule {
        name: "near-part",
        pattern: "(early | late)? day:(yesterday | today | tomorrow | last | this) part:PART",
        value: |m| {
            if in_title(m) || m.shape("part") != Shape::Lower {
                return None;
            }
            let days = if m.word("day") == "last" { -1 } else { near_day(m.word("day")) };
            from_publication(m, b'D', days).map(|day| day.part_of_day(m.unit("part").unwrap_or(b'N')))
        },
        finds: &[
            ("It won last night.", "last night=2022-04-26TNI 2022-04-26"),
            ("It was said this morning.", "this morning=2022-04-27TMO 2022-04-27"),
            ("He left yesterday evening.", "yesterday evening=2022-04-26TEV 2022-04-26"),
        ],
        leaves: &["the Last Night of song"],
    },
    Rule {
        name: "weekday-part",
        pattern: "(early | late)? (how:(last | next | this | the))? weekday:WEEKDAY part:PART",
        value: |m| {
            if in_title(m)
                || matches!(m.after(), "live" | "fever" | "lights" | "football")
                || (m.shape("part") == Shape::Title && !m.opens())
            {
                return None;
            }
            let tense = match m.word("how") {
                "last" => Tense::Past,
                "next" => Tense::Future,
                _ => m.tense(),
            };
            Some(resolve::weekday(m.published(), m.value("weekday")?, tense).part_of_day(m.unit("part")?))
        },
        finds: &[("It was played Sunday night.", "Sunday night=2022-04-24TNI 2022-04-24")],
        leaves: &["on Saturday Night Live", "a Friday Night party"],
    },
    Rule {
        name: "told-unit",
        pattern: "the? (past:LAST | now:THIS | next:NEXT) (fiscal | financial | calendar | academic)? unit:UNIT",
        value: |m| {
            let unit = m.unit("unit")?;
            if m.shape("unit") != Shape::Lower && !m.opens() && m.shape("unit") != Shape::Upper || in_title(m) {
                return None;
            }
            let definite = m.first() == "the";
            let adjective = if m.has("past") { m.word("past") } else { m.word("next") };
            match (adjective, unit) {
                ("last", b'E') => return length("1", unit),
                // Over the last year, within the last month: a length that ends now.
                ("last", _) if definite && matches!(m.before(1), "over" | "within" | "during" | "for" | "throughout") => {
                    return length("1", unit);
                }
                ("past", b'D') => return None,
                ("past", _) => return length("1", unit),
                ("last", b'D') => return None,
                ("previous" | "preceding", _) => return from_last(m, unit, -1),
                ("following", _) => return from_last(m, unit, 1),
                ("next", b'D') => return from_last(m, unit, 1),
                ("next" | "coming", _) if definite && matches!(m.before(1), "over" | "within" | "in" | "for" | "during") => {
                    return length("1", unit);
                }
                ("", b'D') => return None,
                _ => {}
            }
            from_publication(m, unit, offset(m)?)
        },
        finds: &[
            ("It sold well last week.", "last week=2022-W16 2022-04-18/2022-04-24"),
            ("It sold well last year.", "last year=2021"),
            ("They tour this year.", "this year=2022"),
            ("It is out next month.", "next month=2022-05"),
            ("this week", "this week=2022-W17 2022-04-25/2022-05-01"),
            ("They played last weekend.", "last weekend=2022-W16-WE 2022-04-23/2022-04-24"),
            ("It fell last quarter.", "last quarter=2022-Q1 2022-33"),
            ("It fell in the last fiscal year.", "the last fiscal year=2021"),
            ("It grew over the past year.", "the past year=P1Y"),
            ("It grew over the last year.", "the last year=P1Y"),
            ("Prices doubled in the last decade.", "the last decade=P1DE"),
        ],
        leaves: &["this second", "She read the Next Day of it"],
    },
    Rule {
        name: "told-weekday",
        pattern: "(this | the)? (past:LAST | now:THIS | next:NEXT) weekday:WEEKDAY .?",
        value: |m| if in_title(m) { None } else { told_weekday(m) },
        finds: &[
            ("It came out last Friday.", "last Friday=2022-04-22"),
            ("They play next Wednesday.", "next Wednesday=2022-05-04"),
            ("It is out this Friday.", "this Friday=2022-04-29"),
            ("He sang on May 6, 2022 and the following Sunday.", "May 6, 2022=2022-05-06 the following Sunday=2022-05-08"),
        ],
        leaves: &[],
    },
    Rule {
        name: "the-weekday",
        pattern: "the weekday:WEEKDAY",
        value: |m| {
            // `on the Saturday`: the one nearest to the day spoken of last.
            let near = m.scene.last_day.filter(|_| matches!(m.before(1), "on" | "for") && !in_title(m))?;
            let weekday = m.value("weekday")?;
            let day = (-3..=3)
                .filter_map(|days| plus_days(near, days))
                .find(|day| resolve::weekday_number(day.weekday()) == weekday)?;
            Some(Reading::day(day).from(Some(near)).stating(&[Part::Weekday]))
        },
        finds: &[(
            "They play on Friday 10 June 2022, and he will play on the Sunday.",
            "Friday 10 June 2022=2022-06-10 the Sunday=2022-06-12",
        )],
        leaves: &["He wrote for the Sunday Lark."],
    },
    Rule {
        name: "weekday-of-week",
        pattern: "weekday:WEEKDAY ,? of? (past:last | now:this | next:next) week",
        value: |m| {
            let published = m.published()?;
            let first = resolve::monday(plus_days(published, i64::from(offset(m)?) * 7)?);
            let date = plus_days(first, i64::from(m.value("weekday")? - 1))?;
            Some(Reading::day(date).from(Some(published)).stating(&[Part::Weekday]))
        },
        finds: &[
            ("It was on Tuesday last week.", "Tuesday last week=2022-04-19"),
            ("Friday of next week", "Friday of next week=2022-05-06"),
        ],
        leaves: &[],
    },
    Rule {
        name: "told-month",
        pattern: "(this | the)? (past:LAST | now:this | next:NEXT) month:MONTH .?",
        value: |m| {
            if in_title(m) || m.word("past") == "previous" || m.shape("month") == Shape::Lower { None } else { told_month(m) }
        },
        finds: &[
            ("It was out last October.", "last October=2021-10"),
            ("They tour next March.", "next March=2023-03"),
            ("It is out this June.", "this June=2022-06"),
        ],
        leaves: &["this may help", "this march of theirs"],
    },
    Rule {
        name: "month-of-year",
        pattern: "month:MONTH .? ,? (of | in)? the? (past:(last | previous) | now:this | next:(next | following)) year",
        value: |m| {
            let from =
                if m.word("past") == "previous" || m.word("next") == "following" { m.scene.reference() } else { m.published() }?;
            let month = u8::try_from(m.value("month")?).ok()?;
            let date = PartialDate::month(from.year() + offset(m)?, month)?;
            Some(Reading::partial(date).from(Some(from)).stating(&[Part::Month, Part::Year]))
        },
        finds: &[
            ("It began in October last year.", "October last year=2021-10"),
            ("in May of next year", "May of next year=2023-05"),
        ],
        leaves: &[],
    },
    Rule {
        name: "day-of-last-year",
        pattern: "(month:MONTH .? day:DAY | day:DAY of? month:MONTH) ,? of? (past:last | now:this | next:next) year",
        value: |m| {
            let published = m.published()?;
            let year = published.year() + offset(m)?;
            let stated = Stated { year: Some(year), month: m.value("month"), day: m.value("day"), weekday: None };
            Some(resolve::calendar(None, stated, Tense::Unknown)?.from(Some(published)).stating(&[
                Part::Month,
                Part::Day,
                Part::Year,
            ]))
        },
        finds: &[("It was out on May 6 last year.", "May 6 last year=2021-05-06")],
        leaves: &[],
    },
];
