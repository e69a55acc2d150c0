//! The filters: kinds as switches, the rest as choices, each with the number that the other filters leave.

use super::acting::acting;
use super::filter::{Facet, Filters};
use super::listed::Listed;
use super::note_head::NoteHead;
use super::shared::Shared;
use super::state::Action;
use super::words::{self, Certainty, word};
use crate::event::{Kind, Status};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the bar needs.
#[derive(Clone, PartialEq, Properties)]
pub struct FilterBarProps {
    /// All events.
    pub listed: Shared<Vec<Listed>>,
    /// The filters.
    pub filters: Filters,
    /// What is done.
    pub act: Callback<Action>,
}

/// The bar: act and status at hand, the others behind a word.
#[component]
pub fn FilterBar(props: &FilterBarProps) -> Html {
    let listed: Vec<Listed> = props.listed.iter().filter(|listed| !listed.word.rejected).cloned().collect();
    let kinds = props.filters.kind_counts(&listed);
    let switch = |(kind, count): (Kind, usize)| {
        let hidden = props.filters.hidden_kinds.contains(&kind);
        let status = if hidden { Status::Upcoming } else { Status::Happened };
        let onclick = props.act.reform(move |_: MouseEvent| Action::ToggleKind(kind));
        html! {
            <button type="button" tabindex={(kind != Kind::Release).then_some("-1")} class={words::kind_class(kind)} aria-pressed={(!hidden).to_string()} {onclick}>
                <NoteHead {kind} {status} /><span class="word">{ words::kind(kind) }</span>
                { " " }<b>{ words::grouped(count) }</b>
            </button>
        }
    };
    let (at_hand, behind) = Facet::ALL.split_at(3);
    let in_use = behind.iter().any(|facet| props.filters.chosen.contains_key(facet));
    html! {
        <div class="filters" role="group" aria-label={word!("list.show")}>
            <span id="kinds" role="toolbar" aria-label={word!("list.show")}>{ for kinds.into_iter().map(switch) }</span>
            <span class="selects">{ for at_hand.iter().map(|facet| choice(*facet, props, &listed)) }</span>
            <details class="more-filters" open={in_use}>
                <summary>{ word!("list.more-filters") }</summary>
                <span class="selects">{ for behind.iter().map(|facet| choice(*facet, props, &listed)) }</span>
            </details>
        </div>
    }
}

fn choice(facet: Facet, props: &FilterBarProps, listed: &[Listed]) -> Html {
    let counts = props.filters.counts(facet, listed);
    let onchange = acting(&props.act, move |event: Event| {
        let value = event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value();
        Some(Action::Choose(facet, (!value.is_empty()).then_some(value)))
    });
    // Only several articles are told apart.
    if facet == Facet::Article && counts.len() < 2 {
        return Html::default();
    }
    let chosen = props.filters.chosen.get(&facet);
    let (name, any) = names(facet);
    html! {
        <label class="choice">
            <span class="vh">{ name }</span>
            <select id={format!("by-{}", facet.name())} {onchange}>
                <option value="" selected={chosen.is_none()}>{ any }</option>
                { for counts.iter().map(|(value, count)| html! {
                    <option value={value.clone()} selected={chosen == Some(value)}>
                        { word!("list.with-count", name = value_words(facet, value), n = words::grouped(*count)) }
                    </option>
                }) }
            </select>
        </label>
    }
}

/// What a facet is called, and the choice of all its values.
fn names(facet: Facet) -> (&'static str, &'static str) {
    match facet {
        Facet::Artist => (word!("list.act"), word!("list.any-act")),
        Facet::Status => (word!("list.status"), word!("list.any-status")),
        Facet::Year => (word!("list.year"), word!("list.any-year")),
        Facet::Place => (word!("list.place"), word!("list.any-place")),
        Facet::Reviewed => (word!("list.reviewed"), word!("list.any-reviewed")),
        Facet::Certainty => (word!("list.sure"), word!("list.any-sure")),
        Facet::Article => (word!("list.article"), word!("list.any-article")),
    }
}

fn value_words(facet: Facet, value: &str) -> String {
    let words = match (facet, value) {
        (Facet::Status, name) => {
            words::STATUSES.into_iter().find(|status| status.name() == name).map_or("", words::status_choice)
        }
        (Facet::Reviewed, "yes") => word!("list.reviewed-yes"),
        (Facet::Reviewed, _) => word!("list.reviewed-no"),
        (Facet::Certainty, "sure") => Certainty::Sure.words(),
        (Facet::Certainty, "fairly") => Certainty::FairlySure.words(),
        (Facet::Certainty, _) => Certainty::NeedsALook.words(),
        (Facet::Artist | Facet::Article | Facet::Place | Facet::Year, value) => value,
    };
    words.to_owned()
}
