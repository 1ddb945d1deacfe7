//! The names of types in what is shown: each leads to its type, and each type back to what mentions it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Inspection, OperationEntry};
use crate::page::escaped;

/// More is a list that nobody reads.
const MOST: usize = 12;

/// Where names lead.
pub(super) struct Links<'i> {
    types: BTreeSet<&'i str>,
    /// The types that mention a type.
    by_types: BTreeMap<&'i str, Vec<&'i str>>,
    /// The operations that do, by number.
    by_operations: BTreeMap<&'i str, Vec<(usize, &'i OperationEntry)>>,
}

impl<'i> Links<'i> {
    pub(super) fn new(it: &'i Inspection) -> Self {
        let mut links = Links {
            types: it.types.iter().map(|entry| entry.name.as_str()).collect(),
            by_types: BTreeMap::new(),
            by_operations: BTreeMap::new(),
        };
        for entry in &it.types {
            for mentioned in &entry.mentions {
                links.by_types.entry(mentioned).or_default().push(&entry.name);
            }
        }
        let operations = it.tags.iter().flat_map(|tag| &tag.operations);
        for (number, operation) in operations.enumerate() {
            for name in links.mentioned(operation) {
                links.by_operations.entry(name).or_default().push((number, operation));
            }
        }
        links
    }

    fn mentioned(&self, it: &'i OperationEntry) -> BTreeSet<&'i str> {
        let texts = it.options.iter().chain(&it.success).chain(&it.errors).chain([&it.call]);
        let words = texts.flat_map(|text| text.split(|letter| !is_name(letter)));
        words.filter(|word| self.types.contains(word)).collect()
    }

    /// Rust, with links from the names of types.
    pub(super) fn code(&self, text: &str) -> String {
        linked(text, |name| self.types.contains(name))
    }

    /// The operations and types that mention a type, as links.
    pub(super) fn users(&self, name: &str) -> Vec<String> {
        let operations = self.by_operations.get(name).into_iter().flatten();
        let operations = operations.map(|(number, it)| {
            let called = escaped(&format!("{} {}", it.method, it.path));
            format!("<a href=\"#operation-{number}\"><code>{called}</code></a>")
        });
        let types = self.by_types.get(name).into_iter().flatten().map(|name| link(name));
        let mut users: Vec<String> = operations.chain(types).collect();
        let rest = users.len().saturating_sub(MOST);
        if rest > 0 {
            users.truncate(MOST);
            users.push(format!("{rest} more"));
        }
        users
    }
}

/// Rust, with links from the names that are wanted.
pub(super) fn linked(text: &str, wanted: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_name) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|letter| !is_name(letter)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        out.push_str(&escaped(before));
        match wanted(word) {
            true => out.push_str(&format!("<a href=\"#type-{0}\">{0}</a>", escaped(word))),
            false => out.push_str(&escaped(word)),
        }
        rest = after;
    }
    out.push_str(&escaped(rest));
    out
}

/// A link to a type.
pub(super) fn link(name: &str) -> String {
    format!("<a href=\"#type-{0}\"><code>{0}</code></a>", escaped(name))
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
