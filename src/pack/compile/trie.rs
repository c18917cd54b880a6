//! Phrases while a pack is compiled: the growing form of [`Phrases`].

use crate::pack::hash;
use crate::pack::hits::Packed;
use crate::pack::phrases::{Edge, Phrases};
use crate::pack::{Kind, Payload};
use crate::text::english::WordId;
use std::collections::HashMap;

/// A growing trie.
pub(crate) struct Trie {
    /// The node that a first word leads to, by word; 0 where none begins so. Most steps end here, without hashing.
    roots: Vec<u32>,
    next: HashMap<(u32, u32), u32, hash::Build>,
    edges: Vec<Edge>,
    payloads: Vec<(u32, Payload)>,
}

impl Trie {
    /// The empty trie.
    pub(crate) fn new() -> Self {
        Self { roots: Vec::new(), next: HashMap::default(), edges: Vec::new(), payloads: Vec::new() }
    }

    /// Adds a phrase. The empty one and those with unknown words would never be found and are left out.
    pub(crate) fn insert(&mut self, words: &[WordId], payload: Payload) {
        if words.is_empty() || words.contains(&WordId::UNKNOWN) {
            return;
        }
        let node = words.iter().fold(0, |node, word| self.step(node, *word));
        self.payloads.push((node, payload));
    }

    fn step(&mut self, node: u32, word: WordId) -> u32 {
        let fresh = self.edges.len() as u32 + 1;
        let next = match node {
            0 => self.root(word),
            _ => self.next.entry((node, word.0)).or_insert(0),
        };
        if *next != 0 {
            return *next;
        }
        *next = fresh;
        self.edges.push(Edge { node, word: word.0, next: fresh });
        fresh
    }

    fn root(&mut self, word: WordId) -> &mut u32 {
        let index = word.0 as usize;
        if self.roots.len() <= index {
            self.roots.resize((index + 1).max(self.roots.len() * 2), 0);
        }
        &mut self.roots[index]
    }

    /// The first word of every phrase, with what the phrase is for.
    pub(crate) fn openings(&self) -> impl Iterator<Item = (WordId, Payload)> {
        let mut first = vec![WordId::UNKNOWN; self.edges.len() + 1];
        for edge in &self.edges {
            first[edge.next as usize] = if edge.node == 0 { WordId(edge.word) } else { first[edge.node as usize] };
        }
        self.payloads.iter().map(move |(node, payload)| (first[*node as usize], *payload))
    }

    /// The finished table for a vocabulary of `words` words; `kind` tells the kind of the name behind a payload.
    pub(crate) fn freeze(self, words: usize, kind: impl Fn(Payload) -> Option<Kind>) -> Phrases {
        let payloads = self.payloads.iter().map(|(node, payload)| (*node, Packed::new(*payload, kind(*payload))));
        Phrases::build(&self.edges, payloads.collect(), words)
    }
}
