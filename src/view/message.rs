//! What the reader is told, before it is put into words (see [`super::words`]).

use crate::edtf::{Date, Edtf};
use crate::work::kept::Changes;
use crate::worker::Refusal;

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
    /// A file of ours is on the page.
    OpenedFile,
    /// Another engine had read that file: what is different now.
    Reread(Changes),
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
    /// The library cannot keep the work, and why.
    NotInLibrary(Refusal),
    /// Another window had changed the article too: both are kept.
    KeptBeside,
    /// An article's report stands alone.
    SetApart(String),
    /// So many articles came into the library.
    Imported(usize),
    /// Of so many files dropped so many could be read.
    SomeUnreadable(usize),
    /// An event was marked as none.
    Rejected(String),
    /// It is one again.
    Reinstated(String),
    /// An event has another date.
    Dated(String, Edtf),
    /// An event has other fields; its title.
    Changed(String),
    /// The reader made an event; its title.
    Made(String),
    /// The first event is the same as the second; their titles.
    Merged(String, String),
    /// An event waits to be merged with the next that is marked; its title.
    Marked(String),
    /// An event is two; its title.
    Split(String),
    /// Furniture counts as story, or as furniture again.
    TextRestored(bool),
    /// The words of a chosen language did not come.
    NoLanguage,
}

impl Message {
    /// Whether an 'Undo' stands beside it.
    pub fn offers_undo(&self) -> bool {
        matches!(
            self,
            Message::Replaced
                | Message::OpenedFile
                | Message::Reread(_)
                | Message::Redated(_)
                | Message::Rejected(_)
                | Message::Dated(..)
                | Message::Changed(_)
                | Message::Made(_)
                | Message::Merged(..)
                | Message::Split(_)
                | Message::TextRestored(_)
                | Message::SetApart(_)
        )
    }
}
