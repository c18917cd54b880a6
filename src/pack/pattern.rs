//! Entity patterns, compiled: matched outwards from a word that must be there, so that only sentences which hold
//! such a word are looked at. No gaps, no backtracking: the positions reached are bits of one number.

use super::gate::Gate;
use super::matcher::{LONGEST, Run};
use super::{Hits, Kind, Pack, Payload};
use crate::text::english::WordId;
use crate::text::{Analysis, TokenRange};
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
    /// What must stand beside the anchor.
    pub gate: Gate,
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

/// Most parts on one side of an anchor; compiling refuses more.
pub(super) const MOST_PARTS: usize = 24;

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
    pub hits: &'a Hits,
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
        let (mut sentence, mut entity) = (0, 0);
        for hit in input.hits.anchors() {
            let Payload::Anchor(id) = hit.payload() else { continue };
            while sentences.get(sentence).is_some_and(|s| s.tokens.end <= hit.tokens.start) {
                sentence += 1;
            }
            while input.entities.get(entity).is_some_and(|(tokens, _)| tokens.start + LONGEST < hit.tokens.start) {
                entity += 1;
            }
            let (Some(within), Some(anchor)) = (sentences.get(sentence), self.patterns.anchors.get(id.0 as usize))
            else {
                continue;
            };
            let near = &input.entities[entity..];
            let run = Run { pack: self, input, near, within: within.tokens, at: hit.tokens.start };
            out.extend(run.matched(anchor));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Lookup, Met, Source, compile};
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
        let (mut analysis, mut lookup, mut hits) = (text::Analysis::default(), Lookup::default(), Hits::default());
        text::analyze(text, &mut analysis);
        pack.look_up(text, &analysis, &mut Met::default(), &mut lookup);
        pack.phrases.find(&lookup, &mut hits);
        let entities: Vec<_> = hits.names().iter().map(|hit| (hit.tokens, Kind::COMMODITY)).collect();
        let input = PatternInput { text, analysis: &analysis, words: &lookup.words, hits: &hits, entities: &entities };
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
