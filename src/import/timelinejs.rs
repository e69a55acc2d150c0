//! Timelines for TimelineJS, ours and others'. A slide becomes an event with its words for a quotation; what it is of the
//! four kinds is told by its group, else by a word in it.

use super::Opened;
use crate::analysis::{AnalysisDocument, ArticleRecord, DOCUMENT_VERSION, EventRecord, Quote};
use crate::edtf::{Bound, Edtf, PartialDate, civil};
use crate::event::{Kind, Status};
use crate::share::brief;
use serde_json::Value;

/// The events of a timeline; `None` where there is no list of them.
pub(super) fn read(timeline: &Value) -> Option<Opened> {
    let slides = timeline.get("events")?.as_array()?;
    let mut at = 0;
    let events: Vec<EventRecord> = slides
        .iter()
        .map(|slide| {
            let event = event(slide, at);
            at = event.evidence.first().map_or(at, |quote| quote.end + 1);
            event
        })
        .collect();
    let title = timeline.get("title").and_then(|title| words_at(title, "headline"));
    let document = AnalysisDocument {
        version: DOCUMENT_VERSION,
        engine: "TimelineJS".to_owned(),
        rules: None,
        text: None,
        edits: None,
        article: ArticleRecord { title, published: None, published_from: None, byline: None, source: None, language: None },
        articles: Vec::new(),
        regions: Vec::new(),
        events,
        mentions: Vec::new(),
        timexes: Vec::new(),
        notes: Vec::new(),
    };
    // The brief numbers the events and puts their words into one text.
    let (text, document) = brief(&document, true);
    Some(Opened { document, text, is_whole: false })
}

/// One slide; its words stand in the text from `start` on.
fn event(slide: &Value, start: usize) -> EventRecord {
    let headline = words_at(slide, "headline").unwrap_or_default();
    let said = words_at(slide, "text").unwrap_or_default();
    let quote = if said.is_empty() { headline.clone() } else { said };
    let group = slide.get("group").and_then(Value::as_str).unwrap_or("");
    let evidence = Quote { start, end: start + quote.chars().count(), quote };
    EventRecord {
        id: String::new(),
        kind: kind(group, &format!("{headline} {}", evidence.quote)),
        what: "other".to_owned(),
        title: headline,
        artists: Vec::new(),
        date: date(slide),
        reason: None,
        status: Status::Happened,
        venue: None,
        place: None,
        part_of: None,
        measures: Vec::new(),
        evidence: if evidence.quote.is_empty() { Vec::new() } else { vec![evidence] },
        confidence: 1.0,
        core: true,
        rule: String::new(),
        marks: Vec::new(),
        sources: None,
    }
}

fn kind(group: &str, words: &str) -> Kind {
    const WORDS: [(Kind, &[&str]); 3] = [
        (Kind::Award, &["award", "prize", "nominat", "inducted", "hall of fame"]),
        (Kind::Concert, &["concert", "tour", "festival", "gig", "live at", "perform", "show at", "headlin"]),
        (Kind::Record, &["no. 1", "number one", "chart", "billboard", "platinum", "million", "streams", "record for"]),
    ];
    let named = Kind::ALL.into_iter().find(|kind| group.trim().to_lowercase().trim_end_matches('s') == kind.name());
    let words = words.to_lowercase();
    named
        .or_else(|| WORDS.iter().find(|(_, signs)| signs.iter().any(|sign| words.contains(sign))).map(|(kind, _)| *kind))
        .unwrap_or(Kind::Release)
}

/// As we wrote it, or as fine as the slide's fields are.
fn date(slide: &Value) -> Option<Edtf> {
    if let Some(date) = slide.get("edtf").and_then(Value::as_str).and_then(|date| date.parse().ok()) {
        return Some(date);
    }
    let start = slide.get("start_date").and_then(partial)?;
    match slide.get("end_date").and_then(partial) {
        Some(end) if end != start => Some(Edtf::Interval(Bound::Date(start), Bound::Date(end))),
        _ => Some(Edtf::Date(start)),
    }
}

fn partial(date: &Value) -> Option<PartialDate> {
    // Numbers come as numbers or as text.
    let number = |name: &str| -> Option<i32> {
        let value = date.get(name)?;
        value.as_i64().and_then(|number| i32::try_from(number).ok()).or_else(|| value.as_str()?.trim().parse().ok())
    };
    let year = number("year")?;
    let month = number("month").and_then(|month| u8::try_from(month).ok());
    let day = number("day").and_then(|day| u8::try_from(day).ok());
    match (month, day) {
        (Some(month), Some(day)) => civil(year, month, day).map(PartialDate::day),
        (Some(month), None) => PartialDate::month(year, month),
        (None, _) => PartialDate::year(year),
    }
}

/// The words of a field that may hold markup, on one line.
fn words_at(slide: &Value, field: &str) -> Option<String> {
    let words = plain(slide.get("text")?.get(field)?.as_str()?);
    (!words.is_empty()).then_some(words)
}

fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        match tag.split_once('>') {
            Some((name, after)) if name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!')) => {
                words.push(' ');
                rest = after;
            }
            _ => {
                words.push('<');
                rest = tag;
            }
        }
    }
    words.push_str(rest);
    const NAMED: [(&str, &str); 7] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    let words = NAMED.iter().fold(words, |words, (name, character)| words.replace(name, character));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export;

    #[test]
    fn our_own_slides_come_back_with_their_dates_and_words() {
        let document: AnalysisDocument =
            serde_json::from_str(include_str!("../../tests/data/analysis.json")).expect("tests/data/analysis.json is a document");
        let slides: Value = serde_json::from_str(&export::timelinejs::write(&document)).expect("it is JSON");
        let opened = read(&slides).expect("it is a timeline");
        for event in &opened.document.events {
            let quote = |event: &EventRecord| event.evidence[0].quote.split_whitespace().collect::<Vec<_>>().join(" ");
            let from = document.events.iter().find(|other| quote(other) == quote(event)).expect("its sentence is known");
            assert_eq!((event.kind, event.date), (from.kind, from.date), "{}", event.title);
        }
        assert_eq!(opened.document.article.title, document.article.title);
    }

    #[test]
    fn a_strangers_timeline_opens() {
        let timeline = serde_json::json!({"events": [
            {"start_date": {"year": "2019", "month": "3", "day": ""}, "text": {"headline": "<b>Harbour</b> tour", "text": "<p>Loud &amp; long.</p>"}},
            {"start_date": {"year": 2020}, "end_date": {"year": 2021}, "text": {"headline": "Ebb &lt;deluxe&gt;"}},
            {"text": {"headline": "Best Song"}, "group": "Awards"},
            {"start_date": {"year": 2020, "month": 2, "day": 31}},
        ]});
        let opened = read(&timeline).expect("it is a timeline");
        let found: Vec<_> = opened.document.events.iter().map(|event| (event.kind, event.title.as_str(), dated(event))).collect();
        assert_eq!(
            found,
            [
                (Kind::Concert, "Harbour tour", "2019-03".to_owned()),
                (Kind::Release, "Ebb <deluxe>", "2020/2021".to_owned()),
                (Kind::Award, "Best Song", String::new()),
                (Kind::Release, "", String::new()),
            ]
        );
        assert_eq!(opened.text, "Loud & long.\nEbb <deluxe>\nBest Song");
        assert_eq!(read(&serde_json::json!({"events": 3})), None);
    }

    fn dated(event: &EventRecord) -> String {
        event.date.map(|date| date.to_string()).unwrap_or_default()
    }
}
