//! Codecs `m` and `n`: context mixing. Each bit of a text is foretold from what stood before it and coded by how likely it was.
//!
//! Several models foretell the next bit from contexts of their own (the last one to six bytes, the word so far, the last
//! place that went on like this), and a small network weighs them by how right they have been. Before the text, all of it
//! learns from a frozen text of our own, so that short articles profit too. Integers only: the same bytes everywhere.
//!
//! `m` is for articles alone; `n` has read the forms of edits, events and views too, for links that carry those. What they
//! read stands in `primer.txt` and `forms.txt`; `reading.bin` is both packed by this very codec, and unpacking it is how a
//! model reads them.
//!
//! Everything here, in `table.rs`, `learn.rs`, and what is read is frozen, for links in the world were made with it. A better
//! codec gets a letter of its own.

use super::coder::{Decoder, Encoder};
use super::learn::{learn, squash, stretch_all};
use super::table::{LINE, Table, hash};
use std::sync::OnceLock;

/// What the model has read before the first byte: the text for `m`, then the forms for `n`.
const READING: &[u8] = include_bytes!("reading.bin");
/// Bytes of the text for `m`.
const PRIMER: usize = 21_913;
/// Bytes of the forms.
const FORMS: usize = 1_984;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    /// `m`.
    Article,
    /// `n`.
    Forms,
}

/// `bytes` coded; their number is not part of the code.
pub(super) fn compress(codec: Codec, bytes: &[u8]) -> Vec<u8> {
    Model::primed(codec, bytes.len()).encode(bytes)
}

/// The `length` bytes that `code` stands for; `None` where it ends too early to hold so many.
pub(super) fn expand(codec: Codec, code: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut model = Model::primed(codec, length);
    let start = model.history.len();
    model.decode(&mut Decoder::new(code), length)?;
    Some(model.history.get(start..)?.to_vec())
}

/// Contexts looked up in a table: the last 1, 2, 3, 4 and 6 bytes, the word so far, that word after the one before.
const TABLES: usize = 7;
/// Each table gives two inputs, order 0 and the match one each, and one is constant.
const INPUTS: usize = TABLES * 2 + 3;
/// Bytes that must agree for a match.
const MATCH_HASHED: usize = 5;
/// How much smaller than the others, in bits, a table may be.
const SMALLER: [u32; TABLES] = [3, 1, 0, 0, 0, 0, 0];
const LONGEST_MATCH: usize = 31;

/// Lines of the smallest table, in bits: enough for articles of up to 10,000 characters.
const SMALLEST: u32 = 16;
/// The smallest models after their reading, for `m` and for `n`: nearly every link is made and opened with them.
static PRIMED: OnceLock<[Model; 2]> = OnceLock::new();

/// Where the chances stand among a model's cells: for each table how likely a one was after slots that looked alike (seen as
/// often, with a chance near this one's); by the byte under way alone; by the length of the match; and the two sets that
/// correct a mixed chance by what came true where it stood at the same height, each context with a row of 33 heights. After
/// them the curve that stretches chances, and the tables.
const ORDER0: usize = TABLES * 1024;
const MATCH: usize = ORDER0 + 256;
const REFINED: usize = MATCH + LONGEST_MATCH + 1;
const REFINED_MORE: usize = REFINED + 256 * 33;
const CURVE: usize = REFINED_MORE + (1 << 14) * 33;
const LINES: usize = CURVE + 4096;

/// Chances in use for one bit, beside the match's, and how fast each learns.
const USED: usize = TABLES + 3;
const RATES: [u32; USED] = [7, 7, 7, 7, 7, 7, 7, 5, 6, 6];

/// How many sets of weights each of the three mixers has, one for each situation.
const SETS: [usize; 3] = [8 * (TABLES + 1) * 3, 1024, 256];
const WEIGHTS: usize = (SETS[0] + SETS[1] + SETS[2]) * INPUTS;
/// Weights are in 65,536ths.
const START: i32 = 65_536 * 2 / 20;
const RATE: i32 = 6;
/// So that no sum of weighed inputs is too large for 32 bits.
const LARGEST: i32 = 1 << 19;

#[derive(Clone)]
struct Model {
    history: Vec<u8>,
    /// Chances and tables.
    cells: Vec<u16>,
    /// What the mixers weigh with, set by set; then, by the hash of a stretch, the place in `history` after its last.
    weights: Vec<i32>,
    now: Now,
}

/// Where a model is.
#[derive(Clone, Copy, Default)]
struct Now {
    /// The bits of the byte under way, after a one: 1 to 255.
    partial: usize,
    tables: [Table; TABLES],
    /// The cells of the chances in use: of each table that of slots alike, order 0's, the two that correct. Cell 0, which
    /// belongs to nothing, where a slot was never seen.
    used: [usize; USED],
    word: u32,
    last_word: u32,
    word_length: usize,
    match_at: usize,
    match_length: usize,
    inputs: [i32; INPUTS],
    /// Of each mixer the first weight in use and what they gave.
    mixed: [(usize, i32); 3],
    /// The bit that the match foretells.
    matched: Option<u32>,
}

impl Model {
    /// A model that has done its reading, with tables large enough for `length` bytes more.
    fn primed(codec: Codec, length: usize) -> Model {
        let [articles, forms] = PRIMED.get_or_init(|| {
            let mut model = Model::new(SMALLEST);
            let mut decoder = Decoder::new(READING);
            model.decode(&mut decoder, PRIMER);
            let articles = model.clone();
            model.decode(&mut decoder, FORMS);
            [articles, model]
        });
        let primed = if codec == Codec::Forms { forms } else { articles };
        let needed = (PRIMER + length) * 2;
        let bits = if needed <= 1 << SMALLEST {
            SMALLEST
        } else if needed <= 2 << SMALLEST {
            SMALLEST + 1
        } else {
            SMALLEST + 2
        };
        if bits == SMALLEST {
            return primed.clone();
        }
        let mut model = Model::new(bits);
        model.encode(&primed.history);
        model
    }

    /// A model that has read nothing.
    fn new(bits: u32) -> Model {
        let mut now = Now { partial: 1, ..Now::default() };
        let mut end = LINES;
        for (table, smaller) in now.tables.iter_mut().zip(SMALLER) {
            *table = Table::new(end, bits - smaller);
            end += LINE << (bits - smaller);
        }
        let mut cells = vec![0; end];
        for (at, cell) in cells.iter_mut().take(CURVE).enumerate() {
            let height = at.saturating_sub(REFINED) as i32 % 33;
            let chance = if at < ORDER0 {
                at as i32 % 64 * 1024 + 512
            } else if at < REFINED {
                1 << 15
            } else {
                squash((height - 16) * 128) * 16
            };
            *cell = chance as u16;
        }
        stretch_all(cells.get_mut(CURVE..LINES).unwrap_or_default());
        let mut weights = vec![0; WEIGHTS + (1 << 16)];
        weights.get_mut(..WEIGHTS).unwrap_or_default().fill(START);
        Model { history: Vec::new(), cells, weights, now }
    }

    /// Learns from a text, and gives its code.
    fn encode(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut encoder = Encoder::default();
        for &byte in bytes {
            for place in (0..8).rev() {
                let bit = u32::from(byte >> place & 1);
                encoder.encode(bit, self.foretell());
                self.learn(bit);
            }
        }
        encoder.finish()
    }

    /// Reads `length` bytes more from their code; `None` where it ends too early to hold so many.
    fn decode(&mut self, decoder: &mut Decoder, length: usize) -> Option<()> {
        for _ in 0..length {
            for _ in 0..8 {
                let bit = decoder.decode(self.foretell());
                self.learn(bit);
            }
            if decoder.is_past_end() {
                return None;
            }
        }
        Some(())
    }

    /// How likely the next bit is a one, in 65,536ths.
    fn foretell(&mut self) -> u32 {
        let Model { history, cells, weights, now } = self;
        let partial = now.partial;
        let last = usize::from(history.last().copied().unwrap_or(0));
        let mut known = 0;
        let inputs = now.inputs.chunks_exact_mut(2);
        for (order, ((table, alike), inputs)) in now.tables.iter_mut().zip(&mut now.used).zip(inputs).enumerate() {
            let slot = table.look(cells, partial);
            *alike = 0;
            inputs.fill(0);
            if slot & 15 > 0 {
                *alike = order * 1024 + usize::from(slot & 15) * 64 + usize::from(slot >> 10);
                known += 1;
                inputs[0] = stretch(cells, slot);
                inputs[1] = stretch(cells, chance(cells, *alike));
            }
        }
        let matched = matched_bit(history, now);
        now.matched = matched;
        let sure = stretch(cells, chance(cells, MATCH + now.match_length.min(LONGEST_MATCH)));
        now.used[TABLES] = ORDER0 + (partial & 255);
        now.inputs[TABLES * 2] = stretch(cells, chance(cells, now.used[TABLES]));
        now.inputs[TABLES * 2 + 1] = matched.map_or(0, |bit| if bit == 1 { sure } else { -sure });
        now.inputs[TABLES * 2 + 2] = 256;
        let strength = if matched.is_none() { 0 } else { 1 + usize::from(now.match_length > 15) };
        let mut sum = 0;
        let situations = [
            (strength * (TABLES + 1) + known) * 8 + written(partial) as usize,
            SETS[0] + (partial & 255) + 256 * now.word_length.min(3),
            SETS[0] + SETS[1] + last,
        ];
        for (mixed, set) in now.mixed.iter_mut().zip(situations) {
            let weights = weights.get(set * INPUTS..).and_then(<[i32]>::first_chunk::<INPUTS>).unwrap_or(&[0; INPUTS]);
            let weighed: i32 = weights.iter().zip(&now.inputs).map(|(&weight, &input)| (weight >> 4) * input).sum();
            *mixed = (set * INPUTS, (weighed >> 12).clamp(-2047, 2047));
            sum += mixed.1;
        }
        let mixed = sum / 3;
        let height = mixed + 2048;
        let (step, part) = ((height >> 7) as usize, height & 127);
        let mut likely = squash(mixed) * 2;
        let rows = [REFINED + (partial & 255) * 33, REFINED_MORE + (((last * 0x9e37) ^ (partial * 0x2f)) & 0x3fff) * 33];
        for (refined, row) in now.used.iter_mut().skip(TABLES + 1).zip(rows) {
            let at = row + step;
            *refined = at + usize::from(part >= 64);
            likely += (i32::from(chance(cells, at)) * (128 - part) + i32::from(chance(cells, at + 1)) * part) >> 11;
        }
        (likely / 4).clamp(1, 4095) as u32 * 16
    }

    fn learn(&mut self, bit: u32) {
        let Model { cells, weights, now, .. } = self;
        if let Some(foretold) = now.matched {
            learn(cells, MATCH + now.match_length.min(LONGEST_MATCH), u32::from(foretold == bit), 6);
            if foretold != bit {
                now.match_length = 0;
            }
        }
        for (at, rate) in now.used.into_iter().zip(RATES) {
            learn(cells, at, bit, rate);
        }
        for table in &now.tables {
            table.learn(cells, bit);
        }
        for (first, mixed) in now.mixed {
            let error = (((bit as i32) << 12) - squash(mixed)) * RATE;
            let Some(weights) = weights.get_mut(first..).and_then(<[i32]>::first_chunk_mut::<INPUTS>) else { return };
            for (weight, input) in weights.iter_mut().zip(now.inputs) {
                *weight = (*weight + ((input * error + (1 << 13)) >> 14)).clamp(-LARGEST, LARGEST);
            }
        }
        now.partial = now.partial << 1 | bit as usize;
        if now.partial > 255 {
            let byte = (now.partial & 255) as u8;
            now.partial = 1;
            self.end_byte(byte);
        }
        if self.now.partial == 1 || self.now.partial >> 4 == 1 {
            for table in &mut self.now.tables {
                table.open(&mut self.cells, self.now.partial);
            }
        }
    }

    fn end_byte(&mut self, byte: u8) {
        self.history.push(byte);
        let now = &mut self.now;
        let folded = byte.to_ascii_lowercase();
        if folded.is_ascii_lowercase() || byte >= 128 {
            now.word_length += 1;
            now.word = hash(now.word.wrapping_add(1), u32::from(folded));
        } else if now.word != 0 {
            now.last_word = now.word;
            now.word = 0;
            now.word_length = 0;
        }
        let spaced = if now.word == 0 { u32::from(byte) } else { 0 };
        let word = hash(now.word, 700 + spaced);
        let words = hash(hash(now.word, now.last_word), 900 + spaced);
        for (place, table) in now.tables.iter_mut().enumerate() {
            table.context = match place {
                5 => word,
                6 => words,
                _ => last(&self.history, place + 1 + place / 4),
            };
        }
        self.follow_match(byte);
    }

    fn follow_match(&mut self, byte: u8) {
        let now = &mut self.now;
        if now.match_length > 0 && self.history.get(now.match_at) == Some(&byte) {
            now.match_length += 1;
            now.match_at += 1;
        } else {
            now.match_length = 0;
        }
        let hashed = last(&self.history, MATCH_HASHED) >> 16;
        let Some(place) = self.weights.get_mut(WEIGHTS + hashed as usize) else { return };
        if now.match_length == 0 {
            now.match_at = *place as usize;
            let before = self.history.get(..now.match_at).unwrap_or(&[]).iter().rev().take(32);
            now.match_length = before.zip(self.history.iter().rev()).take_while(|(then, now)| then == now).count();
            if now.match_length < MATCH_HASHED {
                now.match_length = 0;
            }
        }
        *place = self.history.len() as i32;
    }
}

/// The last `count` bytes as one number.
#[inline(never)]
fn last(history: &[u8], count: usize) -> u32 {
    let from = history.len().saturating_sub(count);
    history.get(from..).unwrap_or(&[]).iter().fold(count as u32, |context, &byte| hash(context, u32::from(byte)))
}

/// The bit that the match foretells.
fn matched_bit(history: &[u8], now: &Now) -> Option<u32> {
    let byte = usize::from(*history.get(now.match_at)?) | 256;
    let written = written(now.partial);
    (now.match_length > 0 && byte >> (8 - written) == now.partial).then_some((byte >> (7 - written) & 1) as u32)
}

fn chance(cells: &[u16], at: usize) -> u16 {
    cells.get(at).copied().unwrap_or(0)
}

/// The stretched chance of so many 65,536ths.
fn stretch(cells: &[u16], likely: u16) -> i32 {
    i32::from(chance(cells, CURVE + usize::from(likely >> 4))) - 2048
}

/// How many bits of the byte under way are known.
pub(super) fn written(partial: usize) -> u32 {
    31 ^ (partial as u32).leading_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reading_is_the_primer_and_the_forms() {
        let (primer, forms) = (include_bytes!("primer.txt"), include_bytes!("forms.txt"));
        assert_eq!((primer.len(), forms.len()), (PRIMER, FORMS));
        assert!(Model::new(SMALLEST).encode(&[&primer[..], forms].concat()) == READING, "packed, they are reading.bin");
    }
}
