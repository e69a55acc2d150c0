//! Linked data for web pages: schema.org as JSON-LD. The article is a `NewsArticle`, a concert a `MusicEvent`, a release the
//! work itself, a record or an award a `Claim`, for schema.org has no chart. Each points at the claim that quotes its sentence;
//! a date that schema.org has no form for stands, as EDTF, as the time that claim covers.

use super::{Named, quotation, with_names};
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::{Bound, Doubt, Edtf, PartialDate, Precision};
use crate::event::{Kind, Status};
use crate::mention::MentionKind;
use serde_json::{Map, Value, json};

/// The graph on one line, safe to stand in a `<script>` element.
pub fn write(document: &AnalysisDocument) -> String {
    let mut graph = vec![article(document)];
    graph.extend(with_names(document).iter().map(|named| thing(document, named)));
    graph.push(reading(document));
    json!({ "@context": "https://schema.org", "@graph": graph }).to_string().replace('<', "\\u003c")
}

const ARTICLE: &str = "#article";

fn article(document: &AnalysisDocument) -> Value {
    let head = &document.article;
    let mut fields = object("NewsArticle");
    fields.insert("@id".to_owned(), ARTICLE.into());
    set(&mut fields, "headline", head.title.clone());
    set(&mut fields, "datePublished", head.published.map(|date| date.to_string()));
    set(&mut fields, "inLanguage", head.language.clone());
    set(&mut fields, "author", head.byline.as_deref().map(|name| named("Person", name)));
    set(&mut fields, "publisher", head.source.as_deref().map(|name| named("Organization", name)));
    fields.into()
}

/// That an engine read the article, and which.
fn reading(document: &AnalysisDocument) -> Value {
    let engine = super::engine_name(document);
    let (name, version) = engine.split_once(' ').unwrap_or((&engine, ""));
    json!({
        "@type": "AnalyzeAction",
        "object": { "@id": ARTICLE },
        "instrument": { "@type": "SoftwareApplication", "name": name, "softwareVersion": version },
    })
}

fn thing(document: &AnalysisDocument, named: &Named) -> Value {
    let event = named.event;
    let mut fields = match event.kind {
        Kind::Release => release(document, event),
        Kind::Concert => concert(document, event),
        Kind::Record | Kind::Award => return claim_of(document, named),
    };
    fields.insert("@id".to_owned(), format!("#{}", named.name).into());
    fields.insert("subjectOf".to_owned(), claim(event).into());
    fields.into()
}

/// The sentence that says so, and when it says it was.
fn claim(event: &EventRecord) -> Map<String, Value> {
    let mut fields = object("Claim");
    set(&mut fields, "text", Some(quotation(event)));
    fields.insert("appearance".to_owned(), json!({ "@id": ARTICLE }));
    set(&mut fields, "temporalCoverage", event.date.map(|date| date.to_string()));
    fields
}

fn claim_of(document: &AnalysisDocument, named: &Named) -> Value {
    let event = named.event;
    let mut fields = claim(event);
    fields.insert("@id".to_owned(), format!("#{}", named.name).into());
    set(&mut fields, "name", Some(event.title.as_str()));
    let mut about = artists(document, event);
    if event.kind == Kind::Record {
        about.insert(
            0,
            self::named(if event.artists.contains(&event.title) { "MusicGroup" } else { "CreativeWork" }, &event.title),
        );
    } else if event.status == Status::Happened && event.what != "nomination" {
        about.iter_mut().for_each(|artist| artist["award"] = event.title.clone().into());
    }
    set(&mut fields, "about", (!about.is_empty()).then_some(about));
    let measures: Vec<Value> = event
        .measures
        .iter()
        .map(|measure| json!({ "@type": "QuantitativeValue", "value": measure.value, "unitText": measure.unit, "name": measure.quote }))
        .collect();
    set(&mut fields, "mentions", (!measures.is_empty()).then_some(measures));
    fields.into()
}

fn release(document: &AnalysisDocument, event: &EventRecord) -> Map<String, Value> {
    let (kind, release_type) = match event.what.as_str() {
        "song" => ("MusicRecording", None),
        "album" => ("MusicAlbum", Some("https://schema.org/AlbumRelease")),
        "ep" => ("MusicAlbum", Some("https://schema.org/EPRelease")),
        "video" => ("MusicVideoObject", None),
        "film" => ("Movie", None),
        "series" => ("TVSeries", None),
        "book" => ("Book", None),
        _ => ("CreativeWork", None),
    };
    let mut fields = object(kind);
    set(&mut fields, "name", Some(event.title.as_str()));
    set(&mut fields, "albumReleaseType", release_type);
    let artists = artists(document, event);
    let credit = if matches!(kind, "MusicRecording" | "MusicAlbum") { "byArtist" } else { "contributor" };
    set(&mut fields, credit, (!artists.is_empty()).then_some(artists));
    let album =
        event.part_of.as_deref().map(|name| named(if kind == "MusicRecording" { "MusicAlbum" } else { "CreativeWork" }, name));
    set(&mut fields, if kind == "MusicRecording" { "inAlbum" } else { "isPartOf" }, album);
    match event.status {
        Status::Happened | Status::Upcoming => set(&mut fields, "datePublished", event.date.and_then(single).and_then(iso)),
        Status::Cancelled | Status::Rumoured => set(&mut fields, "creativeWorkStatus", Some(event.status.name())),
    }
    fields
}

fn concert(document: &AnalysisDocument, event: &EventRecord) -> Map<String, Value> {
    let mut fields = object("MusicEvent");
    set(&mut fields, "name", Some(event.title.as_str()));
    let (start, end) = match event.date {
        Some(Edtf::Interval(start, end)) => (bound(start).and_then(iso), bound(end).and_then(iso)),
        date => (date.and_then(single).and_then(iso), None),
    };
    set(&mut fields, "startDate", start);
    set(&mut fields, "endDate", end);
    set(
        &mut fields,
        "eventStatus",
        match event.status {
            Status::Happened | Status::Upcoming => Some("https://schema.org/EventScheduled"),
            Status::Cancelled => Some("https://schema.org/EventCancelled"),
            Status::Rumoured => None,
        },
    );
    let artists = artists(document, event);
    set(&mut fields, "performer", (!artists.is_empty()).then_some(artists));
    let address = event.place.as_deref().map(|place| json!({ "@type": "PostalAddress", "addressLocality": place }));
    let location = match (&event.venue, &event.place) {
        (Some(venue), _) => {
            let mut hall = object("MusicVenue");
            set(&mut hall, "name", Some(venue.as_str()));
            set(&mut hall, "address", address);
            Some(Value::from(hall))
        }
        (None, Some(place)) => Some(named("Place", place)),
        (None, None) => None,
    };
    set(&mut fields, "location", location);
    set(&mut fields, "superEvent", event.part_of.as_deref().map(|name| named("Event", name)));
    fields
}

/// The artists, each a person or a group as the text's names were read.
fn artists(document: &AnalysisDocument, event: &EventRecord) -> Vec<Value> {
    let is_person =
        |artist: &str| document.mentions.iter().any(|mention| mention.kind == MentionKind::Person && mention.entity == artist);
    event.artists.iter().map(|artist| named(if is_person(artist) { "Person" } else { "MusicGroup" }, artist)).collect()
}

fn single(date: Edtf) -> Option<PartialDate> {
    match date {
        Edtf::Date(date) => Some(date),
        Edtf::Interval(..) => None,
    }
}

fn bound(bound: Bound) -> Option<PartialDate> {
    match bound {
        Bound::Date(date) => Some(date),
        Bound::Open | Bound::Unknown => None,
    }
}

/// The date in ISO 8601, shortened where it is known less well; `None` for what ISO 8601 has no form for.
fn iso(date: PartialDate) -> Option<String> {
    let fits = matches!(date.precision(), Precision::Day | Precision::Month | Precision::Year) && date.doubt() == Doubt::None;
    fits.then(|| date.to_string())
}

fn object(kind: &str) -> Map<String, Value> {
    Map::from_iter([("@type".to_owned(), kind.into())])
}

fn named(kind: &str, name: &str) -> Value {
    json!({ "@type": kind, "name": name })
}

fn set(fields: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), value.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn every_event_is_a_thing_of_its_kind_with_its_sentence() {
        let written = write(&sample());
        assert!(!written.contains('<'), "it may stand in a script element");
        let graph: Value = serde_json::from_str(&written).expect("the graph is JSON");
        assert_eq!(graph["@context"], "https://schema.org");
        let things = graph["@graph"].as_array().cloned().unwrap_or_default();
        let kinds: Vec<&str> = things.iter().filter_map(|thing| thing["@type"].as_str()).collect();
        assert_eq!(
            kinds,
            [
                "NewsArticle",
                "MusicRecording",
                "MusicAlbum",
                "Claim",
                "MusicEvent",
                "MusicEvent",
                "Claim",
                "MusicEvent",
                "Movie",
                "MusicAlbum",
                "AnalyzeAction"
            ]
        );
        assert_eq!(things[0]["headline"], sample().article.title.unwrap_or_default());
        let song = &things[1];
        assert_eq!(song["datePublished"], "2026-02-13");
        assert_eq!(song["inAlbum"], json!({"@type": "MusicAlbum", "name": "Tidal"}));
        assert_eq!(song["byArtist"][1]["name"], "Ana Límite");
        assert_eq!(song["subjectOf"]["appearance"]["@id"], things[0]["@id"]);
        assert_eq!(song["subjectOf"]["text"], sample().events[0].evidence[0].quote);
        let rumour = &things[2];
        assert_eq!((&rumour["datePublished"], &rumour["creativeWorkStatus"]), (&Value::Null, &json!("rumoured")));
        let chart = &things[3];
        assert_eq!(chart["about"][0], json!({"@type": "CreativeWork", "name": "Low Water"}));
        assert_eq!((&chart["temporalCoverage"], &chart["mentions"][0]["value"]), (&json!("2026-02-16/2026-02-22"), &json!(3.0)));
        let (tour, show) = (&things[4], &things[5]);
        assert_eq!((&tour["startDate"], &tour["endDate"]), (&json!("2026-09-03"), &json!("2026-09-20")));
        assert_eq!(show["eventStatus"], "https://schema.org/EventCancelled");
        assert_eq!(show["location"]["name"], "Lantern Hall");
        assert_eq!(show["location"]["address"]["addressLocality"], "Aarhus");
        assert_eq!(things[6]["about"][0]["award"], Value::Null, "a nomination is not an award");
        let old = &things[9];
        assert_eq!((&old["datePublished"], &old["subjectOf"]["temporalCoverage"]), (&Value::Null, &json!("199X")));
    }
}
