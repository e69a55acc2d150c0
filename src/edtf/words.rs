//! Dates in words, months always in letters: `Friday 24 April 2026`, `18 – 20 Sept 2026`, `autumn 2026`, `about 2021`.

use super::{Bound, Date, Doubt, Edtf, PartialDate, Precision};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const SHORT_MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// How much of a name is written out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Full,
    Short,
}

/// `Friday 5 June 2026`.
pub fn long_day(date: Date) -> String {
    format!("{} {} {} {}", weekday_name(date), date.day(), name_of_month(date.month().into(), Length::Full), date.year())
}

/// `5 June 2026`.
pub fn day_in_words(date: Date) -> String {
    format!("{} {} {}", date.day(), name_of_month(date.month().into(), Length::Full), date.year())
}

/// For a narrow column: `Fri 24 Apr 2026`, `Dec 2025`, `15 Jan – 7 Feb 2026`, `about 2021`.
pub fn short(date: &Edtf) -> String {
    written(date, Length::Short)
}

/// For a sentence: `Friday 24 April 2026`, `December 2025`, `15 January to 7 February 2026`.
pub fn full(date: &Edtf) -> String {
    written(date, Length::Full)
}

fn written(date: &Edtf, length: Length) -> String {
    match date {
        Edtf::Date(date) => partial(*date, length, true),
        Edtf::Interval(Bound::Date(start), Bound::Date(end)) => interval(*start, *end, length),
        Edtf::Interval(Bound::Date(start), _) => format!("from {}", partial(*start, length, false)),
        Edtf::Interval(_, Bound::Date(end)) => format!("until {}", partial(*end, length, false)),
        Edtf::Interval(..) => "undated".to_owned(),
    }
}

fn interval(start: PartialDate, end: PartialDate, length: Length) -> String {
    let joint = if length == Length::Full { " to " } else { " – " };
    let same_year = start.start_year() == end.start_year();
    let first = match (start.as_day(), end.as_day()) {
        (Some(from), Some(to)) if same_year && from.month() == to.month() => from.day().to_string(),
        (Some(from), Some(_)) if same_year => format!("{} {}", from.day(), name_of_month(from.month().into(), length)),
        _ => match start.month_number() {
            Some(month) if same_year && start.precision() == Precision::Month => name_of_month(month, length).to_owned(),
            _ => partial(start, length, false),
        },
    };
    format!("{first}{joint}{}", partial(end, length, false))
}

fn partial(date: PartialDate, length: Length, with_weekday: bool) -> String {
    let year = date.start_year();
    let words = match date.precision() {
        Precision::Day => match date.as_day() {
            Some(day) if with_weekday && length == Length::Full => long_day(day),
            Some(day) => {
                let name = name_of_month(day.month().into(), length);
                let weekday = if with_weekday { format!("{} ", weekday_name(day).get(..3).unwrap_or("")) } else { String::new() };
                format!("{weekday}{} {name} {year}", day.day())
            }
            None => year.to_string(),
        },
        Precision::Month => format!("{} {year}", name_of_month(date.month_number().unwrap_or(0), length)),
        Precision::Season => season(date),
        Precision::Year => year.to_string(),
        Precision::Decade => format!("{year}s"),
        Precision::Century => format!("{}00s", year / 100),
    };
    match date.doubt() {
        Doubt::None => words,
        Doubt::Approximate => format!("about {words}"),
        Doubt::Uncertain => format!("perhaps {words}"),
        Doubt::Both => format!("perhaps about {words}"),
    }
}

/// A season is known by the month it begins in; winter begins in December.
fn season(date: PartialDate) -> String {
    let year = date.start_year();
    let code = date.to_string();
    let name = match code.get(5..7) {
        Some("21") => "spring",
        Some("22") => "summer",
        Some("23") => "autumn",
        Some("24") => "winter",
        Some("33") => "first quarter of",
        Some("34") => "second quarter of",
        Some("35") => "third quarter of",
        Some("36") => "last quarter of",
        _ => return year.to_string(),
    };
    format!("{name} {year}")
}

/// `Friday`.
pub fn weekday_name(date: Date) -> &'static str {
    WEEKDAYS.get(usize::from(date.weekday().number_days_from_monday())).copied().unwrap_or("")
}

/// `September`; empty for a number that no month has.
pub fn month_name(month: u8) -> &'static str {
    name_of_month(month, Length::Full)
}

/// `Sept`; empty for a number that no month has.
pub fn short_month_name(month: u8) -> &'static str {
    name_of_month(month, Length::Short)
}

fn name_of_month(month: u8, length: Length) -> &'static str {
    let names = if length == Length::Full { &MONTHS } else { &SHORT_MONTHS };
    usize::from(month).checked_sub(1).and_then(|index| names.get(index)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grain_is_written_with_its_month_in_letters() {
        for (edtf, short_words, full_words) in [
            ("2026-04-24", "Fri 24 Apr 2026", "Friday 24 April 2026"),
            ("2025-12", "Dec 2025", "December 2025"),
            ("2026-23", "autumn 2026", "autumn 2026"),
            ("2026-33", "first quarter of 2026", "first quarter of 2026"),
            ("2018", "2018", "2018"),
            ("199X", "1990s", "1990s"),
            ("19XX", "1900s", "1900s"),
            ("2021~", "about 2021", "about 2021"),
            ("2026-09-18/2026-09-20", "18 – 20 Sept 2026", "18 to 20 September 2026"),
            ("2026-01-15/2026-02-07", "15 Jan – 7 Feb 2026", "15 January to 7 February 2026"),
            ("2025-12-30/2026-01-02", "30 Dec 2025 – 2 Jan 2026", "30 December 2025 to 2 January 2026"),
            ("2026-04/2026-05", "Apr – May 2026", "April to May 2026"),
            ("2015/..", "from 2015", "from 2015"),
            ("../2015", "until 2015", "until 2015"),
        ] {
            let Ok(date) = edtf.parse::<Edtf>() else { panic!("{edtf} does not parse") };
            assert_eq!(short(&date), short_words, "{edtf}");
            assert_eq!(full(&date), full_words, "{edtf}");
        }
    }
}
