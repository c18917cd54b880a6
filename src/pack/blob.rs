//! A compiled pack as bytes: the build script writes them, the program reads them in place.
//!
//! The large tables are sections that are used where they lie. Only cues, patterns and labels are decoded, and each rule
//! when it is first asked for.

use super::column::{Arena, Column};
use super::currency::Currencies;
use super::{Asked, Cue, Demands, Kinds, Pack, Patterns, Phrases, Rules, Slots, Vocabulary};
use borsh::{BorshDeserialize, BorshSerialize};

/// Marks the format; changes with it.
const MAGIC: u32 = 0xda7e_0007;

impl Pack {
    /// The pack as bytes and text for [`Pack::from_parts`].
    pub fn to_parts(&self) -> (Vec<u8>, String) {
        let Self { vocabulary, phrases, .. } = self;
        let small = borsh::to_vec(&self.small()).unwrap_or_default();
        let triggers = Column::from_rows(self.triggers.iter().copied());
        let words = vocabulary.arena.all();
        let (rule_starts, rules) = self.rules.to_bytes();
        let [demands, rows] = self.demands.bytes();
        let sections: [&[u8]; 20] = [
            &small,
            &(words.len() as u32).to_le_bytes(),
            vocabulary.starts.bytes(),
            vocabulary.sorts.bytes(),
            vocabulary.traits.bytes(),
            vocabulary.slots.bytes(),
            phrases.firsts.bytes(),
            phrases.steps.bytes(),
            phrases.filter.bytes(),
            phrases.payloads.bytes(),
            self.names.bytes(),
            self.surfaces.bytes(),
            triggers.bytes(),
            self.currencies.rows.bytes(),
            self.currencies.codes.bytes(),
            self.currencies.countries.bytes(),
            rule_starts.bytes(),
            &rules,
            demands,
            rows,
        ];
        let mut out = MAGIC.to_le_bytes().to_vec();
        for section in sections {
            out.extend_from_slice(&(section.len() as u32).to_le_bytes());
            out.extend_from_slice(section);
        }
        (out, words.to_string() + self.arena.all())
    }

    /// Reads a pack in place; `None` when the parts are of another format. The text comes by itself, because the
    /// compiler has checked that it is text.
    pub fn from_parts(bytes: &'static [u8], text: &'static str) -> Option<Self> {
        let mut rest = bytes.strip_prefix(&MAGIC.to_le_bytes())?;
        let mut section = || section(&mut rest);
        let small: Small = borsh::from_slice(section()?).ok()?;
        let words = u32::from_le_bytes(section()?.try_into().ok()?);
        let (words, text) = text.split_at_checked(words as usize)?;
        let vocabulary = Vocabulary {
            arena: Arena::from_str(words),
            starts: Column::from_bytes(section()?),
            sorts: Column::from_bytes(section()?),
            traits: Column::from_bytes(section()?),
            slots: Column::from_bytes(section()?),
        };
        let phrases = Phrases::new(
            Column::from_bytes(section()?),
            Column::from_bytes(section()?),
            Column::from_bytes(section()?),
            Column::from_bytes(section()?),
        );
        let (names, surfaces) = (Column::from_bytes(section()?), Column::from_bytes(section()?));
        let triggers = Column::from_bytes(section()?).iter().collect();
        let currencies = Currencies {
            rows: Column::from_bytes(section()?),
            codes: Column::from_bytes(section()?),
            countries: Column::from_bytes(section()?),
        };
        let rules = Rules::from_bytes(Column::from_bytes(section()?), section()?);
        let demands = Demands::from_bytes([section()?, section()?]);
        let Small { kinds, patterns, slots, asked, cues, identity } = small;
        let kinds = Kinds::from_names(kinds);
        Some(Self {
            kinds,
            vocabulary,
            phrases,
            patterns,
            demands,
            rules,
            slots,
            asked,
            triggers,
            cues,
            identity,
            serial: super::serial(),
            arena: Arena::from_str(text),
            names,
            surfaces,
            currencies,
        })
    }

    fn small(&self) -> Small {
        Small {
            kinds: self.kinds.names().to_vec(),
            patterns: self.patterns.clone(),
            slots: self.slots.clone(),
            asked: self.asked.clone(),
            cues: self.cues.clone(),
            identity: self.identity.clone(),
        }
    }
}

/// Takes the next section. Not inlined: twenty times in one function, its checks of lengths keep the compiler busy for
/// minutes.
#[inline(never)]
fn section(rest: &mut &'static [u8]) -> Option<&'static [u8]> {
    let (length, tail) = rest.split_first_chunk::<4>()?;
    let (section, tail) = tail.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *rest = tail;
    Some(section)
}

/// The parts that are decoded.
#[derive(BorshSerialize, BorshDeserialize)]
struct Small {
    kinds: Vec<String>,
    patterns: Patterns,
    slots: Slots,
    asked: Asked,
    cues: Vec<Cue>,
    identity: Vec<String>,
}
