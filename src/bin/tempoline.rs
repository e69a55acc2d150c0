//! The command line: `tempoline batch < articles.ndjson > analyses.ndjson`.

use std::io::{self, BufRead, Write};

#[derive(serde::Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let Ok(line) = serde_json::from_str::<Line>(&line?) else { continue };
        let article = tempoline::Article::read(&line.text, line.published.as_deref().and_then(tempoline::day));
        let analysis = tempoline::analyze(&article);
        let document = tempoline::AnalysisDocument::from(&analysis);
        let mut value = serde_json::to_value(&document)?;
        value["id"] = line.id.into();
        writeln!(out, "{value}")?;
    }
    Ok(())
}
