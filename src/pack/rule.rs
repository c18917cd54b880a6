//! Event rules, compiled: triggers, roles with their slots, needs.

use super::column::{Record, u16_at};
use super::{Kind, KindSet, ListId, ListSet, Slot, Status};
use crate::text::bits::bit_set;
use crate::text::english::{VerbForms, WordId};
use borsh::{BorshDeserialize, BorshSerialize};

/// Index of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub struct RuleId(pub u16);

/// Index of a trigger form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TriggerId(pub u32);

/// Index of a role within its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub struct RoleId(pub u8);

/// The grammatical form that a trigger stands in. One written form may be several (invested: past or participle).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// invest
    Base,
    /// invests
    Third,
    /// invested (also where past and participle are the same)
    Past,
    /// given, taken: where the participle differs from the past
    Participle,
    /// investing
    Ing,
    /// investment, investments
    Noun,
    /// operational
    Adjective,
    /// a fixed phrase
    Phrase,
}

impl Form {
    const ALL: [Self; 8] =
        [Self::Base, Self::Third, Self::Past, Self::Participle, Self::Ing, Self::Noun, Self::Adjective, Self::Phrase];

    /// The form that a verb trigger's written form is counted as: the first that it can be.
    pub(super) fn of_verb(forms: VerbForms) -> Self {
        let first = [
            (VerbForms::BASE, Self::Base),
            (VerbForms::THIRD, Self::Third),
            (VerbForms::PAST, Self::Past),
            (VerbForms::PARTICIPLE, Self::Participle),
        ];
        first.iter().find(|(form, _)| forms.any(*form)).map_or(Self::Ing, |(_, form)| *form)
    }
}

/// A written form of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The rule that it triggers.
    pub rule: RuleId,
    /// The first of the tables of the rule's type that stand together.
    pub first: RuleId,
    /// Its form; for a verb's form that can be several (cut, invested) the first of them.
    pub form: Form,
    /// Which of its tokens inflects (the verb in "take over", the noun in "capital injection"): index from the
    /// phrase's start.
    pub head: u8,
    /// All that the head can be, for verbs and for phrases with an inflected word ("start~ production"); empty for
    /// other triggers.
    pub verb: VerbForms,
}

impl Record for Trigger {
    const SIZE: usize = 7;

    fn read(bytes: &[u8]) -> Self {
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        let form = Form::ALL.get(usize::from(byte(4))).copied().unwrap_or(Form::Phrase);
        Self {
            rule: RuleId(u16_at(bytes, 0)),
            first: RuleId(u16_at(bytes, 2)),
            form,
            head: byte(5),
            verb: VerbForms(byte(6)),
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.rule.0.to_le_bytes());
        out.extend_from_slice(&self.first.0.to_le_bytes());
        out.extend_from_slice(&[self.form as u8, self.head, self.verb.0]);
    }
}

/// What may fill a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub enum FillerKind {
    /// An entity of this kind.
    Entity(Kind),
    /// Any noun phrase, as written.
    Phrase,
}

/// One role of a rule.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Role {
    /// "investor"
    pub name: String,
    /// What may fill it.
    pub is: Vec<FillerKind>,
    /// The entity types among them.
    pub kinds: KindSet,
    /// A plain noun phrase may fill it.
    pub phrase: bool,
    /// Where it is looked for, best first.
    pub at: Vec<Slot>,
    /// Takes several fillers.
    pub many: bool,
    /// One of the type's core roles.
    pub core: bool,
    /// A phrase filler must hold a figure ("2,600 jobs", not "jobs").
    pub counted: bool,
    /// `head = ["job", "post"]`: a phrase filler counts only when its head noun is one of these, in any inflection.
    /// Typed entities are not held to it. All inflections that are one word, sorted: for [`Role::allows_head`].
    pub(super) head_words: Vec<u32>,
    /// All inflections of the others, each from its last word back.
    pub(super) head_phrases: Vec<Vec<u32>>,
    /// The last words of all of them.
    pub head_ends: ListId,
    /// What a phrase that fills it has one of: a word of that list, or a name that nobody knows.
    pub words: ListSet,
}

/// One look of a role at a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Look {
    /// Which role.
    pub role: RoleId,
    /// Where it looks.
    pub slot: Slot,
}

/// What a role takes, for a quick no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Takes {
    /// Entities of these kinds.
    pub kinds: KindSet,
    /// Noun phrases with a word of these lists, or names that nobody knows.
    pub words: ListSet,
    /// Noun phrases at all.
    pub phrase: bool,
    /// Any noun phrase.
    pub any_phrase: bool,
}

/// A set of a rule's roles, for a quick no: those from the 64th on share a bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct RoleSet(u64);

bit_set!(RoleSet);

impl RoleSet {
    /// The set of one role.
    pub const fn of(role: RoleId) -> Self {
        Self(1 << if role.0 < 63 { role.0 } else { 63 })
    }

    /// The roles that `holds` is true of.
    fn of_those(roles: &[Role], holds: impl Fn(&Role) -> bool) -> Self {
        let those = (0..).zip(roles).filter(|(_, role)| holds(role));
        those.fold(Self::default(), |set, (at, _)| set.with(Self::of(RoleId(at))))
    }
}

/// A rule's need and roles as sets.
#[derive(Clone, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Sketch {
    /// One role of each of these sets must be filled.
    need: Vec<RoleSet>,
    /// The core roles.
    pub core: RoleSet,
    /// The place.
    pub place: RoleSet,
    /// Those that the country which the article is about may fill.
    pub country: RoleSet,
}

impl Sketch {
    /// A need in more parts than this is held to the first of them only.
    const MOST: usize = 32;

    /// That of a rule.
    pub(super) fn of(need: &Need, roles: &[Role]) -> Self {
        Self {
            need: Self::parts(need),
            core: RoleSet::of_those(roles, |role| role.core),
            place: RoleSet::of_those(roles, |role| role.name == "place"),
            country: RoleSet::of_those(roles, Role::takes_article_country),
        }
    }

    fn parts(need: &Need) -> Vec<RoleSet> {
        let mut parts = match need {
            Need::Role(role) => vec![RoleSet::of(*role)],
            Need::All(all) => all.iter().flat_map(Self::parts).collect(),
            Need::Any(any) => {
                let each = |one: Vec<RoleSet>, other: Vec<RoleSet>| {
                    one.iter().flat_map(|a| other.iter().map(|b| a.with(*b))).take(Self::MOST).collect()
                };
                any.iter().map(Self::parts).reduce(each).unwrap_or_default()
            }
        };
        parts.truncate(Self::MOST);
        parts
    }

    /// False when the need is certainly not met by these roles.
    pub fn may_be_met(&self, filled: RoleSet) -> bool {
        self.need.iter().all(|part| part.any(filled))
    }
}

/// What an event must have to count.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Need {
    /// This role is filled.
    Role(RoleId),
    /// All of these.
    All(Vec<Need>),
    /// One of these; an empty list is always met.
    Any(Vec<Need>),
}

/// One event type's rule, compiled.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub struct Rule {
    /// "core/investment"
    pub id: String,
    /// "investment"
    pub event: String,
    /// What an event must have.
    pub need: Need,
    /// `under = ["win", "secure"]`: noun triggers count only as the object (a passive's surface subject too) of one of
    /// these verbs; `subject`, `object` and `by` are then that verb's. All inflections as words, sorted, for
    /// [`Rule::allows_verb`]; empty: anywhere.
    pub(super) under_words: Vec<u32>,
    /// The same words as a list.
    pub under_list: ListId,
    /// `not_under = ["repay"]`: noun triggers don't count as the object of one of these verbs. All inflections as
    /// words, sorted, for [`Rule::allows_verb`].
    pub(super) not_under_words: Vec<u32>,
    /// `not_behind = ["compared with"]`: noun triggers don't count where these words stand before their phrase. Last
    /// word first.
    pub(super) not_behind: Vec<Vec<u32>>,
    /// `not_dated = ["year ago"]`: an event whose date is written with these words is none. Last word first.
    pub(super) not_dated: Vec<Vec<u32>>,
    /// Its roles; `amount`, `place`, `commodity` among them where the rule lists them.
    pub roles: Vec<Role>,
    /// Its need and roles as sets.
    pub sketch: Sketch,
    /// What each role takes.
    pub takes: Vec<Takes>,
    /// Where its roles look, in the order in which they do: core roles first, each role's best slot first.
    pub looks: Vec<Look>,
    /// `told = ["done", "ongoing"]`: an event of another status is none. Empty: any.
    pub told: Vec<Status>,
    /// `part_of = "construction"`: one still to come goes into an event of that type still to come, where one of the
    /// same actor stands in the article ("build" and "open" a plant is one plan).
    pub part_of: Option<String>,
}

impl Role {
    /// Whether an entity of this kind may fill it.
    pub fn takes(&self, kind: Kind) -> bool {
        self.kinds.any(KindSet::of(kind)) && (KindSet::exact(kind) || self.is.contains(&FillerKind::Entity(kind)))
    }

    /// What it takes, for a quick no.
    pub(super) fn takes_at_most(&self) -> Takes {
        let Self { kinds, words, phrase, .. } = *self;
        Takes { kinds, words, phrase, any_phrase: phrase && !self.asks_head() }
    }

    /// Whether the country that the article is about may fill it as the one who acts.
    pub fn takes_article_country(&self) -> bool {
        self.at.contains(&Slot::ARTICLE) && self.takes(Kind::COUNTRY) && self.name != "place"
    }

    /// Whether a phrase filler must have one of certain heads.
    pub fn asks_head(&self) -> bool {
        !(self.head_words.is_empty() && self.head_phrases.is_empty())
    }

    /// Whether the noun phrase `words` ends in one of the role's heads; always where it asks for none.
    pub fn allows_head(&self, words: &[WordId]) -> bool {
        !self.asks_head()
            || words.last().is_some_and(|last| self.head_words.binary_search(&last.0).is_ok())
            || self.head_phrases.iter().any(|head| ends_with(words, head))
    }
}

impl Need {
    /// Whether it is met when these roles are filled.
    pub fn met(&self, filled: &impl Fn(RoleId) -> bool) -> bool {
        match self {
            Self::Role(role) => filled(*role),
            Self::All(all) => all.iter().all(|need| need.met(filled)),
            Self::Any(any) => any.is_empty() || any.iter().any(|need| need.met(filled)),
        }
    }
}

impl Rule {
    /// Whether an event of this status counts.
    pub fn tells(&self, status: Status) -> bool {
        self.told.is_empty() || self.told.contains(&status)
    }

    /// Whether it tells only of what has happened or is under way.
    pub fn of_facts(&self) -> bool {
        !self.tells(Status::Planned) && self.tells(Status::Done)
    }

    /// Its one core role that entities of this kind may fill; none where several may.
    pub fn only_core_role(&self, kind: Kind) -> Option<(RoleId, &Role)> {
        let mut takers = self.roles.iter().enumerate().filter(|(_, role)| role.core && role.takes(kind));
        let (at, role) = takers.next()?;
        takers.next().is_none().then_some((RoleId(at as u8), role))
    }

    /// Whether the rule's nouns count only as the object of certain verbs.
    pub fn is_under(&self) -> bool {
        !self.under_words.is_empty()
    }

    /// Whether the rule's nouns count as the object of `verb`.
    pub fn allows_verb(&self, verb: WordId) -> bool {
        let among = |words: &[u32]| words.binary_search(&verb.0).is_ok();
        (!self.is_under() || among(&self.under_words)) && !among(&self.not_under_words)
    }

    /// Whether the rule's nouns count behind these words, given from the nearest one on.
    pub fn allows_behind(&self, before: impl Iterator<Item = WordId> + Clone) -> bool {
        let stands = |phrase: &Vec<u32>| {
            let mut words = before.clone();
            phrase.iter().all(|id| words.next().is_some_and(|word| word.0 == *id))
        };
        !self.not_behind.iter().any(stands)
    }

    /// Whether the rule asks what stands before its nouns.
    pub fn asks_behind(&self) -> bool {
        !self.not_behind.is_empty()
    }

    /// Whether an event counts whose date is written in these words.
    pub fn allows_date(&self, words: &[WordId]) -> bool {
        let stands = |phrase: &Vec<u32>| (1..=words.len()).any(|end| ends_with(&words[..end], phrase));
        !self.not_dated.iter().any(stands)
    }

    /// Whether the rule asks which verb its nouns are the object of.
    pub fn asks_verb(&self) -> bool {
        self.is_under() || !self.not_under_words.is_empty()
    }
}

/// Whether `words` end in `tail`, which is written backwards.
fn ends_with(words: &[WordId], tail: &[u32]) -> bool {
    words.len() >= tail.len() && words.iter().rev().zip(tail).all(|(word, id)| word.0 == *id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_as_sets_of_roles() {
        let role = |at: u8| Need::Role(RoleId(at));
        // a and (b or c), or d
        let need = Need::Any(vec![Need::All(vec![role(0), Need::Any(vec![role(1), role(2)])]), role(3)]);
        let sketch = Sketch::of(&need, &[]);
        for filled in 0..16u8 {
            let has = |at: u8| filled >> at & 1 != 0;
            let those = (0..4).filter(|at| has(*at)).map(|at| RoleSet::of(RoleId(at)));
            let set = those.fold(RoleSet::default(), RoleSet::with);
            assert_eq!(sketch.may_be_met(set), need.met(&|role| has(role.0)), "{filled:04b}");
        }
        assert!(Sketch::of(&Need::Any(Vec::new()), &[]).may_be_met(RoleSet::default()));
    }
}
