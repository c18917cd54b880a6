//! What becomes one token, as tables.

use super::*;

/// The tokens of `text`; a glued one has "·" before it, kinds other than word and punctuation a letter behind.
fn show(text: &str) -> String {
    let mut tokens = Vec::new();
    lex(text, &mut tokens);
    let one = |t: &Token| {
        let mark = match t.kind {
            TokenKind::Word | TokenKind::Punct => "",
            TokenKind::Number => "/N",
            TokenKind::Currency => "/C",
            TokenKind::Symbol => "/S",
            TokenKind::Url => "/U",
        };
        format!("{}{}{mark}", if t.glued { "·" } else { "" }, t.of(text))
    };
    tokens.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn check(table: &[(&str, &str)]) {
    for (text, want) in table {
        assert_eq!(&show(text), want, "{text:?}");
    }
}

#[test]
fn words() {
    check(&[
        ("The mine opened.", "The mine opened ·."),
        ("don't O'Brien rock'n'roll", "don't O'Brien rock'n'roll"),
        ("Chile's Chile’s CHINA'S", "Chile ·'s Chile ·’s CHINA ·'S"),
        ("let's James' workers’ pay", "let ·'s James ·' workers ·’ pay"),
        ("Jr.'s U.S.'s", "Jr ·. ·'s U.S. ·'s"),
        ("Perth-based copper-gold", "Perth ·- ·based copper ·- ·gold"),
        ("AT&T and/or S&P", "AT ·&/S ·T and ·/ ·or S ·&/S ·P"),
        ("Côte d’Ivoire’s naïve", "Côte d’Ivoire ·’s naïve"),
        ("Éric Žižek's Алматы", "Éric Žižek ·'s Алматы"),
        ("Cafe\u{301}s 中国 km²", "Cafe\u{301}s 中 ·国 km²"),
        ("L’Oréal (“Citroën”)", "L’Oréal ( ·“ ·Citroën ·” ·)"),
    ]);
}

#[test]
fn initialisms() {
    check(&[
        ("the U.S. and U.S.A.", "the U.S. and U.S.A."),
        ("8 a.m. Ph.D. B.Sc. J.P. Morgan", "8/N a.m. Ph.D. B.Sc. J.P. Morgan"),
        ("J. P. Morgan S.p.A. N.V", "J ·. P ·. Morgan S.p.A. N.V"),
        ("Inc. Co. Mr. Oak", "Inc ·. Co ·. Mr ·. Oak"),
        ("It ended.The next", "It ended ·. ·The next"),
        ("U.S.-led D.C...", "U.S. ·- ·led D.C ·..."),
    ]);
}

#[test]
fn numbers() {
    check(&[
        ("1,234.56 8 .5 10.11.2024", "1,234.56/N 8/N .5/N 10.11.2024/N"),
        ("8-10 1/2 10:30 ½ 1½", "8/N ·- ·10/N 1/N ·/ ·2/N 10/N ·: ·30/N ½/N 1/N ·½/N"),
        ("5km 20th 1990s 3G 1.2bn", "5/N ·km 20/N ·th 1990/N ·s 3/N ·G 1.2/N ·bn"),
        ("Q3 H1 A380 G20 CO2 FY2024", "Q3 H1 A380 G20 CO2 FY2024"),
        ("4Q24 B-52 1,50,000", "4/N ·Q ·24/N B ·- ·52/N 1,50,000/N"),
        ("2009,2010 in 2003. Nov. 5,2024", "2009/N ·, ·2010/N in 2003/N ·. Nov ·. 5/N ·, ·2024/N"),
        ("5% 12° 3,", "5/N ·%/S 12/N ·°/S 3/N ·,"),
    ]);
}

#[test]
fn currencies() {
    check(&[
        (
            "$5 US$1.2bn A$12m C$40 NZ$1 HK$2 R$3",
            "$/C ·5/N US$/C ·1.2/N ·bn A$/C ·12/N ·m C$/C ·40/N NZ$/C ·1/N HK$/C ·2/N R$/C ·3/N",
        ),
        ("$US5 million $A10", "$US/C ·5/N million $A/C ·10/N"),
        ("€5 5€ £2m ₸300 CN¥8", "€/C ·5/N 5/N ·€/C £/C ·2/N ·m ₸/C ·300/N CN¥/C ·8/N"),
        ("Rs16,189 crore Rs500 RM10 EUR5m", "Rs ·16,189/N crore Rs ·500/N RM ·10/N EUR ·5/N ·m"),
        ("R500m N20bn P3 billion R2 v1.2", "R ·500/N ·m N ·20/N ·bn P ·3/N billion R2 v ·1.2/N"),
    ]);
}

#[test]
fn addresses() {
    check(&[
        ("Source: astanatimes.com", "Source ·: astanatimes.com/U"),
        ("see https://example.org/a_b?c=1.", "see https://example.org/a_b?c=1/U ·."),
        ("(www.example.de) bbc.co.uk's", "( ·www.example.de/U ·) bbc.co.uk/U ·'s"),
        ("Amazon.com-owned 163.com. The", "Amazon.com/U ·- ·owned 163.com/U ·. The"),
        ("jane_doe@mail.example.com, @jane", "jane_doe@mail.example.com/U ·, @/S ·jane"),
        ("a@b x@ 5@3", "a ·@/S ·b x ·@/S 5/N ·@/S ·3/N"),
        ("at example.com/news/today, and", "at example.com/news/today/U ·, and"),
        ("Note: http is fine", "Note ·: http is fine"),
    ]);
}

#[test]
fn punctuation() {
    check(&[
        ("Well... -- `` no ''", "Well ·... -- `` no ''"),
        ("“No”–yes—no… '90s", "“ ·No ·” ·– ·yes ·— ·no ·… ' ·90/N ·s"),
        ("*** ____ !!", "***/S ____/S ! ·!"),
        ("\u{feff}Bonjour\u{a0}! 👍", "Bonjour ! 👍/S"),
    ]);
}

#[test]
fn shapes() {
    let table = [
        ("copper", Shape::Lower),
        ("Copper", Shape::Capital),
        ("COPPER", Shape::Upper),
        ("U.S.", Shape::Upper),
        ("A", Shape::Capital),
        ("iPhone", Shape::Camel),
        ("kWh", Shape::Camel),
        ("McDonald", Shape::Mixed),
        ("Q3", Shape::Capital),
        ("CO2", Shape::Upper),
        ("understanding", Shape::Lower),
        ("Understanding", Shape::Capital),
        ("UNDERSTANDING", Shape::Upper),
        ("UnderstandinG", Shape::Mixed),
        ("understandinG", Shape::Camel),
        ("Éric", Shape::Capital),
        ("ÉCOLE", Shape::Upper),
        ("a.m.", Shape::Lower),
    ];
    for (word, want) in table {
        let mut tokens = Vec::new();
        lex(word, &mut tokens);
        assert_eq!(tokens.first().map(|t| t.shape), Some(want), "{word}");
    }
}

#[test]
fn words_end_at_any_byte_but_letters() {
    for byte in (0..128).filter(|byte: &u8| !byte.is_ascii_alphabetic()) {
        for len in [1, 7, 8, 9, 16, 17] {
            let text = format!("{}{}zZ", "a".repeat(len), char::from(byte));
            let mut tokens = Vec::new();
            lex(&text, &mut tokens);
            let whole = tokens.len() == 1;
            assert!(whole || tokens[0].span == Span::new(0, len as u32), "{text:?}: {tokens:?}");
            assert!(!whole || b"0123456789.'".contains(&byte), "{text:?}: {tokens:?}");
        }
    }
}

#[test]
fn line_breaks() {
    let mut tokens = Vec::new();
    lex("a b\nc\r\nd\n\ne\r\n\r\n\r\nf", &mut tokens);
    let breaks: Vec<u8> = tokens.iter().map(|t| t.breaks).collect();
    assert_eq!(breaks, [0, 0, 1, 1, 2, 2]);
}

#[test]
fn too_long_a_text_is_cut_between_characters() {
    assert_eq!(head("añb", 2), "a");
    assert_eq!(head("añb", 3), "añ");
    assert_eq!(head("añb", 9), "añb");
}
