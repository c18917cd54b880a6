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

/// Whether the noun phrase over `tokens` ends in one of `heads`, singular or plural; or has one before a name ("the unit Foo").
pub fn head_matches(view: &View, context: &Context, tokens: (u32, u32), head: u32, heads: &[String]) -> bool {
    heads.iter().any(|phrase| ends_with(view, context, tokens.0, head, phrase))
}

fn ends_with(view: &View, context: &Context, from: u32, head: u32, phrase: &str) -> bool {
    let mut at = head;
    for (n, word) in phrase.rsplit([' ', '-']).enumerate() {
        if n > 0 {
            let Some(left) = at.checked_sub(1).filter(|l| *l >= from) else { return false };
            at = if view.tags[left as usize] == Tag::Hyphen { left.saturating_sub(1) } else { left };
        }
        let written = view.word(context, at);
        let same = if n == 0 { is_noun_form(written, word) } else { written.eq_ignore_ascii_case(word) };
        if !same {
            return false;
        }
    }
    true
}

/// Whether `written` is the singular or plural of `noun`.
pub fn is_noun_form(written: &str, noun: &str) -> bool {
    let Some(head) = written.get(..noun.len().min(written.len())) else { return false };
    if head.eq_ignore_ascii_case(noun) {
        return matches!(written.get(noun.len()..), Some("" | "s" | "es" | "S" | "ES"));
    }
    let stem = noun.strip_suffix('y').or_else(|| noun.strip_suffix("man"));
    let Some(stem) = stem else { return false };
    let ending = if noun.ends_with('y') { "ies" } else { "men" };
    written.len() == stem.len() + ending.len()
        && written.get(..stem.len()).is_some_and(|s| s.eq_ignore_ascii_case(stem))
        && written.get(stem.len()..).is_some_and(|e| e.eq_ignore_ascii_case(ending))
}

/// Whether `written` is a form of `verb` (its base): by the common verbs, else by its endings.
pub fn is_verb_form(written: &str, verb: &str) -> bool {
    let lower = written.to_ascii_lowercase();
    if lower == verb {
        return true;
    }
    if let Some(base) = english::verbs::base(&lower) {
        return base == verb || (base != lower && regular(&lower, verb));
    }
    regular(&lower, verb)
}

fn regular(lower: &str, verb: &str) -> bool {
    let stem = verb.trim_end_matches(['e', 'y']);
    let Some(rest) = lower.strip_prefix(stem) else { return false };
    let doubled = stem.chars().last().is_some_and(|c| rest.starts_with(c));
    let rest = if doubled { rest.get(1..).unwrap_or("") } else { rest };
    matches!(rest, "s" | "es" | "ies" | "ed" | "ied" | "ing" | "ying" | "d")
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
