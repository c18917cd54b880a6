//! From what is said to what is meant: expressions resolved with the article's date, the dates mentioned before and
//! the clause's tense.

use super::super::{Anchor, DateValue, TimexKind};
use super::duration;
use super::expr::{Cycle, Expr, From, Rel, When, YearOf};
use super::nearby::{coarser, earliest, holiday_day, in_year, latest, middle_quarter, near, nearest, years_on};
use super::point::{Point, date, weekday};
use crate::text::Date;
use crate::text::english::time::{Reference, Tense, Unit};
use compact_str::format_compact;
use jiff::ToSpan;

/// What expressions are resolved with; grows as the article is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchors {
    /// The article's own date and where it comes from.
    pub article: Option<(Date, Anchor)>,
    /// The date last mentioned.
    pub last: Option<Point>,
    /// The day last mentioned.
    pub day: Option<Date>,
    /// The quarter last mentioned, and in which sentence.
    pub quarter: Option<(Point, u32)>,
    /// The month, quarter or half last mentioned.
    pub period: Option<Point>,
    /// The article tells history: what has no year is of the year last mentioned, not of the article's.
    pub narrative: bool,
}

/// What an expression is resolved in.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The clause's tense: looked for only where it decides.
    pub tense: &'a dyn Fn() -> Option<Tense>,
    pub sentence: u32,
    /// "ended" stands before it.
    pub ended: bool,
    /// The day that "ended" or "ending" after it gives.
    pub closing: Option<Date>,
}

use super::write::Meaning::{Point as At, Range, Text};
use super::write::{Meaning, close, every, open, pattern, unresolved, write, yearly};

impl Anchors {
    /// The value of an expression; remembers it for those after it.
    pub(super) fn resolve(&mut self, expr: &Expr, place: Place) -> Option<DateValue> {
        let meaning = self.meaning(expr, place)?;
        if !compares(&expr.when) {
            self.remember(&meaning, place);
        }
        let mut value = write(expr, meaning);
        if let Some(end) = place.closing {
            close(&mut value, &expr.when, end);
        }
        Some(value)
    }

    /// The day that a full or partial date means; `None` where the article doesn't tell.
    pub(super) fn day_meant(&self, expr: &Expr, place: Place) -> Option<Date> {
        let place = Place { closing: None, ..place };
        let meaning = match expr.when {
            When::Day { year, month, day } => self.day_of(year, month, day, place)?,
            When::Named { name: name @ Cycle::Month(_), year, rel } => self.named(name, year, rel, place)?,
            _ => return None,
        };
        match meaning {
            At(point, _) => point.end(),
            _ => None,
        }
    }

    fn week_of(&self, year: YearOf, month: u8, day: u8, place: Place) -> Option<Meaning> {
        Some(match self.day_of(year, month, day, place)? {
            At(Point::Day(day), by) => At(Point::week_of(day), by),
            _ => open("XXXX-WXX"),
        })
    }

    fn remember(&mut self, meaning: &Meaning, place: Place) {
        let (At(point, _) | Range(_, point, _)) = meaning else { return };
        self.last = Some(*point);
        match point {
            Point::Day(day) => self.day = Some(*day),
            Point::Month(..) | Point::Half(..) => self.period = Some(*point),
            Point::Quarter(..) => {
                self.quarter = Some((*point, place.sentence));
                self.period = Some(*point);
            }
            _ => {}
        }
    }

    fn meaning(&self, expr: &Expr, place: Place) -> Option<Meaning> {
        Some(match expr.when {
            When::Reference(Reference::Past) => Text("PAST_REF".into(), TimexKind::Date),
            When::Reference(Reference::Present) => Text("PRESENT_REF".into(), TimexKind::Date),
            When::Reference(Reference::Future) => Text("FUTURE_REF".into(), TimexKind::Date),
            When::Offset(days) => self.offset(days),
            When::Day { year, month, day } => self.day_of(year, month, day, place)?,
            When::DayAlone(day) => self.day_alone(day)?,
            When::Days { year, first, last } => self.days(year, first, last, place)?,
            When::Named { name, year, rel } => self.named(name, year, rel, place)?,
            When::Year(year) => self.year(year).map_or_else(|| open("XXXX"), |(y, by)| At(Point::Year(y), by)),
            When::Years(first, last) => Range(Point::Year(first), Point::Year(last), Anchor::Text),
            When::Decade(decade) => At(Point::Decade(decade), Anchor::Text),
            When::DecadeOf(tens) => self.decade(tens),
            When::Century(century) if century < 0 => Text(format_compact!("BC{:02}", -century - 1), TimexKind::Date),
            When::Century(century) => At(Point::Century(century), Anchor::Text),
            When::Unit { unit, rel } => self.unit(unit, rel, place)?,
            When::Shift { unit, count, from } => self.shift(unit, count, from, place)?,
            When::Period { unit, year } => self.period(unit, year),
            When::WeekOf { year, month, day } => self.week_of(year, month, day, place)?,
            When::Duration { count, unit } => Text(duration::timex(count, unit), TimexKind::Duration),
            When::Every { count, unit } => Text(every(count, unit, expr.clock), TimexKind::Set),
            When::EveryNamed(name) => Text(pattern(name), TimexKind::Set),
            When::SameDay => self.same_day(),
        })
    }

    /// The day that the article is of.
    fn today(&self) -> Option<(Date, Anchor)> {
        self.article
    }

    /// The day from which "most recent" and "next" are counted: the article's, or in a history the last one told.
    fn now(&self) -> Option<(Date, Anchor)> {
        let told = self.last.and_then(Point::start).map(|d| (d, Anchor::Mention));
        if self.narrative { told.or(self.article) } else { self.article }
    }

    /// The date that "that", "the following", "later" point back to.
    fn mentioned(&self) -> Option<(Point, Anchor)> {
        let last = self.last.map(|p| (p, Anchor::Mention));
        last.or_else(|| self.article.map(|(day, by)| (Point::Day(day), by)))
    }

    fn offset(&self, days: i32) -> Meaning {
        let point = self.today().and_then(|(d, by)| Some((Point::Day(d).step(days)?, by)));
        point.map_or_else(|| open("XXXX-XX-XX"), |(p, by)| At(p, by))
    }

    fn same_day(&self) -> Meaning {
        let day = self.day.filter(|_| self.last.is_some_and(|p| matches!(p, Point::Day(_))));
        match day.map(|d| (d, Anchor::Mention)).or(self.today()) {
            Some((day, by)) => At(Point::Day(day), by),
            None => open("XXXX-XX-XX"),
        }
    }

    fn year(&self, year: YearOf) -> Option<(i16, Anchor)> {
        match year {
            YearOf::Unsaid => None,
            YearOf::Number(n) => Some((n, Anchor::Text)),
            YearOf::Relative(n) => self.today().map(|(d, by)| (d.year() + i16::from(n), by)),
            YearOf::Anchored(n) => {
                let (point, by) = self.mentioned()?;
                Some((point.year()? + i16::from(n), by))
            }
        }
    }

    fn day_of(&self, year: YearOf, month: u8, day: u8, place: Place) -> Option<Meaning> {
        if let Some((year, by)) = self.year(year) {
            return date(year, month, day).map(|d| At(Point::Day(d), by));
        }
        date(2000, month, day)?;
        let Some((now, by)) = self.now() else {
            return Some(Text(yearly(month, day), TimexKind::Date));
        };
        let coarse = self.narrative && matches!(self.last, Some(Point::Year(_)));
        let found = if coarse {
            date(now.year(), month, day)
        } else if place.ended {
            [0, -1].iter().find_map(|n| date(now.year() + n, month, day).filter(|d| *d <= now))
        } else {
            near(now, place.tense, |y| date(y, month, day))
        };
        found.map(|d| At(Point::Day(d), by))
    }

    /// A day of the month last mentioned, else of the article's.
    fn day_alone(&self, day: u8) -> Option<Meaning> {
        let told = self.last.and_then(|p| Some((p.year()?, p.month()?, Anchor::Mention)));
        let article = || self.article.map(|(d, by)| (d.year(), d.month().unsigned_abs(), by));
        match told.or_else(article) {
            Some((year, month, by)) => date(year, month, day).map(|d| At(Point::Day(d), by)),
            None => Some(Text(format_compact!("XXXX-XX-{day:02}"), TimexKind::Date)),
        }
    }

    fn days(&self, year: YearOf, first: (u8, u8), last: (u8, u8), place: Place) -> Option<Meaning> {
        let end_year = |start: i16| if last < first { start + 1 } else { start };
        match self.day_of(year, first.0, first.1, place)? {
            At(Point::Day(start), by) => {
                let start = match year {
                    YearOf::Number(_) if last < first => date(start.year() - 1, first.0, first.1)?,
                    _ => start,
                };
                let end = date(end_year(start.year()), last.0, last.1)?;
                Some(Range(Point::Day(start), Point::Day(end), by))
            }
            _ => {
                Some(Text(format_compact!("{}/{}", yearly(first.0, first.1), yearly(last.0, last.1)), TimexKind::Date))
            }
        }
    }

    fn decade(&self, tens: u8) -> Meaning {
        let tens = i16::from(tens);
        let Some((now, by)) = self.now() else { return At(Point::Decade(190 + tens), Anchor::Text) };
        let this = now.year() / 100 * 10 + tens;
        At(Point::Decade(if this * 10 > now.year() { this - 10 } else { this }), by)
    }

    fn named(&self, name: Cycle, year: YearOf, rel: Rel, place: Place) -> Option<Meaning> {
        if let Cycle::Weekday(day) = name {
            return Some(self.weekday(day, rel, place));
        }
        if rel == Rel::Previous && year == YearOf::Anchored(-1) {
            let At(bare, by) = self.named(name, YearOf::Unsaid, Rel::Bare, place)? else {
                return Some(Text(pattern(name), TimexKind::Date));
            };
            return Some(At(in_year(name, bare.year()? - 1)?, by));
        }
        if let Some((year, by)) = self.year(year) {
            return in_year(name, year).map(|p| At(p, by));
        }
        if let Some(end) = place.closing {
            return in_year(name, end.year()).map(|p| At(p, Anchor::Text));
        }
        let base = match rel {
            Rel::Previous | Rel::Same | Rel::Following => self.mentioned().and_then(|(p, by)| Some((p.start()?, by))),
            _ => self.now(),
        };
        let Some((now, by)) = base else { return Some(Text(pattern(name), TimexKind::Date)) };
        if self.narrative && rel == Rel::Bare {
            return in_year(name, now.year()).map(|p| At(p, by));
        }
        let found = match rel {
            Rel::Last | Rel::Previous => latest(now, name, |p| {
                p.end() < Some(now) || matches!(name, Cycle::Month(_)) && p.end() < Some(now.first_of_month())
            }),
            Rel::Next | Rel::Following => earliest(now, name, |p| p.start() > Some(now)),
            Rel::This | Rel::Same => in_year(name, now.year()),
            Rel::Latest => latest(now, name, |p| p.end() < Some(now)),
            Rel::Bare if matches!(name, Cycle::Holiday(_)) => nearest(now, |y| holiday_day(name, y)).map(Point::Day),
            Rel::Bare if matches!(name, Cycle::Quarter(_) | Cycle::Half(_)) => {
                let soon = now.checked_add(100.days()).ok();
                let ahead = earliest(now, name, |p| p.end() >= Some(now)).filter(|p| p.start() <= soon);
                ahead
                    .filter(|_| (place.tense)() == Some(Tense::Future))
                    .or_else(|| latest(now, name, |p| p.start() <= Some(now)))
            }
            Rel::Bare if (place.tense)() == Some(Tense::Future) => earliest(now, name, |p| p.end() >= Some(now)),
            Rel::Bare if matches!(name, Cycle::Month(_)) && (place.tense)().is_none() => {
                let soon = now.checked_add(45.days()).ok();
                latest(now, name, |p| p.start() <= soon)
            }
            Rel::Bare => latest(now, name, |p| p.start() <= Some(now)),
        };
        found.map(|p| At(p, by))
    }

    fn weekday(&self, day: u8, rel: Rel, place: Place) -> Meaning {
        let base = match rel {
            Rel::Previous | Rel::Following | Rel::Same => self.mentioned().and_then(|(p, by)| Some((p.start()?, by))),
            _ => self.article.or(self.now()),
        };
        let Some((now, by)) = base else { return Text(pattern(Cycle::Weekday(day)), TimexKind::Date) };
        let back = i32::from((weekday(now) + 7 - day) % 7);
        let ahead = (7 - back) % 7;
        let days = match rel {
            Rel::Last | Rel::Previous if back == 0 => -7,
            Rel::Next | Rel::Following if ahead == 0 => 7,
            Rel::Next | Rel::Following => ahead,
            Rel::This if (place.tense)() == Some(Tense::Past) => -back,
            Rel::This => ahead,
            Rel::Bare if (place.tense)() == Some(Tense::Future) && !self.narrative => ahead,
            _ => -back,
        };
        Point::Day(now).step(days).map_or_else(|| open("XXXX-XX-XX"), |p| At(p, by))
    }

    fn unit(&self, unit: Unit, rel: Rel, place: Place) -> Option<Meaning> {
        let unknown = || Some(open(unresolved(unit)));
        if unit == Unit::Quarter && matches!(rel, Rel::Bare | Rel::Latest | Rel::Same) {
            return Some(match place.closing {
                Some(end) => At(middle_quarter(end)?, Anchor::Text),
                None => self.quarter_meant(rel),
            });
        }
        let back = self.mentioned_at(unit);
        let base = match rel {
            Rel::Previous | Rel::Same | Rel::Following => back,
            Rel::Bare if matches!(unit, Unit::Day) || self.narrative => back,
            Rel::Last | Rel::This | Rel::Next | Rel::Latest | Rel::Bare => {
                self.today().map(|(d, by)| (Point::at(d, unit), by))
            }
        };
        let Some((point, by)) = base else { return unknown() };
        let steps = match rel {
            Rel::Last | Rel::Previous | Rel::Latest => -1,
            Rel::Next | Rel::Following => 1,
            Rel::Bare if unit == Unit::Weekend && (place.tense)() != Some(Tense::Future) => self.weekend_back(),
            Rel::This | Rel::Same | Rel::Bare => 0,
        };
        point.step(steps).map(|p| At(p, by))
    }

    /// "the weekend" is the last one unless it is running.
    fn weekend_back(&self) -> i32 {
        if self.article.is_some_and(|(d, _)| weekday(d) >= 6) { 0 } else { -1 }
    }

    /// The date last mentioned at a unit's grain; a day of a year or month is not known by it.
    fn mentioned_at(&self, unit: Unit) -> Option<(Point, Anchor)> {
        if unit <= Unit::Day
            && let Some(day) = self.day
        {
            return Some((Point::Day(day), Anchor::Mention));
        }
        let (point, by) = match self.mentioned()? {
            (point, Anchor::Mention) if coarser(point, unit) => {
                self.article.map(|(d, by)| (Point::Day(d), by)).filter(|_| !self.narrative)?
            }
            found => found,
        };
        Some((Point::at(point.start()?, unit), by))
    }

    /// "the quarter", "the latest period": the last one mentioned, else the one before the article's.
    fn quarter_meant(&self, rel: Rel) -> Meaning {
        if let Some((quarter, _)) = self.quarter
            && (rel != Rel::Latest || self.article.is_none_or(|(now, _)| quarter.end() < Some(now)))
        {
            return At(quarter, Anchor::Mention);
        }
        let before = self.today().and_then(|(d, by)| Some((Point::quarter_of(d).step(-1)?, by)));
        before.map_or_else(|| open("XXXX-QX"), |(p, by)| At(p, by))
    }

    /// "the same period last year", "the year-earlier quarter", "the 1988 period".
    fn period(&self, unit: Option<Unit>, year: YearOf) -> Meaning {
        let told = match unit {
            None => self.period,
            Some(Unit::Quarter) => self.quarter.map(|(quarter, _)| quarter),
            Some(unit) => self.mentioned_at(unit).map(|(p, _)| p),
        };
        let (point, by) = match (told, self.quarter_meant(Rel::Bare)) {
            (Some(point), _) => (point, Anchor::Mention),
            (None, At(quarter, by)) => (quarter, by),
            _ => return open("XXXX-QX"),
        };
        let shifted = match year {
            YearOf::Number(n) => self.year_number(point, n),
            YearOf::Relative(n) | YearOf::Anchored(n) => years_on(point, n.into()),
            YearOf::Unsaid => Some(point),
        };
        shifted.map_or_else(|| open("XXXX-QX"), |p| At(p, by))
    }

    fn year_number(&self, point: Point, year: i16) -> Option<Point> {
        match point {
            Point::Quarter(_, quarter) => Some(Point::Quarter(year, quarter)),
            Point::Month(_, month) => Some(Point::Month(year, month)),
            Point::Half(_, half) => Some(Point::Half(year, half)),
            _ => Some(Point::Year(year)),
        }
    }

    fn shift(&self, unit: Unit, count: i32, from: From, place: Place) -> Option<Meaning> {
        if unit == Unit::Year
            && count == -1
            && let Some((quarter, sentence)) = self.quarter
            && place.sentence.saturating_sub(sentence) <= 2
        {
            return quarter.step(-4).map(|p| At(p, Anchor::Mention));
        }
        let base = match from {
            From::Article => self.today().map(|(d, by)| (Point::at(d, unit), by)),
            From::Mention => self.mentioned_at(unit),
        };
        let Some((point, by)) = base else { return Some(open(unresolved(unit))) };
        let count = match unit {
            Unit::Fortnight => count * 2,
            Unit::Second | Unit::Minute | Unit::Hour => 0,
            _ => count,
        };
        let (point, count) = match unit {
            Unit::Decade => (Point::Year(point.start()?.year().max(self.now()?.0.year())), count * 10),
            Unit::Century => (Point::Year(self.now()?.0.year()), count * 100),
            _ => (point, count),
        };
        point.step(count).map(|p| At(p, by))
    }
}

/// Whether it only names what something is compared with ("a year earlier", "the year-ago quarter"): such a date is
/// not what the text goes on about.
fn compares(when: &When) -> bool {
    matches!(
        when,
        When::Period { .. }
            | When::Shift { unit: Unit::Year | Unit::Quarter, count: -1, .. }
            | When::Named { year: YearOf::Anchored(-1), .. }
    )
}
