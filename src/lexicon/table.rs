//! A table by hashes: what is looked up for every token, and made anew in every worker before its first answer.

/// Values by hashes of 64 bits, each at its place or the next free one after it. It has two places for an entry or more, so
/// that most searches end where they begin.
#[derive(Clone, Debug)]
pub struct Table<V> {
    /// A key of 0 is a free place. The length is a power of two.
    keys: Vec<u64>,
    values: Vec<V>,
}

impl<V: Copy + Default> Table<V> {
    /// An empty table with room for `count` entries.
    pub fn for_entries(count: usize) -> Self {
        let places = (count * 2).next_power_of_two().max(2);
        Table { keys: vec![0; places], values: vec![V::default(); places] }
    }

    /// Where a key stands, or the free place where it would.
    #[inline]
    fn place(&self, key: u64) -> usize {
        let last = self.keys.len() - 1;
        let mut at = (key ^ key >> 32) as usize & last;
        while self.keys[at] != key && self.keys[at] != 0 {
            at = (at + 1) & last;
        }
        at
    }

    /// The value of a key.
    #[inline]
    pub fn get(&self, key: u64) -> Option<V> {
        let at = self.place(key);
        (self.keys[at] != 0).then(|| self.values[at])
    }

    /// The value of a key, which becomes an entry if it is none. There must be room.
    pub fn entry(&mut self, key: u64) -> &mut V {
        let at = self.place(key);
        self.keys[at] = key;
        &mut self.values[at]
    }

    /// All entries, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u64, V)> {
        self.keys.iter().zip(&self.values).filter(|(key, _)| **key != 0).map(|(key, value)| (*key, *value))
    }
}
