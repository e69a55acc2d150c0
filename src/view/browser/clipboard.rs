//! Copying.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// Copies `text` and tells whether the browser allowed it.
pub fn copy_text(text: &str, done: Callback<bool>) {
    // Without a secure address browsers give no clipboard, and calling it would throw.
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else {
        done.emit(false);
        return;
    };
    let promise = window.navigator().clipboard().write_text(text);
    spawn_local(async move { done.emit(JsFuture::from(promise).await.is_ok()) });
}
