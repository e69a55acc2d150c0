//! Dates named by their unit alone, which point at the date spoken of last or at that of publication: `that year`, `the day
//! after`, `the weekend`, `later this year`.

use super::Rule;
use super::anchor::{from_last, from_publication};
use crate::text::Shape;
use crate::timex::guard::in_title;
use crate::timex::reading::Reading;
use crate::timex::resolve;
use crate::timex::tense::Tense;
use crate::timex::{Modifier, class};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "day-after",
        pattern: "the day side:(after | before | prior | earlier)",
        value: |m| {
            if !matches!(m.after(), "" | "." | "," | ";" | "and" | "but" | "(") {
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
                let then = m.first() == "that" && matches!(m.before(1), "at" | "by" | "since" | "until");
                return then.then(|| Reading::reference("PAST_REF"));
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
];
