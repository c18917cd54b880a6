//! Whom a reference means: the most salient entity before it that fits.
//!
//! The subject of the sentence before comes first, then what stands nearest; the company that the article is about is
//! meant rather than another one; never a news agency, and never the subject of the clause that the reference stands in.

use super::salience::{COUNTRY, ENOUGH, highest};
use super::wanted::{Form, Wanted};
use crate::entity::{Context, Entities, EntityId, Mention, Reference, most_named};
use crate::pack::{Code, Hit, Kind, Traits, hits_at};
use crate::text::english::Class;
use crate::text::{Span, TokenRange, work};
use std::cell::OnceCell;

/// How many sentences back an antecedent may stand.
const REACH: u32 = 6;

/// References looked at for one more.
const RECENT: usize = 12;

/// Mentions looked at for one reference: a table of names must not make the work grow with its square.
const MOST_MENTIONS: usize = 160;

/// The article with what each reference is judged by.
pub struct Scene<'c> {
    pub context: &'c Context<'c>,
    pub entities: &'c Entities,
    /// The company that the article is about.
    pub(super) main: Option<EntityId>,
    /// The country that it names most.
    pub(super) main_country: Option<EntityId>,
    dateline: Span,
    /// The countries that the article names, once somebody has asked for them.
    countries: OnceCell<Vec<(Code, EntityId)>>,
    /// How many companies it names.
    companies: usize,
    /// The references read so far, with their sentences.
    references: Vec<(u32, Reference)>,
    /// How many mentions begin before the reference that is being read.
    passed: usize,
}

impl<'c> Scene<'c> {
    /// The article before any reference is read; `references` is an empty buffer for them.
    pub fn new(context: &'c Context<'c>, entities: &'c Entities, references: Vec<(u32, Reference)>) -> Self {
        let dateline = context.analysis.layout.dateline.map_or_else(Span::default, |d| d.span);
        let main = most_named(entities, Kind::COMPANY);
        let companies = entities.entities.iter().filter(|e| e.kind == Kind::COMPANY).count();
        let main_country = most_named(entities, Kind::COUNTRY);
        let countries = OnceCell::new();
        Self { context, entities, main, main_country, dateline, countries, companies, references, passed: 0 }
    }

    /// Whom a mention names; of "Pakistani" the country, where the article names it.
    pub fn named(&self, mention: &Mention) -> EntityId {
        if mention.kind != Kind::NATIONALITY {
            return mention.entity;
        }
        let adjective = self.entities.entities.get(mention.entity.0 as usize);
        let country = adjective.and_then(|e| self.countries().iter().find(|(code, _)| Some(*code) == e.country));
        country.map_or(mention.entity, |(_, id)| *id)
    }

    fn countries(&self) -> &[(Code, EntityId)] {
        self.countries.get_or_init(|| {
            let all = (0..).map(EntityId).zip(&self.entities.entities).filter(|(_, e)| e.kind == Kind::COUNTRY);
            all.filter_map(|(id, e)| Some((e.country?, id))).take(64).collect()
        })
    }

    /// Goes on to the reference that begins at token `at`.
    pub fn come_to(&mut self, at: u32) {
        let ahead = &self.entities.mentions[self.passed..];
        self.passed += ahead.iter().take_while(|m| m.tokens.start < at).count();
    }

    /// The mentions before the reference that begins at token `at`, nearest first, as far back as one in `sentence`
    /// reaches.
    pub fn before(&self, at: u32, sentence: u32) -> impl Iterator<Item = &'c Mention> + use<'c> {
        let near = &self.entities.mentions[self.passed.saturating_sub(MOST_MENTIONS)..self.passed];
        let near = near.iter().rev().take_while(move |m| m.sentence + REACH >= sentence);
        near.filter(move |m| m.tokens.end <= at)
    }

    /// The mentions from token `at` on, where that is not before the reference.
    pub fn after(&self, at: u32) -> &'c [Mention] {
        let ahead = &self.entities.mentions[self.passed..];
        let within = ahead.iter().take_while(|m| m.tokens.start < at).count();
        &ahead[within..]
    }

    /// Whether a mention is of a kind and country that the reference may mean.
    #[inline(always)]
    pub fn fits(&self, mention: &Mention, wanted: Wanted) -> bool {
        self.is_wanted(mention.kind, mention.entity, wanted) && self.is_candidate(mention, wanted)
    }

    /// Whether a mention of the right kind is more than a source, and is called as the reference asks.
    fn is_candidate(&self, mention: &Mention, wanted: Wanted) -> bool {
        !self.is_source(mention) && self.bears(mention, wanted)
    }

    /// "the ministry" is one that is called so, or known by its initials.
    fn bears(&self, mention: &Mention, wanted: Wanted) -> bool {
        let Some(head) = wanted.head else { return true };
        let names = |at: usize| self.context.word(at).eq_ignore_ascii_case(self.context.word(head as usize));
        let initials = mention.tokens.len() == 1 && self.context.has(mention.tokens.start as usize, Traits::UPPER);
        initials || mention.tokens.indices().any(names)
    }

    /// Whether an entity of this kind is one that the reference may mean.
    #[inline]
    fn is_wanted(&self, kind: Kind, entity: EntityId, wanted: Wanted) -> bool {
        work::step();
        let country = || self.entities.entities.get(entity.0 as usize).and_then(|e| e.country);
        let firm = wanted.country.is_some() && kind == Kind::ORGANIZATION && wanted.kinds.has(Kind::COMPANY);
        (wanted.kinds.has(kind) || firm && country() == wanted.country)
            && (wanted.country.is_none() || country().is_none_or(|it| Some(it) == wanted.country))
    }

    /// Whether what an earlier reference stands for is one that this one may mean.
    fn may_mean(&self, entity: EntityId, wanted: Wanted) -> bool {
        self.kind(entity).is_some_and(|kind| self.is_wanted(kind, entity, wanted))
    }

    /// The type of an entity.
    pub fn kind(&self, entity: EntityId) -> Option<Kind> {
        self.entities.entities.get(entity.0 as usize).map(|e| e.kind)
    }

    /// Notes a reference that was read: later ones may mean the same.
    pub fn refer(&mut self, sentence: u32, reference: Reference) {
        self.references.push((sentence, reference));
    }

    /// The references read, by start, with their sentences.
    pub fn into_references(self) -> Vec<(u32, Reference)> {
        self.references
    }

    /// As [`Self::fits`], and for a country its adjective too.
    pub fn may_name(&self, mention: &Mention, wanted: Wanted) -> bool {
        let adjective = wanted.kinds.has(Kind::COUNTRY) && self.named(mention) != mention.entity;
        adjective || self.fits(mention, wanted)
    }

    /// A news agency, whatever the dateline names, or a ticker in brackets.
    fn is_source(&self, mention: &Mention) -> bool {
        self.dateline.contains(mention.span)
            || self.is_ticker(mention)
            || (self.main != Some(mention.entity) && self.is_publisher(mention.tokens))
    }

    /// Whether a verb of saying stands within a few words of a name, outside quotation marks: "said Jane Doe of X".
    fn speaks(&self, tokens: TokenRange) -> bool {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let quote = |at: usize| self.context.word(at).starts_with(['"', '\u{201c}', '\u{201d}']);
        let said = |at: usize| self.context.class(at).any(Class::SAYING);
        let before = (start.saturating_sub(9)..start).rev().take_while(|at| !quote(*at)).any(said);
        before || (end..end + 8).take_while(|at| !quote(*at)).any(said)
    }

    /// "<ORBS>", "(ORBS)"
    fn is_ticker(&self, mention: &Mention) -> bool {
        let at = mention.tokens.start as usize;
        let single = mention.tokens.len() == 1 && self.context.has(at, Traits::UPPER);
        single && at > 0 && matches!(self.context.word(at - 1), "<" | "(")
    }

    fn is_publisher(&self, tokens: TokenRange) -> bool {
        if !self.context.has(tokens.start as usize, Traits::OPENS_NAME) {
            return false;
        }
        let names = hits_at(self.context.hits.of_kind(Kind::PUBLISHER), tokens.start as usize);
        let mut whole = names.filter(|hit| hit.tokens == tokens).filter_map(Hit::surface);
        whole.any(|id| self.context.pack.kind(id) == Some(Kind::PUBLISHER))
    }

    /// Whether a name or reference stands before its sentence's first verb, outside a prepositional phrase.
    pub fn is_subject(&self, tokens: TokenRange, sentence: u32) -> bool {
        const FINITE: Traits = Traits::of_class(Class::BE.with(Class::HAVE).with(Class::MODAL).with(Class::SAYING));
        let sentence = self.context.analysis.sentences.get(sentence as usize);
        let mut start = sentence.map_or(0, |s| s.tokens.start as usize);
        let at = tokens.start as usize;
        while start < at && self.context.tokens()[start].span.start < self.dateline.end {
            start += 1;
        }
        let before = self.context.traits.get(start..at).unwrap_or_default();
        before.len() <= 12
            && before.last().is_none_or(|last| !last.class().any(Class::PREPOSITION))
            && !before.iter().any(|traits| traits.any(FINITE))
    }

    /// The names that follow within a few words: a reference doesn't come before the name that it stands for.
    fn behind(&self, tokens: TokenRange) -> &'c [Mention] {
        let after = self.after(tokens.end);
        let near = after.iter().take(6).take_while(|m| m.tokens.start < tokens.end + 12).count();
        &after[..near]
    }

    /// "said it", "said that it", "told the regulator it": a verb of saying right before token `at`.
    pub(super) fn follows_saying(&self, at: usize) -> bool {
        let that = at > 0 && self.context.word(at - 1) == "that";
        let at = at - usize::from(that);
        let says = |i: usize| self.context.class(i).any(Class::SAYING);
        let ends = self.entities.mentions.partition_point(|m| (m.tokens.start as usize) < at);
        let told = ends.checked_sub(1).map(|n| &self.entities.mentions[n]).filter(|m| m.tokens.end as usize == at);
        let from = told.map_or(at, |m| m.tokens.start as usize);
        (from.saturating_sub(2)..from).any(says)
    }

    /// The name right before the verb of saying that stands in front of token `at`: "after Orbis said it".
    fn sayer(&self, at: u32) -> Option<&Mention> {
        let saying = (at.saturating_sub(3)..at).rev().find(|i| self.context.class(*i as usize).any(Class::SAYING))?;
        let before = self.entities.mentions.partition_point(|m| m.tokens.start < saying).checked_sub(1)?;
        self.entities.mentions.get(before).filter(|m| m.tokens.end == saying)
    }

    /// "Norway's Orbis said it": whether a name that the reference may mean follows the owner's.
    fn owns_a_name(&self, owner: &Mention, wanted: Wanted) -> bool {
        let end = owner.tokens.end;
        let behind = self.entities.mentions.partition_point(|m| m.tokens.start < end);
        let owned = self.entities.mentions.get(behind).filter(|m| m.tokens.start <= end + 2);
        matches!(self.context.word(end as usize), "'s" | "’s") && owned.is_some_and(|m| self.fits(m, wanted))
    }

    /// Whether a sentence opens with a name of several words that isn't known, or with "a … group".
    fn opens_with_name(&self, sentence: u32) -> bool {
        let Some(tokens) = self.context.analysis.sentences.get(sentence as usize).map(|s| s.tokens) else {
            return false;
        };
        let mut from = tokens.start as usize;
        while from < tokens.end as usize && self.context.tokens()[from].span.start < self.dateline.end {
            from += 1;
        }
        let word = self.context.word(from);
        if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
            return (from + 1..from + 6)
                .take_while(|at| self.context.has(*at, Traits::LOWER))
                .any(|at| self.is_firm(at));
        }
        let capital = |at: usize| self.context.has(at, Traits::CAPITALISED);
        capital(from) && capital(from + 1) && self.context.class(from).is_empty()
    }

    /// A head noun that says that a company is meant.
    fn is_firm(&self, at: usize) -> bool {
        hits_at(self.context.hits.of_kind(Kind::HEAD), at).filter_map(Hit::surface).any(|id| {
            let name = self.context.pack.name(id);
            name.kind == Kind::HEAD && name.sense.kind() == Some(Kind::COMPANY)
        })
    }

    /// "Orbis will pay $5 million for the company": the reference stands behind the verb of whose subject `mention` is.
    fn same_clause(&self, mention: &Mention, reference: TokenRange) -> bool {
        const BORDER: Class = Class::SUBORDINATOR.with(Class::RELATIVE).with(Class::SAYING);
        let between = mention.tokens.end as usize..reference.start as usize;
        let border = |at: usize| {
            self.context.class(at).any(BORDER)
                || matches!(self.context.word(at), "," | ";" | ":" | "'s" | "’s" | "and" | "\"")
        };
        (1..24).contains(&between.len())
            && self.is_object(reference)
            && self.is_subject(mention.tokens, mention.sentence)
            && !between.clone().any(border)
    }

    /// Whether a verb, "to" or a preposition stands right before, and no verb right behind.
    fn is_object(&self, reference: TokenRange) -> bool {
        let before = (reference.start as usize).wrapping_sub(1);
        let behind = reference.end as usize;
        let finite = Class::BE.with(Class::HAVE).with(Class::MODAL).with(Class::DO);
        let governed = self.context.class(before).any(Class::PREPOSITION) || !self.context.verb(before).is_empty();
        governed && !self.context.class(behind).any(finite) && !matches!(self.context.word(behind), "'s" | "’s")
    }
}

/// The most salient entity before `tokens` that fits.
pub fn one(scene: &Scene, tokens: TokenRange, sentence: u32, wanted: Wanted) -> Option<EntityId> {
    let own = wanted.form != Form::Possessive;
    let part = |m: &Mention| wanted.form == Form::Part && scene.main == Some(m.entity);
    let behind = scene.behind(tokens);
    let named_behind = |entity: EntityId| behind.iter().any(|m| m.entity == entity);
    let mut best: Option<((i32, u32), EntityId)> = None;
    let enough = if wanted.subject { ENOUGH } else { i32::MIN };
    for mention in scene.before(tokens.start, sentence) {
        // Further mentions score less and less: none of them can win any more.
        let most = highest(sentence.saturating_sub(mention.sentence), wanted);
        if most < best.map_or(enough, |((score, _), _)| score) {
            break;
        }
        let bound = || own && mention.sentence == sentence && scene.same_clause(mention, tokens);
        let fits = if wanted.kinds == COUNTRY { scene.may_name(mention, wanted) } else { scene.fits(mention, wanted) };
        if !fits || part(mention) || bound() || named_behind(mention.entity) {
            continue;
        }
        let score = (scene.salience(mention, sentence, wanted), mention.tokens.start);
        if score.0 >= enough && best.is_none_or(|(most, _)| score >= most) {
            let country = wanted.kinds == COUNTRY;
            best = Some((score, if country { scene.named(mention) } else { mention.entity }));
        }
    }
    if wanted.form == Form::Part {
        return best.map(|(_, entity)| entity);
    }
    let reach = if wanted.subject { 1 } else { REACH };
    let recent = scene.references.iter().rev().take(RECENT).take_while(|(at, _)| at + reach >= sentence);
    for (at, reference) in recent.filter(|(at, _)| *at < sentence) {
        // "It bought X. It sold Y."
        let goes_on = || scene.is_subject(reference.tokens, *at);
        if !scene.may_mean(reference.entity, wanted) || wanted.subject && !goes_on() || named_behind(reference.entity) {
            continue;
        }
        let spoken_of = (scene.salience_of_reference(*at, reference, sentence), reference.tokens.start);
        if best.is_none_or(|(most, _)| spoken_of >= most) {
            best = Some((spoken_of, reference.entity));
        }
    }
    best.map(|(_, entity)| entity)
}

/// Whether "it" or "its" stands right behind a verb of saying.
pub fn is_said(scene: &Scene, tokens: TokenRange, wanted: Wanted) -> bool {
    let own = wanted.subject && matches!(wanted.form, Form::Plain | Form::Possessive);
    own && wanted.kinds.has(Kind::COMPANY) && scene.follows_saying(tokens.start as usize)
}

/// Whom "it" means behind a verb of saying: whoever says it, the sentence's subject. Nobody (`Some(None)`) when a name that
/// isn't known says it; `None` when it can't be told.
pub fn said(scene: &Scene, tokens: TokenRange, sentence: u32, wanted: Wanted) -> Option<Option<EntityId>> {
    if let Some(sayer) = scene.sayer(tokens.start) {
        return scene.fits(sayer, wanted).then_some(Some(sayer.entity));
    }
    let here = scene.before(tokens.start, sentence).take_while(|m| m.sentence == sentence);
    let acts = |m: &&Mention| !scene.dateline.contains(m.span) && scene.is_subject(m.tokens, sentence);
    let subject = here.filter(|m| acts(m) && !scene.owns_a_name(m, wanted)).last();
    let last = scene.references.last().filter(|(at, _)| *at == sentence);
    match (subject, last) {
        (Some(subject), _) if scene.fits(subject, wanted) => Some(Some(subject.entity)),
        (Some(subject), _) if subject.kind == Kind::PERSON => None,
        (Some(_), _) => scene.opens_with_name(sentence).then_some(None),
        (None, Some((_, last))) => scene.may_mean(last.entity, wanted).then_some(Some(last.entity)),
        (None, None) => scene.opens_with_name(sentence).then_some(None),
    }
}

/// Whom "we" means: the company whose man speaks in the sentence, else the one that the article is about, else the only
/// one; where no company is named, the country named most.
pub fn speaker(scene: &Scene, sentence: u32) -> Option<EntityId> {
    let mentions = &scene.entities.mentions;
    let is_company = |m: &&Mention| m.kind == Kind::COMPANY && !scene.is_source(m);
    let from = mentions.partition_point(|m| m.sentence < sentence);
    let here = mentions[from..].iter().take_while(|m| m.sentence == sentence).take(MOST_MENTIONS);
    let said = here.filter(is_company).find(|m| scene.speaks(m.tokens)).map(|m| m.entity);
    let mut companies = mentions.iter().take(MOST_MENTIONS).filter(is_company).map(|m| m.entity);
    let only = || {
        let first = companies.next()?;
        companies.all(|other| other == first).then_some(first)
    };
    let country = || scene.main_country.filter(|_| scene.companies == 0);
    said.or(scene.main).or_else(only).or_else(country)
}
