//! The page as the browser has it: what is in view, what has the focus, light or dark.

use super::measure::{SizeObserver, observe};
use crate::view::state::Theme;
use crate::view::words::small;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent, NodeList, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::Callback;

/// The longest pause between two letters of a title that is typed, in ms.
const PAUSE: f64 = 900.0;

/// After so long, in ms, what has come near is laid out.
const SETTLED: u32 = 100;

/// Scrolls the first element that `selector` finds into view, gliding only for readers who do not mind motion.
pub fn reveal(selector: &str) {
    let behaviour = if is_motion_reduced() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth };
    scroll_to(selector, behaviour, ScrollLogicalPosition::Nearest);
}

fn scroll_to(selector: &str, behaviour: ScrollBehavior, block: ScrollLogicalPosition) {
    let Some(element) = find(selector) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_behavior(behaviour);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The same, but only if `pane` scrolls by itself: where all stands in one column, the page would run away from under the
/// reader's finger.
pub fn reveal_in_pane(pane: &str, selector: &str) {
    if scrolls_by_itself(pane) {
        reveal(selector);
    }
}

fn scrolls_by_itself(pane: &str) -> bool {
    find(pane).is_some_and(|pane| pane.scroll_height() > pane.client_height())
}

/// The same at once and to the pane's top, for what the page selects by itself: nothing moves that the reader did not move,
/// and no row above it is cut.
pub fn show_in_pane(pane: &str, selector: &str) {
    if scrolls_by_itself(pane) {
        scroll_to(selector, ScrollBehavior::Instant, ScrollLogicalPosition::Start);
    }
}

/// The elements that `selector` finds, and which of them has the focus.
fn found_and_focused(selector: &str) -> (Vec<HtmlElement>, Option<usize>) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Default::default() };
    let Ok(found) = document.query_selector_all(selector) else { return Default::default() };
    let elements: Vec<HtmlElement> = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect();
    let active = document.active_element();
    let at = elements.iter().position(|element| active.as_ref().is_some_and(|active| **element == *active));
    (elements, at)
}

/// Gives the focus to the element that lies `step` away from the focused one among those that `selector` finds.
pub fn focus_neighbour(selector: &str, step: i32) {
    let (elements, at) = found_and_focused(selector);
    let next = at.and_then(|at| i32::try_from(at).ok()).and_then(|at| usize::try_from(at + step).ok());
    if let Some(element) = next.and_then(|next| elements.get(next)) {
        // An element that cannot have the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// What of a title has been typed with this key, in small letters; `None` for a key that is no letter or digit. `E`, `R` and
/// `0` by themselves do something, so they begin a title only with Shift.
pub fn typed(event: &KeyboardEvent) -> Option<String> {
    thread_local! {
        static TYPED: RefCell<(f64, String)> = const { RefCell::new((0.0, String::new())) };
    }
    let key = event.key();
    let mut letters = key.chars();
    let letter =
        letters.next().filter(|letter| (letter.is_ascii_alphanumeric() || !letter.is_ascii()) && letters.next().is_none());
    TYPED.with_borrow_mut(|(last, typed)| {
        // A pause ends a title, and so does any other key, but for that which makes a letter a capital.
        if event.time_stamp() - *last > PAUSE || (letter.is_none() && key != "Shift") {
            typed.clear();
        }
        let letter = letter?;
        if event.ctrl_key() || event.meta_key() || event.alt_key() || (typed.is_empty() && matches!(letter, 'e' | 'r' | '0')) {
            return None;
        }
        *last = event.time_stamp();
        typed.push_str(&small(letter.encode_utf8(&mut [0; 4])));
        Some(typed.clone())
    })
}

/// Gives the focus to the next element after the focused one, among those that `selector` finds, in which the text at `part`
/// begins with these small letters. With the second letter the focused one counts as well.
pub fn focus_titled(selector: &str, part: &str, letters: &str) {
    let (elements, at) = found_and_focused(selector);
    let first = at.map_or(0, |at| at + usize::from(letters.chars().count() < 2)).min(elements.len());
    let begins = |element: &&HtmlElement| {
        let title = element.query_selector(part).ok().flatten().and_then(|title| title.text_content()).unwrap_or_default();
        small(&title).starts_with(letters)
    };
    let (before, after) = elements.split_at(first);
    if let Some(element) = after.iter().chain(before).find(begins) {
        // An element that cannot have the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// An arrow walks along a toolbar, of which one word at a time is a stop of the Tab key. Whether it did.
pub fn walk_toolbar(from: &Element, key: &str) -> bool {
    let step = match key {
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        _ => return false,
    };
    let Some(bar) = from.closest("[role='toolbar']").ok().flatten() else { return false };
    focus_neighbour(&["#", &bar.id(), " button"].concat(), step);
    if let Some(now) = web_sys::window().and_then(|window| window.document()?.active_element()).filter(|now| now != from) {
        // A number can always be set.
        let _ = from.set_attribute("tabindex", "-1");
        let _ = now.set_attribute("tabindex", "0");
    }
    true
}

/// Gives the focus to the first element that `selector` finds.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot have the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Gives the focus to the element that `selector` finds, if nothing on the page has it.
pub fn focus_if_lost(selector: &str) {
    let active = web_sys::window().and_then(|window| window.document()?.active_element());
    if active.is_none_or(|active| active.tag_name() == "BODY") {
        focus(selector);
    }
}

/// Moves the notes in the margin apart where two sentences begin on one line: each learns how many heads stand there
/// before it, and the styles shift it by so many.
pub fn settle_margin(selector: &str) {
    let Some(found) = web_sys::window().and_then(|window| window.document()?.query_selector_all(selector).ok()) else { return };
    settle((0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect());
}

fn settle(notes: Vec<Element>) {
    // All are measured before any is changed, so that the browser lays the text out once.
    let places: Vec<(f64, u32)> =
        notes.iter().map(|note| (note.get_bounding_client_rect().top(), note.child_element_count())).collect();
    let mut before: Option<(f64, u32)> = None;
    for (note, (top, heads)) in notes.iter().zip(places) {
        let taken = before.filter(|(line, _)| (line - top).abs() < 12.0).map_or(0, |(_, taken)| taken);
        before = Some((top, taken + heads));
        let beside = taken.min(3).to_string();
        // What stays is left alone, for the browser would style it anew.
        if note.get_attribute("data-beside").as_ref() != Some(&beside) {
            // A number can always be set.
            let _ = note.set_attribute("data-beside", &beside);
        }
    }
}

/// The same for a text of which a browser lays out only what is near: what is not is measured when it comes near, since
/// measuring would have it laid out.
pub fn settle_near() -> Option<[EventListener; 2]> {
    let document = web_sys::window()?.document()?;
    let near = EventListener::new(&document, "contentvisibilityautostatechange", |event| {
        if let Some(passage) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            settle(notes_of(&passage));
        }
    });
    let resized = on_resize(move || {
        let passages = document.query_selector_all("#article .passage").ok();
        settle(passages.into_iter().flat_map(elements).flat_map(|passage| notes_of(&passage)).collect());
    })?;
    Some([resized, near])
}

#[wasm_bindgen]
extern "C" {
    type MaybeSkipped;
    #[wasm_bindgen(method, catch, js_name = checkVisibility)]
    fn check_visibility(this: &MaybeSkipped, options: &Object) -> Result<bool, JsValue>;
}

/// The notes of a passage that may stand side by side, if a browser has laid it out: it has where it skips nothing, or cannot
/// say.
fn notes_of(passage: &Element) -> Vec<Element> {
    // A box that is skipped is still seen; what is in it is not.
    let notes = passage.first_element_child().filter(is_laid_out).map(|_| passage.query_selector_all(".several .mnote"));
    notes.and_then(Result::ok).into_iter().flat_map(elements).collect()
}

/// Whether a browser has laid an element out; true where it cannot say.
pub(super) fn is_laid_out(element: &Element) -> bool {
    let options = Object::new();
    // A field of an object of one's own can always be set.
    let _ = Reflect::set(&options, &"contentVisibilityAuto".into(), &true.into());
    element.unchecked_ref::<MaybeSkipped>().check_visibility(&options).unwrap_or(true)
}

fn elements(found: NodeList) -> impl Iterator<Item = Element> {
    (0..found.length()).filter_map(move |index| found.get(index)?.dyn_into().ok())
}

/// Scrolls such a text as far as `selector` is seen, if it scrolls by itself: at once, and again when what has come near is
/// laid out, which nobody knew the height of before.
pub fn reveal_far(pane: &'static str, selector: &str) {
    let selector = selector.to_owned();
    let show = move || {
        if scrolls_by_itself(pane) {
            scroll_to(&selector, ScrollBehavior::Instant, ScrollLogicalPosition::Nearest);
        }
    };
    show();
    Timeout::new(SETTLED, show).forget();
}

/// What the field of this name holds inside an element; empty where there is none.
pub fn field_value(within: &Element, name: &str) -> String {
    let Some(field) = within.query_selector(&format!("[name='{name}']")).ok().flatten() else { return String::new() };
    match field.dyn_ref::<HtmlInputElement>() {
        Some(field) => field.value(),
        None => field.dyn_into::<HtmlSelectElement>().map(|field| field.value()).unwrap_or_default(),
    }
}

/// Puts a value into the field of this name inside an element.
pub fn set_field(within: &Element, name: &str, value: &str) {
    let field = within.query_selector(&format!("[name='{name}']")).ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.set_value(value);
    }
}

/// An attribute of the first element that `selector` finds.
pub fn attribute(selector: &str, name: &str) -> Option<String> {
    find(selector)?.get_attribute(name)
}

/// First and last day of the timeline's window, where the reader moved it.
pub fn window_of_timeline() -> Option<String> {
    attribute("[data-window]", "data-window").filter(|days| !days.is_empty())
}

/// Tells the page around this one its height, now and while the handle lives after every change.
pub fn tell_height() -> Option<SizeObserver> {
    let body: Element = web_sys::window()?.document()?.body()?.into();
    let observed = body.clone();
    let tell = Callback::from(move |()| {
        let height = Object::new();
        // A field of a new object can always be set; a page that does not listen misses nothing but a height.
        let _ = Reflect::set(&height, &"tempoline".into(), &body.get_bounding_client_rect().height().into());
        if let Some(Ok(Some(parent))) = web_sys::window().map(|window| window.parent()) {
            let _ = parent.post_message(&height, "*");
        }
    });
    observe(&observed, tell)
}

/// Prints the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print does nothing.
        let _ = window.print();
    }
}

/// Calls `resized` now, and while the handle lives whenever the window gets another size.
pub fn on_resize(resized: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    resized();
    Some(EventListener::new(&window, "resize", move |_| resized()))
}

/// Tells while the handles live that printing begins (true) and has ended (false).
pub fn on_print(printing: &Callback<bool>) -> Option<[EventListener; 2]> {
    let window = web_sys::window()?;
    let tells = |name: &'static str, begins: bool| {
        let printing = printing.clone();
        EventListener::new(&window, name, move |_| printing.emit(begins))
    };
    Some([tells("beforeprint", true), tells("afterprint", false)])
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

/// Says which language the page is in, and its title in it.
pub fn set_language(tag: &str, title: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // A tag can always be set.
        let _ = root.set_attribute("lang", tag);
    }
}

/// Says to `first.js` that the page is here and listens.
pub fn tell_listening() {
    if let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) {
        // A value without odd characters can always be set.
        let _ = root.set_attribute("data-first", "past");
    }
}

/// Whether something else than the example is to be shown, as `first.js` has seen.
pub fn shows_another() -> bool {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    root.and_then(|root| root.get_attribute("data-first")).is_some_and(|first| first == "another")
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
