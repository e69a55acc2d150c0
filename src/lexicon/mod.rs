//! Words and names the engine knows, as text files in `data/`: one entry a line, `#` comments, a tab before features.
//!
//! To teach it a word, add a line; to add a list, add a file and a `static`.

mod fold;

pub use fold::{fold, fold_into};
use std::collections::HashMap;
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
    entries: HashMap<String, &'static str>,
    /// Key of an entry's first word to the longest key that begins so, in bytes.
    firsts: HashMap<String, usize>,
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
        self.index().entries.get(&key(name)).copied()
    }

    /// Whether the list holds a word or name.
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The longest entry that the words begin with. `words` gives token texts in order, folded or not.
    pub fn longest<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<Found> {
        let index = self.index();
        let mut so_far = String::new();
        let mut limit = None;
        let mut best = None;
        for (count, word) in words.into_iter().enumerate() {
            push_key(word, &mut so_far);
            if so_far.is_empty() {
                return None;
            }
            let limit = match limit {
                Some(limit) => limit,
                None => *limit.insert(*index.firsts.get(&so_far)?),
            };
            if so_far.len() > limit {
                break;
            }
            if let Some(features) = index.entries.get(&so_far) {
                // A mark after the name adds nothing to its key and does not belong to it.
                if best.is_none_or(|found: (usize, Found)| found.0 < so_far.len()) {
                    best = Some((so_far.len(), Found { words: count + 1, features }));
                }
            }
        }
        best.map(|(_, found)| found)
    }

    /// The entries as written in the file, with their features, in file order.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
            let (name, features) = line.split_once('\t').unwrap_or((line, ""));
            (name.trim(), features.trim())
        })
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index { entries: HashMap::new(), firsts: HashMap::new() };
            for (name, features) in self.entries() {
                let whole = key(name);
                // The tokenizer parts a possessive 's from its word.
                let first = key(name.split([' ', '\'', '’', '/', '.', ',']).next().unwrap_or(name));
                let longest = index.firsts.entry(first).or_insert(0);
                *longest = whole.len().max(*longest);
                // "d'angelo" is one token, "people's" two: a name with an apostrophe may begin either way.
                let spaced = key(name.split(' ').next().unwrap_or(name));
                let longest = index.firsts.entry(spaced).or_insert(0);
                *longest = whole.len().max(*longest);
                index.entries.entry(whole).or_insert(features);
            }
            index
        })
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

fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    push_key(name, &mut key);
    key
}

fn push_key(word: &str, key: &mut String) {
    let mut folded = String::with_capacity(word.len());
    for character in word.chars() {
        folded.clear();
        fold_into(character, &mut folded);
        key.extend(folded.chars().filter(|c| c.is_alphanumeric() || matches!(c, '&' | '$' | '!' | '+')));
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Lexicon};

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
}
