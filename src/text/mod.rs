//! What is written: spans, tokens, sentences and layout of an article. Knows English's closed classes, no domain.

pub(crate) mod bits;
mod document;
mod eight;
pub mod english;
mod key;
mod layout;
mod lexer;
mod sentence;
mod span;
mod token;
mod view;
pub(crate) mod work;

pub use document::{Date, Document};
pub use key::Key;
pub use layout::{Dateline, Layout};
pub use lexer::{lex, lex_into};
pub use sentence::{Sentence, SentenceKind};
pub use span::{Span, TokenRange};
pub use token::{Shape, Token, TokenKind};

/// An article cut into tokens and sentences, with its layout. Reused from article to article.
#[derive(Debug, Default, Clone)]
pub struct Analysis {
    /// All tokens, in order, never overlapping; white space belongs to none.
    pub tokens: Vec<Token>,
    /// All sentences, in order; each token belongs to exactly one.
    pub sentences: Vec<Sentence>,
    /// Headline, dateline, byline, publisher line.
    pub layout: Layout,
    /// What each token's word is as a number, as look-ups ask for it.
    pub keys: Vec<Key>,
    /// The indexes of the tokens at which a sentence may end or another open. At all others, which are nearly all, the
    /// splitter needs no look.
    joints: Vec<u32>,
}

impl Analysis {
    /// The bytes that the tokens of `range` cover, from the first one's start to the last one's end.
    pub fn span(&self, range: TokenRange) -> Span {
        match (self.tokens.get(range.start as usize), range.end.checked_sub(1)) {
            (Some(first), Some(last)) if last >= range.start => {
                let last = self.tokens.get(last as usize).or(self.tokens.last()).unwrap_or(first);
                Span::new(first.span.start, last.span.end)
            }
            _ => Span::default(),
        }
    }
}

/// Cuts `text` into tokens and sentences and finds its layout, into the reused `out`.
pub fn analyze(text: &str, out: &mut Analysis) {
    out.sentences.clear();
    lexer::lex_into(text, out);
    sentence::split(text, &out.tokens, &out.joints, &mut out.sentences);
    out.layout = layout::find(text, &out.tokens, &mut out.sentences);
}
