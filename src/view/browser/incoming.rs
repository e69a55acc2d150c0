//! What reaches the page from anywhere: a paste, a dropped file, a key.

use super::page::walk_toolbar;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event, File, KeyboardEvent};
use yew::Callback;

/// Listens for text pasted anywhere but into a field.
pub fn on_paste(pasted: Callback<String>) -> Option<EventListener> {
    listen("paste", move |event| {
        let text = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?.get_data("text/plain").ok()?;
        if !is_in_field(event) {
            event.prevent_default();
            pasted.emit(text);
        }
        Some(())
    })
}

/// Something dropped on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Dropped {
    /// Files, at least one.
    Files(Vec<File>),
    /// Text dragged from elsewhere.
    Text(String),
}

/// Listens for files and text dropped anywhere but into a field. The first listener is what lets a drop happen at all.
pub fn on_drop(dropped: Callback<Dropped>) -> [Option<EventListener>; 2] {
    let over = listen("dragover", |event| {
        if !is_in_field(event) {
            event.prevent_default();
        }
        Some(())
    });
    let drop = listen("drop", move |event| {
        if is_in_field(event) {
            return None;
        }
        event.prevent_default();
        let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
        let files: Vec<File> =
            data.files().map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect()).unwrap_or_default();
        match files.is_empty() {
            false => dropped.emit(Dropped::Files(files)),
            true => dropped.emit(Dropped::Text(data.get_data("text/plain").ok()?)),
        }
        Some(())
    });
    [over, drop]
}

/// A key that acts from anywhere but a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Ctrl or ⌘ and Z.
    Undo,
    /// The same with Shift, or Ctrl and Y.
    Redo,
    /// The question mark, only with the focus on something of the page, so that dictation does not set it off.
    Help,
}

/// Listens for [`Key`]s.
pub fn on_key(pressed: Callback<Key>) -> Option<EventListener> {
    listen("keydown", move |event| {
        let key = event.dyn_ref::<KeyboardEvent>()?;
        if is_in_field(event) || key.default_prevented() {
            return None;
        }
        let command = key.ctrl_key() || key.meta_key();
        if target(event).is_some_and(|from| walk_toolbar(&from, &key.key())) {
            event.prevent_default();
            return None;
        }
        let meant = match (command, key.shift_key(), key.key().as_str()) {
            (true, false, "z") => Key::Undo,
            (true, true, "z" | "Z") | (true, false, "y") => Key::Redo,
            (false, _, "?") if has_focus(event) => Key::Help,
            _ => return None,
        };
        event.prevent_default();
        pressed.emit(meant);
        Some(())
    })
}

fn listen(name: &'static str, heard: impl Fn(&Event) -> Option<()> + 'static) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    Some(EventListener::new_with_options(&document, name, EventListenerOptions::enable_prevent_default(), move |event| {
        // `None` only says that the event was not meant for the page.
        let _ = heard(event);
    }))
}

fn is_in_field(event: &Event) -> bool {
    target(event).is_some_and(|element| {
        matches!(element.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])"), Ok(Some(_)))
    })
}

fn has_focus(event: &Event) -> bool {
    target(event).is_some_and(|element| element.tag_name() != "BODY")
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
