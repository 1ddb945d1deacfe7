//! serde's traits for all our types, written once: compiled for each format, never for each type.
//!
//! Formats have to describe themselves (JSON, YAML, CBOR): whether a value is null is asked before its type is.

mod fill;
mod read;
mod scalar;
mod write;

pub use read::{read, read_object};
pub use write::write;
