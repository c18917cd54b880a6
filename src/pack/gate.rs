//! What must stand right beside an anchor for a side of its pattern to match: nearly all anchors are passed over with
//! this one look at their neighbours.

use super::pattern::Node;
use super::{Kind, KindSet};
use crate::text::english::WordId;
use borsh::{BorshDeserialize, BorshSerialize};

/// What a side of a pattern can begin with, seen from the anchor.
#[derive(Debug, Clone, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub(super) struct Gate {
    /// Whether it says nothing: the side can be empty, or begin with the name of a list.
    pub open: bool,
    /// With a capitalised word.
    pub cap: bool,
    /// With a number in digits.
    pub num: bool,
    /// With any word.
    pub any: bool,
    /// With an entity of one of these kinds.
    entities: KindSet,
    /// With one of these words; sorted.
    words: Vec<u32>,
}

impl Gate {
    /// The gate of the side that matches `nodes` one after the other, the nearest to the anchor first; `back` says that
    /// they stand before it.
    pub fn of(nodes: &[Node], back: bool) -> Self {
        let mut gate = Self::default();
        gate.open |= nodes.iter().all(|node| gate.add(node, back));
        gate.words.sort_unstable();
        gate.words.dedup();
        gate
    }

    /// Adds what `node` can begin with; gives whether it can match nothing.
    fn add(&mut self, node: &Node, back: bool) -> bool {
        match node {
            Node::Words(words) => self.words.extend(words),
            Node::Exact(words) => self.words.extend(words.iter().map(|(word, _)| *word)),
            Node::List(_) => self.open = true,
            Node::Entity(kind) => self.entities = self.entities.with(KindSet::of(*kind)),
            Node::Cap => self.cap = true,
            Node::Num => self.num = true,
            Node::Any => self.any = true,
            Node::Seq(parts) if back => return parts.iter().rev().all(|part| self.add(part, back)),
            Node::Seq(parts) => return parts.iter().all(|part| self.add(part, back)),
            Node::Alt(parts) => return parts.iter().fold(false, |empty, part| empty | self.add(part, back)),
            Node::Repeat(part, min, _) => return self.add(part, back) || *min == 0,
        }
        false
    }

    /// Whether the side can begin with this word as such.
    pub fn has_word(&self, word: WordId) -> bool {
        word != WordId::UNKNOWN && self.words.binary_search(&word.0).is_ok()
    }

    /// Whether it can begin with an entity at all.
    pub fn has_entities(&self) -> bool {
        !self.entities.is_empty()
    }

    /// Whether it can begin with an entity of this kind.
    pub fn has_entity(&self, kind: Kind) -> bool {
        !self.entities.and(KindSet::of(kind)).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_can_stand_beside_the_anchor() {
        let words = |words: &[u32]| Node::Words(words.to_vec());
        let maybe = |node: Node| Node::Repeat(Box::new(node), 0, 1);
        let gate = |nodes: &[Node], back| Gate::of(nodes, back);
        let cap =
            gate(&[maybe(Node::Entity(Kind::COMMODITY)), Node::Repeat(Box::new(Node::Cap), 1, 4), words(&[9])], true);
        assert!(cap.cap && !cap.open && !cap.any && !cap.num);
        assert!(cap.has_entity(Kind::COMMODITY) && !cap.has_entity(Kind::PLACE) && !cap.has_word(WordId(9)));
        let seq = Node::Seq(vec![words(&[4, 3]), words(&[7])]);
        assert!(gate(std::slice::from_ref(&seq), false).has_word(WordId(3)));
        assert!(gate(std::slice::from_ref(&seq), true).has_word(WordId(7)));
        assert!(!gate(&[seq], true).has_word(WordId(3)));
        assert!(gate(&[maybe(Node::Num), Node::Alt(vec![words(&[1]), maybe(Node::Any)])], false).open);
        assert!(gate(&[], false).open && gate(&[Node::List(Kind::PLACE)], false).open);
    }
}
