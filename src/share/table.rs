//! What a model remembers of its contexts.

use super::learn::{Chance, Curves};

/// What one table knows: for each context and half byte a line of slots, each the chance of a one (12 bits) and how often it
/// was seen (4 bits). The first slot of a line holds a check instead.
#[derive(Clone)]
pub(super) struct Table {
    lines: Vec<[u16; 16]>,
    /// What stood before the byte under way.
    pub(super) context: u32,
    line: usize,
    slot: usize,
    /// How likely a one was after slots that looked alike: seen as often, with a chance near this one's.
    alike: Vec<Chance>,
    alike_at: usize,
}

impl Table {
    /// A table of 2 to the power of `bits` lines.
    pub(super) fn new(bits: u32) -> Table {
        let alike = (0..16 * 64).map(|at| Chance::of(at % 64 * 1024 + 512)).collect();
        Table { lines: vec![[0; 16]; 1 << bits], context: 0, line: 0, slot: 1, alike, alike_at: 0 }
    }

    /// Goes to the line of the half byte that begins; gives the check that should stand there and the one that does.
    ///
    /// Looking at all tables before clearing in any lets the processor fetch their lines side by side.
    pub(super) fn open(&mut self, partial: usize) -> (u16, u16) {
        let hashed = hash(self.context, partial as u32);
        self.line = (hashed >> (32 - self.lines.len().trailing_zeros())) as usize;
        (hashed as u16 | 1, self.lines[self.line][0])
    }

    /// Takes a line for the context at hand: its own, the neighbour when that is its own, or of the two the one less used.
    pub(super) fn claim(&mut self, (check, found): (u16, u16)) {
        if check == found {
            return;
        }
        let neighbour = self.line ^ 1;
        if self.lines[neighbour][0] == check {
            self.line = neighbour;
            return;
        }
        if self.lines[neighbour][1] & 15 < self.lines[self.line][1] & 15 {
            self.line = neighbour;
        }
        self.lines[self.line] = [EVEN; 16];
        self.lines[self.line][0] = check;
    }

    /// What the slot says itself, when it has been seen, and what was true of slots like it.
    pub(super) fn foretell(&mut self, partial: usize, curves: &Curves) -> (Option<i32>, i32) {
        self.slot =
            if partial < 16 { partial } else { partial & ((1 << (partial.ilog2() - 4)) - 1) | 1 << (partial.ilog2() - 4) };
        let slot = self.lines[self.line][self.slot & 15];
        self.alike_at = usize::from(slot & 15) * 64 + usize::from(slot >> 10);
        if slot & 15 == 0 {
            return (None, 0);
        }
        (Some(curves.stretch((slot >> 4).into())), curves.stretch(self.alike[self.alike_at].chance()))
    }

    pub(super) fn learn(&mut self, bit: u32) {
        let slot = &mut self.lines[self.line][self.slot & 15];
        let (count, chance) = (i32::from(*slot & 15), i32::from(*slot >> 4));
        if count > 0 {
            self.alike[self.alike_at].learn(bit, 7);
        }
        let target = if bit == 1 { 4095 } else { 0 };
        let chance = chance + (((target - chance) * RATES[count as usize & 15]) >> 16);
        *slot = (chance << 4 | (count + 1).min(15)) as u16;
    }
}

/// How far a slot moves towards what happens, in 65,536ths, by how often it was seen.
const RATES: [i32; 16] =
    [56_000, 36_000, 26_000, 20_000, 16_000, 13_000, 11_000, 9_500, 8200, 7000, 6500, 6000, 5500, 5000, 4700, 4400];

/// A slot that nobody has seen.
const EVEN: u16 = 1 << 15;

/// Mixes two numbers into one.
pub(super) fn hash(value: u32, more: u32) -> u32 {
    let mixed = (value ^ more.wrapping_mul(0x9e37_79b1)).wrapping_mul(0x85eb_ca6b);
    (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35).rotate_left(13)
}
