//! Name lists: rows to stored names, their written forms to phrases.

use super::Compiler;
use crate::pack::column::{Arena, Column, Text};
use crate::pack::error::{PackError, SourceFile};
use crate::pack::inflect;
use crate::pack::list::{self, Row};
use crate::pack::name::{NameRow, SEPARATOR, Surface};
use crate::pack::read::{List, Rows};
use crate::pack::{Code, Kind, Kinds, NameId, Payload, Sense, SurfaceId, WordClass};
use crate::text::english::WordId;

/// Attributes that only steer compiling.
const STEERING: [&str; 5] = ["evidence", "evidence_aliases", "exact", "case", "country"];

/// Names and surfaces so far.
#[derive(Default)]
pub(super) struct Names {
    arena: Arena,
    names: Vec<NameRow>,
    surfaces: Vec<Surface>,
    words: Vec<WordId>,
    attributes: String,
    classes: Vec<WordClass>,
}

/// Adds a class to a word.
fn classify(classes: &mut Vec<WordClass>, word: u32, class: WordClass) {
    let word = word as usize;
    classes.resize(classes.len().max(word + 1), WordClass::default());
    classes[word] = classes[word].with(class);
}

impl Names {
    /// Adds a class to a word.
    pub(super) fn classify(&mut self, word: u32, class: WordClass) {
        classify(&mut self.classes, word, class);
    }

    /// What single-word lists say of a word.
    pub(super) fn class(&self, word: WordId) -> WordClass {
        self.classes.get(word.0 as usize).copied().unwrap_or_default()
    }

    /// The kind of the name behind a surface.
    pub(super) fn kind(&self, payload: Payload) -> Option<Kind> {
        let Payload::Surface(id) = payload else { return None };
        self.surfaces.get(id.0 as usize).map(|surface| surface.kind)
    }

    /// The tables. Senses are told at last, when every kind that a row may name is known.
    pub(super) fn freeze(self, kinds: &Kinds) -> (Arena, Column<NameRow>, Column<Surface>) {
        let Self { arena, names, surfaces, .. } = self;
        let senses: Vec<Sense> = names.iter().map(|row| Sense::of(&row.view(&arena), kinds)).collect();
        let names = names.iter().zip(&senses).map(|(row, sense)| NameRow { sense: *sense, ..*row });
        let surfaces = surfaces.iter().map(|it| Surface { sense: senses[it.name.0 as usize], ..*it });
        let (names, surfaces) = (Column::from_rows(names), Column::from_rows(surfaces));
        (arena, names, surfaces)
    }
}

/// How a list's forms may be written.
#[derive(Clone, Copy)]
struct Style {
    kind: Kind,
    any_case: bool,
    plural: bool,
}

impl Compiler<'_> {
    pub(super) fn list(&mut self, list: &List) {
        let kind = self.kinds.intern(&list.kind.value);
        let style = Style { kind, any_case: list.any_case, plural: list.plural };
        match &list.rows {
            Rows::File(file) => self.rows(file, style),
            Rows::Given(names) => {
                for name in names {
                    let row = Row { name: &name.value, ..Row::default() };
                    if let Err(message) = self.row(&row, style) {
                        self.errors.borrow_mut().push(name.error(message));
                    }
                }
            }
        }
    }

    /// The usual words first: the engine's tables keep the order in which words are met, so that those that texts use
    /// most stand together.
    fn rows(&mut self, file: &SourceFile, style: Style) {
        let (usual, others): (Vec<_>, Vec<_>) =
            list::rows(&file.text).partition(|row| row.as_ref().is_ok_and(is_usual));
        for row in usual.into_iter().chain(others) {
            let done = match row {
                Ok(row) => self.row(&row, style).map_err(|message| (row.range.clone(), message)),
                Err(bad) => Err((bad.range, bad.message)),
            };
            if let Err((range, message)) = done {
                self.errors.borrow_mut().push(PackError::at(file, range, message));
            }
        }
    }

    fn row(&mut self, row: &Row, style: Style) -> Result<(), String> {
        match WordClass::of(style.kind) {
            Some(class) => self.word_row(row, class),
            None => self.name_row(row, style),
        }
    }

    /// A row of a list of single words; forms of several words count for each of their words.
    fn word_row(&mut self, row: &Row, class: WordClass) -> Result<(), String> {
        let usual = if is_usual(row) { WordClass::USUAL } else { WordClass::default() };
        let Names { words, classes, .. } = &mut self.names;
        for form in std::iter::once(&row.name).chain(&row.aliases) {
            if !self.words.phrase(form, words) {
                return Err(format!("`{form}` can't be held: a word of it is too long"));
            }
            let letters = self.words.tokens().iter().map(|token| token.kind == crate::text::TokenKind::Word);
            for (word, _) in words.iter().zip(letters).filter(|(_, letters)| *letters) {
                classify(classes, word.0, class.with(usual));
            }
        }
        Ok(())
    }

    fn name_row(&mut self, row: &Row, style: Style) -> Result<(), String> {
        let id = NameId(self.names.names.len() as u32);
        let name = self.names.arena.push(row.name);
        let country = country(row)?;
        let attributes = self.names.attributes(row);
        self.names.names.push(NameRow { name, attributes, kind: style.kind.0, country, sense: Sense::default() });
        let exact_row = row.attribute("case") == Some("exact");
        let evidence_row = row.attribute("evidence") == Some("yes");
        let first = self.names.surfaces.len();
        let signs = row.attribute("signs").into_iter().flat_map(|signs| signs.split('|'));
        let forms = std::iter::once(row.name).chain(row.aliases.iter().copied());
        for (index, form) in forms.chain(signs).enumerate() {
            let sign = index > row.aliases.len();
            let exact = sign || exact_row || row.names("exact", form);
            let surface = Surface {
                name: id,
                exact,
                any_case: style.any_case && !exact,
                evidence: evidence_row || row.names("evidence_aliases", form),
                canonical: index == 0,
                capitals: 0,
                kind: style.kind,
                sense: Sense::default(),
                country: (country != [0; 3]).then_some(Code(country)),
                called: name,
                text: if index == 0 { name } else { self.names.arena.push(form) },
            };
            self.surface(form, surface, first)?;
            if style.plural && !exact {
                for plural in inflect::noun(form).iter().skip(1) {
                    let text = self.names.arena.push(plural);
                    self.surface(plural, Surface { canonical: false, text, ..surface }, first)?;
                }
            }
        }
        Ok(())
    }

    /// Adds a written form, unless the row (its surfaces stand from `first` on) has it already.
    fn surface(&mut self, form: &str, mut surface: Surface, first: usize) -> Result<(), String> {
        let Names { arena, surfaces, words, .. } = &mut self.names;
        if surfaces[first..].iter().any(|s| arena.get(s.text) == form) {
            return Ok(());
        }
        if !self.words.phrase(form, words) {
            return Err(format!("`{form}` can't be held: a word of it is too long"));
        }
        let capital = |(i, token): (usize, &crate::text::Token)| u16::from(token.is_capital()) << i;
        surface.capitals = self.words.tokens().iter().take(16).enumerate().map(capital).sum();
        self.trie.insert(words, Payload::Surface(SurfaceId(surfaces.len() as u32)));
        surfaces.push(surface);
        Ok(())
    }
}

impl Names {
    fn attributes(&mut self, row: &Row) -> Text {
        self.attributes.clear();
        for (key, value) in row.attributes.iter().filter(|(key, _)| !STEERING.contains(key)) {
            if !self.attributes.is_empty() {
                self.attributes.push(SEPARATOR);
            }
            self.attributes.push_str(key);
            self.attributes.push('=');
            self.attributes.push_str(value);
        }
        if self.attributes.is_empty() { Text::default() } else { self.arena.push(&self.attributes) }
    }
}

fn country(row: &Row) -> Result<[u8; 3], String> {
    match row.attribute("country").or_else(|| row.attribute("iso")) {
        None => Ok([0; 3]),
        Some(code) => match Code::new(code) {
            Some(code) if code.as_str().len() == 2 => Ok(code.0),
            _ => Err(format!("`{code}` isn't a country code: two capitals as in ISO 3166")),
        },
    }
}

fn is_usual(row: &Row) -> bool {
    row.attribute("usual") == Some("yes")
}
