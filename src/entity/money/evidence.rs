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
    named: Gathered<Named>,
    /// Currencies of the countries named, with how often.
    countries: Gathered<Vec<(Code, u32)>>,
    /// Codes already resolved, by surface.
    resolved: RefCell<Vec<(SurfaceId, Code)>>,
}

impl Evidence {
    /// Forgets the last article.
    pub fn clear(&mut self) {
        self.named.clear(|named| {
            named.forms.clear();
            named.codes.clear();
        });
        self.countries.clear(Vec::clear);
        self.resolved.get_mut().clear();
    }
}

/// Something of one article that is worked out when first asked for, in the buffers of the last article's.
#[derive(Default)]
struct Gathered<T> {
    known: OnceCell<T>,
    spare: Cell<T>,
}

impl<T: Default> Gathered<T> {
    fn clear(&mut self, clear: impl FnOnce(&mut T)) {
        if let Some(mut known) = self.known.take() {
            clear(&mut known);
            self.spare.set(known);
        }
    }

    fn get(&self, gather: impl FnOnce(&mut T)) -> &T {
        self.known.get_or_init(|| {
            let mut all = self.spare.take();
            gather(&mut all);
            all
        })
    }
}

/// The currencies named.
#[derive(Default)]
struct Named {
    /// Those in a form that leaves no doubt, and whether it is a sign ("C$"), with how often.
    forms: Vec<((SurfaceId, bool), u32)>,
    /// Codes in any form.
    codes: Vec<Code>,
}

impl Reader<'_, '_> {
    fn currencies_named(&self) -> &Named {
        self.currencies.named.get(|all| {
            for hit in self.context.hits.measures() {
                let opens = self.context.has(hit.tokens.start as usize, Traits::OPENS_CURRENCY);
                if let Some((surface, _)) = opens.then(|| self.of_kind(hit, Kind::CURRENCY)).flatten() {
                    self.gather_currency(hit, surface, all);
                }
            }
        })
    }

    /// The currencies of the countries named, with how often.
    fn countries_named(&self) -> &[(Code, u32)] {
        let pack = self.context.pack;
        self.currencies.countries.get(|all| {
            let opens = |hit: &&Hit| self.context.has(hit.tokens.start as usize, Traits::OPENS_COUNTRY);
            let surfaces = self.context.hits.names().iter().filter(opens).filter_map(Hit::surface);
            for surface in surfaces.filter(|surface| pack.kind(*surface) == Some(Kind::COUNTRY)) {
                count(all, pack.currency_in(surface));
            }
        })
    }

    fn gather_currency(&self, hit: &Hit, surface: SurfaceId, all: &mut Named) {
        let range = hit.tokens.indices();
        let sign = self.tokens[range.end - 1].kind == TokenKind::Currency;
        if self.doubtful(surface) || (sign && !self.sign_form(surface, range.clone())) {
            return;
        }
        if self.specific(range.clone()) {
            count(&mut all.forms, Some((surface, sign)));
        }
        if self.letters(range) {
            return;
        }
        if let Some(code) = self.code_of(surface).filter(|code| !all.codes.contains(code)) {
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
        self.currencies_named().codes.contains(&code) || self.countries_named().iter().any(|(c, _)| *c == code)
    }

    /// Whether the article names any currency.
    pub fn told_any(&self) -> bool {
        !self.currencies_named().codes.is_empty()
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
        let forms = &self.currencies_named().forms;
        let Some(major) = pack.currency_called(code) else { return code };
        if forms.iter().any(|((s, _), _)| self.code_of(*s) == Some(code)) {
            return code;
        }
        // Who writes "C$5m" means another dollar by "$3m".
        let named = forms.iter().filter(|((_, signed), _)| !(sign && *signed));
        let named = named.filter(|((s, _), _)| pack.currency(*s).is_some_and(|other| rivals(&major, &other)));
        if let Some(((rival, _), _)) = named.max_by_key(|(_, n)| *n) {
            return self.code_of(*rival).unwrap_or(code);
        }
        let ambiguous = pack.currency(surface).is_some_and(|c| c.ambiguous) || !major.reserve;
        let home = self.countries_named().iter().any(|(c, _)| *c == code);
        if !ambiguous || home {
            return code;
        }
        let akin = |code: Code| pack.currency_called(code).is_some_and(|other| same_family(&major, &other));
        let told = self.countries_named().iter().filter(|(c, _)| akin(*c));
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
    one.name != other.name && one.family() == other.family()
}
