//! An event's words as fields: what the reader types stands beside what was found, and does not replace it.

use super::browser::page;
use super::events::Listed;
use super::state::{Action, Amendment};
use super::words::word;
use crate::edtf::Edtf;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the form needs.
#[derive(Clone, PartialEq, Properties)]
pub struct EditFormProps {
    /// The event.
    pub listed: Listed,
    /// What is done.
    pub act: Callback<Action>,
}

/// Title, artists, date. Enter keeps, Escape returns.
#[component]
pub fn EditForm(props: &EditFormProps) -> Html {
    let event = &props.listed.event;
    let (title, artists, date) = (use_node_ref(), use_node_ref(), use_node_ref());
    let wrong = use_state(|| None::<String>);
    use_effect_with((), |()| page::focus(".edit-form input"));
    let save = {
        let (title, artists, date, wrong) = (title.clone(), artists.clone(), date.clone(), wrong.clone());
        let (act, id) = (props.act.clone(), Rc::<str>::from(event.id.as_str()));
        Callback::from(move |()| match parse_date(&value(&date)) {
            Ok(date) => {
                let artists =
                    value(&artists).split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
                act.emit(Action::Amend(id.clone(), Amendment { title: value(&title).trim().to_owned(), artists, date }));
            }
            Err(reason) => wrong.set(Some(reason)),
        })
    };
    let onkeydown = {
        let (save, act) = (save.clone(), props.act.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => save.emit(()),
            "Escape" => act.emit(Action::Edit(None)),
            _ => {}
        })
    };
    let date_words = event.date.map(|date| date.to_string()).unwrap_or_default();
    let invalid = wrong.is_some().to_string();
    html! {
        <div class="edit-form" role="group" aria-label={word!("edit.title")} {onkeydown}>
            <label class="field"><span>{ word!("edit.name") }</span><input type="text" ref={title} value={event.title.clone()} /></label>
            <label class="field"><span>{ word!("edit.artists") }</span><input type="text" ref={artists} value={event.artists.join(", ")} /></label>
            <label class="field">
                <span>{ word!("edit.date") }</span>
                <input type="text" ref={date} value={date_words} aria-invalid={invalid} aria-describedby="edit-hint" />
                <span class="sub" id="edit-hint">
                    { word!("edit.date-hint") }
                </span>
            </label>
            if let Some(wrong) = &*wrong {
                <p class="wrong" role="alert">{ wrong.clone() }</p>
            }
            <div class="actions">
                <button type="button" class="save" onclick={save.reform(|_: MouseEvent| ())}>{ word!("edit.keep") }</button>
                <button type="button" onclick={props.act.reform(|_: MouseEvent| Action::Edit(None))}>{ word!("edit.leave") }</button>
            </div>
        </div>
    }
}

fn value(field: &NodeRef) -> String {
    field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
}

/// An empty field leaves the date as it was found.
fn parse_date(text: &str) -> Result<Option<Edtf>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| word!("edit.date-wrong", words = text)),
    }
}
