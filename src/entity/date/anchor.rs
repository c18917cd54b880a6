//! Where a date may open: bits of a token, then of the two tokens after it, then what they are ([`opening`]). Nearly
//! all tokens end at the bits, so that the parsers behind read little that is no date.

use super::super::Context;
use super::opening;
use crate::pack::Traits;
use crate::text::english::{Class, Number, Opening};

const OPENS: Traits = Traits::of_opening(Opening::OPENS);
const LEADS: Traits = Traits::of_opening(Opening::LEADS);
const GOES_ON: Traits = Traits::of_opening(Opening::GOES_ON);
/// Words that open a date, figures.
const ANCHOR: Traits = OPENS.with(Traits::NUMBER);
/// What a word set apart has that goes on with a date.
const FOLLOWS: Traits = GOES_ON.with(Traits::NUMBER_WORD).with(Traits::GLUED);
/// Written as "FY25" and "Q2FY24" are; "Q3" and its like are words that open a date.
const ABBREVIATED: Traits = Traits::UPPER;
const DETERMINER: Traits = Traits::of_class(Class::DETERMINER);

/// What a token has at which the sweep stops.
const MET: Traits = ANCHOR.with(LEADS).with(ABBREVIATED).with(Traits::URL);

/// Where a date may open and where addresses stand; reused from article to article.
#[derive(Default)]
pub(super) struct Anchors {
    /// Tokens at which a date may open, in order; an apostrophe before a figure is one.
    pub tokens: Vec<u32>,
    /// Web addresses, in order.
    pub addresses: Vec<u32>,
}

impl Anchors {
    /// The one pass over all tokens.
    pub(super) fn sweep(&mut self, cx: &Context) {
        self.tokens.clear();
        self.addresses.clear();
        Traits::each(cx.traits, MET, |at| {
            let token = cx.traits(at);
            if token.any(Traits::NUMBER) {
                self.tokens.extend(apostrophe(cx, at).map(|at| at as u32));
            }
            if opens(cx, at, token) {
                self.tokens.push(at as u32);
            } else if token.any(Traits::URL) {
                self.addresses.push(at as u32);
            }
        });
    }
}

/// Whether an expression may open at a token: by its own traits, for a word that leads to a date by the next one's, and
/// for those few that are left by what they are.
fn opens(cx: &Context, at: usize, token: Traits) -> bool {
    if token.any(LEADS) && !token.any(ANCHOR) {
        let next = cx.traits(at + 1);
        return (next.any(FOLLOWS) || !next.any(Traits::WORD)) && lead_opens(cx, at, token);
    }
    if token.any(Traits::NUMBER) {
        return figure_opens(cx, at);
    }
    if token.any(OPENS) {
        return opening::word(cx, at, token);
    }
    token.any(ABBREVIATED) && !token.any(Traits::KNOWN) && abbreviation_opens(cx, at)
}

/// Whether what follows a word that leads to a date may be one.
fn lead_opens(cx: &Context, at: usize, token: Traits) -> bool {
    let follows = if token.any(DETERMINER) { determiner_opens(cx, at) } else { goes_on(cx, at + 1) };
    follows && opening::lead(cx, at, token)
}

/// "the last …", "a year", "the 1990s", "the first half": what stands second must lead on, and a number to something.
fn determiner_opens(cx: &Context, at: usize) -> bool {
    let (second, third) = (cx.traits(at + 1), cx.traits(at + 2));
    if second.any(Traits::NUMBER) {
        return goes_on(cx, at + 2);
    }
    if second.any(Traits::PUNCT) {
        return second.any(Traits::GLUED) || third.any(Traits::NUMBER);
    }
    let ordinal = second.any(Traits::NUMBER_WORD) && !second.any(Traits::TIME_WORD);
    second.any(GOES_ON) && (!ordinal || goes_on(cx, at + 2))
}

/// Whether a figure may open a date: as long as a year or a full date, with something glued on, before another figure
/// or before a word of time.
fn figure_opens(cx: &Context, at: usize) -> bool {
    if let Some(Number::Scale(_)) = cx.number_word(at + 1).filter(|_| !cx.has(at + 1, Traits::GLUED)) {
        return goes_on(cx, at + 2);
    }
    let figure = cx.word(at).as_bytes();
    let whole = match figure.len() {
        4 => figure.iter().all(u8::is_ascii_digit),
        length => length >= 8 && !figure.contains(&b','),
    };
    whole || figure_goes_on(cx, at + 1) && opening::figure_goes_on(cx, at + 1)
}

/// Whether a figure that is no date by itself goes on at token `at`: "5 May", "5th", "5-9 May", "2 1/2 years", "8:30".
fn figure_goes_on(cx: &Context, at: usize) -> bool {
    let (second, third) = (cx.traits(at), cx.traits(at + 1));
    if second.any(Traits::WORD) {
        return second.any(GOES_ON.with(Traits::GLUED));
    }
    if second.any(Traits::NUMBER) {
        return second.any(Traits::GLUED) || third.any(GOES_ON.with(Traits::PUNCT));
    }
    second.any(Traits::PUNCT) && third.any(GOES_ON.with(Traits::NUMBER))
}

/// Whether token `at` may stand second in a date; anything but a word set apart may.
fn goes_on(cx: &Context, at: usize) -> bool {
    let token = cx.traits(at);
    token.any(GOES_ON) || !token.any(Traits::WORD) || token.any(Traits::GLUED)
}

/// "FY25", "Q2FY24"
fn abbreviation_opens(cx: &Context, at: usize) -> bool {
    let word = cx.bytes(at);
    word.len() <= 6 && matches!(word.first(), Some(b'Q' | b'H' | b'F'))
}

/// The apostrophe before a figure ("'90s"), by its first byte; the parser looks at the rest.
fn apostrophe(cx: &Context, figure: usize) -> Option<usize> {
    let at = figure.checked_sub(1).filter(|at| cx.has(*at, Traits::PUNCT))?;
    matches!(cx.bytes(at).first(), Some(b'\'' | b'`' | 0xE2)).then_some(at)
}
