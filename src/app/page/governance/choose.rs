//! Choosing some of a short list.

use crate::app::ui::{Check, Disclosure};
use leptos::prelude::*;

/// Entries to choose from, each with its id and its name. They exist once it was opened.
#[component]
pub fn ChooseSome(
    /// What is chosen, in a word or two: "Roles".
    label: &'static str,
    /// What stands where nothing is chosen.
    none: &'static str,
    /// What there is to choose from.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The ids that are chosen.
    #[prop(into)]
    value: Signal<Vec<String>>,
    /// The ids that are to be chosen.
    on: Callback<Vec<String>>,
) -> impl IntoView {
    let line = Signal::derive(move || {
        let all = options.get();
        let chosen = all
            .iter()
            .filter(|(id, _)| value.with(|chosen| chosen.contains(id)));
        let names: Vec<&str> = chosen.map(|(_, name)| name.as_str()).collect();
        match names.is_empty() {
            true => [label, ": ", none].concat(),
            false => [label, ": ", &names.join(", ")].concat(),
        }
    });
    let option = move |(id, name): (String, String)| {
        let this = id.clone();
        let chosen = Signal::derive(move || value.with(|chosen| chosen.contains(&this)));
        let on = Callback::new(move |yes: bool| {
            let mut chosen = value.get_untracked();
            chosen.retain(|other| *other != id);
            if yes {
                chosen.push(id.clone());
            }
            on.run(chosen);
        });
        view! { <li><Check label=name value=chosen on/></li> }
    };
    view! {
        <div class="whole">
            <Disclosure label=line>
                <div role="group" aria-label=label>
                    <ul class="choose-some"><For each=move || options.get() key=Clone::clone children=option/></ul>
                </div>
            </Disclosure>
        </div>
    }
}
