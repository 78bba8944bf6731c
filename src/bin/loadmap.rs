//! Command line entry.

fn main() -> std::process::ExitCode {
    loadmap::cli::main()
}
