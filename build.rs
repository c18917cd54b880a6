//! Compiles the core pack at build time: mistakes in it stop the build, and the program starts without parsing.

#[allow(dead_code, unused_imports, missing_docs)]
#[path = "src/pack/mod.rs"]
mod pack;
#[allow(dead_code, unused_imports, missing_docs)]
#[path = "src/text/mod.rs"]
mod text;

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, process};

const CORE: &str = "packs/core";

fn main() {
    for path in ["packs", "src/pack", "src/text", "build.rs"] {
        println!("cargo:rerun-if-changed={path}");
    }
    // The program takes the table of English words that is written here; this script itself gathers it.
    println!("cargo::rustc-cfg=english_table");
    if let Err(why) = run() {
        eprintln!("{why}");
        process::exit(1);
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    let source = pack::Source::read(Path::new(CORE)).map_err(pack::PackErrors)?;
    let root = env::current_dir()?;
    let mut files = String::from("/// Path within the pack, text.\npub const FILES: &[(&str, &str)] = &[\n");
    for file in &source.files {
        let path = root.join(&file.path);
        writeln!(files, "    ({:?}, include_str!({:?})),", source.within(file), path.display().to_string())?;
    }
    files.push_str("];\n");
    fs::write(out.join("core_sources.rs"), files)?;
    fs::write(out.join("rule_tests.rs"), rule_tests(&source)?)?;
    fs::write(out.join("english.rs"), text::english::source())?;
    let (bytes, text) = pack::compile(&[source])?.to_parts();
    fs::write(out.join("core.pack"), bytes)?;
    fs::write(out.join("core.txt"), text)?;
    Ok(())
}

/// A named test for each file of rules: `rule_file!(acquisition, "events/acquisition.toml");`.
fn rule_tests(source: &pack::Source) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    let paths = source.files.iter().map(|file| source.within(file));
    for path in paths.filter(|path| path.starts_with("events/") || path.starts_with("entities/")) {
        let name = path.trim_end_matches(".toml").replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        writeln!(out, "rule_file!({name}, {path:?});")?;
    }
    Ok(out)
}
