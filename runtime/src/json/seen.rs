//! Which members of an object have come.

/// A set of member numbers. The first 64 need no allocation.
#[derive(Default)]
pub(crate) struct Seen {
    low: u64,
    rest: Vec<u64>,
}

impl Seen {
    /// Adds `i`; says whether it was there already.
    #[inline(always)]
    pub(crate) fn add(&mut self, i: usize) -> bool {
        if i < 64 {
            let bit = 1 << i;
            let was = self.low & bit != 0;
            self.low |= bit;
            was
        } else {
            self.add_high(i)
        }
    }

    #[inline(never)]
    fn add_high(&mut self, i: usize) -> bool {
        let word = i / 64 - 1;
        if self.rest.len() <= word {
            self.rest.resize(word + 1, 0);
        }
        let bit = 1 << (i % 64);
        let was = self.rest[word] & bit != 0;
        self.rest[word] |= bit;
        was
    }

    /// The first of the required members that has not come.
    #[inline]
    pub(crate) fn first_missing(&self, required: &[u64]) -> Option<usize> {
        for (i, required) in required.iter().enumerate() {
            let seen = if i == 0 {
                self.low
            } else {
                self.rest.get(i - 1).copied().unwrap_or(0)
            };
            let missing = required & !seen;
            if missing != 0 {
                return Some(i * 64 + missing.trailing_zeros() as usize);
            }
        }
        None
    }
}
