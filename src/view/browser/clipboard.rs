//! Copying, and sending by what the system has for that.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
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

/// Whether the system has a way of its own to send links.
pub fn can_send() -> bool {
    share().is_some()
}

/// Offers `link` to whatever the system sends links by. Must be called by a click.
pub fn send_link(link: &str) {
    let Some((navigator, share)) = share() else { return };
    let sent = Object::new();
    // A field can always be set; and who lets go of sending is no failure of the page.
    let _ = Reflect::set(&sent, &"url".into(), &link.into());
    if let Some(promise) = share.call1(&navigator, &sent).ok().and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok()) {
        spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// The browser's `navigator.share`; not every browser has one.
fn share() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    Some((navigator, share))
}
