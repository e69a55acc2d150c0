//! Lengths and recurring times: TIMEX3 `DURATION` and `SET`. None stands for a date.

use super::Rule;
use super::offset::count;
use crate::text::Shape;
use crate::timex::TimexKind;
use crate::timex::class;
use crate::timex::guard::{in_title, is_numbered};
use crate::timex::reading::{Reading, part_letters};
use crate::timex::resolve;
use crate::timex::scene::Found;
use crate::timex::tense::Tense;

pub(super) fn length(count: &str, unit: u8) -> Option<Reading> {
    Some(Reading::bare(TimexKind::Duration, resolve::length(count, unit)?))
}

fn set(value: impl Into<String>) -> Option<Reading> {
    Some(Reading::bare(TimexKind::Set, value))
}

/// A length whose unit is written small: capitals inside a sentence make a name, `Nine Days Rain`.
fn plain(found: &Found, name: &str) -> bool {
    let named = found.shape(name) == Shape::Title && found.shape_before() != Shape::Title && !found.opens();
    let title =
        found.shape(name) == Shape::Title && matches!(found.shape_after(), Shape::Title | Shape::Mixed) && !headline(found);
    !(named && !headline(found) || title || in_title(found))
}

/// Whether most words of the sentence have capitals, as in some headlines.
fn headline(found: &Found) -> bool {
    let tokens = &found.scene.doc.tokens;
    let words =
        found.scene.sentence.clone().take(30).filter_map(|index| tokens.get(index)).filter(|token| token.shape != Shape::None);
    let (mut capital, mut lower) = (0, 0);
    for token in words {
        if token.is_capitalised() { capital += 1 } else { lower += 1 }
    }
    capital > 3 * lower && capital > 4
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "told-lengths",
        pattern: "the? ((LAST | NEXT) | (first | final | opening | closing)) (n:NUMBER | n:DIGITS | vague:VAGUE | vague:couple of) RUN? unit:UNITANY",
        value: |m| {
            if in_title(m) || m.shape("unit") != Shape::Lower && m.shape("unit") != Shape::Upper {
                return None;
            }
            length(&count(m)?.0, m.unit("unit")?)
        },
        finds: &[
            ("over the past two years", "the past two years=P2Y"),
            ("in the last few days", "the last few days=PXD"),
            ("the next six months", "the next six months=P6M"),
        ],
        leaves: &[],
    },
    Rule {
        name: "one-day",
        pattern: "one day",
        value: |m| {
            let number = matches!(
                m.before(1),
                "in" | "for"
                    | "after"
                    | "within"
                    | "than"
                    | "about"
                    | "only"
                    | "just"
                    | "last"
                    | "on"
                    | "of"
                    | "at"
                    | "or"
                    | "from"
                    | "a"
                    | "by"
            );
            let loose = m.opens()
                || matches!(
                    m.before(1),
                    "," | "could" | "may" | "might" | "will" | "would" | "can" | "to" | "that" | "hopes" | "and"
                );
            if number || !loose || in_title(m) || matches!(m.after(), "after" | "before" | "later" | "earlier" | "ago" | "of") {
                return None;
            }
            Some(Reading::reference(if m.tense() == Tense::Past { "PAST_REF" } else { "FUTURE_REF" }))
        },
        finds: &[("One day they will return.", "One day=FUTURE_REF"), ("She may one day sing.", "one day=FUTURE_REF")],
        leaves: &[],
    },
    Rule {
        name: "length",
        pattern: "(n:NUMBER | n:DIGITS) half:(and a half)? ((to | or | - | –) NUMBER)? RUN? unit:UNITANY",
        value: |m| {
            let age = matches!(m.before(1), "age" | "aged");
            if is_numbered(m) && !age
                || !plain(m, "unit")
                || m.mark("unit")?.unit == b's' && m.mark("unit")?.classes & class::UNIT != 0
            {
                return None;
            }
            let (number, _) = count(m)?;
            let number = if m.has("half") { format!("{number}.5") } else { number };
            length(&number, m.unit("unit")?)
        },
        finds: &[
            ("It stayed for three years.", "three years=P3Y"),
            ("after 18 months", "18 months=P18M"),
            ("two and a half years", "two and a half years=P2.5Y"),
            ("six straight days", "six straight days=P6D"),
            ("in thirty minutes", "thirty minutes=PT30M"),
            ("for 1,000 days", "1,000 days=P1000D"),
            ("children aged six months", "six months=P6M"),
        ],
        leaves: &["They opened for Nine Days Rain here.", "the song “Two Weeks”", "ten songs"],
    },
    Rule {
        name: "two-lengths",
        pattern: "(n:NUMBER | a | an | one) long:UNITANY (, | and | , and)? m:NUMBER short:UNITANY",
        value: |m| {
            let (long, short) = (m.unit("long")?, m.unit("short")?);
            let order = b"YMWDhms";
            let place = |unit| order.iter().position(|known| *known == unit);
            if is_numbered(m) || !plain(m, "short") || place(long)? >= place(short)? {
                return None;
            }
            let first = m.value("n").filter(|value| *value >= 0).unwrap_or(1).to_string();
            let (first, second) =
                (resolve::length(&first, long)?, resolve::length(&m.value("m").filter(|value| *value >= 0)?.to_string(), short)?);
            // P1Y and P6M are P1Y6M, PT2H and PT10M are PT2H10M.
            let (clock, rest) = second.split_at(if second.starts_with("PT") { 2 } else { 1 });
            let joint = if clock == "PT" && !first.starts_with("PT") { "T" } else { "" };
            Some(Reading::bare(TimexKind::Duration, format!("{first}{joint}{rest}")))
        },
        finds: &[
            ("They ran for 2 hours, 10 minutes.", "2 hours, 10 minutes=PT2H10M"),
            ("after three years and six months", "three years and six months=P3Y6M"),
        ],
        leaves: &["for two days, two weeks"],
    },
    Rule {
        name: "hours-a-day",
        pattern: "n:NUMBER UNITS (a | per | each | every) unit:UNIT",
        value: |m| if in_title(m) { None } else { set(resolve::length("1", m.unit("unit")?)?) },
        finds: &[("It is open 24 hours a day.", "24 hours a day=P1D")],
        leaves: &[],
    },
    Rule {
        name: "per-unit",
        pattern: "per unit:UNIT",
        value: |m| {
            if in_title(m) || matches!(m.unit("unit"), Some(b's' | b'm')) {
                None
            } else {
                set(resolve::length("1", m.unit("unit")?)?)
            }
        },
        finds: &[("They give ten shows per year.", "per year=P1Y")],
        leaves: &["ten frames per second"],
    },
    Rule {
        name: "one-length",
        pattern: "(a | an | one) RUN? unit:UNIT",
        value: |m| {
            let unit = m.unit("unit")?;
            if matches!(unit, b's') || !plain(m, "unit") || (unit == b'm' && m.first() != "one") {
                return None;
            }
            // 15 a year, $5 a month: a rate.
            let rate = m.first() != "one"
                && (m.before(1) == "times"
                    || matches!(
                        m.before(1),
                        "once" | "twice" | "thrice" | "million" | "billion" | "%" | "percent" | "dollars" | "pounds"
                    )
                    || m.scene
                        .marks
                        .get(m.tokens.start.wrapping_sub(1))
                        .is_some_and(|mark| mark.classes & class::DIGITS != 0 && !m.opens()));
            if rate {
                return set(resolve::length("1", unit)?);
            }
            length("1", unit)
        },
        finds: &[("It took a year to make.", "a year=P1Y"), ("They make 15 a year.", "a year=P1Y"), ("an hour", "an hour=PT1H")],
        leaves: &["a second", "One Day we sang"],
    },
    Rule {
        name: "half-length",
        pattern: "(half (a | an) unit:UNIT | a half unit:UNIT)",
        value: |m| match m.unit("unit")? {
            b'h' => length("30", b'm'),
            b'Y' => length("6", b'M'),
            b'E' => length("5", b'Y'),
            b'C' => length("50", b'Y'),
            _ => None,
        },
        finds: &[("for half an hour", "half an hour=PT30M"), ("half a century", "half a century=P50Y")],
        leaves: &[],
    },
    Rule {
        name: "quarter-century",
        pattern: "a? (quarter-century | quarter (- | of a)? century)",
        value: |_| length("25", b'Y'),
        finds: &[("for a quarter century", "a quarter century=P25Y")],
        leaves: &[],
    },
    Rule {
        name: "times-a-unit",
        pattern: "(once | twice | thrice | n:NUMBER times) (a | an | per | each | every) unit:UNIT",
        value: |m| if in_title(m) { None } else { set(resolve::length("1", m.unit("unit")?)?) },
        finds: &[("They play twice a week.", "twice a week=P1W"), ("three times a year", "three times a year=P1Y")],
        leaves: &["once a star"],
    },
    Rule {
        name: "one-and-a-half",
        pattern: "(a | one) unit:UNIT and a half",
        value: |m| length("1.5", m.unit("unit")?),
        finds: &[("for a year and a half", "a year and a half=P1.5Y")],
        leaves: &[],
    },
    Rule {
        name: "vague-length",
        pattern: "(vague:VAGUE | a vague:VAGUE | a (number | handful | matter) | the vague:VAGUE) of? RUN? unit:UNITS",
        value: |m| {
            if !plain(m, "unit") {
                return None;
            }
            if m.word("vague") == "recent" {
                return Some(Reading::reference("PAST_REF"));
            }
            let number = if m.word("vague") == "couple" { "2" } else { "X" };
            length(number, m.unit("unit")?)
        },
        finds: &[
            ("for several years", "several years=PXY"),
            ("in a few days", "a few days=PXD"),
            ("a couple of weeks", "a couple of weeks=P2W"),
            ("in recent years", "recent years=PAST_REF"),
        ],
        leaves: &["several songs"],
    },
    Rule {
        name: "bare-length",
        pattern: "unit:UNITS",
        value: |m| {
            let unit = m.unit("unit")?;
            let numbered = matches!(
                m.before(1),
                "million"
                    | "billion"
                    | "light"
                    | "early"
                    | "wee"
                    | "small"
                    | "final"
                    | "older"
                    | "teenage"
                    | "opening"
                    | "wedding"
                    | "'"
                    | "-"
                    | "school"
                    | "his"
                    | "her"
                    | "their"
                    | "formative"
                    | "golden"
            );
            // `Weeks later, she left`: a sentence may begin with one.
            let opening = m.opens() && matches!(m.after(), "later" | "after" | "before" | "earlier");
            if matches!(unit, b's' | b'K' | b'Q')
                || m.shape("unit") != Shape::Lower && !opening
                || numbered
                || in_title(m)
                || is_numbered(m)
                || m.after() == "of" && (m.opens() || unit == b'm')
            {
                return None;
            }
            length("X", unit)
        },
        finds: &[
            ("the biggest in years", "years=PXY"),
            ("lost in minutes", "minutes=PTXM"),
            ("Weeks later they split.", "Weeks=PXW"),
        ],
        leaves: &["Years & Lanes sang", "in the early days"],
    },
    Rule {
        name: "written-length",
        pattern: "(length:LENGTH | length:AGE)",
        value: |m| {
            let mark = m.mark("length")?;
            if in_title(m) {
                return None;
            }
            let halved = mark.classes & class::HALVED != 0;
            let count = match mark.value {
                0 => "X".to_owned(),
                value if halved => format!("{value}.5"),
                value => value.to_string(),
            };
            length(&count, mark.unit)
        },
        finds: &[
            ("a five-year high", "five-year=P5Y"),
            ("a 12-hour flight", "12-hour=PT12H"),
            ("a decades-long row", "decades-long=PXDE"),
            ("a 34-year-old singer", "34-year-old=P34Y"),
            ("a two-and-a-half-year run", "two-and-a-half-year=P2.5Y"),
        ],
        leaves: &["a 34-track set"],
    },
    Rule {
        name: "adverb-set",
        pattern: "often:OFTEN",
        value: |m| {
            // `Lane Weekly` is a paper.
            if m.shape("often") == Shape::Title && !m.opens() || in_title(m) {
                return None;
            }
            set(resolve::length("1", m.unit("often")?)?)
        },
        finds: &[("the annual gala", "annual=P1Y"), ("a weekly show", "weekly=P1W")],
        leaves: &["in Lane Weekly"],
    },
    Rule {
        name: "every-unit",
        pattern: "(every | each) (other:other | n:NUMBER | n:ORDINAL | single)? unit:UNITANY",
        value: |m| {
            if in_title(m) || m.shape("unit") == Shape::Title {
                return None;
            }
            let count = m.value("n").unwrap_or(if m.has("other") { 2 } else { 1 }).to_string();
            set(resolve::length(&count, m.unit("unit")?)?)
        },
        finds: &[
            ("every year", "every year=P1Y"),
            ("each month", "each month=P1M"),
            ("every two weeks", "every two weeks=P2W"),
            ("every other week", "every other week=P2W"),
        ],
        leaves: &[],
    },
    Rule {
        name: "every-weekday",
        pattern: "(every | each) (weekday:WEEKDAY | season:SEASON | month:MONTH | part:PART) (part:PART)?",
        value: |m| {
            let part = m.unit("part").map_or("", part_letters);
            if let Some(weekday) = m.value("weekday") {
                return set(format!("XXXX-WXX-{weekday}{part}"));
            }
            if let Some(season) = m.value("season") {
                return set(format!("XXXX-{}", resolve::season_letters(season)?));
            }
            match m.value("month") {
                Some(month) => set(format!("XXXX-{month:02}")),
                None => set(format!("XXXX-XX-XX{part}")),
            }
        },
        finds: &[
            ("every Friday", "every Friday=XXXX-WXX-5"),
            ("each summer", "each summer=XXXX-SU"),
            ("every night", "every night=XXXX-XX-XXTNI"),
            ("every midday", "every midday=XXXX-XX-XXTMI"),
        ],
        leaves: &[],
    },
    Rule {
        name: "weekdays",
        pattern: "weekday:WEEKDAYS",
        value: |m| {
            if in_title(m) || !matches!(m.before(1), "on" | "and" | "," | "or") {
                return None;
            }
            set(format!("XXXX-WXX-{}", m.value("weekday")?))
        },
        finds: &[("It airs on Fridays.", "Fridays=XXXX-WXX-5")],
        leaves: &["Lost Fridays play."],
    },
];
