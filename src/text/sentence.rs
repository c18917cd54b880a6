//! Sentence splitting over tokens. First version: the `text` helper replaces it.

use super::{Span, Token, TokenKind, TokenRange};

/// What part of the article a sentence is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SentenceKind {
    /// Running text.
    #[default]
    Body,
    /// The article's headline or a sub-heading.
    Headline,
    /// One item of a list or row of a table.
    ListItem,
    /// Byline, dateline alone on its line, "Original Source: …", links: no events are read from it.
    Boilerplate,
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence {
    /// Its bytes, without white space around.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What part of the article it is.
    pub kind: SentenceKind,
}

/// Appends the sentences of `tokens` to `out`.
pub fn split(text: &str, tokens: &[Token], out: &mut Vec<Sentence>) {
    let mut start = 0;
    for at in 0..tokens.len() {
        let stop = tokens[at].kind == TokenKind::Punct && matches!(tokens[at].of(text), "." | "!" | "?");
        let last = match tokens.get(at + 1) {
            None => true,
            Some(next) => next.breaks > 0 || (stop && !next.glued && next.shape != super::Shape::Lower),
        };
        if last {
            let span = Span::new(tokens[start].span.start, tokens[at].span.end);
            let range = TokenRange::new(start as u32, at as u32 + 1);
            out.push(Sentence { span, tokens: range, kind: SentenceKind::Body });
            start = at + 1;
        }
    }
}
