//! A calendar (RFC 5545) of the events whose days are known. An event known by month or year only is left out and counted:
//! a calendar has no such date, and the first of the month would be a lie.

use super::{Named, by_date, quotation, with_names};
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::{Bound, Date, Doubt, Edtf, PartialDate};
use crate::event::Status;

/// The calendar; `X-TEMPOLINE-LEFT-OUT` in it says how many events it had to leave out. Lines end with CR and LF.
///
/// No clock is read: events are stamped with the day of publication, or with the beginning of 1970 where it is not known.
/// Identifiers come from the article's head and the quoted sentence, so that a second import updates the first.
pub fn write(document: &AnalysisDocument) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:-//Tempoline//{}//EN", escape(&document.engine)),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("X-TEMPOLINE-LEFT-OUT:{}", left_out(document)),
    ];
    lines.extend(document.rules.iter().map(|rules| format!("X-TEMPOLINE-RULES:{}", escape(rules))));
    if let Some(title) = &document.article.title {
        lines.push(format!("X-WR-CALNAME:{}", escape(title)));
    }
    let stamp = match document.article.published.and_then(|date| date.first_day()) {
        Some(day) => format!("{}T000000Z", digits(day)),
        None => "19700101T000000Z".to_owned(),
    };
    for Named { name, event } in by_date(with_names(document)) {
        if let Some((first, last)) = event.date.and_then(days) {
            lines.extend(entry(document, event, &name, &stamp, first, last));
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| fold(line)).collect()
}

/// How many events the calendar cannot hold.
pub fn left_out(document: &AnalysisDocument) -> usize {
    document.events.iter().filter(|event| event.date.and_then(days).is_none()).count()
}

/// First and last day, where both are known.
fn days(date: Edtf) -> Option<(Date, Date)> {
    match date {
        Edtf::Date(date) => date.as_day().map(|day| (day, day)),
        Edtf::Interval(Bound::Date(first), Bound::Date(last)) => first.as_day().zip(last.as_day()),
        Edtf::Interval(..) => None,
    }
}

fn entry(document: &AnalysisDocument, event: &EventRecord, name: &str, stamp: &str, first: Date, last: Date) -> Vec<String> {
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{name}@tempoline"),
        format!("DTSTAMP:{stamp}"),
        format!("DTSTART;VALUE=DATE:{}", digits(first)),
    ];
    // The end is the day after the last; the calendar's very last day has none and is one day long without it.
    lines.extend(last.next_day().map(|after| format!("DTEND;VALUE=DATE:{}", digits(after))));
    lines.push(format!("SUMMARY:{}", escape(&summary(event))));
    let location: Vec<&str> = [&event.venue, &event.place].into_iter().flatten().map(String::as_str).collect();
    if !location.is_empty() {
        lines.push(format!("LOCATION:{}", escape(&location.join(", "))));
    }
    let credit = super::credit(&document.article);
    let description = if credit.is_empty() { quotation(event).to_owned() } else { format!("{}\n\n{credit}", quotation(event)) };
    lines.push(format!("DESCRIPTION:{}", escape(&description)));
    lines.push(format!("CATEGORIES:{}", event.kind.name().to_uppercase()));
    lines.push(format!("STATUS:{}", status(event)));
    lines.extend(event.date.map(|date| format!("X-TEMPOLINE-EDTF:{date}")));
    lines.push("TRANSP:TRANSPARENT".to_owned());
    lines.push("END:VEVENT".to_owned());
    lines
}

fn summary(event: &EventRecord) -> String {
    format!("{} ({})", super::headline(event), super::finer_name(event))
}

/// A doubted day is no more than tentative.
fn status(event: &EventRecord) -> &'static str {
    let doubted = |date: PartialDate| date.doubt() != Doubt::None;
    let in_doubt = match event.date {
        Some(Edtf::Date(date)) => doubted(date),
        Some(Edtf::Interval(first, last)) => {
            [first, last].iter().any(|bound| matches!(bound, Bound::Date(date) if doubted(*date)))
        }
        None => false,
    };
    match event.status {
        Status::Cancelled => "CANCELLED",
        Status::Rumoured => "TENTATIVE",
        Status::Happened | Status::Upcoming if in_doubt => "TENTATIVE",
        Status::Happened | Status::Upcoming => "CONFIRMED",
    }
}

fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), u8::from(day.month()), day.day())
}

/// Text as a property's value; a colon stands as it is.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A line with its end, folded so that no part is longer than 75 octets and no character is cut.
fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 8);
    let mut octets = 0;
    for character in line.chars() {
        if octets + character.len_utf8() > 75 {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(character);
        octets += character.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    /// Name with parameters, and value.
    type Property = (String, String);

    /// Unfolds and unescapes as the standard says: the calendar's own properties, then each event's.
    fn read(calendar: &str) -> (Vec<Property>, Vec<Vec<Property>>) {
        assert!(calendar.ends_with("END:VCALENDAR\r\n") && calendar.starts_with("BEGIN:VCALENDAR\r\n"));
        for line in calendar.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\n', '\r']), "{line:?}");
        }
        let (mut head, mut events) = (Vec::new(), Vec::new());
        let mut inside = false;
        for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
            let (name, value) = line.split_once(':').expect("every line has a name and a value");
            match (name, value) {
                ("BEGIN", "VEVENT") => {
                    events.push(Vec::new());
                    inside = true;
                }
                ("END", "VEVENT") => inside = false,
                _ => {
                    let mut value = value.replace("\\\\", "\u{1}").replace("\\n", "\n");
                    value = value.replace("\\,", ",").replace("\\;", ";").replace('\u{1}', "\\");
                    let list = if inside { events.last_mut().expect("inside an event") } else { &mut head };
                    list.push((name.to_owned(), value));
                }
            }
        }
        (head, events)
    }

    fn value<'p>(properties: &'p [Property], name: &str) -> Option<&'p str> {
        properties.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn days_are_entries_and_what_is_known_less_well_is_counted() {
        let (head, events) = read(&write(&sample()));
        assert_eq!(value(&head, "VERSION"), Some("2.0"));
        assert_eq!(value(&head, "PRODID"), Some("-//Tempoline//tempoline 0.1.0//EN"));
        assert_eq!(value(&head, "X-WR-CALNAME"), sample().article.title.as_deref());
        assert_eq!(value(&head, "X-TEMPOLINE-LEFT-OUT"), Some("5"));
        let found: Vec<_> = events
            .iter()
            .map(|event| {
                ["DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "STATUS", "CATEGORIES", "SUMMARY"]
                    .map(|name| value(event, name).unwrap_or("-"))
            })
            .collect();
        assert_eq!(
            found,
            [
                ["20260213", "20260214", "CONFIRMED", "RELEASE", "Low Water, Glass Ferry and Ana Límite (song)"],
                ["20260216", "20260223", "CONFIRMED", "RECORD", "Low Water, Glass Ferry (chart)"],
                ["20260530", "20260531", "CANCELLED", "CONCERT", "Glass Ferry at Lantern Hall (concert)"],
                ["20260903", "20260921", "CONFIRMED", "CONCERT", "Slack Tide Tour, Glass Ferry (tour)"],
            ]
        );
        assert_eq!(value(&events[2], "LOCATION"), Some("Lantern Hall, Aarhus"));
        assert_eq!(
            value(&events[0], "DESCRIPTION"),
            Some(
                "Glass Ferry and Ana Límite released the single \"Low Water\" on\nFebruary 13.\n\nGlass Ferry, “Low Water” & the \\ \
                 coast; a year, in dates. Ines Okafor, The Harbour Weekly, 5 June 2026"
            )
        );
    }

    #[test]
    fn identifiers_are_unlike_and_stay_when_dates_move() {
        let ids = |document: &AnalysisDocument| -> Vec<String> {
            read(&write(document)).1.iter().filter_map(|event| value(event, "UID").map(str::to_owned)).collect()
        };
        let mut document = sample();
        let first = ids(&document);
        document.events.push(document.events[0].clone());
        document.article.published = None;
        let mut again = ids(&document);
        assert_eq!(again.len(), first.len() + 1);
        assert!(first.iter().all(|id| again.contains(id)));
        again.sort();
        again.dedup();
        assert_eq!(again.len(), first.len() + 1);
        assert!(write(&document).contains("DTSTAMP:19700101T000000Z"));
        assert!(write(&sample()).contains("DTSTAMP:20260605T000000Z"));
    }

    #[test]
    fn a_doubted_day_is_tentative() {
        let mut document = sample();
        document.events[0].date = "2026-02-13~".parse().ok();
        let (_, events) = read(&write(&document));
        assert_eq!(value(&events[0], "STATUS"), Some("TENTATIVE"));
        assert_eq!(value(&events[0], "X-TEMPOLINE-EDTF"), Some("2026-02-13~"));
    }

    #[test]
    fn long_lines_fold_between_characters() {
        for text in ["é".repeat(200), format!("a{}", "🎉".repeat(60)), "x".repeat(75), "x".repeat(76)] {
            let folded = fold(&text);
            assert!(folded.split("\r\n").all(|line| line.len() <= 75));
            assert_eq!(folded.trim_end_matches("\r\n").replace("\r\n ", ""), text);
        }
    }
}
