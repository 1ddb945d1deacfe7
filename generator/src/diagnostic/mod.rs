//! What we have to say about a document, for the person who has to act.
//!
//! Findings accumulate; a gate decides whether to go on. Line and column are looked up from the JSON pointer only when
//! something is printed.

mod code;
pub mod codes;
mod draw;
mod excerpt;
mod finding;
mod json;
mod nearest;
mod notes;
mod place;

pub use code::{Code, Severity};
pub use draw::Style;
pub use finding::Diagnostic;
pub use notes::{Counts, Diagnostics, Stopped};
pub use place::{Part, Place};

pub(crate) use nearest::{like, nearest};
