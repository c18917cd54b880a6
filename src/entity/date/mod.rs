//! Recogniser: dates, times, durations and sets; and the article's own date.
//!
//! Three steps: [`parse`] reads what is written into an [`expr::Expr`], one pass over the tokens, hand-written, no
//! search; [`ranges`] lets the two ends of a range complete each other; [`resolve`] gives values with the article's
//! date, the dates mentioned before and the clause's tense. Values follow TIMEX3.

mod article;
mod calendar;
mod clock;
mod duration;
mod edge;
mod expr;
mod holiday;
mod lexicon;
mod named;
mod narrative;
mod nearby;
mod numeric;
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
use crate::text::english::WordId;
use crate::text::{Date, Shape, Span, Token, TokenKind, TokenRange};
use compact_str::CompactString;
use expr::{Cycle, Found, Rel, When, YearOf};
use lexicon::Lexicon;
use reader::Reader;
use resolve::{Anchors, Place};

/// A date of one word loses against a name that holds it ("May" in "Theresa May").
const RANK_ONE: u8 = rank::NAME - 10;
/// A date of several words holds no name ("UTC" in "16:08 UTC").
const RANK_MANY: u8 = rank::NAME + 1;

/// Appends the dates; gives the article's own date and where it comes from.
pub fn find(context: &Context, out: &mut Vec<Candidate>) -> (Option<Date>, Option<Anchor>) {
    let mut reader = Reader::new(context);
    let mut found = scan(&mut reader);
    ranges::link(&reader, &mut found);
    ranges::companions(&reader, &mut found);
    let article = article::find(context, &found);
    let mut anchors = Anchors {
        article,
        last: None,
        day: None,
        quarter: None,
        period: None,
        narrative: narrative::is(&found, article.map(|(day, _)| day)),
    };
    let mut sentence = 0;
    let first = out.len();
    for (at, f) in found.iter().enumerate() {
        sentence += sentences_before(context, sentence, f.start);
        let mut place = Place {
            tense: tense_of(&reader, f, sentence),
            sentence: sentence as u32,
            ended: f.start > 0 && reader.is(f.start - 1, "ended"),
            closing: None,
        };
        place.closing = found.get(at + 1).and_then(|next| closing(&reader, &anchors, f, next, place));
        let value = anchors.resolve(&f.expr, place);
        out.extend(value.map(|value| candidate(context, f, value)));
    }
    settle_figures(out, first);
    (article.map(|(day, _)| day), article.map(|(_, from)| from))
}

/// The day of "ended Sept. 30" right after a period.
fn closing(r: &Reader, anchors: &Anchors, period: &Found, next: &Found, place: Place) -> Option<Date> {
    let ended = r.is(period.end, "ended");
    let joined = (ended || r.is_any(period.end, &["ending", "to"])) && next.start == period.end + 1;
    joined.then(|| anchors.day_meant(&next.expr, Place { ended, ..place })).flatten()
}

/// Settles dates (from `first` on) against the figures before them: a date takes the place of the numbers and shares
/// in its words ("the third [quarter of] 2024"), but inside a longer figure it is part of that.
fn settle_figures(out: &mut Vec<Candidate>, first: usize) {
    let (figures, dates) = out.split_at(first);
    let beaten = |figure: &Candidate| {
        let date = dates.get(dates.partition_point(|d| d.span.end <= figure.span.start));
        date.is_some_and(|d| d.span.overlaps(figure.span) && yields(figure, d))
    };
    let keep: Vec<bool> = figures.iter().map(|figure| !beaten(figure)).collect();
    let mut kept = keep.iter();
    out.retain(|_| kept.next().copied().unwrap_or(true));
}

/// Whether a figure gives way to a date that overlaps it.
fn yields(figure: &Candidate, date: &Candidate) -> bool {
    let share = figure.kind == Kind::PERCENT;
    let part_of_it = figure.span.contains(date.span) && (share || figure.span != date.span);
    figure.kind == Kind::NUMBER || (matches!(figure.kind, Kind::PERCENT | Kind::QUANTITY) && !part_of_it)
}

/// All expressions, in order, none overlapping another.
fn scan(reader: &mut Reader) -> Vec<Found> {
    let cx = reader.cx;
    let tokens = cx.tokens();
    let lexicon = Lexicon::get();
    let mut found = Vec::new();
    let mut at = 0;
    reader.limit = 0;
    while at < tokens.len() {
        if at >= reader.limit {
            reader.limit = paragraph_end(cx, at);
        }
        let next = opens(cx, &lexicon, at).then(|| parse::at(reader, at)).flatten();
        match next {
            Some(f) if f.end > at => {
                at = f.end;
                found.push(f);
            }
            _ => at += 1,
        }
    }
    reader.limit = tokens.len();
    found
}

/// Whether an expression may open here: a look at the token's class and the next one's.
fn opens(cx: &Context, lexicon: &Lexicon, at: usize) -> bool {
    let (token, next) = (&cx.tokens()[at], cx.tokens().get(at + 1));
    match token.kind {
        TokenKind::Number => figure_opens(lexicon, token, next, cx.id(at + 1)),
        TokenKind::Word => {
            let second = next.filter(|n| n.kind == TokenKind::Word && !n.glued).map(|_| cx.id(at + 1));
            lexicon.opens(cx.id(at), second) || abbreviation_opens(cx, token)
        }
        TokenKind::Punct => {
            let first = cx.text().as_bytes().get(token.span.start as usize);
            // The first byte of the curly apostrophes; the parser looks at the rest.
            matches!(first, Some(b'\'' | b'`' | 0xE2)) && next.is_some_and(|n| n.kind == TokenKind::Number)
        }
        _ => false,
    }
}

/// Whether a figure may open a date: as long as a year or a full date, with something glued on, before another figure
/// or before a word of time.
fn figure_opens(lexicon: &Lexicon, token: &Token, next: Option<&Token>, word: WordId) -> bool {
    let whole = token.span.len() == 4 || token.span.len() >= 8;
    whole || next.is_some_and(|n| n.glued || n.kind != TokenKind::Word || lexicon.goes_on(word))
}

/// "Q3", "H1", "FY25"
fn abbreviation_opens(cx: &Context, token: &Token) -> bool {
    let short = token.shape != Shape::Lower && token.span.len() <= 6;
    short && matches!(cx.text().as_bytes().get(token.span.start as usize), Some(b'Q' | b'H' | b'F'))
}

/// The first token of the paragraph after `at`.
fn paragraph_end(cx: &Context, at: usize) -> usize {
    let tokens = cx.tokens();
    (at + 1..tokens.len()).find(|&i| tokens[i].breaks > 1).unwrap_or(tokens.len())
}

/// How many sentences to go on from `sentence` to the one that holds token `at`.
fn sentences_before(cx: &Context, sentence: usize, at: usize) -> usize {
    let rest = cx.analysis.sentences.get(sentence..).unwrap_or_default();
    rest.iter().take_while(|s| s.tokens.end as usize <= at).count()
}

/// The clause's tense, where it can change the value.
fn tense_of(reader: &Reader, found: &Found, sentence: usize) -> Option<crate::text::english::time::Tense> {
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
        value: Value::Date(Box::new(value)),
        name: CompactString::default(),
        country: None,
        rule: "date",
        rank: if tokens.len() > 1 { RANK_MANY } else { RANK_ONE },
    }
}
