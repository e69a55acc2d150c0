//! Drawings on the page: the first is read by the browser as one text, of each that follows it gets only what has changed.

use crate::view::timeline::draw::{Drawn, markup};
use web_sys::Element;
use yew::prelude::*;

struct Kept {
    form: bool,
    subject: usize,
    first: AttrValue,
    drawn: Drawn,
}

/// Keeps a drawing in the frame that holds what this gives, and nothing else. A frame of another `form` is another element.
/// With another `subject` what has gone is gone; else its elements are drawn over by what has come.
///
/// What has changed is drawn at once: an effect would come a frame late, since Yew lets the browser paint before it.
#[hook]
pub fn use_drawing(frame: &NodeRef, form: bool, subject: usize, drawn: Drawn) -> Html {
    let kept = use_mut_ref(|| None::<Kept>);
    let mut kept = kept.borrow_mut();
    let element = frame.cast::<Element>().and_then(|frame| frame.first_element_child());
    // To Yew it stays the text that was read first.
    let first = match (kept.take().filter(|kept| kept.form == form), element) {
        (Some(before), Some(element)) => {
            change(&element, &before.drawn, &drawn, before.subject == subject);
            before.first
        }
        _ => markup(std::slice::from_ref(&drawn)).into(),
    };
    *kept = Some(Kept { form, subject, first: first.clone(), drawn });
    Html::from_html_unchecked(first)
}

/// Makes the parts of an element those of `now`. Keyed ones stay the elements that they are; of what is left over `again`
/// tells whether other parts may take it.
fn redraw(within: &Element, before: &[Drawn], now: &[Drawn], again: bool) {
    let first = within.first_element_child();
    let mut elements: Vec<Option<(Element, &Drawn)>> =
        std::iter::successors(first, Element::next_element_sibling).zip(before).map(Some).collect();
    let mut drawn: Vec<Option<Element>> = vec![None; now.len()];
    for exactly in [true, false] {
        for (place, (part, drawn)) in now.iter().zip(&mut drawn).enumerate().filter(|(_, (_, drawn))| drawn.is_none()) {
            let suits = |at: &usize| {
                let old = elements.get(*at).and_then(|left| left.as_ref()).map(|(_, old)| old);
                old.is_some_and(|old| old.tag == part.tag && if exactly { old.key == part.key } else { again })
            };
            let found = [place].into_iter().chain(0..before.len()).find(suits);
            if let Some((element, old)) = found.and_then(|at| elements.get_mut(at)?.take()) {
                change(&element, old, part, again);
                *drawn = Some(element);
            }
        }
    }
    for (gone, _) in elements.into_iter().flatten() {
        gone.remove();
    }
    let mut next = within.first_element_child();
    for (part, element) in now.iter().zip(drawn) {
        if element.is_some() && element == next {
            next = next.and_then(|element| element.next_element_sibling());
            continue;
        }
        let element = element.or_else(|| {
            // What was written by `markup` can always be read.
            let _ = within.insert_adjacent_html("beforeend", &markup(std::slice::from_ref(part)));
            within.last_element_child()
        });
        if let Some(element) = element {
            // It stands in this very element, as what follows it does.
            let _ = within.insert_before(&element, next.as_deref());
        }
    }
}

fn change(element: &Element, before: &Drawn, now: &Drawn, again: bool) {
    if before == now {
        return;
    }
    for (name, value) in &now.attributes {
        if !before.attributes.iter().any(|(other, old)| other == name && old == value) {
            // The names are those of SVG and HTML, which can always be set.
            let _ = element.set_attribute(name, value);
        }
    }
    for (name, _) in &before.attributes {
        if !now.attributes.iter().any(|(other, _)| other == name) {
            let _ = element.remove_attribute(name);
        }
    }
    if before.words != now.words {
        element.set_text_content(Some(&now.words));
    }
    if before.parts != now.parts {
        redraw(element, &before.parts, &now.parts, again);
    }
}
