//! TIMEX3 values of spans of time.

use super::digits::push_part;
use super::expr::Count;
use crate::text::english::time::Unit;
use compact_str::{CompactString, format_compact};

/// "P2Y", "PT24H", "P18M", "PXW", "P2Y6M" (two and a half years).
pub(super) fn timex(count: Count, unit: Unit) -> CompactString {
    let (time, letter, factor) = measure(unit);
    let n = match count {
        Count::Vague if unit == Unit::Decade => return "PXDE".into(),
        Count::Vague if unit == Unit::Century => return "PXCE".into(),
        Count::Vague if unit == Unit::Millennium => return "PXML".into(),
        Count::Vague => return format_compact!("P{time}X{letter}"),
        Count::Half(n) => return half(n, unit),
        Count::Tenths(n) => {
            let tenths = u64::from(n) * factor;
            return format_compact!("P{time}{}.{}{letter}", tenths / 10, tenths % 10);
        }
        Count::Exact(n) => n,
    };
    let mut out = CompactString::const_new("P");
    push_part(&mut out, time, u64::from(n) * factor, 1);
    out.push_str(letter);
    out
}

/// Whether it is a time, its letter, and how many of it the unit is.
fn measure(unit: Unit) -> (&'static str, &'static str, u64) {
    match unit {
        Unit::Second => ("T", "S", 1),
        Unit::Minute => ("T", "M", 1),
        Unit::Hour => ("T", "H", 1),
        Unit::Day => ("", "D", 1),
        Unit::Weekend => ("", "WE", 1),
        Unit::Week => ("", "W", 1),
        Unit::Fortnight => ("", "W", 2),
        Unit::Month => ("", "M", 1),
        Unit::Quarter => ("", "Q", 1),
        Unit::Half => ("", "M", 6),
        Unit::Year => ("", "Y", 1),
        Unit::Decade => ("", "Y", 10),
        Unit::Century => ("", "Y", 100),
        Unit::Millennium => ("", "Y", 1000),
    }
}

/// `n` and a half of the unit, in the next finer one.
fn half(n: u32, unit: Unit) -> CompactString {
    let (time, letter, factor) = measure(unit);
    let finer = match unit {
        Unit::Year => "6M",
        Unit::Hour => "30M",
        Unit::Minute => "30S",
        _ if factor >= 2 => return format_compact!("P{time}{}{letter}", u64::from(n) * factor + factor / 2),
        Unit::Day if n == 0 => return "PT12H".into(),
        _ => return format_compact!("P{time}{n}.5{letter}"),
    };
    if n == 0 { format_compact!("P{time}{finer}") } else { format_compact!("P{time}{n}{letter}{finer}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        for (count, unit, want) in [
            (Count::Exact(2), Unit::Year, "P2Y"),
            (Count::Exact(24), Unit::Hour, "PT24H"),
            (Count::Exact(3), Unit::Decade, "P30Y"),
            (Count::Exact(1), Unit::Fortnight, "P2W"),
            (Count::Vague, Unit::Week, "PXW"),
            (Count::Vague, Unit::Minute, "PTXM"),
            (Count::Half(2), Unit::Year, "P2Y6M"),
            (Count::Half(0), Unit::Hour, "PT30M"),
            (Count::Half(1), Unit::Decade, "P15Y"),
            (Count::Half(1), Unit::Week, "P1.5W"),
        ] {
            assert_eq!(timex(count, unit), want);
        }
    }
}
