//! `[pack]` and `[[list]]` of names.

use super::fields::{At, Fields};
use super::{Head, List, Rows};
use crate::pack::error::nearest;
use crate::pack::source::Source;

/// Reads `[pack]`.
pub(super) fn read(mut fields: Fields, head: &mut Head) {
    if let Some(name) = fields.required("name") {
        if !is_label(&name.value.replace('-', "_")) {
            let message = "a pack's name is made of lower-case letters, digits, `-` and `_`, and opens with a letter";
            fields.errors().borrow_mut().push(name.error(message));
        }
        head.name = name.value;
    }
    if let Some(version) = fields.required("version") {
        head.version = version.value;
    }
    fields.string("about");
    head.disable = fields.strings("disable");
    fields.finish();
}

/// Whether `text` may name a pack, a type, a role.
pub(super) fn is_label(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// A label, or a mistake.
pub(super) fn label(fields: &Fields, text: At<String>) -> Option<At<String>> {
    if is_label(&text.value) {
        return Some(text);
    }
    let message = format!("`{}` can't be a name: use lower-case letters, digits and `_`", text.value);
    fields.errors().borrow_mut().push(text.error(message));
    None
}

/// Reads `[[list]]` with `type`.
pub(super) fn list(mut fields: Fields, source: &Source) -> Option<List> {
    let kind = fields.required("type").and_then(|kind| label(&fields, kind));
    let file = fields.string("file");
    let given = fields.strings("names");
    let (any_case, plural) = (fields.flag("any_case"), fields.flag("plural"));
    let rows = rows(&fields, source, file, given);
    fields.finish();
    Some(List { kind: kind?, rows: rows?, any_case, plural })
}

fn rows(fields: &Fields, source: &Source, file: Option<At<String>>, given: Vec<At<String>>) -> Option<Rows> {
    let Some(path) = file else {
        if given.is_empty() {
            fields.mistake("a list needs `file`, the path of a TSV file in the pack, or `names`");
        }
        return Some(Rows::Given(given));
    };
    let Some(file) = source.file(&path.value) else {
        let paths = source.files.iter().map(|file| source.within(file));
        let hint = nearest(&path.value, paths.filter(|path| path.ends_with(".tsv")));
        fields.errors().borrow_mut().push(path.error(format!("no file `{}` in this pack", path.value)).hint(hint));
        return None;
    };
    Some(Rows::File(file.clone()))
}
