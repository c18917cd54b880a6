//! Definite references and pronouns ("the company", "the German firm", "both sides", "it") and what they stand for.
//!
//! Here they are found in the text; `antecedent` says whom one of them means, `several` whom a plural one means.
//! Whether an entity fits is said by the noun (a "miner" is a company) and by a nationality in front of it.

use super::antecedent::{self, Scene};
use super::noun::{Noun, goes_on};
use super::several;
use crate::entity::{Context, Entities, EntityId, Reference};
use crate::pack::{Code, Hit, Kind, SurfaceId, Traits, hits_at};
use crate::text::TokenRange;
use crate::text::english::Class;

/// What a reference asks of its antecedent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// The kinds that fit.
    pub kinds: [Option<Kind>; 3],
    /// The country that a nationality in the reference names.
    pub country: Option<Code>,
    /// Only the subject of this or the previous sentence ("it").
    pub subject: bool,
    /// How it is written.
    pub form: Form,
    /// The noun that must be part of the antecedent's name ("ministry"): its token.
    pub head: Option<u32>,
}

/// How a reference is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// "the company", "he"
    #[default]
    Plain,
    /// "its": its owner may be the subject of its own clause.
    Possessive,
    /// "the unit": a part of some company, not the one that the article is about.
    Part,
    /// "we": whoever is quoted.
    Speaker,
    /// "the two companies", "both sides"
    Both,
    /// "the companies", "the countries"
    Several,
    /// "they": several only when two names joined by "and" came just before.
    They,
}

impl Wanted {
    fn of(kinds: [Option<Kind>; 3], form: Form) -> Self {
        Self { kinds, form, ..Self::default() }
    }

    /// Whether it may stand for more than one entity.
    pub fn is_plural(&self) -> bool {
        matches!(self.form, Form::Both | Form::Several | Form::They)
    }
}

/// Who may act: companies, countries, organizations.
const ACTORS: [Option<Kind>; 3] = [Some(Kind::COMPANY), Some(Kind::COUNTRY), Some(Kind::ORGANIZATION)];

/// Words that may open a reference.
const OPENERS: Traits =
    Traits::of_class(Class::DETERMINER.with(Class::QUANTIFIER).with(Class::POSSESSIVE).with(Class::PRONOUN));

/// Finds the references of the article, by start, given its head nouns.
pub fn find(context: &Context, entities: &Entities, mut nouns: &[Noun]) -> Vec<Reference> {
    if entities.mentions.is_empty() {
        return Vec::new();
    }
    let mut scene = Scene::new(context, entities);
    for (index, sentence) in context.analysis.sentences.iter().enumerate() {
        let end = sentence.tokens.end as usize;
        let mut at = sentence.tokens.start as usize;
        while let Some(opener) = next(context, at, end) {
            let passed = nouns.iter().take_while(|noun| noun.start as usize <= opener).count();
            nouns = &nouns[passed..];
            let Some((tokens, wanted)) = (Finder { context, nouns, end }).reference(opener) else {
                at = opener + 1;
                continue;
            };
            at = tokens.end as usize;
            if !names_itself(context, entities, tokens) {
                let found = meant(&scene, tokens, index as u32, wanted);
                let found = found.into_iter().flatten().map(|entity| Reference { tokens, entity });
                found.for_each(|reference| scene.refer(index as u32, reference));
            }
        }
    }
    scene.into_references()
}

/// The first token from `at` on that may open a reference.
fn next(context: &Context, at: usize, end: usize) -> Option<usize> {
    let rest = context.traits.get(at..end)?;
    rest.iter().position(|traits| traits.any(OPENERS)).map(|steps| at + steps)
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
fn names_itself(context: &Context, entities: &Entities, tokens: TokenRange) -> bool {
    let comma = |at: u32| context.word(at as usize) == ",";
    let apposed = comma(tokens.end);
    let at = tokens.end + u32::from(apposed);
    let first = entities.mentions.partition_point(|m| m.tokens.start < at);
    let next = entities.mentions.get(first).filter(|m| m.tokens.start == at && (!apposed || comma(m.tokens.end)));
    next.is_some_and(|m| matches!(m.kind, Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON | Kind::PLACE))
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
    /// The reference that begins at token `at`.
    fn reference(&self, at: usize) -> Option<(TokenRange, Wanted)> {
        let word = self.context.word(at);
        let whole = |(to, wanted)| (TokenRange::new(at as u32, to), wanted);
        let person = self.context.class(at).any(Class::PRONOUN.with(Class::POSSESSIVE));
        if let Some(wanted) = person.then(|| pronoun(word)).flatten() {
            return Some(whole((at as u32 + 1, wanted)));
        }
        match word.len() {
            4 if word.eq_ignore_ascii_case("both") => self.plural(at + 1, Form::Both).map(whole),
            3..=5 if ["the", "this", "that", "these"].iter().any(|w| word.eq_ignore_ascii_case(w)) => {
                self.described(at + 1).map(whole)
            }
            _ => None,
        }
    }

    /// The noun phrase behind an article: its end, and what it asks for.
    fn described(&self, from: usize) -> Option<(u32, Wanted)> {
        let two = self.context.word(from).eq_ignore_ascii_case("two");
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
        fits.then_some((noun.end, Wanted { head, ..wanted_by(noun.kind, country, form) }))
    }

    /// "companies", "sides", "countries" at token `at`.
    fn plural(&self, at: usize, form: Form) -> Option<(u32, Wanted)> {
        if at >= self.end {
            return None;
        }
        if is_group(self.context.word(at)) && !goes_on(self.context, at + 1) {
            return Some((at as u32 + 1, Wanted::of(ACTORS, form)));
        }
        let noun = self
            .noun_at(at)
            .filter(|_| !goes_on(self.context, at + 1))
            .filter(|n| is_plural(self.context.word(n.end as usize - 1)) && !n.part)?;
        let fits = matches!(noun.kind, Kind::COMPANY | Kind::COUNTRY);
        fits.then_some((noun.end, wanted_by(noun.kind, None, form)))
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

/// Two or more who act together.
fn is_group(word: &str) -> bool {
    matches!(word, "sides" | "parties" | "pair" | "duo")
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

fn wanted_by(kind: Kind, country: Option<Code>, form: Form) -> Wanted {
    Wanted { kinds: [Some(kind), None, None], country, form, ..Wanted::default() }
}

fn pronoun(word: &str) -> Option<Wanted> {
    let (kinds, form) = match word {
        "it" | "It" => (ACTORS, Form::Plain),
        "its" | "Its" => (ACTORS, Form::Possessive),
        "they" | "They" | "their" | "Their" => return Some(Wanted::of(ACTORS, Form::They)),
        "we" | "We" | "our" | "Our" => return Some(Wanted::of(ACTORS, Form::Speaker)),
        "he" | "she" | "He" | "She" | "him" => ([Some(Kind::PERSON), None, None], Form::Plain),
        "his" | "her" | "His" | "Her" => ([Some(Kind::PERSON), None, None], Form::Possessive),
        _ => return None,
    };
    Some(Wanted { kinds, subject: true, form, ..Wanted::default() })
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
