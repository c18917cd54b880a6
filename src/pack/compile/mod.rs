//! Checked models to a compiled [`Pack`].

mod names;
mod trie;
mod words;

use super::read::{self, Errors, Model};
use super::source::Source;
use super::{Kinds, Pack, PackErrors};
use names::Names;
use trie::Trie;
use words::Words;

/// What the parts of a pack are compiled into.
struct Compiler<'e> {
    kinds: Kinds,
    words: Words,
    trie: Trie,
    names: Names,
    errors: &'e Errors,
}

/// Compiles packs, the first one being the core; later ones add to it.
///
/// # Errors
/// All mistakes of all packs at once.
pub fn compile(sources: &[Source]) -> Result<Pack, PackErrors> {
    let errors = Errors::default();
    let models: Vec<Model> = sources.iter().map(|source| read::read(source, &errors)).collect();
    let mut compiler = Compiler {
        kinds: Kinds::default(),
        words: Words::english(),
        trie: Trie::new(),
        names: Names::default(),
        errors: &errors,
    };
    for list in models.iter().flat_map(|model| &model.lists) {
        compiler.list(list);
    }
    let pack = compiler.finish(&models);
    let errors = errors.into_inner();
    if errors.is_empty() { Ok(pack) } else { Err(PackErrors(errors)) }
}

impl Compiler<'_> {
    fn finish(self, models: &[Model]) -> Pack {
        let vocabulary = self.words.freeze();
        let classes = self.names.classes();
        let (arena, names, surfaces) = self.names.freeze();
        Pack {
            kinds: self.kinds,
            phrases: self.trie.freeze(vocabulary.len()),
            vocabulary,
            arena,
            names,
            surfaces,
            classes,
            identity: models.iter().map(identity).collect(),
            ..Pack::default()
        }
    }
}

fn identity(model: &Model) -> String {
    let head = &model.head;
    format!("{}@{}#{}", head.name, head.version, head.fingerprint)
}
