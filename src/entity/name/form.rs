//! The short forms that an article's names license, and the names that each may stand for.

use super::capitals::is_ordinary;
use super::mark::Mark;
use super::page::Page;
use super::{Name, key, ticker};
use crate::entity::table::{Table, mix};
use crate::pack::{Kind, WordClass, key_of};
use crate::text::TokenRange;

/// Longest short form, in tokens.
const LONGEST: usize = 5;

/// The index of a name found, or nobody.
#[derive(Clone, Copy)]
pub struct Owner(u32);

impl Default for Owner {
    fn default() -> Self {
        Self(u32::MAX)
    }
}

impl Owner {
    /// The index, where there is one.
    #[inline]
    pub fn index(self) -> Option<usize> {
        (self.0 != u32::MAX).then_some(self.0 as usize)
    }

    /// Gives a short form its owner, unless another name had it before.
    fn own(&mut self, index: usize) {
        if self.index().is_none() {
            self.0 = index as u32;
        }
    }
}

/// The names that a short form may stand for.
#[derive(Clone, Copy, Default)]
pub struct Owners {
    /// The name that the form is short for.
    pub name: Owner,
    /// The company whose name of several words it is, without the legal form.
    pub core: Owner,
    /// The company whose first word it is, a usual word ("Sun").
    pub usual: Owner,
    /// The company whose first word it is, a place as well.
    pub place: Owner,
}

/// Bits of keys of words.
#[derive(Default)]
struct Firsts([u64; 16]);

impl Firsts {
    fn insert(&mut self, word: u64) {
        self.0[(word >> 6 & 15) as usize] |= 1 << (word & 63);
    }

    #[inline]
    fn may_hold(&self, word: u64) -> bool {
        self.0[(word >> 6 & 15) as usize] >> (word & 63) & 1 == 1
    }
}

/// Short forms of the article's names; reused from article to article.
#[derive(Default)]
pub struct Forms {
    by_key: Table<Owners>,
    /// First words of the forms: nearly all other words are passed over with one look.
    firsts: Firsts,
    /// First words of the forms added last.
    fresh: Firsts,
    /// Tokens of the longest form, at most [`LONGEST`].
    pub longest: usize,
    /// Names to add, by [`turn_of`].
    turns: [Vec<u32>; 3],
    letters: String,
}

impl Forms {
    /// Begins an article.
    pub fn clear(&mut self) {
        self.by_key.clear();
        self.firsts = Firsts::default();
        self.longest = 0;
    }

    /// The names that the form with this key ([`key::name`]) may stand for.
    #[inline]
    pub fn owners_of(&self, key: u64) -> Option<Owners> {
        self.by_key.get(key)
    }

    /// Whether a form may begin with the word at `at`.
    #[inline]
    pub fn may_begin(&self, page: &Page, at: u32) -> bool {
        self.firsts.may_hold(first_word(page, at))
    }

    /// Whether a form that was added last may begin with the word at `at`.
    #[inline]
    pub fn may_begin_anew(&self, page: &Page, at: u32) -> bool {
        self.fresh.may_hold(first_word(page, at))
    }

    /// Adds the forms of the names from `from` on: full names first; what stands before a code in a headline is often cut short.
    pub fn add_all(&mut self, page: &Page, found: &[Name], from: usize) {
        self.fresh = Firsts::default();
        let mut turns = std::mem::take(&mut self.turns);
        turns.iter_mut().for_each(Vec::clear);
        for (it, index) in found.iter().zip(0..).skip(from) {
            if let Some(turn) = turn_of(it) {
                turns[turn].push(index);
            }
        }
        for index in turns.iter().flatten() {
            self.add(page, &found[*index as usize], *index as usize);
        }
        self.turns = turns;
    }

    fn add(&mut self, page: &Page, it: &Name, index: usize) {
        match it.kind {
            Kind::PERSON => self.person(page, it.tokens, index),
            Kind::COMPANY => self.company(page, it, index),
            Kind::ORGANIZATION => self.organization(page, it.tokens, index),
            Kind::PLACE | Kind::DEPOSIT | Kind::FACILITY => self.insert(page, it.tokens, index),
            _ => {}
        }
    }

    /// The owners of the form that `tokens` write, to add one.
    fn owners(&mut self, page: &Page, tokens: TokenRange) -> &mut Owners {
        let first = first_word(page, tokens.start);
        self.owners_at(first, key::name(page, tokens), tokens.len())
    }

    /// The owners of the form of so many tokens that has this key, to add one; `first` is its first word.
    fn owners_at(&mut self, first: u64, key: u64, tokens: u32) -> &mut Owners {
        self.firsts.insert(first);
        self.fresh.insert(first);
        self.longest = self.longest.max(tokens as usize).min(LONGEST);
        self.by_key.entry(key, Owners::default())
    }

    fn insert(&mut self, page: &Page, tokens: TokenRange, index: usize) {
        self.owners(page, tokens).name.own(index);
    }

    fn person(&mut self, page: &Page, tokens: TokenRange, index: usize) {
        let TokenRange { start, mut end } = tokens;
        let generation =
            |at: u32| matches!(page.cx.word(at as usize), "Jr" | "Sr" | "." | "," | "II" | "III" | "IV" | "Jr.");
        while end > start + 1 && generation(end - 1) {
            end -= 1;
        }
        if end - start < 2 {
            return;
        }
        self.insert(page, TokenRange::new(start, end), index);
        let mut last = end - 1;
        self.insert(page, TokenRange::new(last, end), index);
        while last > start + 1 && page.has(last as usize - 1, Mark::NAME) == page.is_sign(last as usize - 1, "-") {
            last -= 1;
            self.insert(page, TokenRange::new(last, end), index);
        }
        if page.cx.word_class(start as usize).any(WordClass::GIVEN) {
            self.insert(page, TokenRange::new(start, start + 1), index);
        }
    }

    fn company(&mut self, page: &Page, it: &Name, index: usize) {
        let TokenRange { start, end } = it.tokens;
        self.insert(page, it.tokens, index);
        let mut core = end;
        while core > start + 1 && closes(page, core as usize - 1) {
            core -= 1;
            if core > start + 1 && !is_joint(page.cx.word(core as usize - 1)) {
                let owners = self.owners(page, TokenRange::new(start, core));
                owners.name.own(index);
                if it.rule == "company.form" {
                    owners.core.own(index);
                }
            }
        }
        let ordinary = |at: u32| is_ordinary(page.cx, at as usize);
        if core - start > 2 && !(ordinary(start) && ordinary(start + 1)) {
            self.insert(page, TokenRange::new(start, start + 2), index);
        }
        self.first_word(page, it.tokens, core, index);
        self.initials(page, it.tokens, index);
    }

    /// The first word of a company's name, the forms of which begin at `core`.
    fn first_word(&mut self, page: &Page, tokens: TokenRange, core: u32, index: usize) {
        let first = tokens.start as usize;
        let long = core - tokens.start > 1;
        let glued = long && page.cx.tokens().get(first + 1).is_some_and(|next| next.glued);
        let place = page.has(first, Mark::GEO);
        let distinct = !glued && !place && page.cx.tokens()[first].span.len() > 1 && core > tokens.start;
        let usual = page.cx.word_class(first).any(WordClass::USUAL);
        let alone = tokens.len() == 1;
        if !distinct && (!place || alone) {
            return;
        }
        let owners = self.owners(page, TokenRange::new(tokens.start, tokens.start + 1));
        if place && !alone {
            owners.place.own(index);
        }
        if distinct && usual {
            owners.usual.own(index);
        }
        if distinct && (!usual || alone) {
            owners.name.own(index);
        }
    }

    fn organization(&mut self, page: &Page, tokens: TokenRange, index: usize) {
        self.insert(page, tokens, index);
        let of = tokens.indices().find(|at| matches!(page.cx.word(*at), "of" | "for"));
        if let Some(of) = of.filter(|of| *of as u32 - tokens.start >= 2) {
            self.insert(page, TokenRange::new(tokens.start, of as u32), index);
        }
        self.initials(page, tokens, index);
    }

    /// The acronym of a name of three words and more.
    fn initials(&mut self, page: &Page, tokens: TokenRange, index: usize) {
        if tokens.len() < 3 {
            return;
        }
        let spelt = |at: &usize| page.has(*at, Mark::HEAD) || page.has(*at, Mark::SHAPED) && !page.has(*at, Mark::FORM);
        self.letters.clear();
        for first in tokens.indices().filter(spelt).filter_map(|at| page.cx.word(at).chars().next()) {
            match first.is_ascii() {
                true => self.letters.push(first.to_ascii_lowercase()),
                false => self.letters.extend(first.to_lowercase()),
            }
        }
        if self.letters.chars().nth(2).is_some() {
            let key = mix(key::SEED, key_of(&self.letters).0);
            self.owners_at(key, key, 1).name.own(index);
        }
    }
}

/// The key of the form of one word that token `at` is.
#[inline]
fn first_word(page: &Page, at: u32) -> u64 {
    mix(key::SEED, page.key(at as usize))
}

/// When a name is looked at: 0 is first; `None` for those that have no short forms.
fn turn_of(it: &Name) -> Option<usize> {
    let firm = matches!(it.kind, Kind::COMPANY | Kind::ORGANIZATION);
    if !firm && !matches!(it.kind, Kind::PERSON | Kind::PLACE | Kind::DEPOSIT | Kind::FACILITY) {
        return None;
    }
    Some(match it.tokens.len() {
        _ if firm && it.rule == ticker::RULE => 2,
        1 => 1,
        _ => 0,
    })
}

/// Whether a token at the end of a company's name may be left out: a form, or what joins it to the name.
fn closes(page: &Page, at: usize) -> bool {
    page.has(at, Mark::FORM) || is_joint(page.cx.word(at))
}

fn is_joint(word: &str) -> bool {
    matches!(word, "." | "," | "&" | "and" | "of" | "-")
}
