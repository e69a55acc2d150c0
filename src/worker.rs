//! The engine behind messages, so that a long text does not hold up the page.
//!
//! The page posts a [`Request`], the worker posts its [`Response`]; both cross as arrays of plain values. A panic ends
//! the worker's instance of the module: the browser tells the page with an `error` event, and the page starts another
//! worker (see `view::browser::engine`). So no panic is caught here.

use crate::edtf::{Date, day};
use crate::{AnalysisDocument, Article, analyze, export};
use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// A text to analyse.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Counts up with every request; the response carries it.
    pub generation: u32,
    /// The article as pasted.
    pub text: String,
    /// The publication date that the reader gave; it overrides the text's own.
    pub published: Option<Date>,
}

/// What the engine found.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// That of the request.
    pub generation: u32,
    /// The analysis document, the very bytes that the command line prints.
    pub json: String,
}

/// Answers one request. Total: what the text is does not matter.
pub fn answer(request: &Request) -> Response {
    let analysis = analyze(&Article::read(&request.text, request.published));
    Response { generation: request.generation, json: export::json::write(&AnalysisDocument::from(&analysis)) }
}

impl Request {
    /// As it crosses to the worker: generation, text, `YYYY-MM-DD` or null.
    pub fn to_message(&self) -> JsValue {
        let published = self.published.map_or(JsValue::NULL, |date| date.to_string().into());
        Array::of3(&self.generation.into(), &self.text.as_str().into(), &published).into()
    }

    /// `None` for what is not a request.
    pub fn from_message(message: &JsValue) -> Option<Request> {
        let parts = message.dyn_ref::<Array>()?;
        Some(Request {
            generation: generation(parts)?,
            text: parts.get(1).as_string()?,
            published: parts.get(2).as_string().and_then(|date| day(&date)),
        })
    }
}

impl Response {
    /// As it crosses to the page: generation, document.
    pub fn to_message(&self) -> JsValue {
        Array::of2(&self.generation.into(), &self.json.as_str().into()).into()
    }

    /// `None` for what is not a response, such as the null by which a worker says that it listens.
    pub fn from_message(message: &JsValue) -> Option<Response> {
        let parts = message.dyn_ref::<Array>()?;
        Some(Response { generation: generation(parts)?, json: parts.get(1).as_string()? })
    }
}

/// Generations are whole numbers from 0 to `u32::MAX`, which a JavaScript number holds exactly.
fn generation(parts: &Array) -> Option<u32> {
    parts.get(0).as_f64().map(|number| number as u32)
}

/// Listens for requests for as long as the worker lives, then says so with a null: a module is loaded asynchronously,
/// and a message that arrives before anybody listens is lost.
pub fn serve(scope: DedicatedWorkerGlobalScope) {
    let port = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let Some(request) = event.dyn_ref::<MessageEvent>().and_then(|event| Request::from_message(&event.data())) else {
            return;
        };
        // Posting text to one's own page fails for no text.
        let _ = port.post_message(&answer(&request).to_message());
    })
    .forget();
    let _ = scope.post_message(&JsValue::NULL);
}
