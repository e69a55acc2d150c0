//! A publication date that is tried before it is kept: the page shows where it moves the events, and where they stood.

use super::State;
use crate::analysis::AnalysisDocument;
use crate::edtf::Date;
use crate::view::message::Message;
use crate::work::Work;
use std::rc::Rc;

/// What is being tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The date; `None` for the one in the text.
    pub given: Option<Date>,
    /// What the page showed before.
    pub before: Rc<AnalysisDocument>,
}

impl State {
    /// The publication date that the text is read with: the one that is tried, else the reader's own.
    pub fn given(&self) -> Option<Date> {
        self.trial.as_ref().map_or(self.work.given, |trial| trial.given)
    }

    /// Shows what another date would move. Where nothing is shown yet, there is nothing to try.
    pub(super) fn try_published(&mut self, given: Option<Date>) {
        if given == self.given() {
            return;
        }
        let Some(before) = self.trial.take().map(|trial| trial.before).or_else(|| Some(self.current()?.document.clone())) else {
            let work = Work { given, ..self.work.clone() };
            self.change(work);
            return;
        };
        self.waiting = true;
        self.trial = (given != self.work.given).then_some(Trial { given, before });
    }

    /// What was tried is the reader's from here on, and can be taken back.
    pub(super) fn keep_trial(&mut self) {
        let Some(trial) = self.trial.take() else { return };
        let waiting = self.waiting;
        let work = Work { given: trial.given, ..self.work.clone() };
        self.change(work);
        // The answer is the one that the page shows already.
        self.waiting = waiting;
        self.message = Some(Message::Redated(trial.given));
    }

    /// What was tried is forgotten.
    pub(super) fn drop_trial(&mut self) {
        self.waiting |= self.trial.take().is_some();
    }
}
