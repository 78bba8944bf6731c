//! Command line entry.

/// Documents are made of many small texts, for which the system's allocator takes a fifth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    loadmap::cli::main()
}
