//! Numbers: digits with inner separators and decimals, never a sign, never a unit.

use super::{Lexer, Shape, TokenKind, address};

impl Lexer<'_, '_> {
    /// A number, or an address that begins with one ("163.com").
    pub(super) fn number(&mut self) {
        let end = number_end(self.bytes, self.at);
        if self.byte(end) == b'.'
            && self.byte(end + 1).is_ascii_alphabetic()
            && let Some(end) = address::domain(self.bytes, self.at)
        {
            return self.push(end, TokenKind::Url, Shape::None);
        }
        self.push(end, TokenKind::Number, Shape::None);
    }
}

/// Where the number at `start` ends: "1,234.56", ".5", "10.11.2024", "1,50,000"; "2009,2010" ends at the comma.
pub fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    if bytes.get(end) == Some(&b'.') {
        end += 1;
    }
    let lead = digits(bytes, end);
    end += lead;
    let mut group = lead;
    while let Some(&separator @ (b',' | b'.')) = bytes.get(end) {
        let len = digits(bytes, end + 1);
        let fits = separator == b'.' || (group <= 3 && len <= 3);
        if len == 0 || !fits {
            break;
        }
        end += 1 + len;
        group = len;
    }
    end
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count()
}
