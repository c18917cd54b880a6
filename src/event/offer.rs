//! What a sentence has to offer to the roles of rules, seen before any clause is read: a rule that needs what isn't there
//! tells no event, whatever the grammar says.

use super::view::View;
use crate::entity::Context;
use crate::pack::{Kind, KindSet, Role, RoleId, Rule, Traits, WordClass};
use crate::text::english::WordId;

/// The kinds of entities, and the words, that may fill roles.
#[derive(Debug, Default)]
pub struct Offer {
    kinds: KindSet,
    /// Words that some rule asks for.
    asked: Vec<WordId>,
    /// A capitalised word stands there that is no known name.
    capital: bool,
}

impl Offer {
    /// Looks through the sentence that `view` has opened.
    pub fn read(&mut self, view: &View, context: &Context) {
        self.kinds = view.offered();
        self.asked.clear();
        self.capital = false;
        const ASKED: Traits = Traits::of_words(WordClass::ASKED);
        for (i, at) in view.range.indices().enumerate() {
            let traits = context.traits(at);
            if traits.any(ASKED) {
                self.asked.push(context.id(at));
            }
            self.capital |= traits.any(Traits::CAPITALISED) && view.covered(i).is_none();
        }
    }

    /// Whether all that the rule needs may be there.
    pub fn meets(&self, rule: Option<&Rule>) -> bool {
        let fills = |rule: &Rule, role: RoleId| rule.roles.get(usize::from(role.0)).is_some_and(|r| self.fills(r));
        rule.is_some_and(|rule| rule.need.met(&|role| fills(rule, role)))
    }

    fn fills(&self, role: &Role) -> bool {
        const WHERE: KindSet = KindSet::of(Kind::PLACE).with(KindSet::of(Kind::COUNTRY));
        role.kinds.any(self.kinds)
            || (role.phrase && self.phrase(role))
            || (role.name == "place" && self.kinds.any(WHERE))
    }

    /// A noun phrase fills the role when its head is asked for, or is a name that nobody knows.
    fn phrase(&self, role: &Role) -> bool {
        let named = self.capital && (role.takes(Kind::COMPANY) || role.takes(Kind::ORGANIZATION));
        named || role.heads.is_empty() || self.asked.iter().any(|word| role.has_head_on(*word))
    }
}
