//! The list of events: the one truth of which the other faces are views.

use super::acting::acting;
use super::browser;
use super::event_row::EventRow;
use super::filter::{Filters, lines_with};
use super::filter_bar::FilterBar;
use super::later;
use super::listed::Listed;
use super::shared::Shared;
use super::slots::slotted;
use super::state::{Action, Face};
use super::words::{self, Certainty, count, word};
use crate::edtf::Edtf;
use crate::work::patch::Orphan;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the list needs.
#[derive(Clone, PartialEq, Properties)]
pub struct EventsProps {
    /// All events, in order of date.
    pub listed: Shared<Vec<Listed>>,
    /// Where events stood before a date that is being tried.
    pub ghosts: Rc<BTreeMap<String, Edtf>>,
    /// The filters.
    pub filters: Filters,
    /// The open event.
    pub selected: Option<Rc<str>>,
    /// Where it was selected.
    pub selected_on: Face,
    /// The events that the pointer is at.
    pub hovered: Vec<Rc<str>>,
    /// The event whose words are fields.
    pub editing: Option<Rc<str>>,
    /// The event that is to be merged with another.
    pub merging: Option<Rc<str>>,
    /// What of the reader's word fits nothing any more.
    pub orphans: Rc<[Orphan]>,
    /// Whether there is something to take back.
    pub can_undo: bool,
    /// Whether there is something to make again.
    pub can_redo: bool,
    /// The text, to tell lines.
    pub text: Rc<str>,
    /// The article's language.
    pub language: Option<AttrValue>,
    /// What is done.
    pub act: Callback<Action>,
    /// Goes to a line of the article.
    pub on_line: Callback<usize>,
}

/// Heading, filters and list.
#[component]
pub fn Events(props: &EventsProps) -> Html {
    use_effect_with((props.selected.clone(), props.selected_on), |(selected, face)| {
        let row = selected.as_ref().map(|id| format!("#events .event:has(> [data-event='{id}'])"));
        match (row, face) {
            (Some(row), Face::Timeline | Face::Article) => browser::page::reveal(&row),
            (Some(row), Face::Page) => browser::page::show_in_pane("#events .event-list", &row),
            (Some(_), Face::Events) | (None, _) => {}
        }
    });
    let shown: Vec<&Listed> = props.listed.iter().filter(|listed| props.filters.admits(listed)).collect();
    let does = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    let clear = props.act.reform(|_: MouseEvent| Action::ClearFilters);
    html! {
        <section class="events" id="events" aria-labelledby="h-events">
            <div class="bar-top">
                <h2 id="h-events">{ word!("list") }</h2>
                <p class="tally">{ tally(&props.listed) }</p>
                <span class="history">
                    <button type="button" id="take-back" aria-keyshortcuts="Control+Z" disabled={!props.can_undo} onclick={does(Action::Undo)}>{ word!("undo") }</button>
                    <button type="button" id="make-again" aria-keyshortcuts="Control+Shift+Z" disabled={!props.can_redo} onclick={does(Action::Redo)}>{ word!("redo") }</button>
                </span>
                <Find words={props.filters.find.clone()} text={props.text.clone()} act={props.act.clone()} on_line={props.on_line.clone()} />
            </div>
            <FilterBar listed={props.listed.clone()} filters={props.filters.clone()} act={props.act.clone()} />
            if shown.is_empty() && !props.listed.is_empty() {
                <p class="none">
                    { slotted!("list.nothing", all = html! {
                        <button type="button" class="inline" onclick={clear}>{ word!("list.show-all") }</button>
                    }) }
                </p>
            }
            if props.listed.is_empty() {
                <p class="none yet">{ word!("list.empty") }</p>
            }
            <p class="vh" role="status">
                if !props.filters.is_empty() {
                    { count!("events", shown.len()) }
                }
            </p>
            <ol class="event-list" aria-label={word!("list.order")}>
                { for shown.into_iter().map(|listed| {
                    let open = props.selected.as_deref() == Some(listed.event.id.as_str());
                    let hinted = props.hovered.iter().any(|id| **id == *listed.event.id);
                    html! {
                        <EventRow
                            key={listed.event.id.clone()}
                            listed={listed.clone()}
                            was={props.ghosts.get(&listed.event.id).copied()}
                            {open}
                            {hinted}
                            editing={props.editing.as_deref() == Some(listed.event.id.as_str())}
                            others={(props.merging.as_deref() == Some(listed.event.id.as_str())).then(|| props.listed.clone())}
                            text={open.then(|| props.text.clone())}
                            language={props.language.clone()}
                            act={props.act.clone()}
                            on_line={props.on_line.clone()}
                        />
                    }
                }) }
            </ol>
            { later::orphans(props) }
        </section>
    }
}

/// `3 of 25 checked, 3 need a look`.
fn tally(listed: &[Listed]) -> String {
    let kept = || listed.iter().filter(|listed| !listed.word.rejected);
    let checked = kept().filter(|listed| listed.word.checked).count();
    let doubtful = kept()
        .filter(|listed| !listed.word.checked && words::certainty(listed.event.confidence) == Certainty::NeedsALook)
        .count();
    if listed.is_empty() {
        return String::new();
    }
    let tally = match checked {
        0 => count!("events", kept().count()),
        _ => word!("list.checked", checked = words::grouped(checked), all = words::grouped(kept().count())),
    };
    match doubtful {
        0 => tally,
        _ => word!("list.two", first = tally, second = count!("list.look", doubtful)),
    }
}

/// The reader's word on sentences that are not in the text, or no longer where they were.
pub fn view_orphans(props: &EventsProps) -> Html {
    if props.orphans.is_empty() {
        return Html::default();
    }
    html! {
        <div class="orphans">
            <h3>{ word!("orphans") }</h3>
            <p class="sub">{ word!("orphans.why") }</p>
            <ul>
                { for props.orphans.iter().map(|orphan| {
                    let part = orphan.part;
                    let onclick = props.act.reform(move |_: MouseEvent| Action::DropPart(part));
                    html! {
                        <li>
                            <b>{ orphan.title.clone() }</b>{ " " }<q>{ orphan.quote.clone() }</q>{ " " }
                            <button type="button" class="inline" {onclick}>{ word!("orphans.drop") }</button>
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct FindProps {
    words: String,
    text: Rc<str>,
    act: Callback<Action>,
    on_line: Callback<usize>,
}

#[component]
fn Find(props: &FindProps) -> Html {
    let oninput = acting(&props.act, |event: InputEvent| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(Action::Find(field.value()))
    });
    let lines = use_memo((props.words.clone(), props.text.clone()), |(words, text)| lines_with(text, words));
    let next = use_state_eq(|| 0_usize);
    let onclick = {
        let (next, lines, on_line) = (next.clone(), lines.clone(), props.on_line.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(line) = lines.get(*next % lines.len().max(1)) {
                on_line.emit(*line);
            }
            next.set(next.wrapping_add(1));
        })
    };
    html! {
        <>
            <label class="find">
                <span class="vh">{ word!("list.find") }</span>
                <input type="search" id="find" placeholder={word!("list.find-short")} value={props.words.clone()} {oninput} />
            </label>
            if !props.words.trim().is_empty() {
                <button type="button" class="inline found" disabled={lines.is_empty()} {onclick}>{ count!("list.in-article", lines.len()) }</button>
            }
        </>
    }
}
