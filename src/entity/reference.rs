//! From candidates to referents: one entity for one name or value.

mod antecedent;
mod definite;
mod key;
mod noun;
mod salience;
mod several;
mod wanted;

pub use definite::find as definite;
pub use noun::{Noun, find as nouns};

use super::name::{Called, Name};
use super::overlap::Claim;
use super::table::{Table, key_of, mix};
use super::{Candidate, Context, Entity, EntityId, Mention, Value};
use crate::pack::Kind;
use crate::text::{Span, Token, TokenRange};
use compact_str::CompactString;
use key::{fold, of_value};
use std::borrow::Cow;

/// Joins mentions that name the same thing; its buffers are reused from article to article.
#[derive(Default)]
pub struct Joiner {
    /// By the key of a folded name, or of a value, with its kind.
    known: Table<EntityId>,
    /// By the key of a name as it stands and is called, with its kind: what was met so adds nothing when met again.
    met: Table<EntityId>,
    folded: Vec<u8>,
}

impl Joiner {
    /// Makes one entity of the claims that name the same thing, in the order of the text. A claim's index is that of a
    /// value, or of a name once the values are counted off; values are moved out. Into the empty `entities` and `mentions`.
    pub fn join(
        &mut self,
        context: &Context,
        claims: &[Claim],
        values: &mut [Candidate],
        names: &[Name],
        entities: &mut Vec<Entity>,
        mentions: &mut Vec<Mention>,
    ) {
        self.known.clear();
        self.met.clear();
        fetch(context, names);
        let sentences = &context.analysis.sentences;
        let mut sentence = 0;
        for claim in claims {
            while sentences.get(sentence + 1).is_some_and(|s| s.span.start <= claim.span.start) {
                sentence += 1;
            }
            let index = claim.index as usize;
            let (entity, rule) = match values.get_mut(index) {
                Some(value) => (self.valued(context, claim, &mut value.value, entities), value.rule),
                None => {
                    let name = &names[index - values.len()];
                    (self.named(context, claim.span, name, entities), name.rule)
                }
            };
            entities[entity.0 as usize].mentions += 1;
            let Claim { tokens, span, kind, .. } = *claim;
            mentions.push(Mention { tokens, span, sentence: sentence as u32, entity, kind, rule });
        }
    }

    fn named(&mut self, context: &Context, span: Span, it: &Name, entities: &mut Vec<Entity>) -> EntityId {
        let met = as_met(context, span, it);
        let id = match self.met.get(met) {
            Some(id) => id,
            None => {
                let id = self.called(context, span, it, entities);
                *self.met.entry(met, id)
            }
        };
        if let Some(entity) = entities.get_mut(id.0 as usize) {
            entity.country = entity.country.or(it.country);
        }
        id
    }

    /// The entity of a name that wasn't met so before: a new one when nothing else is called so.
    fn called(&mut self, context: &Context, span: Span, it: &Name, entities: &mut Vec<Entity>) -> EntityId {
        let name = match it.called {
            Called::Written => words(context, it.tokens, span),
            Called::Listed(called) => Cow::Borrowed(context.pack.text(called)),
            Called::Like(other) => one_line(other.of(context.text())),
        };
        fold(&name, it.kind, &mut self.folded);
        let key = mix(key_of(&self.folded), u64::from(it.kind.0));
        let id = *self.known.entry(key, EntityId(entities.len() as u32));
        let written = span.of(context.text());
        let name = if is_firm(it) && written.starts_with(&*name) { one_line(written) } else { name };
        match entities.get_mut(id.0 as usize) {
            Some(entity) if fuller(&name, &entity.name) => entity.name = CompactString::new(&*name),
            Some(_) => {}
            None => {
                let Name { kind, country, .. } = *it;
                let name = CompactString::new(&*name);
                entities.push(Entity { kind, name, country, value: Value::None, mentions: 0 });
            }
        }
        id
    }

    fn valued(&mut self, context: &Context, claim: &Claim, value: &mut Value, entities: &mut Vec<Entity>) -> EntityId {
        let key = mix(of_value(value), !u64::from(claim.kind.0));
        let id = *self.known.entry(key, EntityId(entities.len() as u32));
        if id.0 as usize == entities.len() {
            let name = CompactString::new(&*words(context, claim.tokens, claim.span));
            let value = std::mem::take(value);
            entities.push(Entity { kind: claim.kind, name, country: None, value, mentions: 0 });
        }
        id
    }
}

/// Asks for what lists call the names all at once: each stands somewhere else in memory, far from the processor.
fn fetch(context: &Context, names: &[Name]) {
    let first = |name: &Name| match name.called {
        Called::Listed(called) => context.pack.text(called).as_bytes().first().copied().unwrap_or(0),
        _ => 0,
    };
    std::hint::black_box(names.iter().fold(0, |all, name| all ^ first(name)));
}

/// Whether a firm may be called by more of what is written than what it goes by.
fn is_firm(it: &Name) -> bool {
    it.called != Called::Written && matches!(it.kind, Kind::COMPANY | Kind::ORGANIZATION)
}

/// The key of all that a mention of a name says of its entity, but for the country.
fn as_met(context: &Context, span: Span, it: &Name) -> u64 {
    let bytes = |span: Span| key_of(span.of(context.text()).as_bytes());
    let key = match it.called {
        Called::Written => bytes(span),
        Called::Listed(called) => mix(u64::from(called.start), u64::from(called.len)),
        Called::Like(other) => mix(bytes(other), 1),
    };
    let key = mix(key, u64::from(it.kind.0));
    if is_firm(it) { mix(key, bytes(span)) } else { key }
}

/// What stands at a span within `tokens`, on one line. Tokens hold no white space: a look between them will do.
fn words<'t>(context: &Context<'t>, tokens: TokenRange, span: Span) -> Cow<'t, str> {
    let written = span.of(context.text());
    let spaced = |pair: &[Token]| {
        let (end, start) = (pair[0].span.end, pair[1].span.start);
        end == start || end + 1 == start && context.text().as_bytes().get(end as usize) == Some(&b' ')
    };
    let all = context.tokens().get(tokens.indices()).unwrap_or_default();
    if all.windows(2).all(spaced) { Cow::Borrowed(written) } else { one_line(written) }
}

/// Words with their line breaks and runs of white space as single spaces.
fn one_line(written: &str) -> Cow<'_, str> {
    let mut before = 0;
    let odd = |byte: u8| {
        let double = byte == b' ' && before == b' ';
        before = byte;
        double || matches!(byte, b'\n' | b'\t' | b'\r')
    };
    match written.bytes().any(odd) {
        true => Cow::Owned(written.split_whitespace().collect::<Vec<_>>().join(" ")),
        false => Cow::Borrowed(written),
    }
}

/// Whether `new` says more than `old`: mixed case over capitals, then length.
fn fuller(new: &str, old: &str) -> bool {
    let shouted = |name: &str| name.len() > 5 && !name.chars().any(char::is_lowercase);
    match (shouted(new), shouted(old)) {
        (false, true) => true,
        (true, false) => false,
        _ => new.len() > old.len(),
    }
}
