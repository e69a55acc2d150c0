//! Several articles as one work: each with its own date and changes, and which of their reports the reader set apart.

use super::patch::Patch;
use crate::collection::{Apart, joined_text};
use crate::edtf::Date;
use std::rc::Rc;

/// The articles of a combined timeline. They are copies: what is changed or deleted in the library later does not change it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Several {
    /// The articles, in order.
    pub members: Vec<MemberWork>,
    /// Reports that are not of one happening.
    pub apart: Apart,
}

/// One of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemberWork {
    /// What it is known by in the library, or the name of its file.
    pub id: String,
    /// Its text.
    pub text: Rc<str>,
    /// The publication date that the reader gave.
    pub given: Option<Date>,
    /// The reader's word on its events.
    pub patch: Patch,
}

impl Several {
    /// The text that the combined document counts in.
    pub fn text(&self) -> String {
        joined_text(self.members.iter().map(|member| &*member.text))
    }
}
