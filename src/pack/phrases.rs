//! The phrase trie: all names, triggers, vetoes, cues and pattern anchors in one walk over word ids.

use super::column::{Column, Record, u32_at};
use super::{AnchorId, RuleId, Slot, SurfaceId, TriggerId, hash};
use crate::text::TokenRange;
use crate::text::english::WordId;

/// What a phrase is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payload {
    /// A written form of a list entry.
    Surface(SurfaceId),
    /// A form of a trigger.
    Trigger(TriggerId),
    /// Vetoes triggers of this rule that stand within it.
    Skip(RuleId),
    /// Index into [`super::Pack::cues`].
    Cue(u32),
    /// A word at which an entity pattern may match: [`super::Patterns`] reads these.
    Anchor(AnchorId),
    /// A cue phrase that rules use as a slot ("valued at").
    Slot(Slot),
}

/// A phrase found in the text. Case isn't checked: that is [`super::Pack::fits`]'s and the recognisers' matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// The tokens it covers.
    pub tokens: TokenRange,
    /// What it is for.
    pub payload: Payload,
}

const INDEX_BITS: u32 = 29;

impl Record for Payload {
    const SIZE: usize = 4;

    fn read(bytes: &[u8]) -> Self {
        let packed = u32_at(bytes, 0);
        let index = packed & ((1 << INDEX_BITS) - 1);
        match packed >> INDEX_BITS {
            0 => Self::Surface(SurfaceId(index)),
            1 => Self::Trigger(TriggerId(index)),
            2 => Self::Skip(RuleId(index as u16)),
            3 => Self::Cue(index),
            4 => Self::Anchor(AnchorId(index)),
            _ => Self::Slot(Slot(index as u16)),
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        let (tag, index) = match self {
            Self::Surface(id) => (0, id.0),
            Self::Trigger(id) => (1, id.0),
            Self::Skip(id) => (2, u32::from(id.0)),
            Self::Cue(index) => (3, index),
            Self::Anchor(id) => (4, id.0),
            Self::Slot(slot) => (5, u32::from(slot.0)),
        };
        (tag << INDEX_BITS | index).write(out);
    }
}

/// An edge of the trie: from a node by a word to a node. Empty slots lead to 0, the root.
#[derive(Clone, Copy, Default)]
pub(super) struct Edge {
    pub node: u32,
    pub word: u32,
    pub next: u32,
}

impl Record for Edge {
    const SIZE: usize = 12;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self { node: u32_at(bytes, 0), word: u32_at(bytes, 4), next: u32_at(bytes, 8) }
    }

    fn write(self, out: &mut Vec<u8>) {
        [self.node, self.word, self.next].into_iter().for_each(|field| field.write(out));
    }
}

/// Marks a node that has edges, in [`Phrases::nodes`].
const HAS_EDGES: u32 = 1 << 31;

/// A trie over word ids. Cost per token doesn't depend on how many phrases it holds: one look-up for the first word,
/// one probe of a hash table for each further one.
#[derive(Debug, Default, Clone)]
pub struct Phrases {
    /// The node that a phrase's first word leads to; 0 where none begins so.
    pub(super) roots: Column<u32>,
    /// Edges between deeper nodes; open addressing, linear probing.
    pub(super) edges: Column<Edge>,
    /// Where a node's payloads start (they end where the next node's start), with [`HAS_EDGES`].
    pub(super) nodes: Column<u32>,
    pub(super) payloads: Column<Payload>,
}

impl Phrases {
    /// Every phrase in `words`, overlapping ones included, ordered by start, then length; into the reused `out`.
    /// The work is bounded by the tokens times the longest phrase.
    pub fn find(&self, words: &[WordId], out: &mut Vec<Hit>) {
        out.clear();
        for (start, first) in words.iter().enumerate() {
            let node = self.roots.get(first.0 as usize).unwrap_or(0);
            if node != 0 {
                self.walk(node, words, start, out);
            }
        }
    }

    fn walk(&self, mut node: u32, words: &[WordId], start: usize, out: &mut Vec<Hit>) {
        for at in start + 1.. {
            let state = self.nodes.get(node as usize).unwrap_or(0);
            self.emit(node, state, TokenRange::new(start as u32, at as u32), out);
            match words.get(at) {
                Some(word) if state & HAS_EDGES != 0 && *word != WordId::UNKNOWN => match self.next(node, *word) {
                    0 => return,
                    next => node = next,
                },
                _ => return,
            }
        }
    }

    fn emit(&self, node: u32, state: u32, tokens: TokenRange, out: &mut Vec<Hit>) {
        let end = self.nodes.get(node as usize + 1).unwrap_or(0) & !HAS_EDGES;
        let payloads = (state & !HAS_EDGES..end).filter_map(|i| self.payloads.get(i as usize));
        out.extend(payloads.map(|payload| Hit { tokens, payload }));
    }

    fn next(&self, node: u32, word: WordId) -> u32 {
        let mask = self.edges.len().wrapping_sub(1);
        let mut at = hash::pair(node, word.0) as usize & mask;
        while let Some(edge) = self.edges.get(at).filter(|edge| edge.next != 0) {
            if (edge.node, edge.word) == (node, word.0) {
                return edge.next;
            }
            at = (at + 1) & mask;
        }
        0
    }

    /// The table over a finished trie: its edges, the payloads of each node, the number of words.
    pub(super) fn build(edges: &[Edge], mut payloads: Vec<(u32, Payload)>, nodes: usize, words: usize) -> Self {
        let mut roots = vec![0; words];
        let mut starts = vec![0; nodes + 1];
        let mut slots = vec![Edge::default(); hash::slots(edges.len())];
        for edge in edges {
            match edge.node {
                0 => roots[edge.word as usize] = edge.next,
                node => {
                    starts[node as usize] = HAS_EDGES;
                    place(&mut slots, *edge);
                }
            }
        }
        payloads.sort_by_key(|(node, _)| *node);
        count(&payloads, &mut starts);
        Self {
            roots: Column::from_rows(roots),
            edges: Column::from_rows(slots),
            nodes: Column::from_rows(starts),
            payloads: Column::from_rows(payloads.into_iter().map(|(_, payload)| payload)),
        }
    }
}

fn place(slots: &mut [Edge], edge: Edge) {
    let mask = slots.len() - 1;
    let mut at = hash::pair(edge.node, edge.word) as usize & mask;
    while slots[at].next != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = edge;
}

/// Adds to each node where its payloads start.
fn count(payloads: &[(u32, Payload)], starts: &mut [u32]) {
    let mut at = 0;
    for (node, start) in starts.iter_mut().enumerate() {
        *start |= at as u32;
        while payloads.get(at).is_some_and(|(n, _)| *n as usize == node) {
            at += 1;
        }
    }
}
