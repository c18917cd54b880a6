//! The one policy for overlapping candidates.
//!
//! One total order decides every overlap: higher [`rank`] first, then the longer span, then the kind (see
//! [`precedence`]), then the earlier one. A candidate is kept when nothing kept before overlaps it, or when it is of a
//! kind that may stand inside the name of a deposit or facility and does.

use super::Lost;
use crate::pack::Kind;
use crate::text::{Span, TokenRange};
use std::cmp::Reverse;
use std::ops::Range;

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

/// A candidate's claim to its words: all that the policy looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its bytes.
    pub span: Span,
    /// Its type.
    pub kind: Kind,
    /// Its [`rank`].
    pub rank: u8,
    /// Whose claim it is: an index of the caller's.
    pub index: u32,
}

/// A claim that lost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Defeat {
    pub loser: Claim,
    /// [`Claim::index`] of the winner.
    pub winner: u32,
}

impl Defeat {
    /// The same with the rules of both.
    pub fn told(&self, rule: impl Fn(u32) -> &'static str) -> Lost {
        let Claim { span, kind, index, .. } = self.loser;
        Lost { span, kind, rule: rule(index), against: rule(self.winner) }
    }
}

/// Settles claims; its buffers are reused from article to article.
#[derive(Default)]
pub struct Settler {
    kept: Vec<Claim>,
    /// For each token of a group the kept claim over it, outer ones before those nested in them.
    owner: Vec<u32>,
}

impl Settler {
    /// Keeps the winners, by start. Losers go to `lost` when someone wants to explain, the strongest first.
    pub fn settle(&mut self, claims: &mut Vec<Claim>, mut lost: Option<&mut Vec<Defeat>>) {
        if !claims.is_sorted_by_key(|c| c.tokens.start) {
            claims.sort_by_key(|c| c.tokens.start);
        }
        let (mut at, mut end) = (0, 0);
        while at < claims.len() {
            let len = group_len(&claims[at..]);
            let kept = match &mut claims[at..at + len] {
                [_] => 1,
                [first, second] => settle_two(first, second, lost.as_deref_mut()),
                group => self.settle_group(group, lost.as_deref_mut()),
            };
            for place in 0..kept {
                claims[end + place] = claims[at + place];
            }
            (at, end) = (at + len, end + kept);
        }
        claims.truncate(end);
        if let Some(lost) = lost {
            lost.sort_by_key(|defeat| order(&defeat.loser));
        }
    }

    /// Brings the winners of claims that hang together to their front; how many they are.
    fn settle_group(&mut self, claims: &mut [Claim], mut lost: Option<&mut Vec<Defeat>>) -> usize {
        let first = claims.iter().map(|c| c.tokens.start).min().unwrap_or(0);
        let end = claims.iter().map(|c| c.tokens.end).max().unwrap_or(0);
        claims.sort_by_key(order);
        self.kept.clear();
        self.owner.clear();
        self.owner.resize((end - first) as usize, u32::MAX);
        for claim in claims.iter() {
            let over = claim.tokens.start - first..claim.tokens.end - first;
            let over = &mut self.owner[over.start as usize..over.end as usize];
            let mut holders = over.iter().filter_map(|index| self.kept.get(*index as usize));
            match holders.find(|holder| !nests(claim, holder)) {
                Some(winner) => {
                    if let Some(lost) = &mut lost {
                        lost.push(Defeat { loser: *claim, winner: winner.index });
                    }
                }
                None => {
                    over.fill(self.kept.len() as u32);
                    self.kept.push(*claim);
                }
            }
        }
        self.kept.sort_by_key(place);
        claims[..self.kept.len()].copy_from_slice(&self.kept);
        self.kept.len()
    }
}

/// The same for two claims, as most groups are.
fn settle_two(first: &mut Claim, second: &mut Claim, lost: Option<&mut Vec<Defeat>>) -> usize {
    if order(second) < order(first) {
        std::mem::swap(first, second);
    }
    if nests(second, first) {
        if place(second) < place(first) {
            std::mem::swap(first, second);
        }
        return 2;
    }
    if let Some(lost) = lost {
        lost.push(Defeat { loser: *second, winner: first.index });
    }
    1
}

/// By start, the outer before the inner.
fn place(claim: &Claim) -> (u32, Reverse<u32>) {
    (claim.span.start, Reverse(claim.span.end))
}

/// The indexes of ranges that each stand by `start`, as one list by start; of several with the same start the first
/// range's come first.
pub fn merge<const N: usize>(mut ranges: [Range<u32>; N], start: impl Fn(u32) -> u32, mut out: impl FnMut(u32)) {
    let head = |range: &Range<u32>| if range.is_empty() { u32::MAX } else { start(range.start) };
    let mut heads = ranges.each_ref().map(head);
    loop {
        let mut first = 0;
        for other in 1..N {
            if heads[other] < heads[first] {
                first = other;
            }
        }
        let Some(index) = ranges[first].next() else { return };
        out(index);
        heads[first] = head(&ranges[first]);
    }
}

/// How many of the first claims, which stand by start, hang together by their tokens.
fn group_len(claims: &[Claim]) -> usize {
    let Some((first, rest)) = claims.split_first() else { return 0 };
    let mut end = first.tokens.end;
    let joined = |claim: &&Claim| {
        let joined = claim.tokens.start < end;
        end = end.max(claim.tokens.end);
        joined
    };
    1 + rest.iter().take_while(joined).count()
}

/// The total order, the strongest first.
fn order(c: &Claim) -> (Reverse<u8>, Reverse<u32>, u8, u32) {
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

/// Whether `inner` may stay although `outer` covers it.
fn nests(inner: &Claim, outer: &Claim) -> bool {
    let names = [Kind::COMMODITY, Kind::COUNTRY, Kind::NATIONALITY, Kind::PLACE, Kind::COMPANY];
    let shorter = inner.span.len() < outer.span.len() && outer.span.contains(inner.span);
    shorter && matches!(outer.kind, Kind::DEPOSIT | Kind::FACILITY) && names.contains(&inner.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(kind: Kind, start: u32, end: u32, rank: u8) -> Claim {
        Claim { tokens: TokenRange::new(start, end), span: Span::new(start * 10, end * 10), kind, rank, index: 0 }
    }

    #[test]
    fn lists_are_merged_by_start() {
        let starts = [1, 4, 4, 0, 4, 9, 10];
        let mut order = Vec::new();
        merge([0..3, 3..3, 3..7], |index| starts[index as usize], |index| order.push(index));
        assert_eq!(order, [3, 0, 1, 2, 4, 5, 6]);
    }

    #[test]
    fn one_order_decides() {
        let cases: &[(&str, &[Claim], &[usize])] = &[
            ("longer wins", &[at(Kind::PLACE, 0, 1, 60), at(Kind::COMPANY, 0, 3, 60)], &[1]),
            ("rank beats length", &[at(Kind::MONEY, 0, 2, 90), at(Kind::COMPANY, 1, 5, 60)], &[0]),
            ("kind breaks ties", &[at(Kind::PERSON, 0, 2, 60), at(Kind::COUNTRY, 0, 2, 60)], &[1]),
            ("commodity stands in a deposit", &[at(Kind::DEPOSIT, 0, 3, 60), at(Kind::COMMODITY, 1, 2, 55)], &[0, 1]),
            ("person doesn't", &[at(Kind::DEPOSIT, 0, 3, 60), at(Kind::PERSON, 1, 2, 60)], &[0]),
            ("place in a company doesn't", &[at(Kind::COMPANY, 0, 3, 60), at(Kind::PLACE, 0, 1, 60)], &[0]),
            (
                "later groups too",
                &[at(Kind::DATE, 0, 1, 50), at(Kind::MONEY, 4, 6, 60), at(Kind::DATE, 5, 6, 50)],
                &[0, 1],
            ),
            (
                "chains fall apart",
                &[at(Kind::PLACE, 4, 6, 60), at(Kind::PLACE, 3, 5, 60), at(Kind::DATE, 0, 4, 60)],
                &[2, 0],
            ),
            ("neighbours stay", &[at(Kind::PLACE, 0, 1, 60), at(Kind::PERSON, 1, 3, 60)], &[0, 1]),
        ];
        for (what, candidates, want) in cases {
            let numbered = candidates.iter().zip(0..).map(|(claim, index)| Claim { index, ..*claim });
            let (mut got, mut lost): (Vec<Claim>, Vec<Defeat>) = (numbered.collect(), Vec::new());
            let want: Vec<Claim> = want.iter().map(|i| got[*i]).collect();
            Settler::default().settle(&mut got, Some(&mut lost));
            assert_eq!(got, want, "{what}");
            assert_eq!(lost.len(), candidates.len() - want.len(), "{what}");
        }
    }
}
