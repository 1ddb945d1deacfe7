//! How one value is merged into another, by the rules of the specification.

use super::trail::{At, Trail};
use crate::load::{Value, pointer};

/// What cannot be merged.
#[derive(Debug, PartialEq)]
pub(super) struct Misfit {
    /// Where, below both of the values.
    pub(super) below: String,
    /// What is there.
    pub(super) there: &'static str,
    /// What should be merged into it.
    pub(super) given: &'static str,
}

/// What a selected node is to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    List,
    Primitive,
}

impl Kind {
    pub(super) fn of(value: &Value) -> Kind {
        match value {
            Value::Object(_) => Kind::Object,
            Value::Array(_) => Kind::List,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Kind::Primitive,
        }
    }

    /// In the words of messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Object => "an object",
            Kind::List => "a list",
            Kind::Primitive => "a string, number, boolean or null",
        }
    }
}

/// Why a value cannot be put into a selected node, if so.
pub(super) fn misfit(there: &Value, given: &Value) -> Option<Misfit> {
    match there {
        // Whatever it is becomes an item, or brings its own.
        Value::Array(_) => None,
        _ => misfit_below(there, given, String::new()),
    }
}

fn misfit_below(there: &Value, given: &Value, below: String) -> Option<Misfit> {
    match (there, given) {
        (Value::Object(there), Value::Object(given)) => given.iter().find_map(|(key, given)| {
            let there = there.get(key)?;
            misfit_below(there, given, pointer::join(&below, key))
        }),
        _ if Kind::of(there) == Kind::of(given) => None,
        _ => Some(Misfit {
            below,
            there: there.kind(),
            given: given.kind(),
        }),
    }
}

/// Puts a value into a selected node, which it fits. `at` is where the node was written, `from` where the value was.
pub(super) fn put(there: &mut Value, trail: &mut Trail, at: &At, given: &Value, from: &Trail) {
    match (there, given) {
        (
            Value::Array(items),
            Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_),
        ) => {
            trail.items(at, items.len()).push(from.clone());
            items.push(given.clone());
        }
        (there, given) => merge(there, trail, at, given, from),
    }
}

fn merge(there: &mut Value, trail: &mut Trail, at: &At, given: &Value, from: &Trail) {
    match (there, given) {
        (Value::Object(members), Value::Object(given)) => {
            for (key, given) in given {
                let from = from.part(key);
                if let Some(member) = members.get_mut(key) {
                    let (at, trail) = trail.below(at, key);
                    merge(member, trail, &at, given, &from);
                } else {
                    members.insert(key.clone(), given.clone());
                    trail.set(key, from);
                }
            }
        }
        (Value::Array(items), Value::Array(given)) => {
            let trails = trail.items(at, items.len());
            for (index, given) in given.iter().enumerate() {
                trails.push(from.part(&index.to_string()));
                items.push(given.clone());
            }
        }
        (there, given) => {
            *there = given.clone();
            *trail = from.clone();
        }
    }
}

/// Takes the node at a pointer out of what it is in.
pub(super) fn remove(root: &mut Value, trail: &mut Trail, pointer: &str) {
    let Some((parent, last)) = pointer.rsplit_once('/') else {
        return;
    };
    let (at, trail) = trail.reach(parent);
    let key = pointer::unescape(last);
    match root.at_mut(parent) {
        Some(Value::Object(members)) => {
            members.shift_remove(key.as_ref());
            trail.unset(&key);
        }
        Some(Value::Array(items)) => {
            if let Some(index) = pointer::index(&key).filter(|index| *index < items.len()) {
                trail.items(&at, items.len()).remove(index);
                items.remove(index);
            }
        }
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
    }
}
