//! Entity patterns, compiled: matched outwards from a word that must be there, so that only sentences which hold
//! such a word are looked at. No gaps, no backtracking: the positions reached are bits of one number.

use super::{Hit, Kind, Pack, Payload, WordClass};
use crate::text::english::{self, Class, WordId};
use crate::text::{Analysis, Token, TokenKind, TokenRange};
use borsh::{BorshDeserialize, BorshSerialize};

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub(super) enum Node {
    /// One of these words, in any case; sorted.
    Words(Vec<u32>),
    /// One of these words in exactly this case; sorted.
    Exact(Vec<(u32, String)>),
    /// A name of this list.
    List(Kind),
    /// An entity found earlier.
    Entity(Kind),
    /// A capitalised word, with what hyphens join to it.
    Cap,
    /// A number in digits.
    Num,
    /// Any word, with what hyphens join to it.
    Any,
    Seq(Vec<Node>),
    Alt(Vec<Node>),
    /// At least and at most so many times.
    Repeat(Box<Node>, u8, u8),
}

/// The parts on one side of the anchor, the nearest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub(super) struct Side {
    pub nodes: Vec<Node>,
    /// How many of them lie between the anchor and the name's near or far end; see [`Pattern`].
    pub name: Vec<u8>,
}

/// One pattern around its anchor.
#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub(super) struct Pattern {
    pub kind: Kind,
    /// Index into [`Patterns::rules`].
    pub rule: u16,
    pub before: Side,
    pub after: Side,
}

/// A word at which a pattern may match.
#[derive(Debug, Clone, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub(super) struct Anchor {
    pub pattern: u16,
    /// The case it must have.
    pub exact: Option<String>,
    /// What follows it within its alternative ("station" of "power station"), before the other parts.
    pub tail: Vec<Node>,
}

/// All entity patterns of a pack.
#[derive(Debug, Clone, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Patterns {
    pub(super) rules: Vec<String>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) anchors: Vec<Anchor>,
}

/// An entity that a pattern found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PatternMatch {
    /// All of it, without an article at its start.
    pub tokens: TokenRange,
    /// The part that is the name.
    pub name: TokenRange,
    /// Its type.
    pub kind: Kind,
    /// The rule that found it, for [`Patterns::rule`].
    pub rule: u16,
}

/// What patterns read: one article, with the entities found so far.
#[derive(Clone, Copy)]
pub struct PatternInput<'a> {
    /// The article.
    pub text: &'a str,
    /// Its tokens and sentences.
    pub analysis: &'a Analysis,
    /// One id per token.
    pub words: &'a [WordId],
    /// Every phrase found in it.
    pub hits: &'a [Hit],
    /// Entities found earlier, what `<type>` stands for; sorted by start.
    pub entities: &'a [(TokenRange, Kind)],
}

impl Patterns {
    /// The id of a match's rule: "core/deposit".
    pub fn rule(&self, index: u16) -> &str {
        self.rules.get(usize::from(index)).map_or("", String::as_str)
    }
}

impl Pack {
    /// Appends every longest match of every pattern around each of its anchors to `out`, by the anchors' places. The
    /// work is bounded by the anchors in the text.
    pub fn find_patterns(&self, input: &PatternInput, out: &mut Vec<PatternMatch>) {
        let sentences = &input.analysis.sentences;
        let mut sentence = 0;
        for hit in input.hits {
            let Payload::Anchor(id) = hit.payload else { continue };
            while sentences.get(sentence).is_some_and(|s| s.tokens.end <= hit.tokens.start) {
                sentence += 1;
            }
            let (Some(within), Some(anchor)) = (sentences.get(sentence), self.patterns.anchors.get(id.0 as usize))
            else {
                continue;
            };
            let run = Run { pack: self, input, within: within.tokens, at: hit.tokens.start };
            out.extend(run.matched(anchor));
        }
    }
}

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
struct Run<'a> {
    pack: &'a Pack,
    input: &'a PatternInput<'a>,
    within: TokenRange,
    at: u32,
}

impl Run<'_> {
    fn matched(&self, anchor: &Anchor) -> Option<PatternMatch> {
        let pattern = self.pack.patterns.patterns.get(usize::from(anchor.pattern))?;
        let exact = anchor
            .exact
            .as_deref()
            .is_none_or(|word| self.token(self.at).is_some_and(|t| t.of(self.input.text) == word));
        if !exact {
            return None;
        }
        let mut ends = [0; 2];
        let mut starts = [0; 2];
        let before = self.side(&pattern.before, 1, Way::Back, &mut starts)?;
        let tail = anchor.tail.iter().fold(1 << 1, |reached, node| self.step(node, reached, Way::On));
        let after = self.side(&pattern.after, tail, Way::On, &mut ends)?;
        let tokens = self.without_article(TokenRange::new(self.at - before, self.at + after));
        let place = |way, position| if way == Way::Back { self.at - position } else { self.at + position };
        let marks = pattern.before.name.iter().zip(starts).map(|(_, p)| place(Way::Back, p));
        let mut marks: Vec<u32> =
            marks.chain(pattern.after.name.iter().zip(ends).map(|(_, p)| place(Way::On, p))).collect();
        marks.sort_unstable();
        let name = match marks[..] {
            [start, end] => TokenRange::new(start, end),
            _ => tokens,
        };
        Some(PatternMatch { tokens, name: self.without_article(name), kind: pattern.kind, rule: pattern.rule })
    }

    /// Matches the parts of one side; gives the furthest position and, in `marks`, the name's ends that lie here.
    /// Where parts compete for tokens, those nearer to the anchor take more.
    fn side(&self, side: &Side, start: Positions, way: Way, marks: &mut [u32; 2]) -> Option<u32> {
        let mut reached = [0; MOST_PARTS + 1];
        let nodes = &side.nodes[..side.nodes.len().min(MOST_PARTS)];
        reached[0] = start;
        for (i, node) in nodes.iter().enumerate() {
            reached[i + 1] = self.step(node, reached[i], way);
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
        if !self.is_capital(at) || english.class(word).any(FUNCTION_WORDS) {
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
        let all = self.input.hits;
        let (first, last) = window(at, way);
        let from = all.partition_point(|hit| hit.tokens.start < first);
        all[from..]
            .iter()
            .take_while(move |hit| hit.tokens.start <= last)
            .filter(move |hit| self.is_listed(hit, kind))
            .map(|hit| hit.tokens)
    }

    fn is_listed(&self, hit: &Hit, kind: Kind) -> bool {
        let Payload::Surface(id) = hit.payload else { return false };
        let (name, surface) = (self.pack.name(id), self.pack.surface(id));
        let tokens = self.input.analysis.tokens.get(hit.tokens.indices()).unwrap_or_default();
        name.kind == kind && surface.is_some_and(|surface| self.pack.fits(surface, self.input.text, tokens))
    }
}

/// Most parts on one side of an anchor; compiling refuses more.
pub(super) const MOST_PARTS: usize = 24;

/// Longest entity that `<type>` and `@list` see when a pattern is matched backwards, in tokens.
const LONGEST: u32 = 12;

/// The starts that spans which begin (or, backwards, end) at token `at` can have.
fn window(at: u32, way: Way) -> (u32, u32) {
    match way {
        Way::On => (at, at),
        Way::Back => (at.saturating_sub(LONGEST - 1), at),
    }
}

const FUNCTION_WORDS: Class = Class::DETERMINER
    .with(Class::PREPOSITION)
    .with(Class::PRONOUN)
    .with(Class::BE)
    .with(Class::HAVE)
    .with(Class::DO)
    .with(Class::MODAL)
    .with(Class::COORDINATOR)
    .with(Class::SUBORDINATOR)
    .with(Class::RELATIVE)
    .with(Class::NEGATION)
    .with(Class::POSSESSIVE)
    .with(Class::GENITIVE);

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Source, compile};
    use crate::text;

    fn pack(patterns: &str) -> Pack {
        let toml = format!(
            "[pack]\nname = \"a\"\nversion = \"1\"\n[[list]]\ntype = \"commodity\"\nnames = [\"lithium\", \"rare earth\"]\nany_case = true\n\
             [[entity]]\ntype = \"deposit\"\nmatch = [{patterns}]\n"
        );
        compile(&[Source::embedded("a", &[("pack.toml", &toml)])]).unwrap_or_else(|why| panic!("{why}"))
    }

    /// The matches as "whole=name", with commodities of the list as earlier entities.
    fn found(pack: &Pack, text: &str) -> String {
        let (mut analysis, mut words, mut hits) = (text::Analysis::default(), Vec::new(), Vec::new());
        text::analyze(text, &mut analysis);
        pack.vocabulary.resolve(text, &analysis.tokens, &mut words);
        pack.phrases.find(&words, &mut hits);
        let listed = |hit: &Hit| matches!(hit.payload, Payload::Surface(_)).then_some((hit.tokens, Kind::COMMODITY));
        let entities: Vec<_> = hits.iter().filter_map(listed).collect();
        let input = PatternInput { text, analysis: &analysis, words: &words, hits: &hits, entities: &entities };
        let mut out = Vec::new();
        pack.find_patterns(&input, &mut out);
        let part = |range| analysis.span(range).of(text).to_string();
        out.iter().map(|m| format!("{}={}", part(m.tokens), part(m.name))).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn matches_around_the_anchor() {
        let pack = pack(
            "'the? name:Cap{1,4} <commodity>? (deposit~|power station)', '\"Block\" name:(Num|Cap)', 'Num @commodity{1,2} wells'",
        );
        for (text, want) in [
            ("Work at the Bora lithium deposit began.", "Bora lithium deposit=Bora"),
            ("The Bora Sur Rare Earth deposits are rich.", "Bora Sur Rare Earth deposits=Bora Sur"),
            ("The bank took a deposit.", ""),
            ("The deposit is open.", ""),
            ("Sary-Arka deposit", "Sary-Arka deposit=Sary-Arka"),
            ("A Bora power station stood.", "Bora power station=Bora"),
            ("A Bora power cut.", ""),
            ("Three deposits closed.", ""),
            ("Three Sisters deposit", "Three Sisters deposit=Three Sisters"),
            ("In Block 15 and block 16.", "Block 15=15"),
            ("Bora. Deposit", ""),
            ("They drilled 12 lithium rare earth wells.", "12 lithium rare earth wells=12 lithium rare earth wells"),
        ] {
            assert_eq!(found(&pack, text), want, "{text}");
        }
    }

    #[test]
    fn long_runs_stay_within_bounds() {
        let pack = pack(
            "'name:(Cap{1,8} Cap{1,8} Cap{1,8}) (x Word{8} Word{8} Word{8} Word{8} Word{8} Word{8} Word{8} Word{8})? deposit'",
        );
        assert_eq!(found(&pack, &format!("{} deposit", "Bora ".repeat(30))).matches("Bora").count(), 48);
        assert_eq!(found(&pack, &format!("{}Bora deposit", "Bora-".repeat(200))), "");
    }
}
