//! Pack files to a checked model: every table and key known, every value of the right shape.

mod fields;
mod head;

use super::error::{PackError, SourceFile};
use super::source::Source;
pub(crate) use fields::At;
use fields::Fields;
use std::cell::RefCell;

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
}

/// Reads a pack; what is wrong goes to `errors` and is left out of the model.
pub(crate) fn read(source: &Source, errors: &Errors) -> Model {
    let fingerprint = source.fingerprint();
    let head = Head { name: String::new(), version: String::new(), fingerprint, disable: Vec::new() };
    let mut model = Model { head, lists: Vec::new() };
    for file in source.files.iter().filter(|file| file.path.ends_with(".toml")) {
        match toml_edit::Document::parse(&*file.text) {
            Ok(document) => read_file(source, file, document.as_table(), &mut model, errors),
            Err(why) => {
                let range = why.span().unwrap_or_default();
                errors.borrow_mut().push(PackError::at(file, range, why.message()));
            }
        }
    }
    model
}

fn read_file(source: &Source, file: &SourceFile, root: &toml_edit::Table, model: &mut Model, errors: &Errors) {
    let mut root = Fields::root(file, root, errors);
    if let Some(pack) = root.table("pack") {
        head::read(pack, &mut model.head);
    }
    model.lists.extend(root.tables("list").into_iter().filter_map(|list| head::list(list, source)));
    root.tables("entity");
    root.tables("event");
    root.finish();
}
