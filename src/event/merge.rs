//! One event for all the tellings of it in an article; two events where parties, amounts or dates conflict.

use super::compare::{Fit, pair};
use super::fill::{Filled, Strength};
use super::status::Mood;
use super::trace::{Note, Recorder};
use super::{Amount, EventDate, EventMention};
use crate::entity::{Entities, EntityId};
use crate::pack::{Code, Pack, RuleId};
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
    pub commodity: Option<EntityId>,
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

fn fit(telling: &Telling, cluster: &Cluster, all: &[Telling], pack: &Pack, entities: &Entities) -> Fit {
    work::step();
    let first = &all[cluster.tellings[0]];
    if !pack.demands.same_type(first.rule, telling.rule) {
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

#[cfg(test)]
mod tests {
    use crate::extractor::{Extractor, Scratch};
    use crate::pack::Pack;
    use crate::text::Document;

    /// How many events of a type a text tells.
    fn count(event: &str, text: &str) -> usize {
        let pack = Pack::core();
        let found = Extractor::new(pack).extract(&Document::from_text(text), &mut Scratch::default());
        found
            .events
            .iter()
            .filter(|e| pack.rules.get(usize::from(e.rule.0)).is_some_and(|rule| rule.event == event))
            .count()
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
                "acquisition",
                1,
                "A merger of Orbis Steel Ltd with Karatal Mining Ltd is planned. Karatal Mining's merger with Orbis Steel is new.",
            ),
            ("workforce", 2, "The service sector added 900 jobs. The service sector lost 4,000 jobs."),
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
