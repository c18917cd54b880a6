//! Where sentences end, as tables: the wanted cuts are marked "|" in the text.

use crate::text::{Analysis, analyze};

/// The text with its cuts marked anew.
fn cut(text: &str) -> String {
    let mut analysis = Analysis::default();
    analyze(text, &mut analysis);
    let mut marked = String::new();
    for (i, sentence) in analysis.sentences.iter().enumerate() {
        let from = if i == 0 { 0 } else { sentence.span.start as usize };
        let to = analysis.sentences.get(i + 1).map_or(text.len(), |next| next.span.start as usize);
        marked.push_str(if i == 0 { "" } else { "|" });
        marked.push_str(&text[from..to]);
    }
    marked
}

fn check(table: &[&str]) {
    for want in table {
        assert_eq!(&cut(&want.replace('|', "")), want);
    }
}

#[test]
fn plain_stops() {
    check(&[
        "Copper rose. |Zinc fell! |Did tin move? |It did.",
        "Who pays?! |Nobody knows... |That is that.",
        "It lost $5.20 in 2003. |300 people left. |$4 million went. |www.example.org tells more.",
        "It rose 3.5 percent. |Then it fell.",
        "The mine shut.|The port did not.",
        "Prices wait ... and wait. |Then … nothing.",
        "The board met . |It chose nobody .",
        "The plant is idle. |it may open again.",
        "「終わり。|始まり。",
    ]);
}

#[test]
fn abbreviations() {
    check(&[
        "Mr. Hale met Gen. Ruiz and Dr. Ito. |They spoke.",
        "Acme Inc. said so. |Acme Corp. Chairman Lee Hart agreed.",
        "He left Acme Ltd. |The firm is in St. Ives near Mt. Isa.",
        "Turn to p. 55, Fig. 3 and No. 12. |No. |That was all.",
        "Ore, slag, etc. |Shares of Hale & Co. fell vs. last year, e.g. in May.",
        "The cut on Nov. 5 hurt. |It opened in Sept. |A second one shut in Dec. 2003.",
        "Sales of 12 mln. |Costs of 3 mln. dollars.",
        "She lives in Reno, Nev. |He lives near Tulsa, Okla. with her.",
        "They heard Sec. Hale. |It took 5 sec. |Hale ran 3 ft. |Ft. Worth is far.",
        "It made 1.2 Mt. |Costs of Rs. 500 fell near Mt. Hale.",
        "It bought Hale Inc. |Trizec said it agreed. |It lies near Reno, Nev. |Asamera Mines will dig there.",
        "It sued Acme Corp. Vice President Lee Hart and Roe Co. Ltd of Leeds.",
        "The U.S. And European makers wait. |BRAZIL TO ASK U.S. AND PERU FOR TIN",
        "Sonata in N°. 1026.253 is short.",
        "J. Hale Jr.'s firm beat Roe Sr. |It is his.",
        "The Tarn Sdn. Bhd. unit was sold.",
    ]);
}

#[test]
fn initialisms_and_initials() {
    check(&[
        "The U.S. Treasury spoke. |He left the U.S. |The dollar fell.",
        "It ships to the U.K. |\"We are glad,\" he said.",
        "W. E. Crane and J.P. Holt met George W. Tully.",
        "It was you and I. |Did Albert I. Jones call?",
        "They chose Plan B. |Vitamin C. |It sold.",
        "He holds a Ph.D. |She has an M.B.A. from Leeds.",
        "Born in the 1940s. |He left in the 1960s.",
    ]);
}

#[test]
fn clock_times() {
    check(&[
        "Trading ended at 4 p.m. |Shares had fallen.",
        "At 5 a.m. Ms. Roe woke up.",
        "The call is at 9 a.m. EST. |It ends by 10 p.m. Friday.",
    ]);
}

#[test]
fn quotes_and_brackets() {
    check(&[
        "\"It is over.\" |He left.",
        "\"Is it over?\" he asked. |“Yes.” |“No!” Hale said.",
        "'We stay.' |They left.",
        "``We stay.'' |They left.",
        "He stayed (nobody knows why.) in town.",
        "(The plant is idle. |It has been since May.) |Nobody works.",
        "It grew.[3] |It shrank. [4, 5] |It died. |(See page 4.)",
        "It works.4 |However, it costs a lot.",
        "It is fine!! :-) |Thanks all.",
        "“Is it?” |The crowd laughed.",
    ]);
}

#[test]
fn omissions() {
    check(&[
        "It said . . . nothing at all.",
        "It said nothing. |. . . Then it spoke.",
        "The words were left off . . . . |Next comes this.",
        "The \"mine [...] was shut\" by them.",
    ]);
}

#[test]
fn lists() {
    check(&[
        "1. Drill the pit |2. Weigh the ore |3. Ship it",
        "a) one thing |b) another thing",
        "• First point |• Second point",
        "We will:\n|- open two shops\n|- hire 45 people",
        "2.1. Results of the study",
        "(a) one thing\n|iv) another thing",
    ]);
}

#[test]
fn lines() {
    check(&[
        "HALE TO SHUT MINE\n|LEEDS, May 4 - Hale shuts a mine.\n|It is old.",
        "Hale shuts its mine in Leeds\n\n|The pit is old",
        "The group said on Monday that it\nwould sell its Leeds office to\nHale Mining, which is a firm that\nhas been there for long.",
        "Karsund Buys Rival\n|Tiles: what for",
        "Net sales of 512,000 vs 230,000\nnine mths\n|Net sales of 812,000 vs 630,000",
        "The group sold wheat at the end of the week in the Saxon town of\nHalle and asked for more. |Its owner in Leeds said that the French\nsow less, as figures\nshow.\n    |Rye fell.",
        "He is with Roe Inc.\n|Shares fell.",
    ]);
}

#[test]
fn stamps() {
    check(&[
        "Thursday, May 7, 2026 |On Tuesday a mine shut.",
        "By Jane Roe |09/24/2015 04:53 PM |Nine mines shut.",
        "A mine at dusk |Image: Jane Roe.",
        "The end. |*** |Another start.",
        "It opens on Thursday, May 7, 2026.",
    ]);
}

#[test]
fn chat() {
    check(&[
        "i like it. |it is small. |why not? |you know it!",
        "Shop at Yahoo! in the mall.",
        "Great stop! |So cheap!",
    ]);
}
