//! What is allowed but probably not meant: shared triggers, rules without a must-not, roles that nothing can fill.

use crate::pack::outline::{EventOutline, Outline, Place, RoleOutline, Want};
use crate::pack::{Form, Kinds};
use std::collections::{BTreeMap, BTreeSet};

/// Warnings about the packs in `own`; `all` are all packs in force.
pub(super) fn warnings(all: &[Outline], own: &[Outline]) -> Vec<(Place, String)> {
    let mut out = Vec::new();
    let kinds = fillable(all);
    let tables: Vec<&EventOutline> = own.iter().flat_map(|outline| &outline.events).collect();
    for table in &tables {
        shared(all, table, &mut out);
        for role in &table.roles {
            out.extend(never_filled(table, role, &kinds).map(|why| (role.place.clone(), why)));
        }
    }
    let mut types: BTreeMap<&str, Vec<&EventOutline>> = BTreeMap::new();
    tables.iter().for_each(|table| types.entry(&table.event).or_default().push(table));
    for (event, tables) in types {
        out.extend(untested(event, &tables).map(|why| (tables[0].place.clone(), why)));
    }
    out.sort();
    out
}

/// Triggers that another type has as well; each pair of types is told once a table.
fn shared(all: &[Outline], table: &EventOutline, out: &mut Vec<(Place, String)>) {
    let others = all.iter().flat_map(|outline| &outline.events).filter(|other| other.event != table.event);
    let mut words: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for other in others.filter(|other| other.under.is_empty() && table.under.is_empty()) {
        for trigger in table.triggers.iter().filter(|trigger| other.triggers.contains(trigger)) {
            words.entry(&trigger.1).or_default().insert(&other.event);
        }
    }
    for (word, events) in words {
        let events: Vec<&str> = events.into_iter().collect();
        out.push((
            table.place.clone(),
            format!("trigger `{word}` of {} also triggers {}", table.event, events.join(", ")),
        ));
    }
}

/// Entity types that recognisers, lists or patterns give.
fn fillable(all: &[Outline]) -> BTreeSet<String> {
    let built_in = Kinds::default();
    let mut kinds: BTreeSet<String> = built_in.entity_types().map(ToString::to_string).collect();
    for outline in all {
        let new_list = |kind: &&String| built_in.get(kind).is_none();
        kinds.extend(outline.lists.iter().filter(new_list).cloned());
        kinds.extend(outline.entities.iter().map(|entity| entity.kind.clone()));
    }
    kinds
}

fn never_filled(table: &EventOutline, role: &RoleOutline, kinds: &BTreeSet<String>) -> Option<String> {
    let name = &role.name;
    if !role.is.iter().any(|kind| kind == "phrase" || kinds.contains(kind)) {
        return Some(format!("role `{name}` can't be filled: no entity is of type {}", role.is.join(" or ")));
    }
    let nouns_only = |slot: &String| matches!(slot.as_str(), "poss" | "compound" | "trigger");
    let has_noun = table.triggers.iter().any(|(form, _)| matches!(form, Form::Noun | Form::Phrase));
    (role.at.iter().all(nouns_only) && !has_noun).then(|| {
        format!("role `{name}` can't be filled: {} are slots of nouns, and no trigger is one", role.at.join(", "))
    })
}

fn untested(event: &str, tables: &[&EventOutline]) -> Option<String> {
    let mut tests = tables.iter().flat_map(|table| &table.tests).peekable();
    if tests.peek().is_none() {
        return Some(format!("{event} has no tests"));
    }
    let must_not = tests.any(|test| test.want == Want::Nothing);
    (!must_not).then(|| format!("{event} has no must-not: a test with want = \"nothing\""))
}
