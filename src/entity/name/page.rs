//! The article as the recognisers of names see it.

use super::capitals::{self, Doubts};
use super::mark::Mark;
use super::{Name, run};
use crate::entity::Context;
use crate::pack::{Hit, Kind, Sense, Surface, SurfaceRow, Traits, key_of};
use crate::text::{Key, TokenRange};

/// A form of a list, found in the case that the list allows.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    pub tokens: TokenRange,
    pub surface: Surface,
}

/// A head noun or a title of the lists.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    pub tokens: TokenRange,
    pub kind: Kind,
    pub sense: Sense,
    /// See [`Surface::canonical`].
    pub canonical: bool,
}

/// Most tokens that a pattern may take for one name: keeps the work in proportion to the text, whatever it holds.
pub const LONGEST: usize = 20;

/// What is written down about an article; the buffers are reused from article to article.
#[derive(Default)]
pub struct Sheet {
    /// By token.
    pub marks: Vec<Mark>,
    /// Tokens that may have the letters of a name, in order.
    pub shaped: Vec<u32>,
    /// Tokens with capitals that may belong to a name, in order.
    pub capitals: Vec<u32>,
    /// Tokens with capitals behind a symbol: codes are among them.
    pub behind_symbols: Vec<u32>,
    /// Capital runs: maximal stretches of tokens that may make up a name.
    pub runs: Vec<TokenRange>,
    /// Their stretches between titles: [`person::parts`].
    pub parts: Vec<TokenRange>,
    /// Forms of lists of entities, by start, then length.
    pub names: Vec<Listed>,
    /// Legal forms.
    pub forms: Vec<Listed>,
    /// Head nouns that names are made of ("Ministry").
    pub heads: Vec<Head>,
    /// How many words of sport there are.
    pub sport: usize,
    /// Head nouns and titles in small letters, what references are made of.
    pub nouns: Vec<Head>,
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
        let Sheet { marks, capitals, behind_symbols, runs, parts, names, forms, heads, nouns, sport, .. } = sheet;
        marks.clear();
        marks.resize(cx.tokens().len(), Mark::NONE);
        [names, forms].into_iter().for_each(Vec::clear);
        [heads, nouns].into_iter().for_each(Vec::clear);
        [capitals, behind_symbols].into_iter().for_each(Vec::clear);
        runs.clear();
        parts.clear();
        *sport = 0;
        let mut page = Self { cx, sheet };
        capitals::mark(&mut page, doubts);
        page.read_hits();
        run::find(&mut page);
        page
    }

    fn read_hits(&mut self) {
        for hit in self.cx.hits.heads() {
            let Some(row) = self.row(hit) else { continue };
            let (tokens, kind) = (hit.tokens, row.kind());
            let head = Head { tokens, kind, sense: row.sense(), canonical: row.canonical() };
            if self.cx.has(tokens.end as usize - 1, Traits::LOWER) {
                self.sheet.nouns.push(head);
            }
            match kind {
                _ if !self.fits(row, tokens) => {}
                Kind::TITLE => self.mark_title(&head, row.evidence()),
                _ => self.read_head(head),
            }
        }
        for hit in self.cx.hits.names() {
            let Some(row) = self.row(hit).filter(|row| self.fits(*row, hit.tokens)) else { continue };
            let it = Listed { tokens: hit.tokens, surface: row.read() };
            match it.surface.kind {
                Kind::LEGAL_FORM => self.read_form(it),
                _ => self.read_name(it),
            }
        }
    }

    #[inline]
    fn row(&self, hit: &Hit) -> Option<SurfaceRow<'a>> {
        self.cx.pack.surface_row(hit.surface()?)
    }

    /// Whether a form stands in the case that its list allows: of nearly all forms the words' case tells.
    #[inline]
    fn fits(&self, row: SurfaceRow, tokens: TokenRange) -> bool {
        if row.any_case() {
            return true;
        }
        let words = (0..u16::BITS).zip(&self.cx.traits[tokens.indices()]);
        let mut sure = !row.exact();
        for (_, traits) in words.filter(|(i, _)| row.capitals() >> i & 1 == 1) {
            if traits.any(Traits::LOWER) {
                return false;
            }
            sure &= traits.any(Traits::CAPITALISED);
        }
        sure || self.fits_wholly(row, tokens)
    }

    /// The same by their letters.
    #[inline(never)]
    fn fits_wholly(&self, row: SurfaceRow, tokens: TokenRange) -> bool {
        self.cx.pack.fits(row.read(), self.cx.text(), &self.cx.tokens()[tokens.indices()])
    }

    fn read_form(&mut self, it: Listed) {
        self.sheet.forms.push(it);
        let legal = if it.surface.sense.any(Sense::WEAK) { Mark::NONE } else { Mark::LEGAL };
        self.sheet.mark_all(it.tokens, Mark::FORM.with(legal));
    }

    fn read_name(&mut self, it: Listed) {
        self.sheet.names.push(it);
        let long = it.tokens.len() > 1 && it.surface.kind != Kind::COMMODITY;
        let geographic =
            matches!(it.surface.kind, Kind::COUNTRY | Kind::NATIONALITY | Kind::PLACE) && !it.surface.evidence;
        let listed = if long { Mark::LISTED } else { Mark::NONE };
        self.sheet.mark_all(it.tokens, listed.with(if geographic { Mark::GEO } else { Mark::NONE }));
    }

    fn read_head(&mut self, head: Head) {
        let Head { tokens, sense, .. } = head;
        let part = sense.any(Sense::PART);
        let mark = match sense.kind() {
            Some(Kind::COMPANY) if !part => Mark::FIRM,
            Some(Kind::COMPANY) if sense.any(Sense::CUE) => Mark::OF_FIRMS,
            Some(Kind::COMMODITY) => Mark::TRADE,
            None if sense.any(Sense::TEAM) => {
                self.sheet.sport += 1;
                return;
            }
            Some(Kind::PLACE) if !sense.any(Sense::PREFIX) => Mark::HEAD.with(Mark::SITE),
            _ if part => Mark::HEAD,
            _ => Mark::NONE,
        };
        self.sheet.mark_all(tokens, mark);
        if part {
            self.sheet.heads.push(head);
        }
    }

    fn mark_title(&mut self, title: &Head, evidence: bool) {
        let (first, last) = (title.tokens.start as usize, title.tokens.end as usize - 1);
        let honorific = title.sense.any(Sense::HONORIFIC);
        let plural =
            || title.tokens.len() == 1 && self.cx.has(last, Traits::CAPITALISED) && self.cx.word(last).ends_with('s');
        let middle = || self.is_initial(first) && first > 0 && self.has(first - 1, Mark::SHAPED);
        let ambiguous = evidence && !self.has(last + 1, Mark::SHAPED);
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

    /// The key of token `at`, in any case.
    #[inline]
    pub fn key(&self, at: usize) -> u64 {
        match self.cx.analysis.keys.get(at) {
            Some(key) if *key != Key::NONE => key.0,
            _ => key_of(self.cx.word(at)).0,
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

    /// Whether token `at` is this ASCII word, in any case.
    #[inline]
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.cx.analysis.keys.get(at).is_some_and(|key| *key == Key::of_word(word))
    }

    /// Whether token `at` is this ASCII sign: punctuation or a symbol.
    #[inline]
    pub fn is_sign(&self, at: usize, sign: &str) -> bool {
        self.cx.has(at, Traits::PUNCT.with(Traits::SYMBOL)) && self.is(at, sign)
    }

    /// Whether token `at` is `'s` or a bare apostrophe after a plural.
    #[inline]
    pub fn is_genitive(&self, at: usize) -> bool {
        self.cx.has(at, Traits::GLUED) && matches!(self.cx.word(at), "'s" | "’s" | "'S" | "’S" | "'" | "’")
    }

    /// Whether token `at` is a single capital letter, with or without its dot.
    #[inline]
    pub fn is_initial(&self, at: usize) -> bool {
        let second = || match self.cx.analysis.keys.get(at).and_then(|key| key.letters()) {
            Some(letters) => (letters >> 8) as u8,
            None => self.cx.bytes(at).get(1).copied().unwrap_or_default(),
        };
        self.cx.has(at, Traits::CAPITAL) && !second().is_ascii_alphabetic() && self.is_letter(at)
    }

    /// Whether the only letter of token `at` is a capital.
    #[cold]
    fn is_letter(&self, at: usize) -> bool {
        let letters = self.cx.word(at);
        letters.starts_with(char::is_uppercase) && letters.chars().filter(|c| c.is_alphabetic()).count() == 1
    }

    /// Whether a title ends right before token `at` ("Mr", "chief executive", a dot and a comma are passed over).
    #[inline]
    pub fn title_before(&self, at: usize) -> Option<Mark> {
        let mut before = at.checked_sub(1).filter(|_| !self.has(at, Mark::FIRST))?;
        if self.cx.has(before, Traits::PUNCT) && before > 0 && matches!(self.cx.bytes(before), b"." | b",") {
            before -= 1;
        }
        let mark = *self.sheet.marks.get(before)?;
        (mark.any(Mark::TITLED) && mark.any(Mark::TITLE_END)).then_some(mark)
    }
}
