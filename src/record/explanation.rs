//! Why events were found and why not, as `dateline explain --json` writes it and the readable view reads it.

use super::Offsets;
use crate::entity::Lost;
use crate::event::{Missing, Note, Trace};
use crate::pack::{Pack, RuleId};
use crate::text::{Sentence, Span};
use schemars::JsonSchema;
use serde::Serialize;

/// The whole article explained, sentence by sentence.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Explanation<'a> {
    /// Every sentence, in order.
    pub sentences: Vec<SentenceWhy<'a>>,
    /// Which tellings became one event, and which stayed apart.
    pub merges: Vec<Merge>,
    /// Names that lost against others over the same words.
    pub losers: Vec<Loser<'a>>,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct SentenceWhy<'a> {
    pub sentence: u32,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    /// The triggers that stand in it.
    pub triggers: Vec<TriggerWhy<'a>>,
    /// With `--type`: what it lacks for an event of that type; null when it has one, or when no type was asked for.
    pub missing: Option<String>,
}

/// One trigger and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct TriggerWhy<'a> {
    #[serde(rename = "type")]
    pub kind: &'a str,
    pub rule: &'a str,
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
    /// What stands in which slot.
    pub slots: Vec<Stand<'a>>,
    /// What each role took.
    pub took: Vec<Decision<'a>>,
    /// What each role refused.
    pub lost: Vec<Decision<'a>>,
    /// The number of the telling that came of it, as in `merges`; null when it counts for nothing.
    pub telling: Option<u32>,
    /// "planned, expected"
    pub status: Option<String>,
    /// Why it counts for nothing.
    pub refused: Option<String>,
}

/// What stands in a slot.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Stand<'a> {
    pub slot: String,
    pub text: &'a str,
}

/// A candidate for a role.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Decision<'a> {
    pub role: String,
    pub slot: String,
    pub text: &'a str,
    /// Why it was refused; null when it was taken.
    pub why: Option<String>,
}

/// Two tellings compared.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Merge {
    pub one: u32,
    pub other: u32,
    /// One event; else two.
    pub merged: bool,
    /// Why they stay two.
    pub why: Option<String>,
}

/// A name that lost.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[allow(missing_docs)]
pub struct Loser<'a> {
    #[serde(rename = "type")]
    pub kind: &'a str,
    pub text: &'a str,
    pub start: u32,
    pub end: u32,
    pub rule: &'a str,
    /// The rule of the winner.
    pub against: &'a str,
}

/// What an explanation is made from.
pub struct Explained<'a> {
    /// The article.
    pub text: &'a str,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// What the engine told.
    pub trace: &'a Trace,
    /// Names that lost.
    pub lost: &'a [Lost],
    /// The pack in force.
    pub pack: &'a Pack,
}

impl<'a> Explained<'a> {
    /// The explanation; with `kind`, what each sentence lacks for an event of that type.
    pub fn record(&self, kind: Option<&str>) -> Explanation<'a> {
        let offsets = Offsets::new(self.text);
        let rules: Option<Vec<RuleId>> = kind.map(|kind| self.rules(kind));
        let mut sentences: Vec<SentenceWhy> =
            (0..).zip(self.sentences).map(|(n, s)| self.sentence(n, s, rules.as_deref(), &offsets)).collect();
        let merges = self.fill(&mut sentences, &offsets);
        let losers = self.lost.iter().map(|lost| self.loser(lost, &offsets)).collect();
        Explanation { sentences, merges, losers }
    }

    fn rules(&self, kind: &str) -> Vec<RuleId> {
        let of_kind = |(n, rule): (u16, &crate::pack::Rule)| (rule.event == kind).then_some(RuleId(n));
        (0..).zip(self.pack.rules.iter()).filter_map(of_kind).collect()
    }

    fn sentence(&self, n: u32, s: &Sentence, rules: Option<&[RuleId]>, offsets: &Offsets) -> SentenceWhy<'a> {
        let (start, end) = offsets.span(s.span);
        let missing = rules.and_then(|rules| self.trace.missing(n, rules)).map(|missing| match missing {
            Missing::NoTrigger => String::from("no trigger"),
            Missing::Refused(span, why) => format!("{:?}: {why}", span.of(self.text)),
        });
        SentenceWhy { sentence: n, start, end, text: s.span.of(self.text), triggers: Vec::new(), missing }
    }

    /// Hands the engine's notes to the triggers that they are about; what is about none is a merge.
    fn fill(&self, sentences: &mut [SentenceWhy<'a>], offsets: &Offsets) -> Vec<Merge> {
        let mut merges = Vec::new();
        let mut at = None;
        for note in &self.trace.notes {
            if let Note::Trigger { sentence, rule, span } = note {
                at = Some(*sentence as usize);
                if let Some(sentence) = sentences.get_mut(*sentence as usize) {
                    sentence.triggers.push(self.trigger(*rule, *span, offsets));
                }
                continue;
            }
            let current = at.and_then(|at| sentences.get_mut(at)).and_then(|s| s.triggers.last_mut());
            match current {
                Some(trigger) if !matches!(note, Note::Merged { .. } | Note::Apart { .. }) => self.add(trigger, note),
                _ => merges.extend(merge(note)),
            }
        }
        merges
    }

    fn trigger(&self, rule: RuleId, span: Span, offsets: &Offsets) -> TriggerWhy<'a> {
        let (start, end) = offsets.span(span);
        let (kind, id) = self.pack.rules.get(rule.0 as usize).map_or(("", ""), |r| (r.event.as_str(), r.id.as_str()));
        TriggerWhy {
            kind,
            rule: id,
            text: span.of(self.text),
            start,
            end,
            slots: Vec::new(),
            took: Vec::new(),
            lost: Vec::new(),
            telling: None,
            status: None,
            refused: None,
        }
    }

    fn add(&self, trigger: &mut TriggerWhy<'a>, note: &Note) {
        let decision = |role: &str, slot: &str, span: Span, why: Option<&String>| Decision {
            role: role.to_string(),
            slot: slot.to_string(),
            text: span.of(self.text),
            why: why.cloned(),
        };
        match note {
            Note::Refused { why } => trigger.refused = Some(why.clone()),
            Note::Slot { slot, span } => trigger.slots.push(Stand { slot: slot.clone(), text: span.of(self.text) }),
            Note::Took { role, slot, span } => trigger.took.push(decision(role, slot, *span, None)),
            Note::Lost { role, slot, span, why } => trigger.lost.push(decision(role, slot, *span, Some(why))),
            Note::Event { telling, status } => {
                trigger.telling = Some(*telling);
                trigger.status = Some(status.clone());
            }
            Note::Trigger { .. } | Note::Merged { .. } | Note::Apart { .. } => {}
        }
    }

    fn loser(&self, lost: &'a Lost, offsets: &Offsets) -> Loser<'a> {
        let (start, end) = offsets.span(lost.span);
        Loser {
            kind: self.pack.kinds.name(lost.kind),
            text: lost.span.of(self.text),
            start,
            end,
            rule: lost.rule,
            against: lost.against,
        }
    }
}

fn merge(note: &Note) -> Option<Merge> {
    match note {
        Note::Merged { into, from } => Some(Merge { one: *into, other: *from, merged: true, why: None }),
        Note::Apart { one, other, why } => {
            Some(Merge { one: *one, other: *other, merged: false, why: Some(why.clone()) })
        }
        _ => None,
    }
}
