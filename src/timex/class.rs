//! The classes of words that the time rules know, each a bit, and the words of each class: months, weekdays, units, and those
//! that tell the tense or show what is a date and what is not.

use crate::pattern::Vocabulary;

/// The classes that the time rules use, in the order of their bits.
const CLASSES: &[&str] = &[
    "MONTH",
    "WEEKDAY",
    "WEEKDAYS",
    "SEASON",
    "UNIT",
    "UNITS",
    "PART",
    "PARTS",
    "NUMBER",
    "ORDINAL",
    "DECADE",
    "LAST",
    "NEXT",
    "THIS",
    "VAGUE",
    "RUN",
    "OFTEN",
    "HALFDAY",
    "ZONE",
    "LENGTH",
    "ONLY",
    "DAY",
    "YEAR",
    "SHORTYEAR",
    "CLOCK",
    "DOTTED",
    "DIGITS",
    "OPEN",
    "CLOSE",
    "DASH",
    "AGE",
    "HHMM",
    "PARTED",
    "CENTURY",
    "SHORTQUARTER",
    "GLUED",
    "HALVED",
    "AHEAD",
    "BYGONE",
    "FINITE",
    "NOTPAST",
    "STAGED",
    "FULFILLED",
    "NOVERB",
    "TELLING",
    "LEAD",
    "FIRM",
    "COUNTER",
    "COUNTED",
    "NAMER",
    "DATED",
    "SMALL",
    "PLANNED",
];

// Their bits, as far as code looks at them.
pub(super) const MONTH: u64 = 1;
pub(super) const WEEKDAY: u64 = 1 << 1;
pub(super) const SEASON: u64 = 1 << 3;
pub(super) const UNIT: u64 = 1 << 4;
pub(super) const UNITS: u64 = 1 << 5;
pub(super) const NUMBER: u64 = 1 << 8;
pub(super) const ORDINAL: u64 = 1 << 9;
pub(super) const DECADE: u64 = 1 << 10;
pub(super) const LENGTH: u64 = 1 << 19;
pub(super) const DAY: u64 = 1 << 21;
pub(super) const YEAR: u64 = 1 << 22;
pub(super) const SHORTYEAR: u64 = 1 << 23;
pub(super) const CLOCK: u64 = 1 << 24;
pub(super) const DOTTED: u64 = 1 << 25;
pub(super) const DIGITS: u64 = 1 << 26;
pub(super) const AGE: u64 = 1 << 30;
pub(super) const HHMM: u64 = 1 << 31;
pub(super) const PARTED: u64 = 1 << 32;
pub(super) const CENTURY: u64 = 1 << 33;
pub(super) const SHORTQUARTER: u64 = 1 << 34;
pub(super) const GLUED: u64 = 1 << 35;
pub(super) const HALVED: u64 = 1 << 36;
pub(super) const AHEAD: u64 = 1 << 37;
pub(super) const BYGONE: u64 = 1 << 38;
pub(super) const FINITE: u64 = 1 << 39;
pub(super) const NOTPAST: u64 = 1 << 40;
pub(super) const STAGED: u64 = 1 << 41;
pub(super) const FULFILLED: u64 = 1 << 42;
pub(super) const NOVERB: u64 = 1 << 43;
pub(super) const TELLING: u64 = 1 << 44;
pub(super) const LEAD: u64 = 1 << 45;
pub(super) const FIRM: u64 = 1 << 46;
pub(super) const COUNTER: u64 = 1 << 47;
pub(super) const COUNTED: u64 = 1 << 48;
pub(super) const NAMER: u64 = 1 << 49;
pub(super) const DATED: u64 = 1 << 50;
pub(super) const SMALL: u64 = 1 << 51;
pub(super) const PLANNED: u64 = 1 << 52;
/// All the classes of `data/time.txt`, and of numbers.
pub(super) const TIMED: u64 = AHEAD - 1;

/// The words of time, those that tell the tense, and those that show what is a date and what is not.
const LEXICONS: [&str; 3] = [
    include_str!("../lexicon/data/time.txt"),
    include_str!("../lexicon/data/tense.txt"),
    include_str!("../lexicon/data/dated.txt"),
];

/// The vocabulary of these lexicons.
pub(super) fn vocabulary() -> Vocabulary {
    let mut vocabulary = Vocabulary::new(CLASSES);
    for line in LEXICONS.iter().flat_map(|lexicon| lexicon.lines()).filter(|line| !line.starts_with('#')) {
        let Some((word, entries)) = line.split_once('\t') else { continue };
        for entry in entries.split(", ") {
            let mut class = 0;
            let (mut value, mut unit) = (None, None);
            for field in entry.split(' ') {
                match (field.parse(), field.as_bytes()) {
                    (Ok(number), _) => value = Some(number),
                    (_, [letter]) => unit = Some(*letter),
                    _ => class |= vocabulary.class(field).unwrap_or(0),
                }
            }
            vocabulary.add(word, class, value, unit);
        }
    }
    for (class, marks) in [("OPEN", "(["), ("CLOSE", ")]"), ("DASH", "-–—‑"), ("COUNTER", "#")] {
        let class = vocabulary.class(class).unwrap_or(0);
        marks.chars().for_each(|mark| vocabulary.add(mark.encode_utf8(&mut [0; 4]), class, None, None));
    }
    vocabulary.name_union("UNITANY", UNIT | UNITS);
    vocabulary
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_bits_are_those_of_the_names() {
        let vocabulary = vocabulary();
        for (name, bit) in [
            ("MONTH", MONTH),
            ("WEEKDAY", WEEKDAY),
            ("SEASON", SEASON),
            ("UNIT", UNIT),
            ("UNITS", UNITS),
            ("NUMBER", NUMBER),
            ("ORDINAL", ORDINAL),
            ("DECADE", DECADE),
            ("LENGTH", LENGTH),
            ("DAY", DAY),
            ("YEAR", YEAR),
            ("SHORTYEAR", SHORTYEAR),
            ("CLOCK", CLOCK),
            ("DOTTED", DOTTED),
            ("DIGITS", DIGITS),
            ("AGE", AGE),
            ("HHMM", HHMM),
            ("PARTED", PARTED),
            ("CENTURY", CENTURY),
            ("SHORTQUARTER", SHORTQUARTER),
            ("GLUED", GLUED),
            ("HALVED", HALVED),
            ("AHEAD", AHEAD),
            ("BYGONE", BYGONE),
            ("FINITE", FINITE),
            ("NOTPAST", NOTPAST),
            ("STAGED", STAGED),
            ("FULFILLED", FULFILLED),
            ("NOVERB", NOVERB),
            ("TELLING", TELLING),
            ("LEAD", LEAD),
            ("FIRM", FIRM),
            ("COUNTER", COUNTER),
            ("COUNTED", COUNTED),
            ("NAMER", NAMER),
            ("DATED", DATED),
            ("SMALL", SMALL),
            ("PLANNED", PLANNED),
        ] {
            assert_eq!(vocabulary.class(name), Some(bit), "{name}");
        }
    }

    #[test]
    fn the_lexicon_names_known_classes_only() {
        for line in LEXICONS.iter().flat_map(|lexicon| lexicon.lines()).filter(|line| !line.starts_with('#')) {
            let (_, entries) = line.split_once('\t').expect(line);
            for field in entries.split([' ', ',']).filter(|field| field.len() > 2 && field.parse::<i32>().is_err()) {
                assert!(CLASSES.contains(&field), "{field} in {line}");
            }
        }
    }
}
