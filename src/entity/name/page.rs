//! The article as the recognisers of names see it.

use super::capitals::{self, Doubts};
use super::mark::Mark;
use super::{Name, key, person, run};
use crate::entity::Context;
use crate::pack::{Kind, Sense, Surface, Traits};
use crate::text::TokenRange;

/// A form of a list, found in the case that the list allows.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    pub tokens: TokenRange,
    pub surface: Surface,
}

/// Most tokens that a pattern may take for one name: keeps the work in proportion to the text, whatever it holds.
pub const LONGEST: usize = 20;

/// What is written down about an article; the buffers are reused from article to article.
#[derive(Default)]
pub struct Sheet {
    /// By token.
    pub marks: Vec<Mark>,
    /// By token: [`key::of_word`] of those with capitals, 0 for those that were not asked for yet.
    pub keys: Vec<u64>,
    /// Tokens with capitals that may belong to a name, in order.
    pub capitals: Vec<u32>,
    /// Capital runs: maximal stretches of tokens that may make up a name.
    pub runs: Vec<TokenRange>,
    /// Their stretches between titles: [`person::parts`].
    pub parts: Vec<TokenRange>,
    /// Forms of lists of entities, by start, then length.
    pub names: Vec<Listed>,
    /// Legal forms.
    pub forms: Vec<Listed>,
    /// Head nouns.
    pub heads: Vec<Listed>,
    /// How many words of sport there are.
    pub sport: usize,
    /// All forms of lists, before their case is looked at.
    pub listed: Vec<Listed>,
}

/// The article with everything that the recognisers of names ask for.
pub struct Page<'a> {
    pub cx: &'a Context<'a>,
    pub sheet: &'a mut Sheet,
}

impl Sheet {
    /// Adds a mark to all tokens of a range.
    pub fn mark_all(&mut self, tokens: TokenRange, mark: Mark) {
        for slot in &mut self.marks[tokens.indices()] {
            slot.add(mark);
        }
    }
}

impl<'a> Page<'a> {
    /// Reads the article.
    pub fn new(cx: &'a Context<'a>, sheet: &'a mut Sheet, doubts: &mut Doubts) -> Self {
        let Sheet { marks, keys, capitals, runs, parts, names, forms, heads, sport, .. } = sheet;
        marks.clear();
        marks.resize(cx.tokens().len(), Mark::NONE);
        keys.clear();
        keys.resize(cx.tokens().len(), 0);
        [names, forms, heads].into_iter().for_each(Vec::clear);
        capitals.clear();
        runs.clear();
        parts.clear();
        *sport = 0;
        let mut page = Self { cx, sheet };
        capitals::mark(&mut page, doubts);
        page.read_hits();
        run::find(&mut page);
        person::parts(&mut page);
        page
    }

    fn read_hits(&mut self) {
        let mut listed = std::mem::take(&mut self.sheet.listed);
        listed.clear();
        // The rows lie far apart: fetched one right after the other, they are waited for together.
        let hits = self.cx.hits.heads().iter().chain(self.cx.hits.names());
        listed.extend(hits.filter_map(|hit| {
            let surface = self.cx.pack.surface(hit.surface()?)?;
            Some(Listed { tokens: hit.tokens, surface })
        }));
        for it in &listed {
            if self.stands(it) {
                self.read(*it);
            }
        }
        self.sheet.listed = listed;
    }

    /// Whether a form names something and stands in the case that its list allows.
    fn stands(&self, it: &Listed) -> bool {
        let tokens = &self.cx.tokens()[it.tokens.indices()];
        self.cx.pack.fits(it.surface, self.cx.text(), tokens)
    }

    fn read(&mut self, it: Listed) {
        match it.surface.kind {
            Kind::LEGAL_FORM => {
                self.sheet.forms.push(it);
                let legal = if it.surface.sense.any(Sense::WEAK) { Mark::NONE } else { Mark::LEGAL };
                self.sheet.mark_all(it.tokens, Mark::FORM.with(legal));
            }
            Kind::HEAD => self.read_head(it),
            Kind::TITLE => self.mark_title(it),
            _ => {
                self.sheet.names.push(it);
                let long = it.tokens.len() > 1 && it.surface.kind != Kind::COMMODITY;
                let geographic =
                    matches!(it.surface.kind, Kind::COUNTRY | Kind::NATIONALITY | Kind::PLACE) && !it.surface.evidence;
                let listed = if long { Mark::LISTED } else { Mark::NONE };
                self.sheet.mark_all(it.tokens, listed.with(if geographic { Mark::GEO } else { Mark::NONE }));
            }
        }
    }

    fn read_head(&mut self, head: Listed) {
        let part = head.surface.sense.any(Sense::PART);
        let mark = match head.surface.sense.kind() {
            Some(Kind::COMPANY) if !part => Mark::FIRM,
            Some(Kind::COMPANY) if head.surface.sense.any(Sense::CUE) => Mark::OF_FIRMS,
            Some(Kind::COMMODITY) => return self.sheet.mark_all(head.tokens, Mark::TRADE),
            None if head.surface.sense.any(Sense::TEAM) => {
                self.sheet.sport += 1;
                return;
            }
            Some(Kind::PLACE) if !head.surface.sense.any(Sense::PREFIX) => Mark::HEAD.with(Mark::SITE),
            _ if part => Mark::HEAD,
            _ => Mark::NONE,
        };
        self.sheet.mark_all(head.tokens, mark);
        self.sheet.heads.push(head);
    }

    fn mark_title(&mut self, title: Listed) {
        let (first, last) = (title.tokens.start as usize, title.tokens.end as usize - 1);
        let honorific = title.surface.sense.any(Sense::HONORIFIC);
        let plural =
            || title.tokens.len() == 1 && self.cx.has(last, Traits::CAPITALISED) && self.cx.word(last).ends_with('s');
        let middle = || self.is_initial(first) && first > 0 && self.has(first - 1, Mark::SHAPED);
        let ambiguous = title.surface.evidence && !self.has(last + 1, Mark::SHAPED);
        if ambiguous || !honorific && plural() || middle() {
            return;
        }
        self.sheet.mark_all(title.tokens, if honorific { Mark::HONORIFIC } else { Mark::POSITION });
        self.sheet.marks[last].add(Mark::TITLE_END);
    }

    /// Marks the tokens of a name as taken; a commodity leaves its word to others.
    pub fn take(&mut self, tokens: TokenRange, kind: Kind) {
        if kind != Kind::COMMODITY {
            self.sheet.mark_all(tokens, Mark::TAKEN);
        }
    }

    /// Takes the tokens of all these names.
    pub fn take_all(&mut self, names: &[Name]) {
        names.iter().for_each(|name| self.take(name.tokens, name.kind));
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.sheet.marks.len()
    }

    /// The run that token `at` belongs to.
    pub fn run_at(&self, at: usize) -> Option<TokenRange> {
        let runs = &self.sheet.runs;
        let index = runs.partition_point(|run| run.end as usize <= at);
        runs.get(index).copied().filter(|run| run.has(at as u32))
    }

    /// The listed names that begin at token `at`, shortest first.
    pub fn names_at(&self, at: usize) -> impl Iterator<Item = &Listed> {
        let names = match self.cx.has(at, Traits::OPENS_NAME) {
            true => self.sheet.names.as_slice(),
            false => &[],
        };
        let first = names.partition_point(|n| (n.tokens.start as usize) < at);
        names[first..].iter().take_while(move |n| n.tokens.start as usize == at)
    }

    /// The key of token `at`.
    #[inline]
    pub fn key(&self, at: usize) -> u64 {
        match self.sheet.keys.get(at) {
            Some(0) | None => key::of_word(self.cx.id(at), self.cx.word(at)),
            Some(key) => *key,
        }
    }

    /// Whether token `at` has one of these marks; false past the end.
    #[inline]
    pub fn has(&self, at: usize, mark: Mark) -> bool {
        self.sheet.marks.get(at).is_some_and(|m| m.any(mark))
    }

    /// Whether token `at` stands in the same line or sentence as the one before, with nothing between but a space.
    pub fn joined(&self, at: usize) -> bool {
        self.cx.tokens().get(at).is_some_and(|token| token.breaks < 2)
    }

    /// Whether token `at` is this word, in any case.
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.cx.bytes(at).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether token `at` is this sign: punctuation or a symbol.
    #[inline]
    pub fn is_sign(&self, at: usize, sign: &str) -> bool {
        self.cx.has(at, Traits::PUNCT.with(Traits::SYMBOL)) && self.cx.bytes(at) == sign.as_bytes()
    }

    /// Whether token `at` is `'s` or a bare apostrophe after a plural.
    pub fn is_genitive(&self, at: usize) -> bool {
        matches!(self.cx.word(at), "'s" | "’s" | "'S" | "’S" | "'" | "’") && self.cx.tokens()[at].glued
    }

    /// Whether token `at` is a single capital letter, with or without its dot.
    #[inline]
    pub fn is_initial(&self, at: usize) -> bool {
        let begins = |bytes: &[u8]| matches!(bytes, [a, b, ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic());
        if !self.cx.has(at, Traits::WORD) || begins(self.cx.bytes(at)) {
            return false;
        }
        let letters = self.cx.word(at);
        letters.starts_with(char::is_uppercase) && letters.chars().filter(|c| c.is_alphabetic()).count() == 1
    }

    /// Whether a title ends right before token `at` ("Mr", "chief executive", a dot and a comma are passed over).
    pub fn title_before(&self, at: usize) -> Option<Mark> {
        let mut before = at.checked_sub(1).filter(|_| !self.has(at, Mark::FIRST))?;
        if matches!(self.cx.word(before), "." | ",") && before > 0 {
            before -= 1;
        }
        let mark = *self.sheet.marks.get(before)?;
        (mark.any(Mark::TITLED) && mark.any(Mark::TITLE_END)).then_some(mark)
    }
}
