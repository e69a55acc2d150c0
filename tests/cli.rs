//! The command as a script meets it: the built binary, its output, its messages, its exit code.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, process};
use tempoline::export::Format;

const ARTICLE: &str = "Glass Ferry released the single \"Low Water\" on February 13. The band will play a concert at Lantern Hall in Leeds on July 2.\n";

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run<S: AsRef<OsStr>>(arguments: &[S], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tempoline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A command that needs no input may have closed it before all was written.
    let feeder = std::thread::spawn(move || stdin.write_all(&input).ok());
    let done = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Ran { code: done.status.code(), out: String::from_utf8(done.stdout).unwrap(), err: String::from_utf8(done.stderr).unwrap() }
}

/// A folder of this test's own, emptied before use.
fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("tempoline-cli-{}-{name}", process::id()));
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn file(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn documents(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn an_article_from_standard_input_gives_its_document() {
    for arguments in [&["analyze", "--published", "2026-06-05"][..], &["analyze", "-p", "2026-06-05T09:00:00Z", "-"]] {
        let ran = run(arguments, ARTICLE.as_bytes());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        let document = &documents(&ran.out)[0];
        assert_eq!(document["version"], 1);
        assert_eq!(document["article"]["published"], "2026-06-05");
        assert!(document["events"].is_array());
    }
}

#[test]
fn a_library_gives_a_document_an_article() {
    use tempoline::library::{Entry, file};
    let work = |text: &str| tempoline::work::kept::write(&tempoline::work::Work::new(text, None));
    let entries = [("a", ARTICLE), ("b", "Published 2026-01-02\n\nOne.")];
    let entries = entries.map(|(id, text)| Entry { id: id.to_owned(), work: work(text), ..Entry::default() });
    let ran = run(&["analyze"], file::write(&entries).as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let texts: Vec<Value> = documents(&ran.out).into_iter().map(|document| document["text"].clone()).collect();
    assert_eq!(texts, [ARTICLE, "Published 2026-01-02\n\nOne."]);
}

#[test]
fn several_files_give_a_document_each_in_their_order() {
    let folder = folder("several");
    let first = file(&folder, "first.txt", "Published 2026-01-02\n\nOne.");
    let second = file(&folder, "second.txt", "");
    let ran = run(&["analyze", &first, &second, "-"], ARTICLE.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let documents = documents(&ran.out);
    assert_eq!(documents.len(), 3);
    assert_eq!(documents[1]["notes"], serde_json::json!(["empty"]));
    assert_ne!(documents[2], documents[1]);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_analysed() {
    let folder = folder("bad");
    let good = file(&folder, "good.txt", ARTICLE);
    let latin = file(&folder, "latin.txt", b"Title\n\nBeyonc\xe9 sang.");
    let absent = folder.join("absent.txt").to_str().unwrap().to_owned();
    let ran = run(&["analyze", &absent, &latin, folder.to_str().unwrap(), &good], b"");
    assert_eq!(ran.code, Some(1));
    assert_eq!(documents(&ran.out).len(), 1);
    let messages: Vec<&str> = ran.err.lines().collect();
    assert_eq!(messages.len(), 3, "{}", ran.err);
    assert!(messages[0].starts_with(&format!("tempoline: {absent}: ")));
    assert_eq!(messages[1], format!("tempoline: {latin}: line 3 is not UTF-8 text"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn files_are_combined_into_one_document_each_with_its_own_date() {
    let folder = folder("combine");
    let first = file(&folder, "first.txt", "Glass Ferry released the single “Low Water” on Friday.");
    let second = file(&folder, "second.txt", "The song “Low Water” by Glass Ferry was released on February 14, 2026.");
    let absent = folder.join("absent.txt").to_str().unwrap().to_owned();
    let ran = run(&["combine", "-p", "2026-02-16", &first, "-p", "text", &second], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let [document] = documents(&ran.out).try_into().unwrap();
    assert_eq!(document["articles"][0]["id"], Value::from(first.as_str()));
    assert_eq!(document["articles"][0]["article"]["published"], "2026-02-16");
    assert_eq!(document["articles"][1]["article"]["published"], Value::Null);
    assert_eq!(document["events"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["events"][0]["sources"]["contradictions"][0]["field"], "date");
    let ran = run(&["combine", "--format", "csv", &first, &absent], b"");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with(&format!("tempoline: {absent}: ")), "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_format_of_the_menu_can_be_asked_for() {
    for format in Format::ALL {
        let ran = run(&["analyze", "-p", "2026-06-05", "--format", format.name()], ARTICLE.as_bytes());
        assert_eq!(ran.code, Some(0), "{}: {}", format.name(), ran.err);
        assert!(ran.out.ends_with('\n'), "{}: {:?}", format.name(), ran.out);
        let help = run(&["analyze", "--help"], b"").out;
        assert!(help.contains(format.name()), "the help names {}", format.name());
    }
}

#[test]
fn what_is_not_understood_is_said_and_nothing_is_read() {
    for (arguments, says) in [
        (&[][..], "say what to do: analyze, combine or batch"),
        (&["analyse"], "there is no command 'analyse'; there are analyze, combine and batch"),
        (&["--fast"], "invalid option '--fast'"),
        (&["analyze", "--fast"], "invalid option '--fast'"),
        (&["analyze", "--published"], "missing argument for option '--published'"),
        (&["analyze", "--published", "5 June"], "--published '5 June' is not a day like 2022-04-24"),
        (&["analyze", "--published=2026-02-30"], "--published '2026-02-30' is not a day like 2022-04-24"),
        (
            &["analyze", "--format", "xml"],
            "--format 'xml' is not one of ics, html, svg, csv, markdown, timelinejs, jsonld, wikitext, quickstatements, musicbrainz, annotations, json",
        ),
        (&["combine"], "say which files to combine"),
        (&["combine", "-p", "soon", "a.txt"], "--published 'soon' is not a day like 2022-04-24"),
        (&["combine", "-f", "xml", "a.txt"], "--format 'xml' is not one of"),
        (&["batch", "articles.ndjson"], "batch reads standard input: tempoline batch < articles.ndjson"),
        (&["batch", "--threads", "many"], "many"),
        (&["batch", "--resume"], "--resume goes with --output FILE"),
    ] {
        let ran = run(arguments, b"");
        assert_eq!(ran.code, Some(2), "{arguments:?}");
        assert_eq!(ran.out, "", "{arguments:?}");
        assert!(ran.err.starts_with("tempoline: ") && ran.err.contains(says), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn help_tells_each_command_with_an_example() {
    for (arguments, has) in [
        (&["--help"][..], "Exit codes:"),
        (&["help"], "Exit codes:"),
        (&["analyze", "--help"], "tempoline analyze --published 2026-06-05"),
        (&["help", "analyze"], "tempoline analyze --published 2026-06-05"),
        (&["combine", "--help"], "tempoline combine clippings/*.txt"),
        (&["help", "combine"], "tempoline combine clippings/*.txt"),
        (&["batch", "-h"], "zcat articles.ndjson.gz | tempoline batch"),
        (&["--version"], concat!("tempoline ", env!("CARGO_PKG_VERSION"))),
    ] {
        let ran = run(arguments, b"");
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{arguments:?}");
        assert!(ran.out.contains(has), "{arguments:?}: {}", ran.out);
    }
}

#[test]
fn a_batch_gives_a_line_for_a_line_in_order_with_the_id_first() {
    let input: String = (0..200)
        .map(|n| {
            serde_json::json!({"id": format!("a-{n}"), "text": ARTICLE.repeat(n % 5), "published": "2026-06-05"}).to_string()
                + "\n"
        })
        .collect();
    let ran = run(&["batch"], input.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for (n, line) in ran.out.lines().enumerate() {
        assert!(line.starts_with(&format!("{{\"id\":\"a-{n}\",\"version\":1,")), "{line}");
    }
    assert_eq!(ran.out.lines().count(), 200);
    assert_eq!(run(&["batch", "--threads", "1"], input.as_bytes()).out, ran.out, "one thread gives what all give");
}

#[test]
fn a_bad_line_is_reported_with_its_number_and_the_rest_goes_on() {
    let input = "{\"id\":1,\"text\":\"One.\"}\n{\"id\":2,\"text\":\n\n{\"id\":3,\"text\":\"Three.\",\"published\":\"\"}\n\
        {\"id\":4,\"text\":\"Four.\",\"published\":\"last week\"}\n";
    let ran = run(&["batch"], input.as_bytes());
    assert_eq!(ran.code, Some(1));
    assert_eq!(documents(&ran.out).iter().map(|document| document["id"].as_i64().unwrap()).collect::<Vec<_>>(), [1, 3, 4]);
    let messages: Vec<&str> = ran.err.lines().collect();
    assert_eq!(messages.len(), 2, "{}", ran.err);
    assert!(messages[0].starts_with("tempoline: standard input, line 2: not an article as "), "{}", messages[0]);
    assert!(messages[1].starts_with("tempoline: standard input, line 5: published 'last week' is not a day"), "{}", messages[1]);
}

#[test]
fn a_batch_into_a_file_is_done_once() {
    let folder = folder("output");
    let path = folder.join("analyses.ndjson").to_str().unwrap().to_owned();
    let input = "{\"id\":1,\"text\":\"One.\"}\n".repeat(300);
    let plain = run(&["batch"], input.as_bytes()).out;
    let ran = run(&["batch", "--output", &path, "--resume"], input.as_bytes());
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    assert_eq!(fs::read_to_string(&path).unwrap(), plain);
    let ran = run(&["batch", "-o", &path, "-r"], input.as_bytes());
    assert_eq!((ran.code, ran.err), (Some(0), format!("tempoline: {path} is done already; nothing was written\n")));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_reader_who_leaves_early_ends_it_quietly() {
    let input = serde_json::json!({"id": 1, "text": ARTICLE}).to_string() + "\n";
    let mut child = Command::new(env!("CARGO_BIN_EXE_tempoline"))
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    // The output is closed now; writing on fails in the command, and at last here.
    for _ in 0..200 {
        if stdin.write_all(input.repeat(100).as_bytes()).is_err() {
            break;
        }
    }
    drop(stdin);
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8(done.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn what_was_exported_is_opened_in_another_format() {
    let folder = folder("reopen");
    let article = file(&folder, "article.txt", ARTICLE);
    let json = run(&["analyze", "-p", "2026-06-05", &article], b"").out;
    let saved = file(&folder, "saved.json", &json);
    let table = run(&["analyze", "--format", "csv", &saved], b"");
    assert_eq!((table.code, table.err.as_str()), (Some(0), ""));
    assert!(table.out.contains("Low Water"), "{}", table.out);

    let page = run(&["analyze", "-p", "2026-06-05", "--format", "html", &article], b"").out;
    let page = file(&folder, "saved.html", page);
    assert!(run(&["analyze", "--format", "markdown", &page], b"").out.contains("Low Water"));

    // One with its article is read again.
    let mut older: Value = serde_json::from_str(&json).unwrap();
    older["rules"] = "0".into();
    older["text"] = ARTICLE.into();
    older["events"].as_array_mut().unwrap().truncate(1);
    older["events"][0]["date"] = "2026-02-12".into();
    for list in ["mentions", "timexes", "regions"] {
        older[list] = serde_json::json!([]);
    }
    let older = file(&folder, "older.json", older.to_string());
    let again = run(&["analyze", &older], b"");
    assert_eq!(documents(&again.out)[0]["events"][0]["date"], "2026-02-13");
    assert!(again.err.contains("  differs: Low Water (date)\n") && again.err.contains("  new: "), "{}", again.err);

    let strange = file(&folder, "strange.json", "{\"a\": 1}");
    let refused = run(&["analyze", &strange], b"");
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("neither an analysis nor a timeline"), "{}", refused.err);
}
