//! Codecs `m` and `n`: context mixing. Each bit of a text is foretold from what stood before it and coded by how likely it was.
//!
//! Several models foretell the next bit from contexts of their own (the last one to six bytes, the word so far, the last
//! place that went on like this), and a small network weighs them by how right they have been. Before the text, all of it
//! learns from a frozen text of our own, so that short articles profit too. Integers only: the same bytes everywhere.
//!
//! `m` is for articles alone; `n` has read the forms of edits, events and views too, for links that carry those.
//!
//! Everything here, in `table.rs`, `learn.rs`, `primer.txt` and `forms.txt` is frozen, for links in the world were made with
//! it. A better codec gets a letter of its own.

use super::coder::{Decoder, Encoder};
use super::learn::{Chance, Curves, Mixer, Refiner};
use super::table::{Table, hash};
use std::sync::OnceLock;

/// What the model has read before the first byte.
const PRIMER: &str = include_str!("primer.txt");

/// What `n` has read after that.
const FORMS: &str = include_str!("forms.txt");

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
    let mut model = Model::primed(codec, bytes.len());
    let mut encoder = Encoder::default();
    for &byte in bytes {
        for place in (0..8).rev() {
            let bit = u32::from(byte >> place & 1);
            encoder.encode(bit, model.foretell());
            model.learn(bit);
        }
    }
    encoder.finish()
}

/// The `length` bytes that `code` stands for; `None` where it ends too early to hold so many.
pub(super) fn expand(codec: Codec, code: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut model = Model::primed(codec, length);
    let mut decoder = Decoder::new(code);
    let mut bytes = Vec::new();
    for _ in 0..length {
        for _ in 0..8 {
            let bit = decoder.decode(model.foretell());
            model.learn(bit);
        }
        if decoder.is_past_end() {
            return None;
        }
        bytes.push(model.last_byte());
    }
    Some(bytes)
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
/// The smallest model after its reading, kept: nearly every link is made and opened with it.
static PRIMED: OnceLock<Model> = OnceLock::new();

#[derive(Clone)]
struct Model {
    curves: Curves,
    history: Vec<u8>,
    /// The bits of the byte under way, after a one: 1 to 255.
    partial: usize,
    tables: [Table; TABLES],
    order0: Vec<Chance>,
    word: u32,
    last_word: u32,
    word_length: usize,
    /// The place in `history` after the last stretch of each hash.
    places: Vec<u32>,
    match_at: usize,
    match_length: usize,
    match_chances: Vec<Chance>,
    inputs: [i32; INPUTS],
    mixers: [Mixer<INPUTS>; 3],
    refiners: [Refiner; 2],
}

impl Model {
    /// A model that has read the primer, with tables large enough for `length` bytes more.
    fn primed(codec: Codec, length: usize) -> Model {
        let bits = ((PRIMER.len() + length) * 2).clamp(1 << SMALLEST, 1 << 18).next_power_of_two().trailing_zeros();
        let mut model = if bits == SMALLEST { PRIMED.get_or_init(|| Model::reading(bits)).clone() } else { Model::reading(bits) };
        if codec == Codec::Forms {
            model.read(FORMS);
        }
        model
    }

    fn reading(bits: u32) -> Model {
        let mut model = Model {
            curves: Curves::new(),
            history: Vec::new(),
            partial: 1,
            tables: SMALLER.map(|smaller| Table::new(bits - smaller)),
            order0: vec![Chance::EVEN; 256],
            word: 0,
            last_word: 0,
            word_length: 0,
            places: vec![0; 1 << 16],
            match_at: 0,
            match_length: 0,
            match_chances: vec![Chance::EVEN; LONGEST_MATCH + 1],
            inputs: [0; INPUTS],
            mixers: [Mixer::new(8 * (TABLES + 1) * 3), Mixer::new(1024), Mixer::new(256)],
            refiners: [Refiner::new(256), Refiner::new(1 << 14)],
        };
        model.read(PRIMER);
        model
    }

    /// Learns from a text.
    fn read(&mut self, text: &str) {
        for byte in text.bytes() {
            for place in (0..8).rev() {
                self.foretell();
                self.learn(u32::from(byte >> place & 1));
            }
        }
    }

    fn last_byte(&self) -> u8 {
        self.history.last().copied().unwrap_or(0)
    }

    /// The bit that the match foretells.
    fn matched_bit(&self) -> Option<u32> {
        let byte = usize::from(*self.history.get(self.match_at)?) | 256;
        let written = self.partial.ilog2();
        (self.match_length > 0 && byte >> (8 - written) == self.partial).then_some((byte >> (7 - written) & 1) as u32)
    }

    /// How likely the next bit is a one, in 65,536ths.
    fn foretell(&mut self) -> u32 {
        let mut inputs = [0; INPUTS];
        let mut known = 0;
        for (order, table) in self.tables.iter_mut().enumerate() {
            let (direct, alike) = table.foretell(self.partial, &self.curves);
            known += usize::from(direct.is_some());
            inputs[order * 2] = direct.unwrap_or(0);
            inputs[order * 2 + 1] = alike;
        }
        inputs[TABLES * 2] = self.curves.stretch(self.order0[self.partial & 255].chance());
        let matched = self.matched_bit();
        if let Some(bit) = matched {
            let sure = self.curves.stretch(self.match_chances[self.match_length.min(LONGEST_MATCH)].chance());
            inputs[TABLES * 2 + 1] = if bit == 1 { sure } else { -sure };
        }
        inputs[TABLES * 2 + 2] = 256;
        self.inputs = inputs;
        let strength = match (matched, self.match_length) {
            (None, _) => 0,
            (_, ..16) => 1,
            _ => 2,
        };
        let place = self.partial.ilog2() as usize;
        let first = self.mixers[0].mix(&inputs, (strength * (TABLES + 1) + known) * 8 + place);
        let second = self.mixers[1].mix(&inputs, (self.partial & 255) + 256 * self.word_length.min(3));
        let third = self.mixers[2].mix(&inputs, usize::from(self.last_byte()));
        let mixed = (first + second + third) / 3;
        let last = usize::from(self.last_byte());
        let refined = self.refiners[0].refine(mixed, self.partial & 255);
        let refined_more = self.refiners[1].refine(mixed, ((last * 0x9e37) ^ (self.partial * 0x2f)) & 0x3fff);
        let chance = (self.curves.squash(mixed) * 2 + refined + refined_more) / 4;
        chance.clamp(1, 4095) as u32 * 16
    }

    fn learn(&mut self, bit: u32) {
        if let Some(foretold) = self.matched_bit() {
            self.match_chances[self.match_length.min(LONGEST_MATCH)].learn(u32::from(foretold == bit), 6);
            if foretold != bit {
                self.match_length = 0;
            }
        }
        for table in &mut self.tables {
            table.learn(bit);
        }
        self.order0[self.partial & 255].learn(bit, 5);
        for mixer in &mut self.mixers {
            mixer.learn(&self.inputs, bit, &self.curves);
        }
        for refiner in &mut self.refiners {
            refiner.learn(bit);
        }
        self.partial = self.partial << 1 | bit as usize;
        if self.partial > 255 {
            let byte = (self.partial & 255) as u8;
            self.partial = 1;
            self.end_byte(byte);
        }
        if self.partial == 1 || self.partial >> 4 == 1 {
            let checks = self.tables.each_mut().map(|table| table.open(self.partial));
            self.tables.iter_mut().zip(checks).for_each(|(table, checks)| table.claim(checks));
        }
    }

    fn end_byte(&mut self, byte: u8) {
        self.history.push(byte);
        let folded = byte.to_ascii_lowercase();
        if folded.is_ascii_lowercase() || byte >= 128 {
            self.word_length += 1;
            self.word = hash(self.word.wrapping_add(1), u32::from(folded));
        } else if self.word != 0 {
            self.last_word = self.word;
            self.word = 0;
            self.word_length = 0;
        }
        let last = |count: usize| -> u32 {
            let from = self.history.len().saturating_sub(count);
            self.history[from..].iter().fold(count as u32, |context, &byte| hash(context, u32::from(byte)))
        };
        let spaced = if self.word == 0 { u32::from(byte) } else { 0 };
        let contexts = [
            last(1),
            last(2),
            last(3),
            last(4),
            last(6),
            hash(self.word, 700 + spaced),
            hash(hash(self.word, self.last_word), 900 + spaced),
        ];
        let place = (last(MATCH_HASHED) >> 16) as usize;
        for (table, context) in self.tables.iter_mut().zip(contexts) {
            table.context = context;
        }
        self.follow_match(byte, place);
    }

    fn follow_match(&mut self, byte: u8, place: usize) {
        if self.match_length > 0 && self.history.get(self.match_at) == Some(&byte) {
            self.match_length += 1;
            self.match_at += 1;
        } else {
            self.match_length = 0;
        }
        if self.match_length == 0 {
            self.match_at = self.places[place] as usize;
            let now = self.history.len();
            let agrees = |length: &usize| self.history[self.match_at - length - 1] == self.history[now - length - 1];
            self.match_length = (0..self.match_at.min(32)).take_while(agrees).count();
            if self.match_length < MATCH_HASHED {
                self.match_length = 0;
            }
        }
        self.places[place] = self.history.len() as u32;
    }
}
