//! Project tasks: set-up, serve, build, test and bench.

fn main() {}
