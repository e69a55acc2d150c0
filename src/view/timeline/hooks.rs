//! What moves the window besides the reader's hands on it: another article, a selection made elsewhere.

use super::{Spread, around};
use crate::analysis::AnalysisDocument;
use crate::edtf::Date;
use crate::timeline::{Marks, Window};
use crate::view::browser::measure;
use crate::view::shared::Shared;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// How long notes may glide, in ms; a little more than the styles' `--glide`.
const GLIDE: u32 = 400;

/// Keeps the window when the same article is read again with other dates, and lets it go with another article.
#[hook]
pub fn use_kept_window(
    analysis: &Rc<AnalysisDocument>,
    spread: &Rc<Spread>,
    window: Window,
    chosen: &UseStateHandle<Option<Window>>,
) {
    let before = use_mut_ref(|| None::<(Option<String>, Window)>);
    let title = analysis.article.title.clone();
    {
        let (before, chosen, spread, title) = (before.clone(), chosen.clone(), spread.clone(), title.clone());
        use_effect_with(Shared::from(analysis.clone()), move |_| {
            let Some((old_title, old_window)) = before.borrow().clone() else { return };
            let dated = &spread.marks.dated;
            let shown = dated.iter().filter(|mark| old_window.holds(mark.at)).count();
            let keeps = old_title == title && shown > 0 && shown * 2 >= dated.len();
            chosen.set(keeps.then_some(old_window));
        });
    }
    use_effect_with(window, move |window| *before.borrow_mut() = Some((title, *window)));
}

/// Brings an event that was selected elsewhere into the window; what was selected from the start leaves the opening window
/// as it is. `at` is its place in the order of time.
#[hook]
pub fn use_reveal(selected: Option<AttrValue>, at: Option<usize>, marks: &Rc<Marks>, window: Window, show: Callback<Window>) {
    let marks = marks.clone();
    let opened = use_mut_ref(|| false);
    use_effect_with(selected, move |_| {
        if !opened.replace(true) {
            return;
        }
        let Some(mark) = at.and_then(|place| marks.dated.get(place)) else { return };
        let is_shown = window.holds(mark.at) || (mark.start < window.end() && mark.end > window.start());
        if !is_shown {
            show.emit(around(window, mark.at));
        }
    });
}

/// True for a moment after the publication date has moved, so that the notes glide to their new days.
#[hook]
pub fn use_gliding(published: Option<Date>) -> bool {
    let gliding = use_state_eq(|| false);
    let before = use_mut_ref(|| published);
    {
        let gliding = gliding.clone();
        use_effect_with(published, move |published| {
            let moved = before.replace(*published) != *published;
            let timeout = moved.then(|| {
                gliding.set(true);
                Timeout::new(GLIDE, move || gliding.set(false))
            });
            move || drop(timeout)
        });
    }
    *gliding
}

/// Ctrl and the wheel zoom at the pointer: the place as a share of the width, and the factor.
#[hook]
pub fn use_zoom_wheel(board: &NodeRef, tell: Callback<(f64, f64)>) {
    let board = board.clone();
    // The board is another one when the staff has been upright.
    use_effect_with(board.get(), move |_| {
        let listener = board.cast::<Element>().map(|board| measure::on_zoom_wheel(&board, tell));
        move || drop(listener)
    });
}
