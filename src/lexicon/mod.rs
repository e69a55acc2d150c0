//! Words and names the engine knows, as text files in `data/`: one entry a line, `#` comments, a tab before features.
//!
//! To teach it a word, add a line; to add a list, add a file and a `static`. `build.rs` packs the long lists (`packed.rs`), so
//! that a new worker is soon ready for its first text.

mod fold;
mod hash;
mod key;
mod packed;
mod table;
mod verbs;

pub use fold::{fold, fold_into};
pub use hash::{ByHash, ByWord, WordHash, WordSet, digest, mix};
use key::{Key, first_words};
pub use key::{entries, head};
use packed::{Known, Packed};
use std::sync::OnceLock;
pub use table::Table;
pub use verbs::verb_class;

/// A list of words and names with their features, read once on first use.
///
/// Entries are compared folded, without spaces, apostrophes and other marks (`&` counts): `Rock & Roll Hall of Fame`
/// is found in `Rock & Roll Hall Of Fame`, and `people's choice awards` in `People’s Choice Awards`.
pub struct Lexicon {
    source: Source,
    index: OnceLock<Index>,
}

enum Source {
    /// The text of a file.
    Text(&'static str),
    /// What `build.rs` has made of one.
    Packed(&'static [u8]),
}

struct Index {
    /// What is known of each key of a whole entry, of an entry's first word and of its head.
    keys: Table<Known>,
    features: Vec<&'static str>,
    /// The longest key of an entry, in bytes.
    longest: usize,
}

impl Index {
    /// The features of a whole entry.
    fn entry(&self, key: Key) -> Option<&'static str> {
        let at = self.keys.get(key.hash.value())?.features.checked_sub(1)?;
        self.features.get(usize::from(at)).copied()
    }
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
        Self { source: Source::Text(source), index: OnceLock::new() }
    }

    /// A list from what `build.rs` makes of its file.
    const fn packed(source: &'static [u8]) -> Self {
        Self { source: Source::Packed(source), index: OnceLock::new() }
    }

    /// The features of a word or name; `None` where the list does not hold it.
    pub fn get(&self, name: &str) -> Option<&'static str> {
        let index = self.index();
        let key = Key::of(name);
        if key.length > index.longest { None } else { index.entry(key) }
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
            let known = index.keys.get(so_far.hash.value()).unwrap_or_default();
            let limit = match limit {
                Some(limit) => limit,
                None if known.limit == 0 => return None,
                None => *limit.insert(usize::from(known.limit)),
            };
            if so_far.length > limit {
                break;
            }
            if let Some(features) = known.features.checked_sub(1).and_then(|at| index.features.get(usize::from(at))) {
                // A mark after the name adds nothing to its key and does not belong to it.
                if best.is_none_or(|found: (usize, Found)| found.0 < so_far.length) {
                    best = Some((so_far.length, Found { words: count + 1, features }));
                }
            }
            count += 1;
        }
        best.map(|(_, found)| found)
    }

    /// The hashes of the [`head`]s of its entries.
    pub fn heads(&self) -> impl Iterator<Item = u64> {
        self.index().keys.iter().filter(|(_, known)| known.heads != 0).map(|(key, _)| key)
    }

    /// The entries of a list of words, by the [`WordHash`] of each as written, with their features.
    pub fn words(&self) -> impl Iterator<Item = (u64, &'static str)> {
        let index = self.index();
        index.keys.iter().filter_map(|(key, known)| Some((key, *index.features.get(usize::from(known.written.checked_sub(1)?))?)))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| match self.source {
            Source::Text(text) => Index::of_text(text),
            Source::Packed(bytes) => Index::of_packed(&Packed::new(bytes)),
        })
    }
}

impl Index {
    fn of_packed(packed: &Packed<'static>) -> Self {
        let mut index = Index { keys: Table::for_entries(packed.count), features: packed.features(), longest: 0 };
        packed.each(|hash, length, known| {
            *index.keys.entry(hash.value()) = known;
            if known.features != 0 {
                index.longest = index.longest.max(length);
            }
        });
        index
    }

    fn of_text(text: &'static str) -> Self {
        let mut index = Index { keys: Table::for_entries(3 * text.lines().count()), features: Vec::new(), longest: 0 };
        for (name, features) in entries(text) {
            let whole = Key::of(name);
            let known = index.keys.entry(whole.hash.value());
            // Of two entries with one key the first counts.
            if known.features == 0 {
                index.features.push(features);
                known.features = index.features.len() as u16;
            }
            for end in first_words(name) {
                let known = index.keys.entry(Key::of(name.get(..end).unwrap_or("")).hash.value());
                known.limit = known.limit.max(whole.length.min(255) as u8);
            }
            index.longest = index.longest.max(whole.length);
        }
        index
    }
}

/// The list that `build.rs` has made of a file in `data/`.
macro_rules! packed {
    ($file:literal) => {
        Lexicon::packed(include_bytes!(concat!(env!("OUT_DIR"), "/", $file)))
    };
}

/// Words that call for a name, stand in one or end one, with their classes.
pub static NAME_WORDS: Lexicon = packed!("words");
/// Common English words.
pub static COMMON_WORDS: Lexicon = packed!("common");
/// Given names.
pub static GIVEN_NAMES: Lexicon = packed!("given");
/// Singers, bands, orchestras, composers.
pub static ACTS: Lexicon = packed!("acts");
/// Festivals, song contests, ceremonies with a stage.
pub static FESTIVALS: Lexicon = packed!("festivals");
/// Halls, clubs, arenas, grounds.
pub static VENUES: Lexicon = packed!("venues");
/// Countries, regions, cities.
pub static PLACES: Lexicon = packed!("places");
/// Charts, with their countries.
pub static CHARTS: Lexicon = packed!("charts");
/// Awards, honours, award shows.
pub static AWARDS: Lexicon = packed!("awards");
/// Operas, ballets, musicals and well-known films that bear names of people, places or things.
pub static WORKS: Lexicon = packed!("works");
/// Labels, outlets, broadcasters, platforms.
pub static ORGANISATIONS: Lexicon = packed!("organisations");

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
        let files = [
            (&NAME_WORDS, include_str!("data/words.txt")),
            (&COMMON_WORDS, include_str!("data/common.txt")),
            (&GIVEN_NAMES, include_str!("data/given.txt")),
            (&ACTS, include_str!("data/acts.txt")),
            (&FESTIVALS, include_str!("data/festivals.txt")),
            (&VENUES, include_str!("data/venues.txt")),
            (&PLACES, include_str!("data/places.txt")),
            (&CHARTS, include_str!("data/charts.txt")),
            (&AWARDS, include_str!("data/awards.txt")),
            (&WORKS, include_str!("data/works.txt")),
            (&ORGANISATIONS, include_str!("data/organisations.txt")),
        ];
        for (list, file) in files {
            let written =
                |name: &str| -> String { fold(name).chars().filter(|c| c.is_alphanumeric() || "&$!+".contains(*c)).collect() };
            let words: std::collections::HashSet<String> = entries(file).map(|(name, _)| written(name)).collect();
            let index = list.index();
            assert_eq!(index.keys.iter().filter(|(_, known)| known.features != 0).count(), words.len());
            // What `build.rs` packs is what the file says.
            let read = Index::of_text(file);
            for (key, known) in read.keys.iter() {
                let packed = index.keys.get(key).unwrap_or_default();
                let features =
                    |index: &Index, known: Known| known.features.checked_sub(1).map(|at| index.features[usize::from(at)]);
                assert_eq!((features(&read, known), known.limit), (features(index, packed), packed.limit));
            }
            assert_eq!(read.longest, index.longest);
        }
    }
}
