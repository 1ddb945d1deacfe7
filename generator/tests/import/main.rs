//! Pages beside the documents that they are imported to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod cases;
mod command;
mod marks;
mod panics;
mod seeds;
mod support;
