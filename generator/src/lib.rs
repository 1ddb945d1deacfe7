//! Reads OpenAPI documents and prints typed Rust.
#![forbid(unsafe_code)]

pub mod build;
mod check;
mod choices;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod diff;
mod emit;
#[cfg(feature = "cli")]
pub mod import;
#[cfg(feature = "cli")]
pub mod inspect;
pub mod ir;
pub mod load;
pub mod lock;
pub mod lower;
pub mod normalize;
pub mod output;
mod page;
mod pipeline;
pub mod project;
mod render;
pub mod report;
mod room;
pub mod select;
mod words;

pub use pipeline::{Generated, GeneratedFile, SchemaEntry, Skipped, Summary, api, apis, generate};
