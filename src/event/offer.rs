//! What a sentence has to offer to the roles of rules, seen before any clause is read: a rule that needs what isn't there
//! tells no event, whatever the grammar says.

use super::slots::inside_name;
use super::trigger::{Found, Prospect};
use super::view::{View, title_case};
use crate::entity::Context;
use crate::pack::{Form, Kind, KindSet, ListSet, Need, Role, Rule, Supply, Traits, WordClass};
use crate::text::english::{Class, Usage, VerbForms};

/// The kinds of entities, and the words, that may fill roles.
#[derive(Debug, Default)]
pub struct Offer {
    /// What is named there, or meant by a pronoun; the words that rules ask for.
    supply: Supply,
    /// The kinds that are there more than once.
    several: KindSet,
}

const PLACES: KindSet = KindSet::of(Kind::PLACE).with(KindSet::of(Kind::COUNTRY));
const COMPANY: KindSet = KindSet::of(Kind::COMPANY);
/// What a phrase may be counted by.
const COUNTS: KindSet = KindSet::of(Kind::NUMBER).with(KindSet::of(Kind::PERCENT)).with(KindSet::of(Kind::QUANTITY));
const FIGURES: KindSet = KindSet::of(Kind::MONEY).with(KindSet::of(Kind::PERCENT)).with(KindSet::of(Kind::QUANTITY));

impl Offer {
    /// Looks through the sentence that `view` has opened.
    pub fn read(&mut self, view: &View, context: &Context) {
        const ASKED: Traits = Traits::of_words(WordClass::ASKED);
        const PRONOUN: Traits = Traits::of_class(Class::NOMINATIVE);
        const LOOKED_AT: Traits = ASKED.with(Traits::CAPITALISED).with(PRONOUN);
        let (mut lists, mut unknown_name) = (ListSet::default(), false);
        let (mut pronoun, mut after_capital) = (false, false);
        for (i, traits) in context.traits.get(view.range.indices()).unwrap_or(&[]).iter().enumerate() {
            if !traits.any(LOOKED_AT) {
                after_capital = false;
                continue;
            }
            if traits.any(ASKED) {
                lists = lists.with(context.pack.asked.lists_with(context.id(view.at(i as u32))));
            }
            let kind = view.covered(i);
            let capital = traits.any(Traits::CAPITALISED);
            let ordinary = traits.word_class().any(WordClass::ORDINARY) && !traits.any(Traits::UPPER);
            pronoun |= traits.any(PRONOUN) && view.is(context, i as u32, Usage::COMPANY_PRONOUN);
            unknown_name |= capital && kind.is_none() && i > 0 && (after_capital || !ordinary);
            after_capital = capital && matches!(kind, None | Some(Kind::PLACE));
        }
        let (named, main) = (view.named, view.main.is_some());
        let meant = if main && pronoun { COMPANY } else { KindSet::default() };
        self.several = view.several.with(meant.and(named));
        self.supply = Supply {
            kinds: named.with(meant),
            lists,
            unknown_name: unknown_name && !title_case(context, view.range),
            main: main && named.any(FIGURES),
            country: view.country.is_some() && named.any(FIGURES),
        };
    }

    /// What may come of a trigger.
    pub fn prospect(&self, found: &Found, view: &View, context: &Context) -> Prospect {
        let Some(rule) = found.rule(context) else { return Prospect::Nothing };
        let met = self.may_meet(rule);
        if !met && !may_be_noun(found, context) {
            return Prospect::Nothing;
        }
        let (start, end) = (found.hit.tokens.start - view.range.start, found.hit.tokens.end - view.range.start);
        match inside_name(view, start, end) || self.lacks_verb(rule, found, context) {
            true => Prospect::Nothing,
            false if met => Prospect::Event,
            false => Prospect::Support,
        }
    }

    /// Whether what the rule needs may be there.
    fn may_meet(&self, rule: &Rule) -> bool {
        if !rule.demands.iter().all(|demand| demand.may_be_met(&self.supply)) {
            return false;
        }
        let main = || rule.only_core_role(Kind::COMPANY).map(|(_, role)| role);
        let main = if self.supply.main { main() } else { None };
        self.meets(&rule.need, &Asked { rule, main }, None)
    }

    /// The rule counts its nouns only under certain verbs, and none of them is there.
    fn lacks_verb(&self, rule: &Rule, found: &Found, context: &Context) -> bool {
        let head = (found.hit.tokens.start + u32::from(found.trigger.head)) as usize;
        let gerund = || context.word(head).to_ascii_lowercase().ends_with("ing");
        rule.is_under() && found.trigger.form == Form::Noun && !self.supply.lists.may_hold(rule.under_list) && !gerund()
    }

    /// Whether what the rule needs may be there, beside the filler of another role.
    fn meets(&self, need: &Need, asked: &Asked, beside: Option<&Role>) -> bool {
        match need {
            Need::Role(role) => asked.rule.roles.get(usize::from(role.0)).is_some_and(|role| {
                let others = |other: &Role| std::ptr::eq(role, other) || asked.is_main(role) || asked.is_main(other);
                (asked.is_main(role) || self.fills(role))
                    && beside.is_none_or(|other| others(other) || self.fills_both(role, other))
            }),
            Need::Any(any) => any.is_empty() || any.iter().any(|need| self.meets(need, asked, beside)),
            Need::All(all) => {
                let first = all.iter().find_map(|need| match need {
                    Need::Role(role) => asked.rule.roles.get(usize::from(role.0)),
                    _ => None,
                });
                all.iter().all(|need| self.meets(need, asked, first.or(beside)))
            }
        }
    }

    /// Whether two roles may find a filler each: nothing fills both.
    fn fills_both(&self, a: &Role, b: &Role) -> bool {
        let kinds = a.kinds.with(b.kinds).and(self.supply.kinds);
        let else_filled =
            |role: &Role| role.name == "place" || (role.phrase && self.phrase(role)) || self.by_article(role);
        kinds.any(self.several) || kinds.len() > 1 || else_filled(a) || else_filled(b)
    }

    /// Whether a role may find a filler.
    fn fills(&self, role: &Role) -> bool {
        role.kinds.any(self.supply.kinds)
            || (role.phrase && self.phrase(role))
            || (role.name == "place" && self.supply.kinds.any(PLACES))
            || self.by_article(role)
    }

    /// The article's country may fill the role.
    fn by_article(&self, role: &Role) -> bool {
        self.supply.country && role.takes_article_country()
    }

    /// A noun phrase fills the role when its head is asked for, or is a name that nobody knows.
    fn phrase(&self, role: &Role) -> bool {
        if role.counted && !self.supply.kinds.any(COUNTS) {
            return false;
        }
        let named = self.supply.unknown_name && (role.takes(Kind::COMPANY) || role.takes(Kind::ORGANIZATION));
        named || !role.asks_head() || self.supply.lists.may_hold(role.head_ends)
    }
}

/// A rule, and its role that the company which the article is about may fill unnamed.
struct Asked<'r> {
    rule: &'r Rule,
    main: Option<&'r Role>,
}

impl Asked<'_> {
    fn is_main(&self, role: &Role) -> bool {
        self.main.is_some_and(|main| std::ptr::eq(main, role))
    }
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
