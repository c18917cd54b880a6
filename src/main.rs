//! The `dateline` command.

fn main() -> std::io::Result<()> {
    dateline::cli::run()
}
