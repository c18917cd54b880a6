//! What stands before and after a token whose part of speech is being decided.

use super::tag::{Tag, VerbForm};
use super::view::View;
use crate::entity::Context;
use crate::pack::{Kind, Traits};
use crate::text::english::{Class, Usage, VerbForms};

fn adjective_ending(word: &str) -> bool {
    let ends = ["able", "ible", "ous", "ful", "less", "ial", "onal", "ical", "ile", "ive"];
    ends.iter().any(|e| word.len() > e.len() + 2 && word.ends_with(e))
}

/// What follows a token, as far as it can be told before it is tagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peek {
    /// Article, figure, pronoun: a noun phrase opens.
    Opener,
    /// A name.
    Name,
    /// An open word.
    Noun,
    /// A verb that is certainly finite.
    Finite,
    /// "of"
    Of,
    /// Another preposition.
    Prep,
    /// The marker of an infinitive, or "that".
    To,
    /// A border or the sentence's end.
    End,
}

impl View {
    /// The nearest tag to the left, adverbs and quotation marks skipped.
    pub fn before(&self, i: usize) -> Option<Tag> {
        self.tags[..i].iter().rev().copied().find(|t| !matches!(t, Tag::Adv | Tag::Skip | Tag::Neg))
    }

    /// What stands from token `i` on, adverbs and quotation marks skipped.
    pub fn peek(&self, context: &Context, mut i: usize) -> Peek {
        while matches!(self.tags.get(i), Some(Tag::Adv | Tag::Skip)) {
            i += 1;
        }
        let Some(tag) = self.tags.get(i) else { return Peek::End };
        let at = self.range.start as usize + i;
        match tag {
            Tag::Noun if self.covered(i).is_some() => Peek::Name,
            Tag::Noun if self.certainly_finite(i) => Peek::Finite,
            Tag::Noun => Peek::Noun,
            Tag::Det | Tag::Number | Tag::Pronoun => Peek::Opener,
            Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::Verb => Peek::Finite,
            Tag::To | Tag::Sub => Peek::To,
            Tag::Prep if context.usage(at).any(Usage::OF) => Peek::Of,
            Tag::Prep | Tag::Date => Peek::Prep,
            Tag::Gen | Tag::Hyphen => Peek::Noun,
            _ => Peek::End,
        }
    }

    /// A past that is no participle, or a third person that is no noun.
    pub(super) fn certainly_finite(&self, i: usize) -> bool {
        let forms = self.forms[i];
        let past = forms.any(VerbForms::PAST) && !forms.any(VerbForms::PARTICIPLE.with(VerbForms::BASE));
        past || (forms.any(VerbForms::THIRD) && !forms.any(VerbForms::NOUN))
    }

    /// "profits slipped 4%", "profits jump 20%": the word behind token `i` is the verb, so `i` is none.
    pub(super) fn verb_next(&self, context: &Context, i: usize) -> bool {
        let next = i + 1;
        if self.tags.get(next) != Some(&Tag::Noun) || self.covered(next).is_some() {
            return false;
        }
        let object = matches!(self.peek(context, next + 1), Peek::Noun | Peek::Name);
        self.measured(next) || (self.forms[next].any(VerbForms::PAST) && !object)
    }

    /// "fall 8%", "lost $5 million": a word that may be a verb and is no event's noun, with how much right behind it.
    pub(super) fn measured(&self, i: usize) -> bool {
        let verb = VerbForms::BASE.with(VerbForms::PAST);
        !self.is_event_noun(i)
            && self.forms[i].any(verb)
            && matches!(self.covered(i + 1), Some(Kind::PERCENT | Kind::MONEY))
    }

    pub(super) fn finite_before(&self, context: &Context, i: usize) -> bool {
        (0..i).rev().take(40).any(|j| self.finite_at(context, j))
    }

    pub(super) fn finite_at(&self, context: &Context, j: usize) -> bool {
        let form = self.verbs.get(j).copied().unwrap_or_default();
        matches!(self.tags[j], Tag::Modal)
            || (matches!(self.tags[j], Tag::Be | Tag::Have | Tag::Do))
            || matches!(form, VerbForm::Third | VerbForm::Past)
            || (form == VerbForm::Ed && !context.usage(self.range.start as usize + j + 1).any(Usage::BY))
    }

    /// Whether the stretch between borders around token `i` has another finite verb.
    pub(super) fn finite_between_borders(&self, context: &Context, i: usize) -> bool {
        let left = (0..i).rev().take(40).take_while(|j| !self.tags[*j].is_border()).any(|j| self.finite_at(context, j));
        let right = (i + 1..self.tags.len()).take(40).take_while(|j| !self.tags[*j].is_border());
        left || right.into_iter().any(|j| {
            self.finite_at(context, j)
                || (self.tags[j] == Tag::Noun && self.covered(j).is_none() && self.certainly_finite(j))
        })
    }

    /// "Orbis, a maker of tyres, exports …": the second comma, and no verb before it.
    pub(super) fn closes_apposition(&self, context: &Context, i: usize) -> bool {
        let commas = self.tags[..i].iter().filter(|tag| **tag == Tag::Comma).count();
        commas == 2 && self.tags[i - 1] == Tag::Comma && !self.finite_before(context, i)
    }

    pub(super) fn base_verb_before(&self, i: usize) -> bool {
        (0..i).rev().take(30).take_while(|j| self.tags[*j] != Tag::Break).any(|j| self.verbs[j] == VerbForm::Base)
    }

    pub(super) fn adjective_before(&self, context: &Context, i: usize) -> bool {
        let Some(j) = i.checked_sub(1).filter(|j| self.tags[*j] == Tag::Noun) else { return false };
        let at = self.range.start as usize + j;
        match self.covered(j) {
            Some(kind) => kind == Kind::NATIONALITY,
            None if context.class(at).any(Class::ADJECTIVE) => true,
            None => adjective_ending(context.word(at)) && !context.usage(at).any(Usage::ADJECTIVE_LIKE_NOUN),
        }
    }

    /// "its half-year operating …": a determiner opened the phrase, and only dates and figures follow it.
    pub(super) fn opened_by_determiner(&self, i: usize) -> bool {
        let open = (0..i).rev().take(8).find(|j| !matches!(self.tags[*j], Tag::Date | Tag::Number | Tag::Hyphen));
        open.is_some_and(|j| matches!(self.tags[j], Tag::Det | Tag::Gen))
    }

    /// "rice imports rose", "with recoverable reserves of …", "orders from X fell": a noun although it could be a verb.
    pub(super) fn compounded(&self, context: &Context, i: usize, next: Peek) -> bool {
        let commodity = i > 0 && self.covered(i - 1) == Some(Kind::COMMODITY);
        let prepositional = matches!(next, Peek::Prep | Peek::Of);
        let past_later = || {
            let rest = (i + 1..self.tags.len()).take(30).take_while(|j| !self.tags[*j].is_border());
            let past =
                |j: usize| self.covered(j).is_none() && self.tags[j] == Tag::Noun && self.forms[j].any(VerbForms::PAST);
            let by = |j: usize| context.usage(self.range.start as usize + j + 1).any(Usage::BY);
            rest.into_iter().any(|j| past(j) && !by(j) && !matches!(self.tags[j - 1], Tag::Det | Tag::Prep | Tag::Gen))
        };
        (commodity && !matches!(next, Peek::Opener | Peek::Name | Peek::To))
            || self.bare_after_preposition(i)
            || (prepositional && past_later())
    }

    /// "with recoverable reserves": plain words between a preposition and token `i`, no determiner, no name.
    pub(super) fn bare_after_preposition(&self, i: usize) -> bool {
        let run = (0..i).rev().take(6).take_while(|j| self.tags[*j] == Tag::Noun && self.covered(*j).is_none()).count();
        run > 0 && run < 4 && i.checked_sub(run + 1).is_some_and(|j| self.tags[j] == Tag::Prep)
    }

    /// "a hostile bid", "its spending cut": a word that is base, past and noun stands as a noun.
    pub(super) fn noun_rather(&self, context: &Context, i: usize) -> bool {
        let before = self.before(i);
        matches!(before, Some(Tag::Det | Tag::Gen | Tag::Number | Tag::Prep))
            || self.adjective_before(context, i)
            || (!matches!(before, Some(Tag::Be | Tag::Have | Tag::Modal | Tag::To | Tag::Do))
                && self.finite_between_borders(context, i))
    }

    pub(super) fn plural_before(&self, context: &Context, i: usize) -> bool {
        let Some(j) = (0..i).rev().find(|j| !matches!(self.tags[*j], Tag::Adv | Tag::Skip)) else { return false };
        let word = context.word(self.range.start as usize + j);
        let plural = word.ends_with('s') && !word.ends_with("ss") && self.covered(j).is_none_or(|k| k != Kind::COMPANY);
        plural || self.several_before(j)
    }

    /// "Ford, Mazda plan …", "Iran and Pakistan agree …": a list with no verb before it.
    pub(super) fn several_before(&self, j: usize) -> bool {
        let joint = (0..=j).rev().take(8).find(|k| self.tags[*k] != Tag::Noun);
        let Some(joint) = joint.filter(|k| matches!(self.tags[*k], Tag::Coord | Tag::Comma)) else { return false };
        joint > 0
            && (0..joint).rev().take(12).all(|k| matches!(self.tags[k], Tag::Noun | Tag::Comma | Tag::Det | Tag::Gen))
    }

    /// A capitalised word inside running text is a name, unless it opens the sentence or stands in a Title Case line.
    pub(super) fn is_name_like(&self, context: &Context, i: usize) -> bool {
        let capital = context.has(self.range.start as usize + i, Traits::CAPITALISED);
        capital && i > 0 && self.tags[..i].iter().any(|t| *t != Tag::Skip) && !self.is_title_case(context)
    }
}
