//! Arithmetic coding of bits, each with how likely it was: likely bits take little room.

/// Writes bits.
#[derive(Debug)]
pub(super) struct Encoder {
    low: u32,
    high: u32,
    code: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { low: 0, high: u32::MAX, code: Vec::new() }
    }
}

/// Where the range from `low` to `high` is cut for a bit that is a one with `chance` 65,536ths.
fn cut(low: u32, high: u32, chance: u32) -> u32 {
    low + ((u64::from(high - low) * u64::from(chance.clamp(1, 65_535))) >> 16) as u32
}

impl Encoder {
    /// Adds `bit`, which was a one with `chance` 65,536ths.
    pub(super) fn encode(&mut self, bit: u32, chance: u32) {
        let middle = cut(self.low, self.high, chance);
        if bit == 1 {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.code.push((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
    }

    /// The code: with zeros after it, it lies in the last range, and no shorter one does.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let tail = (0..=4u32).find_map(|length| {
            let kept = u32::MAX.checked_shl(32 - 8 * length).unwrap_or(0);
            ((self.high & kept) >= self.low).then_some((self.high & kept, length))
        });
        if let Some((value, length)) = tail {
            self.code.extend(value.to_be_bytes().iter().take(length as usize));
        }
        self.code
    }
}

/// Reads bits.
#[derive(Debug)]
pub(super) struct Decoder<'c> {
    low: u32,
    high: u32,
    value: u32,
    code: &'c [u8],
    next: usize,
}

impl<'c> Decoder<'c> {
    pub(super) fn new(code: &'c [u8]) -> Self {
        let mut decoder = Self { low: 0, high: u32::MAX, value: 0, code, next: 0 };
        for _ in 0..4 {
            decoder.shift();
        }
        decoder
    }

    /// The next bit, which was a one with `chance` 65,536ths.
    pub(super) fn decode(&mut self, chance: u32) -> u32 {
        let middle = cut(self.low, self.high, chance);
        let bit = u32::from(self.value <= middle);
        if bit == 1 {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
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
