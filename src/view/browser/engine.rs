//! The page's end of the worker: jobs go in, answers come out in order, and a dead worker is replaced. The library's jobs
//! are a line of their own, for a database that does not answer must not keep an article unread.
//!
//! A job of the engine's that its worker died of goes to a new one, for WebKit now and then runs a long job's code wrongly
//! while it optimises it. Of 80 first answers to a megabyte 8 ended in a trap (WebKitGTK, December 2026), at another place
//! each time, and none of 40 with its optimising compiler off. `./dev bench` tells of each.
//!
//! A page has one worker. It is started by the first job, or by [`prepare`] when a job is likely to come soon, so that who
//! only looks at the example downloads no engine.

use crate::worker::{Answer, Job, Refusal, answer_from, message_of_job};
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::collections::VecDeque;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

/// Why a job did not give what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The worker said no.
    Refused(Refusal),
    /// Each worker that tried it died, or the one that was at the library; the next job gets a new one.
    Stopped,
    /// The worker did not even start: it could not be loaded, or the browser has none.
    Missing,
}

/// How a job ended.
pub type Outcome = Result<String, Failure>;

/// How many workers a job may cost.
const TRIES: u8 = 3;

struct Asked {
    job: Job,
    ended: Callback<Outcome>,
    /// How many workers died of it.
    tried: u8,
}

#[derive(Default)]
struct Line {
    waiting: VecDeque<Asked>,
    /// The jobs that the worker is at: one of the engine's, and one of the library's.
    at_work: [Option<Asked>; 2],
    running: Option<Running>,
}

struct Running {
    worker: Worker,
    /// It has said that it listens.
    ready: bool,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::default();
}

/// Hands a job to the worker. An analysis takes the place of one that still waits, of which nothing more is heard: while
/// the reader types, only the newest text matters.
pub fn ask(job: Job, ended: Callback<Outcome>) {
    LINE.with_borrow_mut(|line| {
        let reads = |job: &Job| matches!(job, Job::Analyze { .. } | Job::Combine { .. });
        if reads(&job) {
            line.waiting.retain(|asked| !reads(&asked.job));
        }
        line.waiting.push_back(Asked { job, ended, tried: 0 });
    });
    go_on();
}

/// Starts the worker, so that it has loaded by the time of the first job.
pub fn prepare() {
    LINE.with_borrow_mut(|line| {
        if line.running.is_none() {
            line.running = start();
        }
    });
}

/// Gives the worker the next jobs that it can take; starts a worker if there is none.
fn go_on() {
    let can_run = LINE.with_borrow_mut(|line| {
        for is_of_library in [false, true] {
            let at_work = &mut line.at_work[usize::from(is_of_library)];
            let next = line.waiting.iter().position(|asked| asked.job.is_of_library() == is_of_library);
            let Some(next) = next.filter(|_| at_work.is_none()) else { continue };
            if line.running.is_none() {
                line.running = start();
            }
            let Some(running) = &line.running else { return false };
            if running.ready
                && let Some(asked) = line.waiting.remove(next)
            {
                // An array of texts can always be posted.
                let _ = running.worker.post_message(&message_of_job(&asked.job));
                *at_work = Some(asked);
            }
        }
        true
    });
    if !can_run {
        stopped();
    }
}

fn heard(message: &JsValue) {
    let answered = LINE.with_borrow_mut(|line| {
        if let Some(running) = &mut line.running {
            running.ready = true;
        }
        let (answer, is_of_library) = answer_from(message)?;
        Some((line.at_work[usize::from(is_of_library)].take()?, answer))
    });
    go_on();
    if let Some((asked, answer)) = answered {
        asked.ended.emit(Answer::map_err(answer, Failure::Refused));
    }
}

/// The worker is dead. What the engine was at is tried again, before the jobs that waited behind; those that waited for a
/// worker which never started would not fare better with another.
fn stopped() {
    let (lost, failure) = LINE.with_borrow_mut(|line| {
        if !line.running.take().is_some_and(|running| running.ready) {
            return (std::mem::take(&mut line.waiting), Failure::Missing);
        }
        let mut lost = VecDeque::new();
        for mut asked in std::mem::take(&mut line.at_work).into_iter().flatten() {
            asked.tried += 1;
            // What the library did already it would do twice.
            let again = asked.tried < TRIES && !asked.job.is_of_library();
            if again { line.waiting.push_front(asked) } else { lost.push_back(asked) }
        }
        (lost, Failure::Stopped)
    });
    for asked in lost {
        asked.ended.emit(Err(failure));
    }
    go_on();
}

/// `None` where the browser refuses to make a worker, or outside the page.
fn start() -> Option<Running> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address()?, &options).ok()?;
    let on_message = EventListener::new(&worker, "message", |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            heard(&event.data());
        }
    });
    // The reader is told on the page; preventing the default keeps the error out of the console as well.
    let on_error = EventListener::new_with_options(&worker, "error", EventListenerOptions::enable_prevent_default(), |event| {
        event.prevent_default();
        stopped();
    });
    Some(Running { worker, ready: false, _listeners: [on_message, on_error] })
}

/// `boot.js?app-….js`: the start script, told the hashed name of the page's module as a version.
fn address() -> Option<String> {
    let boot = web_sys::window()?.document()?.get_element_by_id("boot")?;
    let module = boot.get_attribute("data-js")?;
    let version = module.rsplit('/').next()?;
    Some(format!("{}?{version}", boot.get_attribute("src")?))
}
