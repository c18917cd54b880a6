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
    let rest = &context.hits[*from..];
    let start = *from + rest.partition_point(|h| h.tokens.start < tokens.start);
    let mut end = start + context.hits[start..].partition_point(|h| h.tokens.start < tokens.end);
    *from = end;
    while end > start && context.hits[end - 1].tokens.end > tokens.end {
        end -= 1;
    }
    (start, end)
}

pub(super) fn has_trigger(hits: &[Hit]) -> bool {
    hits.iter().any(|h| matches!(h.payload, Payload::Trigger(_)))
}

/// No phrase of a pack is longer than this many tokens: phrases around a trigger start no farther before it.
const LONGEST: u32 = 12;

/// The triggers that neither a veto nor a longer trigger of the same rule covers: type by type, longer ones first.
pub(super) fn collect(context: &Context, hits: &[Hit], out: &mut Vec<Found>) {
    out.clear();
    for (n, hit) in hits.iter().enumerate() {
        let Payload::Trigger(id) = hit.payload else { continue };
        let Some(trigger) = context.pack.triggers.get(id.0 as usize) else { continue };
        if !around(hits, n).any(|h| covers(context, h, hit, trigger.rule)) {
            out.push(Found { hit: *hit, trigger: *trigger, prospect: Prospect::Event });
        }
    }
    out.sort_by_key(|found| {
        let (tokens, trigger) = (found.hit.tokens, found.trigger);
        let first = found.rule(context).map_or(trigger.rule, |rule| rule.first);
        (first, std::cmp::Reverse(tokens.len()), trigger.rule, tokens.start, trigger.form)
    });
    out.dedup();
}

/// The hits that can cover hit `n`: those that start a phrase's length before it, or with it.
fn around(hits: &[Hit], n: usize) -> impl Iterator<Item = &Hit> {
    let start = hits[n].tokens.start;
    let before = hits[..n].iter().rev().take_while(move |h| h.tokens.start + LONGEST >= start);
    before.chain(hits[n..].iter().take_while(move |h| h.tokens.start == start))
}

/// Whether `other` vetoes `hit` for `rule`, or is a longer trigger of it.
fn covers(context: &Context, other: &Hit, hit: &Hit, rule: RuleId) -> bool {
    if !other.tokens.contains(hit.tokens) {
        return false;
    }
    match other.payload {
        Payload::Skip(skip) => skip == rule,
        Payload::Trigger(id) => {
            let longer = other.tokens.len() > hit.tokens.len();
            longer && context.pack.triggers.get(id.0 as usize).is_some_and(|t| t.rule == rule)
        }
        _ => false,
    }
}
