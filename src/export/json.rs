//! The analysis document: JSON as the command line prints it, the page downloads it and a link can carry it.

use crate::analysis::AnalysisDocument;

/// The analysis document on one line, without a line end. The same analysis gives the same bytes everywhere.
pub fn write(document: &AnalysisDocument) -> String {
    // Every map key of the document is text and every number finite, so it can always be written.
    serde_json::to_string(document).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn it_reads_back_equal() {
        let document = sample();
        assert_eq!(serde_json::from_str::<AnalysisDocument>(&write(&document)).ok(), Some(document));
    }
}
