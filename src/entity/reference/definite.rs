//! Definite references and pronouns ("the company", "the German firm", "both sides", "it") and what they stand for.
//!
//! Here they are found in the text; `antecedent` says whom one of them means, `several` whom a plural one means.
//! Whether an entity fits is said by the noun (a "miner" is a company) and by a nationality in front of it.

use super::antecedent::{self, Scene};
use super::noun::{Noun, goes_on};
use super::several;
use super::wanted::{Form, Kinds, Wanted};
use crate::entity::{Context, Entities, EntityId, Reference};
use crate::pack::{Code, Hit, Kind, SurfaceId, Traits, hits_at};
use crate::text::TokenRange;
use crate::text::english::{Class, Usage};

/// Appends the references of the article, by start, given its head nouns; `read` is a reused buffer.
pub fn find(
    context: &Context,
    entities: &Entities,
    nouns: &[Noun],
    read: &mut Vec<(u32, Reference)>,
    out: &mut Vec<Reference>,
) {
    if entities.mentions.is_empty() {
        return;
    }
    let scene = Scene::new(context, entities, std::mem::take(read));
    let mut sweep = Sweep { scene, nouns, sentence: 0, at: 0 };
    Traits::each(context.traits, Traits::REFERS, |opener| sweep.open(opener));
    *read = sweep.scene.into_references();
    out.extend(read.drain(..).map(|(_, reference)| reference));
}

/// The way over the article, from one word that may open a reference to the next.
struct Sweep<'c> {
    scene: Scene<'c>,
    /// The head nouns ahead.
    nouns: &'c [Noun],
    sentence: usize,
    /// Where the sentence's last reference ends.
    at: usize,
}

impl Sweep<'_> {
    /// Reads the reference that may begin at token `opener`.
    fn open(&mut self, opener: usize) {
        let context = self.scene.context;
        let sentences = &context.analysis.sentences;
        while sentences.get(self.sentence + 1).is_some_and(|next| next.tokens.start as usize <= opener) {
            self.sentence += 1;
            self.at = 0;
        }
        if opener < self.at {
            return;
        }
        while let Some((_, ahead)) = self.nouns.split_first().filter(|(noun, _)| noun.start as usize <= opener) {
            self.nouns = ahead;
        }
        let end = sentences.get(self.sentence).map_or(0, |sentence| sentence.tokens.end as usize);
        let finder = Finder { context, nouns: self.nouns, end };
        if let Some((tokens, wanted)) = finder.reference(opener, context.usage(opener)) {
            self.at = tokens.end as usize;
            self.read(tokens, wanted);
        }
    }

    /// Notes whom a reference stands for, unless it only describes a name beside it.
    fn read(&mut self, tokens: TokenRange, wanted: Wanted) {
        let sentence = self.sentence as u32;
        self.scene.come_to(tokens.start);
        if names_itself(&self.scene, tokens) {
            return;
        }
        for entity in meant(&self.scene, tokens, sentence, wanted).into_iter().flatten() {
            self.scene.refer(sentence, Reference { tokens, entity });
        }
    }
}

/// Whom a reference stands for: one, or two for a plural one.
fn meant(scene: &Scene, tokens: TokenRange, sentence: u32, wanted: Wanted) -> [Option<EntityId>; 2] {
    match wanted.form {
        _ if wanted.is_plural() => several::antecedents(scene, tokens, sentence, wanted),
        Form::Speaker => [antecedent::speaker(scene, sentence), None],
        _ if antecedent::is_said(scene, tokens, wanted) => [
            antecedent::said(scene, tokens, sentence, wanted)
                .unwrap_or_else(|| antecedent::one(scene, tokens, sentence, wanted)),
            None,
        ],
        _ => [antecedent::one(scene, tokens, sentence, wanted), None],
    }
}

/// Whether a name follows right after the words, or between commas: "the German firm Almar AG", "the chairman, Jane Doe,"
/// describe it and refer to nothing.
fn names_itself(scene: &Scene, tokens: TokenRange) -> bool {
    let comma = |at: u32| scene.context.word(at as usize) == ",";
    let Some(next) = scene.after(tokens.end).first().filter(|m| m.tokens.start <= tokens.end + 1) else { return false };
    let right_behind = next.tokens.start == tokens.end;
    let apposed = comma(tokens.end);
    let named = matches!(next.kind, Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON | Kind::PLACE);
    named && if apposed { !right_behind && comma(next.tokens.end) } else { right_behind }
}

/// Reads the reference behind an opener.
struct Finder<'c> {
    context: &'c Context<'c>,
    /// The head nouns behind the opener.
    nouns: &'c [Noun],
    /// The sentence's end.
    end: usize,
}

impl Finder<'_> {
    /// The reference that begins at token `at`, which is used so.
    fn reference(&self, at: usize, usage: Usage) -> Option<(TokenRange, Wanted)> {
        let (end, wanted) = match usage {
            _ if usage.any(Usage::DEFINITE) => self.described(at + 1)?,
            _ if usage.any(Usage::BOTH) => self.plural(at + 1, Form::Both)?,
            _ => (at as u32 + 1, pronoun(usage, self.context.traits(at))?),
        };
        Some((TokenRange::new(at as u32, end), wanted))
    }

    /// The noun phrase behind an article: its end, and what it asks for.
    fn described(&self, from: usize) -> Option<(u32, Wanted)> {
        let several = self.context.has(from, Traits::SEVERAL);
        // Most articles stand far from any noun that refers to something.
        if !several && self.nouns.first().is_none_or(|noun| noun.start as usize >= from + 5) {
            return None;
        }
        let two = several && self.context.has(from, Traits::NUMBER_WORD);
        if let Some(found) = self.plural(from + usize::from(two), if two { Form::Both } else { Form::Several }) {
            return Some(found);
        }
        let reach = from..self.end.min(from + 5);
        let noun = self.nouns.iter().find(|noun| noun.start as usize >= from)?;
        let start = Some(noun.start as usize).filter(|start| reach.contains(start))?;
        let (mut country, mut loose) = (None, false);
        for at in from..start {
            match self.modifier(at)? {
                Modifier::Country(code) => country = country.or(Some(code)),
                Modifier::Plain => {}
                Modifier::Loose => loose = true,
            }
        }
        let form = if noun.part { Form::Part } else { Form::Plain };
        let fits = noun.kind == Kind::COMPANY || !loose;
        let head = (noun.kind == Kind::ORGANIZATION).then_some(noun.end - 1);
        let single = noun.kind != Kind::PERSON || !is_plural(self.context.word(noun.end as usize - 1));
        let noun_at = Some(noun.end - 1);
        (fits && single).then_some((noun.end, Wanted { head, noun: noun_at, ..wanted_by(noun.kind, country, form) }))
    }

    /// "companies", "sides", "countries" at token `at`.
    fn plural(&self, at: usize, form: Form) -> Option<(u32, Wanted)> {
        if at >= self.end {
            return None;
        }
        if self.is_group(at) && !goes_on(self.context, at + 1) {
            return Some((at as u32 + 1, Wanted::of(Kinds::Actors, form)));
        }
        let noun = self
            .noun_at(at)
            .filter(|_| !goes_on(self.context, at + 1))
            .filter(|n| is_plural(self.context.word(n.end as usize - 1)) && !n.part)?;
        let fits = matches!(noun.kind, Kind::COMPANY | Kind::COUNTRY);
        fits.then_some((noun.end, wanted_by(noun.kind, None, form)))
    }

    /// "sides", "parties": two or more who act together.
    fn is_group(&self, at: usize) -> bool {
        let traits = self.context.traits(at);
        traits.all(Traits::SEVERAL.with(Traits::LOWER)) && !traits.any(Traits::NUMBER_WORD)
    }

    /// The head noun that begins at token `at`, behind the opener.
    fn noun_at(&self, at: usize) -> Option<&Noun> {
        self.nouns.iter().take_while(|noun| noun.start as usize <= at).find(|noun| noun.start as usize == at)
    }

    /// A word between article and noun; none when it makes the phrase mean somebody else, or ends it.
    fn modifier(&self, at: usize) -> Option<Modifier> {
        let word = self.context.word(at);
        if is_somebody_else(word) {
            return None;
        }
        let hyphen = |at: usize| self.context.has(at, Traits::PUNCT) && self.context.word(at) == "-";
        if let Some(country) = self.nationality(at).filter(|_| !hyphen(at - 1) && !hyphen(at + 1)) {
            return Some(country.map_or(Modifier::Plain, Modifier::Country));
        }
        if self.joins_nouns(at) {
            return Some(Modifier::Loose);
        }
        if self.context.class(at).any(Class::ADJECTIVE) || hyphen(at - 1) || hyphen(at) || hyphen(at + 1) {
            return Some(Modifier::Plain);
        }
        let open = self.context.class(at).is_empty() || word == "based";
        (self.context.has(at, Traits::LOWER) && open).then_some(Modifier::Loose)
    }

    /// "the motor and home insurer": an "and" between two words in small letters.
    fn joins_nouns(&self, at: usize) -> bool {
        let open = |at: usize| self.context.has(at, Traits::LOWER) && self.context.class(at).is_empty();
        self.context.word(at) == "and" && open(at - 1) && open(at + 1)
    }

    /// A nationality or country ("the UK firm"), with the country where the list says it.
    fn nationality(&self, at: usize) -> Option<Option<Code>> {
        if !self.context.has(at, Traits::OPENS_NAME) {
            return None;
        }
        let home = |id: &SurfaceId| matches!(self.context.pack.kind(*id), Some(Kind::NATIONALITY | Kind::COUNTRY));
        let words = hits_at(self.context.hits.names(), at).filter(|hit| hit.tokens.len() == 1);
        words.filter_map(Hit::surface).find(home).map(|id| self.context.pack.name(id).country)
    }
}

/// A word between article and noun.
enum Modifier {
    /// "German"
    Country(Code),
    /// An adjective, a hyphen.
    Plain,
    /// Some other word ("sports", "steel"): only references to companies have such.
    Loose,
}

/// Words that make a noun phrase mean somebody whom the article didn't speak of.
fn is_somebody_else(word: &str) -> bool {
    matches!(
        word,
        "other" | "another" | "new" | "rival" | "first" | "second" | "third" | "last" | "next" | "former" | "parent"
    )
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

fn wanted_by(kind: Kind, country: Option<Code>, form: Form) -> Wanted {
    Wanted { country, ..Wanted::of(Kinds::One(kind), form) }
}

/// What a pronoun asks for; in capitals it is a name ("IT").
fn pronoun(usage: Usage, traits: Traits) -> Option<Wanted> {
    const PERSON: Kinds = Kinds::One(Kind::PERSON);
    let written = if usage.any(Usage::HIM) { Traits::LOWER } else { Traits::LOWER.with(Traits::CAPITAL) };
    if !traits.any(written) {
        return None;
    }
    let (kinds, form, subject) = match usage {
        _ if usage.any(Usage::IT) => (Kinds::Actors, Form::Plain, true),
        _ if usage.any(Usage::ITS) => (Kinds::Actors, Form::Possessive, true),
        _ if usage.any(Usage::THEY) => (Kinds::Actors, Form::They, false),
        _ if usage.any(Usage::WE) => (Kinds::Actors, Form::Speaker, false),
        _ if usage.any(Usage::HE.with(Usage::HIM)) => (PERSON, Form::Plain, true),
        _ => (PERSON, Form::Possessive, true),
    };
    Some(Wanted { subject, ..Wanted::of(kinds, form) })
}

#[cfg(test)]
mod tests {
    use crate::extractor::{Extractor, Scratch};
    use crate::pack::Pack;
    use crate::text::Document;

    /// "words = name" for each reference of a text but those to persons, by start.
    fn references(text: &str) -> String {
        let document = Document::from_text(text);
        let mut scratch = Scratch::default();
        let found = Extractor::new(Pack::core()).extract(&document, &mut scratch);
        let tokens = &scratch.reading.analysis.tokens;
        let one = |r: &crate::entity::Reference| {
            let (first, last) = (tokens[r.tokens.start as usize].span, tokens[r.tokens.end as usize - 1].span);
            let name = &found.entities.entities[r.entity.0 as usize].name;
            format!("{} = {name}", &document.text[first.start as usize..last.end as usize])
        };
        found.entities.references.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn whom_a_reference_means() {
        let mut wrong = Vec::new();
        for (want, text) in [
            ("The group = Orbis Steel Ltd", "Orbis Steel Ltd grew. The group sells wire."),
            (
                "the Anglo-Dutch firm = Orbis Steel Ltd",
                "Orbis Steel Ltd grew. Wire is what the Anglo-Dutch firm sells.",
            ),
            ("The global steel giant = Orbis Steel Ltd", "Orbis Steel Ltd grew. The global steel giant sells wire."),
            ("", "Orbis Steel Ltd grew. The new company sells wire."),
            ("", "Orbis Steel Ltd grew. The government sells wire."),
            (
                "The two companies = Orbis Steel Ltd; The two companies = Norvale Lithium AG",
                "Orbis Steel Ltd met Norvale Lithium AG. The two companies sell wire.",
            ),
            (
                "they = Orbis Steel Ltd; they = Norvale Lithium AG",
                "Orbis Steel Ltd and Norvale Lithium AG said they sell wire.",
            ),
            ("it = Norvale Lithium AG", "Orbis Steel Ltd fell after Norvale Lithium AG said it sells wire."),
            ("", "Orbis Steel Ltd grew. Halden Oak Partners, a fund, said it sells wire."),
            (
                "the company = Norvale Lithium AG",
                "Norvale Lithium AG grew. Orbis Steel Ltd will pay $5 million for the company.",
            ),
            ("We = Orbis Steel Ltd", "\"We sell wire,\" said Jane Doe, head of Orbis Steel Ltd."),
            (
                "the operator = Norvale Lithium AG",
                "Orbis Steel Ltd, owner of a part of rail operator Norvale Lithium AG, spoke of a pact between the operator and a bank.",
            ),
            (
                "The Italian wire maker = Norvale Lithium AG",
                "Orbis Steel Ltd sold wire to Italy's Norvale Lithium AG. The Italian wire maker grew.",
            ),
            ("it = Orbis Steel Ltd", "Norway's Orbis Steel Ltd has announced that it sells wire."),
            (
                "it = Orbis Steel Ltd; The company = Orbis Steel Ltd",
                "People buy from Orbis Steel Ltd. A banker said it met Norvale Lithium AG. Wire is cheap. The company grew.",
            ),
            ("it = Orbis Steel Ltd", "Orbis Steel Ltd's chief said it sells wire."),
            ("It = Orbis Steel Ltd", "GDANSK, May 3 (Reuters) - Orbis Steel Ltd grew. It sells wire."),
        ] {
            let got = references(text);
            if got != want {
                wrong.push(format!("{got:?}, not {want:?}: {text}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
