//! The tables of words that are not compiled in: files beside the page, fetched when a language is chosen.

use crate::view::words::{Language, Spoken, Table, english};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestCache, RequestInit, Response};
use yew::Callback;

/// The first of the reader's languages that there are words in.
pub fn preferred() -> Language {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    let tags = languages.iter().flat_map(|tags| tags.iter()).filter_map(|tag| tag.as_string());
    tags.into_iter().find_map(|tag| Language::of_tag(&tag)).unwrap_or_default()
}

/// Gets a language's words; `None` where they do not come, or are those of another version of the page.
pub fn fetch(language: Language, done: Callback<Option<Spoken>>) {
    if language == Language::En {
        done.emit(Some(english()));
        return;
    }
    spawn_local(async move {
        let table = file(&format!("words/{}.txt", language.tag())).await.and_then(|file| Table::read(&file));
        // A table stays for as long as the page, as the one compiled in does.
        done.emit(table.map(|table| Spoken { language, table: Box::leak(Box::new(table)) }));
    });
}

async fn file(address: &str) -> Option<String> {
    let options = RequestInit::new();
    // Its name does not tell its version, so the host is always asked whether it has changed.
    options.set_cache(RequestCache::NoCache);
    let response = JsFuture::from(web_sys::window()?.fetch_with_str_and_init(address, &options)).await.ok()?;
    let response: Response = response.dyn_into().ok().filter(Response::ok)?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
