//! What other people's programs make of our files: calendars by `icalendar` and `ical.js`, tables by pandas, linked data by
//! `jsonld`, the schema by Ajv, wikitext by mwparserfromhell, drawings by an XML reader. A program that is missing is a
//! failure, never a pass; `./dev test` installs them all.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};
use tempoline::analysis::RULES;
use tempoline::edtf::Edtf;
use tempoline::event::Kind;
use tempoline::export::Format;
use tempoline::{AnalysisDocument, Article, SAMPLE, analyze};

/// Python with what `tests/consumers/requirements.txt` names: where `./dev test` put it, or as the environment says.
fn python() -> PathBuf {
    let home = || env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home).unwrap_or_default();
    env::var_os("TEMPOLINE_PYTHON").map_or_else(|| cache.join("tempoline/tools/python/bin/python3"), PathBuf::from)
}

/// What a program prints of the files in `folder`, as JSON.
fn read_by(program: &Path, script: &str, folder: &Path) -> Value {
    let ran = Command::new(program).arg(script).arg(folder).output();
    let ran = ran.unwrap_or_else(|error| panic!("{} does not start; ./dev test installs it: {error}", program.display()));
    assert!(ran.status.success(), "{script}:\n{}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_slice(&ran.stdout).unwrap()
}

/// Every format of a document in a folder of its own, each under its name.
fn written(name: &str, document: &AnalysisDocument, text: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("tempoline-consumers-{}-{name}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    for format in Format::ALL {
        let file = format.write(document, text);
        assert!(file.contains(RULES), "{} names the rules that found what it holds", format.name());
        fs::write(folder.join(format.name()), file).unwrap();
    }
    folder
}

/// A document with every field in use, and one as the engine reads it.
fn documents() -> [(&'static str, AnalysisDocument, String); 2] {
    let every: AnalysisDocument = serde_json::from_str(include_str!("data/analysis.json")).unwrap();
    let analysis = analyze(&Article::read(SAMPLE, None));
    let read = AnalysisDocument::from(&analysis);
    [("every-field", every, String::new()), ("example", read, analysis.article.text)]
        .map(|(name, document, text)| (name, AnalysisDocument { rules: Some(RULES.to_owned()), ..document }, text))
}

fn quote(document: &AnalysisDocument, index: usize) -> &str {
    document.events[index].evidence.first().map_or("", |quote| quote.quote.as_str())
}

#[test]
fn others_read_in_our_files_what_we_wrote() {
    for (name, document, text) in documents() {
        let folder = written(name, &document, &text);
        let python = read_by(&python(), "tests/consumers/read.py", &folder);
        let node = read_by(Path::new("node"), "tests/consumers/read.cjs", &folder);
        check_table(&document, &python["table"]);
        check_calendar(&document, &python["calendar"], &node["calendar"]);
        check_wiki(&document, &python["wiki"]);
        check_drawing(&document, &python["drawing"]);
        assert_eq!(node["schema"], json!([]), "{name} fits the published schema");
        check_policy(&node["policy"]);
        check_linked(&document, &node["linked"]);
        check_notes(&document, &node["notes"]);
        fs::remove_dir_all(folder).unwrap();
    }
}

fn check_table(document: &AnalysisDocument, table: &Value) {
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len(), document.events.len());
    let columns: Vec<&str> = table["columns"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let at = |name: &str| columns.iter().position(|column| *column == name).unwrap();
    for (index, (row, event)) in rows.iter().zip(&document.events).enumerate() {
        let cell = |name: &str| row[at(name)].as_str().unwrap();
        assert_eq!(cell("edtf"), event.date.map(|date| date.to_string()).unwrap_or_default());
        assert_eq!(cell("quote").trim_start_matches('\''), quote(document, index));
        assert_eq!(cell("title").trim_start_matches('\''), event.title);
        assert_eq!(cell("engine"), format!("{}, rules {RULES}", document.engine));
        let formula =
            row.as_array().unwrap().iter().filter_map(Value::as_str).find(|cell| cell.starts_with(['=', '+', '-', '@']));
        assert_eq!(formula, None, "no cell is taken for a formula");
    }
}

/// First and last day of the events that a calendar can hold.
fn days(document: &AnalysisDocument) -> Vec<(String, String)> {
    let day = |date: &Edtf| Some((date.first_day()?, date.last_day()?));
    let is_day = |date: &Edtf| date.to_string().split('/').all(|part| part.len() == 10 && !part.contains(['X', '.']));
    let dates = document.events.iter().filter_map(|event| event.date).filter(is_day).filter_map(|date| day(&date));
    let mut days: Vec<_> = dates.map(|(first, last)| (first.to_string(), last.next_day().unwrap().to_string())).collect();
    days.sort();
    days
}

fn check_calendar(document: &AnalysisDocument, python: &Value, node: &Value) {
    let days = days(document);
    assert_eq!(python["left_out"], document.events.len() - days.len(), "what a calendar cannot hold is counted");
    assert_eq!(python["rules"], RULES);
    for events in [&python["events"], node] {
        let events = events.as_array().unwrap();
        let text = |event: &Value, name: &str| event[name].as_str().unwrap().to_owned();
        let mut found: Vec<_> = events.iter().map(|event| (text(event, "start"), text(event, "end"))).collect();
        found.sort();
        assert_eq!(found, days);
        for event in events {
            let description = text(event, "description").replace('\n', " ");
            let said =
                (0..document.events.len()).any(|index| description.starts_with(&quote(document, index).replace('\n', " ")));
            assert!(said, "{description}");
        }
    }
    assert_eq!(python["events"], *node, "both read the same");
}

fn check_wiki(document: &AnalysisDocument, wiki: &Value) {
    let citations = wiki["citations"].as_array().unwrap();
    assert_eq!(citations.len(), document.events.len());
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut quotes: Vec<String> = (0..document.events.len()).map(|index| words(quote(document, index))).collect();
    let mut found: Vec<String> = citations.iter().map(|citation| words(citation["quote"].as_str().unwrap())).collect();
    quotes.sort();
    found.sort();
    assert_eq!(found, quotes);
    assert!(citations.iter().all(|citation| citation["name"] == "cite news"));
    assert_eq!((&wiki["links"], &wiki["external"]), (&json!(0), &json!(0)), "nothing of an article becomes a link");
    assert!(wiki["tags"].as_array().unwrap().iter().all(|tag| tag == "ref"), "{}", wiki["tags"]);
}

fn check_drawing(document: &AnalysisDocument, drawing: &Value) {
    assert_eq!(drawing["root"], "{http://www.w3.org/2000/svg}svg");
    let ids: Vec<&str> = document.events.iter().map(|event| event.id.as_str()).collect();
    assert!(drawing["events"].as_array().unwrap().iter().all(|id| ids.contains(&id.as_str().unwrap())));
}

/// The page that opens from disk runs its own script and style, and nothing else.
fn check_policy(policy: &Value) {
    let [style, script] = ["style", "script"].map(|name| policy[name].as_str().unwrap());
    assert_eq!(policy["allowed"], format!("default-src 'none'; style-src {style}; script-src {script}"));
}

fn check_linked(document: &AnalysisDocument, linked: &Value) {
    let types: Vec<&str> =
        linked.as_array().unwrap().iter().filter_map(|kind| kind.as_str()?.strip_prefix("https://schema.org/")).collect();
    assert_eq!(types.len(), document.events.len() + 2, "the article, its events, and who read it");
    let count = |kind: Kind| document.events.iter().filter(|event| event.kind == kind).count();
    assert_eq!(types.iter().filter(|kind| **kind == "MusicEvent").count(), count(Kind::Concert));
    assert_eq!(types.iter().filter(|kind| **kind == "Claim").count(), count(Kind::Record) + count(Kind::Award));
}

fn check_notes(document: &AnalysisDocument, notes: &Value) {
    let notes = notes.as_array().unwrap();
    assert_eq!(notes.len(), document.events.len());
    for (note, event) in notes.iter().zip(&document.events) {
        assert_eq!(note["type"], json!(["http://www.w3.org/ns/oa#Annotation"]));
        assert_eq!(note["motivation"], "http://www.w3.org/ns/oa#classifying");
        let exact: Vec<&str> = event.evidence.iter().map(|quote| quote.quote.as_str()).collect();
        assert_eq!(note["exact"], json!(exact));
    }
}
