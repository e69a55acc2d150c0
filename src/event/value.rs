//! The values of features, each with its digest: a value that stands in many features is hashed once, and what is compiled
//! in or read from the text not even that.

use crate::lexicon::digest;

/// A value that is compiled in, with its digest.
macro_rules! value {
    ($text:expr) => {
        const { $crate::event::value::Value::new($text) }
    };
}
pub(super) use value;

/// A value of a feature: `release`, `3-4`, the word after a title.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    text: &'a str,
    digest: u64,
}

impl<'a> Value<'a> {
    /// The value that is written so.
    #[inline]
    pub const fn new(text: &'a str) -> Self {
        Value { text, digest: digest(text) }
    }

    /// The same where its digest is known.
    #[inline]
    pub const fn digested(text: &'a str, digest: u64) -> Self {
        Value { text, digest }
    }

    /// How it is written.
    #[inline]
    pub const fn text(self) -> &'a str {
        self.text
    }

    /// The [`digest`](crate::lexicon::digest) of how it is written.
    #[inline]
    pub const fn digest(self) -> u64 {
        self.digest
    }
}

impl<'a> From<&'a str> for Value<'a> {
    #[inline]
    fn from(text: &'a str) -> Self {
        Value::new(text)
    }
}

/// A feature that is or is not.
pub fn truth(on: bool) -> Value<'static> {
    if on { value!("true") } else { value!("false") }
}
