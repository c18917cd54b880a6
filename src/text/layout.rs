//! Headline, dateline, byline and publisher line. First version: the `text` helper replaces it.

use super::{Sentence, Span, Token};

/// "ASTANA, Nov 5 (Reuters) –": where and when an article says it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The whole of it, dash included.
    pub span: Span,
    /// "ASTANA"
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
    /// The dateline, at the head of the first body sentence.
    pub dateline: Option<Dateline>,
    /// "By Jane Doe"
    pub byline: Option<Span>,
    /// "astanatimes.com" in "Original Source: astanatimes.com"
    pub publisher: Option<Span>,
}

/// Finds the layout and marks the sentences' kinds.
pub fn find(_text: &str, _tokens: &[Token], _sentences: &mut [Sentence]) -> Layout {
    Layout::default()
}
