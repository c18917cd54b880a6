//! Sports teams that go by the name of a city or country: where an article is about a game, such a name that acts, or
//! is beaten, is an organization.

use super::Name;
use super::page::Page;
use crate::pack::Kind;
use crate::text::english::{Class, VerbForms};

/// An article is about a game when so many of its words are sport's: at least this many, and one in [`SHARE`].
const LEAST: usize = 4;

/// See [`LEAST`].
const SHARE: usize = 60;

/// Makes organizations of the places that play.
pub fn find(page: &Page, found: &mut [Name]) {
    if page.sheet.sport < LEAST || page.sheet.sport * SHARE < page.len() {
        return;
    }
    for it in found.iter_mut().filter(|c| matches!(c.kind, Kind::PLACE | Kind::COUNTRY)) {
        if plays(page, it) {
            it.kind = Kind::ORGANIZATION;
            it.rule = "organization.team";
        }
    }
}

/// Whether a name does something, or something is done to it: no preposition of place before it, a verb after it or
/// a score beside it.
fn plays(page: &Page, it: &Name) -> bool {
    let (start, end) = (it.tokens.start as usize, it.tokens.end as usize);
    let before = start.checked_sub(1).map_or("", |at| page.cx.word(at)).to_ascii_lowercase();
    if matches!(before.as_str(), "in" | "at" | "from" | "near" | "of" | "," | "(") {
        return false;
    }
    let verb = page.cx.verb(end).any(VerbForms::PAST.with(VerbForms::THIRD)) && !page.cx.verb(end).any(VerbForms::NOUN)
        || page.cx.class(end).any(Class::BE.with(Class::HAVE).with(Class::MODAL));
    let score = page.cx.word(end).bytes().all(|b| b.is_ascii_digit()) && !page.cx.word(end).is_empty();
    let beaten = matches!(
        before.as_str(),
        "against" | "beat" | "defeated" | "over" | "for" | "to" | "v" | "vs" | "with" | "put"
    );
    verb || score || beaten || page.is_genitive(end)
}
