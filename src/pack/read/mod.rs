//! Pack files to a checked model: every table and key known, every value of the right shape.

mod cue;
mod event;
mod fields;
mod head;
mod marks;
mod pattern;
mod words;

use super::error::{PackError, SourceFile};
use super::source::Source;
pub(crate) use cue::CueList;
pub(crate) use event::{EventTable, RoleTable, TriggerWords};
pub(crate) use fields::At;
use fields::Fields;
pub(crate) use marks::COMMON_ROLES;
pub use marks::{Column as WantColumn, EntityTest, EventTest, Mark, Want};
pub(crate) use pattern::{EntityTable, Syntax};
use std::cell::RefCell;
use std::collections::HashMap;
use words::WordLists;

/// The mistakes found so far.
pub(crate) type Errors = RefCell<Vec<PackError>>;

/// A pack's head.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub name: String,
    pub version: String,
    pub fingerprint: String,
    /// Ids of rules and entity patterns that are switched off.
    pub disable: Vec<At<String>>,
}

/// A list of names.
#[derive(Debug, Clone)]
pub(crate) struct List {
    pub kind: At<String>,
    pub rows: Rows,
    pub any_case: bool,
    pub plural: bool,
}

/// Where a list's rows are.
#[derive(Debug, Clone)]
pub(crate) enum Rows {
    /// A TSV file of the pack.
    File(SourceFile),
    /// Names given in the table itself.
    Given(Vec<At<String>>),
}

/// Everything that one pack says.
#[derive(Debug, Clone)]
pub(crate) struct Model {
    pub head: Head,
    pub lists: Vec<List>,
    pub cues: Vec<CueList>,
    pub entities: Vec<EntityTable>,
    pub events: Vec<EventTable>,
}

impl Model {
    /// The ids of its rules and entity patterns.
    pub fn rule_ids(&self) -> Vec<String> {
        let entities = self.entities.iter().map(|table| &table.id);
        entities.chain(self.events.iter().map(|table| &table.id)).cloned().collect()
    }

    /// Keeps the rules and entity patterns whose id passes.
    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.entities.retain(|table| keep(&table.id));
        self.events.retain(|table| keep(&table.id));
    }

    /// Numbers the tables: "core/investment", "core/investment.2", ….
    fn number(&mut self) {
        let mut counts = HashMap::new();
        let entities = self.entities.iter_mut().map(|table| (&table.kind.value, &mut table.id));
        let events = self.events.iter_mut().map(|table| (&table.event.value, &mut table.id));
        for (label, id) in entities.chain(events) {
            let count = counts.entry(label.clone()).or_insert(0);
            *count += 1;
            *id = rule_id(&self.head.name, label, *count);
        }
    }
}

fn rule_id(pack: &str, label: &str, count: u32) -> String {
    match count {
        1 => format!("{pack}/{label}"),
        _ => format!("{pack}/{label}.{count}"),
    }
}

/// Reads a pack; what is wrong goes to `errors` and is left out of the model.
pub(crate) fn read(source: &Source, errors: &Errors) -> Model {
    let fingerprint = source.fingerprint();
    let head = Head { name: String::new(), version: String::new(), fingerprint, disable: Vec::new() };
    let mut model = Model { head, lists: Vec::new(), cues: Vec::new(), entities: Vec::new(), events: Vec::new() };
    for file in source.files.iter().filter(|file| file.path.ends_with(".toml")) {
        match toml_edit::Document::parse(&*file.text) {
            Ok(document) => read_file(source, file, document.as_table(), &mut model, errors),
            Err(why) => {
                let range = why.span().unwrap_or_default();
                errors.borrow_mut().push(PackError::at(file, range, why.message()));
            }
        }
    }
    model.number();
    model
}

fn read_file(source: &Source, file: &SourceFile, root: &toml_edit::Table, model: &mut Model, errors: &Errors) {
    let mut root = Fields::root(file, root, errors);
    if let Some(pack) = root.table("pack") {
        head::read(pack, &mut model.head);
    }
    let mut shared = Vec::new();
    for list in root.tables("list") {
        match (list.has("sets"), list.has("words")) {
            (true, _) => model.cues.extend(cue::read(list)),
            (false, true) => shared.push(list),
            (false, false) => model.lists.extend(head::list(list, source)),
        }
    }
    let shared = WordLists::read(shared);
    model.entities.extend(root.tables("entity").into_iter().filter_map(pattern::read));
    model.events.extend(root.tables("event").into_iter().filter_map(|fields| event::read(fields, &shared)));
    shared.finish(&root);
    root.finish();
}
