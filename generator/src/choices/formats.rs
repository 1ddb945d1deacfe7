//! Formats that the document does not have.

use std::collections::BTreeSet;

use super::{named_instead, unmatched as finding};
use crate::diagnostic::Diagnostic;
use crate::load::{Source, Value};
use crate::lower::Choice;

pub(super) fn unmatched(source: &Source, format: &str) -> Diagnostic {
    let mut there = BTreeSet::new();
    for file in &source.files {
        collect(&file.root, &mut there);
    }
    if there.contains(format) {
        return finding(Choice::Format, format, "decides no type in the document");
    }
    let names: Vec<&str> = there.into_iter().collect();
    finding(Choice::Format, format, "is no format of the document").help(named_instead(format, &names))
}

/// Every `format` of a file, wherever it stands: what is shown to people may say too much.
fn collect<'s>(root: &'s Value, found: &mut BTreeSet<&'s str>) {
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        match node {
            Value::Object(members) => {
                found.extend(members.get("format").and_then(Value::as_str));
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}
