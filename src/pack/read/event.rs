//! `[[event]]`: triggers, roles, needs.

use super::fields::{At, Fields};
use super::head::label;
use super::marks::{EventTest, event_test};
use super::words::WordLists;
use crate::pack::Status;
use crate::pack::error::nearest;
use crate::pack::rule::{Form, Need, RoleId};
use crate::pack::slot::Slot;
use crate::text::english::{self, Class};

/// One `[[event]]` table.
#[derive(Debug, Clone)]
pub(crate) struct EventTable {
    /// "core/investment.2"
    pub id: String,
    pub event: At<String>,
    pub triggers: Vec<TriggerWords>,
    pub skip: Vec<At<String>>,
    pub under: Vec<At<String>>,
    pub not_under: Vec<At<String>>,
    pub not_behind: Vec<At<String>>,
    pub not_dated: Vec<At<String>>,
    pub told: Vec<Status>,
    pub part_of: Option<At<String>>,
    pub need: Need,
    pub roles: Vec<RoleTable>,
    pub tests: Vec<EventTest>,
}

/// A trigger as the rule writes it.
#[derive(Debug, Clone)]
pub(crate) struct TriggerWords {
    pub form: Form,
    pub words: At<String>,
}

/// One role as the rule writes it.
#[derive(Debug, Clone)]
pub(crate) struct RoleTable {
    pub name: At<String>,
    /// Kinds, or "phrase".
    pub is: Vec<At<String>>,
    /// Slots by name.
    pub at: Vec<String>,
    pub many: bool,
    pub core: bool,
    pub counted: bool,
    pub heads: Vec<At<String>>,
}

/// Keys that hold triggers. A verb stands for all its forms.
const TRIGGERS: [(&str, Form); 4] =
    [("verb", Form::Base), ("noun", Form::Noun), ("adjective", Form::Adjective), ("phrase", Form::Phrase)];

/// Reads one table; `shared` holds the words that it may name.
pub(super) fn read(mut fields: Fields, shared: &WordLists) -> Option<EventTable> {
    let event = fields.required("type").and_then(|event| label(&fields, event));
    let mut triggers = Vec::new();
    for (key, form) in TRIGGERS {
        triggers.extend(shared.strings(&mut fields, key).into_iter().map(|words| TriggerWords { form, words }));
    }
    if TRIGGERS.iter().all(|(key, _)| fields.lacks(key)) {
        fields.mistake("an event needs triggers: `verb`, `noun`, `adjective` or `phrase`");
    }
    let mut words = |key| shared.strings(&mut fields, key);
    let (skip, under, not_under, not_behind) = (words("skip"), words("under"), words("not_under"), words("not_behind"));
    let not_dated = words("not_dated");
    let told = fields.some_of("told", &Status::NAMES);
    let part_of = fields.string("part_of");
    let roles = roles(&mut fields, shared);
    let need = fields.string("need").map_or(Need::Any(Vec::new()), |need| self::need(&fields, &need, &roles));
    let tests = fields.tables("tests").into_iter().filter_map(event_test).collect();
    fields.finish();
    Some(EventTable {
        id: String::new(),
        event: event?,
        triggers,
        skip,
        under,
        not_under,
        not_behind,
        not_dated,
        told,
        part_of,
        need,
        roles,
        tests,
    })
}

fn roles(fields: &mut Fields, shared: &WordLists) -> Vec<RoleTable> {
    if fields.lacks("roles") {
        fields.mistake("an event needs roles: [event.roles]");
    }
    let Some(mut table) = fields.table("roles") else { return Vec::new() };
    let roles: Vec<RoleTable> =
        table.entries().into_iter().filter_map(|(name, entry)| role(name, entry, shared)).collect();
    if let Some(extra) = roles.get(usize::from(u8::MAX)) {
        fields.errors().borrow_mut().push(extra.name.error("an event has at most 255 roles"));
    }
    roles
}

fn role(name: At<String>, mut fields: Fields, shared: &WordLists) -> Option<RoleTable> {
    let name = label(&fields, name);
    let is = fields.required("is").map_or(Vec::new(), |is| parts(&is, '|'));
    let slots = fields.required("at").map_or(Vec::new(), |at| parts(&at, ' '));
    let at = slots.iter().filter_map(|word| slot(&fields, word)).collect();
    let (many, core, counted) = (fields.flag("many"), fields.flag("core"), fields.flag("counted"));
    let heads = shared.strings(&mut fields, "head");
    fields.finish();
    Some(RoleTable { name: name?, is, at, many, core, counted, heads })
}

/// The parts of a string between separators, each with its place; empty ones are left out.
fn parts(text: &At<String>, separator: char) -> Vec<At<String>> {
    let mut start = 0;
    let mut out = Vec::new();
    for part in text.value.split(separator) {
        let word = part.trim();
        let at = start + part.len() - part.trim_start().len();
        if !word.is_empty() {
            out.push(text.part(at..at + word.len()).with(word.to_string()));
        }
        start += part.len() + separator.len_utf8();
    }
    out
}

/// A slot that has a name, or else a word of the text.
fn slot(fields: &Fields, word: &At<String>) -> Option<String> {
    if Slot::NAMED.contains(&word.value.as_str()) || opens_phrase(&word.value) {
        return Some(word.value.clone());
    }
    let message = format!("no slot `{}`: use a named slot, a preposition or a hyphened phrase with one", word.value);
    let names = Slot::NAMED.iter().copied().chain(prepositions());
    fields.errors().borrow_mut().push(word.error(message).hint(nearest(&word.value, names)));
    None
}

const PREPOSITIONS: Class = Class::PREPOSITION.with(Class::PSEUDO_PREPOSITION);

fn prepositions() -> impl Iterator<Item = &'static str> {
    let english = english::get();
    english.words().filter(|word| english.class(english.id(word)).any(PREPOSITIONS))
}

/// Whether a word (or a phrase with hyphens) can open the part of a clause that a slot stands for: a preposition, a
/// participle ("costing", "called"), or a phrase of words with one of these in it ("valued-at").
fn opens_phrase(slot: &str) -> bool {
    let english = english::get();
    let opens =
        |word: &str| english.class(english.id(word)).any(PREPOSITIONS) || word.ends_with("ing") || word.ends_with("ed");
    let letters = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    slot.split('-').all(letters) && slot.split('-').any(opens)
}

/// Parses `need`: roles with `and`, `or` and brackets; `and` binds closer.
fn need(fields: &Fields, text: &At<String>, roles: &[RoleTable]) -> Need {
    let mut parser = NeedParser { text, roles, words: words(&text.value), at: 0, level: 0, wrong: false, fields };
    let need = parser.any();
    if parser.at < parser.words.len() && !parser.wrong {
        parser.fail("`and` or `or` expected");
    }
    need
}

/// Words and brackets with their places.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut out: Vec<(usize, &str)> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[at..];
        let end = match rest.starts_with(['(', ')']) {
            true => 1,
            false => rest.find(|c: char| c.is_whitespace() || c == '(' || c == ')').unwrap_or(rest.len()),
        };
        out.push((text.len() - rest.len(), &rest[..end]));
        rest = &rest[end..];
    }
    out
}

/// Most levels of brackets in `need`.
const MOST_LEVELS: u32 = 16;

struct NeedParser<'p> {
    text: &'p At<String>,
    roles: &'p [RoleTable],
    words: Vec<(usize, &'p str)>,
    at: usize,
    /// Brackets that are open, so that no number of them overflows the stack.
    level: u32,
    wrong: bool,
    fields: &'p Fields<'p>,
}

impl<'p> NeedParser<'p> {
    fn word(&self) -> Option<&'p str> {
        self.words.get(self.at).map(|(_, word)| *word)
    }

    fn takes(&mut self, word: &str) -> bool {
        let found = self.word() == Some(word);
        self.at += usize::from(found);
        found
    }

    fn any(&mut self) -> Need {
        let mut list = vec![self.all()];
        while self.takes("or") {
            list.push(self.all());
        }
        if list.len() == 1 { list.remove(0) } else { Need::Any(list) }
    }

    fn all(&mut self) -> Need {
        let mut list = vec![self.one()];
        while self.takes("and") {
            list.push(self.one());
        }
        if list.len() == 1 { list.remove(0) } else { Need::All(list) }
    }

    fn one(&mut self) -> Need {
        if self.level < MOST_LEVELS && self.takes("(") {
            self.level += 1;
            let inner = self.any();
            self.level -= 1;
            if !self.takes(")") {
                self.fail("`)` expected");
            }
            return inner;
        }
        let Some(word) = self.word().filter(|word| !matches!(*word, "and" | "or" | ")")) else {
            self.fail("a role expected");
            return Need::Any(Vec::new());
        };
        match self.roles.iter().position(|role| role.name.value == word) {
            Some(index) => {
                self.at += 1;
                Need::Role(RoleId(index as u8))
            }
            None => {
                self.fail("no such role in this table");
                self.at += 1;
                Need::Any(Vec::new())
            }
        }
    }

    fn fail(&mut self, message: &str) {
        if std::mem::replace(&mut self.wrong, true) {
            return;
        }
        let end = self.text.value.len();
        let (start, word) = self.words.get(self.at).copied().unwrap_or((end, ""));
        let place = self.text.part(start..start + word.len());
        let hint = nearest(word, self.roles.iter().map(|role| role.name.value.as_str()));
        self.fields.errors().borrow_mut().push(place.error(format!("`need`: {message}")).hint(hint));
    }
}
