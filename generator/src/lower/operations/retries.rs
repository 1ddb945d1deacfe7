//! Whether operations may be made again, as the configuration says.

use super::{Choice, Found, Lowering};
use crate::ir::Repeat;
use crate::select::names_operation;

/// What the configuration says of making some operations again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryRule {
    /// The operations, by `operationId` or method and path, in which `*` stands for any letters.
    pub operations: Vec<String>,
    /// Whether they may be made again.
    pub repeat: Repeat,
}

/// What is said of an operation: by its name, else by the first pattern that it fits.
pub(super) fn repeat(lowering: &mut Lowering<'_, '_>, found: &Found<'_>) -> Repeat {
    let options = lowering.options;
    let id = found.model.operation_id.as_deref();
    let said: Vec<(&str, Repeat)> = options
        .retries
        .iter()
        .flat_map(|rule| rule.operations.iter().map(|pattern| (pattern.as_str(), rule.repeat)))
        .filter(|(pattern, _)| names_operation(pattern, id, found.verb.as_str(), found.path))
        .collect();
    let named = said.iter().find(|(pattern, _)| !pattern.contains('*'));
    let Some((chosen, repeat)) = named.or(said.first()).copied() else {
        return Repeat::ByMethod;
    };
    for (pattern, _) in said.iter().filter(|(pattern, _)| *pattern != chosen) {
        lowering.came(Choice::Retry, pattern, Some("what it names is named by another entry"));
    }
    let plain = if found.verb.is_idempotent() {
        Repeat::Always
    } else {
        Repeat::WithKey
    };
    let idle = (repeat == plain).then_some("the method says so without it");
    lowering.came(Choice::Retry, chosen, idle);
    if repeat == plain { Repeat::ByMethod } else { repeat }
}
