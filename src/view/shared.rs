//! Values that many parts of the page hold, compared by which one they are.
//!
//! What is shared never changes: another answer is another value. So a part that is given the one that it has need not look
//! into it, which for a long article takes longer than drawing the part anew.
//!
//! ```
//! use tempoline::view::shared::Shared;
//! let one = Shared::new(vec![1, 2]);
//! assert!(one == one.clone());
//! assert!(one != Shared::new(vec![1, 2]));
//! ```

use std::ops::Deref;
use std::rc::Rc;

/// A shared value that equals only itself.
#[derive(Debug, Default)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// A value that nobody else holds yet.
    pub fn new(value: T) -> Shared<T> {
        Shared(Rc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> From<Rc<T>> for Shared<T> {
    fn from(value: Rc<T>) -> Shared<T> {
        Shared(value)
    }
}

impl<T> From<Shared<T>> for Rc<T> {
    fn from(value: Shared<T>) -> Rc<T> {
        value.0
    }
}
