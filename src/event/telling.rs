//! From trigger hits to tellings, from tellings to events.

use super::article::{article_commodity, main_commodity, main_company};
use super::assemble::events;
use super::fill::{self, Filled, Strength};
use super::merge::Telling;
use super::slots::{self, Frame};
use super::status;
use super::trace::{Note, Recorder};
use super::trigger::{collect, has_trigger, hits_of};
use super::view::View;
use super::{Amount, Event, EventMention, when_where};
use crate::entity::{Context, Entities, Value};
use crate::pack::{Hit, Kind, Rule, RuleId, Trigger};
use crate::text::SentenceKind;

/// Buffers reused from sentence to sentence.
#[derive(Default)]
struct Scratch {
    view: View,
    frame: Frame,
    filled: Vec<Filled>,
    triggers: Vec<(Hit, Trigger)>,
}

/// Finds the events of one article.
pub fn find<R: Recorder>(context: &Context, entities: &Entities, recorder: &mut R) -> Vec<Event> {
    let mut scratch = Scratch::default();
    scratch.view.main = main_company(entities);
    scratch.view.commodity = article_commodity(entities);
    let mut tellings = Vec::new();
    let mut from = 0;
    for (n, sentence) in context.analysis.sentences.iter().enumerate() {
        let hits = hits_of(context, sentence.tokens, &mut from);
        if sentence.kind != SentenceKind::Boilerplate && has_trigger(&context.hits[hits.0..hits.1]) {
            read(context, entities, n as u32, hits, &mut scratch, recorder, &mut tellings);
        }
    }
    events(context, entities, &tellings, recorder)
}

/// Sentences with more tokens are tables or lists without stops: no clause is read from them, so that the pairwise looks
/// inside a sentence stay bounded.
const LONGEST_SENTENCE: u32 = 400;

/// Reads one sentence's triggers.
fn read<R: Recorder>(
    context: &Context,
    entities: &Entities,
    sentence: u32,
    hits: (usize, usize),
    scratch: &mut Scratch,
    recorder: &mut R,
    tellings: &mut Vec<Telling>,
) {
    collect(context, &context.hits[hits.0..hits.1], &mut scratch.triggers);
    let long = context.analysis.sentences.get(sentence as usize).is_none_or(|s| s.tokens.len() > LONGEST_SENTENCE);
    if long || scratch.triggers.is_empty() {
        return;
    }
    scratch.view.read(context, entities, sentence, hits);
    let first = tellings.len();
    let Scratch { view, frame, filled, triggers } = scratch;
    for (hit, trigger) in triggers.iter() {
        let Some(rule) = context.pack.rules.get(trigger.rule.0 as usize) else { continue };
        let done = |t: &Telling| {
            !t.partial && t.mention.trigger.overlaps(context.span(hit.tokens)) && same_type(context, t.rule, rule)
        };
        if tellings[first..].iter().any(done) {
            continue;
        }
        if R::ON {
            recorder.note(Note::Trigger { sentence, rule: trigger.rule, span: context.span(hit.tokens) });
        }
        let tokens = (hit.tokens.start - view.range.start, hit.tokens.end - view.range.start);
        let made = tell(context, entities, view, rule, trigger, tokens, frame, filled, recorder);
        match made {
            Ok(telling) => {
                if R::ON && telling.partial {
                    recorder.note(Note::Refused {
                        why: "what the rule needs is not there; kept as a mention of an event told elsewhere"
                            .to_string(),
                    });
                } else if R::ON {
                    let status = format!("{:?}, {:?}", telling.mood.status, telling.mood.certainty).to_lowercase();
                    recorder.note(Note::Event { telling: tellings.len() as u32, status });
                }
                tellings.push(telling);
            }
            Err(why) if R::ON => recorder.note(Note::Refused { why: why.to_string() }),
            Err(_) => {}
        }
    }
}

fn same_type(context: &Context, a: RuleId, b: &Rule) -> bool {
    context.pack.rules.get(a.0 as usize).is_some_and(|r| r.event == b.event)
}

/// One trigger's telling, or why it tells nothing.
#[allow(clippy::too_many_arguments)]
fn tell<R: Recorder>(
    context: &Context,
    entities: &Entities,
    view: &View,
    rule: &Rule,
    trigger: &Trigger,
    tokens: (u32, u32),
    frame: &mut Frame,
    filled: &mut Vec<Filled>,
    recorder: &mut R,
) -> Result<Telling, &'static str> {
    slots::frame(view, context, trigger, tokens, frame)?;
    under(view, context, rule, frame)?;
    if R::ON {
        note_slots(view, context, frame, recorder);
    }
    fill::fill(view, context, entities, rule, frame, recorder, filled);
    if let Some(place) = when_where::sentence_place(view, context, entities, rule, frame, filled) {
        filled.push(place);
    }
    let partial = !fill::meets(&rule.need, filled) || only_weakly(rule, frame, filled);
    if partial && !may_support(view, context, rule, frame, filled) {
        return Err("what the rule needs is not there");
    }
    let reach = status::reach(view, frame);
    let mood = status::mood(view, context, frame, &reach);
    let date = when_where::date(view, context, entities, frame, &reach);
    let commodity = when_where::commodity(view, frame, filled, &reach);
    let commodity = commodity.or_else(|| main_commodity(view, rule));
    if let Some(f) = commodity.and_then(|c| when_where::commodity_role(entities, rule, filled, c, tokens)) {
        filled.push(f);
    }
    let (amount, amount_strength) = money(entities, rule, filled);
    let named: Vec<(&str, &Filled)> = filled.iter().map(|f| (role_name(rule, f), f)).collect();
    let country = when_where::country(view, entities, &named);
    let roles =
        named.into_iter().filter(|(name, _)| *name != "amount").map(|(name, f)| (name.into(), f.clone())).collect();
    let clause = view.span(context, reach.clause.0.min(tokens.0), reach.clause.1.max(tokens.1));
    let word = view.span(context, tokens.0, tokens.1);
    let mention = EventMention { sentence: view.sentence, span: clause, trigger: word, rule: trigger.rule };
    Ok(Telling {
        rule: trigger.rule,
        mention,
        roles,
        amount,
        amount_strength,
        date,
        mood,
        country,
        commodity,
        verbal: frame.verbal,
        headline: view.headline,
        partial,
    })
}

/// General talk: "growth through strategic partnerships": what the rule needs is there only by weak slots, and no figure.
fn only_weakly(rule: &Rule, frame: &Frame, filled: &[Filled]) -> bool {
    let least = if frame.verbal || frame.governed { Strength::Weak } else { Strength::Far };
    let figure = |f: &Filled| matches!(f.kind, Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY));
    if filled.iter().any(figure) {
        return false;
    }
    let firm: Vec<Filled> = filled.iter().filter(|f| f.strength > least).cloned().collect();
    !fill::meets(&rule.need, &firm)
}

/// A telling without all that its rule needs may still be a mention of an event told elsewhere: it names a core
/// party, or speaks of the event as known ("the deal").
fn may_support(view: &View, context: &Context, rule: &Rule, frame: &Frame, filled: &[Filled]) -> bool {
    let Some(c) = frame.chunk.filter(|_| !frame.verbal) else { return false };
    let chunk = &view.chunks[c as usize];
    let word = view.word(context, chunk.start);
    if ["a", "an", "another", "any", "no"].iter().any(|d| word.eq_ignore_ascii_case(d)) {
        return false;
    }
    let core = |f: &Filled| rule.roles.get(f.role.0 as usize).is_some_and(|r| r.core);
    let party = filled.iter().any(|f| core(f) && f.entity.is_some() && f.strength > Strength::Far);
    let known = ["the", "this", "that", "its", "their", "these"].iter().any(|d| word.eq_ignore_ascii_case(d));
    party || known
}

fn role_name<'r>(rule: &'r Rule, filled: &Filled) -> &'r str {
    rule.roles.get(filled.role.0 as usize).map_or("", |r| r.name.as_str())
}

/// `under`, `not_under`: the trigger must be the object of one of these verbs, or must not.
fn under(view: &View, context: &Context, rule: &Rule, frame: &Frame) -> Result<(), &'static str> {
    if frame.verbal || !rule.asks_verb() {
        return Ok(());
    }
    let Some(g) = frame.group.filter(|_| frame.governed) else {
        return if rule.under.is_empty() { Ok(()) } else { Err("not the object of a verb that the rule names") };
    };
    let verb = context.id(view.at(view.groups[g as usize].head));
    if rule.allows_verb(verb) { Ok(()) } else { Err("the object of a verb that the rule rules out") }
}

fn note_slots<R: Recorder>(view: &View, context: &Context, frame: &Frame, recorder: &mut R) {
    for arg in &frame.args {
        let place = match arg.place {
            slots::Place::Prep(t) => view.word(context, t).to_lowercase(),
            place => format!("{place:?}").to_lowercase(),
        };
        let slot = if arg.far { format!("{place} (far)") } else { place };
        recorder.note(Note::Slot { slot, span: view.span(context, arg.start, arg.end) });
    }
}

fn money(entities: &Entities, rule: &Rule, filled: &[Filled]) -> (Option<Amount>, Strength) {
    let found = filled.iter().find(|f| role_name(rule, f) == "amount" && f.kind == Some(Kind::MONEY));
    let Some(f) = found else { return (None, Strength::Weak) };
    let value = f.entity.and_then(|e| entities.entities.get(e.0 as usize)).map(|e| &e.value);
    match value {
        Some(Value::Money(money)) => (Some(Amount { value: money.clone(), span: f.span }), f.strength),
        _ => (None, Strength::Weak),
    }
}
