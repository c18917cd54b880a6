//! English inflection, while packs are compiled: all written forms of a verb or noun, British and American.
//!
//! Where spelling alone can't tell (travelled, traveled), both forms are given: a form that nobody writes costs
//! nothing, one that is missing is a miss.

use crate::text::english::VerbForms;
use crate::text::english::verbs::irregular;

/// Past and participle of irregular verbs that are too rare, or too often nouns, for the table of common verbs.
const RARE: &str = "have had had,do did done,bear bore borne,beat beat beaten,bend bent bent,bite bit bitten,bleed bled bled,breed bred bred,\
burst burst burst,cast cast cast,cling clung clung,cost cost cost,creep crept crept,deal dealt dealt,flee fled fled,\
fling flung flung,forgive forgave forgiven,forgo forwent forgone,grind ground ground,hang hung hung,kneel knelt knelt,\
light lit lit,shed shed shed,shine shone shone,shoot shot shot,sing sang sung,sleep slept slept,slide slid slid,\
sling slung slung,spit spat spat,spring sprang sprung,sting stung stung,swell swelled swollen,swim swam swum,\
thrust thrust thrust,wake woke woken,weave wove woven,weep wept wept,wind wound wound,wring wrung wrung";

/// Second forms beside the first.
const DOUBLETS: &str = "get got gotten,learn learnt learnt,burn burnt burnt,lean leant leant,dream dreamt dreamt,\
spell spelt spelt,spill spilt spilt,spoil spoilt spoilt,prove proved proven,light lighted lighted,shine shined shined,\
plead pled pled,show showed shown,mow mowed mown,sow sowed sown,saw sawed sawn,swell swelled swelled,\
sink sunk sunk,shrink shrunk shrunk,bid bade bidden,hang hanged hanged,spring sprung sprung,wake waked waked,\
cost costed costed,forecast forecasted forecasted,broadcast broadcasted broadcasted,input inputted inputted";

/// Prefixes under which an irregular verb stays irregular.
const PREFIXES: [&str; 12] = ["re", "over", "out", "under", "mis", "un", "fore", "up", "with", "pre", "off", "inter"];

const PLURALS: &str = "man men,woman women,child children,person people,foot feet,tooth teeth,goose geese,mouse mice,\
half halves,shelf shelves,life lives,knife knives,loaf loaves,wolf wolves,leaf leaves,thief thieves,self selves,\
calf calves,wife wives,crisis crises,analysis analyses,basis bases,thesis theses,hypothesis hypotheses,axis axes,\
oasis oases,memorandum memoranda,consortium consortia,medium media,phenomenon phenomena,datum data,\
criterion criteria,stratum strata,aircraft aircraft,series series,species species,potato potatoes,tomato tomatoes,\
hero heroes,echo echoes,veto vetoes,embargo embargoes,cargo cargoes,volcano volcanoes,mosquito mosquitoes,\
quiz quizzes,gas gases,bus buses,lens lenses,index indices,matrix matrices,appendix appendices,\
stomach stomachs,monarch monarchs,epoch epochs,patriarch patriarchs,wharf wharves,money monies,staff staff,\
penny pence,sheep sheep,fish fish,salmon salmon,offspring offspring,headquarters headquarters";

/// Where plural by spelling stands beside the irregular one ("memorandums", "wharfs").
const BOTH_PLURALS: [&str; 11] = [
    "memorandum",
    "consortium",
    "medium",
    "cargo",
    "volcano",
    "index",
    "matrix",
    "appendix",
    "wharf",
    "penny",
    "person",
];

/// The rows of a table whose first word is `word`.
fn rows<'t>(table: &'t str, word: &str) -> impl Iterator<Item = (&'t str, &'t str)> {
    table.split(',').filter_map(move |row| {
        let mut words = row.split_whitespace();
        (words.next()? == word).then(|| words.next()).flatten().map(|second| (second, words.next().unwrap_or(second)))
    })
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// What an inflected word consists of: the part that stays, and the part that inflects ("re-" + "elect").
fn split_hyphen(word: &str) -> (&str, &str) {
    word.rfind('-').map_or(("", word), |at| word.split_at(at + 1))
}

/// All forms of a verb, each with what it can be. "be" is as irregular as it is in English.
pub(crate) fn verb(base: &str) -> Vec<(String, VerbForms)> {
    let (prefix, stem) = split_hyphen(base);
    let mut forms = Forms { prefix, all: Vec::new() };
    if stem == "be" {
        forms.be();
        return forms.all;
    }
    forms.add(stem, VerbForms::BASE);
    forms.add(&third(stem), VerbForms::THIRD);
    let doubled = doubles(stem);
    for ing in suffixed(stem, "ing", doubled) {
        forms.add(&ing, VerbForms::ING);
    }
    let found = irregulars(stem);
    for (past, participle) in &found {
        forms.add(past, VerbForms::PAST);
        forms.add(participle, VerbForms::PARTICIPLE);
    }
    let irregular_only = irregular(stem).is_some() || rows(RARE, stem).next().is_some();
    if found.is_empty() || !irregular_only && rows(DOUBLETS, stem).next().is_some() {
        for past in suffixed(stem, "ed", doubled) {
            forms.add(&past, VerbForms::PAST.with(VerbForms::PARTICIPLE));
        }
    }
    forms.all
}

/// Forms being gathered; the same writing twice becomes one form that can be both.
struct Forms<'p> {
    prefix: &'p str,
    all: Vec<(String, VerbForms)>,
}

impl Forms<'_> {
    fn add(&mut self, stem: &str, form: VerbForms) {
        let written = format!("{}{stem}", self.prefix);
        match self.all.iter_mut().find(|(word, _)| *word == written) {
            Some((_, forms)) => *forms = forms.with(form),
            None => self.all.push((written, form)),
        }
    }

    fn be(&mut self) {
        self.add("be", VerbForms::BASE);
        ["is", "am", "are"].iter().for_each(|word| self.add(word, VerbForms::THIRD));
        ["was", "were"].iter().for_each(|word| self.add(word, VerbForms::PAST));
        self.add("been", VerbForms::PARTICIPLE);
        self.add("being", VerbForms::ING);
    }
}

/// Pasts and participles of an irregular verb, prefixed ones too ("undercut"); none for regular verbs.
fn irregulars(stem: &str) -> Vec<(String, String)> {
    let own = |stem: &str| {
        let first = irregular(stem).into_iter().chain(rows(RARE, stem)).take(1);
        first.chain(rows(DOUBLETS, stem)).map(|(a, b)| (a.to_string(), b.to_string())).collect::<Vec<_>>()
    };
    let found = own(stem);
    if !found.is_empty() {
        return found;
    }
    let prefixed = |prefix: &&str| {
        let found = irregular(stem.strip_prefix(*prefix).filter(|rest| rest.len() > 1)?)?;
        Some((format!("{prefix}{}", found.0), format!("{prefix}{}", found.1)))
    };
    PREFIXES.iter().find_map(prefixed).into_iter().collect()
}

/// "plans", "watches", "carries", "goes", "does", "has"
fn third(base: &str) -> String {
    match base {
        "have" => "has".to_string(),
        _ => sibilant_s(base),
    }
}

fn sibilant_s(base: &str) -> String {
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let verb_o = ["go", "do", "veto", "echo", "embargo"].iter().any(|end| base.ends_with(end));
    match base.strip_suffix('y') {
        Some(stem) if stem.ends_with(|c| !is_vowel(c)) => format!("{stem}ies"),
        _ if hissing || verb_o => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

/// Whether the last letter is doubled before a suffix.
#[derive(Clone, Copy, PartialEq)]
enum Doubling {
    Never,
    /// travelled, traveled
    Maybe,
    Always,
}

/// One consonant after one vowel at the end: always doubled in words of one syllable, maybe in longer ones.
fn doubles(stem: &str) -> Doubling {
    let mut back = stem.chars().rev();
    let (Some(last), Some(vowel)) = (back.next(), back.next()) else { return Doubling::Never };
    let before = back.next();
    let closed = !is_vowel(last) && !matches!(last, 'c' | 'w' | 'x' | 'y' | 'h') && is_vowel(vowel);
    let qu = before == Some('u') && stem.chars().rev().nth(3) == Some('q');
    let long = before.is_some_and(is_vowel) && !qu;
    if !closed || long {
        return Doubling::Never;
    }
    let vowels = stem.chars().zip(stem.chars().skip(1)).filter(|(a, b)| is_vowel(*a) && !is_vowel(*b)).count();
    if vowels == 1 { Doubling::Always } else { Doubling::Maybe }
}

/// "planned", "carried", "agreed", "panicked"; "planning", "carrying", "tying". Two forms where doubling is open.
fn suffixed(stem: &str, suffix: &str, doubling: Doubling) -> Vec<String> {
    let past = suffix == "ed";
    let plain = if let Some(short) = stem.strip_suffix("ie").filter(|_| !past) {
        format!("{short}y{suffix}")
    } else if let Some(short) = stem.strip_suffix('e').filter(|_| past || !keeps_e(stem)) {
        format!("{short}{suffix}")
    } else if let Some(short) = stem.strip_suffix('y').filter(|short| past && short.ends_with(|c| !is_vowel(c))) {
        format!("{short}i{suffix}")
    } else if stem.ends_with('c') {
        format!("{stem}k{suffix}")
    } else {
        format!("{stem}{suffix}")
    };
    let doubled = || stem.chars().last().map(|last| format!("{stem}{last}{suffix}"));
    match doubling {
        Doubling::Never => vec![plain],
        Doubling::Maybe => std::iter::once(plain).chain(doubled()).collect(),
        Doubling::Always => doubled().into_iter().collect(),
    }
}

/// "seeing", "dyeing", "hoeing"
fn keeps_e(stem: &str) -> bool {
    ["ee", "ye", "oe"].iter().any(|end| stem.ends_with(end))
}

/// The plurals of a one-word noun; none for one that is a plural already ("earnings").
pub(crate) fn plurals(noun: &str) -> Vec<String> {
    let (prefix, stem) = split_hyphen(noun);
    let lower = stem.to_lowercase();
    let mut found: Vec<String> = rows(PLURALS, &lower).map(|(plural, _)| plural.to_string()).collect();
    let plural_already = lower.ends_with('s') && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end));
    if found.is_empty() && lower.ends_with("is") && lower.len() > 4 {
        found.push(format!("{}es", &stem[..stem.len() - 2]));
    } else if (found.is_empty() && !plural_already) || BOTH_PLURALS.contains(&lower.as_str()) {
        let compound =
            ["man", "woman", "craft"].iter().find(|end| lower.ends_with(**end) && lower.len() > end.len() + 2);
        found.push(match compound {
            Some(&"craft") => stem.to_string(),
            Some(_) => format!("{}en", &stem[..stem.len() - 2]),
            None => sibilant_s(stem),
        });
    }
    found.into_iter().map(|plural| format!("{prefix}{plural}")).collect()
}

/// Words after which the rest of a noun phrase isn't its head ("memorandum | of understanding").
const AFTER_HEAD: [&str; 8] = ["of", "in", "for", "to", "on", "by", "at", "with"];

/// Index of the head among the words of a noun phrase: the last, or the one before "of" and the like.
pub(crate) fn noun_head(words: &[&str]) -> usize {
    let end = words.iter().skip(1).position(|word| AFTER_HEAD.contains(word)).map_or(words.len(), |at| at + 1);
    end.saturating_sub(1)
}

/// A noun phrase and its plurals, the phrase itself first.
pub(crate) fn noun(phrase: &str) -> Vec<String> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let head = noun_head(&words);
    let mut all = vec![words.join(" ")];
    let plural = |plural: String| {
        let mut words = words.clone();
        words[head] = &plural;
        words.join(" ")
    };
    all.extend(words.get(head).map_or(Vec::new(), |head| plurals(head)).into_iter().map(plural));
    all
}

/// Every inflection of a word that may be verb or noun, itself first: what `word~` stands for.
pub(crate) fn any(word: &str) -> Vec<(String, VerbForms)> {
    let mut all = verb(word);
    for plural in plurals(word) {
        match all.iter_mut().find(|(written, _)| *written == plural) {
            Some((_, forms)) => *forms = forms.with(VerbForms::NOUN),
            None => all.push((plural, VerbForms::NOUN)),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(forms: Vec<(String, VerbForms)>) -> String {
        forms.into_iter().map(|(word, _)| word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn verbs() {
        for (base, forms) in [
            ("invest", "invest invests investing invested"),
            ("plan", "plan plans planning planned"),
            ("plane", "plane planes planing planed"),
            ("carry", "carry carries carrying carried"),
            ("tie", "tie ties tying tied"),
            ("agree", "agree agrees agreeing agreed"),
            ("travel", "travel travels traveling travelling traveled travelled"),
            ("panic", "panic panics panicking panicked"),
            ("quit", "quit quits quitting"),
            ("equip", "equip equips equiping equipping equiped equipped"),
            ("take", "take takes taking took taken"),
            ("undercut", "undercut undercuts undercuting undercutting"),
            ("rebuild", "rebuild rebuilds rebuilding rebuilt"),
            ("re-elect", "re-elect re-elects re-electing re-elected"),
            ("cut", "cut cuts cutting"),
            ("go", "go goes going went gone"),
            ("have", "have has having had"),
            ("be", "be is am are was were been being"),
            ("lie", "lie lies lying lay lain"),
            ("learn", "learn learns learning learnt learned"),
            ("get", "get gets getting got gotten"),
            ("describe", "describe describes describing described"),
            ("build", "build builds building built"),
        ] {
            assert_eq!(written(verb(base)), forms, "{base}");
        }
    }

    #[test]
    fn one_writing_several_forms() {
        let forms = verb("cut");
        let cut = forms.iter().find(|(word, _)| word == "cut").unwrap().1;
        assert_eq!(cut, VerbForms::BASE.with(VerbForms::PAST).with(VerbForms::PARTICIPLE));
        assert_eq!(any("plan")[1], ("plans".into(), VerbForms::THIRD.with(VerbForms::NOUN)));
    }

    #[test]
    fn nouns() {
        for (phrase, forms) in [
            ("investment", "investment|investments"),
            ("capital injection", "capital injection|capital injections"),
            (
                "memorandum of understanding",
                "memorandum of understanding|memoranda of understanding|memorandums of understanding",
            ),
            ("letter of intent", "letter of intent|letters of intent"),
            ("earnings", "earnings"),
            ("loss", "loss|losses"),
            ("factory", "factory|factories"),
            ("chairman", "chairman|chairmen"),
            ("aircraft", "aircraft|aircraft"),
            ("tie-up", "tie-up|tie-ups"),
            ("basis", "basis|bases"),
            ("ore", "ore|ores"),
            ("branch", "branch|branches"),
        ] {
            assert_eq!(noun(phrase).join("|"), forms, "{phrase}");
        }
    }
}
