//! Loadmap: a roadmap builder for load testing that runs entirely in the browser.
#![forbid(unsafe_code)]

pub mod catalog;
