//! Tests of name recognition with the core pack: names in brackets, each with its kind before a colon.

use crate::extractor::{Extractor, Scratch};
use crate::pack::{Kind, Pack};
use crate::text::Document;

/// The text with every name marked as "[kind: name]"; values and commodities are left out.
fn marked(text: &str) -> String {
    let extractor = Extractor::new(Pack::core());
    let document = Document::from_text(text);
    let found = extractor.extract(&document, &mut Scratch::default()).entities;
    let mut out = String::new();
    let mut at = 0;
    for mention in &found.mentions {
        let kind = found.entities[mention.entity.0 as usize].kind;
        let name = kind <= Kind::FACILITY || kind > Kind::HEAD;
        if !name || (mention.span.start as usize) < at {
            continue;
        }
        let (start, end) = (mention.span.start as usize, mention.span.end as usize);
        out.push_str(&text[at..start]);
        out.push_str(&format!("[{}: {}]", Pack::core().kinds.name(kind), &text[start..end]));
        at = end;
    }
    out + &text[at..]
}

/// Removes the marks.
fn plain(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some((before, tail)) = rest.split_once('[') {
        let (inside, after) = tail.split_once(']').unwrap();
        out.push_str(before);
        out.push_str(inside.split_once(": ").unwrap().1);
        rest = after;
    }
    out + rest
}

fn check(cases: &[&str]) {
    for want in cases {
        assert_eq!(&marked(&plain(want)), want);
    }
}

#[test]
fn companies() {
    check(&[
        "Shares of [company: Zubrov Minerals AG] rose.",
        "He runs [company: Quillon & Tarn Ltd] from home.",
        "Work at [company: Varn Resources] has stopped.",
        "The miner [company: Zubrovka] said it would drill.",
        "[company: Ostrel], a Perth-based explorer, said so.".replace("Perth", "small town").as_str(),
        "It was bought by [company: Bank of Tarnland Ltd] in spring.",
    ]);
}

#[test]
fn companies_before_their_codes() {
    check(&[
        "[company: NORVALE] <NVL> GETS NEW ORDER FROM CITY",
        "[company: ZUBROV SYSTEMS] <ZUB> TO BUY [company: TARNLAND FOODS] <TFD>",
        "[company: ZUBROVKA] <ZBV> SELLS [company: TARVEX] <TVX> STAKE",
        "Shares of [company: Tarvex] <TVX.O> rose.",
        "It holds when x < Y > z.",
    ]);
}

#[test]
fn a_company_before_its_code_is_called_by_its_full_name() {
    let text = "TARVEX FOODS <TVX> SELLS MILL\n\nTarvex Foods Holding Ltd sold a mill.";
    let found = Extractor::new(Pack::core()).extract(&Document::from_text(text), &mut Scratch::default()).entities;
    let companies: Vec<_> =
        found.entities.iter().filter(|e| e.kind == Kind::COMPANY).map(|e| e.name.as_str()).collect();
    assert_eq!(companies, ["Tarvex Foods Holding Ltd"]);
}

#[test]
fn companies_joined_in_one_name() {
    check(&["Work at [company: Norvale/Zubrov Group] has stopped.", "Shares of [company: Almar-a-Zubrov] rose."]);
}

#[test]
fn full_names_license_short_ones() {
    check(&[
        "[company: Quillon Minerals plc] opened a pit. Later [company: Quillon] closed it.",
        "The [organization: Zubrov Grain Agency] ([organization: ZGA]) met. The [organization: ZGA] said no.",
        "[person: Maria Ostrel] spoke. Mr [person: Ostrel] did not.".replace("Mr", "Ms").as_str(),
        "[company: Almaz Tools Inc] ([company: ALZ.N]) fell.",
    ]);
}

#[test]
fn organizations() {
    check(&[
        "[country: Kazakhstan]'s [organization: Ministry of Transport and Works] agreed.",
        "The [organization: Ministry of Trade, Industry and Energy] agreed.",
        "The [organization: Food and Seed Commission] met.",
        "She teaches at the [organization: University of Zubrov] now.",
        "The [organization: Bank of Japan] kept rates.",
        "The [organization: Zubrov People's Party] won.",
    ]);
}

#[test]
fn persons() {
    check(&[
        "Chief executive [person: Maria Ostrel] left.",
        "\"Never,\" said [person: John P. Quillon Jr].",
        "Then [person: Peter van der Ostrel] came.",
        "Trade minister [person: Zubrik Ostrelov] agreed.",
        "We met [person: Wong Kwok-kin] there.",
    ]);
}

#[test]
fn firms_called_by_words_need_proof() {
    check(&[
        "Total revenue was flat and total costs fell.",
        "[company: Nike] has reported higher income.",
        "Its bigger rival [company: Shell] acquired a mill.",
        "[company: Apple] bought a small software house.",
        "[company: Target] will open a shop in [place: Ohio].",
        "[person: Walter Hess] bought a farm.",
        "Space Shuttle Discovery will open its doors.",
        "Some say that Discovery has been closed.",
        "Apple trees blossom. Target dates slip.",
    ]);
}

#[test]
fn a_given_name_before_a_surname_is_no_hill() {
    check(&[
        "[person: Nadia Hills] chaired the talks.",
        "We spoke to [person: Pamela Banks] by phone.",
        "Rain fell in the [place: Ostrel Hills] again.",
    ]);
}

#[test]
fn places_are_not_cut_out_of_names_with_hyphens() {
    for text in ["Work at the Lima-Ostrelov site began.", "The Zubrik-Lima site is rich."] {
        assert!(!marked(text).contains("[place: Lima]"), "{}", marked(text));
    }
    check(&["The [place: Paris]-[place: Dakar] race began."]);
}

#[test]
fn places() {
    check(&[
        "A plant opened in the [place: Zubrov Region] last week.",
        "They sailed on the [place: Quillon River] to the sea.",
        "It lies near [place: Lake Quillon], he said.",
        "A school in [place: Ostrelgorsk] burned.",
    ]);
}

#[test]
fn headlines_prove_nothing_by_capitals() {
    check(&[
        "QUILLON MINERALS BUYS NEW MILL\n\nThe mill is old, [company: Quillon Minerals Ltd] said."
            .replace("QUILLON MINERALS", "[company: QUILLON MINERALS]")
            .as_str(),
        "Reading Books Is Nice\n\nReading books is nice, he thought.",
    ]);
}

#[test]
fn ordinary_words_are_no_names() {
    check(&[
        "Turkey is eaten at Christmas by many.".replace("Turkey", "[country: Turkey]").as_str(),
        "Copper may lead to more trade.",
        "However, shares rose. Analysts said so.",
        "The CEO said GDP rose.",
        "The mine was closed and the field was empty.",
    ]);
}

#[test]
fn deposits_hold_other_names() {
    let extractor = Extractor::new(Pack::core());
    let document = Document::from_text("Work began at the Ostrel lithium deposit, and the Ostrel deposit is rich.");
    let found = extractor.extract(&document, &mut Scratch::default()).entities;
    let kinds: Vec<Kind> = found.mentions.iter().map(|m| found.entities[m.entity.0 as usize].kind).collect();
    assert_eq!(kinds, [Kind::DEPOSIT, Kind::COMMODITY, Kind::DEPOSIT]);
    assert_eq!(found.mentions[0].entity, found.mentions[2].entity);
}

#[test]
fn a_company_has_the_country_of_its_description() {
    for (text, name, country) in [
        ("The German firm Zubrov Tools drills.", "Zubrov Tools", Some("DE")),
        ("Shares in US miner Ostrelco fell. The miner Ostrelco is old.", "Ostrelco", Some("US")),
        ("The firm Quillonia drills. Shares of Quillonia fell.", "Quillonia", None),
        ("Siemens Holdings Ltd drills.", "Siemens Holdings Ltd", Some("DE")),
        ("Siemens Bakery Ltd drills.", "Siemens Bakery Ltd", None),
        ("Cerro Zubrov SpA drills.", "Cerro Zubrov SpA", None),
        ("The Italian firm Zubrov SpA drills.", "Zubrov SpA", Some("IT")),
        ("Zubrov S.p.A. drills.", "Zubrov S.p.A.", Some("IT")),
    ] {
        let document = Document::from_text(text);
        let found = Extractor::new(Pack::core()).extract(&document, &mut Scratch::default()).entities;
        let entity =
            found.entities.iter().find(|e| e.name == name).unwrap_or_else(|| panic!("{name}: {:?}", found.entities));
        assert_eq!(entity.country.as_ref().map(|c| c.as_str()), country, "{text}");
    }
}

#[test]
fn references_find_their_entities() {
    for (text, reference, name) in [
        ("Zubrov Minerals Ltd opened a pit. The company will close it.", "The company", "Zubrov Minerals Ltd"),
        ("Kazakhstan signed. The country plans more.", "The country", "Kazakhstan"),
        ("Quillon Mining AG spoke to Varn Oil plc. It will drill.", "It", "Quillon Mining AG"),
        ("Maria Ostrel spoke. She left.", "She", "Maria Ostrel"),
    ] {
        let document = Document::from_text(text);
        let found = Extractor::new(Pack::core()).extract(&document, &mut Scratch::default());
        let entities = found.entities;
        let written = |r: &crate::entity::Reference| {
            let start = text.find(reference).unwrap();
            let offset = scratch_offset(text, r.tokens.start as usize);
            offset == start
        };
        let found = entities.references.iter().find(|r| written(r));
        let entity = found.map(|r| entities.entities[r.entity.0 as usize].name.as_str());
        assert_eq!(entity, Some(name), "{text}");
    }
}

/// First byte of the token with this index.
fn scratch_offset(text: &str, token: usize) -> usize {
    let mut analysis = crate::text::Analysis::default();
    crate::text::analyze(text, &mut analysis);
    analysis.tokens[token].span.start as usize
}
