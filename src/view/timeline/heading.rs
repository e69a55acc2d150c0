//! The row above the staff: the heading that the page gives, the window in words, and the tools for it.

use super::keys::Wish;
use super::{STEP, names};
use crate::edtf::{self, Edtf};
use crate::timeline::{Window, day_number};
use crate::view::browser::measure;
use crate::view::slots::slotted;
use crate::view::words::word;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// What the tools need.
#[derive(Clone, PartialEq, Properties)]
pub struct ToolsProps {
    /// What the staff shows.
    pub window: Window,
    /// Another window is wanted.
    pub show: Callback<Window>,
    /// A button was pressed.
    pub wish: Callback<Wish>,
    /// 'How to read this' was pressed.
    pub help: Option<Callback<()>>,
}

/// An end of the window.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// The window in words, of which either end can be typed, and the buttons.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let edited = use_state_eq(|| None::<End>);
    let field = use_node_ref();
    use_effect_with((*edited, field.clone()), |(edited, field)| {
        if let (Some(_), Some(field)) = (edited, field.cast::<Element>()) {
            measure::take_focus(&field);
        }
    });
    let (first, last) = names::window_words(props.window);
    let end = |end: End, words: String, name: &'static str| {
        let start_edit = {
            let edited = edited.clone();
            Callback::from(move |_: MouseEvent| edited.set(Some(end)))
        };
        if *edited == Some(end) { view_field(props, end, name, &field, &edited) } else { view_value(words, name, start_edit) }
    };
    let press = |wish: Wish| props.wish.reform(move |_: MouseEvent| wish);
    html! {
        <div class="tools" role="group" aria-label={word!("time.window")}>
            <span class="range">
                { slotted!(
                    "date.span",
                    first = end(End::First, first.clone(), word!("time.first-day")),
                    last = end(End::Last, last.clone(), word!("time.last-day")),
                ) }
            </span>
            <span class="vh" role="status">{ word!("date.span", first = first, last = last) }</span>
            <button type="button" class="sq" aria-label={word!("time.zoom-out")} aria-keyshortcuts="-" onclick={press(Wish::Zoom(STEP))}>{ "−" }</button>
            <button type="button" class="sq" aria-label={word!("time.zoom-in")} aria-keyshortcuts="+" onclick={press(Wish::Zoom(1.0 / STEP))}>{ "+" }</button>
            <button type="button" aria-keyshortcuts="0" onclick={press(Wish::FitAll)}>{ word!("time.fit") }</button>
            if let Some(help) = &props.help {
                <button type="button" class="roomy" onclick={help.reform(|_: MouseEvent| ())}>{ word!("time.how") }</button>
            }
        </div>
    }
}

fn view_value(words: String, name: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="value" aria-label={word!("time.change", name = name, words = words)} {onclick}>{ words }</button>
    }
}

/// The field in the place of the words: Enter keeps, Escape returns.
fn view_field(props: &ToolsProps, end: End, name: &'static str, field: &NodeRef, edited: &UseStateHandle<Option<End>>) -> Html {
    let (first, last) = names::window_days(props.window);
    let value = Edtf::from_day(if end == End::First { first } else { last }).to_string();
    let close = {
        let edited = edited.clone();
        move || edited.set(None)
    };
    let onchange = {
        let (show, window) = (props.show.clone(), props.window);
        Callback::from(move |event: Event| {
            let typed = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            if let Some(day) = edtf::day(&typed) {
                show.emit(with_end(window, end, day_number(day)));
            }
        })
    };
    let onkeydown = {
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            event.stop_propagation();
            if matches!(event.key().as_str(), "Enter" | "Escape") {
                close();
            }
        })
    };
    html! {
        <input ref={field.clone()} type="date" class="value-field" aria-label={name} {value} min="0001-01-01" max="9999-12-31" {onchange} {onkeydown}
            onblur={Callback::from(move |_: FocusEvent| close())} />
    }
}

/// The window with another first or last day; the other end gives way when it has to.
fn with_end(window: Window, end: End, day: f64) -> Window {
    const WEEK: f64 = crate::timeline::FINEST;
    match end {
        End::First => Window::new(day, window.end().max(day + WEEK)),
        End::Last => Window::new(window.start().min(day + 1.0 - WEEK), day + 1.0),
    }
}
