//! Holds the printed types against an implementation of JSON Schema that is not ours.
#![forbid(unsafe_code)]

mod compare;
mod convert;
mod document;
pub mod fidelity;
mod instance;
mod media;
mod verdict;
pub mod workspace;

pub use compare::{Difference, difference};
pub use convert::{Bundle, Found, Node, View};
pub use document::{At, Dialect, Document};
pub use instance::{Maker, Plan, Plant, ugly};
pub use verdict::{Fault, Judge, Members};
