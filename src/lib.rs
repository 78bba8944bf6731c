//! Loadmap: a roadmap builder for load testing that runs entirely in the browser.
//!
//! ```text
//!  file, link, storage ──► exchange ──► Plan ──► insight ──► document ──► Markdown
//!                          (decode,      │  ▲     (scores, gaps,  (typed block tree)
//!                           check)       │  │      proposals)          │
//!                                        ▼  │                          ▼
//!  event ──► Command ──► Session::commit ───┘          └──────────► views ──► screen
//!                         the only writer: apply to a copy, history, notify, autosave
//! ```
//!
//! Reading order: [`catalog`] (what experts wrote), [`record`] (field tables),
//! [`plan`] (what a team stated or accepted), [`command`] (what can be done to
//! it), [`insight`] (what is computed from it), [`document`] (what the team
//! takes away), [`exchange`] (files and links).
#![forbid(unsafe_code)]

pub mod app;
pub mod catalog;
#[cfg(feature = "cli")]
pub mod cli;
pub mod command;
pub mod document;
pub mod engine;
pub mod exchange;
pub mod forecast;
pub mod insight;
pub mod plan;
pub mod record;
pub mod schedule;
pub mod sorted;
