//! Dates that are counted from the publication date or from the date spoken of last.

use super::Rule;
use super::calendar::stated_date;
use crate::edtf::{Doubt, Edtf};
use crate::text::Shape;
use crate::timex::class;
use crate::timex::guard::in_title;
use crate::timex::reading::Reading;
use crate::timex::resolve::{self, plus_days, plus_months};
use crate::timex::scene::Found;
use crate::timex::tense::Tense;
use crate::timex::{Modifier, Part, TimexKind};

/// The unit `offset` away from the one of publication; a bare reference where that is not known.
fn from_publication(found: &Found, unit: u8, offset: i32) -> Option<Reading> {
    if matches!(unit, b'h' | b'm' | b's') {
        return None;
    }
    let Some(published) = found.published() else {
        if let (b'Y', Some(year)) = (unit, found.scene.year) {
            return resolve::unit_year(year + offset);
        }
        return Some(Reading::reference(match offset {
            0 => "PRESENT_REF",
            1.. => "FUTURE_REF",
            _ => "PAST_REF",
        }));
    };
    Some(resolve::unit_at(published, unit, offset)?.from(Some(published)))
}

/// The unit `offset` away from the one spoken of last.
fn from_last(found: &Found, unit: u8, offset: i32) -> Option<Reading> {
    let reference = match unit {
        b'D' | b'W' | b'K' => found.scene.reference_day(),
        _ => found.scene.reference(),
    }?;
    Some(resolve::unit_at(reference, unit, offset)?.from(Some(reference)))
}

/// `today` 0, `yesterday` -1, `tomorrow` 1.
fn near_day(word: &str) -> i32 {
    match word {
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => 0,
    }
}

/// -1, 0 or 1 for what stands before a unit.
fn offset(found: &Found) -> Option<i32> {
    ["past", "now", "next"].iter().position(|name| found.has(name)).map(|position| position as i32 - 1)
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
    let tense = match offset(found)? {
        -1 => Tense::Past,
        1 => Tense::Future,
        _ if found.tense() == Tense::Past => Tense::Past,
        _ => Tense::Future,
    };
    let start = match (offset(found)?, published) {
        (0, _) | (_, None) => published,
        (step, Some(date)) => plus_days(date, i64::from(step)),
    };
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
        resolve::Stated { year: Some(year), month: Some(i32::from(month)), ..resolve::Stated::default() },
        Tense::Unknown,
    )?;
    reading.others = [year - 1, year + 1]
        .into_iter()
        .filter(|other| step != 0 && (other - year).signum() == step.signum())
        .filter_map(|other| crate::edtf::PartialDate::month(other, month))
        .map(Edtf::Date)
        .collect();
    Some(reading.from(Some(published)).stating(&[Part::Month]))
}

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
fn counted(found: &Found, from: Option<crate::edtf::Date>, sign: i32) -> Option<Reading> {
    let (_, number) = count(found)?;
    let (Some(number), Some(from)) = (number, from) else {
        return Some(Reading::reference(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }));
    };
    let mut reading = resolve::away(from, sign * number, found.unit("unit")?)?;
    if found.has("half") && found.unit("unit") == Some(b'Y') {
        let (year, month) = plus_months(from, sign * (12 * number + 6));
        reading = Reading::partial(crate::edtf::PartialDate::month(year, month)?).from(Some(from)).about();
    }
    // TIMEX3 values carry no doubt.
    reading.value = reading.value.trim_end_matches('~').to_owned();
    Some(reading)
}

/// The quarter of a year that is named outright or by the tense.
fn told_quarter(found: &Found) -> Option<Reading> {
    let published = found.published();
    let word = found.word("nth");
    let dated = found.has("year") || offset(found).is_some();
    let number = match word {
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
    let stated = found.value("year").or_else(|| match (published, offset(found)) {
        (Some(date), Some(step)) => Some(date.year() + step),
        _ => None,
    });
    let Some(year) = stated.or_else(|| {
        let date = published?;
        let now = i32::from(u8::from(date.month()) - 1) / 3 + 1;
        // The nearest one: a quarter is reported on just after it, or announced just before.
        Some(match number - now {
            3 => date.year() - 1,
            2 if found.tense() != Tense::Future => date.year() - 1,
            _ => date.year(),
        })
    }) else {
        return Some(Reading::date(format!("XXXX-Q{number}"), None));
    };
    Some(resolve::quarter(year, number)?.from(if found.has("year") { None } else { published }).stating(&[Part::Season]))
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
            let adjective = m.word("past").to_owned() + m.word("next");
            match (adjective.as_str(), unit) {
                ("last", b'E') => return Some(Reading::bare(TimexKind::Duration, resolve::length("1", unit)?)),
                // Over the last year, within the last month: a length that ends now.
                ("last", _) if definite && matches!(m.before(1), "over" | "within" | "during" | "for" | "throughout") => {
                    return Some(Reading::bare(TimexKind::Duration, resolve::length("1", unit)?));
                }
                ("past", b'D') => return None,
                ("past", _) => return Some(Reading::bare(TimexKind::Duration, resolve::length("1", unit)?)),
                ("last", b'D') => return None,
                ("previous" | "preceding", _) => return from_last(m, unit, -1),
                ("following", _) => return from_last(m, unit, 1),
                ("next", b'D') => return from_last(m, unit, 1),
                ("next" | "coming", _) if definite && matches!(m.before(1), "over" | "within" | "in" | "for" | "during") => {
                    return Some(Reading::bare(TimexKind::Duration, resolve::length("1", unit)?));
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
            let from = if matches!(m.word("past"), "previous") || m.word("next") == "following" {
                m.scene.reference()
            } else {
                m.published()
            }?;
            let month = u8::try_from(m.value("month")?).ok()?;
            let date = crate::edtf::PartialDate::month(from.year() + offset(m)?, month)?;
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
            let stated = resolve::Stated { year: Some(year), month: m.value("month"), day: m.value("day"), weekday: None };
            Some(resolve::calendar(None, stated, Tense::Unknown)?.from(Some(published)).stating(&[
                Part::Month,
                Part::Day,
                Part::Year,
            ]))
        },
        finds: &[("It was out on May 6 last year.", "May 6 last year=2021-05-06")],
        leaves: &[],
    },
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
            (1..=2).contains(&m.value("nth")?).then(|| resolve::half(year, m.value("nth")?))?
        },
        finds: &[("in the first half of 2009", "the first half of 2009=2009-H1 2009-01/2009-06")],
        leaves: &["the second half of the show"],
    },
    Rule {
        name: "ago",
        pattern: "(just | only)? (a | an | one | n:NUMBER | n:DIGITS | vague:VAGUE | a vague:VAGUE of? | half a | half an)? RUN? unit:UNITANY half:(and a half)? ago",
        value: |m| {
            let has_count = m.has("n")
                || m.has("vague")
                || m.unit("unit").is_some_and(|_| m.mark("unit").is_some_and(|mark| mark.classes & class::UNIT != 0));
            if !has_count {
                return Some(Reading::reference("PAST_REF"));
            }
            if let ("half", Some(b'Y'), Some(from)) = (m.first(), m.unit("unit"), m.published()) {
                let (year, month) = plus_months(from, -6);
                return Some(Reading::date(
                    format!("{year:04}-{month:02}"),
                    Some(Edtf::Date(crate::edtf::PartialDate::month(year, month)?.doubted(Doubt::Approximate))),
                ));
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
                return Some(Reading::bare(TimexKind::Duration, resolve::length(&count(m)?.0, m.unit("unit")?)?));
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
    Rule {
        name: "day-after",
        pattern: "the day side:(after | before | prior | earlier)",
        value: |m| {
            let end = matches!(m.after(), "" | "." | "," | ";" | "and" | "but" | "(");
            if !end {
                return None;
            }
            from_last(m, b'D', if m.word("side") == "after" { 1 } else { -1 })
        },
        finds: &[("It sold out on May 6, 2022 and broke the day after.", "May 6, 2022=2022-05-06 the day after=2022-05-07")],
        leaves: &["It was the day before the show."],
    },
    Rule {
        name: "unit-before",
        pattern: "the unit:UNIT side:(before | earlier | prior | previous | after)",
        value: |m| {
            let unit = m.unit("unit").filter(|unit| matches!(unit, b'Y' | b'Q' | b'M' | b'W'))?;
            let ends = matches!(m.after(), "" | "." | "," | ";" | "and" | "but" | "(" | ")" | "to" | "when");
            if !ends || m.shape("unit") != Shape::Lower {
                return None;
            }
            from_last(m, unit, if m.word("side") == "after" { 1 } else { -1 })
        },
        finds: &[
            ("In 2011 it sold 300, up from 190 the year before.", "2011=2011 the year before=2010"),
            ("It rose in May 2009 and fell the month after.", "May 2009=2009-05 the month after=2009-06"),
        ],
        leaves: &["It was the week before the show."],
    },
    Rule {
        name: "next-part",
        pattern: "the side:(next | following | previous) part:PART",
        value: |m| {
            let forward = m.word("side") != "previous";
            if m.shape("part") != Shape::Lower || in_title(m) {
                return None;
            }
            from_last(m, b'D', if forward { 1 } else { -1 }).map(|day| day.part_of_day(m.unit("part").unwrap_or(b'N')))
        },
        finds: &[(
            "They split on May 6, 2021. The next morning they sang.",
            "May 6, 2021=2021-05-06 The next morning=2021-05-07TMO 2021-05-07",
        )],
        leaves: &["the Next Morning of song"],
    },
    Rule {
        name: "part-of-date",
        pattern: "(the | late | early)? part:PART of (weekday:WEEKDAY ,?)? (month:MONTH .? day:DAY | day:DAY of? month:MONTH) (,? year:YEAR)?",
        value: |m| stated_date(m).map(|day| Reading { calendar: None, ..day.part_of_day(m.unit("part").unwrap_or(b'N')) }),
        finds: &[("He left on the morning of April 5.", "the morning of April 5=2022-04-05TMO 2022-04-05")],
        leaves: &[],
    },
    Rule {
        name: "same-unit",
        pattern: "(the same | that same | that | the very) (unit:UNIT | part:PART | time:time)",
        value: |m| {
            if in_title(m)
                || matches!(m.unit("unit"), Some(b's' | b'm' | b'h'))
                || (m.first() == "that" && m.shape("unit") == Shape::Title)
            {
                return None;
            }
            if m.has("time") {
                return if matches!(m.before(1), "at" | "by" | "since" | "until") && m.first() == "that" {
                    Some(Reading::reference("PAST_REF"))
                } else {
                    None
                };
            }
            match m.unit("part") {
                Some(part) => from_last(m, b'D', 0).map(|day| day.part_of_day(part)),
                None => from_last(m, m.unit("unit")?, 0),
            }
        },
        finds: &[
            ("It came out in 2009. That year they split.", "2009=2009 That year=2009"),
            ("On May 6, 2021 it sold; on the same day it broke.", "May 6, 2021=2021-05-06 the same day=2021-05-06"),
        ],
        leaves: &["at the same time"],
    },
    Rule {
        name: "the-unit",
        pattern: "the (entire | whole | full | whole of the)? unit:UNIT",
        value: |m| {
            let unit = m.unit("unit")?;
            // `the year 2020` is the year 2020.
            if m.scene.marks.get(m.tokens.end).is_some_and(|mark| mark.classes & class::YEAR != 0) {
                return None;
            }
            let award = m.before(1) == "of"
                && !matches!(
                    m.before(2),
                    "end"
                        | "rest"
                        | "start"
                        | "beginning"
                        | "half"
                        | "middle"
                        | "part"
                        | "most"
                        | "quarter"
                        | "course"
                        | "months"
                        | "close"
                        | "days"
                        | "weeks"
                );
            if m.shape("unit") != Shape::Lower
                || award
                || in_title(m)
                || matches!(m.after(), "of" | "when" | "that" | "before" | "after" | "the" | "-" | "prior")
            {
                return None;
            }
            match unit {
                b'D' => from_last(m, b'D', 0),
                b'K' => {
                    let published = m.published()?;
                    // On a Saturday or Sunday the weekend is the running one, before it the last or the next.
                    let weekday = resolve::weekday_number(published.weekday());
                    let back = weekday < 6 && m.tense() == Tense::Past;
                    from_publication(m, b'K', if back { -1 } else { 0 })
                }
                b'W' => from_last(m, unit, 0),
                b'Y' | b'M' | b'Q' => from_publication(m, unit, 0),
                b'E' | b'C' => Some(Reading { edtf: None, ..from_publication(m, unit, 0)? }),
                _ => None,
            }
        },
        finds: &[
            ("Shares fell on Monday, ending the day at 7.", "Monday=2022-04-25 the day=2022-04-25"),
            ("They played over the weekend.", "the weekend=2022-W16-WE 2022-04-23/2022-04-24"),
            ("It ends at the close of the year.", "the close of the year=2022"),
        ],
        leaves: &["It was named song of the year.", "Song of the Year", "the day of the show"],
    },
    Rule {
        name: "coming-units",
        pattern: "the? next:(coming | upcoming) unit:UNITS | the unit:UNITS (ahead | to come)",
        value: |m| if m.shape("unit") == Shape::Lower && !in_title(m) { Some(Reading::reference("FUTURE_REF")) } else { None },
        finds: &[
            ("They will tour in the coming months.", "the coming months=FUTURE_REF"),
            ("More is due in the weeks ahead.", "the weeks ahead=FUTURE_REF"),
        ],
        leaves: &["the years of it"],
    },
    Rule {
        name: "later-this-year",
        pattern: "side:(earlier | later | sometime | late | early) (in | on)? (now:(this | that | the)) unit:UNIT",
        value: |m| {
            let modifier = match m.word("side") {
                "earlier" | "early" => Some(Modifier::Start),
                "later" | "late" => Some(Modifier::End),
                _ => None,
            };
            let reading = match m.word("now") {
                "this" => from_publication(m, m.unit("unit")?, 0),
                _ => from_last(m, m.unit("unit")?, 0),
            };
            Some(reading?.modified(modifier))
        },
        finds: &[
            ("It is due later this year.", "later this year=2022"),
            ("It was out earlier this month.", "earlier this month=2022-04"),
        ],
        leaves: &[],
    },
    Rule {
        name: "told-lengths",
        pattern: "the? ((LAST | NEXT) | (first | final | opening | closing)) (n:NUMBER | n:DIGITS | vague:VAGUE | vague:couple of) RUN? unit:UNITANY",
        value: |m| {
            if in_title(m) || m.shape("unit") != Shape::Lower && m.shape("unit") != Shape::Upper {
                return None;
            }
            Some(Reading::bare(TimexKind::Duration, resolve::length(&count(m)?.0, m.unit("unit")?)?))
        },
        finds: &[
            ("over the past two years", "the past two years=P2Y"),
            ("in the last few days", "the last few days=PXD"),
            ("the next six months", "the next six months=P6M"),
        ],
        leaves: &[],
    },
    Rule {
        name: "week-of-day",
        pattern: "(the | this)? week (of | end:ending | end:ended | commencing | beginning | starting) (month:MONTH .? day:DAY | day:DAY of? month:MONTH) (,? year:YEAR)?",
        value: |m| {
            let stated = resolve::Stated { year: m.value("year"), month: m.value("month"), day: m.value("day"), weekday: None };
            let day = resolve::calendar(m.published(), m.scene.dated(stated), m.tense())?;
            let date = day.edtf?.first_day()?;
            let first = if m.has("end") { plus_days(date, -6)? } else { date };
            let week = match m.word("end") {
                "" if m.scene.doc.word(m.tokens.start + 2) == "of" || m.scene.doc.word(m.tokens.start + 1) == "of" => {
                    resolve::unit_at(date, b'W', 0)?
                }
                _ => Reading::date(resolve::iso_week(first), resolve::days(first, 7)),
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
            let stated = resolve::Stated { year: m.value("year"), month: m.value("month"), ..resolve::Stated::default() };
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
