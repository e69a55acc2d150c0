//! The languages of the interface: which there are, which one is spoken, and how texts with slots and numbers are filled.

use super::table::{AT_FIRST, IN_ENGLISH, Key, Table};
use serde::{Deserialize, Serialize};
use std::cell::Cell;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
    /// Hindi.
    Hi,
    /// Spanish.
    Es,
}

impl Language {
    /// All of them, as the chooser has them.
    pub const ALL: [Language; 4] = [Language::En, Language::Ko, Language::Hi, Language::Es];

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Ko => "ko",
            Language::Hi => "hi",
            Language::Es => "es",
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Language::En => "English",
            Language::Ko => "한국어",
            Language::Hi => "हिन्दी",
            Language::Es => "Español",
        }
    }

    /// The language of a tag, whatever region or script it names: `es-419` is Spanish.
    pub fn of_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next()?;
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The CLDR plural category of a whole number.
    pub fn plural(self, number: usize) -> &'static str {
        match (self, number) {
            (Language::En | Language::Es | Language::Hi, 1) | (Language::Hi, 0) => "one",
            (Language::En | Language::Ko | Language::Hi | Language::Es, _) => "other",
        }
    }
}

/// A language with its texts.
#[derive(Clone, Copy, Debug)]
pub struct Spoken {
    /// Which.
    pub language: Language,
    /// Its texts.
    pub table: &'static Table,
}

thread_local! {
    // The language of the interface is one for the whole page, as its letters are; handing it to every component would
    // make each name of a thing a matter of two arguments.
    static SPOKEN: Cell<Spoken> = const { Cell::new(if cfg!(target_arch = "wasm32") { english_at_first() } else { english() }) };
}

/// The language that is spoken now.
pub fn spoken() -> Language {
    SPOKEN.get().language
}

/// From here on this language is spoken; the caller has the page drawn again.
pub fn speak(spoken: Spoken) {
    SPOKEN.set(spoken);
}

/// English.
pub const fn english() -> Spoken {
    Spoken { language: Language::En, table: &IN_ENGLISH }
}

/// From here on English is spoken.
pub fn speak_english() {
    speak(english());
}

/// As much of it as there is before the second half of the page's module has come.
pub const fn english_at_first() -> Spoken {
    Spoken { language: Language::En, table: &AT_FIRST }
}

/// The text of a key. Components write [`word!`](super::word).
pub fn text(key: Key) -> &'static str {
    SPOKEN.get().table.text(key)
}

/// The text of a key with its slots filled.
pub fn filled(key: Key, values: &[(&str, &str)]) -> String {
    fill(text(key), values)
}

/// The text of a key for a number: the form of its plural category, the number in its slot `n`.
pub fn counted(key: Key, number: usize, values: &[(&str, &str)]) -> String {
    let form = form(text(key), spoken().plural(number));
    let number = super::grouped(number);
    let mut all = vec![("n", number.as_str())];
    all.extend_from_slice(values);
    fill(form, &all)
}

/// A piece of a text: words, or a slot's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Words(&'t str),
    /// The name in braces.
    Slot(&'t str),
}

/// Cuts a text at its slots.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, slot, after)) = rest.split_once('{').and_then(|(before, inner)| {
        let (slot, after) = inner.split_once('}')?;
        Some((before, slot, after))
    }) {
        pieces.push(Piece::Words(before));
        pieces.push(Piece::Slot(slot));
        rest = after;
    }
    pieces.push(Piece::Words(rest));
    pieces.retain(|piece| *piece != Piece::Words(""));
    pieces
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    for piece in pieces(text) {
        filled.push_str(match piece {
            Piece::Words(words) => words,
            Piece::Slot(slot) => values.iter().find(|(name, _)| *name == slot).map_or("", |(_, value)| value),
        });
    }
    filled
}

/// The form of a category; the last one where there is none for it.
fn form<'t>(text: &'t str, category: &str) -> &'t str {
    let mut last = text;
    // By single letters: to look for a longer word takes a search that is made ready first.
    for form in text.split('|').map(str::trim) {
        let (name, words) = form.split_once(':').map_or(("", form), |(name, words)| (name, words.trim_start()));
        if name == category {
            return words;
        }
        last = words;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::super::table::Table;
    use super::*;
    use std::collections::BTreeSet;

    const FILES: [(Language, &str); 4] = [
        (Language::En, include_str!("en.txt")),
        (Language::Ko, include_str!("ko.txt")),
        (Language::Hi, include_str!("hi.txt")),
        (Language::Es, include_str!("es.txt")),
    ];

    fn table(language: Language) -> Table {
        let (_, file) = FILES.into_iter().find(|(of, _)| *of == language).expect("a file for each language");
        Table::read(file).unwrap_or_else(|| panic!("{}", difference(file)))
    }

    /// The first line whose key is another than in `en.txt`.
    fn difference(file: &str) -> String {
        let keys = |file: &'static str| file.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect::<Vec<_>>();
        let file: &'static str = file.to_owned().leak();
        let differs = keys(FILES[0].1).into_iter().zip(keys(file)).find(|(english, other)| english != other);
        format!("where en.txt has the first, the table has the second: {differs:?}")
    }

    fn slots(text: &str) -> BTreeSet<&str> {
        pieces(text).into_iter().filter_map(|piece| if let Piece::Slot(slot) = piece { Some(slot) } else { None }).collect()
    }

    fn is_plural(text: &str) -> bool {
        text.split(" | ").all(|form| ["one: ", "many: ", "other: "].iter().any(|name| form.starts_with(name)))
    }

    #[test]
    fn every_language_has_every_key_and_every_slot() {
        let english = table(Language::En);
        for language in Language::ALL {
            let table = table(language);
            for ((key, text), (_, english)) in table.entries().zip(english.entries()) {
                assert!(!text.trim().is_empty(), "{language:?}: {key} is empty");
                assert_eq!(text.trim(), text, "{language:?}: {key} has white space at an end");
                assert_eq!(slots(text), slots(english), "{language:?}: {key}");
                assert_eq!(is_plural(text), is_plural(english), "{language:?}: {key} has forms in one language only");
                assert!(!text.contains('—'), "{language:?}: {key} has a long dash");
            }
        }
    }

    #[test]
    fn every_number_finds_a_form_of_its_own_category() {
        for language in Language::ALL {
            let table = table(language);
            for (key, text) in table.entries().filter(|(_, text)| is_plural(text)) {
                let names: BTreeSet<&str> = text.split(" | ").filter_map(|form| Some(form.split_once(": ")?.0)).collect();
                for number in [0, 1, 2, 5, 11, 21, 1_000_000] {
                    assert!(names.contains(language.plural(number)), "{language:?}: {key} has no form for {number}");
                }
            }
        }
    }

    #[test]
    fn no_translation_was_left_in_english() {
        // Names, signs and single words may be the same in both.
        let words =
            |text| pieces(text).into_iter().filter_map(|piece| if let Piece::Words(words) = piece { Some(words) } else { None });
        let long = |text| {
            words(text)
                .flat_map(str::split_whitespace)
                .filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic))
                .count()
        };
        let english = table(Language::En);
        for language in [Language::Ko, Language::Hi, Language::Es] {
            let table = table(language);
            for ((key, text), (_, english)) in table.entries().zip(english.entries()) {
                assert!(text != english || long(text) < 2, "{language:?}: {key} = {text}");
            }
        }
    }

    #[test]
    fn hindi_is_written_in_devanagari_and_korean_in_hangul() {
        for (language, range) in [(Language::Hi, '\u{900}'..='\u{97f}'), (Language::Ko, '\u{ac00}'..='\u{d7a3}')] {
            let table = table(language);
            for (key, text) in table.entries() {
                let words = text.chars().filter(|character| character.is_alphabetic()).count();
                let own = text.chars().any(|character| range.contains(&character));
                assert!(own || words < 16 || slots(text).len() > 1, "{language:?}: {key} = {text}");
            }
        }
    }

    #[test]
    fn a_file_of_another_version_is_refused() {
        let file = FILES[1].1;
        assert!(Table::read(file).is_some(), "{}", difference(file));
        assert_eq!(Table::read(&file.replacen("name = ", "title = ", 1)), None);
        assert_eq!(Table::read(""), None);
        assert_eq!(Table::read("<!doctype html>"), None);
    }

    #[test]
    fn a_form_follows_the_number_and_the_language() {
        let text = "one: {n} event | other: {n} events";
        for (language, number, expected) in [
            (Language::En, 1, "{n} event"),
            (Language::En, 0, "{n} events"),
            (Language::Hi, 0, "{n} event"),
            (Language::Es, 1_000_000, "{n} events"),
        ] {
            assert_eq!(form(text, language.plural(number)), expected, "{language:?} {number}");
        }
        assert_eq!(form("other: {n}건", Language::Ko.plural(1)), "{n}건");
    }

    #[test]
    fn slots_are_filled_and_braces_elsewhere_are_harmless() {
        assert_eq!(fill("‘{title}’ at {date}.", &[("title", "Low {Water"), ("date", "noon")]), "‘Low {Water’ at noon.");
        assert_eq!(fill("{a", &[("a", "b")]), "{a");
        assert_eq!(pieces("{a}{b}"), [Piece::Slot("a"), Piece::Slot("b")]);
    }

    #[test]
    fn a_browsers_tag_finds_its_language() {
        for (tag, language) in
            [("es-419", Some(Language::Es)), ("KO", Some(Language::Ko)), ("hi_IN", Some(Language::Hi)), ("de", None), ("", None)]
        {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }
}
