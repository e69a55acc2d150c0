//! W3C Web Annotations: each event as a note on the sentences that say so, for tools that mark texts (Hypothesis and others).
//! The sentence is found again by its words with what stands around them, or by its place; positions count code points.

use super::{Named, engine_name, quotation, with_names};
use crate::analysis::{AnalysisDocument, EventRecord, Quote};
use crate::edtf::words;
use serde_json::{Value, json};

/// How much of the text stands before and after a quotation, in code points.
const AROUND: usize = 32;

/// The collection on one line. `text` is the article's, or empty where it is not at hand: then nothing stands around the
/// quotations.
pub fn write(document: &AnalysisDocument, text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let source = format!("urn:tempoline:{}", super::article_name(document));
    let items: Vec<Value> = with_names(document).iter().map(|named| annotation(document, named, &source, &characters)).collect();
    let mut collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{source}:events"),
        "type": "AnnotationCollection",
        "generator": generator(document),
        "total": items.len(),
        "first": { "id": format!("{source}:events:1"), "type": "AnnotationPage", "startIndex": 0, "items": items },
    });
    if let Some(title) = &document.article.title {
        collection["label"] = title.as_str().into();
    }
    collection.to_string()
}

fn generator(document: &AnalysisDocument) -> Value {
    json!({ "id": "urn:tempoline:engine", "type": "Software", "name": engine_name(document) })
}

fn annotation(document: &AnalysisDocument, named: &Named, source: &str, text: &[char]) -> Value {
    let event = named.event;
    let targets: Vec<Value> = event.evidence.iter().map(|quote| target(event, quote, source, text)).collect();
    let mut body = vec![json!({ "type": "TextualBody", "value": event.kind.name(), "purpose": "tagging" })];
    let described = described(event);
    if !described.is_empty() {
        body.push(json!({ "type": "TextualBody", "value": described, "format": "text/plain", "purpose": "describing" }));
    }
    if let Some(date) = event.date {
        body.push(json!({ "type": "TextualBody", "value": date.to_string(), "purpose": "classifying" }));
    }
    json!({
        "id": format!("urn:tempoline:{}", named.name),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": generator(document),
        "body": body,
        "target": if targets.is_empty() { json!(source) } else { targets.into() },
    })
}

/// `Low Water, Glass Ferry (song, Friday 13 February 2026)`.
fn described(event: &EventRecord) -> String {
    let when = event.date.map(|date| format!(", {}", words::full(&date))).unwrap_or_default();
    format!("{} ({}{when})", super::headline(event), super::finer_name(event))
}

/// The quotation, and inside the best one the words of the date.
fn target(event: &EventRecord, quote: &Quote, source: &str, text: &[char]) -> Value {
    let mut selectors = selectors(quote.start, quote.end, &quote.quote, text);
    let dated = event.reason.as_ref().filter(|reason| {
        quote.quote == quotation(event) && quote.start <= reason.start && reason.end <= quote.end && !reason.quote.is_empty()
    });
    if let Some(reason) = dated {
        let inside = json!({
            "type": "TextPositionSelector", "start": reason.start - quote.start, "end": reason.end - quote.start,
        });
        selectors.iter_mut().for_each(|selector| selector["refinedBy"] = inside.clone());
    }
    json!({ "source": source, "selector": selectors })
}

fn selectors(start: usize, end: usize, exact: &str, text: &[char]) -> Vec<Value> {
    let mut by_words = json!({ "type": "TextQuoteSelector", "exact": exact });
    // Only where the text is the one that the positions count in.
    if text.get(start..end).is_some_and(|words| words.iter().copied().eq(exact.chars())) {
        by_words["prefix"] = text[start.saturating_sub(AROUND)..start].iter().collect::<String>().into();
        by_words["suffix"] = text[end..(end + AROUND).min(text.len())].iter().collect::<String>().into();
    }
    vec![by_words, json!({ "type": "TextPositionSelector", "start": start, "end": end })]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, analyze, day};

    #[test]
    fn a_selector_finds_its_sentence_again() {
        let article = Article::read(
            "🎤 Notes\n\nIt rained. Glass Ferry released \"Low Water\" on February 13. It rained.\n",
            day("2026-06-05"),
        );
        let document = AnalysisDocument::from(&analyze(&article));
        let written: Value = serde_json::from_str(&write(&document, &article.text)).expect("it is JSON");
        let annotation = &written["first"]["items"][0];
        let [quote, position] = [0, 1].map(|at| &annotation["target"][0]["selector"][at]);
        assert_eq!(quote["exact"], "Glass Ferry released \"Low Water\" on February 13.");
        assert_eq!((&quote["prefix"], &quote["suffix"]), (&json!("🎤 Notes\n\nIt rained. "), &json!(" It rained.\n")));
        let characters: Vec<char> = article.text.chars().collect();
        let (start, end) = (position["start"].as_u64().unwrap_or(0) as usize, position["end"].as_u64().unwrap_or(0) as usize);
        assert_eq!(characters[start..end].iter().collect::<String>(), quote["exact"]);
        let date = &position["refinedBy"];
        let (from, to) = (date["start"].as_u64().unwrap_or(0) as usize, date["end"].as_u64().unwrap_or(0) as usize);
        assert_eq!(characters[start + from..start + to].iter().collect::<String>(), "February 13");
        assert_eq!(annotation["body"][0]["value"], "release");
        assert_eq!(annotation["body"][2]["value"], "2026-02-13");
    }

    #[test]
    fn another_text_gives_no_surroundings() {
        let document = crate::export::sample();
        let written: Value = serde_json::from_str(&write(&document, "another text altogether")).expect("it is JSON");
        assert_eq!(written["total"], document.events.len());
        assert!(!written.to_string().contains("\"prefix\""));
    }
}
