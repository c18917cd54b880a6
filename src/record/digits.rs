//! Figures and days in digits, written without the machinery of `fmt`.

use crate::text::Date;
use compact_str::{CompactString, ToCompactString};
use rust_decimal::Decimal;

/// The most digits of a figure that is written by hand: as many as 64 bits can hold for certain.
const MOST: usize = 19;

/// An exact decimal string without trailing zeros.
pub fn exact(figure: Decimal) -> CompactString {
    match u64::try_from(figure.mantissa()) {
        Ok(number) if number > 0 && figure.scale() < MOST as u32 => positive(number, figure.scale()),
        _ => figure.normalize().to_compact_string(),
    }
}

/// `number` with its last `scale` digits behind the point.
fn positive(mut number: u64, mut scale: u32) -> CompactString {
    while scale > 0 && number.is_multiple_of(10) {
        number /= 10;
        scale -= 1;
    }
    let mut written = [b'0'; 2 * MOST + 2];
    let mut at = written.len();
    let mut digits = 0;
    // At least one digit before the point.
    while number > 0 || digits <= scale {
        if digits == scale && scale > 0 {
            at -= 1;
            written[at] = b'.';
        }
        at -= 1;
        written[at] = b'0' + (number % 10) as u8;
        number /= 10;
        digits += 1;
    }
    ascii(&written[at..])
}

/// YYYY-MM-DD
pub fn day(date: Date) -> CompactString {
    let Ok(year @ 0..=9999) = u16::try_from(date.year()) else { return date.to_compact_string() };
    let digit = |number: u16| b'0' + (number % 10) as u8;
    let two = |number: i8| [digit(number as u16 / 10), digit(number as u16)];
    let ([m, o], [d, a]) = (two(date.month()), two(date.day()));
    ascii(&[digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), b'-', m, o, b'-', d, a])
}

fn ascii(digits: &[u8]) -> CompactString {
    std::str::from_utf8(digits).unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_decimals_write_themselves() {
        let mantissas = [0, 1, 7, 10, 100, 105, 1200, 40_670_000, 999_999_999_999, i128::from(u64::MAX), 1 << 80];
        for mantissa in mantissas.into_iter().flat_map(|m| [m, -m]) {
            for scale in [0, 1, 2, 3, 5, 12, 18, 19, 20, 28] {
                let figure = Decimal::from_i128_with_scale(mantissa, scale);
                assert_eq!(exact(figure), figure.normalize().to_string(), "{mantissa} and {scale} behind the point");
            }
        }
    }

    #[test]
    fn days_are_written_as_dates_write_themselves() {
        for (year, month, day_of_month) in [(2024, 11, 5), (1, 1, 1), (0, 12, 31), (9999, 10, 30), (-44, 3, 15)] {
            let date = Date::new(year, month, day_of_month).unwrap();
            assert_eq!(day(date), date.to_string());
        }
    }
}
