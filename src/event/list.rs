//! Phrases that belong together: the members of a list, and a phrase with its apposition.

use super::chunk::{Chunk, ChunkKind, Item, is_figure};
use super::verb::GroupKind;
use super::view::View;
use crate::entity::Context;
use crate::pack::Kind;
use crate::text::english::Usage;

/// Links the members of lists, from the last comma or coordinator back.
pub(super) fn join_lists(view: &mut View) {
    // The phrase looked at last, when the phrases from it on end with a coordinator: it is the next of the one before it.
    let mut closed = None;
    for n in (0..view.joints.len()).rev() {
        let Some(k) = phrase_before(view, view.joints[n]) else { continue };
        let Some((next, by_coord)) = list_step(view, k) else { continue };
        let ends = by_coord || closed == Some(next);
        closed = ends.then_some(k);
        let (Item::Phrase(a), Item::Phrase(b)) = (view.items[k], view.items[next]) else { continue };
        if (ends || names_in_row(view, a, b)) && may_join(view, k, next) {
            view.chunks[a as usize].next = Some(b);
            view.chunks[b as usize].previous = Some(a);
        }
    }
}

/// The item before `joint`, if a phrase stands there.
fn phrase_before(view: &View, joint: u32) -> Option<usize> {
    let k = (joint as usize).checked_sub(1)?;
    matches!(view.items.get(k), Some(Item::Phrase(_))).then_some(k)
}

/// From the phrase at item `k` to the phrase after a comma and/or coordinator; whether a coordinator stood there.
fn list_step(view: &View, k: usize) -> Option<(usize, bool)> {
    let phrase = |j: usize| matches!(view.items.get(j), Some(Item::Phrase(_)));
    match (view.items.get(k + 1)?, view.items.get(k + 2)?) {
        (Item::Coord(_), Item::Phrase(_)) => Some((k + 2, true)),
        (Item::Comma(_), Item::Coord(_)) if phrase(k + 3) => Some((k + 3, true)),
        (Item::Comma(_), Item::Phrase(_)) => Some((k + 2, false)),
        _ => None,
    }
}

fn names_in_row(view: &View, a: u32, b: u32) -> bool {
    let kind = |c: u32| {
        let chunk = &view.chunks[c as usize];
        view.head_kind(chunk).filter(|_| chunk.body == chunk.start)
    };
    matches!((kind(a), kind(b)), (Some(Kind::COMPANY), Some(Kind::COMPANY)))
}

/// A phrase that is the subject of a new clause is no list member, unless its list itself is the subject.
fn may_join(view: &View, k: usize, next: usize) -> bool {
    let (Item::Phrase(a), Item::Phrase(b)) = (view.items[k], view.items[next]) else { return false };
    let (a, b) = (&view.chunks[a as usize], &view.chunks[b as usize]);
    // "rose 25% to $3bn, but spending hit growth"
    let sum = matches!(view.covered(a.start as usize), Some(Kind::MONEY | Kind::PERCENT));
    let other = sum && !is_figure(view.covered(b.start as usize));
    if b.kind == ChunkKind::Pronoun || a.kind != b.kind || other {
        return false;
    }
    let finite_next =
        matches!(view.items.get(next + 1), Some(Item::Verb(g)) if view.groups[*g as usize].may_be_finite());
    !finite_next || opens_clause(view, k)
}

/// Whether the phrase at item `k`, or the phrase that it hangs on, follows a border and not a verb.
fn opens_clause(view: &View, mut k: usize) -> bool {
    while k >= 2 && matches!((view.items[k - 1], view.items[k - 2]), (Item::Prep(_) | Item::Comma(_), Item::Phrase(_)))
    {
        k -= 2;
    }
    !matches!(k.checked_sub(1).map(|p| view.items[p]), Some(Item::Verb(_) | Item::Prep(_)))
}

/// Links "A, a B," pairs that no list explains.
pub(super) fn join_appositions(view: &mut View, context: &Context) {
    for n in 0..view.joints.len() {
        let Some(left) = phrase_before(view, view.joints[n]) else { continue };
        let k = left + behind_age(view, left);
        let (Some(Item::Phrase(a)), Some(Item::Comma(_)), Some(Item::Phrase(b))) =
            (view.items.get(left).copied(), view.items.get(k + 1), view.items.get(k + 2).copied())
        else {
            continue;
        };
        let (left, right) = (view.chunks[a as usize], view.chunks[b as usize]);
        let plain = left.kind == ChunkKind::Phrase
            && right.kind == ChunkKind::Phrase
            && left.next.is_none()
            && right.previous.is_none();
        let clause = view.group_at(k + 3).is_some_and(|group| match group.kind {
            GroupKind::Open => !closes_with_verb(view, k + 4),
            _ => group.may_be_finite(),
        });
        if !plain || clause {
            continue;
        }
        let described =
            if describes(view, context, &left, &right) { Some(a) } else { post_of(view, context, k, &right) };
        if let Some(a) = described {
            view.chunks[a as usize].apposition = Some(b);
            view.chunks[b as usize].apposed = Some(a);
        }
    }
}

/// "the head of Orbis, Jane Doe,": the phrase that says what the person is, before the name at item `k` that it hangs on.
fn post_of(view: &View, context: &Context, k: usize, person: &Chunk) -> Option<u32> {
    let (Item::Phrase(post), Item::Prep(of)) = (*view.items.get(k.checked_sub(2)?)?, view.items[k - 1]) else {
        return None;
    };
    let chunk = &view.chunks[post as usize];
    let named = view.head_kind(person) == Some(Kind::PERSON);
    let open = chunk.apposition.is_none() && view.head_kind(chunk).is_none();
    (named && open && is_description(view, context, chunk) && view.is(context, of, Usage::OF)).then_some(post)
}

/// "Doe, 58, the treasurer": how many items the age takes behind the phrase at item `k`.
fn behind_age(view: &View, k: usize) -> usize {
    let (Item::Phrase(a), Some(Item::Comma(_)), Some(Item::Phrase(b))) =
        (view.items[k], view.items.get(k + 1), view.items.get(k + 2))
    else {
        return 0;
    };
    let (person, age) = (&view.chunks[a as usize], &view.chunks[*b as usize]);
    let aged = view.head_kind(person) == Some(Kind::PERSON) && age.end == age.start + 1;
    if aged && view.covered(age.start as usize) == Some(Kind::NUMBER) { 2 } else { 0 }
}

/// "X, the lawyer named chairwoman, spoke": the clause's verb comes right behind the next comma.
fn closes_with_verb(view: &View, from: usize) -> bool {
    let rest = view.items.get(from..).unwrap_or(&[]);
    let closes = |pair: &[Item]| match pair {
        [Item::Comma(_), Item::Verb(g)] => Some(view.groups[*g as usize].may_be_finite()),
        [Item::Comma(_) | Item::Break(_), _] => Some(false),
        _ => None,
    };
    rest.windows(2).take(16).find_map(closes).unwrap_or(false)
}

/// One of the two is a description.
fn describes(view: &View, context: &Context, a: &Chunk, b: &Chunk) -> bool {
    let figure = |c: &Chunk| is_figure(view.covered(c.start as usize));
    !figure(a) && !figure(b) && (is_description(view, context, a) || is_description(view, context, b))
}

/// Opens with a determiner, a possessor or a small letter.
fn is_description(view: &View, context: &Context, c: &Chunk) -> bool {
    c.body > c.start || c.poss.is_some() || view.word(context, c.start).starts_with(char::is_lowercase)
}
