//! Words and signs that decide beside a date whether and how it is read: "of" in "5th of June", "in" before a year,
//! "old" behind "two years". What a word says about time by itself is [`super::Time`].

use crate::text::bits::word_set;

word_set! {
    /// What a word says to a date beside it: a set.
    DateWord;

    /// of
    OF = 0 "of";
    /// in
    IN = 1 "in";
    /// and
    AND = 2 "and";
    /// or
    OR = 3 "or";
    /// to
    TO = 4 "to";
    /// on
    ON = 5 "on";
    /// at
    AT = 6 "at";
    /// a, not an
    A = 7 "a";
    /// as
    AS = 8 "as";
    /// from
    FROM = 9 "from";
    /// by
    BY = 10 "by";
    /// so
    SO = 11 "so";
    /// through
    THROUGH = 12 "through";
    /// until
    UNTIL = 13 "until";
    /// till
    TILL = 14 "till";
    /// between
    BETWEEN = 15 "between";
    /// for
    FOR = 16 "for";
    /// more
    MORE = 17 "more";
    /// now
    NOW = 18 "now";
    /// soon
    SOON = 19 "soon";
    /// couple
    COUPLE = 20 "couple";
    /// ended
    ENDED = 21 "ended";
    /// ending
    ENDING = 22 "ending";
    /// end
    END = 23 "end";
    /// long, in "week-long"
    LONG = 24 "long";
    /// previous
    PREVIOUS = 25 "previous";
    /// following
    FOLLOWING = 26 "following";
    /// be
    BE = 27 "be";
    /// had
    HAD = 28 "had";
    /// age
    AGE = 29 "age";
    /// Hyphens and short dashes.
    HYPHEN = 30 "- – ‑ ‐";
    /// /
    SLASH = 31 "/";
    /// ,
    COMMA = 32 ",";
    /// .
    DOT = 33 ".";
    /// :
    COLON = 34 ":";
    /// ' and ’
    APOSTROPHE = 35 "'";
    /// 's
    GENITIVE = 36 "'s";
    /// %
    PERCENT = 37 "%";
    /// Ends of ordinals in figures.
    ORDINAL_END = 38 "st nd rd th";
    /// o'clock
    O_CLOCK = 39 "o'clock";
    /// Before a number of days, not before a span longer than it: "over" after them is more than.
    BEFORE_OVER = 40 "just well slightly last lasted in for after of";
    /// With "than": a bound.
    FEWER = 41 "less fewer";
    /// Behind a figure: no day of the month.
    RATE = 42 "percent per points";
    /// Before "few" and "many" in a comparison.
    BEFORE_VAGUE = 43 "as how so too";
    /// Before "term" and "future": "the near future".
    HORIZON = 44 "near short long foreseeable distant medium";
    /// Behind them.
    TERM = 45 "term future";
    /// Words of frequency that are adjectives only.
    ADJECTIVE = 46 "annual quarterly biennial bimonthly";
    /// Behind a span of time: an age.
    OLD = 47 "old olds older younger";
    /// How often, before "a day".
    TIMES = 48 "once twice times";
    /// Before a short year: "'89".
    BEFORE_SHORT_YEAR = 49 "' ‘ `";
    /// Before "the 5th" of the month last mentioned.
    BEFORE_DAY_ALONE = 50 "on of by until from since before after and";
    /// Before a day whose month stands with the next day: "between 13 and 14 February".
    BEFORE_DAY = 51 "on between from the for of";
    /// Before a time of day in figures.
    BEFORE_CLOCK = 52 "at by until around about from since before after";
    /// Before the name of a month, besides prepositions.
    BEFORE_MONTH = 53 "
        in of since by until till from through during for to between and late early mid each every last next this
        before after - –";
    /// Before the name of a month that is also a person's or a verb.
    BEFORE_ANY_MONTH = 54 "in since until last next this early late mid";
    /// Before a season without an article.
    BEFORE_SEASON = 55 "in by since until till during of from through before after each every";
    /// Before four digits: they may be a year, even beside a unit or outside our century.
    BEFORE_YEAR = 56 "
        in since until till by from during before after of and or to year through between early late mid fiscal circa
        c. the for spring summer autumn winter fall ( - – — / ,";
    /// Prepositions before a count, not a year.
    BEFORE_AMOUNT = 57 "with at than about around over";
    /// Before four digits that would look like a year otherwise.
    BEFORE_NUMBER = 58 "no number page room model about around some over than nearly almost least or";
    /// Before four digits that are a year, whatever they look like behind.
    SAYS_YEAR = 59 "in since until during year early late fiscal";
    /// Behind four digits that are a count.
    COUNTED = 60 "
        percent tonnes tons kg km metres meters feet ppm barrels hectares ounces miles acres m ha oz people mw points";
    /// Before an age in decades: "his 90s".
    OWNER = 61 "his her their my our your";
    /// Ends the clause, for what its tense is.
    CLOSES_CLAUSE = 62 "who which because while when after before but although ; -- — \" “ ” `` '' ( )";
    /// "to" after these tells the future.
    BEFORE_INFINITIVE = 63 "is are set plan intend agreed";
}
