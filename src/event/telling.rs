//! From trigger hits to tellings, from tellings to events.

use super::article::{self, main_commodity};
use super::assemble::events;
use super::fill::{self, Fill, Filled, Strength};
use super::merge::Telling;
use super::offer::Offer;
use super::slots::{self, Frame};
use super::status;
use super::trace::{Note, Recorder};
use super::trigger::{Found, Prospect, Triggers};
use super::view::View;
use super::{Amount, Event, EventMention, place, reach, when};
use crate::entity::{Context, Entities, Value};
use crate::pack::{Form, Kind, Rule, RuleId, Trigger};
use crate::text::english::Usage;
use crate::text::{SentenceKind, work};
use compact_str::CompactString;
use std::ops::Range;

/// Buffers reused from sentence to sentence and from article to article.
#[derive(Default)]
pub struct Scratch {
    view: View,
    frame: Frame,
    fill: Fill,
    triggers: Triggers,
    /// What was told, by sentence.
    tellings: Vec<Telling>,
    /// What this turn over the sentences adds to it, by sentence too.
    added: Vec<Telling>,
    /// The types of which an event of its own is told, each by its first rule.
    told: Vec<RuleId>,
    late: Vec<Late>,
}

/// A trigger that can tell no event of its own, only add to one that the article tells elsewhere.
#[derive(Clone, Copy)]
struct Late {
    sentence: u32,
    turn: u32,
    found: Found,
}

/// Finds the events of one article.
pub fn find<R: Recorder>(
    context: &Context,
    entities: &Entities,
    scratch: &mut Scratch,
    recorder: &mut R,
) -> Vec<Event> {
    let mut reader = Reader { context, entities, scratch, recorder };
    reader.sentences();
    reader.late();
    events(context, entities, &scratch.tellings, recorder)
}

/// Sentences with more tokens are tables or lists without stops: no clause is read from them, so that the pairwise looks
/// inside a sentence stay bounded.
const LONGEST_SENTENCE: u32 = 400;

/// Reads the tellings of one article.
struct Reader<'a, R> {
    context: &'a Context<'a>,
    entities: &'a Entities,
    scratch: &'a mut Scratch,
    recorder: &'a mut R,
}

impl<R: Recorder> Reader<'_, R> {
    /// Reads all sentences.
    fn sentences(&mut self) {
        let Scratch { tellings, told, late, triggers, .. } = &mut *self.scratch;
        tellings.clear();
        told.clear();
        late.clear();
        triggers.start();
        let mut started = false;
        for (n, sentence) in self.context.analysis.sentences.iter().enumerate() {
            if sentence.kind == SentenceKind::Boilerplate || sentence.tokens.len() > LONGEST_SENTENCE {
                continue;
            }
            self.scratch.triggers.collect(self.context, sentence.tokens);
            if self.scratch.triggers.found.is_empty() {
                continue;
            }
            if !std::mem::replace(&mut started, true) {
                self.scratch.view.start(self.entities);
            }
            self.sentence(n as u32);
        }
        self.scratch.tellings.append(&mut self.scratch.added);
    }

    /// Reads one sentence's triggers. Unless somebody asks why, the clauses are only read where an event can come of it.
    fn sentence(&mut self, sentence: u32) {
        self.scratch.view.open(self.context, self.entities, sentence);
        self.look();
        for prospect in [Prospect::Event, Prospect::Support] {
            for turn in 0..self.scratch.triggers.found.len() {
                let found = self.scratch.triggers.found[turn];
                if found.prospect != prospect {
                    continue;
                }
                match prospect == Prospect::Event || self.is_told(found) {
                    true => self.try_one(found, turn as u32),
                    false => self.scratch.late.push(Late { sentence, turn: turn as u32, found }),
                }
            }
        }
    }

    /// Looks at what may come of the sentence's triggers.
    fn look(&mut self) {
        let Scratch { view, triggers, .. } = &mut *self.scratch;
        if !R::ON {
            let offer = Offer::of(view, self.context);
            for found in &mut triggers.found {
                found.prospect = offer.prospect(found, self.context);
                if found.prospect == Prospect::Event {
                    view.cover();
                    found.prospect = offer.look_closer(found, view, self.context, self.entities);
                }
            }
        }
        triggers.settle();
    }

    /// Reads the triggers that can only add to events of their type, where the article tells one after them.
    fn late(&mut self) {
        let mut open = None;
        for n in 0..self.scratch.late.len() {
            let Late { sentence, turn, found } = self.scratch.late[n];
            if !self.is_told(found) {
                continue;
            }
            if open.replace(sentence) != Some(sentence) {
                self.scratch.view.open(self.context, self.entities, sentence);
            }
            self.try_one(found, turn);
        }
        self.scratch.tellings.append(&mut self.scratch.added);
        self.scratch.tellings.sort_by_key(|t| (t.mention.sentence, t.turn));
    }

    /// Whether an event of the trigger's type is told already.
    fn is_told(&self, found: Found) -> bool {
        self.scratch.told.contains(&self.context.pack.demands.family(found.trigger.rule))
    }

    /// One trigger of the sentence that is open. The clauses are read when its word stands as the part of
    /// speech that it triggers by, or somebody asks why.
    fn try_one(&mut self, found: Found, turn: u32) {
        let Scratch { view, frame, .. } = &mut *self.scratch;
        view.tag(self.context);
        let start = found.hit.tokens.start - view.range.start;
        if !R::ON && slots::is_other_word(view, self.context, &found.trigger, start) {
            return;
        }
        if view.read(self.context) {
            frame.start(view);
        }
        self.trigger(found, turn);
    }

    /// One trigger, unless a telling of the same type has taken its words.
    fn trigger(&mut self, found: Found, turn: u32) {
        let Some(rule) = found.rule(self.context) else { return };
        let (sentence, span) = (self.scratch.view.sentence, self.context.span(found.hit.tokens));
        let done = |t: &Telling| {
            let full = t.mention.sentence == sentence && !t.partial;
            full && t.mention.trigger.overlaps(span) && same_type(self.context, t.rule, found.trigger.rule)
        };
        let Scratch { tellings, added, .. } = &*self.scratch;
        if [tellings, added].iter().any(|told| told[of_sentence(told, sentence)].iter().any(done)) {
            return;
        }
        if R::ON {
            self.recorder.note(Note::Trigger { sentence, rule: found.trigger.rule, span });
        }
        let made = self.tell(rule, found, turn);
        self.outdo(&made);
        if R::ON {
            self.note(&made);
        }
        if let Ok(telling) = made {
            let family = self.context.pack.demands.family(telling.rule);
            if !telling.partial && !self.scratch.told.contains(&family) {
                self.scratch.told.push(family);
            }
            self.scratch.added.push(telling);
        }
    }

    /// A telling that stands for itself takes the place of what other tables of its type made of the same words.
    fn outdo(&mut self, made: &Result<Telling, &'static str>) {
        let Some(full) = made.as_ref().ok().filter(|t| !t.partial) else { return };
        let (mention, context) = (&full.mention, self.context);
        let outdone = |t: &Telling| {
            t.partial && t.mention.trigger.overlaps(mention.trigger) && same_type(context, t.rule, full.rule)
        };
        for told in [&mut self.scratch.tellings, &mut self.scratch.added] {
            for index in of_sentence(told, mention.sentence).rev() {
                if outdone(&told[index]) {
                    told.remove(index);
                }
            }
        }
    }

    fn note(&mut self, made: &Result<Telling, &'static str>) {
        let refused = |why: &str| Note::Refused { why: why.to_string() };
        self.recorder.note(match made {
            Ok(telling) if telling.partial => {
                refused("what the rule needs is not there; kept as a mention of an event told elsewhere")
            }
            Ok(telling) => Note::Event {
                telling: (self.scratch.tellings.len() + self.scratch.added.len()) as u32,
                status: format!("{:?}, {:?}", telling.mood.status, telling.mood.certainty).to_lowercase(),
            },
            Err(why) => refused(why),
        });
    }

    /// One trigger's telling, or why it tells nothing.
    fn tell(&mut self, rule: &Rule, found: Found, turn: u32) -> Result<Telling, &'static str> {
        let Self { context, entities, .. } = *self;
        let Scratch { view, frame, fill, .. } = &mut *self.scratch;
        let Found { hit, trigger, .. } = found;
        let tokens = (hit.tokens.start - view.range.start, hit.tokens.end - view.range.start);
        slots::frame(view, context, &trigger, tokens, frame)?;
        under(view, context, rule, &trigger, frame)?;
        behind(view, context, rule, frame)?;
        slots::finish(view, context, frame);
        if R::ON {
            note_slots(view, context, frame, self.recorder);
        }
        if !fill::fill(view, context, entities, rule, frame, self.recorder, fill) {
            return Err("what the rule needs is not there");
        }
        let filled = &mut fill.filled;
        if let Some(place) = place::sentence_place(view, context, entities, rule, frame, filled) {
            filled.push(place);
        }
        let needed = |role| filled.iter().any(|f| f.role == role);
        let partial = !rule.need.met(&needed) || only_weakly(rule, frame, filled);
        if partial && !may_support(view, context, rule, frame, filled) {
            return Err("what the rule needs is not there");
        }
        let reach = reach::reach(view, frame);
        let mood = status::mood(view, context, rule, frame, &reach);
        if !rule.tells(mood.status) {
            return Err("of a status that the rule leaves out");
        }
        let date = when::date(view, context, entities, frame, &reach);
        if date.as_ref().is_some_and(|date| !when::allows_date(view, context, rule, date)) {
            return Err("of a time that the rule rules out");
        }
        let commodity = place::commodity(view, frame, filled, &reach);
        let commodity = commodity.or_else(|| main_commodity(view, rule, filled));
        if let Some(f) = commodity.and_then(|c| place::commodity_role(entities, rule, filled, c, tokens)) {
            filled.push(f);
        }
        let (amount, amount_strength) = money(entities, rule, filled);
        let country = place::country(view, entities, rule, filled);
        let vacant = article::is_vacant(view, context, frame, filled);
        let mut roles: Vec<(CompactString, Filled)> = Vec::with_capacity(filled.len());
        roles.extend(filled.drain(..).map(|f| (role_name(rule, &f).into(), f)).filter(|(name, _)| name != "amount"));
        let clause = view.span(context, reach.clause.0.min(tokens.0), reach.clause.1.max(tokens.1));
        let word = view.span(context, tokens.0, tokens.1);
        let mention = EventMention { sentence: view.sentence, span: clause, trigger: word, rule: trigger.rule };
        Ok(Telling {
            rule: trigger.rule,
            mention,
            turn,
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
            vacant,
        })
    }
}

/// Where the tellings of a sentence stand among tellings by sentence.
fn of_sentence(tellings: &[Telling], sentence: u32) -> Range<usize> {
    let start = tellings.partition_point(|t| t.mention.sentence < sentence);
    let len = tellings[start..].iter().take_while(|t| t.mention.sentence == sentence).count();
    start..start + len
}

fn same_type(context: &Context, a: RuleId, b: RuleId) -> bool {
    work::step();
    context.pack.demands.same_type(a, b)
}

/// General talk: "growth through strategic partnerships": what the rule needs is there only by weak slots, and no figure.
fn only_weakly(rule: &Rule, frame: &Frame, filled: &[Filled]) -> bool {
    let least = if frame.verbal || frame.governed { Strength::Weak } else { Strength::Far };
    let figure = |f: &Filled| matches!(f.kind, Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY));
    if filled.iter().any(figure) {
        return false;
    }
    !rule.need.met(&|role| filled.iter().any(|f| f.role == role && f.strength > least))
}

/// A telling without all that its rule needs may still be a mention of an event told elsewhere: it names a core
/// party, or speaks of the event as known ("the deal").
fn may_support(view: &View, context: &Context, rule: &Rule, frame: &Frame, filled: &[Filled]) -> bool {
    let Some(c) = frame.chunk.filter(|_| !frame.verbal) else { return false };
    let chunk = &view.chunks[c as usize];
    let opener = context.usage(view.at(chunk.start));
    if opener.any(Usage::NEW_TO_TEXT) {
        return false;
    }
    let core = |f: &Filled| rule.roles.get(f.role.0 as usize).is_some_and(|r| r.core);
    let party = filled.iter().any(|f| core(f) && f.entity.is_some() && f.strength > Strength::Far);
    party || opener.any(Usage::KNOWN_TO_TEXT)
}

fn role_name<'r>(rule: &'r Rule, filled: &Filled) -> &'r str {
    rule.roles.get(filled.role.0 as usize).map_or("", |r| r.name.as_str())
}

/// `under`, `not_under`: the trigger must be the object of one of these verbs, or must not.
fn under(view: &View, context: &Context, rule: &Rule, trigger: &Trigger, frame: &Frame) -> Result<(), &'static str> {
    if !rule.asks_verb() || (frame.verbal && !(trigger.form == Form::Noun && rule.is_under())) {
        return Ok(());
    }
    let Some(g) = frame.group.filter(|_| frame.governed) else {
        return if rule.is_under() { Err("not the object of a verb that the rule names") } else { Ok(()) };
    };
    let verb = context.id(view.at(view.groups[g as usize].head));
    if rule.allows_verb(verb) { Ok(()) } else { Err("the object of a verb that the rule rules out") }
}

/// `not_behind`: the words before the trigger's phrase ("compared with a profit of …").
fn behind(view: &View, context: &Context, rule: &Rule, frame: &Frame) -> Result<(), &'static str> {
    let Some(chunk) = frame.chunk.filter(|_| !frame.verbal && rule.asks_behind()) else { return Ok(()) };
    let start = view.chunks[chunk as usize].start;
    let dated = |t: &u32| view.covered(*t as usize) == Some(Kind::DATE);
    let before = (0..start).rev().skip_while(dated).map(|t| context.id(view.at(t)));
    if rule.allows_behind(before) { Ok(()) } else { Err("behind words that the rule rules out") }
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
