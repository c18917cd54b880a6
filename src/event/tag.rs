//! A rough part of speech for each token of a sentence, from closed classes, verb forms, entities and position.

use super::view::View;
use crate::entity::Context;
use crate::pack::{Form, Kind, Payload};
use crate::text::english::{Class, VerbForms};
use crate::text::{Shape, TokenKind};

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

/// Gerunds that are nouns more often than verbs.
const NOUN_ING: &[&str] = &[
    "mining",
    "banking",
    "trading",
    "manufacturing",
    "engineering",
    "shipping",
    "drilling",
    "refining",
    "building",
    "farming",
    "fishing",
    "holding",
    "meeting",
    "processing",
    "training",
    "housing",
    "financing",
    "funding",
    "planning",
    "spending",
    "lending",
    "borrowing",
    "hiring",
    "marketing",
    "advertising",
    "publishing",
    "clearing",
    "smelting",
    "earning",
    "opening",
    "listing",
    "offering",
    "ruling",
    "warning",
    "filing",
    "hearing",
    "briefing",
    "rating",
    "ranking",
    "understanding",
    "crossing",
    "landing",
    "pricing",
    "saving",
    "beginning",
    "exploring",
    "morning",
    "evening",
    "thing",
    "something",
    "nothing",
    "anything",
    "everything",
    "king",
    "string",
    "spring",
    "during",
    "outstanding",
    "developing",
    "leading",
    "operating",
    "following",
    "according",
    "remaining",
    "growing",
    "existing",
];

/// Fills the view's tags.
pub fn tag(view: &mut View, context: &Context) {
    possibilities(view, context);
    closed(view, context);
    brackets(view, context);
    open(view, context);
}

/// What each token can be as a verb: by the common verbs, by the packs' triggers, by its ending.
fn possibilities(view: &mut View, context: &Context) {
    view.forms.clear();
    view.event_nouns.clear();
    view.event_nouns.resize(view.range.len() as usize, false);
    for at in view.range.indices() {
        view.forms.push(context.verb(at));
    }
    for hit in view.hits(context) {
        let Payload::Trigger(id) = hit.payload else { continue };
        let Some(trigger) = context.pack.triggers.get(id.0 as usize) else { continue };
        let at = hit.tokens.start + u32::from(trigger.head);
        let Some(forms) = view.forms.get_mut((at - view.range.start) as usize) else { continue };
        *forms = forms.with(trigger.verb);
        if trigger.form == Form::Noun {
            view.event_nouns[(at - view.range.start) as usize] = true;
            *forms = forms.with(VerbForms::NOUN);
        }
    }
    for (i, at) in view.range.indices().enumerate() {
        if view.forms[i].is_empty() && context.class(at).is_empty() {
            view.forms[i] = view.forms[i].with(by_ending(context.word(at), context.tokens()[at].shape));
        }
    }
}

fn by_ending(word: &str, shape: Shape) -> VerbForms {
    match shape {
        Shape::Lower if word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") => {
            VerbForms::PAST.with(VerbForms::PARTICIPLE)
        }
        Shape::Lower if word.len() > 5 && word.ends_with("ing") => VerbForms::ING,
        _ => VerbForms::default(),
    }
}

/// Tags what needs no neighbours: punctuation, entities, closed classes. Open words stay [`Tag::Noun`].
fn closed(view: &mut View, context: &Context) {
    view.tags.clear();
    for (i, at) in view.range.indices().enumerate() {
        let tag = match view.covered(i) {
            Some(Kind::DATE) if inside_verb(view, i) => Tag::Adv,
            Some(kind) => entity_tag(kind),
            None => closed_tag(view, context, at),
        };
        if view.covered(i).is_some() {
            view.forms[i] = VerbForms::default();
        }
        view.tags.push(tag);
    }
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

fn closed_tag(view: &View, context: &Context, at: usize) -> Tag {
    let token = context.tokens()[at];
    match token.kind {
        TokenKind::Punct => return punctuation(context, at),
        TokenKind::Number | TokenKind::Currency => return Tag::Number,
        TokenKind::Symbol => return if context.word(at) == "&" { Tag::Coord } else { Tag::Noun },
        TokenKind::Url => return Tag::Noun,
        TokenKind::Word => {}
    }
    word_tag(view, context, at)
}

fn punctuation(context: &Context, at: usize) -> Tag {
    let token = context.tokens()[at];
    let glued_after = context.tokens().get(at + 1).is_some_and(|t| t.glued);
    match context.word(at) {
        "," => Tag::Comma,
        ";" | ":" | "–" | "—" | "--" | "―" if !(token.glued && glued_after) => Tag::Break,
        "-" if !token.glued => Tag::Break,
        "-" | "–" | "/" | "‑" => Tag::Hyphen,
        "'" | "’" if token.glued && !glued_after && context.word(at.wrapping_sub(1)).ends_with(['s', 'S']) => {
            Tag::Gen
        }
        _ => Tag::Skip,
    }
}

fn word_tag(view: &View, context: &Context, at: usize) -> Tag {
    let class = context.class(at);
    if class.is_empty() {
        return if context.number_word(at).is_some() { Tag::Number } else { Tag::Noun };
    }
    let before = view.tags.last().copied();
    let is = |c: Class| class.any(c);
    if context.tokens()[at].shape == Shape::Upper && !view.title_case && is(Class::PRONOUN) {
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
        () if is(Class::RELATIVE) || context.word(at).eq_ignore_ascii_case("that") => relative(context, at, before),
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
    if !context.word(at).eq_ignore_ascii_case("that") {
        return if context.word(at).eq_ignore_ascii_case("where") && before.is_none() { Tag::Sub } else { Tag::Rel };
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
    let word = context.word(at);
    let class = context.class(at);
    let i = at - view.range.start as usize;
    if word.eq_ignore_ascii_case("to") {
        return if infinitive_after(view, context, at) { Tag::To } else { Tag::Prep };
    }
    if class.any(Class::ADVERB) && !phrase_after(view, context, at, i) {
        return Tag::Adv;
    }
    let number_next = matches!(view.kind_at(i + 1), Some(Kind::MONEY | Kind::NUMBER | Kind::PERCENT | Kind::QUANTITY));
    if number_next && ["about", "around"].iter().any(|m| word.eq_ignore_ascii_case(m)) {
        return Tag::Adv;
    }
    if class.any(Class::SUBORDINATOR) && clause_after(context, at) { Tag::Sub } else { Tag::Prep }
}

/// Whether a noun phrase follows at once.
fn phrase_after(view: &View, context: &Context, at: usize, i: usize) -> bool {
    if view.covered(i + 1).is_some() {
        return view.kind_at(i + 1) != Some(Kind::DATE);
    }
    let Some(next) = context.tokens().get(at + 1) else { return false };
    let class = context.class(at + 1);
    let opener = Class::DETERMINER.with(Class::QUANTIFIER).with(Class::POSSESSIVE);
    match next.kind {
        TokenKind::Number | TokenKind::Currency => true,
        TokenKind::Word => class.any(opener) || (class.is_empty() && context.verb(at + 1).is_empty()),
        _ => false,
    }
}

/// "after it bought …", "as the firm seeks …": a pronoun subject, or a short noun phrase before a finite auxiliary.
fn clause_after(context: &Context, at: usize) -> bool {
    if context.class(at + 1).any(Class::NOMINATIVE) {
        return true;
    }
    let finite = Class::MODAL.with(Class::BE).with(Class::HAVE).with(Class::DO);
    for next in at + 1..at + 7 {
        let class = context.class(next);
        let certain = context.verb(next);
        if next > at + 1 && (class.any(finite) || (certain.any(VerbForms::PAST) && !certain.any(VerbForms::PARTICIPLE)))
        {
            return true;
        }
        if next > at + 1 && certain.any(VerbForms::THIRD) && !certain.any(VerbForms::NOUN) {
            return true;
        }
        let plural = context.word(next.wrapping_sub(1)).ends_with('s');
        if next > at + 1
            && plural
            && certain.any(VerbForms::BASE)
            && !certain.any(VerbForms::NOUN.with(VerbForms::PAST))
        {
            return true;
        }
        let stops = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::RELATIVE);
        if class.any(stops) || context.tokens().get(next).is_none_or(|t| t.kind == TokenKind::Punct) {
            return false;
        }
    }
    false
}

/// "including", "worth", "totalling" are prepositions unless a form of be makes them something else.
fn pseudo(view: &View, context: &Context, at: usize, before: Option<Tag>) -> Tag {
    let word = context.word(at);
    if word.eq_ignore_ascii_case("based") {
        return if before == Some(Tag::Be) { Tag::Verb } else { Tag::Noun };
    }
    if word.eq_ignore_ascii_case("due") || word.eq_ignore_ascii_case("owing") {
        let cause = context.word(at + 1).eq_ignore_ascii_case("to") && !infinitive_after(view, context, at + 1);
        return if cause && before != Some(Tag::Be) { Tag::Prep } else { Tag::Noun };
    }
    match before {
        Some(Tag::Be) if !word.eq_ignore_ascii_case("worth") => Tag::Noun,
        Some(Tag::Det) => Tag::Noun,
        _ => Tag::Prep,
    }
}

/// "to co-sign a memorandum", "to mothball its plant": an unknown small word before a determiner.
fn unknown_base(context: &Context, at: usize) -> bool {
    let token = context.tokens().get(at);
    let word = context.word(at);
    let plain =
        token.is_some_and(|t| t.shape == Shape::Lower) && context.class(at).is_empty() && context.verb(at).is_empty();
    let determined = context.class(at + 1).any(Class::DETERMINER.with(Class::POSSESSIVE));
    plain && determined && !word.ends_with('s') && context.number_word(at).is_none()
}

fn infinitive_after(view: &View, context: &Context, to: usize) -> bool {
    let mut at = to + 1;
    let adverb = |at: usize| context.word(at).ends_with("ly") && context.verb(at).is_empty();
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
    let before = context.word(to.wrapping_sub(1)).to_ascii_lowercase();
    let noun = forms.any(VerbForms::NOUN);
    !(noun && ["due", "according", "response", "prior", "owing", "related", "access"].contains(&before.as_str()))
}

/// Anything in round brackets becomes transparent.
fn brackets(view: &mut View, context: &Context) {
    let mut open = None;
    for (i, at) in view.range.indices().enumerate() {
        match context.word(at) {
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

/// Decides the open words that may be verbs, left to right.
fn open(view: &mut View, context: &Context) {
    view.verbs.clear();
    view.verbs.resize(view.tags.len(), VerbForm::None);
    for i in 0..view.tags.len() {
        if view.tags[i] == Tag::Noun && view.covered(i).is_none() {
            decide(view, context, i);
        }
        if view.tags[i] == Tag::Prep && is_particle(view, context, i) {
            view.tags[i] = Tag::Adv;
        }
    }
}

/// "take over X", "speed up imports", "shut down the plant".
fn is_particle(view: &View, context: &Context, i: usize) -> bool {
    const PARTICLES: &[&str] = &["up", "down", "out", "off", "over"];
    let word = context.word(view.range.start as usize + i);
    let figure = matches!(view.kind_at(i + 1), Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY | Kind::NUMBER));
    i > 0 && view.tags[i - 1] == Tag::Verb && !figure && PARTICLES.iter().any(|p| word.eq_ignore_ascii_case(p))
}

fn decide(view: &mut View, context: &Context, i: usize) {
    let at = view.range.start as usize + i;
    let word = context.word(at);
    let mut forms = view.forms[i];
    if forms.is_empty() && view.before(i) == Some(Tag::To) && unknown_base(context, at) {
        forms = VerbForms::BASE;
    }
    if word.ends_with("ly") && word.len() > 4 && context.tokens()[at].shape == Shape::Lower && forms.is_empty() {
        view.tags[i] = Tag::Adv;
        return;
    }
    if forms.is_empty() || glued_to_hyphen(view, context, i) {
        return;
    }
    if view.is_name_like(context, i) {
        return;
    }
    let form = verb_form(view, context, i, forms);
    if form != VerbForm::None {
        view.tags[i] = Tag::Verb;
        view.verbs[i] = form;
    }
}

fn glued_to_hyphen(view: &View, context: &Context, i: usize) -> bool {
    let at = view.range.start as usize + i;
    let hyphen = |j: usize| view.tags.get(j) == Some(&Tag::Hyphen);
    (i > 0 && hyphen(i - 1) && context.tokens()[at].glued) || hyphen(i + 1)
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
    let at = view.range.start as usize + i;
    let next = view.peek(context, i + 1);
    let nounish = NOUN_ING.iter().any(|w| context.word(at).eq_ignore_ascii_case(w));
    let object = matches!(next, Peek::Opener | Peek::Name);
    match before {
        Some(Tag::Det | Tag::Gen | Tag::Number) => VerbForm::None,
        Some(Tag::Prep) if nounish => object.then_some(VerbForm::Ing).unwrap_or_default(),
        Some(Tag::Prep) if next == Peek::Of || next == Peek::End => VerbForm::None,
        Some(Tag::Date) if view.opened_by_determiner(i) => VerbForm::None,
        Some(Tag::Noun | Tag::Date) if nounish => object.then_some(VerbForm::Ing).unwrap_or_default(),
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
        _ => form,
    }
}

fn third(view: &View, context: &Context, i: usize, before: Option<Tag>, noun: bool) -> VerbForm {
    let next = view.peek(context, i + 1);
    let nominal_before =
        matches!(before, Some(Tag::Det | Tag::Gen | Tag::Number | Tag::Prep)) || view.adjective_before(context, i);
    match before {
        _ if nominal_before => VerbForm::None,
        Some(Tag::Pronoun | Tag::Rel) => VerbForm::Third,
        _ if !noun => VerbForm::Third,
        Some(Tag::Verb | Tag::To | Tag::Modal) | None => VerbForm::None,
        _ if next == Peek::Finite => VerbForm::None,
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
    i > 0
        && ["help", "helps", "helped", "helping"]
            .iter()
            .any(|h| context.word(view.range.start as usize + i - 1).eq_ignore_ascii_case(h))
}

fn adjective_ending(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "executive",
        "representative",
        "initiative",
        "alternative",
        "incentive",
        "objective",
        "cooperative",
        "drive",
        "official",
        "material",
        "commercial",
        "trial",
        "memorial",
        "table",
        "cable",
        "missile",
        "profile",
        "automobile",
        "textile",
        "mobile",
        "variable",
        "archive",
    ];
    let ends = ["able", "ible", "ous", "ful", "less", "ial", "onal", "ical", "ile", "ive"];
    ends.iter().any(|e| word.len() > e.len() + 2 && word.ends_with(e)) && !NOUNS.contains(&word)
}

/// What follows a token, as far as it can be told before it is tagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peek {
    /// Article, figure, pronoun: a noun phrase opens.
    Opener,
    /// A name.
    Name,
    /// An open word.
    Noun,
    /// A verb that is certainly finite.
    Finite,
    /// "of"
    Of,
    /// Another preposition.
    Prep,
    /// The marker of an infinitive, or "that".
    To,
    /// A border or the sentence's end.
    End,
}

impl View {
    /// The nearest tag to the left, adverbs and quotation marks skipped.
    pub fn before(&self, i: usize) -> Option<Tag> {
        self.tags[..i].iter().rev().copied().find(|t| !matches!(t, Tag::Adv | Tag::Skip | Tag::Neg))
    }

    /// What stands from token `i` on, adverbs and quotation marks skipped.
    pub fn peek(&self, context: &Context, mut i: usize) -> Peek {
        while matches!(self.tags.get(i), Some(Tag::Adv | Tag::Skip)) {
            i += 1;
        }
        let Some(tag) = self.tags.get(i) else { return Peek::End };
        let at = self.range.start as usize + i;
        match tag {
            Tag::Noun if self.covered(i).is_some() => Peek::Name,
            Tag::Noun if self.certainly_finite(i) => Peek::Finite,
            Tag::Noun => Peek::Noun,
            Tag::Det | Tag::Number | Tag::Pronoun => Peek::Opener,
            Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Verb => Peek::Finite,
            Tag::To | Tag::Sub => Peek::To,
            Tag::Prep if context.word(at).eq_ignore_ascii_case("of") => Peek::Of,
            Tag::Prep | Tag::Date => Peek::Prep,
            Tag::Gen | Tag::Hyphen => Peek::Noun,
            _ => Peek::End,
        }
    }

    /// A past that is no participle, or a third person that is no noun.
    fn certainly_finite(&self, i: usize) -> bool {
        let forms = self.forms[i];
        let past = forms.any(VerbForms::PAST) && !forms.any(VerbForms::PARTICIPLE.with(VerbForms::BASE));
        past || (forms.any(VerbForms::THIRD) && !forms.any(VerbForms::NOUN))
    }

    fn finite_before(&self, context: &Context, i: usize) -> bool {
        (0..i).rev().take(40).any(|j| self.finite_at(context, j))
    }

    fn finite_at(&self, context: &Context, j: usize) -> bool {
        let form = self.verbs.get(j).copied().unwrap_or_default();
        matches!(self.tags[j], Tag::Modal)
            || (matches!(self.tags[j], Tag::Be | Tag::Have | Tag::Do))
            || matches!(form, VerbForm::Third | VerbForm::Past)
            || (form == VerbForm::Ed && !context.word(self.range.start as usize + j + 1).eq_ignore_ascii_case("by"))
    }

    /// Whether the stretch between borders around token `i` has another finite verb.
    fn finite_between_borders(&self, context: &Context, i: usize) -> bool {
        let left = (0..i).rev().take(40).take_while(|j| !self.tags[*j].is_border()).any(|j| self.finite_at(context, j));
        let right = (i + 1..self.tags.len()).take(40).take_while(|j| !self.tags[*j].is_border());
        left || right.into_iter().any(|j| {
            self.finite_at(context, j)
                || (self.tags[j] == Tag::Noun && self.covered(j).is_none() && self.certainly_finite(j))
        })
    }

    fn base_verb_before(&self, i: usize) -> bool {
        (0..i).rev().take(30).take_while(|j| self.tags[*j] != Tag::Break).any(|j| self.verbs[j] == VerbForm::Base)
    }

    fn adjective_before(&self, context: &Context, i: usize) -> bool {
        let Some(j) = i.checked_sub(1).filter(|j| self.tags[*j] == Tag::Noun) else { return false };
        let at = self.range.start as usize + j;
        match self.covered(j) {
            Some(kind) => kind == Kind::NATIONALITY,
            None => context.class(at).any(Class::ADJECTIVE) || adjective_ending(context.word(at)),
        }
    }

    /// "its half-year operating …": a determiner opened the phrase, and only dates and figures follow it.
    fn opened_by_determiner(&self, i: usize) -> bool {
        let open = (0..i).rev().take(8).find(|j| !matches!(self.tags[*j], Tag::Date | Tag::Number | Tag::Hyphen));
        open.is_some_and(|j| matches!(self.tags[j], Tag::Det | Tag::Gen))
    }

    /// "rice imports rose", "with recoverable reserves of …", "orders from X fell": a noun although it could be a verb.
    fn compounded(&self, context: &Context, i: usize, next: Peek) -> bool {
        let commodity = i > 0 && self.covered(i - 1) == Some(Kind::COMMODITY);
        let prepositional = matches!(next, Peek::Prep | Peek::Of);
        let past_later = || {
            let rest = (i + 1..self.tags.len()).take(30).take_while(|j| !self.tags[*j].is_border());
            let past =
                |j: usize| self.covered(j).is_none() && self.tags[j] == Tag::Noun && self.forms[j].any(VerbForms::PAST);
            let by = |j: usize| context.word(self.range.start as usize + j + 1).eq_ignore_ascii_case("by");
            rest.into_iter().any(|j| past(j) && !by(j) && !matches!(self.tags[j - 1], Tag::Det | Tag::Prep | Tag::Gen))
        };
        (commodity && !matches!(next, Peek::Opener | Peek::Name | Peek::To))
            || self.bare_after_preposition(i)
            || (prepositional && past_later())
    }

    /// "with recoverable reserves": plain words between a preposition and token `i`, no determiner, no name.
    fn bare_after_preposition(&self, i: usize) -> bool {
        let run = (0..i).rev().take(6).take_while(|j| self.tags[*j] == Tag::Noun && self.covered(*j).is_none()).count();
        run > 0 && run < 4 && i.checked_sub(run + 1).is_some_and(|j| self.tags[j] == Tag::Prep)
    }

    /// "a hostile bid", "its spending cut": a word that is base, past and noun stands as a noun.
    fn noun_rather(&self, context: &Context, i: usize) -> bool {
        let before = self.before(i);
        matches!(before, Some(Tag::Det | Tag::Gen | Tag::Number | Tag::Prep))
            || self.adjective_before(context, i)
            || (!matches!(before, Some(Tag::Be | Tag::Have | Tag::Modal | Tag::To | Tag::Do))
                && self.finite_between_borders(context, i))
    }

    fn plural_before(&self, context: &Context, i: usize) -> bool {
        let Some(j) = (0..i).rev().find(|j| !matches!(self.tags[*j], Tag::Adv | Tag::Skip)) else { return false };
        let word = context.word(self.range.start as usize + j);
        let plural = word.ends_with('s') && !word.ends_with("ss") && self.covered(j).is_none_or(|k| k != Kind::COMPANY);
        plural || self.several_before(j)
    }

    /// "Ford, Mazda plan …", "Iran and Pakistan agree …": a list with no verb before it.
    fn several_before(&self, j: usize) -> bool {
        let joint = (0..=j).rev().take(8).find(|k| self.tags[*k] != Tag::Noun);
        let Some(joint) = joint.filter(|k| matches!(self.tags[*k], Tag::Coord | Tag::Comma)) else { return false };
        joint > 0
            && (0..joint).rev().take(12).all(|k| matches!(self.tags[k], Tag::Noun | Tag::Comma | Tag::Det | Tag::Gen))
    }

    /// A capitalised word inside running text is a name, unless it opens the sentence or stands in a Title Case line.
    fn is_name_like(&self, context: &Context, i: usize) -> bool {
        let token = context.tokens()[self.range.start as usize + i];
        token.is_capital() && i > 0 && !self.title_case && self.tags[..i].iter().any(|t| *t != Tag::Skip)
    }
}

impl Tag {
    /// Whether a token with this tag can be part of a noun phrase.
    pub fn in_phrase(self) -> bool {
        self.opens_phrase() || matches!(self, Self::Hyphen)
    }
}
