//! Every call to the browser. Components call these from effects and callbacks, so that they also render natively.

pub mod engine;
