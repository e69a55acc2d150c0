//! The timeline's region: its heading, what the reader should know of the analysis, and the staff.

use super::app::select_on_staff;
use super::browser::page;
use super::events::Listed;
use super::filter::Filters;
use super::state::Action;
use super::words;
use crate::analysis::{AnalysisDocument, Note};
use crate::edtf::Date;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// What the region needs.
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineRegionProps {
    /// What was found, the reader's changes in it; `None` until the first answer.
    pub document: Option<Rc<AnalysisDocument>>,
    /// The events with the reader's word on them.
    pub listed: Rc<Vec<Listed>>,
    /// The filters.
    pub filters: Filters,
    /// The open event.
    pub selected: Option<Rc<str>>,
    /// Today, from the browser.
    pub today: Option<Date>,
    /// What the reader should know.
    pub notes: Vec<Note>,
    /// What is done.
    pub act: Callback<Action>,
}

/// The region.
#[component]
pub fn TimelineRegion(props: &TimelineRegionProps) -> Html {
    let visible = use_memo((props.listed.clone(), props.filters.clone()), |(listed, filters)| {
        let shown = listed.iter().filter(|listed| !listed.edit.rejected && filters.admits(&listed.event));
        shown.map(|listed| listed.event.id.clone()).collect::<BTreeSet<String>>()
    });
    let on_select = props.act.reform(select_on_staff);
    let on_open = {
        let act = props.act.clone();
        Callback::from(move |id: AttrValue| {
            page::reveal(&format!("#article .s[data-event~='{id}']"));
            page::focus(&format!("#article .s[data-event~='{id}'] .mnote"));
            act.emit(select_on_staff(Some(id)));
        })
    };
    html! {
        <section class="timeline" id="timeline" aria-labelledby="h-timeline">
            <div class="bar-top">
                <h2 id="h-timeline">{ "Timeline" }</h2>
                <p class="tally">{ tally(props) }</p>
            </div>
            if !props.notes.is_empty() {
                <ul class="notes">{ for props.notes.iter().map(|note| html! { <li>{ words::note(*note) }</li> }) }</ul>
            }
            if let Some(analysis) = props.document.clone() {
                <super::timeline::Timeline
                    {analysis}
                    {visible}
                    selected={props.selected.as_ref().map(|id| AttrValue::from(id.clone()))}
                    {on_select}
                    {on_open}
                    today={props.today}
                />
            }
        </section>
    }
}

/// `25 events, 2 of them undated`.
fn tally(props: &TimelineRegionProps) -> String {
    if props.document.is_none() {
        return "Reading …".to_owned();
    }
    let events = || props.listed.iter().filter(|listed| !listed.edit.rejected);
    let all = words::count(events().count(), "event", "events");
    match events().filter(|listed| listed.event.date.is_none()).count() {
        0 => all,
        undated => format!("{all}, {} undated", words::grouped(undated)),
    }
}
