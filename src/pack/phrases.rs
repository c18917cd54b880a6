//! The phrase trie: all names, triggers, vetoes, cues and pattern anchors in one walk over word ids.

use super::column::{Column, Record, u32_at, u64_at};
use super::hits::{Hit, Hits, Packed};
use super::{Lookup, Traits, hash};
use crate::text::english::WordId;
use crate::text::{TokenRange, work};

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
    /// Bits of the words that lead on: a word without its bit here isn't looked for.
    leads: u64,
}

impl Default for Node {
    fn default() -> Self {
        Self { ends: Packed::NONE, leads: 0 }
    }
}

impl Record for Node {
    const SIZE: usize = 12;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self { ends: Packed::read(bytes), leads: u64_at(bytes, 4) }
    }

    fn write(self, out: &mut Vec<u8>) {
        self.ends.write(out);
        out.extend_from_slice(&self.leads.to_le_bytes());
    }
}

/// A step from a node by a word to another node. The unknown word stands in empty slots.
#[derive(Clone, Copy, Default)]
pub(super) struct Step {
    from: u32,
    word: WordId,
    to: Node,
}

impl Record for Step {
    const SIZE: usize = 8 + Node::SIZE;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let to = bytes.get(8..).map_or_else(Node::default, Node::read);
        Self { from: u32_at(bytes, 0), word: WordId(u32_at(bytes, 4)), to }
    }

    fn write(self, out: &mut Vec<u8>) {
        self.from.write(out);
        self.word.0.write(out);
        self.to.write(out);
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
/// one for each further one that probably leads on.
#[derive(Debug, Default, Clone)]
pub struct Phrases {
    /// The node behind each word as the first of a phrase, by word: the usual words come first in the packs, so the few
    /// nodes that texts meet all the time stand together. A word's number is its node's.
    pub(super) firsts: Column<Node>,
    /// The steps to all other nodes, a table with open addressing and linear probing. A node's number is its slot with
    /// [`DEEPER`].
    pub(super) steps: Column<Step>,
    /// Of nodes with several: they, and [`Packed::NONE`] behind them.
    pub(super) payloads: Column<Packed>,
}

/// Marks the numbers of nodes that are no first ones.
const DEEPER: u32 = 1 << 31;

/// The slot where the search for a step begins, in a table of any length that is a power of two.
#[inline]
const fn slot(from: u32, word: WordId) -> usize {
    hash::spread((from as u64) << 32 | word.0 as u64) as usize
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
            let node = self.first(word);
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
        self.walk(0, self.first(first), words, |hit| out.push(hit));
        out
    }

    #[inline]
    fn first(&self, word: WordId) -> Node {
        self.firsts.get(word.0 as usize).unwrap_or_default()
    }

    /// The phrases that begin with the word at `start`, whose node is `node`.
    #[inline]
    fn walk(&self, start: usize, mut node: Node, words: &[WordId], mut found: impl FnMut(Hit)) {
        let (mut number, mut end) = (words.get(start).map_or(0, |word| word.0), start + 1);
        loop {
            work::step();
            if node.ends != Packed::NONE {
                self.ending(node.ends, TokenRange::new(start as u32, end as u32), &mut found);
            }
            let Some(word) = words.get(end).filter(|word| node.leads & bit(**word) != 0) else { return };
            let Some((next, to)) = self.next(number, *word) else { return };
            (number, node, end) = (next, to, end + 1);
        }
    }

    /// The phrases that end with a node.
    #[inline]
    fn ending(&self, ends: Packed, tokens: TokenRange, found: &mut impl FnMut(Hit)) {
        let Some(first) = ends.as_several() else { return found(Hit::new(tokens, ends)) };
        let payloads = (first..).map_while(|i| self.payloads.get(i)).take_while(|packed| *packed != Packed::NONE);
        payloads.for_each(|packed| found(Hit::new(tokens, packed)));
    }

    /// The node that `word` leads to from another, with its number.
    #[inline]
    fn next(&self, from: u32, word: WordId) -> Option<(u32, Node)> {
        let mask = self.steps.len().wrapping_sub(1);
        let mut slot = slot(from, word) & mask;
        // At most half of the slots are filled, so an empty one ends every search.
        loop {
            let step = self.steps.get(slot).filter(|step| step.word != WordId::UNKNOWN)?;
            if step.word == word && step.from == from {
                return Some((DEEPER | slot as u32, step.to));
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The table over a finished trie for a vocabulary of `words` words: its edges, each before those behind it, and the
    /// payloads of each node.
    pub(super) fn build(edges: &[Edge], mut payloads: Vec<(u32, Packed)>, words: usize) -> Self {
        let deeper = edges.iter().filter(|edge| edge.node != 0).count();
        let mut table = Table { firsts: vec![Node::default(); words], steps: vec![Step::default(); hash::slots(deeper)] };
        let mut numbers = vec![0; edges.len() + 1];
        for edge in edges {
            let word = WordId(edge.word);
            numbers[edge.next as usize] = if edge.node == 0 { word.0 } else { table.lead(numbers[edge.node as usize], word) };
        }
        payloads.iter_mut().for_each(|(node, _)| *node = numbers[*node as usize]);
        payloads.sort_by_key(|(node, _)| *node);
        let lists = table.end(&payloads);
        Self {
            firsts: Column::from_rows(table.firsts),
            steps: Column::from_rows(table.steps),
            payloads: Column::from_rows(lists),
        }
    }
}

/// The tables of [`Phrases`] while they are built.
struct Table {
    firsts: Vec<Node>,
    steps: Vec<Step>,
}

impl Table {
    fn node(&mut self, number: u32) -> &mut Node {
        match number & DEEPER {
            0 => &mut self.firsts[number as usize],
            _ => &mut self.steps[(number & !DEEPER) as usize].to,
        }
    }

    /// Adds the step from a node by a word; the number of the node that it leads to.
    fn lead(&mut self, from: u32, word: WordId) -> u32 {
        self.node(from).leads |= bit(word);
        let mask = self.steps.len() - 1;
        let mut slot = slot(from, word) & mask;
        while self.steps[slot].word != WordId::UNKNOWN {
            slot = (slot + 1) & mask;
        }
        self.steps[slot] = Step { from, word, to: Node::default() };
        DEEPER | slot as u32
    }

    /// Tells each node what ends there; gives the payloads of those where more than one does.
    fn end(&mut self, payloads: &[(u32, Packed)]) -> Vec<Packed> {
        let mut lists = Vec::new();
        for here in payloads.chunk_by(|a, b| a.0 == b.0) {
            self.node(here[0].0).ends = match here {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Kind, Payload, SurfaceId};

    /// Phrases over the words 1 to 9, one digit each.
    fn phrases(all: &[&str]) -> Phrases {
        let (mut edges, mut ends) = (Vec::<Edge>::new(), Vec::new());
        for (id, phrase) in (0..).zip(all) {
            let node = phrase.bytes().fold(0, |node, digit| {
                let word = u32::from(digit - b'0');
                let known = edges.iter().find(|edge| edge.node == node && edge.word == word).map(|edge| edge.next);
                known.unwrap_or_else(|| {
                    let next = edges.len() as u32 + 1;
                    edges.push(Edge { node, word, next });
                    next
                })
            });
            ends.push((node, Packed::new(Payload::Surface(SurfaceId(id)), Some(Kind::COMPANY))));
        }
        Phrases::build(&edges, ends, 10)
    }

    #[test]
    fn finds_all_that_begin_with_the_first_word() {
        let phrases = phrases(&["1", "12", "123", "2", "13", "123", "9876"]);
        let found = |text: &str| {
            let words: Vec<WordId> = text.bytes().map(|digit| WordId(u32::from(digit - b'0'))).collect();
            let hits = phrases.opening(&words);
            hits.iter().map(|hit| format!("{}:{}", hit.tokens.end, hit.surface().map_or(99, |id| id.0))).collect::<Vec<_>>()
        };
        assert_eq!(found("1234"), ["1:0", "2:1", "3:2", "3:5"]);
        assert_eq!(found("1399"), ["1:0", "2:4"]);
        assert_eq!(found("2"), ["1:3"]);
        assert_eq!(found("987"), [""; 0]);
        assert_eq!(found("9876"), ["4:6"]);
        assert_eq!(found("3"), [""; 0]);
        assert_eq!(found(""), [""; 0]);
    }
}
