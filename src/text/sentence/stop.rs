//! Full stops, question and exclamation marks, ellipses: whether the sentence ends there.

use super::abbreviation::{self, opens_sentence};
use super::closer::{Closers, closers, emoticon};
use super::{Splitter, Verdict};
use crate::text::english::Class;
use crate::text::view::View;
use crate::text::{Shape, TokenKind};

/// What could end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// "."
    Full,
    /// "U.S.", "p.m."
    Inner,
    /// "!", "?"
    Strong,
    /// "...", "…"
    Ellipsis,
    /// "。": no space follows it
    Ideographic,
}

fn kind(view: View, at: usize) -> Option<Stop> {
    let token = view.get(at)?;
    match token.kind {
        TokenKind::Word => (view.byte(token.span.end - 1) == b'.').then_some(Stop::Inner),
        TokenKind::Punct => match view.byte(token.span.start) {
            b'.' if token.span.len() > 1 => Some(Stop::Ellipsis),
            b'.' => Some(Stop::Full),
            b'!' | b'?' => Some(Stop::Strong),
            0..0x80 => None,
            _ => wide(token.of(view.text)),
        },
        _ => None,
    }
}

fn wide(word: &str) -> Option<Stop> {
    match word {
        "…" => Some(Stop::Ellipsis),
        "。" | "！" | "？" | "｡" | "।" => Some(Stop::Ideographic),
        "؟" | "۔" | "‽" | "‼" | "⁇" | "⁈" | "⁉" => Some(Stop::Strong),
        _ => None,
    }
}

/// What stands behind a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// End of text or paragraph.
    Nothing,
    /// A small letter.
    Small,
    Capital,
    Number,
    /// A quote or bracket that opens.
    Opener,
    /// A currency sign, an address, "@", "#", a dash.
    Other,
    /// A comma and the like.
    Inner,
}

impl Splitter<'_, '_> {
    /// Whether the sentence ends with token `at` and what follows it.
    pub(super) fn stop(&mut self, at: usize) -> Verdict {
        let view = self.view;
        let Some(stop) = kind(view, at) else { return self.bare(at) };
        if stop == Stop::Full && view.is_sign(at + 1, b'.') && view.breaks(at + 1) == 0 {
            return spaced_dots(view, at);
        }
        if stop == Stop::Full && self.marker.is_some_and(|m| at < m.end) {
            return Verdict::Next(at + 1);
        }
        let (stop, last) = run(view, stop, at);
        let after = closers(view, self.start, last + 1);
        let ends = match next(view, after.end) {
            Next::Nothing => true,
            Next::Inner => false,
            _ if stop == Stop::Ideographic => true,
            _ if view.glued(after.end) => missing_space(view, at, after),
            next => self.decide(stop, at, after, next),
        };
        if ends { Verdict::End(after.end) } else { Verdict::Next(after.end.max(at + 1)) }
    }

    /// An emoticon before a capital, or an address before an address, ends a sentence without a stop.
    fn bare(&self, at: usize) -> Verdict {
        let view = self.view;
        let len = match view.kind(at) {
            Some(TokenKind::Url) if view.kind(at + 1) == Some(TokenKind::Url) => 1,
            Some(TokenKind::Punct) if matches!(view.first(at), b':' | b';') => emoticon(view, at),
            _ => 0,
        };
        let ends = len > 0 && matches!(next(view, at + len), Next::Capital | Next::Other);
        if ends { Verdict::End(at + len) } else { Verdict::Next(at + 1) }
    }

    fn decide(&mut self, stop: Stop, at: usize, after: Closers, next: Next) -> bool {
        match stop {
            Stop::Strong => self.strong(at, after, next),
            Stop::Ellipsis => self.ellipsis(after, next),
            _ => self.full(at, after, next),
        }
    }

    fn strong(&mut self, at: usize, after: Closers, next: Next) -> bool {
        match next {
            Next::Small => self.view.is_lower(at.wrapping_sub(1)) && self.small_start(at, after, usize::MAX),
            Next::Capital => !(after.quote && speaker_follows(self.view, after.end)),
            _ => true,
        }
    }

    fn ellipsis(&mut self, after: Closers, next: Next) -> bool {
        match next {
            Next::Capital => self.view.word(after.end) != "I",
            Next::Opener => !self.view.opens_bracket(after.end),
            Next::Other => true,
            _ => false,
        }
    }

    /// Whether a sentence that begins small follows the stop at `at`: in chat, or behind a small word of `plain` bytes.
    fn small_start(&mut self, at: usize, after: Closers, plain: usize) -> bool {
        let view = self.view;
        let before = at.wrapping_sub(1);
        let word = view.size(before) > 1 && !after.quote && !after.bracket;
        word && ((view.is_lower(before) && view.size(before) >= plain) || self.habits.informal(view))
    }

    fn full(&mut self, at: usize, after: Closers, next: Next) -> bool {
        let view = self.view;
        if let Some(verdict) = abbreviation::judge(view, self.start, at, after.end) {
            return verdict;
        }
        match next {
            Next::Small => self.small_start(at, after, PLAIN_WORD),
            _ => true,
        }
    }
}

/// The shortest small word, in bytes, that is no abbreviation even where the next sentence begins small.
const PLAIN_WORD: usize = 4;

/// What token `at` begins.
fn next(view: View, at: usize) -> Next {
    let Some(token) = view.get(at) else { return Next::Nothing };
    match token.kind {
        _ if token.breaks == 2 => Next::Nothing,
        TokenKind::Word if token.shape == Shape::Lower => Next::Small,
        TokenKind::Word => Next::Capital,
        TokenKind::Number => Next::Number,
        TokenKind::Currency | TokenKind::Url => Next::Other,
        TokenKind::Symbol => match view.first(at) {
            b'%' | b'&' | b'+' | b'=' | b'|' => Next::Inner,
            _ => Next::Other,
        },
        TokenKind::Punct => match view.first(at) {
            b',' | b';' | b':' | b')' | b']' | b'/' => Next::Inner,
            _ if view.opens_bracket(at) || view.opens_quote(at) => Next::Opener,
            _ => Next::Other,
        },
    }
}

/// The last token of the run of stops from `at` ("?!", "!!!", "Inc.."), and what the run is.
fn run(view: View, first: Stop, at: usize) -> (Stop, usize) {
    let mut stop = first;
    let mut last = at;
    while view.breaks(last + 1) == 0 && (view.glued(last + 1) || stop == Stop::Strong) {
        match kind(view, last + 1) {
            Some(Stop::Strong) => stop = Stop::Strong,
            Some(Stop::Full | Stop::Ellipsis) if view.glued(last + 1) => {}
            _ => break,
        }
        last += 1;
    }
    (stop, last)
}

/// ". . .": an omission inside a sentence; a stop that touches its word and three dots end one and open the next;
/// four with space all around end one.
fn spaced_dots(view: View, at: usize) -> Verdict {
    let mut end = at + 1;
    while view.is_sign(end, b'.') && view.breaks(end) == 0 {
        end += 1;
    }
    if next(view, end) != Next::Capital || end - at < 4 {
        return Verdict::Next(end);
    }
    Verdict::End(if view.glued(at) { at + 1 } else { end })
}

/// "ended.The next": a stop without the space behind it, between a small letter and a capitalised word.
fn missing_space(view: View, at: usize, after: Closers) -> bool {
    let word = at.wrapping_sub(1);
    let before = view.is_lower(word) && view.size(word) > 1 && view.glued(at);
    before && view.shape(after.end) == Shape::Capital && (view.size(after.end) > 1 || !view.glued(after.end + 1))
}

/// "Smith asked", "I asked" behind `?"`.
fn speaker_follows(view: View, at: usize) -> bool {
    let speaker = !opens_sentence(view, at) || view.word(at) == "I";
    let verb = (at..at + 4).find(|&i| view.is_lower(i)).filter(|_| speaker);
    let named = |verb: usize| (at..verb).all(|i| view.is_capital(i) || view.word(i) == ".");
    verb.is_some_and(|verb| named(verb) && view.class(verb).any(Class::SAYING))
}
