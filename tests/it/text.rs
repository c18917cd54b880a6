//! The text stage: sentences of every fixture pinned, and what holds for the tokens of any text.

use dateline::text::{Analysis, Layout, Sentence, SentenceKind, Span, Token, analyze};
use insta::{Settings, assert_snapshot, glob};
use proptest::prelude::*;
use std::fmt::Write;
use std::fs;

/// One line a sentence: its kind and its words, line breaks and tabs shown as such; the layout below.
fn show(text: &str) -> String {
    let mut analysis = Analysis::default();
    analyze(text, &mut analysis);
    let mut out = String::new();
    for sentence in &analysis.sentences {
        writeln!(out, "{:8} {}", kind(sentence), sentence.span.of(text).escape_debug()).expect("a string takes all");
    }
    out + &layout(text, &analysis.layout)
}

fn kind(sentence: &Sentence) -> &'static str {
    match sentence.kind {
        SentenceKind::Body => "body",
        SentenceKind::Headline => "headline",
        SentenceKind::ListItem => "item",
        SentenceKind::Boilerplate => "page",
    }
}

fn layout(text: &str, layout: &Layout) -> String {
    let dateline = layout.dateline.unwrap_or_default();
    let parts = [
        ("place", dateline.place),
        ("date", dateline.date),
        ("agency", dateline.agency),
        ("byline", layout.byline),
        ("publisher", layout.publisher),
    ];
    let line = |(name, span): (&str, Option<Span>)| span.map(|span| format!("{name}: {}\n", span.of(text)));
    parts.into_iter().filter_map(line).collect()
}

fn settings() -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/sentences");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

#[test]
fn sentences_of_articles() {
    settings().bind(|| {
        glob!("../../fixtures", "articles/*.txt", |path| {
            assert_snapshot!("article", show(&fs::read_to_string(path).expect("fixture")));
        });
    });
}

#[test]
fn sentences_of_troublesome_texts() {
    settings().bind(|| {
        glob!("../../fixtures", "sentences/*.txt", |path| {
            assert_snapshot!("text", show(&fs::read_to_string(path).expect("fixture")));
        });
    });
}

#[test]
fn a_second_article_allocates_nothing() {
    let mut texts = Vec::new();
    settings().bind(|| {
        glob!("../../fixtures", "articles/*.txt", |path| texts.push(fs::read_to_string(path).expect("fixture")))
    });
    assert!(texts.len() > 10, "the fixtures have moved");
    let mut analysis = Analysis::default();
    let mut all = || texts.iter().for_each(|text| analyze(text, &mut analysis));
    all();
    assert_eq!(allocation_counter::measure(all).count_total, 0);
}

/// Characters that mean something to lexer, splitter or layout, and some that mean nothing.
const CHARACTERS: &str = "aAbsSzZ019 .,;:!?'’\"“”()[]{}-–—_*=#@$€£%&/\\|~`´…•\n\r\t\u{a0}\u{85}\u{2028}\u{200b}\u{feff}\u{301}éßİſŁжЖ中🎉½²₂م\u{200d}";

fn text() -> impl Strategy<Value = String> {
    let characters: Vec<char> = CHARACTERS.chars().collect();
    let one = prop_oneof![
        8 => prop::sample::select(characters).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
        2 => prop::sample::select(&["U.S. ", "p.m.", "Mr. ", "1. ", "By Jane Roe\n", "LEEDS, May 4 (AP) - ", "a@b.com",
            "http://a.b/c", "Source: ", "US$5m", "\r\n\r\n", "3.5", "'s ", "... ", "Inc. The "][..]).prop_map(String::from),
    ];
    prop::collection::vec(one, 0..60).prop_map(|pieces| pieces.concat())
}

/// Characters that no token has to cover.
fn is_blank(c: char) -> bool {
    let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    c.is_whitespace() || c.is_control() || invisible
}

/// What is wrong with the tokens of `text`, if anything is.
fn fault_of_tokens(text: &str, tokens: &[Token]) -> Option<String> {
    let mut at = 0;
    for token in tokens {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let gap = text.get(at..start)?;
        if end <= start || text.get(start..end).is_none() || !gap.chars().all(is_blank) {
            return Some(format!("{token:?} behind {gap:?}"));
        }
        at = end;
    }
    text.get(at..).filter(|rest| !rest.chars().all(is_blank)).map(|rest| format!("{rest:?} left"))
}

/// What is wrong with the sentences of an analysis, if anything is: they part the tokens.
fn fault_of_sentences(analysis: &Analysis) -> Option<String> {
    let mut next = 0;
    for sentence in &analysis.sentences {
        let range = sentence.tokens;
        if range.start != next || range.is_empty() || analysis.span(range) != sentence.span {
            return Some(format!("{sentence:?} after token {next}"));
        }
        next = range.end;
    }
    (next as usize != analysis.tokens.len()).then(|| format!("tokens from {next} are in no sentence"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_cover_any_text_and_sentences_part_them(text in text()) {
        let mut analysis = Analysis::default();
        analyze(&text, &mut analysis);
        prop_assert_eq!(fault_of_tokens(&text, &analysis.tokens), None);
        prop_assert_eq!(fault_of_sentences(&analysis), None);
        let headline = analysis.layout.headline.map_or(0, |i| i as usize);
        prop_assert!(headline == 0 || headline < analysis.sentences.len());
    }
}
