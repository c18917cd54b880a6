//! A map from mixed 64-bit keys, reused from article to article without a new allocation.

/// Open addressing, linear probing. Keys must be mixed already ([`mix`]): their low bits choose the slot, and two keys
/// are one when all 64 bits are.
#[derive(Debug)]
pub struct Table<V> {
    /// A power of two of them, at most half of them filled.
    slots: Vec<Option<(u64, V)>>,
    /// Which slots are filled, in the order of filling.
    filled: Vec<u32>,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { slots: Vec::new(), filled: Vec::new() }
    }
}

impl<V: Copy> Table<V> {
    /// Empties it; the work is in proportion to what it held.
    pub fn clear(&mut self) {
        for slot in self.filled.drain(..) {
            self.slots[slot as usize] = None;
        }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.filled.is_empty()
    }

    /// The value at `key`.
    #[inline]
    pub fn get(&self, key: u64) -> Option<V> {
        if self.filled.is_empty() {
            return None;
        }
        self.slots[self.find(key)].map(|(_, value)| value)
    }

    /// The value at `key`, to change it.
    pub fn get_mut(&mut self, key: u64) -> Option<&mut V> {
        if self.filled.is_empty() {
            return None;
        }
        let slot = self.find(key);
        self.slots[slot].as_mut().map(|(_, value)| value)
    }

    /// The value at `key`, which is `value` when there was none.
    #[inline]
    pub fn entry(&mut self, key: u64, value: V) -> &mut V {
        if (self.filled.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let slot = self.find(key);
        if self.slots[slot].is_none() {
            self.filled.push(slot as u32);
        }
        &mut self.slots[slot].get_or_insert((key, value)).1
    }

    /// The slot that holds `key`, else the empty one where it would stand.
    #[inline]
    fn find(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at].is_some_and(|(other, _)| other != key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let entries: Vec<(u64, V)> = self.filled.iter().filter_map(|slot| self.slots[*slot as usize]).collect();
        let size = (self.slots.len() * 2).max(64);
        self.slots.clear();
        self.slots.resize(size, None);
        self.filled.clear();
        for (key, value) in entries {
            self.entry(key, value);
        }
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
