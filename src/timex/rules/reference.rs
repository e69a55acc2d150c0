//! Clock times, and words that point at the past, the present or the future without a date.

use super::Rule;
use crate::edtf::Edtf;
use crate::text::Shape;
use crate::timex::TimexKind;
use crate::timex::class;
use crate::timex::guard::in_title;
use crate::timex::reading::Reading;
use crate::timex::resolve::iso;
use crate::timex::scene::Found;
use crate::timex::words::half_day_hour;

/// A time of the day spoken of last: `2022-04-27T19:30`. No date of its own: the day stands elsewhere.
fn clock(found: &Found, minutes: i32) -> Option<Reading> {
    let day = found.published().map_or("XXXX-XX-XX".to_owned(), iso);
    let zone = if matches!(found.word("zone"), "utc" | "gmt") { "Z" } else { "" };
    Some(Reading::bare(TimexKind::Time, format!("{day}T{:02}:{:02}{zone}", minutes / 60, minutes % 60)))
}

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "clock",
        pattern: "time:CLOCK half:HALFDAY? zone:ZONE?",
        value: |m| {
            let mark = m.mark("time")?;
            let led = matches!(
                m.before(1),
                "at" | "from" | "by" | "until" | "till" | "around" | "about" | "after" | "before" | "since" | ","
            );
            if in_title(m) || !(m.has("half") || m.has("zone") || led || mark.unit == b'x') {
                return None;
            }
            let hour = half_day_hour(mark.value / 60, m.value("half"));
            clock(m, hour * 60 + mark.value % 60)
        },
        finds: &[
            ("It starts at 10:30 p.m. there", "10:30 p.m.=2022-04-27T22:30"),
            ("Doors at 7pm.", "7pm=2022-04-27T19:00"),
            ("down at 16:08 UTC", "16:08 UTC=2022-04-27T16:08Z"),
        ],
        leaves: &["It is 3:45 long."],
    },
    Rule {
        name: "hour",
        pattern: "time:NUMBER (half:HALFDAY zone:ZONE? | o'clock | . half:HALFDAY)",
        value: |m| {
            let hour = m.value("time").filter(|hour| (1..=12).contains(hour))?;
            if m.word("half") == "am" && m.after() == "i" {
                return None;
            }
            clock(m, half_day_hour(hour, m.value("half")) * 60)
        },
        finds: &[("Doors at 8 p.m. sharp", "8 p.m.=2022-04-27T20:00")],
        leaves: &["40 pm"],
    },
    Rule {
        name: "hour-of-part",
        pattern: "(time:NUMBER | time:CLOCK) (in the part:PART | at night:night | day:(tonight | this part:PART | tomorrow part:PART))",
        value: |m| {
            let mark = m.mark("time")?;
            let minutes = if mark.value < 25 { mark.value * 60 } else { mark.value };
            let morning = m.unit("part") == Some(b'M');
            let half_day = if morning { 0 } else { 12 };
            if !(60..13 * 60).contains(&minutes)
                || !matches!(m.before(1), "at" | "by" | "until" | "from" | "around" | "about" | "after" | "before")
            {
                return None;
            }
            let minutes = half_day_hour(minutes / 60, Some(half_day)) * 60 + minutes % 60;
            let published = m.published();
            let day = if m.word("day") == "tomorrow" { published.and_then(|date| date.next_day()) } else { published };
            let value = day.map_or("XXXX-XX-XX".to_owned(), iso);
            let edtf = day.filter(|_| m.has("day")).map(Edtf::from_day);
            Some(Reading {
                kind: TimexKind::Time,
                ..Reading::date(format!("{value}T{:02}:{:02}", minutes / 60, minutes % 60), edtf)
            })
        },
        finds: &[
            ("It starts at 8 tonight.", "8 tonight=2022-04-27T20:00 2022-04-27"),
            ("It began at 6 in the morning.", "6 in the morning=2022-04-27T06:00"),
        ],
        leaves: &["40 in the evening"],
    },
    Rule {
        name: "military-clock",
        pattern: "time:HHMM hours? zone:ZONE",
        value: |m| m.value("time").and_then(|time| clock(m, time / 100 * 60 + time % 100)),
        finds: &[("At 0800 UTC it began.", "0800 UTC=2022-04-27T08:00Z")],
        leaves: &[],
    },
    Rule {
        name: "noon",
        pattern: "time:(noon | midnight)",
        value: |m| {
            if in_title(m)
                || m.shape("time") != Shape::Lower
                || !matches!(
                    m.before(1),
                    "at" | "by" | "until" | "till" | "from" | "before" | "after" | "around" | "since" | "to"
                )
            {
                return None;
            }
            clock(m, if m.word("time") == "noon" { 12 * 60 } else { 24 * 60 })
        },
        finds: &[("It drops at midnight.", "midnight=2022-04-27T24:00")],
        leaves: &["Midnight Ferry sang."],
    },
    Rule {
        name: "part-of-day",
        pattern: "part:PART",
        value: |m| {
            let lead = matches!(m.before(1), "early" | "late" | "mid");
            let in_the = m.before(1) == "the" && m.before(2) == "in";
            let alone = matches!(m.unit("part"), Some(b'M' | b'A')) && matches!(m.before(1), "in" | "by");
            if m.shape("part") != Shape::Lower || !(lead || in_the || alone) {
                return None;
            }
            // No date of its own: the day stands elsewhere.
            let day = m.scene.reference_day().map_or("XXXX-XX-XX".to_owned(), iso);
            Some(Reading::bare(TimexKind::Time, day).part_of_day(m.unit("part")?))
        },
        finds: &[("They met in the morning.", "morning=2022-04-27TMO")],
        leaves: &["on opening night", "a night to remember"],
    },
    Rule {
        name: "overnight",
        pattern: "overnight",
        value: |m| {
            (m.shape_after() != Shape::Title)
                .then(|| m.scene.reference_day())
                .flatten()
                .map(|day| Reading::bare(TimexKind::Time, format!("{}TNI", iso(day))))
        },
        finds: &[("It rose overnight.", "overnight=2022-04-27TNI")],
        leaves: &[],
    },
    Rule {
        name: "now",
        pattern: "word:(now | currently | nowadays | presently | right now | at present | at the moment | at this time | these days | the present | the time being | current | to date)",
        value: |m| {
            let word = m.word("word");
            if in_title(m)
                || (m.shape("word") != Shape::Lower && !m.opens())
                || (word == "now" && matches!(m.after(), "that" | "-" | "defunct"))
                || (word == "current" && matches!(m.after(), "account" | "accounts" | "affairs" | "events"))
            {
                return None;
            }
            Some(Reading::reference("PRESENT_REF"))
        },
        finds: &[("It is currently at number one.", "currently=PRESENT_REF"), ("They now live in Hull.", "now=PRESENT_REF")],
        leaves: &["She plays in Now We Lie.", "Now that it is out"],
    },
    Rule {
        name: "recently",
        pattern: "more? word:(recently | lately | previously | formerly | the past | once upon a time | in recent memory | recent)",
        value: |m| {
            if in_title(m) || (m.shape("word") != Shape::Lower && !m.opens()) {
                return None;
            }
            if m.word("word") == "the"
                && (!matches!(m.before(1), "in" | "of" | "from") || !matches!(m.after(), "" | "." | "," | ";" | "and"))
            {
                return None;
            }
            Some(Reading::reference("PAST_REF"))
        },
        finds: &[("They recently split.", "recently=PAST_REF"), ("It was so in the past.", "the past=PAST_REF")],
        leaves: &["in the past tense"],
    },
    Rule {
        name: "once",
        pattern: "once",
        value: |m| {
            // He once led it, was once rich: at some time. Once released, it sold: as soon as.
            let index = m.tokens.end;
            let verb = m.is_after(class::BYGONE | class::FINITE)
                || m.after().len() > 3 && m.after().ends_with("ed") && !m.is_after(class::NOTPAST);
            let named = !matches!(m.shape_before(), Shape::Lower | Shape::None);
            let subject = named
                || matches!(m.before(1), "he" | "she" | "it" | "they" | "we" | "i" | "who" | "which")
                || matches!(m.before(2), "the" | "a" | "an" | "this" | "that");
            let copula = matches!(m.before(1), "was" | "were" | "had")
                && index < m.scene.sentence.end
                && !matches!(m.after(), "again" | "more" | "the");
            let bound = matches!(
                m.before(1),
                "and" | "but" | "that" | "than" | "only" | "at" | "," | "when" | "more" | "because" | "even"
            );
            if m.opens() || in_title(m) || !(copula || verb && subject && !bound) {
                None
            } else {
                Some(Reading::reference("PAST_REF"))
            }
        },
        finds: &[("They once ruled the hall.", "once=PAST_REF"), ("It was once a church.", "once=PAST_REF")],
        leaves: &["Once released, it sold.", "It sold well once released,", "once again", "He came once."],
    },
    Rule {
        name: "soon",
        pattern: "(very | the near | the)? word:(soon | future | someday | some day) | the (near | long | short) far:term",
        value: |m| {
            let future = m.word("word") == "future";
            if m.has("far") {
                return if matches!(m.before(1), "in" | "over" | "for") { Some(Reading::reference("FUTURE_REF")) } else { None };
            }
            if in_title(m)
                || (m.shape("word") != Shape::Lower && !m.opens())
                || m.after() == "after"
                || (m.word("word") == "soon" && matches!(m.before(1), "as" | "too" | "how"))
            {
                return None;
            }
            let told = matches!(m.after(), "" | "." | "," | "holds" | "will" | "is" | "may" | "looks" | ";" | "?");
            if future && !(m.first() == "the" && (told || matches!(m.before(1), "in" | "for" | "into" | "of"))) {
                return None;
            }
            Some(Reading::reference("FUTURE_REF"))
        },
        finds: &[
            ("It is out soon.", "soon=FUTURE_REF"),
            ("in the near future", "the near future=FUTURE_REF"),
            ("Nobody knows what the future holds.", "the future=FUTURE_REF"),
            ("Sales will rise in the long term.", "the long term=FUTURE_REF"),
        ],
        leaves: &["as soon as it came", "future plans"],
    },
];
