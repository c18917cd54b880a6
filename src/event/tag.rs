//! A rough part of speech for each token of a sentence, from closed classes, verb forms, entities and position.

use super::function_word::{unknown_base, word_tag};
use super::open;
use super::view::{NounMark, SlotCue, Unit, View};
use crate::entity::Context;
use crate::pack::{Form, Kind, Payload, Traits, Trigger, hits_within};
use crate::text::english::{Class, Usage, VerbForms};
use std::ops::Range;

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
    let traits = traits(view, context);
    view.forms.clear();
    view.forms.extend(traits.iter().map(|t| t.verb()));
    view.tags.clear();
    view.tags.resize(traits.len(), Tag::Noun);
    view.undecided.clear();
    phrases(view, context);
    let seen = closed(view, context, traits);
    if seen.bracket {
        brackets(view, context);
    }
    if seen.ordinal {
        ordinals(view, context);
    }
    if seen.aside {
        asides(view, context);
    }
    open::open(view, context);
}

/// The traits of the sentence's tokens.
fn traits<'c>(view: &View, context: &Context<'c>) -> &'c [Traits] {
    context.traits.get(view.range.indices()).unwrap_or(&[])
}

/// What the packs say of the words: forms of triggers, phrases that open slots.
fn phrases(view: &mut View, context: &Context) {
    view.cues.clear();
    view.nouns.clear();
    view.nouns.resize(view.range.len() as usize, NounMark::default());
    let first = view.range.start;
    for hit in hits_within(context.hits.rules(), view.range) {
        let Payload::Trigger(id) = hit.payload() else { continue };
        let Some(trigger) = context.pack.triggers.get(id.0 as usize) else { continue };
        trigger_forms(view, hit.tokens.start - first + u32::from(trigger.head), hit.tokens.end - first, trigger);
    }
    for hit in hits_within(context.hits.slots(), view.range) {
        let Payload::Slot(slot) = hit.payload() else { continue };
        view.cues.push(SlotCue { slot, start: hit.tokens.start - first, end: hit.tokens.end - first });
    }
}

/// What a trigger that ends before token `end` says of its head.
fn trigger_forms(view: &mut View, head: u32, end: u32, trigger: &Trigger) {
    let head = head as usize;
    let Some(forms) = view.forms.get_mut(head) else { return };
    *forms = forms.with(trigger.verb);
    if trigger.form == Form::Noun {
        *forms = forms.with(VerbForms::NOUN);
        view.nouns[head] = view.nouns[head].with(NounMark::HEAD);
        let tail = view.nouns.get_mut(head + 1..end as usize).unwrap_or_default();
        tail.iter_mut().for_each(|noun| *noun = noun.with(NounMark::TAIL));
    }
}

/// What a sentence has that is rare.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// A bracket closes.
    bracket: bool,
    /// A number stands behind "No".
    ordinal: bool,
    /// A participle stands between "as" and a comma.
    aside: bool,
}

/// Tags what needs no neighbours to the right: punctuation, entities, closed classes. Open words stay [`Tag::Noun`]; those
/// of them that may be verbs or adverbs are left undecided.
fn closed(view: &mut View, context: &Context, traits: &[Traits]) -> Seen {
    let mut seen = Seen::default();
    let (mut at, mut outer_end) = (0, 0);
    for u in 0..view.units.len() {
        let unit = view.units[u];
        if unit.start < outer_end {
            continue;
        }
        outer_end = unit.end;
        if !unit.reference {
            plain(view, context, traits, at..unit.start as usize, &mut seen);
            named(view, context, traits, &unit, &mut seen);
            at = unit.end as usize;
        }
    }
    plain(view, context, traits, at..traits.len(), &mut seen);
    seen
}

/// Tags a stretch without mentions.
fn plain(view: &mut View, context: &Context, traits: &[Traits], tokens: Range<usize>, seen: &mut Seen) {
    let first = tokens.start;
    for (n, traits) in traits[tokens].iter().enumerate() {
        let i = first + n;
        if !traits.any(Traits::WORD) {
            view.tags[i] = mark_tag(view, context, i, *traits, seen);
        } else if traits.class().is_empty() {
            open_word(view, context, i, *traits);
        } else {
            view.tags[i] = closed_tag(view, context, i, *traits);
        }
    }
}

/// Tags a mention.
fn named(view: &mut View, context: &Context, traits: &[Traits], unit: &Unit, seen: &mut Seen) {
    let tag = match unit.kind {
        Kind::DATE if inside_verb(view, unit) => Tag::Adv,
        Kind::DATE => Tag::Date,
        Kind::NUMBER => Tag::Number,
        _ => Tag::Noun,
    };
    let tokens = unit.start as usize..unit.end as usize;
    for (i, traits) in tokens.clone().zip(&traits[tokens]) {
        view.tags[i] = tag;
        view.forms[i] = VerbForms::default();
        if traits.any(Traits::PUNCT.with(Traits::NUMBER)) {
            let at = view.at(i as u32);
            seen.bracket |= context.bytes(at) == b")";
            seen.ordinal |= traits.any(Traits::NUMBER) && behind_no(context, at);
        }
    }
}

/// "No. 5", "No 5": whether the number at `at` stands behind that word.
fn behind_no(context: &Context, at: usize) -> bool {
    let no = |at: usize| context.has(at, NO) && context.usage(at).any(Usage::NO);
    let dotted = || context.has(at - 1, Traits::PUNCT) && context.bytes(at - 1) == b"." && at > 1 && no(at - 2);
    at > 0 && (no(at - 1) || dotted())
}

/// What "no" is among other things.
const NO: Traits = Traits::of_class(Class::DETERMINER);

/// The tag of a word of the closed classes.
fn closed_tag(view: &mut View, context: &Context, i: usize, traits: Traits) -> Tag {
    let tag = word_tag(view, context, i, traits);
    let verb = |view: &View| !view.forms[i].is_empty() || traits.any(Traits::LOWER);
    if tag == Tag::Verb || (tag == Tag::Noun && verb(view)) {
        view.undecided.push(i as u32);
    }
    tag
}

/// Tags a word of no closed class, unless it stays a noun for now, and notes what its ending makes it.
fn open_word(view: &mut View, context: &Context, i: usize, traits: Traits) {
    const PERIODIC: VerbForms = VerbForms::PARTICIPLE.with(VerbForms::ING);
    let forms = view.forms[i];
    if forms.any(PERIODIC) && bounds_period(view, context, i) {
        view.forms[i] = VerbForms::default();
        view.tags[i] = Tag::Date;
    } else if traits.any(Traits::NUMBER_WORD) {
        view.tags[i] = Tag::Number;
    } else if !forms.is_empty() || (traits.any(Traits::LOWER) && unknown_may_be_verb(view, context, i)) {
        view.undecided.push(i as u32);
    }
}

/// What the ending of a word in small letters makes it, where no list knows it as a verb. Whether it may stand as a verb
/// or an adverb.
fn unknown_may_be_verb(view: &mut View, context: &Context, i: usize) -> bool {
    let at = view.at(i as u32);
    let forms = match context.bytes(at) {
        [.., b'l', b'y'] => return true,
        [.., _, _, b'e', b'e', b'd'] => VerbForms::default(),
        [_, _, .., _, b'e', b'd'] => VerbForms::PAST.with(VerbForms::PARTICIPLE),
        [_, _, .., _, b'i', b'n', b'g'] => VerbForms::ING,
        _ => VerbForms::default(),
    };
    view.forms[i] = view.forms[i].with(forms);
    !forms.is_empty() || unknown_base(context, at)
}

/// "the quarter ended March 31", "the year ending in June": the word belongs to the date, it is no verb of the clause.
fn bounds_period(view: &View, context: &Context, i: usize) -> bool {
    let date = Some(Kind::DATE);
    i > 0
        && view.covered(i - 1) == date
        && view.covered(i + 1) == date
        && matches!(context.bytes(view.at(i as u32)), b"ended" | b"ending" | b"beginning")
}

/// A date of one word behind an auxiliary ("will now spend", "has recently bought") is an adverb of the verb; behind a
/// modal one of any length ("will next year open").
fn inside_verb(view: &View, date: &Unit) -> bool {
    let one = || date.end == date.start + 1 && view.covered(date.end as usize) != Some(Kind::DATE);
    match view.tag_before(date.start as usize) {
        Some(Tag::Modal) => true,
        Some(Tag::Have | Tag::Be | Tag::To) => one(),
        _ => false,
    }
}

/// The tag of a token without letters.
fn mark_tag(view: &mut View, context: &Context, i: usize, traits: Traits, seen: &mut Seen) -> Tag {
    let at = view.at(i as u32);
    match () {
        () if traits.any(Traits::PUNCT) => punctuation(view, context, i, seen),
        () if traits.any(Traits::NUMBER) => {
            seen.ordinal |= behind_no(context, at);
            Tag::Number
        }
        () if traits.any(Traits::CURRENCY) => Tag::Number,
        () => {
            if !view.forms[i].is_empty() || traits.any(Traits::LOWER) {
                view.undecided.push(i as u32);
            }
            if traits.any(Traits::SYMBOL) { symbol(context.word(at)) } else { Tag::Noun }
        }
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

fn punctuation(view: &View, context: &Context, i: usize, seen: &mut Seen) -> Tag {
    let at = view.at(i as u32);
    match context.bytes(at) {
        b"," => {
            seen.aside |= closes_aside(view, context, i);
            Tag::Comma
        }
        b")" => {
            seen.bracket = true;
            Tag::Skip
        }
        b"." | b"\"" | b"(" => Tag::Skip,
        _ => rare_punctuation(context, at),
    }
}

fn rare_punctuation(context: &Context, at: usize) -> Tag {
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
    for comma in 2..view.tags.len() {
        if view.tags[comma] == Tag::Comma && closes_aside(view, context, comma) {
            view.tags[comma - 2..comma].fill(Tag::Skip);
        }
    }
}

/// Whether "as" and a participle stand before the comma at `comma`.
fn closes_aside(view: &View, context: &Context, comma: usize) -> bool {
    comma > 1 && view.forms[comma - 1].any(VerbForms::PARTICIPLE) && view.is(context, comma as u32 - 2, Usage::AS)
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
