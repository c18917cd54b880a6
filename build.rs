//! Compiles the core pack at build time (the `pack` helper fills this in).

fn main() {
    println!("cargo:rerun-if-changed=packs");
}
