//! Entity patterns: syntax trees to parts around an anchor, anchors to phrases.

use super::Compiler;
use crate::pack::error::{PackError, nearest};
use crate::pack::gate::Gate;
use crate::pack::inflect;
use crate::pack::pattern::{Anchor, MOST_PARTS, Node, Pattern, Side};
use crate::pack::read::{At, EntityTable, Syntax};
use crate::pack::{AnchorId, Kind, Payload};
use crate::text::english::{self, WordId};

/// A way to open a part with a literal word: the word, its case, what follows within the part.
struct Lead {
    word: u32,
    exact: Option<String>,
    tail: Vec<Node>,
}

/// A pattern as a flat row of parts, with the stretch of them that is the name.
struct Parts {
    nodes: Vec<Node>,
    name: Option<(usize, usize)>,
}

impl Compiler<'_> {
    /// Compiles the patterns of one table.
    pub(super) fn entity(&mut self, table: &EntityTable) {
        let kind = self.kinds.intern(&table.kind.value);
        let rule = self.patterns.rules.len() as u16;
        self.patterns.rules.push(table.id.clone());
        for (text, syntax) in &table.patterns {
            if let Err(error) = self.pattern(text, syntax, kind, rule) {
                self.errors.borrow_mut().push(*error);
            }
        }
    }

    fn pattern(&mut self, text: &At<String>, syntax: &Syntax, kind: Kind, rule: u16) -> Result<(), Box<PackError>> {
        let parts = self.parts(text, syntax)?;
        let Some((anchor, leads)) = best_anchor(&parts.nodes) else {
            let message =
                "a pattern needs a word that must be there (in every alternative): only sentences with it are read";
            return Err(Box::new(text.error(message)));
        };
        if parts.nodes.iter().map(steps).sum::<u64>() > MOST_STEPS {
            return Err(Box::new(text.error("repeats within repeats: too much to match")));
        }
        if parts.nodes.len() > MOST_PARTS {
            return Err(Box::new(text.error(format!("a pattern has at most {MOST_PARTS} parts"))));
        }
        let index = self.patterns.patterns.len() as u16;
        for lead in leads {
            let id = AnchorId(self.patterns.anchors.len() as u32);
            self.trie.insert(&[WordId(lead.word)], Payload::Anchor(id));
            self.patterns.anchors.push(Anchor { pattern: index, exact: lead.exact, tail: lead.tail });
        }
        let (before, after) = sides(parts, anchor);
        self.patterns.patterns.push(Pattern { kind, rule, before, after });
        Ok(())
    }

    fn parts(&mut self, text: &At<String>, syntax: &Syntax) -> Result<Parts, Box<PackError>> {
        let top = match syntax {
            Syntax::Seq(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut parts = Parts { nodes: Vec::new(), name: None };
        for item in top {
            let Syntax::Name(inner) = item else {
                parts.nodes.push(self.node(text, item)?);
                continue;
            };
            if parts.name.is_some() {
                return Err(Box::new(text.error("a pattern has one `name:` at most")));
            }
            let start = parts.nodes.len();
            match inner.as_ref() {
                Syntax::Seq(items) => {
                    for item in items {
                        parts.nodes.push(self.node(text, item)?);
                    }
                }
                one => parts.nodes.push(self.node(text, one)?),
            }
            parts.name = Some((start, parts.nodes.len()));
        }
        Ok(parts)
    }

    fn node(&mut self, text: &At<String>, syntax: &Syntax) -> Result<Node, Box<PackError>> {
        let all = |it: &mut Self, parts: &[Syntax]| {
            parts.iter().map(|part| it.node(text, part)).collect::<Result<Vec<_>, _>>()
        };
        Ok(match syntax {
            Syntax::Word(word) => self.literal(text, word, false)?,
            Syntax::Exact(word) => self.literal(text, word, true)?,
            Syntax::Inflected(word) => {
                let forms = inflect::any(word);
                let nodes =
                    forms.iter().map(|(form, _)| self.literal(text, form, false)).collect::<Result<Vec<_>, _>>()?;
                alternatives(nodes)
            }
            Syntax::List(name, range) => Node::List(self.known_kind(text, name, range)?),
            Syntax::Kind(name, range) => Node::Entity(self.known_kind(text, name, range)?),
            Syntax::Cap => Node::Cap,
            Syntax::Num => Node::Num,
            Syntax::Any => Node::Any,
            Syntax::Seq(parts) => Node::Seq(all(self, parts)?),
            Syntax::Alt(parts) => alternatives(all(self, parts)?),
            Syntax::Repeat(part, min, max) => Node::Repeat(Box::new(self.node(text, part)?), *min, *max),
            Syntax::Name(_) => return Err(Box::new(text.error("`name:` can't stand within brackets or alternatives"))),
        })
    }

    fn known_kind(
        &mut self,
        text: &At<String>,
        name: &str,
        range: &std::ops::Range<usize>,
    ) -> Result<Kind, Box<PackError>> {
        let hint = || nearest(name, self.kinds.names().iter().map(String::as_str));
        let error = || text.part(range.clone()).error(format!("no entity type or list `{name}`")).hint(hint());
        self.kinds.get(name).ok_or_else(|| Box::new(error()))
    }

    /// A word, or a sequence where the lexer cuts it ("open-pit").
    fn literal(&mut self, at: &At<String>, written: &str, exact: bool) -> Result<Node, Box<PackError>> {
        let mut words = Vec::new();
        if !self.words.phrase(written, &mut words) {
            return Err(Box::new(at.error(format!("`{written}` can't be held: empty, or a word too long"))));
        }
        let tokens = self.words.tokens();
        let node = |(word, token): (&WordId, &crate::text::Token)| match exact {
            true => Node::Exact(vec![(word.0, token.of(written).to_string())]),
            false => Node::Words(vec![word.0]),
        };
        let mut nodes: Vec<Node> = words.iter().zip(tokens).map(node).collect();
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Seq(nodes) })
    }
}

/// Most steps that matching a pattern once may take.
const MOST_STEPS: u64 = 1000;

/// Steps that matching a part once takes at most.
fn steps(node: &Node) -> u64 {
    match node {
        Node::Seq(parts) | Node::Alt(parts) => parts.iter().map(steps).sum(),
        Node::Repeat(part, _, max) => u64::from(*max) * steps(part),
        _ => 1,
    }
}

/// Alternatives, with all single words in one sorted set.
fn alternatives(nodes: Vec<Node>) -> Node {
    let (mut words, mut exact, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for node in nodes {
        match node {
            Node::Words(mut more) => words.append(&mut more),
            Node::Exact(mut more) => exact.append(&mut more),
            Node::Alt(mut more) => others.append(&mut more),
            node => others.push(node),
        }
    }
    words.sort_unstable();
    words.dedup();
    exact.sort_unstable();
    exact.dedup();
    if !words.is_empty() {
        others.push(Node::Words(words));
    }
    if !exact.is_empty() {
        others.push(Node::Exact(exact));
    }
    if others.len() == 1 { others.remove(0) } else { Node::Alt(others) }
}

/// The part to anchor on: one that opens with literal words only, no function words among them if it can be had, and
/// of these the one with the fewest.
fn best_anchor(nodes: &[Node]) -> Option<(usize, Vec<Lead>)> {
    let english = english::get();
    let cost = |leads: &[Lead]| {
        let function = leads.iter().any(|lead| !english.class(WordId(lead.word)).is_empty());
        (function, leads.len())
    };
    let all = nodes.iter().enumerate().filter_map(|(index, node)| Some((index, leads(node)?)));
    all.min_by_key(|(_, leads)| cost(leads))
}

/// The literal words that a part can open with; `None` when it can open with anything else, or be left out.
fn leads(node: &Node) -> Option<Vec<Lead>> {
    let one = |word: u32, exact: Option<String>| Lead { word, exact, tail: Vec::new() };
    match node {
        Node::Words(words) => Some(words.iter().map(|word| one(*word, None)).collect()),
        Node::Exact(words) => Some(words.iter().map(|(word, text)| one(*word, Some(text.clone()))).collect()),
        Node::Seq(parts) => {
            let (first, rest) = parts.split_first()?;
            Some(with_tail(leads(first)?, rest))
        }
        Node::Alt(parts) => {
            let all: Option<Vec<Vec<Lead>>> = parts.iter().map(leads).collect();
            Some(all?.into_iter().flatten().collect())
        }
        Node::Repeat(part, min, max) if *min > 0 => {
            let rest = (*max > 1).then(|| Node::Repeat(part.clone(), min - 1, max - 1));
            Some(with_tail(leads(part)?, rest.as_slice()))
        }
        _ => None,
    }
}

fn with_tail(mut leads: Vec<Lead>, rest: &[Node]) -> Vec<Lead> {
    leads.iter_mut().for_each(|lead| lead.tail.extend_from_slice(rest));
    leads
}

/// The parts before and after the anchor, each from the anchor outwards, with the name's ends.
fn sides(parts: Parts, anchor: usize) -> (Side, Side) {
    let mut nodes = parts.nodes;
    let after = nodes.split_off(anchor + 1);
    nodes.truncate(anchor);
    nodes.reverse();
    let side = |nodes: Vec<Node>, back: bool| Side { gate: Gate::of(&nodes, back), nodes, name: Vec::new() };
    let (mut before, mut after) = (side(nodes, true), side(after, false));
    if let Some((start, end)) = parts.name {
        for boundary in [start, end] {
            match boundary <= anchor {
                true => before.name.push((anchor - boundary) as u8),
                false => after.name.push((boundary - anchor - 1) as u8),
            }
        }
    }
    (before, after)
}
