//! What this browser keeps for the page between visits. A browser may refuse; then nothing is kept, and nothing breaks.

use web_sys::Storage;

/// The text kept under `key`.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps `text` under `key`; false where the browser refused.
pub fn write(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
