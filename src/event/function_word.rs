//! Tags of function words: which of its parts of speech a word of the closed classes stands in, by its neighbours.

use super::tag::Tag;
use super::view::{NounMark, View};
use crate::entity::Context;
use crate::pack::{Kind, Traits};
use crate::text::english::{Class, Usage, VerbForms};

/// "a tonne-per-year plant", "like-for-like sales": a function word that a hyphen is glued to is part of one modifier.
fn hyphened(context: &Context, at: usize, class: Class, before: Option<Tag>) -> bool {
    let glued = |at: usize| context.has(at, Traits::GLUED);
    let before = before == Some(Tag::Hyphen) && glued(at);
    let after = glued(at + 1) && glued(at + 2) && context.bytes(at + 1) == b"-";
    (before && after) || ((before || after) && class.any(Class::PREPOSITION))
}

/// "bail-out", "sell-off": the particle behind a hyphen makes the verb a noun.
fn particle_noun(context: &Context, at: usize) -> bool {
    context.has(at, Traits::GLUED) && context.usage(at).any(Usage::PARTICLE)
}

/// The tag of the function word at token `i`, with these traits.
#[inline]
pub(super) fn word_tag(view: &View, context: &Context, i: usize, traits: Traits) -> Tag {
    let at = view.at(i as u32);
    let class = traits.class();
    let before = view.tag_before(i);
    if hyphened(context, at, class, before) || (before == Some(Tag::Hyphen) && particle_noun(context, at)) {
        return Tag::Noun;
    }
    match class {
        Class::DETERMINER => Tag::Det,
        Class::PREPOSITION => preposition(view, context, at),
        Class::COORDINATOR => Tag::Coord,
        _ if traits.any(Traits::UPPER) && class.any(Class::PRONOUN) && !view.is_title_case(context) => Tag::Noun,
        _ => auxiliary(context, at, class, before).unwrap_or_else(|| linking_word(view, context, at, class, before)),
    }
}

/// The tag of a word whose class says all, nearly whatever stands beside it: auxiliaries, possessives, the genitive's mark.
fn auxiliary(context: &Context, at: usize, class: Class, before: Option<Tag>) -> Option<Tag> {
    const ALL: Class =
        Class::GENITIVE.with(Class::MODAL).with(Class::BE).with(Class::HAVE).with(Class::DO).with(Class::POSSESSIVE);
    let is = |c: Class| class.any(c);
    Some(match () {
        () if !is(ALL) => return None,
        () if is(Class::GENITIVE) && before == Some(Tag::Pronoun) => Tag::Be,
        () if is(Class::GENITIVE) => Tag::Gen,
        // "in May", "by might"
        () if is(Class::MODAL) && before == Some(Tag::Prep) && context.has(at, Traits::CAPITALISED) => Tag::Date,
        () if is(Class::MODAL) && before == Some(Tag::Prep) => Tag::Noun,
        () if is(Class::MODAL) => Tag::Modal,
        () if is(Class::BE) => Tag::Be,
        () if is(Class::HAVE) => Tag::Have,
        () if is(Class::DO) => Tag::Do,
        () => Tag::Det,
    })
}

/// The tag of a word that links phrases or clauses, or says how and how much.
fn linking_word(view: &View, context: &Context, at: usize, class: Class, before: Option<Tag>) -> Tag {
    let is = |c: Class| class.any(c);
    match () {
        () if is(Class::RELATIVE) => relative(context, at, before),
        () if is(Class::NEGATION) && !is(Class::COORDINATOR) => Tag::Neg,
        () if is(Class::COORDINATOR) => Tag::Coord,
        () if is(Class::PREPOSITION) => preposition(view, context, at),
        () if is(Class::PSEUDO_PREPOSITION) => pseudo(view, context, at, before),
        () if is(Class::SUBORDINATOR) => Tag::Sub,
        () if is(Class::DETERMINER) => demonstrative(context, at),
        () if is(Class::PRONOUN) => Tag::Pronoun,
        () if is(Class::QUANTIFIER)
            && matches!(before, Some(Tag::Have | Tag::Be | Tag::Modal))
            && !context.verb(at + 1).is_empty() =>
        {
            Tag::Adv
        }
        () if is(Class::QUANTIFIER) => Tag::Det,
        () if is(Class::ADVERB) && matches!(before, Some(Tag::To | Tag::Modal | Tag::Have | Tag::Do)) => Tag::Adv,
        () if is(Class::ADJECTIVE) => Tag::Noun,
        () if is(Class::ADVERB) && is_well(context, at, before) => Tag::Noun,
        () if is(Class::ADVERB) && view.forms[at - view.range.start as usize].any(VerbForms::NOUN) => Tag::Noun,
        () if is(Class::ADVERB) => Tag::Adv,
        () => Tag::Noun,
    }
}

/// "the well has struck oil", "its latest well off Ghana": what is drilled, not how something is done.
fn is_well(context: &Context, at: usize, before: Option<Tag>) -> bool {
    const AFTER: Class = Class::PREPOSITION.with(Class::BE).with(Class::HAVE).with(Class::MODAL).with(Class::DO);
    let opened = matches!(before, Some(Tag::Det | Tag::Gen)) || context.class(at.wrapping_sub(1)).any(Class::ADJECTIVE);
    let ends = context.class(at + 1).any(AFTER) || context.has(at + 1, Traits::PUNCT);
    before.is_some() && context.usage(at).any(Usage::WELL) && opened && ends
}

/// "that", "which", "who", "where".
fn relative(context: &Context, at: usize, before: Option<Tag>) -> Tag {
    let usage = context.usage(at);
    if !usage.any(Usage::THAT) {
        return if usage.any(Usage::WHERE) && before.is_none() { Tag::Sub } else { Tag::Rel };
    }
    let verb = at + 1 + usize::from(is_manner(context, at + 1));
    let forms = context.verb(verb);
    let verb_next = context.class(verb).any(Class::BE.with(Class::HAVE).with(Class::MODAL).with(Class::DO))
        || forms.any(VerbForms::THIRD.with(VerbForms::PAST))
        || (context.word(at.wrapping_sub(1)).ends_with('s')
            && forms.any(VerbForms::BASE)
            && !forms.any(VerbForms::NOUN));
    match before {
        Some(Tag::Noun | Tag::Comma | Tag::Date | Tag::Skip) if verb_next => Tag::Rel,
        Some(Tag::Prep) => Tag::Det,
        None if !verb_next => Tag::Det,
        _ if verb_next => Tag::Pronoun,
        _ => Tag::Sub,
    }
}

/// "eventually": an adverb that may stand between "that" and its verb.
fn is_manner(context: &Context, at: usize) -> bool {
    context.has(at, Traits::LOWER) && context.verb(at).is_empty() && context.word(at).ends_with("ly")
}

fn demonstrative(context: &Context, at: usize) -> Tag {
    let next = context.class(at + 1);
    let alone = next.any(Class::BE.with(Class::HAVE).with(Class::MODAL).with(Class::DO).with(Class::PREPOSITION));
    if alone && context.class(at).any(Class::PRONOUN) { Tag::Pronoun } else { Tag::Det }
}

fn preposition(view: &View, context: &Context, at: usize) -> Tag {
    let (class, usage) = (context.class(at), context.usage(at));
    let i = at - view.range.start as usize;
    if usage.any(Usage::TO) {
        return if infinitive_after(view, context, at) { Tag::To } else { Tag::Prep };
    }
    if class.any(Class::ADVERB) && !phrase_after(view, context, at, i) {
        return Tag::Adv;
    }
    let figure_next =
        || matches!(view.covered(i + 1), Some(Kind::MONEY | Kind::NUMBER | Kind::PERCENT | Kind::QUANTITY));
    if usage.any(Usage::ROUGHLY) && figure_next() {
        return Tag::Adv;
    }
    let bound = view.nouns.get(i).is_some_and(|noun| noun.any(NounMark::TAIL)) || opens_no_clause(view, context, at);
    let told = || (0..i).any(|j| is_auxiliary(view.tags[j]) || view.certainly_finite(j));
    let opens =
        class.any(Class::SUBORDINATOR) && !bound && (clause_after(context, at) || (told() && late_clause(context, at)));
    if opens { Tag::Sub } else { Tag::Prep }
}

/// "Doe's appointment as treasurer was welcomed": behind a phrase that still waits for a verb, "as" says what somebody is.
fn opens_no_clause(view: &View, context: &Context, at: usize) -> bool {
    let i = at - view.range.start as usize;
    let verb = |j: usize| !view.forms[j].is_empty() || is_auxiliary(view.tags[j]);
    context.usage(at).any(Usage::AS) && i > 0 && view.tags[i - 1] == Tag::Noun && !(0..i).any(verb)
}

fn is_auxiliary(tag: Tag) -> bool {
    matches!(tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do)
}

/// "fell after mines in the north were shut": a phrase with another one behind a preposition, then an auxiliary.
fn late_clause(context: &Context, at: usize) -> bool {
    const AUXILIARY: Class = Class::MODAL.with(Class::BE).with(Class::HAVE);
    const BORDER: Class = Class::COORDINATOR.with(Class::RELATIVE).with(Class::SUBORDINATOR);
    let place = |at: usize| context.usage(at).any(Usage::IN.with(Usage::OF));
    let words = (at + 2..at + 11).take_while(|next| {
        let border = context.class(*next).any(BORDER) && !place(*next);
        !border && !context.has(*next, Traits::PUNCT)
    });
    let (mut phrases, mut found) = (0, false);
    for next in words {
        phrases += u32::from(place(next));
        let auxiliary = context.has(next, Traits::LOWER) && context.class(next).any(AUXILIARY); // no month of May
        found |= phrases == 1 && auxiliary && !context.class(next).any(Class::DETERMINER);
    }
    found
}

/// Whether a noun phrase follows at once.
fn phrase_after(view: &View, context: &Context, at: usize, i: usize) -> bool {
    if view.covered(i + 1).is_some() {
        return view.covered(i + 1) != Some(Kind::DATE);
    }
    let next = context.traits(at + 1);
    let class = next.class();
    let opener = Class::DETERMINER.with(Class::QUANTIFIER).with(Class::POSSESSIVE);
    let word = || class.any(opener) || (class.is_empty() && next.verb().is_empty());
    next.any(Traits::NUMBER.with(Traits::CURRENCY)) || (next.any(Traits::WORD) && word())
}

/// "after it bought …", "as the firm seeks …": a pronoun subject, or a short noun phrase before a finite auxiliary.
fn clause_after(context: &Context, at: usize) -> bool {
    if context.class(at + 1).any(Class::NOMINATIVE) {
        return true;
    }
    let stops = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::RELATIVE);
    let mut agent = false;
    for next in at + 1..at + 7 {
        if next > at + 1 && finite_at(context, next, agent) {
            return true;
        }
        agent |= context.usage(at).any(Usage::AS) && context.usage(next).any(Usage::BY);
        let stop = context.class(next).any(stops) && !context.usage(next).any(Usage::BY.with(Usage::AS));
        if stop || (context.usage(next).any(Usage::BY) && !agent) || context.has(next, Traits::PUNCT) {
            return false;
        }
    }
    false
}

/// Whether a finite verb stands at `at` ("after Acme halted production"); behind an agent ("as a strike by miners entered
/// its second week") only one that shows by its object that it is none of the agent's.
fn finite_at(context: &Context, at: usize, agent: bool) -> bool {
    let (class, forms) = (context.class(at), context.verb(at));
    let noun = forms.any(VerbForms::NOUN);
    let past = forms.any(VerbForms::PAST);
    if past && !noun && object_after(context, at) {
        return true;
    }
    let named = context.has(at - 1, Traits::CAPITALISED);
    if past && !noun && named && context.has(at + 1, Traits::LOWER) && context.class(at + 1).is_empty() {
        return true;
    }
    if agent {
        return false;
    }
    let auxiliary = class.any(Class::MODAL.with(Class::BE).with(Class::HAVE).with(Class::DO));
    let plural = context.word(at - 1).ends_with('s');
    auxiliary
        || (past && !forms.any(VerbForms::PARTICIPLE))
        || (forms.any(VerbForms::THIRD) && !noun)
        || (forms.any(VerbForms::BASE) && !noun && !past && plural)
}

/// "entered its second week", "dropped 5 percent": what only a finite verb has behind it.
fn object_after(context: &Context, verb: usize) -> bool {
    const OBJECT: Traits = Traits::of_class(Class::DETERMINER.with(Class::POSSESSIVE));
    context.has(verb + 1, OBJECT.with(Traits::NUMBER).with(Traits::CURRENCY))
}

/// "including", "worth", "totalling" are prepositions unless a form of be makes them something else.
fn pseudo(view: &View, context: &Context, at: usize, before: Option<Tag>) -> Tag {
    let usage = context.usage(at);
    if usage.any(Usage::BASED) {
        return if before == Some(Tag::Be) { Tag::Verb } else { Tag::Noun };
    }
    if usage.any(Usage::CAUSE) {
        let cause = context.usage(at + 1).any(Usage::TO) && !infinitive_after(view, context, at + 1);
        return if cause && before != Some(Tag::Be) { Tag::Prep } else { Tag::Noun };
    }
    match before {
        Some(Tag::Be) if !usage.any(Usage::WORTH) => Tag::Noun,
        Some(Tag::Det) => Tag::Noun,
        _ => Tag::Prep,
    }
}

/// "to co-sign a memorandum", "to mothball its plant": an unknown small word before a determiner.
pub(super) fn unknown_base(context: &Context, at: usize) -> bool {
    let traits = context.traits(at);
    let determined = || context.class(at + 1).any(Class::DETERMINER.with(Class::POSSESSIVE));
    traits.is_plain() && determined() && !traits.any(Traits::NUMBER_WORD) && !context.word(at).ends_with('s')
}

fn infinitive_after(view: &View, context: &Context, to: usize) -> bool {
    let mut at = to + 1;
    while context.class(at).any(Class::ADVERB.with(Class::NEGATION)) || is_manner(context, at) {
        at += 1;
    }
    let Some(i) = at.checked_sub(view.range.start as usize) else { return false };
    if view.covered(i).is_some() {
        return false;
    }
    if context.class(at).any(Class::BE.with(Class::HAVE).with(Class::DO)) {
        return !context.class(at).any(Class::DETERMINER);
    }
    let forms = view.forms.get(i).copied().unwrap_or_default();
    if !forms.any(VerbForms::BASE) {
        return unknown_base(context, at);
    }
    let noun = forms.any(VerbForms::NOUN) && context.usage(to.wrapping_sub(1)).any(Usage::BEFORE_TO);
    !noun || is_scheduled(view, context, to, i)
}

/// "is due to close in May", "was due to release its report": of a word at `i` that may also be a noun ("was due to demand").
fn is_scheduled(view: &View, context: &Context, to: usize, i: usize) -> bool {
    const GOES_ON: Class = Class::DETERMINER.with(Class::POSSESSIVE);
    let at = view.at(i as u32) + 1;
    let dated = i + 1 == view.forms.len() || view.covered(i + 1) == Some(Kind::DATE);
    let goes_on = context.class(at).any(GOES_ON) || context.usage(at).any(Usage::IN) || context.has(at, Traits::PUNCT);
    context.class(to.wrapping_sub(2)).any(Class::BE) && (dated || goes_on)
}
