//! What two mentions of one thing share: a value, or a name folded.

use crate::entity::table::{key_of, mix};
use crate::entity::{DateValue, Figure, Value};
use crate::pack::Kind;
use crate::text::Date;
use rust_decimal::Decimal;

/// The key of a value: equal ones that are written with as many decimals have one.
pub fn of_value(value: &Value) -> u64 {
    match value {
        Value::None => 0,
        Value::Money(money) => mix(of_figure(&money.figure, 1), mix(of_code(money.currency.0), of_text(&money.per))),
        Value::Percent(percent) => of_figure(&percent.figure, 2 + u64::from(percent.points)),
        Value::Quantity(quantity) => {
            mix(of_figure(&quantity.figure, 4), mix(key_of(quantity.unit.as_bytes()), of_text(&quantity.per)))
        }
        Value::Number(number) => of_figure(number, 5),
        Value::Date(date) => of_date(date),
    }
}

fn of_code(code: [u8; 3]) -> u64 {
    u64::from(u32::from_le_bytes([code[0], code[1], code[2], 0]))
}

fn of_text(text: &Option<impl AsRef<str>>) -> u64 {
    text.as_ref().map_or(0, |text| mix(1, key_of(text.as_ref().as_bytes())))
}

fn of_figure(figure: &Figure, seed: u64) -> u64 {
    let end = |key: u64, end: Option<Decimal>| match end {
        Some(number) => {
            let word = u128::from_le_bytes(number.serialize());
            mix(mix(key, word as u64), (word >> 64) as u64)
        }
        None => mix(key, u64::MAX),
    };
    end(end(mix(seed, figure.bound as u64), figure.min), figure.max)
}

fn of_date(date: &DateValue) -> u64 {
    let day = |date: Option<Date>| {
        date.map_or(0, |d| 1 << 32 | u64::from(d.year() as u16) << 16 | (d.month() as u64) << 8 | d.day() as u64)
    };
    let DateValue { kind, timex, start, end, precision, modifier, anchor, fiscal } = date;
    let said = [
        *kind as u64,
        precision.map_or(0, |it| it as u64 + 1),
        modifier.map_or(0, |it| it as u64 + 1),
        anchor.map_or(0, |it| it as u64 + 1),
        u64::from(*fiscal),
    ];
    let said = said.iter().fold(6, |said, field| said << 8 | field);
    mix(mix(mix(key_of(timex.as_bytes()), said), day(*start)), day(*end))
}

/// Writes what two spellings of one name share: letters and digits in lower case, legal forms and articles left out.
pub fn fold(name: &str, kind: Kind, out: &mut Vec<u8>) {
    out.clear();
    match name.is_ascii() {
        true => fold_ascii(name.as_bytes(), out),
        false => fold_any(name, out),
    }
    if out.starts_with(b"the ") {
        out.drain(.."the ".len());
    }
    if kind == Kind::DEPOSIT {
        fold_deposit(out);
    }
}

fn fold_ascii(name: &[u8], out: &mut Vec<u8>) {
    out.extend(name.iter().map(|byte| FOLDED[usize::from(byte & 0x7F)]));
    // Few names have more than single spaces between their words.
    if out.first() == Some(&b' ') || out.windows(2).any(|pair| pair == b"  ") {
        out.dedup_by(|next, last| *next == b' ' && *last == b' ');
        out.drain(..usize::from(out.first() == Some(&b' ')));
    }
    end_words(out);
}

/// What each ASCII character is folded to: letters to small ones, all but letters and digits to a space.
const FOLDED: [u8; 128] = {
    let (mut table, mut byte) = ([b' '; 128], 0);
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

fn fold_any(name: &str, out: &mut Vec<u8>) {
    for c in name.chars() {
        match c.is_alphanumeric() {
            true => c.to_lowercase().for_each(|c| out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes())),
            false => part_words(out),
        }
    }
    end_words(out);
}

/// One space between two words, none before the first.
fn part_words(out: &mut Vec<u8>) {
    if out.last().is_some_and(|last| *last != b' ') {
        out.push(b' ');
    }
}

/// No space behind the last word.
fn end_words(out: &mut Vec<u8>) {
    if out.last() == Some(&b' ') {
        out.pop();
    }
}

/// The part of a deposit's name before its commodity and head: "akhmetkino lithium deposit" is "akhmetkino".
fn fold_deposit(name: &mut Vec<u8>) {
    let first = name.iter().position(|byte| *byte == b' ').unwrap_or(name.len());
    if first > 3 {
        name.truncate(first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::{Bound, Money};
    use crate::pack::Code;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for (want, kind, name) in [
            ("orbis steel", Kind::COMPANY, "The Orbis-Steel"),
            ("orbis steel", Kind::COMPANY, " orbis,  STEEL. "),
            ("kędzierzyn koźle", Kind::PLACE, "Kędzierzyn-Koźle"),
            ("akhmetkino", Kind::DEPOSIT, "Akhmetkino lithium deposit"),
            ("the", Kind::COMPANY, "The"),
            ("", Kind::COMPANY, "–"),
        ] {
            let mut out = Vec::new();
            fold(name, kind, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), want, "{name}");
        }
    }

    #[test]
    fn values_have_one_key_when_all_of_them_is_equal() {
        let money = |min: i64, max: Option<i64>, currency: &str, per: Option<&str>| {
            let [min, max] = [Some(min), max].map(|end| end.map(|n| Decimal::new(n, 0)));
            let currency = Code::new(currency).unwrap();
            Value::Money(Money { figure: Figure { min, max, bound: Bound::Exact }, currency, per: per.map(Into::into) })
        };
        let figure = Figure { min: Some(Decimal::new(5, 0)), max: None, bound: Bound::Exact };
        let values = [
            Value::None,
            money(5, None, "USD", None),
            money(5, None, "EUR", None),
            money(5, Some(5), "USD", None),
            money(5, None, "USD", Some("share")),
            money(6, None, "USD", None),
            Value::Number(figure),
            Value::Number(Figure { bound: Bound::Over, ..figure }),
            Value::Number(Figure { min: None, max: figure.min, ..figure }),
        ];
        for (n, a) in values.iter().enumerate() {
            for (m, b) in values.iter().enumerate() {
                assert_eq!(of_value(a) == of_value(b), n == m, "{a:?} and {b:?}");
            }
        }
    }
}
