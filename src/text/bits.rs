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

/// Gives a set of bits that words carry: a constant for each row with its bit, `TABLE` with each row's words, and what
/// `bit_set!` gives. Two rows with one bit would be one row: the compiler refuses them.
macro_rules! word_set {
    ($(#[$about:meta])* $set:ident; $($(#[$doc:meta])* $name:ident = $bit:literal $words:literal;)*) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $set(pub(super) u64);

        impl $set { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)* }

        /// Each row with its words, parted by white space; a word of several rows stands in all of them.
        pub const TABLE: &[($set, &str)] = &[$(($set::$name, $words)),*];

        const _: () = assert!((0 $(| 1u64 << $bit)*).count_ones() as usize == TABLE.len(), "two rows share a bit");

        $crate::text::bits::bit_set!($set);
    };
}

pub(crate) use {bit_set, word_set};

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
