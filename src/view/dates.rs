//! Dates in words, months always in letters: `Fri 24 Apr 2026`, `18 – 20 Sept 2026`, `autumn 2026`, `about 2021`.

use crate::analysis::EventRecord;
use crate::edtf::{Bound, Date, Doubt, Edtf, PartialDate, Precision};
use crate::timex::Part;

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
    format!("{} {} {} {}", weekday(date), date.day(), month_name(date.month().into(), Length::Full), date.year())
}

/// `5 June 2026`.
pub fn day_in_words(date: Date) -> String {
    format!("{} {} {}", date.day(), month_name(date.month().into(), Length::Full), date.year())
}

/// For a narrow column: `Fri 24 Apr 2026`, `Dec 2025`, `15 Jan – 7 Feb 2026`, `about 2021`.
pub fn short(date: &Edtf) -> String {
    written(date, Length::Short)
}

/// For a sentence: `Friday 24 April 2026`, `December 2025`, `15 January to 7 February 2026`.
pub fn full(date: &Edtf) -> String {
    written(date, Length::Full)
}

/// What the reader should know of how well a date is known: `year only`, `day worked out`; `None` for a day as written.
pub fn precision_words(event: &EventRecord) -> Option<&'static str> {
    let Some(Edtf::Date(date)) = event.date else { return None };
    let worked_out = event.reason.as_ref().is_some_and(|reason| is_worked_out(date.precision(), &reason.stated));
    match (date.precision(), worked_out) {
        (Precision::Day, false) => None,
        (Precision::Day, true) => Some("day worked out"),
        (Precision::Month, false) => Some("month only"),
        (Precision::Month, true) => Some("month worked out"),
        (Precision::Season, false) => Some("season only"),
        (Precision::Season, true) => Some("season worked out"),
        (Precision::Year, false) => Some("year only"),
        (Precision::Year, true) => Some("year worked out"),
        (Precision::Decade, _) => Some("decade only"),
        (Precision::Century, _) => Some("century only"),
    }
}

/// Whether a date of this grain was worked out, that is, the text does not state its finest part itself.
///
/// A month and day whose year comes from the publication date counts as written.
pub fn is_worked_out(precision: Precision, stated: &[Part]) -> bool {
    let needed = match precision {
        Precision::Day => Part::Day,
        Precision::Month => Part::Month,
        Precision::Season => Part::Season,
        Precision::Year | Precision::Decade | Precision::Century => Part::Year,
    };
    !stated.contains(&needed)
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
        (Some(from), Some(_)) if same_year => format!("{} {}", from.day(), month_name(from.month().into(), length)),
        _ => match start.month_number() {
            Some(month) if same_year && start.precision() == Precision::Month => month_name(month, length).to_owned(),
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
                let name = month_name(day.month().into(), length);
                let weekday = if with_weekday { format!("{} ", weekday(day).get(..3).unwrap_or("")) } else { String::new() };
                format!("{weekday}{} {name} {year}", day.day())
            }
            None => year.to_string(),
        },
        Precision::Month => format!("{} {year}", month_name(date.month_number().unwrap_or(0), length)),
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

fn weekday(date: Date) -> &'static str {
    WEEKDAYS.get(usize::from(date.weekday().number_days_from_monday())).copied().unwrap_or("")
}

fn month_name(month: u8, length: Length) -> &'static str {
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

    #[test]
    fn a_month_and_day_count_as_written_but_a_weekday_as_worked_out() {
        assert!(!is_worked_out(Precision::Day, &[Part::Month, Part::Day]));
        assert!(is_worked_out(Precision::Day, &[Part::Weekday]));
        assert!(is_worked_out(Precision::Year, &[]));
    }
}
