//! What the lists say of currencies, in the form that amounts are read with: worked out once when a pack is compiled.

use super::column::{Arena, Column, Record, Text, u32_at};
use super::name::{text_at, write_text};
use super::{Code, Kind, Name, NameId, Pack, SurfaceId};

/// A currency, or a minor unit of one.
#[derive(Clone, Copy, Debug)]
pub struct Currency<'p> {
    /// Its ISO code; for a minor unit that of the whole one.
    pub code: Code,
    /// How many of a minor unit make a whole one: 100 for cents. `None` for whole units.
    pub minor: Option<u32>,
    /// Its words are those of several currencies ("peso"); the code is then the likeliest one.
    pub ambiguous: bool,
    /// Held as a reserve everywhere ("dollar"): its bare word means it unless the article says otherwise.
    pub reserve: bool,
    /// The list entry.
    pub name: NameId,
    signs: Text,
    longest_sign: usize,
    family: Text,
    arena: &'p Arena,
}

impl<'p> Currency<'p> {
    /// What stands before or after a figure, exact case.
    pub fn signs(&self) -> impl Iterator<Item = &'p str> + use<'p> {
        self.arena.get(self.signs).split('|').filter(|sign| !sign.is_empty())
    }

    /// Whether `text` is one of its signs.
    pub fn has_sign(&self, text: &str) -> bool {
        let text = text.as_bytes();
        let Some(first) = text.first().filter(|_| text.len() <= self.longest_sign) else { return false };
        let signs = self.arena.get(self.signs).as_bytes();
        signs.contains(first) && signs.split(|byte| *byte == b'|').any(|sign| sign == text)
    }

    /// The last word of its name, in lower case: what it shares with its namesakes ("dollar").
    pub fn family(&self) -> &'p str {
        self.arena.get(self.family)
    }
}

/// All currencies, and those of the countries.
#[derive(Clone, Debug, Default)]
pub(super) struct Currencies {
    /// In the order of their entries.
    pub rows: Column<Row>,
    /// By code, in order, the place in the rows of the entry that the code itself names.
    pub codes: Column<Coded>,
    /// In the order of their entries, the currencies of countries.
    pub countries: Column<Coded>,
}

/// A currency as stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    name: NameId,
    code: Code,
    /// 0 for whole units.
    minor: u32,
    ambiguous: bool,
    reserve: bool,
    signs: Text,
    /// Bytes of its longest sign, so that a look at a longer word ends there.
    longest_sign: u8,
    family: Text,
}

/// A currency's code with a number: of its row, or of the country's entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coded {
    code: Code,
    number: u32,
}

impl Pack {
    /// The currency behind a written form.
    pub fn currency(&self, surface: SurfaceId) -> Option<Currency<'_>> {
        let name = self.surface(surface)?.name;
        self.currencies.row(name).map(|row| self.view(row))
    }

    /// The currency that an ISO code names.
    pub fn currency_called(&self, code: Code) -> Option<Currency<'_>> {
        let coded = self.currencies.codes.find_by_key(code, |coded| coded.code)?;
        self.currencies.rows.get(coded.number as usize).map(|row| self.view(row))
    }

    /// The code of the currency of the country behind a written form.
    pub fn currency_in(&self, country: SurfaceId) -> Option<Code> {
        let name = self.surface(country)?.name;
        self.currencies.countries.find_by_key(name.0, |coded| coded.number).map(|coded| coded.code)
    }

    fn view(&self, row: Row) -> Currency<'_> {
        let Row { name, code, minor, ambiguous, reserve, signs, longest_sign, family } = row;
        let longest_sign = longest_sign.into();
        let minor = (minor > 0).then_some(minor);
        Currency { code, minor, ambiguous, reserve, name, signs, longest_sign, family, arena: &self.arena }
    }

    /// Reads the currencies out of the lists.
    pub(super) fn gather_currencies(&mut self) {
        let mut arena = self.arena.clone();
        let (mut rows, mut countries) = (Vec::new(), Vec::new());
        for (row, id) in self.names.iter().zip((0..).map(NameId)) {
            match Kind(row.kind) {
                Kind::CURRENCY => rows.extend(Row::of(id, &self.entry(id), &mut arena)),
                Kind::COUNTRY => {
                    let code = code(&self.entry(id), "currency");
                    countries.extend(code.map(|code| Coded { code, number: id.0 }));
                }
                _ => {}
            }
        }
        let mut codes: Vec<Coded> = Vec::new();
        for row in &rows {
            if !codes.iter().any(|coded| coded.code == row.code) {
                codes.extend(self.row_called(row.code, &rows).map(|at| Coded { code: row.code, number: at as u32 }));
            }
        }
        codes.sort_unstable_by_key(|coded| coded.code);
        self.arena = arena;
        let (rows, countries) = (Column::from_rows(rows), Column::from_rows(countries));
        self.currencies = Currencies { rows, codes: Column::from_rows(codes), countries };
    }

    /// The row that a code in letters leads to.
    fn row_called(&self, code: Code, rows: &[Row]) -> Option<usize> {
        let hits = self.phrases.opening(&[self.vocabulary.id(&code.as_str().to_lowercase())]);
        hits.iter().find_map(|hit| {
            let name = self.surface(hit.surface()?)?.name;
            let at = rows.binary_search_by_key(&name, |row| row.name).ok()?;
            (rows[at].code == code).then_some(at)
        })
    }
}

impl Currencies {
    /// The currency with this entry. The entries of a list follow on each other, so that its place is nearly always as
    /// far behind the first one as its entry.
    #[inline]
    fn row(&self, name: NameId) -> Option<Row> {
        let first = self.rows.get(0)?.name;
        let likely = self.rows.get(name.0.checked_sub(first.0)? as usize).filter(|row| row.name == name);
        likely.or_else(|| self.rows.find_by_key(name, |row| row.name))
    }
}

impl Row {
    fn of(id: NameId, name: &Name, arena: &mut Arena) -> Option<Self> {
        let minor = name.attribute("minor").and_then(|minor| minor.parse().ok());
        let signs = name.attribute("signs").unwrap_or_default();
        let longest_sign = signs.split('|').map(str::len).max().unwrap_or(0);
        let family = name.name().rsplit(' ').next().unwrap_or_default().to_lowercase();
        Some(Self {
            name: id,
            code: code(name, "code")?,
            minor: minor.unwrap_or(0),
            ambiguous: name.attribute("ambiguous").is_some(),
            reserve: name.attribute("kind") == Some("reserve"),
            signs: arena.push(signs),
            longest_sign: longest_sign.min(u8::MAX.into()) as u8,
            family: arena.push(&family),
        })
    }
}

fn code(name: &Name, attribute: &str) -> Option<Code> {
    name.attribute(attribute).and_then(Code::new)
}

fn code_at(bytes: &[u8], at: usize) -> Code {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(Code::default(), |code| Code(*code))
}

impl Record for Row {
    const SIZE: usize = 25;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        let flags = bytes.get(7).copied().unwrap_or(0);
        Self {
            name: NameId(u32_at(bytes, 0)),
            code: code_at(bytes, 4),
            ambiguous: flags & 1 != 0,
            reserve: flags & 2 != 0,
            minor: u32_at(bytes, 8),
            signs: text_at(bytes, 12),
            family: text_at(bytes, 18),
            longest_sign: bytes.get(24).copied().unwrap_or(0),
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        self.name.0.write(out);
        out.extend_from_slice(&self.code.0);
        out.push(u8::from(self.ambiguous) | u8::from(self.reserve) << 1);
        self.minor.write(out);
        write_text(self.signs, out);
        write_text(self.family, out);
        out.push(self.longest_sign);
    }
}

impl Record for Coded {
    const SIZE: usize = 7;

    #[inline]
    fn read(bytes: &[u8]) -> Self {
        Self { code: code_at(bytes, 4), number: u32_at(bytes, 0) }
    }

    fn write(self, out: &mut Vec<u8>) {
        self.number.write(out);
        out.extend_from_slice(&self.code.0);
    }
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
        assert_eq!((euro.code, euro.minor, euro.reserve, euro.family()), (code("EUR"), None, false, "euro"));
        assert!(euro.signs().any(|sign| sign == "€") && euro.has_sign("€") && !euro.has_sign("euros"));
        let cent = pack.currency(surface("pence", Kind::CURRENCY)).expect("a currency");
        assert_eq!((cent.code, cent.minor), (code("GBP"), Some(100)));
        assert_eq!(pack.currency_called(code("EUR")).map(|called| called.name), Some(euro.name));
        assert_eq!(pack.currency_in(surface("japan", Kind::COUNTRY)), Some(code("JPY")));
        assert!(pack.currency(surface("japan", Kind::COUNTRY)).is_none());
    }
}
