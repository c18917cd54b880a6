//! What the lists say of currencies, in the form that amounts are read with. Gathered from the lists when first asked
//! for, so that texts without money don't pay for it.

use super::{Code, Kind, Name, NameId, Pack, SurfaceId};

/// A currency, or a minor unit of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// Its ISO code; for a minor unit that of the whole one.
    pub code: Code,
    /// How many of a minor unit make a whole one: 100 for cents. `None` for whole units.
    pub minor: Option<u32>,
    /// Its words are those of several currencies ("peso"); the code is then the likeliest one.
    pub ambiguous: bool,
    /// Held as a reserve everywhere ("dollar"): its bare word means it unless the article says otherwise.
    pub reserve: bool,
    /// What stands before or after a figure, exact case.
    pub signs: Vec<String>,
    /// The last word of its name, in lower case: what it shares with its namesakes ("dollar").
    pub family: String,
    /// The list entry.
    pub name: NameId,
}

/// All currencies, and those of the countries.
#[derive(Clone, Debug, Default)]
pub(super) struct Currencies {
    /// In the order of their entries.
    rows: Vec<Currency>,
    /// By code, in order, the entry that the code itself names.
    codes: Vec<(Code, usize)>,
    /// In the order of their entries.
    countries: Vec<(NameId, Code)>,
}

impl Pack {
    /// The currency behind a written form.
    pub fn currency(&self, surface: SurfaceId) -> Option<&Currency> {
        let name = self.surface(surface)?.name;
        let all = self.currencies();
        all.rows.binary_search_by_key(&name, |c| c.name).ok().and_then(|at| all.rows.get(at))
    }

    /// The currency that an ISO code names.
    pub fn currency_called(&self, code: Code) -> Option<&Currency> {
        let all = self.currencies();
        let at = all.codes.binary_search_by_key(&code, |(c, _)| *c).ok()?;
        all.rows.get(all.codes[at].1)
    }

    /// The code of the currency of the country behind a written form.
    pub fn currency_in(&self, country: SurfaceId) -> Option<Code> {
        let name = self.surface(country)?.name;
        let all = self.currencies();
        all.countries.binary_search_by_key(&name, |(n, _)| *n).ok().map(|at| all.countries[at].1)
    }

    fn currencies(&self) -> &Currencies {
        self.currencies.get_or_init(|| Currencies::gather(self))
    }
}

impl Currencies {
    fn gather(pack: &Pack) -> Self {
        let mut all = Self::default();
        for (row, id) in pack.names.iter().zip((0..).map(NameId)) {
            match Kind(row.kind) {
                Kind::CURRENCY => all.rows.extend(currency(id, &pack.entry(id))),
                Kind::COUNTRY => all.countries.extend(code(&pack.entry(id), "currency").map(|code| (id, code))),
                _ => {}
            }
        }
        for row in &all.rows {
            if !all.codes.iter().any(|(code, _)| *code == row.code) {
                all.codes.extend(all.called(pack, row.code).map(|at| (row.code, at)));
            }
        }
        all.codes.sort_unstable();
        all
    }

    /// The row that a code in letters leads to.
    fn called(&self, pack: &Pack, code: Code) -> Option<usize> {
        let hits = pack.phrases.opening(&[pack.vocabulary.id(&code.as_str().to_lowercase())]);
        hits.iter().find_map(|hit| {
            let name = pack.surface(hit.surface()?)?.name;
            let at = self.rows.binary_search_by_key(&name, |c| c.name).ok()?;
            (self.rows[at].code == code).then_some(at)
        })
    }
}

fn currency(id: NameId, name: &Name) -> Option<Currency> {
    let signs = name.attribute("signs").unwrap_or_default();
    Some(Currency {
        code: code(name, "code")?,
        minor: name.attribute("minor").and_then(|m| m.parse().ok()).filter(|m| *m > 0),
        ambiguous: name.attribute("ambiguous").is_some(),
        reserve: name.attribute("kind") == Some("reserve"),
        signs: signs.split('|').filter(|s| !s.is_empty()).map(ToString::to_string).collect(),
        family: name.name().rsplit(' ').next().unwrap_or_default().to_lowercase(),
        name: id,
    })
}

fn code(name: &Name, attribute: &str) -> Option<Code> {
    name.attribute(attribute).and_then(Code::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Hit;

    #[test]
    fn currencies_are_found_by_word_code_and_country() {
        let pack = Pack::core();
        let surface = |word: &str, kind: Kind| {
            let hits = pack.phrases.opening(&[pack.vocabulary.id(word)]);
            let mut surfaces = hits.iter().filter_map(Hit::surface);
            surfaces.rfind(|s| pack.kind(*s) == Some(kind)).expect("a word of the core pack")
        };
        let code = |text: &str| Code::new(text).expect("a code");
        let euro = pack.currency(surface("euros", Kind::CURRENCY)).expect("a currency");
        assert_eq!((euro.code, euro.minor, euro.reserve), (code("EUR"), None, false));
        let cent = pack.currency(surface("pence", Kind::CURRENCY)).expect("a currency");
        assert_eq!((cent.code, cent.minor), (code("GBP"), Some(100)));
        assert_eq!(pack.currency_called(code("EUR")), Some(euro));
        assert_eq!(pack.currency_in(surface("japan", Kind::COUNTRY)), Some(code("JPY")));
        assert_eq!(pack.currency(surface("japan", Kind::COUNTRY)), None);
    }
}
