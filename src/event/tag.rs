//! A rough part of speech for each token of a sentence, from closed classes, verb forms, entities and position.

use super::function_word::word_tag;
use super::open;
use super::view::{SlotCue, View};
use crate::entity::Context;
use crate::pack::{Form, Kind, Payload, Traits, hits_within};
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
    let seen = closed(view, context);
    if seen.bracket {
        brackets(view, context);
    }
    if seen.ordinal {
        ordinals(view, context);
    }
    asides(view, context);
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
    view.trigger_tails.clear();
    view.trigger_tails.resize(view.range.len() as usize, false);
    let first = view.range.start;
    for hit in hits_within(context.hits.rules(), view.range) {
        let Payload::Trigger(id) = hit.payload() else { continue };
        let Some(trigger) = context.pack.triggers.get(id.0 as usize) else { continue };
        let (head, end) = (hit.tokens.start - first + u32::from(trigger.head), hit.tokens.end - first);
        let (head, end) = (head as usize, end as usize);
        let Some(forms) = view.forms.get_mut(head) else { continue };
        *forms = forms.with(trigger.verb);
        if trigger.form == Form::Noun {
            view.event_nouns[head] = true;
            if let Some(tail) = view.trigger_tails.get_mut(head + 1..end) {
                tail.fill(true);
            }
            *forms = forms.with(VerbForms::NOUN);
        }
    }
    for hit in hits_within(context.hits.slots(), view.range) {
        let Payload::Slot(slot) = hit.payload() else { continue };
        view.cues.push(SlotCue { slot, start: hit.tokens.start - first, end: hit.tokens.end - first });
    }
}

/// What the ending of a word in small letters makes it.
fn by_ending(word: &[u8]) -> VerbForms {
    match word {
        [.., _, _, b'e', b'e', b'd'] => VerbForms::default(),
        [_, _, .., _, b'e', b'd'] => VerbForms::PAST.with(VerbForms::PARTICIPLE),
        [_, _, .., _, b'i', b'n', b'g'] => VerbForms::ING,
        _ => VerbForms::default(),
    }
}

/// What a sentence has that is rare.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// A bracket closes.
    bracket: bool,
    /// A number stands behind "No".
    ordinal: bool,
}

/// Tags what needs no neighbours: punctuation, entities, closed classes. Open words stay [`Tag::Noun`].
fn closed(view: &mut View, context: &Context) -> Seen {
    let mut seen = Seen::default();
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
        seen.bracket |= traits.any(Traits::PUNCT) && context.bytes(at) == b")";
        seen.ordinal |= traits.any(Traits::NUMBER) && behind_no(context, at);
    }
    seen
}

/// "No. 5", "No 5": whether the number at `at` stands behind that word.
fn behind_no(context: &Context, at: usize) -> bool {
    let no = |at: usize| context.has(at, NO) && context.usage(at).any(Usage::NO);
    let dotted = || context.bytes(at - 1) == b"." && at > 1 && no(at - 2);
    at > 0 && (no(at - 1) || dotted())
}

/// What "no" is among other things.
const NO: Traits = Traits::of_class(Class::DETERMINER);

/// The tag of a word of no closed class, with what its ending makes it.
fn open_tag(view: &mut View, context: &Context, i: usize, traits: Traits) -> Tag {
    if bounds_period(view, context, i) {
        return Tag::Date;
    }
    if traits.any(Traits::NUMBER_WORD) {
        return Tag::Number;
    }
    if traits.any(Traits::LOWER) && view.forms[i].is_empty() {
        view.forms[i] = view.forms[i].with(by_ending(context.bytes(view.at(i as u32))));
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
        () if traits.any(Traits::SYMBOL) => symbol(context.word(at)),
        () => Tag::Noun,
    }
}

/// "<Orbis Steel Ltd>": wire copy brackets names.
fn symbol(word: &str) -> Tag {
    match word {
        "&" => Tag::Coord,
        "<" | ">" => Tag::Skip,
        _ => Tag::Noun,
    }
}

fn punctuation(context: &Context, at: usize) -> Tag {
    match context.bytes(at) {
        [b','] => return Tag::Comma,
        [b'.' | b'"' | b'(' | b')'] => return Tag::Skip,
        _ => {}
    }
    let (glued, glued_after) = (context.has(at, Traits::GLUED), context.has(at + 1, Traits::GLUED));
    match context.word(at) {
        ";" | ":" | "–" | "—" | "--" | "―" if !(glued && glued_after) => Tag::Break,
        "-" if !glued => Tag::Break,
        "-" | "–" | "/" | "‑" => Tag::Hyphen,
        "'" | "’" if glued && !glued_after && context.word(at.wrapping_sub(1)).ends_with(['s', 'S']) => Tag::Gen,
        _ => Tag::Skip,
    }
}

/// "blast furnace No. 5": a number that only names its noun becomes transparent.
fn ordinals(view: &mut View, context: &Context) {
    let no = |at: usize| context.has(at, NO) && context.usage(at).any(Usage::NO);
    for (i, at) in view.range.indices().enumerate().skip(1).filter(|(_, at)| no(*at)) {
        let dot = usize::from(context.word(at + 1) == ".");
        let number = context.has(at + 1 + dot, Traits::NUMBER);
        if number && view.tags[i - 1] == Tag::Noun && i + 1 + dot < view.tags.len() {
            view.tags[i..=i + 1 + dot].fill(Tag::Skip);
        }
    }
}

/// ", as expected,": the participle tells nothing by itself and hides neither subject nor verb.
fn asides(view: &mut View, context: &Context) {
    for i in 0..view.tags.len().saturating_sub(2) {
        if view.tags[i + 2] == Tag::Comma
            && view.forms[i + 1].any(VerbForms::PARTICIPLE)
            && view.is(context, i as u32, Usage::AS)
        {
            view.tags[i..=i + 1].fill(Tag::Skip);
        }
    }
}

/// Anything in round brackets becomes transparent.
fn brackets(view: &mut View, context: &Context) {
    let mut open = None;
    for (i, _) in traits(view, context).iter().enumerate().filter(|(_, traits)| traits.any(Traits::PUNCT)) {
        match context.bytes(view.at(i as u32)) {
            b"(" => open = Some(i),
            b")" => {
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
