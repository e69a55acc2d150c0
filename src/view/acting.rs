//! Callbacks that act only when an event gives something to act on.

use super::state::Action;
use yew::Callback;

/// Calls `act` with what `meant` makes of an event, if it makes anything of it.
pub fn acting<E: 'static>(act: &Callback<Action>, meant: impl Fn(E) -> Option<Action> + 'static) -> Callback<E> {
    let act = act.clone();
    Callback::from(move |event: E| {
        if let Some(action) = meant(event) {
            act.emit(action);
        }
    })
}
