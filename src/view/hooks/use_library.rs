//! Keeps every work of the reader's own in the library, a moment after each change.
//!
//! What stands on the page is also kept at once under a key of the browser's simpler storage (see `use_kept`): that
//! outlives a crash in the moment before the library has it, and windows that have no library.

use crate::library::{Entry, Place};
use crate::view::browser::{library, storage};
use crate::view::later;
use crate::view::message::Message;
use crate::view::state::{Action, Origin};
use crate::work::{Work, kept};
use crate::worker::Refusal;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// After how many milliseconds without another change a work is kept.
const PAUSE: u32 = 500;

/// Where the entry of the work that stands on the page is remembered over a reload.
const ENTRY: &str = "tempoline.entry";

/// What this window knows of the entries that its works are kept in.
#[derive(Default)]
struct Keeper {
    /// By text: a change of date or events is one of the same entry, another text is another.
    places: HashMap<Rc<str>, (String, u32)>,
    /// What waits for its pause.
    waiting: Option<(Rc<Work>, Timeout)>,
    /// What the worker is keeping now; a change meanwhile waits in `next`.
    at_work: bool,
    next: Vec<Rc<Work>>,
    told: Option<Refusal>,
}

type Shared = Rc<RefCell<Keeper>>;

thread_local! {
    // The sheet opens entries that it knows the place of; the keeper is one for the window.
    static KEEPER: Shared = Shared::default();
}

/// Keeps `work` whenever it changes and is the reader's own.
#[hook]
pub fn use_library(work: &Work, origin: Origin, act: Callback<Action>) {
    use_effect_with((work.clone(), origin), move |(work, origin)| {
        if *origin == Origin::Own && !work.text.trim().is_empty() {
            later::keep_in_library(work, &act);
        }
    });
}

/// Keeps `work` as soon as nothing more has changed in it for a while.
pub fn keep_in_library(work: &Work, act: &Callback<Action>) {
    KEEPER.with(|keeper| wait(keeper, Rc::new(work.clone()), act));
}

/// From here on a work with this text is the entry's.
pub fn know_place(text: Rc<str>, id: String, revision: u32) {
    KEEPER.with(|keeper| keeper.borrow_mut().places.insert(text, (id, revision)));
}

/// Forgets an entry that was deleted: its work, if it is changed again, becomes another.
pub fn forget_place(id: &str) {
    KEEPER.with(|keeper| keeper.borrow_mut().places.retain(|_, (known, _)| known != id));
}

fn wait(keeper: &Shared, work: Rc<Work>, act: &Callback<Action>) {
    let earlier = {
        let mut keeper = keeper.borrow_mut();
        // Another article: what waited of the one before is kept now.
        match keeper.waiting.take() {
            Some((earlier, _)) if earlier.text != work.text => Some(earlier),
            _ => None,
        }
    };
    if let Some(earlier) = earlier {
        keep(keeper, earlier, act);
    }
    let timeout = Timeout::new(PAUSE, {
        let (keeper, act) = (keeper.clone(), act.clone());
        move || {
            let waited = keeper.borrow_mut().waiting.take();
            if let Some((work, _)) = waited {
                keep(&keeper, work, &act);
            }
        }
    });
    keeper.borrow_mut().waiting = Some((work, timeout));
}

fn keep(keeper: &Shared, work: Rc<Work>, act: &Callback<Action>) {
    let entry = {
        let mut keeper = keeper.borrow_mut();
        if keeper.at_work {
            // Of one article only the newest counts.
            keeper.next.retain(|next| next.text != work.text);
            keeper.next.push(work);
            return;
        }
        keeper.at_work = true;
        let remembered = || {
            let kept = storage::read(ENTRY)?;
            let (place, sum) = kept.rsplit_once(' ')?;
            // The text is remembered by its length: enough to tell it from one that another window put there.
            let place = Place::read(place)?;
            (sum == work.text.len().to_string()).then_some((place.id, place.revision))
        };
        let (id, revision) = keeper.places.get(&work.text).cloned().or_else(remembered).unwrap_or_default();
        Entry { id, revision, name: String::new(), changed: library::now(), work: kept::write(&work) }
    };
    let (keeper, act) = (keeper.clone(), act.clone());
    library::keep(&entry, Callback::from(move |kept| settle(&keeper, &work, kept, &act)));
}

fn settle(keeper: &Shared, work: &Rc<Work>, kept: Result<Place, Refusal>, act: &Callback<Action>) {
    let (next, message) = {
        let mut keeper = keeper.borrow_mut();
        keeper.at_work = false;
        let message = match kept {
            Ok(place) => {
                keeper.told = None;
                storage::write(ENTRY, &format!("{} {} {}", place.id, place.revision, work.text.len()));
                keeper.places.insert(work.text.clone(), (place.id, place.revision));
                place.copied.then_some(Message::KeptBeside)
            }
            // Said once: the work is on the page and in the simpler storage still, and every change tries again.
            Err(refusal) => {
                let is_new = keeper.told.replace(refusal) != Some(refusal);
                is_new.then_some(Message::NotInLibrary(refusal))
            }
        };
        (if keeper.next.is_empty() { None } else { Some(keeper.next.remove(0)) }, message)
    };
    if let Some(message) = message {
        act.emit(Action::Say(message));
    }
    if let Some(next) = next {
        keep(keeper, next, act);
    }
}
