//! What we know: packs of names, entity patterns, event rules and cues, compiled once into an immutable [`Pack`].
//!
//! The stages after this one read a pack only through the queries on [`Pack`], [`Vocabulary`], [`Phrases`] and the
//! plain tables ([`Name`], [`Pattern`], [`Rule`], [`Cue`]).

mod cue;
mod kind;
mod name;
mod phrases;
mod rule;
mod vocabulary;

pub use cue::{Certainty, Cue, CueScope, Sets, Status};
pub use kind::{Kind, Kinds};
pub use name::{Code, Name, NameId, Surface, SurfaceId};
pub use phrases::{Hit, Payload, Phrases};
pub use rule::{FillerKind, Form, Need, Role, RoleId, Rule, RuleId, Slot, SlotName, Trigger, TriggerId};
pub use vocabulary::Vocabulary;

use once_cell::sync::Lazy;

/// Everything known, compiled.
#[derive(Debug, Default)]
pub struct Pack {
    /// Entity types and word lists by name.
    pub kinds: Kinds,
    /// Words and their ids.
    pub vocabulary: Vocabulary,
    /// One trie over word ids for all names, triggers, vetoes and cues.
    pub phrases: Phrases,
    /// List entries ("Kazakhstan" with its attributes).
    pub names: Vec<Name>,
    /// The written forms of list entries, pointed at by [`Payload::Surface`].
    pub surfaces: Vec<Surface>,
    /// Event rules.
    pub rules: Vec<Rule>,
    /// Words that trigger rules, pointed at by [`Payload::Trigger`].
    pub triggers: Vec<Trigger>,
    /// Status, certainty … words, pointed at by [`Payload::Cue`].
    pub cues: Vec<Cue>,
    /// Name, version and content hash of each pack in force: "core@0.1.0#9f2c41d0".
    pub identity: Vec<String>,
}

static CORE: Lazy<Pack> =
    Lazy::new(|| Pack { vocabulary: Vocabulary::english(), kinds: Kinds::default(), ..Pack::default() });

impl Pack {
    /// The core pack alone, compiled at build time.
    pub fn core() -> &'static Self {
        &CORE
    }

    /// The list entry behind a written form.
    pub fn name(&self, surface: SurfaceId) -> &Name {
        &self.names[self.surfaces[surface.0 as usize].name.0 as usize]
    }
}
