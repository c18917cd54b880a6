//! Words that may be verbs: which of them are, and in which form, decided left to right by what stands around them.

use super::function_word::unknown_base;
use super::noun::just_before;
use super::peek::Peek;
use super::tag::{Tag, VerbForm};
use super::view::View;
use crate::entity::Context;
use crate::pack::{Kind, Traits};
use crate::text::english::{Class, Usage, VerbForms};

/// Decides the words that may be verbs or adverbs, left to right.
pub(super) fn open(view: &mut View, context: &Context) {
    view.verbs.clear();
    view.verbs.resize(view.tags.len(), VerbForm::None);
    for n in 0..view.undecided.len() {
        let i = view.undecided[n] as usize;
        if view.tags[i] == Tag::Noun {
            decide(view, context, i);
        }
        if view.tags[i] == Tag::Verb && is_particle(view, context, i + 1) {
            view.tags[i + 1] = Tag::Adv;
        }
    }
}

/// "take over X", "speed up imports", "shut down the plant": of a token behind a verb.
fn is_particle(view: &View, context: &Context, i: usize) -> bool {
    let figure = || matches!(view.covered(i + 1), Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY | Kind::NUMBER));
    view.tags.get(i) == Some(&Tag::Prep) && view.is(context, i as u32, Usage::PARTICLE) && !figure()
}

fn decide(view: &mut View, context: &Context, i: usize) {
    let at = view.range.start as usize + i;
    let mut forms = view.forms[i];
    if forms.is_empty() {
        if !context.has(at, Traits::LOWER) {
            return;
        }
        if view.before(i) != Some(Tag::To) || !unknown_base(context, at) {
            if is_adverb(context, at) {
                view.tags[i] = Tag::Adv;
            }
            return;
        }
        forms = VerbForms::BASE;
    }
    let prefixed = is_prefixed(view, context, i);
    if !prefixed && glued_to_hyphen(view, context, i) || view.is_name_like(context, i) {
        return;
    }
    if prefixed {
        view.tags[i - 2..i].fill(Tag::Skip);
    }
    let form = verb_form(view, context, i, forms);
    if form != VerbForm::None {
        view.tags[i] = Tag::Verb;
        view.verbs[i] = form;
    } else if prefixed {
        view.tags[i - 2..i].copy_from_slice(&[Tag::Noun, Tag::Hyphen]);
    }
}

/// "re-entered", "co-founded": a verb behind its prefix.
fn is_prefixed(view: &View, context: &Context, i: usize) -> bool {
    let prefix = |i: usize| ["re", "co"].iter().any(|word| view.word(context, i as u32).eq_ignore_ascii_case(word));
    let glued = |i: usize| context.has(view.at(i as u32), Traits::GLUED);
    i > 1 && view.tags[i - 1] == Tag::Hyphen && glued(i) && glued(i - 1) && prefix(i - 2)
}

/// "quickly", of a word in small letters
fn is_adverb(context: &Context, at: usize) -> bool {
    let word = context.bytes(at);
    word.len() > 4 && word.ends_with(b"ly")
}

fn glued_to_hyphen(view: &View, context: &Context, i: usize) -> bool {
    let at = view.range.start as usize + i;
    let hyphen = |j: usize| view.tags.get(j) == Some(&Tag::Hyphen);
    (i > 0 && hyphen(i - 1) && context.has(at, Traits::GLUED)) || hyphen(i + 1)
}

fn verb_form(view: &View, context: &Context, i: usize, forms: VerbForms) -> VerbForm {
    let before = view.before(i);
    let has = |f: VerbForms| forms.any(f);
    match before {
        Some(Tag::Modal | Tag::To | Tag::Do) if has(VerbForms::BASE) => return VerbForm::Base,
        Some(Tag::Have) if has(VerbForms::PARTICIPLE.with(VerbForms::PAST)) => return VerbForm::Participle,
        Some(Tag::Be) if has(VerbForms::ING) => return VerbForm::Ing,
        Some(Tag::Be) if has(VerbForms::PARTICIPLE) => return VerbForm::Participle,
        Some(Tag::Be) => return VerbForm::None,
        _ => {}
    }
    if has(VerbForms::ING) {
        return gerund(view, context, i, before);
    }
    if has(VerbForms::NOUN) && has(VerbForms::BASE) && has(VerbForms::PAST) && view.noun_rather(context, i) {
        return VerbForm::None;
    }
    if has(VerbForms::PAST.with(VerbForms::PARTICIPLE)) {
        let form = past(view, context, i, before, forms);
        if form != VerbForm::None || !has(VerbForms::BASE) {
            return form;
        }
    }
    if has(VerbForms::THIRD) {
        return third(view, context, i, before, has(VerbForms::NOUN));
    }
    if has(VerbForms::BASE) { base(view, context, i, before, has(VerbForms::NOUN)) } else { VerbForm::None }
}

fn gerund(view: &View, context: &Context, i: usize, before: Option<Tag>) -> VerbForm {
    let next = view.peek(context, i + 1);
    let nounish = view.is(context, i as u32, Usage::NOUN_ING);
    // "by opening new stores"
    let by = i > 0 && view.is(context, i as u32 - 1, Usage::BY);
    let described = by && next == Peek::Noun && context.class(view.at(i as u32) + 1).any(Class::ADJECTIVE);
    let object = matches!(next, Peek::Opener | Peek::Name) || described;
    match before {
        Some(Tag::Det | Tag::Gen | Tag::Number) => VerbForm::None,
        Some(Tag::Prep) if nounish => {
            if object {
                VerbForm::Ing
            } else {
                VerbForm::None
            }
        }
        Some(Tag::Prep) if next == Peek::Noun && view.covered(i + 2).is_some() => VerbForm::None,
        Some(Tag::Prep) if next == Peek::Of || next == Peek::End => VerbForm::None,
        Some(Tag::Date) if view.opened_by_determiner(i) => VerbForm::None,
        Some(Tag::Noun | Tag::Date) if nounish => {
            if object {
                VerbForm::Ing
            } else {
                VerbForm::None
            }
        }
        Some(Tag::Noun) if next == Peek::Noun || next == Peek::Finite || next == Peek::End => VerbForm::None,
        None if next == Peek::To => VerbForm::Ing,
        None if nounish || next == Peek::Finite || next == Peek::Of => VerbForm::None,
        None if next == Peek::Noun && view.range.len() < 4 => VerbForm::None,
        _ if nounish && !object => VerbForm::None,
        _ if next == Peek::Finite => VerbForm::None,
        _ => VerbForm::Ing,
    }
}

fn past(view: &View, context: &Context, i: usize, before: Option<Tag>, forms: VerbForms) -> VerbForm {
    let form = match (forms.any(VerbForms::PAST), forms.any(VerbForms::PARTICIPLE)) {
        (true, true) => VerbForm::Ed,
        (true, false) => VerbForm::Past,
        _ => VerbForm::Participle,
    };
    let next = view.peek(context, i + 1);
    match before {
        Some(Tag::Det | Tag::Gen | Tag::Number) if form != VerbForm::Past => VerbForm::None,
        Some(Tag::Prep | Tag::To) if next == Peek::Noun || next == Peek::Name => VerbForm::None,
        Some(Tag::Noun) if view.adjective_before(context, i) && next == Peek::Noun => VerbForm::None,
        None if next == Peek::Noun => VerbForm::None,
        Some(Tag::Verb) if next == Peek::Noun => VerbForm::None,
        Some(Tag::Verb) if next == Peek::Name && just_before(view, context, i as u32) => VerbForm::None,
        Some(Tag::Modal) => VerbForm::None, // "as will newly elected members"
        _ => form,
    }
}

fn third(view: &View, context: &Context, i: usize, before: Option<Tag>, noun: bool) -> VerbForm {
    let next = view.peek(context, i + 1);
    let object = matches!(next, Peek::Opener | Peek::Name);
    let nominal_before =
        matches!(before, Some(Tag::Det | Tag::Gen | Tag::Number | Tag::Prep)) || view.adjective_before(context, i);
    match before {
        _ if nominal_before => VerbForm::None,
        Some(Tag::Pronoun | Tag::Rel) => VerbForm::Third,
        Some(Tag::Noun) if view.is(context, i as u32, Usage::RAISING) => VerbForm::Third, // "X looks set to"
        _ if !noun => VerbForm::Third,
        Some(Tag::Verb | Tag::To | Tag::Modal) | None => VerbForm::None,
        _ if next == Peek::Finite || view.verb_next(context, i) => VerbForm::None,
        Some(Tag::Comma) if object && view.closes_apposition(context, i) => VerbForm::Third,
        Some(Tag::Coord | Tag::Comma) if !view.finite_before(context, i) || next == Peek::Noun || next == Peek::End => {
            VerbForm::None
        }
        Some(Tag::Coord | Tag::Comma) => VerbForm::Third,
        _ if view.finite_between_borders(context, i) || view.compounded(context, i, next) => VerbForm::None,
        _ => VerbForm::Third,
    }
}

fn base(view: &View, context: &Context, i: usize, before: Option<Tag>, noun: bool) -> VerbForm {
    let next = view.peek(context, i + 1);
    let object = matches!(next, Peek::Opener | Peek::Name | Peek::To | Peek::Prep);
    match before {
        Some(Tag::Pronoun | Tag::Rel) => VerbForm::Base,
        Some(Tag::Coord | Tag::Comma) if view.base_verb_before(i) => {
            if noun && !object && next != Peek::Noun {
                VerbForm::None
            } else {
                VerbForm::Base
            }
        }
        Some(Tag::Noun) if view.measured(i) => VerbForm::Base,
        Some(Tag::Noun) if object && next != Peek::Prep && helped_through(view, context, i) => VerbForm::Base,
        Some(Tag::Noun) if view.plural_before(context, i) && !view.finite_between_borders(context, i) => {
            if noun && !matches!(next, Peek::Opener | Peek::To) { VerbForm::None } else { VerbForm::Base }
        }
        Some(Tag::Neg) => VerbForm::Base,
        Some(Tag::Verb) if helps(view, context, i) => VerbForm::Base,
        _ => VerbForm::None,
    }
}

/// "helped found the group": a base form right after "help".
fn helps(view: &View, context: &Context, i: usize) -> bool {
    i > 0 && view.is(context, i as u32 - 1, Usage::HELP)
}

/// "helped the group turn a loss into a profit": a base form behind the noun phrase that "help" governs.
fn helped_through(view: &View, context: &Context, i: usize) -> bool {
    let phrase = view.tags[..i].iter().rev().take(8).take_while(|tag| tag.in_phrase() || **tag == Tag::Gen).count();
    i.checked_sub(phrase + 1).is_some_and(|verb| phrase > 0 && view.is(context, verb as u32, Usage::HELP))
}
