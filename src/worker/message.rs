//! Jobs and answers as they cross between page and worker, and the worker's end of the line.

use super::{Answer, Job, LibraryJob, Refusal, answer};
use crate::edtf::day;
use crate::sample::SAMPLE;
use gloo_events::EventListener;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Uint8Array};
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// A job as it crosses: `[name, first, second or null]`; of an article also the starts of what is restored in it, if any,
/// with commas between.
pub fn message_of_job(job: &Job) -> JsValue {
    let (name, first, second) = match job {
        Job::Analyze { text, published, .. } => ("analyze", text, published.map(|date| date.to_string())),
        Job::WriteLinks { work, view } => ("write-links", work, Some(view.clone())),
        Job::DrawCode { address } => ("draw-code", address, None),
        Job::Combine { work } => ("combine", work, None),
        Job::Library { job, first, second } => {
            let name = LibraryJob::ALL.iter().find(|(known, _)| known == job).map_or("", |(_, name)| name);
            (name, first, Some(second.clone()))
        }
        Job::OpenLink { fragment } => ("open-link", fragment, None),
        Job::Export { work, format } => ("export", work, Some(format.clone())),
        Job::Import { file } => ("import", file, None),
    };
    let second = second.map_or(JsValue::NULL, |second| second.as_str().into());
    let message = Array::of3(&name.into(), &first.as_str().into(), &second);
    if let Job::Analyze { restored, .. } = job
        && !restored.is_empty()
    {
        let starts: Vec<String> = restored.iter().map(usize::to_string).collect();
        message.push(&starts.join(",").as_str().into());
    }
    message.into()
}

/// `None` for what is not a job.
pub fn job_from(message: &JsValue) -> Option<Job> {
    let parts = message.dyn_ref::<Array>()?;
    let first = parts.get(1).as_string()?;
    let second = parts.get(2).as_string();
    match parts.get(0).as_string()?.as_str() {
        "analyze" => {
            let starts = parts.get(3).as_string().unwrap_or_default();
            let restored = starts.split(',').filter_map(|start| start.parse().ok()).collect();
            Some(Job::Analyze { text: first, published: second.and_then(|date| day(&date)), restored })
        }
        "write-links" => Some(Job::WriteLinks { work: first, view: second? }),
        "draw-code" => Some(Job::DrawCode { address: first }),
        "open-link" => Some(Job::OpenLink { fragment: first }),
        "export" => Some(Job::Export { work: first, format: second? }),
        "import" => Some(Job::Import { file: first }),
        "combine" => Some(Job::Combine { work: first }),
        name => {
            let (job, _) = LibraryJob::ALL.into_iter().find(|(_, known)| *known == name)?;
            Some(Job::Library { job, first, second: second.unwrap_or_default() })
        }
    }
}

/// An answer as it crosses: `[text in UTF-8 or null, null or the name of the refusal, whether it is the library's]`. The
/// bytes are handed over, which takes no time, where a text would be written and read again on either side.
fn post_answer(port: &DedicatedWorkerGlobalScope, answer: &Answer, is_of_library: bool) {
    let (text, refusal) = match answer {
        Ok(text) => (Some(Uint8Array::from(text.as_bytes())), JsValue::NULL),
        Err(refusal) => (None, refusal.name().into()),
    };
    let handed: Array = text.iter().map(Uint8Array::buffer).collect();
    let message = Array::of3(&text.map_or(JsValue::NULL, JsValue::from), &refusal, &is_of_library.into());
    // Posting bytes of one's own to one's own page does not fail.
    let _ = port.post_message_with_transfer(&message, &handed);
}

/// An answer, and whether it is the library's. `None` for what is not an answer, such as the null by which a worker says
/// that it listens.
pub fn answer_from(message: &JsValue) -> Option<(Answer, bool)> {
    let parts = message.dyn_ref::<Array>()?;
    let text = parts.get(0).dyn_into::<Uint8Array>().ok().and_then(|text| String::from_utf8(text.to_vec()).ok());
    let refusal = || parts.get(1).as_string().and_then(|name| Refusal::named(&name)).unwrap_or(Refusal::Unreadable);
    Some((text.ok_or_else(refusal), parts.get(2).is_truthy()))
}

/// Listens for jobs for as long as the worker lives, then says so with a null: a module is loaded asynchronously, and a
/// message that arrives before anybody listens is lost.
pub fn serve(scope: DedicatedWorkerGlobalScope) {
    let port = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let message = event.dyn_ref::<MessageEvent>().map(|event| event.data()).unwrap_or_default();
        match job_from(&message) {
            // The browser's database answers later; meanwhile the worker does what else is asked.
            Some(Job::Library { job, first, second }) => {
                let port = port.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    let answer = in_time(crate::library::store::answer(job, &first, &second)).await;
                    post_answer(&port, &answer, true);
                });
            }
            job => {
                let answer = job.map_or(Err(Refusal::Unreadable), |job| answer(&job));
                post_answer(&port, &answer, false);
            }
        }
    })
    .forget();
    warm_up();
    let _ = scope.post_message(&JsValue::NULL);
}

/// What the library answers, or that there is none: a browser's database can keep silent for ever, as WebKit's does at times
/// while the worker of a page that was left still holds it.
async fn in_time(answer: impl Future<Output = Answer>) -> Answer {
    /// Milliseconds.
    const PATIENCE: u32 = 10_000;
    let (mut answer, mut limit) = (pin!(answer), pin!(TimeoutFuture::new(PATIENCE)));
    poll_fn(|context| match answer.as_mut().poll(context) {
        Poll::Pending => limit.as_mut().poll(context).map(|()| Err(Refusal::NoLibrary)),
        answered => answered,
    })
    .await
}

/// Reads the example, for nobody: the browser compiles what is called for the first time, and lists are unpacked. The page
/// starts a worker as soon as a text is likely to come, so this is mostly over before there is one.
fn warm_up() {
    let example = Job::Analyze { text: SAMPLE.to_owned(), published: None, restored: Vec::new() };
    // What it says is known.
    let _ = answer(&example);
}
