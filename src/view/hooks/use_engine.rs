//! Has every new text and publication date read by the engine, and brings its newest answer into the state.

use crate::edtf::Date;
use crate::view::browser::engine::{self, Failure, Outcome};
use crate::view::later;
use crate::view::state::{Action, Analysed};
use crate::work::patch::Patch;
use crate::work::several::Several;
use crate::work::{Work, kept};
use crate::worker::Job;
use crate::{SAMPLE, sample};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Asks the engine whenever the text, its articles, the date given for it or the restored lines change and an answer is waited for; events
/// that came without their article are as they are. What it would say of the example is known beforehand.
#[hook]
pub fn use_engine(work: &Work, given: Option<Date>, waiting: bool, act: Callback<Action>) {
    let newest = use_mut_ref(|| 0_u32);
    let asked = (work.text.clone(), given, work.patch.restored.clone(), work.found.clone(), work.several.clone());
    use_effect_with(asked, move |(text, given, restored, found, several)| {
        let number = {
            let mut newest = newest.borrow_mut();
            *newest = newest.wrapping_add(1);
            *newest
        };
        if found.is_none() {
            if text.is_empty() || !waiting {
                return;
            }
            if given.is_none()
                && restored.is_empty()
                && let Some(analysed) = of_sample(text.clone())
            {
                act.emit(Action::Analysed(analysed));
                return;
            }
        }
        later::read(Reading {
            text: text.clone(),
            given: *given,
            restored: restored.clone(),
            found: found.clone(),
            several: several.clone(),
            number,
            newest,
            act,
        });
    });
}

/// What is to be read, as which of how many, and who hears of it.
pub struct Reading {
    text: Rc<str>,
    given: Option<Date>,
    restored: Vec<usize>,
    found: Option<Rc<str>>,
    several: Option<Rc<Several>>,
    number: u32,
    newest: Rc<RefCell<u32>>,
    act: Callback<Action>,
}

/// Has it read.
pub fn read(reading: Reading) {
    let Reading { text, given, restored, found, several, number, newest, act } = reading;
    if let Some(found) = found {
        act.emit(answered(text, Ok(found.to_string())));
        return;
    }
    let job = match several {
        None => Job::Analyze { text: text.to_string(), published: given, restored },
        Some(several) => Job::Combine { work: kept::write(&Work::with_several((*several).clone(), Patch::default())) },
    };
    engine::ask(
        job,
        Callback::from(move |outcome| {
            if *newest.borrow() == number {
                let answer = answered(text.clone(), outcome);
                let (newest, act) = (newest.clone(), act.clone());
                // Understood in one task, drawn in the next: between them the browser hears its reader.
                let draw = move || {
                    if *newest.borrow() == number {
                        act.emit(answer);
                    }
                };
                Timeout::new(0, draw).forget();
            }
        }),
    );
}

/// The analysis of the example, if that is the text.
pub fn of_sample(text: Rc<str>) -> Option<Analysed> {
    let document = if &*text == SAMPLE { sample::analysis()? } else { return None };
    Some(Analysed { text, document: Rc::new(document) })
}

fn answered(text: Rc<str>, outcome: Outcome) -> Action {
    let document = match outcome {
        Ok(json) => serde_json::from_str(&json).ok(),
        Err(Failure::Missing) => return Action::EngineStopped(false),
        Err(Failure::Stopped | Failure::Refused(_)) => None,
    };
    document.map_or(Action::EngineStopped(true), |document| Action::Analysed(Analysed { text, document: Rc::new(document) }))
}
