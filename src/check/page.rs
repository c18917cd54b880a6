//! docs/events.md, written from the packs.

use super::types::{EventType, key};
use std::fmt::Write;

const HEAD: &str = "# Event types\n\n\
Written from `packs/core` by a test; don't edit it by hand: `UPDATE=1 cargo test --test it events_page` writes it anew.\n\n\
Every event may also have `amount`, `date`, `place`, `country` and `commodity`. Roles in bold are core roles: an event \
has at least one of them. `(several)`: a role that takes more than one filler.\n\n";

/// The page on these event types.
pub fn page(types: &[EventType]) -> String {
    let mut out = HEAD.to_string();
    out.push_str("| type | roles | tests |\n|---|---|---|\n");
    for event in types {
        let roles: Vec<String> = event.roles.iter().map(role).collect();
        let _ = writeln!(out, "| [{0}](#{0}) | {1} | {2} |", event.name, roles.join(", "), event.tests);
    }
    types.iter().for_each(|event| section(event, &mut out));
    out
}

fn role(role: &super::TypeRole) -> String {
    let name = if role.core { format!("**{}**", role.name) } else { role.name.clone() };
    if role.many { format!("{name} (several)") } else { name }
}

fn section(event: &EventType, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n", event.name);
    if !event.about.is_empty() {
        let _ = writeln!(out, "{}\n", event.about);
    }
    out.push_str("| role | filled by |\n|---|---|\n");
    for r in &event.roles {
        let _ = writeln!(out, "| {} | {} |", role(r), r.is.join(", "));
    }
    out.push('\n');
    for (form, words) in &event.triggers {
        let _ = writeln!(out, "- {}: {}", key(*form), words.join(", "));
    }
}
