//! From arguments to what was asked for.

use crate::help::{ANALYZE_HELP, BATCH_HELP, COMBINE_HELP, HELP};
use std::ffi::OsString;
use std::path::PathBuf;
use std::thread;
use tempoline::export::Format;
use tempoline::{batch, edtf};

/// What was asked for.
pub enum Command {
    Say(&'static str),
    Analyze { published: Option<edtf::Date>, format: Format, files: Vec<OsString> },
    Combine { format: Format, files: Vec<(Option<edtf::Date>, OsString)> },
    Batch { threads: usize, output: Option<PathBuf>, resume: bool },
}

/// The command and its options; or what of them was not understood.
pub fn read_arguments(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    use lexopt::prelude::{Long, Short, Value};
    match arguments.next()? {
        Some(Long("help") | Short('h')) => Ok(Command::Say(HELP)),
        Some(Long("version") | Short('V')) => Ok(Command::Say(concat!("tempoline ", env!("CARGO_PKG_VERSION"), "\n"))),
        Some(Value(name)) if name == "analyze" => read_analyze(arguments),
        Some(Value(name)) if name == "combine" => read_combine(arguments),
        Some(Value(name)) if name == "batch" => read_batch(arguments),
        Some(Value(name)) if name == "help" => Ok(Command::Say(match arguments.next()? {
            Some(Value(name)) if name == "analyze" => ANALYZE_HELP,
            Some(Value(name)) if name == "combine" => COMBINE_HELP,
            Some(Value(name)) if name == "batch" => BATCH_HELP,
            _ => HELP,
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
            Long("help") | Short('h') => return Ok(Command::Say(ANALYZE_HELP)),
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
            Long("help") | Short('h') => return Ok(Command::Say(COMBINE_HELP)),
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

fn read_batch(mut arguments: lexopt::Parser) -> Result<Command, lexopt::Error> {
    use lexopt::prelude::{Long, Short, ValueExt};
    let mut threads = thread::available_parallelism().map_or(1, usize::from);
    let (mut output, mut resume) = (None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Say(BATCH_HELP)),
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

fn read_day(given: &str) -> Result<edtf::Date, String> {
    batch::published_day(given).ok_or_else(|| format!("--published '{given}' is not a day like 2022-04-24"))
}

fn read_format(chosen: &str) -> Result<Format, String> {
    Format::named(chosen).ok_or_else(|| {
        let names = Format::ALL.map(Format::name).join(", ");
        format!("--format '{chosen}' is not one of {names}")
    })
}
