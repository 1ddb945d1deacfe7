//! What there is instead, where a JSONPath selects nothing.

use std::collections::BTreeSet;

use super::{Query, segments};
use crate::diagnostic::{like, nearest};

/// How many nodes are looked at for names.
const LOOKED_AT: usize = 1000;

/// How many names are shown.
const SHOWN: usize = 5;

/// How far a path leads.
#[derive(Debug, PartialEq)]
pub(super) struct Nearest {
    /// The pointer of the first node that is still there.
    pub(super) at: String,
    /// What there is, and what there is not.
    pub(super) help: String,
}

/// How far a path leads that selects nothing.
pub(super) fn find(query: &Query, document: &serde_json::Value) -> Nearest {
    let ends = segments::ends(&query.text);
    let text = |from: usize, to: usize| query.text.get(from..to).unwrap_or_default().trim();
    for (index, end) in ends.iter().enumerate().rev().skip(1) {
        let there = text(0, *end);
        let next = text(*end, ends.get(index + 1).copied().unwrap_or(*end));
        let pointers = Query::parse(there).map(|query| query.select(document));
        if let Ok([first, ..]) = pointers.as_deref() {
            let nodes = pointers.iter().flatten().take(LOOKED_AT);
            let nodes: Vec<_> = nodes.filter_map(|pointer| document.pointer(pointer)).collect();
            return Nearest {
                at: first.clone(),
                help: help(there, next, &nodes),
            };
        }
    }
    Nearest {
        at: String::new(),
        help: "a path begins with `$`, the document".to_owned(),
    }
}

fn help(there: &str, segment: &str, nodes: &[&serde_json::Value]) -> String {
    let Some(name) = segments::name(segment) else {
        return format!("`{there}` is there, but nothing in it fits `{segment}`");
    };
    let mut names = BTreeSet::new();
    for node in nodes {
        keys(node, segment.starts_with(".."), &mut names);
    }
    let names: Vec<&str> = names.into_iter().collect();
    if let Some(near) = nearest(&name, &names) {
        return format!("`{there}` has no `{name}`: did you mean `{near}`?");
    }
    if names.is_empty() {
        return format!("`{there}` is there, but has no members");
    }
    let (shown, rest) = like(&name, &names, SHOWN);
    let shown: Vec<String> = shown.iter().map(|name| format!("`{name}`")).collect();
    let rest = match rest {
        0 => String::new(),
        rest => format!(" and {rest} more"),
    };
    format!("`{there}` has no `{name}`; it has {}{rest}", shown.join(", "))
}

/// The names of the members of a node, or also of all below it.
fn keys<'v>(node: &'v serde_json::Value, below: bool, names: &mut BTreeSet<&'v str>) {
    match node {
        serde_json::Value::Object(members) => {
            names.extend(members.keys().map(String::as_str));
            members
                .values()
                .filter(|_| below)
                .for_each(|member| keys(member, below, names));
        }
        serde_json::Value::Array(items) => items.iter().filter(|_| below).for_each(|item| keys(item, below, names)),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => {}
    }
}
