//! Which triggers of a sentence are tried, and in which order.

use crate::entity::Context;
use crate::pack::{Hit, Payload, Rule, RuleId, Trigger};
use crate::text::TokenRange;

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

/// The index range of the hits inside `tokens`; `from` moves on with the sentences.
pub(super) fn hits_of(context: &Context, tokens: TokenRange, from: &mut usize) -> (usize, usize) {
    let before = |at: usize, token: u32| context.hits.get(at).is_some_and(|h| h.tokens.start < token);
    let mut start = *from;
    while before(start, tokens.start) {
        start += 1;
    }
    let mut end = start;
    while before(end, tokens.end) {
        end += 1;
    }
    *from = end;
    while end > start && context.hits[end - 1].tokens.end > tokens.end {
        end -= 1;
    }
    (start, end)
}

/// No phrase of a pack is longer than this many tokens: phrases around a trigger start no farther before it.
const LONGEST: u32 = 12;

/// The triggers of a sentence.
#[derive(Debug, Default)]
pub struct Triggers {
    /// Those to be tried, in order: type by type, longer ones first.
    pub found: Vec<Found>,
    /// What the rules know of the sentence's words, by place.
    claims: Vec<Claim>,
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
    /// Finds the triggers that neither a veto nor a longer trigger of the same rule covers.
    pub(super) fn collect(&mut self, context: &Context, hits: &[Hit]) {
        self.found.clear();
        self.claims.clear();
        self.claims.extend(hits.iter().filter_map(|hit| Claim::of(context, *hit)));
        let mut around = self.claims.as_slice();
        for claim in &self.claims {
            let Some(trigger) = claim.trigger else { continue };
            // Only what starts a phrase's length before it, or with it, can cover it.
            let start = claim.hit.tokens.start;
            around = &around[around.iter().take_while(|other| other.hit.tokens.start + LONGEST < start).count()..];
            let mut near = around.iter().take_while(|other| other.hit.tokens.start <= start);
            if !near.any(|other| other.covers(claim)) {
                self.found.push(Found { hit: claim.hit, trigger, prospect: Prospect::Event });
            }
        }
        self.found.sort_by_key(|found| {
            let (tokens, trigger) = (found.hit.tokens, found.trigger);
            let first = found.rule(context).map_or(trigger.rule, |rule| rule.first);
            (first, std::cmp::Reverse(tokens.len()), trigger.rule, tokens.start, trigger.form)
        });
        self.found.dedup();
    }
}

impl Claim {
    /// What a hit says to a rule, if it says anything.
    fn of(context: &Context, hit: Hit) -> Option<Self> {
        match hit.payload {
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
