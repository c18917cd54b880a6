//! Text to tokens in one pass over bytes: a class per byte decides, ASCII words take a short loop, anything with
//! non-ASCII letters goes through `unicode-segmentation` ([`unicode`]).

mod address;
mod byte;
mod number;
#[cfg(test)]
mod tests;
mod unicode;
mod word;

use super::key::Key;
use super::{Analysis, Shape, Span, Token, TokenKind};
use byte::{Byte, class};

/// Appends the tokens of `text` to `out`. Of a text of 4 GiB and more, only what `u32` offsets reach is read.
pub fn lex(text: &str, out: &mut Vec<Token>) {
    let mut analysis = Analysis::default();
    lex_into(text, &mut analysis);
    out.append(&mut analysis.tokens);
}

/// Fills the tokens of an article, their keys and its joints.
pub fn lex_into(text: &str, analysis: &mut Analysis) {
    let Analysis { tokens, keys, joints, .. } = analysis;
    tokens.clear();
    keys.clear();
    joints.clear();
    let text = head(text, u32::MAX as usize);
    tokens.reserve(text.len() / 5);
    keys.reserve(text.len() / 5);
    Lexer { text, bytes: text.as_bytes(), at: 0, glued: false, breaks: 0, out: tokens, keys, joints }.run();
}

/// The longest prefix of at most `limit` bytes.
fn head(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let end = (0..=limit).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

/// The place reached, and what stands since the last token.
struct Lexer<'t, 'o> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    glued: bool,
    breaks: u8,
    out: &'o mut Vec<Token>,
    /// One per token.
    keys: &'o mut Vec<Key>,
    joints: &'o mut Vec<u32>,
}

impl Lexer<'_, '_> {
    fn run(mut self) {
        while let Some(&b) = self.bytes.get(self.at) {
            match class(b) {
                Byte::Space => self.skip(1),
                Byte::Break => self.line_break(1),
                Byte::Lower | Byte::Upper => self.words(),
                Byte::Digit => self.number(),
                Byte::Punct => self.sign(b, TokenKind::Punct),
                Byte::PunctRun => self.push(self.run_end(), TokenKind::Punct, Shape::None),
                Byte::Symbol => self.sign(b, TokenKind::Symbol),
                Byte::SymbolRun => self.push(self.run_end(), TokenKind::Symbol, Shape::None),
                Byte::Dot => self.dot(),
                Byte::Apostrophe => self.apostrophe(1),
                Byte::Dollar => self.currency(1),
                Byte::At => self.at_sign(),
                Byte::High => self.high(),
            }
        }
        self.join_last();
    }

    /// The byte at `at`; 0, which is a space, past the end.
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Adds the token that ends at `end`.
    #[inline]
    fn push(&mut self, end: usize, kind: TokenKind, shape: Shape) {
        let start = self.at;
        self.put(end, kind, shape, Key::of(self.bytes, start, end - start));
        if self.parts(start, end, kind) {
            self.join_last();
        }
    }

    /// Adds a token of one byte that is no letter.
    #[inline]
    fn sign(&mut self, byte: u8, kind: TokenKind) {
        let start = self.at;
        self.put(start + 1, kind, Shape::None, Key::of_letters(u64::from(byte), 0));
        if self.parts(start, start + 1, kind) {
            self.join_last();
        }
    }

    /// Adds the word that ends at `end`.
    #[inline]
    fn push_word(&mut self, end: usize, shape: Shape, key: Key) {
        let start = self.at;
        self.put(end, TokenKind::Word, shape, key);
        if self.parts(start, end, TokenKind::Word) {
            self.join_last();
        }
    }

    /// The same for a token that is no joint, unless a line ends behind it.
    #[inline]
    fn put(&mut self, end: usize, kind: TokenKind, shape: Shape, key: Key) {
        if self.breaks > 0 {
            self.join_last();
        }
        let span = Span::new(self.at as u32, end as u32);
        self.out.push(Token { span, kind, shape, glued: self.glued, breaks: self.breaks });
        self.keys.push(key);
        self.at = end;
        self.glued = true;
        self.breaks = 0;
    }

    /// Whether a sentence may end or open at the token `start..end`, even inside a line: at a stop, an emoticon, a
    /// bullet, a rule of stars, an address, a date that stands alone, a photo credit. Says yes too often, never too seldom.
    #[inline]
    fn parts(&self, start: usize, end: usize, kind: TokenKind) -> bool {
        let (first, next) = (self.byte(start), self.byte(end));
        match kind {
            TokenKind::Word => match next {
                b',' if matches!(first, b'F' | b'M' | b'S' | b'T' | b'W') => true,
                b':' if matches!(first, b'I' | b'P') => true,
                _ => self.byte(end - 1) == b'.',
            },
            TokenKind::Number => next == b'/',
            TokenKind::Punct => match first {
                b'.' | b'!' | b'?' => true,
                b':' | b';' => matches!(next, b')' | b'(' | b'D' | b'P' | b'p' | b'/' | b']' | b'-'),
                b'-' => end - start > 3,
                _ => first >= 0x80,
            },
            TokenKind::Symbol => first >= 0x80 || end - start > 2,
            TokenKind::Currency => false,
            TokenKind::Url => true,
        }
    }

    /// Notes the last token as a joint.
    fn join_last(&mut self) {
        if let Some(last) = self.out.len().checked_sub(1)
            && self.joints.last() != Some(&(last as u32))
        {
            self.joints.push(last as u32);
        }
    }

    #[inline]
    fn skip(&mut self, len: usize) {
        self.at += len;
        self.glued = false;
    }

    fn line_break(&mut self, len: usize) {
        let pair = self.byte(self.at) == b'\r' && self.byte(self.at + 1) == b'\n';
        self.breaks = (self.breaks + u8::from(!pair)).min(2);
        self.skip(len);
    }

    /// The end of the run of one and the same byte.
    fn run_end(&self) -> usize {
        let first = self.byte(self.at);
        let len = self.bytes[self.at..].iter().take_while(|&&b| b == first).count();
        self.at + len
    }

    /// The kind of the token that touches this place.
    fn touching(&self) -> Option<TokenKind> {
        self.out.last().filter(|_| self.glued).map(|t| t.kind)
    }

    /// ".5" where nothing but a sign or bracket touches it, else a full stop or "...".
    fn dot(&mut self) {
        let fraction = self.byte(self.at + 1).is_ascii_digit()
            && !matches!(self.touching(), Some(TokenKind::Word | TokenKind::Number | TokenKind::Url));
        match fraction {
            true => self.number(),
            false if self.byte(self.at + 1) == b'.' => self.push(self.run_end(), TokenKind::Punct, Shape::None),
            false => self.sign(b'.', TokenKind::Punct),
        }
    }

    /// `'s`, a run of quotes, or one quote; `len` is the length of the sign.
    fn apostrophe(&mut self, len: usize) {
        if self.genitive(self.at + len) {
            return self.push(self.at + len + 1, TokenKind::Word, Shape::Lower);
        }
        let end = if len == 1 { self.run_end() } else { self.at + len };
        self.push(end, TokenKind::Punct, Shape::None);
    }

    /// Whether a lone "s" stands at `at`.
    fn genitive(&self, at: usize) -> bool {
        matches!(self.byte(at), b's' | b'S') && !self.alphanumeric(at + 1)
    }

    /// Whether a letter or digit stands at `at`.
    fn alphanumeric(&self, at: usize) -> bool {
        match self.byte(at) {
            b if b < 0x80 => b.is_ascii_alphanumeric(),
            _ => unicode::char_at(self.text, at).is_some_and(unicode::continues_word),
        }
    }

    /// "$", and "$US", "$A" where digits follow at once.
    fn currency(&mut self, len: usize) {
        let sign = self.at + len;
        let letters = self.bytes[sign..].iter().take(4).take_while(|b| b.is_ascii_uppercase()).count();
        let coded = (1..=3).contains(&letters) && self.byte(sign + letters).is_ascii_digit();
        self.push(if coded { sign + letters } else { sign }, TokenKind::Currency, Shape::None);
    }

    /// "@", or the e-mail address that it makes of the tokens before it.
    fn at_sign(&mut self) {
        let Some((first, start, end)) = address::email(self.bytes, self.at, self.glued, self.out) else {
            return self.push(self.at + 1, TokenKind::Symbol, Shape::None);
        };
        let Token { glued, breaks, .. } = self.out[first];
        self.out.truncate(first);
        self.keys.truncate(first);
        self.joints.truncate(self.joints.partition_point(|joint| (*joint as usize) < first));
        (self.at, self.glued, self.breaks) = (start, glued, breaks);
        self.push(end, TokenKind::Url, Shape::None);
    }
}
