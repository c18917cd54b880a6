//! Abbreviations, initials and initialisms: stops that belong to a word, and the words that open a sentence all the
//! same.

use super::clause::{adds_name, clause_follows, has_verb, shouted};
use crate::text::view::View;
use crate::text::{Shape, TokenKind};
use foldhash::HashMap;
use once_cell::sync::Lazy;

/// What a stop behind an abbreviation means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// "Mr.", "e.g.": never ends a sentence.
    Never,
    /// "Inc.", "Calif.": ends one before a word that opens sentences, or before a subject and its verb.
    Closing,
    /// "Sept.", "Fig.": ends one only before a word that opens sentences.
    Opened,
    /// "etc.", "mln.", "No.": ends one before any capital, never before a number.
    Capital,
}

/// Abbreviations by what their stop means. One with a capital here needs a capital in the text.
#[rustfmt::skip]
const TABLE: &[(Kind, &[&str])] = &[
    (Kind::Never, &[
        // before names
        "mr", "mrs", "Ms", "Mx", "dr", "Drs", "prof", "Profs", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Gen", "Gens",
        "Col", "Lt", "Capt", "Cmdr", "Comdr", "Cdr", "Sgt", "Maj", "Adm", "Brig", "Cpl", "Pvt", "Pfc", "Rev", "Hon",
        "Fr", "Pres", "Messrs", "Mme", "Mlle", "Mmes", "Sra", "Srta", "Amb", "Supt", "Det", "Insp", "Msgr", "Atty",
        "Asst", "Dir", "Dipl", "Ing", "Ald", "Mt", "Mts", "Ft", "Ste", "Pt", "Sec", "Secy",
        // Latin and the like
        "vs", "v", "eg", "ie", "viz", "cf", "approx", "ca", "esp", "incl", "excl", "resp", "spp", "var", "nr",
    ]),
    (Kind::Closing, &[
        // companies and institutions
        "Inc", "Corp", "co", "Cos", "Ltd", "Bros", "Bhd", "Sdn", "Tbk", "Pty", "Pte", "Plc", "Llc", "Mfg", "Intl",
        "Int'l", "Natl", "Nat'l", "Assn", "Ass'n", "Assoc", "Dept", "Depts", "Univ", "Inst", "Govt", "Gov't", "Cie",
        "Hldgs", "Ind", "Inds", "Zrt", "Nyrt", "Kft", "Comm", "Div", "Dist", "Lab", "Labs", "Acad", "Mus",
        // after names
        "Jr", "Sr", "Esq", "al", "ibid",
        // streets
        "Ave", "Blvd", "Rd", "Sq", "Bldg", "Apt", "Hwy", "Pkwy", "Ln", "Rte", "Tpke", "Ter", "Pl",
        // states and provinces
        "Ala", "Ariz", "Ark", "Calif", "Cal", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Kan", "Kans", "Ky", "La",
        "Md", "Mass", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nebr", "Nev", "Okla", "Ore", "Oreg", "Pa", "Penn",
        "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wisc", "Wyo", "Ont", "Que", "Alta", "Sask", "Man",
    ]),
    (Kind::Opened, &[
        // months and days
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Mon", "Tue", "Tues",
        "Wed", "Thu", "Thur", "Thurs", "Fri",
        // before numbers
        "fig", "figs", "vol", "vols", "ch", "chap", "sect", "Art", "Arts", "para", "paras", "eq", "eqs", "ref", "Op",
        "Ext", "Ver", "Cl", "Reg", "ed", "eds", "App", "Ex", "Exh", "st", "ser", "trans", "est", "tel",
    ]),
    (Kind::Capital, &[
        "Rs", "Tk", "Kr", "etc", "no", "nos", "p", "pp", "pg", "pgs", "mln", "bln", "trn", "pct", "dlr", "dlrs", "cts", "lb", "lbs",
        "oz", "kg", "km", "cm", "mm", "ft", "hr", "hrs", "min", "mins", "sec", "secs", "yr", "yrs", "mi", "mph", "sq",
        "cu", "gal", "bbl", "bbls", "bpd", "tpa", "mos", "wk", "wks", "dept", "max", "avg",
    ]),
];

static KINDS: Lazy<HashMap<&'static str, Kind>> =
    Lazy::new(|| TABLE.iter().flat_map(|(kind, words)| words.iter().map(|word| (*word, *kind))).collect());

/// The lengths of the abbreviations that begin with each letter, as bits: nearly all words have none of these.
static LENGTHS: [u8; 26] = {
    let mut lengths = [0; 26];
    let mut kind = 0;
    while kind < TABLE.len() {
        let words = TABLE[kind].1;
        let mut i = 0;
        while i < words.len() {
            let word = words[i].as_bytes();
            lengths[(word[0].to_ascii_lowercase() - b'a') as usize] |= 1 << word.len();
            i += 1;
        }
        kind += 1;
    }
    lengths
};

/// Words that open a sentence and hardly ever follow an abbreviation inside one, in small letters.
#[rustfmt::skip]
static OPENERS: &[&str] = &[
    "a", "about", "according", "additionally", "after", "again", "all", "also", "although", "am", "among", "an",
    "and", "another", "any", "anyone", "are", "as", "at", "because", "before", "both", "but", "by", "can", "could",
    "despite", "did", "do", "does", "during", "each", "earlier", "either", "even", "every", "everyone", "few",
    "finally", "first", "for", "four", "from", "further", "furthermore", "given", "had", "has", "have", "he",
    "hence", "her", "here", "his", "how", "however", "i", "if", "in", "indeed", "instead", "is", "it", "its", "just",
    "last", "later", "like", "many", "maybe", "meanwhile", "more", "moreover", "most", "much", "my", "neither",
    "never", "nevertheless", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "often", "on", "once",
    "one", "only", "or", "other", "others", "our", "people", "perhaps", "please", "she", "should", "similarly",
    "since", "so", "some", "soon", "still", "such", "that", "the", "their", "then", "there", "therefore", "these",
    "they", "this", "those", "though", "three", "through", "throughout", "thus", "to", "today", "tomorrow", "too",
    "two", "under", "unless", "unlike", "until", "upon", "was", "we", "were", "what", "whatever", "when", "where",
    "whether", "which", "while", "who", "whose", "why", "with", "within", "without", "would", "yes", "yesterday",
    "yet", "you", "your",
];

/// What may stand between a clock time and the rest of its clause: zones, days, months.
#[rustfmt::skip]
static AFTER_CLOCK: &[&str] = &[
    "am", "apr", "april", "aug", "august", "bst", "cdt", "central", "cest", "cet", "cst", "dec", "december",
    "eastern", "edt", "est", "et", "feb", "february", "fri", "friday", "gmt", "hkt", "ist", "jan", "january", "jst",
    "july", "june", "march", "may", "mdt", "mon", "monday", "mountain", "mst", "nov", "november", "oct", "october",
    "pacific", "pdt", "pst", "pt", "sat", "saturday", "sept", "september", "sun", "sunday", "thurs", "thursday",
    "tues", "tuesday", "utc", "wed", "wednesday",
];

/// Words before a single letter that names a kind or part ("Plan B", "Vitamin C"), in small letters.
#[rustfmt::skip]
static LABELLED: &[&str] = &[
    "annex", "appendix", "article", "block", "book", "category", "chapter", "class", "exhibit", "figure", "grade",
    "group", "hepatitis", "influenza", "level", "lot", "option", "part", "phase", "plan", "point", "round",
    "schedule", "section", "series", "site", "table", "team", "tier", "type", "unit", "vitamin", "volume", "war",
    "zone",
];

/// Whether the sentence ends at the stop `at`, `None` when no abbreviation is involved. `next` is the token behind the
/// stop and its closers, `start` the sentence's first.
pub fn judge(view: View, start: usize, at: usize, next: usize) -> Option<bool> {
    if view.is_word(at) {
        return Some(initialism(view, start, at, next));
    }
    let word = at.checked_sub(1).filter(|&w| w >= start && view.glued(at))?;
    if view.size(word) > LONGEST {
        return None;
    }
    if matches!(view.word(word), "°" | "º") && view.is_number(next) {
        return Some(false);
    }
    if view.kind(word) != Some(TokenKind::Word) || view.word(word).is_empty() {
        return None;
    }
    if view.word(word).chars().nth(1).is_none() && !view.glued(word) {
        return Some(letter(view, start, word, next));
    }
    let unit = view.word(word) == "Mt" && word > start && view.is_number(word - 1);
    let kind = if unit { Some(Kind::Capital) } else { known(view.word(word)) };
    kind.map(|kind| ends_after(view, kind, start, word, next))
}

fn ends_after(view: View, kind: Kind, start: usize, word: usize, next: usize) -> bool {
    match kind {
        Kind::Never => false,
        Kind::Opened => is_opened(view, start, word, next),
        Kind::Closing => {
            is_opened(view, start, word, next) || (clause_follows(view, next) && has_verb(view, start, word))
        }
        Kind::Capital => capital(view, next) || quoted(view, next),
    }
}

/// Whether a word that opens sentences stands at `next` and the sentence before it is whole.
fn is_opened(view: View, start: usize, word: usize, next: usize) -> bool {
    let opened = opens_sentence(view, next) && !adds_name(view, next) && !shouted(view, start, word, next);
    (opened || quoted(view, next)) && has_verb(view, start, word)
}

/// "U.S.", "a.m.", "Ph.D."
fn initialism(view: View, start: usize, at: usize, next: usize) -> bool {
    let word = view.word(at);
    if ["a.m.", "p.m."].iter().any(|clock| clock.eq_ignore_ascii_case(word)) {
        return after_clock(view, start, at, next);
    }
    let latin = view.is_lower(at) && matches!(word, "e.g." | "i.e." | "a.k.a." | "c.f." | "v.s.");
    !latin && is_opened(view, start, at, next)
}

/// A clock time ends a sentence before a capital, unless the sentence has only begun ("At 5 a.m. Mr. Hale …") or a
/// zone or day follows.
fn after_clock(view: View, start: usize, at: usize, next: usize) -> bool {
    (capital(view, next) || quoted(view, next)) && has_verb(view, start, at) && !in_table(view.word(next), AFTER_CLOCK)
}

/// A single letter: an initial in a name, a label ("Plan B."), or the pronoun.
fn letter(view: View, start: usize, word: usize, next: usize) -> bool {
    if word == start || view.is_lower(word) || !capital(view, next) {
        return false;
    }
    let before = view.word(word - 1);
    let pronoun = view.word(word) == "I" && !view.is_capital(word - 1);
    pronoun || opens_sentence(view, next) || in_table(before, LABELLED)
}

fn capital(view: View, at: usize) -> bool {
    view.is_word(at) && view.shape(at) != Shape::Lower
}

fn quoted(view: View, at: usize) -> bool {
    view.opens_quote(at) && capital(view, at + 1)
}

/// Whether token `at` is a capitalised word that opens sentences ("The", "It", "However").
pub fn opens_sentence(view: View, at: usize) -> bool {
    if !capital(view, at) {
        return false;
    }
    let word = view.word(at);
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    let stem = stem.strip_suffix('n').filter(|_| stem.len() < word.len()).unwrap_or(stem);
    in_table(stem, OPENERS) || (stem.len() < word.len() && matches!(stem, "Ca" | "Wo"))
}

/// Looks a word of any case up in a sorted table of small words.
fn in_table(word: &str, table: &[&str]) -> bool {
    let small = || word.bytes().map(|b| b.to_ascii_lowercase());
    table.binary_search_by(|entry| entry.bytes().cmp(small())).is_ok()
}

/// The longest word of the table, in bytes.
const LONGEST: usize = 6;

/// The entry for `word`: one with a capital if it has one, else the one in small letters.
fn known(word: &str) -> Option<Kind> {
    let first = *word.as_bytes().first()?;
    let lengths = LENGTHS.get(usize::from(first.to_ascii_lowercase().wrapping_sub(b'a')))?;
    let mut buffer = [0; LONGEST];
    let target = buffer.get_mut(..word.len()).filter(|target| lengths >> target.len() & 1 == 1 && word.is_ascii())?;
    target.copy_from_slice(word.as_bytes());
    if first.is_ascii_uppercase() {
        target[1..].make_ascii_lowercase();
        if let Some(kind) = KINDS.get(std::str::from_utf8(target).ok()?) {
            return Some(*kind);
        }
    }
    target.make_ascii_lowercase();
    KINDS.get(std::str::from_utf8(target).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_small_and_once() {
        for table in [OPENERS, AFTER_CLOCK, LABELLED] {
            assert!(table.is_sorted_by(|a, b| a < b), "{table:?}");
            assert!(table.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase())), "{table:?}");
        }
        let all: usize = TABLE.iter().map(|(_, words)| words.len()).sum();
        assert_eq!(KINDS.len(), all, "an abbreviation stands twice");
        assert_eq!(KINDS.keys().map(|word| word.len()).max(), Some(LONGEST));
    }
}
