//! One call to make.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

/// A call of an operation with certain arguments, for a certain answer.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// The operation, by its number in the plan.
    pub(crate) operation: usize,
    /// `all`, `least` or `example`: which arguments these are.
    pub(crate) variant: &'static str,
    /// The status that is asked for.
    pub(crate) status: u16,
    /// JSON texts, by the names that the program has for the arguments.
    pub(crate) arguments: Arguments,
}

/// JSON texts by argument: `p` and the number of a parameter, or `body`.
pub(crate) type Arguments = BTreeMap<String, String>;

impl Call {
    /// The line that the program reads.
    pub(crate) fn line(&self, case: usize) -> Json {
        json!({
            "case": case,
            "operation": self.operation,
            "status": self.status,
            "arguments": self.arguments,
        })
    }
}
