//! What a page puts around an article: bylines, sources, links, copyright, calls to read on.

use super::{Layout, fills_line};
use crate::text::english::Class;
use crate::text::view::View;
use crate::text::{Sentence, SentenceKind, Span, TokenKind};

/// The most tokens of a byline.
const LONGEST_BYLINE: usize = 20;

/// The most tokens of a publisher's name.
const LONGEST_PUBLISHER: usize = 8;

/// Up to so many tokens, a sentence about the page may stand inside a line ("All rights reserved.").
const SHORT: usize = 6;

/// Openings of lines, in small letters, sorted. ":" is a token of its own.
pub struct Openings {
    all: &'static [&'static [&'static str]],
    /// Where those begin that have each letter as their initial, then those that have none.
    starts: [u8; 28],
    /// The lengths of the first words with each initial, as bits: what opens another line fails here.
    lengths: [u32; 27],
}

impl Openings {
    const fn new(all: &'static [&'static [&'static str]]) -> Self {
        let (mut starts, mut lengths) = ([0; 28], [0; 27]);
        let mut i = 0;
        while i < all.len() {
            let first = all[i][0].as_bytes();
            lengths[initial(first[0])] |= 1 << first.len();
            let mut behind = initial(first[0]) + 1;
            while behind < starts.len() {
                starts[behind] += 1;
                behind += 1;
            }
            i += 1;
        }
        Self { all, starts, lengths }
    }

    /// Those with this initial, if any of them begins with a word of `len` bytes.
    fn beginning(&self, first: u8, len: usize) -> &'static [&'static [&'static str]] {
        let at = initial(first);
        if len >= u32::BITS as usize || self.lengths[at] >> len & 1 == 0 {
            return &[];
        }
        self.all.get(usize::from(self.starts[at])..usize::from(self.starts[at + 1])).unwrap_or_default()
    }
}

/// The place of an initial in the alphabet, small or capital; 26 for what is no ASCII letter.
const fn initial(first: u8) -> usize {
    match first.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => (letter - b'a') as usize,
        _ => 26,
    }
}

/// Openings of lines that are about the page.
pub static OPENINGS: Openings = Openings::new(&[
    &["additional", "reporting", "by"],
    &["all", "rights", "reserved"],
    &["asx", "announcement"],
    &["click", "here"],
    &["comment", "on", "this"],
    &["contact", ":"],
    &["contact", "us"],
    &["contacts", ":"],
    &["continue", "reading"],
    &["copyright", "("],
    &["copyright", "©"],
    &["disclaimer", ":"],
    &["editing", "by"],
    &["follow", "@"],
    &["follow", "us"],
    &["for", "further", "information"],
    &["for", "immediate", "release"],
    &["for", "more", "information"],
    &["further", "reading"],
    &["image", ":"],
    &["image", "credit", ":"],
    &["image", "source", ":"],
    &["last", "updated"],
    &["learn", "more"],
    &["media", "contact"],
    &["media", "release"],
    &["more", "on", "this"],
    &["news", "release"],
    &["photo", ":"],
    &["photo", "by"],
    &["photo", "credit", ":"],
    &["posted", "by"],
    &["posted", "in"],
    &["posted", "on"],
    &["press", "release"],
    &["read", "also"],
    &["read", "more"],
    &["related", ":"],
    &["related", "articles"],
    &["related", "stories"],
    &["reporting", "by"],
    &["see", "also"],
    &["share", "on"],
    &["share", "this"],
    &["sign", "in"],
    &["sign", "up", "for"],
    &["source", ":"],
    &["sponsored", "links"],
    &["story", "continues", "below"],
    &["subscribe", "now"],
    &["subscribe", "to"],
    &["tags", ":"],
    &["view", "source", "version"],
    &["visit", "us"],
    &["write", "to"],
    &["writing", "by"],
    &["©"],
]);

/// Openings of the line that names the publisher.
pub static SOURCES: Openings = Openings::new(&[
    &["original", "source", ":"],
    &["originally", "published", "by"],
    &["originally", "published", "in"],
    &["originally", "published", "on"],
    &["publisher", ":"],
    &["source", ":"],
    &["sources", ":"],
    &["this", "article", "first", "appeared", "in"],
    &["this", "article", "first", "appeared", "on"],
    &["this", "story", "first", "appeared", "in"],
    &["this", "story", "first", "appeared", "on"],
    &["via", ":"],
]);

/// Marks the sentence if it is furniture, and notes byline and publisher.
pub fn mark(view: View, sentence: &mut Sentence, layout: &mut Layout) {
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let lined = start == 0 || view.breaks(start) > 0;
    let open = start + usize::from(view.first(start) == b'(');
    if !(lined || open > start || end - start <= SHORT) {
        return;
    }
    let furniture = if let Some(name) = publisher(view, open, end).filter(|_| lined) {
        layout.publisher = layout.publisher.or(Some(name));
        true
    } else if let Some(name) = byline(view, sentence).filter(|_| layout.byline.is_none()) {
        layout.byline = Some(name);
        true
    } else {
        opens_with(view, open, &OPENINGS).is_some() || is_bare(view, sentence) || is_post(view, sentence, layout)
    };
    if furniture {
        sentence.kind = SentenceKind::Boilerplate;
    }
}

/// The token behind the opening that stands at `at`.
fn opens_with(view: View, at: usize, openings: &Openings) -> Option<usize> {
    let same = |i: usize, word: &str| view.size(at + i) == word.len() && view.word(at + i).eq_ignore_ascii_case(word);
    let fits = |opening: &&&[&str]| opening.iter().enumerate().all(|(i, word)| same(i, word));
    openings.beginning(view.first(at), view.size(at)).iter().find(fits).map(|opening| at + opening.len())
}

/// "Source: Reuters" on a line of its own: the name.
fn publisher(view: View, start: usize, end: usize) -> Option<Span> {
    let from = opens_with(view, start, &SOURCES)?;
    let from = from + usize::from(view.word(from) == ":");
    let last = end - usize::from(matches!(view.word(end - 1), "." | ")"));
    let fits = from < last && last - from <= LONGEST_PUBLISHER && view.breaks(end) > 0;
    let name = is_site(view, from, last) || view.is_capital(from) || view.class(from).any(Class::DETERMINER);
    (fits && name).then(|| view.span(from, last))
}

/// An address, or words without a space between them and with a dot.
fn is_site(view: View, from: usize, last: usize) -> bool {
    let dotted = (from + 1..last).any(|i| view.word(i) == ".") && (from + 1..last).all(|i| view.glued(i));
    view.kind(from) == Some(TokenKind::Url) || dotted
}

/// "By Jane Doe", "By John Smith, Business Editor", "BY JANE DOE and Tom Roe".
fn byline(view: View, sentence: &Sentence) -> Option<Span> {
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let named = view.is_capital(start) && view.is_capital(start + 1) && view.is_one_of(start, &["by"]);
    let line = named && view.breaks(end) > 0 && end - start <= LONGEST_BYLINE && !view.is_sign(end - 1, b'.');
    let names = (start + 1..end).take_while(|&i| view.is_capital(i) || in_name(view, i)).count();
    (line && (2..=12).contains(&names) && !view.is_lower(start + 1 + names)).then_some(sentence.span)
}

/// Dots of initials, hyphens and the "and" between two names.
fn in_name(view: View, at: usize) -> bool {
    matches!(view.word(at), "." | "-" | "and" | "&" | "de" | "van" | "von" | "der")
}

/// "Business reporter" below a byline.
fn is_post(view: View, sentence: &Sentence, layout: &Layout) -> bool {
    let below = |byline: Span| view.breaks(sentence.tokens.start as usize) > 0 && follows(view, byline, sentence);
    let short = sentence.tokens.len() <= 4 && !view.is_sign(sentence.tokens.end as usize - 1, b'.');
    short && fills_line(view, sentence) && layout.byline.is_some_and(below)
}

/// Whether the sentence is the next after `span`.
fn follows(view: View, span: Span, sentence: &Sentence) -> bool {
    let before = (sentence.tokens.start as usize).checked_sub(1).and_then(|last| view.get(last));
    before.is_some_and(|last| last.span.end == span.end)
}

/// A line of nothing but an address, a row of stars, or an agency's sign-off.
fn is_bare(view: View, sentence: &Sentence) -> bool {
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let bare = |i: usize| matches!(view.kind(i), Some(TokenKind::Url | TokenKind::Punct | TokenKind::Symbol));
    let sign_off =
        end - start == 1 && end == view.len() && view.is_one_of(start, &["reuter", "reuters", "ends", "end"]);
    (start..end).all(bare) || sign_off
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_are_sorted() {
        for table in [&OPENINGS, &SOURCES] {
            assert!(table.all.is_sorted(), "{:?}", table.all);
            let found = |word: &str| table.beginning(word.as_bytes()[0], word.len());
            assert!(table.all.iter().all(|opening| found(opening[0]).contains(opening)));
            assert!(found("a").is_empty());
        }
    }
}
