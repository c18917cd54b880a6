//! Which entity inside an argument a role takes.

use super::chunk::{Chunk, Item};
use super::fill::{Filled, Filler, Strength, overlaps};
use super::slots::{Arg, Place};
use super::tag::Tag;
use super::view::Unit;
use super::words;
use crate::pack::{Kind, Role, RoleId, Slot};
use crate::text::english::{Class, Usage};
use compact_str::CompactString;
use rust_decimal::Decimal;

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
        if best.is_none()
            && !heads
            && let Some(filled) = self.workplace(role, arg, out)
        {
            return Ok(filled);
        }
        best.map(|(_, unit)| self.entity_filled(&unit)).ok_or(why)
    }

    /// "60 percent of its sales": the phrase is a part of what the trigger names; no change is a part of anything, and
    /// a part of the staff is as good as its number.
    fn is_share(&self, role: &Role, chunk: &Chunk) -> bool {
        let whole = chunk.item.and_then(|item| self.behind_of(item));
        let own =
            |c: u32| self.frame.chunk.is_some_and(|own| c == own || self.view.chunks[own as usize].poss == Some(c));
        whole.is_some_and(|c| role.name == "change" || (role.name != "count" && own(c)))
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
        if self.view.tags[unit.start as usize] == Tag::Skip {
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
        let ware = self.view.head_kind(chunk) == Some(Kind::COMMODITY) || (role.core && of());
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
    pub(super) fn carried(&self, role: &Role, chunk: &Chunk) -> bool {
        let words = (self.view.at(chunk.body), self.view.at(chunk.head) + 1);
        self.context.words.get(words.0..words.1).is_none_or(|w| role.allows_head(w))
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
