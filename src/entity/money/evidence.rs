//! Which currency a bare "$" or "pesos" is: what the article itself says, else the list's own answer.

use crate::entity::figure::Reader;
use crate::pack::{Code, Currency, Hit, Kind, SurfaceId, Traits};
use crate::text::{Shape, TokenKind};
use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;

/// The currencies and countries that an article names, gathered when first asked for; its buffers are used for one
/// article after the other.
#[derive(Default)]
pub struct Evidence {
    gathered: OnceCell<Gathered>,
    /// What the last article's evidence was kept in.
    spare: Cell<Gathered>,
    /// Codes already resolved, by surface.
    resolved: RefCell<Vec<(SurfaceId, Code)>>,
}

impl Evidence {
    /// Forgets the last article.
    pub fn clear(&mut self) {
        if let Some(Gathered { mut named, mut codes, mut countries }) = self.gathered.take() {
            named.clear();
            codes.clear();
            countries.clear();
            self.spare.set(Gathered { named, codes, countries });
        }
        self.resolved.get_mut().clear();
    }
}

#[derive(Default)]
struct Gathered {
    /// Currencies in a form that leaves no doubt, and whether it is a sign ("C$"), with how often.
    named: Vec<((SurfaceId, bool), u32)>,
    /// Codes in any form.
    codes: Vec<Code>,
    /// Currencies of the countries named, with how often.
    countries: Vec<(Code, u32)>,
}

impl Reader<'_, '_> {
    fn gathered(&self) -> &Gathered {
        self.currencies.gathered.get_or_init(|| self.gather())
    }

    fn gather(&self) -> Gathered {
        let mut all = self.currencies.spare.take();
        let pack = self.context.pack;
        let opening = |hit: &&Hit, traits| self.context.has(hit.tokens.start as usize, traits);
        for hit in self.context.hits.names().iter().filter(|hit| opening(hit, Traits::OPENS_COUNTRY)) {
            if let Some(surface) = hit.surface().filter(|surface| pack.kind(*surface) == Some(Kind::COUNTRY)) {
                count(&mut all.countries, pack.currency_in(surface));
            }
        }
        for hit in self.context.hits.measures().iter().filter(|hit| opening(hit, Traits::OPENS_CURRENCY)) {
            let currency =
                |surface: &SurfaceId| pack.kind(*surface) == Some(Kind::CURRENCY) && self.fits(hit, *surface);
            if let Some(surface) = hit.surface().filter(currency) {
                self.gather_currency(hit, surface, &mut all);
            }
        }
        all
    }

    fn gather_currency(&self, hit: &Hit, surface: SurfaceId, all: &mut Gathered) {
        let range = hit.tokens.indices();
        let sign = self.tokens[range.end - 1].kind == TokenKind::Currency;
        if (sign && !self.sign_form(surface, range.clone())) || self.doubtful(surface) {
            return;
        }
        if self.specific(range.clone()) {
            count(&mut all.named, Some((surface, sign)));
        }
        let letters = self.letters(range);
        if let Some(code) = self.code_of(surface).filter(|c| !letters && !all.codes.contains(c)) {
            all.codes.push(code);
        }
    }

    /// One or two letters that might be anything ("R", "ID").
    fn letters(&self, range: Range<usize>) -> bool {
        let token = &self.tokens[range.start];
        token.kind == TokenKind::Word && range.len() == 1 && token.span.len() <= 2
    }

    /// Whether the article names the currency of `surface` anywhere in a form that can't be anything else.
    pub fn told(&self, surface: SurfaceId) -> bool {
        let Some(code) = self.code_of(surface) else { return false };
        let all = self.gathered();
        all.codes.contains(&code) || all.countries.iter().any(|(c, _)| *c == code)
    }

    /// Whether the article names any currency.
    pub fn told_any(&self) -> bool {
        !self.gathered().codes.is_empty()
    }

    /// Whether the tokens name one currency beyond doubt: several words, a code, or a sign with letters.
    pub fn specific(&self, range: Range<usize>) -> bool {
        let tokens = &self.tokens[range];
        let Some(first) = tokens.iter().find(|t| t.kind != TokenKind::Punct) else { return false };
        let words = tokens.iter().filter(|t| t.kind != TokenKind::Punct).count();
        let letters = first.of(self.context.text());
        match first.kind {
            TokenKind::Currency => words > 1 || letters.chars().count() > 1,
            _ => words > 1 || (first.shape == Shape::Upper && first.span.len() == 3),
        }
    }

    /// The code that an unspecific form of `code` stands for in this article; `sign`: the form is a sign.
    pub fn resolved(&self, surface: SurfaceId, code: Code, sign: bool) -> Code {
        let known = self.currencies.resolved.borrow().iter().find(|(s, _)| *s == surface).map(|(_, code)| *code);
        known.unwrap_or_else(|| {
            let code = self.resolve(surface, code, sign);
            self.currencies.resolved.borrow_mut().push((surface, code));
            code
        })
    }

    fn resolve(&self, surface: SurfaceId, code: Code, sign: bool) -> Code {
        let pack = self.context.pack;
        let all = self.gathered();
        let Some(major) = pack.currency_called(code) else { return code };
        if all.named.iter().any(|((s, _), _)| self.code_of(*s) == Some(code)) {
            return code;
        }
        // Who writes "C$5m" means another dollar by "$3m".
        let named = all.named.iter().filter(|((_, signed), _)| !(sign && *signed));
        let named = named.filter(|((s, _), _)| pack.currency(*s).is_some_and(|other| rivals(&major, &other)));
        if let Some(((rival, _), _)) = named.max_by_key(|(_, n)| *n) {
            return self.code_of(*rival).unwrap_or(code);
        }
        let ambiguous = pack.currency(surface).is_some_and(|c| c.ambiguous) || !major.reserve;
        let home = all.countries.iter().any(|(c, _)| *c == code);
        if !ambiguous || home {
            return code;
        }
        let akin = |code: Code| pack.currency_called(code).is_some_and(|other| same_family(&major, &other));
        let told = all.countries.iter().filter(|(c, _)| akin(*c));
        told.max_by_key(|(_, n)| *n).map_or(code, |(c, _)| *c)
    }

    fn code_of(&self, surface: SurfaceId) -> Option<Code> {
        self.context.pack.currency(surface).map(|c| c.code)
    }
}

fn count<T: PartialEq>(counts: &mut Vec<(T, u32)>, key: Option<T>) {
    let Some(key) = key else { return };
    match counts.iter_mut().find(|(k, _)| *k == key) {
        Some((_, n)) => *n += 1,
        None => counts.push((key, 1)),
    }
}

/// Whether `other` is written with the bare sign or word of `major` and something before it ("A$", "Chilean peso").
fn rivals(major: &Currency, other: &Currency) -> bool {
    if major.name == other.name {
        return false;
    }
    let shares = bare_sign(major)
        .is_some_and(|sign| other.signs().any(|s| s.ends_with(sign)) && !other.signs().any(|s| s.chars().eq([sign])));
    shares || same_family(major, other)
}

/// The sign of one character that is no letter ("$").
fn bare_sign(currency: &Currency) -> Option<char> {
    currency.signs().find_map(|sign| {
        let mut chars = sign.chars();
        chars.next().filter(|c| chars.next().is_none() && !c.is_alphanumeric())
    })
}

/// Whether both end in the same word ("Mexican peso", "Chilean peso").
fn same_family(one: &Currency, other: &Currency) -> bool {
    one.name != other.name && one.family == other.family
}
