//! Words by their hash: what a lexicon is asked for every token of a text costs no allocation and a few nanoseconds.
//!
//! A hash of 64 bits stands for the word itself: among the fifteen thousand entries of all lists two would share one by a
//! chance of one in a hundred billion, and a test says that none do.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a over the bytes of a word, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordHash(u64);

impl Default for WordHash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl WordHash {
    /// The hash of a whole word.
    pub fn of(word: &str) -> Self {
        Self::default().then(word)
    }

    /// The hash of what was hashed so far and `more` after it.
    pub fn then(self, more: &str) -> Self {
        more.bytes().fold(self, Self::byte)
    }

    /// The same with one more byte.
    pub fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    }

    /// The number itself, as [`ByHash`] keeps it.
    pub fn value(self) -> u64 {
        self.0
    }
}

/// A hash of a word, eight bytes at a time: what tokens carry, and what tables that are asked for every token look for.
#[inline]
pub const fn digest(word: &str) -> u64 {
    let mut rest = word.as_bytes();
    let mut hash = rest.len() as u64;
    while let Some((eight, more)) = rest.split_first_chunk::<8>() {
        hash = mix(hash, u64::from_le_bytes(*eight));
        rest = more;
    }
    let last = match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest) {
        // The two may share bytes: the length tells words apart that would be alike.
        (Some(first), Some(last), _) => u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << 32,
        (_, _, [a, b, c]) => u32::from_le_bytes([*a, *b, *c, 0]) as u64,
        (_, _, [a, b]) => u32::from_le_bytes([*a, *b, 0, 0]) as u64,
        (_, _, [a]) => *a as u64,
        _ => 0,
    };
    mix(hash, last)
}

/// A hash of what was hashed before and of eight bytes more.
#[inline]
pub const fn mix(hash: u64, more: u64) -> u64 {
    (hash.rotate_left(5) ^ more).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// Folded words that a rule knows. Most tokens are told from all of them by one bit of their [`digest`].
pub struct WordSet {
    words: &'static [&'static str],
    /// A bit for each word, by the top byte of its digest.
    bits: [u64; 4],
}

impl WordSet {
    /// The set of these words.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut bits = [0; 4];
        let mut index = 0;
        while index < words.len() {
            let top = digest(words[index]) >> 56;
            bits[(top >> 6) as usize] |= 1 << (top & 63);
            index += 1;
        }
        WordSet { words, bits }
    }

    /// Whether a word with this digest may be one of them.
    #[inline]
    pub const fn may_hold(&self, digest: u64) -> bool {
        let top = digest >> 56;
        self.bits[(top >> 6) as usize] >> (top & 63) & 1 == 1
    }

    /// Whether a word is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.may_hold(digest(word)) && self.position(word).is_some()
    }

    /// The place of a word among them.
    pub fn position(&self, word: &str) -> Option<usize> {
        let first = word.as_bytes().first();
        self.words.iter().position(|known| known.len() == word.len() && known.as_bytes().first() == first && *known == word)
    }
}

/// A table by [`WordHash::value`].
pub type ByHash<V> = HashMap<u64, V, BuildHasherDefault<Whole>>;

/// A table by words, for keys that must be kept whole.
pub type ByWord<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// Takes a number that is a hash already as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Whole(u64);

impl Hasher for Whole {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(WordHash(self.0), |hash, byte| hash.byte(*byte)).0;
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// FNV-1a for tables: quick on short words, the same in every run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quick(WordHash);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0.value()
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| hash.byte(*byte));
    }
}
