//! Sets of bits that many tables and every token carry: what all of them can do.

/// Gives a set of bits, a tuple struct of one unsigned number, its union and its test.
macro_rules! bit_set {
    ($set:ty) => {
        impl $set {
            /// Both sets together.
            #[inline]
            pub const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Whether the two sets share a bit.
            #[inline]
            pub const fn any(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }
    };
}

pub(crate) use bit_set;

/// The places of the bits that are set, lowest first.
#[inline]
pub fn ones(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(lowest)
    })
}

#[cfg(test)]
mod tests {
    use super::ones;

    #[test]
    fn ones_are_told_from_the_lowest() {
        assert_eq!(ones(0).count(), 0);
        assert!(ones(1 << 63 | 0b1010).eq([1, 3, 63]));
        assert_eq!(ones(u64::MAX).count(), 64);
    }
}
