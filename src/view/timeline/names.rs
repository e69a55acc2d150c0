//! The timeline's words: names of marks for those who hear them, the window in words, days on flags.

use crate::analysis::EventRecord;
use crate::edtf::{Date, Doubt, Edtf, Precision};
use crate::event::{Kind, Status};
use crate::timeline::{ENGLISH_TICKS, Form, LaneName, TickNames, Window, date_at};
use crate::view::dates::Style;
use crate::view::words::{Language, count, spoken, word};
use crate::view::{dates, script, words};

/// What a mark is called, the unlike part first: `Low Water, song, Friday 13 February 2026`.
pub fn mark_name(event: &EventRecord) -> String {
    let mut name = vec![event.title.clone(), words::within(words::what(event))];
    name.extend(words::status(event.status).map(words::within));
    name.push(event.date.as_ref().map_or_else(|| word!("date.undated").to_owned(), dates::full));
    name.extend(dates::precision_words(event).map(str::to_owned));
    words::listed(name)
}

/// What a bracket is called, its titles first: `Low Water +3, 4 records, 8 May to 25 May 2026, zoom in to open`.
pub fn cluster_name(label: &str, kind: Option<Kind>, number: usize, (first, last): (f64, f64)) -> String {
    let events = kind.map_or_else(|| count!("events", number), |kind| words::count_of(kind, number));
    let name = word!("time.cluster", events = events, span = span_words(date_at(first), date_at(last)));
    if label.is_empty() { name } else { words::listed(vec![label.to_owned(), name]) }
}

/// What a lane is called.
pub fn lane_name(lane: &LaneName) -> String {
    match lane {
        LaneName::Kind(kind) => words::kind(*kind).to_owned(),
        LaneName::Act(name) | LaneName::Article(name) => name.clone(),
        LaneName::Shared => word!("time.shared").to_owned(),
        LaneName::Others => word!("time.others").to_owned(),
        LaneName::All => word!("time.all").to_owned(),
    }
}

/// `8 May to 25 May 2026`; one day when both are one.
pub fn span_words(first: Date, last: Date) -> String {
    dates::written_span(Style::Day, first, last)
}

/// The window's first and last day as the heading says them: `Oct 2025` and `Dec 2026`, with days when it is short, with
/// years alone when it is long.
pub fn window_words(window: Window) -> (String, String) {
    let (first, last) = window_days(window);
    let word = |date: Date| match window.days() {
        days if days < 70.0 => dates::written(Style::PlainDay, date),
        days if days > 40.0 * 365.25 => dates::written(Style::Year, date),
        _ => dates::written(Style::ShortMonth, date),
    };
    (word(first), word(last))
}

/// The first and the last day that the window shows.
pub fn window_days(window: Window) -> (Date, Date) {
    let last = if window.end().fract() == 0.0 { window.end() - 1.0 } else { window.end() };
    (date_at(window.start()), date_at(last))
}

/// The selected event's day on the axis: `Fri 24 Apr`, `Nov 2026`, `15 Jan – 7 Feb 2026`; `with_year` `24 Apr 2026`.
pub fn flag_words(event: &EventRecord, with_year: bool) -> String {
    match event.date.as_ref() {
        Some(date @ Edtf::Date(day)) => match day.as_day() {
            Some(day) => dates::written(if with_year { Style::PlainDay } else { Style::WeekdayAndDay }, day),
            None => dates::short(date),
        },
        Some(date) => dates::short(date),
        None => word!("date.undated").to_owned(),
    }
}

/// What the axis calls its months, decades and centuries in the language of the page.
pub fn tick_names() -> TickNames {
    if spoken() == Language::En {
        return ENGLISH_TICKS;
    }
    TickNames {
        month: |start| dates::written(Style::ShortMonthName, start),
        short_month: |start| dates::written(Style::ShortMonthName, start),
        month_and_year: |start| dates::written(Style::ShortMonth, start),
        decade: |year| word!("date.decade", year = year.to_string()),
        century: |year| word!("date.century", year = year.to_string()),
    }
}

/// `5 June`.
pub fn day_and_month(date: Date) -> String {
    dates::written(Style::DayAndMonth, date)
}

/// The language a title's script suggests.
pub fn language(event: &EventRecord) -> Option<&'static str> {
    script::language_of(&event.title)
}

/// What follows a title on the upright staff: `upcoming, month only`.
pub fn remarks(event: &EventRecord, moved_to: Option<&EventRecord>) -> String {
    let status = match event.status {
        Status::Happened => None,
        Status::Upcoming | Status::Rumoured => words::status(event.status).map(words::within),
        Status::Cancelled => Some(match moved_to.and_then(|event| event.date.as_ref()) {
            Some(date) => {
                word!("status.moved", date = in_year(date, event.date.as_ref().and_then(Edtf::first_day).map(Date::year)))
            }
            None => words::within(word!("status.cancelled")),
        }),
    };
    let precision = dates::precision_words(event).map(str::to_owned);
    words::listed(status.into_iter().chain(precision).collect())
}

/// The date without a weekday, and without the year `under` which it stands anyway.
pub fn in_year(date: &Edtf, under: Option<i32>) -> String {
    let Edtf::Date(day) = date else { return dates::short(date) };
    let is_under = under == Some(day.start_year()) && day.doubt() == Doubt::None;
    match (day.precision(), day.first_day().filter(|_| day.doubt() == Doubt::None)) {
        (Precision::Day, Some(day)) if is_under => dates::written(Style::ShortDayAndMonth, day),
        (Precision::Day, Some(day)) => dates::written(Style::PlainDay, day),
        (Precision::Month, Some(day)) if is_under => dates::written(Style::ShortMonthName, day),
        _ => dates::short(date),
    }
}

/// A class for each form.
pub fn form_class(form: Form) -> &'static str {
    match form {
        Form::Point => "point",
        Form::Bar => "hold",
        Form::SoftBand => "band",
        Form::Hatched { soft: false } => "inferred",
        Form::Hatched { soft: true } => "band inferred",
    }
}
