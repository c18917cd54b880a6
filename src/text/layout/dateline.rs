//! Datelines: place, date, agency and dash at the head of a body sentence.

use super::Dateline;
use crate::text::english::Time;
use crate::text::view::View;
use crate::text::{Shape, TokenKind};

/// The most tokens of a place ("ST. PETERSBURG, Russia", "BEIJING/DOHA").
const LONGEST_PLACE: usize = 10;

/// The most tokens of an agency's name inside its brackets.
const LONGEST_AGENCY: usize = 6;

/// Words in capitals that stand before a colon or dash without being places.
const NO_PLACES: &[&str] = &[
    "note",
    "update",
    "updated",
    "exclusive",
    "correction",
    "corrected",
    "photo",
    "photos",
    "video",
    "watch",
    "breaking",
    "analysis",
    "factbox",
    "timeline",
    "interview",
    "opinion",
    "highlights",
    "summary",
    "contact",
    "source",
    "sources",
    "q",
    "a",
    "tip",
    "warning",
    "wrapup",
    "roundup",
    "feature",
    "focus",
    "column",
    "live",
    "editorial",
];

/// The parts found so far, as token ranges.
struct Parts {
    start: usize,
    /// One past the last token read.
    at: usize,
    place: Option<(usize, usize)>,
    date: Option<(usize, usize)>,
    agency: Option<(usize, usize)>,
}

/// The dateline that opens the sentence `start..end`, with the token behind it.
pub fn at(view: View, start: usize, end: usize) -> Option<(Dateline, usize)> {
    let mut parts = Parts { start, at: start, place: None, date: None, agency: None };
    parts.site(view);
    parts.place(view, end);
    parts.date(view, end);
    parts.agency(view, end);
    if parts.date.is_none() {
        parts.date(view, end);
    }
    let close = parts.close(view, end)?;
    let span = |(from, to): (usize, usize)| view.span(from, to);
    let (place, date, agency) = (parts.place.map(span), parts.date.map(span), parts.agency.map(span));
    Some((Dateline { span: view.span(start, close), place, date, agency }, close))
}

impl Parts {
    /// "Investing.com -- …"
    fn site(&mut self, view: View) {
        if view.kind(self.at) == Some(TokenKind::Url) {
            self.agency = Some((self.at, self.at + 1));
            self.at += 1;
        }
    }

    /// Capitalised words with their commas, up to a date, bracket or dash.
    fn place(&mut self, view: View, end: usize) {
        if self.agency.is_some() || !view.is_capital(self.at) || date_end(view, self.at, end).is_some() {
            return;
        }
        let mut at = self.at;
        let mut last = at;
        while at < end && at - self.at < LONGEST_PLACE {
            match view.kind(at) {
                Some(TokenKind::Word) if at > self.at && date_end(view, at, end).is_some() => break,
                Some(TokenKind::Word) if view.is_capital(at) || particle(view, at) => last = at,
                Some(TokenKind::Punct) => match view.first(at) {
                    b'.' if view.glued(at) => last = at,
                    b',' | b'/' => {}
                    b'-' if view.glued(at) && view.glued(at + 1) => {}
                    _ => break,
                },
                _ => break,
            }
            at += 1;
        }
        self.place = Some((self.at, last + 1));
        self.at = last + 1;
    }

    fn date(&mut self, view: View, end: usize) {
        let from = self.at + usize::from(view.first(self.at) == b',');
        if let Some(to) = date_end(view, from, end) {
            self.date = Some((from, to));
            self.at = to;
        }
    }

    /// "(Reuters)", also behind a comma.
    fn agency(&mut self, view: View, end: usize) {
        let open = self.at + usize::from(view.first(self.at) == b',');
        if self.agency.is_some() || view.first(open) != b'(' {
            return;
        }
        let close = (open + 2..end.min(open + 2 + LONGEST_AGENCY)).find(|&i| view.first(i) == b')');
        let Some(close) = close.filter(|_| view.shape(open + 1) != Shape::Lower) else { return };
        self.agency = Some((open + 1, close));
        self.at = close + 1;
    }

    /// The token behind the dateline, if what was read is one.
    fn close(&self, view: View, end: usize) -> Option<usize> {
        let at = self.at;
        if at == self.start {
            return None;
        }
        let sure = self.date.is_some() || self.agency.is_some();
        let sign = at < end && is_dash(view, at);
        let colon = at < end && view.first(at) == b':' && at + 1 < end;
        let begins = at + 1 >= end || view.shape(at + 1) != Shape::Lower;
        let close = match () {
            () if sign && begins && (sure || (self.shouted(view) && runs_on(view, at, end))) => at + 1,
            () if colon && self.place.is_some() && (self.date.is_some() || self.shouted(view)) && begins => at + 1,
            () if self.agency.is_some() && self.date.is_some() && (at == end || view.is_capital(at)) => at,
            () => return None,
        };
        (self.place.is_some() || self.agency.is_some()).then_some(close)
    }

    /// Whether the place is in capitals, or its first word is, and names no kind of article.
    fn shouted(&self, view: View) -> bool {
        let Some((from, to)) = self.place else { return false };
        let upper = view.shape(from) == Shape::Upper && view.size(from) > 2;
        let city = (from..to).take_while(|&i| view.first(i) != b',');
        let mut words = city.filter(|&i| view.is_word(i));
        upper && words.all(|i| matches!(view.shape(i), Shape::Upper | Shape::Mixed)) && !view.is_one_of(from, NO_PLACES)
    }
}

/// Whether running text follows, not more of a headline in capitals; or nothing at all.
fn runs_on(view: View, at: usize, end: usize) -> bool {
    at + 1 == end || (at + 1..end.min(at + 8)).any(|i| view.is_lower(i))
}

/// A dash that stands free on its right.
fn is_dash(view: View, at: usize) -> bool {
    match view.word(at) {
        "-" | "--" => !view.glued(at + 1) || view.glued(at),
        "–" | "—" | "―" | "_" => true,
        _ => false,
    }
}

/// "de", "of", "the" inside a place.
fn particle(view: View, at: usize) -> bool {
    view.is_one_of(at, &["de", "da", "do", "del", "of", "la", "the", "upon", "on", "am", "sur"])
}

/// Where the date at `at` ends: "Nov 5", "Oct. 26, 2024", "22 January 2025", "Thursday", "2024-11-05".
fn date_end(view: View, at: usize, end: usize) -> Option<usize> {
    if !may_begin_date(view, at) {
        return None;
    }
    let found = weekday(view, at)
        .map(|next| day(view, next + usize::from(view.first(next) == b',')).unwrap_or(next))
        .or_else(|| day(view, at))?;
    (found <= end).then_some(found)
}

/// A weekday with a comma on one side of it.
fn weekday(view: View, at: usize) -> Option<usize> {
    let comma = view.first(at + 1) == b',' || (at > 0 && view.first(at - 1) == b',');
    let named = comma && view.is_capital(at) && matches!(view.time(at), Some(Time::Weekday(_)));
    named.then(|| dotted(view, at + 1))
}

/// Whether a number, or a capitalised word beside a number or comma, that could begin a date stands at `at`: the quick
/// answer.
fn may_begin_date(view: View, at: usize) -> bool {
    match view.first(at) {
        b'0'..=b'9' => true,
        b'A' | b'D' | b'F' | b'J' | b'M' | b'N' | b'O' | b'S' | b'T' | b'W' => {
            matches!(view.first(at + 1), b'0'..=b'9' | 0x80.. | b'.' | b',') || (at > 0 && view.first(at - 1) == b',')
        }
        _ => false,
    }
}

/// A day with its month and, where it stands there, its year.
fn day(view: View, at: usize) -> Option<usize> {
    let number = |i: usize| view.is_number(i) && view.size(i) <= 2;
    let next = match () {
        () if number(dotted(view, at + 1)) && view.is_word(at) => ordinal(view, month(view, at)? + 1),
        () if number(at) => month(view, ordinal(view, at + 1))?,
        () if year(view, at) => return iso(view, at),
        () => return None,
    };
    let comma = usize::from(view.first(next) == b',');
    Some(if year(view, next + comma) { next + comma + 1 } else { next })
}

fn iso(view: View, at: usize) -> Option<usize> {
    let part = |i: usize| view.first(i) == b'-' && view.glued(i) && view.is_number(i + 1) && view.size(i + 1) <= 2;
    (part(at + 1) && part(at + 3)).then_some(at + 5)
}

fn month(view: View, at: usize) -> Option<usize> {
    (view.is_capital(at) && matches!(view.time(at), Some(Time::Month(_)))).then(|| dotted(view, at + 1))
}

fn year(view: View, at: usize) -> bool {
    view.is_number(at) && view.size(at) == 4 && matches!(view.first(at), b'1' | b'2')
}

/// Past the stop of an abbreviation.
fn dotted(view: View, at: usize) -> usize {
    at + usize::from(view.is_sign(at, b'.') && view.glued(at))
}

/// Past "th" and its like.
fn ordinal(view: View, at: usize) -> usize {
    at + usize::from(view.glued(at) && view.is_one_of(at, &["st", "nd", "rd", "th"]))
}

/// Whether the sentence `start..end` is a date and nothing else.
pub fn date_line(view: View, start: usize, end: usize) -> bool {
    let first = start + usize::from(view.is_one_of(start, &["posted", "published", "updated"]));
    let found = date_end(view, first, end);
    found == Some(end) && view.breaks(end) > 0 && (start..end).any(|i| year(view, i))
}
