//! Formats and operations that the document does not have.

use std::collections::BTreeSet;

use super::{named_instead, unmatched};
use crate::diagnostic::Diagnostic;
use crate::load::{Source, Value};
use crate::lower::Choice;

pub(super) fn unmatched_format(source: &Source, format: &str) -> Diagnostic {
    let there = all(source, "format");
    if there.contains(&format) {
        return unmatched(Choice::Format, format, "decides no type in the document");
    }
    unmatched(Choice::Format, format, "is no format of the document").help(named_instead(format, &there))
}

pub(super) fn unmatched_operation(source: &Source, pattern: &str) -> Diagnostic {
    let finding = unmatched(Choice::Retry, pattern, "names no operation of the document");
    let there = all(source, "operationId");
    if pattern.contains([' ', '*']) || there.is_empty() {
        finding
            .help("`getOrder` is an `operationId`, `GET /orders/{id}` a method and a path; `*` stands for any letters")
    } else {
        finding.help(named_instead(pattern, &there))
    }
}

/// Every text under a key, wherever it stands: what is shown to people may say too much.
fn all<'s>(source: &'s Source, key: &str) -> Vec<&'s str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Value> = source.files.iter().map(|file| &file.root).collect();
    while let Some(node) = open.pop() {
        match node {
            Value::Object(members) => {
                found.extend(members.get(key).and_then(Value::as_str));
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    found.into_iter().collect()
}
