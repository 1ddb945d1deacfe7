//! How much overlays may add: a document that copies itself into itself doubles with each action.

use crate::load::Value;

/// How many nodes all overlays of a document may add; a whole document of three megabytes has about so many.
const MOST: usize = 1 << 18;

/// How deep a document may become; the readers of documents stop at the same depth.
const DEEPEST: usize = 128;

/// What may still be added.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Budget {
        Budget(MOST)
    }
}

impl Budget {
    /// Takes what it costs to put a value at each of these places; an error says what there is too much of.
    pub(super) fn spend(&mut self, value: &Value, places: &[String]) -> Result<(), String> {
        let (nodes, depth) = measure(value);
        let below = places
            .iter()
            .map(|place| place.matches('/').count())
            .max()
            .unwrap_or_default();
        if below + depth > DEEPEST {
            return Err(format!("more than {DEEPEST} levels"));
        }
        match self.0.checked_sub(nodes.saturating_mul(places.len())) {
            Some(rest) => {
                self.0 = rest;
                Ok(())
            }
            None => Err(format!("more than {MOST} values")),
        }
    }
}

/// How many nodes a value has, and how many levels.
fn measure(value: &Value) -> (usize, usize) {
    let children: Vec<(usize, usize)> = match value {
        Value::Array(items) => items.iter().map(measure).collect(),
        Value::Object(members) => members.values().map(measure).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let nodes: usize = children.iter().map(|(nodes, _)| nodes).sum();
    let depth = children.iter().map(|(_, depth)| *depth).max().unwrap_or_default();
    (nodes + 1, depth + 1)
}
