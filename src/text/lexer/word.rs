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
            let (end, uppers) = letters(self.bytes, self.at);
            let stop = self.byte(end);
            if goes_on(stop) {
                return self.long_word(end);
            }
            let shape = case(uppers, end - self.at, self.bytes[self.at].is_ascii_uppercase());
            self.push(end, TokenKind::Word, shape);
            if stop != b' ' || !self.byte(end + 1).is_ascii_alphabetic() {
                return;
            }
            self.skip(1);
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

/// Where the ASCII letters from `start` end, and how many of them are capitals.
#[inline]
fn letters(bytes: &[u8], start: usize) -> (usize, usize) {
    let mut uppers = 0;
    let rest = bytes.get(start..).unwrap_or_default();
    let len = rest.iter().position(|&b| {
        let class = class(b) as u8;
        uppers += usize::from(class == Byte::Upper as u8);
        class > Byte::Upper as u8
    });
    (start + len.unwrap_or(rest.len()), uppers)
}

/// Whether a word may go on with this byte behind its letters.
#[inline]
fn goes_on(byte: u8) -> bool {
    matches!(class(byte), Byte::Digit | Byte::Dot | Byte::Apostrophe | Byte::Dollar | Byte::High) || byte == b':'
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

/// The shape of a word of ASCII letters.
#[inline]
fn case(uppers: usize, letters: usize, first: bool) -> Shape {
    match (uppers, first) {
        (0, _) => Shape::Lower,
        (1, true) => Shape::Capital,
        (n, true) if n == letters => Shape::Upper,
        (_, true) => Shape::Mixed,
        _ => Shape::Camel,
    }
}

/// The shape of any word; letters without case count as small ones.
pub fn shape(word: &str) -> Shape {
    if word.is_ascii() {
        let uppers = word.bytes().filter(u8::is_ascii_uppercase).count();
        let all = word.bytes().filter(u8::is_ascii_alphabetic).count();
        let first = word.bytes().find(u8::is_ascii_alphabetic).is_some_and(|b| b.is_ascii_uppercase());
        return case(uppers, all, first);
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.clone().next().is_some_and(char::is_uppercase);
    let uppers = letters.clone().filter(|c| c.is_uppercase()).count();
    case(uppers, letters.by_ref().count(), first)
}
