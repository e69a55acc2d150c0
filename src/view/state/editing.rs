//! What the reader does to events: each is another patch, and can be taken back.

use super::{Face, Message, State};
use crate::analysis::AnalysisDocument;
use crate::edtf::Edtf;
use crate::work::Work;
use crate::work::patch::{Fields, Part, Patch, When};
use crate::work::several::Several;
use std::rc::Rc;

impl State {
    /// An event's title as it stands, found or made.
    pub fn title(&self, id: &str) -> String {
        let Some(analysed) = self.current() else { return String::new() };
        let patched = self.work.patch.apply(&analysed.document, &analysed.text);
        patched.document.events.into_iter().find(|event| event.id == id).map(|event| event.title).unwrap_or_default()
    }

    pub(super) fn check(&mut self, id: &str, checked: bool) {
        self.patch(|patch, document| patch.checked(document, id, checked));
    }

    pub(super) fn reject(&mut self, id: &str, rejected: bool) {
        let title = self.title(id);
        if self.patch(|patch, document| patch.rejected(document, id, rejected)) {
            self.message = Some(if rejected { Message::Rejected(title) } else { Message::Reinstated(title) });
        }
    }

    pub(super) fn redate(&mut self, id: &str, date: Edtf) {
        let title = self.title(id);
        if self.patch(|patch, document| patch.redated(document, id, When(Some(date)))) {
            self.message = Some(Message::Dated(title, date));
        }
    }

    pub(super) fn amend(&mut self, id: &str, fields: &Fields) {
        self.editing = None;
        if self.patch(|patch, document| patch.amended(document, id, fields)) {
            self.message = Some(Message::Changed(fields.title.clone()));
        }
    }

    /// The report stands alone from here on: it is no longer with any of the others.
    pub(super) fn set_apart(&mut self, id: &str, report: usize) {
        let Some(several) = self.work.several.clone() else { return };
        let Some(sources) = self.event(id).and_then(|event| event.sources.clone()) else { return };
        let Some(alone) = sources.reports.get(report) else { return };
        let others = sources.reports.iter().filter(|other| other.key != alone.key);
        let apart = others.fold(several.apart.clone(), |apart, other| apart.with(&alone.key, &other.key));
        let several = Several { apart, members: several.members.clone() };
        self.change(Work { several: Some(several.into()), ..self.work.clone() });
        self.message = Some(Message::SetApart(alone.name.clone()));
    }

    pub(super) fn add(&mut self, fields: &Fields, at: usize, quote: &str) {
        let (patch, id) = self.work.patch.with_event(fields, at, quote);
        if self.patch(|_, _| patch) {
            self.open_new(&id, Message::Made(fields.title.clone()));
        }
    }

    pub(super) fn merge(&mut self, from: &str, into: &str) {
        let (gone, stays) = (self.title(from), self.title(into));
        if self.patch(|patch, document| patch.merged(document, from, into)) {
            self.select(Some(into.into()), Face::Page);
            self.merging = None;
            self.message = Some(Message::Merged(gone, stays));
        }
    }

    /// The first event that is marked waits for the second, and the two are one; a second time it is let go.
    pub(super) fn mark(&mut self, id: Rc<str>) {
        match self.marked.take() {
            None => {
                self.message = Some(Message::Marked(self.title(&id)));
                self.marked = Some(id);
            }
            Some(same) if same == id => self.message = None,
            Some(first) => self.merge(&first, &id),
        }
    }

    pub(super) fn split(&mut self, id: &str) {
        let Some(analysed) = self.current().cloned() else { return };
        let Some((patch, new)) = self.work.patch.split(&analysed.document, &analysed.text, id) else { return };
        let title = self.title(id);
        if self.patch(|_, _| patch) {
            self.open_new(&new, Message::Split(title));
        }
    }

    pub(super) fn restore_text(&mut self, starts: &[usize], restored: bool) {
        let all = |patch: &Patch| starts.iter().fold(patch.clone(), |patch, start| patch.with_restored(*start, restored));
        if self.patch(|patch, _| all(patch)) {
            self.message = Some(Message::TextRestored(restored));
        }
    }

    pub(super) fn drop_part(&mut self, part: Part) {
        self.patch(|patch, _| patch.without(part));
    }

    /// A new event opens with its words as fields, for the reader to better.
    fn open_new(&mut self, id: &str, message: Message) {
        let id: Rc<str> = id.into();
        self.select(Some(id.clone()), Face::Page);
        self.editing = Some(id);
        self.message = Some(message);
    }

    /// Lays another patch over the present answer; whether it is another.
    fn patch(&mut self, change: impl FnOnce(&Patch, &AnalysisDocument) -> Patch) -> bool {
        let Some(analysed) = self.current() else { return false };
        let patch = change(&self.work.patch, &analysed.document);
        let changed = patch != self.work.patch;
        if changed {
            let work = Work { patch, ..self.work.clone() };
            self.change(work);
        }
        changed
    }
}
