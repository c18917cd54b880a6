//! The phrase trie: all names, triggers, vetoes, cues and pattern anchors in one walk over word ids.

use super::column::{Column, Record, u32_at};
use super::{AnchorId, Lookup, RuleId, Slot, SurfaceId, TriggerId};
use crate::text::english::WordId;
use crate::text::{TokenRange, work};
use std::cmp::Ordering;

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

/// The low bits of a packed payload.
const INDEX: u32 = (1 << INDEX_BITS) - 1;

impl Payload {
    /// From what [`Payload::pack`] made.
    #[inline]
    const fn unpack(packed: u32) -> Self {
        let index = packed & INDEX;
        match packed >> INDEX_BITS {
            0 => Self::Surface(SurfaceId(index)),
            1 => Self::Trigger(TriggerId(index)),
            2 => Self::Skip(RuleId(index as u16)),
            3 => Self::Cue(index),
            4 => Self::Anchor(AnchorId(index)),
            _ => Self::Slot(Slot(index as u16)),
        }
    }

    /// In four bytes; the tags 6 and 7 are left for [`Node`].
    const fn pack(self) -> u32 {
        let (tag, index) = match self {
            Self::Surface(id) => (0, id.0),
            Self::Trigger(id) => (1, id.0),
            Self::Skip(id) => (2, id.0 as u32),
            Self::Cue(index) => (3, index),
            Self::Anchor(id) => (4, id.0),
            Self::Slot(slot) => (5, slot.0 as u32),
        };
        tag << INDEX_BITS | index
    }
}

/// An edge of the growing trie: from a node by a word to a node.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub node: u32,
    pub word: u32,
    pub next: u32,
}

/// An edge as it is held: those of one node stand together, by word.
#[derive(Clone, Copy, Default)]
pub(super) struct Step {
    word: u32,
    next: u32,
}

impl Record for Step {
    const SIZE: usize = 8;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self { word: u32_at(bytes, 0), next: u32_at(bytes, 4) }
    }

    fn write(self, out: &mut Vec<u8>) {
        [self.word, self.next].into_iter().for_each(|field| field.write(out));
    }
}

/// A node of the trie.
#[derive(Clone, Copy, Default)]
pub(super) struct Node {
    /// What ends here: [`NONE`], one payload as packed, or [`LIST`] with the index of the first of several.
    ends: u32,
    /// Bits of the words that lead on: a word without its bit here needs no look at the steps.
    leads: u32,
    /// The first of its steps; they end where those of the next node begin.
    steps: u32,
}

/// No phrase ends at a node.
const NONE: u32 = 7 << INDEX_BITS;
/// Several phrases end at a node: their payloads stand one after the other, as many as the first row says.
const LIST: u32 = 6 << INDEX_BITS;

impl Record for Node {
    const SIZE: usize = 12;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self { ends: u32_at(bytes, 0), leads: u32_at(bytes, 4), steps: u32_at(bytes, 8) }
    }

    fn write(self, out: &mut Vec<u8>) {
        [self.ends, self.leads, self.steps].into_iter().for_each(|field| field.write(out));
    }
}

/// A word's bit in [`Node::leads`].
#[inline]
const fn bit(word: u32) -> u32 {
    1 << (word.wrapping_mul(0x9E37_79B9) >> 27) // 2^32 / golden ratio
}

/// A trie over word ids. Cost per token doesn't depend on how many phrases it holds: one look-up for the first word,
/// one search among the words that lead on from there for each further one that probably is among them.
#[derive(Debug, Default, Clone)]
pub struct Phrases {
    /// The node that a phrase's first word leads to; 0 where none begins so.
    pub(super) roots: Column<u32>,
    /// Where deeper nodes lead, node by node: the few nodes that texts meet all the time stay near the processor.
    pub(super) steps: Column<Step>,
    /// One more than there are.
    pub(super) nodes: Column<Node>,
    /// Of nodes with several: how many, then they.
    pub(super) payloads: Column<u32>,
}

impl Phrases {
    /// Every phrase in a text, overlapping ones included, ordered by start, then length; into the reused `out`.
    /// The work is bounded by the tokens times the longest phrase.
    pub fn find(&self, text: &Lookup, out: &mut Vec<Hit>) {
        out.clear();
        for (start, &node) in (0..).zip(&text.nodes) {
            if node != 0 {
                self.walk(node, start, &text.words, out);
            }
        }
    }

    /// The phrases that begin with the first of `words`.
    pub fn opening(&self, words: &[WordId], out: &mut Vec<Hit>) {
        out.clear();
        let node = words.first().map_or(0, |first| self.root(*first));
        self.walk(node, 0, words, out);
    }

    /// The node behind a first word; 0 where no phrase begins with it.
    pub(super) fn root(&self, word: WordId) -> u32 {
        self.roots.get(word.0 as usize).unwrap_or(0)
    }

    #[inline]
    fn walk(&self, mut node: u32, start: u32, words: &[WordId], out: &mut Vec<Hit>) {
        let mut end = start + 1;
        while node != 0 {
            work::step();
            let Some(Node { ends, leads, steps }) = self.nodes.get(node as usize) else { return };
            if ends != NONE {
                self.emit(ends, TokenRange::new(start, end), out);
            }
            node = match words.get(end as usize) {
                Some(word) if leads & bit(word.0) != 0 => self.next(node, steps, *word),
                _ => return,
            };
            end += 1;
        }
    }

    #[inline]
    fn emit(&self, ends: u32, tokens: TokenRange, out: &mut Vec<Hit>) {
        if ends >> INDEX_BITS != LIST >> INDEX_BITS {
            return out.push(Hit { tokens, payload: Payload::unpack(ends) });
        }
        let first = (ends & INDEX) as usize;
        let count = self.payloads.get(first).unwrap_or(0) as usize;
        let payloads = (first + 1..=first + count).filter_map(|i| self.payloads.get(i)).map(Payload::unpack);
        out.extend(payloads.map(|payload| Hit { tokens, payload }));
    }

    /// Where `word` leads from a node whose steps begin at `from`; 0 if nowhere.
    fn next(&self, node: u32, from: u32, word: WordId) -> u32 {
        let end = self.nodes.get(node as usize + 1).unwrap_or_default().steps;
        let (mut low, mut high) = (from as usize, end as usize);
        while low < high {
            let middle = low.midpoint(high);
            let step = self.steps.get(middle).unwrap_or_default();
            match step.word.cmp(&word.0) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return step.next,
            }
        }
        0
    }

    /// The table over a finished trie: its edges, the payloads of each node, the number of nodes and words.
    pub(super) fn build(edges: &[Edge], mut payloads: Vec<(u32, Payload)>, nodes: usize, words: usize) -> Self {
        let number = numbers(edges, nodes);
        let renumbered =
            |edge: &Edge| Edge { node: number[edge.node as usize], next: number[edge.next as usize], word: edge.word };
        payloads.iter_mut().for_each(|(node, _)| *node = number[*node as usize]);
        let mut roots = vec![0; words];
        let mut rows = vec![Node { ends: NONE, ..Node::default() }; nodes + 1];
        let (first, mut deeper): (Vec<Edge>, Vec<Edge>) = edges.iter().map(renumbered).partition(|edge| edge.node == 0);
        first.iter().for_each(|edge| roots[edge.word as usize] = edge.next);
        deeper.sort_unstable_by_key(|edge| (edge.node, edge.word));
        lead(&deeper, &mut rows);
        payloads.sort_by_key(|(node, _)| *node);
        let lists = end(&payloads, &mut rows);
        Self {
            roots: Column::from_rows(roots),
            steps: Column::from_rows(deeper.iter().map(|edge| Step { word: edge.word, next: edge.next })),
            nodes: Column::from_rows(rows),
            payloads: Column::from_rows(lists),
        }
    }
}

/// New numbers for the nodes: first those behind first words, by word. The words of English's closed classes are the
/// first of every vocabulary, so what texts meet all the time stands together.
fn numbers(edges: &[Edge], nodes: usize) -> Vec<u32> {
    let mut order: Vec<&Edge> = edges.iter().collect();
    order.sort_by_key(|edge| (edge.node != 0, if edge.node == 0 { edge.word } else { 0 }));
    let mut numbers = vec![0; nodes];
    for (number, edge) in (1..).zip(order) {
        numbers[edge.next as usize] = number;
    }
    numbers
}

/// Tells each node where its steps begin and which words are among them.
fn lead(edges: &[Edge], nodes: &mut [Node]) {
    let mut at = 0;
    for (index, node) in (0..).zip(nodes) {
        node.steps = at as u32;
        while let Some(edge) = edges.get(at).filter(|edge| edge.node == index) {
            node.leads |= bit(edge.word);
            at += 1;
        }
    }
}

/// Tells each node what ends there; gives the payloads of those where more than one does.
fn end(payloads: &[(u32, Payload)], nodes: &mut [Node]) -> Vec<u32> {
    let mut lists = Vec::new();
    for here in payloads.chunk_by(|a, b| a.0 == b.0) {
        nodes[here[0].0 as usize].ends = match here {
            [(_, one)] => one.pack(),
            several => {
                let first = lists.len() as u32;
                lists.push(several.len() as u32);
                lists.extend(several.iter().map(|(_, payload)| payload.pack()));
                LIST | first
            }
        };
    }
    lists
}
