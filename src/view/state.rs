//! The page's one state and everything that can happen to it: `state.after(action)` gives the next state.
//!
//! What can be derived (which events show, what the marks are) is derived at render. What the reader owns, the [`Work`],
//! is kept before every change of it, so that each change can be undone.

mod arrival;
mod changing;
mod editing;
mod history;
mod trial;

pub use super::action::Action;
use super::filter::Filters;
use super::later;
use super::message::{LinkProblem, Message};
use super::query::{self, View};
use super::words::Language;
use crate::analysis::{AnalysisDocument, EventRecord};
use crate::edtf::{Date, Precision};
use crate::work::Work;
pub use changing::change;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
pub use trial::Trial;

/// The most text that is read, in bytes.
pub const MOST_TEXT: usize = 2 * 1024 * 1024;

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
    /// What is kept.
    Library,
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

/// What the events of the timeline are shown as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Display {
    /// On a staff with a lane for each kind.
    #[default]
    Kinds,
    /// On a staff with a lane for each act.
    Acts,
    /// On a staff of one lane.
    One,
    /// As an agenda.
    Agenda,
    /// As a table.
    Table,
    /// On a staff with a lane for each article, where there are several.
    Articles,
}

impl Display {
    /// All of them, as the reader chooses among them; the last only where there are several articles.
    pub const ALL: [Display; 6] =
        [Display::Kinds, Display::Acts, Display::One, Display::Agenda, Display::Table, Display::Articles];
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
    /// What the timeline shows the events as.
    pub display: Display,
    /// The publication date that is being tried.
    pub trial: Option<Trial>,
    /// Whether what the events leave over shows.
    pub left_shown: bool,
    /// First and last day that the timeline opens with, where a link says so.
    pub window: Option<(Date, Date)>,
    /// Whether the page stands in another and is only read: nothing changes or is kept.
    pub embedded: bool,
    /// The event whose words are fields.
    pub editing: Option<Rc<str>>,
    /// The event that is to be merged with another, which the reader is about to choose.
    pub merging: Option<Rc<str>>,
    /// The event that was marked on the staff: the next that is marked is the same.
    pub marked: Option<Rc<str>>,
    /// The sheet over the page.
    pub sheet: Option<Sheet>,
    /// Whether a link is being opened.
    pub opening: bool,
    /// What is wrong with the link that was opened; it takes the whole page.
    pub link_problem: Option<LinkProblem>,
    /// Light or dark.
    pub theme: Theme,
    /// The language of the interface: every word drawn is in it.
    pub language: Language,
    /// The language that was chosen, until its words have come.
    pub language_wish: Option<Language>,
    /// What the reader is told.
    pub message: Option<Message>,
    /// Whether the dossier is being printed.
    pub printing: bool,
    past: Vec<Work>,
    future: Vec<Work>,
}

impl State {
    /// The state after `action`. Total: an action that does not fit changes nothing.
    pub fn after(mut self, action: Action) -> State {
        if self.embedded && !action.only_looks() {
            return self;
        }
        let tried = self.trial.is_some().then(|| self.work.clone());
        match action {
            Action::ShowSample(text) => self.begin(Work::new(&text, None), Origin::Sample, None),
            Action::Analysed(analysed) => self.take(analysed),
            Action::EngineStopped(started) => {
                self.waiting = false;
                self.opening = false;
                self.trial = None;
                self.message = Some(if started { Message::EngineStopped } else { Message::EngineMissing });
            }
            Action::Select(id, face) => self.select(id, face),
            Action::SelectNext(ids) => {
                let at = self.selected.as_ref().and_then(|selected| ids.iter().position(|id| id == selected));
                self.select(ids.get(at.map_or(0, |at| at + 1)).or(ids.first()).cloned(), Face::Article);
            }
            Action::Hover(ids) => self.hovered = ids,
            Action::ToggleKind(kind) => self.filters.toggle(kind),
            Action::Choose(facet, Some(value)) => {
                self.filters.chosen.insert(facet, value);
            }
            Action::Choose(facet, None) => {
                self.filters.chosen.remove(&facet);
            }
            Action::Find(words) => self.filters.find = words,
            Action::ClearFilters => self.filters = Filters::default(),
            Action::ShowAs(display) => self.display = display,
            Action::NextTheme => self.theme = self.theme.next(),
            Action::SetTheme(theme) => self.theme = theme,
            Action::Print(printing) => self.printing = printing,
            // The library is the engine's, too: that it does not answer says nothing new.
            Action::Say(Message::NotInLibrary(_)) if self.message == Some(Message::EngineMissing) => {}
            Action::Say(message) => self.message = Some(message),
            Action::Hush => self.message = None,
            Action::Arrive => {
                self.message = self.message.take().filter(|message| *message != Message::EngineMissing);
            }
            changes => later::change(&mut self, changes),
        }
        // Whatever else changes the work ends what was being tried.
        if tried.is_some_and(|before| before != self.work) {
            self.drop_trial();
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
        self.given().or_else(read)
    }

    /// The answer, when it is about the text that stands on the page.
    pub fn current(&self) -> Option<&Analysed> {
        self.analysed.as_ref().filter(|analysed| analysed.text == self.work.text)
    }

    /// The answer that shows: while a text is read that is mostly the one before, that one stays, so that what is the same in
    /// both need not go and come again.
    pub fn shown(&self) -> Option<&Analysed> {
        let stays = |analysed: &&Analysed| self.waiting && is_mostly(&analysed.text, &self.work.text);
        self.current().or_else(|| self.analysed.as_ref().filter(stays))
    }

    /// What the page shows, for a link; only the timeline knows its window.
    pub fn view(&self) -> String {
        let selected = self.selected.clone().map(|id| (id, self.selected_on));
        query::write(&View { filters: self.filters.clone(), selected, display: self.display, window: None })
    }

    fn select(&mut self, id: Option<Rc<str>>, face: Face) {
        if self.selected != id {
            self.editing = None;
            self.merging = None;
        }
        self.selected = id;
        self.selected_on = face;
    }

    fn take(&mut self, analysed: Analysed) {
        self.waiting = false;
        if analysed.text != self.work.text {
            return;
        }
        // The example opens one event, so that a first visit sees what an event is.
        if self.origin == Origin::Sample && self.analysed.is_none() {
            let first = nearest_to_publication(&analysed.document);
            self.select(first, Face::Page);
        }
        let stands = |id: &Rc<str>| {
            let added = self.work.patch.added.iter().any(|added| added.id() == **id);
            added || analysed.document.events.iter().any(|event| event.id == **id)
        };
        let kept = self.selected.clone().filter(stands);
        self.selected = kept;
        self.marked = self.marked.take().filter(stands);
        self.analysed = Some(analysed);
        if matches!(self.message, Some(Message::EngineStopped | Message::EngineMissing)) {
            self.message = None;
        }
    }
}

/// Whether what two texts begin and end with alike is three quarters of both.
fn is_mostly(one: &str, other: &str) -> bool {
    let alike = |(one, other): &(u8, u8)| one == other;
    let head = one.bytes().zip(other.bytes()).take_while(alike).count();
    let tail = one.bytes().rev().zip(other.bytes().rev()).take_while(alike).count();
    let longer = one.len().max(other.len());
    (head + tail).min(longer) * 4 >= longer * 3
}

/// The event whose day lies nearest to the publication date, the first such in the text: there is most to see around it.
fn nearest_to_publication(document: &AnalysisDocument) -> Option<Rc<str>> {
    let published = document.article.published?.first_day()?;
    let distance = |event: &&EventRecord| {
        let day = event.date.filter(|date| event.reason.is_some() && date.precision() == Precision::Day)?.first_day()?;
        Some((day - published).whole_days().unsigned_abs())
    };
    let nearest = document.events.iter().filter(|event| distance(event).is_some()).min_by_key(distance)?;
    Some(nearest.id.as_str().into())
}

#[cfg(feature = "web")]
impl yew::Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

#[cfg(test)]
mod tests;
