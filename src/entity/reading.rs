//! The first stages over one article: tokens, words and phrases, ready for the recognisers.

use super::Context;
use crate::pack::{Hits, Lookup, Met, Pack};
use crate::text::{self, Analysis, Document};

/// What the recognisers read of an article; reused from article to article.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its tokens and sentences.
    pub analysis: Analysis,
    /// Its words.
    pub lookup: Lookup,
    /// The phrases found in it.
    pub hits: Hits,
}

/// Tokens of some 6 kB of text: one news article in a hundred is longer.
const LONG: usize = 1024;

impl Reading {
    /// Reads an article; `met` goes from article to article.
    pub fn read<'a>(&'a mut self, document: &'a Document, pack: &'a Pack, met: &mut Met) -> Context<'a> {
        text::analyze(&document.text, &mut self.analysis);
        pack.look_up(&document.text, &self.analysis, met, &mut self.lookup);
        pack.phrases.find(&self.lookup, &mut self.hits);
        self.context(document, pack)
    }

    /// Whether the article that was read last is so long that its buffers aren't worth keeping.
    pub fn is_long(&self) -> bool {
        self.analysis.tokens.len() > LONG
    }

    /// The article that was read last.
    pub fn context<'a>(&'a self, document: &'a Document, pack: &'a Pack) -> Context<'a> {
        let Self { analysis, lookup, hits } = self;
        Context { document, analysis, words: &lookup.words, traits: &lookup.traits, hits, pack }
    }
}
