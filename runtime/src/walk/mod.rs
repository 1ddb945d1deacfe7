//! What is done with a value by looking at it: written once, over [`View`](crate::View)s, for all types.

pub(crate) mod debug;
mod decimal;
pub(crate) mod equal;
pub(crate) mod invalid;
#[cfg(feature = "pattern")]
mod pattern;
#[cfg(feature = "client")]
pub(crate) mod secrets;
pub(crate) mod text;
pub(crate) mod validate;
