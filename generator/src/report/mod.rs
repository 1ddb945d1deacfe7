//! What a run came to, for programs (`--report`) and for people (the table).

mod json;
mod table;

pub use json::json;
pub use table::table;

use std::time::Duration;

use crate::project::Run;

/// A run, and how long it took in all.
#[derive(Debug)]
pub struct Report<'a> {
    /// The run.
    pub run: &'a Run,
    /// From the first read to the last write.
    pub elapsed: Duration,
    /// Whether anything was written, as it is not by `check`.
    pub written: bool,
}
