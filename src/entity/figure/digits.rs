//! Digits to exact decimals: "1,234.56", "1,00,000", "1.234.567", ".5", "½".

use rust_decimal::Decimal;
use std::cmp::Ordering;

/// The number that `text` writes in digits; `None` for what is no number ("1.2.1", "12,34", more than 28 digits).
pub fn read(text: &str) -> Option<Decimal> {
    usual(text.as_bytes()).or_else(|| unusual(text))
}

/// Up to eighteen digits with commas between groups of them and one decimal dot, which is how nearly all figures are
/// written, in one pass.
fn usual(text: &[u8]) -> Option<Decimal> {
    let (mut value, mut digits, mut group) = (0i64, 0, 0);
    let (mut commas, mut dot) = (false, false);
    for byte in text {
        match byte {
            b'0'..=b'9' => {
                value = value.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
                (digits, group) = (digits + 1, group + 1);
            }
            b',' if !dot && (1..=3).contains(&group) => (commas, group) = (true, 0),
            b'.' if !dot && (!commas || group == 3) => (dot, group) = (true, 0),
            _ => return None,
        }
    }
    let grouped = !commas || dot || group == 3;
    (grouped && (1..=18).contains(&digits)).then(|| Decimal::new(value, if dot { group } else { 0 }))
}

/// All other ways to write one.
fn unusual(text: &str) -> Option<Decimal> {
    let (mut commas, mut dots) = (0, 0);
    for byte in text.bytes() {
        commas += usize::from(byte == b',');
        dots += usize::from(byte == b'.');
    }
    match (commas, dots) {
        (0, 0 | 1) => exact(text, ','),
        (0, _) => grouped(text, '.').then(|| exact(text, '.')).flatten(),
        (_, 0) if grouped(text, ',') => exact(text, ','),
        (_, 1) if text.find('.') > text.rfind(',') => {
            let whole = text.split('.').next().unwrap_or("");
            grouped(whole, ',').then(|| exact(text, ',')).flatten()
        }
        (1, 0) => decimal_comma(text),
        _ => None,
    }
}

/// Digits with at most one decimal dot, leaving `separator` out. Up to 18 digits are added up here, which is nearly
/// always; the decimal type reads the rest.
fn exact(text: &str, separator: char) -> Option<Decimal> {
    let (mut value, mut digits, mut scale) = (0i64, 0, None);
    for byte in text.bytes() {
        match byte {
            _ if byte == separator as u8 => {}
            b'0'..=b'9' => {
                value = value.wrapping_mul(10).wrapping_add(i64::from(byte - b'0'));
                digits += 1;
                scale = scale.map(|scale| scale + 1);
            }
            b'.' if scale.is_none() => scale = Some(0),
            _ => return without(text, separator),
        }
    }
    if (1..=18).contains(&digits) { Some(Decimal::new(value, scale.unwrap_or(0))) } else { without(text, separator) }
}

/// The same value without zeros behind its last digit after the point, as [`Decimal::normalize`] gives it.
pub fn normal(value: Decimal) -> Decimal {
    if value.scale() == 0 && !value.is_zero() { value } else { value.normalize() }
}

/// How a value compares with a whole number; the decimal type is asked only where digits stand after the point.
pub fn compare(value: Decimal, whole: u32) -> Ordering {
    match value.scale() {
        0 => value.mantissa().cmp(&i128::from(whole)),
        _ => value.cmp(&Decimal::from(whole)),
    }
}

/// The vulgar fraction that `text` writes in one sign, as numerator and denominator.
pub fn vulgar(text: &str) -> Option<(u32, u32)> {
    Some(match text {
        "½" => (1, 2),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅕" => (1, 5),
        _ => return None,
    })
}

/// Whether the digits of `whole` stand in groups: three in the last, two or three in those between (Indian style).
fn grouped(whole: &str, separator: char) -> bool {
    let mut groups = whole.rsplit(separator);
    let last = groups.next().map_or(0, str::len);
    let mut first = 0;
    let inner = groups.all(|g| {
        first = g.len();
        (1..=3).contains(&g.len())
    });
    last == 3 && inner && first > 0
}

fn without(text: &str, separator: char) -> Option<Decimal> {
    let digits: compact_str::CompactString = text.chars().filter(|c| *c != separator).collect();
    digits.parse().ok()
}

/// "1,5": one comma that can't group.
fn decimal_comma(text: &str) -> Option<Decimal> {
    let (whole, part) = text.split_once(',')?;
    let fits = (1..=2).contains(&part.len()) && (1..=3).contains(&whole.len());
    fits.then(|| format!("{whole}.{part}").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_compare_with_whole_numbers() {
        for (value, whole) in [("5", 5), ("5.0", 5), ("4.99", 5), ("-7", 0), ("1000", 999), ("0.00", 0), ("-0", 0)] {
            let value: Decimal = value.parse().unwrap();
            assert_eq!(compare(value, whole), value.cmp(&Decimal::from(whole)), "{value} {whole}");
            assert_eq!(normal(value).to_string(), value.normalize().to_string(), "{value}");
        }
    }

    #[test]
    fn digits_are_read_exactly() {
        for (text, want) in [
            ("8", Some("8")),
            ("1,234.56", Some("1234.56")),
            ("16,189", Some("16189")),
            ("1,00,000", Some("100000")),
            ("1.234.567", Some("1234567")),
            ("", None),
            ("007", Some("7")),
            ("123456789012345678", Some("123456789012345678")),
            ("1234567890123456789", Some("1234567890123456789")),
            (".5", Some("0.5")),
            ("0.10", Some("0.10")),
            ("1,5", Some("1.5")),
            ("1.1.1", None),
            ("12,34,5", None),
            ("1,234.", Some("1234")),
            ("1,23.4", None),
            ("1.2,345", None),
            ("1234,567", None),
            (",567", None),
            ("1,234,5678.5", None),
            ("1,234,567,890,123.456789", Some("1234567890123.456789")),
            ("99999999999999999999999999999999", None),
        ] {
            assert_eq!(read(text), want.map(|w| w.parse().unwrap()), "{text}");
        }
    }
}
