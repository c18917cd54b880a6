//! Status, certainty, negation and condition of a trigger, from its verb groups and the packs' cues.

use super::CueUse;
use super::chunk::Item;
use super::clause::Relation;
use super::cue::cues;
use super::reach::{Reach, chain};
use super::slots::Frame;
use super::tag::{Tag, VerbForm};
use super::verb::{Group, GroupKind};
use super::view::View;
use crate::entity::Context;
use crate::pack::{Certainty, Payload, Rule, Sets, Status, hits_within};
use crate::text::Span;
use crate::text::english::{Class, Usage};

/// How an event is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mood {
    /// How far along.
    pub status: Status,
    /// How sure.
    pub certainty: Certainty,
    /// It did not or will not happen.
    pub negated: bool,
    /// "if reserves are verified"
    pub condition: Option<Span>,
    /// What set them.
    pub cues: Vec<CueUse>,
    /// Told as a fact of the past, by the trigger itself or by a verb that its rule names ("obtained a loan").
    pub fact: bool,
}

/// Works out how the trigger of `frame` is told.
pub fn mood(view: &View, context: &Context, rule: &Rule, frame: &Frame, reach: &Reach) -> Mood {
    let mut mood = Mood::default();
    let behind = rule.of_facts() && comes_after(view, context, frame);
    let firm = behind || (frame.verbal && is_past(view, frame));
    let named = frame.governed && rule.is_under();
    if !behind {
        grammar(view, context, frame, &mut mood);
    }
    let negations = cues(view, context, frame, reach, firm, &mut mood);
    let no = frame.chunk.is_some_and(|c| view.is(context, view.chunks[c as usize].start, Usage::NO));
    let negated = match negations {
        0 => no || chain(view, frame).any(|g| view.groups[g as usize].negated),
        n => n % 2 == 1,
    };
    mood.negated = negated && !waits(view, context, frame, reach);
    condition(view, context, frame, firm, &mut mood);
    let plain = mood.status == Status::Done && mood.certainty == Certainty::Stated && !mood.negated;
    mood.fact = plain && (firm || (named && is_past(view, frame)));
    mood
}

/// "didn't reopen until Monday", "won't open until 2020": it did, it will.
fn waits(view: &View, context: &Context, frame: &Frame, reach: &Reach) -> bool {
    let until = |t: u32| ["until", "till"].iter().any(|word| view.word(context, t).eq_ignore_ascii_case(word));
    (frame.end..reach.clause.1).any(until)
}

/// A finite past or perfect with no modal: what its verb itself tells is a fact, whatever else the clause says.
fn is_past(view: &View, frame: &Frame) -> bool {
    let Some(g) = frame.group else { return false };
    let group = &view.groups[g as usize];
    group.kind == GroupKind::Finite
        && group.modal.is_none()
        && !group.to
        && (group.past || group.perfect)
        && !group.progressive
}

/// "will cut costs *after a loss* of $3m", "would buy back shares *after tripling* its profit": what a rule of facts tells
/// there has happened, whatever the verb around it says.
fn comes_after(view: &View, context: &Context, frame: &Frame) -> bool {
    let behind = |item: u32| {
        let before = (item as usize).checked_sub(1).and_then(|k| view.items.get(k));
        matches!(before, Some(Item::Prep(t)) if ["after", "since", "despite", "following"].contains(&view.word(context, *t)))
    };
    let noun = frame.chunk.filter(|_| !frame.verbal).and_then(|c| view.chunks[c as usize].item);
    // "after reporting a drop in profits"
    let verb = frame.group.map(|g| &view.groups[g as usize]).filter(|g| frame.verbal || g.kind == GroupKind::Gerund);
    noun.is_some_and(behind) || verb.is_some_and(|g| behind(g.item))
}

/// What the verb groups themselves say.
fn grammar(view: &View, context: &Context, frame: &Frame, mood: &mut Mood) {
    let mut groups = chain(view, frame).map(|g| &view.groups[g as usize]).enumerate().peekable();
    let mut last = None;
    while let Some((n, group)) = groups.next() {
        last = Some((n, group));
        if let Some(modal) = group.modal {
            modality(view, context, modal, mood);
        }
        let fact = is_fact(view, context, group, groups.peek().map(|(_, up)| *up));
        let planned = group.to || (group.kind == GroupKind::Infinitive && frame.verbal && n == 0);
        if planned && !fact && group.kind != GroupKind::Gerund {
            mood.status = mood.status.max(Status::Planned);
        }
    }
    let Some((ups, root)) = last else { return };
    if root.kind == GroupKind::Gerund {
        around_gerund(view, context, frame, mood);
    }
    let present = root.kind == GroupKind::Finite
        && !root.past
        && !root.perfect
        && !root.passive
        && root.modal.is_none()
        && !root.to;
    let habit = matches!(view.verbs[root.head as usize], VerbForm::Third | VerbForm::Base)
        && !view.is(context, root.head, Usage::STATE);
    if frame.verbal && ups == 0 && present && habit && !view.headline {
        mood.status = mood.status.max(Status::Ongoing);
    }
    if is_awaited(view, context, frame, root) {
        mood.status = mood.status.max(Status::Planned);
    }
    let reported = chain(view, frame).last().is_some_and(|g| view.links[g as usize].relation == Relation::Complement);
    if root.progressive && root.modal.is_none() && (!root.past || (reported && !root.perfect)) {
        mood.status = mood.status.max(Status::Ongoing);
    }
}

/// "will hire staff when the mill opens", "the mill, once completed, will hire": what a plan waits for is still to come.
fn is_awaited(view: &View, context: &Context, frame: &Frame, root: &Group) -> bool {
    let Some(link) = chain(view, frame).last().map(|g| view.links[g as usize]) else { return false };
    let opener = match link.relation {
        Relation::Adverbial => view.items.get(link.first as usize),
        Relation::Participle | Relation::Gerund if root.passive => view.items.get((root.item as usize).wrapping_sub(1)),
        _ => None,
    };
    let time = ["when", "once", "before", "until", "till", "after"];
    let waits = matches!(opener, Some(Item::Sub(t) | Item::Prep(t)) if time.contains(&view.word(context, *t)));
    waits && !root.past && view.groups.iter().any(|g| g.modal.is_some())
}

/// "will spend $5m building a plant": a gerund has the mood of the verb around it.
fn around_gerund(view: &View, context: &Context, frame: &Frame, mood: &mut Mood) {
    let last = chain(view, frame).last();
    let Some(parent) = last.and_then(|g| view.links[g as usize].parent).map(|p| view.groups[p as usize]) else {
        return;
    };
    if let Some(modal) = parent.modal {
        modality(view, context, modal, mood);
    }
    if parent.to || parent.kind == GroupKind::Infinitive {
        mood.status = mood.status.max(Status::Planned);
    }
}

/// Whether what `group` says in the infinitive is a fact: "managed to sell", "is said to hold", "the first to sell".
fn is_fact(view: &View, context: &Context, group: &Group, up: Option<&Group>) -> bool {
    let verb = up.is_some_and(|up| {
        view.is(context, up.head, Usage::RAISING) || (up.passive && view.is(context, up.head, Usage::RAISING_PASSIVE))
    });
    let before = (group.item as usize).checked_sub(1).and_then(|k| view.items.get(k));
    let ranked = matches!(before, Some(Item::Phrase(c)) if {
        let chunk = &view.chunks[*c as usize];
        up.is_some_and(|up| up.copula) && (chunk.start..chunk.end).any(|t| view.is(context, t, Usage::RANK))
    });
    verb || ranked
}

fn modality(view: &View, context: &Context, modal: u32, mood: &mut Mood) {
    let word = view.word(context, modal).to_ascii_lowercase();
    let (status, certainty) = match word.as_str() {
        "may" | "might" | "could" | "mightn't" => (Status::Considered, Certainty::Possible),
        "can" | "cannot" | "can't" | "couldn't" => (Status::Done, Certainty::Stated),
        "should" => (Status::Planned, Certainty::Expected),
        _ => (Status::Planned, Certainty::Stated),
    };
    mood.status = mood.status.max(status);
    mood.certainty = mood.certainty.max(certainty);
}

/// The condition that the sentence sets, if it reaches the trigger.
fn condition(view: &View, context: &Context, frame: &Frame, firm: bool, mood: &mut Mood) {
    if firm {
        return;
    }
    let able = is_ability(view, context, frame);
    for hit in hits_within(context.hits.cues(), view.range) {
        let Payload::Cue(index) = hit.payload() else { continue };
        if context.pack.cues.get(index as usize).map(|c| c.sets) != Some(Sets::Condition) {
            continue;
        }
        let start = hit.tokens.start - view.range.start;
        let end = condition_end(view, hit.tokens.end - view.range.start);
        let inside = start <= frame.start && frame.start < end;
        if mood.status == Status::Done && !inside && !able {
            continue;
        }
        mood.certainty = mood.certainty.max(Certainty::Conditional);
        if inside || able {
            mood.status = mood.status.max(Status::Considered);
        }
        let span = view.span(context, start, trimmed(view, context, start, end));
        mood.condition = mood.condition.or(Some(span));
        mood.cues.push(CueUse { sets: Sets::Condition, span });
        return;
    }
}

/// "can add output if asked": with a condition, what one can do hasn't been done.
fn is_ability(view: &View, context: &Context, frame: &Frame) -> bool {
    let modal = |g: u32| view.groups[g as usize].modal;
    chain(view, frame).filter_map(modal).any(|t| view.word(context, t).eq_ignore_ascii_case("can"))
}

/// The condition goes on to the next comma, break or the sentence's end.
fn condition_end(view: &View, from: u32) -> u32 {
    (from..view.range.len())
        .find(|t| matches!(view.tags[*t as usize], Tag::Comma | Tag::Break))
        .unwrap_or(view.range.len())
}

/// Without closing full stop or quotation mark.
fn trimmed(view: &View, context: &Context, start: u32, mut end: u32) -> u32 {
    while end > start + 1
        && context.class(view.at(end - 1)) == Class::default()
        && !view.word(context, end - 1).starts_with(char::is_alphanumeric)
    {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use crate::event::testing::events;

    /// "planned, conditional, not" for the first event of a text.
    fn mood(text: &str) -> String {
        let found = events(text);
        let Some(e) = found.first() else { return "no event".to_string() };
        let not = if e.negated { ", not" } else { "" };
        format!("{:?}, {:?}{not}", e.status, e.certainty).to_lowercase()
    }

    #[test]
    fn moods() {
        let mut wrong = Vec::new();
        for (want, text) in [
            ("done, stated", "Orbis Steel Ltd bought Norvale Lithium AG."),
            ("done, stated", "Norvale Lithium AG was bought by Orbis Steel Ltd in 2003."),
            ("planned, stated", "Orbis Steel Ltd will buy Norvale Lithium AG."),
            ("planned, stated", "Orbis Steel Ltd has agreed to buy Norvale Lithium AG."),
            ("considered, possible", "Orbis Steel Ltd may buy Norvale Lithium AG."),
            ("ongoing, stated", "Orbis Steel Ltd is building a steel mill in Gdansk."),
            ("done, stated, not", "Orbis Steel Ltd did not buy Norvale Lithium AG."),
            ("planned, conditional", "Orbis Steel Ltd will buy Norvale Lithium AG if regulators agree."),
            ("cancelled, stated", "Orbis Steel Ltd called off its acquisition of Norvale Lithium AG."),
            ("cancelled, stated", "Orbis Steel Ltd has withdrawn its $5 billion offer for Norvale Lithium AG."),
            ("cancelled, stated", "Orbis Steel Ltd dropped a plan to buy Norvale Lithium AG."),
            ("cancelled, stated", "Orbis Steel Ltd's bid to take over Norvale Lithium AG was rejected."),
            ("cancelled, stated, not", "Orbis Steel Ltd failed to win a contract from Norvale Lithium AG."),
            ("planned, stated", "Orbis Steel Ltd said its agreement to buy Norvale Lithium AG is final."),
            ("done, stated", "Orbis Steel Ltd was the first foreign firm to buy Norvale Lithium AG."),
            ("done, stated", "A rockfall forced Orbis Steel Ltd to close its mill in Gdansk."),
            ("ongoing, stated", "Orbis Steel Ltd said it was building a mill in Gdansk."),
            ("considered, stated", "Unions asked Orbis Steel Ltd to close its mill in Gdansk."),
            ("done, stated", "Steel output at Orbis Steel Ltd dropped to 5,000 tonnes in 2004."),
            ("done, stated", "Steel output at Orbis Steel Ltd declined to 5,000 tonnes in 2004."),
            ("considered, conditional", "Orbis Steel Ltd can increase steel output by 5,000 tonnes if customers ask."),
            ("considered, expected", "Ivan Orm is most likely to succeed Peter Kast as chairman of Orbis Steel Ltd."),
            (
                "done, stated",
                "Orbis Steel Ltd obtained a $2 billion loan from Norvale Bank. Orbis Steel had sought a loan from Norvale Bank since May.",
            ),
            ("done, stated", "Steel output at Orbis Steel Ltd fell to 5,000 tonnes due to weak demand."),
            ("planned, stated", "In May Glencore will buy Norvale Lithium AG."),
            ("considered, stated", "Orbis Steel Ltd was open to buying Norvale Lithium AG."),
            ("considered, stated", "Orbis Steel Ltd has set its sights on buying Norvale Lithium AG."),
            ("planned, stated", "Orbis Steel Ltd postponed the opening of its mill in Gdansk."),
            ("done, stated", "Traffic was delayed by the closure of the Norvale mine."),
            ("done, stated", "Orbis Steel Ltd did not reopen its mill in Gdansk until Monday."),
            ("planned, stated", "Orbis Steel Ltd will not open its mill in Gdansk until 2030."),
            ("ongoing, stated", "Orbis Steel Ltd grew faster than expected and is building a mill in Gdansk."),
            ("done, stated", "Orbis Steel Ltd as planned opened its mill in Gdansk."),
            ("considered, stated", "Orbis Steel Ltd declined to say whether it was buying Norvale Lithium AG."),
            ("considered, stated", "Orbis Steel Ltd came close to merging with Norvale Lithium AG."),
            ("done, stated", "Orbis Steel Ltd outbid Kestrel plc to buy Norvale Lithium AG."),
            ("planned, stated", "Orbis Steel Ltd will spend $3 million to build a mill in Gdansk."),
            ("done, stated", "In May Norvale will send newly appointed chairman Maria Lopez to Gdansk."),
            ("done, stated", "Peter Kast will attend, as will newly elected Peruvian leader Maria Lopez."),
            ("planned, stated", "Peru said it sees copper output of 5,000 tonnes."),
            ("planned, stated", "Orbis Steel Ltd will hire when the Norvale mill opens in Gdansk."),
            ("planned, stated", "The Norvale mill, once completed, will hire."),
            (
                "planned, conditional",
                "The purchase of Orbis Steel Ltd by Norvale Lithium AG is subject to regulatory approval.",
            ),
            ("planned, expected", "Orbis Steel Ltd looks set to buy Norvale Lithium AG."),
            ("done, stated", "Orbis Steel Ltd bought the 49 percent of Norvale Lithium AG it did not own."),
            ("planned, stated", "Orbis Steel Ltd will make and export steel to Peru."),
            ("done, stated", "The agreement between Peru and Chile under which Orbis Steel Ltd will hire took effect."),
            ("done, stated", "The rockfall hit Gdansk, forcing Orbis Steel Ltd to close its mill."),
            ("planned, stated", "The vote was aimed at forcing Orbis Steel Ltd to close its mill."),
            ("done, stated", "Orbis Steel Ltd could cut costs after reporting a drop in profits to $3 million."),
            ("planned, stated", "Shareholders approved the merger of Orbis Steel Ltd and Norvale Lithium AG."),
            ("planned, stated", "Ivan Orm is stepping down as chairman of Orbis Steel Ltd."),
            ("done, stated", "Chilean imports rose 3.1%, compared to estimates for a rise of 5%."),
        ] {
            let got = mood(text);
            if got != want {
                wrong.push(format!("{got}, not {want}: {text}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
