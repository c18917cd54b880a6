//! The phrase trie: all names, triggers, vetoes and cues in one walk over word ids.

use super::{SurfaceId, TriggerId};
use crate::text::TokenRange;
use crate::text::english::WordId;
use std::collections::HashMap;

/// What a phrase is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payload {
    /// A written form of a list entry.
    Surface(SurfaceId),
    /// A form of a trigger.
    Trigger(TriggerId),
    /// Vetoes triggers of this rule that stand within it.
    Skip(super::RuleId),
    /// Index into [`super::Pack::cues`].
    Cue(u32),
}

/// A phrase found in the text. Case isn't checked: that is [`super::Surface`]'s and the recognisers' matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// The tokens it covers.
    pub tokens: TokenRange,
    /// What it is for.
    pub payload: Payload,
}

/// A trie over word ids. Cost per token doesn't depend on how many phrases it holds.
#[derive(Debug, Default, Clone)]
pub struct Phrases {
    edges: HashMap<(u32, WordId), u32>,
    payloads: Vec<Vec<Payload>>,
}

impl Phrases {
    /// Adds a phrase; the empty one and those with unknown words are never found.
    pub fn insert(&mut self, words: &[WordId], payload: Payload) {
        if self.payloads.is_empty() {
            self.payloads.push(Vec::new());
        }
        let mut node = 0;
        for &word in words {
            let next = self.payloads.len() as u32;
            node = *self.edges.entry((node, word)).or_insert(next);
            if node == next {
                self.payloads.push(Vec::new());
            }
        }
        self.payloads[node as usize].push(payload);
    }

    /// Every phrase in `words`, overlapping ones included, ordered by start, then length; into the reused `out`.
    pub fn find(&self, words: &[WordId], out: &mut Vec<Hit>) {
        out.clear();
        for start in 0..words.len() {
            let mut node = 0;
            for (at, word) in words.iter().enumerate().skip(start) {
                match self.edges.get(&(node, *word)) {
                    Some(next) if *word != WordId::UNKNOWN => node = *next,
                    _ => break,
                }
                let tokens = TokenRange::new(start as u32, at as u32 + 1);
                out.extend(self.payloads[node as usize].iter().map(|&payload| Hit { tokens, payload }));
            }
        }
    }
}
