//! A rough part of speech for each token of a sentence, from closed classes, verb forms, entities and position.

use super::open;
use super::view::{SlotCue, View};
use crate::entity::Context;
use crate::pack::{Form, Kind, Payload, Traits};
use crate::text::english::{Class, Usage, VerbForms};

/// A rough part of speech.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tag {
    /// Nouns, adjectives, names: what noun phrases are made of.
    #[default]
    Noun,
    /// Articles, demonstratives, quantifiers, possessives: what opens a noun phrase.
    Det,
    /// A figure or number word.
    Number,
    /// Part of a date.
    Date,
    /// it, they …
    Pronoun,
    /// A lexical verb; its form stands beside it.
    Verb,
    /// A form of be.
    Be,
    /// A form of have.
    Have,
    /// A form of do.
    Do,
    /// will, may …
    Modal,
    /// The marker of an infinitive.
    To,
    /// A preposition, or a word that works like one.
    Prep,
    /// and, or, but
    Coord,
    /// if, because, that …
    Sub,
    /// who, which …
    Rel,
    /// An adverb: transparent.
    Adv,
    /// not, never
    Neg,
    /// 's
    Gen,
    /// A comma.
    Comma,
    /// A semicolon, colon or dash.
    Break,
    /// A hyphen or slash inside a noun phrase.
    Hyphen,
    /// Anything in round brackets, quotation marks, stray symbols: transparent.
    Skip,
}

impl Tag {
    /// Whether a clause may end here.
    pub fn is_border(self) -> bool {
        matches!(self, Self::Comma | Self::Break | Self::Coord | Self::Sub | Self::Rel)
    }

    fn opens_phrase(self) -> bool {
        matches!(self, Self::Det | Self::Noun | Self::Number | Self::Pronoun | Self::Date)
    }
}

/// Which form a verb token stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VerbForm {
    /// No verb.
    #[default]
    None,
    /// invest
    Base,
    /// invests
    Third,
    /// Past or participle; which one shows in the clause.
    Ed,
    /// invested, took: past only.
    Past,
    /// taken: participle only.
    Participle,
    /// investing
    Ing,
}

/// Fills the view's tags.
pub fn tag(view: &mut View, context: &Context) {
    view.forms.clear();
    view.forms.extend(traits(view, context).iter().map(|t| t.verb()));
    phrases(view, context);
    closed(view, context);
    brackets(view, context);
    ordinals(view, context);
    open::open(view, context);
}

/// The traits of the sentence's tokens.
fn traits<'c>(view: &View, context: &Context<'c>) -> &'c [Traits] {
    context.traits.get(view.range.indices()).unwrap_or(&[])
}

/// What the packs say of the words: forms of triggers, phrases that open slots.
fn phrases(view: &mut View, context: &Context) {
    view.cues.clear();
    view.event_nouns.clear();
    view.event_nouns.resize(view.range.len() as usize, false);
    for hit in view.hits(context) {
        let (start, end) = (hit.tokens.start - view.range.start, hit.tokens.end - view.range.start);
        match hit.payload {
            Payload::Trigger(id) => {
                let Some(trigger) = context.pack.triggers.get(id.0 as usize) else { continue };
                let head = (start + u32::from(trigger.head)) as usize;
                let Some(forms) = view.forms.get_mut(head) else { continue };
                *forms = forms.with(trigger.verb);
                if trigger.form == Form::Noun {
                    view.event_nouns[head] = true;
                    *forms = forms.with(VerbForms::NOUN);
                }
            }
            Payload::Slot(slot) if end <= view.range.len() => view.cues.push(SlotCue { slot, start, end }),
            _ => {}
        }
    }
}

/// What the ending of a word in small letters makes it.
fn by_ending(word: &str) -> VerbForms {
    match word.as_bytes() {
        [.., _, _, b'e', b'e', b'd'] => VerbForms::default(),
        [_, _, .., _, b'e', b'd'] => VerbForms::PAST.with(VerbForms::PARTICIPLE),
        [_, _, .., _, b'i', b'n', b'g'] => VerbForms::ING,
        _ => VerbForms::default(),
    }
}

/// Tags what needs no neighbours: punctuation, entities, closed classes. Open words stay [`Tag::Noun`].
fn closed(view: &mut View, context: &Context) {
    view.tags.clear();
    for (i, traits) in traits(view, context).iter().enumerate() {
        let at = view.at(i as u32);
        let tag = match view.covered(i) {
            Some(kind) => {
                view.forms[i] = VerbForms::default();
                if kind == Kind::DATE && inside_verb(view, i) { Tag::Adv } else { entity_tag(kind) }
            }
            None if !traits.any(Traits::WORD) => mark_tag(context, at, *traits),
            None if traits.class().is_empty() => open_tag(view, context, i, *traits),
            None => word_tag(view, context, at, traits.class(), traits.any(Traits::UPPER)),
        };
        view.tags.push(tag);
    }
}

/// The tag of a word of no closed class, with what its ending makes it.
fn open_tag(view: &mut View, context: &Context, i: usize, traits: Traits) -> Tag {
    if bounds_period(view, context, i) {
        return Tag::Date;
    }
    if traits.any(Traits::NUMBER_WORD) {
        return Tag::Number;
    }
    if traits.any(Traits::LOWER) && view.forms[i].is_empty() {
        view.forms[i] = view.forms[i].with(by_ending(view.word(context, i as u32)));
    }
    Tag::Noun
}

/// "the quarter ended March 31", "the year ending in June": the word belongs to the date, it is no verb of the clause.
fn bounds_period(view: &mut View, context: &Context, i: usize) -> bool {
    if !view.forms[i].any(VerbForms::PARTICIPLE.with(VerbForms::ING)) || i == 0 {
        return false;
    }
    let dated = view.covered(i - 1) == Some(Kind::DATE) && view.covered(i + 1) == Some(Kind::DATE);
    let word = context.word(view.at(i as u32));
    let bounds = dated && ["ended", "ending", "beginning"].contains(&word);
    if bounds {
        view.forms[i] = VerbForms::default();
    }
    bounds
}

/// A date of one word behind an auxiliary ("will now spend", "has recently bought") is an adverb of the verb; behind a
/// modal one of any length ("will next year open").
fn inside_verb(view: &View, i: usize) -> bool {
    let same = |j: usize| view.unit_at(j).map(|u| u.start) == view.unit_at(i).map(|u| u.start);
    let start = (0..i).rev().take_while(|j| same(*j)).last().unwrap_or(i);
    let one = view.covered(i + 1) != Some(Kind::DATE) && start == i;
    match start.checked_sub(1).and_then(|before| view.tags.get(before)) {
        Some(Tag::Modal) => true,
        Some(Tag::Have | Tag::Be | Tag::To) => one,
        _ => false,
    }
}

fn entity_tag(kind: Kind) -> Tag {
    match kind {
        Kind::DATE => Tag::Date,
        Kind::NUMBER => Tag::Number,
        _ => Tag::Noun,
    }
}

/// The tag of a token without letters.
fn mark_tag(context: &Context, at: usize, traits: Traits) -> Tag {
    match () {
        () if traits.any(Traits::PUNCT) => punctuation(context, at),
        () if traits.any(Traits::NUMBER.with(Traits::CURRENCY)) => Tag::Number,
        () if traits.any(Traits::SYMBOL) && context.word(at) == "&" => Tag::Coord,
        () => Tag::Noun,
    }
}

fn punctuation(context: &Context, at: usize) -> Tag {
    let (glued, glued_after) = (context.has(at, Traits::GLUED), context.has(at + 1, Traits::GLUED));
    match context.word(at) {
        "," => Tag::Comma,
        ";" | ":" | "–" | "—" | "--" | "―" if !(glued && glued_after) => Tag::Break,
        "-" if !glued => Tag::Break,
        "-" | "–" | "/" | "‑" => Tag::Hyphen,
        "'" | "’" if glued && !glued_after && context.word(at.wrapping_sub(1)).ends_with(['s', 'S']) => Tag::Gen,
        _ => Tag::Skip,
    }
}

/// "a tonne-per-year plant": a word with a hyphen glued on either side is part of one modifier.
fn hyphened(context: &Context, at: usize) -> bool {
    let glued = |at: usize| context.has(at, Traits::GLUED);
    glued(at) && glued(at + 1) && glued(at + 2) && context.word(at + 1) == "-"
}

/// "bail-out", "sell-off": the particle behind a hyphen makes the verb a noun.
fn particle_noun(context: &Context, at: usize) -> bool {
    context.has(at, Traits::GLUED) && context.usage(at).any(Usage::PARTICLE)
}

/// The tag of a function word.
fn word_tag(view: &View, context: &Context, at: usize, class: Class, upper: bool) -> Tag {
    let before = view.tags.last().copied();
    let is = |c: Class| class.any(c);
    if before == Some(Tag::Hyphen) && (hyphened(context, at) || particle_noun(context, at)) {
        return Tag::Noun;
    }
    if upper && !view.title_case && is(Class::PRONOUN) {
        return Tag::Noun;
    }
    if is(Class::GENITIVE) {
        return if before == Some(Tag::Pronoun) { Tag::Be } else { Tag::Gen };
    }
    let plain = [
        (Class::MODAL, Tag::Modal),
        (Class::BE, Tag::Be),
        (Class::HAVE, Tag::Have),
        (Class::DO, Tag::Do),
        (Class::POSSESSIVE, Tag::Det),
    ];
    if let Some((_, tag)) = plain.iter().find(|(c, _)| is(*c)) {
        return *tag;
    }
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
        () if is(Class::ADVERB) && view.forms[at - view.range.start as usize].any(VerbForms::NOUN) => Tag::Noun,
        () if is(Class::ADVERB) => Tag::Adv,
        () => Tag::Noun,
    }
}

/// "that", "which", "who", "where".
fn relative(context: &Context, at: usize, before: Option<Tag>) -> Tag {
    let usage = context.usage(at);
    if !usage.any(Usage::THAT) {
        return if usage.any(Usage::WHERE) && before.is_none() { Tag::Sub } else { Tag::Rel };
    }
    let next = context.class(at + 1);
    let verb_next = next.any(Class::BE.with(Class::HAVE).with(Class::MODAL).with(Class::DO))
        || context.verb(at + 1).any(VerbForms::THIRD.with(VerbForms::PAST))
        || (context.word(at.wrapping_sub(1)).ends_with('s')
            && context.verb(at + 1).any(VerbForms::BASE)
            && !context.verb(at + 1).any(VerbForms::NOUN));
    match before {
        Some(Tag::Noun | Tag::Comma | Tag::Date | Tag::Skip) if verb_next => Tag::Rel,
        Some(Tag::Prep) => Tag::Det,
        None if !verb_next => Tag::Det,
        _ if verb_next => Tag::Pronoun,
        _ => Tag::Sub,
    }
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
    if class.any(Class::SUBORDINATOR) && clause_after(context, at) { Tag::Sub } else { Tag::Prep }
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

/// Whether a finite verb stands at `at` ("after Acme halted production"); behind an agent ("as a strike by miners entered its second week") only one that
/// shows by its object that it is none of the agent's.
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
    let plain = traits.any(Traits::LOWER) && traits.class().is_empty() && traits.verb().is_empty();
    let determined = || context.class(at + 1).any(Class::DETERMINER.with(Class::POSSESSIVE));
    plain && determined() && !traits.any(Traits::NUMBER_WORD) && !context.word(at).ends_with('s')
}

fn infinitive_after(view: &View, context: &Context, to: usize) -> bool {
    let mut at = to + 1;
    let adverb = |at: usize| context.verb(at).is_empty() && context.word(at).ends_with("ly");
    while context.class(at).any(Class::ADVERB.with(Class::NEGATION)) || adverb(at) {
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
    !(forms.any(VerbForms::NOUN) && context.usage(to.wrapping_sub(1)).any(Usage::BEFORE_TO))
}

/// "blast furnace No. 5": a number that only names its noun becomes transparent.
fn ordinals(view: &mut View, context: &Context) {
    for (i, at) in view.range.indices().enumerate().skip(1).filter(|(_, at)| context.usage(*at).any(Usage::NO)) {
        let dot = usize::from(context.word(at + 1) == ".");
        let number = context.has(at + 1 + dot, Traits::NUMBER);
        if number && view.tags[i - 1] == Tag::Noun && i + 1 + dot < view.tags.len() {
            view.tags[i..=i + 1 + dot].fill(Tag::Skip);
        }
    }
}

/// Anything in round brackets becomes transparent.
fn brackets(view: &mut View, context: &Context) {
    let mut open = None;
    for (i, _) in traits(view, context).iter().enumerate().filter(|(_, traits)| traits.any(Traits::PUNCT)) {
        match view.word(context, i as u32) {
            "(" => open = Some(i),
            ")" => {
                if let Some(from) = open.take() {
                    view.tags[from..=i].fill(Tag::Skip);
                }
            }
            _ => {}
        }
    }
}

impl Tag {
    /// Whether a token with this tag can be part of a noun phrase.
    pub fn in_phrase(self) -> bool {
        self.opens_phrase() || matches!(self, Self::Hyphen)
    }
}
