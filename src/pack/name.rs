//! Entries of name lists and the forms they are written in.

use super::column::{Arena, Record, Text, u16_at, u32_at};
use super::{Kind, Sense};

/// A code of two or three capitals: country (ISO 3166 alpha-2) or currency (ISO 4217), zero-padded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub [u8; 3]);

impl Code {
    /// From "KZ" or "USD"; anything that isn't 2 or 3 ASCII capitals gives `None`.
    pub fn new(code: &str) -> Option<Self> {
        let bytes = code.as_bytes();
        let fits = (2..=3).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_uppercase);
        fits.then(|| Self([bytes[0], bytes[1], bytes.get(2).copied().unwrap_or(0)]))
    }

    /// "KZ"
    pub fn as_str(&self) -> &str {
        let len = if self.0[2] == 0 { 2 } else { 3 };
        std::str::from_utf8(&self.0[..len]).unwrap_or("")
    }
}

/// Index of a list entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u32);

/// Index of a written form of a list entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SurfaceId(pub u32);

/// One row of a list. Its texts are looked up when asked for.
#[derive(Clone, Copy, Debug)]
pub struct Name<'p> {
    /// The list's kind.
    pub kind: Kind,
    /// Attribute `country`, or `iso` for countries.
    pub country: Option<Code>,
    /// What its attributes say of the names around its words.
    pub sense: Sense,
    name: Text,
    attributes: Text,
    arena: &'p Arena,
}

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        let head = |name: &Self| (name.kind, name.country, name.sense);
        head(self) == head(other) && self.name() == other.name() && self.attributes().eq(other.attributes())
    }
}

impl Eq for Name<'_> {}

impl<'p> Name<'p> {
    /// Canonical name ("Kazakhstan", "lithium", "US dollar", "tonne").
    pub fn name(&self) -> &'p str {
        self.arena.get(self.name)
    }

    /// The attribute called `key`.
    pub fn attribute(&self, key: &str) -> Option<&'p str> {
        self.attributes().find(|(k, _)| *k == key).map(|(_, v)| v)
    }

    /// All attributes but those that only steer compiling, in the row's order.
    pub fn attributes(&self) -> impl Iterator<Item = (&'p str, &'p str)> + use<'p> {
        self.arena.get(self.attributes).split(SEPARATOR).filter_map(|pair| pair.split_once('='))
    }
}

/// Between the attributes of a stored row.
pub(super) const SEPARATOR: char = '\u{1f}';

/// A list entry as stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NameRow {
    pub name: Text,
    pub attributes: Text,
    pub kind: u16,
    pub country: [u8; 3],
    pub sense: Sense,
}

impl NameRow {
    pub fn view(self, arena: &Arena) -> Name<'_> {
        let Self { name, attributes, sense, .. } = self;
        Name { kind: Kind(self.kind), country: self.country(), sense, name, attributes, arena }
    }

    fn country(self) -> Option<Code> {
        (self.country != [0; 3]).then_some(Code(self.country))
    }
}

#[inline]
pub(super) fn text_at(bytes: &[u8], at: usize) -> Text {
    Text { start: u32_at(bytes, at), len: u16_at(bytes, at + 4) }
}

#[inline]
fn country_at(bytes: &[u8], at: usize) -> Option<Code> {
    let code = bytes.get(at..at + 3).map_or([0; 3], |b| [b[0], b[1], b[2]]);
    (code != [0; 3]).then_some(Code(code))
}

pub(super) fn write_text(text: Text, out: &mut Vec<u8>) {
    text.start.write(out);
    out.extend_from_slice(&text.len.to_le_bytes());
}

impl Record for NameRow {
    const SIZE: usize = 21;

    fn read(bytes: &[u8]) -> Self {
        let country = bytes.get(14..17).map_or([0; 3], |b| [b[0], b[1], b[2]]);
        let sense = Sense::read(bytes.get(17..).unwrap_or_default());
        Self { name: text_at(bytes, 0), attributes: text_at(bytes, 6), kind: u16_at(bytes, 12), country, sense }
    }

    fn write(self, out: &mut Vec<u8>) {
        write_text(self.name, out);
        write_text(self.attributes, out);
        out.extend_from_slice(&self.kind.to_le_bytes());
        out.extend_from_slice(&self.country);
        self.sense.write(out);
    }
}

/// One written form of a list entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surface {
    /// Whose form.
    pub name: NameId,
    /// Counts in exactly the written case only ("US", "Mt").
    pub exact: bool,
    /// Counts in any case ("copper"); without it and `exact`, each of its words that is written with a capital in the
    /// list must open with one in the text (an all-capitals text form counts too).
    pub any_case: bool,
    /// Ambiguous: counts only with evidence in the article.
    pub evidence: bool,
    /// The canonical name itself, not an alias.
    pub canonical: bool,
    /// Bit `i`: token `i` opens with a capital letter in the list (the first 16 tokens).
    pub capitals: u16,
    /// The kind of the name.
    pub kind: Kind,
    /// What the name's attributes say of the names around its words.
    pub sense: Sense,
    /// The name's country.
    pub country: Option<Code>,
    /// The canonical name, for [`super::Pack::text`].
    pub called: Text,
    pub(super) text: Text,
}

/// A written form as it is stored: nearly all who look at one ask for a few of its fields only.
#[derive(Clone, Copy, Debug)]
pub struct SurfaceRow<'p>(&'p [u8; Surface::SIZE]);

impl<'p> SurfaceRow<'p> {
    pub(super) fn new(bytes: &'p [u8]) -> Option<Self> {
        bytes.first_chunk().map(Self)
    }

    #[inline]
    const fn flag(self, bit: u8) -> bool {
        self.0[4] >> bit & 1 == 1
    }

    /// [`Surface::exact`]
    #[inline]
    pub const fn exact(self) -> bool {
        self.flag(0)
    }

    /// [`Surface::any_case`]
    #[inline]
    pub const fn any_case(self) -> bool {
        self.flag(1)
    }

    /// [`Surface::evidence`]
    #[inline]
    pub const fn evidence(self) -> bool {
        self.flag(2)
    }

    /// [`Surface::canonical`]
    #[inline]
    pub const fn canonical(self) -> bool {
        self.flag(3)
    }

    /// [`Surface::capitals`]
    #[inline]
    pub fn capitals(self) -> u16 {
        u16_at(self.0, 5)
    }

    /// [`Surface::kind`]
    #[inline]
    pub fn kind(self) -> Kind {
        Kind(u16_at(self.0, 13))
    }

    /// [`Surface::sense`]
    #[inline]
    pub fn sense(self) -> Sense {
        Sense::read(&self.0[15..19])
    }

    /// All of it.
    #[inline]
    pub fn read(self) -> Surface {
        Surface {
            name: NameId(u32_at(self.0, 0)),
            exact: self.exact(),
            any_case: self.any_case(),
            evidence: self.evidence(),
            canonical: self.canonical(),
            capitals: self.capitals(),
            text: text_at(self.0, 7),
            kind: self.kind(),
            sense: self.sense(),
            country: country_at(self.0, 19),
            called: text_at(self.0, 22),
        }
    }
}

impl Record for Surface {
    const SIZE: usize = 28;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        SurfaceRow(bytes.first_chunk().unwrap_or(&[0; Self::SIZE])).read()
    }

    fn write(self, out: &mut Vec<u8>) {
        let flags = [self.exact, self.any_case, self.evidence, self.canonical];
        self.name.0.write(out);
        out.push(flags.iter().enumerate().fold(0, |byte, (bit, set)| byte | u8::from(*set) << bit));
        out.extend_from_slice(&self.capitals.to_le_bytes());
        write_text(self.text, out);
        out.extend_from_slice(&self.kind.0.to_le_bytes());
        self.sense.write(out);
        out.extend_from_slice(&self.country.unwrap_or_default().0);
        write_text(self.called, out);
    }
}
