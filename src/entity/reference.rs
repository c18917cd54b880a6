//! From candidates to referents: one entity for one name or value.

mod antecedent;
mod definite;
mod noun;
mod salience;
mod several;

pub use definite::find as definite;
pub use noun::{Noun, find as nouns};

use super::name::{Called, Name};
use super::overlap::Claim;
use super::table::{Mixer, Table, key_of, mix};
use super::{Candidate, Context, Entity, EntityId, Figure, Mention, Value};
use crate::pack::Kind;
use crate::text::{Span, Token, TokenRange};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::hash::{Hash, Hasher};

/// Joins mentions that name the same thing; its buffers are reused from article to article.
#[derive(Default)]
pub struct Joiner {
    /// By the key of a folded name, or of a value, with its kind.
    known: Table<EntityId>,
    /// By the key of a name as it stands, with its kind: most are met again so, and need no folding.
    verbatim: Table<EntityId>,
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
        self.verbatim.clear();
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
                Some(value) => (self.valued(context, claim, &mut value.value, &mut entities), value.rule),
                None => {
                    let name = &names[index - values.len()];
                    (self.named(context, claim.span, name, &mut entities), name.rule)
                }
            };
            entities[entity.0 as usize].mentions += 1;
            let Claim { tokens, span, kind, .. } = *claim;
            mentions.push(Mention { tokens, span, sentence: sentence as u32, entity, kind, rule });
        }
        (entities, mentions)
    }

    fn named(&mut self, context: &Context, span: Span, it: &Name, entities: &mut Vec<Entity>) -> EntityId {
        let written = span.of(context.text());
        let name = match it.called {
            Called::Written => words(context, it.tokens, span),
            Called::Listed(called) => Cow::Borrowed(context.pack.text(called)),
            Called::Like(other) => one_line(other.of(context.text())),
        };
        let id = self.known_as(&name, it.kind, EntityId(entities.len() as u32));
        let firm = it.called != Called::Written && matches!(it.kind, Kind::COMPANY | Kind::ORGANIZATION);
        let name = if firm && written.starts_with(&*name) { one_line(written) } else { name };
        match entities.get_mut(id.0 as usize) {
            Some(entity) => {
                entity.country = entity.country.or(it.country);
                if fuller(&name, &entity.name) {
                    entity.name = name.into();
                }
            }
            None => {
                let Name { kind, country, .. } = *it;
                entities.push(Entity { kind, name: name.into(), country, value: Value::None, mentions: 0 });
            }
        }
        id
    }

    /// The entity that goes by a name; `new` when none did.
    fn known_as(&mut self, name: &str, kind: Kind, new: EntityId) -> EntityId {
        let key = |name: &[u8]| mix(key_of(name), u64::from(kind.0));
        let verbatim = key(name.as_bytes());
        if let Some(id) = self.verbatim.get(verbatim) {
            return id;
        }
        fold(name, kind, &mut self.folded);
        let id = *self.known.entry(key(&self.folded), new);
        *self.verbatim.entry(verbatim, id)
    }

    fn valued(&mut self, context: &Context, claim: &Claim, value: &mut Value, entities: &mut Vec<Entity>) -> EntityId {
        let key = mix(value_key(value), !u64::from(claim.kind.0));
        let id = *self.known.entry(key, EntityId(entities.len() as u32));
        if id.0 as usize == entities.len() {
            let name = words(context, claim.tokens, claim.span).into();
            let value = std::mem::take(value);
            entities.push(Entity { kind: claim.kind, name, country: None, value, mentions: 0 });
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
    out.extend(name.iter().map(|byte| FOLDED[usize::from(byte & 0x7F)]));
    out.dedup_by(|next, last| *next == b' ' && *last == b' ');
    if out.first() == Some(&b' ') {
        out.remove(0);
    }
    end_words(out);
}

/// What each ASCII character is folded to: letters to small ones, all but letters and digits to a space.
const FOLDED: [u8; 128] = {
    let (mut table, mut byte) = ([b' '; 128], 0);
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            table[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

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
