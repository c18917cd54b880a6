//! The date that belongs to a telling.

use super::EventDate;
use super::chunk::Item;
use super::clause::Relation;
use super::reach::{Reach, token_of};
use super::slots::{Arg, Frame, Place};
use super::tag::Tag;
use super::view::{Unit, View};
use crate::entity::{Context, DateValue, Entities, TimexKind, Value};
use crate::pack::{Kind, Rule};
use crate::text::english::Usage;

/// The date of the event told by `frame`: in its own phrase, after it, or governed by its verb.
pub fn date(view: &View, context: &Context, entities: &Entities, frame: &Frame, reach: &Reach) -> Option<EventDate> {
    let mut best: Option<(i64, &Unit, &DateValue)> = None;
    for unit in view.units.iter().filter(|u| u.kind == Kind::DATE) {
        let Some(Value::Date(value)) = entities.entities.get(unit.entity.0 as usize).map(|e| &e.value) else {
            continue;
        };
        if !dates_something(value) {
            continue;
        }
        let close = || closeness(view, context, frame, reach, unit);
        let Some(score) = (if is_its_period(view, frame, unit, value) { Some(4) } else { close() }) else { continue };
        let compared = compared(view, context, unit);
        if compared == Compared::Yes || is_record(view, context, unit) || is_end(view, context, unit) {
            continue;
        }
        if labels_figure(view, context, unit) || tells_which(view, context, frame, unit) {
            continue;
        }
        let score = if compared == Compared::Perhaps { 0 } else { score };
        let score = score * 1000 - i64::from(unit.start.abs_diff(frame.start));
        if best.is_none_or(|(b, ..)| score > b) {
            best = Some((score, unit, value));
        }
    }
    best.map(|(_, unit, value)| EventDate { value: value.clone(), span: Some(unit.span) })
}

/// `not_dated`: whether the rule's events may have a date in these words ("a year earlier").
pub fn allows_date(view: &View, context: &Context, rule: &Rule, date: &EventDate) -> bool {
    let Some(unit) = view.units.iter().find(|u| u.kind == Kind::DATE && Some(u.span) == date.span) else { return true };
    let words: Vec<_> = (unit.start..unit.end).map(|t| context.id(view.at(t))).collect();
    rule.allows_date(&words)
}

/// Durations and sets date nothing; neither does "now".
fn dates_something(value: &DateValue) -> bool {
    matches!(value.kind, TimexKind::Date | TimexKind::Time) && !value.timex.ends_with("_REF")
}

/// What a date is of when it belongs to a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Compared {
    /// No comparison.
    No,
    /// Perhaps: "raised output by 5,000 tonnes from May", "more than 5,000 tonnes in May".
    Perhaps,
    /// What the event is compared with.
    Yes,
}

/// "rose to $6m in 2004 from $5m in 2003", "up 5% from a year earlier": the date of what the event is compared with.
fn compared(view: &View, context: &Context, unit: &Unit) -> Compared {
    /// No figure with its unit and bracketed conversion, or that for a share, is longer.
    const FAR: u32 = 16;
    let figure = |t: u32| {
        let kind = view.covered(t as usize);
        matches!(kind, Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY | Kind::NUMBER))
    };
    if unit.end == unit.start + 2 && view.word(context, unit.start).eq_ignore_ascii_case("the") {
        return Compared::No; // "to 6 mln from 5 mln in the quarter"
    }
    let any = |t: u32, words: &[&str]| words.iter().any(|w| view.word(context, t).eq_ignore_ascii_case(w));
    let relative = (unit.start..unit.end).any(|t| any(t, &["ago", "earlier", "before", "previous", "prior", "same"]));
    if is_base(view, context, unit, relative) {
        return Compared::Yes;
    }
    // "from $5 million, or 9 pence a unit, a year earlier"
    let aside = |t: u32| relative && any(t, &[",", "or"]);
    let mut between = false;
    for t in (unit.start.saturating_sub(FAR)..unit.start).rev() {
        if view.is(context, t, Usage::COMPARING) {
            let figured = between || (t > 0 && figure(t - 1));
            let is = |word: &str| view.word(context, t).eq_ignore_ascii_case(word);
            let next = !view.tags[t as usize..unit.start as usize].contains(&Tag::Date);
            let grown = is("from") && next && t > 0 && view.covered(t as usize - 1) == Some(Kind::PERCENT);
            let sure = relative || grown || (between && !is("than")) || !(is("from") || is("than"));
            return match (figured, sure) {
                (false, _) => Compared::No,
                (true, false) => Compared::Perhaps,
                (true, true) => Compared::Yes,
            };
        }
        between |= figure(t);
        let passes = figure(t)
            || aside(t)
            || matches!(view.tags[t as usize], Tag::Skip | Tag::Det | Tag::Noun | Tag::Date | Tag::Adv);
        if !passes && !view.is(context, t, Usage::IN.with(Usage::OF)) && !any(t, &["for"]) {
            return Compared::No;
        }
    }
    Compared::No
}

/// "up 5% on 2003", "rose 5% over the same period last year": since when something has grown by a share.
fn is_base(view: &View, context: &Context, unit: &Unit, relative: bool) -> bool {
    let Some(before) = unit.start.checked_sub(1) else { return false };
    let word = view.word(context, before);
    let year =
        relative || view.word(context, unit.end - 1).eq_ignore_ascii_case("year") || is_year(view, context, unit);
    let share = before > 0 && view.covered(before as usize - 1) == Some(Kind::PERCENT);
    share && year && (word == "on" || (word == "over" && relative))
}

fn is_year(view: &View, context: &Context, unit: &Unit) -> bool {
    let word = view.word(context, unit.start);
    unit.end == unit.start + 1 && word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// "a profit of $6m (2003: $5m)"
fn labels_figure(view: &View, context: &Context, unit: &Unit) -> bool {
    let is = |t: u32, word: &str| t < view.range.len() && view.word(context, t) == word;
    unit.start > 0 && is(unit.start - 1, "(") && is(unit.end, ":")
}

/// "the 2012 Games", "its 2005 forecast": the date says which of them the head of a phrase means.
fn tells_which(view: &View, context: &Context, frame: &Frame, unit: &Unit) -> bool {
    let at = view.chunks.partition_point(|c| c.end <= unit.start);
    let Some(chunk) = view.chunks.get(at).filter(|c| c.start <= unit.start && unit.end <= c.head) else { return false };
    let of_period = ["year", "period", "season", "figures", "results", "report", "data", "numbers"];
    let own = frame.chunk == Some(at as u32) || frame.start < chunk.end && chunk.start < frame.end;
    let dated = || view.head_kind(chunk) == Some(Kind::DATE);
    !own && !dated() && !of_period.iter().any(|word| view.word(context, chunk.head).eq_ignore_ascii_case(word))
}

/// "the highest since May 2001", "its first tenders since 2011": since when nothing like the event has happened.
fn is_record(view: &View, context: &Context, unit: &Unit) -> bool {
    /// "the lowest quarterly level for a first quarter since" is among the longest.
    const FAR: u32 = 8;
    let Some(since) = unit.start.checked_sub(1).filter(|t| view.word(context, *t).eq_ignore_ascii_case("since")) else {
        return false;
    };
    let superlative = |t: u32| {
        let word = view.word(context, t);
        view.is(context, t, Usage::RANK)
            || ["most", "least", "best", "worst"].iter().any(|w| word.eq_ignore_ascii_case(w))
            || (word.len() > 4 && word.ends_with("est") && view.tags[t as usize] == Tag::Noun)
    };
    (since.saturating_sub(FAR)..since).any(superlative)
}

/// "chairman until 2020": when it ends, not when it happens; but "won't open until 2020".
fn is_end(view: &View, context: &Context, unit: &Unit) -> bool {
    let behind = |word: &str| unit.start > 0 && view.word(context, unit.start - 1).eq_ignore_ascii_case(word);
    (behind("until") || behind("till")) && !view.tags[..unit.start as usize].contains(&Tag::Neg)
}

/// "reported *third-quarter* profit jumped": a date coarser than a day inside the trigger or right before its phrase.
fn is_its_period(view: &View, frame: &Frame, unit: &Unit, value: &DateValue) -> bool {
    const WEEK: &str = "2004-W01";
    let before = frame.chunk.is_some_and(|c| view.chunks[c as usize].start == unit.end);
    let inside = frame.start <= unit.start && unit.end <= frame.end;
    (before || inside) && value.timex.len() <= WEEK.len()
}

/// How well a date belongs: 4 in the trigger's phrase, 3 governed by it or its verb, 2 at the clause's start; none elsewhere.
fn closeness(view: &View, context: &Context, frame: &Frame, reach: &Reach, unit: &Unit) -> Option<i64> {
    let own = frame.chunk.map(|c| &view.chunks[c as usize]);
    if own.is_some_and(|c| c.start <= unit.start && unit.end <= c.end) {
        return Some(4);
    }
    let around =
        |a: &&Arg| matches!(a.place, Place::Prep(_) | Place::Poss) && a.start <= unit.start && unit.end <= a.end;
    if let Some(arg) = frame.args.iter().filter(|a| !a.far).find(around) {
        let own = !frame.verbal && (arg.place == Place::Poss || arg.end > frame.start);
        return Some(if own { 4 } else { 3 });
    }
    let owner = owner(view, unit)?;
    if view.is_saying(context, owner) && frame.group != Some(owner) {
        return None;
    }
    if frame.group == Some(owner) {
        return Some(3);
    }
    let chained = in_chain(view, context, frame, owner);
    match chained {
        true if unit.start < frame.start => Some(2),
        true => Some(3),
        false => (reach.clause.0 <= unit.start && unit.end <= reach.clause.1 && frame.group.is_none()).then_some(1),
    }
}

/// "fell ill in May, a month after taking over": the gerund has a time of its own.
fn is_set_apart(view: &View, context: &Context, gerund: u32) -> bool {
    let before = (view.groups[gerund as usize].item as usize).checked_sub(1).and_then(|k| view.items.get(k));
    matches!(before, Some(Item::Prep(t) | Item::Sub(t)) if ["after", "before", "since"].contains(&view.word(context, *t)))
}

/// Whether `owner` is a verb that the trigger's verb goes on with, or that goes on with it.
fn in_chain(view: &View, context: &Context, frame: &Frame, owner: u32) -> bool {
    let Some(group) = frame.group else { return false };
    let up = |from: u32, to: u32| {
        let mut at = from;
        for _ in 0..6 {
            let link = view.links[at as usize];
            let goes_on = match link.relation {
                Relation::Gerund => !is_set_apart(view, context, at),
                relation => matches!(relation, Relation::Infinitive | Relation::Coordinate),
            };
            match link.parent {
                Some(parent) if goes_on => at = parent,
                _ => return false,
            }
            if at == to {
                return true;
            }
        }
        false
    };
    up(group, owner) || (up(owner, group) && view.links[owner as usize].relation == Relation::Infinitive)
}

/// The verb group that a date hangs on: the last one before it in the same clause, else the next one.
pub fn owner(view: &View, unit: &Unit) -> Option<u32> {
    let at = (0..view.items.len()).find(|k| token_of(view, *k) >= unit.start).unwrap_or(view.items.len());
    for j in (0..at).rev().take(40) {
        match view.items[j] {
            Item::Verb(g) => return Some(g),
            Item::Break(_) | Item::Sub(_) | Item::Rel(_) => break,
            Item::Comma(_) if introduces(view, at) => break,
            _ => {}
        }
    }
    view.items[at..].iter().take(30).find_map(|i| match i {
        Item::Verb(g) => Some(*g),
        _ => None,
    })
}

/// ", in 2004 X bought Y": the date after a comma belongs to the clause that it opens.
fn introduces(view: &View, at: usize) -> bool {
    let next = view.items[at..].iter().skip(1).take(3).find(|i| !matches!(i, Item::Prep(_)));
    matches!(next, Some(Item::Phrase(c)) if view.links.iter().any(|l| l.subject == Some(*c)))
}

#[cfg(test)]
mod tests {
    use crate::event::testing::events;

    /// The date of a text's first event as it is written.
    fn date(text: &str) -> Option<&str> {
        let found = events(text);
        found.first()?.date.as_ref()?.span.map(|s| s.of(text))
    }

    #[test]
    fn dates_of_something_else() {
        for (want, text) in [
            (Some("2004"), "Orbis Steel Ltd's net profit rose to $6 million in 2004 from $5 million in 2003."),
            (None, "Orbis Steel Ltd's net profit fell to $6 million from $7 million a year earlier."),
            (None, "Orbis Steel Ltd's net profit rose 5 percent from a year ago."),
            (
                None,
                "Orbis Steel Ltd's net profit rose to $6 million from $4 million, or 9 pence a unit, a year earlier.",
            ),
            (
                None,
                "Orbis Steel Ltd's net profit rose to $6 million from $4 million, or 9 pence a unit, in the year-ago period.",
            ),
            (None, "Steel output at Orbis Steel Ltd rose to 90,000 tonnes, the highest since May 2001."),
            (
                Some("July"),
                "Steel output at Orbis Steel Ltd rose to 90,000 tonnes in July, the highest since May 2001.",
            ),
            (Some("2020"), "Orbis Steel Ltd will not open the Norvale steel plant until 2020."),
            (None, "Orbis Steel Ltd named Maria Lopez chairman until 2020."),
            (None, "Orbis Steel Ltd's net profit rose to $6 million from $4 million for the same period in 2003."),
            (None, "Orbis Steel Ltd's net profit was $6 million (2003: $5 million)."),
            (
                Some("third-quarter"),
                "Orbis Steel Ltd reported on Monday a rise in its third-quarter figures, with net profit up 4%.",
            ),
            (
                Some("Third-quarter"),
                "Third-quarter output at Orbis Steel Ltd was 9,000 tonnes in the months ended May 30.",
            ),
            (Some("May"), "Steel output at Orbis Steel Ltd rose 4% from a year earlier in May."),
            (None, "Steel output at Orbis Steel Ltd was 90,000 tonnes, up 4% from May."),
            (None, "Orbis Steel Ltd's net profit was up 4% on a year ago."),
            (None, "Orbis Steel Ltd's net profit was $6 million, up 4% on 2003."),
            (None, "Orbis Steel Ltd's net profit rose 4% over the same period last year."),
            (Some("third-quarter"), "Orbis Steel Ltd reported third-quarter profit jumped 4%."),
            (Some("Monday"), "Work on the Kestrel Park for the 2012 Games started on Monday."),
            (None, "Ivan Orm fell ill in May 2004, a month after taking over as chairman of Orbis Steel Ltd."),
            (Some("2005"), "Orbis Steel Ltd will create more than 500 jobs in 2005."),
            (Some("May 2005"), "Orbis Steel Ltd will raise steel output by 5,000 tonnes from May 2005."),
        ] {
            assert_eq!(date(text), want, "{text}");
        }
    }
}
