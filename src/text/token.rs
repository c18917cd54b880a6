//! The token: the smallest piece of text that the stages after the lexer look at.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and dots ("O'Brien", "don't", "U.S.", "a.m.") and digits after them ("Q3",
    /// "CO2"); also the broken-off `'s`, `’s`.
    Word,
    /// Digits with inner separators and decimals ("1,234.56", "8", ".5", "10.11.2024"); never a sign, never a unit:
    /// "5km" is "5" "km", "20th" is "20" "th". A fraction sign ("½") is a number of its own.
    Number,
    /// A currency sign, with the letters glued before it ("$", "US$", "A$", "€", "£", "₸"), or the capital letters
    /// between it and digits ("$US" in "$US5 million").
    Currency,
    /// Punctuation: one character ("," "." "(" "“" "-" "–" "/"); runs "...", "--", "``", "''" are one token.
    Punct,
    /// Any other symbol ("%", "&", "+", "@", "°", "#"); a run of one of `*=_~#` is one token.
    Symbol,
    /// A web address, an e-mail address or a bare domain ("astanatimes.com").
    Url,
}

/// How a word's letters are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Not a word.
    None,
    /// "copper"
    Lower,
    /// "Copper"; also a single capital letter ("A", "J").
    Capital,
    /// "COPPER", "U.S.": two or more letters, all capitals.
    Upper,
    /// "McDonald", "O'Brien", "Ph.D."
    Mixed,
    /// A small letter first, capitals inside: "iPhone", "kWh".
    Camel,
}

/// A piece of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How its letters are cased.
    pub shape: Shape,
    /// True when no white space stands before it ("Perth" "-" "based": the last two are glued).
    pub glued: bool,
    /// Line breaks between it and the token before: 0, 1, or 2 for two and more (a paragraph).
    pub breaks: u8,
}

impl Token {
    /// The words themselves.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether it opens with a capital letter ("Copper", "COPPER", "McDonald").
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Mixed)
    }
}
