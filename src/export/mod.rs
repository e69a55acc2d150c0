//! The analysis in the formats that readers use elsewhere. The page's menu and the command line share one list, [`FORMATS`].

pub mod json;

use crate::analysis::AnalysisDocument;

/// A format that an analysis can be handed on in.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What the command line calls it: `csv`.
    pub name: &'static str,
    /// What the menu calls it.
    pub label: &'static str,
    /// Ending of a file's name, without the dot.
    pub extension: &'static str,
    /// Media type of a download.
    pub media_type: &'static str,
    /// Writes a document; the text ends without a line end, except where the format wants one.
    pub write: fn(&AnalysisDocument) -> String,
}

/// Every format, in the menu's order.
pub const FORMATS: &[Format] = &[Format {
    name: "json",
    label: "JSON, everything that was found",
    extension: "json",
    media_type: "application/json",
    write: json::write,
}];

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

impl Format {
    /// What to write of a document that follows others in one file: a table's header stands there once.
    pub fn following<'d>(&self, document: &'d str) -> &'d str {
        match self.name {
            "csv" => document.split_once("\r\n").map_or("", |(_, rows)| rows),
            _ => document,
        }
    }
}

/// An analysis with every field in use, for the formats' tests.
#[cfg(test)]
pub(crate) fn sample() -> AnalysisDocument {
    serde_json::from_str(include_str!("../../tests/data/analysis.json"))
        .expect("tests/data/analysis.json is an analysis document")
}
