//! What of an article is not running text: headline and sub-headings, dateline, byline, publisher, and the lines that
//! a page puts around an article.
//!
//! The dateline stays part of the first body sentence; its parts are told apart in [`Dateline`].

mod dateline;
mod furniture;
mod headline;
#[cfg(test)]
mod tests;

use super::view::View;
use super::{Sentence, SentenceKind, Span, Token};

/// "ASTANA, Nov 5 (Reuters) –": where and when an article says it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The whole of it, dash included.
    pub span: Span,
    /// "ASTANA", with what locates it: "TROY, Mich.", "BEIJING/DOHA"
    pub place: Option<Span>,
    /// "Nov 5": the date recogniser gives it its value.
    pub date: Option<Span>,
    /// "Reuters"
    pub agency: Option<Span>,
}

/// The parts of an article that are not running text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Index of the headline among the sentences.
    pub headline: Option<u32>,
    /// The dateline at the head of a body sentence; else a date that stands alone on a line above the body.
    pub dateline: Option<Dateline>,
    /// "By Jane Doe"
    pub byline: Option<Span>,
    /// "astanatimes.com" in "Original Source: astanatimes.com"
    pub publisher: Option<Span>,
}

/// How many sentences from the top may hold dateline and byline.
const TOP: usize = 8;

/// Finds the layout and marks the sentences' kinds.
pub fn find(text: &str, tokens: &[Token], sentences: &mut [Sentence]) -> Layout {
    let view = View::new(text, tokens);
    let mut layout = Layout::default();
    for sentence in sentences.iter_mut() {
        furniture::mark(view, sentence, &mut layout);
    }
    find_dateline(view, sentences, &mut layout);
    layout.headline = headline::mark(view, sentences);
    layout
}

/// The first dateline among the top sentences; a date alone on its line counts where there is no better one.
fn find_dateline(view: View, sentences: &mut [Sentence], layout: &mut Layout) {
    let mut alone = None;
    for sentence in sentences.iter_mut().take(TOP) {
        let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        if view.breaks(start) == 0 && start > 0 {
            continue;
        }
        if let Some((found, after)) = dateline::at(view, start, end) {
            if after == end {
                sentence.kind = SentenceKind::Boilerplate;
            }
            layout.dateline = Some(found);
            return;
        }
        if dateline::date_line(view, start, end) {
            sentence.kind = SentenceKind::Boilerplate;
            alone.get_or_insert(Dateline { span: sentence.span, date: Some(sentence.span), ..Dateline::default() });
        }
    }
    layout.dateline = alone;
}

/// The line that a sentence fills: whether a line begins with it and another begins behind it.
fn fills_line(view: View, sentence: &Sentence) -> bool {
    let start = sentence.tokens.start as usize;
    (start == 0 || view.breaks(start) > 0) && view.breaks(sentence.tokens.end as usize) > 0
}
