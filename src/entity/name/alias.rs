//! A full name seen once licenses its short forms in the whole article: surnames, first words of companies, acronyms.

use super::acronym::full_name;
use super::capitals::{Case, is_capital, is_function, is_ordinary};
use super::page::{Mark, Page};
use super::{evidence, key, known};
use crate::entity::Candidate;
use crate::pack::{Kind, Vocabulary, WordClass};
use crate::text::TokenRange;
use crate::text::english::WordId;

/// Longest short form, in tokens.
const LONGEST: usize = 5;

/// Short forms by key, each with the index of the name that licenses it.
#[derive(Default)]
struct Aliases {
    by_key: key::Map<usize>,
    /// Companies' names of several words without their forms.
    cores: key::Map<usize>,
    /// First words of companies that are usual words ("Sun").
    usual: key::Map<usize>,
    /// First words of companies that are places as well.
    places: key::Map<usize>,
}

/// Joins short forms among `found` to their full names and appends those that were not found yet.
pub fn find(page: &mut Page, found: &mut Vec<Candidate>) {
    let mut aliases = Aliases::default();
    for (index, candidate) in found.iter().enumerate().filter(|(_, c)| c.tokens.len() > 1) {
        aliases.add(page, candidate, index);
    }
    for (index, candidate) in found.iter().enumerate().filter(|(_, c)| c.tokens.len() == 1) {
        aliases.add(page, candidate, index);
    }
    aliases.surnames(page, found);
    aliases.name(page, found);
    let short = aliases.scan(page, found);
    for candidate in short {
        page.take(candidate.tokens, candidate.kind);
        found.push(candidate);
    }
}

impl Aliases {
    fn add(&mut self, page: &Page, candidate: &Candidate, index: usize) {
        match candidate.kind {
            Kind::PERSON => self.person(page, candidate.tokens, index),
            Kind::COMPANY => self.company(page, candidate, index),
            Kind::ORGANIZATION => self.organization(page, candidate.tokens, index),
            Kind::PLACE | Kind::DEPOSIT | Kind::FACILITY => self.insert(page, candidate.tokens, index),
            _ => {}
        }
    }

    fn insert(&mut self, page: &Page, tokens: TokenRange, index: usize) {
        if !tokens.is_empty() {
            self.by_key.entry(key::name(page, tokens)).or_insert(index);
        }
    }

    fn person(&mut self, page: &Page, tokens: TokenRange, index: usize) {
        let mut end = tokens.end;
        while end > tokens.start + 1
            && matches!(page.cx.word(end as usize - 1), "Jr" | "Sr" | "." | "," | "II" | "III" | "IV" | "Jr.")
        {
            end -= 1;
        }
        if end - tokens.start < 2 {
            return;
        }
        self.insert(page, TokenRange::new(tokens.start, end), index);
        let mut last = end - 1;
        self.insert(page, TokenRange::new(last, end), index);
        while last > tokens.start + 1 && page.has(last as usize - 1, Mark::NAME) == page.is(last as usize - 1, "-") {
            last -= 1;
            self.insert(page, TokenRange::new(last, end), index);
        }
        let given = page.cx.pack.word_class(page.cx.id(tokens.start as usize)).any(WordClass::GIVEN);
        if given {
            self.insert(page, TokenRange::new(tokens.start, tokens.start + 1), index);
        }
    }

    fn company(&mut self, page: &Page, candidate: &Candidate, index: usize) {
        let TokenRange { start, end } = candidate.tokens;
        self.insert(page, candidate.tokens, index);
        let mut core = end;
        while core > start + 1 && self.closes(page, core as usize - 1) {
            core -= 1;
            let joint = matches!(page.cx.word(core as usize - 1), "." | "," | "&" | "and" | "of" | "-");
            if core > start + 1 && !joint && candidate.rule == "company.form" {
                self.cores.entry(key::name(page, TokenRange::new(start, core))).or_insert(index);
            }
            if core > start + 1 && !joint {
                self.insert(page, TokenRange::new(start, core), index);
            }
        }
        let ordinary = |at: u32| is_ordinary(page.cx, at as usize);
        if core - start > 2 && !(ordinary(start) && ordinary(start + 1)) {
            self.insert(page, TokenRange::new(start, start + 2), index);
        }
        let first = start as usize;
        let glued = page.cx.tokens().get(first + 1).is_some_and(|next| next.glued) && core - start > 1;
        let distinct = !glued && !page.has(first, Mark::GEO) && page.cx.tokens()[first].span.len() > 1;
        let class = page.cx.pack.word_class(page.cx.id(first));
        if page.has(first, Mark::GEO) && candidate.tokens.len() > 1 {
            let place = key::name(page, TokenRange::new(start, start + 1));
            self.places.entry(place).or_insert(index);
        }
        if distinct && class.any(WordClass::USUAL) && core > start {
            self.usual.entry(key::name(page, TokenRange::new(start, start + 1))).or_insert(index);
        }
        if distinct && (!class.any(WordClass::USUAL) || candidate.tokens.len() == 1) && core > start {
            self.insert(page, TokenRange::new(start, start + 1), index);
        }
        self.initials(page, candidate.tokens, index);
    }

    /// Whether a token at the end of a company's name may be left out: a form, or what joins it to the name.
    fn closes(&self, page: &Page, at: usize) -> bool {
        page.has(at, Mark::FORM) || matches!(page.cx.word(at), "." | "," | "&" | "and" | "of" | "-")
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
        let capitals = tokens
            .indices()
            .filter(|at| is_capital(page.cx, *at) && !page.has(*at, Mark::FORM) || page.has(*at, Mark::HEAD));
        let letters: String =
            capitals.filter_map(|at| page.cx.word(at).chars().next()).flat_map(char::to_lowercase).collect();
        if letters.chars().count() >= 3 {
            self.by_key.entry(text_key(&page.cx.pack.vocabulary, &letters)).or_insert(index);
        }
    }

    /// A listed place or company that is the surname of a person whom the article names in full is that person, unless
    /// what stands around it speaks against.
    fn surnames(&self, page: &Page, found: &mut [Candidate]) {
        for index in 0..found.len() {
            let it = &found[index];
            if let Some(owner) = self.cores.get(&key::name(page, it.tokens)).filter(|_| it.rule == "person.given") {
                let owner = &found[*owner];
                let (name, country) = (full_name(page, owner).into(), owner.country);
                found[index] = Candidate { kind: Kind::COMPANY, name, country, rule: "alias", ..it.clone() };
                continue;
            }
            let it = &found[index];
            let single = it.tokens.len() == 1 && matches!(it.kind, Kind::PLACE | Kind::COMPANY);
            let key = key::name(page, it.tokens);
            let (company, place) = (evidence::company(page, it.tokens), evidence::place(page, it.tokens));
            if let Some(owner) = self.places.get(&key).filter(|_| it.kind == Kind::PLACE && single && company > place) {
                let owner = &found[*owner];
                let (name, country) = (full_name(page, owner).into(), owner.country);
                found[index] = Candidate { kind: Kind::COMPANY, name, country, rule: "alias", ..it.clone() };
                continue;
            }
            let Some(owner) = self.by_key.get(&key).filter(|_| single) else { continue };
            let owner = &found[*owner];
            let last = TokenRange::new(owner.tokens.end - 1, owner.tokens.end);
            let person = owner.kind == Kind::PERSON && owner.tokens.len() > 1 && key::name(page, last) == key;
            if person && company < 2 && place < 2 {
                let name = full_name(page, owner).into();
                found[index] = Candidate { kind: Kind::PERSON, name, country: None, rule: "alias", ..it.clone() };
            }
        }
    }

    /// Gives short names among `found` the name of their full form.
    fn name(&self, page: &Page, found: &mut [Candidate]) {
        for index in 0..found.len() {
            let Some(owner) = self.by_key.get(&key::name(page, found[index].tokens)).copied() else { continue };
            let same = owner != index && found[owner].kind == found[index].kind;
            if same && found[index].name.is_empty() {
                found[index].name = full_name(page, &found[owner]).into();
                found[index].country = found[index].country.or(found[owner].country);
            }
        }
    }

    /// The short forms in what no name has taken yet.
    fn scan(&self, page: &Page, found: &[Candidate]) -> Vec<Candidate> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < page.marks.len() {
            match self.longest(page, found, at) {
                Some((tokens, owner)) => {
                    let owner = &found[owner];
                    out.push(known(page, tokens, owner.kind, "alias", &full_name(page, owner), owner.country));
                    at = tokens.end as usize;
                }
                None => at += 1,
            }
        }
        out
    }

    fn longest(&self, page: &Page, found: &[Candidate], at: usize) -> Option<(TokenRange, usize)> {
        // A lone place may turn out to be the front of a longer name ("CLEVELAND TOOLS").
        let front = page.has(at, Mark::GEO) && !page.has(at + 1, Mark::TAKEN);
        let taken = page.has(at, Mark::TAKEN) && !front;
        if taken || !is_capital(page.cx, at) || is_function(page.cx, at, page.case_at(at)) {
            return None;
        }
        let mut best = self.usual(page, at);
        for end in at + 1..=(at + LONGEST).min(page.marks.len()) {
            if end > at + 1 && (page.has(end - 1, Mark::TAKEN) || !page.joined(end - 1)) {
                break;
            }
            let tokens = TokenRange::new(at as u32, end as u32);
            if end == at + 1 && page.has(at, Mark::TAKEN) {
                continue;
            }
            let owner = self.by_key.get(&key::name(page, tokens)).copied();
            if let Some(owner) = owner.filter(|owner| fits(page, tokens, &found[*owner])) {
                best = Some((tokens, owner));
            }
        }
        best
    }
}

impl Aliases {
    /// A usual word that is a company's first one, where its capital means something and it stands alone.
    fn usual(&self, page: &Page, at: usize) -> Option<(TokenRange, usize)> {
        let beside = |at: usize| page.has(at, Mark::NAME.with(Mark::DOUBT));
        let free = page.has(at, Mark::SURE) && !page.has(at, Mark::TAKEN);
        let crowded = beside(at + 1) || at > 0 && beside(at - 1);
        let alone = free && !crowded;
        let tokens = TokenRange::new(at as u32, at as u32 + 1);
        let owner = self.usual.get(&key::name(page, tokens)).filter(|_| alone && page.case_at(at) == Case::Normal)?;
        Some((tokens, *owner))
    }
}

/// Whether a short form may stand here: an ordinary word only where its capital means something, an acronym in
/// capitals, a surname not before another name.
fn fits(page: &Page, tokens: TokenRange, owner: &Candidate) -> bool {
    let at = tokens.start as usize;
    if tokens.len() > 1 {
        return true;
    }
    let sure = page.has(at, Mark::SURE) || page.case_at(at) != Case::Normal || !page.has(at, Mark::DOUBT);
    let initials = owner.tokens.len() > 2
        && key::word(page, at) != key::word(page, owner.tokens.start as usize)
        && owner.kind != Kind::PERSON;
    let upper = page.cx.word(at).chars().all(|c| !c.is_lowercase());
    sure && (!initials || upper)
}

/// The key that [`key::name`] gives to a single word.
fn text_key(vocabulary: &Vocabulary, normal: &str) -> u64 {
    let word = match vocabulary.id(normal) {
        WordId::UNKNOWN => key::hash(normal) | 1 << 63,
        id => u64::from(id.0),
    };
    key::join(key::SEED, word)
}
