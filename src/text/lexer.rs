//! Text to tokens: one pass over bytes; stretches with non-ASCII letters go character by character.

use super::{Shape, Span, Token, TokenKind};

/// Appends the tokens of `text` to `out`. First version: the `text` helper replaces it.
pub fn lex(text: &str, out: &mut Vec<Token>) {
    let mut at = 0;
    let mut glued = false;
    let mut breaks = 0u8;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            breaks = (breaks + u8::from(c == '\n')).min(2);
            glued = false;
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = piece(&text[at..], c);
        let span = Span::new(at as u32, (at + len) as u32);
        let shape = if kind == TokenKind::Word { shape(span.of(text)) } else { Shape::None };
        out.push(Token { span, kind, shape, glued, breaks });
        at += len;
        glued = true;
        breaks = 0;
    }
}

fn piece(rest: &str, first: char) -> (usize, TokenKind) {
    if let Some(s) = ["'s", "’s"].iter().find(|s| rest.starts_with(**s)) {
        return (s.len(), TokenKind::Word);
    }
    if first.is_ascii_digit() {
        return (number(rest), TokenKind::Number);
    }
    if first.is_alphabetic() {
        let len = word(rest);
        return match rest[len..].starts_with('$') && len <= 3 {
            true => (len + 1, TokenKind::Currency),
            false => (len, TokenKind::Word),
        };
    }
    let kind = match first {
        '$' | '€' | '£' | '¥' | '₸' | '₹' | '₽' | '₩' | '₺' | '₦' | '₱' | '₴' | '฿' | '₫' => {
            TokenKind::Currency
        }
        '%' | '&' | '+' | '@' | '°' | '#' | '*' | '=' | '<' | '>' | '|' | '~' | '^' | '_' => TokenKind::Symbol,
        _ => TokenKind::Punct,
    };
    (first.len_utf8(), kind)
}

fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut end = 0;
    while end < bytes.len() {
        let inner = matches!(bytes[end], b',' | b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !(bytes[end].is_ascii_digit() || inner) {
            break;
        }
        end += 1;
    }
    end
}

fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next_letter = chars.peek().is_some_and(|(_, n)| n.is_alphabetic());
        let possessive = matches!(c, '\'' | '’') && {
            let tail = &rest[i + c.len_utf8()..];
            tail.starts_with('s') && !tail[1..].starts_with(char::is_alphabetic)
        };
        let inner = matches!(c, '\'' | '’' | '.') && next_letter && !possessive;
        let initialism_dot = c == '.' && rest[..end].contains('.');
        if !(c.is_alphabetic() || inner || initialism_dot) {
            break;
        }
        end = i + c.len_utf8();
        if initialism_dot && !next_letter {
            break;
        }
    }
    end
}

fn shape(word: &str) -> Shape {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let upper = letters().filter(|c| c.is_uppercase()).count();
    let first = letters().next().is_some_and(char::is_uppercase);
    match (upper, letters().count()) {
        (0, _) => Shape::Lower,
        (1, 1) => Shape::Capital,
        (n, all) if n == all => Shape::Upper,
        (1, _) if first => Shape::Capital,
        _ => Shape::Mixed,
    }
}
