//! What ties the state to the world: the engine, the browser's storage, the address, what is pasted and dropped.

pub mod use_engine;
mod use_frame;
mod use_incoming;
mod use_kept;
mod use_language;
mod use_library;
mod use_turns;

pub use use_engine::{Reading, read, use_engine};
pub use use_frame::use_frame;
pub use use_incoming::{bring, open_files, use_incoming};
pub use use_kept::{bring_back, keep, use_kept};
pub use use_language::use_language;
pub use use_library::{forget_place, keep_in_library, know_place, use_library};
pub use use_turns::{Drawn, use_turns};
