//! What the engine finds in one or two sentences: every event of a row of `data/events.toml`, and nothing where a row has none.

use serde::Deserialize;
use std::fmt::Write;
use tempoline::analysis::EventRecord;
use tempoline::{AnalysisDocument, Article, analyze, day};

#[derive(Deserialize)]
struct Rows {
    row: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    text: String,
    events: Vec<String>,
}

#[test]
fn sentences_give_their_events() {
    let rows: Rows = toml::from_str(include_str!("data/events.toml")).expect("events.toml is a table of rows");
    let mut wrong = String::new();
    for row in rows.row {
        let analysis = analyze(&Article::read(&row.text, day("2026-06-05")));
        let found: Vec<String> = AnalysisDocument::from(&analysis).events.iter().map(line).collect();
        let all_found = row.events.iter().all(|expected| found.iter().any(|found| agrees(expected, found)));
        if !all_found || (row.events.is_empty() && !found.is_empty()) {
            let _ = writeln!(wrong, "{}: {}\n  expected {:?}\n  found    {found:?}", row.name, row.text, row.events);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn line(event: &EventRecord) -> String {
    let kind = format!("{:?}", event.kind).to_lowercase();
    let status = format!("{:?}", event.status).to_lowercase();
    let date = event.date.map_or("-".to_owned(), |date| date.to_string());
    format!("{kind} {} | {} | {} | {date} | {status}", event.what, event.title, event.artists.join("; "))
}

/// Artists that the row leaves open (`-`) may be anything, and so may the finer kind after the kind.
fn agrees(expected: &str, found: &str) -> bool {
    let (expected, found): (Vec<&str>, Vec<&str>) = (expected.split(" | ").collect(), found.split(" | ").collect());
    let kind = |field: &str| field.split(' ').next().map(str::to_owned);
    expected.len() == found.len()
        && expected.iter().zip(&found).enumerate().all(|(field, (a, b))| match field {
            0 => kind(a) == kind(b),
            2 => a == b || *a == "-",
            _ => a == b,
        })
}
