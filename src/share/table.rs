//! What a model remembers of its contexts.

/// Slots in a line. The first holds a check instead.
pub(super) const LINE: usize = 16;

/// Where one table of a model stands among the cells: for each context and half byte a line of slots, each the chance of a
/// one (12 bits) and how often it was seen (4 bits).
#[derive(Clone, Copy, Default)]
pub(super) struct Table {
    /// Its first cell.
    first: usize,
    /// It has 2 to the power of so many lines.
    bits: u32,
    /// What stood before the byte under way.
    pub(super) context: u32,
    /// First cell of the line of the half byte under way.
    line: usize,
    /// The cell of the bit that comes.
    slot: usize,
}

impl Table {
    /// A table of 2 to the power of `bits` lines, from the cell `first` on.
    pub(super) fn new(first: usize, bits: u32) -> Table {
        Table { first, bits, line: first, ..Table::default() }
    }

    /// Takes a line for the context at hand and the half byte that begins: its own, the neighbour when that is its own, or
    /// of the two the one less used.
    pub(super) fn open(&mut self, cells: &mut [u16], partial: usize) {
        let hashed = hash(self.context, partial as u32);
        let check = hashed as u16 | 1;
        let cell = |at: usize| cells.get(at).copied().unwrap_or(0);
        let mine = self.first + (hashed >> (32 - self.bits)) as usize * LINE;
        let neighbour = self.first + ((mine - self.first) ^ LINE);
        self.line = mine;
        if cell(mine) == check {
            return;
        }
        let is_there = cell(neighbour) == check;
        if is_there || cell(neighbour + 1) & 15 < cell(mine + 1) & 15 {
            self.line = neighbour;
        }
        if !is_there {
            for (slot, cell) in cells.iter_mut().skip(self.line).take(LINE).enumerate() {
                *cell = if slot == 0 { check } else { EVEN };
            }
        }
    }

    /// What the slot of the bit that comes holds.
    pub(super) fn look(&mut self, cells: &[u16], partial: usize) -> u16 {
        let place = super::mix::written(partial) & 3;
        self.slot = self.line + (1 << place | partial & ((1 << place) - 1));
        cells.get(self.slot).copied().unwrap_or(0)
    }

    pub(super) fn learn(&self, cells: &mut [u16], bit: u32) {
        let Some(slot) = cells.get_mut(self.slot) else { return };
        let (count, chance) = (*slot & 15, i32::from(*slot >> 4));
        let target = if bit == 1 { 4095 } else { 0 };
        let rate = RATES.get(usize::from(count)).copied().unwrap_or(0);
        let chance = chance + (((target - chance) * i32::from(rate)) >> 16);
        *slot = (chance as u16) << 4 | (count + 1).min(15);
    }
}

/// How far a slot moves towards what happens, in 65,536ths, by how often it was seen.
const RATES: [u16; 16] =
    [56_000, 36_000, 26_000, 20_000, 16_000, 13_000, 11_000, 9_500, 8200, 7000, 6500, 6000, 5500, 5000, 4700, 4400];

/// A slot that nobody has seen.
const EVEN: u16 = 1 << 15;

/// Mixes two numbers into one.
#[inline(never)]
pub(super) fn hash(value: u32, more: u32) -> u32 {
    let mixed = (value ^ more.wrapping_mul(0x9e37_79b1)).wrapping_mul(0x85eb_ca6b);
    (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35).rotate_left(13)
}
