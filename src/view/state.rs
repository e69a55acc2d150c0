//! The page's one state and everything that can happen to it: `state.after(action)` gives the next state.
//!
//! What can be derived (which events show, what the marks are) is derived at render. What the reader owns, the [`Work`],
//! is kept before every change of it, so that each change can be undone.

use super::filter::Filters;
use super::patch::{Edit, Patch};
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::{Date, Edtf};
use crate::event::{Kind, Status};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The most text that is read, in bytes.
pub const MOST_TEXT: usize = 2 * 1024 * 1024;

/// How many earlier works are kept for undo; each may hold a whole article.
const MOST_UNDO: usize = 50;

/// What belongs to the reader: the article, the publication date given for it, the corrections.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The article as pasted, line ends as `\n`.
    pub text: Rc<str>,
    /// The publication date that the reader gave; it goes before the text's own.
    pub given: Option<Date>,
    /// The reader's word on the events.
    pub patch: Patch,
}

impl Work {
    /// An article, its text as the engine will read it.
    pub fn new(text: &str, given: Option<Date>) -> Work {
        Work { text: crate::article::clean(text).into(), given, patch: Patch::default() }
    }
}

/// Whose article is on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The example that a first visit sees; it is not kept.
    #[default]
    Sample,
    /// The reader's; it is kept in this browser.
    Own,
    /// A copy that a link brought; the reader's own stays kept beside it.
    Link,
}

/// The engine's answer and the text it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysed {
    /// The text that its positions count in.
    pub text: Rc<str>,
    /// What the engine found.
    pub document: Rc<AnalysisDocument>,
}

/// A sheet over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Paste, type, open.
    Open,
    /// The link.
    Share,
    /// Files.
    Export,
    /// How to read this, and the keys.
    Keys,
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The next one in turn.
    pub fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}

/// What a link was that could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkProblem {
    /// Its end is missing or characters in it changed.
    Damaged {
        /// How many characters came.
        came: usize,
        /// Whether its end is missing, rather than something in it changed.
        cut: bool,
    },
    /// A newer version of the page made it.
    Newer,
    /// It is no link of this page.
    Foreign,
}

/// Something that the reader is told in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Another article stands on the page; the earlier one can come back.
    Replaced,
    /// The publication date is another.
    Redated(Option<Date>),
    /// The last change was taken back.
    Undone,
    /// A change that was taken back was made again.
    Redone,
    /// Nothing to take back.
    NothingToUndo,
    /// A text of so many bytes is too much.
    TooLong(usize),
    /// There was no text in what was pasted, dropped or opened.
    NoText,
    /// A link's article is on the page.
    OpenedCopy,
    /// The reader's own article is back.
    BackToOwn,
    /// The article of the last visit is back.
    Restored,
    /// The link is on the clipboard.
    Copied,
    /// The browser refused the clipboard.
    CopyRefused,
    /// A file was handed to the browser.
    Saved(String),
    /// A file could not be read as text.
    Unreadable(String),
    /// The engine stopped at this text.
    EngineStopped,
    /// The engine could not be started.
    EngineMissing,
    /// The browser keeps nothing for this page.
    NotKept,
    /// An event was marked as none.
    Rejected(String),
    /// It is one again.
    Reinstated(String),
    /// An event has another date, in words.
    Dated(String, String),
}

impl Message {
    /// Whether an 'Undo' stands beside it.
    pub fn offers_undo(&self) -> bool {
        matches!(self, Message::Replaced | Message::Redated(_) | Message::Rejected(_) | Message::Dated(..))
    }
}

/// Other words for an event, as the reader typed them; what is left empty stays as it was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Amendment {
    /// The title.
    pub title: String,
    /// The artists.
    pub artists: Vec<String>,
    /// The date.
    pub date: Option<Edtf>,
}

/// Where a selection was made: the others scroll to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// On the staff.
    Timeline,
    /// In the text.
    Article,
    /// In the list.
    Events,
    /// By the page itself: nothing scrolls.
    #[default]
    Page,
}

/// Everything the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What the reader owns.
    pub work: Work,
    /// Whose it is.
    pub origin: Origin,
    /// The reader's own, kept aside for a link's copy until the reader goes back to it or decides for the copy.
    pub aside: Option<Work>,
    /// The newest answer; `None` until the first, or after the engine stopped.
    pub analysed: Option<Analysed>,
    /// Whether an answer to the present work is still to come.
    pub waiting: bool,
    /// The event that is open.
    pub selected: Option<Rc<str>>,
    /// Where it was selected.
    pub selected_on: Face,
    /// The events that the pointer is at, in the list or in a sentence.
    pub hovered: Vec<Rc<str>>,
    /// The filters.
    pub filters: Filters,
    /// The event whose words are fields.
    pub editing: Option<Rc<str>>,
    /// The sheet over the page.
    pub sheet: Option<Sheet>,
    /// What is wrong with the link that was opened; it takes the whole page.
    pub link_problem: Option<LinkProblem>,
    /// Light or dark.
    pub theme: Theme,
    /// What the reader is told.
    pub message: Option<Message>,
    /// Whether the dossier is being printed.
    pub printing: bool,
    past: Vec<Work>,
    future: Vec<Work>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The reader brings an article.
    Replace {
        /// As pasted, typed or opened.
        text: String,
        /// A publication date given with it.
        published: Option<Date>,
    },
    /// The page starts with what it kept: the work, and one that was laid aside for a link's copy.
    Restore(Work, Option<Work>),
    /// The page starts with its example.
    ShowSample(String),
    /// A link brings an article.
    OpenLink(Work),
    /// A link could not be opened.
    RefuseLink(LinkProblem),
    /// Leaves the page about a damaged link.
    DismissLink,
    /// The reader's own article instead of the link's copy.
    BackToOwn,
    /// The link's copy instead of the reader's own article.
    KeepCopy,
    /// The publication date as the reader gives it; `None` reads it from the text again.
    SetPublished(Option<Date>),
    /// The engine answered.
    Analysed(Analysed),
    /// The engine stopped; whether it had started.
    EngineStopped(bool),
    /// One event, or none.
    Select(Option<Rc<str>>, Face),
    /// A sentence was pressed: the next of its events.
    SelectNext(Vec<Rc<str>>),
    /// An event's words become fields, or words again.
    Edit(Option<Rc<str>>),
    /// The pointer came to these events, or left them all.
    Hover(Vec<Rc<str>>),
    /// A kind's filter was pressed.
    ToggleKind(Kind),
    /// Only this act, or any.
    FilterArtist(Option<String>),
    /// Only this status, or any.
    FilterStatus(Option<Status>),
    /// Words to find.
    Find(String),
    /// No filters.
    ClearFilters,
    /// A sheet opens.
    Show(Sheet),
    /// It closes.
    CloseSheet,
    /// Light, dark, system in turn.
    NextTheme,
    /// A kept choice of theme.
    SetTheme(Theme),
    /// Takes the last change of the work back.
    Undo,
    /// Makes it again.
    Redo,
    /// The reader looked at an event and found it right, or not yet.
    Check(Rc<str>, bool),
    /// Not an event, or one again.
    Reject(Rc<str>, bool),
    /// Another reading of an event's date.
    Redate(Rc<str>, Edtf),
    /// Other words for an event.
    Amend(Rc<str>, Amendment),
    /// The browser is about to print, or has printed.
    Print(bool),
    /// Something to tell.
    Say(Message),
    /// Enough told.
    Hush,
}

impl State {
    /// The state after `action`. Total: an action that does not fit changes nothing.
    pub fn after(mut self, action: Action) -> State {
        match action {
            Action::Replace { text, published } => self.replace(&text, published),
            Action::Restore(work, aside) => {
                self.aside = aside;
                self.begin(work, Origin::Own, Some(Message::Restored));
            }
            Action::ShowSample(text) => self.begin(Work::new(&text, None), Origin::Sample, None),
            Action::OpenLink(work) => self.open_link(work),
            Action::RefuseLink(problem) => self.link_problem = Some(problem),
            Action::DismissLink => self.link_problem = None,
            Action::BackToOwn => self.go_back_to_own(),
            Action::KeepCopy => {
                self.aside = None;
                self.origin = Origin::Own;
                self.message = None;
            }
            Action::SetPublished(given) if given != self.work.given => {
                let work = Work { given, ..self.work.clone() };
                self.change(work);
                self.message = Some(Message::Redated(given));
            }
            Action::SetPublished(_) => {}
            Action::Analysed(analysed) => self.take(analysed),
            Action::EngineStopped(started) => {
                self.waiting = false;
                self.message = Some(if started { Message::EngineStopped } else { Message::EngineMissing });
            }
            Action::Select(id, face) => self.select(id, face),
            Action::Edit(id) => {
                if let Some(id) = &id {
                    self.select(Some(id.clone()), Face::Events);
                }
                self.editing = id;
            }
            Action::SelectNext(ids) => {
                let at = self.selected.as_ref().and_then(|selected| ids.iter().position(|id| id == selected));
                self.select(ids.get(at.map_or(0, |at| at + 1)).or(ids.first()).cloned(), Face::Article);
            }
            Action::Hover(ids) => self.hovered = ids,
            Action::ToggleKind(kind) => {
                if !self.filters.hidden_kinds.remove(&kind) {
                    self.filters.hidden_kinds.insert(kind);
                }
            }
            Action::FilterArtist(artist) => self.filters.artist = artist,
            Action::FilterStatus(status) => self.filters.status = status,
            Action::Find(words) => self.filters.find = words,
            Action::ClearFilters => self.filters = Filters::default(),
            Action::Show(sheet) => self.sheet = Some(sheet),
            Action::CloseSheet => self.sheet = None,
            Action::NextTheme => self.theme = self.theme.next(),
            Action::SetTheme(theme) => self.theme = theme,
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Check(id, checked) => self.edit(&id, |edit| edit.checked = checked),
            Action::Reject(id, rejected) => {
                self.edit(&id, |edit| edit.rejected = rejected);
                let title = self.event(&id).map(|event| event.title.clone()).unwrap_or_default();
                self.message = Some(if rejected { Message::Rejected(title) } else { Message::Reinstated(title) });
            }
            Action::Redate(id, date) => self.redate(&id, date),
            Action::Amend(id, amendment) => self.amend(&id, amendment),
            Action::Print(printing) => self.printing = printing,
            Action::Say(message) => self.message = Some(message),
            Action::Hush => self.message = None,
        }
        self
    }

    /// The machine's own record of an event.
    pub fn event(&self, id: &str) -> Option<&EventRecord> {
        self.analysed.as_ref()?.document.events.iter().find(|event| event.id == id)
    }

    /// The publication date in force: given, else as read.
    pub fn published(&self) -> Option<Date> {
        let read = || self.analysed.as_ref()?.document.article.published?.first_day();
        self.work.given.or_else(read)
    }

    /// The answer, when it is about the text that stands on the page.
    pub fn current(&self) -> Option<&Analysed> {
        self.analysed.as_ref().filter(|analysed| analysed.text == self.work.text)
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    fn select(&mut self, id: Option<Rc<str>>, face: Face) {
        if self.selected != id {
            self.editing = None;
        }
        self.selected = id;
        self.selected_on = face;
    }

    fn replace(&mut self, text: &str, published: Option<Date>) {
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
        let earlier = !self.work.text.trim().is_empty();
        self.change(Work::new(text, published));
        self.leave_text();
        self.message = earlier.then_some(Message::Replaced);
    }

    fn open_link(&mut self, work: Work) {
        // Two copies in a row: what was laid aside for the first stays.
        if self.origin == Origin::Own && self.aside.is_none() {
            self.aside = Some(self.work.clone());
        }
        self.begin(work, Origin::Link, Some(Message::OpenedCopy));
    }

    /// A copy that the reader changed is laid aside in turn; one as it came is still in its link.
    fn go_back_to_own(&mut self) {
        let Some(work) = self.aside.take() else { return };
        self.aside = (self.origin == Origin::Own).then(|| self.work.clone());
        self.begin(work, Origin::Own, Some(Message::BackToOwn));
    }

    fn begin(&mut self, work: Work, origin: Origin, message: Option<Message>) {
        self.work = work;
        self.origin = origin;
        self.past.clear();
        self.future.clear();
        self.leave_text();
        self.waiting = true;
        self.message = message;
    }

    /// What was selected and filtered in another text means nothing in this one.
    fn leave_text(&mut self) {
        self.select(None, Face::Page);
        self.hovered = Vec::new();
        self.filters = Filters::default();
        self.link_problem = None;
        self.sheet = None;
    }

    /// From here on the article is the reader's own, and what it was before can come back.
    fn change(&mut self, work: Work) {
        let earlier = std::mem::replace(&mut self.work, work);
        self.waiting = self.waiting || earlier.text != self.work.text || earlier.given != self.work.given;
        self.past.push(earlier);
        if self.past.len() > MOST_UNDO {
            self.past.remove(0);
        }
        self.future.clear();
        self.origin = Origin::Own;
    }

    fn undo(&mut self) {
        let Some(earlier) = self.past.pop() else {
            self.message = Some(Message::NothingToUndo);
            return;
        };
        let later = std::mem::replace(&mut self.work, earlier);
        self.settle(&later);
        self.future.push(later);
        self.message = Some(Message::Undone);
    }

    fn redo(&mut self) {
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
        self.waiting = self.waiting || left.text != self.work.text || left.given != self.work.given;
    }

    fn take(&mut self, analysed: Analysed) {
        self.waiting = false;
        if analysed.text != self.work.text {
            return;
        }
        // The example opens one event, so that a first visit sees what an event is.
        if self.origin == Origin::Sample && self.analysed.is_none() {
            let first = super::filter::in_order(&analysed.document).into_iter().find_map(|index| {
                analysed.document.events.get(index).filter(|event| event.reason.is_some()).map(|event| event.id.as_str().into())
            });
            self.select(first, Face::Page);
        }
        let kept = self.selected.take().filter(|id| analysed.document.events.iter().any(|event| event.id == **id));
        self.selected = kept;
        self.analysed = Some(analysed);
        if matches!(self.message, Some(Message::EngineStopped | Message::EngineMissing)) {
            self.message = None;
        }
    }

    fn edit(&mut self, id: &str, set: impl FnOnce(&mut Edit)) {
        let Some(event) = self.event(id).cloned() else { return };
        let mut edit = self.work.patch.of(&event);
        let before = edit.clone();
        set(&mut edit);
        if edit != before {
            let work = Work { patch: self.work.patch.with(&event, edit), ..self.work.clone() };
            self.change(work);
        }
    }

    /// Only what differs from what was found is an edit.
    fn amend(&mut self, id: &str, amendment: Amendment) {
        let Some(event) = self.event(id).cloned() else { return };
        self.editing = None;
        let Amendment { title, artists, date } = amendment;
        self.edit(id, |edit| {
            edit.title = (!title.is_empty() && title != event.title).then_some(title);
            edit.artists = (artists != event.artists).then_some(artists);
            edit.date = date.filter(|date| event.date != Some(*date));
        });
    }

    fn redate(&mut self, id: &str, date: Edtf) {
        let Some(event) = self.event(id).cloned() else { return };
        self.edit(id, |edit| edit.date = (event.date != Some(date)).then_some(date));
        self.message = Some(Message::Dated(event.title, super::dates::full(&date)));
    }
}

#[cfg(feature = "web")]
impl yew::Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, analyze, day};

    const TEXT: &str = "Published 5 June 2026\n\nGlass Ferry released the single ‘Low Water’ on February 13.";

    fn document(name: &str) -> AnalysisDocument {
        let mut document: AnalysisDocument =
            serde_json::from_str(include_str!("../../tests/data/analysis.json")).expect("tests/data/analysis.json is a document");
        document.engine = name.to_owned();
        document
    }

    fn own(text: &str) -> State {
        State::default().after(Action::Replace { text: text.to_owned(), published: None })
    }

    /// A state with an answer to its text.
    fn answered() -> State {
        let state = own(TEXT);
        let analysed = Analysed { text: state.work.text.clone(), document: Rc::new(document("test")) };
        state.after(Action::Analysed(analysed))
    }

    fn select(id: &str) -> Action {
        Action::Select(Some(id.into()), Face::Events)
    }

    #[test]
    fn pasting_over_an_article_never_loses_the_earlier_one() {
        let state = own("One.").after(Action::Replace { text: "Two.".into(), published: None });
        assert_eq!(&*state.work.text, "Two.");
        assert!(state.message.as_ref().is_some_and(Message::offers_undo));
        let back = state.after(Action::Undo);
        assert_eq!(&*back.work.text, "One.");
        assert_eq!(&*back.after(Action::Redo).work.text, "Two.");
    }

    #[test]
    fn nothing_and_too_much_leave_the_article_as_it_is() {
        let before = own("One.");
        for (text, message) in [(" \n".to_owned(), Message::NoText), ("a".repeat(MOST_TEXT + 1), Message::TooLong(MOST_TEXT + 1))]
        {
            let after = before.clone().after(Action::Replace { text, published: None });
            assert_eq!((&after.work, after.message), (&before.work, Some(message)));
        }
    }

    #[test]
    fn an_answer_to_an_earlier_text_is_dropped() {
        let late = Analysed { text: "One.".into(), document: Rc::new(document("late")) };
        assert_eq!(own("Two.").after(Action::Analysed(late)).analysed, None);
    }

    #[test]
    fn a_date_that_the_reader_gives_goes_before_the_one_in_the_text() {
        let state = answered();
        assert_eq!(state.published(), day("2026-06-05"));
        let state = state.after(Action::SetPublished(day("2024-01-02")));
        assert_eq!((state.published(), state.waiting), (day("2024-01-02"), true));
        assert_eq!(state.after(Action::Undo).published(), day("2026-06-05"));
    }

    #[test]
    fn a_selection_outlives_a_new_answer_only_if_its_event_does() {
        let state = answered().after(select("e1"));
        let again = Analysed { text: state.work.text.clone(), document: Rc::new(document("again")) };
        let mut fewer = document("fewer");
        fewer.events.clear();
        let fewer = Analysed { text: state.work.text.clone(), document: Rc::new(fewer) };
        assert_eq!(state.clone().after(Action::Analysed(again)).selected.as_deref(), Some("e1"));
        assert_eq!(state.after(Action::Analysed(fewer)).selected, None);
    }

    #[test]
    fn pressing_a_sentence_goes_round_its_events() {
        let ids: Vec<Rc<str>> = vec!["e1".into(), "e2".into()];
        let mut state = answered();
        for expected in ["e1", "e2", "e1"] {
            state = state.after(Action::SelectNext(ids.clone()));
            assert_eq!(state.selected.as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_link_lays_the_readers_own_article_aside_and_it_comes_back() {
        let opened = own("Mine.").after(Action::OpenLink(Work::new("Theirs.", None)));
        assert_eq!((&*opened.work.text, opened.origin), ("Theirs.", Origin::Link));
        let twice = opened.after(Action::OpenLink(Work::new("Others'.", None)));
        let back = twice.after(Action::BackToOwn);
        assert_eq!((&*back.work.text, back.origin), ("Mine.", Origin::Own));
        assert_eq!(back.aside, None);
    }

    #[test]
    fn a_changed_copy_is_kept_as_well_as_the_readers_own() {
        let opened = own("Mine.").after(Action::OpenLink(Work::new("Theirs.", None)));
        let changed = opened.after(Action::SetPublished(day("2026-06-05")));
        assert_eq!((changed.origin, changed.aside.as_ref().map(|work| &*work.text)), (Origin::Own, Some("Mine.")));
        let back = changed.after(Action::BackToOwn);
        assert_eq!(back.aside.as_ref().map(|work| &*work.text), Some("Theirs."));
    }

    #[test]
    fn a_damaged_link_changes_nothing_of_what_the_reader_had() {
        let before = answered().after(select("e1"));
        let after = before.clone().after(Action::RefuseLink(LinkProblem::Foreign)).after(Action::DismissLink);
        assert_eq!(after, before);
    }

    #[test]
    fn corrections_are_kept_by_what_an_event_says_and_can_be_taken_back() {
        let other = "2027-02-13".parse().expect("a date");
        let state = answered()
            .after(Action::Check("e2".into(), true))
            .after(Action::Redate("e1".into(), other))
            .after(Action::Reject("e3".into(), true));
        let document = state.analysed.as_ref().map(|analysed| analysed.document.clone()).expect("an answer");
        let of = |index: usize| state.work.patch.of(&document.events[index]);
        assert_eq!(state.work.patch.apply(&document).events[0].date, Some(other));
        assert!(of(1).checked && of(2).rejected && !of(0).rejected);

        let mut shifted = (*document).clone();
        shifted.events.remove(0);
        assert!(state.work.patch.of(&shifted.events[0]).checked, "the event is known without its number");
        assert_eq!(state.work.patch.orphans(&shifted), 1);

        let undone = state.after(Action::Undo).after(Action::Undo).after(Action::Undo);
        assert!(undone.work.patch.is_empty());
    }

    #[test]
    fn choosing_the_first_reading_again_leaves_no_correction() {
        let found = answered().event("e1").and_then(|event| event.date).expect("a date");
        let other = "2027-02-13".parse().expect("a date");
        let state = answered().after(Action::Redate("e1".into(), other)).after(Action::Redate("e1".into(), found));
        assert!(state.work.patch.is_empty());
    }

    #[test]
    fn the_engines_text_is_the_pages_text() {
        let pasted = "\u{feff}One.\r\nTwo.\rThree.";
        let article = Article::read(pasted, None);
        assert_eq!(*Work::new(pasted, None).text, *article.text);
        assert_eq!(analyze(&article).article.text, article.text);
    }
}
