//! Every word of the interface, in one place: what a reader is told, and what the engine's terms are called.

use super::dates;
use super::message::{LinkProblem, Message};
use super::state::Theme;
use crate::analysis::{EventRecord, Note, ReasonRecord};
use crate::edtf::Edtf;
use crate::event::{Kind, Status};
use crate::timex::Part;
use std::cmp::Ordering;

/// The page's name.
pub const NAME: &str = "Tempoline";
/// Headline of the blank page.
pub const PASTE_HEADLINE: &str = "Paste a music article";
/// What the page does, under that headline.
pub const PASTE_LEDE: &str = "The releases, records, concerts and awards in it come out in order, each with the sentence that says so. Nothing you paste leaves this page.";
/// The line at the foot of the page.
pub const PRIVACY: &str = "Nothing you paste leaves this page.";
/// In the share sheet.
pub const LINK_PRIVACY: &str = "The link carries the article itself behind the #, which no server is sent. It needs no account, it does not expire, and it cannot be called back once it is out.";

/// `1 event`, `2 events`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// `2,460`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A kind's name.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "Release",
        Kind::Record => "Record",
        Kind::Concert => "Concert",
        Kind::Award => "Award",
    }
}

/// A kind's letter: N is for number, R was taken.
pub fn letter(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "R",
        Kind::Record => "N",
        Kind::Concert => "C",
        Kind::Award => "A",
    }
}

/// A kind's class in the styles.
pub fn kind_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Release => "release",
        Kind::Record => "record",
        Kind::Concert => "concert",
        Kind::Award => "award",
    }
}

/// A status in the list; nothing for what simply happened.
pub fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Happened => None,
        Status::Upcoming => Some("Upcoming"),
        Status::Cancelled => Some("Cancelled"),
        Status::Rumoured => Some("Rumoured"),
    }
}

/// A status as a choice of the filter.
pub fn status_choice(status: Status) -> &'static str {
    match status {
        Status::Happened => "Happened",
        Status::Upcoming => "Upcoming",
        Status::Cancelled => "Cancelled",
        Status::Rumoured => "Rumoured",
    }
}

/// A status's class in the styles.
pub fn status_class(status: Status) -> &'static str {
    match status {
        Status::Happened => "happened",
        Status::Upcoming => "upcoming",
        Status::Cancelled => "cancelled",
        Status::Rumoured => "rumoured",
    }
}

/// The finer kind as the list says it.
pub fn what(event: &EventRecord) -> &'static str {
    match (event.kind, event.what.as_str()) {
        (Kind::Release, "song") => "Song",
        (Kind::Release, "album") => "Album",
        (Kind::Release, "ep") => "EP",
        (Kind::Release, "video") => "Video",
        (Kind::Release, "film") => "Film",
        (Kind::Release, "series") => "Series",
        (Kind::Release, "book") => "Book",
        (Kind::Release, _) => "Release",
        (Kind::Record, "chart") => "Chart place",
        (Kind::Record, "sales") => "Sales",
        (Kind::Record, "streams") => "Streams",
        (Kind::Record, "certification") => "Certification",
        (Kind::Record, "first") => "A first",
        (Kind::Record, _) => "Record",
        (Kind::Concert, "tour") => "Tour",
        (Kind::Concert, "festival") => "Festival",
        (Kind::Concert, "performance") => "Performance",
        (Kind::Concert, _) => "Concert",
        (Kind::Award, "nomination") => "Nomination",
        (Kind::Award, "win") => "Win",
        (Kind::Award, "honour") => "Honour",
        (Kind::Award, _) => "Award",
    }
}

/// How sure the event is, in words; a number only in exports.
pub fn certainty(confidence: f64) -> Certainty {
    if confidence >= 0.8 {
        Certainty::Sure
    } else if confidence >= 0.55 {
        Certainty::FairlySure
    } else {
        Certainty::NeedsALook
    }
}

/// How sure an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Nothing needs saying.
    Sure,
    /// Likely right.
    FairlySure,
    /// The reader should check it.
    NeedsALook,
}

impl Certainty {
    /// Its words.
    pub fn words(self) -> &'static str {
        match self {
            Certainty::Sure => "Sure",
            Certainty::FairlySure => "Fairly sure",
            Certainty::NeedsALook => "Needs a look",
        }
    }
}

/// `No. 1 on the …`, `100 regions or more`: a record's measures, as the text has them.
pub fn measures(event: &EventRecord) -> String {
    event.measures.iter().map(|measure| measure.quote.as_str()).collect::<Vec<_>>().join(", ")
}

/// The rule of a date in plain words: what the text gives, and which such date is meant as seen from the day it was
/// counted from. A rule without words of its own is told by what it states.
pub fn date_rule(event: &EventRecord, reason: &ReasonRecord) -> String {
    let states = |part: Part| reason.stated.contains(&part);
    let given = match reason.rule.as_str() {
        "holiday" => "a holiday, on the day it falls",
        "near-day" | "day-before-yesterday" | "day-after" | "near-part" => "a day close by",
        "tonight" | "now" | "part-of-day" | "overnight" => return "that very day".to_owned(),
        "ago" | "long-ago" | "earlier" | "year-earlier" | "told-lengths" => "a length of time, counted out",
        "told-unit" | "same-unit" | "the-unit" | "told-month" | "told-season" => "a span named by where it lies",
        _ if states(Part::Year) && states(Part::Day) => return "the whole date is written".to_owned(),
        _ if states(Part::Month) && states(Part::Day) => "day and month",
        _ if states(Part::Weekday) => "a weekday",
        _ if states(Part::Year) => return "it is written so".to_owned(),
        _ if states(Part::Month) => "a month",
        _ if states(Part::Season) => "a season",
        _ => "worked out",
    };
    let day = |date: &Edtf| date.first_day().or_else(|| date.last_day());
    let side =
        event.date.as_ref().and_then(day).zip(reason.anchor.as_ref().and_then(day)).map(|(date, anchor)| date.cmp(&anchor));
    match side {
        Some(Ordering::Less) => format!("{given}, looking back: the last one before"),
        Some(Ordering::Greater) => format!("{given}, looking ahead: the next one after"),
        Some(Ordering::Equal) => format!("{given}: the very same"),
        None => given.to_owned(),
    }
}

/// How far the date can be trusted, in a sentence.
pub fn date_certainty(event: &EventRecord, reason: &ReasonRecord) -> &'static str {
    let precision = event.date.map(|date| date.precision());
    let worked_out = precision.is_some_and(|precision| dates::is_worked_out(precision, &reason.stated));
    match (reason.others.is_empty(), worked_out, reason.stated.contains(&Part::Year)) {
        (true, false, true) => "Yes. It is written out.",
        (true, false, false) => "Yes. Only the year is not written.",
        (true, true, _) => "Fairly. It is worked out, and only one reading fits.",
        (false, false, _) => "Fairly. The year is not written, and another would fit.",
        (false, true, _) => "Less so. It is worked out, and other readings fit.",
    }
}

/// Why another reading might be meant, against the date in force.
pub fn other_reading(chosen: Option<Edtf>, other: Edtf) -> &'static str {
    let day = |date: Edtf| date.first_day().or_else(|| date.last_day());
    match (chosen.and_then(day), day(other)) {
        (Some(chosen), Some(other)) if other < chosen => "if the one before is meant",
        (Some(chosen), Some(other)) if other > chosen => "if the one after is meant",
        _ => "if it is meant more loosely",
    }
}

/// What the reader should know of the analysis, one sentence each.
pub fn note(note: Note) -> &'static str {
    match note {
        Note::Empty => "There is no text yet. Paste an article, drop a file, or open the example.",
        Note::NotEnglish => {
            "This does not read like English. Tempoline knows English wordings only, so it may miss most of what the article says."
        }
        Note::NoPublicationDate => {
            "No publication date was found in the text. Give it above, and ‘Monday’, ‘last week’ and dates without a year fall into place."
        }
        Note::NoEvents => {
            "No release, record, concert or award was found in this text. Each needs a sentence that states it as a fact."
        }
    }
}

/// What a message says.
pub fn message(message: &Message) -> String {
    match message {
        Message::Replaced => "Another article is on the page.".to_owned(),
        Message::Redated(Some(date)) => format!("Dates now count from {}.", dates::long_day(*date)),
        Message::Redated(None) => "The publication date is read from the text again.".to_owned(),
        Message::Undone => "Taken back.".to_owned(),
        Message::Redone => "Made again.".to_owned(),
        Message::NothingToUndo => "There is nothing to take back.".to_owned(),
        Message::TooLong(bytes) => {
            format!("That text is {:.1} MB long. The page reads up to 2 MB; the one before stays.", *bytes as f64 / 1_048_576.0)
        }
        Message::NoText => "There was no text in that. The article before stays.".to_owned(),
        Message::OpenedCopy => "You are reading a copy from a link. What you had yourself is kept.".to_owned(),
        Message::BackToOwn => "Your own article is back.".to_owned(),
        Message::Restored => "This is the article you had open last time.".to_owned(),
        Message::Copied => "The link is copied.".to_owned(),
        Message::CopyRefused => "The browser did not allow copying. The link is selected: copy it with Ctrl+C or ⌘C.".to_owned(),
        Message::Saved(name) => format!("{name} is on its way to your downloads."),
        Message::Unreadable(name) => format!("{name} could not be read as text. The article before stays."),
        Message::EngineStopped => {
            "Reading this text failed; the text is untouched. Change it or try another: the next reading starts afresh."
                .to_owned()
        }
        Message::EngineMissing => {
            "The reading part of the page did not load. Reload the page to try again; your text is kept.".to_owned()
        }
        Message::NotKept => "This browser does not keep anything for this page: copy your work before you close it.".to_owned(),
        Message::Rejected(title) => format!("‘{title}’ no longer counts as an event."),
        Message::Reinstated(title) => format!("‘{title}’ counts as an event again."),
        Message::Dated(title, date) => format!("‘{title}’ now stands at {date}."),
    }
}

/// Headline and sentence of a link that could not be opened.
pub fn link_problem(problem: LinkProblem) -> (&'static str, String) {
    match problem {
        LinkProblem::Damaged { came, cut: true } => (
            "This link arrived incomplete",
            format!(
                "{} of it came; the end is missing, so nothing from it is shown. Your own work on this page is untouched.",
                count(came, "character", "characters")
            ),
        ),
        LinkProblem::Damaged { .. } => (
            "This link arrived damaged",
            "Some of its characters are not those it was made with, so nothing from it is shown. Your own work on this page is untouched."
                .to_owned(),
        ),
        LinkProblem::Newer => (
            "This link is newer than this page",
            "It was made by a later version of Tempoline. Reload the page to get that version, then open the link again. Your own work is untouched."
                .to_owned(),
        ),
        LinkProblem::Foreign => (
            "This link is not one of Tempoline’s",
            "What stands behind its # was not made by this page, so nothing from it is shown. Your own work on this page is untouched.".to_owned(),
        ),
    }
}

/// What pressing the theme word does.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "as the system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (number, words) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), words);
        }
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(count(1, "event", "events"), "1 event");
        assert_eq!(count(0, "event", "events"), "0 events");
    }
}
