//! Tokens with their text: the questions that the splitter asks.

use crate::text::{Shape, Span, Token, TokenKind};

/// The tokens of one text.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
}

impl<'a> View<'a> {
    pub fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens }
    }

    pub fn len(self) -> usize {
        self.tokens.len()
    }

    pub fn get(self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    /// The words of token `at`; "" past the end.
    pub fn word(self, at: usize) -> &'a str {
        self.get(at).map_or("", |t| t.of(self.text))
    }

    /// The first byte of token `at`; 0 past the end.
    pub fn first(self, at: usize) -> u8 {
        self.get(at).map_or(0, |t| self.byte(t.span.start))
    }

    pub fn byte(self, at: u32) -> u8 {
        self.text.as_bytes().get(at as usize).copied().unwrap_or(0)
    }

    pub fn kind(self, at: usize) -> Option<TokenKind> {
        self.get(at).map(|t| t.kind)
    }

    pub fn is_word(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    pub fn is_number(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    pub fn shape(self, at: usize) -> Shape {
        self.get(at).map_or(Shape::None, |t| t.shape)
    }

    pub fn is_lower(self, at: usize) -> bool {
        self.shape(at) == Shape::Lower
    }

    pub fn is_capital(self, at: usize) -> bool {
        self.get(at).is_some_and(Token::is_capital)
    }

    pub fn glued(self, at: usize) -> bool {
        self.get(at).is_some_and(|t| t.glued)
    }

    pub fn breaks(self, at: usize) -> u8 {
        self.get(at).map_or(2, |t| t.breaks)
    }

    /// Length of token `at` in bytes.
    pub fn size(self, at: usize) -> usize {
        self.get(at).map_or(0, |t| t.span.len() as usize)
    }

    /// The bytes of tokens `start..end`.
    pub fn span(self, start: usize, end: usize) -> Span {
        match (self.get(start), self.get(end.wrapping_sub(1))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// "•" and its like.
    pub fn is_bullet(self, at: usize) -> bool {
        self.first(at) >= 0x80
            && matches!(self.word(at), "•" | "‣" | "⁃" | "▪" | "●" | "◦" | "■" | "▶" | "►" | "\u{f0b7}")
    }

    /// A quote that only opens, or one that stands before its word.
    pub fn opens_quote(self, at: usize) -> bool {
        match self.word(at) {
            "“" | "‘" | "«" | "„" | "``" | "`" => true,
            "\"" | "'" | "''" => self.glued(at + 1) || !self.glued(at),
            _ => false,
        }
    }

    /// A bracket that opens.
    pub fn opens_bracket(self, at: usize) -> bool {
        matches!(self.word(at), "(" | "[" | "{")
    }
}
