//! The staff, until it is drawn: its events as a list.

use crate::analysis::AnalysisDocument;
use crate::edtf::Date;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// What the staff needs.
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// What was found.
    pub analysis: Rc<AnalysisDocument>,
    /// The ids of the events that the filters leave.
    pub visible: Rc<BTreeSet<String>>,
    /// The open event.
    pub selected: Option<AttrValue>,
    /// An event is selected, or none.
    pub on_select: Callback<Option<AttrValue>>,
    /// Go to an event's sentence.
    pub on_open: Callback<AttrValue>,
    /// Today, from the browser.
    pub today: Option<Date>,
    /// The heading, beside which the tools stand.
    #[prop_or_default]
    pub children: Html,
    /// 'How to read this' is wanted; without it there is no such word.
    #[prop_or_default]
    pub on_help: Option<Callback<()>>,
}

/// The staff.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let _ = (&props.selected, &props.on_select, &props.on_open, props.today, &props.on_help);
    html! {
        <>
            <div class="bar-top">{ props.children.clone() }</div>
            <p>{ format!("{} of {} events", props.visible.len(), props.analysis.events.len()) }</p>
        </>
    }
}
