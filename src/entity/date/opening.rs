//! Whether a date may open where the bits of the tokens allow one ([`super::anchor`]): a look at what the next words
//! are. Nothing is refused here that the grammar behind would read.

use super::super::Context;
use crate::pack::Traits;
use crate::text::english::time::{Bounding, Edge, Relative, Time, Unit};
use crate::text::english::{Class, DateWord, Number};

/// What a phrase of time goes on with.
const GOES_ON: Traits = Traits::TIME_WORD.with(Traits::NUMBER).with(Traits::NUMBER_WORD);
/// What a date inside another ("the end of …") may open with.
const OPENS: Traits = GOES_ON.with(Traits::PUNCT).with(Traits::CAPITALISED);
const TO: DateWord = DateWord::TO.with(DateWord::THROUGH).with(DateWord::OR);
const IN: DateWord = DateWord::OF.with(DateWord::IN);

/// Whether a word opens that needs nothing after it; one of the calendar's names does in the case of a name only.
pub(super) fn word(cx: &Context, at: usize, token: Traits) -> bool {
    match cx.time_word(at) {
        Some(Time::Month(_) | Time::Weekday(_) | Time::Weekdays(_) | Time::Holiday(_)) => {
            token.any(Traits::CAPITALISED)
        }
        Some(Time::Unit(_)) => unit_goes_on(cx, at + 1) || token.any(Traits::NUMBER_WORD) && number(cx, at),
        _ => true,
    }
}

/// "year-end", "year's end", "week-long", "year-ago": a unit without an article.
fn unit_goes_on(cx: &Context, at: usize) -> bool {
    const JOINS: DateWord = DateWord::HYPHEN.with(DateWord::GENITIVE).with(DateWord::APOSTROPHE);
    const ENDS: DateWord = DateWord::END.with(DateWord::LONG);
    let words = cx.date_word(at);
    let joined = || cx.date_word(at + 1).any(ENDS) || cx.has(at + 1, Traits::TIME_WORD);
    words.any(DateWord::END) || words.any(JOINS) && joined()
}

/// Whether a word that leads to a date does.
pub(super) fn lead(cx: &Context, at: usize, token: Traits) -> bool {
    if token.any(Traits::of_class(Class::DETERMINER)) {
        return determiner(cx, at);
    }
    match cx.time_word(at) {
        Some(Time::Relative(_) | Time::Fiscal) => continues(cx, at + 1),
        Some(Time::Vague) => continues(cx, past_of(cx, at + 1)),
        Some(Time::Filler) => {
            cx.date_word(at).any(DateWord::MORE) && cx.time_word(at + 1) == Some(Time::Bound(Bounding::Than))
        }
        Some(Time::Bound(Bounding::Over)) => {
            cx.has(at + 1, Traits::NUMBER.with(Traits::NUMBER_WORD)) || cx.time_word(at + 1) == Some(Time::An)
        }
        Some(Time::Bound(_)) => cx.has(at + 1, GOES_ON),
        Some(Time::Edge(edge)) => edge_goes_on(cx, at + 1, edge),
        None if cx.date_word(at).any(DateWord::AT) => cx.time_word(at + 1) == Some(Time::Bound(Bounding::Least)),
        _ if token.any(Traits::NUMBER_WORD) => number(cx, at),
        _ => true,
    }
}

/// "end of May", "end-May", "early in", "late June".
fn edge_goes_on(cx: &Context, at: usize, edge: Edge) -> bool {
    let words = cx.date_word(at);
    match edge {
        Edge::Beginning | Edge::Middle | Edge::End => {
            words.any(DateWord::OF.with(DateWord::HYPHEN)) && cx.has(at + 1, OPENS)
        }
        Edge::Early | Edge::Mid | Edge::Late => words.any(DateWord::IN) || cx.has(at, OPENS),
    }
}

/// "the last …", "a year", "the 1990s", "the first half": what stands second must lead on, and third where the second
/// is no head of a phrase.
fn determiner(cx: &Context, at: usize) -> bool {
    let (next, second) = (at + 1, cx.traits(at + 1));
    if second.any(Traits::PUNCT) {
        let short_year = || cx.date_word(next).any(DateWord::BEFORE_SHORT_YEAR) && cx.has(next + 1, Traits::NUMBER);
        return is_hyphen(cx, next, second) || short_year();
    }
    if second.any(Traits::NUMBER) {
        return figure_goes_on(cx, next + 1);
    }
    match cx.time_word(next) {
        Some(Time::Relative(Relative::Past | Relative::Future)) => true,
        Some(Time::Relative(_) | Time::Filler | Time::Fiscal | Time::Every) => continues(cx, next + 1),
        Some(Time::Fixed) => cx.date_word(next + 1).any(DateWord::TERM) || continues(cx, next + 1),
        Some(Time::Vague) => continues(cx, past_of(cx, next + 1)),
        Some(Time::Unit(Unit::Second)) => number(cx, next),
        Some(Time::An) => continues(cx, next),
        Some(Time::Edge(edge)) => edge_goes_on(cx, next + 1, edge) || continues(cx, next + 1),
        Some(time) => is_part(time) || second.any(Traits::NUMBER_WORD) && number(cx, next),
        None if second.any(Traits::NUMBER_WORD) => number(cx, next),
        None => has_year(cx, next),
    }
}

/// Whether a figure that is no date by itself goes on at token `at`: "5 May", "5th", "5-9 May", "2 1/2 years", "8:30",
/// "8 in the morning".
pub(super) fn figure_goes_on(cx: &Context, at: usize) -> bool {
    const CLOCK: DateWord = DateWord::IN.with(DateWord::AT);
    const ENDS: DateWord = DateWord::ORDINAL_END.with(DateWord::GENITIVE).with(DateWord::O_CLOCK);
    let token = cx.traits(at);
    let words = cx.date_word(at);
    if words.any(ENDS) {
        return true;
    }
    if token.any(Traits::PUNCT) && words.any(DateWord::COLON) {
        return cx.has(at + 1, Traits::NUMBER);
    }
    if words.any(CLOCK) {
        return cx.has(at + 1, Traits::TIME_WORD) && !words.any(DateWord::IN) || cx.has(at + 2, Traits::TIME_WORD);
    }
    let glued_on =
        || token.all(Traits::GLUED.with(Traits::WORD)) && matches!(cx.bytes(at), [b's' | b'S'] | [b'Q' | b'H', ..]);
    let clock = || matches!(cx.time_word(at), Some(Time::Meridiem(_) | Time::Zone(_) | Time::Era(_)));
    number_goes_on(cx, at, false) || glued_on() || clock()
}

/// Whether a number in words may open a date.
fn number(cx: &Context, at: usize) -> bool {
    match cx.number_word(at) {
        Some(Number::Ordinal(_)) => number_goes_on(cx, at + 1, true),
        // "in two thousand"
        Some(Number::Cardinal(2)) if cx.number_word(at + 1) == Some(Number::Scale(3)) => true,
        _ => number_goes_on(cx, at + 1, false),
    }
}

/// Whether a number goes on at token `at`: "two years", "third-quarter", "5 to 9 May", "two million years", "fifth of
/// June".
fn number_goes_on(cx: &Context, at: usize, ordinal: bool) -> bool {
    let token = cx.traits(at);
    let next = cx.traits(at + 1);
    if token.any(Traits::PUNCT) {
        let joined = cx.date_word(at).any(DateWord::HYPHEN.with(DateWord::SLASH).with(DateWord::DOT));
        let goes_on = || match next.any(Traits::NUMBER) {
            true => range_goes_on(cx, at + 2),
            false => next.any(GOES_ON) || cx.date_word(at + 1).any(DateWord::AND),
        };
        return joined && goes_on();
    }
    if token.any(Traits::NUMBER) {
        return true;
    }
    if let Some(Number::Scale(_)) = cx.number_word(at) {
        return continues(cx, at + 1) || cx.date_word(at + 1).any(DateWord::AND);
    }
    let words = cx.date_word(at);
    words.any(TO) && next.any(Traits::NUMBER.with(Traits::NUMBER_WORD)) && range_goes_on(cx, at + 2)
        || words.any(DateWord::OF) && matches!(cx.time_word(at + 1), Some(Time::Month(_)))
        || words.any(DateWord::AND) && cx.date_word(at + 1).any(DateWord::A)
        || ordinal && has_year(cx, at)
        || continues(cx, at)
}

/// Whether a date may go on behind the second number of a range.
fn range_goes_on(cx: &Context, at: usize) -> bool {
    cx.has(at, GOES_ON.with(Traits::PUNCT).with(Traits::GLUED)) || cx.date_word(at).any(DateWord::OF)
}

/// Whether a phrase that has begun may go on at token `at`: with a word before its head, the head or a hyphen.
fn continues(cx: &Context, at: usize) -> bool {
    let token = cx.traits(at);
    if token.any(Traits::PUNCT) {
        return is_hyphen(cx, at, token);
    }
    if token.any(Traits::NUMBER.with(Traits::NUMBER_WORD)) {
        return true;
    }
    match cx.time_word(at) {
        Some(Time::Relative(_) | Time::Filler | Time::Fiscal | Time::Every | Time::Fixed | Time::Vague) => true,
        // "a few", "a hundred"
        Some(Time::An) => cx.time_word(at + 1) == Some(Time::Vague) || cx.has(at + 1, Traits::NUMBER_WORD),
        Some(Time::Edge(_)) => true,
        Some(time) => is_part(time),
        None => has_year(cx, at),
    }
}

/// Whether it is the head of a phrase.
fn is_part(time: Time) -> bool {
    let unit = matches!(time, Time::Unit(_) | Time::Units(_) | Time::Half | Time::Period | Time::Part(_));
    let name = matches!(time, Time::Month(_) | Time::Season(_) | Time::Holiday(_) | Time::Decade(_));
    unit || name || matches!(time, Time::Weekday(_) | Time::Weekdays(_))
}

/// Past the "of" of "a couple of".
fn past_of(cx: &Context, at: usize) -> usize {
    at + usize::from(cx.date_word(at).any(DateWord::OF))
}

/// "of [last year's first half]"
fn has_year(cx: &Context, at: usize) -> bool {
    cx.date_word(at).any(IN) && cx.has(at + 1, Traits::TIME_WORD)
}

fn is_hyphen(cx: &Context, at: usize, token: Traits) -> bool {
    token.any(Traits::GLUED) && cx.date_word(at).any(DateWord::HYPHEN)
}
