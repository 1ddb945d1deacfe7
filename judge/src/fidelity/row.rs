//! What came of one document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What came of one document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) document: String,
    /// `ok`, or why there is nothing.
    pub(super) status: String,
    /// Types that were tried.
    pub(super) types: usize,
    pub(super) examples: Tally,
    pub(super) generated: Tally,
    /// Examples that the judge refuses, by reason.
    pub(super) invalid: BTreeMap<String, usize>,
    /// Valid examples of a part, for which no valid whole could be made, by reason.
    pub(super) unplaced: BTreeMap<String, usize>,
    /// Schemas of which no instance could be made, by reason.
    pub(super) barren: BTreeMap<String, usize>,
    /// Failures by cause.
    pub(super) causes: BTreeMap<String, usize>,
}

/// How many values were tried, and what became of them.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Tally {
    /// Valid values.
    pub(super) valid: usize,
    /// Those that came back equal.
    pub(super) equal: usize,
    /// Those that came back without members that nothing declares, and equal otherwise.
    pub(super) undeclared: usize,
}

impl Tally {
    pub(super) fn passed(&self) -> usize {
        self.equal + self.undeclared
    }

    pub(super) fn add(&mut self, other: Tally) {
        self.valid += other.valid;
        self.equal += other.equal;
        self.undeclared += other.undeclared;
    }
}

/// One failure, for the list.
#[derive(Debug, Serialize)]
pub(super) struct Failure<'a> {
    pub(super) document: &'a str,
    pub(super) schema: &'a str,
    pub(super) rust: &'a str,
    pub(super) view: &'a str,
    pub(super) source: &'a str,
    pub(super) cause: &'a str,
    pub(super) detail: &'a str,
    pub(super) instance: String,
}
