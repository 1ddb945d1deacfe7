//! What generated files are made of besides their types: one macro per kind of type.
//!
//! They are declarative and flat: no recursion over members, and what they expand to is tiny functions, all of them
//! `#[inline]`, so that a program pays only for the types that it uses. Everything that can be done once for all types
//! is a function of this crate. Names inside begin with two underscores and are nobody's business.

mod common;
mod enums;
#[cfg(feature = "client")]
mod mock;
mod newtype;
mod record;
mod union;
mod webhooks;
