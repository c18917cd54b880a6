//! Which of the packs' cues in a sentence speak of a trigger.

use super::CueUse;
use super::chunk::Item;
use super::clause::Relation;
use super::reach::{Reach, chain, is_subject, overlap, token_of, within};
use super::slots::Frame;
use super::status::Mood;
use super::tag::{Tag, VerbForm};
use super::view::View;
use crate::entity::Context;
use crate::pack::{Certainty, Cue, CueScope, Payload, Sets, Status, hits_within};
use crate::text::english::{Class, Usage, VerbForms};

/// Applies the packs' cues; returns how many negations reach the trigger.
pub fn cues(view: &View, context: &Context, frame: &Frame, reach: &Reach, firm: bool, mood: &mut Mood) -> u32 {
    let mut negations = 0;
    let mut negated_to = 0;
    for hit in hits_within(context.hits.cues(), view.range) {
        let Payload::Cue(index) = hit.payload() else { continue };
        let Some(cue) = context.pack.cues.get(index as usize) else { continue };
        let tokens = (hit.tokens.start - view.range.start, hit.tokens.end - view.range.start);
        if !reaches(cue.scope, cue.sets, tokens, frame, reach)
            || is_another_word(view, context, cue, tokens)
            || speaks_elsewhere(view, context, tokens, frame)
        {
            continue;
        }
        if is_asked_about(view, context, tokens, reach) {
            mood.status = mood.status.max(Status::Considered);
            continue;
        }
        let span = context.span(hit.tokens);
        let own = within(tokens, reach.phrase) || within(tokens, (frame.start, frame.end));
        let whole = tokens.1 - tokens.0 >= frame.end - frame.start && cue.sets != Sets::Status(Status::Cancelled);
        let inside = within(tokens, (frame.start, frame.end)) && !whole;
        if inside && cue.scope == CueScope::Verb && matches!(cue.sets, Sets::Status(_) | Sets::Certainty(_)) {
            continue;
        }
        match cue.sets {
            Sets::Status(Status::Cancelled) if !cancels(view, frame, cue.scope, tokens, reach) => continue,
            Sets::Status(Status::Cancelled) => mood.status = mood.status.max(Status::Cancelled),
            Sets::Status(status) if !firm || own => mood.status = mood.status.max(status),
            Sets::Certainty(certainty) if !firm || own || certainty == Certainty::Reported => {
                mood.certainty = mood.certainty.max(certainty)
            }
            Sets::Negation => {
                negations += u32::from(tokens.0 >= negated_to);
                negated_to = negated_to.max(tokens.1);
            }
            _ => continue,
        }
        mood.cues.push(CueUse { sets: cue.sets, span });
    }
    negations
}

/// The words stand there, but not as what makes them a cue.
fn is_another_word(view: &View, context: &Context, cue: &Cue, tokens: (u32, u32)) -> bool {
    no_modal(view, context, tokens)
        || is_preposition(view, tokens)
        || (cue.sets == Sets::Negation && goes_to(view, tokens))
        || is_yardstick(view, context, tokens)
        || is_noun_here(view, cue.scope, tokens)
}

/// They are said of something else than the trigger.
fn speaks_elsewhere(view: &View, context: &Context, tokens: (u32, u32), frame: &Frame) -> bool {
    modifies_elsewhere(view, tokens, frame)
        || acts(view, context, tokens, frame)
        || is_behind_relative(view, tokens, frame)
}

/// "fell in May", "military might": a word that could be a modal verb, but isn't one here.
fn no_modal(view: &View, context: &Context, tokens: (u32, u32)) -> bool {
    let one = tokens.1 - tokens.0 == 1;
    one && view.class(context, tokens.0).any(Class::MODAL) && view.tags[tokens.0 as usize] != Tag::Modal
}

/// "due to tough competition": words that are one preposition here, not the start of an infinitive.
fn is_preposition(view: &View, tokens: (u32, u32)) -> bool {
    let tags = &view.tags[tokens.0 as usize..tokens.1 as usize];
    tags.len() > 1 && tags.iter().all(|tag| matches!(tag, Tag::Prep | Tag::Skip))
}

/// "declined to 5,000 tonnes": a cue that asks for an infinitive, before a figure.
fn goes_to(view: &View, tokens: (u32, u32)) -> bool {
    tokens.1 - tokens.0 > 1 && view.tags[tokens.1 as usize - 1] == Tag::Prep
}

/// "faster than expected", "opened as planned": what was thought of it before doesn't make it a plan.
fn is_yardstick(view: &View, context: &Context, (start, end): (u32, u32)) -> bool {
    let behind = |word: &str| start > 0 && view.word(context, start - 1).eq_ignore_ascii_case(word);
    end == start + 1 && view.forms[start as usize].any(VerbForms::PARTICIPLE) && (behind("than") || behind("as"))
}

/// "compared to estimates for a rise": a noun that could be the clause's verb.
fn is_noun_here(view: &View, scope: CueScope, (start, end): (u32, u32)) -> bool {
    let third = view.forms[start as usize].any(VerbForms::THIRD) && view.tags[start as usize] == Tag::Noun;
    scope == CueScope::Clause && end == start + 1 && third
}

/// "traffic was delayed by the closure": the trigger is what acts.
fn acts(view: &View, context: &Context, tokens: (u32, u32), frame: &Frame) -> bool {
    let item = frame.chunk.and_then(|c| view.chunks[c as usize].item).filter(|_| !frame.verbal);
    let before = item.and_then(|k| view.items.get((k as usize).checked_sub(1)?));
    matches!(before, Some(Item::Prep(t)) if *t == tokens.1 && view.is(context, *t, Usage::BY))
}

/// "the deal under which X will buy planes took effect": what a relative clause behind the trigger says of something else.
fn is_behind_relative(view: &View, tokens: (u32, u32), frame: &Frame) -> bool {
    let Some(g) = view.group_over(tokens) else { return false };
    let link = view.links[g as usize];
    let opens = token_of(view, link.first as usize);
    link.relation == Relation::Relative && frame.group != Some(g) && frame.end <= opens && opens <= tokens.0
}

/// "couldn't confirm whether it had bought X": what is said of the asking isn't said of what is asked about.
fn is_asked_about(view: &View, context: &Context, tokens: (u32, u32), reach: &Reach) -> bool {
    overlap(tokens, reach.above)
        && (reach.above.1..reach.verb.0).any(|t| view.word(context, t).eq_ignore_ascii_case("whether"))
}

/// "with an anticipated investment": the adjective of another noun phrase says nothing of this trigger.
fn modifies_elsewhere(view: &View, tokens: (u32, u32), frame: &Frame) -> bool {
    if tokens.1 - tokens.0 != 1 || overlap(tokens, (frame.start, frame.end)) {
        return false;
    }
    let at = view.chunks.partition_point(|c| c.end <= tokens.0);
    let Some(chunk) = view.chunks.get(at).filter(|c| c.start <= tokens.0) else { return false };
    tokens.0 < chunk.head && frame.chunk != Some(at as u32) && view.verbs[tokens.0 as usize] == VerbForm::None
}

/// A word of cancelling counts as the verb that governs the trigger, or inside the trigger's own phrase. Of cues for the
/// verb alone the trigger is the object: a bid is dropped, but output that drops is not cancelled.
fn cancels(view: &View, frame: &Frame, scope: CueScope, tokens: (u32, u32), reach: &Reach) -> bool {
    let acts = frame.group.is_some_and(|g| !view.groups[g as usize].passive) && is_subject(view, frame);
    if scope == CueScope::Verb && acts && !frame.verbal {
        return false;
    }
    if within(tokens, reach.phrase) || overlap(tokens, reach.above) {
        return true;
    }
    let Some(g) = view.group_over(tokens) else { return tokens.1 - tokens.0 > 1 };
    let related =
        |v: u32| v == g || view.links[v as usize].parent == Some(g) || view.links[g as usize].parent == Some(v);
    frame.group.is_some_and(related) || chain(view, frame).any(related)
}

fn reaches(scope: CueScope, sets: Sets, tokens: (u32, u32), frame: &Frame, reach: &Reach) -> bool {
    let above = matches!(sets, Sets::Negation | Sets::Status(_) | Sets::Certainty(_)) && overlap(tokens, reach.above);
    let is_trigger = overlap(tokens, (frame.start, frame.end));
    match scope {
        CueScope::Sentence => true,
        CueScope::Verb => {
            (overlap(tokens, reach.verb) && (tokens.0 < frame.end || !frame.verbal))
                || (above && tokens.0 < frame.start)
        }
        CueScope::Clause => overlap(tokens, reach.clause) || above || is_trigger,
    }
}
