//! Verb groups: auxiliaries with their lexical verb, as one item.

use super::chunk::{ChunkKind, Item};
use super::tag::{Tag, VerbForm};
use super::view::View;
use crate::entity::Context;
use crate::pack::Kind;
use crate::text::english::{Class, Usage};

/// What a verb group is in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// Has a tense.
    Finite,
    /// "to buy"
    Infinitive,
    /// "built" alone: past or participle; settled by [`finish`].
    Open,
    /// "built by …", "being built": a passive participle.
    Participle,
    /// "buying"
    Gerund,
}

/// Auxiliaries and their verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// First token.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The lexical verb, or the form of be, have or do that stands for one.
    pub head: u32,
    /// Its item.
    pub item: u32,
    /// What it is.
    pub kind: GroupKind,
    /// Its subject suffers the action.
    pub passive: bool,
    /// has/had …
    pub perfect: bool,
    /// is/was … -ing
    pub progressive: bool,
    /// will, may …
    pub modal: Option<u32>,
    /// "is to open", "has to pay", "to buy"
    pub to: bool,
    /// not, never
    pub negated: bool,
    /// Its tense is the past.
    pub past: bool,
    /// Its lexical verb is a form of be.
    pub copula: bool,
}

impl Group {
    /// Finite, or not yet known not to be.
    pub fn may_be_finite(&self) -> bool {
        matches!(self.kind, GroupKind::Finite | GroupKind::Open)
    }
}

/// Reads the group that opens at token `i`.
pub fn read(view: &View, i: usize) -> Group {
    match view.tags[i] {
        Tag::Verb => Group { kind: verb_kind(view.verbs[i]), ..empty(view, i) },
        _ => read_auxiliaries(view, i),
    }
}

/// Reads the group whose first word at token `i` is no lexical verb.
fn read_auxiliaries(view: &View, i: usize) -> Group {
    let mut group = empty(view, i);
    let mut first = None;
    for (at, tag) in view.tags.iter().enumerate().skip(i) {
        if !takes(&mut group, view, at, *tag, first.is_some()) {
            break;
        }
        if !is_transparent(*tag) {
            first = first.or(Some(at));
            group.end = at as u32 + 1;
        }
        if *tag == Tag::Verb {
            break;
        }
    }
    group.kind = kind(view, first.unwrap_or(i));
    group
}

/// Whether it stands between the words of a group without a part in it.
fn is_transparent(tag: Tag) -> bool {
    matches!(tag, Tag::Adv | Tag::Neg | Tag::Skip)
}

fn empty(view: &View, i: usize) -> Group {
    Group {
        start: i as u32,
        end: i as u32 + 1,
        head: i as u32,
        item: view.items.len() as u32,
        kind: GroupKind::Finite,
        passive: false,
        perfect: false,
        progressive: false,
        modal: None,
        to: false,
        negated: false,
        past: false,
        copula: false,
    }
}

/// Adds token `at` to the group; false when the group ends before it.
fn takes(group: &mut Group, view: &View, at: usize, tag: Tag, opened: bool) -> bool {
    match tag {
        Tag::Verb => lexical(group, view, at),
        Tag::Adv | Tag::Skip => return opened && group_goes_on(view, at),
        Tag::Neg => group.negated = true,
        Tag::Modal if !opened => group.modal = Some(at as u32),
        Tag::To if !opened || behind_auxiliary(view, at) => group.to = true,
        Tag::Be if !opened || !matches!(view.tags[at - 1], Tag::Verb) => {
            group.copula = true;
            group.head = at as u32;
        }
        Tag::Have if !opened || group.modal.is_some() || group.to => {
            group.perfect = true;
            group.head = at as u32;
        }
        Tag::Do if !opened || group.modal.is_some() || group.to => group.head = at as u32,
        _ => return false,
    }
    true
}

/// "is to open", "has not to pay"
fn behind_auxiliary(view: &View, at: usize) -> bool {
    let before = view.tags[..at].iter().rev().find(|tag| !is_transparent(**tag));
    matches!(before, Some(Tag::Be | Tag::Have))
}

/// After adverbs, does the group go on?
fn group_goes_on(view: &View, at: usize) -> bool {
    let next = view.tags[at..].iter().take(4).find(|t| !matches!(t, Tag::Adv | Tag::Skip | Tag::Neg));
    matches!(next, Some(Tag::Verb | Tag::Be | Tag::Have | Tag::To)) || matches!(view.tags.get(at), Some(Tag::Neg))
}

fn lexical(group: &mut Group, view: &View, at: usize) {
    let form = view.verbs[at];
    let participle = matches!(form, VerbForm::Participle | VerbForm::Ed);
    group.passive = group.copula && participle;
    group.progressive = group.copula && form == VerbForm::Ing;
    group.copula = false;
    group.head = at as u32;
}

fn kind(view: &View, first: usize) -> GroupKind {
    match view.tags[first] {
        Tag::To => GroupKind::Infinitive,
        Tag::Verb => verb_kind(view.verbs[first]),
        _ => GroupKind::Finite,
    }
}

/// What a group is whose first word is a lexical verb in this form.
fn verb_kind(form: VerbForm) -> GroupKind {
    match form {
        VerbForm::Ed => GroupKind::Open,
        VerbForm::Participle => GroupKind::Participle,
        VerbForm::Ing => GroupKind::Gerund,
        _ => GroupKind::Finite,
    }
}

/// Tenses; "being built", "having bought"; and past or participle for the open forms.
pub fn finish(view: &mut View, context: &Context) {
    for g in 0..view.groups.len() {
        let Group { start, head, .. } = view.groups[g];
        let first = auxiliary_usage(view, context, start);
        let past = first.any(Usage::PAST_AUXILIARY) || view.verbs[start as usize] == VerbForm::Past;
        let have = view.tags[head as usize] == Tag::Have;
        let group = &mut view.groups[g];
        group.kind = tensed(group, first);
        group.past = past;
        group.perfect &= !have;
        group.passive |= group.kind == GroupKind::Participle;
        if group.kind == GroupKind::Open {
            let settled = settled(view, context, view.groups[g]);
            view.groups[g] = settled;
        }
    }
}

/// What a group is whose first word is an auxiliary used so.
fn tensed(group: &Group, first: Usage) -> GroupKind {
    match group.kind {
        GroupKind::Finite if first.any(Usage::BEING) && group.passive => GroupKind::Participle,
        GroupKind::Finite if first.any(Usage::BEING) => GroupKind::Gerund,
        _ if first.any(Usage::HAVING) => GroupKind::Gerund,
        _ if first.any(Usage::UNTENSED_BE) && group.modal.is_none() => GroupKind::Infinitive,
        kind => kind,
    }
}

/// How an auxiliary is used; nothing of other words.
fn auxiliary_usage(view: &View, context: &Context, i: u32) -> Usage {
    const AUXILIARY: Class = Class::BE.with(Class::HAVE).with(Class::DO);
    if view.class(context, i).any(AUXILIARY) { context.usage(view.at(i)) } else { Usage::default() }
}

/// Past or participle?
fn settled(view: &View, context: &Context, group: Group) -> Group {
    let k = group.item as usize;
    if !is_past(view, context, &group, k) {
        return Group { kind: GroupKind::Participle, passive: true, ..group };
    }
    let object_next =
        matches!(view.items.get(k + 1), Some(Item::Phrase(c)) if view.chunks[*c as usize].kind != ChunkKind::Date);
    let passive = !object_next && by_at(view, context, k + 1);
    Group { kind: GroupKind::Finite, past: true, passive, ..group }
}

fn by_at(view: &View, context: &Context, k: usize) -> bool {
    matches!(view.items.get(k), Some(Item::Prep(t)) if view.is(context, *t, Usage::BY))
}

fn is_past(view: &View, context: &Context, group: &Group, k: usize) -> bool {
    let saying = view.class(context, group.head).any(Class::SAYING);
    let verb_before = verb_in_clause_before(view, k);
    let later = finite_later(view, k, true);
    let object_next =
        matches!(view.items.get(k + 1), Some(Item::Phrase(c)) if view.chunks[*c as usize].kind == ChunkKind::Phrase);
    let helps = object_next && view.is(context, group.head, Usage::HELP);
    match k.checked_sub(1).and_then(|p| view.items.get(p)) {
        _ if saying || helps => true,
        Some(Item::Phrase(_)) if percent_next(view, k) => true,
        None => false,
        Some(Item::Rel(_)) => true,
        Some(Item::Coord(_)) => coordinate_is_past(view, k, object_next),
        Some(Item::Comma(_)) => after_comma_is_past(view, k, object_next),
        Some(Item::Phrase(c)) if pronoun_subject(view, *c) || opened_by_link_word(view, k) => true,
        Some(Item::Phrase(c)) if view.chunks[*c as usize].apposed.is_some() => false,
        Some(Item::Phrase(_)) if verb_before => {
            // "said profit for the year ended Dec 31 rose": another verb comes for the clause.
            clause_subject(view, context, k) && (object_next || !(later || by_at(view, context, k + 1)))
        }
        Some(Item::Phrase(_)) => !later,
        Some(Item::Prep(_) | Item::Verb(_)) => false,
        Some(Item::Sub(_)) => false,
        Some(_) => !later,
    }
}

/// "reported that profit jumped 45%": what a change is told of acts itself.
fn percent_next(view: &View, k: usize) -> bool {
    matches!(view.items.get(k + 1), Some(Item::Phrase(c)) if {
        view.covered(view.chunks[*c as usize].start as usize) == Some(Kind::PERCENT)
    })
}

fn pronoun_subject(view: &View, chunk: u32) -> bool {
    view.chunks[chunk as usize].kind == ChunkKind::Pronoun
}

/// "that Samsung built", "if profits jumped": the phrase before follows a subordinator or relative at once.
fn opened_by_link_word(view: &View, k: usize) -> bool {
    k >= 2 && matches!(view.items[k - 2], Item::Sub(_) | Item::Rel(_))
}

/// "bought X and sold Y" against "was founded and acquired by Y": like the verb before, unless an object follows.
fn coordinate_is_past(view: &View, k: usize, object_next: bool) -> bool {
    let before = view.items[..k].iter().rev().find_map(|i| match i {
        Item::Verb(g) => Some(view.groups[*g as usize]),
        _ => None,
    });
    match before {
        Some(g) if g.passive && !object_next => false,
        Some(g) => object_next || matches!(g.kind, GroupKind::Finite),
        None => object_next,
    }
}

/// "X, which …, bought Y": past when the clause's verb is still missing and none comes later.
fn after_comma_is_past(view: &View, k: usize, object_next: bool) -> bool {
    let missing = !main_verb_before(view, k) || subordinate_waits(view, k);
    (missing && !finite_later(view, k, false))
        || (object_next && view.items[..k].iter().any(|i| matches!(i, Item::Verb(_))) && !missing)
}

/// "when the minister, Jane Doe, resigned": a clause that a link word opened still has no verb.
fn subordinate_waits(view: &View, k: usize) -> bool {
    let verbless = view.items[..k].iter().rev().take(12).take_while(|i| !matches!(i, Item::Verb(_) | Item::Break(_)));
    verbless.into_iter().any(|i| matches!(i, Item::Sub(_)))
}

/// A finite verb before item `k` that isn't inside a relative or subordinate clause.
fn main_verb_before(view: &View, k: usize) -> bool {
    let mut inside = false;
    let mut found = false;
    for item in &view.items[..k] {
        match item {
            Item::Rel(_) | Item::Sub(_) => inside = true,
            Item::Comma(_) => inside = false,
            Item::Break(_) => found = false,
            Item::Verb(g) if view.groups[*g as usize].kind == GroupKind::Finite && !inside => found = true,
            _ => {}
        }
    }
    found
}

/// Whether the clause left of item `k` already has a verb; participles that only modify a phrase don't count.
fn verb_in_clause_before(view: &View, k: usize) -> bool {
    for j in (0..k).rev().take(60) {
        match view.items[j] {
            Item::Break(_) | Item::Sub(_) | Item::Rel(_) => return false,
            Item::Verb(g) if !modifies(view, j, &view.groups[g as usize]) => return true,
            _ => {}
        }
    }
    false
}

/// "the plant built by X", ", citing sources,": not the clause's verb.
fn modifies(view: &View, j: usize, group: &Group) -> bool {
    let nonfinite = matches!(group.kind, GroupKind::Participle | GroupKind::Gerund);
    nonfinite && j.checked_sub(1).is_none_or(|p| matches!(view.items[p], Item::Phrase(_) | Item::Comma(_)))
}

/// "X said profits jumped", "…, and the firm sold Y": the phrase before opens a clause after a verb of saying or
/// thinking, a comma or "and"; behind other verbs it is their object ("bought a mill built in May").
fn clause_subject(view: &View, context: &Context, k: usize) -> bool {
    let mut j = k - 1;
    while j >= 2 && matches!(view.items[j - 2], Item::Phrase(_)) && (hangs(view, j) || joins_dates(view, j)) {
        j -= 2;
    }
    match j.checked_sub(1).map(|p| view.items[p]) {
        Some(Item::Coord(_)) => true,
        Some(Item::Comma(_)) => true,
        Some(Item::Verb(g)) => {
            let group = view.groups[g as usize];
            let opens =
                || view.class(context, group.head).any(Class::SAYING) || view.is(context, group.head, Usage::THINKING);
            group.kind == GroupKind::Finite && !group.copula && opens()
        }
        _ => false,
    }
}

/// Whether the phrase at item `k` hangs on the one before by a preposition.
fn hangs(view: &View, k: usize) -> bool {
    matches!(view.items[k - 1], Item::Prep(_))
}

/// "between 2026 and 2032": the "and" before item `k` joins dates, no clauses.
fn joins_dates(view: &View, k: usize) -> bool {
    let date = |item: &Item| matches!(item, Item::Phrase(c) if view.chunks[*c as usize].kind == ChunkKind::Date);
    matches!(view.items[k - 1], Item::Coord(_)) && date(&view.items[k]) && date(&view.items[k - 2])
}

/// Whether a finite verb follows in the same clause.
fn finite_later(view: &View, k: usize, stop_at_comma: bool) -> bool {
    for (n, item) in view.items[k + 1..].iter().take(40).enumerate() {
        match item {
            Item::Break(_) | Item::Sub(_) | Item::Rel(_) => return false,
            Item::Comma(_) if stop_at_comma => return false,
            Item::Coord(_) if !joins_phrases(view, k + 1 + n) => return false,
            Item::Verb(g) => match view.groups[*g as usize].kind {
                GroupKind::Finite if tells_of_phrase(view, k + 1 + n) => {}
                GroupKind::Finite => return true,
                GroupKind::Open => return !matches!(view.items.get(k + 1), Some(Item::Phrase(_))),
                _ => {}
            },
            _ => {}
        }
    }
    false
}

/// "bought the shares it did not own": the finite verb at item `k` and its pronoun tell of the phrase before them.
fn tells_of_phrase(view: &View, k: usize) -> bool {
    let phrase = |at: usize| match view.items.get(at) {
        Some(Item::Phrase(c)) => Some(view.chunks[*c as usize].kind),
        _ => None,
    };
    k > 1 && phrase(k - 1) == Some(ChunkKind::Pronoun) && phrase(k - 2) == Some(ChunkKind::Phrase)
}

fn joins_phrases(view: &View, k: usize) -> bool {
    matches!(view.items.get(k + 1), Some(Item::Phrase(c)) if view.chunks[*c as usize].previous.is_some())
}
