//! The second half of the page's module, as `boot.js` brings it: asked for and told of by events at the document.

use crate::view::later;
use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use web_sys::{Document, Event};

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    Ahead,
    /// It did not come when it was last asked for.
    Missed,
    Here,
}

/// Whoever waits; told whether it came.
type Waiting = Box<dyn FnOnce(bool)>;

thread_local! {
    static ARRIVAL: Cell<Arrival> = const { Cell::new(if cfg!(target_arch = "wasm32") { Arrival::Ahead } else { Arrival::Here }) };
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
    static ON_ARRIVAL: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Whether it is here.
pub fn is_here() -> bool {
    ARRIVAL.get() == Arrival::Here
}

/// Whether it was asked for and did not come.
pub fn is_missed() -> bool {
    ARRIVAL.get() == Arrival::Missed
}

/// Whether something waits for it.
pub fn is_awaited() -> bool {
    WAITING.with_borrow(|waiting| !waiting.is_empty())
}

/// Asks for it, and does `then` when it has come or has failed to.
pub fn await_it(then: impl FnOnce(bool) + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
    if let Some((document, wanted)) = document().zip(Event::new("later-wanted").ok()) {
        // An event of one's own can always be sent.
        let _ = document.dispatch_event(&wanted);
    }
}

/// Does `then` as soon as it is here, before anything that waits for it; nothing is asked for.
pub fn when_here(then: impl FnOnce() + 'static) {
    if is_here() {
        then();
    } else {
        ON_ARRIVAL.with_borrow_mut(|all| all.push(Box::new(then)));
    }
}

/// Listens for it, for as long as the page stands.
pub fn listen() {
    let Some(document) = document() else { return };
    let settle = |came| {
        for then in WAITING.take() {
            then(came);
        }
    };
    EventListener::new(&document, "later-here", move |_| {
        ARRIVAL.set(Arrival::Here);
        later::speak_english();
        for then in ON_ARRIVAL.take() {
            then();
        }
        settle(true);
    })
    .forget();
    EventListener::new(&document, "later-missing", move |_| {
        ARRIVAL.set(Arrival::Missed);
        settle(false);
    })
    .forget();
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
