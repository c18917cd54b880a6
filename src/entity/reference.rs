//! From candidates to referents: one entity for one name or value.

mod antecedent;
mod definite;
mod salience;
mod several;

pub use definite::find as definite;

use super::name::{Called, Name};
use super::overlap::Claim;
use super::table::{Mixer, Table, key_of, mix};
use super::{Candidate, Context, Entity, EntityId, Figure, Mention, Value};
use crate::pack::Kind;
use crate::text::Span;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::hash::{Hash, Hasher};

/// Joins mentions that name the same thing; its buffers are reused from article to article.
#[derive(Default)]
pub struct Joiner {
    /// By the key of a name or value with its kind.
    known: Table<EntityId>,
    folded: Vec<u8>,
}

impl Joiner {
    /// Makes one entity of the claims that name the same thing, in the order of the text. A claim's index is that of a
    /// value, or of a name once the values are counted off; values are moved out.
    pub fn join(
        &mut self,
        context: &Context,
        claims: &[Claim],
        values: &mut [Candidate],
        names: &[Name],
    ) -> (Vec<Entity>, Vec<Mention>) {
        self.known.clear();
        let mut entities = Vec::with_capacity(claims.len());
        let mut mentions = Vec::with_capacity(claims.len());
        let sentences = &context.analysis.sentences;
        let mut sentence = 0;
        for claim in claims {
            while sentences.get(sentence + 1).is_some_and(|s| s.span.start <= claim.span.start) {
                sentence += 1;
            }
            let index = claim.index as usize;
            let (entity, rule) = match values.get_mut(index) {
                Some(value) => {
                    (self.valued(context, claim, std::mem::take(&mut value.value), &mut entities), value.rule)
                }
                None => {
                    let name = &names[index - values.len()];
                    (self.named(context, claim.span, name, &mut entities), name.rule)
                }
            };
            let Claim { tokens, span, .. } = *claim;
            mentions.push(Mention { tokens, span, sentence: sentence as u32, entity, rule });
        }
        (entities, mentions)
    }

    fn named(&mut self, context: &Context, span: Span, it: &Name, entities: &mut Vec<Entity>) -> EntityId {
        let written = span.of(context.text());
        let name = match it.called {
            Called::Written => one_line(written),
            Called::Listed(called) => Cow::Borrowed(context.pack.text(called)),
            Called::Like(other) => one_line(other.of(context.text())),
        };
        fold(&name, it.kind, &mut self.folded);
        let key = mix(key_of(&self.folded), u64::from(it.kind.0));
        let longer = matches!(it.kind, Kind::COMPANY | Kind::ORGANIZATION) && written.starts_with(&*name);
        let name = if longer { one_line(written) } else { name };
        let id = *self.known.entry(key, EntityId(entities.len() as u32));
        match entities.get_mut(id.0 as usize) {
            Some(entity) => {
                entity.country = entity.country.or(it.country);
                if fuller(&name, &entity.name) {
                    entity.name = name.into();
                }
            }
            None => entities.push(Entity { kind: it.kind, name: name.into(), country: it.country, value: Value::None }),
        }
        id
    }

    fn valued(&mut self, context: &Context, claim: &Claim, value: Value, entities: &mut Vec<Entity>) -> EntityId {
        let key = mix(value_key(&value), !u64::from(claim.kind.0));
        let id = *self.known.entry(key, EntityId(entities.len() as u32));
        if id.0 as usize == entities.len() {
            let name = one_line(claim.span.of(context.text())).into();
            entities.push(Entity { kind: claim.kind, name, country: None, value });
        }
        id
    }
}

/// Equal values that are written with as many decimals have one key.
fn value_key(value: &Value) -> u64 {
    let mut hasher = Mixer::default();
    match value {
        Value::None => {}
        Value::Money(money) => {
            decimals(&money.figure, &mut hasher);
            (money.currency, &money.per).hash(&mut hasher);
        }
        Value::Percent(percent) => {
            decimals(&percent.figure, &mut hasher);
            percent.points.hash(&mut hasher);
        }
        Value::Quantity(quantity) => {
            decimals(&quantity.figure, &mut hasher);
            (&quantity.unit, &quantity.per).hash(&mut hasher);
        }
        Value::Number(number) => decimals(number, &mut hasher),
        Value::Date(date) => date.hash(&mut hasher),
    }
    hasher.finish()
}

fn decimals(figure: &Figure, hasher: &mut Mixer) {
    let digits = |number: Option<Decimal>| number.map(|number| number.serialize());
    (digits(figure.min), digits(figure.max), figure.bound).hash(hasher);
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

/// Writes what two spellings of one name share: letters and digits in lower case, legal forms and articles left out.
fn fold(name: &str, kind: Kind, out: &mut Vec<u8>) {
    out.clear();
    match name.is_ascii() {
        true => fold_ascii(name.as_bytes(), out),
        false => fold_any(name, out),
    }
    if out.starts_with(b"the ") {
        out.drain(.."the ".len());
    }
    if kind == Kind::DEPOSIT {
        fold_deposit(out);
    }
}

fn fold_ascii(name: &[u8], out: &mut Vec<u8>) {
    for byte in name {
        match byte.is_ascii_alphanumeric() {
            true => out.push(byte.to_ascii_lowercase()),
            false => part_words(out),
        }
    }
    end_words(out);
}

fn fold_any(name: &str, out: &mut Vec<u8>) {
    for c in name.chars() {
        match c.is_alphanumeric() {
            true => c.to_lowercase().for_each(|c| out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes())),
            false => part_words(out),
        }
    }
    end_words(out);
}

/// One space between two words, none before the first.
fn part_words(out: &mut Vec<u8>) {
    if out.last().is_some_and(|last| *last != b' ') {
        out.push(b' ');
    }
}

/// No space behind the last word.
fn end_words(out: &mut Vec<u8>) {
    if out.last() == Some(&b' ') {
        out.pop();
    }
}

/// The part of a deposit's name before its commodity and head: "akhmetkino lithium deposit" is "akhmetkino".
fn fold_deposit(name: &mut Vec<u8>) {
    let first = name.iter().position(|byte| *byte == b' ').unwrap_or(name.len());
    if first > 3 {
        name.truncate(first);
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
