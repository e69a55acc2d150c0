//! For MusicBrainz: releases and events in the shape of its web service, with its partial dates (`YYYY`, `YYYY-MM`,
//! `YYYY-MM-DD`). Identifiers are never in an article, so there are none: each entry has the words to search for instead.
//!
//! Records and awards have no place there, nor has a release that was only rumoured; they are left out and counted.

use super::{by_date, engine_name, quotation, with_names};
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::{Bound, Edtf, PartialDate, Precision};
use crate::event::{Kind, Status};
use serde_json::{Map, Value, json};

/// The JSON on one line.
pub fn write(document: &AnalysisDocument) -> String {
    let events = by_date(with_names(document));
    let held = |kind: Kind| events.iter().map(|named| named.event).filter(move |event| event.kind == kind && is_held(event));
    let groups: Vec<Value> = held(Kind::Release).map(release_group).collect();
    let concerts: Vec<Value> = held(Kind::Concert).map(concert).collect();
    json!({
        "generator": engine_name(document),
        "annotation": super::credit(&document.article),
        "release-groups": groups,
        "events": concerts,
    })
    .to_string()
}

/// How many events have no place in it.
pub fn left_out(document: &AnalysisDocument) -> usize {
    document.events.iter().filter(|event| !is_held(event)).count()
}

fn is_held(event: &EventRecord) -> bool {
    match event.kind {
        Kind::Release => {
            matches!(event.status, Status::Happened | Status::Upcoming)
                && matches!(event.what.as_str(), "album" | "ep" | "song" | "other")
        }
        Kind::Concert => event.status != Status::Rumoured,
        Kind::Record | Kind::Award => false,
    }
}

fn release_group(event: &EventRecord) -> Value {
    let primary = match event.what.as_str() {
        "album" => Some("Album"),
        "ep" => Some("EP"),
        "song" => Some("Single"),
        _ => None,
    };
    let (first, _) = life_span(event.date);
    json!({
        "title": event.title,
        "primary-type": primary,
        "first-release-date": first.unwrap_or_default(),
        "artist-credit": credit(event),
        "annotation": quotation(event),
    })
}

fn concert(event: &EventRecord) -> Value {
    let (begin, end) = life_span(event.date);
    let kind = match event.what.as_str() {
        "festival" => "Festival",
        "concert" | "show" | "residency" => "Concert",
        _ => "",
    };
    let mut span = Map::new();
    span.extend(begin.map(|begin| ("begin".to_owned(), begin.into())));
    span.extend(end.map(|end| ("end".to_owned(), end.into())));
    span.insert("ended".to_owned(), (event.status == Status::Happened).into());
    // By its guide: '[artist] at [venue]'.
    let name = match &event.venue {
        Some(venue) if kind == "Concert" && !event.artists.is_empty() => format!("{} at {venue}", super::listed(&event.artists)),
        _ => event.title.clone(),
    };
    json!({
        "name": name,
        "type": kind,
        "cancelled": event.status == Status::Cancelled,
        "life-span": span,
        "artist-credit": credit(event),
        "place": event.venue,
        // The area is linked only where the place is not known.
        "area": if event.venue.is_none() { event.place.clone() } else { None },
        "annotation": quotation(event),
    })
}

fn credit(event: &EventRecord) -> Vec<Value> {
    let last = event.artists.len().saturating_sub(1);
    let phrase = |at: usize| {
        if at == last {
            ""
        } else if at + 1 == last {
            " & "
        } else {
            ", "
        }
    };
    event.artists.iter().enumerate().map(|(at, artist)| json!({ "name": artist, "joinphrase": phrase(at) })).collect()
}

/// Beginning and end; one day begins and ends on itself.
fn life_span(date: Option<Edtf>) -> (Option<String>, Option<String>) {
    let bound = |bound| match bound {
        Bound::Date(date) => partial(date),
        Bound::Open | Bound::Unknown => None,
    };
    match date {
        Some(Edtf::Date(date)) => (partial(date), partial(date)),
        Some(Edtf::Interval(from, to)) => (bound(from), bound(to)),
        None => (None, None),
    }
}

/// `2026`, `2026-02` or `2026-02-13`; a season is its year, a decade or century nothing.
fn partial(date: PartialDate) -> Option<String> {
    let year = date.start_year();
    match date.precision() {
        Precision::Day => date.as_day().map(|day| day.to_string()),
        Precision::Month => date.month_number().map(|month| format!("{year:04}-{month:02}")),
        Precision::Season | Precision::Year => Some(format!("{year:04}")),
        Precision::Decade | Precision::Century => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn dates_are_as_partial_as_they_are_known() {
        let written: Value = serde_json::from_str(&write(&sample())).expect("it is JSON");
        let groups = written["release-groups"].as_array().cloned().unwrap_or_default();
        let found: Vec<_> = groups.iter().map(|group| (group["title"].as_str(), group["first-release-date"].as_str())).collect();
        assert_eq!(found, [(Some("Shoals"), Some("")), (Some("Low Water"), Some("2026-02-13"))]);
        assert_eq!(
            groups[1]["artist-credit"],
            json!([{"name": "Glass Ferry", "joinphrase": " & "}, {"name": "Ana Límite", "joinphrase": ""}])
        );
        let events = written["events"].as_array().cloned().unwrap_or_default();
        assert_eq!(events[0]["life-span"], json!({"begin": "2015", "ended": true}));
        assert_eq!((&events[1]["name"], &events[1]["cancelled"]), (&json!("Glass Ferry at Lantern Hall"), &json!(true)));
        assert_eq!(events[2]["life-span"], json!({"begin": "2026-09-03", "end": "2026-09-20", "ended": false}));
        assert_eq!(left_out(&sample()), sample().events.len() - groups.len() - events.len());
    }
}
