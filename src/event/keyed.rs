//! Weights by the hashes of their features, in little memory: what is looked up dozens of times for each candidate should
//! stay near the processor, whatever else is read between.

/// How many bits tell keys that are there from others.
const BITS: usize = 1 << 16;

/// Weights by keys of 64 bits.
pub struct Keyed {
    /// A bit for each key, by its top: most features that are asked for weigh nothing, which this tells from little memory.
    bits: Box<[u64; BITS / 64]>,
    /// The upper half of each key with its weight, at its place or the next free one after it. With the place itself it tells
    /// all but a few keys in a hundred trillion apart. 0 is a free place; the length is a power of two.
    places: Vec<(u32, f32)>,
}

impl Keyed {
    /// No weights yet, and room for `count`.
    pub fn for_entries(count: usize) -> Self {
        let places = (count + count / 3).next_power_of_two().max(2);
        Keyed { bits: Box::new([0; BITS / 64]), places: vec![(0, 0.0); places] }
    }

    /// The weight of a key, 0 where it has none.
    #[inline]
    pub fn get(&self, key: u64) -> f32 {
        let (word, bit) = bit(key);
        if self.bits[word] & bit == 0 { 0.0 } else { self.places[self.place(key)].1 }
    }

    /// The weight of a key, if it has one.
    pub fn find(&self, key: u64) -> Option<f32> {
        let (half, weight) = self.places[self.place(key)];
        (half != 0).then_some(weight)
    }

    /// Gives a key its weight. There must be room.
    pub fn insert(&mut self, key: u64, weight: f32) {
        let (word, bit) = bit(key);
        self.bits[word] |= bit;
        let at = self.place(key);
        self.places[at] = (half(key), weight);
    }

    /// Where a key stands, or the free place where it would.
    #[inline]
    fn place(&self, key: u64) -> usize {
        let (half, last) = (half(key), self.places.len() - 1);
        let mut at = (key ^ key >> 32) as usize & last;
        while self.places[at].0 != half && self.places[at].0 != 0 {
            at = (at + 1) & last;
        }
        at
    }

    /// The weights with the halves of their keys, in no order.
    #[cfg(test)]
    pub fn iter(&self) -> impl Iterator<Item = (u32, f32)> {
        self.places.iter().filter(|(half, _)| *half != 0).copied()
    }
}

/// The upper half of a key, never 0.
#[inline]
fn half(key: u64) -> u32 {
    (key >> 32) as u32 | 1
}

/// The word and the bit in it that a key has among [`Keyed::bits`].
#[inline]
fn bit(key: u64) -> (usize, u64) {
    let top = key >> 48;
    (top as usize / 64, 1 << (top % 64))
}
