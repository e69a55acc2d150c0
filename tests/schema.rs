//! The published schema says what the engine writes: every document of every test article fits it, and every field is in it.

use serde_json::{Value, json};
use std::fs;
use tempoline::collection::{Apart, Member, combine};
use tempoline::{AnalysisDocument, Article, analyze, edtf::Edtf, export};

fn schema() -> Value {
    serde_json::from_str(include_str!("../docs/analysis.schema.json")).unwrap()
}

/// What of `value` does not fit `schema`, each with its place. Knows the words that our schema uses, and panics at others,
/// so that none is passed over; fields that the schema does not name are reported, for it names all that we write.
fn misfits(root: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (word, rule) in schema.as_object().unwrap() {
        let fits = match word.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let target = root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap();
                found.extend(misfits(root, target, value, place));
                true
            }
            "type" => match rule {
                Value::Array(kinds) => kinds.iter().any(|kind| is_kind(value, kind.as_str().unwrap())),
                kind => is_kind(value, kind.as_str().unwrap()),
            },
            "const" => value == rule,
            "enum" => rule.as_array().unwrap().contains(value),
            "anyOf" => rule.as_array().unwrap().iter().any(|one| misfits(root, one, value, place).is_empty()),
            "required" => rule.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some()),
            "properties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    let place = format!("{place}/{name}");
                    match rule.get(name) {
                        Some(rule) => found.extend(misfits(root, rule, inner, &place)),
                        None => found.push(format!("{place} is not in the schema")),
                    }
                }
                true
            }
            "items" => {
                for (index, inner) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(misfits(root, rule, inner, &format!("{place}/{index}")));
                }
                true
            }
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            // The one pattern is that of EDTF, whose own reader is stricter.
            "pattern" => value.as_str().is_none_or(|text| text.parse::<Edtf>().is_ok()),
            other => panic!("the schema uses '{other}', which this check does not know"),
        };
        if !fits {
            found.push(format!("{place}: {value} does not fit {word} {rule}"));
        }
    }
    found
}

fn is_kind(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no such type: {other}"),
    }
}

#[test]
fn every_document_fits_the_schema() {
    let schema = schema();
    let mut events = 0;
    for entry in fs::read_dir("tests/data/articles").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            let text = fs::read_to_string(&path).unwrap();
            let document = AnalysisDocument::from(&analyze(&Article::read(&text, None)));
            let value: Value = serde_json::from_str(&export::json::write(&document)).unwrap();
            assert_eq!(misfits(&schema, &schema, &value, ""), Vec::<String>::new(), "{}", path.display());
            events += document.events.len();
        }
    }
    assert!(events > 0, "the check has seen events");
    let sample: Value = serde_json::from_str(include_str!("data/analysis.json")).unwrap();
    let sample = serde_json::to_value(serde_json::from_value::<AnalysisDocument>(sample).unwrap()).unwrap();
    assert_eq!(misfits(&schema, &schema, &sample, ""), Vec::<String>::new());
}

#[test]
fn a_document_of_several_articles_fits_the_schema() {
    let schema = schema();
    let texts = [
        "Glass Ferry released the single “Low Water” on 13 May 2024.",
        "“Low Water” by Glass Ferry was released on 14 May 2024.",
    ];
    let members = texts.map(|text| Member::read(text, text, None));
    let combined = combine(&members, &Apart::default());
    assert_eq!(combined.document.events.len(), 1, "two reports of one release");
    let value: Value = serde_json::from_str(&export::json::write(&combined.document)).unwrap();
    assert_eq!(misfits(&schema, &schema, &value, ""), Vec::<String>::new());
    assert_eq!(value["events"][0]["sources"]["contradictions"][0]["sides"][1]["value"], "2024-05-14");
}

#[test]
fn a_line_of_a_batch_fits_the_schema() {
    let line = tempoline::batch::analyze_line(br#"{"id": "a-1", "text": "Glass Ferry toured in May 2024."}"#).unwrap();
    let value: Value = serde_json::from_str(&line.output).unwrap();
    assert_eq!(misfits(&schema(), &schema(), &value, ""), Vec::<String>::new());
}

#[test]
fn what_is_not_a_document_does_not_fit() {
    let schema = schema();
    let good = serde_json::to_value(AnalysisDocument::from(&analyze(&Article::read("A title", None)))).unwrap();
    for (place, wrong) in [
        ("/version", json!(2)),
        ("/article/title", json!(7)),
        ("/article/published", json!("5 June")),
        ("/notes", json!(["happy"])),
        ("/mentions", json!([{"start": -1, "end": 2, "quote": "", "kind": "person", "entity": ""}])),
        ("/timexes", json!([{"start": 0, "end": 2}])),
        ("/events", json!([{}])),
        ("/engine", Value::Null),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = wrong;
        assert!(!misfits(&schema, &schema, &bad, "").is_empty(), "{place}");
    }
    assert_eq!(misfits(&schema, &schema, &good, ""), Vec::<String>::new());
}
