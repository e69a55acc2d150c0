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
