//! Base noun phrases, and the sentence as a row of items: phrases, verb groups, prepositions, borders.

use super::list;
use super::tag::Tag;
use super::verb::{self, Group};
use super::view::View;
use crate::entity::Context;
use crate::pack::{Kind, KindSet, Traits};
use crate::text::english::{Class, Usage};

/// What a noun phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// An ordinary noun phrase.
    Phrase,
    /// A date on its own ("on Monday", "last year").
    Date,
    /// A pronoun.
    Pronoun,
}

/// A base noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// It is, or begins, the subject of a finite verb to its right that its clause opens with.
    pub opens_clause: bool,
    /// First token, determiner included.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// First token after the determiners.
    pub body: u32,
    /// The head noun.
    pub head: u32,
    /// The kinds of all that is named inside it.
    pub kinds: KindSet,
    /// Its possessor, a phrase of its own.
    pub poss: Option<u32>,
    /// Where it stands among the items; possessors stand nowhere.
    pub item: Option<u32>,
    /// The next member of its list ("A, B and C").
    pub next: Option<u32>,
    /// The member of its list before it.
    pub previous: Option<u32>,
    /// The phrase in apposition to it.
    pub apposition: Option<u32>,
    /// The phrase that it is an apposition to.
    pub apposed: Option<u32>,
}

/// A piece of the sentence, with its token or index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Index into [`View::chunks`].
    Phrase(u32),
    /// Index into [`View::groups`].
    Verb(u32),
    /// Token of the preposition.
    Prep(u32),
    /// Token.
    Comma(u32),
    /// Token of a semicolon, colon, dash.
    Break(u32),
    /// Token.
    Coord(u32),
    /// Token.
    Sub(u32),
    /// Token.
    Rel(u32),
}

/// Fills the view's chunks, groups and items.
pub fn chunk(view: &mut View, context: &Context) {
    view.chunks.clear();
    view.groups.clear();
    view.items.clear();
    view.joints.clear();
    let mut i = 0;
    while let Some(tag) = view.tags.get(i) {
        i = piece(view, context, *tag, i);
    }
    note_kinds(view);
    if !view.joints.is_empty() {
        list::join_lists(view);
        list::join_appositions(view, context);
    }
}

/// Notes what is named inside each phrase: phrases and units stand in order, and no unit begins in two phrases.
fn note_kinds(view: &mut View) {
    let mut units = view.units.iter().peekable();
    for chunk in &mut view.chunks {
        while let Some(unit) = units.next_if(|unit| unit.start < chunk.end) {
            if unit.start >= chunk.start && unit.end <= chunk.end {
                chunk.kinds = chunk.kinds.with(KindSet::of(unit.kind));
            }
        }
    }
}

/// Reads one item at token `i` with this tag; returns a token behind it.
fn piece(view: &mut View, context: &Context, tag: Tag, i: usize) -> usize {
    let at = i as u32;
    match tag {
        Tag::Adv | Tag::Skip | Tag::Gen => i + 1,
        Tag::Noun if is_postposed(view, context, i) => i + 1,
        Tag::Neg if !verb_follows(view, i) => i + 1,
        Tag::Comma => joint(view, Item::Comma(at), i),
        Tag::Coord => joint(view, Item::Coord(at), i),
        Tag::Break => single(view, Item::Break(at), i),
        Tag::Sub => single(view, Item::Sub(at), i),
        Tag::Rel => single(view, Item::Rel(at), i),
        Tag::Prep => preposition(view, context, i),
        Tag::Verb | Tag::Be | Tag::Have | Tag::Do | Tag::Modal | Tag::To | Tag::Neg => group(view, i),
        Tag::Noun | Tag::Det | Tag::Number | Tag::Date | Tag::Pronoun | Tag::Hyphen => phrase(view, context, i),
    }
}

fn verb_follows(view: &View, i: usize) -> bool {
    matches!(view.tags.get(i + 1), Some(Tag::Verb | Tag::To))
}

fn single(view: &mut View, item: Item, i: usize) -> usize {
    view.items.push(item);
    i + 1
}

/// An item that may stand between the members of a list.
fn joint(view: &mut View, item: Item, i: usize) -> usize {
    view.joints.push(view.items.len() as u32);
    single(view, item, i)
}

/// "according to", "such as" and "as well as" are one.
fn preposition(view: &mut View, context: &Context, i: usize) -> usize {
    let is = |k: usize, usage: Usage| i + k < view.tags.len() && view.is(context, (i + k) as u32, usage);
    if is(0, Usage::AS) && is(1, Usage::WELL) && is(2, Usage::AS) {
        return joint(view, Item::Coord(i as u32), i + 2);
    }
    let two = is(0, Usage::PREPOSITION_WITH_TO) && is(1, Usage::TO);
    single(view, Item::Prep(i as u32), i + usize::from(two))
}

fn group(view: &mut View, i: usize) -> usize {
    let group = verb::read(view, i);
    let end = group.end as usize;
    view.items.push(Item::Verb(view.groups.len() as u32));
    view.groups.push(group);
    end
}

/// Reads a noun phrase at token `i`, with its possessors before it ("Chile's mine's output").
fn phrase(view: &mut View, context: &Context, mut i: usize) -> usize {
    let mut poss = None;
    loop {
        let (kind, end) = extent(view, context, i, poss.is_some());
        let index = view.chunks.len() as u32;
        let owner = view.tags.get(end) == Some(&Tag::Gen) && view.tags.get(end + 1).is_some_and(|t| t.in_phrase());
        view.chunks.push(Chunk {
            kind,
            opens_clause: false,
            start: i as u32,
            end: end as u32,
            body: body(view, i, end),
            head: head(view, i, end),
            kinds: KindSet::default(),
            poss,
            item: (!owner).then_some(view.items.len() as u32),
            next: None,
            previous: None,
            apposition: None,
            apposed: None,
        });
        if !owner {
            view.items.push(Item::Phrase(index));
            return end;
        }
        (i, poss) = (end + 1, Some(index));
    }
}

/// The first token behind the determiners.
fn body(view: &View, start: usize, end: usize) -> u32 {
    let determiners = view.tags[start..end].iter().position(|tag| *tag != Tag::Det);
    (start + determiners.unwrap_or_default()) as u32
}

/// The last token that is no mark.
fn head(view: &View, start: usize, end: usize) -> u32 {
    let named = view.tags[start..end].iter().rposition(|tag| !matches!(tag, Tag::Skip | Tag::Hyphen));
    (start + named.unwrap_or_default()) as u32
}

/// What kind of phrase opens at token `i`, and where it ends.
fn extent(view: &View, context: &Context, i: usize, owned: bool) -> (ChunkKind, usize) {
    match view.tags[i] {
        Tag::Pronoun => return (ChunkKind::Pronoun, i + 1),
        Tag::Date if !owned => return (ChunkKind::Date, date_end(view, i)),
        _ => {}
    }
    (ChunkKind::Phrase, phrase_end(view, context, i))
}

/// A phrase goes on while nouns, figures and hyphens follow, and over modifiers of several words.
fn phrase_end(view: &View, context: &Context, start: usize) -> usize {
    let mut end = start + 1;
    let mut next = end;
    while let Some(tag) = view.tags.get(next) {
        let longer = match tag {
            Tag::Noun if is_postposed(view, context, next) => None,
            Tag::Noun | Tag::Hyphen | Tag::Number => (!breaks_before(view, context, start, next)).then_some(next + 1),
            Tag::Skip => {
                next += 1;
                continue;
            }
            Tag::Coord if next == end => joined_modifier(view, context, start, end),
            Tag::Comma if next == end => placed_modifier(view, context, start, end),
            Tag::Prep if next == end => rated_modifier(view, context, start, end),
            Tag::Det => view.tags[start..next].iter().all(|tag| *tag == Tag::Det).then_some(next + 1),
            Tag::Date => date_inside(view, start, next).then_some(next + 1),
            Tag::Adv => adverb_inside(view, start, next).then_some(next + 1),
            _ => None,
        };
        let Some(longer) = longer else { break };
        end = longer;
        next = end;
    }
    end
}

/// "6,900 jobs worldwide": a word at the end of a phrase that is none of its nouns.
fn is_postposed(view: &View, context: &Context, at: usize) -> bool {
    let ends = !matches!(view.tags.get(at + 1), Some(Tag::Noun | Tag::Hyphen));
    view.is(context, at as u32, Usage::POSTPOSED) && ends && at > 0 && view.tags[at - 1] == Tag::Noun
}

fn date_end(view: &View, i: usize) -> usize {
    let unit = view.unit_at(i).map_or(i + 1, |u| u.end as usize);
    let mut end = unit.max(i + 1);
    while view.tags.get(end) == Some(&Tag::Date) {
        end += 1;
    }
    end
}

/// "a newly launched plant": an adverb between determiner and noun.
fn adverb_inside(view: &View, start: usize, at: usize) -> bool {
    (start..at).all(|j| view.tags[j] == Tag::Det) && view.tags.get(at + 1) == Some(&Tag::Noun)
}

/// "the 2004 budget": a date between determiner and noun.
fn date_inside(view: &View, start: usize, at: usize) -> bool {
    let end = date_end(view, at);
    let opened =
        view.tags[start] == Tag::Det && (start..at).all(|j| view.tags[j] == Tag::Det || view.tags[j] == Tag::Noun);
    let inside = start != at && view.tags[at - 1] == Tag::Date;
    inside || (opened && view.tags.get(end) == Some(&Tag::Noun) && view.covered(at - 1).is_none())
}

pub(super) fn is_figure(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY | Kind::NUMBER))
}

/// "agreed to pay Lonmin | $5 million": a figure after a name or after a phrase without a determiner opens a phrase.
#[inline]
fn breaks_before(view: &View, context: &Context, start: usize, at: usize) -> bool {
    is_figure(view.covered(at)) && figure_opens_phrase(view, context, start, at)
}

fn figure_opens_phrase(view: &View, context: &Context, start: usize, at: usize) -> bool {
    if view.unit_at(at).is_none_or(|u| u.start as usize != at) {
        return false;
    }
    let named = at > 0
        && matches!(
            view.covered(at - 1),
            Some(Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON | Kind::COUNTRY | Kind::PLACE)
        );
    let owned = start > 0 && view.tags[start - 1] == Tag::Gen;
    let bare = !owned && !view.tags[start..at].contains(&Tag::Det);
    let noun = |j: usize| {
        view.tags[j] == Tag::Noun
            && !context.class(view.at(j as u32)).any(Class::ADJECTIVE)
            && !is_figure(view.covered(j))
    };
    named || (bare && (start..at).any(noun))
}

/// "a mining and beneficiation complex": after a/an, bare nouns joined by "and" (at `end`) are one phrase.
fn joined_modifier(view: &View, context: &Context, start: usize, end: usize) -> Option<usize> {
    if !view.is(context, end as u32, Usage::AND) {
        return None;
    }
    let singular = view.is(context, start as u32, Usage::INDEFINITE);
    let bare =
        |j: usize| view.tags.get(j) == Some(&Tag::Noun) && view.word(context, j as u32).starts_with(char::is_lowercase);
    let short = end - start <= 4 && !is_figure(view.covered(end - 1));
    (singular && short && bare(end - 1) && bare(end + 1)).then_some(end + 2)
}

/// "its Springfield, Ohio, plant": a town and, behind the comma at `end`, its state before the noun that they place.
fn placed_modifier(view: &View, context: &Context, start: usize, end: usize) -> Option<usize> {
    if view.tags[start] != Tag::Det {
        return None;
    }
    let place = |at: usize| view.unit_at(at).filter(|u| u.kind == Kind::PLACE && u.start as usize == at);
    let comma = |at: usize| view.tags.get(at) == Some(&Tag::Comma);
    let town = match view.covered(end - 1) {
        Some(kind) => kind == Kind::PLACE,
        None => context.has(view.at(end as u32 - 1), Traits::CAPITAL),
    };
    if !town {
        return None;
    }
    let after = place(end + 1)?.end as usize;
    let thing = matches!(view.covered(after + 1), None | Some(Kind::FACILITY | Kind::DEPOSIT | Kind::COMMODITY));
    let noun = view.tags.get(after + 1) == Some(&Tag::Noun) && thing;
    (comma(after) && noun).then_some(after + 2)
}

/// "a 150,000 barrel per day pipeline": a quantity with what it is counted by (behind the preposition at `end`), between an
/// article and a noun.
fn rated_modifier(view: &View, context: &Context, start: usize, end: usize) -> Option<usize> {
    let counted = view.covered(end - 1) == Some(Kind::QUANTITY) && view.tags[start] == Tag::Det;
    let noun = |at: usize| view.tags.get(at) == Some(&Tag::Noun) && view.covered(at) != Some(Kind::QUANTITY);
    (counted && view.word(context, end as u32) == "per" && noun(end + 1) && noun(end + 2)).then_some(end + 3)
}

/// The first member of the list that `chunk` is in.
pub(super) fn list_head(chunks: &[Chunk], mut chunk: u32) -> u32 {
    while let Some(previous) = chunks[chunk as usize].previous {
        chunk = previous;
    }
    chunk
}

impl View {
    /// The group at item `k`, if a verb group stands there.
    pub fn group_at(&self, k: usize) -> Option<&Group> {
        match self.items.get(k)? {
            Item::Verb(g) => self.groups.get(*g as usize),
            _ => None,
        }
    }

    /// The first member of the list that `chunk` is in.
    pub fn list_head(&self, chunk: u32) -> u32 {
        list_head(&self.chunks, chunk)
    }
}
