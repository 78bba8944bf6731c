//! Web entry.

fn main() {
    leptos::mount::mount_to_body(|| "Loadmap");
}
