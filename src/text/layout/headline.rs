//! Headlines: the line above the article, and the sub-headings in it.

use super::{TOP, dateline, fills_line};
use crate::text::view::View;
use crate::text::{Sentence, SentenceKind, Shape, Token};

/// The most tokens of a headline.
const LONGEST_HEADLINE: usize = 40;

/// The most tokens of a sub-heading.
const LONGEST_HEADING: usize = 12;

/// The most tokens of a row of a table.
const LONGEST_ROW: usize = 24;

/// Marks headline and sub-headings; the index of the headline.
pub fn mark(view: View, sentences: &mut [Sentence]) -> Option<u32> {
    let headline = headline(view, sentences);
    if let Some(sentence) = headline.and_then(|i| sentences.get_mut(i)) {
        sentence.kind = SentenceKind::Headline;
    }
    let last = sentences.len().saturating_sub(1);
    for (i, sentence) in sentences.iter_mut().enumerate() {
        if sentence.kind != SentenceKind::Body || !fills_line(view, sentence) {
            continue;
        }
        if is_row(view, sentence) {
            sentence.kind = SentenceKind::ListItem;
        } else if i != last && is_heading(view, sentence) {
            sentence.kind = SentenceKind::Headline;
        }
    }
    headline.map(|i| i as u32)
}

/// The first line that is no furniture, if it has no full stop or a dateline follows it.
fn headline(view: View, sentences: &[Sentence]) -> Option<usize> {
    let (i, first) = sentences.iter().enumerate().find(|(_, s)| s.kind != SentenceKind::Boilerplate)?;
    let (start, end) = (first.tokens.start as usize, first.tokens.end as usize);
    let line = first.kind == SentenceKind::Body && fills_line(view, first) && end - start <= LONGEST_HEADLINE;
    let title =
        line && !is_row(view, first) && dateline::at(view, start, end).is_none() && view.shape(start) != Shape::Lower;
    let stopped = matches!(view.first(end - 1), b'.' | b',' | b':');
    (title && (!stopped || dateline_follows(view, &sentences[i + 1..]))).then_some(i)
}

fn dateline_follows(view: View, sentences: &[Sentence]) -> bool {
    let mut bodies = sentences.iter().take(TOP).filter(|s| s.kind != SentenceKind::Boilerplate);
    bodies.next().is_some_and(|s| dateline::at(view, s.tokens.start as usize, s.tokens.end as usize).is_some())
}

/// A short line without a stop or comma at its end that another line follows.
fn is_heading(view: View, sentence: &Sentence) -> bool {
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let starts = view.is_capital(start) || view.is_number(start);
    if end - start > LONGEST_HEADING || !starts {
        return false;
    }
    let greeting = end - start <= 4 && (start..end).any(|i| view.first(i) == b',');
    let words = (start..end).filter(|&i| view.is_word(i)).count();
    let figures = (start..end).filter(|&i| view.is_number(i)).count();
    let last = view.word(end - 1);
    let open = !matches!(last, "," | ";" | "!" | ")" | "\"" | "”") && !last.ends_with('.');
    words > 0 && figures < 2 && open && !greeting
}

/// A row of a table: wide gaps inside the line, and no stop.
fn is_row(view: View, sentence: &Sentence) -> bool {
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let wide = |pair: &&[Token]| pair[0].span.end + 2 <= pair[1].span.start;
    let gaps = || view.tokens.get(start..end).unwrap_or_default().windows(2).filter(wide).count();
    end - start <= LONGEST_ROW && !view.is_sign(end - 1, b'.') && gaps() >= 2
}
