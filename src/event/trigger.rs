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
    /// Where it comes among those of its sentence: type by type, longer ones first, then by rule, place and form.
    order: u64,
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

    /// A trigger in a sentence that starts at token `start`.
    fn new(hit: Hit, trigger: Trigger, start: u32) -> Self {
        let Trigger { rule, first, form, .. } = trigger;
        let short = 0xff - u64::from(hit.tokens.len().min(0xff));
        let at = u64::from((hit.tokens.start - start).min(0xffff));
        let order = u64::from(first.0) << 48 | short << 40 | u64::from(rule.0) << 24 | at << 8 | form as u64;
        Self { hit, trigger, prospect: Prospect::Event, order }
    }
}

/// The triggers of a sentence.
#[derive(Debug, Default)]
pub struct Triggers {
    /// Those to be tried; in order, once [`Triggers::settle`] has been asked.
    pub found: Vec<Found>,
    /// What may cover them.
    covers: Vec<Cover>,
    /// The first phrase behind the sentences read so far.
    next: usize,
}

/// A veto, or a trigger of several words: shorter triggers of the same rule inside it don't count.
#[derive(Clone, Copy, Debug)]
struct Cover {
    tokens: TokenRange,
    rule: RuleId,
    veto: bool,
}

impl Triggers {
    /// Starts with an article.
    pub(super) fn start(&mut self) {
        self.next = 0;
    }

    /// Finds the triggers of a sentence with these tokens that neither a veto nor a longer trigger of the same rule
    /// covers. Sentences come in order.
    pub(super) fn collect(&mut self, context: &Context, tokens: TokenRange) {
        let Self { found, covers, next } = self;
        found.clear();
        covers.clear();
        let hits = context.hits.rules();
        *next += hits[*next..].iter().take_while(|hit| hit.tokens.start < tokens.start).count();
        while let Some(&hit) = hits.get(*next).filter(|hit| hit.tokens.start < tokens.end) {
            *next += 1;
            match hit.payload() {
                Payload::Skip(rule) => covers.push(Cover { tokens: hit.tokens, rule, veto: true }),
                Payload::Trigger(id) => {
                    let Some(&trigger) = context.pack.triggers.get(id.0 as usize) else { continue };
                    if hit.tokens.len() > 1 {
                        covers.push(Cover { tokens: hit.tokens, rule: trigger.rule, veto: false });
                    }
                    if hit.tokens.end <= tokens.end {
                        found.push(Found::new(hit, trigger, tokens.start));
                    }
                }
                _ => {}
            }
        }
        if !covers.is_empty() {
            found.retain(|found| !covers.iter().any(|cover| cover.covers(found.hit, found.trigger.rule)));
        }
    }

    /// Drops those of which nothing may come, and puts the others in order.
    pub(super) fn settle(&mut self) {
        self.found.retain(|found| found.prospect != Prospect::Nothing);
        self.found.sort_by_key(|found| found.order);
        self.found.dedup();
    }
}

impl Cover {
    /// Whether it vetoes a trigger, or is a longer one of the same rule.
    fn covers(&self, hit: Hit, rule: RuleId) -> bool {
        let longer = self.veto || self.tokens.len() > hit.tokens.len();
        self.rule == rule && longer && self.tokens.contains(hit.tokens)
    }
}
