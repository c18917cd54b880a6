//! Checked models to a compiled [`Pack`].

mod events;
mod names;
mod patterns;
mod trie;
mod words;

use super::asked::Lists;
use super::error::{PackError, nearest};
use super::read::{self, Errors, Model};
use super::read::{At, COMMON_ROLES};
use super::source::Source;
use super::{Cue, Demands, Kinds, Pack, PackErrors, Patterns, Rule, Slots, Traits, Trigger, WordClass};
use crate::text::english::WordId;
use names::Names;
use trie::Trie;
use words::Words;

/// What the parts of a pack are compiled into.
struct Compiler<'e> {
    kinds: Kinds,
    words: Words,
    trie: Trie,
    names: Names,
    patterns: Patterns,
    rules: Vec<Rule>,
    slots: Slots,
    lists: Lists,
    triggers: Vec<Trigger>,
    cues: Vec<Cue>,
    errors: &'e Errors,
}

/// Compiles packs, the first one being the core; later ones add to it.
///
/// # Errors
/// All mistakes of all packs at once.
pub fn compile(sources: &[Source]) -> Result<Pack, PackErrors> {
    let errors = Errors::default();
    let mut models: Vec<Model> = sources.iter().map(|source| read::read(source, &errors)).collect();
    disable(&mut models, &errors);
    check_marks(&models, &errors);
    check_packs(&models, &errors);
    let mut compiler = Compiler::new(&errors);
    for list in models.iter().flat_map(|model| &model.lists) {
        compiler.list(list);
    }
    compiler.declare(&models);
    for model in &models {
        model.entities.iter().for_each(|table| compiler.entity(table));
        model.cues.iter().for_each(|list| compiler.cue(list.cue, &list.words));
        model.events.iter().for_each(|table| compiler.event(table.id.clone(), table));
    }
    let pack = compiler.finish(&models);
    let errors = errors.into_inner();
    if errors.is_empty() { Ok(pack) } else { Err(PackErrors::sorted(errors)) }
}

/// Takes out what a pack's `disable` names: "core/earnings" is all tables of the type, "core/earnings.2" one of them.
fn disable(models: &mut [Model], errors: &Errors) {
    let wanted: Vec<At<String>> = models.iter().flat_map(|model| model.head.disable.clone()).collect();
    for id in wanted {
        let ids: Vec<String> = models.iter().flat_map(Model::rule_ids).collect();
        let base =
            |rule: &str| rule == id.value || rule.strip_prefix(&id.value).is_some_and(|rest| rest.starts_with('.'));
        if !ids.iter().any(|rule| base(rule)) {
            let hint = nearest(&id.value, ids.iter().map(String::as_str));
            errors.borrow_mut().push(id.error(format!("no rule `{}` to disable", id.value)).hint(hint));
        }
        models.iter_mut().for_each(|model| model.retain(|rule| !base(rule)));
    }
}

/// Each pack has a name of its own, and together they have no more rules than ids.
fn check_packs(models: &[Model], errors: &Errors) {
    for (index, model) in models.iter().enumerate() {
        let name = &model.head.name;
        if models[..index].iter().any(|other| other.head.name == *name) {
            errors.borrow_mut().push(PackError::nowhere(format!("two packs are called `{name}`")));
        }
    }
    let patterns = models.iter().flat_map(|model| &model.entities).map(|table| table.patterns.len());
    let tables = models.iter().map(|model| model.events.len());
    if tables.sum::<usize>().max(patterns.sum()) > usize::from(u16::MAX) {
        errors.borrow_mut().push(PackError::nowhere("more than 65,535 event tables or entity patterns"));
    }
}

/// Every role that a test marks is one of its event type.
fn check_marks(models: &[Model], errors: &Errors) {
    for table in models.iter().flat_map(|model| &model.events) {
        let tables = models.iter().flat_map(|model| &model.events).filter(|t| t.event.value == table.event.value);
        let roles: Vec<&str> =
            tables.flat_map(|t| &t.roles).map(|role| role.name.value.as_str()).chain(COMMON_ROLES).collect();
        let marks = table.tests.iter().flat_map(|test| test.marks.iter().zip(&test.places));
        for (mark, place) in marks {
            if let Some(role) = mark.role.as_deref().filter(|role| !roles.contains(role)) {
                let message = format!("`{}` has no role `{role}`", table.event.value);
                let hint = nearest(role, roles.iter().copied());
                errors.borrow_mut().push(place.error(message).hint(hint));
            }
        }
    }
}

impl<'e> Compiler<'e> {
    fn new(errors: &'e Errors) -> Self {
        Self {
            kinds: Kinds::default(),
            words: Words::english(),
            trie: Trie::new(),
            names: Names::default(),
            patterns: Patterns::default(),
            rules: Vec::new(),
            slots: Slots::default(),
            lists: Lists::default(),
            triggers: Vec::new(),
            cues: Vec::new(),
            errors,
        }
    }

    /// Makes the types of all entity tables known, so that patterns and roles may name those that come later.
    fn declare(&mut self, models: &[Model]) {
        for table in models.iter().flat_map(|model| &model.entities) {
            self.kinds.intern(&table.kind.value);
        }
    }

    fn finish(mut self, models: &[Model]) -> Pack {
        let asked = self.lists.freeze();
        asked.words().for_each(|word| self.names.classify(word, WordClass::ASKED));
        let vocabulary = self.words.freeze(&self.traits());
        let phrases = self.trie.freeze(self.words.len(), |payload| self.names.kind(payload));
        let (arena, names, surfaces) = self.names.freeze(&self.kinds);
        let mut pack = Pack {
            kinds: self.kinds,
            phrases,
            vocabulary,
            serial: super::serial(),
            arena,
            names,
            surfaces,
            currencies: Default::default(),
            patterns: self.patterns,
            demands: Demands::of(&self.rules),
            rules: self.rules.into(),
            slots: self.slots,
            asked,
            triggers: self.triggers,
            cues: self.cues,
            identity: models.iter().map(identity).collect(),
        };
        pack.gather_currencies();
        pack
    }

    /// What each of the words says of a token.
    fn traits(&self) -> Vec<Traits> {
        let mut rows: Vec<Traits> = (0..self.words.len() as u32)
            .map(WordId)
            .map(|word| Traits::of_word(word, self.names.class(word)))
            .collect();
        for (word, payload) in self.trie.openings() {
            let row = &mut rows[word.0 as usize];
            *row = row.with(Traits::opening(payload, self.names.kind(payload)));
        }
        rows
    }
}

fn identity(model: &Model) -> String {
    let head = &model.head;
    format!("{}@{}#{}", head.name, head.version, head.fingerprint)
}
