//! The table of rules. An article needs a few of them, so those of a pack that was compiled at build time are decoded
//! one by one when they are first asked for.

use super::Rule;
use super::column::Column;
use std::sync::OnceLock;

/// Event rules, by [`super::RuleId`].
#[derive(Debug, Default)]
pub struct Rules {
    known: Vec<OnceLock<Box<Rule>>>,
    /// The rules as bytes, one behind the other, where they aren't all known from the start.
    bytes: &'static [u8],
    /// Rule `i` stands in the bytes from `starts[i]` to `starts[i + 1]`.
    starts: Column<u32>,
}

impl Rules {
    /// Rules as [`Rules::to_bytes`] gives them.
    pub(super) fn from_bytes(starts: Column<u32>, bytes: &'static [u8]) -> Self {
        let known = std::iter::repeat_with(OnceLock::new).take(starts.len().saturating_sub(1)).collect();
        Self { known, bytes, starts }
    }

    /// Where each rule begins, with the end of the last one, and the rules as bytes.
    pub(super) fn to_bytes(&self) -> (Column<u32>, Vec<u8>) {
        let (mut starts, mut bytes) = (vec![0], Vec::new());
        for rule in self.iter() {
            bytes.extend(borsh::to_vec(rule).unwrap_or_default());
            starts.push(bytes.len() as u32);
        }
        (Column::from_rows(starts), bytes)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The rule with this number.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&Rule> {
        let known = self.known.get(index)?;
        match known.get() {
            Some(rule) => Some(rule),
            None => self.decode(index).map(|rule| &**known.get_or_init(|| rule)),
        }
    }

    /// All of them in order.
    pub fn iter(&self) -> impl Iterator<Item = &Rule> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    #[cold]
    fn decode(&self, index: usize) -> Option<Box<Rule>> {
        let at = |index: usize| self.starts.get(index).map(|start| start as usize);
        borsh::from_slice(self.bytes.get(at(index)?..at(index + 1)?)?).ok()
    }
}

impl From<Vec<Rule>> for Rules {
    fn from(rules: Vec<Rule>) -> Self {
        Self { known: rules.into_iter().map(|rule| OnceLock::from(Box::new(rule))).collect(), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Pack;

    #[test]
    fn rules_are_the_same_decoded() {
        let rules = &Pack::core().rules;
        let (starts, bytes) = rules.to_bytes();
        let decoded = Rules::from_bytes(starts, bytes.leak());
        assert!(decoded.len() > 20 && decoded.len() == rules.len());
        assert!((0..decoded.len()).rev().all(|index| decoded.get(index) == rules.get(index)));
        assert_eq!(decoded.get(rules.len()), None);
    }
}
