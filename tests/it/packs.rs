//! Packs: the core rules' own tests, mistakes in packs as they are reported, a pack of the user.

use crate::command::dateline;
use dateline::pack::{Pack, Source, compile};

const HEAD: &str = "[pack]\nname = \"mine\"\nversion = \"1\"\n";

/// Compiles one file of a pack.
fn compiled(toml: &str) -> Result<Pack, String> {
    compile(&[Source::embedded("mine", &[("pack.toml", toml)])]).map_err(|errors| errors.to_string())
}

/// A rule to plant mistakes into.
const RULE: &str = r#"
[[event]]
type = "recall"
verb = ["recall"]
need = "maker and product"
[event.roles]
maker   = { is = "company", at = "subject by" }
product = { is = "phrase|facility", at = "object of" }
[[event.tests]]
text = "[maker: Orbis Steel Ltd] [*: recalled] 500 [product: drills]."
want = { status = "done" }
"#;

/// What is put for what in [`RULE`], each with a name.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("unknown key", "verb =", "verbs ="),
    ("unknown key in a role", "{ is = \"company\", at", "{ is = \"company\", att"),
    ("unknown type", "\"company\"", "\"compny\""),
    ("unknown slot", "subject by", "subjct by"),
    ("not a slot", "object of", "object qqq"),
    ("unknown role in need", "maker and product", "maker and (produkt or maker)"),
    ("bracket missing in need", "maker and product", "maker and (product or maker"),
    ("two operators in need", "maker and product", "maker and or product"),
    ("unknown role in a test", "[maker: Orbis", "[maler: Orbis"),
    ("open mark", "[product: drills]", "[product drills]"),
    ("unknown column", "status =", "state ="),
    ("unknown status", "\"done\"", "\"finished\""),
    ("bad amount", "status = \"done\"", "amount = \"8 million USD\""),
    ("bad wish", "{ status = \"done\" }", "\"something\""),
    ("wrong shape", "verb = [\"recall\"]", "verb = 7"),
    ("wrong shape in a list", "[\"recall\"]", "[\"recall\", 7]"),
    ("unknown words", "[\"recall\"]", "[\"recall\", \"@returns\"]"),
    ("tilde in a verb", "\"recall\"]", "\"recall~\"]"),
    ("no trigger", "verb = [\"recall\"]\n", ""),
    ("no roles", "[event.roles]", "[event.rolls]"),
    ("bad label", "\"recall\"\nverb", "\"Product recall\"\nverb"),
    ("broken toml", "need =", "need"),
    ("wish missing", "want = { status = \"done\" }\n", ""),
];

#[test]
fn each_mistake_is_shown() {
    compiled(&format!("{HEAD}{RULE}")).unwrap();
    let mut shown = String::new();
    for (name, put, by) in MISTAKES {
        let toml = format!("{HEAD}{}", RULE.replacen(put, by, 1));
        assert_ne!(toml, format!("{HEAD}{RULE}"), "{name} plants nothing");
        shown.push_str(&format!("== {name}\n{}\n\n", compiled(&toml).unwrap_err()));
    }
    snapshot("mistakes_in_rules", &shown);
}

#[test]
fn shared_words_stand_for_themselves() {
    let list = "[[list]]\nname = \"returns\"\nwords = [\"recall\", \"take back\"]\n";
    let shared = RULE.replacen("[\"recall\"]", "[\"@returns\", \"withdraw\"]", 1);
    let written = RULE.replacen("[\"recall\"]", "[\"recall\", \"take back\", \"withdraw\"]", 1);
    let triggers = |toml: &str| compiled(&format!("{HEAD}{toml}")).unwrap().triggers.len();
    assert_eq!(triggers(&format!("{list}{shared}")), triggers(&written));
    assert!(triggers(&written) > triggers(RULE));
}

/// Tables that are wrong, each with a name.
const TABLES: &[(&str, &str)] = &[
    ("unknown table", "[[entities]]\ntype = \"dam\""),
    ("words nobody uses", "[[list]]\nname = \"dams\"\nwords = [\"dam\"]"),
    ("words without a name", "[[list]]\nwords = [\"dam\"]"),
    ("pattern without a word", "[[entity]]\ntype = \"dam\"\nmatch = [\"Cap{1,3} <commodity>?\"]"),
    ("pattern with an open bracket", "[[entity]]\ntype = \"dam\"\nmatch = ['name:Cap{1,3} (dam|barrage']"),
    ("pattern with an unknown type", "[[entity]]\ntype = \"dam\"\nmatch = ['Cap <comodity> dam']"),
    ("pattern with an unknown list", "[[entity]]\ntype = \"dam\"\nmatch = ['@rivers dam']"),
    ("pattern with bad repeats", "[[entity]]\ntype = \"dam\"\nmatch = ['Cap{3,1} dam']"),
    ("repeats within repeats", "[[entity]]\ntype = \"dam\"\nmatch = ['((((x?){8} y?){8} z?){8} u?){8} dam']"),
    ("name within brackets", "[[entity]]\ntype = \"dam\"\nmatch = ['(name:Cap|Num) dam']"),
    ("entity without a match", "[[entity]]\ntype = \"dam\""),
    (
        "bad test line",
        "[[entity]]\ntype = \"dam\"\nmatch = ['Cap dam']\ntests = '''\n+ The [Bora dam].\n* The Bora dam.\n+ The Bora dam.\n'''",
    ),
    (
        "verb with a mark of inflections",
        "[[event]]\ntype = \"dam\"\nnoun = [\"dam\"]\nnot_under = [\"oversee~\"]\n[event.roles]\nplace = { is = \"place\", at = \"in\" }",
    ),
    ("cue with an unknown field", "[[list]]\nsets = \"mood\"\nwords = [\"perhaps\"]"),
    ("cue with an unknown value", "[[list]]\nsets = \"status\"\nvalue = \"plan\"\nwords = [\"will\"]"),
    ("cue without words", "[[list]]\nsets = \"negation\"\nscope = \"word\""),
    ("list without names", "[[list]]\ntype = \"river\""),
    ("list with a missing file", "[[list]]\ntype = \"river\"\nfile = \"names/rivers.tsv\""),
    ("nothing to disable", ""),
];

#[test]
fn each_wrong_table_is_shown() {
    let mut shown = String::new();
    for (name, table) in TABLES {
        let disable = if table.is_empty() { "disable = [\"mine/recal\"]\n" } else { "" };
        let shown_errors = compiled(&format!("{HEAD}{disable}{table}{RULE}")).unwrap_err();
        shown.push_str(&format!("== {name}\n{shown_errors}\n\n"));
    }
    snapshot("mistakes_in_tables", &shown);
}

#[test]
fn each_wrong_row_is_shown() {
    let rows = "# rivers\nBora\tBora River\tcountry=QQQ\nSura\t\tlength\n\tIli\t\nTala\ta\tb=c\td\n";
    let toml = format!("{HEAD}[[list]]\ntype = \"river\"\nfile = \"rivers.tsv\"\n");
    let source = Source::embedded("mine", &[("pack.toml", toml.as_str()), ("rivers.tsv", rows)]);
    snapshot("mistakes_in_lists", &compile(&[source]).unwrap_err().to_string());
}

#[test]
fn no_pack_file_makes_it_panic() {
    let whole = format!(
        "{HEAD}{RULE}[[entity]]\ntype = \"dam\"\nmatch = ['the? name:(Cap{{1,4}} x) (dam|\"Barrage\" <dam>)']\n"
    );
    for at in (0..whole.len()).step_by(3).filter(|at| whole.is_char_boundary(*at)) {
        let (head, tail) = whole.split_at(at);
        let _ = compiled(head);
        for planted in ["\"", "[", "(", "|~", "é", "=", "\n"] {
            let _ = compiled(&format!("{head}{planted}{}", tail.get(1..).unwrap_or("")));
        }
    }
    for deep in ["(", "a (", "[", "name:"] {
        let need = RULE.replace("maker and product", &deep.repeat(20_000));
        let _ = compiled(&format!("{HEAD}{need}"));
        let _ = compiled(&format!("{HEAD}[[entity]]\ntype = \"dam\"\nmatch = ['{}']\n", deep.repeat(20_000)));
        let _ = compiled(&format!("{HEAD}x = {}", deep.repeat(20_000)));
    }
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/packs");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// A user's pack with a type of its own, in a folder outside the project.
fn recall_pack() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pack.toml"), HEAD).unwrap();
    std::fs::create_dir(folder.path().join("events")).unwrap();
    std::fs::write(folder.path().join("events/recall.toml"), RULE).unwrap();
    folder
}

#[test]
fn a_pack_adds_an_event_type() {
    let folder = recall_pack();
    let path = folder.path().to_string_lossy();
    let check = dateline(&["check", &path], "");
    let said = String::from_utf8_lossy(&check.stdout);
    assert_eq!(check.status.code(), Some(0), "{said}{}", String::from_utf8_lossy(&check.stderr));
    assert!(said.contains("1 tests: 1 passed"), "{said}");
    let text = "Orbis Steel Ltd recalled 500 drills.";
    let output = dateline(&["extract", "--from", "text", "--packs", &path], text);
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["type"], "recall");
    assert_eq!(line["mentions"][0]["rule"], "mine/recall");
}

#[test]
fn all_mistakes_of_a_pack_at_once() {
    let folder = recall_pack();
    let wrong =
        RULE.replace("verb =", "verbs =").replace("\"company\"", "\"compny\"").replace("subject by", "subjct by");
    std::fs::write(folder.path().join("events/recall.toml"), wrong).unwrap();
    let check = dateline(&["check", &folder.path().to_string_lossy()], "");
    let said = String::from_utf8_lossy(&check.stderr);
    assert_eq!(check.status.code(), Some(2));
    for part in
        ["unknown key `verbs`", "no entity type `compny`", "no slot `subjct`", "did you mean `subject`?", "^^^^"]
    {
        assert!(said.contains(part), "{part} isn't in\n{said}");
    }
}

#[test]
fn a_pack_switches_rules_off() {
    let folder = tempfile::tempdir().unwrap();
    let head = format!("{HEAD}disable = [\"core/acquisition\"]\n");
    std::fs::write(folder.path().join("pack.toml"), head).unwrap();
    let pack = Pack::load(&[folder.path().to_path_buf()]).unwrap();
    assert!(pack.rules.iter().all(|rule| rule.event != "acquisition"));
    assert!(Pack::core().rules.iter().any(|rule| rule.event == "acquisition"));
}
