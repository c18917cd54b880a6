//! What two tellings have to do with each other: whether parties, amounts and dates agree or conflict.

use super::fill::{Filled, Strength};
use super::merge::Telling;
use super::same::{is_where, same, same_figure};
use crate::entity::{Entities, Precision};
use crate::pack::{Kind, Status};

/// What two tellings have to do with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// They contradict each other.
    Conflict(&'static str),
    /// They agree in this many points.
    Agree(u32),
}

/// Compares two tellings of one type.
pub(super) fn pair(a: &Telling, b: &Telling, entities: &Entities) -> Fit {
    let mut points = 0;
    match amounts(a, b) {
        Some(true) => points += 4,
        Some(false) => return Fit::Conflict("different amounts"),
        None => {}
    }
    match dates(a, b) {
        Some(true) => points += 1,
        Some(false) => return Fit::Conflict("different dates"),
        None => {}
    }
    if long_past(a) && to_come(b) || long_past(b) && to_come(a) {
        return Fit::Conflict("one is of a year past, one to come");
    }
    if a.mood.negated != b.mood.negated {
        return Fit::Conflict("one is negated");
    }
    match parties(a, b, entities) {
        Fit::Conflict(why) => return Fit::Conflict(why),
        Fit::Agree(_) if points < 4 && complementary(a, b, entities) => {}
        Fit::Agree(p) => points += p,
    }
    points += nearness(a, b);
    Fit::Agree(points)
}

/// At most one role agrees and each tells something of its own that the other lacks, in sentences apart or one as past
/// and the other as still to come: the same party did two things, as far as the text says. Of two figures in sentences
/// side by side nothing may agree.
fn complementary(a: &Telling, b: &Telling, entities: &Entities) -> bool {
    if a.headline || b.headline || a.partial || b.partial {
        return false;
    }
    let open = |t: &Telling| t.mood.status >= Status::Planned;
    let near = a.mention.sentence.abs_diff(b.mention.sentence) < 2;
    if near && !(figures(a) && figures(b)) {
        return false;
    }
    let shared = |x: &Telling, y: &Telling| {
        let in_both =
            |role: &str, f: &Filled| y.roles.iter().any(|(r, g)| r == role && same(f, g, entities) == Some(true));
        x.roles.iter().filter(|(r, f)| !is_where(f) && in_both(r, f)).count()
    };
    let extra = |x: &Telling, y: &Telling| {
        let lacks = |role: &str| !y.roles.iter().any(|(r, _)| r == role);
        let roles =
            x.roles.iter().filter(|(r, f)| !is_where(f) && f.strength >= Strength::Described && lacks(r)).count();
        roles + usize::from(x.amount.is_some() && y.amount.is_none())
    };
    let most = if near && open(a) == open(b) { 0 } else { 1 };
    shared(a, b) <= most && extra(a, b) > 0 && extra(b, a) > 0
}

fn to_come(t: &Telling) -> bool {
    matches!(t.mood.status, Status::Planned | Status::Considered) && !t.partial
}

/// Told by a verb as a fact of a whole year: "bought 10% last year", "built the mill in 1998".
fn long_past(t: &Telling) -> bool {
    t.verbal && is_fact_of_a_year(t)
}

/// Told as a fact of a whole year, by a verb or the noun that it governs: "started imports last year".
pub(super) fn is_fact_of_a_year(t: &Telling) -> bool {
    let Some(date) = t.date.as_ref().filter(|_| t.mood.fact) else { return false };
    date.value.precision == Some(Precision::Year) || date.value.timex == "XXXX"
}

/// Whether it tells how much.
fn figures(t: &Telling) -> bool {
    t.amount.is_some() || t.roles.iter().any(|(_, f)| is_figure(f))
}

/// Thin tellings ("the deal", "the investment") go with what was told just before.
fn nearness(a: &Telling, b: &Telling) -> u32 {
    let says = |role: &str, f: &Filled| {
        f.strength >= Strength::Described && !is_figure(f) && f.kind != Some(Kind::COMMODITY) && role != "place"
    };
    let thin = |t: &Telling| !t.roles.iter().any(|(role, f)| says(role, f));
    if b.partial && a.mention.sentence > b.mention.sentence && !b.headline {
        return 0;
    }
    let apart = a.mention.sentence.abs_diff(b.mention.sentence);
    let headline = (a.headline || b.headline) && apart <= 3;
    match (thin(a) || thin(b), apart) {
        (true, 0) => 1,
        (true, _) if headline => 1,
        (true, 1..=2) if !(b.verbal || has_figure(a) && has_figure(b)) => 1,
        _ => 0,
    }
}

/// A telling with a figure of its own: next to another such one it tells another thing, not the same in other words.
fn has_figure(t: &Telling) -> bool {
    t.amount.is_some() || t.roles.iter().any(|(_, f)| is_figure(f) && f.strength >= Strength::Described)
}

fn is_figure(f: &Filled) -> bool {
    matches!(f.kind, Some(Kind::MONEY | Kind::PERCENT | Kind::QUANTITY | Kind::NUMBER | Kind::DATE))
}

/// Same money? `None` when one has none.
fn amounts(a: &Telling, b: &Telling) -> Option<bool> {
    let (x, y) = (a.amount.as_ref()?, b.amount.as_ref()?);
    let same = x.value.currency == y.value.currency && same_figure(x.value.figure, y.value.figure);
    if !same && x.value.currency != y.value.currency && a.mention.sentence == b.mention.sentence {
        return None;
    }
    let weak = a.amount_strength == Strength::Weak || b.amount_strength == Strength::Weak;
    if !same && weak { None } else { Some(same) }
}

/// Dates that cannot be the same?
fn dates(a: &Telling, b: &Telling) -> Option<bool> {
    let (x, y) = (&a.date.as_ref()?.value, &b.date.as_ref()?.value);
    let (Some(from), Some(to), Some(start), Some(end)) = (x.start, x.end, y.start, y.end) else {
        return (x.timex == y.timex).then_some(true);
    };
    Some(from <= end && start <= to)
}

/// Agreements and conflicts role by role.
fn parties(a: &Telling, b: &Telling, entities: &Entities) -> Fit {
    if turned(a, b) {
        return Fit::Agree(6);
    }
    let mut points = 0;
    // "Revenue" here, and elsewhere in passing, need not be the same revenue, but at the article's head.
    let (first, last) = (a.mention.sentence.min(b.mention.sentence), a.mention.sentence.max(b.mention.sentence));
    let passing = (a.partial || b.partial) && !(first < 2 && last - first <= 2);
    for (role, f) in a.roles.iter().filter(|(_, f)| f.strength > Strength::Weak) {
        let others = b.roles.iter().filter(|(r, g)| r == role && g.strength > Strength::Weak);
        match others.map(|(_, g)| same(f, g, entities)).max().flatten() {
            Some(true) if passing && f.entity.is_none() && !f.name.contains(' ') => {}
            Some(true) => points += weight(f),
            Some(false) if several(a, role) || several(b, role) || f.strength == Strength::Far => {}
            Some(false) => return Fit::Conflict("different fillers of a role"),
            None => {}
        }
    }
    if crossed(a, b) {
        return Fit::Conflict("a party plays another part");
    }
    if several_disjoint(a, b, entities) {
        return Fit::Conflict("different parties");
    }
    Fit::Agree(points)
}

fn several(t: &Telling, role: &str) -> bool {
    t.roles.iter().filter(|(r, _)| r == role).count() > 1
}

/// A role with several fillers on one side and none of them on the other.
fn several_disjoint(a: &Telling, b: &Telling, entities: &Entities) -> bool {
    a.roles.iter().any(|(role, _)| {
        let firm =
            |t: &'_ Telling| t.roles.iter().filter(|(r, f)| r == role && f.entity.is_some() && !is_where(f)).count();
        if firm(a) == 0 || firm(b) == 0 || (firm(a) < 2 && firm(b) < 2) {
            return false;
        }
        !a.roles
            .iter()
            .filter(|(r, _)| r == role)
            .any(|(_, f)| b.roles.iter().any(|(r, g)| r == role && same(f, g, entities) == Some(true)))
    })
}

fn weight(f: &Filled) -> u32 {
    match f.kind {
        Some(Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON | Kind::DEPOSIT | Kind::FACILITY) => 3,
        Some(Kind::COMMODITY | Kind::PLACE | Kind::COUNTRY | Kind::NATIONALITY) => 1,
        _ => 2,
    }
}

/// "X will merge with Y", "Y's merger with X": the same two companies in the same two roles, the other way round.
fn turned(a: &Telling, b: &Telling) -> bool {
    let holds = |role: &str, company: &Filled| b.roles.iter().any(|(r, f)| r == role && f.entity == company.entity);
    let mut companies = a.roles.iter().filter(|(_, f)| f.kind == Some(Kind::COMPANY));
    let (Some((one, x)), Some((other, y)), None) = (companies.next(), companies.next(), companies.next()) else {
        return false;
    };
    one != other && x.entity != y.entity && holds(one, y) && holds(other, x)
}

/// The buyer of the one is the target of the other.
fn crossed(a: &Telling, b: &Telling) -> bool {
    a.roles.iter().any(|(role, f)| {
        let named = f.entity.is_some()
            && f.strength == Strength::Firm
            && matches!(f.kind, Some(Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON));
        named
            && b.roles.iter().any(|(r, g)| {
                r != role
                    && g.entity == f.entity
                    && g.strength == Strength::Firm
                    && !b.roles.iter().any(|(q, h)| q == role && h.entity == f.entity)
            })
    })
}
