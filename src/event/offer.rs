//! What a sentence has to offer to the roles of rules, seen before any clause is read: a rule that needs what isn't there
//! tells no event, whatever the grammar says.
//!
//! It is asked in steps, each only where the one before leaves something to ask: what is named there, then which words
//! stand there, then whether a name that nobody knows does.

use super::slots::inside_name;
use super::trigger::{Found, Prospect};
use super::view::View;
use crate::entity::{Context, Entities};
use crate::pack::{Form, Kind, KindSet, ListSet, Supply, Traits, WordClass};
use crate::text::TokenRange;
use crate::text::english::{Class, Usage, VerbForms};

/// The kinds of entities, and the words, that may fill roles.
#[derive(Debug, Default)]
pub struct Offer {
    /// What is there, as far as it is known; what isn't known yet is taken to be there.
    supply: Supply,
    /// The sentence.
    tokens: TokenRange,
    /// The kinds that are named there, and those named more than once.
    named: (KindSet, KindSet),
    /// A company that the article is about may be meant by a pronoun.
    main: bool,
    /// Which words stand there is known.
    read: bool,
}

const COMPANY: KindSet = KindSet::of(Kind::COMPANY);
const FIGURES: KindSet = KindSet::of(Kind::MONEY).with(KindSet::of(Kind::PERCENT)).with(KindSet::of(Kind::QUANTITY));
/// What only the sentence's words, read one by one, say.
const UNREAD: ListSet = ListSet::UNKNOWN_NAME.with(ListSet::COUNTRY);

impl Offer {
    /// Sees what is named in the sentence that `view` has opened.
    pub fn open(&mut self, view: &View) {
        let main = view.main.is_some();
        *self = Self { tokens: view.range, named: (view.named, view.several), main, ..Self::default() };
        let figures = |sets: ListSet, holds: bool| if holds { ListSet::default() } else { sets };
        let figured = view.named.any(FIGURES);
        let lacking = figures(ListSet::MAIN, main && figured).with(figures(ListSet::COUNTRY, figured));
        self.supply.words = ListSet::ALL.without(lacking);
        self.mean(main);
    }

    /// Takes what is named, and a company more if one is `meant`, to be there.
    fn mean(&mut self, meant: bool) {
        let (named, several) = self.named;
        let meant = if meant { COMPANY } else { KindSet::default() };
        self.supply.kinds = named.with(meant);
        self.supply.several = several.with(meant.and(named));
    }

    /// Reads the words that rules ask for, and whether a pronoun may mean the article's company.
    pub fn read(&mut self, context: &Context) {
        const ASKED: Traits = Traits::of_words(WordClass::ASKED);
        const PRONOUN: Traits = Traits::of_class(Class::NOMINATIVE);
        if std::mem::replace(&mut self.read, true) {
            return;
        }
        let (mut lists, mut pronoun) = (self.supply.words.and(UNREAD.with(ListSet::MAIN)), false);
        let traits = context.traits.get(self.tokens.indices()).unwrap_or(&[]);
        for (at, traits) in (self.tokens.start as usize..).zip(traits) {
            if traits.any(ASKED) {
                lists = lists.with(context.pack.asked.lists_with(context.id(at)));
            }
            pronoun |= traits.any(PRONOUN) && self.main && context.usage(at).any(Usage::COMPANY_PRONOUN);
        }
        self.supply.words = lists;
        self.mean(pronoun);
    }

    /// What may come of a trigger, as far as kinds and words say.
    pub fn prospect(&mut self, found: &Found, context: &Context) -> Prospect {
        if self.may_meet(found, context) {
            self.read(context);
            if self.lacks_verb(found, context) {
                return Prospect::Nothing;
            }
            if self.may_meet(found, context) {
                return Prospect::Event;
            }
        }
        if may_be_noun(found, context) { Prospect::Support } else { Prospect::Nothing }
    }

    /// What may come of a trigger of which an event may come as far as [`Offer::prospect`] says, in the sentence that
    /// `view` has opened.
    pub fn look_closer(&self, found: &Found, view: &View, context: &Context, entities: &Entities) -> Prospect {
        let (start, end) = (found.hit.tokens.start - self.tokens.start, found.hit.tokens.end - self.tokens.start);
        if inside_name(view, start, end) {
            return Prospect::Nothing;
        }
        let without = |set: ListSet| Supply { words: self.supply.words.without(set), ..self.supply };
        let met = |supply: &Supply| context.pack.demands.may_be_met(found.trigger.rule, supply);
        let country = || view.country(entities).is_some();
        let there = |has: bool, set: ListSet| if has { ListSet::default() } else { set };
        let event = met(&without(UNREAD)) || {
            let lacking = there(unknown_name(view, context), ListSet::UNKNOWN_NAME);
            met(&without(lacking.with(there(country(), ListSet::COUNTRY))))
        };
        match event {
            true => Prospect::Event,
            false if may_be_noun(found, context) => Prospect::Support,
            false => Prospect::Nothing,
        }
    }

    /// Whether what the rule needs may be there.
    fn may_meet(&self, found: &Found, context: &Context) -> bool {
        context.pack.demands.may_be_met(found.trigger.rule, &self.supply)
    }

    /// The rule counts its nouns only under certain verbs, and none of them is there.
    pub fn lacks_verb(&self, found: &Found, context: &Context) -> bool {
        if found.trigger.form != Form::Noun {
            return false;
        }
        let Some(under) = context.pack.demands.under(found.trigger.rule) else { return false };
        !self.supply.words.may_hold(under)
    }
}

/// Whether capitalised words stand there that may be a name that nobody knows.
fn unknown_name(view: &View, context: &Context) -> bool {
    let mut after_capital = false;
    let mut unknown = |(i, traits): (usize, &Traits)| {
        let (kind, capital) = (view.covered(i), traits.any(Traits::CAPITALISED));
        let ordinary = traits.word_class().any(WordClass::ORDINARY) && !traits.any(Traits::UPPER);
        let unknown = capital && kind.is_none() && i > 0 && (after_capital || !ordinary);
        after_capital = capital && matches!(kind, None | Some(Kind::PLACE));
        unknown
    };
    let traits = context.traits.get(view.range.indices()).unwrap_or(&[]);
    traits.iter().enumerate().any(&mut unknown) && !view.is_title_case(context)
}

/// Whether a trigger may stand as a noun, or as a participle that says what has just happened to one: a verb with a
/// clause of its own never speaks of an event that is told elsewhere.
fn may_be_noun(found: &Found, context: &Context) -> bool {
    let head = found.hit.tokens.start as usize + usize::from(found.trigger.head);
    let participle = found.trigger.verb.any(VerbForms::PAST.with(VerbForms::PARTICIPLE));
    match found.trigger.form {
        Form::Noun | Form::Phrase | Form::Adjective => true,
        _ if found.trigger.verb.any(VerbForms::ING) => true,
        _ => participle && head.checked_sub(1).is_some_and(|before| context.usage(before).any(Usage::JUST)),
    }
}
