//! Clauses: for each verb group its subject, and the verb group that it hangs on.

use super::chunk::{ChunkKind, Item, list_head};
use super::subject::{
    antecedent, before, is_nominative, item_of, modifies_phrase, object_relative, subject_chain, told_of,
};
use super::verb::GroupKind;
use super::view::View;
use crate::entity::Context;
use crate::text::english::{Class, Usage};

/// How a verb group hangs on the rest of its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Relation {
    /// A main clause.
    #[default]
    Main,
    /// Shares the subject of the group before it: "bought X and sold Y".
    Coordinate,
    /// "plans to buy", "began building": goes on with the verb that it hangs on.
    Infinitive,
    /// "said (that) it would buy"
    Complement,
    /// "if reserves are verified", "after it bought X"
    Adverbial,
    /// "which bought X"
    Relative,
    /// ", built by X", ", raising hopes"
    Participle,
    /// "by buying X"
    Gerund,
}

/// A verb group's place in the sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Its surface subject (of a passive: the one who suffers).
    pub subject: Option<u32>,
    /// The antecedent of an object relative: "the plant that Samsung built".
    pub object: Option<u32>,
    /// The verb group it hangs on.
    pub parent: Option<u32>,
    /// How.
    pub relation: Relation,
    /// The item that opens its clause.
    pub first: u32,
}

/// What is known of the clauses while a sentence is read from left to right.
#[derive(Default)]
pub(super) struct Walk {
    /// The subject that still waits for its verb.
    pub(super) pending: Option<u32>,
    /// The current clause has its finite verb.
    pub(super) has_verb: bool,
    /// Subjects of the clauses around, still waiting.
    outer: [Option<u32>; 4],
    depth: usize,
    /// The last finite group of the current clause.
    pub(super) last_finite: Option<u32>,
    /// Groups at the sentence's start that wait for the main clause's subject.
    pub(super) waiting: Option<u32>,
    first: u32,
}

/// Fills the view's links.
pub fn link(view: &mut View, context: &Context) {
    view.links.clear();
    let mut walk = Walk::default();
    let mut k = 0;
    while let Some(item) = view.items.get(k).copied() {
        match item {
            Item::Phrase(c) => walk.phrase(view, context, k, c),
            Item::Break(_) => walk.reset(k),
            Item::Sub(_) | Item::Rel(_) => walk.nest(k),
            Item::Verb(g) => {
                let link = walk.verb(view, context, k, g);
                view.links.push(link);
                walk.after_verb(view, g, link);
            }
            _ => {}
        }
        k += 1;
    }
    mark_openers(view);
}

/// Marks the phrases that open a clause as the subject of its verb.
fn mark_openers(view: &mut View) {
    for (link, group) in view.links.iter().zip(&view.groups) {
        let own = matches!(link.relation, Relation::Main | Relation::Complement | Relation::Adverbial);
        if !own || group.kind != GroupKind::Finite || group.item <= link.first {
            continue;
        }
        if let (Some(Item::Phrase(c)), Some(subject)) = (view.items.get(link.first as usize), link.subject)
            && list_head(&view.chunks, *c) == subject
        {
            view.chunks[*c as usize].opens_clause = true;
        }
    }
}

impl Walk {
    fn phrase(&mut self, view: &View, context: &Context, k: usize, c: u32) {
        if opens_with_whose(view, context, c) {
            self.nest(k);
        }
        let governed = k > 0 && matches!(view.items[k - 1], Item::Prep(_));
        let plain = view.chunks[c as usize].kind != ChunkKind::Date;
        if self.pending.is_none() && !self.has_verb && !governed && plain {
            self.pending = Some(view.list_head(c));
        }
    }

    fn reset(&mut self, k: usize) {
        if !self.has_verb && self.pending.is_some() {
            self.nest(k);
            return;
        }
        self.pending = None;
        self.has_verb = false;
        self.first = k as u32 + 1;
    }

    /// A clause inside opens; the subject of the one around may still wait for its verb.
    fn nest(&mut self, k: usize) {
        if !self.has_verb && self.pending.is_some() && self.depth < self.outer.len() {
            self.outer[self.depth] = self.pending;
            self.depth += 1;
        }
        self.pending = None;
        self.has_verb = false;
        self.first = k as u32;
    }

    fn pop(&mut self) -> Option<u32> {
        self.depth = self.depth.checked_sub(1)?;
        self.outer[self.depth]
    }

    fn verb(&mut self, view: &View, context: &Context, k: usize, g: u32) -> Link {
        let group = view.groups[g as usize];
        let mut link = match group.kind {
            GroupKind::Infinitive => self.infinitive(view, context, k),
            GroupKind::Participle | GroupKind::Gerund => self.nonfinite(view, k, &group),
            _ => self.finite(view, context, k),
        };
        if matches!(link.relation, Relation::Main | Relation::Adverbial | Relation::Complement | Relation::Relative) {
            link.first = link.first.max(self.first);
        }
        link
    }

    fn after_verb(&mut self, view: &mut View, g: u32, link: Link) {
        if view.groups[g as usize].kind != GroupKind::Finite
            && !(link.relation == Relation::Main && link.subject.is_some())
        {
            return;
        }
        self.has_verb = true;
        self.pending = None;
        self.last_finite = Some(g);
        if link.relation == Relation::Main
            && let (Some(waiting), Some(subject)) = (self.waiting.take(), link.subject)
        {
            view.links[waiting as usize].subject = Some(subject);
        }
    }

    fn finite(&mut self, view: &View, context: &Context, k: usize) -> Link {
        let Some(p) = before(view, k) else { return Link { first: k as u32, ..Link::default() } };
        match view.items[p] {
            Item::Rel(_) => self.relative(view, p),
            Item::Coord(_) => self.shared(view, k),
            Item::Comma(_) | Item::Break(_) => self.resumed(view, context, k),
            Item::Phrase(_) => self.with_subject(view, context, p),
            Item::Verb(v) if p > 0 && modifies_phrase(view, p, v) => self.with_subject(view, context, p - 1),
            Item::Verb(_) => Link { subject: self.pending.or_else(|| self.pop()), first: k as u32, ..Link::default() },
            _ => Link { subject: self.pending, first: k as u32, ..Link::default() },
        }
    }

    /// "…, which bought X"
    fn relative(&mut self, view: &View, rel: usize) -> Link {
        let relation = Relation::Relative;
        let parent = self.last_finite;
        Link { subject: antecedent(view, rel), parent, relation, first: rel as u32, object: None }
    }

    /// "bought X and sold Y"
    fn shared(&mut self, view: &View, k: usize) -> Link {
        let before = self.last_finite;
        let subject = self.pending.or_else(|| before.and_then(|g| view.links[g as usize].subject));
        Link { subject, parent: before, relation: Relation::Coordinate, first: k as u32, object: None }
    }

    /// "X, which …, bought Y": the waiting subject; else the verb before shares its own.
    fn resumed(&mut self, view: &View, context: &Context, k: usize) -> Link {
        if let Some((subject, said)) = told_of(view, context, k) {
            let first = item_of(view, subject).unwrap_or(k as u32);
            let (subject, parent) = (Some(subject), Some(said));
            return Link { subject, parent, relation: Relation::Complement, first, object: None };
        }
        let waiting = if self.has_verb { self.pop() } else { self.pending.or_else(|| self.pop()) };
        match waiting {
            Some(subject) => {
                Link { subject: Some(subject), first: item_of(view, subject).unwrap_or(k as u32), ..Link::default() }
            }
            None => self.shared(view, k),
        }
    }

    fn with_subject(&mut self, view: &View, context: &Context, p: usize) -> Link {
        let Some((subject, at)) = subject_chain(view, context, p) else {
            return Link { subject: self.pending, first: p as u32, ..Link::default() };
        };
        let opener = at.checked_sub(1).map(|o| (o, view.items[o]));
        let link = Link { subject: Some(subject), first: at as u32, ..Link::default() };
        match opener {
            Some((o, Item::Rel(_))) => Link {
                object: antecedent(view, o),
                relation: Relation::Relative,
                parent: self.last_finite,
                first: o as u32,
                ..link
            },
            Some((o, Item::Sub(t))) if object_relative(view, context, o, t, p + 1) => Link {
                object: antecedent(view, o),
                relation: Relation::Relative,
                parent: self.last_finite,
                first: o as u32,
                ..link
            },
            Some((o, Item::Sub(t))) => self.subordinate(view, context, link, o, t),
            Some((_, Item::Verb(v))) if self.ends_relative(view, context, v) => match self.pop() {
                Some(outer) => {
                    Link { subject: Some(outer), first: item_of(view, outer).unwrap_or(at as u32), ..Link::default() }
                }
                None => link,
            },
            Some((_, Item::Verb(v))) if !view.groups[v as usize].copula => {
                Link { relation: Relation::Complement, parent: Some(v), ..link }
            }
            Some((o, Item::Phrase(about))) if is_nominative(view, context, subject) => {
                self.nest(o);
                Link { object: Some(about), relation: Relation::Relative, parent: self.last_finite, ..link }
            }
            _ => link,
        }
    }

    /// "Mines that fail the check will close": the phrase before is the relative clause's object.
    fn ends_relative(&self, view: &View, context: &Context, v: u32) -> bool {
        view.links[v as usize].relation == Relation::Relative && self.depth > 0 && !view.is_saying(context, v)
    }

    fn subordinate(&mut self, view: &View, context: &Context, link: Link, o: usize, t: u32) -> Link {
        let relation =
            if view.is(context, t, Usage::OPENS_CONTENT) { Relation::Complement } else { Relation::Adverbial };
        let parent = view.items[..o].iter().rev().take(8).find_map(|i| match i {
            Item::Verb(g) => Some(*g),
            _ => None,
        });
        Link { relation, parent, first: o as u32, ..link }
    }
}

/// "the firm, whose plants are old,": the phrase opens a relative clause.
pub(super) fn opens_with_whose(view: &View, context: &Context, c: u32) -> bool {
    view.word(context, view.chunks[c as usize].start).eq_ignore_ascii_case("whose")
}

impl View {
    /// Whether group `g` is a verb of saying.
    pub fn is_saying(&self, context: &Context, g: u32) -> bool {
        self.class(context, self.groups[g as usize].head).any(Class::SAYING)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::testing::Marked;

    /// "subject|verb" for each group, `<` before the subject of a passive.
    fn clauses(marked: &str) -> String {
        let read = Marked::new(marked);
        let (view, context) = (read.view(), read.context());
        let phrase = |c: u32| {
            let chunk = &view.chunks[c as usize];
            view.span(&context, chunk.body, chunk.end).of(context.text()).to_string()
        };
        let one = |(g, link): (usize, &Link)| {
            let group = &view.groups[g];
            let subject = link.subject.map(phrase).unwrap_or_default();
            let passive = if group.passive { "<" } else { "" };
            format!("{subject}|{passive}{}", view.word(&context, group.head))
        };
        view.links.iter().enumerate().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn subjects() {
        let mut wrong = Vec::new();
        for (text, want) in [
            ("[company: Orbis] will buy [company: Lacroix].", "Orbis|buy"),
            ("[company: Orbis] bought [company: Lacroix] and sold [company: Norvale].", "Orbis|bought; Orbis|sold"),
            ("[company: Lacroix] was bought by [company: Orbis] in 2003.", "Lacroix|<bought"),
            ("[company: Orbis], which makes steel, bought [company: Lacroix].", "Orbis|makes; Orbis|bought"),
            ("[company: Orbis], a maker of steel, said it would buy [company: Lacroix].", "Orbis|said; it|buy"),
            ("The plant, built by [company: Samsung], opened on Monday.", "plant|<built; plant|opened"),
            ("The plant built by [company: Samsung] opened on Monday.", "plant|<built; plant|opened"),
            ("[company: Orbis] plans to build a plant in [place: Gdansk].", "Orbis|plans; Orbis|build"),
            ("[company: Orbis] has agreed with [company: Lacroix] to supply copper.", "Orbis|agreed; Orbis|supply"),
            ("[company: Orbis] asked [company: Lacroix] to supply copper.", "Orbis|asked; Lacroix|supply"),
            ("The head of [company: Orbis] said profits rose.", "head|said; profits|rose"),
            ("[company: Orbis] to buy [company: Lacroix] unit", "Orbis|buy"),
            ("US firm bids for Lacroix label", "US firm|bids"),
            ("Backed by [company: Orbis], [company: Lacroix] opened a mine.", "Lacroix|<Backed; Lacroix|opened"),
            ("[company: Orbis] raised funds by selling shares.", "Orbis|raised; Orbis|selling"),
            ("[company: Orbis] and [company: Lacroix] signed a deal.", "Orbis|signed"),
            ("[company: Orbis] bought a mine and [company: Lacroix] sold a plant.", "Orbis|bought; Lacroix|sold"),
            ("The deal was signed on Monday, [company: Orbis] said.", "deal|<signed; Orbis|said"),
            ("The plant that [company: Orbis] built will close.", "Orbis|built; plant|close"),
            ("The planned purchase of [company: Orbis] was called off.", "planned purchase|<called"),
            ("The company is considering selling its unit.", "company|considering; company|selling"),
            (
                "The chairman spoke, adding [company: Orbis], the biggest owner, was open to buying a mill.",
                "chairman|spoke; chairman|adding; Orbis|was; Orbis|buying",
            ),
            ("After leaving the firm he founded, [person: Doe] opened a mill.", "Doe|leaving; he|founded; Doe|opened"),
            ("[company: Orbis] said [person: Doe], [number: 52], will resign.", "Orbis|said; Doe|resign"),
            ("[company: Orbis] must wait for the bank to be sold.", "Orbis|wait; bank|<sold"),
            ("[company: Orbis] re-entered the market.", "Orbis|entered"),
            ("Sales helped [company: Orbis] turn a loss into a profit.", "Sales|helped; Orbis|turn"),
            ("[company: Orbis], as expected, sold a mill.", "Orbis|sold"),
            (
                "Profits at [company: Orbis] rose [percent: 25%] to [money: $3bn], but spending on plants hit growth.",
                "Profits|rose; spending|hit",
            ),
            ("[company: Orbis], whose mills are old, plans to buy a mine.", "mills|are; Orbis|plans; Orbis|buy"),
            ("[company: Orbis], a firm that recently bought a mill, rose.", "Orbis|bought; Orbis|rose"),
            ("[company: Orbis], a former unit hit by floods for years, now makes steel.", "Orbis|<hit; Orbis|makes"),
        ] {
            let got = clauses(text);
            if got != want {
                wrong.push(format!("{text}\n   want {want}\n   got  {got}"));
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    #[test]
    fn subjects_that_open_their_clauses() {
        for (text, want) in [
            ("[company: Orbis] bought a mine.", "Orbis"),
            ("[company: Orbis] and [company: Lacroix] bought a mine.", "Orbis"),
            ("[company: Orbis] said profits rose.", "Orbis, profits"),
            ("If [company: Orbis] buys a mine, [company: Lacroix] closes.", "Lacroix"),
            ("[company: Orbis], which makes steel, bought a mine.", ""),
            ("The takeover of [company: Orbis]", ""),
        ] {
            let read = Marked::new(text);
            let (view, context) = (read.view(), read.context());
            let opening = view.chunks.iter().filter(|chunk| chunk.opens_clause);
            let got: Vec<_> = opening.map(|chunk| view.word(&context, chunk.head)).collect();
            assert_eq!(got.join(", "), want, "{text}");
        }
    }
}
