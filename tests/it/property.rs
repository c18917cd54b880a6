//! What holds for any text: no panic, valid offsets, the same output every time.

use dateline::extractor::{Extractor, Scratch};
use dateline::pack::Pack;
use dateline::record::Article;
use dateline::text::{Document, Span};
use proptest::prelude::*;

/// Pieces of news mixed with what breaks naive code.
const PIECES: &[&str] = &[
    "Kazakhstan’s ",
    "ACME Corp. ",
    "$8 million ",
    "up to ",
    "€1,5 ",
    "on Nov. 5, 2024 ",
    "said ",
    "will buy ",
    "\r\n",
    "\n\n",
    "“",
    "’s",
    "U.S. ",
    "(NYSE: X) ",
    "Қазақстан ",
    "İstanbul ",
    "ﬁ",
    "👩‍🚀",
    "\u{0301}",
    "\u{200B}",
    "...",
    "--",
    ".",
    ",",
    "((((",
    "1/2/3/4",
    "%",
    "0000000000000000000000000000000000000001",
    "billion ",
    "Mr. ",
    "the company ",
    "99999999999999999999 trillion dollars ",
    "\u{FEFF}",
    "the third quarter of ",
    "Feb. 30 ",
    "lithium ",
    "and ",
    "deposit ",
    "if ",
    "not ",
    "a ",
    "by ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(PIECES).prop_map(str::to_string),
        1 => any::<char>().prop_map(|c| c.to_string()),
        1 => "[A-Z][a-z]{1,8} ",
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn fits(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_valid_records(text in text()) {
        let document = Document { published: Some("2024-11-05".parse().unwrap()), ..Document::from_text(text) };
        let text = document.text.as_str();
        let extractor = Extractor::new(Pack::core());
        let mut scratch = Scratch::default();
        let found = extractor.extract(&document, &mut scratch);
        for sentence in &scratch.reading.analysis.sentences {
            prop_assert!(fits(text, sentence.span));
        }
        for mention in &found.entities.mentions {
            prop_assert!(fits(text, mention.span) && !mention.span.is_empty());
            prop_assert!((mention.sentence as usize) < scratch.reading.analysis.sentences.len());
        }
        for event in &found.events {
            for mention in &event.mentions {
                prop_assert!(fits(text, mention.span) && fits(text, mention.trigger));
            }
            for role in &event.roles {
                prop_assert!(fits(text, role.span));
            }
        }
        let points: Vec<char> = text.chars().collect();
        let article = Article::new(extractor.pack(), &document, &scratch, &found);
        for mention in article.entities.iter().flat_map(|e| &e.mentions) {
            let there: String = points[mention.start as usize..mention.end as usize].iter().collect();
            prop_assert_eq!(&there, mention.text);
        }
        let first = serde_json::to_string(&article).unwrap();
        // The same scratch again, now full of an earlier article: nothing may leak from one to the next.
        let again = extractor.extract(&document, &mut scratch);
        let second = serde_json::to_string(&Article::new(extractor.pack(), &document, &scratch, &again)).unwrap();
        prop_assert_eq!(first, second);
    }
}
