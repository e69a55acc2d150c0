//! The row above the staff: the heading that the page gives, the window in words, and the tools for it.

use super::keys::Wish;
use super::{STEP, names};
use crate::edtf::{self, Edtf};
use crate::timeline::{FINEST, Window, day_number};
use crate::view::slots::slotted;
use crate::view::words::word;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The window in words, of which either end can be typed, and the buttons.
pub fn view_tools(window: Window, wish: &Callback<Wish>, help: Option<&Callback<()>>) -> Html {
    let (first, last) = names::window_words(window);
    let button = |class: &'static str, words: &'static str, name: Option<&'static str>, key: &'static str, asked: Wish| {
        let onclick = wish.reform(move |_: MouseEvent| asked.clone());
        html! { <button type="button" {class} tabindex={(key != "-").then_some("-1")} aria-label={name} aria-keyshortcuts={key} {onclick}>{ words }</button> }
    };
    html! {
        <div class="tools" role="group" aria-label={word!("time.window")}>
            <span class="range">{ slotted!("date.span", first = view_end(window, true, &first, wish), last = view_end(window, false, &last, wish)) }</span>
            <span class="vh" role="status">{ word!("date.span", first = first, last = last) }</span>
            <span id="zoom" role="toolbar" aria-label={word!("key.zoom")}>
            { button("sq", "−", Some(word!("time.zoom-out")), "-", Wish::Zoom(STEP)) }
            { button("sq", "+", Some(word!("time.zoom-in")), "+", Wish::Zoom(1.0 / STEP)) }
            { button("", word!("time.fit"), None, "0", Wish::FitAll) }
            if let Some(help) = help {
                <button type="button" class="roomy" tabindex="-1" onclick={help.reform(|_: MouseEvent| ())}>{ word!("time.how") }</button>
            }
            </span>
        </div>
    }
}

/// An end of the window: its words turn into a field where they stand, as soon as that gets the focus. It is one for dates
/// from when the reader comes near (`browser::measure::ready_dates`).
fn view_end(window: Window, start: bool, words: &str, wish: &Callback<Wish>) -> Html {
    let (first, last) = names::window_days(window);
    let value = Edtf::from_day(if start { first } else { last }).to_string();
    let id = if start { "window-first" } else { "window-last" };
    let onchange = {
        let wish = wish.clone();
        Callback::from(move |event: Event| {
            let typed = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            if let Some(day) = edtf::day(&typed) {
                wish.emit(Wish::Show(with_end(window, start, day_number(day))));
            }
        })
    };
    html! {
        <span class="editable">
            <label class="value" for={id}>{ words.to_owned() }</label>
            <input type="text" {id} aria-label={if start { word!("time.first-day") } else { word!("time.last-day") }} {value} min="0001-01-01" max="9999-12-31" {onchange} />
        </span>
    }
}

/// The window with another first or last day; the other end gives way when it has to.
fn with_end(window: Window, start: bool, day: f64) -> Window {
    if start {
        Window::new(day, window.end().max(day + FINEST))
    } else {
        Window::new(window.start().min(day + 1.0 - FINEST), day + 1.0)
    }
}
