//! Which phrase, naming nobody that a recogniser knows, a role takes.

use super::chunk::{Chunk, ChunkKind};
use super::fill::{Filled, Filler, Strength, overlaps};
use super::slots::{Arg, Place};
use super::tag::Tag;
use super::view::Unit;
use super::words;
use crate::entity::Value;
use crate::pack::{Kind, Role, RoleId, Slot, Traits, WordClass};
use crate::text::english::Usage;
use rust_decimal::Decimal;
use std::iter::successors;

impl Filler<'_> {
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
    pub(super) fn count_before(&self, chunk: &Chunk, head: u32) -> Option<Decimal> {
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
        let bracket = end > start && self.view.tags.get(end as usize) == Some(&Tag::Skip);
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
            .find(|t| self.view.tags[*t as usize] == Tag::Noun && !self.in_figure(*t))
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
        let opener = head == 0 && !(upper(head) && self.view.tags.get(1) == Some(&Tag::Comma));
        if !takes || opener || self.view.is_title_case(self.context) || !unknown(head) {
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
