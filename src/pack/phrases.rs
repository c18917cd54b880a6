//! The phrase trie: all names, triggers, vetoes, cues and pattern anchors in one walk over word ids.

use super::column::{Column, Record, u32_at};
use super::hits::{Hit, Hits, Packed};
use super::{Lookup, Traits, hash};
use crate::text::bits::ones;
use crate::text::english::WordId;
use crate::text::{TokenRange, work};

/// An edge of the growing trie: from a node, 0 for the root, by a word to a node.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub node: u32,
    pub word: u32,
    pub next: u32,
}

/// A step from a node by a word to another node. The unknown word stands in empty slots.
#[derive(Clone, Copy)]
pub(super) struct Step {
    from: u32,
    word: WordId,
    /// What ends there.
    ends: Packed,
}

const EMPTY: Step = Step { from: 0, word: WordId::UNKNOWN, ends: Packed::NONE };

impl Record for Step {
    const SIZE: usize = 12;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let ends = bytes.get(8..).map_or(Packed::NONE, Packed::read);
        Self { from: u32_at(bytes, 0), word: WordId(u32_at(bytes, 4)), ends }
    }

    fn write(self, out: &mut Vec<u8>) {
        self.from.write(out);
        self.word.0.write(out);
        self.ends.write(out);
    }
}

/// A trie over word ids. Cost per token doesn't depend on how many phrases it holds: [`super::Lookup`] brings what ends
/// with a first word, a filter that stays at hand tells nearly all pairs of words that no phrase has, and each further
/// word of a phrase is one look-up.
#[derive(Debug, Clone)]
pub struct Phrases {
    /// What ends with each word as the first of a phrase, by word. A word's number is its node's.
    pub(super) firsts: Column<Packed>,
    /// The steps to all other nodes, a table with open addressing and linear probing. A node's number is its slot with
    /// [`DEEPER`].
    pub(super) steps: Column<Step>,
    /// A bit for each step, at a place of its hash.
    pub(super) filter: Column<u64>,
    /// Of nodes with several: they, and [`Packed::NONE`] behind them.
    pub(super) payloads: Column<Packed>,
    step_bits: u32,
    filter_bits: u32,
}

/// Marks the numbers of nodes that are no first ones.
const DEEPER: u32 = 1 << 31;

/// Bits of the filter for each step: one of eight steps that aren't there passes it.
const FILTER_BITS: usize = 8;

/// A step that was asked for: where its search begins and what stands there.
#[derive(Clone, Copy)]
struct Ask {
    slot: usize,
    first: Step,
}

/// Of a few tokens, the first lowest: which are phrases by themselves, and which may begin one with the next.
struct Starts {
    alone: u64,
    leading: u64,
}

impl Default for Phrases {
    fn default() -> Self {
        Self::new(Column::default(), Column::default(), Column::default(), Column::default())
    }
}

/// Tokens that are looked at before the first phrase is followed.
const BLOCK: usize = u64::BITS as usize;

impl Phrases {
    /// A trie of these tables.
    pub(super) fn new(
        firsts: Column<Packed>,
        steps: Column<Step>,
        filter: Column<u64>,
        payloads: Column<Packed>,
    ) -> Self {
        let bits = |rows: usize| rows.max(2).ilog2();
        let (step_bits, filter_bits) = (bits(steps.len()), bits(filter.len() * 64));
        Self { firsts, steps, filter, payloads, step_bits, filter_bits }
    }

    /// Every phrase in a text, overlapping ones included, into the reused `out`. The work is bounded by the tokens times
    /// the longest phrase.
    pub fn find(&self, text: &Lookup, out: &mut Hits) {
        out.clear();
        for from in (0..text.words.len()).step_by(BLOCK) {
            self.block(from, text, out);
        }
    }

    /// Those that begin with one of the few tokens from `from` on. First steps are fetched together, so that the waits for
    /// memory run side by side.
    fn block(&self, from: usize, text: &Lookup, out: &mut Hits) {
        let Lookup { words, ends, .. } = text;
        let word = |at: usize| words.get(at).copied().unwrap_or_default();
        let Starts { alone, leading } = self.starts(from, text);
        let mut asked = [Ask { slot: 0, first: EMPTY }; BLOCK];
        for (ask, at) in asked.iter_mut().zip(ones(leading)) {
            *ask = self.ask(word(from + at).0, word(from + at + 1));
        }
        let mut asked = asked.iter();
        for at in ones(alone | leading) {
            let start = from + at;
            if let Some(ends) = ends.get(start).filter(|_| alone >> at & 1 == 1) {
                self.ending(*ends, TokenRange::new(start as u32, start as u32 + 1), &mut |hit| out.push(hit));
            }
            if leading >> at & 1 == 1
                && let Some(ask) = asked.next()
            {
                self.walk(start, words, *ask, |hit| out.push(hit));
            }
        }
    }

    /// Where phrases begin among the few tokens from `from` on. Without a branch: what a word does can't be foretold.
    fn starts(&self, from: usize, text: &Lookup) -> Starts {
        let range = from..text.words.len().min(from + BLOCK);
        let (words, traits, ends) =
            (text.words.get(range.clone()), text.traits.get(range.clone()), text.ends.get(range));
        let rows = words.unwrap_or_default().iter().zip(traits.unwrap_or_default()).zip(ends.unwrap_or_default());
        let nexts = text.words.get(from + 1..).unwrap_or_default();
        let mut starts = Starts { alone: 0, leading: 0 };
        for (at, ((word, traits), ends)) in rows.enumerate() {
            let next = nexts.get(at).copied().unwrap_or_default();
            let leads = traits.any(Traits::OPENS_PHRASE) & self.leads(word.0, next);
            starts.alone |= u64::from(*ends != Packed::NONE) << at;
            starts.leading |= u64::from(leads) << at;
        }
        starts
    }

    /// The phrases that begin with the first of `words`, shorter ones first.
    pub fn opening(&self, words: &[WordId]) -> Vec<Hit> {
        let mut out = Vec::new();
        let [first, rest @ ..] = words else { return out };
        let ends = self.first(*first);
        if ends != Packed::NONE {
            self.ending(ends, TokenRange::new(0, 1), &mut |hit| out.push(hit));
        }
        if let Some(next) = rest.first() {
            self.walk(0, words, self.ask(first.0, *next), |hit| out.push(hit));
        }
        out
    }

    /// What ends with a word as the first of a phrase.
    #[inline]
    pub(super) fn first(&self, word: WordId) -> Packed {
        self.firsts.get(word.0 as usize).unwrap_or(Packed::NONE)
    }

    /// The phrases of several words that begin with the word at `start`; its first step was asked for.
    fn walk(&self, start: usize, words: &[WordId], mut ask: Ask, mut found: impl FnMut(Hit)) {
        let (mut number, mut end) = (words.get(start).map_or(0, |word| word.0), start + 1);
        while let Some(word) = words.get(end) {
            work::step();
            let Some((next, ends)) = self.answer(number, *word, ask) else { return };
            (number, end) = (next, end + 1);
            if ends != Packed::NONE {
                self.ending(ends, TokenRange::new(start as u32, end as u32), &mut found);
            }
            let Some(word) = words.get(end).filter(|word| self.leads(number, **word)) else { return };
            ask = self.ask(number, *word);
        }
    }

    /// The phrases that end with a node.
    #[inline]
    fn ending(&self, ends: Packed, tokens: TokenRange, found: &mut impl FnMut(Hit)) {
        let Some(first) = ends.as_several() else { return found(Hit::new(tokens, ends)) };
        let payloads = (first..).map_while(|i| self.payloads.get(i)).take_while(|packed| *packed != Packed::NONE);
        payloads.for_each(|packed| found(Hit::new(tokens, packed)));
    }

    /// Whether `word` may lead on from a node.
    #[inline]
    fn leads(&self, from: u32, word: WordId) -> bool {
        let place = hash::quick(step(from, word), self.filter_bits);
        self.filter.bytes().get(place / 8).is_some_and(|bits| bits >> (place % 8) & 1 == 1)
    }

    /// Asks for the step by `word` from a node: the first slot that may hold it.
    #[inline]
    fn ask(&self, from: u32, word: WordId) -> Ask {
        let slot = hash::quick(step(from, word), self.step_bits);
        Ask { slot, first: self.steps.get(slot).unwrap_or(EMPTY) }
    }

    /// The number of the node that `word` leads to from another, and what ends there.
    #[inline]
    fn answer(&self, from: u32, word: WordId, ask: Ask) -> Option<(u32, Packed)> {
        let Ask { mut slot, first: mut step } = ask;
        // At most half of the slots are filled, so an empty one ends every search.
        while step.word != WordId::UNKNOWN {
            if step.word == word && step.from == from {
                return Some((DEEPER | slot as u32, step.ends));
            }
            slot = (slot + 1) & (self.steps.len() - 1);
            step = self.steps.get(slot).unwrap_or(EMPTY);
        }
        None
    }

    /// The table over a finished trie for a vocabulary of `words` words: its edges, each before those behind it, and the
    /// payloads of each node.
    pub(super) fn build(edges: &[Edge], mut payloads: Vec<(u32, Packed)>, words: usize) -> Self {
        let mut table = Table::new(words, edges.iter().filter(|edge| edge.node != 0).count());
        let mut numbers = vec![0; edges.len() + 1];
        for edge in edges {
            numbers[edge.next as usize] = match edge.node {
                0 => edge.word,
                node => table.lead(numbers[node as usize], WordId(edge.word)),
            };
        }
        payloads.iter_mut().for_each(|(node, _)| *node = numbers[*node as usize]);
        payloads.sort_by_key(|(node, _)| *node);
        let lists = table.end(&payloads);
        Self::new(
            Column::from_rows(table.firsts),
            Column::from_rows(table.steps),
            Column::from_rows(table.filter),
            Column::from_rows(lists),
        )
    }
}

/// A step as one number, for its hash.
#[inline]
const fn step(from: u32, word: WordId) -> u64 {
    (from as u64) << 32 | word.0 as u64
}

/// The tables of [`Phrases`] while they are built.
struct Table {
    firsts: Vec<Packed>,
    steps: Vec<Step>,
    filter: Vec<u64>,
}

impl Table {
    fn new(words: usize, steps: usize) -> Self {
        let filter = (steps * FILTER_BITS).next_power_of_two() / 64;
        Self {
            firsts: vec![Packed::NONE; words],
            steps: vec![EMPTY; hash::slots(steps)],
            filter: vec![0; filter.max(1)],
        }
    }

    /// Adds the step from a node by a word; the number of the node that it leads to.
    fn lead(&mut self, from: u32, word: WordId) -> u32 {
        let place = hash::quick(step(from, word), (self.filter.len() * 64).ilog2());
        self.filter[place / 64] |= 1 << (place % 64);
        let mut slot = hash::quick(step(from, word), self.steps.len().ilog2());
        while self.steps[slot].word != WordId::UNKNOWN {
            slot = (slot + 1) & (self.steps.len() - 1);
        }
        self.steps[slot] = Step { from, word, ends: Packed::NONE };
        DEEPER | slot as u32
    }

    /// Tells each node what ends there; gives the payloads of those where more than one does.
    fn end(&mut self, payloads: &[(u32, Packed)]) -> Vec<Packed> {
        let mut lists = Vec::new();
        for here in payloads.chunk_by(|a, b| a.0 == b.0) {
            let ends = match here {
                [(_, one)] => *one,
                several => {
                    let first = lists.len() as u32;
                    lists.extend(several.iter().map(|(_, payload)| *payload));
                    lists.push(Packed::NONE);
                    Packed::several(first)
                }
            };
            match here[0].0 {
                number if number & DEEPER == 0 => self.firsts[number as usize] = ends,
                number => self.steps[(number & !DEEPER) as usize].ends = ends,
            }
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
            hits.iter()
                .map(|hit| format!("{}:{}", hit.tokens.end, hit.surface().map_or(99, |id| id.0)))
                .collect::<Vec<_>>()
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
