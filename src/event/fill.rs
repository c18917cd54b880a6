//! Roles: each takes what stands in its slots, in its own order of preference, typed by what it may be.

use super::chance::{Chance, Pass};
use super::chunk::Item;
use super::slots::{Arg, Frame, Place};
use super::trace::{Note, Recorder};
use super::view::{Unit, View};
use crate::entity::{Context, Entities, EntityId};
use crate::pack::{Kind, KindSet, Role, RoleId, Rule, Slot, Takes};
use crate::text::Span;
use compact_str::CompactString;

/// How good the slot of a filler is; when two tellings meet, the better one stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Anywhere in the sentence, or the clause's subject for a noun in a prepositional phrase.
    Weak,
    /// Behind another verb or a border.
    Far,
    /// A phrase that names nobody.
    Described,
    /// A typed entity in a slot of its own.
    Firm,
}

/// A role's filler.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// Which role.
    pub role: RoleId,
    /// The entity; none for a phrase.
    pub entity: Option<EntityId>,
    /// The entity's type.
    pub kind: Option<Kind>,
    /// The phrase, for fillers without an entity.
    pub name: CompactString,
    /// Where it stands.
    pub span: Span,
    /// Tokens of the sentence.
    pub tokens: (u32, u32),
    /// The slot that gave it.
    pub how: Slot,
    /// How good the slot is.
    pub strength: Strength,
    /// Read through a reference.
    pub reference: bool,
}

/// What is filled, and what might be.
#[derive(Debug, Default)]
pub struct Fill {
    /// The fillers of a rule's roles.
    pub filled: Vec<Filled>,
    chances: Vec<Chance>,
}

/// Fills the roles of `rule`; false where neither an event nor a mention of one can come of it, so that nobody need look.
pub fn fill<R: Recorder>(
    view: &View,
    context: &Context,
    entities: &Entities,
    rule: &Rule,
    frame: &Frame,
    recorder: &mut R,
    Fill { filled, chances }: &mut Fill,
) -> bool {
    filled.clear();
    let borrowed = if view.main.is_some() { KindSet::of(Kind::COMPANY) } else { KindSet::default() };
    let offered = if R::ON { KindSet::ALL } else { view.named.with(borrowed) };
    let filler = Filler { view, context, entities, rule, frame, offered };
    filler.chances::<R>(chances);
    if !R::ON && !filler.is_worth(chances) {
        return false;
    }
    for pass in Pass::ALL {
        for chance in chances.iter().filter(|chance| chance.passes.any(pass)) {
            filler.look(chance, pass, recorder, filled);
        }
    }
    filler.more(recorder, filled);
    if !frame.verbal {
        filler.article_company(filled);
        filler.article_country(filled);
    }
    true
}

pub(super) struct Filler<'v> {
    pub(super) view: &'v View,
    pub(super) context: &'v Context<'v>,
    pub(super) entities: &'v Entities,
    pub(super) rule: &'v Rule,
    pub(super) frame: &'v Frame,
    /// What the sentence can offer at all: other roles needn't look.
    pub(super) offered: KindSet,
}

/// A role in search of a filler: its index, the slot that is looked at, and what may be taken.
#[derive(Clone, Copy)]
struct Seat<'r> {
    r: usize,
    role: &'r Role,
    takes: &'r Takes,
    slot: Slot,
    pass: Pass,
}

impl Filler<'_> {
    /// "Underlying profit rose to $5m": the company that the article is about, for the one core role that takes a company,
    /// when the trigger has neither subject nor possessor and the event has a figure.
    fn article_company(&self, out: &mut Vec<Filled>) {
        let (Some((role, _)), Some(entity)) = (self.rule.only_core_role(Kind::COMPANY), self.view.main) else { return };
        let taken = out.iter().any(|f| f.role == role);
        if !taken && self.is_bare_figure(out) {
            self.give_article(role, entity, Kind::COMPANY, out);
        }
    }

    /// "Exports rose 14%": the one country of the sentence, else that of the article, for a role that asks for it, when
    /// nothing else stands where the role looks.
    fn article_country(&self, out: &mut Vec<Filled>) {
        let Some(r) = self.rule.roles.iter().position(Role::takes_article_country) else { return };
        let (role, slots) = (RoleId(r as u8), &self.rule.roles[r].at);
        let at = |arg: &Arg, place: Slot| {
            !arg.far && !self.is_told(arg) && !self.only_speaks(arg) && slots.iter().any(|s| s.takes(place))
        };
        let looked = || self.frame.args.iter().zip(&self.frame.given).any(|(arg, given)| at(arg, given.slot));
        let named = |f: &Filled| f.role == role || matches!(f.kind, Some(Kind::DEPOSIT | Kind::FACILITY | Kind::PLACE));
        if out.iter().any(named) || !self.is_bare_figure(out) || looked() {
            return;
        }
        let mut there = self.view.units.iter().filter(|u| matches!(u.kind, Kind::COUNTRY | Kind::NATIONALITY));
        match (there.next(), there.next()) {
            (None, _) => {
                self.view
                    .country(self.entities)
                    .into_iter()
                    .for_each(|id| self.give_article(role, id, self.entities.entities[id.0 as usize].kind, out));
            }
            (Some(one), None)
                if self.rule.roles[r].takes(one.kind) && !out.iter().any(|f| f.entity == Some(one.entity)) =>
            {
                out.push(Filled { role, how: Slot::ARTICLE, strength: Strength::Weak, ..self.entity_filled(one) });
            }
            _ => {}
        }
    }

    /// Whether the trigger has neither subject nor possessor, and the event has a figure.
    fn is_bare_figure(&self, out: &[Filled]) -> bool {
        let figure = |f: &Filled| matches!(f.kind, Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY));
        let owned = |a: &Arg| {
            let owner =
                matches!(a.place, Place::Subject | Place::Poss | Place::Adjunct | Place::Object | Place::Passive);
            owner && !a.far && !self.is_told(a) && !self.only_speaks(a)
        };
        out.iter().any(figure) && !self.frame.args.iter().any(owned)
    }

    /// "The statistics office said output fell": who only says it. A company or country that speaks may speak of itself.
    pub(super) fn only_speaks(&self, arg: &Arg) -> bool {
        let Some(chunk) = arg.chunk.filter(|_| arg.place == Place::Adjunct) else { return false };
        let head = self.view.head_kind(&self.view.chunks[chunk as usize]);
        let itself = matches!(head, Some(Kind::COMPANY | Kind::COUNTRY | Kind::NATIONALITY));
        let says = |g: usize| self.view.links[g].subject == Some(chunk) && self.view.is_saying(self.context, g as u32);
        !itself && (0..self.view.links.len()).any(says)
    }

    /// Gives a role what the article as a whole is about; it stands where the article first names it.
    fn give_article(&self, role: RoleId, entity: EntityId, kind: Kind, out: &mut Vec<Filled>) {
        if out.iter().any(|f| f.entity == Some(entity)) {
            return;
        }
        let Some(mention) = self.entities.mentions.iter().find(|m| m.entity == entity) else { return };
        let unit = Unit { start: 0, end: 0, span: mention.span, entity, kind, reference: false };
        let filled = self.entity_filled(&unit);
        out.push(Filled { role, how: Slot::ARTICLE, strength: Strength::Weak, ..filled });
    }

    /// "Revenue rose 21%, and a loss of $5m …": neither a figure nor another thing told beside the trigger owns it.
    fn is_told(&self, arg: &Arg) -> bool {
        let Some(chunk) = arg.chunk.map(|c| &self.view.chunks[c as usize]) else { return false };
        let figure = matches!(
            self.view.head_kind(chunk),
            Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY | Kind::NUMBER | Kind::DATE)
        );
        figure || self.view.tells(chunk)
    }

    /// Roles that take several: what stands in their other slots too.
    fn more<R: Recorder>(&self, recorder: &mut R, out: &mut Vec<Filled>) {
        for (r, (role, takes)) in self.rule.roles.iter().zip(&self.rule.takes).enumerate() {
            if !role.many || !out.iter().any(|f| f.role.0 as usize == r && f.entity.is_some()) {
                continue;
            }
            for &slot in &role.at {
                let single = matches!(slot, Slot::ADJUNCT | Slot::SENTENCE | Slot::COMPOUND);
                if !single && self.frame.near.may_hold(slot) {
                    self.slot(Seat { r, role, takes, slot, pass: Pass::TYPED }, recorder, out);
                }
            }
        }
    }

    /// One role at one slot, unless it is filled or finds nothing there that it may take.
    fn look<R: Recorder>(&self, look: &Chance, pass: Pass, recorder: &mut R, out: &mut Vec<Filled>) {
        let r = usize::from(look.role.0);
        let (Some(role), Some(takes)) = (self.rule.roles.get(r), self.rule.takes.get(r)) else { return };
        let any = if pass == Pass::PHRASE { takes.phrase } else { takes.kinds.any(self.offered) };
        if any && !out.iter().any(|f| f.role == look.role) {
            self.slot(Seat { r, role, takes, slot: look.slot, pass }, recorder, out);
        }
    }

    fn slot<R: Recorder>(&self, seat: Seat, recorder: &mut R, out: &mut Vec<Filled>) {
        let Seat { r, role, takes, slot, pass } = seat;
        let far = pass == Pass::FAR;
        let mut found = false;
        for (arg, given) in self.frame.args.iter().zip(&self.frame.given) {
            let taken = || out.iter().any(|f| f.role.0 as usize == r);
            if arg.far != far || !slot.takes(given.slot) {
                continue;
            }
            if arg.place == Place::Poss && self.frame.verbal && (taken() || self.owns_a_name(arg)) {
                continue;
            }
            found = true;
            if !R::ON && !given.may_fill(takes, pass) {
                continue;
            }
            if self.arg(seat, arg, recorder, out) && !role.many {
                return;
            }
        }
        if found || far {
            return;
        }
        if let Some(arg) = self.cued(slot) {
            self.arg(seat, &arg, recorder, out);
        } else if slot == Slot::SENTENCE && pass == Pass::TYPED {
            let all = Arg { place: Place::Trigger, start: 0, end: self.view.range.len(), chunk: None, far: false };
            self.arg(seat, &all, recorder, out);
        }
    }

    /// "China's Acme Nonferrous will build …": whoever bears the unknown name acts, not the country.
    fn owns_a_name(&self, owner: &Arg) -> bool {
        self.frame.args.iter().filter(|a| a.place == Place::Subject).filter_map(|a| a.chunk).any(|c| {
            let chunk = &self.view.chunks[c as usize];
            let capital = self.context.tokens()[self.view.at(chunk.head)].is_capital();
            let owned = chunk.poss.is_some() && chunk.poss == owner.chunk;
            owned && capital && !self.view.is_title_case(self.context) && self.view.head_kind(chunk).is_none()
        })
    }

    /// A slot that is no preposition of the clause: "valued at", "costing", after the trigger or right before it.
    fn cued(&self, slot: Slot) -> Option<Arg> {
        let end = self.view.cued(slot, self.frame.end)?;
        let at = self.view.chunks.partition_point(|c| c.end <= end);
        let chunk = self.view.chunks.get(at).filter(|c| c.start < end + 4)?;
        if at.checked_sub(1).is_some_and(|before| self.anothers(before, end)) {
            return None;
        }
        Some(Arg { place: Place::Trigger, start: chunk.start, end: chunk.end, chunk: Some(at as u32), far: false })
    }

    /// "built by X, which won a contract worth $5m": whether the phrase right before a cue that ends at `end` is an event
    /// of its own, the object of another verb.
    fn anothers(&self, before: usize, end: u32) -> bool {
        let chunk = &self.view.chunks[before];
        let ours = self.frame.chunk == Some(before as u32)
            || self.frame.args.iter().any(|arg| arg.chunk == Some(before as u32));
        let event = self.view.is_event_noun(chunk.head as usize);
        let verb = chunk.item.and_then(|k| self.view.items.get((k as usize).checked_sub(1)?));
        chunk.end + 3 > end && event && !ours && matches!(verb, Some(Item::Verb(_)))
    }

    /// Tries one argument, its list and its apposition; true when the role took something.
    fn arg<R: Recorder>(&self, seat: Seat, arg: &Arg, recorder: &mut R, out: &mut Vec<Filled>) -> bool {
        let mut took = self.one(seat, arg, recorder, out);
        let mut next = arg.chunk.and_then(|c| self.view.chunks[c as usize].next);
        let mut guard = 0;
        while let (Some(c), true, true) = (next, seat.role.many || !took, guard < 40) {
            let chunk = &self.view.chunks[c as usize];
            let member = Arg { start: chunk.start, end: chunk.end, chunk: Some(c), ..*arg };
            took |= self.one(seat, &member, recorder, out);
            next = chunk.next;
            guard += 1;
        }
        took
    }

    fn one<R: Recorder>(&self, seat: Seat, arg: &Arg, recorder: &mut R, out: &mut Vec<Filled>) -> bool {
        let told = |f: &Filled| f.role.0 as usize == seat.r && overlaps(f.tokens, (arg.start, arg.end));
        if out.iter().any(told) {
            return false;
        }
        let result = match seat.pass {
            Pass::PHRASE => self.phrase(seat.role, arg, out),
            pass => self.typed(seat.role, arg, pass == Pass::HEAD, out),
        };
        if R::ON {
            self.note(seat, arg, &result, recorder);
        }
        let Ok(mut filled) = result else { return false };
        filled.role = RoleId(seat.r as u8);
        filled.how = seat.slot;
        filled.strength = strength(seat.slot, seat.pass);
        let more = if seat.role.many { self.meant_too(seat.role, &filled, out) } else { Vec::new() };
        out.push(filled);
        out.extend(more);
        true
    }

    /// "Both companies", "they": the others that a plural reference stands for.
    fn meant_too(&self, role: &Role, filled: &Filled, out: &[Filled]) -> Vec<Filled> {
        let same = |u: &&Unit| u.reference && (u.start, u.end) == filled.tokens && Some(u.entity) != filled.entity;
        let takes = |u: &&Unit| role.takes(u.kind) && !out.iter().any(|f| f.entity == Some(u.entity));
        let others = self.view.units.iter().filter(|_| filled.reference).filter(same).filter(takes);
        others
            .map(|u| Filled { role: filled.role, how: filled.how, strength: filled.strength, ..self.entity_filled(u) })
            .collect()
    }

    fn note<R: Recorder>(&self, seat: Seat, arg: &Arg, result: &Result<Filled, &'static str>, recorder: &mut R) {
        let (role, slot) = (seat.role.name.clone(), self.context.pack.slots.name(seat.slot).to_string());
        match result {
            Ok(filled) => recorder.note(Note::Took { role, slot, span: filled.span }),
            Err("") => {}
            Err(why) => {
                let span = self.view.span(self.context, arg.start, arg.end);
                recorder.note(Note::Lost { role, slot, span, why: why.to_string() });
            }
        }
    }
}

pub(super) fn overlaps(a: (u32, u32), b: (u32, u32)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

fn strength(slot: Slot, pass: Pass) -> Strength {
    match (slot, pass) {
        (Slot::ADJUNCT | Slot::SENTENCE | Slot::SPEAKER, _) => Strength::Weak,
        (_, Pass::FAR) => Strength::Far,
        (_, Pass::PHRASE) => Strength::Described,
        _ => Strength::Firm,
    }
}
