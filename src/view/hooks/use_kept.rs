//! Keeps the reader's work and theme in this browser, and brings back what was kept when the page starts.

use crate::view::browser::{arrival, hash, page, storage};
use crate::view::message::Message;
use crate::view::state::{Action, Origin, State, Theme};
use crate::view::{later, link};
use crate::work::{Work, kept};
use yew::prelude::*;

const WORK: &str = "tempoline.work";
const ASIDE: &str = "tempoline.aside";
const THEME: &str = "tempoline.theme";

/// Restores on the first render, and keeps on each change.
#[hook]
pub fn use_kept(state: &State, act: Callback<Action>) {
    let started = use_mut_ref(|| false);
    use_effect_with((), {
        let act = act.clone();
        move |()| {
            if let Some(name) = storage::read(THEME) {
                act.emit(Action::SetTheme(theme_named(&name)));
            }
            if page::shows_another() {
                arrival::when_here(move || later::bring_back(&act));
            }
        }
    });
    let told = use_mut_ref(|| false);
    use_effect_with((state.work.clone(), state.origin, state.aside.clone()), {
        let act = act.clone();
        move |(work, origin, aside)| {
            if *origin != Origin::Own {
                return;
            }
            if hash::read().is_some() {
                hash::clear();
            }
            if !later::keep(work, aside) && !std::mem::replace(&mut *told.borrow_mut(), true) {
                act.emit(Action::Say(Message::NotKept));
            }
        }
    });
    use_effect_with(state.theme, move |theme| {
        // The first render comes before the kept theme is known; keeping its default would forget the reader's choice.
        if std::mem::replace(&mut *started.borrow_mut(), true) && !hash::is_embedded() {
            page::set_theme(*theme);
            storage::write(THEME, theme_name(*theme));
        }
    });
}

/// Brings back what was kept, or what the address holds.
pub fn bring_back(act: &Callback<Action>) {
    let read = |key| storage::read(key).and_then(|text| kept::read(&text));
    if hash::is_embedded() {
        act.emit(Action::Embed);
    } else if let Some(work) = read(WORK) {
        // The reader's own comes first, so that a link's copy finds it and lays it aside.
        act.emit(Action::Restore(work, read(ASIDE)));
    }
    if let Some(fragment) = hash::read() {
        link::open(fragment, act);
    }
}

/// Keeps a work and what is laid aside for it; false where the browser refused.
pub fn keep(work: &Work, aside: &Option<Work>) -> bool {
    let aside = aside.as_ref().map(kept::write).unwrap_or_default();
    storage::write(ASIDE, &aside) && storage::write(WORK, &kept::write(work))
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn theme_named(name: &str) -> Theme {
    match name {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::System,
    }
}
