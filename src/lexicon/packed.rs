//! A list as `build.rs` packs it: what is asked of it, without what only people read.
//!
//! The keys are sorted, and each says how many bytes it shares with the one before: the hash of a shared beginning is known,
//! so reading a list costs a few steps for each byte that is new. What is said of the keys stands in columns beside them, one
//! byte a key, since a column compresses better than rows do.

use super::hash::WordHash;

/// The longest key, in bytes.
pub const LONGEST: usize = 255;

/// What a list knows of a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// One more than the place of its features among those of the list, where the key is of a whole entry; 0 where not.
    pub features: u16,
    /// The longest key of an entry that begins with this word, in bytes; 0 where none does.
    pub limit: u8,
    /// 1 where an entry begins so up to its first mark.
    pub heads: u8,
    /// As `features`, where the key is of an entry as written, marks and all; only in lists of words.
    pub written: u16,
}

/// A list that can be read.
pub struct Packed<'p> {
    /// How many keys it has.
    pub count: usize,
    shared: &'p [u8],
    added: &'p [u8],
    /// The fields of [`Known`], those of two bytes as two columns.
    said: [&'p [u8]; 6],
    feature_lengths: &'p [u8],
    features: &'p str,
    /// What each key adds to the one before.
    bytes: &'p [u8],
}

impl<'p> Packed<'p> {
    /// The list that `bytes` holds; an empty one where they hold none.
    pub fn new(bytes: &'p [u8]) -> Self {
        let mut rest = bytes;
        let number = |rest: &mut &'p [u8]| take(rest, 2).iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte));
        let (count, features, text) = (number(&mut rest), number(&mut rest), number(&mut rest));
        let mut column = || take(&mut rest, count);
        let (shared, added) = (column(), column());
        let said = std::array::from_fn(|_| column());
        let feature_lengths = take(&mut rest, features);
        let features = std::str::from_utf8(take(&mut rest, text)).unwrap_or("");
        Packed { count, shared, added, said, feature_lengths, features, bytes: rest }
    }

    /// The features of the list's entries, each once.
    pub fn features(&self) -> Vec<&'p str> {
        let mut at = 0;
        let feature = |length: &u8| {
            let start = at;
            at += usize::from(*length);
            self.features.get(start..at).unwrap_or("")
        };
        self.feature_lengths.iter().map(feature).collect()
    }

    /// Gives each key's hash and length, and what is known of it.
    pub fn each(&self, mut give: impl FnMut(WordHash, usize, Known)) {
        // The hash of what the present key begins with, up to each of its bytes.
        let mut hashes = [WordHash::default(); LONGEST + 1];
        let mut rest = self.bytes;
        for (at, (shared, added)) in self.shared.iter().zip(self.added).enumerate() {
            let mut length = usize::from(*shared);
            let mut hash = hashes[length];
            for byte in take(&mut rest, usize::from(*added)) {
                hash = hash.byte(*byte);
                length = (length + 1).min(LONGEST);
                hashes[length] = hash;
            }
            let [low, high, limit, heads, written_low, written_high] =
                self.said.map(|column| column.get(at).copied().unwrap_or(0));
            let (features, written) = (u16::from_le_bytes([low, high]), u16::from_le_bytes([written_low, written_high]));
            give(hash, length, Known { features, limit, heads, written });
        }
    }
}

/// Takes the first bytes off a slice: so many, or all there are.
fn take<'p>(rest: &mut &'p [u8], count: usize) -> &'p [u8] {
    let (first, after) = rest.split_at(count.min(rest.len()));
    *rest = after;
    first
}
