//! Plans as files and links: reading, writing, and why something is refused.

pub mod calendar;
pub mod csv;
pub mod file;
pub mod ics;
pub mod link;
pub mod readings;
pub mod schema;
pub mod tracker;
pub mod zip;
