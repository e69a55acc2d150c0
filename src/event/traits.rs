//! What reports are compared by, worked out once for each: many pairs are compared, and most agree in nothing.

use super::Event;
use super::value::Value;
use crate::edtf::Date;
use crate::lexicon::{digest, fold};

/// A name without case, accents and marks.
#[derive(PartialEq)]
pub struct Plain {
    text: String,
    digest: u64,
    /// A bit for each letter, by its place in the alphabet: a name whose letters another lacks does not stand in it.
    letters: u64,
}

impl Plain {
    /// The letters and figures of a name.
    pub fn new(name: &str) -> Self {
        let text: String = fold(name).chars().filter(|c| c.is_alphanumeric()).collect();
        let letters = text.bytes().fold(0, |letters, byte| letters | 1 << (byte & 63));
        Plain { digest: digest(&text), text, letters }
    }

    /// Its digest, which stands for it.
    pub fn digest(&self) -> u64 {
        self.digest
    }

    /// How long it is.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether it is not empty and the same as another.
    pub fn is(&self, other: &Plain) -> bool {
        self.len() > 0 && self.digest == other.digest && self.text == other.text
    }

    /// Whether one of two stands in the other.
    pub fn overlaps(&self, other: &Plain) -> bool {
        self.holds(other) || other.holds(self)
    }

    fn holds(&self, inner: &Plain) -> bool {
        inner.len() <= self.len() && inner.letters & !self.letters == 0 && self.text.contains(&inner.text)
    }
}

/// What is compared of an event, as numbers.
pub struct Traits {
    /// The finer kind.
    pub what: Value<'static>,
    /// The rule that found it.
    pub rule: Value<'static>,
    /// The digests of its acts.
    pub acts: Vec<u64>,
    /// The first day of its date.
    pub first_day: Option<Date>,
    /// The last day of its date.
    pub last_day: Option<Date>,
    /// The digest of what was counted first, and how many there were.
    pub measure: Option<(u64, f64)>,
}

impl Traits {
    /// Those of an event.
    pub fn of(event: &Event) -> Self {
        Traits {
            what: Value::new(event.what),
            rule: Value::new(event.rule),
            acts: event.artists.iter().map(|act| digest(act)).collect(),
            first_day: event.date.and_then(|date| date.first_day()),
            last_day: event.date.and_then(|date| date.last_day()),
            measure: event.measures.first().map(|measure| (digest(&measure.unit), measure.value)),
        }
    }
}

/// Whether a title says that it is another form of a work: `Low Water: Deluxe Edition`, `Slack Tide Live`.
pub fn is_edition(title: &str) -> bool {
    const FORMS: &[&str] = &[
        "edition",
        "deluxe",
        "remastered",
        "remaster",
        "remasters",
        "anniversary",
        "live",
        "remix",
        "remixes",
        "remixed",
        "acoustic",
        "version",
        "reissue",
        "expanded",
        "sessions",
        "demos",
        "unplugged",
        "redux",
        "reloaded",
        "karaoke",
        "instrumental",
        "ii",
        "iii",
        "2",
        "3",
        "4",
    ];
    title.split(|c: char| !c.is_alphanumeric()).any(|word| FORMS.contains(&fold(word).as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_edition;

    #[test]
    fn another_form_of_a_work_says_so_in_its_title() {
        for (title, edition) in
            [("Low Water: Deluxe Edition", true), ("Slack Tide (Live)", true), ("Slack Tide II", true), ("Deliverance", false)]
        {
            assert_eq!(is_edition(title), edition, "{title}");
        }
    }
}
