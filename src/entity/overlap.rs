//! The one policy for overlapping candidates.
//!
//! One total order decides every overlap: higher [`rank`] first, then the longer span, then the kind (see
//! [`precedence`]), then the earlier one. A candidate is kept when nothing kept before overlaps it, or when it is of a
//! kind that may stand inside the name of a deposit or facility and does.

use super::Candidate;
use crate::pack::Kind;
use std::cmp::Reverse;

/// Ranks of candidates; recognisers of values set their own between these.
pub mod rank {
    /// A name that lists or patterns are sure of: beats dates ("May" in "Theresa May"), loses against money and
    /// quantities ("Australian dollars").
    pub const NAME: u8 = 60;
    /// A commodity with a name of its own ("Brent"), which beats the place that it is named after; what a dateline
    /// says to be a place.
    pub const BRAND: u8 = 61;
    /// A commodity: a common word, loses against every longer or surer name.
    pub const COMMODITY: u8 = 55;
    /// A name guessed from the words around it.
    pub const GUESS: u8 = 40;
}

/// A candidate that lost, with the one that it lost against.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// The loser.
    pub candidate: Candidate,
    /// Rule of the winner.
    pub against: &'static str,
}

/// Keeps the winners, by start. Losers go to `lost` when someone wants to explain.
pub fn settle(candidates: &mut Vec<Candidate>, mut lost: Option<&mut Vec<Lost>>) {
    candidates.sort_by_key(order);
    let mut kept: Vec<Candidate> = Vec::with_capacity(candidates.len());
    let end = candidates.iter().map(|c| c.tokens.end).max().unwrap_or(0) as usize;
    // For each token the kept candidate over it, outer ones before those nested in them.
    let mut owner = vec![u32::MAX; end];
    for candidate in candidates.drain(..) {
        match winner(&candidate, &kept, &owner) {
            Some(winner) => {
                if let Some(lost) = &mut lost {
                    lost.push(Lost { candidate, against: kept[winner].rule });
                }
            }
            None => {
                for slot in &mut owner[candidate.tokens.indices()] {
                    *slot = kept.len() as u32;
                }
                kept.push(candidate);
            }
        }
    }
    kept.sort_by_key(|c| (c.span.start, Reverse(c.span.end)));
    *candidates = kept;
}

/// The total order, the strongest first.
fn order(c: &Candidate) -> (Reverse<u8>, Reverse<u32>, u8, u32) {
    (Reverse(c.rank), Reverse(c.span.len()), precedence(c.kind), c.span.start)
}

/// Among equal ranks and lengths the kind decides: the rarer reading of a name stands first.
fn precedence(kind: Kind) -> u8 {
    match kind {
        Kind::DEPOSIT => 0,
        Kind::FACILITY => 1,
        Kind::COUNTRY => 2,
        Kind::NATIONALITY => 3,
        Kind::ORGANIZATION => 4,
        Kind::COMPANY => 5,
        Kind::PLACE => 6,
        Kind::PERSON => 7,
        Kind::COMMODITY => 9,
        _ => 8,
    }
}

/// The kept candidate that this one loses against.
fn winner(candidate: &Candidate, kept: &[Candidate], owner: &[u32]) -> Option<usize> {
    let over = owner.get(candidate.tokens.indices()).unwrap_or_default();
    let mut holders = over.iter().filter_map(|index| kept.get(*index as usize).map(|c| (*index as usize, c)));
    holders.find(|(_, holder)| !nests(candidate, holder)).map(|(index, _)| index)
}

/// Whether `inner` may stay although `outer` covers it.
fn nests(inner: &Candidate, outer: &Candidate) -> bool {
    let names = [Kind::COMMODITY, Kind::COUNTRY, Kind::NATIONALITY, Kind::PLACE, Kind::COMPANY];
    let shorter = inner.span.len() < outer.span.len() && outer.span.contains(inner.span);
    shorter && matches!(outer.kind, Kind::DEPOSIT | Kind::FACILITY) && names.contains(&inner.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Value;
    use crate::text::{Span, TokenRange};

    fn at(kind: Kind, start: u32, end: u32, rank: u8) -> Candidate {
        let (tokens, span) = (TokenRange::new(start, end), Span::new(start * 10, end * 10));
        Candidate { tokens, span, kind, value: Value::None, name: "".into(), country: None, rule: "test", rank }
    }

    #[test]
    fn one_order_decides() {
        let cases: &[(&str, &[Candidate], &[usize])] = &[
            ("longer wins", &[at(Kind::PLACE, 0, 1, 60), at(Kind::COMPANY, 0, 3, 60)], &[1]),
            ("rank beats length", &[at(Kind::MONEY, 0, 2, 90), at(Kind::COMPANY, 1, 5, 60)], &[0]),
            ("kind breaks ties", &[at(Kind::PERSON, 0, 2, 60), at(Kind::COUNTRY, 0, 2, 60)], &[1]),
            ("commodity stands in a deposit", &[at(Kind::DEPOSIT, 0, 3, 60), at(Kind::COMMODITY, 1, 2, 55)], &[0, 1]),
            ("person doesn't", &[at(Kind::DEPOSIT, 0, 3, 60), at(Kind::PERSON, 1, 2, 60)], &[0]),
            ("place in a company doesn't", &[at(Kind::COMPANY, 0, 3, 60), at(Kind::PLACE, 0, 1, 60)], &[0]),
            ("neighbours stay", &[at(Kind::PLACE, 0, 1, 60), at(Kind::PERSON, 1, 3, 60)], &[0, 1]),
        ];
        for (what, candidates, want) in cases {
            let (mut got, mut lost) = (candidates.to_vec(), Vec::new());
            settle(&mut got, Some(&mut lost));
            let want: Vec<Candidate> = want.iter().map(|i| candidates[*i].clone()).collect();
            assert_eq!(got, want, "{what}");
            assert_eq!(lost.len(), candidates.len() - want.len(), "{what}");
        }
    }
}
