//! Layout of small articles, as tables.

use crate::text::{Analysis, SentenceKind, Span, analyze};

fn analysis(text: &str) -> Analysis {
    let mut analysis = Analysis::default();
    analyze(text, &mut analysis);
    analysis
}

/// One letter a sentence: Body, Headline, Item, boilerplate (x).
fn kinds(text: &str) -> String {
    let letter = |kind| match kind {
        SentenceKind::Body => 'B',
        SentenceKind::Headline => 'H',
        SentenceKind::ListItem => 'I',
        SentenceKind::Boilerplate => 'x',
    };
    analysis(text).sentences.iter().map(|s| letter(s.kind)).collect()
}

/// The dateline of `text` as "place|date|agency".
fn dateline(text: &str) -> Option<String> {
    let found = analysis(text).layout.dateline?;
    let part = |span: Option<Span>| span.map_or("", |span| span.of(text)).to_string();
    Some([part(found.place), part(found.date), part(found.agency)].join("|"))
}

#[test]
fn datelines() {
    let table = [
        ("ASTANA, Nov 5 (Reuters) – A mine opened.", "ASTANA|Nov 5|Reuters"),
        ("NEW YORK, Oct. 26 (AP) _ A mine opened.", "NEW YORK|Oct. 26|AP"),
        ("LONDON (Reuters) - A mine opened.", "LONDON||Reuters"),
        ("MANILA, April 21 - A mine opened.", "MANILA|April 21|"),
        ("TROY, Mich., March 16 - A mine opened.", "TROY, Mich.|March 16|"),
        ("O'FALLON, Mo. (AP)_ A mine opened.", "O'FALLON, Mo.||AP"),
        ("WASHINGTON _ A mine opened.", "WASHINGTON||"),
        ("BEIJING/DOHA, May 22, 2023 (Dow Jones) -- A mine opened.", "BEIJING/DOHA|May 22, 2023|Dow Jones"),
        ("Windhoek, 9 October 2024 – A mine opened.", "Windhoek|9 October 2024|"),
        ("Mumbai, Feb 12: A mine opened.", "Mumbai|Feb 12|"),
        ("KUANTAN: The mine opened.", "KUANTAN||"),
        ("Toronto, Ontario (PRWEB) September 16, 2025\nA mine opened.", "Toronto, Ontario|September 16, 2025|PRWEB"),
        ("Example.com -- A mine opened.", "||Example.com"),
        ("(Reuters) - A mine opened.", "||Reuters"),
        ("SÃO PAULO, Aug 8, 2024 (Reuters) - A mine opened.", "SÃO PAULO|Aug 8, 2024|Reuters"),
        ("Mine opens\n\nSANTIAGO, Chile (AP) --\n\nA mine opened.", "SANTIAGO, Chile||AP"),
        ("Mine opens\n\nMay 05, 2026\n\nA mine opened.", "|May 05, 2026|"),
    ];
    for (text, want) in table {
        assert_eq!(dateline(text).as_deref(), Some(want), "{text}");
    }
}

#[test]
fn no_datelines() {
    let table = [
        "The mine - an old one - opened.",
        "NOTE: The mine opened.",
        "Hale Mining (HLM) said it opened a mine.",
        "HALE - the miner - opened.",
        "On May 5, 2026, a mine opened.",
        "Karsund buys rival - and more follow.",
        "MINES ON THE MOVE - WEEK OF MAY",
    ];
    for text in table {
        assert_eq!(dateline(text), None, "{text}");
    }
}

#[test]
fn sentence_kinds() {
    let table = [
        ("Mine opens in Leeds\n\nA mine opened. It is big.", "HBB"),
        ("MINE OPENS\nLEEDS, May 4 - A mine opened.\nIt is big.", "HBB"),
        ("Mine opens in Leeds.\n\nLEEDS (Reuters) - A mine opened.", "HB"),
        ("A mine opened in Leeds.\n\nIt is big.", "BB"),
        ("Mine opens in Leeds", "H"),
        ("Mine opens\n\nBy Jane Roe\n\nA mine opened.\n\nWhat comes next\n\nIt shuts.", "HxBHB"),
        ("Mine opens\n\nA mine opened.\n\n(Reporting by Jane Roe; Editing by Tom Hale)", "HBx"),
        ("A mine opened.\nOriginal Source: example.com", "Bx"),
        ("A mine opened.\n\nhttps://www.example.org/a\n\nIt shut.", "BxB"),
        ("Mine opens\n\nBy Jane Roe\nBusiness reporter\n\nA mine opened.", "HxxB"),
        ("Ore     Mt     koz\nTin     2.9    112\nA mine opened.\n\nCheers, Jane", "IIBB"),
        ("It shut at dusk. By Jane Roe\nA mine opened. Image source: Hale.\nIt is big.", "BxBxB"),
        ("Points:\n- Open a mine\n- Shut a mine\n", "HII"),
        ("NAIROBI, Kenya (AP) _\n\nA mine opened.", "xB"),
        ("A mine opened.\n\nCopyright (c) 2026 Hale. All rights reserved.", "Bxx"),
    ];
    for (text, want) in table {
        assert_eq!(kinds(text), want, "{text}");
    }
}

#[test]
fn bylines_and_publishers() {
    let table = [
        ("Mine opens\n\nBy Jane Roe\n\nA mine opened.", Some("By Jane Roe"), None),
        (
            "Mine opens\nBy John Q. Hale, Business Editor\nA mine opened.",
            Some("By John Q. Hale, Business Editor"),
            None,
        ),
        ("Mine opens\n\nBy Monday the mine had opened.", None, None),
        ("A mine opened.\nOriginal Source: astanatimes.com", None, Some("astanatimes.com")),
        ("A mine opened.\n\nSource: leeds-post.somewhere", None, Some("leeds-post.somewhere")),
        ("A mine opened.\n\nSource: Leeds Daily Post.", None, Some("Leeds Daily Post")),
        ("A mine opened. The source: nobody knows.", None, None),
        ("Source: people who know the mine and all its many other troubles well", None, None),
    ];
    for (text, byline, publisher) in table {
        let layout = analysis(text).layout;
        assert_eq!(layout.byline.map(|s| s.of(text)), byline, "{text}");
        assert_eq!(layout.publisher.map(|s| s.of(text)), publisher, "{text}");
    }
}
