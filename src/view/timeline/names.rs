//! The timeline's words: names of marks for those who hear them, the window in words, days on flags.

use crate::analysis::EventRecord;
use crate::edtf::{Date, Doubt, Edtf};
use crate::event::{Kind, Status};
use crate::timeline::{Form, Mark, Window, date_at, month_name};
use crate::view::{dates, script, words};

/// What a mark is called, the unlike part first: `Low Water, song, Friday 13 February 2026`.
pub fn mark_name(event: &EventRecord) -> String {
    let mut name = vec![event.title.clone(), words::what(event).to_lowercase()];
    name.extend(words::status(event.status).map(str::to_lowercase));
    name.push(event.date.as_ref().map_or_else(|| "undated".to_owned(), dates::full));
    name.extend(dates::precision_words(event).map(str::to_owned));
    name.join(", ")
}

/// What a bracket is called: `4 records, 8 May to 25 May 2026, zoom in to open`.
pub fn cluster_name(kind: Kind, marks: &[&Mark]) -> String {
    let count = count_of(kind, marks.len());
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return count };
    format!("{count}, {}, zoom in to open", span_words(date_at(first.at), date_at(last.at)))
}

/// `4 records`.
pub fn count_of(kind: Kind, count: usize) -> String {
    let (one, many) = match kind {
        Kind::Release => ("release", "releases"),
        Kind::Record => ("record", "records"),
        Kind::Concert => ("concert", "concerts"),
        Kind::Award => ("award", "awards"),
    };
    words::count(count, one, many)
}

/// `8 May to 25 May 2026`; one day when both are one.
pub fn span_words(first: Date, last: Date) -> String {
    if first == last {
        return dates::day_in_words(first);
    }
    let year = if first.year() == last.year() { String::new() } else { format!(" {}", first.year()) };
    format!("{} {}{year} to {} {} {}", first.day(), month(first), last.day(), month(last), last.year())
}

/// The window's first and last day as the heading says them: `Oct 2025` and `Dec 2026`, with days when it is short, with
/// years alone when it is long.
pub fn window_words(window: Window) -> (String, String) {
    let (first, last) = window_days(window);
    let word = |date: Date| match window.days() {
        days if days < 70.0 => format!("{} {} {}", date.day(), month(date), date.year()),
        days if days > 40.0 * 365.25 => date.year().to_string(),
        _ => format!("{} {}", month(date), date.year()),
    };
    (word(first), word(last))
}

/// The first and the last day that the window shows.
pub fn window_days(window: Window) -> (Date, Date) {
    let last = if window.end().fract() == 0.0 { window.end() - 1.0 } else { window.end() };
    (date_at(window.start()), date_at(last))
}

/// The selected event's day on the axis: `Fri 24 Apr`, `Nov 2026`, `15 Jan – 7 Feb 2026`.
pub fn flag_words(event: &EventRecord) -> String {
    match event.date.as_ref() {
        Some(date @ Edtf::Date(day)) => match day.as_day() {
            Some(day) => {
                let weekday = day.weekday().to_string();
                format!("{} {} {}", weekday.get(..3).unwrap_or_default(), day.day(), month(day))
            }
            None => dates::short(date),
        },
        Some(date) => dates::short(date),
        None => "undated".to_owned(),
    }
}

/// `5 June`.
pub fn day_and_month(date: Date) -> String {
    format!("{} {}", date.day(), month(date))
}

/// The class of a title: works are italic in Latin script.
pub fn title_class(event: &EventRecord) -> Option<&'static str> {
    (event.kind == Kind::Release && language(event).is_none()).then_some("work")
}

/// The language a title's script suggests.
pub fn language(event: &EventRecord) -> Option<&'static str> {
    script::language_of(&event.title)
}

/// What follows a title on the upright staff: `upcoming, month only`.
pub fn remarks(event: &EventRecord, moved_to: Option<&EventRecord>) -> String {
    let status = match event.status {
        Status::Happened => None,
        Status::Upcoming => Some("upcoming".to_owned()),
        Status::Rumoured => Some("rumoured".to_owned()),
        Status::Cancelled => Some(match moved_to.and_then(|event| event.date.as_ref()) {
            Some(date) => {
                format!("cancelled, moved to {}", in_year(date, event.date.as_ref().and_then(Edtf::first_day).map(Date::year)))
            }
            None => "cancelled".to_owned(),
        }),
    };
    let precision = dates::precision_words(event).map(str::to_owned);
    status.into_iter().chain(precision).collect::<Vec<_>>().join(", ")
}

/// The date without a weekday, and without the year `under` which it stands anyway.
pub fn in_year(date: &Edtf, under: Option<i32>) -> String {
    let words = dates::short(date);
    let year = under.map(|year| format!(" {year}")).unwrap_or_default();
    let words = words.strip_suffix(&year).unwrap_or(&words);
    let is_day = matches!(date, Edtf::Date(date) if date.as_day().is_some() && date.doubt() == Doubt::None);
    match words.split_once(' ') {
        Some((_, rest)) if is_day => rest.to_owned(),
        _ => words.to_owned(),
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

fn month(date: Date) -> &'static str {
    month_name(date.month().into())
}
