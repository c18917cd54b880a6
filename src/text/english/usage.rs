//! Words with a way of their own in the clause: "of" hands a noun's place on, "asked" gives its infinitive another
//! subject, "mining" is a noun more often than a verb. Unlike [`super::Class`], no part of speech.

use crate::text::bits::word_set;

word_set! {
    /// A set of usages.
    Usage;

    /// of
    OF = 0 "of";
    /// in
    IN = 1 "in";
    /// by: names a passive verb's agent.
    BY = 2 "by";
    /// to
    TO = 3 "to";
    /// that
    THAT = 4 "that";
    /// and
    AND = 5 "and";
    /// as
    AS = 6 "as";
    /// well, in "as well as"
    WELL = 7 "well";
    /// where
    WHERE = 8 "where";
    /// worth
    WORTH = 9 "worth";
    /// based
    BASED = 10 "based";
    /// no
    NO = 11 "no";
    /// The indefinite article.
    INDEFINITE = 12 "a an";
    /// Open a clause that says what is said, known or asked.
    OPENS_CONTENT = 13 "that whether how";
    /// Before a figure: more or less.
    ROUGHLY = 14 "about around";
    /// A cause when "to" follows: "due to".
    CAUSE = 15 "due owing thanks";
    /// One preposition together with "to": "according to".
    PREPOSITION_WITH_TO = 16 "according due owing thanks";
    /// "to" after these is a preposition where a noun may follow: "access to research".
    BEFORE_TO = 17 "due thanks according response prior owing related access";
    /// Prepositions that put what they govern to work: "poured money into mining".
    ONTO = 18 "into on upon";
    /// Prepositions behind which nothing belongs to the verb or noun before any more.
    LOOSE = 19 "despite amid after before during following since until because than like unlike";
    /// Prepositions before the place where something happens.
    PLACING = 20 "in at near off outside across within around";
    /// Verbs of a state: what a thing holds now is no event that goes on.
    STATE = 40 "hold holds contain contains host hosts boast boasts comprise comprises";
    /// outside: of a country, where something is not.
    OUTSIDE = 37 "outside";
    /// Particles of phrasal verbs: "shut down the plant".
    PARTICLE = 21 "up down out off over";
    /// A participle behind these tells an event just past: "a newly launched plant".
    JUST = 22 "newly recently just freshly";
    /// being
    BEING = 23 "being";
    /// having
    HAVING = 24 "having";
    /// Forms of be without a tense.
    UNTENSED_BE = 25 "be been";
    /// Auxiliaries of the past.
    PAST_AUXILIARY = 26 "was were had did wasn't weren't hadn't didn't";
    /// Forms of help: a base form may follow at once.
    HELP = 27 "help helps helped helping let lets";
    /// Pronouns that a company speaks or is spoken of with.
    COMPANY_PRONOUN = 28 "it we";
    /// Verbs besides those of saying that a clause without "that" may follow: "expects profits rose".
    THINKING = 38 "
        expect expects expected believe believes believed hope hopes hoped think thinks thought show shows showed
        mean means meant know knows knew see sees saw find finds found fear fears feared suggest suggests suggested
        estimate estimates estimated predict predicts predicted argue argues argued admit admits admitted deny denies
        denied insists agree agrees agreed learn learned hear heard feel felt complain complained";
    /// Nouns that end as adjectives do.
    ADJECTIVE_LIKE_NOUN = 29 "
        executive representative initiative alternative incentive objective cooperative drive official material
        commercial trial memorial table cable missile profile automobile textile mobile variable archive";
    /// Gerunds that are nouns more often than verbs.
    NOUN_ING = 30 "
        mining banking trading manufacturing engineering shipping drilling refining building farming fishing
        holding meeting processing training housing financing funding planning spending lending borrowing hiring
        marketing advertising publishing clearing smelting earning opening listing offering ruling warning filing
        hearing briefing rating ranking understanding crossing landing pricing saving beginning exploring morning
        evening thing something nothing anything everything king string spring during outstanding developing
        leading operating following according remaining growing existing";
    /// Verbs whose object, not subject, carries out the infinitive that follows.
    OBJECT_CONTROL = 31 "
        ask asked asks asking allow allowed allows allowing urge urged urges urging order ordered orders force
        forced forces forcing enable enabled enables enabling help helped helps helping require required requires
        permit permitted permits invite invited invites expect expects expected want wants wanted persuade
        persuaded tell told tells encourage encouraged encourages lead led authorise authorised authorize
        authorized push pushed call called select selected hire hired appoint appointed choose chose leave left
        get got cause caused advise advised prompt prompted prompts compel compelled compels oblige obliged obliges
        drive drove drives spur spurred spurs";
    /// Nouns that only carry the event that the noun before them names: "an investment plan", "merger talks".
    CARRIER = 32 "
        plan plans deal deals agreement agreements talks bid bids offer offers project projects programme program
        programmes programs proposal proposals process contract contracts activity activities work works effort
        efforts campaign campaigns phase decision budget announcement operation operations target targets figure
        figures volume volumes level levels growth rise cut cuts drive spree package loan loans commitment
        commitments pledge pledges increase approach scheme negotiations push transaction order orders ceremony
        capacity estimate estimates forecast data total loss losses";
    /// Nouns that hand their place in the clause on to the noun after "of" or "in": "a 7% rise in profit", "plans for a
    /// merger".
    TRANSPARENT = 33 "
        rise increase drop fall decline growth jump surge decrease gain loss series number pair string couple
        range package round lot part majority bulk total completion start beginning commencement launch
        announcement process result results level worth amount rest half slump plunge upturn downturn";
    /// Before a noun that the text hasn't spoken of yet.
    NEW_TO_TEXT = 34 "a an another any no";
    /// Before a noun that the text speaks of as known.
    KNOWN_TO_TEXT = 35 "the this that its their these";
    /// Before a post: says since or till when somebody holds it.
    SINCE_OR_TILL = 36 "new next former current present outgoing incoming then own";
    /// Verbs whose infinitive is told as a fact: "managed to sell", "forced it to halt", "pleased to announce".
    RAISING = 50 "
        seems seemed appears appeared helped helps help managed began started continued continues used tends tend came
        went looks looked outbid beat paid paying spent pay spend begun forced forcing obliged compelled compelling prompted
        prompting led leading caused causing enabled pleased proud delighted happy excited";
    /// With a sum and an infinitive behind it the sum is the price of what is done: "paid $5 million to buy X".
    PAYING = 63 "pay pays paid paying bid bids bidding offer offers offered offering";
    /// Verbs whose infinitive is told as a fact when they are passive: "is said to hold".
    RAISING_PASSIVE = 51 "believed thought said known reported understood found considered";
    /// With an infinitive behind the noun it is a fact: "was the first company to issue bonds".
    RANK = 39 "first second third last latest only";
    /// Before a noun that may refer to somebody named before: "the company".
    DEFINITE = 41 "the this that these";
    /// both
    BOTH = 42 "both";
    /// it
    IT = 43 "it";
    /// its
    ITS = 44 "its";
    /// Several who were named before.
    THEY = 45 "they their";
    /// Whoever speaks, and others with him.
    WE = 46 "we our";
    /// A person named before.
    HE = 47 "he she";
    /// The same, governed.
    HIM = 49 "him";
    /// Of a person named before.
    HIS = 48 "his her";
    /// Who act together, and how many they are: "both sides", "the two firms".
    SEVERAL = 53 "sides parties pair duo two";
    /// Behind the noun that they are said of: "500 jobs worldwide", "made 300 workers redundant".
    POSTPOSED = 54 "worldwide nationwide countrywide statewide overseas abroad redundant";
    /// Before what something is compared with.
    COMPARING = 52 "from than against versus vs compared";
}

impl Usage {
    /// What opens a reference to something named before.
    pub const REFERS: Self = Self::DEFINITE
        .with(Self::BOTH)
        .with(Self::IT)
        .with(Self::ITS)
        .with(Self::THEY)
        .with(Self::WE)
        .with(Self::HE)
        .with(Self::HIM)
        .with(Self::HIS);
}
