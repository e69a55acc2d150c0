//! The page's end of the worker: what to analyse goes in, the newest answer comes out, and a dead worker is replaced.
//!
//! ```ignore
//! let engine = Engine::new(Callback::from(|outcome| match outcome {
//!     Outcome::Found(response) => show(response.generation, response.json),
//!     Outcome::Stopped { generation, .. } => say_that_it_stopped(generation),
//! }));
//! let generation = engine.analyze(text, published);
//! ```

use crate::edtf::Date;
use crate::worker::{Request, Response};
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

/// How a request ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The analysis document.
    Found(Response),
    /// No answer will come to this request: the worker died. The next request gets a new one.
    Stopped {
        /// That of the request.
        generation: u32,
        /// False when the worker did not even start: it could not be loaded, or the browser has none.
        started: bool,
    },
}

/// A handle on the worker; clones share it, and the last one dropped ends it.
#[derive(Clone)]
pub struct Engine(Rc<Shared>);

struct Shared {
    on_outcome: Callback<Outcome>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// That of the newest request; answers to older ones are dropped.
    generation: u32,
    /// The newest request while the worker cannot take it: it loads, or it works on an older one.
    waiting: Option<Request>,
    running: Option<Running>,
}

struct Running {
    worker: Worker,
    /// It has said that it listens.
    ready: bool,
    /// It works on a request.
    busy: bool,
    _listeners: [EventListener; 2],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl PartialEq for Engine {
    fn eq(&self, other: &Engine) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Engine {
    /// Starts the worker at once, so that it has loaded by the time of the first request.
    pub fn new(on_outcome: Callback<Outcome>) -> Engine {
        let shared = Rc::new(Shared { on_outcome, state: RefCell::default() });
        shared.state.borrow_mut().running = start(&shared);
        Engine(shared)
    }

    /// Asks for an analysis and gives the request's generation. Of several requests made while the worker is busy only
    /// the newest is worked on, and only the newest is answered.
    pub fn analyze(&self, text: String, published: Option<Date>) -> u32 {
        let generation = {
            let mut state = self.0.state.borrow_mut();
            state.generation = state.generation.wrapping_add(1);
            state.waiting = Some(Request { generation: state.generation, text, published });
            state.generation
        };
        post_waiting(&self.0);
        generation
    }
}

/// Hands the waiting request to the worker if it can take it; starts a worker if there is none.
fn post_waiting(shared: &Rc<Shared>) {
    let mut state = shared.state.borrow_mut();
    if state.waiting.is_some() && state.running.is_none() {
        state.running = start(shared);
    }
    let State { waiting, running, .. } = &mut *state;
    match running {
        None => {
            drop(state);
            stopped(shared);
        }
        Some(running) if running.ready && !running.busy => {
            if let Some(request) = waiting.take() {
                // An array of text and numbers can always be posted.
                running.busy = running.worker.post_message(&request.to_message()).is_ok();
            }
        }
        Some(_) => {}
    }
}

fn heard(shared: &Rc<Shared>, message: &JsValue) {
    let response = Response::from_message(message);
    let newest = {
        let mut state = shared.state.borrow_mut();
        if let Some(running) = &mut state.running {
            running.ready = true;
            running.busy = false;
        }
        state.generation
    };
    post_waiting(shared);
    if let Some(response) = response.filter(|response| response.generation == newest) {
        shared.on_outcome.emit(Outcome::Found(response));
    }
}

/// The worker is dead. A request that waited behind the deadly one goes to a new worker; one that waited for a worker
/// which never started would not fare better with another.
fn stopped(shared: &Rc<Shared>) {
    let (generation, started, next) = {
        let mut state = shared.state.borrow_mut();
        let started = state.running.take().is_some_and(|running| running.ready);
        if !started {
            state.waiting = None;
        }
        (state.generation, started, state.waiting.is_some())
    };
    if next {
        post_waiting(shared);
    } else {
        shared.on_outcome.emit(Outcome::Stopped { generation, started });
    }
}

/// `None` where the browser refuses to make a worker, or outside the page.
fn start(shared: &Rc<Shared>) -> Option<Running> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address()?, &options).ok()?;
    let on_message = {
        let shared = Rc::downgrade(shared);
        EventListener::new(&worker, "message", move |event| {
            with(&shared, |shared| {
                if let Some(event) = event.dyn_ref::<MessageEvent>() {
                    heard(shared, &event.data());
                }
            })
        })
    };
    let on_error = {
        let shared = Rc::downgrade(shared);
        // The reader is told on the page; preventing the default keeps the error out of the console as well.
        EventListener::new_with_options(&worker, "error", EventListenerOptions::enable_prevent_default(), move |event| {
            event.prevent_default();
            with(&shared, stopped)
        })
    };
    Some(Running { worker, ready: false, busy: false, _listeners: [on_message, on_error] })
}

fn with(shared: &Weak<Shared>, act: impl FnOnce(&Rc<Shared>)) {
    if let Some(shared) = shared.upgrade() {
        act(&shared);
    }
}

/// `boot.js?app-….js`: the start script, told the hashed name of the module that the page itself runs.
fn address() -> Option<String> {
    let boot = web_sys::window()?.document()?.get_element_by_id("boot")?;
    let module = boot.get_attribute("data-js")?;
    let name = module.rsplit('/').next()?;
    Some(format!("{}?{name}", boot.get_attribute("src")?))
}
