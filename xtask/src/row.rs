//! What is known of a document: one line of `rows.jsonl`.

use std::collections::BTreeMap;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use crate::child::Measured;

/// A document and what came of it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Row {
    /// Relative to the folder of the documents, with `/`.
    pub(crate) path: String,
    /// The name of the generated package.
    pub(crate) package: String,
    /// What has to come of it.
    pub(crate) expect: Expect,
    /// The digest of all that decides what is generated: the document's files and the generator.
    pub(crate) key: String,
    /// The files that the document consists of, relative to its own folder; the first is the document itself.
    pub(crate) files: Vec<String>,
    /// Their size together.
    pub(crate) bytes: u64,
    pub(crate) generate: Generate,
    pub(crate) check: Option<Check>,
    pub(crate) clippy: Option<Check>,
}

/// What has to come of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Expect {
    /// Bindings that compile.
    #[default]
    Positive,
    /// A finding, soon. If there are bindings, they compile.
    Negative,
    /// No crash. If there are bindings, they compile.
    Any,
}

/// What the generator did.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Generate {
    pub(crate) run: Measured,
    /// The second run, with the same document elsewhere.
    pub(crate) again: Option<Measured>,
    /// What differs between the two.
    pub(crate) differs: Option<String>,
    /// The panic's message.
    pub(crate) panic: Option<String>,
    /// The codes of the warnings, and how often each came.
    pub(crate) warnings: BTreeMap<String, u64>,
    pub(crate) errors: BTreeMap<String, u64>,
    #[serde(default)]
    pub(crate) notes: BTreeMap<String, u64>,
    /// The first error's message, or what the program said when it said nothing else.
    pub(crate) message: Option<String>,
    pub(crate) operations: Operations,
    pub(crate) types: u64,
    pub(crate) rust: Rust,
    /// The digest of all that was written.
    pub(crate) output: String,
}

/// The operations of a document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Operations {
    pub(crate) declared: u64,
    pub(crate) generated: u64,
    pub(crate) skipped: Vec<Skipped>,
}

/// An operation that was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Skipped {
    pub(crate) operation: String,
    pub(crate) code: String,
    pub(crate) file: String,
    pub(crate) pointer: String,
    /// What the finding says.
    #[serde(default)]
    pub(crate) reason: String,
}

/// The size of what was generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rust {
    pub(crate) files: u64,
    pub(crate) lines: u64,
    pub(crate) bytes: u64,
}

/// What the compiler, or clippy, said.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Check {
    /// The digest of all that decides it: the package, the runtime and the compiler.
    pub(crate) key: String,
    pub(crate) run: Option<Measured>,
    pub(crate) ok: bool,
    /// Codes of errors, and how often each came.
    pub(crate) errors: BTreeMap<String, u64>,
    /// The first messages, each drawn.
    pub(crate) first: Vec<String>,
}

impl Row {
    /// Whether a package was written.
    pub(crate) fn is_written(&self) -> bool {
        matches!(self.generate.run.exit, Some(0 | 4))
    }
}

impl Generate {
    /// The seconds that the quicker of the two runs took.
    pub(crate) fn wall(&self) -> f64 {
        self.quicker(|run| run.wall)
    }

    /// The processor's seconds of the quicker of the two runs.
    pub(crate) fn processor(&self) -> f64 {
        self.quicker(Measured::processor)
    }

    /// The most memory that either run used.
    pub(crate) fn peak(&self) -> u64 {
        self.run.peak.max(self.again.as_ref().map_or(0, |again| again.peak))
    }

    fn quicker(&self, figure: impl Fn(&Measured) -> f64) -> f64 {
        let first = figure(&self.run);
        self.again.as_ref().map_or(first, |again| first.min(figure(again)))
    }
}

/// The sum of counts.
pub(crate) fn total(counts: &BTreeMap<String, u64>) -> u64 {
    counts.values().sum()
}
