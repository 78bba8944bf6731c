//! Short messages at the edge of the page. What they offer can always be done
//! elsewhere too: they go away.

use super::show::Icon;
use leptos::prelude::*;
use std::time::Duration;

/// How long a message stays, unless the pointer or the focus is on it.
/// Picked by feel: three times what it takes to read the longest.
const STAYS: Duration = Duration::from_secs(10);
/// More than this many would cover the page; the oldest go.
const MOST: usize = 3;

#[derive(Clone)]
struct Toast {
    id: u64,
    text: String,
    /// A warning stays until it is put away.
    warning: bool,
    offer: Option<(String, Callback<()>)>,
}

/// The messages of the page. Copyable; get it with `expect_context::<Toasts>()`.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
    /// The pointer or the focus is on a message.
    held: StoredValue<bool>,
}

impl Toasts {
    /// No messages yet.
    #[must_use]
    pub fn new() -> Toasts {
        Toasts {
            list: RwSignal::default(),
            next: StoredValue::new(0),
            held: StoredValue::new(false),
        }
    }

    /// Says that something was done.
    pub fn say(self, text: impl Into<String>) {
        self.add(text.into(), false, None);
    }

    /// Says that something was not done, and what to do. Stays until it is put away.
    pub fn warn(self, text: impl Into<String>) {
        self.add(text.into(), true, None);
    }

    /// Says that something was done, and offers one thing to do about it.
    pub fn offer(self, text: impl Into<String>, action: impl Into<String>, run: Callback<()>) {
        self.add(text.into(), false, Some((action.into(), run)));
    }

    fn add(self, text: String, warning: bool, offer: Option<(String, Callback<()>)>) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.list.update(|list| {
            // The same once more is one message, with a new life.
            list.retain(|toast| toast.text != text);
            if list.len() == MOST {
                list.remove(0);
            }
            let toast = Toast {
                id,
                text,
                warning,
                offer,
            };
            list.push(toast);
        });
        if !warning {
            self.remove_later(id);
        }
    }

    fn remove_later(self, id: u64) {
        set_timeout(
            move || match self.held.get_value() {
                true => self.remove_later(id),
                false => self.remove(id),
            },
            STAYS,
        );
    }

    fn remove(self, id: u64) {
        self.list.update(|list| list.retain(|toast| toast.id != id));
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Toasts::new()
    }
}

/// Where the messages appear.
#[component]
pub fn ToastArea(
    /// The messages.
    toasts: Toasts,
) -> impl IntoView {
    let hold = move |held| toasts.held.set_value(held);
    view! {
        <div
            class="toasts"
            role="status"
            on:pointerenter=move |_| hold(true)
            on:pointerleave=move |_| hold(false)
            on:focusin=move |_| hold(true)
            on:focusout=move |_| hold(false)
        >
            <For each=move || toasts.list.get() key=|toast| toast.id let:toast>
                <div class="toast" class:warning=toast.warning>
                    <Show when=move || toast.warning>
                        <Icon name="warning"/>
                    </Show>
                    <p>{toast.text.clone()}</p>
                    {toast.offer.clone().map(|(action, run)| view! {
                        <button
                            type="button"
                            class="button quiet"
                            on:click=move |_| {
                                toasts.remove(toast.id);
                                run.run(());
                            }
                        >
                            {action}
                        </button>
                    })}
                    <button
                        type="button"
                        class="button icon-only quiet"
                        aria-label="Put this message away"
                        on:click=move |_| toasts.remove(toast.id)
                    >
                        <Icon name="close"/>
                    </button>
                </div>
            </For>
        </div>
    }
}
