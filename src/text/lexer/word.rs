//! Words: letters with inner apostrophes, initialisms with their dots, letters followed by digits ("Q3", "CO2").

use super::byte::{Byte, class};
use super::{Key, Lexer, Shape, TokenKind, address, number, unicode};
use crate::text::eight;

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
            let Letters { len, shape, key } = letters(self.bytes, self.at);
            let end = self.at + len;
            if self.byte(end) != b' ' {
                return if self.goes_on(end) { self.long_word(end) } else { self.push_word(end, shape, key) };
            }
            self.put(end, TokenKind::Word, shape, key);
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

/// The ASCII letters at one place.
struct Letters {
    len: usize,
    shape: Shape,
    key: Key,
}

#[inline]
fn letters(bytes: &[u8], start: usize) -> Letters {
    let head = Eight::read(bytes, start);
    if head.len < 8 {
        return Letters { len: head.len, shape: head.shape(0, false), key: Key::of_letters(head.lower, 0) };
    }
    let tail = Eight::read(bytes, start + 8);
    if tail.len < 8 {
        let key = Key::of_letters(head.lower, tail.lower);
        return Letters { len: 8 + tail.len, shape: head.shape(tail.capitals, tail.has_small()), key };
    }
    many_letters(bytes, start)
}

/// The same for at least sixteen letters.
#[cold]
fn many_letters(bytes: &[u8], start: usize) -> Letters {
    let len = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let capital = |byte: &u8| byte.is_ascii_uppercase();
    let (first, others) = (bytes[start], &bytes[start + 1..start + len]);
    let small = !capital(&first) || !others.iter().all(capital);
    Letters { len, shape: case_of(capital(&first), others.iter().any(capital), small), key: Key::of(bytes, start, len) }
}

/// The letters at the head of eight bytes.
struct Eight {
    len: usize,
    /// In small letters, and 0 behind them.
    lower: u64,
    /// The case bits of capitals.
    capitals: u64,
    /// The case bits of all.
    cases: u64,
}

impl Eight {
    #[inline]
    fn read(bytes: &[u8], at: usize) -> Self {
        let eight = eight::read(bytes, at);
        let stop = eight::are_letters(eight) ^ eight::HIGH_BITS;
        // All bits of the bytes before the first stop; of all eight where there is none.
        let mask = ((stop & stop.wrapping_neg()) >> 7).wrapping_sub(1);
        let cases = eight::CASE_BITS & mask;
        let lower = eight & mask | cases;
        Self { len: stop.trailing_zeros() as usize / 8, lower, capitals: !eight & cases, cases }
    }

    #[inline]
    const fn has_small(&self) -> bool {
        self.capitals != self.cases
    }

    /// The shape of a word that begins so; `others` and `small` tell of the letters behind these.
    #[inline]
    fn shape(&self, others: u64, small: bool) -> Shape {
        case_of(self.capitals & 0xFF != 0, (self.capitals >> 8 | others) != 0, self.has_small() | small)
    }
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
