//! The article's own date: given with it, else in its dateline, on a line of its own or in a web address near its head.

use super::super::{Anchor, Context};
use super::anchor::Anchors;
use super::expr::{Found, When, YearOf};
use super::point;
use crate::pack::Traits;
use crate::text::{Date, TokenKind};

/// How many of the first line breaks are looked past for a line that is a date.
const LINES: usize = 8;

/// The last token at which such a line's date may open.
const FAR: usize = 120;

/// The article's date and where it comes from.
pub(super) fn find(cx: &Context, anchors: &Anchors, found: &[Found]) -> Option<(Date, Anchor)> {
    if let Some(given) = cx.document.published {
        return Some((given, Anchor::Metadata));
    }
    dateline(cx, found)
        .or_else(|| first_line(cx, found))
        .or_else(|| address(cx, anchors))
        .map(|day| (day, Anchor::Dateline))
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
    let near = found.iter().take_while(|f| f.start <= FAR).filter_map(|f| Some((f, full(f)?)));
    let of_line = |f: &Found| fills_line(cx, f) && lines(cx, f.start) <= LINES;
    near.filter(|(f, _)| of_line(f)).map(|(_, day)| day).next()
}

/// How many lines begin up to token `at`.
fn lines(cx: &Context, at: usize) -> usize {
    cx.traits.iter().take(at + 1).filter(|token| token.any(Traits::BREAK)).count()
}

/// Tokens from the article's start among which its own web address stands.
const HEAD: usize = 80;

/// The day in figures that a web address near the head ends in: "…/mill-opens-id20150327".
fn address(cx: &Context, anchors: &Anchors) -> Option<Date> {
    let head = anchors.addresses.iter().map(|at| *at as usize).take_while(|at| *at < HEAD);
    head.filter_map(|at| day_at_end(cx.word(at))).next()
}

fn day_at_end(address: &str) -> Option<Date> {
    let address = address.trim_end_matches(|c: char| !c.is_ascii_digit());
    let day = address.get(address.len().checked_sub(8)?..)?;
    let number = |range: std::ops::Range<usize>| day.get(range)?.parse::<u8>().ok();
    let year = day.get(..4)?.parse::<i16>().ok().filter(|year| (1990..2100).contains(year))?;
    let longer = address[..address.len() - 8].ends_with(|c: char| c.is_ascii_digit());
    let day = point::date(year, number(4..6)?, number(6..8)?);
    day.filter(|_| !longer)
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

#[cfg(test)]
mod tests {
    use super::day_at_end;

    #[test]
    fn days_of_web_addresses() {
        for (want, address) in [
            (Some("2015-03-27"), "https://example.com/news/mill-opens-idUSX0N20150327."),
            (None, "https://example.com/news/mill-opens-20151327"),
            (None, "https://example.com/news/mill-opens-120150327"),
            (None, "https://example.com/2015"),
            (None, "https://example.com/mühle20"),
            (None, ""),
        ] {
            assert_eq!(day_at_end(address).map(|day| day.to_string()).as_deref(), want, "{address}");
        }
    }
}
