//! Web entry.

fn main() {
    loadmap::app::boot();
}
