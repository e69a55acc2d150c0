//! Several articles on one timeline: their analyses combined into one document, reports of one happening folded into one
//! event with all its sources.
//!
//! The texts stand one after the other, so that everything which reads a document of one article reads this one too:
//! positions, sentences, marks. Each fold says why (see [`Why`](crate::analysis::Why)), keeps what each report said, sets
//! contradictions side by side, and can be undone by naming two reports in [`Apart`].
//!
//! ```
//! use tempoline::collection::{Apart, Member, combine};
//! let first = Member::read("a", "Glass Ferry released the single “Low Water” on Friday.", tempoline::day("2026-02-16"));
//! let second = Member::read("b", "The song “Low Water” by Glass Ferry was released on February 13.", tempoline::day("2026-06-05"));
//! let combined = combine(&[first, second], &Apart::default());
//! assert_eq!(combined.document.events.len(), 1);
//! ```

mod artist;
mod block;
mod compare;
mod fold;
mod join;
mod sketch;
mod title;

use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::Date;
use crate::{Article, analyze};
pub use join::Combined;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What stands between two texts.
pub const BETWEEN: &str = "\n\n";

/// One article on its way into a collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// What the caller knows it by; two members may not share one, or the fold of a report cannot be undone apart.
    pub id: String,
    /// Its text as the engine reads it: what `document` counts in.
    pub text: String,
    /// Its analysis, with the reader's changes in it and without what the reader rejected.
    pub document: AnalysisDocument,
}

impl Member {
    /// An article as pasted, with its publication date where that is known from outside.
    pub fn read(id: &str, text: &str, published: Option<Date>) -> Member {
        let article = Article::read(text, published);
        let document = AnalysisDocument::from(&analyze(&article));
        Member { id: id.to_owned(), text: article.text, document }
    }
}

/// Pairs of reports that the reader says are not of one happening, by [`report_key`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Apart(BTreeSet<(String, String)>);

impl Apart {
    /// The same with one more pair; the order of the two does not matter.
    pub fn with(&self, a: &str, b: &str) -> Apart {
        let mut pairs = self.0.clone();
        if a != b {
            pairs.insert(if a < b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) });
        }
        Apart(pairs)
    }

    /// Whether the reader said so of these two.
    pub fn has(&self, a: &str, b: &str) -> bool {
        // The set is empty for nearly every collection, and then nothing is copied for looking.
        !self.0.is_empty() && self.0.contains(&(a.min(b).to_owned(), a.max(b).to_owned()))
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a report is known by, whatever else it is combined with: the article's id, the kind, the title and the sentence.
/// Its number would not do, since one more event before it shifts them all.
pub fn report_key(article: &str, event: &EventRecord) -> String {
    let quote = event.evidence.first().map_or("", |quote| quote.quote.as_str());
    format!("{article}|{}|{}|{}|{quote}", event.kind.name(), event.what, event.title)
}

/// Combines the articles into one document. Total and deterministic; comparisons grow with the number of events, not with
/// its square. One member gives its own document again, with its one source on each event.
pub fn combine(members: &[Member], apart: &Apart) -> Combined {
    let sketches = sketch::sketches(members);
    let joins: Vec<compare::Join> = block::candidates(&sketches)
        .into_iter()
        .filter_map(|(a, b)| compare::compare(sketches.get(a)?, sketches.get(b)?).map(|join| join.between(a, b)))
        .collect();
    let folds = fold::folds(&sketches, joins, apart);
    join::join(members, &sketches, &folds)
}

/// The texts of several articles as the one text that their combined document counts in.
pub fn joined_text<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut joined = String::new();
    for (index, text) in texts.into_iter().enumerate() {
        if index > 0 {
            joined.push_str(BETWEEN);
        }
        joined.push_str(text);
    }
    joined
}
