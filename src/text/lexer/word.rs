//! Words: letters with inner apostrophes, initialisms with their dots, letters followed by digits ("Q3", "CO2").

use super::byte::{Byte, class};
use super::{Lexer, Shape, TokenKind, address, number, unicode};

/// Letters that write a currency before an amount ("Rs500", "RM10", "EUR5m"): the digits after them are a number.
const CURRENCY_LETTERS: &[&[u8]] = &[
    b"Rs", b"RS", b"Re", b"RM", b"Rp", b"RMB", b"Tk", b"Sh", b"Shs", b"KSh", b"Ksh", b"TSh", b"USh", b"Dh", b"Dhs",
    b"DH", b"SR", b"QR", b"QAR", b"NIS", b"Bs", b"Ft", b"Kc", b"Kr", b"kr", b"SFr", b"DM", b"FF", b"USD", b"EUR",
    b"GBP", b"CHF", b"JPY", b"CNY", b"AUD", b"CAD", b"NZD", b"HKD", b"SGD", b"INR", b"KRW", b"TWD", b"SEK", b"NOK",
    b"DKK", b"PLN", b"CZK", b"HUF", b"RUB", b"KZT", b"UAH", b"TRY", b"ZAR", b"BRL", b"MXN", b"ARS", b"CLP", b"COP",
    b"PEN", b"IDR", b"MYR", b"THB", b"PHP", b"VND", b"PKR", b"BDT", b"LKR", b"AED", b"SAR", b"KWD", b"ILS", b"EGP",
    b"NGN", b"KES", b"GHS", b"ZMW", b"UZS", b"AZN", b"GEL", b"MNT",
];

/// Single letters that write a currency when a scale word follows ("R500m", "N20bn", "P3 billion").
const CURRENCY_INITIALS: &[u8] = b"RNPKL";

/// What follows an amount in millions and the like.
const SCALES: &[&[u8]] = &[b"million", b"billion", b"trillion", b"crore", b"lakh", b"bn", b"mn", b"tn", b"m", b"b"];

/// Parts of degrees and names that stand between dots although longer than a letter ("Ph.D.", "B.Sc.").
const LONG_INITIALS: &[&[u8]] = &[b"Ph", b"Sc", b"Ed", b"Eng", b"Tech", b"Phil", b"Com", b"Litt", b"Lit"];

/// Most bytes that an initialism may take; longer ones are dotted prose.
const LONGEST_INITIALISM: usize = 24;

impl Lexer<'_, '_> {
    /// ASCII words with single spaces between them; one with anything but plain letters goes on in
    /// [`Lexer::long_word`].
    #[inline]
    pub(super) fn words(&mut self) {
        loop {
            let (end, shape) = letters(self.bytes, self.at);
            if self.byte(end) != b' ' {
                return if self.goes_on(end) { self.long_word(end) } else { self.push(end, TokenKind::Word, shape) };
            }
            self.put(end, TokenKind::Word, shape);
            self.skip(1);
            if !self.byte(self.at).is_ascii_alphabetic() {
                return;
            }
        }
    }

    /// Whether a word may go on at `end`, behind its letters.
    #[inline]
    fn goes_on(&self, end: usize) -> bool {
        match class(self.byte(end)) {
            Byte::Digit | Byte::Dollar | Byte::High => true,
            Byte::Dot => self.byte(end + 1).is_ascii_alphanumeric(),
            Byte::Apostrophe => self.after_apostrophe(end, 1) > end,
            Byte::Punct => self.byte(end) == b':' && self.byte(end + 1) == b'/',
            _ => false,
        }
    }

    /// A word of which the letters up to `end` are known.
    #[cold]
    pub(super) fn long_word(&mut self, mut end: usize) {
        loop {
            let next = match class(self.byte(end)) {
                Byte::Lower | Byte::Upper => end + 1,
                Byte::Apostrophe => self.after_apostrophe(end, 1),
                Byte::Digit => self.after_digits(end),
                Byte::High => self.after_high(end),
                _ => end,
            };
            if next <= end {
                break;
            }
            end = next;
        }
        let (end, kind) = self.special(end).unwrap_or((end, TokenKind::Word));
        let shape = if kind == TokenKind::Word { shape(&self.text[self.at..end]) } else { Shape::None };
        self.push(end, kind, shape);
    }

    /// Currency signs, addresses and initialisms that begin with the letters up to `end`.
    fn special(&self, end: usize) -> Option<(usize, TokenKind)> {
        let sign = unicode::currency_sign(self.text, end);
        if sign > 0 && self.writes_currency(end) {
            return Some((end + sign, TokenKind::Currency));
        }
        match self.byte(end) {
            b':' => Some((address::with_scheme(self.bytes, self.at, end)?, TokenKind::Url)),
            b'.' if self.byte(end + 1).is_ascii_alphanumeric() => match address::domain(self.bytes, self.at) {
                Some(end) => Some((end, TokenKind::Url)),
                None => Some((initialism_end(self.bytes, self.at, end)?, TokenKind::Word)),
            },
            _ => None,
        }
    }

    /// "US", "A", "Cdn" before a sign.
    fn writes_currency(&self, end: usize) -> bool {
        end - self.at <= 3
            && self.bytes[self.at].is_ascii_uppercase()
            && self.bytes[self.at..end].iter().all(u8::is_ascii_alphabetic)
    }

    /// Past an apostrophe of `len` bytes at `at` and the letters behind it, where it is inside a word.
    fn after_apostrophe(&self, at: usize, len: usize) -> usize {
        let next = at + len;
        let letter = match self.byte(next) {
            b if b < 0x80 => b.is_ascii_alphabetic(),
            _ => unicode::char_at(self.text, next).is_some_and(char::is_alphabetic),
        };
        if letter && !self.genitive(next) { next } else { at }
    }

    /// Past the digits of "Q3", "CO2"; not past those of "4Q24", "US5" after a sign, "Rs500", "v1.2".
    fn after_digits(&self, at: usize) -> usize {
        let tied = matches!(self.touching(), Some(TokenKind::Number | TokenKind::Currency));
        let digits = self.bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        let end = at + digits;
        let letters = &self.bytes[self.at..at];
        let amount = number::number_end(self.bytes, at) > end
            || CURRENCY_LETTERS.contains(&letters)
            || (letters.len() == 1 && CURRENCY_INITIALS.contains(&letters[0]) && scale_follows(&self.bytes[end..]));
        if tied || amount { at } else { end }
    }

    /// Past non-ASCII letters, marks, superscripts and inner curly apostrophes. Words that have no space between
    /// them (Chinese, Japanese) are pushed, all but the last.
    fn after_high(&mut self, at: usize) -> usize {
        let Some(c) = unicode::char_at(self.text, at) else { return at };
        if unicode::is_apostrophe(c) {
            return self.after_apostrophe(at, c.len_utf8());
        }
        if !unicode::continues_word(c) {
            return at;
        }
        let text = self.text;
        let end = unicode::letters_end(text, at);
        let from = if at > self.at && self.bytes[at - 1].is_ascii() { at - 1 } else { at };
        for bound in unicode::inner_bounds(&text[from..end]) {
            self.push(from + bound, TokenKind::Word, shape(&text[self.at..from + bound]));
        }
        end
    }
}

/// Where the ASCII letters from `start` end, and their shape. Reads eight bytes at a time: of a number that holds eight
/// bytes, the high bit of each says yes or no.
#[inline]
fn letters(bytes: &[u8], start: usize) -> (usize, Shape) {
    const FIRST: u64 = 0x80;
    let (mut at, mut first, mut others, mut small) = (start, 0, 0, 0);
    loop {
        let eight = eight(bytes, at);
        let letters = are_letters(eight);
        let stop = letters ^ HIGH_BITS;
        // The letters up to the first stop; all where there is none.
        let run = letters & (stop ^ stop.wrapping_sub(1));
        // The bit that tells small letters from capitals, moved to where the high bit is.
        let case = eight << 2;
        small |= run & case;
        if at == start {
            first = run & !case & FIRST;
            others = run & !case & !FIRST;
        } else {
            others |= run & !case;
        }
        if stop != 0 {
            return (at + stop.trailing_zeros() as usize / 8, case_of(first != 0, others != 0, small != 0));
        }
        at += 8;
    }
}

/// One in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The high bit of each of eight bytes.
const HIGH_BITS: u64 = ONES * 0x80;

/// Eight bytes from `at` on, the first one lowest; 0 past the end.
#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
    }
}

/// Which of eight bytes are ASCII letters.
#[inline]
const fn are_letters(eight: u64) -> u64 {
    let small = (eight | (ONES * 0x20)) & !HIGH_BITS;
    // The high bit of each byte of a sum is set where the byte is at least "a", and where it is more than "z".
    let from_a = small + ONES * (0x80 - b'a') as u64;
    let past_z = small + ONES * (0x7F - b'z') as u64;
    (from_a ^ past_z) & !eight & HIGH_BITS
}

/// Whether a scale word follows, with a space or hyphen before it or not.
fn scale_follows(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b" ").or(rest.strip_prefix(b"-")).unwrap_or(rest);
    SCALES.iter().any(|s| rest.starts_with(s) && !rest.get(s.len()).is_some_and(u8::is_ascii_alphanumeric))
}

/// Where the initialism ends whose first letters are `start..dot`: "U.S.", "a.m.", "Ph.D.", "J.P", "S.p.A.".
fn initialism_end(bytes: &[u8], start: usize, dot: usize) -> Option<usize> {
    let mut parts = 0;
    let mut end = None;
    let (mut from, mut to) = (start, dot);
    loop {
        let part = &bytes[from..to];
        if !(part.len() == 1 || LONG_INITIALS.contains(&part)) || to - start > LONGEST_INITIALISM {
            break;
        }
        parts += 1;
        let dotted = bytes.get(to) == Some(&b'.');
        if parts > 1 {
            end = Some(to + usize::from(dotted && bytes.get(to + 1) != Some(&b'.')));
        }
        if !dotted {
            break;
        }
        from = to + 1;
        to = from + bytes[from..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
        if to == from || bytes.get(to).is_some_and(|b| *b >= 0x80 || b.is_ascii_digit()) {
            break;
        }
    }
    end
}

/// The shape of a word by its letters: whether the first is a capital, whether others are, and whether any is small.
#[inline]
fn case_of(first: bool, others: bool, small: bool) -> Shape {
    use Shape::{Camel, Capital, Lower, Mixed, Upper};
    const SHAPES: [Shape; 8] = [Lower, Capital, Camel, Upper, Lower, Capital, Camel, Mixed];
    SHAPES[usize::from(first) | usize::from(others) << 1 | usize::from(small) << 2]
}

/// The shape of any word; letters without case count as small ones.
pub fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).map(char::is_uppercase);
    let first = letters.next().unwrap_or(false);
    let (mut others, mut small) = (false, !first);
    letters.for_each(|capital| {
        others |= capital;
        small |= !capital;
    });
    case_of(first, others, small)
}
