//! Web entry.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <main><h1>"Loadmap"</h1></main> });
}
