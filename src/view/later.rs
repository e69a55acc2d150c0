//! What comes later than the page: the second half of its wasm module, which a first visit does not need.
//!
//! Sheets, forms, changes of the work, what is kept: none of it shows or runs before the reader acts. The functions below are
//! all through which the page comes to it; `pack/halve` puts what only they lead to into a module of its own, which
//! `boot.js` fetches when the reader first does anything, and at once where something else than the example is to be shown.
//! Until it is there they do nothing: who calls one comes through [`in_turn`], or is drawn again when it has come.

use super::filter;
use super::state::{self, Action, State};
use super::words;
#[cfg(feature = "web")]
use {
    super::article::{self, ArticleProps},
    super::browser::{arrival, engine, incoming::Dropped, page, words as files},
    super::coverage::Coverage,
    super::dossier::{self, DossierProps},
    super::event_row::{self, EventRowProps},
    super::events::{self, EventsProps},
    super::faces::{self, FaceProps},
    super::hooks::{self, Reading},
    super::listed::{self, Listed},
    super::marks::Line,
    super::message::Message,
    super::shared::Shared,
    super::words::{Language, Spoken},
    super::{app, coverage, ghosts, link, whole_page},
    crate::analysis::AnalysisDocument,
    crate::edtf::Edtf,
    crate::work::Work,
    crate::work::patch::{Patch, Patched},
    gloo_events::EventListener,
    std::collections::BTreeMap,
    std::rc::Rc,
    yew::{Callback, Html},
};

macro_rules! later {
    ($($(#[$about:meta])* fn $name:ident($($argument:ident: $given:ty),*) $(-> $result:ty)? = $does:path;)*) => {
        $(
            $(#[$about])*
            pub fn $name($($argument: $given),*) $(-> $result)? {
                if is_here() { gate::$name($($argument),*) } else { Default::default() }
            }
        )*

        /// Where the second half begins: `pack/halve` knows these functions by their path.
        mod gate {
            use super::*;
            $(
                $(#[$about])*
                #[inline(never)]
                pub fn $name($($argument: $given),*) $(-> $result)? {
                    $does($($argument),*)
                }
            )*
        }
    };
}

later! {
    /// What an action changes that is more than what is looked at.
    fn change(state: &mut State, action: Action) = state::change;
    /// From here on English is whole.
    fn speak_english() = words::speak_english;
    /// Whether a text holds all the words.
    fn holds(text: &str, words: &str) -> bool = filter::holds;
    /// The sheet over the page.
    #[cfg(feature = "web")]
    fn sheet(state: &State, document: Option<Shared<AnalysisDocument>>, act: &Callback<Action>) -> Html = app::view_sheet;
    /// What takes the whole page.
    #[cfg(feature = "web")]
    fn whole_page(state: &State, act: &Callback<Action>) -> Html = whole_page::view;
    /// The agenda or the table.
    #[cfg(feature = "web")]
    fn face(props: FaceProps, is_table: bool) -> Html = faces::view;
    /// What is printed after the staff.
    #[cfg(feature = "web")]
    fn dossier(props: DossierProps) -> Html = dossier::view;
    /// Numbers as the ranges that they make.
    #[cfg(feature = "web")]
    fn ranges(numbers: Vec<&str>) -> String = dossier::ranges;
    /// What the events leave over.
    #[cfg(feature = "web")]
    fn coverage(text: &str, lines: &[Rc<Line>], listed: &[Listed]) -> Option<Rc<Coverage>> = coverage::shared;
    /// The list of what is left over.
    #[cfg(feature = "web")]
    fn left_over(props: &ArticleProps) -> Html = article::view_left_over;
    /// The word beside the heading while words of the text are marked.
    #[cfg(feature = "web")]
    fn make_button(props: &ArticleProps) -> Html = article::view_make_button;
    /// Keeps the notes beside a long text apart.
    #[cfg(feature = "web")]
    fn settle_near() -> Option<[EventListener; 2]> = page::settle_near;
    /// Scrolls a long text to a sentence.
    #[cfg(feature = "web")]
    fn reveal_far(pane: &'static str, sentence: &str) = page::reveal_far;
    /// The open event's words as fields.
    #[cfg(feature = "web")]
    fn edit_form(props: &EventRowProps) -> Html = event_row::view_edit_form;
    /// The choice of the event that the open one is merged with.
    #[cfg(feature = "web")]
    fn merge_choice(props: &EventRowProps) -> Html = event_row::view_merge_choice;
    /// Which articles report the open event.
    #[cfg(feature = "web")]
    fn sources(props: &EventRowProps) -> Html = event_row::view_sources;
    /// What of the reader's word fits nothing any more.
    #[cfg(feature = "web")]
    fn orphans(props: &EventsProps) -> Html = events::view_orphans;
    /// A result with the reader's word in it.
    #[cfg(feature = "web")]
    fn patched(patch: &Patch, found: &AnalysisDocument, text: &str) -> Option<(Patched, Vec<Listed>)> = listed::patched;
    /// What another publication date moves.
    #[cfg(feature = "web")]
    fn moved(before: &AnalysisDocument, now: &AnalysisDocument) -> BTreeMap<String, Edtf> = ghosts::moved;
    /// A message in words.
    #[cfg(feature = "web")]
    fn told(message: &Message) -> String = words::message;
    /// Brings back what the browser kept.
    #[cfg(feature = "web")]
    fn bring_back(act: &Callback<Action>) = hooks::bring_back;
    /// Keeps the reader's work; false where the browser refused.
    #[cfg(feature = "web")]
    fn keep(work: &Work, aside: &Option<Work>) -> bool = hooks::keep;
    /// Keeps it in the library, too, a moment later.
    #[cfg(feature = "web")]
    fn keep_in_library(work: &Work, act: &Callback<Action>) = hooks::keep_in_library;
    /// Opens a link.
    #[cfg(feature = "web")]
    fn open_link(fragment: String, act: &Callback<Action>) = link::open;
    /// Opens what was dropped on the page.
    #[cfg(feature = "web")]
    fn bring(dropped: Dropped, act: &Callback<Action>) = hooks::bring;
    /// Has the engine read the work.
    #[cfg(feature = "web")]
    fn read(reading: Reading) = hooks::read;
    /// Starts the worker.
    #[cfg(feature = "web")]
    fn prepare() = engine::prepare;
    /// Gets a language's words.
    #[cfg(feature = "web")]
    fn fetch_words(language: Language, done: Callback<Option<Spoken>>) = files::fetch;
}

/// Whether the second half is there. Where there is no browser, all is there.
pub fn is_here() -> bool {
    #[cfg(feature = "web")]
    return arrival::is_here();
    #[cfg(not(feature = "web"))]
    true
}

/// Does `then` at once if that needs only what is here and nothing waits before it, else when the second half has come; it is
/// told whether that came.
#[cfg(feature = "web")]
pub fn in_turn(needs_all: bool, then: impl FnOnce(bool) + 'static) {
    if is_here() || !(needs_all || arrival::is_awaited()) {
        then(true);
    } else {
        arrival::await_it(then);
    }
}
