//! Everything that can happen to the page's state.

use super::filter::{Facet, Filters};
use super::message::{LinkProblem, Message};
use super::state::{Analysed, Display, Face, Sheet, Theme};
use super::words::Language;
use crate::edtf::{Date, Edtf};
use crate::event::Kind;
use crate::work::Work;
use crate::work::kept::Handed;
use crate::work::patch::{Fields, Part};
use std::rc::Rc;

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
    /// A work of the library, or several articles on one timeline.
    OpenKept(Work),
    /// A report is not of the event that it was taken for: the event, and the index of the report in its sources.
    SetApart(Rc<str>, usize),
    /// The page starts with its example.
    ShowSample(String),
    /// A link is being opened.
    AwaitLink,
    /// A link brings an article.
    OpenLink(Handed),
    /// A file of ours brings an article, or events without one.
    OpenFile(Handed),
    /// The page stands in another and is only read.
    Embed,
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
    /// Another publication date is tried: the page shows what it moves.
    TryPublished(Option<Date>),
    /// What was tried is kept.
    KeepTrial,
    /// What was tried is forgotten.
    DropTrial,
    /// The timeline shows the events as something else.
    ShowAs(Display),
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
    /// Only events with this value, or with any.
    Choose(Facet, Option<String>),
    /// All filters at once, as a link has them.
    Filter(Filters),
    /// What the events leave over shows, or no longer.
    ShowLeft(bool),
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
    /// The interface in this language, as soon as its words have come.
    ChooseLanguage(Language),
    /// They have come and are spoken; `None` if they did not come.
    Speak(Option<Language>),
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
    /// Other fields of an event.
    Amend(Rc<str>, Box<Fields>),
    /// An event that the reader makes of words of the text.
    Add {
        /// What it says.
        fields: Box<Fields>,
        /// First code point of the words.
        at: usize,
        /// The words.
        quote: String,
    },
    /// The event that is to be merged with the one chosen next, or none.
    StartMerge(Option<Rc<str>>),
    /// An event is marked for the next that is marked, which is the same; a second time it is let go.
    Mark(Rc<str>),
    /// Two events are one.
    Merge {
        /// The one that goes.
        from: Rc<str>,
        /// The one that stays and takes over the sentences.
        into: Rc<str>,
    },
    /// One event is two.
    Split(Rc<str>),
    /// Furniture that begins at these code points counts as story, or as furniture again.
    RestoreText(Vec<usize>, bool),
    /// Lets go of a part of the patch that fits nothing any more.
    DropPart(Part),
    /// The browser is about to print, or has printed.
    Print(bool),
    /// Something to tell.
    Say(Message),
    /// Enough told.
    Hush,
    /// What comes later than the page has come: what needs it is drawn.
    Arrive,
}

impl Action {
    /// Whether doing it takes what comes later than the page (see [`super::later`]).
    pub fn needs_all(&self) -> bool {
        use Action::{
            Analysed, Arrive, Choose, ClearFilters, EngineStopped, Hover, Hush, NextTheme, Print, Say, Select, SelectNext,
            SetTheme, ShowAs, ShowSample, ToggleKind,
        };
        match self {
            // What else is told follows from something that needed all.
            Say(message) => *message != Message::EngineMissing,
            ShowAs(display) => matches!(display, Display::Agenda | Display::Table),
            Analysed(_) | Arrive | Choose(..) | ClearFilters | EngineStopped(_) | Hover(_) | Hush | NextTheme | Print(_)
            | Select(..) | SelectNext(_) | SetTheme(_) | ShowSample(_) | ToggleKind(_) => false,
            _ => true,
        }
    }

    /// Whether it leaves the work alone, so that a page within a page may do it.
    pub fn only_looks(&self) -> bool {
        use Action::{
            Analysed, Arrive, AwaitLink, Choose, ClearFilters, Embed, EngineStopped, Filter, Find, Hover, Hush, OpenLink,
            RefuseLink, Select, SelectNext, SetTheme, ShowSample, ToggleKind,
        };
        matches!(
            self,
            Analysed(_)
                | Arrive
                | AwaitLink
                | ClearFilters
                | Embed
                | EngineStopped(_)
                | Choose(..)
                | Filter(_)
                | Find(_)
                | Hover(_)
                | Hush
                | OpenLink(_)
                | RefuseLink(_)
                | Select(..)
                | SelectNext(_)
                | SetTheme(_)
                | ShowSample(_)
                | ToggleKind(_)
        )
    }
}
