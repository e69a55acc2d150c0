//! Every call to the browser. Components call these from effects and callbacks, so that they also render natively.

pub mod arrival;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod drawn;
pub mod engine;
pub mod file;
pub mod hash;
pub mod incoming;
pub mod intl;
pub mod library;
pub mod measure;
pub mod page;
pub mod picture;
pub mod selection;
pub mod storage;
pub mod words;
