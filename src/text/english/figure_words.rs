//! Words and signs that decide beside a figure whether and how it is read: "than" in "more than 5", "plus" behind it, a
//! hyphen. In which of them a look is worth while at all is [`super::Beside`].

use crate::text::bits::word_set;

word_set! {
    /// What a word says to a figure beside it: a set.
    FigureWord;

    /// a, not an
    A = 0 "a";
    /// an
    AN = 1 "an";
    /// one
    ONE = 2 "one";
    /// and
    AND = 3 "and";
    /// or
    OR = 4 "or";
    /// to
    TO = 5 "to";
    /// of
    OF = 6 "of";
    /// as
    AS = 7 "as";
    /// than
    THAN = 8 "than";
    /// at
    AT = 9 "at";
    /// by
    BY = 10 "by";
    /// from
    FROM = 11 "from";
    /// between
    BETWEEN = 12 "between";
    /// the
    THE = 13 "the";
    /// Before a scale: "a few million".
    FEW = 14 "few several many";
    /// many
    MANY = 15 "many";
    /// several
    SEVERAL = 16 "several";
    /// dozen
    DOZEN = 17 "dozen";
    /// score
    SCORE = 18 "score";
    /// plus
    PLUS = 19 "plus";
    /// Words for a minus.
    MINUS = 20 "minus negative";
    /// Hyphens and the minus sign.
    HYPHEN = 21 "- ‐ ‑ −";
    /// –
    EN_DASH = 22 "–";
    /// /
    SLASH = 23 "/";
    /// +
    PLUS_SIGN = 24 "+";
    /// (
    OPENS_BRACKET = 25 "(";
    /// )
    CLOSES_BRACKET = 26 ")";
    /// ,
    COMMA = 27 ",";
    /// .
    DOT = 28 ".";
    /// ;
    SEMICOLON = 29 ";";
    /// :
    COLON = 30 ":";
    /// &
    AMPERSAND = 31 "&";
    /// Signs besides hyphens that make one thing of what stands on both sides.
    JOINT = 32 ": / _ # @ ° ' = & *";
    /// Before a figure: it is more.
    EXCEEDS = 33 "over above exceeding topping >";
    /// over
    OVER = 34 "over";
    /// Before a figure: it is less.
    FALLS_SHORT = 35 "under below <";
    /// Before a figure: more or less.
    ROUGHLY = 36 "nearly almost about around roughly approximately approx some circa ~";
    /// ≥
    AT_LEAST = 37 "≥";
    /// ≤
    AT_MOST = 38 "≤";
    /// estimated
    ESTIMATED = 39 "estimated";
    /// least
    LEAST = 40 "least";
    /// most
    MOST = 41 "most";
    /// like
    LIKE = 42 "like";
    /// minimum
    MINIMUM = 43 "minimum";
    /// maximum
    MAXIMUM = 44 "maximum";
    /// Between "as" and "as": it is the most.
    AS_HIGH = 45 "much many high";
    /// Between "as" and "as": it is the least.
    AS_LOW = 46 "low little few";
    /// more
    MORE = 47 "more";
    /// greater
    GREATER = 48 "greater";
    /// less
    LESS = 49 "less";
    /// fewer
    FEWER = 50 "fewer";
    /// no
    NO = 51 "no";
    /// not
    NOT = 52 "not";
    /// up
    UP = 53 "up";
    /// close
    CLOSE = 54 "close";
    /// something
    SOMETHING = 55 "something";
    /// Behind "or": it is at least so much.
    OR_MORE = 56 "more greater higher above over";
    /// Behind "and": the same.
    AND_MORE = 57 "above more up";
    /// Behind "or": it is at most so much.
    OR_LESS = 58 "less fewer lower under below";
    /// so
    SO = 59 "so";
    /// Before "of": it is more ("in excess of" is read by its words).
    UPWARDS = 60 "upward upwards";
    /// What the genitive ends in.
    GENITIVE = 61 "s 's";
    /// Before a figure: the unit told before holds for it too.
    CARRIES_UNIT = 62 "from vs versus against to and or than with the";
    /// o'clock
    O_CLOCK = 63 "o'clock";
}

impl FigureWord {
    /// Hyphen, non-breaking hyphen, minus, en dash.
    pub const DASH: Self = Self::HYPHEN.with(Self::EN_DASH);
    /// The indefinite article.
    pub const INDEFINITE: Self = Self::A.with(Self::AN);
}
