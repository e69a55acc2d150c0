//! The analysis in the formats that readers use elsewhere.

pub mod json;
