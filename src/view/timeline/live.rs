//! Pointers, wheel and keys on the timeline. They listen once; what the drawing shows at the moment is in [`Live`], which
//! every drawing leaves behind for them.

use super::gesture::Gesture;
use super::keys::{self, Deed, Wish};
use super::overview::{self, Grip};
use super::{STEP, around};
use crate::analysis::AnalysisDocument;
use crate::timeline::{Marks, Scale, Window};
use crate::view::browser::measure;
use crate::view::browser::page::typed;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What the drawing shows now.
#[derive(Clone)]
pub struct Live {
    /// The events.
    pub analysis: Rc<AnalysisDocument>,
    /// Those that show.
    pub marks: Rc<Marks>,
    /// The open event, and its place in the order of time.
    pub selected: Option<AttrValue>,
    /// See above.
    pub at: Option<usize>,
    /// The window on the staff, and the whole span on the overview.
    pub scale: Scale,
    /// See above.
    pub span: Scale,
    /// Width of both drawings.
    pub width: f64,
    /// One row an event.
    pub upright: bool,
    /// Another window is wanted.
    pub show: Callback<Window>,
    /// An event is selected, or none.
    pub select: Callback<Option<AttrValue>>,
    /// Something is done with an event.
    pub deed: Callback<(AttrValue, Deed)>,
}

impl Live {
    fn window(&self) -> Window {
        self.scale.window()
    }

    /// Does what a key, a button or a press asks for.
    pub fn act(&self, wish: Wish) {
        let window = self.window();
        match wish {
            Wish::Select(place) => {
                if let Some(event) = keys::event_at(&self.marks, &self.analysis.events, place) {
                    self.select.emit(Some(event.id.clone().into()));
                }
            }
            Wish::SelectId(id) => self.select.emit(Some(id.into())),
            Wish::Zoom(factor) => self.show.emit(window.zoom(self.held(), factor)),
            Wish::FitAll => self.show.emit(self.span.window()),
            Wish::Page(windows) => self.show.emit(window.pan(windows * window.days())),
            Wish::Do(deed) => {
                if let Some(id) = &self.selected {
                    self.deed.emit((id.clone(), deed));
                }
            }
            Wish::Deselect => self.select.emit(None),
            Wish::GoTo(place) => match self.marks.dated.get(place) {
                Some(mark) => self.show.emit(around(window, mark.at)),
                None => self.act(Wish::Select(place)),
            },
            Wish::Spread(first, last) => self.spread(first, last),
            Wish::Show(window) => self.show.emit(window),
        }
    }

    /// The moment that zooming by key or button keeps in place: the selected note, or the middle.
    fn held(&self) -> f64 {
        let selected = self.at.and_then(|at| self.marks.dated.get(at)).map(|mark| mark.at);
        let window = self.window();
        selected.filter(|day| window.holds(*day)).unwrap_or(window.start() + window.days() / 2.0)
    }

    /// Shows what is under a bracket apart; where the zoom ends, its first event is selected and the keys go on from there.
    fn spread(&self, first: usize, last: usize) {
        let at = |place: usize| self.marks.dated.get(place).map(|mark| mark.at);
        let (Some(from), Some(to)) = (at(first), at(last)) else { return };
        let room = ((to - from).abs() * 0.25).max(2.0);
        let opened = Window::new(from.min(to) - room, from.max(to) + room);
        if opened.days() < self.window().days() * 0.9 {
            self.show.emit(opened);
        } else {
            self.act(Wish::Select(first));
        }
    }
}

/// What the last drawing left, the fingers on it, and what they hold of the overview.
#[derive(Default)]
pub struct Held {
    /// Set by every drawing.
    pub live: Option<Live>,
    gesture: Gesture,
    grip: Option<Grip>,
}

/// The listeners, made once.
#[derive(Clone)]
pub struct Listeners {
    /// Keys on the staff.
    pub key: Callback<KeyboardEvent>,
    /// A click on the staff.
    pub click: Callback<MouseEvent>,
    /// Two of them.
    pub double: Callback<MouseEvent>,
    /// Pointers on the staff.
    pub pointer: Callback<PointerEvent>,
    /// Pointers on the overview.
    pub strip: Callback<PointerEvent>,
    /// Keys on its handles.
    pub handle: Callback<KeyboardEvent>,
    /// The wheel with Ctrl held: where on the staff, and how much more time is to show.
    pub wheel: Callback<(f64, f64)>,
    /// A button.
    pub wish: Callback<Wish>,
}

impl PartialEq for Listeners {
    /// They are made once.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

type Shared = Rc<RefCell<Held>>;

/// A callback that knows what is shown, and what is held.
fn with_live<E: 'static>(held: &Shared, act: impl Fn(&Live, &Shared, E) + 'static) -> Callback<E> {
    let held = held.clone();
    Callback::from(move |event: E| {
        // Acting draws anew, which must find nothing borrowed.
        let live = held.borrow().live.clone();
        if let Some(live) = live {
            act(&live, &held, event);
        }
    })
}

/// Makes the listeners for a staff and an overview.
pub fn listeners(held: &Shared, board: &NodeRef, strip: &NodeRef) -> Listeners {
    let (on_board, on_board_twice, on_strip) = (board.clone(), board.clone(), strip.clone());
    Listeners {
        key: with_live(held, |live, _, event: KeyboardEvent| key(live, &event)),
        click: with_live(held, |live, held, event: MouseEvent| {
            // A click that ends a drag is none; the upright staff has no drags, and one from before it stood so is over.
            if (live.upright || !held.borrow().gesture.moved)
                && let Some(wish) = pressed(&event)
            {
                live.act(wish);
            }
        }),
        double: with_live(held, move |live, _, event: MouseEvent| {
            if let Some(x) = across(&on_board_twice, &event, live.width) {
                live.show.emit(live.window().zoom(live.scale.day(x), 1.0 / STEP));
            }
        }),
        pointer: with_live(held, move |live, held, event: PointerEvent| pointer(live, held, &on_board, &event)),
        strip: with_live(held, move |live, held, event: PointerEvent| grip(live, held, &on_strip, &event)),
        handle: with_live(held, |live, _, event: KeyboardEvent| handle(live, &event)),
        wheel: with_live(held, |live, _, (share, factor)| {
            live.show.emit(live.window().zoom(live.scale.day(share * live.width), factor));
        }),
        wish: with_live(held, |live, _, wish| live.act(wish)),
    }
}

/// Where an event is on a drawing of this width.
fn across(drawing: &NodeRef, event: &MouseEvent, width: f64) -> Option<f64> {
    drawing.cast::<Element>().map(|drawing| measure::share_across(&drawing, event.client_x()) * width)
}

fn key(live: &Live, event: &KeyboardEvent) {
    let first = live.marks.dated.partition_point(|mark| mark.at < live.window().start());
    let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
    // Letters go to the next title that begins so; those that do something do it unless a title has been begun.
    let asked = match typed(event) {
        Some(letters) => keys::titled(&live.marks, &live.analysis.events, live.at, &letters).map(Wish::Select),
        None => keys::wish(&event.key(), &live.marks, live.at, first, live.upright),
    };
    if let Some(asked) = asked.filter(|_| plain) {
        event.prevent_default();
        event.stop_propagation();
        live.act(asked);
    }
}

/// What the pressed part of the drawing stands for.
fn pressed(event: &MouseEvent) -> Option<Wish> {
    let part = measure::pressed(event, "[data-event],[data-open],[data-go]")?;
    if let Some(id) = part.get_attribute("data-event") {
        return Some(Wish::SelectId(id));
    }
    if let Some(place) = part.get_attribute("data-go") {
        return place.parse().ok().map(Wish::GoTo);
    }
    let ends = part.get_attribute("data-open")?;
    let (first, last) = ends.split_once(' ')?;
    Some(Wish::Spread(first.parse().ok()?, last.parse().ok()?))
}

/// Pointer down, move and up on the staff: one drags, two pinch.
fn pointer(live: &Live, held: &Shared, board: &NodeRef, event: &PointerEvent) {
    let Some(x) = across(board, event, live.width) else { return };
    let id = event.pointer_id();
    match event.type_().as_str() {
        "pointerdown" if event.button() == 0 => held.borrow_mut().gesture.press(id, x, &live.scale),
        "pointermove" => {
            let window = held.borrow_mut().gesture.drag(id, x, &live.scale);
            if let (Some(window), Some(board)) = (window, board.cast::<Element>()) {
                // Only a real drag takes the pointer: a click must reach the mark under it.
                measure::capture(&board, event);
                live.show.emit(window);
            }
        }
        "pointerup" | "pointercancel" => held.borrow_mut().gesture.lift(id, &live.scale),
        _ => {}
    }
}

/// The same on the overview.
fn grip(live: &Live, held: &Shared, strip: &NodeRef, event: &PointerEvent) {
    let Some(x) = across(strip, event, live.width) else { return };
    let window = live.window();
    match event.type_().as_str() {
        "pointerdown" if event.button() == 0 => {
            let taken = overview::grip(&live.span, window, x);
            held.borrow_mut().grip = Some(taken);
            if let Some(strip) = strip.cast::<Element>() {
                measure::capture(&strip, event);
            }
            if let Grip::Whole(_) = taken {
                live.show.emit(overview::dragged(taken, &live.span, window, x));
            }
        }
        "pointermove" => {
            let taken = held.borrow().grip;
            if let Some(taken) = taken {
                live.show.emit(overview::dragged(taken, &live.span, window, x));
            }
        }
        _ => held.borrow_mut().grip = None,
    }
}

/// A key on a handle of the overview.
fn handle(live: &Live, event: &KeyboardEvent) {
    let window = live.window();
    let end = measure::pressed(event, "[data-end]").and_then(|handle| handle.get_attribute("data-end"));
    let (grip, place) = match end.as_deref() {
        Some("start") => (Grip::Start, window.start()),
        Some("end") => (Grip::End, window.end()),
        _ => return,
    };
    if let Some(days) = overview::handle_step(&event.key(), window) {
        event.prevent_default();
        event.stop_propagation();
        live.show.emit(overview::dragged(grip, &live.span, window, live.span.x(place + days)));
    }
}
