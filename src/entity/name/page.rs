//! The article as the recognisers of names see it.

use super::capitals::{self, Case};
use crate::entity::{Candidate, Context, overlap};
use crate::pack::{Kind, Payload, Sense, Surface};
use crate::text::{Shape, TokenKind, TokenRange};

/// What is known of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark(u32);

impl Mark {
    pub const NONE: Self = Self(0);
    /// May belong to a name.
    pub const NAME: Self = Self(1);
    /// Its capital means something.
    pub const SURE: Self = Self(2);
    /// An ordinary word whose capital grammar or the headline asks for.
    pub const DOUBT: Self = Self(4);
    /// Part of a position ("chief executive", "Prime Minister").
    pub const POSITION: Self = Self(8);
    /// Part of an honorific ("Mr", "Dr.").
    pub const HONORIFIC: Self = Self(16);
    /// Part of a name that was found.
    pub const TAKEN: Self = Self(32);
    /// First word of a sentence or quotation.
    pub const START: Self = Self(64);
    /// A month or weekday with a capital.
    pub const CALENDAR: Self = Self(128);
    /// Last token of a title.
    pub const TITLE_END: Self = Self(256);
    /// Part of a listed country, nationality or place.
    pub const GEO: Self = Self(512);
    /// Part of a legal form or of a word that closes company names.
    pub const FORM: Self = Self(1024);
    /// A head noun.
    pub const HEAD: Self = Self(2048);
    /// A noun for companies that isn't part of names ("the miner").
    pub const FIRM: Self = Self(4096);
    /// A word said of companies ("shares", "shareholders").
    pub const OF_FIRMS: Self = Self(8192);
    /// A noun for places ("city", "region").
    pub const SITE: Self = Self(16384);
    /// A word said of goods ("prices", "tonnes").
    pub const TRADE: Self = Self(65536);
    /// Part of a listed name of several words, which nothing may cut in two.
    pub const LISTED: Self = Self(32768);

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A form of a list, found in the case that the list allows.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    pub tokens: TokenRange,
    pub surface: Surface,
    pub kind: Kind,
    pub sense: Sense,
}

/// Most tokens that a pattern may take for one name: keeps the work in proportion to the text, whatever it holds.
pub const LONGEST: usize = 20;

/// The article with everything that the recognisers of names ask for.
pub struct Page<'c, 'a> {
    pub cx: &'c Context<'a>,
    /// How each sentence uses capitals.
    pub cases: Vec<Case>,
    /// By token.
    pub marks: Vec<Mark>,
    /// Forms of lists of entities, by start, then length.
    pub names: Vec<Listed>,
    /// Legal forms.
    pub forms: Vec<Listed>,
    /// Head nouns.
    pub heads: Vec<Listed>,
    /// How many words of sport there are.
    pub sport: usize,
    /// Capital runs: maximal stretches of tokens that may make up a name.
    pub runs: Vec<TokenRange>,
}

impl<'c, 'a> Page<'c, 'a> {
    /// Reads the article.
    pub fn new(cx: &'c Context<'a>) -> Self {
        let cases = cx.analysis.sentences.iter().map(|s| capitals::case_of(cx, s)).collect();
        let marks = vec![Mark::NONE; cx.tokens().len()];
        let (names, forms, heads, runs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut page = Self { cx, cases, marks, names, forms, heads, sport: 0, runs };
        page.read_hits();
        capitals::mark(&mut page);
        page.find_runs();
        page
    }

    fn read_hits(&mut self) {
        for hit in self.cx.hits {
            let Payload::Surface(id) = hit.payload else { continue };
            let Some(surface) = self.cx.pack.surface(id) else { continue };
            let entry = self.cx.pack.entry(surface.name);
            let (kind, sense) = (entry.kind, entry.sense);
            if matches!(kind, Kind::CURRENCY | Kind::UNIT) {
                continue;
            }
            let tokens = &self.cx.tokens()[hit.tokens.indices()];
            if !self.cx.pack.fits(surface, self.cx.text(), tokens) {
                continue;
            }
            let listed = Listed { tokens: hit.tokens, surface, kind, sense };
            match kind {
                Kind::LEGAL_FORM => {
                    self.forms.push(listed);
                    self.mark_all(hit.tokens, Mark::FORM);
                }
                Kind::HEAD => self.read_head(listed),
                Kind::TITLE => self.mark_title(listed),
                _ => self.names.push(listed),
            }
            if hit.tokens.len() > 1 && !matches!(kind, Kind::COMMODITY | Kind::LEGAL_FORM | Kind::HEAD | Kind::TITLE) {
                self.mark_all(hit.tokens, Mark::LISTED);
            }
            if matches!(kind, Kind::COUNTRY | Kind::NATIONALITY | Kind::PLACE) && !surface.evidence {
                self.mark_all(hit.tokens, Mark::GEO);
            }
        }
    }

    fn read_head(&mut self, head: Listed) {
        let part = head.sense.any(Sense::PART);
        let mark = match head.sense.kind() {
            Some(Kind::COMPANY) if !part => Mark::FIRM,
            Some(Kind::COMPANY) if head.sense.any(Sense::CUE) => Mark::OF_FIRMS,
            Some(Kind::COMMODITY) => return self.mark_all(head.tokens, Mark::TRADE),
            None if head.sense.any(Sense::TEAM) => {
                self.sport += 1;
                return;
            }
            Some(Kind::PLACE) if !head.sense.any(Sense::PREFIX) => Mark::HEAD.with(Mark::SITE),
            _ if part => Mark::HEAD,
            _ => Mark::NONE,
        };
        self.mark_all(head.tokens, mark);
        self.heads.push(head);
    }

    /// The run that token `at` belongs to.
    pub fn run_at(&self, at: usize) -> Option<TokenRange> {
        let index = self.runs.partition_point(|run| run.end as usize <= at);
        self.runs.get(index).copied().filter(|run| run.has(at as u32))
    }

    /// The listed names that begin at token `at`, shortest first.
    pub fn names_at(&self, at: usize) -> impl Iterator<Item = &Listed> {
        let first = self.names.partition_point(|n| (n.tokens.start as usize) < at);
        self.names[first..].iter().take_while(move |n| n.tokens.start as usize == at)
    }

    fn mark_title(&mut self, title: Listed) {
        let last = title.tokens.end as usize - 1;
        let plural =
            self.cx.tokens()[last].is_capital() && self.cx.word(last).ends_with('s') && title.tokens.len() == 1;
        let next_capital = capitals::is_capital(self.cx, last + 1);
        let honorific = title.sense.any(Sense::HONORIFIC);
        let first = title.tokens.start as usize;
        let middle = self.is_initial(first) && first > 0 && capitals::is_capital(self.cx, first - 1);
        if middle {
            return;
        }
        if (title.surface.evidence && !next_capital) || (plural && !honorific) {
            return;
        }
        self.mark_all(title.tokens, if honorific { Mark::HONORIFIC } else { Mark::POSITION });
        self.marks[last].add(Mark::TITLE_END);
    }

    /// Adds a mark to all tokens of a range.
    pub fn mark_all(&mut self, tokens: TokenRange, mark: Mark) {
        for slot in &mut self.marks[tokens.indices()] {
            slot.add(mark);
        }
    }

    /// Whether token `at` has one of these marks; false past the end.
    pub fn has(&self, at: usize, mark: Mark) -> bool {
        self.marks.get(at).is_some_and(|m| m.any(mark))
    }

    /// Whether token `at` stands in the same line or sentence as the one before, with nothing between but a space.
    pub fn joined(&self, at: usize) -> bool {
        self.cx.tokens().get(at).is_some_and(|token| token.breaks < 2)
    }

    /// Index of the sentence that token `at` stands in.
    pub fn sentence(&self, at: usize) -> usize {
        self.cx.analysis.sentences.partition_point(|s| s.tokens.end as usize <= at)
    }

    /// How the sentence of token `at` uses capitals.
    pub fn case_at(&self, at: usize) -> Case {
        self.cases.get(self.sentence(at)).copied().unwrap_or(Case::Normal)
    }

    /// Whether token `at` is this word, in any case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.cx.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether token `at` is `'s` or a bare apostrophe after a plural.
    pub fn is_genitive(&self, at: usize) -> bool {
        matches!(self.cx.word(at), "'s" | "’s" | "'S" | "’S" | "'" | "’") && self.cx.tokens()[at].glued
    }

    /// Whether token `at` is a single capital letter, with or without its dot.
    pub fn is_initial(&self, at: usize) -> bool {
        let Some(token) = self.cx.tokens().get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
        let letters = token.of(self.cx.text());
        letters.chars().filter(|c| c.is_alphabetic()).count() == 1 && letters.starts_with(char::is_uppercase)
    }

    /// Whether a title ends right before token `at` ("Mr", "chief executive", a dot and a comma are passed over).
    pub fn title_before(&self, at: usize) -> Option<Mark> {
        let mut before = at.checked_sub(1).filter(|before| self.sentence(*before) == self.sentence(at))?;
        if matches!(self.cx.word(before), "." | ",") && before > 0 {
            before -= 1;
        }
        let mark = *self.marks.get(before)?;
        let kinds = Mark::POSITION.with(Mark::HONORIFIC);
        (mark.any(kinds) && mark.any(Mark::TITLE_END)).then_some(mark)
    }

    fn find_runs(&mut self) {
        let mut at = 0;
        for index in 0..self.cx.analysis.sentences.len() {
            let end = self.cx.analysis.sentences[index].tokens.end as usize;
            while at < end {
                if !self.in_run(at) {
                    at += 1;
                    continue;
                }
                let start = at;
                at += 1;
                while let Some(next) = self.run_on(at, end) {
                    at = next;
                }
                if at - start > 1 || !self.is_initial(start) {
                    self.runs.push(TokenRange::new(self.with_number(start) as u32, at as u32));
                }
            }
        }
    }

    /// Start of the run with the number glued to its front ("3D Almar").
    fn with_number(&self, start: usize) -> usize {
        let number = |at: usize| self.cx.tokens()[at].kind == TokenKind::Number && self.cx.word(at).len() <= 3;
        match start.checked_sub(1) {
            Some(before) if self.cx.tokens()[start].glued && number(before) && !self.cx.tokens()[before].glued => {
                before
            }
            _ => start,
        }
    }

    fn in_run(&self, at: usize) -> bool {
        self.has(at, Mark::NAME) && !self.has(at, Mark::HONORIFIC)
    }

    /// The end of the run when it goes on at token `at`.
    fn run_on(&self, at: usize, end: usize) -> Option<usize> {
        let token = self.cx.tokens().get(at).filter(|t| at < end && t.breaks < 2)?;
        if self.in_run(at) {
            return Some(at + 1);
        }
        let word = token.of(self.cx.text());
        let next = at + 1 < end && self.in_run(at + 1) && self.joined(at + 1);
        let glued_next = self.cx.tokens().get(at + 1).is_some_and(|t| t.glued) && at + 1 < end;
        match word {
            "-" | "‐" | "‑" if token.glued && glued_next && !self.is_initial(at - 1) => {
                let lower = self.cx.tokens()[at + 1];
                let foreign = lower.shape == Shape::Lower && !capitals::is_ordinary(self.cx, at + 1);
                (next || foreign || self.foreign_tail(at)).then_some(at + 2)
            }
            "&" | "+" if next => Some(at + 2),
            "." if token.glued && next && (self.is_initial(at - 1) || self.is_abbreviation(at - 1)) => Some(at + 2),
            _ if is_particle(word) && self.opened(at - 1) && next => Some(at + 2),
            _ if is_particle(word)
                && self.opened(at - 1)
                && is_particle(self.cx.word(at + 1))
                && at + 2 < end
                && self.in_run(at + 2) =>
            {
                Some(at + 3)
            }
            _ if self.has(at, Mark::CALENDAR) && self.named_month(at) => Some(at + 1),
            _ => None,
        }
    }

    /// Whether a name at `at` may go on with a particle: not where a capital is only the sentence's.
    fn opened(&self, at: usize) -> bool {
        !self.has(at, Mark::START) || self.has(at, Mark::SURE)
    }

    /// "Wong Kwok-kin": a short lower-case word after the hyphen of a second name, no verb ("Royal Almar-led").
    fn foreign_tail(&self, hyphen: usize) -> bool {
        let names =
            hyphen > 1 && self.in_run(hyphen - 1) && self.in_run(hyphen - 2) && !self.has(hyphen - 1, Mark::GEO);
        let tail = self.cx.tokens()[hyphen + 1];
        let short = tail.shape == Shape::Lower && tail.span.len() <= 5;
        names
            && short
            && self.cx.verb(hyphen + 1).is_empty()
            && self.cx.class(hyphen + 1).is_empty()
            && !matches!(
                self.cx.word(hyphen + 1),
                "like" | "wing" | "born" | "style" | "era" | "area" | "wide" | "size" | "type" | "fed" | "themed"
            )
    }

    fn is_abbreviation(&self, at: usize) -> bool {
        matches!(self.cx.word(at), "St" | "Mt" | "Ft" | "Wm" | "Geo" | "Chas" | "Jos" | "Ste")
    }

    /// "May" after a given name or a title is a surname.
    fn named_month(&self, at: usize) -> bool {
        use crate::pack::WordClass;
        self.cx.pack.word_class(self.cx.id(at - 1)).any(WordClass::GIVEN) && self.is(at, "may")
    }

    /// Settles the overlaps of what was found so far and marks its tokens.
    pub fn settle(&mut self, found: &mut Vec<Candidate>, lost: Option<&mut Vec<overlap::Lost>>) {
        overlap::settle(found, lost);
        for candidate in found.iter() {
            self.take(candidate.tokens, candidate.kind);
        }
    }

    /// Marks tokens as part of a name.
    pub fn take(&mut self, tokens: TokenRange, kind: Kind) {
        if kind != Kind::COMMODITY {
            self.mark_all(tokens, Mark::TAKEN);
        }
    }
}

/// Small words inside foreign names ("Ludwig van Beethoven", "Rio de Janeiro").
fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 30] = [
        "de", "da", "do", "di", "du", "del", "della", "dei", "des", "dos", "das", "van", "von", "der", "den", "ten",
        "ter", "zu", "bin", "bint", "ibn", "al", "el", "ul", "la", "le", "las", "los", "e", "y",
    ];
    PARTICLES.contains(&word)
}
