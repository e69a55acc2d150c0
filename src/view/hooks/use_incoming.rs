//! Brings into the state what reaches the page from anywhere: pastes, drops, keys, links.

use crate::view::browser::engine::{self, Failure, Outcome};
use crate::view::browser::file::{self, Opened};
use crate::view::browser::hash;
use crate::view::browser::incoming::{self, Dropped, Key};
use crate::view::browser::library;
use crate::view::message::Message;
use crate::view::state::{Action, MOST_TEXT, Sheet};
use crate::view::{browser, later};
use crate::work::{Work, kept};
use crate::worker::{Job, LibraryJob, Refusal};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Listens while the page stands.
#[hook]
pub fn use_incoming(act: Callback<Action>) {
    use_effect_with((), move |()| {
        let pasted = act.reform(|text: String| Action::Replace { text, published: None });
        let dropped = Callback::from({
            let act = act.clone();
            move |dropped| {
                let act = act.clone();
                later::in_turn(true, move |came| if came { later::bring(dropped, &act) } else { act.emit(missing()) });
            }
        });
        let pressed = act.reform(|key| match key {
            Key::Undo => Action::Undo,
            Key::Redo => Action::Redo,
            Key::Help => Action::Show(Sheet::Keys),
        });
        let address = Callback::from({
            let act = act.clone();
            move |fragment: Option<String>| {
                if let Some(fragment) = fragment {
                    let act = act.clone();
                    later::in_turn(true, move |came| if came { later::open_link(fragment, &act) } else { act.emit(missing()) });
                }
            }
        });
        let [over, drop] = incoming::on_drop(dropped);
        let printing = browser::page::on_print(&act.reform(Action::Print));
        let listeners = [incoming::on_paste(pasted), over, drop, incoming::on_key(pressed), hash::on_change(address)];
        browser::page::tell_listening();
        move || drop_all((listeners, printing))
    });
}

/// What is told when what was asked for takes what did not come.
fn missing() -> Action {
    Action::Say(Message::EngineMissing)
}

/// Brings what was dropped.
pub fn bring(dropped: Dropped, act: &Callback<Action>) {
    match dropped {
        Dropped::Files(files) => open_files(files, act),
        Dropped::Text(text) => act.emit(Action::Replace { text, published: None }),
    }
}

/// A listener ends when it is dropped.
fn drop_all<T>(listeners: T) {
    drop(listeners);
}

/// Puts a file's text on the page, or says why not.
pub fn open_file(file: web_sys::File, act: &Callback<Action>) {
    let name = file.name();
    let act = act.clone();
    let done = Callback::from(move |opened| match opened {
        Opened::Text(text) if may_be_handed(&text) => import(text, name.clone(), act.clone()),
        Opened::Text(text) => act.emit(Action::Replace { text, published: None }),
        Opened::TooLong(bytes) => act.emit(Action::Say(Message::TooLong(bytes))),
        Opened::Unreadable(name) => act.emit(Action::Say(Message::Unreadable(name))),
    });
    // What was written here holds more than the text.
    file::read_text(file, 4 * MOST_TEXT, done);
}

/// Whether a text looks like a file of ours, as which the worker then knows it or not: no article begins like that.
fn may_be_handed(text: &str) -> bool {
    text.trim_start().starts_with(['{', '<'])
}

/// Has the worker see whether a file is one that was handed on; any other text is an article.
fn import(text: String, name: String, act: Callback<Action>) {
    let file = text.clone();
    let ended = Callback::from(move |outcome: Outcome| {
        act.emit(match outcome.map(|handed| kept::read_handed(&handed)) {
            Ok(Some(handed)) => Action::OpenFile(handed),
            Ok(None) | Err(Failure::Stopped) => Action::Say(Message::Unreadable(name.clone())),
            Err(Failure::Refused(Refusal::IsLibrary)) => return bring_library(text.clone(), act.clone()),
            Err(Failure::Refused(Refusal::Newer)) => Action::Say(Message::NotInLibrary(Refusal::Newer)),
            Err(Failure::Refused(_)) => Action::Replace { text: text.clone(), published: None },
            Err(Failure::Missing) => Action::EngineStopped(false),
        });
    });
    engine::ask(Job::Import { file }, ended);
}

/// Adds a library's file to the library, and shows it.
fn bring_library(text: String, act: Callback<Action>) {
    let done = Callback::from(move |done: Result<String, Refusal>| {
        act.emit(Action::Say(match done {
            Ok(count) => Message::Imported(count.parse().unwrap_or_default()),
            Err(refusal) => Message::NotInLibrary(refusal),
        }));
        act.emit(Action::Show(Sheet::Library));
    });
    library::ask(LibraryJob::Import, text, String::new(), done);
}

/// What came of each of several files, in their order: its name and its text as a work.
type Slots = Rc<RefCell<Vec<Option<(String, Work)>>>>;

/// Puts several files on one timeline; one file is an article of its own.
pub fn open_files(mut files: Vec<web_sys::File>, act: &Callback<Action>) {
    if files.len() < 2 {
        if let Some(file) = files.pop() {
            open_file(file, act);
        }
        return;
    }
    let all = files.len();
    let opened: Slots = Rc::new(RefCell::new(vec![None; all]));
    let answered = Cell::new(0_usize);
    let came = Rc::new({
        let act = act.clone();
        move |place: usize, work: Option<(String, Work)>| {
            if let Some(slot) = opened.borrow_mut().get_mut(place) {
                *slot = work;
            }
            answered.set(answered.get() + 1);
            if answered.get() < all {
                return;
            }
            let works: Vec<(String, Work)> = opened.take().into_iter().flatten().collect();
            let missed = all - works.len();
            if !works.is_empty() {
                act.emit(Action::OpenKept(Work::of_several(works)));
            }
            if missed > 0 {
                act.emit(Action::Say(Message::SomeUnreadable(missed)));
            }
        }
    });
    for (place, file) in files.into_iter().enumerate() {
        let (came, name) = (came.clone(), file.name());
        let done = Callback::from(move |text: Opened| match text {
            Opened::Text(text) if may_be_handed(&text) => {
                let (came, name) = (came.clone(), name.clone());
                let ended = Callback::from(move |outcome: Outcome| {
                    let handed = outcome.ok().and_then(|handed| kept::read_handed(&handed));
                    came(place, handed.map(|handed| (name.clone(), handed.work)));
                });
                engine::ask(Job::Import { file: text }, ended);
            }
            Opened::Text(text) if !text.trim().is_empty() => came(place, Some((name.clone(), Work::new(&text, None)))),
            _ => came(place, None),
        });
        file::read_text(file, MOST_TEXT, done);
    }
}
