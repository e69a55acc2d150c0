//! The note: its shape and letter say the kind, its filling what became of it.

use super::words;
use crate::event::{Kind, Status};
use yew::prelude::*;

/// A note on its own, as lists, filters and margins have it.
#[derive(Clone, PartialEq, Properties)]
pub struct NoteHeadProps {
    /// Gives shape, colour and letter.
    pub kind: Kind,
    /// Gives the filling.
    #[prop_or(Status::Happened)]
    pub status: Status,
    /// Whether the letter stands in it: where no lane says the kind.
    #[prop_or(true)]
    pub letter: bool,
}

/// A note head of 22 by 22 units; a rumour's brackets make it wider.
#[component]
pub fn NoteHead(props: &NoteHeadProps) -> Html {
    let NoteHeadProps { kind, status, letter } = *props;
    let wide = status == Status::Rumoured;
    html! {
        <svg class={classes!("note", wide.then_some("wide"))} viewBox={if wide { "-18 -11 36 22" } else { "-11 -11 22 22" }} aria-hidden="true">
            { head(kind, status, letter, None) }
        </svg>
    }
}

/// The drawing itself, around the origin unless moved by `transform`.
pub fn head(kind: Kind, status: Status, letter: bool, transform: Option<&'static str>) -> Html {
    let shape = match kind {
        Kind::Release => html! { <ellipse rx="8.6" ry="6.5" transform="rotate(-20)" /> },
        Kind::Record => html! { <path d="M0-8 8.6 6.4H-8.6Z" /> },
        Kind::Concert => html! { <path d="M-7.2-6.4H7.2V6.4H-7.2Z" /> },
        Kind::Award => html! { <path d="M0-8.8 8.8 0 0 8.8-8.8 0Z" /> },
    };
    let letter_height = match kind {
        Kind::Release => "3.3",
        Kind::Record => "5",
        Kind::Concert => "3.5",
        Kind::Award => "3.4",
    };
    html! {
        <g class={classes!("head", words::kind_class(kind), words::status_class(status))} {transform}>
            { shape }
            if status == Status::Cancelled {
                <path class="cross" d="M-9.5-9.5 9.5 9.5M-9.5 9.5 9.5-9.5" />
            }
            if status == Status::Rumoured {
                <path class="ghost" d="M-12.5-9.5Q-17.5 0-12.5 9.5M12.5-9.5Q17.5 0 12.5 9.5" />
            }
            if letter {
                <text class="letter" y={letter_height}>{ words::letter(kind) }</text>
            }
        </g>
    }
}
