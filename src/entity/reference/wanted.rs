//! What a reference asks of what it stands for: kinds, country, name, and how it is written.

use crate::pack::{Code, Kind};

/// What a reference asks of its antecedent.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The kinds that fit.
    pub kinds: Kinds,
    /// The country that a nationality in the reference names.
    pub country: Option<Code>,
    /// Only the subject of this or the previous sentence ("it").
    pub subject: bool,
    /// How it is written.
    pub form: Form,
    /// The noun that must be part of the antecedent's name ("ministry"): its token.
    pub head: Option<u32>,
    /// The noun that it is called by ("the operator"): its token.
    pub noun: Option<u32>,
}

/// How a reference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "the company", "he"
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

/// The kinds of entities that a reference may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// Who may act: companies, countries, organizations.
    Actors,
    /// Those of one kind.
    One(Kind),
}

impl Kinds {
    /// Whether a kind is among them.
    #[inline]
    pub fn has(self, kind: Kind) -> bool {
        match self {
            Self::Actors => matches!(kind, Kind::COMPANY | Kind::COUNTRY | Kind::ORGANIZATION),
            Self::One(one) => kind == one,
        }
    }
}

impl Wanted {
    /// Any of these kinds, from whatever country, called whatever.
    pub fn of(kinds: Kinds, form: Form) -> Self {
        Self { kinds, form, country: None, subject: false, head: None, noun: None }
    }

    /// Whether it may stand for more than one entity.
    pub fn is_plural(&self) -> bool {
        matches!(self.form, Form::Both | Form::Several | Form::They)
    }
}
