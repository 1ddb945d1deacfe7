//! Bases with a discriminator, and the components that name them in their `allOf`.

use std::collections::{HashMap, HashSet};

use specwright::load::{FileId, Value, pointer};

use crate::document::{At, Document};

/// The children of each base, in the document's order.
#[derive(Debug, Default)]
pub(super) struct Families {
    children: HashMap<At, Vec<At>>,
}

impl Families {
    pub(super) fn of(document: &Document) -> Families {
        let mut found = Families::default();
        let components = At {
            file: FileId(0),
            pointer: document.components().to_owned(),
        };
        let Some(members) = document.value(&components).and_then(Value::as_object) else {
            return found;
        };
        for name in members.keys() {
            let at = At {
                file: FileId(0),
                pointer: pointer::join(&components.pointer, name),
            };
            let child = document.followed(at);
            for base in ancestors(document, &child) {
                let is_base = document.value(&base).is_some_and(is_base);
                let children = found.children.entry(base.clone()).or_default();
                if is_base && base != child && !children.contains(&child) {
                    children.push(child.clone());
                }
            }
        }
        found
    }

    pub(super) fn children(&self, base: &At) -> Vec<At> {
        self.children.get(base).cloned().unwrap_or_default()
    }
}

fn is_base(schema: &Value) -> bool {
    schema.get("discriminator").is_some() && schema.get("oneOf").is_none() && schema.get("anyOf").is_none()
}

fn ancestors(document: &Document, at: &At) -> Vec<At> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let mut open: Vec<(At, &Value)> = document
        .value(at)
        .map(|value| (at.clone(), value))
        .into_iter()
        .collect();
    while let Some((at, schema)) = open.pop() {
        for member in schema.get("allOf").and_then(Value::as_array).unwrap_or_default() {
            match member.get("$ref").and_then(Value::as_str) {
                None => open.push((at.clone(), member)),
                Some(reference) => {
                    let target = document.target(at.file, reference).map(|at| document.followed(at));
                    if let Some(target) = target.filter(|target| seen.insert(target.clone())) {
                        if let Some(value) = document.value(&target) {
                            open.push((target.clone(), value));
                        }
                        found.push(target);
                    }
                }
            }
        }
    }
    found
}
