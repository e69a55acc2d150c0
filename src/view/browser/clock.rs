//! The reader's calendar: the page shows today, the engine never asks.

use crate::edtf::{Date, civil};

/// Today by the reader's clock; `None` where there is no browser.
pub fn today() -> Option<Date> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let now = js_sys::Date::new_0();
    let month = u8::try_from(now.get_month() + 1).ok()?;
    let day = u8::try_from(now.get_date()).ok()?;
    civil(i32::try_from(now.get_full_year()).ok()?, month, day)
}
