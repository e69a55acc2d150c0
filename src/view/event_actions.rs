//! What can be done with the open event: edit, merge, split, reject.

use super::browser::page;
use super::dates;
use super::event_row::EventRowProps;
use super::listed::Listed;
use super::shared::Shared;
use super::state::Action;
use super::words::word;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// How many events stand to choose from on each side of the one that is merged.
const NEAR: usize = 100;

/// The row of words.
pub fn view_actions(props: &EventRowProps) -> Html {
    let id: Rc<str> = props.listed.event.id.as_str().into();
    let does = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    let rejected = props.listed.word.rejected;
    let merging = props.others.is_some();
    html! {
        <div class="actions">
            <button type="button" class="edit" aria-expanded={props.editing.to_string()} onclick={does(Action::Edit((!props.editing).then(|| id.clone())))}>
                { word!("event.edit") }
            </button>
            <button type="button" class="merge" aria-expanded={merging.to_string()} onclick={does(Action::StartMerge((!merging).then(|| id.clone())))}>
                { word!("event.merge") }
            </button>
            <button type="button" class="split" onclick={does(Action::Split(id.clone()))}>{ word!("event.split") }</button>
            <button type="button" class="reject" onclick={does(Action::Reject(id.clone(), !rejected))}>
                { if rejected { word!("event.is-one") } else { word!("event.reject") } }
            </button>
        </div>
    }
}

/// What the choice needs.
#[derive(PartialEq, Properties)]
pub struct MergeChoiceProps {
    /// The event.
    pub listed: Listed,
    /// All events.
    pub others: Shared<Vec<Listed>>,
    /// What is done.
    pub act: Callback<Action>,
}

/// Which event this one is the same as: those near it in time.
#[component]
pub fn MergeChoice(props: &MergeChoiceProps) -> Html {
    let form = use_node_ref();
    use_effect_with((), |()| page::focus(".merge-choice select"));
    let event = &props.listed.event;
    let at = props.others.iter().position(|other| other.event.id == event.id).unwrap_or(0);
    let near = props.others.iter().skip(at.saturating_sub(NEAR)).take(2 * NEAR);
    let options: Vec<&Listed> = near.filter(|other| other.event.id != event.id && !other.word.rejected).collect();
    let merge = {
        let (act, form, from) = (props.act.clone(), form.clone(), Rc::<str>::from(event.id.as_str()));
        Callback::from(move |_: MouseEvent| {
            let into = form.cast::<Element>().map(|form| page::field_value(&form, "into")).unwrap_or_default();
            if !into.is_empty() {
                act.emit(Action::Merge { from: from.clone(), into: into.as_str().into() });
            }
        })
    };
    html! {
        <div ref={form} class="merge-choice actions">
            <label class="field">
                <span>{ word!("merge.same-as") }</span>
                <select name="into">
                    { for options.iter().map(|other| {
                        let date = other.event.date.as_ref().map_or_else(|| word!("date.undated").to_owned(), dates::short);
                        html! { <option value={other.event.id.clone()}>{ word!("list.two", first = other.event.title, second = date) }</option> }
                    }) }
                </select>
            </label>
            <button type="button" class="do-merge" disabled={options.is_empty()} onclick={merge}>{ word!("merge.do") }</button>
            <button type="button" onclick={props.act.reform(|_: MouseEvent| Action::StartMerge(None))}>{ word!("edit.leave") }</button>
        </div>
    }
}
