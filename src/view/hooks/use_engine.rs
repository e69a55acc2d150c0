//! Has every new text and publication date read by the engine, and brings its newest answer into the state.

use crate::edtf::Date;
use crate::view::browser::engine::{Engine, Outcome};
use crate::view::state::{Action, Analysed};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The text of the newest request, by its generation.
type Asked = Rc<RefCell<Option<(u32, Rc<str>)>>>;

/// Asks the engine whenever `text` or `given` change.
#[hook]
pub fn use_engine(text: Rc<str>, given: Option<Date>, act: Callback<Action>) {
    let asked: Asked = use_mut_ref(|| None);
    let engine: Rc<RefCell<Option<Engine>>> = use_mut_ref(|| None);
    use_effect_with((text, given), move |(text, given)| {
        let mut engine = engine.borrow_mut();
        let engine = engine.get_or_insert_with(|| {
            let asked = asked.clone();
            Engine::new(Callback::from(move |outcome| hear(outcome, &asked, &act)))
        });
        if !text.is_empty() {
            let generation = engine.analyze(text.to_string(), *given);
            *asked.borrow_mut() = Some((generation, text.clone()));
        }
    });
}

fn hear(outcome: Outcome, asked: &Asked, act: &Callback<Action>) {
    match outcome {
        Outcome::Found(response) => {
            let text = asked
                .borrow()
                .as_ref()
                .filter(|(generation, _)| *generation == response.generation)
                .map(|(_, text)| text.clone());
            let Some(text) = text else { return };
            match serde_json::from_str(&response.json) {
                Ok(document) => act.emit(Action::Analysed(Analysed { text, document: Rc::new(document) })),
                Err(_) => act.emit(Action::EngineStopped(true)),
            }
        }
        Outcome::Stopped { started, .. } => act.emit(Action::EngineStopped(started)),
    }
}
