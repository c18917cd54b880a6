//! Every line of output validates against what `dateline schema` prints.

use crate::command::dateline;
use serde_json::Value;

fn schema(of: &str) -> jsonschema::Validator {
    let output = dateline(&["schema", of], "");
    assert_eq!(output.status.code(), Some(0));
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn check(of: &str) {
    let validator = schema(of);
    let output = dateline(&["extract", "--to", of, "fixtures/articles", "fixtures/batch/news.jsonl"], "");
    let lines: Vec<Value> =
        std::str::from_utf8(&output.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert!(!lines.is_empty(), "no {of} from the fixtures");
    for line in lines {
        let errors: Vec<String> =
            validator.iter_errors(&line).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:?} in {line}");
    }
}

#[test]
fn documents_validate() {
    check("documents");
}

#[test]
fn events_validate() {
    check("events");
}

#[test]
fn entities_validate() {
    check("entities");
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    assert!(!schema("events").is_valid(&serde_json::json!({"type": "investment"})));
}
