//! What the reader is told: messages, and why a link could not be opened.

use super::{count, grouped, word};
use crate::view::dates;
use crate::view::message::{LinkProblem, Message};
use crate::work::kept::Changes;
use crate::worker::Refusal;

/// What a message says.
pub fn message(message: &Message) -> String {
    match message {
        Message::Replaced => word!("told.replaced"),
        Message::Redated(Some(date)) => return word!("told.redated", date = dates::long_day(*date)),
        Message::Redated(None) => word!("told.date-from-text"),
        Message::Undone => word!("told.undone"),
        Message::Redone => word!("told.redone"),
        Message::NothingToUndo => word!("told.nothing-to-undo"),
        Message::TooLong(bytes) => return word!("told.too-long", size = megabytes(*bytes)),
        Message::NoText => word!("told.no-text"),
        Message::OpenedCopy => word!("told.copy"),
        Message::BackToOwn => word!("told.own"),
        Message::Restored => word!("told.last-time"),
        Message::Copied => word!("told.copied"),
        Message::CopyRefused => word!("told.copy-refused"),
        Message::OpenedFile => word!("told.opened-file"),
        Message::Reread(Changes { counts: [0, 0, 0], .. }) => word!("told.reread-alike"),
        Message::Reread(Changes { counts: [differ, new, gone], titles }) => {
            let [differ, new, gone] = [differ, new, gone].map(|count| grouped(*count));
            return word!("told.reread", differ = differ, new = new, gone = gone, titles = titles.join(", "));
        }
        Message::Saved(name) => return word!("told.saved", name = name),
        Message::Unreadable(name) => return word!("told.unreadable", name = name),
        Message::EngineStopped => word!("told.stopped"),
        Message::EngineMissing => word!("told.missing"),
        Message::NotKept => word!("told.not-kept"),
        Message::NotInLibrary(Refusal::Full) => word!("told.library-full"),
        Message::NotInLibrary(Refusal::Newer) => word!("told.library-newer"),
        Message::NotInLibrary(Refusal::Unreadable) => word!("told.not-a-library"),
        Message::NotInLibrary(_) => word!("told.no-library"),
        Message::KeptBeside => word!("told.kept-beside"),
        Message::SetApart(name) => return word!("told.set-apart", name = name),
        Message::Imported(number) => return count!("told.imported", *number),
        Message::SomeUnreadable(number) => return count!("told.some-unreadable", *number),
        Message::NoLanguage => word!("told.no-language"),
        Message::Rejected(title) => return word!("told.rejected", title = title),
        Message::Reinstated(title) => return word!("told.reinstated", title = title),
        Message::Changed(title) => return word!("told.changed", title = title),
        Message::Made(title) => return word!("told.made", title = title),
        Message::Merged(gone, stays) => return word!("told.merged", gone = gone, stays = stays),
        Message::Marked(title) => return word!("told.marked", title = title),
        Message::Split(title) => return word!("told.split", title = title),
        Message::TextRestored(true) => word!("told.text-restored"),
        Message::TextRestored(false) => word!("told.text-dropped"),
        Message::Dated(title, date) => return word!("told.dated", title = title, date = dates::full(date)),
    }
    .to_owned()
}

/// `2.3`: megabytes with one digit, in whole numbers so that no code for writing fractions is needed.
fn megabytes(bytes: usize) -> String {
    let tenths = bytes.saturating_mul(10) / (1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Headline and sentence of a link that could not be opened.
pub fn link_problem(problem: LinkProblem) -> (&'static str, String) {
    match problem {
        LinkProblem::Damaged { came, cut: true } => {
            (word!("link.cut"), word!("link.cut-says", characters = count!("characters", came)))
        }
        LinkProblem::Damaged { .. } => (word!("link.damaged"), word!("link.damaged-says").to_owned()),
        LinkProblem::Newer => (word!("link.newer"), word!("link.newer-says").to_owned()),
        LinkProblem::Foreign => (word!("link.foreign"), word!("link.foreign-says").to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::megabytes;

    #[test]
    fn a_size_is_told_with_one_digit() {
        assert_eq!((megabytes(3 << 20), megabytes((2 << 20) + (1 << 19))), ("3.0".into(), "2.5".into()));
    }
}
