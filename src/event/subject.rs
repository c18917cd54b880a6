//! Which phrase is a verb's subject, or what a relative stands for: looks to the left over the sentence's items.

use super::chunk::{ChunkKind, Item};
use super::verb::{Group, GroupKind};
use super::view::View;
use crate::entity::Context;
use crate::pack::Kind;
use crate::text::english::{Class, Usage};

/// "profit for the year ended Dec 31 rose": a participle that belongs to the phrase before it.
pub(super) fn modifies_phrase(view: &View, p: usize, v: u32) -> bool {
    view.groups[v as usize].kind == GroupKind::Participle && matches!(view.items[p - 1], Item::Phrase(_))
}

/// "the plant that Samsung built": a phrase before "that", no object after the verb, no verb of saying around.
pub(super) fn object_relative(view: &View, context: &Context, o: usize, t: u32, k: usize) -> bool {
    let that = view.is(context, t, Usage::THAT);
    let phrase = o > 0 && matches!(view.items[o - 1], Item::Phrase(_));
    let object = matches!(view.items.get(k + 1), Some(Item::Phrase(_) | Item::Sub(_)));
    let said = verb_before(view, o).is_some_and(|(_, g)| view.is_saying(context, g));
    that && phrase && !object && !said
}

pub(super) fn item_of(view: &View, chunk: u32) -> Option<u32> {
    view.chunks[chunk as usize].item
}

/// The item before `k`, dates without preposition skipped.
pub(super) fn before(view: &View, k: usize) -> Option<usize> {
    let mut p = k.checked_sub(1)?;
    while let Item::Phrase(c) = view.items[p] {
        let bare_date =
            view.chunks[c as usize].kind == ChunkKind::Date && !(p > 0 && matches!(view.items[p - 1], Item::Prep(_)));
        if !bare_date {
            break;
        }
        p = p.checked_sub(1)?;
    }
    Some(p)
}

/// The nearest verb group to the left in the same clause, with its item.
pub(super) fn verb_before(view: &View, k: usize) -> Option<(usize, u32)> {
    for p in (0..k).rev().take(40) {
        match view.items[p] {
            Item::Verb(g) => return Some((p, g)),
            Item::Break(_) | Item::Rel(_) | Item::Sub(_) => return None,
            _ => {}
        }
    }
    None
}

/// Walks left over "the head of the company", lists and reduced clauses to the phrase that is the subject.
pub(super) fn subject_chain(view: &View, context: &Context, mut p: usize) -> Option<(u32, usize)> {
    loop {
        let Item::Phrase(c) = view.items[p] else { return None };
        let head = view.list_head(c);
        let at = item_of(view, head)? as usize;
        let Some(left) = at.checked_sub(1) else { return Some((head, at)) };
        match view.items[left] {
            Item::Prep(_) => match left.checked_sub(1).map(|q| view.items[q]) {
                Some(Item::Phrase(_)) => p = left - 1,
                Some(Item::Verb(g))
                    if view.groups[g as usize].kind == GroupKind::Participle && reduced(view, context, left - 1) =>
                {
                    p = left - 2
                }
                _ => return None,
            },
            Item::Verb(g)
                if reduced(view, context, left)
                    && matches!(view.groups[g as usize].kind, GroupKind::Infinitive | GroupKind::Gerund) =>
            {
                p = left - 1
            }
            Item::Comma(_) if view.chunks[head as usize].apposed.is_some() => {
                return view.chunks[head as usize].apposed.and_then(|a| Some((a, item_of(view, a)? as usize)));
            }
            _ => return Some((head, at)),
        }
    }
}

/// A non-finite group right after a phrase that has no other verb before it, or only one of saying: "said its deal to buy X
/// is final".
fn reduced(view: &View, context: &Context, k: usize) -> bool {
    // "told X to buy": the phrase is the verb's object.
    let says =
        |g: &Group| view.class(context, g.head).any(Class::SAYING) && !view.is(context, g.head, Usage::OBJECT_CONTROL);
    let open = |(_, g): (usize, u32)| {
        let group = &view.groups[g as usize];
        group.kind != GroupKind::Finite || says(group)
    };
    k > 0 && matches!(view.items[k - 1], Item::Phrase(_)) && verb_before(view, k).is_none_or(open)
}

/// What "which", "who" stands for: the phrase before it, or the head of its chain when that is only a date or place.
pub(super) fn antecedent(view: &View, rel: usize) -> Option<u32> {
    let mut p = rel.checked_sub(1)?;
    while matches!(view.items[p], Item::Comma(_) | Item::Break(_) | Item::Prep(_)) {
        p = p.checked_sub(1)?;
    }
    nearest_head(view, p)
}

/// The phrase at item `p`; the head of its chain when `p` is a mere date, place or figure.
pub(super) fn nearest_head(view: &View, mut p: usize) -> Option<u32> {
    loop {
        let Item::Phrase(c) = view.items[p] else { return None };
        let chunk = &view.chunks[c as usize];
        let kind = view.head_kind(chunk);
        let weak = chunk.kind == ChunkKind::Date
            || matches!(kind, Some(Kind::PLACE | Kind::COUNTRY | Kind::MONEY | Kind::DATE));
        let chained = weak
            && p >= 2
            && matches!(view.items[p - 1], Item::Prep(_))
            && matches!(view.items[p - 2], Item::Phrase(_));
        if !chained {
            return Some(chunk.apposed.unwrap_or(c));
        }
        p -= 2;
    }
}

/// "wait for the mill in doubt to be sold": the mill, for the passive infinitive at item `k`.
pub(super) fn sought(view: &View, context: &Context, k: usize) -> Option<u32> {
    let mut p = k.checked_sub(1)?;
    for _ in 0..4 {
        let (Item::Phrase(c), Item::Prep(t)) = (view.items[p], *view.items.get(p.checked_sub(1)?)?) else {
            return None;
        };
        if view.word(context, t).eq_ignore_ascii_case("for") {
            return Some(c);
        }
        p = p.checked_sub(2)?;
    }
    None
}

/// "the operator's plans to buy": the possessor carries the infinitive out; "an agreement for X to buy": X.
pub(super) fn owner_of_plan(view: &View, context: &Context, k: usize) -> Option<u32> {
    let Item::Phrase(c) = *view.items.get(k.checked_sub(1)?)? else { return None };
    let head = view.list_head(c);
    let opener = view.chunks[head as usize].item.and_then(|i| (i as usize).checked_sub(1)).map(|p| view.items[p]);
    let after_for = matches!(opener, Some(Item::Prep(t)) if view.word(context, t).eq_ignore_ascii_case("for"));
    let kind = view.head_kind(&view.chunks[head as usize]);
    let acts = matches!(kind, Some(Kind::COMPANY | Kind::ORGANIZATION | Kind::COUNTRY | Kind::PERSON));
    view.chunks[c as usize].poss.or_else(|| (after_for && acts).then_some(head))
}

/// "asked X to buy": the object carries the infinitive out.
pub(super) fn controlled(view: &View, context: &Context, verb: usize, k: usize, parent: u32) -> Option<u32> {
    let group = view.groups[parent as usize];
    let Some(Item::Phrase(object)) = view.items.get(verb + 1) else { return None };
    let takes = view.is(context, group.head, Usage::OBJECT_CONTROL) && !group.passive && verb + 1 < k;
    (takes && view.chunks[*object as usize].kind != ChunkKind::Date).then_some(*object)
}

/// "…, adding X, a maker of steel, was open to buying Y", "said Doe, 52, will resign": X or Doe, for the verb at item `k`,
/// and the verb of saying before it.
pub(super) fn told_of(view: &View, context: &Context, k: usize) -> Option<(u32, u32)> {
    let Item::Phrase(described) = *view.items.get(k.checked_sub(2)?)? else { return None };
    let subject = view.chunks[described as usize].apposed.or_else(|| aged(view, k, described))?;
    let Item::Verb(said) = *view.items.get((item_of(view, subject)? as usize).checked_sub(1)?)? else { return None };
    let adds = view.word(context, view.groups[said as usize].head).eq_ignore_ascii_case("adding");
    (adds || view.is_saying(context, said)).then_some((subject, said))
}

/// "Doe, 52, will": the person before the comma, for the age before the verb at item `k`.
fn aged(view: &View, k: usize, age: u32) -> Option<u32> {
    let age = view.chunks[age as usize].start as usize;
    let (Item::Phrase(person), Item::Comma(_)) = (*view.items.get(k.checked_sub(4)?)?, view.items[k - 3]) else {
        return None;
    };
    let named = view.head_kind(&view.chunks[person as usize]) == Some(Kind::PERSON);
    let figure = matches!(view.covered(age), Some(Kind::NUMBER | Kind::QUANTITY | Kind::DATE));
    (named && figure).then_some(person)
}

/// "he", "they": right behind another phrase it opens a clause about it, "the party he founded".
pub(super) fn is_nominative(view: &View, context: &Context, chunk: u32) -> bool {
    let chunk = &view.chunks[chunk as usize];
    chunk.kind == ChunkKind::Pronoun && view.class(context, chunk.start).any(Class::NOMINATIVE)
}
