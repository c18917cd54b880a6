//! Common verbs and their forms, so that clauses can be read without a tagger. General English only: the verbs of a
//! field stand in its packs.

use crate::text::bits::bit_set;

/// Which verb forms, and besides which other parts of speech, a written word can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct VerbForms(pub u8);

bit_set!(VerbForms);

impl VerbForms {
    /// say, plan
    pub const BASE: Self = Self(1);
    /// says, plans
    pub const THIRD: Self = Self(2);
    /// said, planned, took
    pub const PAST: Self = Self(4);
    /// said, planned, taken
    pub const PARTICIPLE: Self = Self(8);
    /// saying, planning
    pub const ING: Self = Self(16);
    /// The base and the third person are common nouns as well: plan, plans.
    pub const NOUN: Self = Self(32);
    /// All verb forms.
    pub const ANY: Self = Self(31);

    /// Whether it is no verb form.
    pub const fn is_empty(self) -> bool {
        self.0 & Self::ANY.0 == 0
    }
}

/// Regular verbs by their base; `+` marks those that are nouns too.
const REGULAR: &str = "
accept accompany account+ accuse achieve acquire act+ add address+ adjust administer admit* adopt advance+ advise affect afford agree aim+ allege allocate
allow alter amount+ analyse analyze announce answer+ anticipate appeal+ appear apply appoint approach+ approve argue arrange arrest+ arrive ask assemble
assess assign assist+ assume assure attach attack+ attempt+ attend attract authorise authorize average+ avoid await award+ back+ ban+* base+ believe belong
benefit+ blame+ block+ boast boost+ book+ borrow brief+ bypass+ calculate call+ cancel carry cause+ cease celebrate challenge+ change+ charge+ charter+ check+ cite
claim+ clarify clear climb+ close+ collaborate collapse+ collect combine command+ commence comment+ commission+ commit* compare compel* compete
complain complete comply comprise concede concentrate concern+ conclude condemn conduct confirm connect consider consist consolidate construct consult
consume contact+ contain continue contract+ contribute control+* convert convince cool cooperate coordinate correct cost+ count+ cover+ crash+ create credit+
criticise criticize cross+ damage+ date+ debate+ decide declare decline+ decrease+ dedicate defend defer* define delay+ deliver demand+ demolish demonstrate deny
depart depend deploy deposit+ derive describe deserve design+ detail+ detain determine develop devote die differ diminish direct disagree disappear disappoint
disclose discontinue discover discuss dismiss display+ dispose distribute diversify divert divest divide dominate donate double+ doubt+ draft+ drag* drill+ drop+* dump
earmark earn ease edge+ elect elaborate eliminate emerge emphasise emphasize employ enable encounter encourage end+ endorse engage enhance enjoy ensure enter entitle
erect escape+ establish estimate+ evacuate evaluate evolve examine exceed exchange+ exclude execute exempt exercise+ exist exit+ expand expect expire explain explode
explore export+ express extend extract face+ facilitate fail favor favour feature+ figure+ file+ fill finalise finalize finance+ finish fire+ fix float+ focus+ follow force+
forecast+ form+ found free fuel+ fulfil* fulfill function+ fund+ gain+ gather generate govern grant+ guarantee+ guard+ guide+ halt+ hand+ handle+ happen harm+ head+ help+ hesitate
highlight+ hinder hint+ hire host+ house+ identify ignore illustrate imagine impact+ implement imply import+ impose improve inaugurate include incorporate
increase+ incur* indicate inflate influence+ inform initiate inject inquire insist inspect install institute+ insure integrate intend intensify interest+ interview+ introduce
invade invest investigate invite involve issue+ join judge+ jump+ justify kick+ kill label+ lack+ land+ last laud launch+ lease+ level+ liberalise liberalize license+ lift+ like limit+ link+
list+ live load+ lobby+ locate lock+ look+ lower maintain manage manufacture mark+ market+ match+ matter+ maximise maximize measure+ mention+ merge mine+ miss mobilise mobilize model+ modernise modernize
monitor+ mount move+ name+ narrow near need+ negotiate nominate note+ notice+ notify number+ object+ oblige observe obtain occupy occur* offer+ offset open operate oppose opt* order+
organise organize originate outline+ outstrip* own pack+ package+ participate partner+ pass+ pave peak+ penetrate perform permit+* persuade phase+ pick+ place+ plan+* plant+ play+ pledge+ plummet plunge+
point+ poise possess post+ postpone pour praise+ precede predict prefer* prepare present+ preserve press+ prevail prevent price+ prioritise prioritize privatise privatize probe+ proceed process+ procure produce+ profit+
progress+ prohibit project+ promise+ promote prompt propose prosecute protect protest+ prove provide publish pull+ pump+ purchase+ pursue push+ qualify quadruple question+ quote+ raise+ range+ rank+ rate+ ratify reach+ react realise
realize reaffirm rebound+ recall+ receive recognise recognize recommend record+ recover recruit+ reduce refer* refine reflect reform+ refund+ refuse regain regard+ register+ regulate reinforce reiterate reject relate
relax release+ relocate rely remain remark+ remember remind remove rename renew renovate rent+ reopen reorganise reorganize repair+ repeat+ replace reply+ report+ represent request+ require rescue+ reschedule research+ reserve+ resign
resist resolve respond rest+ restart+ restore restrict restructure result+ resume retain retire return+ reveal reverse+ review+ revise revive reward+ rival+ rock+ roll+ rule+ rumor+ rumour+ rush+ sack+ sanction+ satisfy save
schedule+ scrap+* search+ secure seem select separate serve settle shape+ share+ shelve shift+ ship+* shock+ shop+* show+ shrug* sign+ slash slate slip+* slow slump+ snap* soar solve sort+ sound+ source+ spark+ specialise specialize
specify spur+* stabilise stabilize stage+ start+ state+ stay+ stem+* step+* stimulate stock+ stop+* store+ strengthen stress+ stretch+ struggle+ study+ submit* succeed suffer suggest suit+ supervise supplement+ supply+ support+ suppose surge+ surpass
surprise+ surrender+ surround survey+ survive suspect+ suspend sustain switch+ tackle+ talk+ target+ tax+ team+ tend tender+ terminate test+ thank threaten tie top+* total+ touch+ tour+ track+ trade+ trail+ train+ transfer+* transform transport+ travel+
treat trigger+ triple trouble+ truck+ trust+ try tumble+ turn+ undergo underline unify unite unveil update+ upgrade+ urge+ use+ utilise utilize value+ vary venture+ veto+ view+ violate visit+ volunteer+ vote+ vow+ wait+ walk+ want warn warrant+
hope+ mull ponder contemplate aspire eye+ woo tap+* clinch ink+ offload shed* trim* hike+ bolster tout flag+* slam* oust ditch axe+ vie relaunch revamp overhaul+ spearhead lag* dwindle stall+ loom hover dip+* rally+ soften tighten flow+ snub* scoop+ net+* bag+* pocket+ sever mothball idle axe+ poach
waste+ watch+ water+ weaken weigh welcome widen withhold witness+ wonder+ work+ worry+ wrap* yield+
redeem repurchase refinance syndicate disburse reappoint outsource rehire remit reap repatriate furlough recapitalise recapitalize dismantle deem dub* embark
embrace enact endanger enlist entail erode exacerbate fend foster greet hail+ hamper haul+ hurl impede impress inherit inspire
jeopardise lure mitigate nationalise nationalize nudge outpace outperform pare plague portray presume prolong propel* reassure rebuke reclaim reconsider
redevelop rejoin refurbish relinquish rescind retaliate revert revoke scour scramble+ seize shatter shun* sideline skip* skyrocket snatch sponsor+
squeeze+ steer strand streamline stumble subsidise subsidize sue summon supplant swap+* swell swoop+ tempt thrive thwart toughen unload
unseat unlock unravel vacate validate wane wield wipe worsen wreck wrestle depose renege forge amass mandate+ waive deter*
allay entice shore+ flock plead grapple reassess reallocate redeploy relist delist demerge headhunt unionise unionize picket+ airlift
commend acknowledge extradite brand+ embargo+ salvage decommission refit* retrofit* electrify irrigate excavate dredge refuel ";

/// Irregular verbs: base, past, participle; `+` after the base marks nouns.
const IRREGULAR: &str = "
arise arose arisen, become became become, begin began begun, bid+ bid bid, bind bound bound, blow+ blew blown, break+ broke broken, bring brought brought,
broadcast+ broadcast broadcast, build built built, buy+ bought bought, catch+ caught caught, choose chose chosen, come came come, cut+ cut cut,
deal+ dealt dealt, dig dug dug, draw drew drawn, drive+ drove driven, eat ate eaten, fall+ fell fallen, feed+ fed fed, feel felt felt, fight+ fought fought, find+ found found, fly flew flown,
forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten, freeze+ froze frozen, get got got, give gave given, go went gone, grow grew grown, hear heard heard, hide hid hidden, hit+ hit hit, hold+ held held,
hurt hurt hurt, keep kept kept, know knew known, lay laid laid, lead+ led led, leave+ left left, lend lent lent, let let let, lie lay lain, lose lost lost, make made made, mean meant meant,
meet met met, mislead misled misled, oversee oversaw overseen, overtake overtook overtaken, pay+ paid paid, put put put, quit quit quit, read read read, ride+ rode ridden, ring+ rang rung, rise+ rose risen, run+ ran run, say said said, see saw seen,
seek sought sought, sell sold sold, send sent sent, set+ set set, shake shook shaken, shrink shrank shrunk, shut shut shut, sink sank sunk, sit sat sat, speak spoke spoken, spend spent spent, spin+ spun spun, split+ split split, spread+ spread spread, stand+ stood stood,
steal stole stolen, stick stuck stuck, strike+ struck struck, swear swore sworn, sweep swept swept, swing+ swung swung, take took taken, teach taught taught, tear tore torn, tell told told, think thought thought, throw threw thrown,
undertake undertook undertaken, understand understood understood, uphold upheld upheld, wear wore worn, win+ won won, withdraw withdrew withdrawn, write wrote written, outsell outsold outsold, rebuild rebuilt rebuilt, resell resold resold, retell retold retold, repay repaid repaid, underwrite underwrote underwritten, beat beat beaten, shoot+ shot shot,
unwind unwound unwound, flee fled fled, cling clung clung, outbid outbid outbid, rewrite rewrote rewritten,
speed+ sped sped, bend bent bent, bleed bled bled, breed bred bred, burst+ burst burst, cast+ cast cast, creep crept crept, hang hung hung,
leap+ leapt leapt, light+ lit lit, override overrode overridden, slide+ slid slid, spring sprang sprung, thrust+ thrust thrust, undercut undercut undercut, upset upset upset,
weave wove woven, withstand withstood withstood, outgrow outgrew outgrown, befall befell befallen, forgo forwent forgone, rid rid rid, wind wound wound, stride strode stridden,
sing sang sung, drink+ drank drunk, sleep slept slept, bite bit bitten, tread trod trodden, dive+ dived dived, oversell oversold oversold, outdo outdid outdone,
redo redid redone, undo undid undone, retake retook retaken, outspend outspent outspent, overspend overspent overspent, overpay overpaid overpaid, rethink rethought rethought, foretell foretold foretold";

/// Past and participle of an irregular verb.
pub fn irregular(base: &str) -> Option<(&'static str, &'static str)> {
    let row = |entry: &'static str| {
        let mut forms = entry.split_whitespace();
        let found = forms.next()?.trim_end_matches('+') == base;
        found.then_some((forms.next()?, forms.next()?))
    };
    IRREGULAR.split(',').find_map(row)
}

/// Every written form with what it can be; a form stands several times when several verbs share it.
pub fn table() -> Vec<(&'static str, VerbForms)> {
    let mut forms = Forms::default();
    for entry in REGULAR.split_ascii_whitespace() {
        let base = entry.trim_end_matches(['+', '*']);
        let double = entry.contains('*');
        let past = suffixed(base, "ed", double);
        forms.push(base, past, past, double, entry.contains('+'));
    }
    for entry in IRREGULAR.split(',') {
        let mut words = entry.split_ascii_whitespace();
        if let (Some(first), Some(past), Some(participle)) = (words.next(), words.next(), words.next()) {
            let base = first.trim_end_matches('+');
            forms.push(base, [past, "", ""], [participle, "", ""], doubles(base), first.ends_with('+'));
        }
    }
    forms.finish()
}

/// A word by its parts: stem, what stands between, suffix.
type Parts = [&'static str; 3];

/// All forms one behind the other, so that thousands of words are one allocation.
#[derive(Default)]
struct Forms {
    text: String,
    /// Where each form ends.
    rows: Vec<(usize, VerbForms)>,
}

impl Forms {
    fn push(&mut self, base: &'static str, past: Parts, participle: Parts, double: bool, noun: bool) {
        let extra = if noun { VerbForms::NOUN } else { VerbForms::default() };
        self.add([base, "", ""], VerbForms::BASE.with(extra));
        self.add(third(base), VerbForms::THIRD.with(extra));
        self.add(past, VerbForms::PAST);
        self.add(participle, VerbForms::PARTICIPLE);
        self.add(suffixed(base, "ing", double), VerbForms::ING);
    }

    fn add(&mut self, parts: Parts, forms: VerbForms) {
        self.text.extend(parts);
        self.rows.push((self.text.len(), forms));
    }

    /// The forms, which live as long as the program.
    fn finish(self) -> Vec<(&'static str, VerbForms)> {
        let mut rest: &'static str = self.text.leak();
        let mut start = 0;
        let word = |(end, forms)| {
            let (word, behind) = rest.split_at(end - start);
            (start, rest) = (end, behind);
            (word, forms)
        };
        self.rows.into_iter().map(word).collect()
    }
}

/// "plans", "watches", "carries"
fn third(base: &'static str) -> Parts {
    let hissing = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => [stem, "ie", "s"],
        _ if hissing => [base, "e", "s"],
        _ => [base, "", "s"],
    }
}

/// "planned", "carried", "agreed"; "planning", "carrying", "tying"
fn suffixed(base: &'static str, suffix: &'static str, double: bool) -> Parts {
    let past = suffix == "ed";
    if double {
        return [base, base.get(base.len().saturating_sub(1)..).unwrap_or_default(), suffix];
    }
    match (base.strip_suffix('y'), base.strip_suffix("ie"), base.strip_suffix('e')) {
        (Some(stem), ..) if past && !stem.ends_with(['a', 'e', 'o', 'u']) => [stem, "i", suffix],
        (_, Some(stem), _) if !past => [stem, "y", suffix],
        (_, _, Some(stem)) if past || !base.ends_with("ee") => [stem, "", suffix],
        _ => [base, "", suffix],
    }
}

/// Whether an irregular verb doubles its last letter ("running", not "sinkking").
fn doubles(base: &str) -> bool {
    const DOUBLING: &[&str] = &[
        "begin", "bid", "cut", "dig", "forget", "get", "hit", "let", "put", "quit", "run", "set", "shut", "sit",
        "spin", "split", "swim", "win",
    ];
    DOUBLING.contains(&base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::english;

    #[test]
    fn forms() {
        for (word, forms) in [
            ("planned", VerbForms::PAST.with(VerbForms::PARTICIPLE)),
            ("plans", VerbForms::THIRD.with(VerbForms::NOUN)),
            ("carried", VerbForms::PAST.with(VerbForms::PARTICIPLE)),
            ("watches", VerbForms::THIRD.with(VerbForms::NOUN)),
            ("agreeing", VerbForms::ING),
            ("agreed", VerbForms::PAST.with(VerbForms::PARTICIPLE)),
            ("took", VerbForms::PAST),
            ("taken", VerbForms::PARTICIPLE),
            ("making", VerbForms::ING),
            ("running", VerbForms::ING),
            ("found", VerbForms::BASE.with(VerbForms::PAST).with(VerbForms::PARTICIPLE)),
        ] {
            assert_eq!(english::get().verb(english::get().id(word)), forms, "{word}");
        }
    }
}
