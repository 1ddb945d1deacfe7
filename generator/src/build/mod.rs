//! The face for build scripts.
//!
//! A document into `OUT_DIR`:
//!
//! ```no_run
//! // build.rs
//! fn main() {
//!     specwright::build::generate("specs/meetbit.yaml").into_out_dir();
//! }
//! ```
//!
//! ```ignore
//! // src/lib.rs: this is the module `meetbit`, whole.
//! include!(concat!(env!("OUT_DIR"), "/meetbit.rs"));
//! ```
//!
//! The package needs `specwright` among its build-dependencies (`default-features = false` leaves out the command line)
//! and `specwright-runtime` among its dependencies, with the features `client` and `reqwest` as wanted.
//!
//! Errors in a document are drawn on standard error and end the build; warnings are shown by cargo. Cargo is told what to
//! watch, so that the script runs again only when something changed.

// The example is a build script, whole.
#![allow(clippy::needless_doctest_main)]

mod document;
mod environment;
mod project;

pub use document::{Document, generate};
pub use project::project;

#[cfg(test)]
mod tests;
