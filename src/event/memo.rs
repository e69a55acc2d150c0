//! Numbers that were worked out before, by hashes of all that they depend on.

/// The latest numbers, one a place: it takes no more memory however long a text is.
pub struct Memo {
    /// Hashes with their numbers; the length is a power of two.
    places: Vec<(u64, f32)>,
}

impl Memo {
    /// Nothing known yet, and room for `places`, a power of two.
    pub fn new(places: usize) -> Self {
        Memo { places: vec![(0, 0.0); places] }
    }

    /// The number of a hash, worked out unless it is known.
    pub fn of(&mut self, hash: u64, work_out: impl FnOnce() -> f32) -> f32 {
        let last = self.places.len() - 1;
        let place = &mut self.places[(hash ^ hash >> 32) as usize & last];
        if place.0 != hash {
            *place = (hash, work_out());
        }
        place.1
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn a_number_is_worked_out_again_only_when_another_took_its_place() {
        let mut memo = Memo::new(2);
        assert_eq!([memo.of(5, || 1.0), memo.of(5, || 2.0), memo.of(7, || 3.0), memo.of(5, || 4.0)], [1.0, 1.0, 3.0, 4.0]);
    }
}
