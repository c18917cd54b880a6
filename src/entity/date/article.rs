//! The article's own date: given with it, else in its dateline, else on a line of its own near its head.

use super::super::{Anchor, Context};
use super::expr::{Found, When, YearOf};
use super::point;
use crate::text::{Date, TokenKind};

/// How many of the first line breaks are looked past for a line that is a date.
const LINES: usize = 8;

/// The article's date and where it comes from.
pub(super) fn find(cx: &Context, found: &[Found]) -> Option<(Date, Anchor)> {
    if let Some(given) = cx.document.published {
        return Some((given, Anchor::Metadata));
    }
    dateline(cx, found).or_else(|| first_line(cx, found)).map(|day| (day, Anchor::Dateline))
}

/// A full date of an expression.
fn full(found: &Found) -> Option<Date> {
    match found.expr.when {
        When::Day { year: YearOf::Number(year), month, day } => point::date(year, month, day),
        _ => None,
    }
}

fn dateline(cx: &Context, found: &[Found]) -> Option<Date> {
    let span = cx.analysis.layout.dateline?.date?;
    let inside = |f: &&Found| cx.tokens().get(f.start).is_some_and(|t| span.contains(t.span));
    found.iter().take_while(|f| f.start < 200).filter(inside).find_map(full)
}

/// A date that fills a line near the head, but for words like "Published" and the time.
fn first_line(cx: &Context, found: &[Found]) -> Option<Date> {
    let tokens = cx.tokens();
    let mut lines = 0;
    let mut seen = 0;
    for f in found {
        lines += tokens[seen..=f.start].iter().filter(|t| t.breaks > 0).count();
        seen = f.start + 1;
        if lines > LINES || f.start > 120 {
            return None;
        }
        if let Some(day) = full(f)
            && fills_line(cx, f)
        {
            return Some(day);
        }
    }
    None
}

/// Whether the line around it holds at most four other words, none of them one that makes it a period's end.
fn fills_line(cx: &Context, found: &Found) -> bool {
    let tokens = cx.tokens();
    let opens = |at: usize| tokens.get(at).is_none_or(|t| t.breaks > 0 || at == 0);
    let mut first = found.start;
    while first > 0 && !opens(first) && found.start - first < 8 {
        first -= 1;
    }
    let mut last = found.end;
    while last < tokens.len() && !opens(last) && last - found.end < 12 {
        last += 1;
    }
    let word = |at: &usize| tokens[*at].kind == TokenKind::Word && !is_clock(cx, *at);
    let others = (first..found.start).chain(found.end..last).filter(word).count();
    let period = found.start > 0
        && matches!(cx.word(found.start - 1), "ended" | "ending" | "to" | "until" | "of" | "in" | "since");
    (opens(first) || first == 0) && (last == tokens.len() || opens(last)) && others <= 4 && !period
}

fn is_clock(cx: &Context, at: usize) -> bool {
    use crate::text::english::time::Time;
    matches!(cx.time_word(at), Some(Time::Meridiem(_) | Time::Zone(_) | Time::Weekday(_)))
}
