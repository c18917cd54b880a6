//! Which triggers of a sentence are tried, and in which order.

use crate::entity::Context;
use crate::pack::{Hit, Payload, Rule, RuleId, Trigger};
use crate::text::TokenRange;
use std::ops::Range;

/// A trigger in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub hit: Hit,
    /// Its rule and form.
    pub trigger: Trigger,
    /// What may come of it.
    pub prospect: Prospect,
}

/// What may come of a trigger, as far as it shows before the clauses are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// Nothing at all.
    Nothing,
    /// No event of its own; a mention of one that the article tells elsewhere.
    Support,
    /// An event.
    Event,
}

impl Found {
    /// The rule that it triggers.
    pub fn rule<'c>(&self, context: &Context<'c>) -> Option<&'c Rule> {
        context.pack.rules.get(usize::from(self.trigger.rule.0))
    }
}

/// No phrase of a pack is longer than this many tokens: phrases around a trigger start no farther before it.
const LONGEST: u32 = 12;

/// The triggers of a sentence.
#[derive(Debug, Default)]
pub struct Triggers {
    /// Those to be tried, in order: type by type, longer ones first.
    pub found: Vec<Found>,
    /// What the rules know of the article's words, by place.
    claims: Vec<Claim>,
    /// The first claim behind the sentences read so far.
    next: usize,
}

/// A phrase of a rule: a trigger, or a veto.
#[derive(Clone, Copy, Debug)]
struct Claim {
    hit: Hit,
    rule: RuleId,
    /// None for a veto.
    trigger: Option<Trigger>,
}

impl Triggers {
    /// Looks through the phrases of an article for those of rules.
    pub(super) fn open(&mut self, context: &Context) {
        self.next = 0;
        self.claims.clear();
        self.claims.extend(context.hits.rules().iter().filter_map(|hit| Claim::of(context, *hit)));
    }

    /// Finds the triggers of a sentence with these tokens that neither a veto nor a longer trigger of the same rule
    /// covers. Sentences come in order.
    pub(super) fn collect(&mut self, tokens: TokenRange) {
        self.found.clear();
        let claims = self.claims_of(tokens);
        let mut around = claims.clone();
        for at in claims {
            let claim = self.claims[at];
            let Some(trigger) = claim.trigger else { continue };
            if claim.hit.tokens.end > tokens.end {
                continue;
            }
            // Only what starts a phrase's length before it, or with it, can cover it.
            let start = claim.hit.tokens.start;
            while self.claims[around.start].hit.tokens.start + LONGEST < start {
                around.start += 1;
            }
            let mut near = self.claims[around.clone()].iter().take_while(|other| other.hit.tokens.start <= start);
            if !near.any(|other| other.covers(&claim)) {
                self.found.push(Found { hit: claim.hit, trigger, prospect: Prospect::Event });
            }
        }
        self.found.sort_by_key(|found| {
            let (tokens, trigger) = (found.hit.tokens, found.trigger);
            (trigger.first, std::cmp::Reverse(tokens.len()), trigger.rule, tokens.start, trigger.form)
        });
        self.found.dedup();
    }

    /// Where the claims that begin inside `tokens` stand.
    fn claims_of(&mut self, tokens: TokenRange) -> Range<usize> {
        let rest = |from: usize| self.claims.get(from..).unwrap_or(&[]).iter();
        let start = self.next + rest(self.next).take_while(|claim| claim.hit.tokens.start < tokens.start).count();
        let end = start + rest(start).take_while(|claim| claim.hit.tokens.start < tokens.end).count();
        self.next = end;
        start..end
    }
}

impl Claim {
    /// What a hit says to a rule, if it says anything.
    fn of(context: &Context, hit: Hit) -> Option<Self> {
        match hit.payload() {
            Payload::Skip(rule) => Some(Self { hit, rule, trigger: None }),
            Payload::Trigger(id) => {
                let trigger = context.pack.triggers.get(id.0 as usize)?;
                Some(Self { hit, rule: trigger.rule, trigger: Some(*trigger) })
            }
            _ => None,
        }
    }

    /// Whether it vetoes `other`, or is a longer trigger of the same rule.
    fn covers(&self, other: &Self) -> bool {
        let longer = self.trigger.is_none() || self.hit.tokens.len() > other.hit.tokens.len();
        self.rule == other.rule && longer && self.hit.tokens.contains(other.hit.tokens)
    }
}
