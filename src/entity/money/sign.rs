//! Which currency signs and words count beside a figure.

use crate::entity::figure::{Amount, Form, Item, Reader, Unit, compare};
use crate::pack::{Hit, Kind, SurfaceId, Traits};
use crate::text::english::{Class, FigureWord};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

impl Reader<'_, '_> {
    /// The currency sign that ends before token `at`, with its first token.
    pub fn sign_before(&self, at: usize) -> Option<(SurfaceId, usize)> {
        let before = at.checked_sub(1).filter(|_| self.same_line(at))?;
        let opens = |at: usize| self.context.has(at, Traits::OPENS_CURRENCY);
        if self.context.has(before, Traits::NUMBER) || !(at.saturating_sub(3)..at).any(opens) {
            return None;
        }
        self.hits_before(at, Kind::CURRENCY).find(|(surface, start)| self.sign_form(*surface, *start..at))
    }

    /// The token after the currency sign that begins at token `at`.
    pub fn sign_at(&self, at: usize) -> Option<usize> {
        if !self.context.has(at, Traits::OPENS_CURRENCY) {
            return None;
        }
        (1..=3).map(|n| at + n).find(|end| self.sign_before(*end).is_some_and(|(_, start)| start == at))
    }

    /// Whether these tokens are written as a sign: a currency token, or letters that the list calls a sign.
    pub fn sign_form(&self, surface: SurfaceId, range: Range<usize>) -> bool {
        let last = self.tokens[range.end - 1].kind == TokenKind::Currency;
        if last && range.len() == 1 {
            return true;
        }
        let article = !self.glued(range.start + 1) && self.class(range.start).any(Class::DETERMINER);
        if range.len() > 1 && article {
            return false;
        }
        last || self.is_listed_sign(surface, &range)
    }

    fn is_listed_sign(&self, surface: SurfaceId, range: &Range<usize>) -> bool {
        self.context.pack.currency(surface).is_some_and(|c| c.has_sign(self.text_of(range)))
    }

    fn text_of(&self, range: &Range<usize>) -> &str {
        self.context.span(crate::text::TokenRange::new(range.start as u32, range.end as u32)).of(self.context.text())
    }

    /// Whether letters before this amount are a currency: the shorter they are, the larger or closer the amount.
    pub fn sign_holds(&self, surface: SurfaceId, start: usize, amount: &Amount) -> bool {
        let range = start..amount.start;
        if self.tokens[amount.start - 1].kind == TokenKind::Currency {
            return true;
        }
        let glued = self.glued(amount.start) && !self.glued(start);
        let sum = amount.scaled() || amount.large();
        let letters = self.text_of(&range).trim_end_matches('.').len();
        match letters {
            _ if self.doubtful(surface) => amount.scaled() || (glued && sum),
            0 | 1 => glued && (sum || amount.value.scale() == 2),
            2 => (glued && self.tokens[start].shape != Shape::Upper) || sum || (glued && self.told(surface)),
            _ => glued || sum || self.tokens[start].shape == Shape::Upper,
        }
    }

    /// Whether the currency word or sign after an amount counts.
    pub fn currency_holds(&self, surface: SurfaceId, at: usize, end: usize, item: &Item) -> bool {
        let last = self.tokens[end - 1].kind;
        let figure_follows = self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Number && t.breaks < 2);
        if last == TokenKind::Currency {
            return !figure_follows || (self.glued(at) && !self.glued(end));
        }
        let range = at..end;
        let text = self.text_of(&range);
        let sum = item.amount.scaled() || item.amount.large();
        let vague = item.amount.form == Form::Plural;
        if text.len() == 1 {
            return self.glued(at) && self.minor(surface).is_some() && self.told_any();
        }
        if self.is_listed_sign(surface, &range) {
            let code = text.len() == 3 && self.tokens[at].shape == Shape::Upper;
            return !figure_follows && (sum || code || self.told(surface));
        }
        if self.doubtful(surface) {
            let singular = self.has_plural(surface, text) && !self.dash(at - 1);
            let exact = item.amount.value.scale() > 0;
            return (!singular || compare(item.amount.value, 1_000_000).is_ge())
                && (sum || vague || exact || self.told(surface));
        }
        true
    }

    /// "$5 million Canadian": the currency called by the nationality and the last word of the sign's own.
    fn nation_after(&self, surface: SurfaceId, at: usize) -> Option<SurfaceId> {
        self.hit_at(at, Kind::NATIONALITY).filter(|(_, end)| *end == at + 1 && !self.open_word(*end))?;
        let pack = self.context.pack;
        let family = self.name(surface).name().rsplit(' ').next()?.to_lowercase();
        let words = [self.context.id(at), pack.vocabulary.id(&family)];
        let hits = pack.phrases.opening(&words);
        let mut surfaces = hits.iter().filter(|hit| hit.tokens.len() == 2).filter_map(Hit::surface);
        surfaces.find(|s| self.name(*s).kind == Kind::CURRENCY)
    }

    /// Whether the list has a plural of this form for the same entry: then the singular needs a hyphen after it.
    fn has_plural(&self, surface: SurfaceId, text: &str) -> bool {
        let pack = self.context.pack;
        let plural = pack.vocabulary.id(&format!("{}s", text.to_lowercase()));
        let entry = |s: SurfaceId| pack.surface(s).map(|s| s.name);
        let hits = pack.phrases.opening(&[plural]);
        hits.iter().filter_map(Hit::surface).any(|s| entry(s) == entry(surface))
    }

    /// "500 pounds": weight or money; whether it is weight.
    pub fn weighs(&self, money: SurfaceId, end: usize, item: &Item) -> bool {
        let told = || self.told(money);
        let minor = self.minor(money).is_some();
        self.is(end, FigureWord::OF)
            || if minor { item.amount.scaled() || !told() } else { !(item.amount.scaled() || told()) }
    }

    /// After "$8 million": the rest of the currency ("dollars", "Canadian dollars", "(USD)").
    pub fn close_money(&self, item: &mut Item, surface: SurfaceId) {
        item.unit = Unit::Money(surface);
        let end = item.end;
        let open = end + usize::from(self.word(end) == "(");
        let at = if open > end { open } else { self.joined_hyphen(end).unwrap_or(end) };
        if at == end
            && let Some(national) = self.nation_after(surface, end)
        {
            (item.unit, item.sign, item.end) = (Unit::Money(national), false, end + 1);
            return;
        }
        let Some((trailing, after)) = self.hit_at(at, Kind::CURRENCY).filter(|_| self.same_line(at)) else { return };
        if !self.currency_holds(trailing, at, after, item) || (open > end && self.word(after) != ")") {
            return;
        }
        if !self.specific(item.start..item.amount.start) && self.specific(at..after) {
            item.unit = Unit::Money(trailing);
            item.sign = false;
        }
        item.end = after + usize::from(open > end);
    }
}
