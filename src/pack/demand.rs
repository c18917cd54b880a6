//! What a rule needs of a sentence, as sets of bits: most triggers stand where it can't be met, and a few words of
//! memory, side by side for all rules, say so.

use super::column::{Column, Record, u16_at, u32_at};
use super::{Kind, KindSet, ListId, ListSet, Need, Role, Rule, RuleId};

/// One thing that a rule needs: one of several fillers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Demand {
    /// The kinds of entities of which one will do.
    kinds: KindSet,
    /// The kinds of entities of which two will do, for roles that nothing fills both of.
    pair: KindSet,
    /// The lists of which a word will do, and what else will.
    words: ListSet,
}

/// What a sentence has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supply {
    /// The kinds of its entities.
    pub kinds: KindSet,
    /// Those that are there more than once.
    pub several: KindSet,
    /// The lists of which it has a word, and what else may fill roles.
    pub words: ListSet,
}

/// A need of more demands than this is held to the first of them only.
const MOST: usize = 12;

const PLACES: KindSet = KindSet::of(Kind::PLACE).with(KindSet::of(Kind::COUNTRY));

impl Demand {
    /// All that `need` asks of a sentence at least; `roles` are the rule's.
    fn of_need(need: &Need, roles: &[Role]) -> Vec<Self> {
        Self::beside(need, roles, None)
    }

    /// All that `need` asks beside the filler of another role.
    fn beside(need: &Need, roles: &[Role], other: Option<&Role>) -> Vec<Self> {
        let role = |need: &Need| match need {
            Need::Role(role) => roles.get(usize::from(role.0)),
            _ => None,
        };
        match need {
            Need::Role(_) => {
                let Some(own) = role(need) else { return Vec::new() };
                let pair = other.filter(|other| !std::ptr::eq(*other, own)).and_then(|o| Self::of_two(own, o, roles));
                Self::of_one(own, roles).into_iter().chain(pair).collect()
            }
            Need::All(all) => {
                let first = all.iter().find_map(role).or(other);
                pruned(all.iter().flat_map(|need| Self::beside(need, roles, first)).collect())
            }
            Need::Any(any) => {
                let each = any.iter().map(|need| Self::beside(need, roles, other));
                each.reduce(|one, other| Self::either(&one, &other)).unwrap_or_default()
            }
        }
    }

    /// What is asked by two sets of demands of which one must be met.
    fn either(one: &[Self], other: &[Self]) -> Vec<Self> {
        pruned(one.iter().flat_map(|a| other.iter().map(|b| a.or(*b))).collect())
    }

    /// What a role asks for; nothing where any phrase will do.
    fn of_one(role: &Role, roles: &[Role]) -> Option<Self> {
        let places = if role.name == "place" { PLACES } else { KindSet::default() };
        let words = beside_kinds(role, roles)?;
        Some(Self { kinds: role.kinds.with(places), words, pair: KindSet::default() })
    }

    /// What two roles ask for that nothing fills both of; nothing where one of them finds its filler elsewhere anyway.
    fn of_two(one: &Role, other: &Role, roles: &[Role]) -> Option<Self> {
        if one.name == "place" || other.name == "place" {
            return None;
        }
        let words = beside_kinds(one, roles)?.with(beside_kinds(other, roles)?);
        Some(Self { pair: one.kinds.with(other.kinds), words, kinds: KindSet::default() })
    }

    fn or(self, other: Self) -> Self {
        Self {
            kinds: self.kinds.with(other.kinds),
            pair: self.pair.with(other.pair),
            words: self.words.with(other.words),
        }
    }

    /// Whether whatever meets it meets `other`.
    fn implies(self, other: Self) -> bool {
        self.or(other) == other
    }

    /// Whether a sentence may meet it.
    #[inline]
    pub fn may_be_met(&self, by: &Supply) -> bool {
        self.kinds.any(by.kinds)
            | self.pair.any(by.several)
            | (self.pair.and(by.kinds).len() > 1)
            | self.words.any(by.words)
    }
}

/// What fills a role other than an entity; `None` where any phrase does.
fn beside_kinds(role: &Role, roles: &[Role]) -> Option<ListSet> {
    if role.phrase && !role.asks_head() {
        return None;
    }
    let when = |holds: bool, words: ListSet| if holds { words } else { ListSet::default() };
    let company = |role: &Role| role.core && role.takes(Kind::COMPANY);
    let main = company(role) && roles.iter().filter(|role| company(role)).count() == 1;
    let country = when(role.takes_article_country(), ListSet::COUNTRY);
    Some(role.words.with(when(main, ListSet::MAIN)).with(country))
}

/// Without those demands that others imply, and no more than [`MOST`].
fn pruned(all: Vec<Demand>) -> Vec<Demand> {
    let mut kept: Vec<Demand> = Vec::new();
    for demand in all {
        if !kept.iter().any(|known| known.implies(demand)) {
            kept.retain(|known| !demand.implies(*known));
            kept.push(demand);
        }
    }
    kept.truncate(MOST);
    kept
}

impl Record for Demand {
    const SIZE: usize = 32;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let Ok(bytes) = <&[u8; Self::SIZE]>::try_from(bytes) else { return Self::default() };
        let (kinds, rest) = bytes.split_at(8);
        let (pair, words) = rest.split_at(8);
        let eight = |bytes: &[u8]| bytes.try_into().map_or(0, u64::from_le_bytes);
        Self {
            kinds: KindSet::from_bits(eight(kinds)),
            pair: KindSet::from_bits(eight(pair)),
            words: ListSet::from_bits(words.try_into().map_or(0, u128::from_le_bytes)),
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.kinds.bits().to_le_bytes());
        out.extend_from_slice(&self.pair.bits().to_le_bytes());
        out.extend_from_slice(&self.words.bits().to_le_bytes());
    }
}

/// What can be asked of a rule before it is looked at itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    /// The first of its demands; they end where those of the next rule begin.
    start: u32,
    /// The first rule of its type.
    family: RuleId,
    /// The verbs of which its nouns must be the object.
    under: Option<ListId>,
}

impl Record for Row {
    const SIZE: usize = 8;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let under = Some(u16_at(bytes, 6)).filter(|under| *under != u16::MAX).map(ListId);
        Self { start: u32_at(bytes, 0), family: RuleId(u16_at(bytes, 4)), under }
    }

    fn write(self, out: &mut Vec<u8>) {
        self.start.write(out);
        out.extend_from_slice(&self.family.0.to_le_bytes());
        out.extend_from_slice(&self.under.map_or(u16::MAX, |list| list.0).to_le_bytes());
    }
}

/// The demands of all rules, side by side.
#[derive(Clone, Debug, Default)]
pub struct Demands {
    rows: Column<Demand>,
    /// One for each rule, and one more.
    rules: Column<Row>,
}

impl Demands {
    /// Those of the rules, in order.
    pub(super) fn of(rules: &[Rule]) -> Self {
        let (mut demands, mut rows) = (Vec::new(), Vec::new());
        for rule in rules {
            let first = rules.iter().position(|other| other.event == rule.event).unwrap_or_default();
            let under = rule.is_under().then_some(rule.under_list);
            rows.push(Row { start: demands.len() as u32, family: RuleId(first as u16), under });
            demands.extend(Demand::of_need(&rule.need, &rule.roles));
        }
        rows.push(Row { start: demands.len() as u32, family: RuleId(0), under: None });
        Self { rows: Column::from_rows(demands), rules: Column::from_rows(rows) }
    }

    /// Over bytes as [`Demands::bytes`] gives them.
    pub(super) fn from_bytes([rows, rules]: [&'static [u8]; 2]) -> Self {
        Self { rows: Column::from_bytes(rows), rules: Column::from_bytes(rules) }
    }

    /// Its two tables.
    pub(super) fn bytes(&self) -> [&[u8]; 2] {
        [self.rows.bytes(), self.rules.bytes()]
    }

    /// Whether a sentence may meet all of a rule's.
    #[inline]
    pub fn may_be_met(&self, rule: RuleId, by: &Supply) -> bool {
        let start = |rule: usize| self.rules.get(rule).map(|row| row.start as usize);
        let at = usize::from(rule.0);
        let (Some(start), Some(end)) = (start(at), start(at + 1)) else { return false };
        self.rows.rows(start, end).all(|demand| demand.may_be_met(by))
    }

    /// The first rule of the type of `rule`.
    #[inline]
    pub fn family(&self, rule: RuleId) -> RuleId {
        self.rules.get(usize::from(rule.0)).map_or(rule, |row| row.family)
    }

    /// Whether two rules are of one type.
    #[inline]
    pub fn same_type(&self, a: RuleId, b: RuleId) -> bool {
        a == b || self.family(a) == self.family(b)
    }

    /// The verbs of which a rule's nouns must be the object, where it says so.
    #[inline]
    pub fn under(&self, rule: RuleId) -> Option<ListId> {
        self.rules.get(usize::from(rule.0))?.under
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Pack;

    const COMPANY: KindSet = KindSet::of(Kind::COMPANY);
    const MONEY: KindSet = KindSet::of(Kind::MONEY);
    const PERCENT: KindSet = KindSet::of(Kind::PERCENT);

    fn supply(kinds: KindSet) -> Supply {
        Supply { kinds, ..Supply::default() }
    }

    #[test]
    fn a_need_asks_for_all_or_either() {
        let demand = |kinds| Demand { kinds, ..Demand::default() };
        let (money, percent, company) = (demand(MONEY), demand(PERCENT), demand(COMPANY));
        let both = Demand::either(&[money, company], &[percent]);
        for (kinds, met) in [(MONEY, [true, false]), (PERCENT, [true, true]), (KindSet::of(Kind::DATE), [false, false])]
        {
            assert_eq!(both.iter().map(|d| d.may_be_met(&supply(kinds))).collect::<Vec<_>>(), met, "{kinds:?}");
        }
        assert!(Demand::either(&[money], &[]).is_empty());
    }

    #[test]
    fn nothing_fills_both_of_two_roles() {
        let two = Demand { pair: COMPANY.with(MONEY), ..Demand::default() };
        let several = Supply { several: COMPANY, ..supply(COMPANY) };
        for (by, met) in [(supply(COMPANY), false), (several, true), (supply(COMPANY.with(MONEY)), true)] {
            assert_eq!(two.may_be_met(&by), met, "{by:?}");
        }
    }

    #[test]
    fn what_others_imply_goes() {
        let demand = |kinds| Demand { kinds, ..Demand::default() };
        let all = vec![demand(COMPANY.with(MONEY)), demand(MONEY), demand(MONEY.with(PERCENT)), demand(COMPANY)];
        assert_eq!(pruned(all), [demand(MONEY), demand(COMPANY)]);
    }

    #[test]
    fn rows_are_read_as_written() {
        let mut bytes = Vec::new();
        let words = ListSet::MAIN.with(ListSet::of(ListId(3)));
        let demand = Demand { kinds: COMPANY, pair: MONEY, words };
        demand.write(&mut bytes);
        assert_eq!((bytes.len(), Demand::read(&bytes)), (Demand::SIZE, demand));
        for under in [None, Some(ListId(7))] {
            let (mut bytes, row) = (Vec::new(), Row { start: 70_000, family: RuleId(5), under });
            row.write(&mut bytes);
            assert_eq!((bytes.len(), Row::read(&bytes)), (Row::SIZE, row));
        }
    }

    #[test]
    fn a_company_alone_is_no_production() {
        let pack = Pack::core();
        let first = pack.rules.iter().position(|rule| rule.event == "production").map(|at| RuleId(at as u16));
        let met = first.map(|rule| pack.demands.may_be_met(rule, &supply(COMPANY)));
        assert_eq!(met, Some(false));
    }
}
