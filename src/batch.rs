//! Archives: one article a line in, one analysis a line out, in order, on all cores, in constant memory.
//!
//! ```
//! use tempoline::batch::{Line, analyze_line};
//! let line = analyze_line(br#"{"id": 7, "text": "Glass Ferry toured in May.", "published": "2026-06-05"}"#);
//! assert!(line.is_ok_and(|line: Line| line.output.starts_with(r#"{"id":7,"version":1"#)));
//! ```

mod line;
mod resume;

pub use line::{LONGEST_LINE, Line, LineError, analyze_line, published_day};
use line::{read_line, without_mark};
pub use resume::{Ended, run_to_file};
use std::io::{self, BufRead, BufWriter, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Lines waiting, at work or waiting to be written, for each thread.
const WINDOW: usize = 4;

/// After how many lines at most the place reached is told.
const TOLD_EVERY: usize = 256;

/// How far a run has come: all of this is written, and nothing after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Lines of the input, blank and bad ones included.
    pub lines: usize,
    /// Bytes of the output, those of the runs before it included.
    pub bytes: u64,
}

/// How a batch went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Analyses written.
    pub written: usize,
    /// Lines that were left out or not wholly understood.
    pub reported: usize,
}

/// A line on its way to a worker: its bytes, or that it was too long, and where its result goes.
type Job = (Result<Vec<u8>, LineError>, SyncSender<Result<Line, LineError>>);
/// A line on its way to the writer: its number, counted from 1, and where its result comes from.
type Pending = (usize, Receiver<Result<Line, LineError>>);

/// Analyses every line of `input` on `threads` threads and writes the results to `output` in the order of the lines.
///
/// What was wrong with a line goes to `report` with the line's number, in order too; such a line gives no output unless
/// it could be analysed all the same. Blank lines are passed over. At most a few lines for each thread are in memory.
/// Ends early, with the error, when `input` cannot be read or `output` not be written.
pub fn run(
    input: impl BufRead + Send,
    output: impl Write,
    threads: usize,
    report: impl FnMut(usize, &LineError),
) -> io::Result<Summary> {
    run_from(Place::default(), input, output, threads, report, |_| Ok(()))
}

/// As [`run`], going on after the place that an earlier run had reached: the lines up to there are passed over. Each place
/// that this run reaches goes to `reached`, which may end it with an error.
pub fn run_from(
    place: Place,
    input: impl BufRead + Send,
    output: impl Write,
    threads: usize,
    report: impl FnMut(usize, &LineError),
    reached: impl FnMut(Place) -> io::Result<()>,
) -> io::Result<Summary> {
    let threads = threads.max(1);
    let (job_in, job_out) = sync_channel::<Job>(threads * WINDOW);
    let (pending_in, pending_out) = sync_channel::<Pending>(threads * WINDOW);
    let jobs = Mutex::new(job_out);
    thread::scope(|scope| {
        let reader = scope.spawn(move || read_lines(place.lines, input, &job_in, &pending_in));
        for _ in 0..threads {
            scope.spawn(|| work(&jobs));
        }
        let written = write_lines(place, &pending_out, output, report, reached);
        // With nobody to take them the reader stops at its next line instead of reading on.
        drop(pending_out);
        let summary = written?;
        reader.join().unwrap_or_else(|_| Err(io::Error::other("the reader failed")))?;
        Ok(summary)
    })
}

fn read_lines(skip: usize, mut input: impl BufRead, jobs: &SyncSender<Job>, pending: &SyncSender<Pending>) -> io::Result<()> {
    let mut number = 0;
    while let Some(line) = read_line(&mut input)? {
        number += 1;
        if number <= skip {
            continue;
        }
        let line = line.map(|line| without_mark(line, number));
        if line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty()) {
            continue;
        }
        let (result_in, result_out) = sync_channel(1);
        if pending.send((number, result_out)).is_err() || jobs.send((line, result_in)).is_err() {
            break;
        }
    }
    Ok(())
}

fn work(jobs: &Mutex<Receiver<Job>>) {
    loop {
        // The lock is held while waiting only, never while working.
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((line, result)) = job else { return };
        // Nobody waits any more when writing has failed; the next `recv` then ends this thread.
        let _ = result.send(line.and_then(|line| analyze_line(&line)));
    }
}

fn write_lines(
    mut place: Place,
    pending: &Receiver<Pending>,
    output: impl Write,
    mut report: impl FnMut(usize, &LineError),
    mut reached: impl FnMut(Place) -> io::Result<()>,
) -> io::Result<Summary> {
    let mut output = BufWriter::new(output);
    let mut summary = Summary::default();
    let mut told = place.lines;
    loop {
        // What is done is handed on before waiting, so that a slow feeder sees its answers at once.
        let (number, result) = match pending.try_recv() {
            Ok(next) => next,
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                output.flush()?;
                match pending.recv() {
                    Ok(next) => next,
                    Err(_) => break,
                }
            }
        };
        let problem = match result.recv().unwrap_or(Err(LineError::Engine)) {
            Ok(line) => {
                output.write_all(line.output.as_bytes())?;
                output.write_all(b"\n")?;
                place.bytes += line.output.len() as u64 + 1;
                summary.written += 1;
                line.warning
            }
            Err(error) => Some(error),
        };
        if let Some(problem) = problem {
            summary.reported += 1;
            report(number, &problem);
        }
        place.lines = number;
        if place.lines >= told + TOLD_EVERY {
            output.flush()?;
            reached(place)?;
            told = place.lines;
        }
    }
    output.flush()?;
    reached(place)?;
    Ok(summary)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_on(input: &[u8], threads: usize) -> (Vec<String>, Vec<(usize, LineError)>) {
        let (mut output, mut problems) = (Vec::new(), Vec::new());
        let summary = run(input, &mut output, threads, |number, error| problems.push((number, error.clone())));
        let lines: Vec<String> = String::from_utf8_lossy(&output).lines().map(str::to_owned).collect();
        assert_eq!(summary.ok(), Some(Summary { written: lines.len(), reported: problems.len() }));
        (lines, problems)
    }

    fn id(line: &str) -> String {
        serde_json::from_str::<serde_json::Value>(line).map_or_else(|error| error.to_string(), |value| value["id"].to_string())
    }

    #[test]
    fn results_come_in_the_order_of_the_lines_on_any_number_of_threads() {
        let sentence = "Glass Ferry released \"Low Water\" on May 2. ";
        let input: String = (0..60)
            .map(|n: usize| format!("{{\"id\":{n},\"text\":{:?},\"published\":\"2026-06-05\"}}\n", sentence.repeat((59 - n) % 7)))
            .collect();
        let expected = run_on(input.as_bytes(), 1);
        assert_eq!(
            expected.0.iter().map(|line| id(line)).collect::<Vec<_>>(),
            (0..60).map(|n| n.to_string()).collect::<Vec<_>>()
        );
        assert_eq!(run_on(input.as_bytes(), 4), expected);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_reported_by_its_number_and_the_rest_goes_on() {
        let input =
            b"\xef\xbb\xbf{\"id\":\"a\",\"text\":\"x\"}\n\nnot json\n{\"text\":\"no id\"}\n{\"id\":{},\"text\":\"\"}\n\xff\xfe\n\
            {\"id\":1.50,\"text\":\"y\",\"published\":null}\r\n{\"id\":\"\\u00e9\",\"text\":\"z\",\"published\":\"soon\"}";
        let (lines, problems) = run_on(input, 2);
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with(r#"{"id":"a","version":1,"#), "{}", lines[0]);
        assert!(lines[1].starts_with(r#"{"id":1.50,"#), "an id comes back as written: {}", lines[1]);
        assert!(lines[2].starts_with(r#"{"id":"\u00e9","#), "{}", lines[2]);
        assert_eq!(problems.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [3, 4, 5, 6, 8]);
        assert!(matches!(problems[0].1, LineError::Json(_)));
        assert!(matches!(problems[1].1, LineError::Json(_)));
        assert_eq!(problems[2].1, LineError::Id);
        assert_eq!(problems[3].1, LineError::NotText);
        assert_eq!(problems[4].1, LineError::Published("soon".to_owned()));
    }

    #[test]
    fn a_line_too_long_to_hold_is_passed_over() {
        let mut input = vec![b'x'; LONGEST_LINE + 10];
        input.extend_from_slice(b"\n{\"id\":2,\"text\":\"\"}\n");
        let (lines, problems) = run_on(&input, 1);
        assert_eq!(problems, [(1, LineError::TooLong)]);
        assert_eq!(lines.len(), 1);
    }

    #[test]
    fn a_run_that_was_ended_goes_on_where_it_was() {
        let line = |n: usize| if n % 7 == 3 { "no article\n".to_owned() } else { format!("{{\"id\":{n},\"text\":\"One.\"}}\n") };
        let input: String = (0..1_000).map(line).collect();
        let whole = run_on(input.as_bytes(), 2).0;
        let (mut first, mut place) = (Vec::new(), Place::default());
        let ended = run_from(
            place,
            input.as_bytes(),
            &mut first,
            2,
            |_, _| {},
            |at| {
                place = at;
                if at.lines > 500 { Err(io::ErrorKind::Interrupted.into()) } else { Ok(()) }
            },
        );
        assert!(ended.is_err() && place.lines > 500 && place.lines < 1_000, "{place:?}");
        first.truncate(usize::try_from(place.bytes).unwrap());
        let mut last = Place::default();
        run_from(
            place,
            input.as_bytes(),
            &mut first,
            2,
            |_, _| {},
            |at| {
                last = at;
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(String::from_utf8_lossy(&first).lines().map(str::to_owned).collect::<Vec<_>>(), whole);
        assert_eq!(last, Place { lines: 1_000, bytes: first.len() as u64 });
    }

    #[test]
    fn a_closed_output_ends_the_run() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let input = "{\"id\":1,\"text\":\"x\"}\n".repeat(100);
        let ended = run(input.as_bytes(), Closed, 2, |_, _| {});
        assert_eq!(ended.map_err(|error| error.kind()), Err(io::ErrorKind::BrokenPipe));
    }
}
