//! What the whole article is about: its company, its commodity.

use super::Filler;
use super::chunk::{Chunk, ChunkKind};
use super::fill::{Filled, overlaps};
use super::merge::Telling;
use super::slots::{Frame, Place};
use super::view::View;
use crate::entity::{Context, Entities, EntityId, Mention, far_most_named, main_country, most_named};
use crate::pack::{Kind, Role, Rule, Slot};
use crate::text::english::Class;

impl View {
    /// Starts with an article: what it is about.
    pub fn start(&mut self, entities: &Entities) {
        self.main = most_named(entities, Kind::COMPANY);
        self.commodity = far_most_named(entities, Kind::COMMODITY);
        self.country.take();
    }

    /// The country that the article is about.
    pub fn country(&self, entities: &Entities) -> Option<EntityId> {
        *self.country.get_or_init(|| country(entities, self.main))
    }
}

/// The sentence's one commodity, else the article's, for rules that have a role for it. The article's doesn't count where
/// wares are counted ("output of 9,000 cars"), nor, unless the role asks for it, for what a country does by the percent:
/// "China's exports rose 7%" are all its exports.
pub(super) fn main_commodity(view: &View, rule: &Rule, filled: &[Filled]) -> Option<EntityId> {
    let role = rule.roles.iter().find(|r| r.name == "commodity")?;
    let wares = |f: &Filled| f.entity.is_none() && rule.roles[usize::from(f.role.0)].counted;
    let is = |f: &Filled, kinds: &[Kind]| f.kind.is_some_and(|kind| kinds.contains(&kind));
    let measured = || filled.iter().any(|f| is(f, &[Kind::QUANTITY]));
    let national = || filled.iter().any(|f| is(f, &[Kind::COUNTRY, Kind::NATIONALITY]));
    let asks = !filled.iter().any(wares) && (role.at.contains(&Slot::ARTICLE) || measured() || !national());
    let of_article = view.commodity.filter(|_| asks);
    let mut named = view.units.iter().filter(|u| u.kind == Kind::COMMODITY).map(|u| u.entity);
    let first = named.next();
    if named.all(|e| Some(e) == first) { first.or(of_article) } else { of_article }
}

/// A country or place that an article is about is named in one of so many first sentences.
pub(super) const LEAD: u32 = 3;

/// The country that the article is about: the one named most, already in its lead, and oftener than any `company`.
fn country(entities: &Entities, company: Option<EntityId>) -> Option<EntityId> {
    let about = main_country(entities)?;
    let names = |m: &&Mention| {
        let entity = &entities.entities[m.entity.0 as usize];
        entity.country == Some(about) && matches!(entity.kind, Kind::COUNTRY | Kind::NATIONALITY)
    };
    let rival = entities.mentions.iter().filter(|m| Some(m.entity) == company).count();
    let named = || entities.mentions.iter().filter(names);
    let first = named().next().filter(|m| m.sentence < LEAD && named().count() > rival)?;
    let country = named().find(|m| entities.entities[m.entity.0 as usize].kind == Kind::COUNTRY);
    Some(country.unwrap_or(first).entity)
}

/// Whether nobody but, perhaps, the article's company stands where the one who acts would: the trigger has no subject or
/// possessor, or one that is a pronoun, speaks of a known thing ("the plant will open") or is the person of whom it is
/// told.
pub(super) fn is_vacant(view: &View, context: &Context, frame: &Frame, filled: &[Filled]) -> bool {
    let person = |chunk: &Chunk| {
        filled.iter().any(|f| f.kind == Some(Kind::PERSON) && overlaps(f.tokens, (chunk.start, chunk.end)))
    };
    let names_nobody = |chunk: u32| {
        let chunk = &view.chunks[chunk as usize];
        let capital = context.tokens()[view.at(chunk.head)].is_capital() && !view.is_title_case(context);
        let opener = view.class(context, chunk.start);
        let known = view.word(context, chunk.start).eq_ignore_ascii_case("the") || opener.any(Class::POSSESSIVE);
        let named = capital || view.head_kind(chunk).is_some();
        chunk.kind == ChunkKind::Pronoun
            || view.tells(chunk)
            || person(chunk)
            || (known && chunk.poss.is_none() && !named)
    };
    let acts = |place: Place| match place {
        Place::Subject | Place::Poss | Place::Adjunct => true,
        Place::Prep(t) => view.word(context, t).eq_ignore_ascii_case("by"),
        _ => false,
    };
    frame.args.iter().filter(|a| acts(a.place)).all(|a| a.chunk.is_none_or(names_nobody))
}

/// An article's own company is named within so many tokens of the headline's or the lead's start.
const EARLY: u32 = 12;

/// The role that asks for the article's company, else the one core role that takes companies, when neither it nor any
/// company is among the fillers.
pub(super) fn open_role<'r>(entities: &Entities, rule: &'r Rule, fillers: &[Filler]) -> Option<&'r Role> {
    let asking = rule.roles.iter().find(|role| role.at.contains(&Slot::ARTICLE) && role.takes(Kind::COMPANY));
    let role = asking.or_else(|| Some(rule.only_core_role(Kind::COMPANY)?.1))?;
    let filled = fillers.iter().any(|f| f.role == role.name || is_company(entities, f));
    (!filled).then_some(role)
}

/// Whether a company stands there.
pub(super) fn is_company(entities: &Entities, filler: &Filler) -> bool {
    filler.entity.is_some_and(|e| entities.entities[e.0 as usize].kind == Kind::COMPANY)
}

/// The article's company in the role that is open to it, where no telling names anybody for it.
pub(super) fn actor(
    context: &Context,
    entities: &Entities,
    rule: &Rule,
    tellings: &[&Telling],
    roles: &[Filler],
) -> Option<Filler> {
    let role = open_role(entities, rule, roles).filter(|_| tellings.iter().all(|t| t.vacant || t.partial))?;
    let entity = far_most_named(entities, Kind::COMPANY)?;
    let mention = entities.mentions.iter().find(|m| m.entity == entity)?;
    let sentence = context.analysis.sentences.get(mention.sentence as usize)?;
    if mention.sentence > 2 || mention.tokens.start > sentence.tokens.start + EARLY {
        return None;
    }
    let name = mention.span.of(context.text()).into();
    Some(Filler {
        role: role.name.as_str().into(),
        entity: Some(entity),
        name,
        span: mention.span,
        how: context.pack.slots.name(Slot::ARTICLE).into(),
    })
}
