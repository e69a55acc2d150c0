//! The page: Yew components over one state, and `browser` for every call to the browser.
//!
//! What needs no component (state, marks, filters, words) compiles without Yew, so that every native test run covers it.

pub mod action;
pub mod coverage;
pub mod dates;
pub mod filter;
pub mod ghosts;
pub mod link;
pub mod listed;
pub mod marks;
pub mod message;
pub mod proposal;
pub mod query;
pub mod script;
pub mod sorting;
pub mod state;
pub mod words;

#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "web")]
pub mod hooks;

#[cfg(feature = "web")]
pub mod acting;
#[cfg(feature = "web")]
pub mod app;
#[cfg(feature = "web")]
pub mod article;
#[cfg(feature = "web")]
pub mod dossier;
#[cfg(feature = "web")]
pub mod edit_form;
#[cfg(feature = "web")]
pub mod event_actions;
#[cfg(feature = "web")]
pub mod event_row;
#[cfg(feature = "web")]
pub mod events;
#[cfg(feature = "web")]
pub mod export_sheet;
#[cfg(feature = "web")]
pub mod faces;
#[cfg(feature = "web")]
pub mod filter_bar;
#[cfg(feature = "web")]
pub mod keys_sheet;
#[cfg(feature = "web")]
pub mod left_over;
#[cfg(feature = "web")]
pub mod masthead;
#[cfg(feature = "web")]
pub mod note_head;
#[cfg(feature = "web")]
pub mod open_form;
#[cfg(feature = "web")]
pub mod score_head;
#[cfg(feature = "web")]
pub mod share_sheet;
#[cfg(feature = "web")]
pub mod sheet;
#[cfg(feature = "web")]
pub mod slots;
#[cfg(feature = "web")]
pub mod status_line;
#[cfg(feature = "web")]
pub mod timeline;
#[cfg(feature = "web")]
pub mod timeline_region;
#[cfg(feature = "web")]
pub mod whole_page;

#[cfg(feature = "web")]
pub use app::App;
