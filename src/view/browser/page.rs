//! The page as the browser has it: what is in view, what has the focus, light or dark.

use crate::view::state::Theme;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlDialogElement, HtmlElement, HtmlTextAreaElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// Scrolls the first element that `selector` finds into view, gliding only for readers who do not mind motion.
pub fn reveal(selector: &str) {
    let Some(element) = find(selector) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(if is_motion_reduced() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Gives the focus to the first element that `selector` finds.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot have the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Selects all text of a field, so that it can be copied by hand.
pub fn select_all(selector: &str) {
    if let Some(field) = find(selector).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) {
        field.select();
    }
}

/// Whether the reader has marked some text, and so did not mean a click.
pub fn has_text_selected() -> bool {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok()?);
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Light, dark, or as the system has it.
pub fn set_theme(theme: Theme) {
    let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) else { return };
    let value = match theme {
        Theme::System => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    // A value without odd characters can always be set.
    let _ = root.set_attribute("data-theme", value);
}

/// Opens a dialog over the page: the rest cannot be reached until it closes.
pub fn open_dialog(dialog: &HtmlElement) {
    if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        // It fails only for a dialog that is not on the page, which nobody sees.
        let _ = dialog.show_modal();
    }
}

/// Closes it; the focus goes back to where it was.
pub fn close_dialog(dialog: &HtmlElement) {
    if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Clicks the element that `selector` finds: for the file field behind its word.
pub fn click(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

fn is_motion_reduced() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok()?);
    query.is_some_and(|query| query.matches())
}

fn find(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok()?
}
