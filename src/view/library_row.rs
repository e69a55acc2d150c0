//! One entry of the library: choose it, open it, name it, delete it.

use super::dates;
use super::library_sheet::changed_words;
use super::script;
use super::words::{self, count, word};
use crate::edtf::day;
use crate::library::Head;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a row needs.
#[derive(Clone, PartialEq, Properties)]
pub struct LibraryRowProps {
    /// The entry.
    pub head: Rc<Head>,
    /// Whether it is chosen for a common timeline.
    pub chosen: bool,
    /// It is chosen, or no longer.
    pub on_choose: Callback<(String, bool)>,
    /// It is opened.
    pub on_open: Callback<String>,
    /// It gets another name; an empty one gives it its headline again.
    pub on_rename: Callback<(String, String)>,
    /// It is deleted: its id and name.
    pub on_delete: Callback<(String, String)>,
}

/// The row.
#[component]
pub fn LibraryRow(props: &LibraryRowProps) -> Html {
    let head = &props.head;
    let naming = use_state(|| false);
    let field = use_node_ref();
    use_effect_with(*naming, {
        let field = field.clone();
        move |naming| {
            if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| *naming) {
                field.select();
            }
        }
    });
    let onchange = props.on_choose.reform({
        let id = head.id.clone();
        move |event: Event| {
            let is =
                event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some_and(|field| field.checked());
            (id.clone(), is)
        }
    });
    let open = props.on_open.reform({
        let id = head.id.clone();
        move |_: MouseEvent| id.clone()
    });
    let delete = props.on_delete.reform({
        let head = head.clone();
        move |_: MouseEvent| (head.id.clone(), head.name.clone())
    });
    let rename = Callback::from({
        let naming = naming.clone();
        move |_: MouseEvent| naming.set(!*naming)
    });
    let onkeydown = Callback::from({
        let (naming, field, on_rename, id) = (naming.clone(), field.clone(), props.on_rename.clone(), head.id.clone());
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => {
                let name = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
                on_rename.emit((id.clone(), name));
                naming.set(false);
            }
            "Escape" => {
                // The sheet stays; only the field goes.
                event.prevent_default();
                naming.set(false);
            }
            _ => {}
        }
    });
    html! {
        <li class="entry" data-entry={head.id.clone()}>
            <label class="check">
                <input type="checkbox" checked={props.chosen} {onchange} />
                <span class="vh">{ word!("library.choose", name = head.name) }</span>
            </label>
            <div class="entry-what">
                if *naming {
                    <input ref={field} class="entry-name" value={head.name.clone()} aria-label={word!("library.name")} {onkeydown} />
                } else {
                    <button type="button" class="entry-open" onclick={open} lang={script::language_of(&head.name)} dir="auto">{ head.name.clone() }</button>
                }
                <p class="sub">{ second_line(head) }</p>
            </div>
            <div class="actions">
                <button type="button" class="inline rename" aria-expanded={naming.to_string()} onclick={rename}>{ word!("library.rename") }</button>
                <button type="button" class="inline delete" onclick={delete}>{ word!("library.delete") }</button>
            </div>
        </li>
    }
}

/// How many articles, who, when it came out, how many events, when it was changed.
fn second_line(head: &Head) -> String {
    let mut parts = Vec::new();
    if head.articles > 1 {
        parts.push(count!("library.articles", head.articles as usize));
    }
    parts.extend((!head.source.is_empty()).then(|| head.source.clone()));
    parts.extend(day(&head.published).map(|day| word!("head.published", date = dates::long_day(day))));
    parts.push(count!("events", head.events as usize));
    parts.push(word!("library.changed", date = changed_words(head.changed)));
    words::listed(parts)
}
