//! A batch into a file, which goes on after it was ended: beside the file stands how far it has come.
//!
//! `analyses.ndjson.at` holds `lines bytes engine rules input`: how many lines of the input are done, how many bytes of the
//! output they gave, by which engine, and a sum of the input's first bytes. Going on cuts what was written after that
//! place, passes over the lines before it, and so gives the bytes that a run in one piece gives.

use super::{LineError, Place, Summary, run_from};
use crate::analysis::RULES;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Of how much of the input the sum is made.
const SUMMED: usize = 4096;

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All is written.
    Done(Summary),
    /// All was written before.
    WasDone,
    /// An earlier run was ended here, and this one was not asked to go on.
    HalfDone(Place),
    /// An earlier run was ended, but had another input or another engine.
    Another,
}

/// Writes the analyses of `input` to `file`. With `resume` it goes on where an earlier run was ended; without, it begins,
/// unless an earlier run was ended half-way.
pub fn run_to_file(
    file: &Path,
    input: impl Read + Send,
    threads: usize,
    resume: bool,
    report: impl FnMut(usize, &LineError),
) -> io::Result<Ended> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mark = format!("{} {RULES} {:08x}", env!("CARGO_PKG_VERSION"), sum(input.fill_buf()?));
    let beside = beside(file);
    let place = match fs::read_to_string(&beside) {
        Ok(kept) if resume => match read_place(&kept, &mark) {
            Some(place) => place,
            None => return Ok(Ended::Another),
        },
        Ok(kept) => return Ok(Ended::HalfDone(kept_place(&kept).unwrap_or_default())),
        Err(_) if resume && file.exists() => return Ok(Ended::WasDone),
        Err(_) => Place::default(),
    };
    keep(&beside, place, &mark)?;
    let mut output = OpenOptions::new().create(true).write(true).truncate(false).open(file)?;
    output.set_len(place.bytes)?;
    output.seek(SeekFrom::Start(place.bytes))?;
    let summary = run_from(place, input, &output, threads, report, |place| keep(&beside, place, &mark))?;
    output.sync_all()?;
    fs::remove_file(&beside)?;
    Ok(Ended::Done(summary))
}

/// `analyses.ndjson.at`.
fn beside(file: &Path) -> PathBuf {
    let mut name = OsString::from(file.as_os_str());
    name.push(".at");
    PathBuf::from(name)
}

/// Written whole under another name and then renamed: a place that is half written would be no place.
fn keep(beside: &Path, place: Place, mark: &str) -> io::Result<()> {
    let new = beside.with_extension("at-new");
    io::Write::write_all(&mut File::create(&new)?, format!("{} {} {mark}\n", place.lines, place.bytes).as_bytes())?;
    fs::rename(new, beside)
}

fn kept_place(kept: &str) -> Option<Place> {
    let mut parts = kept.split_whitespace();
    Some(Place { lines: parts.next()?.parse().ok()?, bytes: parts.next()?.parse().ok()? })
}

fn read_place(kept: &str, mark: &str) -> Option<Place> {
    let place = kept_place(kept)?;
    let of = kept.trim().splitn(3, ' ').nth(2)?;
    (of == mark).then_some(place)
}

/// FNV-1a of the input's beginning: enough to tell one archive from another.
fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().take(SUMMED).fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("tempoline-resume-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn input(lines: usize) -> String {
        (0..lines).map(|n| format!("{{\"id\":{n},\"text\":\"One.\"}}\n")).collect()
    }

    fn run(file: &Path, input: &str, resume: bool) -> Ended {
        run_to_file(file, input.as_bytes(), 2, resume, |_, _| {}).unwrap()
    }

    #[test]
    fn a_run_that_was_ended_gives_the_bytes_of_a_whole_one() {
        let folder = folder("whole");
        let (whole, broken) = (folder.join("whole.ndjson"), folder.join("broken.ndjson"));
        let text = input(600);
        assert!(matches!(run(&whole, &text, true), Ended::Done(Summary { written: 600, .. })), "the first run may say it too");
        let expected = fs::read(&whole).unwrap();
        // As a run leaves it that was ended between two places: more is written than the place says.
        let cut = expected.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(255).unwrap().0 + 1;
        fs::write(&broken, &expected[..cut + 100]).unwrap();
        let mark = format!("{} {RULES} {:08x}", env!("CARGO_PKG_VERSION"), sum(text.as_bytes()));
        keep(&beside(&broken), Place { lines: 256, bytes: cut as u64 }, &mark).unwrap();
        assert_eq!(run(&broken, &text, false), Ended::HalfDone(Place { lines: 256, bytes: cut as u64 }));
        assert_eq!(run(&broken, &input(3).replace("One", "Two"), true), Ended::Another);
        assert!(matches!(run(&broken, &text, true), Ended::Done(Summary { written: 344, .. })));
        assert_eq!(fs::read(&broken).unwrap(), expected);
        assert_eq!(run(&broken, &text, true), Ended::WasDone);
        assert!(!beside(&broken).exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
