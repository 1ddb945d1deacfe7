//! Overlays (OpenAPI Overlay 1.0 and 1.1): changes that are made to the entry document before anything else reads it.

mod action;
mod merge;
mod nearest;
mod read;
mod segments;
mod size;
mod target;
mod trail;

pub(super) use action::Overlaid;
pub(super) use read::read;
pub(crate) use trail::Trail;

use serde_json_path::JsonPath;

use super::{FileId, Value};

/// One overlay, as far as it is what the specification says.
#[derive(Debug)]
pub(super) struct Overlay {
    file: FileId,
    version: Version,
    /// The document that it says it is for.
    pub(super) extends: Option<String>,
    actions: Vec<Action>,
}

/// The versions of the specification that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Version {
    V1_0,
    V1_1,
}

/// One entry of `actions`.
#[derive(Debug)]
struct Action {
    /// Where it stands in the overlay.
    at: String,
    target: Query,
    change: Change,
}

/// What happens to what an action selects.
#[derive(Debug)]
enum Change {
    /// A value is merged into it.
    Update(Value),
    /// What stands elsewhere in the document is merged into it.
    Copy(Query),
    /// It is taken out.
    Remove,
}

/// A JSONPath.
#[derive(Debug)]
struct Query {
    text: String,
    path: JsonPath,
}
