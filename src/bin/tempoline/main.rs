//! The command line: files, arguments, exit codes. `tempoline --help` tells the rest.

mod arguments;
mod help;

use arguments::{Command, read_arguments};
use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use tempoline::analysis::RULES;
use tempoline::batch::{self, Ended, LineError};
use tempoline::collection::{Apart, Combined, Member, combine};
use tempoline::export::Format;
use tempoline::import::{self, Change};
use tempoline::library;
use tempoline::work::kept;
use tempoline::worker::{Job, answer};
use tempoline::{AnalysisDocument, Article, analyze, edtf};

fn main() -> ExitCode {
    let done = match read_arguments(lexopt::Parser::from_env()) {
        Ok(Command::Say(text)) => say(text).map(|()| true),
        Ok(Command::Analyze { published, format, files }) => analyze_files(published, format, &files),
        Ok(Command::Combine { format, files }) => combine_files(format, &files),
        Ok(Command::Batch { threads, output: None, .. }) => run_batch(threads),
        Ok(Command::Batch { threads, output: Some(file), resume }) => run_archive(threads, &file, resume),
        Err(problem) => {
            eprintln!("tempoline: {problem}\nTry 'tempoline --help'.");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read the output has seen enough (`| head`): that is no failure of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tempoline: {error}");
            ExitCode::FAILURE
        }
    }
}

fn say(text: &str) -> io::Result<()> {
    io::stdout().lock().write_all(text.as_bytes())
}

/// Prints every file's analysis; false when some could not be read.
fn analyze_files(published: Option<edtf::Date>, format: Format, files: &[OsString]) -> io::Result<bool> {
    let mut output = io::stdout().lock();
    let mut all_read = true;
    let mut printed = 0;
    for file in files {
        for document in documents(published, format, file) {
            let document = match document {
                Ok(document) => document,
                Err(error) => {
                    all_read = false;
                    eprintln!("tempoline: {}: {error}", file_name(file));
                    continue;
                }
            };
            let document = if printed > 0 { format.following(&document) } else { &document };
            output.write_all(document.as_bytes())?;
            if !document.is_empty() && !document.ends_with('\n') {
                output.write_all(b"\n")?;
            }
            printed += 1;
        }
    }
    output.flush()?;
    Ok(all_read)
}

/// What a file gives: the analysis of its article, or that of each work in a file that was handed on.
fn documents(published: Option<edtf::Date>, format: Format, file: &OsString) -> Vec<Result<String, String>> {
    let text = match read_text(file) {
        Ok(text) => text,
        Err(error) => return vec![Err(error.to_string())],
    };
    if !import::is_file_of_ours(&text) {
        return vec![Ok(analyzed(published, format, file, &text))];
    }
    match library::file::read(&text) {
        Ok(entries) => entries.iter().map(|entry| written(&entry.work, format)).collect(),
        Err(_) => vec![reopened(&text, format, &file_name(file))],
    }
}

/// The analysis of an article, with what the format cannot hold on standard error.
fn analyzed(published: Option<edtf::Date>, format: Format, file: &OsString, text: &str) -> String {
    let analysis = analyze(&Article::read(text, published));
    let document = AnalysisDocument { rules: Some(RULES.to_owned()), ..AnalysisDocument::from(&analysis) };
    tell_left_out(&format!("{}: ", file_name(file)), format, &document);
    format.write(&document, &analysis.article.text)
}

/// What was handed on, in another format; where it holds its article, as this engine reads that, with what is different
/// from the file's own reading on standard error.
fn reopened(file: &str, format: Format, name: &str) -> Result<String, String> {
    let before = import::read(file).map_err(|error| error.to_string())?.document;
    let handed = answer(&Job::Import { file: file.to_owned() }).map_err(|_| "it cannot be read")?;
    let handed = kept::read_handed(&handed).ok_or("there is nothing in it")?;
    let work = kept::write(&handed.work);
    if handed.changes.is_some() {
        let after = written(&work, Format::Json).ok().and_then(|json| serde_json::from_str::<AnalysisDocument>(&json).ok());
        let after = after.ok_or("it cannot be read again")?;
        let title = |document: &AnalysisDocument, at: usize| document.events.get(at).map_or("", |event| &event.title).to_owned();
        eprintln!("tempoline: {name}: {} had read this; read again by {}, rules {RULES}:", before.engine, after.engine);
        for change in import::changes(&before, &after) {
            match change {
                Change::Gone(at) => eprintln!("  gone: {}", title(&before, at)),
                Change::New(at) => eprintln!("  new: {}", title(&after, at)),
                Change::Differs(at, _, fields) => eprintln!("  differs: {} ({})", title(&before, at), fields.join(", ")),
            }
        }
    }
    written(&work, format)
}

/// A work as the library and links keep it, in a format.
fn written(work: &str, format: Format) -> Result<String, String> {
    let job = Job::Export { work: work.to_owned(), format: format.name().to_owned() };
    answer(&job).map_err(|_| "it cannot be written in this format".to_owned())
}

/// Prints the one document of all files; false when some could not be read.
fn combine_files(format: Format, files: &[(Option<edtf::Date>, OsString)]) -> io::Result<bool> {
    let mut members = Vec::new();
    for (published, file) in files {
        match read_text(file) {
            Ok(text) => members.push(Member::read(&file_name(file), &text, *published)),
            Err(error) => eprintln!("tempoline: {}: {error}", file_name(file)),
        }
    }
    let Combined { text, document } = combine(&members, &Apart::default());
    // Without the whole text nobody could tell what the positions count in.
    let document = AnalysisDocument { rules: Some(RULES.to_owned()), text: Some(text.clone()), ..document };
    tell_left_out("", format, &document);
    say(format.write(&document, &text).trim_end_matches('\n'))?;
    say("\n")?;
    Ok(members.len() == files.len())
}

/// Says how many events have no place in the format, after the name of the file, if it is one's.
fn tell_left_out(file: &str, format: Format, document: &AnalysisDocument) {
    let left_out = format.left_out(document);
    if left_out > 0 {
        let (name, events) = (format.name(), document.events.len());
        eprintln!("tempoline: {file}{left_out} of {events} events have no date that {name} can hold");
    }
}

fn file_name(file: &OsString) -> String {
    if file == "-" { "standard input".to_owned() } else { file.to_string_lossy().into_owned() }
}

fn read_text(file: &OsString) -> Result<String, String> {
    let mut bytes = Vec::new();
    if file == "-" {
        let mut input = io::stdin().lock();
        if input.is_terminal() {
            eprintln!("Paste the article, then end it with Ctrl-D on a line of its own.");
        }
        input.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    } else {
        bytes = fs::read(file).map_err(|error| error.to_string())?;
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(good).filter(|&&byte| byte == b'\n').count() + 1;
        format!("line {line} is not UTF-8 text")
    })
}

/// Runs the archive through; false when a line was left out or not wholly understood.
fn run_batch(threads: usize) -> io::Result<bool> {
    let input = io::BufReader::with_capacity(1 << 16, io::stdin());
    let summary = batch::run(input, io::stdout().lock(), threads, tell_line)?;
    Ok(summary.reported == 0)
}

/// The same into a file; false too where there was nothing to go on with.
fn run_archive(threads: usize, file: &Path, resume: bool) -> io::Result<bool> {
    let ended = batch::run_to_file(file, io::stdin(), threads, resume, tell_line)?;
    let name = file.display();
    Ok(match ended {
        Ended::Done(summary) => summary.reported == 0,
        Ended::WasDone => {
            eprintln!("tempoline: {name} is done already; nothing was written");
            true
        }
        Ended::HalfDone(place) => {
            eprintln!(
                "tempoline: an earlier run of {name} was ended after line {}: go on with --resume, or remove {name}.at to begin anew",
                place.lines
            );
            false
        }
        Ended::Another => {
            eprintln!("tempoline: {name}.at is of another input or another engine: remove it to begin anew");
            false
        }
    })
}

fn tell_line(number: usize, problem: &LineError) {
    eprintln!("tempoline: standard input, line {number}: {problem}");
}
