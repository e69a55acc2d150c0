//! Dialogs over the page: while one is open, keys and screen readers stay in it.
//!
//! To the browser they are not modal. Around a modal dialog it makes every element of the page inert, one by one, when it opens
//! and again when it closes, which for a long article takes longer than all that is drawn of it.

use super::page::is_laid_out;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement, KeyboardEvent, Node};

/// Where the Tab key may stop.
const STOPS: &str = "a[href], button, input, select, textarea, summary, [tabindex='0']";
/// Of these, where it does not.
const PASSED: &str = ":disabled, [tabindex='-1']";

/// A dialog over the page: dropped, it leaves the page as it was.
pub struct Over {
    dialog: HtmlDialogElement,
    page: Element,
    _listeners: [EventListener; 2],
}

impl Drop for Over {
    fn drop(&mut self) {
        hide_others(&self.page, &self.dialog, false);
    }
}

/// Opens a dialog; the rest of the page cannot be reached while what this gives lives.
pub fn open(dialog: &HtmlElement) -> Option<Over> {
    let dialog: HtmlDialogElement = dialog.clone().dyn_into().ok()?;
    let (document, page) = (dialog.owner_document()?, dialog.parent_element()?);
    dialog.show();
    hide_others(&page, &dialog, true);
    let keys = EventListener::new_with_options(&document, "keydown", EventListenerOptions::enable_prevent_default(), {
        let (dialog, document) = (dialog.clone(), document.clone());
        move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !event.default_prevented()) else { return };
            let is_taken = match event.key().as_str() {
                "Escape" if !event.is_composing() => {
                    close(&dialog);
                    true
                }
                "Tab" => turn_round(&dialog, &document, event.shift_key()),
                _ => false,
            };
            if is_taken {
                event.prevent_default();
            }
        }
    });
    // From the browser's own controls, say.
    let focus = EventListener::new(&document, "focusin", {
        let dialog = dialog.clone();
        move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            if dialog.open() && !dialog.contains(target.as_ref()) {
                let dialog = dialog.clone();
                // Afterwards, since giving the focus calls this again.
                Timeout::new(0, move || give_focus(stops(&dialog).first())).forget();
            }
        }
    });
    Some(Over { dialog, page, _listeners: [keys, focus] })
}

/// Closes it; the focus goes back to where it was.
pub fn close(dialog: &HtmlElement) {
    let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() else { return };
    // Before, since what has the focus must not be hidden.
    if let Some(page) = dialog.parent_element() {
        hide_others(&page, dialog, false);
    }
    dialog.close();
}

/// Hides what stands beside the dialog from screen readers, some of which do not know `aria-modal`.
fn hide_others(page: &Element, dialog: &Element, hide: bool) {
    for other in std::iter::successors(page.first_element_child(), Element::next_element_sibling).filter(|other| other != dialog)
    {
        // The name and the value are such that both always work.
        let _ = if hide { other.set_attribute("aria-hidden", "true") } else { other.remove_attribute("aria-hidden") };
    }
}

/// From the last stop to the first, and back. Whether the Tab key was at an end of the dialog, or outside.
fn turn_round(dialog: &Element, document: &Document, backwards: bool) -> bool {
    let stops = stops(dialog);
    let (end, next) = if backwards { (stops.first(), stops.last()) } else { (stops.last(), stops.first()) };
    let active = document.active_element();
    let leaves = active.as_ref() == end.map(|end| -> &Element { end }) || !dialog.contains(active.as_deref());
    if leaves {
        give_focus(next);
    }
    leaves
}

fn stops(dialog: &Element) -> Vec<HtmlElement> {
    let found = dialog.query_selector_all(STOPS).ok();
    let elements =
        found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok()));
    elements.filter(|stop| !stop.matches(PASSED).unwrap_or(false) && is_laid_out(stop)).collect()
}

fn give_focus(stop: Option<&HtmlElement>) {
    if let Some(stop) = stop {
        // What cannot have the focus leaves it where it is.
        let _ = stop.focus();
    }
}
