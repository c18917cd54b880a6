//! Whether an article tells history: then dates without a year are of the year told last, not near the article's.

use super::expr::{Cycle, Expr, Found, Rel, When, YearOf};
use crate::text::Date;

/// Fewest dates with a far year that make a history.
const MANY: usize = 8;

/// Whether most of the dates lie years away from the article's day and hardly any is told from that day.
pub(super) fn is(found: &[Found], article: Option<Date>) -> bool {
    if article.is_some() && found.len() < MANY {
        return false;
    }
    let told_from_today = found.iter().filter(|f| deictic(&f.expr)).count();
    let Some(today) = article else {
        let years = found.iter().filter_map(|f| said_year(&f.expr)).count();
        return years > 0 && years >= 4 * told_from_today;
    };
    let years = found.iter().filter_map(|f| said_year(&f.expr));
    let (mut far, mut near) = (0, 0);
    for year in years {
        let away = (i32::from(year) - i32::from(today.year())).abs() >= 3;
        if away { far += 1 } else { near += 1 }
    }
    far >= MANY && far >= 4 * near && far >= 4 * told_from_today
}

fn said_year(expr: &Expr) -> Option<i16> {
    match expr.when {
        When::Day { year: YearOf::Number(n), .. } | When::Days { year: YearOf::Number(n), .. } => Some(n),
        When::Named { year: YearOf::Number(n), .. } | When::Year(YearOf::Number(n)) => Some(n),
        When::Decade(tens) => tens.checked_mul(10),
        _ => None,
    }
}

fn deictic(expr: &Expr) -> bool {
    match expr.when {
        When::Offset(_) => true,
        When::Named { name: Cycle::Weekday(_), .. } => true,
        When::Unit { rel, .. } => matches!(rel, Rel::Last | Rel::This),
        _ => false,
    }
}
