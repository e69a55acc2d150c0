//! The library as the page asks the worker for it, and what other windows of the page are told.

use super::engine::{self, Failure, Outcome};
use crate::library::{Entry, Head, Place};
use crate::worker::{Job, LibraryJob, Refusal};
use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;
use yew::Callback;

/// What the windows of this page call each other by.
const CHANNEL: &str = "tempoline.library";

/// Asks for something, and tells the other windows when it may have changed the library.
pub fn ask(job: LibraryJob, first: String, second: String, ended: Callback<Result<String, Refusal>>) {
    let changes = !matches!(job, LibraryJob::List | LibraryJob::Fetch | LibraryJob::Export);
    let heard = ended.reform(move |outcome: Outcome| {
        if changes && outcome.is_ok() {
            tell();
        }
        outcome.map_err(|failure| match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Stopped | Failure::Missing => Refusal::NoLibrary,
        })
    });
    engine::ask(Job::Library { job, first, second }, heard);
}

/// Keeps an entry.
pub fn keep(entry: &Entry, ended: Callback<Result<Place, Refusal>>) {
    // Texts and numbers can always be written.
    let entry = serde_json::to_string(entry).unwrap_or_default();
    let heard = ended.reform(|kept: Result<String, Refusal>| Place::read(&kept?).ok_or(Refusal::Unreadable));
    ask(LibraryJob::Keep, entry, String::new(), heard);
}

/// Lists what is kept, the newest first.
pub fn list(ended: Callback<Result<Vec<Head>, Refusal>>) {
    let heard = ended.reform(|listed: Result<String, Refusal>| {
        let mut heads: Vec<Head> = serde_json::from_str(&listed?).map_err(|_| Refusal::Unreadable)?;
        heads.sort_by(|one, other| (other.changed, &one.id).cmp(&(one.changed, &other.id)));
        Ok(heads)
    });
    ask(LibraryJob::List, String::new(), String::new(), heard);
}

/// Seconds since 1970.
pub fn now() -> u64 {
    (js_sys::Date::now() / 1000.0) as u64
}

/// Calls `changed` while the handle lives whenever another window changed the library.
pub fn on_change(changed: Callback<()>) -> Option<(BroadcastChannel, EventListener)> {
    let channel = BroadcastChannel::new(CHANNEL).ok()?;
    let listener = EventListener::new(&channel, "message", move |_| changed.emit(()));
    Some((channel, listener))
}

fn tell() {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        // A window that does not hear it lists anew when its sheet opens.
        let _ = channel.post_message(&JsValue::NULL);
        channel.close();
    }
}
