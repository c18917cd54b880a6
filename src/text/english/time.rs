//! Words of time.

/// What a word says about time. A word has one entry; what it means beside other words is the date parser's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Time {
    /// January is 1; abbreviations too ("nov", "sept")
    Month(u8),
    /// Monday is 1
    Weekday(u8),
    /// "Mondays": Monday is 1
    Weekdays(u8),
    /// "year"
    Unit(Unit),
    /// "years"
    Units(Unit),
    /// "summer"
    Season(Season),
    /// "morning"
    Part(DayPart),
    /// "mornings"
    Parts(DayPart),
    /// "noon" (12), "midnight" (24)
    Clock(u8),
    /// "a.m." (false), "p.m." (true)
    Meridiem(bool),
    /// "gmt", "est": true for universal time
    Zone(bool),
    /// "today" is 0, "yesterday" -1, "tomorrow" 1
    Day(i8),
    /// "tonight"
    Tonight,
    /// "overnight"
    Overnight,
    /// "last", "next", "following" …
    Relative(Relative),
    /// "early", "late", "mid", "end"
    Edge(Edge),
    /// "earlier" (-1), "later" (1)
    Comparative(i8),
    /// "ago"
    Ago,
    /// "before"
    Before,
    /// "after"
    After,
    /// "hence"
    Hence,
    /// "now", "recently", "soon"
    Reference(Reference),
    /// "every", "each"
    Every,
    /// "daily", "annually": once each so many units
    Frequency(u8, Unit),
    /// "several", "few", "couple": an uncertain number
    Vague,
    /// "fiscal", "financial"
    Fiscal,
    /// "half"
    Half,
    /// "Christmas", "Thanksgiving": index into the date recogniser's table of holidays
    Holiday(u8),
    /// "nineties" is 9
    Decade(u8),
    /// "B.C." (true), "A.D." (false)
    Era(bool),
    /// "period"
    Period,
    /// "the"
    The,
    /// "a", "an"
    An,
    /// "nearly", "almost", "about", "around": how a span of time is bounded
    Bound(Bounding),
    /// "whole", "full", "straight", "trading", "more", "additional": stand before a unit and change nothing
    Filler,
    /// "near", "final", "comparable": only in fixed phrases ("the near future", "the final quarter")
    Fixed,
    /// Tells that the clause speaks of the future ("will", "scheduled") or the past ("was", "said")
    Tense(Tense),
}

/// Units of time, from the finest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// Seasons of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// Words that place a period relative to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relative {
    /// "last"
    Last,
    /// "past"
    Past,
    /// "this"
    This,
    /// "next"
    Next,
    /// "coming", "upcoming"
    Coming,
    /// "current"
    Current,
    /// "latest"
    Latest,
    /// "recent"
    Recent,
    /// "future"
    Future,
    /// "previous", "preceding", "prior"
    Previous,
    /// "following", "ensuing", "subsequent"
    Following,
    /// "that"
    That,
    /// "same"
    Same,
    /// "these"
    These,
    /// "those"
    Those,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// "early"
    Early,
    /// "late"
    Late,
    /// "mid"
    Mid,
    /// "beginning", "start" (… of)
    Beginning,
    /// "middle" (… of)
    Middle,
    /// "end", "close" (… of)
    End,
}

/// What an adverb of time points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Reference {
    Past,
    Present,
    Future,
}

/// How an amount of time is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bounding {
    /// "about", "around", "roughly": outside the expression
    About,
    /// "nearly", "almost": inside it
    Nearly,
    /// "over": outside
    Over,
    /// "than" (after more, less, fewer)
    Than,
    /// "least" (after at)
    Least,
}

/// When a clause plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Future,
}

/// Each word of time with what it says.
pub const TABLE: &[(&str, Time)] = &[
    ("january", Time::Month(1)),
    ("february", Time::Month(2)),
    ("march", Time::Month(3)),
    ("april", Time::Month(4)),
    ("may", Time::Month(5)),
    ("june", Time::Month(6)),
    ("july", Time::Month(7)),
    ("august", Time::Month(8)),
    ("september", Time::Month(9)),
    ("october", Time::Month(10)),
    ("november", Time::Month(11)),
    ("december", Time::Month(12)),
    ("jan", Time::Month(1)),
    ("feb", Time::Month(2)),
    ("mar", Time::Month(3)),
    ("apr", Time::Month(4)),
    ("jun", Time::Month(6)),
    ("jul", Time::Month(7)),
    ("aug", Time::Month(8)),
    ("sep", Time::Month(9)),
    ("sept", Time::Month(9)),
    ("oct", Time::Month(10)),
    ("nov", Time::Month(11)),
    ("dec", Time::Month(12)),
    ("monday", Time::Weekday(1)),
    ("tuesday", Time::Weekday(2)),
    ("wednesday", Time::Weekday(3)),
    ("thursday", Time::Weekday(4)),
    ("friday", Time::Weekday(5)),
    ("saturday", Time::Weekday(6)),
    ("sunday", Time::Weekday(7)),
    ("mon", Time::Weekday(1)),
    ("tue", Time::Weekday(2)),
    ("tues", Time::Weekday(2)),
    ("wed", Time::Weekday(3)),
    ("thu", Time::Weekday(4)),
    ("thur", Time::Weekday(4)),
    ("thurs", Time::Weekday(4)),
    ("fri", Time::Weekday(5)),
    ("sat", Time::Weekday(6)),
    ("sun", Time::Weekday(7)),
    ("mondays", Time::Weekdays(1)),
    ("tuesdays", Time::Weekdays(2)),
    ("wednesdays", Time::Weekdays(3)),
    ("thursdays", Time::Weekdays(4)),
    ("fridays", Time::Weekdays(5)),
    ("saturdays", Time::Weekdays(6)),
    ("sundays", Time::Weekdays(7)),
    ("second", Time::Unit(Unit::Second)),
    ("seconds", Time::Units(Unit::Second)),
    ("minute", Time::Unit(Unit::Minute)),
    ("minutes", Time::Units(Unit::Minute)),
    ("hour", Time::Unit(Unit::Hour)),
    ("hours", Time::Units(Unit::Hour)),
    ("day", Time::Unit(Unit::Day)),
    ("days", Time::Units(Unit::Day)),
    ("weekend", Time::Unit(Unit::Weekend)),
    ("weekends", Time::Units(Unit::Weekend)),
    ("week", Time::Unit(Unit::Week)),
    ("weeks", Time::Units(Unit::Week)),
    ("fortnight", Time::Unit(Unit::Fortnight)),
    ("fortnights", Time::Units(Unit::Fortnight)),
    ("month", Time::Unit(Unit::Month)),
    ("months", Time::Units(Unit::Month)),
    ("quarter", Time::Unit(Unit::Quarter)),
    ("quarters", Time::Units(Unit::Quarter)),
    ("year", Time::Unit(Unit::Year)),
    ("years", Time::Units(Unit::Year)),
    ("qtr", Time::Unit(Unit::Quarter)),
    ("qtrs", Time::Units(Unit::Quarter)),
    ("yr", Time::Unit(Unit::Year)),
    ("yrs", Time::Units(Unit::Year)),
    ("mth", Time::Unit(Unit::Month)),
    ("mths", Time::Units(Unit::Month)),
    ("hrs", Time::Units(Unit::Hour)),
    ("mins", Time::Units(Unit::Minute)),
    ("decade", Time::Unit(Unit::Decade)),
    ("decades", Time::Units(Unit::Decade)),
    ("century", Time::Unit(Unit::Century)),
    ("centuries", Time::Units(Unit::Century)),
    ("millennium", Time::Unit(Unit::Millennium)),
    ("millennia", Time::Units(Unit::Millennium)),
    ("spring", Time::Season(Season::Spring)),
    ("summer", Time::Season(Season::Summer)),
    ("autumn", Time::Season(Season::Autumn)),
    ("fall", Time::Season(Season::Autumn)),
    ("winter", Time::Season(Season::Winter)),
    ("morning", Time::Part(DayPart::Morning)),
    ("midday", Time::Part(DayPart::Midday)),
    ("afternoon", Time::Part(DayPart::Afternoon)),
    ("evening", Time::Part(DayPart::Evening)),
    ("night", Time::Part(DayPart::Night)),
    ("mornings", Time::Parts(DayPart::Morning)),
    ("afternoons", Time::Parts(DayPart::Afternoon)),
    ("evenings", Time::Parts(DayPart::Evening)),
    ("nights", Time::Parts(DayPart::Night)),
    ("noon", Time::Clock(12)),
    ("midnight", Time::Clock(24)),
    ("am", Time::Meridiem(false)),
    ("a.m", Time::Meridiem(false)),
    ("a.m.", Time::Meridiem(false)),
    ("pm", Time::Meridiem(true)),
    ("p.m", Time::Meridiem(true)),
    ("p.m.", Time::Meridiem(true)),
    ("utc", Time::Zone(true)),
    ("gmt", Time::Zone(true)),
    ("est", Time::Zone(false)),
    ("edt", Time::Zone(false)),
    ("cst", Time::Zone(false)),
    ("cdt", Time::Zone(false)),
    ("mst", Time::Zone(false)),
    ("mdt", Time::Zone(false)),
    ("pst", Time::Zone(false)),
    ("pdt", Time::Zone(false)),
    ("et", Time::Zone(false)),
    ("cet", Time::Zone(false)),
    ("cest", Time::Zone(false)),
    ("bst", Time::Zone(false)),
    ("ist", Time::Zone(false)),
    ("jst", Time::Zone(false)),
    ("aest", Time::Zone(false)),
    ("aedt", Time::Zone(false)),
    ("awst", Time::Zone(false)),
    ("today", Time::Day(0)),
    ("yesterday", Time::Day(-1)),
    ("tomorrow", Time::Day(1)),
    ("tonight", Time::Tonight),
    ("overnight", Time::Overnight),
    ("last", Time::Relative(Relative::Last)),
    ("past", Time::Relative(Relative::Past)),
    ("this", Time::Relative(Relative::This)),
    ("next", Time::Relative(Relative::Next)),
    ("coming", Time::Relative(Relative::Coming)),
    ("upcoming", Time::Relative(Relative::Coming)),
    ("current", Time::Relative(Relative::Current)),
    ("latest", Time::Relative(Relative::Latest)),
    ("recent", Time::Relative(Relative::Recent)),
    ("future", Time::Relative(Relative::Future)),
    ("previous", Time::Relative(Relative::Previous)),
    ("preceding", Time::Relative(Relative::Previous)),
    ("prior", Time::Relative(Relative::Previous)),
    ("following", Time::Relative(Relative::Following)),
    ("ensuing", Time::Relative(Relative::Following)),
    ("subsequent", Time::Relative(Relative::Following)),
    ("that", Time::Relative(Relative::That)),
    ("same", Time::Relative(Relative::Same)),
    ("these", Time::Relative(Relative::These)),
    ("those", Time::Relative(Relative::Those)),
    ("early", Time::Edge(Edge::Early)),
    ("late", Time::Edge(Edge::Late)),
    ("mid", Time::Edge(Edge::Mid)),
    ("beginning", Time::Edge(Edge::Beginning)),
    ("start", Time::Edge(Edge::Beginning)),
    ("middle", Time::Edge(Edge::Middle)),
    ("end", Time::Edge(Edge::End)),
    ("close", Time::Edge(Edge::End)),
    ("earlier", Time::Comparative(-1)),
    ("later", Time::Comparative(1)),
    ("ago", Time::Ago),
    ("before", Time::Before),
    ("after", Time::After),
    ("hence", Time::Hence),
    ("now", Time::Reference(Reference::Present)),
    ("currently", Time::Reference(Reference::Present)),
    ("nowadays", Time::Reference(Reference::Present)),
    ("presently", Time::Reference(Reference::Present)),
    ("recently", Time::Reference(Reference::Past)),
    ("soon", Time::Reference(Reference::Future)),
    ("every", Time::Every),
    ("each", Time::Every),
    ("hourly", Time::Frequency(1, Unit::Hour)),
    ("daily", Time::Frequency(1, Unit::Day)),
    ("weekly", Time::Frequency(1, Unit::Week)),
    ("biweekly", Time::Frequency(2, Unit::Week)),
    ("fortnightly", Time::Frequency(2, Unit::Week)),
    ("monthly", Time::Frequency(1, Unit::Month)),
    ("bimonthly", Time::Frequency(2, Unit::Month)),
    ("annually", Time::Frequency(1, Unit::Year)),
    ("yearly", Time::Frequency(1, Unit::Year)),
    ("annual", Time::Frequency(1, Unit::Year)),
    ("quarterly", Time::Frequency(1, Unit::Quarter)),
    ("biennial", Time::Frequency(2, Unit::Year)),
    ("several", Time::Vague),
    ("few", Time::Vague),
    ("couple", Time::Vague),
    ("many", Time::Vague),
    ("fiscal", Time::Fiscal),
    ("financial", Time::Fiscal),
    ("half", Time::Half),
    ("christmas", Time::Holiday(0)),
    ("thanksgiving", Time::Holiday(1)),
    ("easter", Time::Holiday(2)),
    ("halloween", Time::Holiday(3)),
    ("twenties", Time::Decade(2)),
    ("thirties", Time::Decade(3)),
    ("forties", Time::Decade(4)),
    ("fifties", Time::Decade(5)),
    ("sixties", Time::Decade(6)),
    ("seventies", Time::Decade(7)),
    ("eighties", Time::Decade(8)),
    ("nineties", Time::Decade(9)),
    ("b.c.", Time::Era(true)),
    ("b.c", Time::Era(true)),
    ("bc", Time::Era(true)),
    ("bce", Time::Era(true)),
    ("b.c.e.", Time::Era(true)),
    ("a.d.", Time::Era(false)),
    ("a.d", Time::Era(false)),
    ("ad", Time::Era(false)),
    ("ce", Time::Era(false)),
    ("c.e.", Time::Era(false)),
    ("period", Time::Period),
    ("the", Time::The),
    ("a", Time::An),
    ("an", Time::An),
    ("about", Time::Bound(Bounding::About)),
    ("around", Time::Bound(Bounding::About)),
    ("roughly", Time::Bound(Bounding::About)),
    ("approximately", Time::Bound(Bounding::About)),
    ("nearly", Time::Bound(Bounding::Nearly)),
    ("almost", Time::Bound(Bounding::Nearly)),
    ("over", Time::Bound(Bounding::Over)),
    ("than", Time::Bound(Bounding::Than)),
    ("least", Time::Bound(Bounding::Least)),
    ("whole", Time::Filler),
    ("full", Time::Filler),
    ("entire", Time::Filler),
    ("straight", Time::Filler),
    ("consecutive", Time::Filler),
    ("trading", Time::Filler),
    ("business", Time::Filler),
    ("calendar", Time::Filler),
    ("working", Time::Filler),
    ("more", Time::Filler),
    ("additional", Time::Filler),
    ("further", Time::Filler),
    ("near", Time::Fixed),
    ("short", Time::Fixed),
    ("long", Time::Fixed),
    ("medium", Time::Fixed),
    ("distant", Time::Fixed),
    ("foreseeable", Time::Fixed),
    ("final", Time::Fixed),
    ("comparable", Time::Fixed),
    ("corresponding", Time::Fixed),
    ("will", Time::Tense(Tense::Future)),
    ("'ll", Time::Tense(Tense::Future)),
    ("won't", Time::Tense(Tense::Future)),
    ("shall", Time::Tense(Tense::Future)),
    ("would", Time::Tense(Tense::Future)),
    ("due", Time::Tense(Tense::Future)),
    ("scheduled", Time::Tense(Tense::Future)),
    ("expected", Time::Tense(Tense::Future)),
    ("expects", Time::Tense(Tense::Future)),
    ("expect", Time::Tense(Tense::Future)),
    ("slated", Time::Tense(Tense::Future)),
    ("supposed", Time::Tense(Tense::Future)),
    ("planned", Time::Tense(Tense::Future)),
    ("plans", Time::Tense(Tense::Future)),
    ("planning", Time::Tense(Tense::Future)),
    ("hopes", Time::Tense(Tense::Future)),
    ("intends", Time::Tense(Tense::Future)),
    ("effective", Time::Tense(Tense::Future)),
    ("payable", Time::Tense(Tense::Future)),
    ("expires", Time::Tense(Tense::Future)),
    ("expire", Time::Tense(Tense::Future)),
    ("matures", Time::Tense(Tense::Future)),
    ("maturing", Time::Tense(Tense::Future)),
    ("was", Time::Tense(Tense::Past)),
    ("were", Time::Tense(Tense::Past)),
    ("had", Time::Tense(Tense::Past)),
    ("has", Time::Tense(Tense::Past)),
    ("have", Time::Tense(Tense::Past)),
    ("did", Time::Tense(Tense::Past)),
    ("said", Time::Tense(Tense::Past)),
    ("told", Time::Tense(Tense::Past)),
    ("fell", Time::Tense(Tense::Past)),
    ("rose", Time::Tense(Tense::Past)),
    ("met", Time::Tense(Tense::Past)),
    ("held", Time::Tense(Tense::Past)),
    ("made", Time::Tense(Tense::Past)),
    ("took", Time::Tense(Tense::Past)),
    ("began", Time::Tense(Tense::Past)),
    ("went", Time::Tense(Tense::Past)),
    ("came", Time::Tense(Tense::Past)),
    ("left", Time::Tense(Tense::Past)),
    ("won", Time::Tense(Tense::Past)),
    ("lost", Time::Tense(Tense::Past)),
    ("sold", Time::Tense(Tense::Past)),
    ("bought", Time::Tense(Tense::Past)),
];
