//! What belongs to the reader: the article, the publication date given for it, the corrections; and how it is written down,
//! to be kept, sent to the worker and handed on.

pub mod kept;
pub mod patch;

use crate::edtf::Date;
use patch::Patch;
use std::rc::Rc;

/// What belongs to the reader: the article, the publication date given for it, the corrections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The article as pasted, line ends as `\n`.
    pub text: Rc<str>,
    /// The publication date that the reader gave; it goes before the text's own.
    pub given: Option<Date>,
    /// The reader's word on the events.
    pub patch: Patch,
    /// Events that came without their article, in a link or a file: an analysis document as JSON. Then `text` is what its
    /// positions count in, and no engine reads it.
    pub found: Option<Rc<str>>,
}

impl Work {
    /// An article, its text as the engine will read it.
    pub fn new(text: &str, given: Option<Date>) -> Work {
        Work { text: crate::article::clean(text).into(), given, patch: Patch::default(), found: None }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.found.is_none()
    }
}
