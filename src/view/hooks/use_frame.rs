//! Tells the page that this one is embedded in how high it is.

use crate::view::browser::page;
use yew::prelude::*;

/// Tells it at once and after every change, while the page is embedded.
#[hook]
pub fn use_frame(embedded: bool) {
    use_effect_with(embedded, |embedded| {
        let told = if *embedded { page::tell_height() } else { None };
        move || drop(told)
    });
}
