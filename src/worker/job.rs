//! What the page asks of the worker.

use crate::edtf::Date;

/// A job for the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Read an article. Answered by its analysis document, the very bytes that the command line prints.
    Analyze {
        /// The article as pasted.
        text: String,
        /// The publication date that the reader gave; it overrides the text's own.
        published: Option<Date>,
        /// First code points of furniture that the reader counts as story.
        restored: Vec<usize>,
    },
    /// Read several articles and put them on one timeline. Answered by the document of them all.
    Combine {
        /// The articles, as [`crate::work::kept`] writes them.
        work: String,
    },
    /// Something of the library. Answered by what [`LibraryJob`] says.
    Library {
        /// What.
        job: LibraryJob,
        /// On what.
        first: String,
        /// And what more.
        second: String,
    },
    /// Make links. Answered by three fragments without the `#`, a line each: the article with the reader's changes, the
    /// events with their quotations, the events alone. A line is empty where that is too long for a link.
    WriteLinks {
        /// What they carry, as [`crate::work::kept`] writes it.
        work: String,
        /// What the page shows of it.
        view: String,
    },
    /// Draw an address as a QR code. Answered by two lines: how many squares a side has, and the dark ones as an SVG path.
    DrawCode {
        /// The address.
        address: String,
    },
    /// Open a link. Answered by what was handed on, as [`crate::work::kept`] writes it.
    OpenLink {
        /// What stands behind the `#`.
        fragment: String,
    },
    /// Make a file. Answered by its content.
    Export {
        /// The article and the reader's changes, as [`crate::work::kept`] writes them.
        work: String,
        /// The name of a [`crate::export::Format`].
        format: String,
    },
    /// Open a file of ours or a timeline for TimelineJS. Answered as a link is.
    Import {
        /// What stands in it.
        file: String,
    },
}

impl Job {
    /// The library's jobs wait for the browser's database, and hold up no other.
    pub fn is_of_library(&self) -> bool {
        matches!(self, Job::Library { .. })
    }
}

/// What can be asked of the library; see [`crate::library`] for what an entry and a head are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LibraryJob {
    /// Lists it. Answered by an array of heads.
    List,
    /// Keeps the entry `first`. Answered by its [`crate::library::Place`].
    Keep,
    /// Answered by the entry with the id `first`.
    Fetch,
    /// Gives the entry with the id `first` the name `second`.
    Rename,
    /// Takes the entry with the id `first` out. Answered by that entry, for bringing it back.
    Remove,
    /// Brings the entry `first` back as it was.
    Return,
    /// Answered by the library as a file.
    Export,
    /// Adds what the file `first` holds. Answered by how many entries came, as digits.
    Import,
}

impl LibraryJob {
    /// All of them.
    pub const ALL: [(LibraryJob, &'static str); 8] = [
        (LibraryJob::List, "list"),
        (LibraryJob::Keep, "keep"),
        (LibraryJob::Fetch, "fetch"),
        (LibraryJob::Rename, "rename"),
        (LibraryJob::Remove, "remove"),
        (LibraryJob::Return, "return"),
        (LibraryJob::Export, "export-library"),
        (LibraryJob::Import, "import-library"),
    ];
}

/// What comes back: the text that the job makes, or why there is none.
pub type Answer = Result<String, Refusal>;

/// Why a job has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A link of a newer version.
    Newer,
    /// A link whose end is missing.
    Cut,
    /// A link in which something was changed.
    Damaged,
    /// A link, or what is to go into one, that is longer than links are.
    TooLarge,
    /// No link of ours.
    Foreign,
    /// What came is not what the job is about.
    Unreadable,
    /// This browser keeps no library: a private window, or storage is forbidden.
    NoLibrary,
    /// The browser gives no more room.
    Full,
    /// The library has no such entry.
    Gone,
    /// A file that is a whole library, and no article.
    IsLibrary,
}

impl Refusal {
    const ALL: [Refusal; 10] = [
        Refusal::Newer,
        Refusal::Cut,
        Refusal::Damaged,
        Refusal::TooLarge,
        Refusal::Foreign,
        Refusal::Unreadable,
        Refusal::NoLibrary,
        Refusal::Full,
        Refusal::Gone,
        Refusal::IsLibrary,
    ];

    /// Its name in a message.
    pub fn name(self) -> &'static str {
        match self {
            Refusal::Newer => "newer",
            Refusal::Cut => "cut",
            Refusal::Damaged => "damaged",
            Refusal::TooLarge => "too-large",
            Refusal::Foreign => "foreign",
            Refusal::Unreadable => "unreadable",
            Refusal::NoLibrary => "no-library",
            Refusal::Full => "full",
            Refusal::Gone => "gone",
            Refusal::IsLibrary => "is-library",
        }
    }

    /// The refusal of that name.
    pub fn named(name: &str) -> Option<Refusal> {
        Refusal::ALL.into_iter().find(|refusal| refusal.name() == name)
    }
}
