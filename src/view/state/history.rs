//! What the work was before each change of it, and after each that was taken back.

use super::{Message, Origin, State};
use crate::work::Work;

/// How many earlier works are kept for undo; each may hold a whole article.
const MOST_UNDO: usize = 50;

impl State {
    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// From here on the article is the reader's own, and what it was before can come back.
    pub(super) fn change(&mut self, work: Work) {
        let earlier = std::mem::replace(&mut self.work, work);
        self.waiting = self.waiting || is_read_otherwise(&earlier, &self.work);
        self.past.push(earlier);
        if self.past.len() > MOST_UNDO {
            self.past.remove(0);
        }
        self.future.clear();
        self.origin = Origin::Own;
    }

    pub(super) fn undo(&mut self) {
        let Some(earlier) = self.past.pop() else {
            self.message = Some(Message::NothingToUndo);
            return;
        };
        let later = std::mem::replace(&mut self.work, earlier);
        self.settle(&later);
        self.future.push(later);
        self.message = Some(Message::Undone);
    }

    pub(super) fn redo(&mut self) {
        let Some(later) = self.future.pop() else { return };
        let earlier = std::mem::replace(&mut self.work, later);
        self.settle(&earlier);
        self.past.push(earlier);
        self.message = Some(Message::Redone);
    }

    fn settle(&mut self, left: &Work) {
        if left.text != self.work.text {
            self.leave_text();
        }
        self.editing = None;
        self.waiting = self.waiting || is_read_otherwise(left, &self.work);
    }
}

/// Whether the engine has to read the one anew after the other.
fn is_read_otherwise(one: &Work, other: &Work) -> bool {
    !one.reads_as(other) || one.patch.restored != other.patch.restored
}
