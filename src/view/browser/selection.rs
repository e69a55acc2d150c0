//! Words of the article that the reader has marked.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::Callback;

/// Marked words, as far as they stand in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The line, from 1.
    pub line: usize,
    /// What stands before them in the line.
    pub before: String,
    /// The words.
    pub words: String,
}

/// Tells while the handle lives which words of the article are marked, if any.
pub fn on_change(changed: Callback<Option<Marked>>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    Some(EventListener::new(&document, "selectionchange", move |_| changed.emit(marked())))
}

fn marked() -> Option<Marked> {
    let window = web_sys::window()?;
    let selection = window.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let line = line_of(&range.start_container().ok()?)?;
    let before = window.document()?.create_range().ok()?;
    before.set_start(&line, 0).ok()?;
    before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    let words = range.clone_range();
    if line_of(&range.end_container().ok()?).is_none_or(|end| end != line) {
        words.set_end(&line, line.child_nodes().length()).ok()?;
    }
    Some(Marked {
        line: line.get_attribute("data-line")?.parse().ok()?,
        before: String::from(before.to_string()),
        words: String::from(words.to_string()),
    })
}

fn line_of(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest("#article .text [data-line]").ok()?
}
