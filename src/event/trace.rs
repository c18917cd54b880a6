//! Why, and why not: the engine tells a [`Recorder`] what it sees; [`Trace`] keeps it for `explain`.

use crate::pack::RuleId;
use crate::text::Span;

/// One thing that the engine saw or decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// A trigger word of a rule.
    Trigger {
        /// Which sentence.
        sentence: u32,
        /// Its rule.
        rule: RuleId,
        /// The word.
        span: Span,
    },
    /// The trigger counts for nothing.
    Refused {
        /// Why.
        why: String,
    },
    /// A slot of the trigger and what stands there.
    Slot {
        /// "subject", "by", "of (far)"
        slot: String,
        /// What stands there.
        span: Span,
    },
    /// A role took a filler.
    Took {
        /// "investor"
        role: String,
        /// The slot it came from.
        slot: String,
        /// What it took.
        span: Span,
    },
    /// A role refused a candidate.
    Lost {
        /// "investor"
        role: String,
        /// The slot it stands in.
        slot: String,
        /// The candidate.
        span: Span,
        /// Why not.
        why: String,
    },
    /// An event came out of the trigger.
    Event {
        /// Its number among the tellings of the article, as [`Note::Merged`] uses it.
        telling: u32,
        /// "planned, expected"
        status: String,
    },
    /// Two tellings are one event.
    Merged {
        /// The telling that stays.
        into: u32,
        /// The telling that went into it.
        from: u32,
    },
    /// Two tellings of the type stay two events.
    Apart {
        /// The one.
        one: u32,
        /// The other.
        other: u32,
        /// Why.
        why: String,
    },
}

/// Listens to the engine. Notes are only built when [`Recorder::ON`].
pub trait Recorder {
    /// Whether anybody listens.
    const ON: bool;
    /// Takes a note.
    fn note(&mut self, note: Note);
}

/// Nobody listens: costs nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Recorder for Silent {
    const ON: bool = false;
    fn note(&mut self, _: Note) {}
}

/// All notes in the order in which they were taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// The notes.
    pub notes: Vec<Note>,
}

impl Recorder for Trace {
    const ON: bool = true;
    fn note(&mut self, note: Note) {
        self.notes.push(note);
    }
}

/// How far a sentence got towards an event of a type, from the least to the most.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// No trigger of the type stands in the sentence.
    NoTrigger,
    /// A trigger stands there but counts for nothing: why.
    Refused(Span, String),
}

impl Trace {
    /// What sentence `sentence` lacked for an event of one of `rules`; `None` when it has one.
    pub fn missing(&self, sentence: u32, rules: &[RuleId]) -> Option<Missing> {
        let mut nearest = Missing::NoTrigger;
        let mut current = None;
        for note in &self.notes {
            match note {
                Note::Trigger { sentence: s, rule, span } => {
                    current = (*s == sentence && rules.contains(rule)).then_some(*span);
                }
                Note::Refused { why } => {
                    if let Some(span) = current {
                        nearest = Missing::Refused(span, why.clone());
                    }
                }
                Note::Event { .. } if current.is_some() => return None,
                _ => {}
            }
        }
        Some(nearest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extractor::{Extractor, Scratch};
    use crate::pack::Pack;
    use crate::text::Document;

    #[test]
    fn says_why_not() {
        let pack = Pack::core();
        let text = "Orbis Steel Ltd will invest $5 million in Chile. The investment bank fell. The judge spoke.";
        let (_, trace, _) = Extractor::new(pack).explain(&Document::from_text(text), &mut Scratch::default());
        let is = |rule: &crate::pack::Rule| rule.event == "investment";
        let rules: Vec<RuleId> =
            (0..pack.rules.len()).filter(|n| pack.rules.get(*n).is_some_and(is)).map(|n| RuleId(n as u16)).collect();
        assert_eq!(trace.missing(0, &rules), None);
        assert_eq!(trace.missing(2, &rules), Some(Missing::NoTrigger));
    }
}
