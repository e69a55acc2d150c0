//! The parts of a model that learn, all in integers. A chance is how likely a one is, in 4,096ths; stretched, it is
//! `ln(p / (1 - p))` in 256ths, from -2,047 to 2,047.

/// The logistic curve and its inverse.
#[derive(Clone)]
pub(super) struct Curves {
    squashed: Vec<i16>,
    stretched: Vec<i16>,
}

/// The logistic curve at every 128th, from -2,048 to 2,048.
const LOGISTIC: [i32; 33] = [
    1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975, 4022,
    4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

impl Curves {
    pub(super) fn new() -> Curves {
        let squashed: Vec<i16> = (-2048..2048).map(|stretched| interpolate(stretched) as i16).collect();
        let mut stretched = vec![2047; 4096];
        let mut next = 0;
        for (value, &chance) in (-2047..).zip(squashed.iter().skip(1)) {
            for slot in stretched.iter_mut().take(chance as usize + 1).skip(next) {
                *slot = value;
            }
            next = next.max(chance as usize + 1);
        }
        Curves { squashed, stretched }
    }

    /// The chance of a stretched chance.
    pub(super) fn squash(&self, stretched: i32) -> i32 {
        self.squashed[(stretched.clamp(-2047, 2047) + 2048) as usize].into()
    }

    /// The stretched chance of a chance.
    pub(super) fn stretch(&self, chance: i32) -> i32 {
        self.stretched[chance.clamp(0, 4095) as usize].into()
    }
}

fn interpolate(stretched: i32) -> i32 {
    let (at, part) = (((stretched + 2048) >> 7) as usize, (stretched + 2048) & 127);
    (LOGISTIC[at] * (128 - part) + LOGISTIC[at + 1] * part + 64) >> 7
}

/// A chance that moves towards what happens.
#[derive(Clone, Copy)]
pub(super) struct Chance(u16);

impl Chance {
    pub(super) const EVEN: Chance = Chance(1 << 15);

    /// A chance of so many 65,536ths.
    pub(super) fn of(chance: u32) -> Chance {
        Chance(chance.min(65_535) as u16)
    }

    pub(super) fn chance(self) -> i32 {
        i32::from(self.0 >> 4)
    }

    /// Moves by one part in 2 to the power of `rate`.
    pub(super) fn learn(&mut self, bit: u32, rate: u32) {
        if bit == 1 {
            self.0 += (65_535 - self.0) >> rate;
        } else {
            self.0 -= self.0 >> rate;
        }
    }
}

/// Weighs inputs, with a set of weights for each situation.
#[derive(Clone)]
pub(super) struct Mixer<const N: usize> {
    weights: Vec<[i32; N]>,
    set: usize,
    mixed: i32,
}

impl<const N: usize> Mixer<N> {
    pub(super) fn new(sets: usize) -> Self {
        Mixer { weights: vec![[START; N]; sets], set: 0, mixed: 0 }
    }

    /// The weighed sum of stretched chances in situation `set`.
    pub(super) fn mix(&mut self, inputs: &[i32; N], set: usize) -> i32 {
        self.set = set % self.weights.len();
        let sum: i32 = self.weights[self.set].iter().zip(inputs).map(|(&weight, &input)| (weight >> 4) * input).sum();
        self.mixed = (sum >> 12).clamp(-2047, 2047);
        self.mixed
    }

    pub(super) fn learn(&mut self, inputs: &[i32; N], bit: u32, curves: &Curves) {
        let error = ((bit as i32) << 12) - curves.squash(self.mixed);
        for (weight, &input) in self.weights[self.set].iter_mut().zip(inputs) {
            *weight = (*weight + ((input * error * RATE + (1 << 13)) >> 14)).clamp(-LARGEST, LARGEST);
        }
    }
}

/// Weights are in 65,536ths.
const START: i32 = 65_536 * 2 / 20;
const RATE: i32 = 6;
/// So that no sum of weighed inputs is too large for 32 bits.
const LARGEST: i32 = 1 << 19;

/// Corrects a mixed chance by what came true where it stood at the same height in the same context.
#[derive(Clone)]
pub(super) struct Refiner {
    chances: Vec<u16>,
    at: usize,
}

impl Refiner {
    pub(super) fn new(contexts: usize) -> Self {
        let row = (0..33).map(|step| (interpolate((step - 16) * 128 - i32::from(step == 32)) * 16) as u16);
        Refiner { chances: row.collect::<Vec<_>>().repeat(contexts), at: 0 }
    }

    /// The corrected chance.
    pub(super) fn refine(&mut self, stretched: i32, context: usize) -> i32 {
        let position = (stretched.clamp(-2047, 2047) + 2048) as usize;
        let (step, part) = (position >> 7, position & 127);
        let row = context * 33 + step;
        self.at = row + usize::from(part >= 64);
        let (low, high) = (usize::from(self.chances[row]), usize::from(self.chances[row + 1]));
        ((low * (128 - part) + high * part) >> 11) as i32
    }

    pub(super) fn learn(&mut self, bit: u32) {
        let chance = &mut self.chances[self.at];
        if bit == 1 {
            *chance += (65_535 - *chance) >> 6;
        } else {
            *chance -= *chance >> 6;
        }
    }
}
