//! What is done on the timeline: each act is one command and so one step back, and says what it brought about.
//!
//! Whatever waits for what was moved and would start too early moves with it, in the same step; the picture shows that
//! before the hand lets go. What a person pinned, and what has begun, stays; it is named, and for what is pinned a
//! second step is offered that moves it too.

use super::foresee::Foresee;
use super::words::{
    early, how_moved, key, lines, moved, place, refusal, title, to_span, with_moved,
};
use crate::app::browser;
use crate::app::chart::timeline::Draft;
use crate::app::chart::timescale::Span as Place;
use crate::app::session::Session;
use crate::app::ui::Toasts;
use crate::command::item::{run_from, wait_for};
use crate::command::{Command, Edit, apply};
use crate::document::words::{count, list};
use crate::insight::partial::too_early;
use crate::insight::{Follow, Moves, Span, unplanned};
use crate::plan::{Calendar, ItemId, Plan, RoadmapItem};
use leptos::prelude::*;
use std::sync::Arc;

/// Carries out what is asked for.
#[derive(Clone, Copy)]
pub struct Changes {
    session: Session,
    toasts: Toasts,
    /// What a screen reader says.
    said: RwSignal<String>,
    /// What the forecast says of it.
    foresee: Foresee,
    /// The items as numbers, for one state of the plan.
    follow: StoredValue<Option<(u64, Arc<Follow>)>>,
}

impl Changes {
    /// For the open plan.
    #[must_use]
    pub fn new(
        session: Session,
        toasts: Toasts,
        said: RwSignal<String>,
        foresee: Foresee,
    ) -> Changes {
        Changes {
            session,
            toasts,
            said,
            foresee,
            follow: StoredValue::new(None),
        }
    }

    fn follow(self) -> Arc<Follow> {
        let revision = self.session.revision();
        let known = self.follow.with_value(|known| {
            let known = known.as_ref().filter(|(of, _)| *of == revision);
            known.map(|(_, follow)| Arc::clone(follow))
        });
        known.unwrap_or_else(|| {
            let follow = Arc::new(Follow::new(&self.session.now()));
            self.follow.set_value(Some((revision, Arc::clone(&follow))));
            follow
        })
    }

    /// Says why something is not done.
    pub fn refuse(self, text: String) {
        self.toasts.warn(text);
    }

    fn say(self, text: String) {
        self.said.set(text);
    }

    // ── Before it is done ──

    /// An item from another start on.
    #[must_use]
    pub fn shifted(self, id: ItemId, start: u32) -> Place {
        let plan = self.session.now();
        let Some(at) = place(&plan, id) else {
            return (start, start + 1);
        };
        let span = self.follow().shifted(at, start);
        (span.start, span.finish)
    }

    /// What would happen if an item lay elsewhere.
    #[must_use]
    pub fn draft(self, id: ItemId, place_to: Place) -> Draft {
        let insight = self.session.insight_now();
        let plan = insight.plan();
        let Some(at) = place(plan, id) else {
            return Draft::default();
        };
        let (follow, span) = (self.follow(), to_span(place_to));
        let moves = follow.when(at, span, false);
        let number = |at: usize| plan.roadmap.items[at].id.0;
        let mut lines = lines(&insight, &follow, at, span, &moves);
        let is_old = span == follow.span(at);
        lines.extend(self.foresee.here(self, id, place_to, is_old));
        Draft {
            moved: moves
                .moved
                .iter()
                .map(|&(at, span)| (number(at), (span.start, span.finish)))
                .collect(),
            early: moves
                .early
                .iter()
                .map(|&(item, before)| (number(before), number(item)))
                .collect(),
            lines,
        }
    }

    /// The plan as it would be if an item were dropped there; none if it cannot be.
    #[must_use]
    pub fn dropped(self, id: ItemId, place_to: Place) -> Option<Plan> {
        let plan = self.session.now();
        let at = place(&plan, id)?;
        let (item, moves) = self.elsewhere(&plan, at, to_span(place_to)).ok()?;
        let items = with_moved(&plan, item, &moves);
        apply(&plan, &Command::PutItems(items), self.session.catalog).ok()
    }

    /// An item where it is put, and what moves with it; or why it cannot be there.
    fn elsewhere(self, plan: &Plan, at: usize, span: Span) -> Result<(RoadmapItem, Moves), String> {
        let mut item = plan.roadmap.items[at].clone();
        run_from(&mut item, span.start, span.finish)?;
        Ok((item, self.follow().when(at, span, false)))
    }

    /// Why one may not wait for another; none if it may.
    #[must_use]
    pub fn refusal(self, before: ItemId, after: ItemId) -> Option<String> {
        refusal(&self.session.insight_now(), before, after)
    }

    // ── Doing it ──

    /// Moves or resizes an item, with what waits for it.
    pub fn put(self, id: ItemId, place_to: Place) {
        let plan = self.session.now();
        let Some(at) = place(&plan, id) else { return };
        let span = to_span(place_to);
        let (item, moves) = match self.elsewhere(&plan, at, span) {
            Ok(found) => found,
            Err(reason) => return self.refuse(reason),
        };
        let title = title(self.session.catalog, &plan, at);
        let how = how_moved(&plan, &self.follow(), (at, title), span);
        self.commit(&plan, item, at, span, &moves, how);
    }

    /// Lets one wait for another; it moves behind it if it would start too early.
    pub fn link(self, before: ItemId, after: ItemId) {
        let insight = self.session.insight_now();
        if let Some(reason) = refusal(&insight, before, after) {
            return self.refuse(reason);
        }
        let plan = insight.plan();
        let (Some(from), Some(to)) = (place(plan, before), place(plan, after)) else {
            return;
        };
        let mut items = plan.roadmap.items.clone();
        wait_for(&mut items[to], before);
        let follow = Follow::of(plan, &items);
        let moves = follow.when(from, follow.span(from), false);
        let moved = moves.moved.iter().find(|(place, _)| *place == to);
        let span = moved.map_or(follow.span(to), |(_, span)| *span);
        (items[to].start, items[to].finish) = (span.start, span.finish);
        let how = [
            &title(self.session.catalog, plan, to),
            " now waits for ",
            &title(self.session.catalog, plan, from),
        ]
        .concat();
        let others = Moves {
            moved: moves
                .moved
                .iter()
                .copied()
                .filter(|(place, _)| *place != to)
                .collect(),
            early: moves.early,
        };
        self.commit(plan, items.swap_remove(to), to, span, &others, how);
    }

    fn commit(
        self,
        plan: &Plan,
        item: RoadmapItem,
        at: usize,
        span: Span,
        moves: &Moves,
        how: String,
    ) {
        let (follow, before) = (self.follow(), self.foresee.now());
        let items = with_moved(plan, item, moves);
        // Whatever cannot be shown in another place is checked before anything is.
        if let Err(refused) = self.session.commit(Command::PutItems(items)) {
            return self.refuse(refused.to_string());
        }
        self.foresee.changed(plan.roadmap.items[at].id, before);
        let mut parts = vec![how];
        match moves.moved.len() {
            0 => {}
            1 => parts.push("1 successor moved".to_owned()),
            n => parts.push(n.to_string() + " successors moved"),
        }
        let calendar = Calendar::of(plan);
        let old = follow.last();
        let new = follow.end(at, span, moves);
        let word = if old == new {
            "finish stays "
        } else {
            "finish now "
        };
        parts.push(word.to_owned() + &calendar.last_day(new).medium());
        let mut text = parts.join("; ") + ".";
        let early = early(self.session.catalog, plan, moves);
        for sentence in &early {
            text += " ";
            text += sentence;
        }
        self.say(text);
        let pinned = follow.pinned_among(moves);
        let pinned: Vec<usize> = pinned.into_iter().filter(|&other| other != at).collect();
        if !pinned.is_empty() {
            let id = plan.roadmap.items[at].id;
            let names: Vec<String> = pinned
                .iter()
                .map(|&at| {
                    plan.roadmap.items[at]
                        .title_in(self.session.catalog)
                        .to_owned()
                })
                .collect();
            let verb = if names.len() == 1 {
                " is pinned and now starts too early."
            } else {
                " are pinned and now start too early."
            };
            let go = Callback::new(move |()| self.move_pinned(id));
            self.toasts
                .offer(list(&names) + verb, "Move what waits for it", go);
        }
    }

    /// Moves what waits for an item even if it is pinned: it stays pinned, where it now is.
    fn move_pinned(self, id: ItemId) {
        let plan = self.session.now();
        let Some(at) = place(&plan, id) else { return };
        let follow = self.follow();
        let span = follow.span(at);
        let moves = follow.when(at, span, true);
        let items = moved(&plan, &moves);
        let n = items.len();
        if n == 0 {
            return;
        }
        match self.session.commit(Command::PutItems(items)) {
            Ok(()) => {
                let end = Calendar::of(&plan).last_day(follow.end(at, span, &moves));
                self.say(
                    count(n, "successor", "successors")
                        + " moved; finish now "
                        + &end.medium()
                        + ".",
                );
            }
            Err(refused) => self.refuse(refused.to_string()),
        }
    }

    /// Takes an item off the roadmap.
    pub fn remove(self, id: ItemId) {
        let plan = self.session.now();
        let name = place(&plan, id).map(|at| title(self.session.catalog, &plan, at));
        let name = name.unwrap_or_default();
        match self.session.commit(Command::Items(Edit::Remove(id))) {
            Ok(()) => self.toasts.offer(
                ["Removed ", &name, "."].concat(),
                "Undo",
                self.session.undoing(),
            ),
            Err(refused) => self.refuse(refused.to_string()),
        }
    }

    /// Puts an initiative that is needed on the roadmap: at a half-day, or where planning would have it.
    pub fn place(self, name: &str, start: Option<u32>) {
        let insight = self.session.insight_now();
        let found = unplanned(&insight)
            .into_iter()
            .find(|one| key(&one.item) == name);
        let Some(mut item) = found.map(|one| one.item) else {
            return;
        };
        let length = item.finish.saturating_sub(item.start).max(1);
        let start = start.unwrap_or(item.start);
        if let Err(reason) = run_from(&mut item, start, start.saturating_add(length)) {
            return self.refuse(reason);
        }
        let plan = insight.plan();
        let id = ItemId(plan.next_item);
        let title = item.title_in(self.session.catalog).to_owned();
        match self.session.commit(Command::Items(Edit::Add(item))) {
            Ok(()) => {
                let day = Calendar::of(plan).day(start).medium();
                let mut text = [&title, " is on the roadmap from ", &day, "."].concat();
                let plan = self.session.now();
                let early = too_early(&plan.roadmap.items).into_iter();
                for (_, before) in early.filter(|(item, _)| *item == id) {
                    let name =
                        place(&plan, before).map(|at| self::title(self.session.catalog, &plan, at));
                    text +=
                        &[" It begins before ", &name.unwrap_or_default(), " is done."].concat();
                }
                self.say(text);
                browser::after_paint(move || {
                    browser::after_paint(move || {
                        browser::focus(&["#bar-", &id.0.to_string()].concat())
                    });
                });
            }
            Err(refused) => self.refuse(refused.to_string()),
        }
    }
}
