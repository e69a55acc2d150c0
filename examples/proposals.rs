//! For learning the judge's weights: reads articles as `tempoline batch` does, one `{"id","text","published"}` a line, and
//! prints every proposed event with its features, `{"id","proposals":[{"event":…,"features":["rule=…",…]}]}`. With the path
//! of a file of weights it prints what the engine would find by them instead, `{"id","events":[…]}`.

use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use tempoline::analysis::Analysis;
use tempoline::event::{Weights, find_events_by, propose};
use tempoline::{AnalysisDocument, Article, analyze, day};

fn main() -> io::Result<()> {
    let weights = std::env::args().nth(1).map(std::fs::read_to_string).transpose()?.map(|text| Weights::parse(&text));
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().unwrap_or_default();
        let analysis = analyze(&Article::read(text, line["published"].as_str().and_then(day)));
        let found = match &weights {
            Some(weights) => json!({"id": line["id"], "events": judged_by(weights, analysis)}),
            None => json!({"id": line["id"], "proposals": proposals(analysis)}),
        };
        writeln!(out, "{found}")?;
    }
    Ok(())
}

fn judged_by(weights: &Weights, analysis: Analysis) -> Value {
    let events = find_events_by(weights, &analysis.article, &analysis.document, &analysis.timexes, &analysis.mentions);
    json!(AnalysisDocument::from(&Analysis { events, ..analysis }).events)
}

fn proposals(analysis: Analysis) -> Vec<Value> {
    let proposals = propose(&analysis.article, &analysis.document, &analysis.timexes, &analysis.mentions);
    let features: Vec<Vec<String>> = proposals
        .iter()
        .map(|proposal| proposal.features.iter().map(|(name, value)| format!("{name}={value}")).collect())
        .collect();
    let events = proposals.into_iter().map(|proposal| proposal.event).collect();
    let document = AnalysisDocument::from(&Analysis { events, ..analysis });
    document.events.iter().zip(features).map(|(event, features)| json!({"event": event, "features": features})).collect()
}
