//! What stands behind the `#` of the address: the only part that no server is sent.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

/// The text behind the `#`, without it; `None` where there is none, or where it only names a place on the page.
pub fn read() -> Option<String> {
    let window = web_sys::window()?;
    let hash = window.location().hash().ok()?;
    let hash = hash.strip_prefix('#').filter(|hash| !hash.is_empty())?;
    let names_a_place = window.document()?.get_element_by_id(hash).is_some();
    (!names_a_place).then(|| hash.to_owned())
}

/// Takes the text behind the `#` away without a step in the history.
pub fn clear() {
    let Some(window) = web_sys::window() else { return };
    let (Ok(path), Ok(search), Ok(history)) = (window.location().pathname(), window.location().search(), window.history()) else {
        return;
    };
    // A refusal leaves the address as it is, which does no harm.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{path}{search}")));
}

/// The page's address with `fragment` behind the `#`.
pub fn link(fragment: &str) -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = address.split('#').next().unwrap_or("");
    format!("{page}#{fragment}")
}

/// What shows the page of `link` inside another page: a frame, and the script that gives it the height it asks for.
pub fn frame(link: &str) -> String {
    let (page, fragment) = link.split_once('#').unwrap_or((link, ""));
    let page = page.split('?').next().unwrap_or("");
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    [
        "<iframe src=\"",
        page,
        "?embed#",
        fragment,
        "\" title=\"Tempoline\" width=\"100%\" height=\"480\" frameborder=\"0\" loading=\"lazy\"></iframe>\n<script src=\"",
        folder,
        "/embed.js\" async></script>",
    ]
    .concat()
}

/// Whether the page stands in a frame of another, to be read only: its address says so.
pub fn is_embedded() -> bool {
    web_sys::window().and_then(|window| window.location().search().ok()).is_some_and(|search| search == "?embed")
}

/// Opens in a tab of its own what an embedded page shows.
pub fn open_whole() {
    let Some(window) = web_sys::window() else { return };
    let address = window.location().href().unwrap_or_default().replacen("?embed", "", 1);
    // A browser may refuse a new tab.
    let _ = window.open_with_url_and_target(&address, "_blank");
}

/// Listens for another address while the handle lives.
pub fn on_change(changed: Callback<Option<String>>) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| changed.emit(read())))
}
