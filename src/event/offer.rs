//! What a sentence has to offer to the roles of rules, seen before any clause is read: a rule that needs what isn't there
//! tells no event, whatever the grammar says.
//!
//! It is asked in two steps: what is named there and which words stand there; then, only where that leaves something to
//! ask, whether a name that nobody knows does.

use super::slots::inside_name;
use super::trigger::{Found, Prospect};
use super::view::View;
use crate::entity::{Context, Entities};
use crate::pack::{Form, Kind, KindSet, ListSet, Supply, Traits, WordClass};
use crate::text::english::{Class, Usage, VerbForms};

/// The kinds of entities, and the words, that may fill roles.
#[derive(Debug)]
pub struct Offer {
    /// What is there; what isn't known yet is taken to be there.
    supply: Supply,
}

const COMPANY: KindSet = KindSet::of(Kind::COMPANY);
const FIGURES: KindSet = KindSet::of(Kind::MONEY).with(KindSet::of(Kind::PERCENT)).with(KindSet::of(Kind::QUANTITY));
/// What only a closer look at the sentence says.
const UNREAD: ListSet = ListSet::UNKNOWN_NAME.with(ListSet::COUNTRY);

impl Offer {
    /// Sees what is named in the sentence that `view` has opened, the words in it that rules ask for, and whether a pronoun
    /// may mean the article's company.
    pub fn of(view: &View, context: &Context) -> Self {
        const ASKED: Traits = Traits::of_words(WordClass::ASKED);
        const PRONOUN: Traits = Traits::of_class(Class::NOMINATIVE);
        let (main, figured) = (view.main.is_some(), view.named.any(FIGURES));
        let when = |holds: bool, words: ListSet| if holds { words } else { ListSet::default() };
        let mut words = when(figured, ListSet::COUNTRY).with(when(main && figured, ListSet::MAIN));
        words = words.with(ListSet::UNKNOWN_NAME);
        let mut pronoun = false;
        let traits = context.traits.get(view.range.indices()).unwrap_or(&[]);
        for (at, traits) in (view.range.start as usize..).zip(traits) {
            if traits.any(ASKED) {
                words = words.with(context.pack.asked.lists_with(context.id(at)));
            }
            pronoun |= traits.any(PRONOUN) && main && context.usage(at).any(Usage::COMPANY_PRONOUN);
        }
        let meant = if pronoun { COMPANY } else { KindSet::default() };
        let (kinds, several) = (view.named.with(meant), view.several.with(meant.and(view.named)));
        Self { supply: Supply { kinds, several, words } }
    }

    /// What may come of a trigger, as far as kinds and words say.
    pub fn prospect(&self, found: &Found, context: &Context) -> Prospect {
        if self.lacks_verb(found, context) {
            return Prospect::Nothing;
        }
        by_event(context.pack.demands.may_be_met(found.trigger.rule, &self.supply), found, context)
    }

    /// What may come of a trigger of which an event may come as far as [`Offer::prospect`] says, in the sentence that
    /// `view` has opened.
    pub fn look_closer(&self, found: &Found, view: &View, context: &Context, entities: &Entities) -> Prospect {
        let (start, end) = (found.hit.tokens.start - view.range.start, found.hit.tokens.end - view.range.start);
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
        by_event(event, found, context)
    }

    /// The rule counts its nouns only under certain verbs, and none of them is there.
    fn lacks_verb(&self, found: &Found, context: &Context) -> bool {
        if found.trigger.form != Form::Noun {
            return false;
        }
        let Some(under) = context.pack.demands.under(found.trigger.rule) else { return false };
        !self.supply.words.may_hold(under)
    }
}

/// What may come of a trigger, by whether an event may.
fn by_event(event: bool, found: &Found, context: &Context) -> Prospect {
    match event {
        true => Prospect::Event,
        false if may_be_noun(found, context) => Prospect::Support,
        false => Prospect::Nothing,
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
