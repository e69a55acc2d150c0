//! Slides for TimelineJS3. A date keeps its grain: a month is a month, and what TimelineJS cannot hold (a season, 'about')
//! stands in the words it displays. Undated events cannot be slides; they are left out and counted.

use super::{Named, by_date, engine_name, quotation, with_names};
use crate::analysis::AnalysisDocument;
use crate::edtf::{Bound, Edtf, PartialDate, Precision, words};
use serde_json::{Map, Value, json};

/// The timeline's JSON on one line.
pub fn write(document: &AnalysisDocument) -> String {
    let slides: Vec<Value> = by_date(with_names(document)).iter().filter_map(slide).collect();
    let mut timeline = json!({ "scale": "human", "events": slides, "generator": engine_name(document) });
    if let Some(title) = &document.article.title {
        timeline["title"] =
            json!({ "text": { "headline": html(title), "text": html(&super::by_whom_and_when(&document.article)) } });
    }
    timeline.to_string()
}

/// How many events have no date and so no slide.
pub fn left_out(document: &AnalysisDocument) -> usize {
    document.events.iter().filter(|event| event.date.and_then(ends).is_none()).count()
}

fn slide(named: &Named) -> Option<Value> {
    let event = named.event;
    let date = event.date?;
    let (first, last) = ends(date)?;
    let mut slide = json!({
        "start_date": date_fields(first),
        "display_date": words::full(&date),
        "text": { "headline": html(&super::headline(event)), "text": format!("<p>{}</p>", html(quotation(event))) },
        "group": super::capitalised(event.kind.name()),
        "unique_id": named.name,
        // TimelineJS passes over what it does not know; we read the date back as it was.
        "edtf": date.to_string(),
    });
    if let Some(last) = last {
        slide["end_date"] = date_fields(last);
    }
    Some(slide)
}

/// Where a slide begins, and where it ends when that is not said by its beginning.
fn ends(date: Edtf) -> Option<(PartialDate, Option<PartialDate>)> {
    match date {
        Edtf::Date(date) => match date.precision() {
            Precision::Day | Precision::Month | Precision::Year => Some((date, None)),
            Precision::Season | Precision::Decade | Precision::Century => {
                Some((PartialDate::day(date.first_day()?), date.last_day().map(PartialDate::day)))
            }
        },
        Edtf::Interval(Bound::Date(first), Bound::Date(last)) => Some((first, Some(last))),
        Edtf::Interval(Bound::Date(only), _) | Edtf::Interval(_, Bound::Date(only)) => Some((only, None)),
        Edtf::Interval(..) => None,
    }
}

fn date_fields(date: PartialDate) -> Value {
    let mut fields = Map::new();
    fields.insert("year".to_owned(), date.start_year().into());
    if let Some(month) = date.month_number() {
        fields.insert("month".to_owned(), month.into());
    }
    if let Some(day) = date.as_day() {
        fields.insert("day".to_owned(), day.day().into());
    }
    fields.into()
}

/// TimelineJS takes headlines and texts for HTML; an article is text.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn every_dated_event_is_a_slide_of_its_own_grain() {
        let document = sample();
        let timeline: Value = serde_json::from_str(&write(&document)).expect("the timeline is JSON");
        assert_eq!(left_out(&document), 1);
        let slides = timeline["events"].as_array().cloned().unwrap_or_default();
        assert_eq!(slides.len(), document.events.len() - 1);
        let found: Vec<(&str, &Value, &Value)> = slides
            .iter()
            .map(|slide| (slide["display_date"].as_str().unwrap_or(""), &slide["start_date"], &slide["end_date"]))
            .collect();
        let nothing = Value::Null;
        assert_eq!(
            found[0],
            ("1990s", &json!({"year": 1990, "month": 1, "day": 1}), &json!({"year": 1999, "month": 12, "day": 31}))
        );
        assert_eq!(found[1], ("from 2015", &json!({"year": 2015}), &nothing));
        assert_eq!(found[2], ("about 2025", &json!({"year": 2025}), &nothing));
        assert_eq!(found[5], ("April 2026", &json!({"year": 2026, "month": 4}), &nothing));
        assert_eq!(
            found[7],
            (
                "3 to 20 September 2026",
                &json!({"year": 2026, "month": 9, "day": 3}),
                &json!({"year": 2026, "month": 9, "day": 20})
            )
        );
        let mut ids: Vec<&str> = slides.iter().filter_map(|slide| slide["unique_id"].as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), slides.len());
        assert_eq!(slides[5]["text"]["headline"], "=Tidal, &lt;b&gt;deluxe&lt;/b&gt;, Glass Ferry");
        assert_eq!(slides[5]["group"], "Release");
        assert_eq!(timeline["title"]["text"]["text"], "Ines Okafor, The Harbour Weekly, 5 June 2026");
    }
}
