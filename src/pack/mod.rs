//! What we know: packs of names, entity patterns, event rules and cues, compiled once into an immutable [`Pack`].
//!
//! The stages after this one read a pack only through the queries on [`Pack`], [`Vocabulary`], [`Phrases`] and the
//! plain tables ([`Name`], [`Rule`], [`Cue`]). How packs are written: docs/packs.md.

mod asked;
mod blob;
mod column;
mod compile;
mod cue;
mod currency;
mod demand;
mod error;
mod gate;
mod hash;
mod hits;
mod inflect;
mod kind;
mod list;
mod lookup;
mod matcher;
mod name;
pub mod outline;
mod pattern;
mod phrases;
mod read;
mod rule;
mod rules;
mod sense;
mod slot;
mod source;
mod traits;
mod vocabulary;
mod word_class;

pub use asked::{Asked, ListId, ListSet};
pub use column::Text;
pub use compile::compile;
pub use cue::{Certainty, Cue, CueScope, Sets, Status};
pub use currency::Currency;
pub use demand::{Demand, Demands, Supply};
pub use error::{PackError, PackErrors, SourceFile};
pub use hits::{Hit, Hits, Payload, hits_at, hits_within};
pub use kind::{Kind, KindSet, Kinds};
pub use lookup::{Lookup, Met};
pub use name::{Code, Name, NameId, Surface, SurfaceId, SurfaceRow};
pub use pattern::{PatternInput, PatternMatch, Patterns};
pub use phrases::Phrases;
pub use rule::{FillerKind, Form, Look, Need, Role, RoleId, RoleSet, Rule, RuleId, Sketch, Takes, Trigger, TriggerId};
pub use rules::Rules;
pub use sense::Sense;
pub use slot::{Slot, SlotSet, Slots};
pub use source::Source;
pub use traits::Traits;
pub use vocabulary::{Vocabulary, key_of};
pub use word_class::WordClass;

use crate::text::english::WordId;
use crate::text::{Token, TokenKind};
use column::{Arena, Column};
use currency::Currencies;
use name::NameRow;
use std::sync::atomic::{AtomicU64, Ordering};

/// Everything known, compiled.
#[derive(Debug, Default)]
pub struct Pack {
    /// Entity types and word lists by name.
    pub kinds: Kinds,
    /// Words and their ids.
    pub vocabulary: Vocabulary,
    /// One trie over word ids for all names, triggers, vetoes and cues.
    pub phrases: Phrases,
    /// Entity patterns, matched by [`Pack::find_patterns`].
    pub patterns: Patterns,
    /// Event rules.
    pub rules: Rules,
    /// What each of them needs at least.
    pub demands: Demands,
    /// The words and phrases that they use as slots.
    pub slots: Slots,
    /// The words that they ask for.
    pub asked: Asked,
    /// Words that trigger rules, pointed at by [`Payload::Trigger`].
    pub triggers: Vec<Trigger>,
    /// Status, certainty … words, pointed at by [`Payload::Cue`].
    pub cues: Vec<Cue>,
    /// Name, version and content hash of each pack in force: "core@0.1.0#9f2c41d0".
    pub identity: Vec<String>,
    /// Which of the process's packs it is: what was learnt of another doesn't hold for it.
    serial: u64,
    arena: Arena,
    names: Column<NameRow>,
    surfaces: Column<Surface>,
    currencies: Currencies,
}

/// A number that no other pack of the process has.
fn serial() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// Index of a word at which entity patterns may match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnchorId(pub u32);

impl Pack {
    /// How many list entries there are.
    pub fn names_len(&self) -> usize {
        self.names.len()
    }

    /// The list entry with this index.
    pub fn entry(&self, id: NameId) -> Name<'_> {
        self.names.get(id.0 as usize).unwrap_or_default().view(&self.arena)
    }

    /// The list entry behind a written form.
    pub fn name(&self, surface: SurfaceId) -> Name<'_> {
        self.entry(self.surface(surface).map_or(NameId(u32::MAX), |surface| surface.name))
    }

    /// The kind of the entry behind a written form, without the rest of the entry.
    #[inline]
    pub fn kind(&self, surface: SurfaceId) -> Option<Kind> {
        self.surface(surface).map(|surface| surface.kind)
    }

    /// All list entries.
    pub fn entries(&self) -> impl Iterator<Item = Name<'_>> {
        self.names.iter().map(|row| row.view(&self.arena))
    }

    /// A written form.
    #[inline]
    pub fn surface(&self, id: SurfaceId) -> Option<Surface> {
        self.surfaces.get(id.0 as usize)
    }

    /// A written form, its fields to be read one by one.
    #[inline]
    pub fn surface_row(&self, id: SurfaceId) -> Option<SurfaceRow<'_>> {
        self.surfaces.row(id.0 as usize).and_then(SurfaceRow::new)
    }

    /// The words of a [`Surface::called`].
    #[inline]
    pub fn text(&self, text: Text) -> &str {
        self.arena.get(text)
    }

    /// A written form as its list writes it.
    pub fn surface_text(&self, surface: Surface) -> &str {
        self.arena.get(surface.text)
    }

    /// What the lists of single words say of a word; empty for unknown words.
    #[inline]
    pub fn word_class(&self, word: WordId) -> WordClass {
        self.traits_of(word).word_class()
    }

    /// What a word says of a token, however the token is written.
    #[inline]
    pub fn traits_of(&self, word: WordId) -> Traits {
        self.vocabulary.traits_of(word)
    }

    /// Whether the case of `tokens`, which a hit for `surface` covers, is one that the list allows. Looks at the
    /// letters only: evidence is the recognisers' matter.
    pub fn fits(&self, surface: Surface, text: &str, tokens: &[Token]) -> bool {
        // One sign has no case.
        let sign = || matches!(tokens, [one] if one.kind == TokenKind::Currency && one.span.len() == 1);
        if surface.any_case || sign() {
            return true;
        }
        match surface.exact {
            true => same_letters(self.surface_text(surface), text, tokens),
            false => {
                let written = tokens.iter().take(16).enumerate();
                written.into_iter().all(|(i, token)| surface.capitals >> i & 1 == 0 || opens(token, text))
            }
        }
    }
}

/// Whether a token opens with a capital letter.
#[inline]
fn opens(token: &Token, text: &str) -> bool {
    token.is_capital()
        || match text.as_bytes().get(token.span.start as usize) {
            Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
            _ => token.of(text).starts_with(char::is_uppercase),
        }
}

/// Whether the tokens write `form` letter for letter; white space and the shape of apostrophes don't matter.
fn same_letters(form: &str, text: &str, tokens: &[Token]) -> bool {
    let straight = |c: char| if c == '’' { '\'' } else { c };
    let written = tokens.iter().flat_map(|token| token.of(text).chars()).map(straight);
    form.chars().filter(|c| !c.is_whitespace()).map(straight).eq(written)
}
