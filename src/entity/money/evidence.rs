//! Which currency a bare "$" or "pesos" is: what the article itself says, else the list's own answer.

use crate::entity::figure::{Reader, listed};
use crate::pack::{Code, Kind, Name, Payload, SurfaceId};
use crate::text::{Shape, TokenKind};
use std::cell::{OnceCell, RefCell};
use std::ops::Range;

/// The currencies and countries that an article names, gathered when first asked for.
#[derive(Default)]
pub struct Evidence {
    gathered: OnceCell<Gathered>,
    /// Codes already resolved, by surface.
    resolved: RefCell<Vec<(SurfaceId, Code)>>,
}

#[derive(Default)]
struct Gathered {
    /// Currencies in a form that leaves no doubt, with how often.
    named: Vec<(SurfaceId, u32)>,
    /// Codes in any form.
    codes: Vec<Code>,
    /// Currencies of the countries named, with how often.
    countries: Vec<(Code, u32)>,
}

impl<'a> Reader<'_, 'a> {
    fn gathered(&self) -> &Gathered {
        self.currencies.gathered.get_or_init(|| self.gather())
    }

    fn gather(&self) -> Gathered {
        let mut all = Gathered::default();
        for hit in self.context.hits {
            let Payload::Surface(surface) = hit.payload else { continue };
            let kind = self.context.pack.kind(surface);
            if kind != Some(Kind::COUNTRY) && kind != Some(Kind::CURRENCY) {
                continue;
            }
            let name = self.name(surface);
            if name.kind == Kind::COUNTRY {
                count(&mut all.countries, name.attribute("currency").and_then(Code::new));
            }
            if name.kind != Kind::CURRENCY || !self.fits(hit, surface) {
                continue;
            }
            let range = hit.tokens.indices();
            let sign = self.tokens[range.end - 1].kind == TokenKind::Currency;
            if (sign && !self.sign_form(surface, range.clone())) || self.doubtful(surface) {
                continue;
            }
            if self.specific(range.clone()) {
                count(&mut all.named, Some(surface));
            }
            let letters = self.letters(range);
            if let Some(code) = code(&name).filter(|c| !letters && !all.codes.contains(c)) {
                all.codes.push(code);
            }
        }
        all
    }

    /// One or two letters that might be anything ("R", "ID").
    fn letters(&self, range: Range<usize>) -> bool {
        let token = &self.tokens[range.start];
        token.kind == TokenKind::Word && range.len() == 1 && token.span.len() <= 2
    }

    /// Whether the article names the currency of `surface` anywhere in a form that can't be anything else.
    pub fn told(&self, surface: SurfaceId) -> bool {
        let Some(code) = code(&self.name(surface)) else { return false };
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

    /// The code that an unspecific form of `code` stands for in this article.
    pub fn resolved(&self, surface: SurfaceId, code: Code) -> Code {
        let known = self.currencies.resolved.borrow().iter().find(|(s, _)| *s == surface).map(|(_, code)| *code);
        known.unwrap_or_else(|| {
            let code = self.resolve(surface, code);
            self.currencies.resolved.borrow_mut().push((surface, code));
            code
        })
    }

    fn resolve(&self, surface: SurfaceId, code: Code) -> Code {
        let all = self.gathered();
        let Some(major) = &self.by_code(code) else { return code };
        if all.named.iter().any(|(s, _)| self.code_of(*s) == Some(code)) {
            return code;
        }
        let named = all.named.iter().filter(|(s, _)| rivals(major, &self.name(*s)));
        if let Some((rival, _)) = named.max_by_key(|(_, n)| *n) {
            return self.code_of(*rival).unwrap_or(code);
        }
        let ambiguous =
            self.name(surface).attribute("ambiguous").is_some() || major.attribute("kind") != Some("reserve");
        let home = all.countries.iter().any(|(c, _)| *c == code);
        if !ambiguous || home {
            return code;
        }
        let told = all.countries.iter().filter(|(c, _)| self.by_code(*c).is_some_and(|name| same_word(major, &name)));
        told.max_by_key(|(_, n)| *n).map_or(code, |(c, _)| *c)
    }

    fn code_of(&self, surface: SurfaceId) -> Option<Code> {
        code(&self.name(surface))
    }

    /// The currency whose ISO code this is.
    fn by_code(&self, code: Code) -> Option<Name<'a>> {
        let pack = self.context.pack;
        let word = pack.vocabulary.id(&code.as_str().to_lowercase());
        let mut hits = Vec::new();
        pack.phrases.find(&[word], &mut hits);
        hits.iter().find_map(|hit| match hit.payload {
            Payload::Surface(s) => {
                Some(self.name(s)).filter(|n| n.kind == Kind::CURRENCY && self::code(n) == Some(code))
            }
            _ => None,
        })
    }
}

fn code(name: &Name<'_>) -> Option<Code> {
    name.attribute("code").and_then(Code::new)
}

fn count<T: PartialEq>(counts: &mut Vec<(T, u32)>, key: Option<T>) {
    let Some(key) = key else { return };
    match counts.iter_mut().find(|(k, _)| *k == key) {
        Some((_, n)) => *n += 1,
        None => counts.push((key, 1)),
    }
}

/// Whether `other` is written with the bare sign or word of `major` and something before it ("A$", "Chilean peso").
fn rivals(major: &Name, other: &Name) -> bool {
    if major.name() == other.name() {
        return false;
    }
    let bare = |name: &Name| -> Option<char> {
        let signs = name.attribute("signs")?;
        signs
            .split('|')
            .filter(|s| s.chars().count() == 1)
            .find_map(|s| s.chars().next().filter(|c| !c.is_alphanumeric()))
    };
    let shares = bare(major).is_some_and(|sign| {
        let signs = other.attribute("signs").unwrap_or_default();
        !listed(signs, sign.encode_utf8(&mut [0; 4])) && signs.split('|').any(|s| s.ends_with(sign))
    });
    shares || same_word(major, other)
}

/// Whether both end in the same word ("Mexican peso", "Chilean peso").
fn same_word(one: &Name, other: &Name) -> bool {
    let last = |name: &Name| name.name().rsplit(' ').next().map(str::to_lowercase);
    one.name() != other.name() && last(one) == last(other)
}
