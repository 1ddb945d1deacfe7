//! What is said of a change: a short old document beside a short new one, and the report.
//!
//! A snippet is the schema of one body, sent and received, or whole sections of a document of 3.1.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test may fail")]

#[macro_use]
mod support;

mod documents;
mod operations;
mod report;
mod schemas;
mod unions;
