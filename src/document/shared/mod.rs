//! What more than one document prints.
#![allow(dead_code)] // until the last document is written

pub(super) mod back;
pub(super) mod calendar;
pub(super) mod front;
pub(super) mod organisation;
pub(super) mod practices;
pub(super) mod register;
pub(super) mod vision;
pub(super) mod work;
