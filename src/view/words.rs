//! Every word of the interface, in one place: what a reader is told, and what the engine's terms are called.
//!
//! The texts themselves stand in tables, one file a language (see [`table`]); here they are chosen. Components write
//! `word!("share.copy")`, `word!("told.dated", title = title, date = date)` or `count!("events", 3)`.

mod language;
mod table;
#[cfg(any(feature = "web", test))]
mod told;

pub use language::{
    Language, Piece, Spoken, counted, english, english_at_first, filled, pieces, speak, speak_english, spoken, text,
};
pub use table::{Key, Table, key};
#[cfg(any(feature = "web", test))]
pub use told::{link_problem, message};

use super::dates;
use super::state::Theme;
use crate::analysis::{EventRecord, Note, ReasonRecord};
use crate::edtf::Edtf;
use crate::event::{Kind, Status};
use crate::export::Format;
use crate::timex::Part;
use std::cmp::Ordering;

/// `word!("key")` is a text, `word!("key", slot = value, …)` a text with its slots filled. Both are checked while
/// compiling: see [`key`].
macro_rules! word {
    ($key:literal) => {
        $crate::view::words::text(const { $crate::view::words::key($key, &[]) })
    };
    ($key:literal, $($slot:ident = $value:expr),+ $(,)?) => {
        $crate::view::words::filled(
            const { $crate::view::words::key($key, &[$(stringify!($slot)),+]) },
            &[$((stringify!($slot), AsRef::<str>::as_ref(&$value))),+],
        )
    };
}

/// `count!("events", number)` is the text's form for the number, which stands in its slot `n`; more slots may follow.
macro_rules! count {
    ($key:literal, $number:expr $(, $slot:ident = $value:expr)* $(,)?) => {
        $crate::view::words::counted(
            const { $crate::view::words::key($key, &["n" $(, stringify!($slot))*]) },
            $number,
            &[$((stringify!($slot), AsRef::<str>::as_ref(&$value))),*],
        )
    };
}

#[cfg(any(feature = "web", test))]
pub(crate) use count;
pub(crate) use word;

/// `2,460`, as the language groups digits.
pub fn grouped(number: usize) -> String {
    #[cfg(all(feature = "web", target_arch = "wasm32"))]
    return super::browser::intl::number(number);
    #[cfg(not(all(feature = "web", target_arch = "wasm32")))]
    grouped_in_threes(number)
}

/// The same where there is no browser to ask.
#[cfg(not(all(feature = "web", target_arch = "wasm32")))]
fn grouped_in_threes(number: usize) -> String {
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
        Kind::Release => word!("kind.release"),
        Kind::Record => word!("kind.record"),
        Kind::Concert => word!("kind.concert"),
        Kind::Award => word!("kind.award"),
    }
}

/// A format's name in the menu, and what it is for.
pub fn format(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Calendar => (word!("export.calendar"), word!("export.calendar-for")),
        Format::Csv => (word!("export.csv"), word!("export.csv-for")),
        Format::Html => (word!("export.html"), word!("export.html-for")),
        Format::Svg => (word!("export.svg"), word!("export.svg-for")),
        Format::Markdown => (word!("export.markdown"), word!("export.markdown-for")),
        Format::TimelineJs => (word!("export.timelinejs"), word!("export.timelinejs-for")),
        Format::JsonLd => (word!("export.jsonld"), word!("export.jsonld-for")),
        Format::Wikitext => (word!("export.wikitext"), word!("export.wikitext-for")),
        Format::QuickStatements => (word!("export.quickstatements"), word!("export.quickstatements-for")),
        Format::MusicBrainz => (word!("export.musicbrainz"), word!("export.musicbrainz-for")),
        Format::Annotations => (word!("export.annotations"), word!("export.annotations-for")),
        Format::Json => (word!("export.json"), word!("export.json-for")),
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

/// The statuses as choices stand.
pub const STATUSES: [Status; 4] = [Status::Happened, Status::Upcoming, Status::Cancelled, Status::Rumoured];

/// A status in the list; nothing for what simply happened.
pub fn status(status: Status) -> Option<&'static str> {
    match status {
        Status::Happened => None,
        Status::Upcoming => Some(word!("status.upcoming")),
        Status::Cancelled => Some(word!("status.cancelled")),
        Status::Rumoured => Some(word!("status.rumoured")),
    }
}

/// A status as a choice of the filter.
pub fn status_choice(status: Status) -> &'static str {
    match status {
        Status::Happened => word!("status.happened"),
        Status::Upcoming => word!("status.upcoming"),
        Status::Cancelled => word!("status.cancelled"),
        Status::Rumoured => word!("status.rumoured"),
    }
}

/// A status by its name in the analysis document; the name itself where there is none such.
pub fn status_named(name: &str) -> &str {
    let all = [Status::Happened, Status::Upcoming, Status::Cancelled, Status::Rumoured];
    match all.into_iter().find(|status| status.name() == name) {
        Some(status) => status_choice(status),
        None => name,
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

/// The finer kinds of a kind, as the analysis document names them.
pub fn whats(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Release => &["song", "album", "ep", "video", "film", "series", "book", "other"],
        Kind::Record => &["chart", "sales", "streams", "certification", "first", "other"],
        Kind::Concert => &["concert", "tour", "festival", "performance"],
        Kind::Award => &["nomination", "win", "honour", "other"],
    }
}

/// The finer kind as the list says it.
pub fn what(event: &EventRecord) -> &'static str {
    what_of(event.kind, &event.what)
}

/// The words for a finer kind of a kind.
pub fn what_of(kind: Kind, what: &str) -> &'static str {
    match (kind, what) {
        (Kind::Release, "song") => word!("what.song"),
        (Kind::Release, "album") => word!("what.album"),
        (Kind::Release, "ep") => word!("what.ep"),
        (Kind::Release, "video") => word!("what.video"),
        (Kind::Release, "film") => word!("what.film"),
        (Kind::Release, "series") => word!("what.series"),
        (Kind::Release, "book") => word!("what.book"),
        (Kind::Release, _) => word!("what.release"),
        (Kind::Record, "chart") => word!("what.chart"),
        (Kind::Record, "sales") => word!("what.sales"),
        (Kind::Record, "streams") => word!("what.streams"),
        (Kind::Record, "certification") => word!("what.certification"),
        (Kind::Record, "first") => word!("what.first"),
        (Kind::Record, _) => word!("what.record"),
        (Kind::Concert, "tour") => word!("what.tour"),
        (Kind::Concert, "festival") => word!("what.festival"),
        (Kind::Concert, "performance") => word!("what.performance"),
        (Kind::Concert, _) => word!("what.concert"),
        (Kind::Award, "nomination") => word!("what.nomination"),
        (Kind::Award, "win") => word!("what.win"),
        (Kind::Award, "honour") => word!("what.honour"),
        (Kind::Award, _) => word!("what.award"),
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
            Certainty::Sure => word!("sure.sure"),
            Certainty::FairlySure => word!("sure.fairly"),
            Certainty::NeedsALook => word!("sure.look"),
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
        "holiday" => word!("rule.holiday"),
        "near-day" | "day-before-yesterday" | "day-after" | "near-part" => word!("rule.near-day"),
        "tonight" | "now" | "part-of-day" | "overnight" => return word!("rule.same-day").to_owned(),
        "ago" | "long-ago" | "earlier" | "year-earlier" | "told-lengths" => word!("rule.length"),
        "told-unit" | "same-unit" | "the-unit" | "told-month" | "told-season" => word!("rule.span"),
        _ if states(Part::Year) && states(Part::Day) => return word!("rule.whole").to_owned(),
        _ if states(Part::Month) && states(Part::Day) => word!("rule.day-month"),
        _ if states(Part::Weekday) => word!("rule.weekday"),
        _ if states(Part::Year) => return word!("rule.written").to_owned(),
        _ if states(Part::Month) => word!("rule.month"),
        _ if states(Part::Season) => word!("rule.season"),
        _ => word!("rule.worked-out"),
    };
    let day = |date: &Edtf| date.first_day().or_else(|| date.last_day());
    let side =
        event.date.as_ref().and_then(day).zip(reason.anchor.as_ref().and_then(day)).map(|(date, anchor)| date.cmp(&anchor));
    match side {
        Some(Ordering::Less) => word!("rule.back", given = given),
        Some(Ordering::Greater) => word!("rule.ahead", given = given),
        Some(Ordering::Equal) => word!("rule.same", given = given),
        None => given.to_owned(),
    }
}

/// How far the date can be trusted, in a sentence.
pub fn date_certainty(event: &EventRecord, reason: &ReasonRecord) -> &'static str {
    let precision = event.date.map(|date| date.precision());
    let worked_out = precision.is_some_and(|precision| dates::is_worked_out(precision, &reason.stated));
    match (reason.others.is_empty(), worked_out, reason.stated.contains(&Part::Year)) {
        (true, false, true) => word!("why.written"),
        (true, false, false) => word!("why.only-year"),
        (true, true, _) => word!("why.one-fits"),
        (false, false, _) => word!("why.other-year"),
        (false, true, _) => word!("why.others-fit"),
    }
}

/// Why another reading might be meant, against the date in force.
pub fn other_reading(chosen: Option<Edtf>, other: Edtf) -> &'static str {
    let day = |date: Edtf| date.first_day().or_else(|| date.last_day());
    match (chosen.and_then(day), day(other)) {
        (Some(chosen), Some(other)) if other < chosen => word!("reading.before"),
        (Some(chosen), Some(other)) if other > chosen => word!("reading.after"),
        _ => word!("reading.looser"),
    }
}

/// What the reader should know of the analysis, one sentence each.
pub fn note(note: Note) -> &'static str {
    match note {
        Note::Empty => word!("note.empty"),
        Note::NotEnglish => word!("note.not-english"),
        Note::NoPublicationDate => word!("note.no-date"),
        Note::NoEvents => word!("note.no-events"),
    }
}

/// What the theme is.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => word!("theme.system"),
        Theme::Light => word!("theme.light"),
        Theme::Dark => word!("theme.dark"),
    }
}

/// `4 records`.
pub fn count_of(kind: Kind, number: usize) -> String {
    match kind {
        Kind::Release => count!("releases", number),
        Kind::Record => count!("records", number),
        Kind::Concert => count!("concerts", number),
        Kind::Award => count!("awards", number),
    }
}

/// What belongs together on one line: `Song, Glass Ferry, Leeds`.
pub fn listed(parts: Vec<String>) -> String {
    parts.into_iter().reduce(|first, second| word!("list.two", first = first, second = second)).unwrap_or_default()
}

/// Small letters. The browser knows those of every script; its own table of them is not small.
pub fn small(words: &str) -> String {
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    #[cfg(all(feature = "web", target_arch = "wasm32"))]
    return super::browser::intl::small(words);
    #[cfg(not(all(feature = "web", target_arch = "wasm32")))]
    words.to_lowercase()
}

/// The words inside a line, where a language with capitals has none.
pub fn within(words: &str) -> String {
    small(words)
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
        assert_eq!(count!("events", 1), "1 event");
        assert_eq!(count!("events", 0), "0 events");
    }

    #[test]
    fn parts_of_a_line_stand_in_order() {
        assert_eq!(listed(["Song", "Glass Ferry", "Leeds"].map(String::from).to_vec()), "Song, Glass Ferry, Leeds");
        assert_eq!(listed(Vec::new()), "");
    }
}
