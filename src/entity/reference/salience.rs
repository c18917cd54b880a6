//! How likely it is that a mention, or an earlier reference, is what a reference means: a score.

use super::antecedent::Scene;
use super::wanted::{Kinds, Wanted};
use crate::entity::{Mention, Reference};
use crate::pack::{Code, Kind, Traits};
use crate::text::english::Class;

/// What standing in subject position adds.
const SUBJECT: i32 = 15;

/// What being the article's company adds: a little more than a sentence's distance.
const MAIN: i32 = 11;

/// What being spoken to takes away.
const ADDRESSED: i32 = 12;

/// What "it" takes away from a ministry or a regulator where a company may be meant.
const BODY: i32 = 12;

/// What standing for somebody's home or place takes away from a country.
const BACKGROUND: i32 = 25;

/// A reference to a country alone: "the country".
pub(super) const COUNTRY: Kinds = Kinds::One(Kind::COUNTRY);

/// What being called by the reference's own noun adds, or being from its country: more than being the subject.
const DESCRIBED: i32 = 16;

/// The score of a mention so many sentences back, for that alone.
fn nearness(distance: u32) -> i32 {
    40 - distance as i32 * 10
}

/// What "it" asks at least.
pub(super) const ENOUGH: i32 = 21;

/// What being the article's company adds for a reference.
fn main_adds(wanted: Wanted) -> i32 {
    if wanted.subject { MAIN / 2 } else { MAIN }
}

/// The most that a mention so many sentences back can score.
pub(super) fn highest(distance: u32, wanted: Wanted) -> i32 {
    let described = wanted.noun.is_some() || wanted.country.is_some();
    nearness(distance) + SUBJECT + main_adds(wanted) + if described { DESCRIBED } else { 0 }
}

impl Scene<'_> {
    /// Nearer sentences first; in a sentence its subject before other mentions.
    pub(super) fn salience(&self, mention: &Mention, sentence: u32, wanted: Wanted) -> i32 {
        let genitive = matches!(self.context.word(mention.tokens.end as usize), "'s" | "’s");
        let told = mention.tokens.start > 0
            && self.context.class(mention.tokens.start as usize - 1).any(Class::SAYING)
            && !wanted.subject;
        let main = if self.is_main(mention, wanted) { main_adds(wanted) } else { 0 };
        nearness(sentence.saturating_sub(mention.sentence))
            + if self.leads(mention, wanted) { SUBJECT } else { 0 }
            + main
            + if self.is_described(mention, wanted) { DESCRIBED } else { 0 }
            - if genitive { 4 } else { 0 }
            - if told { ADDRESSED } else { 0 }
            - if self.is_body(mention, wanted) { BODY } else { 0 }
            - if self.is_background(mention, wanted, genitive) { BACKGROUND } else { 0 }
    }

    /// The company that the article is about; of countries, where one is asked for, the one it names most.
    fn is_main(&self, mention: &Mention, wanted: Wanted) -> bool {
        let main = if wanted.kinds == COUNTRY { self.main_country } else { self.main };
        main == Some(mention.entity) && !self.is_attribute(mention, wanted)
    }

    /// "the operator" and "stock market operator Orbis"; "the Italian firm" and "Italy's Orbis".
    fn is_described(&self, mention: &Mention, wanted: Wanted) -> bool {
        let Some(before) = mention.tokens.start.checked_sub(1).filter(|_| wanted.noun.is_some()) else { return false };
        let word = |at: u32| self.context.word(at as usize);
        wanted.noun.is_some_and(|noun| word(noun).eq_ignore_ascii_case(word(before)))
            || wanted.country.is_some() && matches!(word(before), "'s" | "’s") && self.home(before) == wanted.country
    }

    /// The country whose name ends at token `end`.
    fn home(&self, end: u32) -> Option<Code> {
        let mentions = &self.entities.mentions;
        let owner = mentions.partition_point(|m| m.tokens.end < end);
        let owner = mentions.get(owner).filter(|m| m.tokens.end == end && m.kind == Kind::COUNTRY)?;
        self.entities.entities.get(owner.entity.0 as usize)?.country
    }

    /// "Norwegian output", "U.S. data": a country that only describes the noun behind it.
    fn is_attribute(&self, mention: &Mention, wanted: Wanted) -> bool {
        let noun = || self.context.traits(mention.tokens.end as usize).is_plain();
        wanted.kinds == COUNTRY && (noun() || self.named(mention) != mention.entity)
    }

    /// "Turkey's Everasia", "which owns titles in Poland": a country that only says where somebody else is at home or acts.
    fn is_background(&self, mention: &Mention, wanted: Wanted, genitive: bool) -> bool {
        let (before, behind) = (mention.tokens.start as usize, mention.tokens.end as usize + 1);
        let placed = || before > 0 && self.context.word(before - 1).eq_ignore_ascii_case("in");
        mention.kind == Kind::COUNTRY
            && match wanted.kinds == COUNTRY {
                true => genitive && self.context.has(behind, Traits::CAPITALISED) && !self.is_body_at(behind),
                false => wanted.subject && placed(),
            }
    }

    /// Whether an organization is named from token `at` on: a state's ministry stands for the state.
    fn is_body_at(&self, at: usize) -> bool {
        let first = self.entities.mentions.partition_point(|m| (m.tokens.start as usize) < at);
        let named = self.entities.mentions.get(first).filter(|m| m.tokens.start as usize == at);
        named.is_some_and(|m| m.kind == Kind::ORGANIZATION)
    }

    /// What stands for an entity in a sentence before keeps it in mind, if it is that sentence's subject.
    pub(super) fn salience_of_reference(&self, at: u32, reference: &Reference, sentence: u32) -> i32 {
        let subject = self.is_subject(reference.tokens, at) || self.follows_saying(reference.tokens.start as usize);
        let main = self.main == Some(reference.entity);
        nearness(sentence.saturating_sub(at)) + if subject { SUBJECT } else { -SUBJECT } + if main { MAIN } else { 0 }
    }

    /// The subject of its sentence; of places and things that is no more likely to be meant than what stands nearer.
    fn leads(&self, mention: &Mention, wanted: Wanted) -> bool {
        let thing = matches!(wanted.kinds, Kinds::One(Kind::DEPOSIT | Kind::FACILITY | Kind::PLACE));
        !thing && !self.is_attribute(mention, wanted) && self.is_subject(mention.tokens, mention.sentence)
    }

    /// An organization that only "it" could mean.
    fn is_body(&self, mention: &Mention, wanted: Wanted) -> bool {
        wanted.subject && mention.kind == Kind::ORGANIZATION
    }
}
