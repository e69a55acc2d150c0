//! The page: Yew components over one state, and `browser` for every call to the browser.
//!
//! What needs no component (state, marks, filters, words) compiles without Yew, so that every native test run covers it.

pub mod dates;
pub mod filter;
pub mod kept;
pub mod marks;
pub mod patch;
pub mod script;
pub mod state;
pub mod words;

#[cfg(feature = "web")]
pub mod browser;

#[cfg(feature = "web")]
mod app;

#[cfg(feature = "web")]
pub use app::App;
