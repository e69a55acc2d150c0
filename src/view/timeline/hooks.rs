//! What moves the window besides keys and buttons: wheel, fingers, the overview's handles, a selection made elsewhere.

use super::gesture::Gesture;
use super::overview::{self, Grip, Hands};
use super::{Same, Spread, around, keys};
use crate::analysis::AnalysisDocument;
use crate::edtf::Date;
use crate::timeline::{Marks, Scale, Window};
use crate::view::browser::measure;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, PointerEvent};
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
        use_effect_with(Same(analysis.clone()), move |_| {
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
/// as it is.
#[hook]
pub fn use_reveal(
    selected: Option<AttrValue>,
    marks: &Rc<Marks>,
    analysis: &Rc<AnalysisDocument>,
    window: Window,
    show: Callback<Window>,
) {
    let (marks, analysis) = (marks.clone(), analysis.clone());
    let opened = use_mut_ref(|| false);
    use_effect_with(selected, move |selected| {
        if !opened.replace(true) {
            return;
        }
        let place = selected.as_deref().and_then(|id| keys::place_of(&marks, &analysis.events, id));
        let Some(mark) = place.and_then(|place| marks.dated.get(place)) else { return };
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

/// Ctrl and the wheel zoom at the pointer.
#[hook]
pub fn use_zoom_wheel(board: &NodeRef, scale: Scale, width: f64, show: Callback<Window>) {
    let board = board.clone();
    use_effect_with((board.clone(), scale, width.to_bits(), board.get().is_some()), move |_| {
        let tell =
            Callback::from(move |(share, factor): (f64, f64)| show.emit(scale.window().zoom(scale.day(share * width), factor)));
        let listener = board.cast::<Element>().map(|board| measure::on_zoom_wheel(&board, tell));
        move || drop(listener)
    });
}

/// Pointer down, move and up on the staff: one drags, two pinch.
pub fn fingers(
    board: &NodeRef,
    gesture: &Rc<RefCell<Gesture>>,
    scale: Scale,
    width: f64,
    show: Callback<Window>,
) -> (Callback<PointerEvent>, Callback<PointerEvent>, Callback<PointerEvent>) {
    let across = {
        let board = board.clone();
        move |event: &PointerEvent| board.cast::<Element>().map(|board| measure::share_across(&board, event.client_x()) * width)
    };
    let down = {
        let (gesture, across) = (gesture.clone(), across.clone());
        Callback::from(move |event: PointerEvent| {
            if let Some(x) = across(&event).filter(|_| event.button() == 0) {
                gesture.borrow_mut().press(event.pointer_id(), x, &scale);
            }
        })
    };
    let moved = {
        let (gesture, board) = (gesture.clone(), board.clone());
        Callback::from(move |event: PointerEvent| {
            if !gesture.borrow().is_down() {
                return;
            }
            let Some(x) = across(&event) else { return };
            let window = gesture.borrow_mut().drag(event.pointer_id(), x, &scale);
            if let (Some(window), Some(board)) = (window, board.cast::<Element>()) {
                // Only a real drag takes the pointer: a click must reach the mark under it.
                measure::capture(&board, &event);
                show.emit(window);
            }
        })
    };
    let gesture = gesture.clone();
    let up = Callback::from(move |event: PointerEvent| gesture.borrow_mut().lift(event.pointer_id(), &scale));
    (down, moved, up)
}

/// Pointers and keys of the overview.
pub fn hands(
    strip: &NodeRef,
    grip: &Rc<RefCell<Option<Grip>>>,
    span: Scale,
    width: f64,
    window: Window,
    show: Callback<Window>,
) -> Hands {
    let across = {
        let strip = strip.clone();
        move |event: &PointerEvent| strip.cast::<Element>().map(|strip| measure::share_across(&strip, event.client_x()) * width)
    };
    let down = {
        let (grip, strip, show, across) = (grip.clone(), strip.clone(), show.clone(), across.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(x) = across(&event).filter(|_| event.button() == 0) else { return };
            let taken = overview::grip(&span, window, x);
            *grip.borrow_mut() = Some(taken);
            if let Some(strip) = strip.cast::<Element>() {
                measure::capture(&strip, &event);
            }
            if let Grip::Whole(_) = taken {
                show.emit(overview::dragged(taken, &span, window, x));
            }
        })
    };
    let moved = {
        let (grip, show) = (grip.clone(), show.clone());
        Callback::from(move |event: PointerEvent| {
            let taken = *grip.borrow();
            if let (Some(taken), Some(x)) = (taken, across(&event)) {
                show.emit(overview::dragged(taken, &span, window, x));
            }
        })
    };
    let up = {
        let grip = grip.clone();
        Callback::from(move |_: PointerEvent| *grip.borrow_mut() = None)
    };
    let key = |end: Grip| {
        let show = show.clone();
        Callback::from(move |event: KeyboardEvent| {
            let place = if end == Grip::Start { window.start() } else { window.end() };
            if let Some(days) = overview::handle_step(&event.key(), window) {
                event.prevent_default();
                event.stop_propagation();
                show.emit(overview::dragged(end, &span, window, span.x(place + days)));
            }
        })
    };
    Hands { down, moved, up, start_key: key(Grip::Start), end_key: key(Grip::End) }
}
