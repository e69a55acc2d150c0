//! Dates that name a day, a month, a year, a decade: what a calendar has.

use super::Rule;
use crate::edtf::civil;
use crate::text::Shape;
use crate::timex::class;
use crate::timex::guard::{in_title, is_counting, is_led, is_numbered, month_stands, weekday_stands, year_stands};
use crate::timex::reading::Reading;
use crate::timex::resolve::{self, Stated};
use crate::timex::scene::Found;
use crate::timex::tense::Tense;
use crate::timex::{Modifier, Part};

/// The date that the captures `year`, `month`, `day`, `weekday` state.
fn stated_date(found: &Found) -> Option<Reading> {
    let verb = found.shape("month") == Shape::Lower && matches!(found.word("month"), "may" | "march") && !found.has("day");
    if verb || (found.tokens.len() < 4 && is_numbered(found)) || in_title(found) {
        return None;
    }
    let stated = Stated {
        year: found.value("year").or_else(|| found.value("short").map(full_year)),
        month: found.value("month"),
        day: found.value("day"),
        weekday: found.value("weekday"),
    };
    // A date that heads a line of a list, `June 25 - Hull`, announces.
    let announces = matches!(found.after(), "" | "-" | "–" | "—" | ":" | "@" | "|");
    let tense = match found.tense() {
        Tense::Unknown if found.opens() && announces => Tense::Future,
        tense => tense,
    };
    let mut reading = resolve::calendar(found.published(), found.scene.dated(stated), tense)?;
    reading.stated = stated.parts();
    reading.calendar = stated.day.is_some().then_some((stated, tense));
    Some(reading)
}

/// 22 as 2022, 85 as 1985.
fn full_year(short: i32) -> i32 {
    if short < 45 { 2000 + short } else { 1900 + short }
}

/// `mid-2011` carries its modifier in the word.
fn parted(found: &Found, name: &str) -> Option<Modifier> {
    match found.unit(name)? {
        b'm' => Some(Modifier::Mid),
        b'e' => Some(Modifier::Start),
        b'l' => Some(Modifier::End),
        _ => None,
    }
}

/// A numeric date of three numbers, in the order the text uses.
fn numeric(found: &Found, parts: [i32; 3], long_last: bool) -> Option<Reading> {
    let [first, second, third] = parts;
    let (day, month) = match (first, second) {
        (13..=31, 1..=12) => (first, second),
        (1..=12, 13..=31) => (second, first),
        _ if found.scene.day_first() => (first, second),
        _ => (second, first),
    };
    let year = if long_last { third } else { full_year(third) };
    let swapped =
        resolve::calendar(None, Stated { year: Some(year), month: Some(day), day: Some(month), weekday: None }, found.tense());
    let stated = Stated { year: Some(year), month: Some(month), day: Some(day), weekday: None };
    let mut reading = resolve::calendar(None, stated, found.tense())?;
    reading.others = swapped.and_then(|other| other.edtf).filter(|other| Some(*other) != reading.edtf).into_iter().collect();
    Some(reading)
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "month-day",
        pattern: "(weekday:WEEKDAY .? ,?)? month:(MONTH | GLUED) (. | -)? the? day:DAY ((, | of | in | , in)? year:YEAR | ' short:SHORTYEAR)?",
        value: |m| if m.shape("month") == Shape::Lower && is_counting(m) { None } else { stated_date(m) },
        finds: &[
            ("It was released on April 24.", "April 24=2022-04-24"),
            ("It will be released on Sept. 2.", "Sept. 2=2022-09-02"),
            ("It came out on May 7th, 2019.", "May 7th, 2019=2019-05-07"),
            ("They will play Friday, May 6 in Hull.", "Friday, May 6=2022-05-06"),
            ("The show was on Sunday, April 25.", "Sunday, April 25=2021-04-25"),
            ("They played on June 18.", "June 18=2021-06-18"),
            ("They had been invited to sing on June 6.", "June 6=2022-06-06"),
            ("at the Dock RoomJune 25 - Hull", "June 25=2022-06-25"),
        ],
        leaves: &["They marched on 4 fronts.", "You may 2 times enter.", "“April 25” is a ballad."],
    },
    Rule {
        name: "weekday-bracket-month-day",
        pattern: "(last | this | next)? weekday:WEEKDAY PART? (OPEN (month:MONTH .? day:DAY | day:DAY of? month:MONTH .?) (,? year:YEAR)? CLOSE | , (month:MONTH .? day:DAY | day:DAY of? month:MONTH) (,? year:YEAR)?)",
        value: stated_date,
        finds: &[
            ("It was out on Monday (April 11).", "Monday (April 11)=2022-04-11"),
            ("They will headline on Saturday night (7 May).", "Saturday night (7 May)=2022-05-07"),
            ("Due Friday (6 May)", "Friday (6 May)=2022-05-06"),
        ],
        leaves: &[],
    },
    Rule {
        name: "month-day-weekday",
        pattern: "(month:MONTH .? day:DAY | day:DAY of? month:MONTH) (,? weekday:WEEKDAY | OPEN weekday:WEEKDAY .? CLOSE) (,? year:YEAR)?",
        value: stated_date,
        finds: &[
            ("It opened on April 21, Thursday, to cheers.", "April 21, Thursday=2022-04-21"),
            ("April 30 (Saturday): Hull, Dock Hall", "April 30 (Saturday)=2022-04-30"),
        ],
        leaves: &[],
    },
    Rule {
        name: "day-month",
        pattern: "(weekday:WEEKDAY .? ,? the?)? the? day:DAY (of | -)? month:MONTH .? ((, | - | of | in | , in)? year:YEAR | ' short:SHORTYEAR)?",
        value: stated_date,
        finds: &[
            ("The tour ends on Friday 4th November.", "Friday 4th November=2022-11-04"),
            ("It was released on 24 March 2021.", "24 March 2021=2021-03-24"),
            ("It will open on the 23rd of May.", "the 23rd of May=2022-05-23"),
        ],
        leaves: &["It is No. 2 May be.", "It fell from #4 March be with you"],
    },
    Rule {
        name: "weekday-day",
        pattern: "weekday:WEEKDAY .? ,? the? day:DAY",
        value: |m| {
            // The month is that of a date spoken of shortly before, in which the two agree, or the one nearest to publication.
            // `On Friday 20 people sang`; `on Friday 20.` is a day.
            let closed = m.before(1) == "on" && !matches!(m.shape_after(), Shape::Lower | Shape::Title);
            let ordinal = m.mark("day")?.classes & class::ORDINAL != 0 || closed;
            if in_title(m) || !ordinal || is_counting(m) {
                return None;
            }
            let from = m.scene.reference()?;
            let (day, weekday) = (u8::try_from(m.value("day")?).ok()?, m.value("weekday")?);
            let date = [0, 1, -1, 2, -2, 3].into_iter().find_map(|months| {
                let (year, month) = resolve::plus_months(from, months);
                civil(year, month, day).filter(|date| resolve::weekday_number(date.weekday()) == weekday)
            })?;
            Some(Reading::day(date).from(Some(from)).stating(&[Part::Day, Part::Weekday]))
        },
        finds: &[
            ("JUNE 2022 Hull, Dock Hall – Fri 3rd", "JUNE 2022=2022-06 Fri 3rd=2022-06-03"),
            ("They play the Dock Room on Saturday 14.", "Saturday 14=2022-05-14"),
        ],
        leaves: &["On Friday 20 people sang."],
    },
    Rule {
        name: "month-year",
        pattern: "month:MONTH (. | , | of | -)? year:YEAR",
        value: |m| stated_date(m).map(|reading| reading.modified(parted(m, "month"))),
        finds: &[("She toured in March 2019.", "March 2019=2019-03"), ("since Nov. 1998", "Nov. 1998=1998-11")],
        leaves: &["The song may 2000 times be played."],
    },
    Rule {
        name: "month-short-year",
        pattern: "month:MONTH ' short:SHORTYEAR",
        value: |m| if is_led(m) { stated_date(m) } else { None },
        finds: &[("It was out in May '98.", "May '98=1998-05")],
        leaves: &[],
    },
    Rule {
        name: "month",
        pattern: "month:MONTH .?",
        value: |m| {
            let parted = parted(m, "month");
            if parted.is_none() && (!month_stands(m) || in_title(m)) {
                return None;
            }
            stated_date(m).map(|reading| reading.modified(parted))
        },
        finds: &[
            ("She released it in February.", "February=2022-02"),
            ("It was out in May.", "May=2021-05"),
            ("They will tour in September.", "September=2022-09"),
            ("It was sold in mid-March.", "mid-March=2022-03 2022-03~"),
        ],
        leaves: &[
            "The song may chart.",
            "They march on.",
            "April Moon sang.",
            "Her single ‘October’ is slow.",
            "The singer April said no.",
        ],
    },
    Rule {
        name: "spelled-year",
        pattern: "(the year)? (head:NUMBER tail:NUMBER | two thousand and? tail:NUMBER | whole:(two thousand))",
        value: |m| {
            // Nineteen ninety-four, two thousand and eight.
            let tail = m.value("tail").unwrap_or(0);
            let year = match m.value("head") {
                Some(head @ 16..=20) if (10..=99).contains(&tail) => head * 100 + tail,
                Some(_) => return None,
                None if m.has("whole") && m.first() != "the" => return None,
                None => 2000 + tail,
            };
            let spelled = |name: &str| m.has(name) && !m.word(name).starts_with(|c: char| c.is_ascii_digit());
            let words = (spelled("tail") || m.has("whole")) && (m.value("head").is_none() || spelled("head"));
            if !words || in_title(m) || !(m.first() == "the" || is_led(m)) || is_counting(m) {
                return None;
            }
            resolve::unit_year(year).map(|reading| reading.stating(&[Part::Year]))
        },
        finds: &[
            ("It was in nineteen ninety-four.", "nineteen ninety-four=1994"),
            ("by the year two thousand", "the year two thousand=2000"),
        ],
        leaves: &["in two thousand halls", "for twenty two"],
    },
    Rule {
        name: "fiscal-year",
        pattern: "(fiscal | fy) year? year:YEAR",
        value: |m| {
            let year = m.value("year")?;
            Some(Reading::date(format!("FY{year}"), resolve::unit_year(year)?.edtf).stating(&[Part::Year]))
        },
        finds: &[("It grew in fiscal 1989.", "fiscal 1989=FY1989 1989")],
        leaves: &[],
    },
    Rule {
        name: "september-11",
        pattern: "month:MONTH .? day:DAY (, | terrorist | terror)* word:(attacks | attack)",
        value: |m| {
            let attacks = m.value("month")? == 9 && m.value("day")? == 11;
            if attacks { civil(2001, 9, 11).map(|day| Reading::day(day).stating(&[Part::Month, Part::Day])) } else { None }
        },
        finds: &[("the worst since the Sept. 11 attacks", "Sept. 11 attacks=2001-09-11")],
        leaves: &["the Sept. 12 attack"],
    },
    Rule {
        name: "year",
        pattern: "year:YEAR",
        value: |m| {
            let year = m.value("year")?;
            let parted = parted(m, "year");
            if parted.is_none() && (!year_stands(m, year) || in_title(m)) {
                return None;
            }
            resolve::unit_year(year).map(|reading| reading.modified(parted).stating(&[Part::Year]))
        },
        finds: &[
            ("It came out in 2007.", "2007=2007"),
            ("Low Water (2019) sold well.", "2019=2019"),
            ("the 2013 album Tar", "2013=2013"),
            ("It is due in mid-2023.", "mid-2023=2023 2023~"),
            ("Since 1875 it has stood.", "1875=1875"),
        ],
        leaves: &[
            "The 1975 played on.",
            "It sold 2000 copies.",
            "It cost $1999 then.",
            "her album 1989 sold",
            "Her ‘1989’ sold.",
            "1,989 came",
            "a hall of 2000 seats",
        ],
    },
    Rule {
        name: "year-span",
        pattern: "year:YEAR (- | / | –) short:SHORTYEAR",
        value: |m| {
            let (year, short) = (m.value("year")?, m.value("short")?);
            let end = year - year % 100 + short;
            if (end - year).rem_euclid(100) > 20 || in_title(m) {
                return None;
            }
            let end = if end < year { end + 100 } else { end };
            let edtf = resolve::span_of(crate::edtf::PartialDate::year(year)?, crate::edtf::PartialDate::year(end)?)?;
            Some(Reading::date(format!("{year:04}"), Some(edtf)).stating(&[Part::Year]))
        },
        finds: &[("the 2015/16 season", "2015/16=2015 2015/2016")],
        leaves: &[],
    },
    Rule {
        name: "apostrophe-year",
        pattern: "' year:SHORTYEAR",
        value: |m| {
            let led = matches!(m.before(1), "in" | "since" | "summer" | "spring" | "fall" | "winter" | "of" | "from" | "until");
            if !led || m.after() == "'" {
                return None;
            }
            resolve::unit_year(full_year(m.value("year")?)).map(|reading| reading.stating(&[Part::Year]))
        },
        finds: &[("They split in '82.", "'82=1982")],
        leaves: &["the album '25' sold", "She sang '19"],
    },
    Rule {
        name: "iso-date",
        pattern: "year:YEAR - month:DIGITS - day:DIGITS",
        value: stated_date,
        finds: &[("Updated 2022-04-25 by us", "2022-04-25=2022-04-25")],
        leaves: &["2022-44-25"],
    },
    Rule {
        name: "slash-date",
        pattern: "first:DIGITS / second:DIGITS / (year:YEAR | third:SHORTYEAR)",
        value: |m| {
            let parts = [m.value("first")?, m.value("second")?, m.value("year").or(m.value("third"))?];
            numeric(m, parts, m.has("year"))
        },
        finds: &[
            ("Posted 04/25/2022 by us", "04/25/2022=2022-04-25"),
            ("Out 25/04/2022, then 04/11/2022.", "25/04/2022=2022-04-25 04/11/2022=2022-11-04"),
        ],
        leaves: &["It scored 45/45/22 there."],
    },
    Rule {
        name: "year-first-slash-date",
        pattern: "year:YEAR / month:DIGITS / day:DIGITS",
        value: stated_date,
        finds: &[("on 2022/04/25", "2022/04/25=2022-04-25")],
        leaves: &[],
    },
    Rule {
        name: "dotted-date",
        pattern: "date:DOTTED",
        value: |m| {
            let mut parts = m.word("date").split('.');
            let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
            let number = |part: &str| part.parse::<i32>().ok();
            if first.len() == 4 {
                let stated = Stated { year: number(first), month: number(second), day: number(third), weekday: None };
                return resolve::calendar(None, stated, m.tense());
            }
            if !matches!(third.len(), 2 | 4) || first.len() > 2 || second.len() > 2 {
                return None;
            }
            numeric(m, [number(first)?, number(second)?, number(third)?], third.len() == 4)
        },
        finds: &[("Live 22.10.23 in Hull", "22.10.23=2023-10-22"), ("on 2022.04.25", "2022.04.25=2022-04-25")],
        leaves: &["version 1.2.345"],
    },
    Rule {
        name: "decade",
        pattern: "the? '? decade:DECADE",
        value: |m| {
            let mut back = 1;
            while matches!(m.before(back), "early" | "mid" | "late" | "-" | "the") {
                back += 1;
            }
            if matches!(m.before(back), "his" | "her" | "their" | "my" | "your" | "our" | "in-") || is_numbered(m) || in_title(m)
            {
                return None;
            }
            let word = m.word("decade");
            if word.starts_with(char::is_alphabetic) && m.first() != "the" && parted(m, "decade").is_none() && !is_led(m) {
                return None;
            }
            resolve::decade(m.value("decade")?).map(|reading| reading.modified(parted(m, "decade")))
        },
        finds: &[
            ("in the 1990s", "the 1990s=199 199X"),
            ("the ’90s sound", "the ’90s=199 199X"),
            ("in the nineties", "the nineties=199 199X"),
        ],
        leaves: &["He is in his 40s.", "a woman in her late 20s"],
    },
    Rule {
        name: "century",
        pattern: "the? (century:CENTURY | nth:ORDINAL unit:UNIT)",
        value: |m| {
            if m.has("unit") && m.unit("unit") != Some(b'C') {
                return None;
            }
            let nth = m.value("century").or(m.value("nth"))?;
            let year = (nth - 1) * 100;
            let date = crate::edtf::PartialDate::century(year)?;
            (1..=22).contains(&nth).then(|| Reading::date(format!("{:02}", nth - 1), Some(crate::edtf::Edtf::Date(date))))
        },
        finds: &[("a 19th-century waltz", "19th-century=18 18XX"), ("in the 20th century", "the 20th century=19 19XX")],
        leaves: &[],
    },
    Rule {
        name: "weekday",
        pattern: "weekday:WEEKDAY .?",
        value: |m| {
            if !weekday_stands(m) || in_title(m) {
                return None;
            }
            Some(resolve::weekday(m.published(), m.value("weekday")?, m.tense()))
        },
        finds: &[
            ("The duo announced it on Friday.", "Friday=2022-04-22"),
            ("It will be out on Friday.", "Friday=2022-04-29"),
            ("He said Wednesday that it sells.", "Wednesday=2022-04-27"),
        ],
        leaves: &["They sing “Friday We Are Gone”.", "He wrote for the Sunday Times.", "She sat in the sun."],
    },
    Rule {
        name: "part-of-date",
        pattern: "(the | late | early)? part:PART of (weekday:WEEKDAY ,?)? (month:MONTH .? day:DAY | day:DAY of? month:MONTH) (,? year:YEAR)?",
        value: |m| stated_date(m).map(|day| Reading { calendar: None, ..day.part_of_day(m.unit("part").unwrap_or(b'N')) }),
        finds: &[("He left on the morning of April 5.", "the morning of April 5=2022-04-05TMO 2022-04-05")],
        leaves: &[],
    },
];
