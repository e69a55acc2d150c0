//! The events as an agenda: year by year, one line each, with who and where.

use super::{FaceProps, draw_note};
use crate::edtf::{Date, Edtf};
use crate::view::listed::Listed;
use crate::view::script;
use crate::view::state::{Action, Face};
use crate::view::timeline::{in_year, remarks};
use crate::view::words::{self, word};
use std::rc::Rc;
use yew::prelude::*;

/// The lines that are drawn at first, and how many more a press adds.
const LINES: usize = 120;

/// The agenda.
#[component]
pub fn Agenda(props: &FaceProps) -> Html {
    let lines = use_state_eq(|| LINES);
    let drawn = props.shown.get(..*lines).unwrap_or(&props.shown);
    let hidden = props.shown.len() - drawn.len();
    let more = {
        let lines = lines.clone();
        Callback::from(move |_: MouseEvent| lines.set(*lines + LINES))
    };
    html! {
        <div class="face">
            <div class="agenda">{ for drawn.chunk_by(|one, other| year(one) == year(other)).map(|chunk| view_year(props, chunk)) }</div>
            if hidden > 0 {
                <button type="button" class="way" onclick={more}>{ word!("list.more", n = words::grouped(hidden)) }</button>
            }
        </div>
    }
}

fn year(listed: &Listed) -> Option<i32> {
    let date = listed.event.date.as_ref()?;
    date.first_day().or_else(|| date.last_day()).map(Date::year)
}

fn view_year(props: &FaceProps, chunk: &[Listed]) -> Html {
    let year = chunk.first().and_then(year);
    let name = year.map_or_else(|| word!("time.undated-order").to_owned(), |year| year.to_string());
    html! {
        <section class="agenda-year">
            <h3>{ name }</h3>
            <ol>{ for chunk.iter().map(|listed| view_line(props, listed, year)) }</ol>
        </section>
    }
}

fn view_line(props: &FaceProps, listed: &Listed, year: Option<i32>) -> Html {
    let event = &listed.event;
    let selected = props.selected.as_deref() == Some(event.id.as_str());
    let id: Rc<str> = event.id.as_str().into();
    let onclick = props.act.reform(move |_: MouseEvent| Action::Select(Some(id.clone()), Face::Timeline));
    let mut about = vec![words::what(event).to_owned()];
    about.extend(event.artists.iter().chain(&event.venue).chain(&event.place).cloned());
    let remarks = remarks(event, None);
    if !remarks.is_empty() {
        about.push(remarks);
    }
    html! {
        <li key={event.id.clone()} class={if selected { "selected" } else { "" }}>
            <button type="button" data-event={event.id.clone()} aria-current={selected.then_some("true")} {onclick}>
                <span class="when">{ event.date.as_ref().map(|date: &Edtf| in_year(date, year)).unwrap_or_default() }</span>
                { draw_note(event.kind, event.status) }
                <span class="what">
                    <span class={script::title_class(event, false)} lang={script::language_of(&event.title)} dir="auto">{ event.title.clone() }</span>
                    <span class="sub">{ words::listed(about) }</span>
                </span>
            </button>
        </li>
    }
}
