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
    out.push_str(std::str::from_utf8(&digits[first..]).unwrap_or_default());
}

/// Appends a sign or letters and a number of at least `width` digits: "-Q3", "-05".
pub(super) fn push_part(out: &mut CompactString, lead: &str, n: impl Into<u64>, width: usize) {
    out.push_str(lead);
    push(out, n.into(), width);
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
}
