//! The timeline as seen, as a file: the drawing with the styles that it has on the page, or a picture of it.

use super::file::save_blob;
use crate::analysis::RULES;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Document, Element, HtmlCanvasElement, HtmlImageElement, Url, Window,
    XmlSerializer,
};

/// The styles that a drawing is made of; each is also an attribute of SVG.
const STYLES: [&str; 17] = [
    "display",
    "visibility",
    "opacity",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-opacity",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "text-anchor",
    "text-decoration",
    "letter-spacing",
];

/// The drawing that `selector` finds, as an SVG file's text, with its width and height in px; `None` where none is drawn.
pub fn drawing(selector: &str, definitions: &str) -> Option<(String, f64, f64)> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let drawn = document.query_selector(selector).ok()??;
    let copy = styled(&window, &drawn)?;
    if let Some(shared) = document.query_selector(definitions).ok().flatten().and_then(|shared| styled(&window, &shared)) {
        // Hatching and soft edges are defined once for the page, beside the drawing.
        while let Some(child) = shared.first_child() {
            copy.insert_before(&child, copy.first_child().as_ref()).ok()?;
        }
    }
    let place = drawn.get_bounding_client_rect();
    let (width, height) = (place.width(), place.height());
    for (name, value) in [("width", width), ("height", height)] {
        copy.set_attribute(name, &value.round().to_string()).ok()?;
    }
    copy.insert_before(&*paper(&window, &document, &copy)?, copy.first_child().as_ref()).ok()?;
    copy.append_child(&*credit(&document, &copy)?).ok()?;
    let text = XmlSerializer::new().ok()?.serialize_to_string(&copy).ok()?;
    Some((text, width, height))
}

/// A copy in which every element has the styles that it has on the page.
fn styled(window: &Window, drawn: &Element) -> Option<Element> {
    let copy: Element = drawn.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let (from, to) = (drawn.query_selector_all("*").ok()?, copy.query_selector_all("*").ok()?);
    dress(window, drawn, &copy);
    for at in 0..from.length() {
        let pair = from.get(at).zip(to.get(at));
        if let Some((from, to)) = pair.and_then(|(from, to)| Some((from.dyn_into().ok()?, to.dyn_into().ok()?))) {
            dress(window, &from, &to);
        }
    }
    Some(copy)
}

fn dress(window: &Window, from: &Element, to: &Element) {
    let Some(style) = window.get_computed_style(from).ok().flatten() else { return };
    for name in STYLES {
        let value = style.get_property_value(name).unwrap_or_default();
        if !value.is_empty() {
            // A style that is no attribute of this element does nothing.
            let _ = to.set_attribute(name, if value == "rgba(0, 0, 0, 0)" { "none" } else { &value });
        }
    }
    // Classes and handles mean nothing outside the page.
    for name in ["class", "tabindex", "role", "aria-activedescendant"] {
        let _ = to.remove_attribute(name);
    }
}

/// What the drawing stands on.
fn paper(window: &Window, document: &Document, copy: &Element) -> Option<Element> {
    let colour = window.get_computed_style(document.body()?.as_ref()).ok()??.get_property_value("background-color").ok()?;
    let paper = document.create_element_ns(Some("http://www.w3.org/2000/svg"), "rect").ok()?;
    let shown = copy.get_attribute("viewBox").unwrap_or_default();
    for (name, value) in ["x", "y", "width", "height"].into_iter().zip(shown.split(' ')) {
        paper.set_attribute(name, value).ok()?;
    }
    paper.set_attribute("fill", if colour == "rgba(0, 0, 0, 0)" { "#fff" } else { &colour }).ok()?;
    Some(paper)
}

/// Which engine found what is drawn, small in the lower right corner: a picture has no other place for it.
fn credit(document: &Document, copy: &Element) -> Option<Element> {
    let credit = document.create_element_ns(Some("http://www.w3.org/2000/svg"), "text").ok()?;
    let shown = copy.get_attribute("viewBox").unwrap_or_default();
    let shown: Vec<f64> = shown.split(' ').filter_map(|number| number.parse().ok()).collect();
    let &[left, top, width, height] = shown.as_slice() else { return Some(credit) };
    for (name, value) in [("x", (left + width - 4.0).to_string()), ("y", (top + height - 3.0).to_string())] {
        credit.set_attribute(name, &value).ok()?;
    }
    for (name, value) in [("text-anchor", "end"), ("font-size", "8"), ("font-family", "sans-serif"), ("fill", "#888")] {
        credit.set_attribute(name, value).ok()?;
    }
    credit.set_text_content(Some(&[concat!("tempoline ", env!("CARGO_PKG_VERSION"), ", rules "), RULES].concat()));
    Some(credit)
}

/// Hands the reader a picture of an SVG file's text, twice as fine as the page.
pub fn save_picture(name: String, svg: String, width: f64, height: f64) {
    spawn_local(async move {
        // Where the browser cannot draw it, no file comes; the drawing can still be had as SVG.
        let _ = try_save(name, &svg, width, height).await;
    });
}

async fn try_save(name: String, svg: &str, width: f64, height: f64) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &kind)?)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into().map_err(JsValue::from)?;
    canvas.set_width((width * 2.0) as u32);
    canvas.set_height((height * 2.0) as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into().map_err(JsValue::from)?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width * 2.0, height * 2.0)?;
    Url::revoke_object_url(&address)?;
    let done = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            save_blob(&name, &blob);
        }
    });
    canvas.to_blob(done.unchecked_ref())
}

/// The width and height that an SVG file's first element states.
pub fn size_of(svg: &str) -> Option<(f64, f64)> {
    let number = |name: &str| svg.split_once(name)?.1.split_once('"')?.0.parse().ok();
    number(" width=\"").zip(number(" height=\""))
}
