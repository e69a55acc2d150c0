//! Dates for readers: in words of the language of the page, months always in letters, and how well each is known.
//!
//! Days, months and years are written by the browser's own calendar (`Intl`); seasons, decades and doubt have words here.

use super::words::word;
use crate::analysis::EventRecord;
use crate::edtf::{Bound, Date, Doubt, Edtf, PartialDate, Precision};
use crate::timex::Part;

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `Friday 5 June 2026`.
    LongDay,
    /// `5 June 2026`.
    Day,
    /// `Fri 5 Jun 2026`.
    ShortDay,
    /// `5 Jun 2026`.
    PlainDay,
    /// `Fri 5 Jun`.
    WeekdayAndDay,
    /// `5 June`.
    DayAndMonth,
    /// `5 Jun`.
    ShortDayAndMonth,
    /// `June 2026`.
    Month,
    /// `Jun 2026`.
    ShortMonth,
    /// `June`.
    MonthName,
    /// `Jun`.
    ShortMonthName,
    /// `2026`.
    Year,
}

impl Style {
    /// All of them, in their order.
    pub const ALL: [Style; 12] = [
        Style::LongDay,
        Style::Day,
        Style::ShortDay,
        Style::PlainDay,
        Style::WeekdayAndDay,
        Style::DayAndMonth,
        Style::ShortDayAndMonth,
        Style::Month,
        Style::ShortMonth,
        Style::MonthName,
        Style::ShortMonthName,
        Style::Year,
    ];
}

/// A day in a style.
pub fn written(style: Style, date: Date) -> String {
    #[cfg(all(feature = "web", target_arch = "wasm32"))]
    return super::browser::intl::day(style, date);
    #[cfg(not(all(feature = "web", target_arch = "wasm32")))]
    english::day(style, date)
}

/// Two days in a style, what they share written once: `18–20 Sept 2026`.
pub fn written_span(style: Style, first: Date, last: Date) -> String {
    #[cfg(all(feature = "web", target_arch = "wasm32"))]
    return super::browser::intl::span(style, first, last);
    #[cfg(not(all(feature = "web", target_arch = "wasm32")))]
    english::span(style, first, last)
}

/// `Friday 5 June 2026`.
pub fn long_day(date: Date) -> String {
    written(Style::LongDay, date)
}

/// `5 June 2026`.
pub fn day_in_words(date: Date) -> String {
    written(Style::Day, date)
}

/// For a narrow column: `Fri 24 Apr 2026`, `Dec 2025`, `15 Jan – 7 Feb 2026`, `about 2021`.
pub fn short(date: &Edtf) -> String {
    in_styles(date, Style::ShortDay, Style::PlainDay, Style::ShortMonth)
}

/// For a sentence: `Friday 24 April 2026`, `December 2025`, `15 January – 7 February 2026`.
pub fn full(date: &Edtf) -> String {
    in_styles(date, Style::LongDay, Style::Day, Style::Month)
}

fn in_styles(date: &Edtf, alone: Style, day: Style, month: Style) -> String {
    match date {
        Edtf::Date(date) => partial(*date, alone, month),
        Edtf::Interval(Bound::Date(start), Bound::Date(end)) => interval(*start, *end, day, month),
        Edtf::Interval(Bound::Date(start), _) => word!("date.from", date = partial(*start, day, month)),
        Edtf::Interval(_, Bound::Date(end)) => word!("date.until", date = partial(*end, day, month)),
        Edtf::Interval(..) => word!("date.undated").to_owned(),
    }
}

fn interval(start: PartialDate, end: PartialDate, day: Style, month: Style) -> String {
    let plain = start.doubt() == Doubt::None && end.doubt() == Doubt::None;
    let style = match (start.precision(), end.precision()) {
        (Precision::Day, Precision::Day) => Some(day),
        (Precision::Month, Precision::Month) => Some(month),
        (Precision::Year, Precision::Year) => Some(Style::Year),
        _ => None,
    };
    match (style.filter(|_| plain), start.first_day(), end.first_day()) {
        (Some(style), Some(first), Some(last)) => written_span(style, first, last),
        _ => word!("date.span", first = partial(start, day, month), last = partial(end, day, month)),
    }
}

fn partial(date: PartialDate, day: Style, month: Style) -> String {
    let first = |style: Style| date.first_day().map_or_else(|| date.to_string(), |day| written(style, day));
    let words = match date.precision() {
        Precision::Day => first(day),
        Precision::Month => first(month),
        Precision::Season => season(date),
        Precision::Year => first(Style::Year),
        Precision::Decade => word!("date.decade", year = date.start_year().to_string()),
        Precision::Century => word!("date.century", year = (date.start_year() / 100 * 100).to_string()),
    };
    match date.doubt() {
        Doubt::None => words,
        Doubt::Approximate => word!("date.about", date = words),
        Doubt::Uncertain => word!("date.perhaps", date = words),
        Doubt::Both => word!("date.perhaps-about", date = words),
    }
}

fn season(date: PartialDate) -> String {
    let year = date.start_year().to_string();
    let code = date.to_string();
    match code.get(5..7) {
        Some("21") => word!("date.spring", year = year),
        Some("22") => word!("date.summer", year = year),
        Some("23") => word!("date.autumn", year = year),
        Some("24") => word!("date.winter", year = year),
        Some("33") => word!("date.quarter-1", year = year),
        Some("34") => word!("date.quarter-2", year = year),
        Some("35") => word!("date.quarter-3", year = year),
        Some("36") => word!("date.quarter-4", year = year),
        _ => year,
    }
}

/// What the reader should know of how well a date is known: `year only`, `day worked out`; `None` for a day as written.
pub fn precision_words(event: &EventRecord) -> Option<&'static str> {
    let Some(Edtf::Date(date)) = event.date else { return None };
    let worked_out = event.reason.as_ref().is_some_and(|reason| is_worked_out(date.precision(), &reason.stated));
    match (date.precision(), worked_out) {
        (Precision::Day, false) => None,
        (Precision::Day, true) => Some(word!("date.day-worked-out")),
        (Precision::Month, false) => Some(word!("date.month-only")),
        (Precision::Month, true) => Some(word!("date.month-worked-out")),
        (Precision::Season, false) => Some(word!("date.season-only")),
        (Precision::Season, true) => Some(word!("date.season-worked-out")),
        (Precision::Year, false) => Some(word!("date.year-only")),
        (Precision::Year, true) => Some(word!("date.year-worked-out")),
        (Precision::Decade, _) => Some(word!("date.decade-only")),
        (Precision::Century, _) => Some(word!("date.century-only")),
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

/// Where there is no browser to ask, that is in native tests: English dates, the same on every machine.
#[cfg(not(all(feature = "web", target_arch = "wasm32")))]
mod english {
    use super::Style;
    use crate::edtf::Date;
    use crate::edtf::words::{day_in_words, long_day, month_name, short_month_name, weekday_name};

    pub fn day(style: Style, date: Date) -> String {
        let (day, year) = (date.day(), date.year());
        let month = month_name(date.month().into());
        let short = short_month_name(date.month().into());
        let weekday = weekday_name(date).get(..3).unwrap_or("");
        match style {
            Style::LongDay => long_day(date),
            Style::Day => day_in_words(date),
            Style::ShortDay => format!("{weekday} {day} {short} {year}"),
            Style::PlainDay => format!("{day} {short} {year}"),
            Style::WeekdayAndDay => format!("{weekday} {day} {short}"),
            Style::DayAndMonth => format!("{day} {month}"),
            Style::ShortDayAndMonth => format!("{day} {short}"),
            Style::Month => format!("{month} {year}"),
            Style::ShortMonth => format!("{short} {year}"),
            Style::MonthName => month.to_owned(),
            Style::ShortMonthName => short.to_owned(),
            Style::Year => year.to_string(),
        }
    }

    pub fn span(style: Style, first: Date, last: Date) -> String {
        let (from, to) = (day(style, first), day(style, last));
        if from == to {
            return to;
        }
        let same_month = (first.year(), first.month()) == (last.year(), last.month());
        match style {
            Style::Day | Style::PlainDay if same_month => format!("{}–{to}", first.day()),
            _ if first.year() == last.year() && style != Style::Year => {
                format!("{} – {to}", from.strip_suffix(&format!(" {}", first.year())).unwrap_or(&from))
            }
            Style::Year => format!("{from}–{to}"),
            _ => format!("{from} – {to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grain_is_written_as_in_files() {
        use crate::edtf::words;
        for edtf in ["2026-04-24", "2025-12", "2026-23", "2026-33", "2018", "199X", "19XX", "2021~", "2015/..", "../2015"] {
            let Ok(date) = edtf.parse::<Edtf>() else { panic!("{edtf} does not parse") };
            assert_eq!((short(&date), full(&date)), (words::short(&date), words::full(&date)), "{edtf}");
        }
    }

    #[test]
    fn a_span_says_what_its_ends_share_once() {
        for (edtf, short_words, full_words) in [
            ("2026-09-18/2026-09-20", "18–20 Sept 2026", "18–20 September 2026"),
            ("2026-01-15/2026-02-07", "15 Jan – 7 Feb 2026", "15 January – 7 February 2026"),
            ("2025-12-30/2026-01-02", "30 Dec 2025 – 2 Jan 2026", "30 December 2025 – 2 January 2026"),
            ("2026-04/2026-05", "Apr – May 2026", "April – May 2026"),
            ("2015/2017", "2015–2017", "2015–2017"),
        ] {
            let Ok(date) = edtf.parse::<Edtf>() else { panic!("{edtf} does not parse") };
            assert_eq!((short(&date).as_str(), full(&date).as_str()), (short_words, full_words), "{edtf}");
        }
    }

    #[test]
    fn styles_count_as_they_stand() {
        for (index, style) in Style::ALL.into_iter().enumerate() {
            assert_eq!(style as usize, index);
        }
    }

    #[test]
    fn a_month_and_day_count_as_written_but_a_weekday_as_worked_out() {
        assert!(!is_worked_out(Precision::Day, &[Part::Month, Part::Day]));
        assert!(is_worked_out(Precision::Day, &[Part::Weekday]));
        assert!(is_worked_out(Precision::Year, &[]));
    }
}
