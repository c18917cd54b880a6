//! The core rules' own tests, one named test for each file of rules.

use dateline::check;

/// The tests of one file of rules, under the file's name.
macro_rules! rule_file {
    ($name:ident, $path:literal) => {
        #[test]
        fn $name() {
            let report = check::core_file($path).unwrap();
            assert!(!report.outcomes.is_empty(), "{} holds no tests", $path);
            assert!(report.is_ok(), "{report}");
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/rule_tests.rs"));

#[test]
fn events_page() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/events.md");
    let page = check::page(&check::types(&check::outlines(&[]).unwrap()));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/events.md is out of step: UPDATE=1 cargo test --test it events_page");
}
