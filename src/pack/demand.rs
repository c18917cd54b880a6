//! What a rule needs of a sentence, as sets of bits: most triggers stand where it can't be met, and a few words of
//! memory say so.

use super::{Kind, KindSet, ListSet, Need, Role};
use borsh::{BorshDeserialize, BorshSerialize};

/// One thing that a rule needs: a filler of any of certain kinds, or a phrase with any of certain words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Demand {
    /// The kinds of entities that will do.
    kinds: KindSet,
    /// The lists of which a word will do.
    lists: ListSet,
    /// A name that nobody knows will do.
    unknown_name: bool,
    /// The company that the article is about will do, where a figure stands.
    main: bool,
    /// The country that the article is about will do, where a figure stands.
    country: bool,
    /// Any phrase will do.
    phrase: bool,
}

/// What a sentence has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supply {
    /// The kinds of its entities.
    pub kinds: KindSet,
    /// The lists of which it has a word.
    pub lists: ListSet,
    /// Capitalised words stand there that may be a name that nobody knows.
    pub unknown_name: bool,
    /// A figure stands there, and the article is about a company.
    pub main: bool,
    /// A figure stands there, and the article is about a country.
    pub country: bool,
}

/// A need of more alternatives than this is held to the first of them only.
const MOST: usize = 8;

impl Demand {
    /// All that `need` asks of a sentence at least; `roles` are the rule's.
    pub(super) fn of_need(need: &Need, roles: &[Role]) -> Vec<Self> {
        match need {
            Need::Role(role) => {
                let demand = roles.get(usize::from(role.0)).map(|role| Self::of_role(role, roles));
                demand.into_iter().filter(|demand| !demand.phrase).collect()
            }
            Need::All(all) => all.iter().flat_map(|need| Self::of_need(need, roles)).collect(),
            Need::Any(any) => {
                let each = any.iter().map(|need| Self::of_need(need, roles));
                each.reduce(|one, other| Self::either(&one, &other)).unwrap_or_default()
            }
        }
    }

    /// What is asked by two sets of demands of which one must be met.
    fn either(one: &[Self], other: &[Self]) -> Vec<Self> {
        one.iter().flat_map(|a| other.iter().map(|b| a.or(*b))).take(MOST).collect()
    }

    fn of_role(role: &Role, roles: &[Role]) -> Self {
        let company = |role: &Role| role.core && role.takes(Kind::COMPANY);
        let place = KindSet::of(Kind::PLACE).with(KindSet::of(Kind::COUNTRY));
        Self {
            kinds: if role.name == "place" { role.kinds.with(place) } else { role.kinds },
            lists: if role.phrase { ListSet::of(role.head_ends) } else { ListSet::default() },
            unknown_name: role.phrase && (role.takes(Kind::COMPANY) || role.takes(Kind::ORGANIZATION)),
            main: company(role) && roles.iter().filter(|role| company(role)).count() == 1,
            country: role.takes_article_country(),
            phrase: role.phrase && !role.asks_head(),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            kinds: self.kinds.with(other.kinds),
            lists: self.lists.with(other.lists),
            unknown_name: self.unknown_name || other.unknown_name,
            main: self.main || other.main,
            country: self.country || other.country,
            phrase: self.phrase || other.phrase,
        }
    }

    /// Whether a sentence may meet it.
    #[inline]
    pub fn may_be_met(&self, by: &Supply) -> bool {
        self.kinds.any(by.kinds)
            || self.lists.any(by.lists)
            || (self.unknown_name && by.unknown_name)
            || (self.main && by.main)
            || (self.country && by.country)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Pack, Rule};

    /// Which kinds each demand of the first rule of this type names, by the names of the kinds.
    fn kinds(event: &str) -> Vec<bool> {
        let company = Supply { kinds: KindSet::of(Kind::COMPANY), ..Supply::default() };
        let rule = Pack::core().rules.iter().find(|rule: &&Rule| rule.event == event);
        rule.map_or_else(Vec::new, |rule| rule.demands.iter().map(|demand| demand.may_be_met(&company)).collect())
    }

    #[test]
    fn a_need_asks_for_all_or_either() {
        let demand = |kind| Demand { kinds: KindSet::of(kind), ..Demand::default() };
        let (money, percent, company) = (demand(Kind::MONEY), demand(Kind::PERCENT), demand(Kind::COMPANY));
        let both = Demand::either(&[money, company], &[percent]);
        for (kind, met) in [(Kind::MONEY, [true, false]), (Kind::PERCENT, [true, true]), (Kind::DATE, [false, false])] {
            let supply = Supply { kinds: KindSet::of(kind), ..Supply::default() };
            assert_eq!(both.iter().map(|demand| demand.may_be_met(&supply)).collect::<Vec<_>>(), met, "{kind:?}");
        }
        assert!(Demand::either(&[money], &[]).is_empty());
    }

    #[test]
    fn a_company_alone_is_no_production() {
        assert!(kinds("production").contains(&false));
    }
}
