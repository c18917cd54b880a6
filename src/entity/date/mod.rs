//! Recogniser: dates, times, durations and sets; and the article's own date.
//!
//! Four steps: [`anchor`] sweeps over the bits of all tokens for those at which a date may open; [`parse`] reads what
//! is written there into an [`expr::Expr`], hand-written, no search; [`ranges`] lets the two ends of a range complete
//! each other; [`resolve`] gives values with the article's date, the dates mentioned before and the clause's tense.
//! Values follow TIMEX3.

mod anchor;
mod article;
mod calendar;
mod clock;
mod digits;
mod duration;
mod edge;
mod expr;
mod holiday;
mod named;
mod narrative;
mod nearby;
mod numeric;
mod opening;
mod parse;
mod phrase;
mod point;
mod ranges;
mod reader;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod unit;
mod write;
mod year;

use super::overlap::rank;
use super::{Anchor, Candidate, Context, DateValue, Value};
use crate::pack::Kind;
use crate::text::english::DateWord;
use crate::text::english::time::Tense;
use crate::text::{Date, Span, TokenRange};
use expr::{Cycle, Found, Rel, When, YearOf};
use reader::Reader;
use resolve::{Anchors, Place};
use std::cell::OnceCell;

/// A date of one word loses against a name that holds it ("May" in "Theresa May").
const RANK_ONE: u8 = rank::NAME - 10;
/// A date of several words holds no name ("UTC" in "16:08 UTC").
const RANK_MANY: u8 = rank::NAME + 1;

/// Buffers reused from article to article.
#[derive(Default)]
pub struct Scratch {
    anchors: anchor::Anchors,
    found: Vec<Found>,
    /// For each figure before the dates whether it stays.
    stay: Vec<bool>,
}

/// Appends the dates; gives the article's own date and where it comes from.
pub fn find(context: &Context, scratch: &mut Scratch, out: &mut Vec<Candidate>) -> (Option<Date>, Option<Anchor>) {
    let mut reader = Reader::new(context);
    let Scratch { anchors, found, stay } = scratch;
    scan(&mut reader, anchors, found);
    ranges::link(&reader, found);
    ranges::companions(&reader, found);
    let article = article::find(context, anchors, found);
    let mut anchors = Anchors {
        article,
        last: None,
        day: None,
        quarter: None,
        period: None,
        narrative: narrative::is(found, article.map(|(day, _)| day)),
    };
    let mut sentence = 0;
    let first = out.len();
    for (at, f) in found.iter().enumerate() {
        sentence += sentences_before(context, sentence, f.start);
        let told = OnceCell::new();
        let mut place = Place {
            tense: &|| *told.get_or_init(|| tense_of(&reader, f, sentence)),
            sentence: sentence as u32,
            ended: f.start > 0 && reader.says(f.start - 1, DateWord::ENDED),
            closing: None,
        };
        place.closing = found.get(at + 1).and_then(|next| closing(&reader, &anchors, f, next, place));
        let value = anchors.resolve(&f.expr, place);
        out.extend(value.map(|value| candidate(context, f, value)));
    }
    settle_figures(out, first, stay);
    (article.map(|(day, _)| day), article.map(|(_, from)| from))
}

/// The day of "ended Sept. 30" right after a period.
fn closing(r: &Reader, anchors: &Anchors, period: &Found, next: &Found, place: Place) -> Option<Date> {
    const JOINS: DateWord = DateWord::ENDED.with(DateWord::ENDING).with(DateWord::TO);
    if next.start != period.end + 1 || !r.says(period.end, JOINS) {
        return None;
    }
    anchors.day_meant(&next.expr, Place { ended: r.says(period.end, DateWord::ENDED), ..place })
}

/// Settles dates (from `first` on) against the figures before them, both in order: a date takes the place of the
/// numbers and shares in its words ("the third [quarter of] 2024"), but inside a longer figure it is part of that.
fn settle_figures(out: &mut Vec<Candidate>, first: usize, stay: &mut Vec<bool>) {
    let (figures, mut dates) = out.split_at(first);
    debug_assert!(figures.is_sorted_by_key(|figure| figure.span.start));
    stay.clear();
    for figure in figures {
        while let [date, rest @ ..] = dates
            && date.span.end <= figure.span.start
        {
            dates = rest;
        }
        let beaten = dates.first().is_some_and(|date| date.span.overlaps(figure.span) && yields(figure, date));
        stay.push(!beaten);
    }
    if stay.contains(&false) {
        let mut stays = stay.iter();
        out.retain(|_| stays.next().copied().unwrap_or(true));
    }
}

/// Whether a figure gives way to a date that overlaps it.
fn yields(figure: &Candidate, date: &Candidate) -> bool {
    let share = figure.kind == Kind::PERCENT;
    let part_of_it = figure.span.contains(date.span) && (share || figure.span != date.span);
    figure.kind == Kind::NUMBER || (matches!(figure.kind, Kind::PERCENT | Kind::QUANTITY) && !part_of_it)
}

/// All expressions, in order, none overlapping another.
fn scan(reader: &mut Reader, anchors: &mut anchor::Anchors, found: &mut Vec<Found>) {
    found.clear();
    let cx = reader.cx;
    anchors.sweep(cx);
    // A sentence ends with its paragraph.
    let starts = cx.analysis.sentences.iter().map(|sentence| sentence.tokens.start as usize);
    let mut paragraphs = starts.filter(|at| cx.tokens().get(*at).is_some_and(|token| token.breaks > 1));
    let mut free = 0;
    reader.limit = 0;
    for at in anchors.tokens.iter().map(|at| *at as usize) {
        if at < free {
            continue;
        }
        if at >= reader.limit {
            reader.limit = paragraphs.find(|start| *start > at).unwrap_or(cx.traits.len());
        }
        if let Some(f) = parse::at(reader, at).filter(|f| f.end > at) {
            free = f.end;
            found.push(f);
        }
    }
    reader.limit = cx.traits.len();
}

/// How many sentences to go on from `sentence` to the one that holds token `at`.
fn sentences_before(cx: &Context, sentence: usize, at: usize) -> usize {
    let rest = cx.analysis.sentences.get(sentence..).unwrap_or_default();
    rest.iter().take_while(|s| s.tokens.end as usize <= at).count()
}

/// The clause's tense, where it can change the value.
fn tense_of(reader: &Reader, found: &Found, sentence: usize) -> Option<Tense> {
    let asks = match found.expr.when {
        When::Named { rel: Rel::Bare | Rel::This, name, .. } => !matches!(name, Cycle::Holiday(_)),
        When::Day { year: YearOf::Unsaid, .. } => true,
        When::Unit { rel: Rel::Bare, .. } => true,
        _ => false,
    };
    let range =
        reader.cx.analysis.sentences.get(sentence).map_or(TokenRange::new(0, reader.limit as u32), |s| s.tokens);
    asks.then(|| tense::of(reader, found, range)).flatten()
}

fn candidate(cx: &Context, found: &Found, value: DateValue) -> Candidate {
    let tokens = TokenRange::new(found.start as u32, found.end as u32);
    let span: Span = cx.span(tokens);
    Candidate {
        tokens,
        span,
        kind: Kind::DATE,
        value: Value::Date(value),
        rule: "date",
        rank: if tokens.len() > 1 { RANK_MANY } else { RANK_ONE },
    }
}
