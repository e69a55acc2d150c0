//! The page: Yew components over one state, and `browser` for every call to the browser.

pub mod browser;

mod app;

pub use app::App;
