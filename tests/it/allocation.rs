//! Memory: once the buffers have grown, nothing is allocated for a token or a sentence, only for what is found.

use allocation_counter::measure;
use dateline::extractor::{Extractor, Scratch};
use dateline::pack::Pack;
use dateline::text::Document;
use insta::glob;
use std::fs;

/// Allocations that a document may take for each mention: its entity's name and value …
const A_MENTION: u64 = 1;
/// … for each event: its roles, cues, mentions and what was compared with it …
const AN_EVENT: u64 = 18;
/// … and for the lists that hold them, and for what is read and left out as general talk.
const A_DOCUMENT: u64 = 16;

/// Allocations of extracting a document that was extracted before, and its mentions and events.
fn cost(document: &Document, scratch: &mut Scratch) -> (u64, u64, u64) {
    let extractor = Extractor::new(Pack::core());
    let found = extractor.extract(document, scratch);
    let taken = measure(|| drop(extractor.extract(document, scratch))).count_total;
    (taken, found.entities.mentions.len() as u64, found.events.len() as u64)
}

#[test]
fn what_is_found_bounds_what_is_allocated() {
    let mut scratch = Scratch::default();
    glob!("../../fixtures", "articles/*.txt", |path| {
        let document = Document::from_text(fs::read_to_string(path).expect("fixture"));
        let (taken, mentions, events) = cost(&document, &mut scratch);
        let budget = A_DOCUMENT + A_MENTION * mentions + AN_EVENT * events;
        assert!(taken <= budget, "{}: {taken} allocations, {budget} granted", path.display());
    });
}

#[test]
fn sentences_without_names_allocate_nothing() {
    let mut scratch = Scratch::default();
    for sentence in [
        "It was a long day, and they went home when the rain had ended. ",
        "They bought the old house by the river and sold it. ",
        "– THE NEXT ITEM IS: A LIST, (with brackets) and \"quotes\"!\n\n",
    ] {
        for times in [10, 1000] {
            let document = Document::from_text(sentence.repeat(times));
            assert_eq!(cost(&document, &mut scratch), (0, 0, 0), "{times} times {sentence:?}");
        }
    }
}
