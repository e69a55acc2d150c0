//! The list of events: the one truth of which the other faces are views.

use super::acting::acting;
use super::browser;
use super::event_row::EventRow;
use super::filter::Filters;
use super::note_head::NoteHead;
use super::slots::slotted;
use super::state::{Action, Face};
use super::words::{self, Certainty, count, word};
use crate::analysis::EventRecord;
use crate::event::{Kind, Status};
use crate::work::patch::Word;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// An event as the list has it.
#[derive(Clone, PartialEq)]
pub struct Listed {
    /// With the reader's changes in it.
    pub event: Rc<EventRecord>,
    /// As the engine found it; `None` for one that the reader made.
    pub found: Option<Rc<EventRecord>>,
    /// The reader's word on it.
    pub word: Word,
}

/// What the list needs.
#[derive(Clone, PartialEq, Properties)]
pub struct EventsProps {
    /// All events, in order of date.
    pub listed: Rc<Vec<Listed>>,
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
    /// The text, to tell lines.
    pub text: Rc<str>,
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
    let shown: Vec<&Listed> = props.listed.iter().filter(|listed| props.filters.admits(&listed.event)).collect();
    let clear = props.act.reform(|_: MouseEvent| Action::ClearFilters);
    html! {
        <section class="events" id="events" aria-labelledby="h-events">
            <div class="bar-top">
                <h2 id="h-events">{ word!("list") }</h2>
                <p class="tally">{ tally(&props.listed) }</p>
                <Find words={props.filters.find.clone()} act={props.act.clone()} />
            </div>
            <FilterBar ..props.clone() />
            if shown.is_empty() && !props.listed.is_empty() {
                <p class="none">
                    { slotted!("list.nothing", all = html! {
                        <button type="button" class="inline" onclick={clear}>{ word!("list.show-all") }</button>
                    }) }
                </p>
            }
            <ol class="event-list" aria-label={word!("list.order")}>
                { for shown.into_iter().map(|listed| {
                    let open = props.selected.as_deref() == Some(listed.event.id.as_str());
                    let hinted = props.hovered.iter().any(|id| **id == *listed.event.id);
                    html! {
                        <EventRow
                            key={listed.event.id.clone()}
                            listed={listed.clone()}
                            {open}
                            {hinted}
                            editing={props.editing.as_deref() == Some(listed.event.id.as_str())}
                            text={open.then(|| props.text.clone())}
                            act={props.act.clone()}
                            on_line={props.on_line.clone()}
                        />
                    }
                }) }
            </ol>
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

#[derive(PartialEq, Properties)]
struct FindProps {
    words: String,
    act: Callback<Action>,
}

#[component]
fn Find(props: &FindProps) -> Html {
    let oninput = acting(&props.act, |event: InputEvent| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(Action::Find(field.value()))
    });
    html! {
        <label class="find">
            <span class="vh">{ word!("list.find") }</span>
            <input type="search" id="find" placeholder={word!("list.find-short")} value={props.words.clone()} {oninput} />
        </label>
    }
}

/// The kinds as switches, act and status as choices, each with the number that the other filters leave.
#[component]
fn FilterBar(props: &EventsProps) -> Html {
    let events: Vec<EventRecord> =
        props.listed.iter().filter(|listed| !listed.word.rejected).map(|listed| (*listed.event).clone()).collect();
    let kinds = props.filters.kind_counts(&events);
    let switch = |kind: Kind| {
        let hidden = props.filters.hidden_kinds.contains(&kind);
        let status = if hidden { Status::Upcoming } else { Status::Happened };
        let onclick = props.act.reform(move |_: MouseEvent| Action::ToggleKind(kind));
        html! {
            <button type="button" class={words::kind_class(kind)} aria-pressed={(!hidden).to_string()} {onclick}>
                <NoteHead {kind} {status} /><span class="word">{ words::kind(kind) }</span>
                { " " }<b>{ words::grouped(kinds.get(&kind).copied().unwrap_or(0)) }</b>
            </button>
        }
    };
    html! {
        <div class="filters" role="group" aria-label={word!("list.show")}>
            { for Kind::ALL.into_iter().map(switch) }
            <span class="selects">
                { artist_choice(props, &events) }
                { status_choice(props, &events) }
            </span>
        </div>
    }
}

fn artist_choice(props: &EventsProps, events: &[EventRecord]) -> Html {
    let artists = props.filters.artist_counts(events);
    let onchange = acting(&props.act, |event: Event| {
        chosen(&event).map(|artist| Action::FilterArtist((!artist.is_empty()).then_some(artist)))
    });
    let current = props.filters.artist.as_deref().unwrap_or("");
    html! {
        <label class="choice">
            <span class="vh">{ word!("list.act") }</span>
            <select id="by-act" {onchange}>
                <option value="" selected={current.is_empty()}>{ word!("list.any-act") }</option>
                { for artists.iter().map(|(artist, count)| html! {
                    <option value={artist.clone()} selected={current == artist}>{ word!("list.with-count", name = artist, n = words::grouped(*count)) }</option>
                }) }
            </select>
        </label>
    }
}

fn status_choice(props: &EventsProps, events: &[EventRecord]) -> Html {
    let counts = props.filters.status_counts(events);
    let onchange = acting(&props.act, |event: Event| {
        let class = chosen(&event)?;
        let all = [Status::Happened, Status::Upcoming, Status::Cancelled, Status::Rumoured];
        Some(Action::FilterStatus(all.into_iter().find(|status| words::status_class(*status) == class)))
    });
    html! {
        <label class="choice">
            <span class="vh">{ word!("list.status") }</span>
            <select id="by-status" {onchange}>
                <option value="" selected={props.filters.status.is_none()}>{ word!("list.any-status") }</option>
                { for counts.iter().map(|(status, count)| html! {
                    <option value={words::status_class(*status)} selected={props.filters.status == Some(*status)}>
                        { word!("list.with-count", name = words::status_choice(*status), n = words::grouped(*count)) }
                    </option>
                }) }
            </select>
        </label>
    }
}

fn chosen(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value())
}
