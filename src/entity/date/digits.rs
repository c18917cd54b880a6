//! Writes numbers into TIMEX3 values, without the formatting machinery: every date has one.

use compact_str::CompactString;

/// Appends `n` with zeros before it up to `width` digits.
pub(super) fn push(out: &mut CompactString, n: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let (mut rest, mut first) = (n, digits.len());
    while rest > 0 || digits.len() - first < width.clamp(1, 20) {
        first -= 1;
        digits[first] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    push_ascii(out, &digits[first..]);
}

/// Appends a sign or letters and a number of at least `width` digits: "-Q3", "-05".
pub(super) fn push_part(out: &mut CompactString, lead: &str, n: impl Into<u64>, width: usize) {
    out.push_str(lead);
    push(out, n.into(), width);
}

/// "2024-11-05", for a year of up to four digits.
pub(super) fn push_day(out: &mut CompactString, year: u16, month: u8, day: u8) {
    let [[a, b], [c, d]] = [pair((year / 100) as u8), pair((year % 100) as u8)];
    let ([e, f], [g, h]) = (pair(month), pair(day));
    push_ascii(out, &[a, b, c, d, b'-', e, f, b'-', g, h]);
}

/// "XXXX-11-05": a day of any year.
pub(super) fn push_yearly(out: &mut CompactString, month: u8, day: u8) {
    let ([a, b], [c, d]) = (pair(month), pair(day));
    push_ascii(out, &[b'X', b'X', b'X', b'X', b'-', a, b, b'-', c, d]);
}

/// The two digits of a number below 100.
fn pair(n: u8) -> [u8; 2] {
    [b'0' + n / 10 % 10, b'0' + n % 10]
}

fn push_ascii(out: &mut CompactString, ascii: &[u8]) {
    out.push_str(std::str::from_utf8(ascii).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths() {
        let cases = [(0, 2, "00"), (7, 2, "07"), (1944, 4, "1944"), (12, 1, "12"), (0, 0, "0"), (5, 4, "0005")];
        for (n, width, want) in cases {
            let mut out = CompactString::default();
            push(&mut out, n, width);
            assert_eq!(out, want);
        }
        let mut out = CompactString::default();
        push(&mut out, u64::MAX, 1);
        assert_eq!(out, u64::MAX.to_string());
    }

    #[test]
    fn days() {
        let mut out = CompactString::default();
        push_day(&mut out, 2024, 11, 5);
        push_day(&mut out, 7, 1, 31);
        push_yearly(&mut out, 12, 9);
        assert_eq!(out, "2024-11-050007-01-31XXXX-12-09");
    }
}
