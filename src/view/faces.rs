//! The other faces of the same events: a table, an agenda. The staff itself is in [`super::timeline`].

mod agenda;
mod table;

pub use agenda::{Agenda, AgendaProps};
pub use table::{Table, TableProps};

use super::note_head::NoteHead;
use crate::event::{Kind, Status};
use yew::prelude::*;

/// A note with its letter, in a row of words.
fn draw_note(kind: Kind, status: Status) -> Html {
    html! {
        <NoteHead {kind} {status} />
    }
}
