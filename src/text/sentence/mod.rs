//! Sentence splitting over tokens, one pass: each joint is asked whether a sentence ends behind it.
//!
//! [`stop`] decides about full stops and their like, [`lines`] about line breaks, [`list`] about items that follow
//! each other on one line, [`stamp`] about dates and credits in the line, [`abbreviation`] about stops that belong to
//! a word.

mod abbreviation;
mod clause;
mod closer;
mod habits;
mod lines;
mod list;
mod stamp;
mod stop;
#[cfg(test)]
mod tests;

use super::view::View;
use super::{Span, Token, TokenRange};
use habits::Habits;
use list::Marker;

/// What part of the article a sentence is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SentenceKind {
    /// Running text.
    #[default]
    Body,
    /// The article's headline or a sub-heading.
    Headline,
    /// One item of a list or row of a table.
    ListItem,
    /// Byline, dateline alone on its line, "Original Source: …", links: no events are read from it.
    Boilerplate,
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sentence {
    /// Its bytes, without white space around.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What part of the article it is.
    pub kind: SentenceKind,
}

/// Appends the sentences of `tokens` to `out`; they meet at some of the `joints`, or inside a list.
pub fn split(text: &str, tokens: &[Token], joints: &[u32], out: &mut Vec<Sentence>) {
    let view = View::new(text, tokens);
    Splitter { view, joints, habits: Habits::new(joints), start: 0, marker: None, out }.run();
}

/// What is known while sentences are cut.
struct Splitter<'a, 'o> {
    view: View<'a>,
    /// Those not yet reached.
    joints: &'a [u32],
    habits: Habits<'a>,
    /// First token of the sentence at hand.
    start: usize,
    /// The list marker that opens it.
    marker: Option<Marker>,
    out: &'o mut Vec<Sentence>,
}

/// What a token means for the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// The sentence ends before this token.
    End(usize),
    /// It goes on; look at this token next.
    Next(usize),
}

impl Splitter<'_, '_> {
    fn run(mut self) {
        let mut at = 0;
        while at < self.view.len() {
            if at > self.start && self.marker.is_none() {
                at = self.joint(at);
            }
            if at > self.start && self.interrupted(at) {
                self.close(at);
            }
            if at == self.start
                && let Some(end) = self.open()
            {
                self.close(end);
                at = end;
                continue;
            }
            at = match self.judge(at) {
                Verdict::End(end) => {
                    self.close(end);
                    end
                }
                Verdict::Next(next) => next,
            };
        }
        if self.start < self.view.len() {
            self.close(self.view.len());
        }
    }

    /// The first joint from token `at` on.
    fn joint(&mut self, at: usize) -> usize {
        let passed = self.joints.iter().take_while(|joint| (**joint as usize) < at).count();
        self.joints = self.joints.get(passed..).unwrap_or_default();
        self.joints.first().map_or(self.view.len(), |joint| *joint as usize)
    }

    /// Notes what opens the sentence; where it ends if it is a stamp.
    fn open(&mut self) -> Option<usize> {
        self.marker = list::marker_after_bullet(self.view, self.start);
        stamp::end(self.view, self.start)
    }

    /// Whether something begins at `at` that is never part of the sentence before it.
    fn interrupted(&self, at: usize) -> bool {
        list::opens_item(self.view, at, self.marker) || stamp::interrupts(self.view, at)
    }

    fn close(&mut self, end: usize) {
        let range = TokenRange::new(self.start as u32, end as u32);
        let kind = match list::is_item(self.view, self.start, end, self.marker) {
            true => SentenceKind::ListItem,
            false => SentenceKind::Body,
        };
        self.out.push(Sentence { span: self.view.span(self.start, end), tokens: range, kind });
        self.start = end;
        self.marker = None;
    }

    fn judge(&mut self, at: usize) -> Verdict {
        match self.stop(at) {
            Verdict::Next(next) if next < self.view.len() && self.line_ends(next) => Verdict::End(next),
            verdict => verdict,
        }
    }

    /// Whether a line or paragraph ends before token `next`, and the sentence with it.
    fn line_ends(&mut self, next: usize) -> bool {
        match self.view.breaks(next) {
            0 => false,
            1 => lines::separate(self.view, &mut self.habits, next),
            _ => true,
        }
    }
}
