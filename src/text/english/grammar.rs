//! Function words by class.

/// A set of grammatical classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Class(pub u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => { impl Class { $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)* } };
}

classes! {
    /// the, a, this, its …
    DETERMINER = 0;
    /// in, of, by …
    PREPOSITION = 1;
    /// it, they, who …
    PRONOUN = 2;
    /// forms of be
    BE = 3;
    /// forms of have
    HAVE = 4;
    /// forms of do
    DO = 5;
    /// will, may, could …
    MODAL = 6;
    /// and, or, but
    COORDINATOR = 7;
    /// if, while, because, that …
    SUBORDINATOR = 8;
    /// who, which, that, whose
    RELATIVE = 9;
    /// not, never, n't forms
    NEGATION = 10;
    /// its, his, their …
    POSSESSIVE = 11;
    /// 's
    GENITIVE = 12;
    /// said, says, told … verbs of saying
    SAYING = 13;
    /// also, now, already … adverbs that stand between subject and verb
    ADVERB = 14;
    /// some, several, all, both … words that count; they open noun phrases as determiners do
    QUANTIFIER = 15;
    /// worth, including, excluding, totalling …: behave like prepositions but are other words too
    PSEUDO_PREPOSITION = 16;
    /// adjectives that never are nouns or verbs ("new", "possible"): they keep a noun phrase open
    ADJECTIVE = 17;
    /// it, they, we, she …: pronouns that are subjects ("they", not "them")
    NOMINATIVE = 18;
}

impl Class {
    /// Words that only tie others together, whatever their case.
    pub const FUNCTION: Self = Self::DETERMINER
        .with(Self::PREPOSITION)
        .with(Self::PRONOUN)
        .with(Self::BE)
        .with(Self::HAVE)
        .with(Self::DO)
        .with(Self::MODAL)
        .with(Self::COORDINATOR)
        .with(Self::SUBORDINATOR)
        .with(Self::RELATIVE)
        .with(Self::NEGATION)
        .with(Self::POSSESSIVE)
        .with(Self::GENITIVE);

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share a class.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is no function word at all.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Each class with its words; a word of several classes stands in several rows.
pub const CLASSES: &[(Class, &[&str])] = &[
    (
        Class::DETERMINER,
        &[
            "the", "a", "an", "this", "that", "these", "those", "every", "each", "no", "another", "any", "either",
            "neither", "what", "whatever",
        ],
    ),
    (
        Class::QUANTIFIER,
        &[
            "some", "several", "many", "most", "all", "both", "few", "fewer", "more", "less", "much", "half", "enough",
            "numerous", "various", "other", "own", "such", "certain",
        ],
    ),
    (Class::POSSESSIVE, &["its", "their", "his", "her", "our", "my", "your", "whose"]),
    (Class::GENITIVE, &["'s", "'"]),
    (
        Class::PREPOSITION,
        &[
            "of",
            "in",
            "by",
            "for",
            "at",
            "with",
            "from",
            "to",
            "on",
            "into",
            "onto",
            "over",
            "under",
            "through",
            "via",
            "between",
            "among",
            "amongst",
            "within",
            "without",
            "against",
            "during",
            "across",
            "near",
            "outside",
            "inside",
            "off",
            "around",
            "about",
            "above",
            "below",
            "beyond",
            "beside",
            "besides",
            "behind",
            "beneath",
            "towards",
            "toward",
            "upon",
            "per",
            "despite",
            "throughout",
            "amid",
            "amidst",
            "along",
            "alongside",
            "until",
            "till",
            "since",
            "after",
            "before",
            "as",
            "like",
            "unlike",
            "than",
            "versus",
            "up",
            "down",
            "out",
            "plus",
            "except",
        ],
    ),
    (
        Class::PSEUDO_PREPOSITION,
        &[
            "worth",
            "including",
            "excluding",
            "totalling",
            "totaling",
            "following",
            "concerning",
            "regarding",
            "involving",
            "according",
            "pending",
            "valuing",
            "representing",
            "due",
            "owing",
            "based",
        ],
    ),
    (
        Class::PRONOUN,
        &[
            "it",
            "they",
            "them",
            "he",
            "she",
            "him",
            "we",
            "us",
            "i",
            "me",
            "you",
            "who",
            "whom",
            "which",
            "itself",
            "themselves",
            "himself",
            "herself",
            "this",
            "that",
            "these",
            "those",
            "one",
            "something",
            "nothing",
            "anything",
            "everything",
            "someone",
            "anyone",
            "everyone",
            "nobody",
            "there",
            "here",
            "others",
            "none",
        ],
    ),
    (Class::NOMINATIVE, &["it", "they", "he", "she", "we", "i", "you", "there"]),
    (
        Class::BE,
        &["be", "am", "is", "are", "was", "were", "been", "being", "'re", "'m", "isn't", "aren't", "wasn't", "weren't"],
    ),
    (Class::HAVE, &["have", "has", "had", "having", "'ve", "haven't", "hasn't", "hadn't"]),
    (Class::DO, &["do", "does", "did", "don't", "doesn't", "didn't"]),
    (
        Class::MODAL,
        &[
            "will",
            "would",
            "may",
            "might",
            "can",
            "could",
            "shall",
            "should",
            "must",
            "'ll",
            "'d",
            "won't",
            "wouldn't",
            "can't",
            "cannot",
            "couldn't",
            "shouldn't",
            "mustn't",
            "mightn't",
            "needn't",
        ],
    ),
    (
        Class::NEGATION,
        &[
            "not",
            "never",
            "n't",
            "isn't",
            "aren't",
            "wasn't",
            "weren't",
            "haven't",
            "hasn't",
            "hadn't",
            "don't",
            "doesn't",
            "didn't",
            "won't",
            "wouldn't",
            "can't",
            "cannot",
            "couldn't",
            "shouldn't",
            "mustn't",
            "needn't",
            "neither",
            "nor",
        ],
    ),
    (Class::COORDINATOR, &["and", "or", "but", "nor", "yet", "&"]),
    (
        Class::SUBORDINATOR,
        &[
            "if", "while", "because", "that", "when", "where", "whether", "although", "though", "unless", "once",
            "since", "after", "before", "until", "till", "as", "whereas", "so", "how", "why", "whereby", "wherever",
            "whenever", "lest",
        ],
    ),
    (Class::RELATIVE, &["who", "which", "that", "whose", "whom", "where", "whereby"]),
    (
        Class::SAYING,
        &[
            "said",
            "says",
            "say",
            "saying",
            "told",
            "tells",
            "reported",
            "reports",
            "announced",
            "announces",
            "added",
            "adds",
            "stated",
            "states",
            "confirmed",
            "confirms",
            "noted",
            "notes",
            "according",
            "quoted",
            "quoting",
            "cited",
            "citing",
            "declared",
            "disclosed",
            "explained",
            "revealed",
            "claimed",
            "claims",
            "commented",
            "insisted",
            "warned",
            "wrote",
        ],
    ),
    (
        Class::ADVERB,
        &[
            "also",
            "now",
            "already",
            "still",
            "just",
            "only",
            "even",
            "soon",
            "again",
            "ever",
            "always",
            "often",
            "then",
            "thus",
            "therefore",
            "however",
            "meanwhile",
            "moreover",
            "furthermore",
            "instead",
            "together",
            "further",
            "later",
            "earlier",
            "ago",
            "yesterday",
            "today",
            "tomorrow",
            "tonight",
            "so",
            "too",
            "very",
            "almost",
            "nearly",
            "about",
            "quite",
            "rather",
            "perhaps",
            "maybe",
            "back",
            "away",
            "ahead",
            "abroad",
            "forward",
            "once",
            "twice",
            "first",
            "finally",
            "far",
            "well",
            "long",
            "jointly",
            "thereby",
            "hence",
            "otherwise",
            "anyway",
            "indeed",
            "yet",
            "soon",
            "currently",
            "up",
            "down",
            "out",
            "off",
            "likewise",
            "overnight",
            "online",
            "no",
            "longer",
            "as",
            "least",
            "once",
            "currently",
            "recently",
            "formally",
            "officially",
            "reportedly",
            "likely",
            "approximately",
            "roughly",
            "elsewhere",
            "apart",
            "altogether",
            "not",
        ],
    ),
    (
        Class::ADJECTIVE,
        &[
            "new",
            "old",
            "big",
            "large",
            "small",
            "major",
            "minor",
            "possible",
            "potential",
            "recent",
            "previous",
            "next",
            "last",
            "latest",
            "early",
            "late",
            "high",
            "low",
            "higher",
            "lower",
            "larger",
            "largest",
            "biggest",
            "bigger",
            "smaller",
            "main",
            "key",
            "first",
            "second",
            "third",
            "fourth",
            "former",
            "foreign",
            "domestic",
            "local",
            "national",
            "international",
            "global",
            "private",
            "public",
            "strategic",
            "significant",
            "substantial",
            "total",
            "annual",
            "quarterly",
            "monthly",
            "daily",
            "further",
            "additional",
            "full",
            "final",
            "initial",
            "available",
            "able",
            "unable",
            "due",
            "likely",
            "ready",
            "willing",
            "keen",
            "eager",
            "good",
            "strong",
            "weak",
            "long",
            "short",
            "entire",
            "whole",
            "same",
            "current",
            "future",
            "whopping",
            "huge",
            "giant",
            "remaining",
            "existing",
            "commercial",
            "financial",
            "industrial",
            "economic",
            "regional",
            "federal",
            "central",
            "northern",
            "southern",
            "eastern",
            "western",
            "cheap",
            "rich",
            "poor",
            "modern",
            "joint",
            "net",
            "gross",
            "overall",
            "average",
            "important",
            "expensive",
            "similar",
            "different",
            "only",
            "single",
            "double",
            "own",
        ],
    ),
];
