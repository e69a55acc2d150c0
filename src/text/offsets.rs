//! Byte offsets as code points: published positions count code points, the library counts bytes.

/// Turns the byte offsets of one text into code points and back, in logarithmic time.
///
/// Holds the code point count at every 64th byte; what lies between is counted.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    counts: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> CodePoints<'t> {
    /// Prepares the table for `text`.
    pub fn new(text: &'t str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut seen = 0;
        for block in text.as_bytes().chunks(STRIDE) {
            counts.push(seen);
            seen += count(block);
        }
        counts.push(seen);
        Self { text, counts }
    }

    /// Code points before `byte`.
    pub fn at_byte(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let block = byte / STRIDE;
        let (before, start) = (self.counts.get(block).copied().unwrap_or(0), block * STRIDE);
        // Most blocks are plain: one byte a code point.
        match self.counts.get(block + 1) {
            Some(after) if after - before == STRIDE => before + (byte - start),
            _ => before + count(&self.text.as_bytes()[start..byte]),
        }
    }

    /// The byte at which code point `index` begins; the text's length past its end.
    pub fn to_byte(&self, index: usize) -> usize {
        let block = self.counts.partition_point(|&before| before <= index).saturating_sub(1);
        let mut seen = self.counts.get(block).copied().unwrap_or(0);
        for (at, byte) in self.text.as_bytes().iter().enumerate().skip(block * STRIDE) {
            if starts_character(*byte) {
                if seen == index {
                    return at;
                }
                seen += 1;
            }
        }
        self.text.len()
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| starts_character(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::CodePoints;

    #[test]
    fn bytes_and_code_points_agree_both_ways() {
        let text = "añ😭 ".repeat(300);
        let table = CodePoints::new(&text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(table.at_byte(byte), index);
            assert_eq!(table.to_byte(index), byte);
        }
        assert_eq!(table.to_byte(usize::MAX), text.len());
        assert_eq!(table.at_byte(usize::MAX), text.chars().count());
    }
}
