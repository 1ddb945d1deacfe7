//! What each construct of a document becomes: short YAML beside the Rust that is printed.
//!
//! A snippet is the component schemas, or the paths, or whole sections of a document of 3.1. Findings stand below the
//! Rust as comments.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test may fail")]

#[path = "../package_support/mod.rs"]
mod package_support;
#[macro_use]
mod support;

mod all_of;
mod answers;
mod bodies;
mod chosen;
mod compiles;
mod configured;
mod discriminators;
mod docs;
mod documents;
mod enums;
mod examples;
mod maps;
mod mocks;
mod names;
mod objects;
mod operations;
mod pagination;
mod parameters;
mod presence;
mod reading;
mod recursion;
mod rules;
mod scalars;
mod security;
mod servers;
mod sharing;
mod unions;
mod views;
mod webhooks;
