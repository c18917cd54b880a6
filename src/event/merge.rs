//! One event for all the tellings of it in an article; two events where parties, amounts or dates conflict.

use super::fill::{Filled, Strength};
use super::status::Mood;
use super::trace::{Note, Recorder};
use super::{Amount, EventDate, EventMention};
use crate::entity::{Bound, DateValue, Entities, Figure, Precision, Value};
use crate::pack::{Code, Kind, Pack, RuleId, Status};
use crate::text::work;
use compact_str::CompactString;

/// Clusters of one type that a telling is compared with, latest first.
const LOOK_BACK: usize = 48;

/// One sentence's telling of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// Its rule.
    pub rule: RuleId,
    /// Which sentence, where in it.
    pub mention: EventMention,
    /// Which of its sentence's triggers, in the order in which they are tried.
    pub turn: u32,
    /// Its roles by name.
    pub roles: Vec<(CompactString, Filled)>,
    /// Its money.
    pub amount: Option<Amount>,
    /// Slot quality of the money.
    pub amount_strength: Strength,
    /// Its date.
    pub date: Option<EventDate>,
    /// Status, certainty …
    pub mood: Mood,
    /// Its country.
    pub country: Option<Code>,
    /// Its commodity.
    pub commodity: Option<crate::entity::EntityId>,
    /// The trigger is a verb.
    pub verbal: bool,
    /// It stands in a headline.
    pub headline: bool,
    /// Lacks what its rule needs: a mention of an event told elsewhere, or nothing.
    pub partial: bool,
    /// Nobody else stands where the one who acts would: no subject or possessor, or one that names nobody ("it", "the plant").
    pub vacant: bool,
}

/// Tellings that are one event.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Numbers of its tellings, in order.
    pub tellings: Vec<usize>,
}

/// What two tellings have to do with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fit {
    /// They contradict each other.
    Conflict(&'static str),
    /// They agree in this many points.
    Agree(u32),
}

/// Groups the tellings of an article into events: first those that stand for themselves, then the partial ones.
pub fn cluster<R: Recorder>(tellings: &[Telling], pack: &Pack, entities: &Entities, recorder: &mut R) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for partial in [false, true] {
        for (n, _) in tellings.iter().enumerate().filter(|(_, t)| t.partial == partial) {
            match best(n, &clusters, tellings, pack, entities, recorder) {
                Some(c) => {
                    if R::ON {
                        recorder.note(Note::Merged { into: clusters[c].tellings[0] as u32, from: n as u32 });
                    }
                    clusters[c].tellings.push(n);
                }
                None if partial => {}
                None => clusters.push(Cluster { tellings: vec![n] }),
            }
        }
    }
    clusters
}

/// The cluster that telling `n` agrees with most.
fn best<R: Recorder>(
    n: usize,
    clusters: &[Cluster],
    tellings: &[Telling],
    pack: &Pack,
    entities: &Entities,
    recorder: &mut R,
) -> Option<usize> {
    let mut best: Option<(u32, usize)> = None;
    for (c, cluster) in clusters.iter().enumerate().rev().take(LOOK_BACK) {
        match fit(&tellings[n], cluster, tellings, pack, entities) {
            Fit::Agree(points) if best.is_none_or(|(b, _)| points > b) => best = Some((points, c)),
            Fit::Conflict(why) if R::ON && !why.is_empty() => {
                recorder.note(Note::Apart { one: cluster.tellings[0] as u32, other: n as u32, why: why.to_string() });
            }
            _ => {}
        }
    }
    best.map(|(_, c)| c)
}

fn event_type(pack: &Pack, rule: RuleId) -> &str {
    pack.rules.get(rule.0 as usize).map_or("", |r| r.event.as_str())
}

fn fit(telling: &Telling, cluster: &Cluster, all: &[Telling], pack: &Pack, entities: &Entities) -> Fit {
    work::step();
    let first = &all[cluster.tellings[0]];
    if event_type(pack, first.rule) != event_type(pack, telling.rule) {
        return Fit::Conflict("");
    }
    let mut points = 0;
    for &n in cluster.tellings.iter().take(12) {
        match pair(&all[n], telling, entities) {
            Fit::Conflict(why) => return Fit::Conflict(why),
            Fit::Agree(p) => points = points.max(p),
        }
    }
    if points == 0 { Fit::Conflict("") } else { Fit::Agree(points) }
}

/// Compares two tellings of one type.
fn pair(a: &Telling, b: &Telling, entities: &Entities) -> Fit {
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

pub(super) fn is_where(f: &Filled) -> bool {
    matches!(f.kind, Some(Kind::PLACE | Kind::COUNTRY | Kind::COMMODITY))
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

/// Equal ends, one end of the one equal to the other's, or within a hundredth of each other when one is rounded.
pub(super) fn same_figure(a: Figure, b: Figure) -> bool {
    let point = |f: Figure| f.max.or(f.min);
    if a.bound == Bound::Range && b.bound == Bound::Range {
        return a.min == b.min && a.max == b.max;
    }
    let (Some(x), Some(y)) = (point(a), point(b)) else { return false };
    if x == y {
        return true;
    }
    let rounded = a.bound != Bound::Exact || b.bound != Bound::Exact;
    let hundredth = x.max(y).checked_div(rust_decimal::Decimal::from(if rounded { 25 } else { 100 }));
    hundredth.is_some_and(|h| (x - y).abs() <= h)
}

/// Dates that cannot be the same?
fn dates(a: &Telling, b: &Telling) -> Option<bool> {
    let (x, y) = (&a.date.as_ref()?.value, &b.date.as_ref()?.value);
    let (Some(from), Some(to), Some(start), Some(end)) = (x.start, x.end, y.start, y.end) else {
        return same_timex(x, y);
    };
    Some(from <= end && start <= to)
}

fn same_timex(x: &DateValue, y: &DateValue) -> Option<bool> {
    (x.timex == y.timex).then_some(true)
}

/// Agreements and conflicts role by role.
fn parties(a: &Telling, b: &Telling, entities: &Entities) -> Fit {
    let mut points = 0;
    // "Revenue" here, and elsewhere in passing, need not be the same revenue, but at the article's head.
    let (first, last) = (a.mention.sentence.min(b.mention.sentence), a.mention.sentence.max(b.mention.sentence));
    let passing = (a.partial || b.partial) && !(first < 2 && last - first <= 2);
    for (role, f) in a.roles.iter().filter(|(_, f)| f.strength > Strength::Weak) {
        let mut others = b.roles.iter().filter(|(r, g)| r == role && g.strength > Strength::Weak).peekable();
        if others.peek().is_none() {
            continue;
        }
        let mut verdict = None;
        for (_, g) in others {
            verdict = better(verdict, same(f, g, entities));
        }
        match verdict {
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

fn better(old: Option<bool>, new: Option<bool>) -> Option<bool> {
    match (old, new) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), _) | (_, Some(false)) => Some(false),
        _ => None,
    }
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
        Some(Kind::PERCENT | Kind::QUANTITY | Kind::NUMBER) => 2,
        Some(Kind::COMMODITY | Kind::PLACE | Kind::COUNTRY | Kind::NATIONALITY) => 1,
        Some(_) => 2,
        None => 2,
    }
}

/// The country that a country's name or adjective stands for: "Zambian" is "Zambia".
fn state(f: &Filled, entities: &Entities) -> Option<Code> {
    let entity = entities
        .entities
        .get(f.entity.filter(|_| matches!(f.kind, Some(Kind::COUNTRY | Kind::NATIONALITY)))?.0 as usize)?;
    entity.country
}

/// "Norwegian bid" here, the name of the bidder there: an adjective of nationality may describe whoever is named.
fn describes(f: &Filled, g: &Filled) -> bool {
    f.kind == Some(Kind::NATIONALITY) && matches!(g.kind, Some(Kind::COMPANY | Kind::ORGANIZATION | Kind::PERSON))
}

/// The same filler? `None` when it can't be told.
fn same(f: &Filled, g: &Filled, entities: &Entities) -> Option<bool> {
    if is_where(f) && is_where(g) {
        return (f.entity == g.entity).then_some(true);
    }
    if let (Some(a), Some(b)) = (state(f, entities), state(g, entities)) {
        return Some(a == b);
    }
    match (f.entity, g.entity) {
        (Some(x), Some(y)) if x == y => Some(true),
        _ if describes(f, g) || describes(g, f) => None,
        (Some(x), Some(y)) => {
            let value = |e: crate::entity::EntityId| entities.entities.get(e.0 as usize).map(|e| &e.value);
            match (value(x), value(y)) {
                (Some(Value::Percent(p)), Some(Value::Percent(q))) => Some(same_figure(p.figure, q.figure)),
                (Some(Value::Quantity(p)), Some(Value::Quantity(q))) if p.unit != q.unit => None,
                (Some(Value::Quantity(p)), Some(Value::Quantity(q))) => Some(same_figure(p.figure, q.figure)),
                _ => Some(same_name(&f.name, &g.name)),
            }
        }
        (None, None) if same_name(&f.name, &g.name) => Some(true),
        (None, None) => {
            if shares_head(&f.name, &g.name) {
                None
            } else {
                Some(false)
            }
        }
        _ if same_name(&f.name, &g.name) => Some(true),
        _ => {
            let name = |x: &Filled| {
                x.entity.is_none() && x.name.rsplit(' ').next().is_some_and(|w| w.starts_with(char::is_uppercase))
            };
            let company = |x: &Filled| matches!(x.kind, Some(Kind::COMPANY | Kind::ORGANIZATION));
            if (name(f) && company(g)) || (name(g) && company(f)) {
                return Some(false);
            }
            let thing = |x: &Filled| x.kind.is_none() || matches!(x.kind, Some(Kind::FACILITY | Kind::DEPOSIT));
            (thing(f) && thing(g) && !shares_head(&f.name, &g.name)).then_some(false)
        }
    }
}

pub(super) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty()
        && (long == short
            || (long.ends_with(&short) && long[..long.len() - short.len()].ends_with(' '))
            || (long.starts_with(&short) && long[short.len()..].starts_with(' ')))
}

fn shares_head(a: &str, b: &str) -> bool {
    let head = |s: &str| s.rsplit(' ').next().unwrap_or("").to_lowercase().trim_end_matches('s').to_string();
    head(a) == head(b)
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

#[cfg(test)]
mod tests {
    use crate::extractor::{Extractor, Scratch};
    use crate::pack::Pack;
    use crate::text::Document;

    /// How many events of a type a text tells.
    fn count(event: &str, text: &str) -> usize {
        let pack = Pack::core();
        let found = Extractor::new(pack).extract(&Document::from_text(text), &mut Scratch::default());
        found.events.iter().filter(|e| pack.rules[e.rule.0 as usize].event == event).count()
    }

    #[test]
    fn one_event_or_two() {
        let mut wrong = Vec::new();
        for (event, want, text) in [
            (
                "acquisition",
                1,
                "Orbis Steel Ltd will buy Norvale Lithium AG for $5 million. Orbis Steel announced the acquisition of Norvale Lithium on Monday.",
            ),
            (
                "acquisition",
                2,
                "Orbis Steel Ltd bought Norvale Lithium AG in 2003. Orbis Steel bought Karatal Mining Ltd in 2005.",
            ),
            ("acquisition", 2, "Orbis Steel Ltd bought Norvale Lithium AG and sold Karatal Mining Ltd."),
            (
                "investment",
                2,
                "Orbis Steel Ltd will invest $5 million in Chile. Orbis Steel will invest $9 million in Peru.",
            ),
            (
                "investment",
                1,
                "Orbis Steel Ltd plans to invest up to $500 million in Chile. The investment totalling $500 million will be made by Orbis Steel.",
            ),
            (
                "production",
                2,
                "Zambia's copper production rose to 420,000 tonnes. Workers cheered. Copper output at the Luma mine fell 3 percent.",
            ),
            (
                "production",
                2,
                "Orbis Steel Ltd's steel output fell 36% in the last quarter. Orbis Steel plans to cut steel output to 15 million tonnes.",
            ),
            (
                "acquisition",
                2,
                "Last year Orbis Steel Ltd bought 10 percent of Norvale Lithium AG. The firm grew. Orbis Steel plans to buy Norvale Lithium.",
            ),
            ("acquisition", 0, "Shares of the investment bank fell after it spoke of acquisitions in general."),
        ] {
            let got = count(event, text);
            if got != want {
                wrong.push(format!("{got} of {event}, not {want}: {text}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
