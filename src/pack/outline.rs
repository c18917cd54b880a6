//! What packs say, for people: event types with roles, triggers and tests; what `check`, `rules` and docs/events.md show.

use super::error::{PackErrors, SourceFile};
use super::read::{self, At, EntityTable, Errors, EventTable, Model};
use super::rule::Form;
use super::source::Source;

pub use super::read::{EntityTest, EventTest, Mark, Want, WantColumn};

/// A pack as its author wrote it.
#[derive(Debug, Clone)]
pub struct Outline {
    /// "core"
    pub name: String,
    /// "0.1.0"
    pub version: String,
    /// Types of its lists of names.
    pub lists: Vec<String>,
    /// Its event tables in order.
    pub events: Vec<EventOutline>,
    /// Its tables of entity patterns in order.
    pub entities: Vec<EntityOutline>,
}

/// One `[[event]]` table.
#[derive(Debug, Clone)]
pub struct EventOutline {
    /// "core/investment.2"
    pub id: String,
    /// "investment"
    pub event: String,
    /// Where it stands.
    pub place: Place,
    /// What the comment at the top of its file says.
    pub about: String,
    /// Its triggers as written, with the key they stand under.
    pub triggers: Vec<(Form, String)>,
    /// Verbs under which its nouns count.
    pub under: Vec<String>,
    /// Its roles.
    pub roles: Vec<RoleOutline>,
    /// Its tests.
    pub tests: Vec<EventTest>,
}

/// One role of an event table.
#[derive(Debug, Clone)]
pub struct RoleOutline {
    /// "investor"
    pub name: String,
    /// Types of entity, or "phrase".
    pub is: Vec<String>,
    /// Slots, best first.
    pub at: Vec<String>,
    /// Takes several fillers.
    pub many: bool,
    /// One of the type's core roles.
    pub core: bool,
    /// Where it stands.
    pub place: Place,
}

/// One `[[entity]]` table.
#[derive(Debug, Clone)]
pub struct EntityOutline {
    /// "core/deposit.2"
    pub id: String,
    /// "deposit"
    pub kind: String,
    /// Where it stands.
    pub place: Place,
    /// Its tests.
    pub tests: Vec<EntityTest>,
}

/// A line of a pack's file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}:{}", self.path, self.line)
    }
}

impl<T> At<T> {
    /// The line where it stands.
    fn line(&self) -> Place {
        let before = self.file.text.get(..self.range.start).unwrap_or("");
        Place { path: self.file.path.clone(), line: before.matches('\n').count() + 1 }
    }
}

impl EventTest {
    /// Where the test stands.
    pub fn place(&self) -> Place {
        self.place.line()
    }
}

impl EntityTest {
    /// Where the test stands.
    pub fn place(&self) -> Place {
        self.place.line()
    }
}

/// Reads packs without compiling them.
///
/// # Errors
/// The mistakes that reading alone finds; [`super::compile`] finds the others.
pub fn outline(sources: &[Source]) -> Result<Vec<Outline>, PackErrors> {
    let errors = Errors::default();
    let outlines = sources.iter().map(|source| of_model(read::read(source, &errors))).collect();
    let errors = errors.into_inner();
    if errors.is_empty() { Ok(outlines) } else { Err(PackErrors::sorted(errors)) }
}

fn of_model(model: Model) -> Outline {
    Outline {
        name: model.head.name,
        version: model.head.version,
        lists: model.lists.iter().map(|list| list.kind.value.clone()).collect(),
        events: model.events.into_iter().map(event).collect(),
        entities: model.entities.into_iter().map(entity).collect(),
    }
}

fn event(table: EventTable) -> EventOutline {
    let role = |role: &super::read::RoleTable| RoleOutline {
        name: role.name.value.clone(),
        is: role.is.iter().map(|kind| kind.value.clone()).collect(),
        at: role.at.clone(),
        many: role.many,
        core: role.core,
        place: role.name.line(),
    };
    EventOutline {
        place: table.event.line(),
        about: about(&table.event.file),
        triggers: table.triggers.iter().map(|t| (t.form, t.words.value.clone())).collect(),
        under: table.under.iter().map(|verb| verb.value.clone()).collect(),
        roles: table.roles.iter().map(role).collect(),
        event: table.event.value,
        id: table.id,
        tests: table.tests,
    }
}

fn entity(table: EntityTable) -> EntityOutline {
    EntityOutline { id: table.id, place: table.kind.line(), kind: table.kind.value, tests: table.tests }
}

/// The comment lines that a file opens with.
fn about(file: &SourceFile) -> String {
    let lines = file.text.lines().take_while(|line| line.starts_with('#'));
    lines.map(|line| line.trim_start_matches('#').trim()).collect::<Vec<_>>().join(" ")
}
