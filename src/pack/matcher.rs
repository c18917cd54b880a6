//! Matches one pattern around one anchor in one text.

use super::gate::Gate;
use super::pattern::{Anchor, MOST_PARTS, Node, PatternInput, PatternMatch, Side};
use super::{Hit, Kind, Pack, WordClass};
use crate::text::english::{self, Class, WordId};
use crate::text::{Shape, Token, TokenKind, TokenRange, work};

/// Positions reached, as bits: bit `n` is `n` tokens away from the anchor.
type Positions = u64;

/// Which way a side goes.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Back,
    On,
}

/// Furthest position from the anchor.
const FURTHEST: u32 = 63;

/// One anchor in one text.
pub(super) struct Run<'a> {
    pub pack: &'a Pack,
    pub input: &'a PatternInput<'a>,
    /// The entities found earlier, from those on that may end at the anchor.
    pub near: &'a [(TokenRange, Kind)],
    /// The sentence.
    pub within: TokenRange,
    /// The anchor's token.
    pub at: u32,
}

impl Run<'_> {
    /// The longest match around the anchor.
    pub fn matched(&self, anchor: &Anchor) -> Option<PatternMatch> {
        let pattern = self.pack.patterns.patterns.get(usize::from(anchor.pattern))?;
        let exact = anchor
            .exact
            .as_deref()
            .is_none_or(|word| self.token(self.at).is_some_and(|t| t.of(self.input.text) == word));
        let admitted = |side: &Side, position: u32, way: Way| side.gate.open || self.admits(&side.gate, position, way);
        if !exact
            || !admitted(&pattern.before, 0, Way::Back)
            || anchor.tail.is_empty() && !admitted(&pattern.after, 1, Way::On)
        {
            return None;
        }
        let mut ends = [0; 2];
        let mut starts = [0; 2];
        let tail = anchor.tail.iter().fold(1 << 1, |reached, node| self.step(node, reached, Way::On));
        if tail == 0 {
            return None;
        }
        let before = self.side(&pattern.before, 1, Way::Back, &mut starts)?;
        let after = self.side(&pattern.after, tail, Way::On, &mut ends)?;
        let tokens = self.without_article(TokenRange::new(self.at - before, self.at + after));
        let marks = pattern.before.name.iter().zip(starts).map(|(_, position)| self.at - position);
        let mut marks = marks.chain(pattern.after.name.iter().zip(ends).map(|(_, position)| self.at + position));
        let name = match (marks.next(), marks.next(), marks.next()) {
            (Some(one), Some(other), None) => TokenRange::new(one.min(other), one.max(other)),
            _ => tokens,
        };
        Some(PatternMatch { tokens, name: self.without_article(name), kind: pattern.kind, rule: pattern.rule })
    }

    /// Whether a side with this gate may begin at `position`, which is beside the anchor.
    fn admits(&self, gate: &Gate, position: u32, way: Way) -> bool {
        let Some(at) = self.index(position, way) else { return false };
        let Some(token) = self.token(at) else { return false };
        let word = self.input.words.get(at as usize).copied().unwrap_or_default();
        let as_word = || token.kind == TokenKind::Word && (gate.any || token.shape != Shape::Lower || token.glued);
        (gate.cap || gate.any) && as_word()
            || gate.num && token.kind == TokenKind::Number
            || gate.has_entities() && self.entity_beside(gate, at, way)
            || gate.has_word(word)
    }

    /// Whether an entity that a gate asks for begins at token `at`, or, backwards, ends there.
    fn entity_beside(&self, gate: &Gate, at: u32, way: Way) -> bool {
        let beside = |span: &TokenRange| if way == Way::On { span.start == at } else { span.end == at + 1 };
        let mut near = self.near.iter().take_while(|(span, _)| span.start <= at);
        near.any(|(span, kind)| beside(span) && gate.has_entity(*kind))
    }

    /// Matches the parts of one side; gives the furthest position and, in `marks`, the name's ends that lie here.
    /// Where parts compete for tokens, those nearer to the anchor take more.
    fn side(&self, side: &Side, start: Positions, way: Way, marks: &mut [u32; 2]) -> Option<u32> {
        let mut reached = [0; MOST_PARTS + 1];
        let nodes = &side.nodes[..side.nodes.len().min(MOST_PARTS)];
        reached[0] = start;
        for (i, node) in nodes.iter().enumerate() {
            reached[i + 1] = self.step(node, reached[i], way);
            if reached[i + 1] == 0 {
                return None;
            }
        }
        let last = highest(reached[nodes.len()])?;
        let mut at = last;
        for part in (0..=nodes.len()).rev() {
            for (mark, _) in marks.iter_mut().zip(&side.name).filter(|(_, boundary)| usize::from(**boundary) == part) {
                *mark = at;
            }
            if part > 0 {
                at = self.origin(&nodes[part - 1], reached[part - 1], at, way);
            }
        }
        Some(last)
    }

    /// The furthest of `from` out of which `node` reaches `to`.
    fn origin(&self, node: &Node, mut from: Positions, to: u32, way: Way) -> u32 {
        if from.is_power_of_two() {
            return from.trailing_zeros();
        }
        while let Some(position) = highest(from) {
            if self.step(node, 1 << position, way) & 1 << to != 0 {
                return position;
            }
            from &= !(1 << position);
        }
        to
    }

    /// All positions that `node` reaches out of those in `from`.
    fn step(&self, node: &Node, from: Positions, way: Way) -> Positions {
        work::step();
        match node {
            _ if from == 0 => 0,
            Node::Seq(parts) => match way {
                Way::On => parts.iter().fold(from, |reached, part| self.step(part, reached, way)),
                Way::Back => parts.iter().rev().fold(from, |reached, part| self.step(part, reached, way)),
            },
            Node::Alt(parts) => parts.iter().fold(0, |reached, part| reached | self.step(part, from, way)),
            Node::Repeat(part, min, max) => {
                let mut reached = from;
                let mut all = if *min == 0 { from } else { 0 };
                for times in 1..=*max {
                    reached = self.step(part, reached, way);
                    all |= if times >= *min { reached } else { 0 };
                    if reached == 0 {
                        break;
                    }
                }
                all
            }
            _ => bits(from).fold(0, |reached, position| reached | self.atom(node, position, way)),
        }
    }

    fn atom(&self, node: &Node, position: u32, way: Way) -> Positions {
        let Some(at) = self.index(position, way) else { return 0 };
        let Some(token) = self.token(at) else { return 0 };
        let word = self.input.words.get(at as usize).copied().unwrap_or_default();
        let step = |tokens: u32| if position + tokens <= FURTHEST { 1 << (position + tokens) } else { 0 };
        let one = |fits: bool| if fits { step(1) } else { 0 };
        match node {
            Node::Words(words) => one(word != WordId::UNKNOWN && words.binary_search(&word.0).is_ok()),
            Node::Exact(words) => {
                let found =
                    words.binary_search_by(|(id, text)| (*id, text.as_str()).cmp(&(word.0, token.of(self.input.text))));
                one(found.is_ok())
            }
            Node::Num => one(token.kind == TokenKind::Number),
            Node::Cap => self
                .compound(at, way)
                .filter(|first| self.is_name_word(*first))
                .map_or(0, |_| step(self.width(at, way))),
            Node::Any => self.compound(at, way).map_or(0, |_| step(self.width(at, way))),
            Node::List(kind) => self.spans(self.lists(*kind, at, way), way, position),
            Node::Entity(kind) => self.spans(self.entities(*kind, at, way), way, position),
            Node::Seq(_) | Node::Alt(_) | Node::Repeat(..) => 0,
        }
    }

    /// The token that a part takes first from `position` on; `None` outside the sentence.
    fn index(&self, position: u32, way: Way) -> Option<u32> {
        let at = match way {
            Way::On => self.at.checked_add(position)?,
            Way::Back => self.at.checked_sub(position + 1)?,
        };
        self.within.has(at).then_some(at)
    }

    fn token(&self, at: u32) -> Option<&Token> {
        self.input.analysis.tokens.get(at as usize)
    }

    fn is_hyphen(&self, at: u32) -> bool {
        self.token(at)
            .is_some_and(|t| t.glued && t.kind == TokenKind::Punct && matches!(t.of(self.input.text), "-" | "‐" | "–"))
    }

    fn is_word(&self, at: u32) -> bool {
        self.within.has(at) && self.token(at).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Tokens of the word at `at` with all that hyphens join to it on the way ("Sary-Arka": 3).
    fn width(&self, at: u32, way: Way) -> u32 {
        let mut width = 1;
        loop {
            let joined = match way {
                Way::On => {
                    let next = at + width + 1;
                    self.is_hyphen(at + width) && self.is_word(next) && self.token(next).is_some_and(|t| t.glued)
                }
                Way::Back => {
                    let first = at + 1 - width;
                    let glued = self.token(first).is_some_and(|t| t.glued);
                    glued && first >= self.within.start + 2 && self.is_hyphen(first - 1) && self.is_word(first - 2)
                }
            };
            if !joined || width + 2 > FURTHEST {
                return width;
            }
            width += 2;
        }
    }

    /// The first token of the hyphened word at `at`; `None` when no word stands there.
    fn compound(&self, at: u32, way: Way) -> Option<u32> {
        self.is_word(at).then(|| if way == Way::Back { at + 1 - self.width(at, way) } else { at })
    }

    /// Whether a token opens with a capital and is no function word ("The", "In"). The first word of a sentence says
    /// nothing by its capital: an ordinary word there counts only before another capital ("Golden Star mine").
    fn is_name_word(&self, at: u32) -> bool {
        let word = self.input.words.get(at as usize).copied().unwrap_or_default();
        let english = english::get();
        if !self.is_capital(at) || english.class(word).any(Class::FUNCTION) {
            return false;
        }
        let ordinary = self.pack.word_class(word).any(WordClass::ORDINARY) || english.number(word).is_some();
        let opens = || (self.within.start..at).all(|before| !self.is_word(before));
        !ordinary || !opens() || self.is_capital(at + 1)
    }

    fn is_capital(&self, at: u32) -> bool {
        self.token(at).is_some_and(|t| t.is_capital() || t.of(self.input.text).starts_with(char::is_uppercase))
    }

    fn without_article(&self, range: TokenRange) -> TokenRange {
        let word = self.input.words.get(range.start as usize).copied().unwrap_or_default();
        let article = range.len() > 1 && english::get().class(word).any(Class::DETERMINER);
        TokenRange::new(range.start + u32::from(article), range.end)
    }

    fn spans(&self, spans: impl Iterator<Item = TokenRange>, way: Way, position: u32) -> Positions {
        let fits = |span: &TokenRange| match way {
            Way::On => self.index(position, way) == Some(span.start) && span.end <= self.within.end,
            Way::Back => self.index(position, way) == span.end.checked_sub(1) && span.start >= self.within.start,
        };
        let lengths = spans.filter(fits).map(|span| span.len()).filter(|length| position + length <= FURTHEST);
        lengths.fold(0, |reached, length| reached | 1 << (position + length))
    }

    fn entities(&self, kind: Kind, at: u32, way: Way) -> impl Iterator<Item = TokenRange> {
        let all = self.input.entities;
        let (first, last) = window(at, way);
        let from = all.partition_point(|(span, _)| span.start < first);
        all[from..]
            .iter()
            .take_while(move |(span, _)| span.start <= last)
            .filter(move |(_, k)| *k == kind)
            .map(|(span, _)| *span)
    }

    fn lists(&self, kind: Kind, at: u32, way: Way) -> impl Iterator<Item = TokenRange> {
        let all = self.input.hits.of_kind(kind);
        let (first, last) = window(at, way);
        let from = all.partition_point(|hit| hit.tokens.start < first);
        all[from..]
            .iter()
            .take_while(move |hit| hit.tokens.start <= last)
            .filter(move |hit| self.is_listed(hit, kind))
            .map(|hit| hit.tokens)
    }

    fn is_listed(&self, hit: &Hit, kind: Kind) -> bool {
        let Some(id) = hit.surface() else { return false };
        let (name, surface) = (self.pack.name(id), self.pack.surface(id));
        let tokens = self.input.analysis.tokens.get(hit.tokens.indices()).unwrap_or_default();
        name.kind == kind && surface.is_some_and(|surface| self.pack.fits(surface, self.input.text, tokens))
    }
}

/// Longest entity that `<type>` and `@list` see when a pattern is matched backwards, in tokens.
pub(super) const LONGEST: u32 = 12;

/// The starts that spans which begin (or, backwards, end) at token `at` can have.
fn window(at: u32, way: Way) -> (u32, u32) {
    match way {
        Way::On => (at, at),
        Way::Back => (at.saturating_sub(LONGEST - 1), at),
    }
}

fn highest(positions: Positions) -> Option<u32> {
    positions.checked_ilog2()
}

fn bits(mut positions: Positions) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let lowest = (positions != 0).then(|| positions.trailing_zeros())?;
        positions &= positions - 1;
        Some(lowest)
    })
}
