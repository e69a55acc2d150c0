//! Texts with components in their slots.

use super::words::{Piece, pieces};
use yew::Html;

/// A text with a drawing in the place of each slot: the words around stand as the language orders them.
pub fn with_slots(text: &str, slots: &[(&str, Html)]) -> Html {
    let drawn = pieces(text).into_iter().map(|piece| match piece {
        Piece::Words(words) => Html::from(words.to_owned()),
        Piece::Slot(name) => slots.iter().find(|(slot, _)| *slot == name).map(|(_, html)| html.clone()).unwrap_or_default(),
    });
    drawn.collect()
}

/// `slotted!("key", slot = html, …)`: a text of the tables with components in its slots, checked while compiling.
macro_rules! slotted {
    ($key:literal, $($slot:ident = $html:expr),+ $(,)?) => {
        $crate::view::slots::with_slots(
            $crate::view::words::text(const { $crate::view::words::key($key, &[$(stringify!($slot)),+]) }),
            &[$((stringify!($slot), $html)),+],
        )
    };
}

pub(crate) use slotted;
