//! A map from mixed 64-bit keys, reused from article to article without a new allocation.

/// Open addressing, linear probing. Keys must be mixed already ([`mix`]): their low bits choose the slot, and two keys
/// are one when all 64 bits are.
#[derive(Debug)]
pub struct Table<V> {
    /// A power of two of them, at most half of them filled.
    slots: Vec<Slot<V>>,
    filled: usize,
    /// Slots of another era are empty: so nothing is written to empty them.
    era: u32,
    /// A buffer to grow into.
    spare: Vec<Slot<V>>,
}

/// Slots that an emptied table keeps: a long article must not leave the next one's entries scattered over many lines of
/// memory.
const FEW: usize = 128;

#[derive(Clone, Copy, Debug, Default)]
struct Slot<V> {
    key: u64,
    era: u32,
    value: V,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { slots: Vec::new(), filled: 0, era: 1, spare: Vec::new() }
    }
}

impl<V: Copy + Default> Table<V> {
    /// Empties it.
    pub fn clear(&mut self) {
        self.filled = 0;
        self.slots.truncate(FEW);
        self.era = self.era.wrapping_add(1);
        if self.era == 0 {
            self.slots.fill(Slot::default());
            self.era = 1;
        }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.filled == 0
    }

    /// The value at `key`.
    #[inline]
    pub fn get(&self, key: u64) -> Option<V> {
        let slot = self.slots.get(self.find(key)?)?;
        (slot.era == self.era).then_some(slot.value)
    }

    /// The value at `key`, to change it.
    pub fn get_mut(&mut self, key: u64) -> Option<&mut V> {
        let at = self.find(key)?;
        let slot = self.slots.get_mut(at)?;
        (slot.era == self.era).then_some(&mut slot.value)
    }

    /// The value at `key`, which is `value` when there was none.
    #[inline]
    pub fn entry(&mut self, key: u64, value: V) -> &mut V {
        if (self.filled + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let at = self.find(key).unwrap_or(0);
        let slot = &mut self.slots[at];
        if slot.era != self.era {
            *slot = Slot { key, era: self.era, value };
            self.filled += 1;
        }
        &mut slot.value
    }

    /// The slot that holds `key`, else the empty one where it would stand; `None` when there are no slots.
    #[inline]
    fn find(&self, key: u64) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = key as usize & mask;
        while self.slots[at].era == self.era && self.slots[at].key != key {
            at = (at + 1) & mask;
        }
        Some(at)
    }

    #[cold]
    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(16);
        std::mem::swap(&mut self.slots, &mut self.spare);
        self.slots.clear();
        self.slots.resize(size, Slot::default());
        self.filled = 0;
        let (old, era) = (std::mem::take(&mut self.spare), self.era);
        for slot in old.iter().filter(|slot| slot.era == era) {
            self.entry(slot.key, slot.value);
        }
        self.spare = old;
    }
}

/// A key with one more word.
#[inline]
pub const fn mix(key: u64, word: u64) -> u64 {
    let mixed = (key.rotate_left(23) ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd); // a multiplier of MurmurHash3
    mixed ^ mixed >> 32
}

/// The key of some bytes.
pub fn key_of(bytes: &[u8]) -> u64 {
    let mut key = bytes.len() as u64;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        key = mix(key, u64::from_le_bytes(*chunk));
    }
    match bytes.last_chunk::<8>() {
        // The last eight bytes, whether or not some of them are in the key already.
        Some(last) => mix(key, u64::from_le_bytes(*last)),
        None => mix(key, rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_the_first_value_of_each_key() {
        let mut table = Table::default();
        for round in 0..3u64 {
            table.clear();
            for n in 0..500 {
                assert_eq!(table.get(mix(round, n)), None);
                *table.entry(mix(round, n), 0) += n;
                *table.entry(mix(round, n), 7) += 1;
            }
            assert!((0..500).all(|n| table.get(mix(round, n)) == Some(n + 1)));
            assert_eq!(table.get(mix(round + 1, 3)), None);
        }
    }

    #[test]
    fn keys_that_share_a_slot_stay_apart() {
        let mut table = Table::default();
        for n in 0..200u64 {
            table.entry(n << 40, n);
        }
        assert!((0..200).all(|n| table.get(n << 40) == Some(n)));
    }
}
