//! Files from and to the reader's disk.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};
use yew::Callback;

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Its text.
    Text(String),
    /// It is longer than was asked for: so many bytes. It was not read.
    TooLong(usize),
    /// It could not be read, or is not text; its name.
    Unreadable(String),
}

/// Reads `file` as text, if it has no more than `most` bytes.
pub fn read_text(file: File, most: usize, done: Callback<Opened>) {
    // A file's size is a whole number far below the largest that a JavaScript number holds exactly.
    let size = file.size() as usize;
    if size > most {
        done.emit(Opened::TooLong(size));
        return;
    }
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        // Bytes that are no text come as replacement characters and zeros.
        let readable = text.filter(|text| !text.contains('\0'));
        done.emit(readable.map_or_else(|| Opened::Unreadable(file.name()), Opened::Text));
    });
}

/// Hands the reader a file to save; false where the browser refused.
pub fn save(name: &str, media_type: &str, text: &str) -> bool {
    try_save(name, media_type, text).is_some()
}

fn try_save(name: &str, media_type: &str, text: &str) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    try_save_blob(name, &Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind).ok()?)
}

/// The same for what is no text.
pub fn save_blob(name: &str, blob: &Blob) -> bool {
    try_save_blob(name, blob).is_some()
}

fn try_save_blob(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let anchor: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The click has taken the address by now.
    Url::revoke_object_url(&address).ok()
}
