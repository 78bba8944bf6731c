//! What more than one document prints.

pub(super) mod back;
pub(super) mod calendar;
pub(super) mod front;
pub(super) mod organisation;
pub(super) mod practices;
pub(super) mod register;
pub(super) mod vision;
pub(super) mod work;
