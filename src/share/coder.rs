//! Arithmetic coding of bits, each with how likely it was: likely bits take little room.

/// What the code may still be.
#[derive(Debug)]
struct Range {
    low: u32,
    high: u32,
}

impl Range {
    const ALL: Range = Range { low: 0, high: u32::MAX };

    /// The last of those that mean a one, for a bit that is a one with `chance` 65,536ths, from 1 to 65,535.
    fn cut(&self, chance: u32) -> u32 {
        self.low + ((u64::from(self.high - self.low) * u64::from(chance)) >> 16) as u32
    }

    fn narrow(&mut self, bit: u32, cut: u32) {
        if bit == 1 {
            self.high = cut;
        } else {
            self.low = cut + 1;
        }
    }

    /// Lets the first byte go, once there is only one that it can be.
    fn settle(&mut self) -> Option<u8> {
        let byte = self.high >> 24;
        (self.low >> 24 == byte).then(|| {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            byte as u8
        })
    }
}

/// Writes bits.
#[derive(Debug)]
pub(super) struct Encoder {
    range: Range,
    code: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { range: Range::ALL, code: Vec::new() }
    }
}

impl Encoder {
    /// Adds `bit`, which was a one with `chance` 65,536ths.
    pub(super) fn encode(&mut self, bit: u32, chance: u32) {
        self.range.narrow(bit, self.range.cut(chance));
        while let Some(byte) = self.range.settle() {
            self.code.push(byte);
        }
    }

    /// The code: with zeros after it, it lies in the last range, and no shorter one does.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let Range { low, high } = self.range;
        let mut kept = 0_u32;
        while high & kept < low {
            kept = kept >> 8 | 255 << 24;
        }
        let mut tail = high & kept;
        while kept > 0 {
            self.code.push((tail >> 24) as u8);
            (tail, kept) = (tail << 8, kept << 8);
        }
        self.code
    }
}

/// Reads bits.
#[derive(Debug)]
pub(super) struct Decoder<'c> {
    range: Range,
    value: u32,
    code: &'c [u8],
    next: usize,
}

impl<'c> Decoder<'c> {
    pub(super) fn new(code: &'c [u8]) -> Self {
        let mut decoder = Self { range: Range::ALL, value: 0, code, next: 0 };
        for _ in 0..4 {
            decoder.shift();
        }
        decoder
    }

    /// The next bit, which was a one with `chance` 65,536ths.
    pub(super) fn decode(&mut self, chance: u32) -> u32 {
        let cut = self.range.cut(chance);
        let bit = u32::from(self.value <= cut);
        self.range.narrow(bit, cut);
        while self.range.settle().is_some() {
            self.shift();
        }
        bit
    }

    /// Whether more was read than a whole code of these bits could hold.
    pub(super) fn is_past_end(&self) -> bool {
        self.next > self.code.len() + 4
    }

    fn shift(&mut self) {
        self.value = self.value << 8 | u32::from(self.code.get(self.next).copied().unwrap_or(0));
        self.next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_come_back_and_likely_ones_are_short() {
        let bits: Vec<u32> = (0u32..4000).map(|n| u32::from(n % 50 == 0)).collect();
        for chance in [1, 1311, 32_768, 65_535] {
            let mut encoder = Encoder::default();
            bits.iter().for_each(|&bit| encoder.encode(bit, chance));
            let code = encoder.finish();
            let mut decoder = Decoder::new(&code);
            assert!(bits.iter().all(|&bit| decoder.decode(chance) == bit), "{chance}");
            assert!(!decoder.is_past_end());
            assert!(chance != 1311 || code.len() < 75, "{}", code.len());
        }
    }
}
