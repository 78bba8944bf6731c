//! The engine beside the page: hands questions to the worker and answers to whoever asked.
//!
//! Where no worker can be had, or it is of another build, the page answers itself, bit by bit
//! between two frames. Only what is reached from a page may call this: it is no part of the start.

use super::session::Session;
use crate::catalog::Catalog;
use crate::command::Topics;
use crate::engine::words::{Reader, Words};
use crate::engine::{Ask, BUILD, Engine, Lane, Pace, Reply};
use crate::exchange::file;
use crate::insight::forecast::SAMPLES;
use crate::insight::{NoForecast, OUTLOOK, PlanForecast};
use crate::plan::Plan;
use js_sys::{Float64Array, Function, Object, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

/// A question that waits for its answer.
struct Asked {
    ask: Ask,
    /// The plan's file.
    plan: String,
    ticket: u32,
    tell: Rc<dyn Fn(Reply)>,
    answered: bool,
}

/// Who answers.
enum Answering {
    /// Nobody was needed yet.
    Nobody,
    /// A worker; it is ready once it has said of which build it is.
    Beside { worker: Worker, ready: bool },
    /// The page itself.
    Here { engine: Box<Engine>, going: bool },
}

struct Client {
    answering: Answering,
    asked: [Option<Asked>; Lane::ALL.len()],
    tickets: u32,
    catalog: Option<&'static Catalog>,
}

thread_local! {
    static CLIENT: RefCell<Client> = const {
        RefCell::new(Client {
            answering: Answering::Nobody,
            asked: [const { None }; Lane::ALL.len()],
            tickets: 0,
            catalog: None,
        })
    };
}

/// Asks about a plan. The newest question of a lane takes the place of the one before, whose answer
/// does not come any more.
pub fn ask(catalog: &'static Catalog, ask: Ask, plan: &Plan, tell: impl Fn(Reply) + 'static) {
    let plan = file::write(plan);
    CLIENT.with_borrow_mut(|client| {
        client.catalog = Some(catalog);
        client.tickets = client.tickets.wrapping_add(1);
        client.asked[ask.lane() as usize] = Some(Asked {
            ask,
            plan,
            ticket: client.tickets,
            tell: Rc::new(tell),
            answered: false,
        });
        if matches!(client.answering, Answering::Nobody) {
            client.answering = beside();
        }
        client.hand_over(ask.lane());
    });
    go_on();
}

/// Stops what a lane is about. A search answers with the best it has so far; nothing else answers.
/// False if nobody has begun yet: then the question is forgotten, and no answer comes.
pub fn stop(lane: Lane) -> bool {
    let (begun, reply) = CLIENT.with_borrow_mut(|client| match &mut client.answering {
        Answering::Here { engine, .. } => (true, engine.stop(lane)),
        Answering::Beside {
            worker,
            ready: true,
        } => {
            post(worker, &[("lane", JsValue::from_f64(lane as usize as f64))]);
            (true, None)
        }
        Answering::Beside { .. } | Answering::Nobody => {
            client.asked[lane as usize] = None;
            (false, None)
        }
    });
    if let Some(reply) = reply {
        tell(None, reply);
    }
    begun
}

/// Forgets a question: whoever asked is not there any more.
pub fn forget(lane: Lane) {
    CLIENT.with_borrow_mut(|client| client.asked[lane as usize] = None);
    stop(lane);
}

/// Whether a worker answers, so that a question costs the page next to nothing.
#[must_use]
pub fn is_beside() -> bool {
    CLIENT.with_borrow(|client| matches!(client.answering, Answering::Beside { ready: true, .. }))
}

/// Whether the newest question of a lane waits for its first answer.
#[must_use]
pub fn is_waiting(lane: Lane) -> bool {
    CLIENT.with_borrow(|client| {
        let asked = client.asked[lane as usize].as_ref();
        asked.is_some_and(|asked| !asked.answered)
    })
}

impl Client {
    /// Hands a lane's question to whoever answers, if that one is ready.
    fn hand_over(&mut self, lane: Lane) {
        let Some(asked) = &self.asked[lane as usize] else {
            return;
        };
        match &mut self.answering {
            Answering::Beside {
                worker,
                ready: true,
            } => {
                let mut words = Vec::new();
                asked.ask.put(&mut words);
                post(
                    worker,
                    &[
                        ("lane", JsValue::from_f64(lane as usize as f64)),
                        ("ticket", asked.ticket.into()),
                        ("ask", Float64Array::from(&words[..]).into()),
                        ("plan", JsValue::from_str(&asked.plan)),
                    ],
                );
            }
            Answering::Here { engine, .. } => {
                // A plan that was just written can be read.
                let _ = engine.begin(asked.ask, &asked.plan);
            }
            Answering::Beside { .. } | Answering::Nobody => {}
        }
    }

    /// Lets the page answer from now on.
    fn answer_here(&mut self) {
        if let Answering::Beside { worker, .. } = &self.answering {
            worker.terminate();
        }
        let Some(catalog) = self.catalog else { return };
        self.answering = Answering::Here {
            engine: Box::new(Engine::new(catalog, Pace::Between)),
            going: false,
        };
        Lane::ALL.iter().for_each(|&lane| self.hand_over(lane));
    }
}

/// A worker, as `public/boot.js` makes it; where it can not, the page answers.
fn beside() -> Answering {
    let made = Reflect::get(&window(), &JsValue::from_str("loadmapEngine"))
        .and_then(|make| make.dyn_into::<Function>())
        .and_then(|make| make.call0(&JsValue::NULL))
        .and_then(|worker| worker.dyn_into::<Worker>());
    let Ok(worker) = made else {
        later(0, give_up);
        return Answering::Nobody;
    };
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    let failed = Closure::<dyn Fn(web_sys::Event)>::new(|event: web_sys::Event| {
        event.prevent_default(); // it is dealt with; nobody has to read of it in the console
        give_up();
    });
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    // They live as long as the worker, which lives as long as the page.
    heard.forget();
    failed.forget();
    Answering::Beside {
        worker,
        ready: false,
    }
}

fn give_up() {
    CLIENT.with_borrow_mut(Client::answer_here);
    go_on();
}

/// What the worker says.
fn hear(data: &JsValue) {
    let field = |name: &str| Reflect::get(data, &JsValue::from_str(name)).ok();
    if let Some(build) = field("build").and_then(|build| build.as_string()) {
        if build != BUILD {
            return give_up();
        }
        return CLIENT.with_borrow_mut(|client| {
            if let Answering::Beside { ready, .. } = &mut client.answering {
                *ready = true;
            }
            Lane::ALL.iter().for_each(|&lane| client.hand_over(lane));
        });
    }
    if field("failed").is_some_and(|failed| failed.is_string()) {
        return give_up();
    }
    let ticket = field("ticket").and_then(|ticket| ticket.as_f64());
    let words = field("reply").and_then(|reply| reply.dyn_into::<Float64Array>().ok());
    if let (Some(ticket), Some(words)) = (ticket, words)
        && let Some(reply) = Reply::take(&mut Reader::new(&words.to_vec()))
    {
        tell(Some(ticket as u32), reply);
    }
}

/// Tells whoever asked, if that question is still the one of its lane.
fn tell(ticket: Option<u32>, reply: Reply) {
    let tell = CLIENT.with_borrow_mut(|client| {
        let asked = client.asked[reply.lane() as usize].as_mut()?;
        let current = ticket.is_none_or(|ticket| ticket == asked.ticket);
        asked.answered |= current;
        current.then(|| Rc::clone(&asked.tell))
    });
    if let Some(tell) = tell {
        tell(reply);
    }
}

/// Lets the page's own engine go on, if it has something to do.
fn go_on() {
    let begin = CLIENT.with_borrow_mut(|client| match &mut client.answering {
        Answering::Here { engine, going } if !*going && !engine.is_idle() => {
            *going = true;
            true
        }
        _ => false,
    });
    if begin {
        later(0, || {
            let reply = CLIENT.with_borrow_mut(|client| match &mut client.answering {
                Answering::Here { engine, going } => {
                    *going = false;
                    engine.step()
                }
                _ => None,
            });
            if let Some(reply) = reply {
                tell(None, reply);
            }
            go_on();
        });
    }
}

fn later(milliseconds: u64, run: impl FnOnce() + 'static) {
    set_timeout(run, Duration::from_millis(milliseconds));
}

fn post(worker: &Worker, fields: &[(&str, JsValue)]) {
    let message = Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object does not fail.
        let _ = Reflect::set(&message, &JsValue::from_str(name), value);
    }
    let _ = worker.post_message(&message);
}

/// A forecast, or why there is none.
pub type Found = Result<Arc<PlanForecast>, NoForecast>;

/// The forecast of the open plan, worked out beside the page: nothing until it is there, the last
/// one while the next is being worked out. The same numbers as [`Insight::forecast`] has.
///
/// [`Insight::forecast`]: crate::insight::Insight::forecast
#[must_use]
pub fn forecast(session: Session) -> Signal<Option<Found>> {
    let found: RwSignal<Option<Found>> = RwSignal::new(None);
    Effect::new(move |_| {
        let plan = session.plan(Topics::of(&OUTLOOK));
        let tell = move |reply| {
            if let Reply::Forecast(reply) = reply {
                // The page may have gone meanwhile.
                let _ = found.try_set(Some(reply.map(Arc::new)));
            }
        };
        ask(
            session.catalog,
            Ask::Forecast { samples: SAMPLES },
            &plan,
            tell,
        );
    });
    on_cleanup(|| forget(Lane::Forecast));
    found.into()
}

/// Forecasts a plan that a bar is being dragged in, as it would be; only the newest is answered.
pub fn preview(session: Session, plan: &Plan, tell: impl Fn(Found) + 'static) {
    let tell = move |reply| {
        if let Reply::Preview(reply) = reply {
            tell(reply.map(Arc::new));
        }
    };
    let samples = Ask::Preview { samples: SAMPLES };
    ask(session.catalog, samples, plan, tell);
}
