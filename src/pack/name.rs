//! Entries of name lists and the forms they are written in.

use super::Kind;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub u32);

/// Index of a written form of a list entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SurfaceId(pub u32);

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The list's kind.
    pub kind: Kind,
    /// Canonical name ("Kazakhstan", "lithium", "US dollar", "tonne").
    pub name: String,
    /// Attribute `country`, or `iso` for countries.
    pub country: Option<Code>,
    /// All other attributes in the row's order.
    pub attributes: Vec<(String, String)>,
}

impl Name {
    /// The attribute called `key`.
    pub fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
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
}
