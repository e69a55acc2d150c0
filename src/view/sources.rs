//! Which articles report an event, what each of them says, and what they contradict each other on, side by side.

use super::dates;
use super::state::Action;
use super::words::{self, count, word};
use crate::analysis::{ContradictionRecord, EventRecord, Field, ReportRecord, SourcesRecord, Why};
use crate::edtf::Edtf;
use std::rc::Rc;
use yew::prelude::*;

/// What the list needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SourcesProps {
    /// The event.
    pub event: Rc<EventRecord>,
    /// What is done.
    pub act: Callback<Action>,
}

/// The contradictions, then each article with its sentence.
#[component]
pub fn Sources(props: &SourcesProps) -> Html {
    let Some(sources) = &props.event.sources else { return Html::default() };
    html! {
        <div class="sources">
            { for sources.contradictions.iter().map(|contradiction| view_contradiction(contradiction, sources)) }
            <h3>{ count!("sources.articles", sources.reports.len()) }</h3>
            <ul>
                { for sources.reports.iter().enumerate().map(|(index, report)| view_report(props, sources, index, report)) }
            </ul>
        </div>
    }
}

fn view_contradiction(contradiction: &ContradictionRecord, sources: &SourcesRecord) -> Html {
    let name = |index: &usize| sources.reports.get(*index).map(|report| report.name.clone());
    let field = match contradiction.field {
        Field::Date => word!("sources.dates-differ"),
        Field::Measure => word!("sources.figures-differ"),
        Field::Status | Field::Venue | Field::Place => word!("sources.differ"),
    };
    html! {
        <>
            <h3>{ field }</h3>
            <dl class="sides">
                { for contradiction.sides.iter().map(|side| html! {
                    <div>
                        <dt>{ value(contradiction.field, &side.value) }</dt>
                        <dd>
                            { words::listed(side.reports.iter().filter_map(name).collect()) }
                            if let Some(report) = side.reports.first().and_then(|index| sources.reports.get(*index)) {
                                <q>{ report.evidence.quote.clone() }</q>
                            }
                        </dd>
                    </div>
                }) }
            </dl>
        </>
    }
}

/// Dates and statuses as the page says them.
fn value(field: Field, value: &str) -> String {
    match field {
        Field::Date => value.parse::<Edtf>().map_or_else(|_| value.to_owned(), |date| dates::full(&date)),
        Field::Status => words::status_named(value).to_owned(),
        Field::Venue | Field::Place | Field::Measure => value.to_owned(),
    }
}

fn view_report(props: &SourcesProps, sources: &SourcesRecord, index: usize, report: &ReportRecord) -> Html {
    let id: Rc<str> = props.event.id.as_str().into();
    let apart = props.act.reform(move |_: MouseEvent| Action::SetApart(id.clone(), index));
    let date = report.date.as_ref().map_or_else(|| word!("date.undated").to_owned(), dates::short);
    html! {
        <li>
            <p class="report-head"><b>{ report.name.clone() }</b>{ " " }<span>{ date }</span></p>
            <blockquote><p>{ report.evidence.quote.clone() }</p></blockquote>
            if sources.reports.len() > 1 {
                <p class="sub">
                    { word!("sources.why", grounds = grounds(report)) }{ " " }
                    <button type="button" class="inline apart" onclick={apart}>{ word!("sources.apart") }</button>
                </p>
            }
        </li>
    }
}

fn grounds(report: &ReportRecord) -> String {
    let ground = |why: &Why| match why {
        Why::SameTitle => word!("why-one.title"),
        Why::NamesBoth => word!("why-one.names"),
        Why::SameArtist => word!("why-one.act"),
        Why::OtherName => word!("why-one.other-name"),
        Why::SameDate => word!("why-one.date"),
        Why::DateWithin => word!("why-one.within"),
        Why::OtherReading => word!("why-one.reading"),
        Why::DateUnsaid => word!("why-one.unsaid"),
        Why::DatesDiffer => word!("why-one.differ"),
        Why::SameVenue => word!("why-one.venue"),
        Why::SamePlace => word!("why-one.place"),
        Why::SameFigure => word!("why-one.figure"),
        Why::NearFigure => word!("why-one.near"),
        Why::SameChart => word!("why-one.chart"),
    };
    words::listed(report.why.iter().map(|why| ground(why).to_owned()).collect())
}
