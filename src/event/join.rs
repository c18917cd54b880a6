//! The fields of an event from all its tellings: the better slot wins, the more cautious bound, the fullest telling's mood.

use super::compare::is_fact_of_a_year;
use super::fill::{Filled, Strength};
use super::merge::Telling;
use super::same::{is_where, same_figure, same_name};
use super::status::Mood;
use super::{Amount, EventDate};
use crate::entity::Bound;
use crate::pack::{Certainty, Kind, Pack, RuleId, Sets, Status};
use compact_str::CompactString;

/// How much a telling tells.
pub fn fullness(t: &Telling) -> i32 {
    let roles: i32 = t
        .roles
        .iter()
        .map(|(_, f)| match f.strength {
            Strength::Firm => 3,
            Strength::Described => 2,
            Strength::Far => 1,
            Strength::Weak => 0,
        })
        .sum();
    let partial = if t.partial { -6 } else { 0 };
    partial + roles + 3 * i32::from(t.amount.is_some()) + i32::from(t.date.is_some()) + 2 * i32::from(t.verbal)
        - i32::from(t.headline)
}

/// Joins the fillers of several tellings: the better slot wins, a company over a country; roles that take several take all.
pub fn roles(tellings: &[&Telling], pack: &Pack) -> Vec<(CompactString, Filled, bool)> {
    let mut out: Vec<(CompactString, Filled, bool)> = Vec::new();
    for (n, telling) in tellings.iter().enumerate() {
        // "voted for the deal at a meeting in Gdansk": where it is told in passing it isn't placed.
        let beside = |f: &Filled| n > 0 && telling.partial && f.strength == Strength::Weak && is_where(f);
        for (role, f) in telling.roles.iter().filter(|(_, f)| !beside(f)) {
            add(&mut out, role, f, n > 0, many(pack, telling.rule, role));
        }
    }
    out
}

fn many(pack: &Pack, rule: RuleId, role: &str) -> bool {
    pack.rules.get(rule.0 as usize).is_some_and(|r| r.roles.iter().any(|x| x.name == role && x.many))
}

fn add(out: &mut Vec<(CompactString, Filled, bool)>, role: &CompactString, f: &Filled, merged: bool, many: bool) {
    let alike = |g: &Filled| (g.entity.is_some() && g.entity == f.entity) || same_name(&g.name, &f.name);
    if let Some((_, g, m)) = out.iter_mut().find(|(r, g, _)| r == role && alike(g)) {
        if g.reference && !f.reference && g.strength <= f.strength {
            *g = f.clone();
            *m = merged;
        }
        return;
    }
    let adjective = |g: &Filled| g.kind == Some(Kind::NATIONALITY);
    if merged && adjective(f) && out.iter().any(|(r, g, _)| r == role && !adjective(g)) {
        return;
    }
    let elsewhere = out.iter().any(|(r, g, _)| r != role && g.entity.is_some() && g.entity == f.entity && !is_where(f));
    if merged && elsewhere {
        return;
    }
    let Some(at) = out.iter().position(|(r, ..)| r == role) else {
        out.push((role.clone(), f.clone(), merged));
        return;
    };
    let old = &out[at].1;
    let beats = (f.strength, rank(f)) > (old.strength, rank(old));
    match (beats, many && f.strength >= Strength::Described && old.entity.is_some() == f.entity.is_some()) {
        (_, true) => out.push((role.clone(), f.clone(), merged)),
        (true, false) => out[at] = (role.clone(), f.clone(), merged),
        _ => {}
    }
}

fn rank(f: &Filled) -> u8 {
    match f.kind {
        Some(Kind::COMPANY) => 3,
        Some(Kind::COUNTRY | Kind::NATIONALITY) => 1,
        None => 0,
        _ => 2,
    }
}

/// The money of an event: the more cautious bound of equal sums, else the better slot's.
pub fn amount(tellings: &[&Telling]) -> Option<Amount> {
    let mut best: Option<(&Telling, &Amount)> = None;
    for telling in tellings {
        let Some(amount) = &telling.amount else { continue };
        best = match best {
            None => Some((*telling, amount)),
            Some((t, _)) if telling.amount_strength > t.amount_strength => Some((*telling, amount)),
            Some((_, old))
                if caution(amount.value.figure.bound) > caution(old.value.figure.bound)
                    && same_figure(amount.value.figure, old.value.figure) =>
            {
                Some((*telling, amount))
            }
            keep => keep,
        };
    }
    best.map(|(_, a)| a.clone())
}

fn caution(bound: Bound) -> u8 {
    match bound {
        Bound::Exact => 0,
        Bound::Approx => 1,
        Bound::Range => 2,
        Bound::Over | Bound::AtLeast | Bound::Under => 3,
        Bound::UpTo => 4,
    }
}

/// How the event is told: by its fullest telling, the first sentences before later ones; a condition or a cancellation
/// told anywhere holds.
pub fn mood(tellings: &[&Telling]) -> Mood {
    /// How many roles' worth it counts to be told at the article's head, which says how things stand.
    const AT_THE_HEAD: i32 = 4;
    let says =
        |t: &&&Telling| !t.partial && (t.verbal || t.mood.cues.iter().any(|c| matches!(c.sets, Sets::Status(_))));
    let head = |t: &Telling| if t.mention.sentence < 3 { AT_THE_HEAD } else { 0 };
    let best = tellings.iter().rev().filter(says).max_by_key(|t| fullness(t) + head(t)).unwrap_or(&tellings[0]);
    let mut mood = come_true(tellings, best).unwrap_or(best).mood.clone();
    for t in tellings {
        if mood.condition.is_none() && t.mood.condition.is_some() && mood.status >= Status::Planned {
            mood.condition = t.mood.condition;
            mood.certainty = mood.certainty.max(Certainty::Conditional);
            mood.cues.extend(t.mood.cues.iter().copied());
        }
        if t.mood.status == Status::Cancelled && t.verbal && mood.status != Status::Cancelled {
            mood.status = Status::Cancelled;
            mood.cues.extend(t.mood.cues.iter().copied());
        }
    }
    mood
}

/// The telling that says that what `best` tells as still open has happened: "sought a loan" here, "obtained a loan"
/// there. Of verbs that can't be told: "bought a stake" here and "plans to buy" there are two steps as often as one.
fn come_true<'t>(tellings: &[&'t Telling], best: &Telling) -> Option<&'t Telling> {
    let open = matches!(best.mood.status, Status::Planned | Status::Considered) && !best.mood.negated;
    let noun = |t: &Telling| !t.verbal && !t.partial && !t.headline;
    let alike = |t: &Telling| t.rule == best.rule && noun(t) && noun(best);
    tellings.iter().copied().find(|t| open && t.mood.fact && alike(t) && !is_fact_of_a_year(t))
}

/// The date of the fullest telling that has one; of an event still to come none of what was done in some year past.
pub fn date(tellings: &[&Telling], mood: &Mood) -> Option<EventDate> {
    let open = matches!(mood.status, Status::Planned | Status::Considered);
    tellings.iter().filter(|t| !(open && is_fact_of_a_year(t))).find_map(|t| t.date.clone())
}
