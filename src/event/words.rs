//! Small questions about words: heads, inflections, slot names.

use super::tag::Tag;
use super::view::View;
use crate::entity::{Context, Entities, EntityId, Value};
use crate::pack::SlotName;
use crate::text::english::{self, Class};
use compact_str::CompactString;

/// Whether a slot's word is a true preposition.
pub fn is_preposition(word: &str) -> bool {
    let english = english::get();
    english.class(english.id(word)).any(Class::PREPOSITION)
}

/// Where the hyphened cue phrase ends, looked for from token `from` to the next break.
pub fn find_phrase(view: &View, context: &Context, phrase: &str, from: u32) -> Option<u32> {
    let mut words = phrase.split('-');
    let first = words.next()?;
    let len = view.tags.len() as u32;
    for start in from..len {
        if view.tags[start as usize] == Tag::Break {
            return None;
        }
        if !view.word(context, start).eq_ignore_ascii_case(first) {
            continue;
        }
        let mut at = start + 1;
        let whole = phrase.split('-').skip(1).all(|word| {
            let same = at < len && view.word(context, at).eq_ignore_ascii_case(word);
            at += 1;
            same
        });
        if whole {
            return Some(at);
        }
    }
    None
}

/// What a slot is called in rules and records.
pub fn slot_name(slot: &SlotName) -> CompactString {
    match slot {
        SlotName::Subject => "subject".into(),
        SlotName::SubjectActive => "subject:active".into(),
        SlotName::SubjectPassive => "subject:passive".into(),
        SlotName::Object => "object".into(),
        SlotName::Poss => "poss".into(),
        SlotName::Compound => "compound".into(),
        SlotName::Appositive => "appositive".into(),
        SlotName::Adjunct => "adjunct".into(),
        SlotName::Sentence => "sentence".into(),
        SlotName::Trigger => "trigger".into(),
        SlotName::Word(word) => word.as_str().into(),
    }
}

/// A sum of money, not a price per unit.
pub fn is_sum(entities: &Entities, entity: EntityId) -> bool {
    match entities.entities.get(entity.0 as usize).map(|e| &e.value) {
        Some(Value::Money(money)) => money.per.as_deref().is_none_or(|per| matches!(per, "year" | "quarter" | "month")),
        _ => true,
    }
}

/// A phrase as a name: white space folded, quotation marks off.
pub fn clean(text: &str) -> CompactString {
    let trimmed = text.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’') || c.is_whitespace());
    match trimmed.contains(['\n', '\r', '\t']) || trimmed.contains("  ") {
        true => CompactString::from(trimmed.split_whitespace().collect::<Vec<_>>().join(" ")),
        false => trimmed.into(),
    }
}

/// Whether `word` stands in a list of words parted by spaces, in any case.
pub fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(word))
}
