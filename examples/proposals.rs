//! For learning the weights: reads articles as `tempoline batch` does, one `{"id","text","published"}` a line, and prints what
//! the engine proposes by the weights of a file, and what it finds:
//! `{"id","events":[…],"proposals":[{"event":…,"features":["rule=…",…],"dates":[{"value":…,"features":[…]}]}],"pairs":[[0,1,[…]]]}`.

use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use tempoline::analysis::Analysis;
use tempoline::event::{Reading, Weights, pairs, propose, weighed};
use tempoline::{AnalysisDocument, Article, analyze, day};

fn main() -> io::Result<()> {
    let path = std::env::args().nth(1).ok_or_else(|| io::Error::other("the path of a file of weights is missing"))?;
    let weights = Weights::learning(&std::fs::read_to_string(path)?);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().unwrap_or_default();
        let analysis = analyze(&Article::read(text, line["published"].as_str().and_then(day)));
        let (events, analysis) = found(&weights, analysis);
        let (proposals, pairs) = proposals(&weights, analysis);
        writeln!(out, "{}", json!({"id": line["id"], "events": events, "proposals": proposals, "pairs": pairs}))?;
    }
    Ok(())
}

fn found(weights: &Weights, analysis: Analysis) -> (Value, Analysis) {
    let events = weighed(weights, &analysis.article, &analysis.document, &analysis.timexes, &analysis.mentions);
    let analysis = Analysis { events, ..analysis };
    (json!(AnalysisDocument::from(&analysis).events), analysis)
}

fn proposals(weights: &Weights, analysis: Analysis) -> (Vec<Value>, Value) {
    let proposals = propose(weights, &analysis.article, &analysis.document, &analysis.timexes, &analysis.mentions);
    let pairs = json!(pairs(weights, &proposals));
    let (events, learned): (Vec<_>, Vec<_>) =
        proposals.into_iter().map(|proposal| (proposal.event, (proposal.features, proposal.dates))).unzip();
    let document = AnalysisDocument::from(&Analysis { events, ..analysis });
    let list = |readings: Vec<Reading>| -> Vec<Value> {
        readings.into_iter().map(|reading| json!({"value": reading.value, "features": reading.features})).collect()
    };
    let entry = |(event, (features, dates)): (_, (Vec<String>, Vec<Reading>))| json!({"event": event, "features": features, "dates": list(dates)});
    (document.events.iter().map(|event| json!(event)).zip(learned).map(entry).collect(), pairs)
}
