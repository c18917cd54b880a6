//! Characters outside ASCII: letters and their bounds, apostrophes, currency signs, spaces, punctuation.

use super::{Lexer, Shape, TokenKind};
use unicode_segmentation::UnicodeSegmentation;

impl Lexer<'_, '_> {
    /// The token, or the space, that begins with a character outside ASCII.
    #[cold]
    pub(super) fn high(&mut self) {
        let Some(c) = char_at(self.text, self.at) else { return self.skip(1) };
        let len = c.len_utf8();
        match c {
            '\u{85}' | '\u{2028}' | '\u{2029}' => self.line_break(len),
            c if c.is_whitespace() => self.skip(len),
            c if is_invisible(c) => self.at += len,
            c if is_apostrophe(c) => self.apostrophe(len),
            c if is_currency(c) => self.currency(len),
            c if c.is_alphabetic() => self.long_word(self.at),
            c if c.is_numeric() => self.push(self.at + numerals(&self.text[self.at..]), TokenKind::Number, Shape::None),
            c if is_punctuation(c) => self.push(self.at + len, TokenKind::Punct, Shape::None),
            _ => self.push(self.at + len, TokenKind::Symbol, Shape::None),
        }
    }
}

/// The character at a byte offset.
pub fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Letters, marks on letters, and raised or lowered digits ("CO₂", "km²").
pub fn continues_word(c: char) -> bool {
    c.is_alphanumeric() && !is_fraction(c) || is_mark(c)
}

/// Marks and joiners that belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}'
        | '\u{94d}' | '\u{9cd}' | '\u{e31}'..='\u{e4e}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}' | '\u{ad}')
}

/// Characters that show nothing: byte order marks, zero-width spaces, direction marks, variation selectors.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// "½", "⅓"
fn is_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅟' | '↉')
}

/// Length in bytes of the numerals at the head of `rest`: one fraction sign, or a run of other numerals.
fn numerals(rest: &str) -> usize {
    let mut chars = rest.chars();
    let first = chars.next().map_or(1, char::len_utf8);
    if rest.chars().next().is_some_and(is_fraction) {
        return first;
    }
    let more = chars.take_while(|&c| c.is_numeric() && !c.is_ascii() && !is_fraction(c));
    first + more.map(char::len_utf8).sum::<usize>()
}

/// Curly and other apostrophes.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '’' | 'ʼ' | '＇')
}

fn is_currency(c: char) -> bool {
    matches!(c, '¢'..='¥' | '֏' | '؋' | '৲' | '৳' | '฿' | '៛' | '\u{20a0}'..='\u{20c0}' | '﷼' | '﹩' | '＄'
        | '￠' | '￡' | '￥' | '￦')
}

/// Length in bytes of the currency sign at `at`; 0 where there is none.
pub fn currency_sign(text: &str, at: usize) -> usize {
    match char_at(text, at) {
        Some('$') => 1,
        Some(c) if is_currency(c) => c.len_utf8(),
        _ => 0,
    }
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '¡' | '«' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{2043}' | '\u{2045}'..='\u{205e}'
        | '、'..='〃' | '〈'..='】' | '〔'..='〟' | '・' | '！' | '（' | '）' | '，'..='／' | '：' | '；' | '？' | '［'
        | '］' | '｛' | '｝' | '｡'..='､' | '،' | '؛' | '؟' | '۔' | '।' | '\u{f0b7}')
}

/// Where the letters and marks from `at` end.
pub fn letters_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let len: usize = rest.chars().take_while(|&c| continues_word(c) && !c.is_ascii_digit()).map(char::len_utf8).sum();
    at + len
}

/// Word bounds strictly inside a run of letters, in bytes (between Chinese characters, for example). A raised digit
/// stays with its word.
pub fn inner_bounds(letters: &str) -> impl Iterator<Item = usize> {
    let raised = |word: &str| word.starts_with(char::is_numeric);
    letters.split_word_bound_indices().skip(1).filter(move |(_, word)| !raised(word)).map(|(at, _)| at)
}
