//! Event tables to rules: inflected triggers, vetoes, roles.

use super::Compiler;
use crate::pack::error::nearest;
use crate::pack::inflect;
use crate::pack::read::{At, EventTable, RoleTable, TriggerWords};
use crate::pack::rule::{FillerKind, Form, Look, Role, RoleId, Rule, RuleId, Sketch, Trigger, TriggerId};
use crate::pack::{Cue, Kind, KindSet, ListSet, Payload, Slot};
use crate::text::english::{self, Class, VerbForms, WordId};

/// What is wrong with a `~` behind a verb or noun.
const TILDE: &str = "`~` stands in phrases only: verbs and nouns inflect by themselves";

/// What a phrase with `~` may expand to at most.
const MOST_EXPANSIONS: usize = 200;

/// One way to write a trigger.
#[derive(Debug, PartialEq)]
struct Written {
    text: String,
    form: Form,
    /// Index of the word that inflects.
    head: usize,
    verb: VerbForms,
}

impl Compiler<'_> {
    /// Compiles an event table under the rule id `id`.
    pub(super) fn event(&mut self, id: String, table: &EventTable) {
        let rule = RuleId(self.rules.len() as u16);
        let event = table.event.value.clone();
        let first = self.tables_before(&event);
        for trigger in &table.triggers {
            self.trigger(trigger, rule, first);
        }
        for skip in &table.skip {
            self.skip(skip, rule);
        }
        let roles: Vec<Role> = table.roles.iter().map(|role| self.role(role)).collect();
        let under_words = self.verb_words(&table.under);
        let not_under_words = self.verb_words(&table.not_under);
        let not_behind = table.not_behind.iter().map(|words| self.backwards(words)).collect();
        let not_dated = table.not_dated.iter().map(|words| self.backwards(words)).collect();
        let under_list = self.lists.intern(&under_words);
        self.rules.push(Rule {
            id,
            event,
            need: table.need.clone(),
            under_words,
            under_list,
            not_under_words,
            not_behind,
            not_dated,
            sketch: Sketch::of(&table.need, &roles),
            takes: roles.iter().map(Role::takes_at_most).collect(),
            looks: looks(&roles),
            roles,
            told: table.told.clone(),
            part_of: table.part_of.as_ref().map(|at| at.value.clone()),
        });
    }

    /// The first of the tables of a type that stand together at the end, with the one that comes now.
    fn tables_before(&self, event: &str) -> RuleId {
        let alike = self.rules.iter().rev().take_while(|rule| rule.event == event).count();
        RuleId((self.rules.len() - alike) as u16)
    }

    /// The first words of all inflections of `verbs`, sorted.
    fn verb_words(&mut self, verbs: &[At<String>]) -> Vec<u32> {
        let mut words = Vec::new();
        for verb in verbs {
            words.extend(self.forms_of(verb, inflect::verb).into_iter().filter_map(|words| words.first().copied()));
        }
        words.sort_unstable();
        words.dedup();
        words
    }

    /// The words of a phrase, last one first.
    fn backwards(&mut self, phrase: &At<String>) -> Vec<u32> {
        let mut words = Vec::new();
        self.words.phrase(&phrase.value, &mut words);
        words.iter().rev().map(|word| word.0).collect()
    }

    fn trigger(&mut self, trigger: &TriggerWords, rule: RuleId, first: RuleId) {
        let words: Vec<&str> = trigger.words.value.split_whitespace().collect();
        let written = match trigger.form {
            Form::Base => verb_phrases(&words),
            Form::Noun => noun_phrases(&trigger.words.value, &words),
            Form::Phrase => phrases(&words),
            form => vec![Written { text: words.join(" "), form, head: 0, verb: VerbForms::default() }],
        };
        let tilde = trigger.form != Form::Phrase && trigger.words.value.contains('~');
        if written.is_empty() || tilde {
            let message = if tilde { TILDE } else { "an empty trigger" };
            self.errors.borrow_mut().push(trigger.words.error(message));
            return;
        }
        let mut words = Vec::new();
        for form in written {
            let head = self.tokens_before(&form.text, form.head, &mut words);
            let id = TriggerId(self.triggers.len() as u32);
            if self.insert(&trigger.words, &form.text, &mut words, Payload::Trigger(id)) {
                self.triggers.push(Trigger { rule, first, form: form.form, head, verb: form.verb });
            }
        }
    }

    /// Index of the last token of word `head`: hyphened words are several tokens, the last one inflects.
    fn tokens_before(&mut self, text: &str, head: usize, words: &mut Vec<WordId>) -> u8 {
        let mut ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(i, _)| i);
        let end = ends.nth(head).unwrap_or(text.len());
        self.words.phrase(&text[..end], words);
        words.len().saturating_sub(1).min(255) as u8
    }

    fn insert(&mut self, at: &At<String>, text: &str, words: &mut Vec<WordId>, payload: Payload) -> bool {
        let held = self.words.phrase(text, words);
        match held {
            true => self.trie.insert(words, payload),
            false => {
                self.errors.borrow_mut().push(at.error(format!("`{text}` can't be held: empty, or a word too long")))
            }
        }
        held
    }

    /// Inserts every expansion of a phrase with `~`, and the plural of its last word where it has none.
    fn skip(&mut self, skip: &At<String>, rule: RuleId) {
        let words: Vec<&str> = skip.value.split_whitespace().collect();
        let mut written: Vec<String> = phrases(&words).into_iter().map(|form| form.text).collect();
        if let Some((last, rest)) = words.split_last().filter(|(last, _)| !last.ends_with('~')) {
            let rest = phrases(rest).into_iter().map(|form| form.text).collect::<Vec<_>>();
            for plural in inflect::plurals(last) {
                match rest.is_empty() {
                    true => written.push(plural),
                    false => written.extend(rest.iter().map(|rest| format!("{rest} {plural}"))),
                }
            }
        }
        let mut words = Vec::new();
        for text in &written {
            self.insert(skip, text, &mut words, Payload::Skip(rule));
        }
        if written.is_empty() {
            self.errors.borrow_mut().push(skip.error("an empty phrase"));
        }
    }

    pub(super) fn cue(&mut self, cue: Cue, phrases_of: &[At<String>]) {
        let payload = Payload::Cue(self.cues.len() as u32);
        self.cues.push(cue);
        let mut words = Vec::new();
        for phrase in phrases_of {
            let split: Vec<&str> = phrase.value.split_whitespace().collect();
            let forms = phrases(&split);
            if forms.is_empty() {
                self.errors.borrow_mut().push(phrase.error("an empty phrase"));
            }
            for form in forms {
                self.insert(phrase, &form.text, &mut words, payload);
            }
        }
    }

    fn role(&mut self, role: &RoleTable) -> Role {
        let is: Vec<FillerKind> = role.is.iter().filter_map(|kind| self.filler(kind)).collect();
        let (head_words, head_phrases) = self.heads(&role.heads);
        let mut ends = head_words.clone();
        ends.extend(head_phrases.iter().filter_map(|head| head.first()));
        ends.sort_unstable();
        let (head_ends, phrase) = (self.lists.intern(&ends), is.contains(&FillerKind::Phrase));
        let named = [Kind::COMPANY, Kind::ORGANIZATION].iter().any(|kind| is.contains(&FillerKind::Entity(*kind)));
        let words = ListSet::of(head_ends).with(if named { ListSet::UNKNOWN_NAME } else { ListSet::default() });
        Role {
            name: role.name.value.clone(),
            kinds: kinds(&is),
            phrase,
            words: if phrase { words } else { ListSet::default() },
            is,
            at: role.at.iter().map(|name| self.slot(name)).collect(),
            many: role.many,
            core: role.core,
            counted: role.counted,
            head_words,
            head_phrases,
            head_ends,
        }
    }

    /// All inflections of heads: those of one word, sorted, and the others, each from its last word back.
    fn heads(&mut self, heads: &[At<String>]) -> (Vec<u32>, Vec<Vec<u32>>) {
        let (mut words, mut phrases) = (Vec::new(), Vec::new());
        let forms = |noun: &str| inflect::noun(noun).into_iter().map(|n| (n, VerbForms::NOUN)).collect();
        for mut form in heads.iter().flat_map(|head| self.forms_of(head, forms)).collect::<Vec<_>>() {
            match form.as_slice() {
                [word] => words.push(*word),
                _ => {
                    form.reverse();
                    phrases.push(form);
                }
            }
        }
        words.sort_unstable();
        words.dedup();
        (words, phrases)
    }

    /// The slot called `name`; one that isn't known yet is a preposition or cue phrase. A preposition is looked for among
    /// the clause's phrases, everything else as words of the text, too.
    fn slot(&mut self, name: &str) -> Slot {
        if let Some(known) = self.slots.get(name) {
            return known;
        }
        let mut words = Vec::new();
        let held = self.words.phrase(&name.replace('-', " "), &mut words);
        let single = words.first().copied().filter(|_| held && words.len() == 1);
        let slot = self.slots.push(name, single);
        let preposition = single.is_some_and(|word| english::get().class(word).any(Class::PREPOSITION));
        if held && !preposition {
            self.trie.insert(&words, Payload::Slot(slot));
        }
        slot
    }

    fn filler(&mut self, kind: &At<String>) -> Option<FillerKind> {
        if kind.value == "phrase" {
            return Some(FillerKind::Phrase);
        }
        let found = self.kinds.get(&kind.value).map(FillerKind::Entity);
        if found.is_none() {
            let names = self.kinds.names().iter().map(String::as_str).chain(["phrase"]);
            let hint = nearest(&kind.value, names);
            self.errors.borrow_mut().push(kind.error(format!("no entity type `{}`", kind.value)).hint(hint));
        }
        found
    }

    /// The words of every inflection of `base`.
    fn forms_of(&mut self, base: &At<String>, inflect: impl Fn(&str) -> Vec<(String, VerbForms)>) -> Vec<Vec<u32>> {
        let mut words = Vec::new();
        let mut out = Vec::new();
        if base.value.contains('~') {
            self.errors.borrow_mut().push(base.error(TILDE));
        }
        for (form, _) in inflect(&base.value) {
            match self.words.phrase(&form, &mut words) {
                true => out.push(words.iter().map(|word| word.0).collect()),
                false => self.errors.borrow_mut().push(base.error("can't be held: empty, or a word too long")),
            }
        }
        out
    }
}

/// The entity types among what may fill a role.
fn kinds(is: &[FillerKind]) -> KindSet {
    is.iter().fold(KindSet::default(), |set, kind| match kind {
        FillerKind::Entity(kind) => set.with(KindSet::of(*kind)),
        FillerKind::Phrase => set,
    })
}

/// Where the roles of a rule look: core roles first, all of them at their best slot, then at their second …
fn looks(roles: &[Role]) -> Vec<Look> {
    let slots = |(n, role): (usize, &Role)| {
        let role_id = RoleId(n as u8);
        let core = role.core;
        let look = move |(position, slot): (usize, &Slot)| ((!core, position, role_id), *slot);
        role.at.iter().enumerate().map(look).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = roles.iter().enumerate().flat_map(slots).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|((.., role), slot)| Look { role, slot }).collect()
}

/// "take over": the first word inflects.
fn verb_phrases(words: &[&str]) -> Vec<Written> {
    let Some((verb, rest)) = words.split_first() else { return Vec::new() };
    let written = |(form, verb): (String, VerbForms)| {
        let text = std::iter::once(form.as_str()).chain(rest.iter().copied()).collect::<Vec<_>>().join(" ");
        Written { text, form: Form::of_verb(verb), head: 0, verb }
    };
    inflect::verb(verb).into_iter().map(written).collect()
}

fn noun_phrases(phrase: &str, words: &[&str]) -> Vec<Written> {
    if words.is_empty() {
        return Vec::new();
    }
    let head = inflect::noun_head(words);
    let written = |text| Written { text, form: Form::Noun, head, verb: VerbForms::default() };
    inflect::noun(phrase).into_iter().map(written).collect()
}

/// A fixed phrase in which `word~` stands for any inflection.
fn phrases(words: &[&str]) -> Vec<Written> {
    if words.is_empty() {
        return Vec::new();
    }
    let head = words.iter().position(|word| word.ends_with('~')).unwrap_or(0);
    let mut all = vec![Written { text: String::new(), form: Form::Phrase, head, verb: VerbForms::default() }];
    for (index, word) in words.iter().enumerate() {
        let forms = match word.strip_suffix('~') {
            Some(base) => inflect::any(base),
            None => vec![(word.to_string(), VerbForms::default())],
        };
        let extend = |start: &Written| {
            let joined = |(form, verb): &(String, VerbForms)| Written {
                text: if index == 0 { form.clone() } else { format!("{} {form}", start.text) },
                verb: if index == head { *verb } else { start.verb },
                ..*start
            };
            forms.iter().map(joined).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(extend).take(MOST_EXPANSIONS).collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(written: Vec<Written>) -> String {
        written.into_iter().map(|w| w.text).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn expands() {
        assert_eq!(texts(verb_phrases(&["take", "over"])), "take over|takes over|taking over|took over|taken over");
        assert_eq!(
            texts(noun_phrases("letter of intent", &["letter", "of", "intent"])),
            "letter of intent|letters of intent"
        );
        assert_eq!(texts(phrases(&["start~", "up"])), "start up|starts up|starting up|started up");
        assert_eq!(phrases(&["to", "start~"])[1].verb, VerbForms::THIRD.with(VerbForms::NOUN));
    }
}
