//! The timeline's region: its heading, what the reader should know of the analysis, and the staff.

use super::acting::acting;
use super::app::select_on_staff;
use super::browser::page;
use super::faces::FaceProps;
use super::filter::Filters;
use super::later;
use super::listed::Listed;
use super::shared::Shared;
use super::state::{Action, Display, Sheet};
use super::timeline::{Deed, Timeline};
use super::words::{self, count, word};
use crate::analysis::AnalysisDocument;
use crate::edtf::{Date, Edtf};
use crate::timeline::Grouping;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the region needs.
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineRegionProps {
    /// What was found, the reader's changes in it; `None` until the first answer.
    pub document: Option<Shared<AnalysisDocument>>,
    /// The events with the reader's word on them.
    pub listed: Shared<Vec<Listed>>,
    /// The filters.
    pub filters: Filters,
    /// Where events stood before a date that is being tried.
    pub ghosts: Rc<BTreeMap<String, Edtf>>,
    /// What the events are shown as.
    pub display: Display,
    /// Whether the first answer is waited for.
    pub waiting: bool,
    /// Whether it is for paper, beside that of the page.
    pub paper: bool,
    /// The open event.
    pub selected: Option<Rc<str>>,
    /// The event that the next one is merged with.
    pub marked: Option<Rc<str>>,
    /// First and last day to open with, where a link says so.
    pub window: Option<(Date, Date)>,
    /// Today, from the browser.
    pub today: Option<Date>,
    /// What is done.
    pub act: Callback<Action>,
}

/// The region.
#[component]
pub fn TimelineRegion(props: &TimelineRegionProps) -> Html {
    let hidden = use_memo((props.listed.clone(), props.filters.clone()), |(listed, filters)| {
        let hidden = listed.iter().filter(|listed| listed.word.rejected || !filters.admits(listed));
        let mut ids = BTreeSet::new();
        ids.extend(hidden.map(|listed| listed.event.id.clone()));
        ids
    });
    let on_select = use_callback(props.act.clone(), |id: Option<AttrValue>, act| act.emit(select_on_staff(id)));
    let on_deed = use_callback((props.act.clone(), props.listed.clone()), |(id, deed): (AttrValue, Deed), (act, listed)| {
        let key: Rc<str> = id.as_str().into();
        let said = |is: fn(&Listed) -> bool| listed.iter().any(|listed| listed.event.id == *key && is(listed));
        act.emit(match deed {
            Deed::Open => {
                page::reveal(&format!("#article .s[data-event~='{id}']"));
                page::focus(&format!("#article .s[data-event~='{id}'] .mnote"));
                select_on_staff(Some(id))
            }
            Deed::Edit => Action::Edit(Some(key)),
            Deed::Review => Action::Check(key.clone(), !said(|listed| listed.word.checked)),
            Deed::Reject => Action::Reject(key.clone(), !said(|listed| listed.word.rejected)),
            Deed::Mark => Action::Mark(key),
        });
    });
    let on_help = use_callback(props.act.clone(), |(), act| act.emit(Action::Show(Sheet::Keys)));
    let heading = html! {
        <>
            <h2 id="h-timeline">{ word!("time") }</h2>
            <p class="tally">{ tally(props) }</p>
            { view_choice(props) }
        </>
    };
    // The other faces show what the filters leave, as the staff does.
    let shown = use_memo((props.listed.clone(), hidden.clone(), props.display), |(listed, hidden, display)| {
        let is_listed = matches!(display, Display::Agenda | Display::Table);
        listed.iter().filter(|listed| is_listed && !hidden.contains(&listed.event.id)).cloned().collect::<Vec<_>>()
    });
    let (selected, act) = (props.selected.clone(), props.act.clone());
    let other = match props.display {
        Display::Agenda | Display::Table => {
            Some(later::face(FaceProps { shown: shown.into(), selected, act }, props.display == Display::Table))
        }
        Display::Kinds | Display::Acts | Display::One | Display::Articles => None,
    };
    let grouping = match props.display {
        Display::Acts => Grouping::Act,
        Display::One => Grouping::One,
        Display::Articles if is_of_several(props) => Grouping::Article,
        _ => Grouping::Kind,
    };
    html! {
        <section class={classes!("timeline", props.document.is_none().then_some("reading"))} id={(!props.paper).then_some("timeline")} aria-labelledby="h-timeline" tabindex="-1">
            if let Some(other) = other.filter(|_| props.document.is_some()) {
                <div class="bar-top">{ heading }</div>
                { other }
            } else if let Some(analysis) = props.document.clone() {
                <Timeline
                    analysis={Rc::from(analysis)}
                    {grouping}
                    paper={props.paper}
                    ghosts={props.ghosts.clone()}
                    {hidden}
                    selected={props.selected.as_ref().map(|id| AttrValue::from(id.clone()))}
                    {on_select}
                    marked={props.marked.as_ref().map(|id| AttrValue::from(id.clone()))}
                    {on_deed}
                    opens_with={props.window}
                    today={props.today}
                    on_help={Some(on_help)}
                >
                    { heading }
                </Timeline>
            } else {
                <div class="bar-top">{ heading }</div>
            }
        </section>
    }
}

/// The reader chooses what the events are shown as.
fn view_choice(props: &TimelineRegionProps) -> Html {
    let onchange = acting(&props.act, |event: Event| {
        let chosen = event.target()?.dyn_into::<HtmlSelectElement>().ok()?.selected_index();
        Display::ALL.get(usize::try_from(chosen).ok()?).copied().map(Action::ShowAs)
    });
    html! {
        <select class="face-choice" aria-label={word!("face.choice")} {onchange}>
            { for Display::ALL.iter().filter(|display| **display != Display::Articles || is_of_several(props)).map(|display| html! { <option selected={*display == props.display}>{ face_name(*display) }</option> }) }
        </select>
    }
}

fn is_of_several(props: &TimelineRegionProps) -> bool {
    props.document.as_ref().is_some_and(|document| document.articles.len() > 1)
}

fn face_name(display: Display) -> &'static str {
    match display {
        Display::Kinds => word!("face.kinds"),
        Display::Acts => word!("face.acts"),
        Display::One => word!("face.one"),
        Display::Agenda => word!("face.agenda"),
        Display::Table => word!("face.table"),
        Display::Articles => word!("face.articles"),
    }
}

/// `25 events, 2 of them undated`.
fn tally(props: &TimelineRegionProps) -> String {
    if props.document.is_none() {
        return if props.waiting { word!("reading").to_owned() } else { String::new() };
    }
    let events = || props.listed.iter().filter(|listed| !listed.word.rejected);
    let all = count!("events", events().count());
    match events().filter(|listed| listed.event.date.is_none()).count() {
        0 => all,
        undated => word!("list.undated", events = all, n = words::grouped(undated)),
    }
}
