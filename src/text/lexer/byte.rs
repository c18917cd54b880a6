//! What a byte can start or be part of: one table of 256 entries.

/// The class of a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Byte {
    Lower,
    Upper,
    Digit,
    Space,
    /// A line break.
    Break,
    Dot,
    Apostrophe,
    Dollar,
    At,
    /// Punctuation that is a token of its own.
    Punct,
    /// Punctuation of which a run is one token.
    PunctRun,
    Symbol,
    /// A symbol of which a run is one token ("***").
    SymbolRun,
    /// Part of a character outside ASCII.
    High,
}

/// The class of `byte`.
#[inline]
pub fn class(byte: u8) -> Byte {
    CLASSES[byte as usize]
}

static CLASSES: [Byte; 256] = {
    let mut table = [Byte::High; 256];
    let mut b = 0;
    while b < 128 {
        table[b] = of_ascii(b as u8);
        b += 1;
    }
    table
};

const fn of_ascii(b: u8) -> Byte {
    match b {
        b'a'..=b'z' => Byte::Lower,
        b'A'..=b'Z' => Byte::Upper,
        b'0'..=b'9' => Byte::Digit,
        b'\n' | b'\r' | b'\x0c' => Byte::Break,
        0..=b' ' | 0x7f => Byte::Space,
        b'.' => Byte::Dot,
        b'\'' => Byte::Apostrophe,
        b'$' => Byte::Dollar,
        b'@' => Byte::At,
        b'-' | b'`' => Byte::PunctRun,
        b'=' | b'*' | b'_' | b'~' | b'#' => Byte::SymbolRun,
        b'%' | b'&' | b'+' | b'<' | b'>' | b'|' | b'^' => Byte::Symbol,
        _ => Byte::Punct,
    }
}
