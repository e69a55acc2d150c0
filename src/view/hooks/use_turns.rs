//! Parts of the page that a long article changes have their turns, each in a task of its own: between them the browser hears
//! its reader.

use crate::analysis::AnalysisDocument;
use crate::view::app::Shown;
use crate::view::shared::Shared;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Of an article of more bytes the parts have turns.
const LONG: usize = 20_000;

/// What is drawn of an article.
#[derive(Clone, PartialEq)]
pub struct Drawn {
    /// The text.
    pub text: Rc<str>,
    /// What the engine found in it.
    pub found: Option<Shared<AnalysisDocument>>,
    /// The same with the reader's word in it.
    pub shown: Shared<Shown>,
}

/// What the article and the list draw while the timeline draws `newest` already, and whether both have come to that.
#[hook]
pub fn use_turns(newest: Drawn) -> (Drawn, Drawn, bool) {
    let held = use_mut_ref(|| [newest.clone(), newest.clone()]);
    let again = use_force_update();
    let turn = {
        let mut held = held.borrow_mut();
        if newest.text.len() < LONG {
            *held = [newest.clone(), newest.clone()];
        }
        held.iter().position(|held| *held != newest)
    };
    let [article, list] = held.borrow().clone();
    // After what has its turn now is drawn. What is newer by then has the turn instead.
    use_effect(move || {
        if let Some(turn) = turn {
            Timeout::new(0, move || {
                if let Some(held) = held.borrow_mut().get_mut(turn) {
                    *held = newest;
                }
                again.force_update();
            })
            .forget();
        }
    });
    (article, list, turn.is_none())
}
