//! Which entity or phrase inside an argument a role takes.

use super::chunk::{Chunk, ChunkKind, Item};
use super::fill::{Filled, Filler, Strength, overlaps};
use super::slots::{Arg, Place};
use super::view::Unit;
use super::words;
use crate::entity::Value;
use crate::pack::{Kind, Role, RoleId, Slot, Traits, WordClass};
use crate::text::Span;
use crate::text::english::Class;
use crate::text::english::Usage;
use compact_str::CompactString;
use rust_decimal::Decimal;
use std::iter::successors;

impl Filler<'_> {
    /// The best entity of a wanted type inside the argument: its head, else the last one.
    pub(super) fn typed(&self, role: &Role, arg: &Arg, heads: bool, out: &[Filled]) -> Result<Filled, &'static str> {
        if role.kinds.is_empty() {
            return Err("");
        }
        let mut why = if heads { "" } else { "no entity of a type that the role takes" };
        let mut best: Option<(u32, Unit)> = None;
        for unit in self.units(arg) {
            if !role.takes(unit.kind) || self.inside_reference(unit) {
                continue;
            }
            if out.iter().any(|f| overlaps(f.tokens, (unit.start, unit.end)) && !nested_apart(role, f, unit)) {
                why = "taken by another role";
                continue;
            }
            if out.iter().any(|f| f.entity == Some(unit.entity) && is_name(unit.kind)) {
                why = "the same name plays another role";
                continue;
            }
            if let Some(reason) = self.unfit(role, unit, arg) {
                why = reason;
                continue;
            }
            let rank = self.rank(unit, arg);
            if heads && arg.chunk.is_some() && rank < 3 {
                why = "";
                continue;
            }
            if best.is_none_or(|(b, _)| rank >= b) {
                best = Some((rank, *unit));
            }
        }
        if best.is_none()
            && let Some(filled) = self.through_pronoun(role, arg, out)
        {
            return Ok(filled);
        }
        if best.is_none()
            && let Some(filled) = self.nearby(role, arg, out)
        {
            return Ok(filled);
        }
        best.map(|(_, unit)| self.entity_filled(&unit)).ok_or(why)
    }

    /// "60 percent of its sales": the phrase is a part of what the trigger names; no change is a part of anything.
    fn is_share(&self, role: &Role, chunk: &Chunk) -> bool {
        let whole = chunk.item.and_then(|item| self.behind_of(item));
        let own =
            |c: u32| self.frame.chunk.is_some_and(|own| c == own || self.view.chunks[own as usize].poss == Some(c));
        whole.is_some_and(|c| role.name == "change" || own(c))
    }

    /// "output at the mine in Tanzania": a country in a phrase that doesn't hang on the trigger itself only places it.
    fn located(&self, unit: &Unit, arg: &Arg, chunk: &Chunk) -> bool {
        let (Place::Prep(t), Some(own), Some(k)) = (arg.place, self.frame.chunk, chunk.item) else { return false };
        let place = matches!(unit.kind, Kind::COUNTRY | Kind::PLACE) && self.view.is(self.context, t, Usage::IN);
        place && (k as usize).checked_sub(2).map(|p| self.view.items[p]) != Some(Item::Phrase(own))
    }

    /// Units inside the argument; when it names nobody, those of its apposition.
    fn units(&self, arg: &Arg) -> impl Iterator<Item = &Unit> {
        let chunk = arg.chunk.map(|c| &self.view.chunks[c as usize]);
        let other = chunk
            .filter(|_| arg.place != Place::Appositive)
            .and_then(|c| c.apposition.or(c.apposed))
            .map(|c| &self.view.chunks[c as usize]);
        let other = other.map_or((0, 0), |c| (c.start, c.end));
        let inside = move |u: &&Unit| {
            (arg.start <= u.start && u.end <= arg.end) || (other.0 <= u.start && u.end <= other.1 && other.1 > 0)
        };
        self.view.units.iter().filter(inside)
    }

    fn rank(&self, unit: &Unit, arg: &Arg) -> u32 {
        let head = arg.chunk.map(|c| self.view.chunks[c as usize].head);
        let own = arg.start <= unit.start && unit.end <= arg.end;
        if self.view.tags[unit.start as usize] == super::tag::Tag::Skip {
            return 0;
        }
        match head {
            Some(h) if own && unit.start <= h && h < unit.end => 3,
            _ if own => 2,
            _ => 1,
        }
    }

    fn unfit(&self, role: &Role, unit: &Unit, arg: &Arg) -> Option<&'static str> {
        let national = || self.entities.entities.get(unit.entity.0 as usize).is_some_and(|e| e.country.is_some());
        if unit.kind == Kind::ORGANIZATION && role.takes_article_country() && self.only_speaks(arg) && national() {
            return Some("who only says it");
        }
        if unit.kind == Kind::MONEY && !words::is_sum(self.entities, unit.entity) {
            return Some("a price, not a sum");
        }
        let chunk = arg.chunk.map(|c| &self.view.chunks[c as usize])?;
        if unit.kind == Kind::PERCENT && self.is_share(role, chunk) {
            return Some("a share of it, not its change");
        }
        let made = role.asks_head() && unit.end <= chunk.head && self.carried(role, chunk);
        if unit.kind == Kind::COMPANY && !made && self.count_before(chunk, unit.start).is_some_and(|n| n > Decimal::TEN)
        {
            return Some("goods of that name, so many of them");
        }
        if role.name != "place" && self.located(unit, arg, chunk) {
            return Some("where it is, not who does it");
        }
        if let Place::Prep(t) = arg.place
            && matches!(unit.kind, Kind::COUNTRY)
            && self.view.is(self.context, t, Usage::OUTSIDE)
        {
            return Some("not there");
        }
        let own = chunk.start <= unit.start && unit.end <= chunk.end;
        let heads = unit.start <= chunk.head && chunk.head < unit.end;
        if heads || !own {
            return None;
        }
        let possessive = unit.reference && self.view.class(self.context, unit.start).any(Class::POSSESSIVE);
        if possessive && arg.place != Place::Poss && self.carried(role, chunk) {
            return Some("only whose it is");
        }
        let of = || matches!(arg.place, Place::Prep(t) if self.view.is(self.context, t, Usage::OF));
        let ware = self.view.covered(chunk.head as usize) == Some(Kind::COMMODITY) || (role.core && of());
        let goods = unit.kind == Kind::NATIONALITY && ware;
        let adjective = matches!(unit.kind, Kind::NATIONALITY | Kind::COUNTRY) && !goods;
        if adjective && !matches!(arg.place, Place::Poss | Place::Trigger) {
            return Some("an adjective of another noun");
        }
        let named = matches!(unit.kind, Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON);
        let part = |r: &Role| r.asks_head() && self.carried(r, chunk);
        (named && !self.carried(role, chunk) && !self.rule.roles.iter().any(part))
            .then_some("it only modifies a noun that the role doesn't take")
    }

    /// "the German firm", "the Perth-based miner": the place inside plays no role of its own.
    fn inside_reference(&self, unit: &Unit) -> bool {
        let around = self.view.unit_at(unit.start as usize);
        around.is_some_and(|u| u.reference && u.end - u.start > unit.end - unit.start && unit.end <= u.end)
    }

    /// Whether the noun phrase ends in a head that the role takes.
    fn carried(&self, role: &Role, chunk: &Chunk) -> bool {
        let words = (self.view.at(chunk.body), self.view.at(chunk.head) + 1);
        self.context.words.get(words.0..words.1).is_none_or(|w| role.allows_head(w))
    }

    /// "it", "they" that no reference explains: the subject of the verb around.
    fn through_pronoun(&self, role: &Role, arg: &Arg, out: &[Filled]) -> Option<Filled> {
        let Some(through) = self.meant_by_pronoun(arg) else {
            let chunk = self.view.chunks.get(arg.chunk? as usize)?;
            let open = chunk.kind == ChunkKind::Pronoun && self.view.unit_at(chunk.start as usize).is_none();
            return self.main_company(role, chunk.start, out).filter(|_| open);
        };
        let mut filled = self.typed(role, &through, false, out).ok()?;
        filled.reference = true;
        Some(filled)
    }

    /// The subject of the verb around, for a pronoun that no reference explains.
    fn meant_by_pronoun(&self, arg: &Arg) -> Option<Arg> {
        let chunk = self.view.chunks.get(arg.chunk? as usize)?;
        if chunk.kind != ChunkKind::Pronoun || self.view.unit_at(chunk.start as usize).is_some() {
            return None;
        }
        let subject = self.subject_above()?;
        let c = &self.view.chunks[subject as usize];
        Some(Arg { start: c.start, end: c.end, chunk: Some(subject), ..*arg })
    }

    /// "we", "it" that nothing in the sentence explains: the company that the article is about.
    fn main_company(&self, role: &Role, at: u32, out: &[Filled]) -> Option<Filled> {
        let own = self.view.is(self.context, at, Usage::COMPANY_PRONOUN);
        let entity = self.view.main.filter(|_| own && role.takes(Kind::COMPANY))?;
        let named_later = self.view.units.iter().any(|u| u.start > at && u.entity == entity && !u.reference);
        if named_later || out.iter().any(|f| f.entity == Some(entity)) {
            return None;
        }
        let unit = Unit { start: at, end: at + 1, span: Span::default(), entity, kind: Kind::COMPANY, reference: true };
        Some(self.entity_filled(&unit))
    }

    /// The nearest subject that is no pronoun, up from the trigger's verb.
    fn subject_above(&self) -> Option<u32> {
        let mut at = self.frame.group?;
        for _ in 0..5 {
            at = self.view.links.get(at as usize)?.parent?;
            let subject = self.view.links.get(at as usize)?.subject?;
            if self.view.chunks.get(subject as usize)?.kind != ChunkKind::Pronoun {
                return Some(subject);
            }
        }
        None
    }

    /// "at BHP's Escondida mine": the possessor, for who is meant; "off the coast of Brazil": the place behind "of".
    fn nearby(&self, role: &Role, arg: &Arg, out: &[Filled]) -> Option<Filled> {
        let chunk = self.view.chunks.get(arg.chunk? as usize)?;
        let takes = |kind: Kind| role.takes(kind);
        let other = match chunk.poss {
            Some(poss) if takes(Kind::COMPANY) && matches!(arg.place, Place::Prep(_)) => Some(poss),
            None if takes(Kind::PLACE) && !takes(Kind::COMPANY) && matches!(arg.place, Place::Prep(_)) => {
                self.behind_of(chunk.item?)
            }
            _ => None,
        }?;
        let c = &self.view.chunks[other as usize];
        self.typed(
            role,
            &Arg { start: c.start, end: c.end, chunk: Some(other), place: Place::Poss, far: arg.far },
            false,
            out,
        )
        .ok()
    }

    fn behind_of(&self, item: u32) -> Option<u32> {
        match (self.view.items.get(item as usize + 1)?, self.view.items.get(item as usize + 2)?) {
            (Item::Prep(t), Item::Phrase(c)) if self.view.is(self.context, *t, Usage::OF) => Some(*c),
            _ => None,
        }
    }

    pub(super) fn entity_filled(&self, unit: &Unit) -> Filled {
        let span = if unit.reference { self.view.span(self.context, unit.start, unit.end) } else { unit.span };
        let name =
            self.entities.entities.get(unit.entity.0 as usize).map_or_else(CompactString::default, |e| e.name.clone());
        Filled {
            role: RoleId(0),
            entity: Some(unit.entity),
            kind: Some(unit.kind),
            name,
            span,
            tokens: (unit.start, unit.end),
            how: Slot::NONE,
            strength: Strength::Firm,
            reference: unit.reference,
        }
    }

    pub(super) fn phrase(&self, role: &Role, arg: &Arg, out: &[Filled]) -> Result<Filled, &'static str> {
        if !role.phrase {
            return Err("");
        }
        let Some(chunk) = arg.chunk.map(|c| &self.view.chunks[c as usize]) else {
            return self.bare_phrase(role, arg, out);
        };
        if let Some(through) = self.meant_by_pronoun(arg) {
            return self.phrase(role, &through, out);
        }
        if chunk.kind != ChunkKind::Phrase {
            return Err("a date or pronoun");
        }
        let owned = role.takes(Kind::COMPANY);
        if owned && self.count_before(chunk, chunk.head).is_some_and(|n| n >= Decimal::ONE_THOUSAND) {
            return Err("wares by the thousand, not what a role that takes companies means");
        }
        let start = self.after_figure(chunk.body.max(arg.start), chunk.head);
        let tokens = (self.after_age(start, chunk.head), arg.end);
        if arg.place != Place::Trigger && overlaps(tokens, (self.frame.start, self.frame.end)) {
            return Err("the trigger itself");
        }
        let named = self
            .view
            .unit_at(chunk.head as usize)
            .filter(|u| !u.reference && matches!(u.kind, Kind::PERSON | Kind::COMPANY) && !owned);
        let tokens = (self.after_person(tokens.0, chunk.head), tokens.1);
        match named.filter(|u| u.start > tokens.0 && role.asks_head()) {
            Some(unit) => self.phrase_filled(role, (tokens.0, unit.start), unit.start - 1, out),
            None => self.phrase_filled(role, (tokens.0, self.titled_end(role, arg, chunk)), chunk.head, out),
        }
    }

    /// The argument's end. A role that only phrases fill takes a whole list of bare phrases and what the last is of as one
    /// filler: "chairman and chief executive", "director and head of credit".
    fn titled_end(&self, role: &Role, arg: &Arg, chunk: &Chunk) -> u32 {
        if arg.end != chunk.end || !role.kinds.is_empty() || !role.asks_head() || role.counted || role.core {
            return arg.end;
        }
        let at = |c: u32| &self.view.chunks[c as usize];
        let listed = |member: &&Chunk| self.is_bare(member) && self.carried(role, member);
        let members = successors(Some(chunk), |last| last.next.map(at).filter(listed));
        let last = members.take(5).last().unwrap_or(chunk);
        let field = last.item.and_then(|k| self.behind_of(k)).map(at);
        field.filter(|field| self.is_bare(field) && field.start == last.end + 1).unwrap_or(last).end
    }

    /// Whether a phrase is of ordinary words only, without a determiner, a possessor or anything named.
    fn is_bare(&self, chunk: &Chunk) -> bool {
        let plain =
            |t: u32| self.view.covered(t as usize).is_none() && self.context.has(self.view.at(t), Traits::LOWER);
        chunk.kind == ChunkKind::Phrase
            && chunk.poss.is_none()
            && chunk.body == chunk.start
            && (chunk.start..chunk.end).all(plain)
    }

    /// Whether a number stands among these tokens.
    fn holds_figure(&self, tokens: (u32, u32)) -> bool {
        let figure = |u: &Unit| matches!(u.kind, Kind::NUMBER | Kind::QUANTITY | Kind::PERCENT);
        self.view.units.iter().any(|u| figure(u) && overlaps((u.start, u.end), tokens))
    }

    /// Whether the phrase counts its head ("38 Starliners") or its head is a model ("the Q400neo"): goods, not a name.
    fn counted(&self, start: u32, head: u32) -> bool {
        let word = self.view.word(self.context, head);
        let model = word.bytes().any(|b| b.is_ascii_digit());
        let number = |u: &Unit| matches!(u.kind, Kind::NUMBER | Kind::QUANTITY) && start <= u.start && u.start < head;
        model || self.view.units.iter().any(number)
    }

    /// The number that a phrase counts its head by ("14,154 Acmes", "193,040 units").
    fn count_before(&self, chunk: &Chunk, head: u32) -> Option<Decimal> {
        let counts = |u: &&Unit| matches!(u.kind, Kind::NUMBER | Kind::QUANTITY);
        let unit = self.view.units.iter().filter(counts).find(|u| chunk.start <= u.start && u.start < head)?;
        let figure = match &self.entities.entities.get(unit.entity.0 as usize)?.value {
            Value::Number(figure) => *figure,
            Value::Quantity(quantity) => quantity.figure,
            _ => return None,
        };
        figure.max.or(figure.min)
    }

    /// "a $2 billion LNG terminal", "a record $5m (£3m) profit": the phrase begins behind the money.
    fn after_figure(&self, start: u32, head: u32) -> u32 {
        let money = |u: &&Unit| matches!(u.kind, Kind::MONEY | Kind::PERCENT) && start <= u.start && u.end <= head;
        let end = self.view.units.iter().filter(money).map(|u| u.end).max().unwrap_or(start);
        let bracket = end > start && self.view.tags.get(end as usize) == Some(&super::tag::Tag::Skip);
        if bracket && end < head { end + 1 } else { end }
    }

    /// Whether a token belongs to a sum or a share ("a $23bn government contract").
    fn in_figure(&self, token: u32) -> bool {
        matches!(self.view.covered(token as usize), Some(Kind::MONEY | Kind::PERCENT))
    }

    /// "new chairman", "former president": the phrase begins behind the word that says since or till when.
    fn after_age(&self, start: u32, head: u32) -> u32 {
        let aged = |t: &u32| self.view.is(self.context, *t, Usage::SINCE_OR_TILL);
        start + (start..head).take_while(aged).count() as u32
    }

    /// "elected Jane Roe chairwoman": the post begins behind the name.
    fn after_person(&self, start: u32, head: u32) -> u32 {
        let named = |u: &&Unit| u.kind == Kind::PERSON && !u.reference && start <= u.start && u.end <= head;
        self.view.units.iter().filter(named).map(|u| u.end).max().unwrap_or(start)
    }

    /// A modifier inside the trigger's own phrase ("steel plant opening").
    fn bare_phrase(&self, role: &Role, arg: &Arg, out: &[Filled]) -> Result<Filled, &'static str> {
        let start = (arg.start..arg.end)
            .find(|t| self.view.tags[*t as usize] == super::tag::Tag::Noun && !self.in_figure(*t))
            .ok_or("nothing there")?;
        if !role.asks_head() {
            return Err("a modifier alone names nobody");
        }
        self.phrase_filled(role, (start, arg.end), arg.end - 1, out)
    }

    /// A capitalised name that no recogniser knows and that isn't of ordinary words only ("Prime Minister"), for a role
    /// that takes companies or organizations: its first token.
    fn unknown_name(&self, role: &Role, from: u32, head: u32) -> Option<u32> {
        let takes = role.takes(Kind::COMPANY) || role.takes(Kind::ORGANIZATION);
        let capital = |t: u32| self.context.tokens()[self.view.at(t)].is_capital();
        let upper = |t: u32| self.context.has(self.view.at(t), Traits::UPPER);
        let unknown = |t: u32| capital(t) && self.view.covered(t as usize).is_none();
        let opener = head == 0 && !(upper(head) && self.view.tags.get(1) == Some(&super::tag::Tag::Comma));
        if !takes || opener || self.view.title_case || !unknown(head) {
            return None;
        }
        let named = |t: &u32| unknown(*t) || (capital(*t) && self.view.covered(*t as usize) == Some(Kind::PLACE));
        let run = (from..head).rev().take_while(named).count() as u32;
        let ordinary = |t: u32| !upper(t) && self.context.word_class(self.view.at(t)).any(WordClass::ORDINARY);
        (!(head - run..=head).all(ordinary)).then_some(head - run)
    }

    /// "mining lease M28/997", "licence PL 4471": the noun before the code that names it.
    fn before_code(&self, start: u32, head: u32) -> u32 {
        let digits = |t: u32| self.view.word(self.context, t).contains(|c: char| c.is_ascii_digit());
        let upper = |t: u32| self.context.has(self.view.at(t), Traits::UPPER);
        let word = |t: u32| self.context.has(self.view.at(t), Traits::WORD);
        if !digits(head) {
            return head;
        }
        (start..head).rev().find(|t| word(*t) && !digits(*t) && !upper(*t)).unwrap_or(head)
    }

    fn phrase_filled(
        &self,
        role: &Role,
        tokens: (u32, u32),
        head: u32,
        out: &[Filled],
    ) -> Result<Filled, &'static str> {
        if tokens.0 >= tokens.1 {
            return Err("nothing there");
        }
        if let Some(kind) = self.view.covered(head as usize) {
            let figure = matches!(kind, Kind::MONEY | Kind::PERCENT | Kind::DATE | Kind::PERSON);
            let counted = matches!(kind, Kind::QUANTITY | Kind::NUMBER) && !role.asks_head();
            if figure || counted {
                return Err("a figure, date or person");
            }
        }
        if out.iter().any(|f| overlaps(f.tokens, tokens) && f.tokens.1 >= tokens.1) {
            return Err("taken by another role");
        }
        let words = (self.view.at(tokens.0), self.view.at(self.before_code(tokens.0, head)) + 1);
        let allowed = self.context.words.get(words.0..words.1).is_some_and(|w| role.allows_head(w));
        let name = if allowed { None } else { self.unknown_name(role, tokens.0, head) };
        let name = name.filter(|_| !self.counted(tokens.0, head));
        if !allowed && name.is_none() {
            return Err("its head noun is none that the role takes");
        }
        let tokens = name.map_or(tokens, |start| (start, head + 1));
        if role.counted && !self.holds_figure(tokens) {
            return Err("no figure in it");
        }
        let span = self.view.span(self.context, tokens.0, tokens.1);
        Ok(Filled {
            role: RoleId(0),
            entity: None,
            kind: None,
            name: words::clean(span.of(self.context.text())),
            span,
            tokens,
            how: Slot::NONE,
            strength: Strength::Described,
            reference: false,
        })
    }
}

/// A commodity or country inside a deposit's or facility's name may play a role of its own; a place only places it.
fn nested_apart(role: &Role, filled: &Filled, unit: &Unit) -> bool {
    let placing = unit.kind == Kind::PLACE && role.name == "place";
    let inner = placing || matches!(unit.kind, Kind::COMMODITY | Kind::COUNTRY | Kind::NATIONALITY);
    let whole = filled.entity.is_none() || matches!(filled.kind, Some(Kind::DEPOSIT | Kind::FACILITY | Kind::QUANTITY));
    let figure = filled.entity.is_none() && matches!(unit.kind, Kind::MONEY | Kind::PERCENT | Kind::QUANTITY);
    (inner && whole && (unit.start, unit.end) != filled.tokens) || figure
}

fn is_name(kind: Kind) -> bool {
    matches!(kind, Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON)
}
