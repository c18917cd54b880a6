//! Tokens with their text: the questions that splitter and layout ask.

use crate::text::english::{self, Class, Time};
use crate::text::{Shape, Span, Token, TokenKind, work};

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
        work::step();
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

    /// Whether token `at` is this one byte.
    pub fn is_sign(self, at: usize, sign: u8) -> bool {
        self.first(at) == sign && self.size(at) == 1
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

    /// Length in bytes of the line that tokens `start..end` fill, with the white space before it.
    pub fn line_length(self, start: usize, end: usize) -> u32 {
        let span = self.span(start, end);
        let before = self.text.as_bytes().get(..span.start as usize).unwrap_or_default();
        let indent = before.iter().rev().take_while(|b| matches!(b, b' ' | b'\t')).count();
        span.len() + indent as u32
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

    /// The closed classes of the word at `at`, whatever its case.
    pub fn class(self, at: usize) -> Class {
        self.lowered(at, |word| english::get().class(english::get().id(word))).unwrap_or_default()
    }

    /// What the word at `at` says about time, whatever its case.
    pub fn time(self, at: usize) -> Option<Time> {
        self.lowered(at, |word| english::get().time(english::get().id(word))).flatten()
    }

    /// Whether the word at `at`, whatever its case, is one of these ASCII `words`.
    pub fn is_one_of(self, at: usize, words: &[&str]) -> bool {
        let is = |word: &&str| word.len() == self.size(at) && word.eq_ignore_ascii_case(self.word(at));
        self.is_word(at) && words.iter().any(is)
    }

    /// Asks about the word at `at` in small letters; `None` for what is no short ASCII word.
    pub fn lowered<T>(self, at: usize, ask: impl FnOnce(&str) -> T) -> Option<T> {
        let mut buffer = [0; LONGEST_WORD];
        let word = self.is_word(at).then(|| self.word(at)).filter(|w| w.is_ascii())?;
        let target = buffer.get_mut(..word.len())?;
        target.copy_from_slice(word.as_bytes());
        target.make_ascii_lowercase();
        std::str::from_utf8(target).ok().map(ask)
    }
}

/// The longest word, in bytes, that any table here holds.
const LONGEST_WORD: usize = 24;
