//! The event types that packs define, each put together from all its tables.

use crate::pack::Form;
use crate::pack::outline::{EventOutline, Outline};
use std::fmt;

/// One event type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventType {
    /// "investment"
    pub name: String,
    /// What it is, from the comment at the top of its file.
    pub about: String,
    /// Its roles in order of declaration.
    pub roles: Vec<TypeRole>,
    /// Its triggers as the rules write them, by the key they stand under.
    pub triggers: Vec<(Form, Vec<String>)>,
    /// How many tests it has.
    pub tests: usize,
    /// How many of them are known misses.
    pub todo: usize,
}

/// One role of an event type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeRole {
    /// "investor"
    pub name: String,
    /// What may fill it.
    pub is: Vec<String>,
    /// One of the type's core roles.
    pub core: bool,
    /// Takes several fillers.
    pub many: bool,
}

/// All event types by name.
pub fn types(outlines: &[Outline]) -> Vec<EventType> {
    let mut types: Vec<EventType> = Vec::new();
    for table in outlines.iter().flat_map(|outline| &outline.events) {
        let at = types.iter().position(|t| t.name == table.event).unwrap_or_else(|| {
            types.push(EventType::new(table));
            types.len() - 1
        });
        types[at].add(table);
    }
    types.sort_by(|a, b| a.name.cmp(&b.name));
    types
}

impl EventType {
    fn new(table: &EventOutline) -> Self {
        let (name, about) = (table.event.clone(), table.about.clone());
        Self { name, about, roles: Vec::new(), triggers: Vec::new(), tests: 0, todo: 0 }
    }

    fn add(&mut self, table: &EventOutline) {
        for role in &table.roles {
            match self.roles.iter_mut().find(|r| r.name == role.name) {
                Some(known) => {
                    known.core |= role.core;
                    known.many |= role.many;
                    known
                        .is
                        .extend(role.is.iter().filter(|kind| !known.is.contains(kind)).cloned().collect::<Vec<_>>());
                }
                None => {
                    let (name, is) = (role.name.clone(), role.is.clone());
                    self.roles.push(TypeRole { name, is, core: role.core, many: role.many });
                }
            }
        }
        for (form, words) in &table.triggers {
            let at = self.triggers.iter().position(|(f, _)| f == form).unwrap_or_else(|| {
                self.triggers.push((*form, Vec::new()));
                self.triggers.len() - 1
            });
            if !self.triggers[at].1.contains(words) {
                self.triggers[at].1.push(words.clone());
            }
        }
        self.tests += table.tests.len();
        self.todo += table.tests.iter().filter(|test| test.todo.is_some()).count();
    }
}

/// The key that triggers of a form stand under.
pub(super) fn key(form: Form) -> &'static str {
    match form {
        Form::Noun => "noun",
        Form::Adjective => "adjective",
        Form::Phrase => "phrase",
        _ => "verb",
    }
}

impl fmt::Display for EventType {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let todo = if self.todo > 0 { format!(", {} known misses", self.todo) } else { String::new() };
        writeln!(f, "{} ({} tests{todo})", self.name, self.tests)?;
        if !self.about.is_empty() {
            writeln!(f, "  {}", self.about)?;
        }
        for role in &self.roles {
            let (core, many) = (if role.core { " core" } else { "" }, if role.many { " many" } else { "" });
            writeln!(f, "  {}: {}{core}{many}", role.name, role.is.join("|"))?;
        }
        for (form, words) in &self.triggers {
            writeln!(f, "  {}: {}", key(*form), words.join(", "))?;
        }
        Ok(())
    }
}
