//! The phrase trie: all names, triggers, vetoes, cues and pattern anchors in one walk over word ids.

use super::column::{Column, Record, u32_at, u64_at};
use super::hits::{Hit, Hits, Packed};
use super::{Lookup, Traits};
use crate::text::english::WordId;
use crate::text::{TokenRange, work};
use std::hint::select_unpredictable;

/// An edge of the growing trie: from a node, 0 for the root, by a word to a node.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub node: u32,
    pub word: u32,
    pub next: u32,
}

/// A node of the trie.
#[derive(Clone, Copy)]
pub(super) struct Node {
    /// What ends here.
    ends: Packed,
    /// The first of the nodes it leads to; they end where those of the next node begin.
    first: u32,
    /// Bits of the words that lead on: a word without its bit here isn't looked for among them.
    leads: u64,
}

impl Default for Node {
    fn default() -> Self {
        Self { ends: Packed::NONE, first: 0, leads: 0 }
    }
}

impl Record for Node {
    const SIZE: usize = 16;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self { ends: Packed::read(bytes), first: u32_at(bytes, 4), leads: u64_at(bytes, 8) }
    }

    fn write(self, out: &mut Vec<u8>) {
        self.ends.write(out);
        self.first.write(out);
        out.extend_from_slice(&self.leads.to_le_bytes());
    }
}

/// A word's bit in [`Node::leads`].
#[inline]
const fn bit(word: WordId) -> u64 {
    1 << (word.0.wrapping_mul(0x9E37_79B9) >> 26) // 2^32 / golden ratio
}

impl Node {
    /// Whether a phrase ends here, or `next` may lead on. Without a branch: neither can be foretold.
    #[inline]
    const fn tells(self, next: WordId) -> bool {
        !matches!(self.ends, Packed::NONE) | (self.leads & bit(next) != 0)
    }
}

/// A trie over word ids. Cost per token doesn't depend on how many phrases it holds: one look-up for the first word,
/// one search among the words that lead on from there for each further one that probably is among them.
#[derive(Debug, Default, Clone)]
pub struct Phrases {
    /// First one for each word, behind it as the first of a phrase, by word: the usual words come first in the packs,
    /// so the few nodes that texts meet all the time stand together. Then the deeper ones, those that one node leads
    /// to together, by word; and one more.
    pub(super) nodes: Column<Node>,
    /// The word that leads to each of the deeper nodes.
    pub(super) words: Column<u32>,
    /// How many nodes are no deeper ones.
    pub(super) roots: u32,
    /// Of nodes with several: they, and [`Packed::NONE`] behind them.
    pub(super) payloads: Column<Packed>,
}

/// Tokens whose nodes are looked at before the first phrase is followed.
const BLOCK: usize = 64;

impl Phrases {
    /// Every phrase in a text, overlapping ones included, into the reused `out`. The work is bounded by the tokens times
    /// the longest phrase.
    pub fn find(&self, text: &Lookup, out: &mut Hits) {
        out.clear();
        let Lookup { words, traits, .. } = text;
        for (block, from) in traits.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
            let (mut starts, mut count) = ([0; BLOCK], 0);
            // Without a branch, here and below: what a word does can't be foretold.
            for (start, traits) in (from..).zip(block) {
                starts[count % BLOCK] = start;
                count += usize::from(traits.any(Traits::OPENS_PHRASE));
            }
            self.follow(starts.get(..count).unwrap_or_default(), words, out);
        }
    }

    /// The phrases that begin at `starts`. The nodes are fetched first, so that the waits for memory run side by side.
    fn follow(&self, starts: &[u32], words: &[WordId], out: &mut Hits) {
        let (mut firsts, mut count) = ([(0, Node::default()); BLOCK], 0);
        for start in starts {
            let at = *start as usize;
            let (word, next) = match words.get(at..) {
                Some([word, next, ..]) => (*word, *next),
                Some([word]) => (*word, WordId::UNKNOWN),
                _ => continue,
            };
            let node = self.node(word.0);
            firsts[count % BLOCK] = (*start, node);
            count += usize::from(node.tells(next));
        }
        for (start, node) in firsts.get(..count).unwrap_or_default() {
            self.walk(*start as usize, *node, words, |hit| out.push(hit));
        }
    }

    /// The phrases that begin with the first of `words`, shorter ones first.
    pub fn opening(&self, words: &[WordId]) -> Vec<Hit> {
        let mut out = Vec::new();
        let first = words.first().copied().unwrap_or_default();
        self.walk(0, self.node(first.0), words, |hit| out.push(hit));
        out
    }

    #[inline]
    fn node(&self, index: u32) -> Node {
        self.nodes.get(index as usize).unwrap_or_default()
    }

    /// The phrases that begin with the word at `start`, whose node is `node`.
    #[inline]
    fn walk(&self, start: usize, mut node: Node, words: &[WordId], mut found: impl FnMut(Hit)) {
        let (mut index, mut end) = (words.get(start).map_or(0, |word| word.0), start + 1);
        loop {
            work::step();
            if node.ends != Packed::NONE {
                self.ending(node.ends, TokenRange::new(start as u32, end as u32), &mut found);
            }
            let Some(word) = words.get(end).filter(|word| node.leads & bit(**word) != 0) else { return };
            let Some(next) = self.next(index, node, *word) else { return };
            (index, node, end) = (next, self.node(next), end + 1);
        }
    }

    /// The phrases that end with a node.
    #[inline]
    fn ending(&self, ends: Packed, tokens: TokenRange, found: &mut impl FnMut(Hit)) {
        let Some(first) = ends.as_several() else { return found(Hit::new(tokens, ends)) };
        let payloads = (first..).map_while(|i| self.payloads.get(i)).take_while(|packed| *packed != Packed::NONE);
        payloads.for_each(|packed| found(Hit::new(tokens, packed)));
    }

    /// The node that `word` leads to from `node`, the one at `index`.
    fn next(&self, index: u32, node: Node, word: WordId) -> Option<u32> {
        let word_of = |node: u32| self.words.get(node.wrapping_sub(self.roots) as usize).unwrap_or(u32::MAX);
        let (mut low, mut count) = (node.first, self.node(index + 1).first.wrapping_sub(node.first));
        while count > 1 {
            let half = count / 2;
            low = select_unpredictable(word_of(low + half) <= word.0, low + half, low);
            count -= half;
        }
        (word_of(low) == word.0).then_some(low)
    }

    /// The table over a finished trie for a vocabulary of `words` words: its edges and the payloads of each node.
    pub(super) fn build(edges: &[Edge], mut payloads: Vec<(u32, Packed)>, words: usize) -> Self {
        let (deeper, number) = numbered(edges, words);
        payloads.iter_mut().for_each(|(node, _)| *node = number[*node as usize]);
        payloads.sort_by_key(|(node, _)| *node);
        let mut rows = vec![Node::default(); words + deeper.len() + 1];
        lead(&deeper, words as u32, &mut rows);
        let lists = end(&payloads, &mut rows);
        Self {
            nodes: Column::from_rows(rows),
            words: Column::from_rows(deeper.iter().map(|edge| edge.word)),
            roots: words as u32,
            payloads: Column::from_rows(lists),
        }
    }
}

/// New numbers for the nodes: those behind first words have their words', the deeper ones come after all words, level
/// by level. Gives the edges to deeper nodes in the order of these, and the new number of each node.
fn numbered(edges: &[Edge], words: usize) -> (Vec<Edge>, Vec<u32>) {
    let (mut numbers, mut depths) = (vec![0; edges.len() + 1], vec![0; edges.len() + 1]);
    let mut deeper = Vec::with_capacity(edges.len());
    // A node's edge stands before those behind it.
    for edge in edges {
        match edge.node {
            0 => numbers[edge.next as usize] = edge.word,
            node => {
                depths[edge.next as usize] = depths[node as usize] + 1;
                deeper.push(*edge);
            }
        }
    }
    let depth = |edge: &Edge| depths[edge.next as usize];
    deeper.sort_by_key(depth);
    let mut free = words as u32..;
    for level in deeper.chunk_by_mut(|a, b| depth(a) == depth(b)) {
        level.iter_mut().for_each(|edge| edge.node = numbers[edge.node as usize]);
        level.sort_unstable_by_key(|edge| (edge.node, edge.word));
        level.iter().zip(&mut free).for_each(|(edge, number)| numbers[edge.next as usize] = number);
    }
    (deeper, numbers)
}

/// Tells each node where the nodes that it leads to begin, and which words are among theirs.
fn lead(deeper: &[Edge], mut next: u32, nodes: &mut [Node]) {
    let mut edges = deeper.iter().peekable();
    for (index, node) in (0..).zip(nodes) {
        node.first = next;
        while let Some(edge) = edges.next_if(|edge| edge.node == index) {
            node.leads |= bit(WordId(edge.word));
            next += 1;
        }
    }
}

/// Tells each node what ends there; gives the payloads of those where more than one does.
fn end(payloads: &[(u32, Packed)], nodes: &mut [Node]) -> Vec<Packed> {
    let mut lists = Vec::new();
    for here in payloads.chunk_by(|a, b| a.0 == b.0) {
        nodes[here[0].0 as usize].ends = match here {
            [(_, one)] => *one,
            several => {
                let first = lists.len() as u32;
                lists.extend(several.iter().map(|(_, payload)| *payload));
                lists.push(Packed::NONE);
                Packed::several(first)
            }
        };
    }
    lists
}
