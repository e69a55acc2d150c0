//! The other faces of the same events: a table, an agenda. The staff itself is in [`super::timeline`].

mod agenda;
mod table;

pub use agenda::Agenda;
pub use table::Table;

use super::listed::Listed;
use super::note_head::NoteHead;
use super::shared::Shared;
use super::state::Action;
use crate::event::{Kind, Status};
use std::rc::Rc;
use yew::prelude::*;

/// What either face needs.
#[derive(Clone, PartialEq, Properties)]
pub struct FaceProps {
    /// The events that show.
    pub shown: Shared<Vec<Listed>>,
    /// The open event.
    pub selected: Option<Rc<str>>,
    /// What is done.
    pub act: Callback<Action>,
}

/// The table, or else the agenda.
pub fn view(props: FaceProps, is_table: bool) -> Html {
    if is_table {
        html! { <Table ..props /> }
    } else {
        html! { <Agenda ..props /> }
    }
}

/// A note with its letter, in a row of words.
fn draw_note(kind: Kind, status: Status) -> Html {
    html! {
        <NoteHead {kind} {status} />
    }
}
