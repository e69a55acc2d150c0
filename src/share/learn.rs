//! The parts of a model that learn, all in integers. A chance is how likely a one is, in 65,536ths; stretched, it is
//! `ln(p / (1 - p))` in 256ths, from -2,047 to 2,047.

/// The logistic curve at every 128th, from -2,048 to 2,048, in 4,096ths.
const LOGISTIC: [i16; 33] = [
    1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975, 4022,
    4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

/// The chance of a stretched chance, in 4,096ths.
pub(super) fn squash(stretched: i32) -> i32 {
    let height = stretched.clamp(-2048, 2047) + 2048;
    let (step, part) = ((height >> 7) as usize, height & 127);
    let [low, high] = [step, step + 1].map(|step| i32::from(LOGISTIC.get(step).copied().unwrap_or(0)));
    (low * (128 - part) + high * part + 64) >> 7
}

/// Fills in the stretched chances of so many 4,096ths, each with 2,048 added.
pub(super) fn stretch_all(curve: &mut [u16]) {
    let mut stretched = -2047;
    for (chance, slot) in curve.iter_mut().enumerate() {
        while stretched < 2047 && squash(stretched) < chance as i32 {
            stretched += 1;
        }
        *slot = (stretched + 2048) as u16;
    }
}

/// Moves the chance in a cell towards what happened, by one part in 2 to the power of `rate`.
pub(super) fn learn(cells: &mut [u16], at: usize, bit: u32, rate: u32) {
    let Some(chance) = cells.get_mut(at) else { return };
    if bit == 1 {
        *chance += (65_535 - *chance) >> rate;
    } else {
        *chance -= *chance >> rate;
    }
}
