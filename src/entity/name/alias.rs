//! A full name seen once licenses its short forms in the whole article: surnames, first words of companies, acronyms.

use super::form::{Forms, Owners};
use super::mark::Mark;
use super::page::Page;
use super::{Called, Name, evidence, key, name, ticker};
use crate::entity::table::mix;
use crate::pack::Kind;
use crate::text::TokenRange;

/// The short forms of an article and where they may stand; reused from article to article.
#[derive(Default)]
pub struct Aliases {
    forms: Forms,
    /// Capitals at which short forms may begin: most are taken by names already.
    open: Vec<u32>,
}

impl Aliases {
    /// Joins short forms among `found` to their full names and appends those that were not found yet. Names from `from`
    /// on are new since the last call for this article; 0 begins an article.
    pub fn find(&mut self, page: &mut Page, found: &mut Vec<Name>, from: usize) {
        if from == 0 {
            self.forms.clear();
            self.open.clear();
            self.open.extend(page.sheet.capitals.iter().filter(|at| is_open(page, **at)));
        }
        self.forms.add_all(page, found, from);
        self.judge(page, found);
        self.call(page, found);
        self.scan(page, found);
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
            let owners = doubtful.then(|| self.forms.owners_of(key::name(page, it.tokens))).flatten();
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
            return owners.core.index().map(|company| (company, Kind::COMPANY));
        }
        let longer = owners.place.index().filter(|_| it.kind == Kind::PLACE);
        let surname = |full: &Name| {
            full.kind == Kind::PERSON
                && full.tokens.len() > 1
                && page.key(full.tokens.end as usize - 1) == page.key(it.tokens.start as usize)
        };
        let person = owners.name.index().filter(|person| surname(&found[*person]));
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
            let owners = self.forms.owners_of(key::name(page, found[index].tokens));
            let full = |owners: Owners| match owners.name.index().filter(|owner| *owner != index) {
                None if found[index].rule == ticker::RULE => owners.usual.index(),
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
    fn scan(&self, page: &mut Page, found: &mut Vec<Name>) {
        let mut free = 0;
        for at in &self.open {
            if *at < free || !self.may_begin(page, *at) {
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
    fn may_begin(&self, page: &Page, at: u32) -> bool {
        is_open(page, at)
            && match page.has(at as usize, Mark::TAKEN) {
                true => self.forms.may_begin(page, at),
                false => self.forms.may_begin_anew(page, at),
            }
    }

    /// The longest short form that begins at the capital `at`.
    fn longest(&self, page: &Page, found: &[Name], at: usize) -> Option<(TokenRange, usize)> {
        let taken = page.has(at, Mark::TAKEN);
        let mut best = None;
        let mut key = key::SEED;
        for end in at + 1..=(at + self.forms.longest).min(page.len()) {
            if end > at + 1 && (page.has(end - 1, Mark::TAKEN) || !page.joined(end - 1)) {
                break;
            }
            key = mix(key, page.key(end - 1));
            let Some(owners) = self.forms.owners_of(key) else { continue };
            let tokens = TokenRange::new(at as u32, end as u32);
            if tokens.len() == 1 && !taken {
                best = owners.usual.index().filter(|_| stands_alone(page, at)).map(|owner| (tokens, owner));
            }
            let owner = owners.name.index().filter(|_| tokens.len() > 1 || !taken);
            if let Some(owner) = owner.filter(|owner| fits(page, tokens, &found[*owner])) {
                best = Some((tokens, owner));
            }
        }
        best
    }
}

/// Whether a short form may begin at the capital `at` as far as the names found there go: a lone place may turn out to
/// be the front of a longer name ("CLEVELAND TOOLS").
fn is_open(page: &Page, at: u32) -> bool {
    let mark = page.sheet.marks[at as usize];
    !mark.any(Mark::TAKEN) || mark.any(Mark::GEO) && !page.has(at as usize + 1, Mark::TAKEN)
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
