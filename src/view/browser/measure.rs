//! How wide things are on the reader's screen, where a pointer is in them, and the wheel with Ctrl held.

use crate::order;
use crate::timeline::{Face, LABEL_SIZE, fit_type};
use crate::view::timeline::draw::n;
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use js_sys::{Function, Reflect};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, PointerEvent, ResizeObserver, WheelEvent};
use yew::Callback;

/// Tells the size of an element until it is dropped.
pub struct SizeObserver {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the element's width now and whenever it changes, in sixteenths of a rem: text made larger makes it narrower.
pub fn observe_width(element: &Element, tell: Callback<f64>) -> Option<SizeObserver> {
    let observed = element.clone();
    let tell = Callback::from(move |()| {
        let width = f64::from(observed.client_width());
        // An element that is not shown has no width; it is measured again when it is.
        if width > 0.0 {
            tell.emit(width / unit());
        }
    });
    observe(element, tell)
}

/// Tells now and whenever the element's size has changed.
pub fn observe(element: &Element, tell: Callback<()>) -> Option<SizeObserver> {
    let changed = Closure::<dyn FnMut()>::new(move || {
        let tell = tell.clone();
        // A page that changes while it is being observed is reported as an error; so it changes right after.
        Timeout::new(0, move || tell.emit(())).forget();
    });
    let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(SizeObserver { observer, _changed: changed })
}

/// What a part as wide as the page will measure before it stands there, in sixteenths of a rem: the window without the
/// margins of `.app` in `styles/layout.css`.
pub fn likely_width() -> Option<f64> {
    LOOKED_AT.take().or_else(measured)
}

thread_local! {
    static LOOKED_AT: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Measures for the first who asks for the likely width: asked while the page is being put together, the browser would lay
/// everything out for it.
pub fn look_at_width() {
    LOOKED_AT.set(measured());
}

fn measured() -> Option<f64> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let window = f64::from(web_sys::window()?.document()?.document_element()?.client_width());
    let unit = unit();
    Some((window - 2.0 * order::within(window * 0.0225, 16.0 * unit, 32.0 * unit)) / unit)
}

/// Px of a sixteenth of a rem: 1, or 2 where text is twice as large.
fn unit() -> f64 {
    let size = || {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        let size = window.get_computed_style(&root).ok()??.get_property_value("font-size").ok()?;
        Some(js_sys::parse_float(&size))
    };
    size().filter(|size| *size > 0.0).map_or(1.0, |size| size / 16.0)
}

/// Measures the type of the page once, so that labels get the room that they take and no more.
pub fn measure_type() {
    let pen = || {
        let window = web_sys::window()?;
        let document = window.document()?;
        let styles = window.get_computed_style(&document.document_element()?).ok()??;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let measure: Function = Reflect::get(&context, &"measureText".into()).ok()?.dyn_into().ok()?;
        Some((styles, context, measure))
    };
    if let Some((styles, context, measure)) = pen() {
        fit_type(|face, text| {
            let family = styles.get_property_value(if face == Face::Serif { "--serif" } else { "--sans" }).ok()?;
            context.set_font(&[&n(LABEL_SIZE), "px ", &family].concat());
            Reflect::get(&measure.call1(&context, &text.into()).ok()?, &"width".into()).ok()?.as_f64()
        });
    }
}

/// Where a place on the screen is within the element, as a share of its width: 0 at its left edge, 1 at its right.
pub fn share_across(element: &Element, client_x: i32) -> f64 {
    let rect = element.get_bounding_client_rect();
    if rect.width() > 0.0 { (f64::from(client_x) - rect.left()) / rect.width() } else { 0.0 }
}

/// The innermost part of a drawing that an event happened in and that the selector finds.
pub fn pressed(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Tells of each turn of the wheel with Ctrl held (a pinch on a touchpad comes as one): where, as a share of the width,
/// and by which factor the shown time grows. The plain wheel is left to the page.
pub fn on_zoom_wheel(element: &Element, tell: Callback<(f64, f64)>) -> EventListener {
    let target = element.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, "wheel", options, move |event| {
        let Some(event) = event.dyn_ref::<WheelEvent>().filter(|event| event.ctrl_key() || event.meta_key()) else { return };
        event.prevent_default();
        let px = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => 20.0,
            WheelEvent::DOM_DELTA_PAGE => 200.0,
            _ => 1.0,
        };
        let factor = (order::within(event.delta_y() * px, -150.0, 150.0) * 0.004).exp();
        tell.emit((share_across(&target, event.client_x()), factor));
    })
}

/// Sends all further events of this pointer to the element, wherever it goes.
pub fn capture(element: &Element, event: &PointerEvent) {
    // It fails only for a pointer that has already gone.
    let _ = element.set_pointer_capture(event.pointer_id());
}

/// Makes the fields for the ends of the window fields for dates. Each is a small page of its own to the browser, which it
/// would put together with the first drawing and again at every step of the window, for nobody.
pub fn ready_dates() {
    let fields = web_sys::window().and_then(|window| window.document()?.query_selector_all(".range [type=text]").ok());
    for field in fields.iter().flat_map(|fields| (0..fields.length()).filter_map(|at| fields.get(at))) {
        if let Some(field) = field.dyn_ref::<Element>() {
            // The value is a day, so it stays.
            let _ = field.set_attribute("type", "date");
        }
    }
}
