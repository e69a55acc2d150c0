//! The events as a table that sorts by any column.

use super::{FaceProps, draw_note};
use crate::view::listed::Listed;
use crate::view::sorting::{Column, sorted};
use crate::view::state::{Action, Face};
use crate::view::words::{self, word};
use crate::view::{dates, script};
use std::rc::Rc;
use yew::prelude::*;

/// The rows that are drawn at first, and how many more a press adds.
const ROWS: usize = 100;

/// The table.
#[component]
pub fn Table(props: &FaceProps) -> Html {
    let order = use_state_eq(|| (Column::Date, false));
    let rows = use_state_eq(|| ROWS);
    let (column, descending) = *order;
    let events: Vec<_> = props.shown.iter().map(|listed| &*listed.event).collect();
    let sorted = sorted(&events, column, descending);
    let head = |of: Column| {
        let order = order.clone();
        // A second press turns the order round.
        let onclick = Callback::from(move |_: MouseEvent| order.set((of, of == column && !descending)));
        let sort = (of == column).then_some(if descending { "descending" } else { "ascending" });
        html! { <th scope="col" aria-sort={sort}><button type="button" {onclick}>{ name(of) }</button></th> }
    };
    let more = {
        let rows = rows.clone();
        Callback::from(move |_: MouseEvent| rows.set(*rows + ROWS))
    };
    let hidden = sorted.len().saturating_sub(*rows);
    html! {
        <div class="face">
            <table class="sheet-of-events">
                <caption class="vh">{ word!("time.events") }</caption>
                <thead><tr>{ for Column::ALL.map(head) }</tr></thead>
                <tbody>{ for sorted.iter().take(*rows).filter_map(|index| props.shown.get(*index)).map(|listed| view_row(props, listed)) }</tbody>
            </table>
            if hidden > 0 {
                <button type="button" class="way" onclick={more}>{ word!("list.more", n = words::grouped(hidden)) }</button>
            }
        </div>
    }
}

/// A column's heading.
fn name(column: Column) -> &'static str {
    match column {
        Column::Date => word!("dossier.date"),
        Column::Kind => word!("dossier.kind"),
        Column::Title => word!("dossier.event"),
        Column::Act => word!("list.act"),
        Column::Place => word!("face.place"),
        Column::Status => word!("list.status"),
        Column::Certainty => word!("face.certainty"),
    }
}

fn view_row(props: &FaceProps, listed: &Listed) -> Html {
    let event = &listed.event;
    let selected = props.selected.as_deref() == Some(event.id.as_str());
    let id: Rc<str> = event.id.as_str().into();
    let onclick = props.act.reform(move |_: MouseEvent| Action::Select(Some(id.clone()), Face::Timeline));
    let language = script::language_of(&event.title);
    let place: Vec<String> = event.venue.iter().chain(&event.place).cloned().collect();
    html! {
        <tr key={event.id.clone()} class={if selected { "selected" } else { "" }} aria-current={selected.then_some("true")}>
            <td class="when">
                { event.date.as_ref().map_or_else(|| word!("date.undated").to_owned(), dates::short) }
                if let Some(words) = dates::precision_words(event) {
                    <span class="prec">{ words }</span>
                }
            </td>
            <td class="kind">{ draw_note(event.kind, event.status) }{ words::what(event) }</td>
            <th scope="row"><button type="button" class={script::title_class(event, false)} data-event={event.id.clone()} lang={language} dir="auto" {onclick}>{ event.title.clone() }</button></th>
            <td>{ words::listed(event.artists.clone()) }</td>
            <td>{ words::listed(place) }</td>
            <td>{ words::status_choice(event.status) }</td>
            <td>{ words::certainty(event.confidence).words() }</td>
        </tr>
    }
}
