//! The analysis document: JSON as the command line prints it, the page downloads it and a link can carry it.

use crate::analysis::{Analysis, AnalysisDocument};

/// The analysis document on one line, without a line end. The same analysis gives the same bytes everywhere.
pub fn write(analysis: &Analysis) -> String {
    // Every map key of the document is text and every number finite, so it can always be written.
    serde_json::to_string(&AnalysisDocument::from(analysis)).unwrap_or_default()
}
