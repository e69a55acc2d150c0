//! The width that a component has on the page.

use crate::view::browser::measure::{likely_width, observe_width};
use web_sys::Element;
use yew::prelude::*;

/// A reference to put on an element, and that element's width in sixteenths of a rem, kept up to date; `unmeasured` where
/// there is no browser.
#[hook]
pub fn use_width(unmeasured: f64) -> (NodeRef, f64) {
    let frame = use_node_ref();
    // Drawn at another width first, the page would jump.
    let width = use_state_eq(|| likely_width().map_or(unmeasured, f64::round));
    // The element is another one when the staff turns upright: looked at after every drawing, observed once.
    let observed = use_mut_ref(|| None);
    {
        let (frame, width) = (frame.clone(), width.clone());
        use_effect(move || {
            let element = frame.cast::<Element>();
            let mut observed = observed.borrow_mut();
            if observed.as_ref().map(|(element, _)| element) != element.as_ref() {
                let tell = Callback::from(move |measured: f64| width.set(measured.round()));
                *observed = element.map(|element| {
                    let observer = observe_width(&element, tell);
                    (element, observer)
                });
            }
        });
    }
    (frame, *width)
}
