//! An event as the list, the filters and the dossier have it.

use crate::analysis::{AnalysisDocument, EventRecord};
use crate::work::patch::{Patch, Patched, Word};
use std::rc::Rc;

/// An event as the list has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// With the reader's changes in it.
    pub event: Rc<EventRecord>,
    /// As the engine found it; `None` for one that the reader made.
    pub found: Option<Rc<EventRecord>>,
    /// The reader's word on it.
    pub word: Word,
}

/// The events in order of date, where the reader has said nothing of them.
pub fn as_found(found: &AnalysisDocument) -> Vec<Listed> {
    let listed = super::filter::in_order(found).into_iter().filter_map(|index| {
        let event = Rc::new(found.events.get(index)?.clone());
        Some(Listed { event: event.clone(), found: Some(event), word: Word::default() })
    });
    listed.collect()
}

/// A result with the reader's word in it, and its events listed; `None` where nothing was said.
pub fn patched(patch: &Patch, found: &AnalysisDocument, text: &str) -> Option<(Patched, Vec<Listed>)> {
    let patched = (!patch.is_empty()).then(|| patch.apply(found, text))?;
    let listed = list(found, &patched);
    Some((patched, listed))
}

/// The events in order of date, each as found, as changed, and with the reader's word on it.
pub fn list(found: &AnalysisDocument, patched: &Patched) -> Vec<Listed> {
    let listed = super::filter::in_order(&patched.document).into_iter().filter_map(|index| {
        let event = patched.document.events.get(index)?;
        let said = patched.said.get(index)?;
        let found = said.found.and_then(|at| found.events.get(at));
        Some(Listed { event: Rc::new(event.clone()), found: found.cloned().map(Rc::new), word: said.word.clone() })
    });
    listed.collect()
}
