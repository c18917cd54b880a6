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

/// No phrase of a pack is longer than this many tokens: phrases around a trigger start no farther before it.
const LONGEST: u32 = 12;

/// The triggers of a sentence.
#[derive(Debug, Default)]
pub struct Triggers {
    /// Those to be tried; in order, once [`Triggers::settle`] has been asked.
    pub found: Vec<Found>,
    /// All of the article, by place.
    all: Vec<(Hit, Trigger)>,
    /// What may cover them, by place.
    covers: Vec<Cover>,
    /// The first trigger and the first cover behind the sentences read so far.
    next: (usize, usize),
}

/// A veto, or a trigger of several words: shorter triggers of the same rule inside it don't count.
#[derive(Clone, Copy, Debug)]
struct Cover {
    tokens: TokenRange,
    rule: RuleId,
    veto: bool,
}

impl Triggers {
    /// Looks through the phrases of an article for those of rules.
    pub(super) fn open(&mut self, context: &Context) {
        self.next = (0, 0);
        self.all.clear();
        self.covers.clear();
        for hit in context.hits.rules() {
            match hit.payload() {
                Payload::Skip(rule) => self.covers.push(Cover { tokens: hit.tokens, rule, veto: true }),
                Payload::Trigger(id) => {
                    let Some(&trigger) = context.pack.triggers.get(id.0 as usize) else { continue };
                    self.all.push((*hit, trigger));
                    if hit.tokens.len() > 1 {
                        self.covers.push(Cover { tokens: hit.tokens, rule: trigger.rule, veto: false });
                    }
                }
                _ => {}
            }
        }
    }

    /// Finds the triggers of a sentence with these tokens that neither a veto nor a longer trigger of the same rule
    /// covers. Sentences come in order.
    pub(super) fn collect(&mut self, tokens: TokenRange) {
        let Self { found, all, covers, next } = self;
        found.clear();
        next.0 += all[next.0..].iter().take_while(|(hit, _)| hit.tokens.start < tokens.start).count();
        next.1 += covers[next.1..].iter().take_while(|cover| cover.tokens.start < tokens.start).count();
        while let Some(&(hit, trigger)) = all.get(next.0).filter(|(hit, _)| hit.tokens.start < tokens.end) {
            next.0 += 1;
            let start = hit.tokens.start;
            // Only what starts a phrase's length before it, or with it, can cover it.
            next.1 += covers[next.1..].iter().take_while(|cover| cover.tokens.start + LONGEST < start).count();
            let mut near = covers[next.1..].iter().take_while(|cover| cover.tokens.start <= start);
            if hit.tokens.end <= tokens.end && !near.any(|cover| cover.covers(hit, trigger.rule)) {
                found.push(Found::new(hit, trigger, tokens.start));
            }
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
