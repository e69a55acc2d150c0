//! For learning the judge's weights: reads articles as `tempoline batch` does, one `{"id","text","published"}` a line, and
//! prints every proposed event with its features, `{"id","proposals":[{"event":…,"features":["rule=…",…]}]}`.

use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use tempoline::analysis::Analysis;
use tempoline::event::propose;
use tempoline::{AnalysisDocument, Article, analyze, day};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line: Value = serde_json::from_str(&line?)?;
        let text = line["text"].as_str().unwrap_or_default();
        let article = Article::read(text, line["published"].as_str().and_then(day));
        let analysis = analyze(&article);
        let proposals = propose(&analysis.article, &analysis.document, &analysis.timexes, &analysis.mentions);
        let features: Vec<Vec<String>> = proposals
            .iter()
            .map(|proposal| proposal.features.iter().map(|(name, value)| format!("{name}={value}")).collect())
            .collect();
        let events = proposals.into_iter().map(|proposal| proposal.event).collect();
        let document = AnalysisDocument::from(&Analysis { events, ..analysis });
        let proposals: Vec<Value> =
            document.events.iter().zip(features).map(|(event, features)| json!({"event": event, "features": features})).collect();
        writeln!(out, "{}", json!({"id": line["id"], "proposals": proposals}))?;
    }
    Ok(())
}
