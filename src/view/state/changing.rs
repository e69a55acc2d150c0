//! What actions change that are more than a look at what is there: work, sheets, links, language.

use super::{Action, Face, Message, Origin, State};
use crate::view::state::Display;
use crate::work::Work;

/// Changes `state` as `action` says.
pub fn change(state: &mut State, action: Action) {
    match action {
        Action::Replace { text, published } => state.replace(&text, published),
        Action::Restore(work, aside) => {
            state.aside = aside;
            state.begin(work, Origin::Own, Some(Message::Restored));
        }
        Action::OpenKept(work) => {
            if work.several.is_some() {
                state.display = Display::Articles;
            }
            state.begin(work, Origin::Own, None);
        }
        Action::SetApart(id, report) => state.set_apart(&id, report),
        Action::AwaitLink => state.opening = true,
        Action::OpenLink(handed) => state.open_link(handed),
        Action::OpenFile(handed) => state.open_file(handed),
        Action::Embed => state.embedded = true,
        Action::RefuseLink(problem) => {
            state.opening = false;
            state.link_problem = Some(problem);
        }
        Action::DismissLink => state.link_problem = None,
        Action::BackToOwn => state.go_back_to_own(),
        Action::KeepCopy => {
            state.aside = None;
            state.origin = Origin::Own;
            state.message = None;
        }
        Action::SetPublished(given) if given != state.work.given => {
            let work = Work { given, ..state.work.clone() };
            state.change(work);
            state.message = Some(Message::Redated(given));
        }
        Action::SetPublished(_) => {}
        Action::TryPublished(given) => state.try_published(given),
        Action::KeepTrial => state.keep_trial(),
        Action::DropTrial => state.drop_trial(),
        Action::Edit(id) => {
            if let Some(id) = &id {
                state.select(Some(id.clone()), Face::Events);
            }
            state.editing = id;
        }
        Action::Filter(filters) => state.filters = filters,
        Action::ShowLeft(shown) => state.left_shown = shown,
        Action::Show(sheet) => state.sheet = Some(sheet),
        Action::CloseSheet => state.sheet = None,
        Action::ChooseLanguage(language) => state.language_wish = Some(language),
        Action::Speak(language) => {
            state.language = language.unwrap_or(state.language);
            state.language_wish = None;
            if language.is_none() {
                state.message = Some(Message::NoLanguage);
            }
        }
        Action::Undo => state.undo(),
        Action::Redo => state.redo(),
        Action::Check(id, checked) => state.check(&id, checked),
        Action::Reject(id, rejected) => state.reject(&id, rejected),
        Action::Redate(id, date) => state.redate(&id, date),
        Action::Amend(id, fields) => state.amend(&id, &fields),
        Action::Add { fields, at, quote } => state.add(&fields, at, &quote),
        Action::StartMerge(id) => state.merging = id,
        Action::Mark(id) => state.mark(id),
        Action::Merge { from, into } => state.merge(&from, &into),
        Action::Split(id) => state.split(&id),
        Action::RestoreText(starts, restored) => state.restore_text(&starts, restored),
        Action::DropPart(part) => state.drop_part(part),
        // What is looked at, the state itself sees to.
        Action::ShowSample(_)
        | Action::Analysed(_)
        | Action::EngineStopped(_)
        | Action::Select(..)
        | Action::SelectNext(_)
        | Action::Hover(_)
        | Action::ToggleKind(_)
        | Action::Choose(..)
        | Action::Find(_)
        | Action::ClearFilters
        | Action::ShowAs(_)
        | Action::NextTheme
        | Action::SetTheme(_)
        | Action::Print(_)
        | Action::Say(_)
        | Action::Hush
        | Action::Arrive => {}
    }
}
