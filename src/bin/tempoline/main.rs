//! The command line: files, arguments, exit codes. `tempoline --help` tells the rest.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, thread};
use tempoline::analysis::RULES;
use tempoline::batch::Ended;
use tempoline::collection::{Apart, Combined, Member, combine};
use tempoline::export::Format;
use tempoline::import::{self, Change};
use tempoline::library;
use tempoline::work::kept;
use tempoline::worker::{Job, answer};
use tempoline::{AnalysisDocument, Article, analyze, batch, edtf};

const HELP: &str = "\
Turns music-news articles into timelines of releases, records, concerts and awards.
Nothing is sent anywhere.

Usage:
  tempoline analyze [--published DATE] [--format FORMAT] [FILE... | -]
  tempoline combine [--format FORMAT] [--published DATE] FILE...
  tempoline batch [--threads N] < articles.ndjson > analyses.ndjson

Commands:
  analyze    analyses text files, one article a file
  combine    puts several articles on one timeline, reports of one happening folded into one
  batch      analyses an archive, one article a line

Options:
  -h, --help       this text; 'tempoline analyze --help' tells more
  -V, --version    the version

Exit codes: 0 all was read; 1 something could not be read, and standard error says what; 2 the command was not understood.
";

const ANALYZE_HELP: &str = "\
Analyses text files, one article a file, and prints one document a file in the order given.

Usage:
  tempoline analyze [--published DATE] [--format FORMAT] [FILE... | -]

Arguments:
  FILE    a UTF-8 text as copied from the page, headline and all; '-' or none: standard input

Options:
  -p, --published DATE    the day the article was published, YYYY-MM-DD, where its text does not say or is wrong;
                          relative dates ('last Friday') are counted from it
  -f, --format FORMAT     json (one document a line; where not given), csv, ics, html, svg, markdown, timelinejs, jsonld,
                          annotations, wikitext, quickstatements or musicbrainz
  -h, --help              this text

Examples:
  tempoline analyze review.txt
  tempoline analyze --published 2026-06-05 --format markdown review.txt > review.md
  tempoline analyze --format csv saved.json > saved.csv
  pbpaste | tempoline analyze --format ics > concerts.ics
  tempoline analyze clippings/*.txt | jq -c '.events[] | [.date, .kind, .title]'

What was exported as JSON or as a web page, timelines for TimelineJS, and a library's file, every article of it, are opened
and written in the format asked for; what another engine had read is read again, and standard error says what is different.

A file that cannot be read is named on standard error, the others are analysed, and the exit code is 1. A calendar holds
days only, and TimelineJS dated events only: standard error says how many events a format had to leave out.
";

const COMBINE_HELP: &str = "\
Puts several articles on one timeline: analyses each, folds reports of one happening into one event, prints one document.

Usage:
  tempoline combine [--format FORMAT] [--published DATE] FILE...

Arguments:
  FILE    a UTF-8 text, one article a file; '-': standard input

Options:
  -p, --published DATE    the day on which the files that follow were published, up to the next such option; 'text': as
                          their own text says, which is so at first
  -f, --format FORMAT     json where not given, or any other format of analyze
  -h, --help              this text

Examples:
  tempoline combine clippings/*.txt | jq -c '.events[] | [.date, .title, (.sources.reports | length)]'
  tempoline combine -p 2026-03-02 news.txt -p 2026-04-20 later.txt | jq '.events[].sources.contradictions[]'

In JSON 'articles' says which article is which part of the whole, whose texts stand one after the other with an empty line
between. Each event has its 'sources': what each article reports, why the reports were taken for one, on what they agree and
what they contradict each other on. A file that cannot be read is named on standard error, the rest are combined, and the
exit code is 1.
";

const BATCH_HELP: &str = "\
Analyses an archive: one article a line in, one analysis a line out, in order, on all cores, in constant memory.

Usage:
  tempoline batch [--threads N] [--output FILE [--resume]] < articles.ndjson > analyses.ndjson

A line in:   {\"id\": \"a-1\", \"text\": \"…\", \"published\": \"2026-06-05\"}
             id is text or a number; published may be a day, a time stamp that begins with one, null or left out
A line out:  {\"id\": \"a-1\", \"version\": 1, \"engine\": …, \"article\": …, \"events\": …}
             the analysis document with the id as its first key

Options:
  -j, --threads N      how many threads work; all cores where not given
  -o, --output FILE    writes to FILE instead of standard output, and keeps in FILE.at how far it has come; FILE.at goes
                       when all is done
  -r, --resume         goes on where an earlier run with the same --output and the same input was ended; does nothing
                       where that run was done
  -h, --help           this text

Examples:
  tempoline batch < articles.ndjson > analyses.ndjson
  tempoline batch --output analyses.ndjson --resume < articles.ndjson
  zcat articles.ndjson.gz | tempoline batch | jq -c 'select(.events != [])' | gzip > found.ndjson.gz

A line that cannot be read gives no line out; its number and what is wrong go to standard error, the rest goes on, and
the exit code is 1. A 'published' that is not a day is reported too, and the article analysed by what its text says.
Blank lines are passed over.
";

/// What was asked for.
enum Command {
    Say(String),
    Analyze { published: Option<edtf::Date>, format: Format, files: Vec<OsString> },
    Combine { format: Format, files: Vec<(Option<edtf::Date>, OsString)> },
    Batch { threads: usize, output: Option<PathBuf>, resume: bool },
}

fn main() -> ExitCode {
    let done = match read_arguments(lexopt::Parser::from_env()) {
        Ok(Command::Say(text)) => say(&text).map(|()| true),
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

fn read_arguments(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    use lexopt::prelude::{Long, Short, Value};
    match arguments.next()? {
        Some(Long("help") | Short('h')) => Ok(Command::Say(HELP.to_owned())),
        Some(Long("version") | Short('V')) => Ok(Command::Say(concat!("tempoline ", env!("CARGO_PKG_VERSION"), "\n").to_owned())),
        Some(Value(name)) if name == "analyze" => read_analyze(arguments),
        Some(Value(name)) if name == "combine" => read_combine(arguments),
        Some(Value(name)) if name == "batch" => read_batch(arguments),
        Some(Value(name)) if name == "help" => Ok(Command::Say(match arguments.next()? {
            Some(Value(name)) if name == "analyze" => ANALYZE_HELP.to_owned(),
            Some(Value(name)) if name == "combine" => COMBINE_HELP.to_owned(),
            Some(Value(name)) if name == "batch" => BATCH_HELP.to_owned(),
            _ => HELP.to_owned(),
        })),
        Some(Value(name)) => {
            Err(format!("there is no command '{}'; there are analyze, combine and batch", name.to_string_lossy()).into())
        }
        Some(other) => Err(other.unexpected()),
        None => Err("say what to do: analyze, combine or batch".into()),
    }
}

fn read_analyze(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    use lexopt::prelude::{Long, Short, Value};
    let (mut published, mut chosen, mut files) = (None, "json".to_owned(), Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Say(ANALYZE_HELP.to_owned())),
            Long("published") | Short('p') => {
                published = Some(read_day(&arguments.value()?.to_string_lossy())?);
            }
            Long("format") | Short('f') => chosen = arguments.value()?.to_string_lossy().into_owned(),
            Value(file) => files.push(file),
            other => return Err(other.unexpected()),
        }
    }
    if files.is_empty() {
        files.push("-".into());
    }
    Ok(Command::Analyze { published, format: read_format(&chosen)?, files })
}

fn read_combine(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    use lexopt::prelude::{Long, Short, Value};
    let (mut published, mut chosen, mut files) = (None, "json".to_owned(), Vec::new());
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Say(COMBINE_HELP.to_owned())),
            Long("published") | Short('p') => {
                let given = arguments.value()?.to_string_lossy().into_owned();
                published = if given == "text" { None } else { Some(read_day(&given)?) };
            }
            Long("format") | Short('f') => chosen = arguments.value()?.to_string_lossy().into_owned(),
            Value(file) => files.push((published, file)),
            other => return Err(other.unexpected()),
        }
    }
    if files.is_empty() {
        return Err("say which files to combine".into());
    }
    Ok(Command::Combine { format: read_format(&chosen)?, files })
}

fn read_day(given: &str) -> Result<edtf::Date, String> {
    batch::published_day(given).ok_or_else(|| format!("--published '{given}' is not a day like 2022-04-24"))
}

fn read_format(chosen: &str) -> Result<Format, String> {
    Format::named(chosen).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.map(Format::name).to_vec();
        format!("--format '{chosen}' is not one of {}", names.join(", "))
    })
}

fn read_batch(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    use lexopt::prelude::{Long, Short, ValueExt};
    let mut threads = thread::available_parallelism().map_or(1, usize::from);
    let (mut output, mut resume) = (None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Say(BATCH_HELP.to_owned())),
            Long("threads") | Short('j') => threads = arguments.value()?.parse_with(|given| given.parse::<u16>())?.into(),
            Long("output") | Short('o') => output = Some(PathBuf::from(arguments.value()?)),
            Long("resume") | Short('r') => resume = true,
            lexopt::Arg::Value(file) => {
                let file = file.to_string_lossy().into_owned();
                return Err(format!("batch reads standard input: tempoline batch < {file}").into());
            }
            other => return Err(other.unexpected()),
        }
    }
    if resume && output.is_none() {
        return Err("--resume goes with --output FILE: what went to standard output cannot be looked at again".into());
    }
    Ok(Command::Batch { threads, output, resume })
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
    let left_out = format.left_out(&document);
    if left_out > 0 {
        let (name, events) = (format.name(), document.events.len());
        eprintln!("tempoline: {}: {left_out} of {events} events have no date that {name} can hold", file_name(file));
    }
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
    let left_out = format.left_out(&document);
    if left_out > 0 {
        let (name, events) = (format.name(), document.events.len());
        eprintln!("tempoline: {left_out} of {events} events have no date that {name} can hold");
    }
    say(format.write(&document, &text).trim_end_matches('\n'))?;
    say("\n")?;
    Ok(members.len() == files.len())
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
    let summary = batch::run(input, io::stdout().lock(), threads, |number, problem| {
        eprintln!("tempoline: standard input, line {number}: {problem}");
    })?;
    Ok(summary.reported == 0)
}

/// The same into a file; false too where there was nothing to go on with.
fn run_archive(threads: usize, file: &Path, resume: bool) -> io::Result<bool> {
    let ended = batch::run_to_file(file, io::stdin(), threads, resume, |number, problem| {
        eprintln!("tempoline: standard input, line {number}: {problem}");
    })?;
    let name = file.display();
    match ended {
        Ended::Done(summary) => return Ok(summary.reported == 0),
        Ended::WasDone => eprintln!("tempoline: {name} is done already; nothing was written"),
        Ended::HalfDone(place) => {
            eprintln!(
                "tempoline: an earlier run of {name} was ended after line {}: go on with --resume, or remove {name}.at to begin anew",
                place.lines
            );
            return Ok(false);
        }
        Ended::Another => {
            eprintln!("tempoline: {name}.at is of another input or another engine: remove it to begin anew");
            return Ok(false);
        }
    }
    Ok(true)
}
