//! One event of the list: a row, and under it, when it is open, its sentence and why it has its date.

use super::acting::acting;
use super::browser::page;
use super::edit_form::EditForm;
use super::event_actions::{MergeChoice, view_actions};
use super::later;
use super::listed::Listed;
use super::note_head::NoteHead;
use super::score_head::line_button;
use super::shared::Shared;
use super::slots::slotted;
use super::sources::Sources;
use super::state::{Action, Face};
use super::timeline::in_year;
use super::words::{self, Certainty, count, word};
use super::{dates, marks, script};
use crate::analysis::EventRecord;
use crate::edtf::Edtf;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a row needs.
#[derive(Clone, Properties)]
pub struct EventRowProps {
    /// The event.
    pub listed: Listed,
    /// The date that it had before a change that is being tried.
    #[prop_or_default]
    pub was: Option<Edtf>,
    /// Whether it is open.
    pub open: bool,
    /// Whether the pointer is at it or at its sentence.
    pub hinted: bool,
    /// Whether its words are fields.
    pub editing: bool,
    /// All events, while one to merge it with is chosen.
    pub others: Option<Shared<Vec<Listed>>>,
    /// The text, to tell lines; only of the open one.
    pub text: Option<Rc<str>>,
    /// The article's language.
    pub language: Option<AttrValue>,
    /// What is done.
    pub act: Callback<Action>,
    /// Goes to a line of the article.
    pub on_line: Callback<usize>,
}

impl PartialEq for EventRowProps {
    /// Where in the text its sentences stand is seen of the open row alone: a letter before them draws no other row anew.
    fn eq(&self, other: &EventRowProps) -> bool {
        let how = |row: &EventRowProps| (row.open, row.hinted, row.editing, row.was);
        how(self) == how(other)
            && self.listed.word == other.listed.word
            && (Rc::ptr_eq(&self.listed.event, &other.listed.event)
                || (!self.open && seen(&self.listed.event) == seen(&other.listed.event)))
            && self.others == other.others
            && self.text == other.text
            && self.language == other.language
            && self.act == other.act
            && self.on_line == other.on_line
    }
}

/// What a row shows of its event while it is closed.
fn seen(event: &EventRecord) -> impl PartialEq + '_ {
    let words = (&event.id, &event.what, &event.title, &event.artists, &event.venue, &event.place, &event.part_of);
    (words, event.kind, event.status, event.date, &event.reason, &event.measures, event.confidence, &event.sources)
}

/// The row.
#[component]
pub fn EventRow(props: &EventRowProps) -> Html {
    let Listed { event, word: said, .. } = &props.listed;
    let id: Rc<str> = event.id.as_str().into();
    let toggled = (!props.open).then(|| id.clone());
    let onclick = props.act.reform(move |_: MouseEvent| Action::Select(toggled.clone(), Face::Events));
    let check = acting(&props.act, {
        let id = id.clone();
        move |event: Event| Some(Action::Check(id.clone(), event.target()?.dyn_into::<HtmlInputElement>().ok()?.checked()))
    });
    let enter = props.act.reform({
        let id = id.clone();
        move |_: MouseEvent| Action::Hover(vec![id.clone()])
    });
    let pressed = key_handler(id.clone(), said.rejected, said.checked, &props.act);
    let leave = props.act.reform(|_: MouseEvent| Action::Hover(Vec::new()));
    html! {
        <li class={classes!("event", words::kind_class(event.kind), props.open.then_some("open"), said.rejected.then_some("rejected"), props.hinted.then_some("hinted"))} onmouseenter={enter} onmouseleave={leave}>
            <button
                type="button"
                class="event-row"
                data-event={event.id.clone()}
                aria-expanded={props.open.to_string()}
                aria-current={props.open.then_some("true")}
                aria-keyshortcuts="E R Delete"
                {onclick}
                onkeydown={pressed}
            >
                <span class="when">
                    { event.date.as_ref().map_or_else(|| word!("date.undated").to_owned(), dates::short) }
                    if let Some(words) = dates::precision_words(event) {
                        <span class="prec">{ words }</span>
                    }
                    if let Some(was) = &props.was {
                        <span class="prec was">{ word!("trial.was", date = in_year(was, None)) }</span>
                    }
                </span>
                <NoteHead kind={event.kind} status={event.status} />
                <span class="what">
                    <span class={script::title_class(event, said.rejected)} lang={script::language_of(&event.title)}>
                        { event.title.clone() }
                    </span>
                    <span class="sub">{ second_line(event) }</span>
                </span>
                <span class="state">{ state(event, props.open, said.rejected, said.changes()) }</span>
            </button>
            if said.rejected {
                <button type="button" class="restore" onclick={props.act.reform(move |_: MouseEvent| Action::Reject(id.clone(), false))}>
                    { word!("event.restore") }
                </button>
            } else {
                <label class="check">
                    <input type="checkbox" checked={said.checked} onchange={check} />
                    <span class="vh">{ word!("event.checked", title = event.title) }</span>
                </label>
            }
            if props.open {
                <EventBody ..props.clone() />
            }
        </li>
    }
}

/// What the keys do while a row has the focus.
fn key_handler(id: Rc<str>, rejected: bool, checked: bool, act: &Callback<Action>) -> Callback<KeyboardEvent> {
    let act = act.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if let Some(letters) = page::typed(&event) {
            page::focus_titled("#events .event-row", ".title", &letters);
            event.prevent_default();
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => page::focus_neighbour("#events .event-row", 1),
            "ArrowUp" => page::focus_neighbour("#events .event-row", -1),
            "e" => act.emit(Action::Edit(Some(id.clone()))),
            "r" => act.emit(Action::Check(id.clone(), !checked)),
            "Home" => page::focus("#events .event-row"),
            "End" => page::focus("#events .event:last-child .event-row"),
            "Delete" => act.emit(Action::Reject(id.clone(), !rejected)),
            _ => return,
        }
        event.prevent_default();
    })
}

/// What it is, how much, who, where, of what.
fn second_line(event: &EventRecord) -> Html {
    let mut parts = vec![words::what(event).to_owned()];
    let measures = words::measures(event);
    parts.extend((!measures.is_empty()).then_some(measures));
    parts.extend(event.artists.iter().filter(|artist| **artist != event.title).cloned());
    parts.extend([&event.venue, &event.place].into_iter().flatten().cloned());
    let parts = Html::from(words::listed(parts));
    match &event.part_of {
        None => parts,
        Some(work) => {
            let work = html! { <i lang={script::language_of(work)}>{ work.clone() }</i> };
            slotted!("event.from", parts = parts, work = work)
        }
    }
}

fn state(event: &EventRecord, open: bool, rejected: bool, changed: bool) -> Html {
    if rejected {
        return html! { <span class="status">{ word!("event.rejected") }</span> };
    }
    let certainty = words::certainty(event.confidence);
    html! {
        <>
            if let Some(status) = words::status(event.status) {
                <span class="status">{ status }</span>
            }
            if open || certainty != Certainty::Sure {
                <span class="conf">{ certainty.words() }</span>
            }
            if let Some(sources) = event.sources.as_ref().filter(|sources| sources.reports.len() > 1) {
                <span class="conf">
                    { if sources.contradictions.is_empty() { count!("library.articles", sources.reports.len()) } else { word!("sources.they-differ").to_owned() } }
                </span>
            }
            if changed {
                <span class="conf">{ word!("event.yours") }</span>
            }
        </>
    }
}

/// Its sentence, why this date, other readings, what can be done.
#[component]
fn EventBody(props: &EventRowProps) -> Html {
    let event = &props.listed.event;
    let id: Rc<str> = event.id.as_str().into();
    let heading = |name: &str| format!("{name}-{id}");
    // When the fields go, the focus goes back to the word that opened them.
    let was_editing = use_mut_ref(|| false);
    use_effect_with(props.editing, move |editing| {
        if std::mem::replace(&mut *was_editing.borrow_mut(), *editing) && !editing {
            page::focus_if_lost(".event.open .edit");
        }
    });
    html! {
        <div class="event-body">
            if event.sources.is_some() {
                { later::sources(props) }
            } else {
                <h3>{ word!("event.sentence") }</h3>
                <div class="evidence" lang={props.language.clone()}>{ for event.evidence.iter().enumerate().map(|(index, _)| view_quote(props, index)) }</div>
            }
            <h3 id={heading("why")}>{ word!("event.why") }</h3>
            { view_why(props) }
            if !readings(&props.listed).is_empty() {
                <h3 id={heading("other")}>{ word!("event.others") }</h3>
                { view_readings(props, heading("other")) }
            }
            if props.editing {
                { later::edit_form(props) }
            }
            { view_actions(props) }
            if props.others.is_some() {
                { later::merge_choice(props) }
            }
        </div>
    }
}

/// Its words as fields.
pub fn view_edit_form(props: &EventRowProps) -> Html {
    html! { <EditForm event={props.listed.event.clone()} act={props.act.clone()} /> }
}

/// Which articles report it.
pub fn view_sources(props: &EventRowProps) -> Html {
    html! { <Sources event={props.listed.event.clone()} act={props.act.clone()} /> }
}

/// The choice of the event that it is merged with.
pub fn view_merge_choice(props: &EventRowProps) -> Html {
    let Some(others) = props.others.clone() else { return Html::default() };
    html! { <MergeChoice listed={props.listed.clone()} {others} act={props.act.clone()} /> }
}

fn view_quote(props: &EventRowProps, index: usize) -> Html {
    let event = &props.listed.event;
    let Some(quote) = event.evidence.get(index) else { return Html::default() };
    let pieces = if index == 0 { marks::quoted(event) } else { vec![(quote.quote.clone(), false)] };
    let line = props.text.as_ref().map(|text| marks::line_of(text, quote.start));
    html! {
        <blockquote>
            <p>
                { for pieces.into_iter().map(|(words, said)| if said { html! { <b>{ words }</b> } } else { html! { { words } } }) }
                { " " }
                if let Some(line) = line {
                    { line_button(word!("line", n = words::grouped(line)), line, &props.on_line) }
                }
            </p>
        </blockquote>
    }
}

fn view_why(props: &EventRowProps) -> Html {
    let Listed { event, word: said, .. } = &props.listed;
    let gives = event.date.as_ref().map_or_else(|| word!("date.none").to_owned(), dates::full);
    let Some(reason) = &event.reason else {
        return html! { <p class="why">{ match (&props.listed.found, said.date.is_some(), event.date.is_some()) {
            (None, ..) => word!("why.made"),
            (_, true, _) => word!("why.chosen"),
            (_, _, true) => word!("why.elsewhere"),
            (_, _, false) => word!("why.none"),
        } }</p> };
    };
    html! {
        <dl class="why">
            <div><dt>{ word!("why.says") }</dt><dd>{ word!("why.quote", words = reason.quote) }</dd></div>
            if let Some(anchor) = reason.anchor.and_then(|anchor| anchor.first_day()) {
                <div><dt>{ word!("why.from") }</dt><dd>{ dates::day_in_words(anchor) }</dd></div>
            }
            <div><dt>{ word!("why.rule") }</dt><dd>{ words::date_rule(event, reason) }</dd></div>
            <div><dt>{ word!("why.gives") }</dt><dd><b>{ gives }</b></dd></div>
            <div>
                <dt>{ word!("why.sure") }</dt>
                <dd>{ if said.date.is_some() { word!("why.chosen") } else { words::date_certainty(event, reason) } }</dd>
            </div>
        </dl>
    }
}

/// The engine's own reading first, then the others; none where there is only one.
fn readings(listed: &Listed) -> Vec<Edtf> {
    let others =
        listed.found.as_ref().and_then(|found| found.reason.as_ref()).map(|reason| reason.others.clone()).unwrap_or_default();
    let mut readings: Vec<Edtf> = Vec::new();
    for reading in found_date(listed).into_iter().chain(others).chain(listed.event.date) {
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    if readings.len() < 2 { Vec::new() } else { readings }
}

fn found_date(listed: &Listed) -> Option<Edtf> {
    listed.found.as_ref().and_then(|found| found.date)
}

fn view_readings(props: &EventRowProps, labelled_by: String) -> Html {
    let event = &props.listed.event;
    let found = found_date(&props.listed);
    let name = format!("reading-{}", event.id);
    html! {
        <div class="readings" role="radiogroup" aria-labelledby={labelled_by}>
            { for readings(&props.listed).into_iter().map(|reading| {
                let id: Rc<str> = event.id.as_str().into();
                let onchange = props.act.reform(move |_: Event| Action::Redate(id.clone(), reading));
                let note = if Some(reading) == found { word!("reading.first") } else { words::other_reading(found, reading) };
                html! {
                    <label>
                        <input type="radio" name={name.clone()} checked={event.date == Some(reading)} {onchange} />
                        <b>{ dates::short(&reading) }</b>
                        <span>{ note }</span>
                    </label>
                }
            }) }
        </div>
    }
}
