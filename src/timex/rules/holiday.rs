//! Days that have a name, and when they fall: `Christmas Day`, `Easter Monday`.

use super::Rule;
use super::anchor::offset;
use crate::edtf::{Date, civil};
use crate::lexicon::fold;
use crate::text::Shape;
use crate::timex::guard::{in_title, is_led};
use crate::timex::reading::Reading;
use crate::timex::resolve::{nearest_day, others, plus_days, weekday_number, years_near};
use crate::timex::tense::Tense;
use crate::timex::{Part, class};

/// The date of a named day in a year: `christmas`, `easter monday`.
fn holiday(name: &str, year: i32) -> Option<Date> {
    let nth = |month: u8, weekday: i32, count: i64| {
        let first = civil(year, month, 1)?;
        let offset = i64::from((weekday - weekday_number(first.weekday())).rem_euclid(7));
        plus_days(first, offset + 7 * (count - 1))
    };
    match name {
        "christmas" | "christmas day" | "xmas" => civil(year, 12, 25),
        "christmas eve" => civil(year, 12, 24),
        "boxing day" => civil(year, 12, 26),
        "new year's eve" => civil(year, 12, 31),
        "new year's" | "new year's day" | "new year" => civil(year, 1, 1),
        "valentine's day" => civil(year, 2, 14),
        "st. patrick's day" | "st patrick's day" => civil(year, 3, 17),
        "april fools' day" | "april fool's day" | "april fools day" => civil(year, 4, 1),
        "may day" => civil(year, 5, 1),
        "independence day" => civil(year, 7, 4),
        "halloween" => civil(year, 10, 31),
        "veterans day" => civil(year, 11, 11),
        "juneteenth" => civil(year, 6, 19),
        "thanksgiving" | "thanksgiving day" => nth(11, 4, 4),
        "black friday" => plus_days(nth(11, 4, 4)?, 1),
        "cyber monday" => plus_days(nth(11, 4, 4)?, 4),
        "labor day" => nth(9, 1, 1),
        "martin luther king jr. day" | "mlk day" | "martin luther king day" => nth(1, 1, 3),
        "presidents' day" | "presidents day" => nth(2, 1, 3),
        "mother's day" => nth(5, 7, 2),
        "father's day" => nth(6, 7, 3),
        "columbus day" => nth(10, 1, 2),
        "memorial day" => {
            let last = civil(year, 5, 31)?;
            plus_days(last, -i64::from(weekday_number(last.weekday()) - 1))
        }
        "easter" | "easter sunday" => easter(year),
        "easter monday" => plus_days(easter(year)?, 1),
        "good friday" => plus_days(easter(year)?, -2),
        "palm sunday" => plus_days(easter(year)?, -7),
        "ash wednesday" => plus_days(easter(year)?, -46),
        "pentecost" => plus_days(easter(year)?, 49),
        _ => None,
    }
}

/// The occurrence of a holiday that the tense picks.
fn holiday_near(published: Option<Date>, name: &str, year: Option<i32>, tense: Tense) -> Option<Reading> {
    if let Some(year) = year {
        return Some(Reading::day(holiday(name, year)?).stating(&[Part::Year]));
    }
    let published = published?;
    let dates: Vec<Date> = years_near(published).into_iter().filter_map(|year| holiday(name, year)).collect();
    let chosen = nearest_day(&dates, published, tense)?;
    let mut reading = Reading::day(chosen).from(Some(published));
    reading.others = others(&dates, chosen, published);
    Some(reading)
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<Date> {
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let (leaps, skipped) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leaps - correction + 15) % 30;
    let weekday = (32 + 2 * skipped + 2 * (rest / 4) - epact - rest % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let total = epact + weekday - 7 * shift + 114;
    civil(year, u8::try_from(total / 31).ok()?, u8::try_from(total % 31 + 1).ok()?)
}

pub(super) const RULES: &[Rule] = &[Rule {
    name: "holiday",
    pattern: "name:(christmas day | christmas eve | christmas | xmas | boxing day | new year 's eve | new year 's day | new year 's | valentine 's day | st .? patrick 's day | independence day | halloween | veterans day | juneteenth | thanksgiving day | thanksgiving | black friday | cyber monday | labor day | memorial day | mlk day | martin luther king jr .? day | mother 's day | father 's day | easter sunday | easter monday | easter | good friday | palm sunday | ash wednesday | columbus day | may day | april fools day | april fool 's day | april fools ' day | presidents ' day | presidents day | martin luther king day | pentecost) (,? year:YEAR | ,? (of | in)? (past:last | now:this | next:next) year)?",
    value: |m| {
        let tokens = m.captures.get("name")?;
        let last = m.scene.marks.get(tokens.end.wrapping_sub(1));
        let mut name = fold(m.scene.doc.slice(m.scene.doc.span_of(tokens))).replace('\n', " ");
        if name.starts_with("st patrick") || name.starts_with("martin luther king jr day") {
            name = name.replacen("st ", "st. ", 1).replacen("jr ", "jr. ", 1);
        }
        if in_title(m) || m.shape_after() == Shape::Title && (!is_led(m) || m.shape_before() == Shape::Title) {
            return None;
        }
        // `Christmas songs` are no date; `at Christmas` is.
        let attributive = m.shape_after() == Shape::Lower
            && !matches!(
                m.after(),
                "and"
                    | "or"
                    | "in"
                    | "at"
                    | "with"
                    | "to"
                    | "for"
                    | "by"
                    | "as"
                    | "this"
                    | "last"
                    | "next"
                    | "is"
                    | "was"
                    | "when"
                    | "but"
                    | "on"
            );
        let named_day = last.is_some_and(|mark| mark.classes & class::WEEKDAY != 0);
        if attributive && !named_day && !matches!(m.before(1), "on" | "since" | "until" | "by") {
            return None;
        }
        let told = offset(m).and_then(|step| Some(m.published()?.year() + step));
        holiday_near(m.published(), name.trim(), m.value("year").or(told), m.tense())
    },
    finds: &[
        ("It was out on Christmas Day.", "Christmas Day=2021-12-25"),
        ("They will play on New Year's Eve.", "New Year's Eve=2022-12-31"),
        ("They will play on New Year's Eve next year.", "New Year's Eve next year=2023-12-31"),
        ("They sang at Good Friday services.", "Good Friday=2022-04-15"),
        ("It was out on April Fools' Day.", "April Fools' Day=2022-04-01"),
        ("It was out on Presidents' Day.", "Presidents' Day=2022-02-21"),
    ],
    leaves: &["a Christmas album", "“Christmas” is a song", "her Halloween costume"],
}];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edtf::day;

    #[test]
    fn movable_feasts_fall_where_the_calendar_says() {
        for (name, year, expected) in [
            ("easter", 2022, "2022-04-17"),
            ("good friday", 2024, "2024-03-29"),
            ("thanksgiving", 2021, "2021-11-25"),
            ("memorial day", 2021, "2021-05-31"),
            ("labor day", 2020, "2020-09-07"),
        ] {
            assert_eq!(holiday(name, year), day(expected), "{name} {year}");
        }
    }
}
