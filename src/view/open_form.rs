//! Where an article comes in: a box to paste into, a publication date, a file, the example.

use super::browser::page;
use super::hooks::open_files;
use super::state::Action;
use super::words::word;
use crate::edtf::day;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What the form needs.
#[derive(Clone, PartialEq, Properties)]
pub struct OpenFormProps {
    /// The example's text.
    pub sample: &'static str,
    /// What is done.
    pub act: Callback<Action>,
}

/// The same form on the blank page and on the sheet.
#[component]
pub fn OpenForm(props: &OpenFormProps) -> Html {
    let text = use_node_ref();
    let date = use_node_ref();
    let file = use_node_ref();
    let is_empty = use_state_eq(|| false);
    let read = {
        let (text, date, act, is_empty) = (text.clone(), date.clone(), props.act.clone(), is_empty.clone());
        Callback::from(move |_: MouseEvent| {
            let pasted = text.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default();
            // Said here: what the page says under a sheet nobody sees or hears.
            is_empty.set(pasted.trim().is_empty());
            if pasted.trim().is_empty() {
                page::focus("#paste");
                return;
            }
            let article = Action::Replace {
                text: pasted,
                published: date.cast::<HtmlInputElement>().and_then(|field| day(&field.value())),
            };
            // A task of its own, so that the browser first shows what was pressed.
            let act = act.clone();
            Timeout::new(0, move || act.emit(article)).forget();
        })
    };
    let choose = Callback::from(|_: MouseEvent| page::click("#file"));
    let opened = {
        let act = props.act.clone();
        Callback::from(move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(files) = field.and_then(|field| field.files()) {
                open_files((0..files.length()).filter_map(|at| files.get(at)).collect(), &act);
            }
        })
    };
    let sample = props.act.reform({
        let text = props.sample;
        move |_: MouseEvent| Action::Replace { text: text.to_owned(), published: None }
    });
    html! {
        <div class="open-grid">
            <div class="paste">
                <label for="paste">{ word!("open.text") }</label>
                <textarea id="paste" ref={text} rows="9" spellcheck="false" autofocus=true placeholder={word!("open.placeholder")} />
                if *is_empty {
                    <p role="alert">{ word!("told.no-text") }</p>
                }
                <div class="actions"><button type="button" id="read" class="primary" onclick={read}>{ word!("open.read") }</button></div>
            </div>
            <div class="open-side">
                <label class="field">
                    <span>{ word!("open.published") }</span>
                    <input type="date" ref={date} min="1900-01-01" max="2199-12-31" aria-describedby="published-hint" />
                    <span class="sub" id="published-hint">{ word!("open.published-hint") }</span>
                </label>
                <ul class="ways">
                    <li>
                        <button type="button" class="way" onclick={choose}>{ word!("open.file") }</button>
                        <input id="file" class="vh" ref={file} type="file" multiple=true tabindex="-1" accept=".txt,.md,.text,.json,.html,text/plain,text/markdown,application/json,text/html" aria-label={word!("open.file-field")} onchange={opened} />
                        <span>{ word!("open.file-hint") }</span>
                    </li>
                    <li>
                        <button type="button" class="way" onclick={sample}>{ word!("open.example") }</button>
                        <span>{ word!("open.example-hint") }</span>
                    </li>
                </ul>
                <p class="privacy">{ word!("privacy") }</p>
            </div>
        </div>
    }
}
