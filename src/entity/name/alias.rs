//! A full name seen once licenses its short forms in the whole article: surnames, first words of companies, acronyms.

use super::capitals::is_ordinary;
use super::mark::Mark;
use super::page::Page;
use super::{Called, Name, evidence, key, name, ticker};
use crate::entity::table::{Table, mix};
use crate::pack::{Kind, WordClass, key_of};
use crate::text::TokenRange;

/// Longest short form, in tokens.
const LONGEST: usize = 5;

/// The names that a short form may stand for: indexes of names found, [`NOBODY`] for none.
#[derive(Clone, Copy)]
struct Owners {
    /// The name that the form is short for.
    name: u32,
    /// The company whose name of several words it is, without the legal form.
    core: u32,
    /// The company whose first word it is, a usual word ("Sun").
    usual: u32,
    /// The company whose first word it is, a place as well.
    place: u32,
}

const NOBODY: u32 = u32::MAX;

impl Default for Owners {
    fn default() -> Self {
        Self { name: NOBODY, core: NOBODY, usual: NOBODY, place: NOBODY }
    }
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

/// Gives a short form its owner, unless another name had it before.
fn own(slot: &mut u32, index: usize) {
    if *slot == NOBODY {
        *slot = index as u32;
    }
}

/// The index of an owner.
fn owner(slot: u32) -> Option<usize> {
    (slot != NOBODY).then_some(slot as usize)
}

/// Short forms of the article's names; reused from article to article.
#[derive(Default)]
pub struct Aliases {
    by_key: Table<Owners>,
    /// First words of the forms: nearly all other words are passed over with one look.
    firsts: Firsts,
    /// First words of the forms added last.
    fresh: Firsts,
    /// Capitals at which short forms may begin: most are taken by names already.
    open: Vec<u32>,
    /// Tokens of the longest form, at most [`LONGEST`].
    longest: usize,
    /// Names to add, by [`turn_of`].
    turns: [Vec<u32>; 3],
    letters: String,
}

impl Aliases {
    /// Joins short forms among `found` to their full names and appends those that were not found yet. Names from `from`
    /// on are new since the last call for this article; 0 begins an article.
    pub fn find(&mut self, page: &mut Page, found: &mut Vec<Name>, from: usize) {
        if from == 0 {
            self.start(page);
        }
        self.fresh = Firsts::default();
        self.take_turns(page, found, from);
        self.judge(page, found);
        self.call(page, found);
        self.scan(page, found);
    }

    /// Begins an article.
    fn start(&mut self, page: &Page) {
        self.by_key.clear();
        self.firsts = Firsts::default();
        self.longest = 0;
        self.open.clear();
        self.open.extend(page.sheet.capitals.iter().filter(|at| is_open(page, **at as usize)));
    }

    /// Adds the names from `from` on: full names first; what stands before a code in a headline is often cut short.
    fn take_turns(&mut self, page: &Page, found: &[Name], from: usize) {
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
        own(&mut self.owners(page, tokens).name, index);
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
                own(&mut owners.name, index);
                if it.rule == "company.form" {
                    own(&mut owners.core, index);
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
            own(&mut owners.place, index);
        }
        if distinct && usual {
            own(&mut owners.usual, index);
        }
        if distinct && (!usual || alone) {
            own(&mut owners.name, index);
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
            own(&mut self.owners_at(key, key, 1).name, index);
        }
    }

    /// The names that `tokens` may be a short form of.
    fn owners_of(&self, page: &Page, tokens: TokenRange) -> Option<Owners> {
        self.by_key.get(key::name(page, tokens))
    }

    /// A person of whom the article names a company so, and a listed place or company that is the surname of a person
    /// whom the article names in full, or the front of a company's name, are that, unless what stands around them
    /// speaks against.
    fn judge(&self, page: &Page, found: &mut [Name]) {
        for index in 0..found.len() {
            let it = &found[index];
            let doubtful = match it.kind {
                Kind::PERSON => it.rule == "person.given",
                Kind::PLACE | Kind::COMPANY => it.tokens.len() == 1,
                _ => false,
            };
            let owners = doubtful.then(|| self.owners_of(page, it.tokens)).flatten();
            let Some(owners) = owners else { continue };
            if let Some((owner, kind)) = self.real(page, it, owners, found) {
                let owner = &found[owner];
                let country = if kind == Kind::PERSON { None } else { owner.country };
                found[index] = Name { kind, called: owner.full(page.cx), country, rule: "alias", ..*it };
            }
        }
    }

    /// The name that `it` is short for although it was taken for something else, and the kind that it has.
    fn real(&self, page: &Page, it: &Name, owners: Owners, found: &[Name]) -> Option<(usize, Kind)> {
        if it.kind == Kind::PERSON {
            return owner(owners.core).map(|company| (company, Kind::COMPANY));
        }
        let longer = owner(owners.place).filter(|_| it.kind == Kind::PLACE);
        let surname = |full: &Name| {
            full.kind == Kind::PERSON
                && full.tokens.len() > 1
                && page.key(full.tokens.end as usize - 1) == page.key(it.tokens.start as usize)
        };
        let person = owner(owners.name).filter(|person| surname(&found[*person]));
        if longer.is_none() && person.is_none() {
            return None;
        }
        let (company, place) = (evidence::company(page, it.tokens), evidence::place(page, it.tokens));
        match longer {
            Some(longer) if company > place => Some((longer, Kind::COMPANY)),
            _ => person.filter(|_| company < 2 && place < 2).map(|person| (person, Kind::PERSON)),
        }
    }

    /// Gives short names among `found` the name of their full form.
    fn call(&self, page: &Page, found: &mut [Name]) {
        for index in 0..found.len() {
            if found[index].called != Called::Written {
                continue;
            }
            let owners = self.owners_of(page, found[index].tokens);
            let full = |owners: Owners| match owner(owners.name).filter(|owner| *owner != index) {
                None if found[index].rule == ticker::RULE => owner(owners.usual),
                owner => owner,
            };
            let Some(owner) = owners.and_then(full) else { continue };
            if owner != index && found[owner].kind == found[index].kind {
                found[index].called = found[owner].full(page.cx);
                found[index].country = found[index].country.or(found[owner].country);
            }
        }
    }

    /// Appends the short forms in what no name has taken yet.
    fn scan(&mut self, page: &mut Page, found: &mut Vec<Name>) {
        let mut free = 0;
        for at in &self.open {
            if *at < free || !self.may_begin(page, *at as usize) {
                continue;
            }
            if let Some((tokens, owner)) = self.longest(page, found, *at as usize) {
                let owner = found[owner];
                let (called, country) = (owner.full(page.cx), owner.country);
                found.push(Name { called, country, ..name(tokens, owner.kind, "alias") });
                page.take(tokens, owner.kind);
                free = tokens.end;
            }
        }
    }

    /// Whether a short form may begin at the capital `at`. Where none is taken, forms of an earlier call stand no more
    /// than they did then.
    #[inline]
    fn may_begin(&self, page: &Page, at: usize) -> bool {
        let firsts = if page.has(at, Mark::TAKEN) { &self.firsts } else { &self.fresh };
        is_open(page, at) && firsts.may_hold(first_word(page, at as u32))
    }

    /// The longest short form that begins at the capital `at`.
    fn longest(&self, page: &Page, found: &[Name], at: usize) -> Option<(TokenRange, usize)> {
        let taken = page.has(at, Mark::TAKEN);
        let mut best = None;
        let mut key = key::SEED;
        for end in at + 1..=(at + self.longest).min(page.len()) {
            if end > at + 1 && (page.has(end - 1, Mark::TAKEN) || !page.joined(end - 1)) {
                break;
            }
            key = mix(key, page.key(end - 1));
            let Some(owners) = self.by_key.get(key) else { continue };
            let tokens = TokenRange::new(at as u32, end as u32);
            if tokens.len() == 1 && !taken {
                best = owner(owners.usual).filter(|_| stands_alone(page, at)).map(|owner| (tokens, owner));
            }
            let owner = owner(owners.name).filter(|_| tokens.len() > 1 || !taken);
            if let Some(owner) = owner.filter(|owner| fits(page, tokens, &found[*owner])) {
                best = Some((tokens, owner));
            }
        }
        best
    }
}

/// The key of the form of one word that token `at` is.
#[inline]
fn first_word(page: &Page, at: u32) -> u64 {
    mix(key::SEED, page.key(at as usize))
}

/// Whether a short form may begin at the capital `at` as far as the names found there go: a lone place may turn out to
/// be the front of a longer name ("CLEVELAND TOOLS").
fn is_open(page: &Page, at: usize) -> bool {
    let mark = page.sheet.marks[at];
    !mark.any(Mark::TAKEN) || mark.any(Mark::GEO) && !page.has(at + 1, Mark::TAKEN)
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

/// Whether the capital of a usual word means something, and no other name stands beside it.
fn stands_alone(page: &Page, at: usize) -> bool {
    let beside = |at: usize| page.has(at, Mark::NAME.with(Mark::DOUBT));
    let crowded = || beside(at + 1) || at > 0 && beside(at - 1);
    page.has(at, Mark::SURE) && !page.has(at, Mark::HEADLINE) && !crowded()
}

/// Whether a short form may stand here: an ordinary word only where its capital means something, an acronym in
/// capitals, a surname not before another name.
fn fits(page: &Page, tokens: TokenRange, owner: &Name) -> bool {
    let at = tokens.start as usize;
    if tokens.len() > 1 {
        return true;
    }
    let sure = page.has(at, Mark::SURE.with(Mark::HEADLINE)) || !page.has(at, Mark::DOUBT);
    let initials = || {
        owner.tokens.len() > 2 && page.key(at) != page.key(owner.tokens.start as usize) && owner.kind != Kind::PERSON
    };
    sure && (!page.cx.word(at).chars().any(char::is_lowercase) || !initials())
}
