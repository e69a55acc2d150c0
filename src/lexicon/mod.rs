//! Words and names the engine knows, as text files in `data/`: one entry a line, `#` comments, a tab before features.
//!
//! To teach it a word, add a line; to add a list, add a file and a `static`.

mod fold;
mod hash;

pub use fold::{fold, fold_into};
pub use hash::{ByHash, ByWord, WordHash, WordSet, digest, mix};
use std::sync::OnceLock;

/// A list of words and names with their features, read once on first use.
///
/// Entries are compared folded, without spaces, apostrophes and other marks (`&` counts): `Rock & Roll Hall of Fame`
/// is found in `Rock & Roll Hall Of Fame`, and `people's choice awards` in `People’s Choice Awards`.
pub struct Lexicon {
    source: &'static str,
    index: OnceLock<Index>,
}

struct Index {
    /// Key of the whole entry to its features.
    entries: ByHash<&'static str>,
    /// Key of an entry's first word to the longest key that begins so, in bytes.
    firsts: ByHash<usize>,
    /// The longest key of all, in bytes.
    longest: usize,
}

/// An entry found in a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many words it covers.
    pub words: usize,
    /// What stands after the tab; empty where nothing does.
    pub features: &'static str,
}

impl Lexicon {
    /// A list from the text of its file.
    pub const fn new(source: &'static str) -> Self {
        Self { source, index: OnceLock::new() }
    }

    /// The features of a word or name; `None` where the list does not hold it.
    pub fn get(&self, name: &str) -> Option<&'static str> {
        let index = self.index();
        let key = Key::of(name);
        if key.length > index.longest {
            return None;
        }
        index.entries.get(&key.hash.value()).copied()
    }

    /// Whether the list holds a word or name.
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The longest entry that the words begin with. `words` gives token texts in order, folded or not.
    pub fn longest<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<Found> {
        self.longest_of(&mut Prefixes::new(words))
    }

    /// The longest entry that these words begin with; other lists may be asked for the same words.
    pub fn longest_of<'w>(&self, prefixes: &mut Prefixes<impl Iterator<Item = &'w str>>) -> Option<Found> {
        let index = self.index();
        let mut limit = None;
        let mut best = None;
        let mut count = 0;
        while let Some(so_far) = prefixes.key(count) {
            if so_far.length == 0 {
                return None;
            }
            let limit = match limit {
                Some(limit) => limit,
                None => *limit.insert(*index.firsts.get(&so_far.hash.value())?),
            };
            if so_far.length > limit {
                break;
            }
            if let Some(features) = index.entries.get(&so_far.hash.value()) {
                // A mark after the name adds nothing to its key and does not belong to it.
                if best.is_none_or(|found: (usize, Found)| found.0 < so_far.length) {
                    best = Some((so_far.length, Found { words: count + 1, features }));
                }
            }
            count += 1;
        }
        best.map(|(_, found)| found)
    }

    /// The entries as written in the file, with their features, in file order.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let mut rest = self.source;
        let lines = std::iter::from_fn(move || {
            let (line, after) = split_at_byte(rest, b'\n');
            let ended = rest.is_empty();
            rest = after;
            (!ended).then_some(line)
        });
        lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
            let (name, features) = split_at_byte(line, b'\t');
            (trim(name), trim(features))
        })
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let lines = self.source.lines().count();
            let table = || ByHash::with_capacity_and_hasher(lines, Default::default());
            let mut index = Index { entries: table(), firsts: ByHash::default(), longest: 0 };
            for (name, features) in self.entries() {
                // The tokenizer parts a possessive 's from its word. "d'angelo" is one token, "people's" two: a name with an
                // apostrophe may begin either way.
                let marked = name.find([' ', '\'', '’', '/', '.', ',']).unwrap_or(name.len());
                let spaced = marked + name.get(marked..).and_then(|rest| rest.find(' ')).unwrap_or(name.len() - marked);
                let mut whole = Key::default();
                let begins = [(0, marked), (marked, spaced)].map(|(from, to)| {
                    whole.push(name.get(from..to).unwrap_or(""));
                    whole.hash.value()
                });
                whole.push(name.get(spaced..).unwrap_or(""));
                for first in begins {
                    let longest = index.firsts.entry(first).or_insert(0);
                    *longest = whole.length.max(*longest);
                }
                index.longest = index.longest.max(whole.length);
                index.entries.entry(whole.hash.value()).or_insert(features);
            }
            index
        })
    }
}

/// What stands before and after the first such byte of ASCII; all and nothing where there is none. All lists together have
/// twenty thousand lines, which are read before the first answer.
fn split_at_byte(text: &str, byte: u8) -> (&str, &str) {
    let at = text.bytes().position(|other| other == byte).unwrap_or(text.len());
    (text.get(..at).unwrap_or(text), text.get(at + 1..).unwrap_or(""))
}

/// `text` without white space around it, which few entries have.
fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Words that call for a name, stand in one or end one, with their classes.
pub static NAME_WORDS: Lexicon = Lexicon::new(include_str!("data/words.txt"));
/// Common English words.
pub static COMMON_WORDS: Lexicon = Lexicon::new(include_str!("data/common.txt"));
/// Given names.
pub static GIVEN_NAMES: Lexicon = Lexicon::new(include_str!("data/given.txt"));
/// Singers, bands, orchestras, composers.
pub static ACTS: Lexicon = Lexicon::new(include_str!("data/acts.txt"));
/// Festivals, song contests, ceremonies with a stage.
pub static FESTIVALS: Lexicon = Lexicon::new(include_str!("data/festivals.txt"));
/// Halls, clubs, arenas, grounds.
pub static VENUES: Lexicon = Lexicon::new(include_str!("data/venues.txt"));
/// Countries, regions, cities.
pub static PLACES: Lexicon = Lexicon::new(include_str!("data/places.txt"));
/// Charts, with their countries.
pub static CHARTS: Lexicon = Lexicon::new(include_str!("data/charts.txt"));
/// Awards, honours, award shows.
pub static AWARDS: Lexicon = Lexicon::new(include_str!("data/awards.txt"));
/// Operas, ballets, musicals and well-known films that bear names of people, places or things.
pub static WORKS: Lexicon = Lexicon::new(include_str!("data/works.txt"));
/// Labels, outlets, broadcasters, platforms.
pub static ORGANISATIONS: Lexicon = Lexicon::new(include_str!("data/organisations.txt"));

/// How many words of a name are looked at.
const MOST_WORDS: usize = 16;

/// Words in order, with what counts of the first, the first two and so on: of so many at most.
pub struct Prefixes<I> {
    words: I,
    keys: [Key; MOST_WORDS],
    known: usize,
}

impl<'w, I: Iterator<Item = &'w str>> Prefixes<I> {
    /// Those of these words.
    pub fn new(words: I) -> Self {
        Prefixes { words, keys: [Key::default(); MOST_WORDS], known: 0 }
    }

    /// The key of words up to the one at `index`.
    fn key(&mut self, index: usize) -> Option<Key> {
        while self.known <= index.min(MOST_WORDS - 1) {
            let mut key = self.known.checked_sub(1).map_or(Key::default(), |last| self.keys[last]);
            key.push(self.words.next()?);
            self.keys[self.known] = key;
            self.known += 1;
        }
        self.keys.get(index).copied()
    }
}

/// What of a name counts when names are compared: its letters, digits and a few marks, folded.
#[derive(Clone, Copy, Default)]
struct Key {
    hash: WordHash,
    /// In bytes.
    length: usize,
}

impl Key {
    fn of(name: &str) -> Self {
        let mut key = Self::default();
        key.push(name);
        key
    }

    /// Goes on with another word.
    fn push(&mut self, word: &str) {
        for (at, byte) in word.bytes().enumerate() {
            if !byte.is_ascii() {
                return self.push_folded(word.get(at..).unwrap_or(""));
            }
            self.add_ascii(byte.to_ascii_lowercase());
        }
    }

    /// The same for what is not in ASCII.
    fn push_folded(&mut self, word: &str) {
        let mut folded = String::new();
        // Quotation marks and dashes, which most texts have, add nothing.
        for character in word.chars().filter(|character| !matches!(character, '\u{2010}'..='\u{205e}')) {
            folded.clear();
            fold_into(character, &mut folded);
            folded.chars().for_each(|character| self.add(character));
        }
    }

    fn add_ascii(&mut self, byte: u8) {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'&' | b'$' | b'!' | b'+') {
            self.hash = self.hash.byte(byte);
            self.length += 1;
        }
    }

    fn add(&mut self, character: char) {
        if let Ok(byte) = u8::try_from(character)
            && byte.is_ascii()
        {
            return self.add_ascii(byte);
        }
        if !character.is_alphanumeric() {
            return;
        }
        self.hash = self.hash.then(character.encode_utf8(&mut [0; 4]));
        self.length += character.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SHOWS: Lexicon =
        Lexicon::new("# shows\nPeople's Choice Awards\taward\nRock & Roll Hall of Fame\thonour\nRock\tgenre\n");

    #[test]
    fn the_longest_entry_wins() {
        let found = |words: &[&str]| SHOWS.longest(words.iter().copied());
        assert_eq!(found(&["rock", "&", "roll", "hall", "of", "fame", "gala"]), Some(Found { words: 6, features: "honour" }));
        assert_eq!(found(&["rock", ",", "pop"]), Some(Found { words: 1, features: "genre" }));
        assert_eq!(found(&["People", "’s", "Choice", "Awards"]), Some(Found { words: 4, features: "award" }));
        assert_eq!(found(&["roll", "hall"]), None);
        assert!(SHOWS.contains("ROCK"));
    }

    #[test]
    fn no_two_entries_of_a_list_share_a_hash() {
        for list in [&NAME_WORDS, &COMMON_WORDS, &GIVEN_NAMES, &ACTS, &FESTIVALS, &VENUES, &PLACES, &CHARTS, &AWARDS, &WORKS] {
            let written =
                |name: &str| -> String { fold(name).chars().filter(|c| c.is_alphanumeric() || "&$!+".contains(*c)).collect() };
            let words: std::collections::HashSet<String> = list.entries().map(|(name, _)| written(name)).collect();
            assert_eq!(list.index().entries.len(), words.len());
        }
    }
}
