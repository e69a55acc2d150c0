//! The timeline's region: its heading, what the reader should know of the analysis, and the staff.

use super::app::select_on_staff;
use super::browser::page;
use super::events::Listed;
use super::filter::Filters;
use super::state::{Action, Sheet};
use super::timeline::Timeline;
use super::words::{self, count, word};
use crate::analysis::AnalysisDocument;
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
    /// What is done.
    pub act: Callback<Action>,
}

/// The region.
#[component]
pub fn TimelineRegion(props: &TimelineRegionProps) -> Html {
    let hidden = use_memo((props.listed.clone(), props.filters.clone()), |(listed, filters)| {
        let hidden = listed.iter().filter(|listed| listed.word.rejected || !filters.admits(&listed.event));
        hidden.map(|listed| listed.event.id.clone()).collect::<BTreeSet<String>>()
    });
    let on_select = use_callback(props.act.clone(), |id: Option<AttrValue>, act| act.emit(select_on_staff(id)));
    let on_open = use_callback(props.act.clone(), |id: AttrValue, act| {
        page::reveal(&format!("#article .s[data-event~='{id}']"));
        page::focus(&format!("#article .s[data-event~='{id}'] .mnote"));
        act.emit(select_on_staff(Some(id)));
    });
    let on_help = use_callback(props.act.clone(), |(), act| act.emit(Action::Show(Sheet::Keys)));
    let heading = html! {
        <>
            <h2 id="h-timeline">{ word!("time") }</h2>
            <p class="tally">{ tally(props) }</p>
        </>
    };
    html! {
        <section class={classes!("timeline", props.document.is_none().then_some("reading"))} id="timeline" aria-labelledby="h-timeline" tabindex="-1">
            if let Some(analysis) = props.document.clone() {
                <Timeline
                    {analysis}
                    {hidden}
                    selected={props.selected.as_ref().map(|id| AttrValue::from(id.clone()))}
                    {on_select}
                    {on_open}
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

/// `25 events, 2 of them undated`.
fn tally(props: &TimelineRegionProps) -> String {
    if props.document.is_none() {
        return word!("reading").to_owned();
    }
    let events = || props.listed.iter().filter(|listed| !listed.word.rejected);
    let all = count!("events", events().count());
    match events().filter(|listed| listed.event.date.is_none()).count() {
        0 => all,
        undated => word!("list.undated", events = all, n = words::grouped(undated)),
    }
}
