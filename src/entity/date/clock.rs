//! Parsing of clock times: "8 p.m.", "8:30", "16:15 UTC", "noon", "10 o'clock".

use super::expr::Clock;
use super::reader::Reader;
use crate::text::english::DateWord;
use crate::text::english::time::{DayPart, Time, Unit};

/// A clock time and the token after it.
pub(super) fn parse(r: &Reader, at: usize) -> Option<(Clock, usize)> {
    if let Some(Time::Clock(hour)) = r.time(at) {
        return Some(zoned(r, hour, Some(0), None, at + 1));
    }
    if r.time(at) == Some(Time::Part(DayPart::Midday)) {
        return Some(zoned(r, 12, Some(0), None, at + 1));
    }
    let (hour, minute, second, next) = figures(r, at)?;
    if let Some(Time::Meridiem(pm)) = r.time(next) {
        let hour = twelve(hour, pm)?;
        return Some(zoned(r, hour, minute, second, next + 1));
    }
    // "the Ten O'Clock News" is none.
    if r.says(next, DateWord::O_CLOCK) && r.lower(next) {
        return Some(zoned(r, hour, Some(0), None, next + 1));
    }
    if let Some((part, next)) = part_said(r, next) {
        let pm = part != DayPart::Morning && !(part == DayPart::Night && hour < 5);
        return Some(zoned(r, twelve(hour, pm)?, minute.or(Some(0)), second, next));
    }
    let marked = matches!(r.time(next), Some(Time::Zone(_) | Time::Units(Unit::Hour)));
    let said = minute.is_some() && (marked || led(r, at));
    (said && hour <= 24).then(|| zoned(r, hour, minute, second, next))
}

/// Hour, minute, second and the token after them: "8", "8:30", "8.30", "0830", "08:30:15".
fn figures(r: &Reader, at: usize) -> Option<(u8, Option<u8>, Option<u8>, usize)> {
    let Some((n, len)) = r.digits(at) else { return dotted(r, at) };
    if len == 4 {
        let hours = matches!(r.time(at + 1), Some(Time::Units(Unit::Hour))) && (n < 1000 || led(r, at));
        let zone = hours || matches!(r.time(at + 1), Some(Time::Zone(_)));
        return (zone && n / 100 < 24 && n % 100 < 60).then(|| ((n / 100) as u8, Some((n % 100) as u8), None, at + 1));
    }
    if len > 2 || n > 24 {
        return None;
    }
    let Some((minute, next)) = colon(r, at + 1) else { return Some((n as u8, None, None, at + 1)) };
    match colon(r, next) {
        Some((second, next)) => Some((n as u8, Some(minute), Some(second), next)),
        None => Some((n as u8, Some(minute), None, next)),
    }
}

fn colon(r: &Reader, at: usize) -> Option<(u8, usize)> {
    if !r.says(at, DateWord::COLON) || !r.glued(at) || !r.glued(at + 1) {
        return None;
    }
    r.digits(at + 1).filter(|&(n, len)| n < 60 && len == 2).map(|(n, _)| (n as u8, at + 2))
}

/// "8.30" before a meridiem or a zone.
fn dotted(r: &Reader, at: usize) -> Option<(u8, Option<u8>, Option<u8>, usize)> {
    let (hour, minute) = r.word(at).split_once('.')?;
    let (hour, minute) = (hour.parse().ok().filter(|h| *h <= 24)?, minute.parse().ok().filter(|m| *m < 60)?);
    let marked = matches!(r.time(at + 1), Some(Time::Meridiem(_)));
    (marked && r.word(at).len() <= 5).then_some((hour, Some(minute), None, at + 1))
}

/// "in the morning", "in the afternoon", "at night" after an hour.
fn part_said(r: &Reader, at: usize) -> Option<(DayPart, usize)> {
    let in_the = r.says(at, DateWord::IN) && r.time(at + 1) == Some(Time::The);
    let part = match r.time(if in_the { at + 2 } else { at + 1 })? {
        Time::Part(part) if in_the || r.says(at, DateWord::AT) && part == DayPart::Night => part,
        _ => return None,
    };
    Some((part, if in_the { at + 3 } else { at + 2 }))
}

fn twelve(hour: u8, pm: bool) -> Option<u8> {
    match (hour, pm) {
        (12, false) => Some(0),
        (12, true) => Some(12),
        (1..=11, true) => Some(hour + 12),
        (0..=11, false) | (13..=24, true) => Some(hour),
        _ => None,
    }
}

fn zoned(r: &Reader, hour: u8, minute: Option<u8>, second: Option<u8>, at: usize) -> (Clock, usize) {
    let (utc, end) = match r.time(at) {
        Some(Time::Zone(utc)) => (utc, at + 1),
        Some(Time::Units(Unit::Hour)) if minute.is_some() => (false, at + 1),
        _ => (false, at),
    };
    (Clock::At { hour, minute, second, utc }, end)
}

/// Whether a word before "8:30" says that it is a time.
fn led(r: &Reader, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| r.says(b, DateWord::BEFORE_CLOCK))
}
