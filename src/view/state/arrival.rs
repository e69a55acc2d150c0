//! How an article comes onto the page, and what was there before goes.

use super::{Face, MOST_TEXT, Message, Origin, State};
use crate::edtf::Date;
use crate::view::filter::Filters;
use crate::view::query::{self, View};
use crate::work::Work;
use crate::work::kept::Handed;

impl State {
    pub(super) fn replace(&mut self, text: &str, published: Option<Date>) {
        if text.len() > MOST_TEXT {
            self.message = Some(Message::TooLong(text.len()));
            return;
        }
        if text.trim().is_empty() {
            self.message = Some(Message::NoText);
            return;
        }
        let work = Work::new(text, published.or(self.work.given));
        if work.text == self.work.text && work.given == self.work.given && self.origin == Origin::Own {
            self.leave_text();
            return;
        }
        let earlier = !self.work.is_empty();
        self.change(Work::new(text, published));
        self.leave_text();
        self.message = earlier.then_some(Message::Replaced);
    }

    pub(super) fn open_link(&mut self, handed: Handed) {
        let Handed { work, view, .. } = handed;
        // Two copies in a row: what was laid aside for the first stays.
        if self.origin == Origin::Own && self.aside.is_none() {
            self.aside = Some(self.work.clone());
        }
        self.begin(work, Origin::Link, (!self.embedded).then_some(Message::OpenedCopy));
        let View { filters, selected, display, window } = query::read(&view);
        (self.filters, self.display, self.window) = (filters, display, window);
        if let Some((id, face)) = selected {
            self.select(Some(id), face);
        }
    }

    /// A file's work is the reader's own from here on, and what stood there can come back.
    pub(super) fn open_file(&mut self, handed: Handed) {
        let Handed { work, changes, .. } = handed;
        if work.text.len() > MOST_TEXT {
            self.message = Some(Message::TooLong(work.text.len()));
            return;
        }
        self.change(work);
        self.waiting = true;
        self.leave_text();
        self.message = Some(changes.map_or(Message::OpenedFile, Message::Reread));
    }

    /// A copy that the reader changed is laid aside in turn; one as it came is still in its link.
    pub(super) fn go_back_to_own(&mut self) {
        let Some(work) = self.aside.take() else { return };
        self.aside = (self.origin == Origin::Own).then(|| self.work.clone());
        self.begin(work, Origin::Own, Some(Message::BackToOwn));
    }

    pub(super) fn begin(&mut self, work: Work, origin: Origin, message: Option<Message>) {
        self.work = work;
        self.origin = origin;
        self.past.clear();
        self.future.clear();
        self.leave_text();
        self.waiting = true;
        self.message = message;
    }

    /// What was selected and filtered in another text means nothing in this one.
    pub(super) fn leave_text(&mut self) {
        self.select(None, Face::Page);
        self.hovered = Vec::new();
        self.filters = Filters::default();
        self.window = None;
        self.opening = false;
        self.link_problem = None;
        self.sheet = None;
    }
}
