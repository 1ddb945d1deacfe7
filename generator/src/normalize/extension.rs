//! Vendor extensions: kept as they are, except for the names that are ours.

use indexmap::IndexMap;

use super::context::Context;
use super::cursor::Node;
use crate::diagnostic::codes;

/// The extensions of one object.
pub(super) type Extensions = IndexMap<String, serde_json::Value>;

/// The prefix of what `normalize` itself adds.
const OURS: &str = "x-specwright-";

/// Those of ours that a document may carry.
const WELCOME: [&str; 2] = ["x-specwright-source", "x-specwright-inferred"];

/// Whether what stands in a map under a name is an extension, and no entry: that has one of these keys. The names that people
/// give may begin like those of extensions.
pub(super) fn is_extension(name: &str, node: &Node<'_>, keys: &[&str]) -> bool {
    let is_entry = |key: &&str| node.get(key).is_some();
    name.starts_with("x-") && !keys.iter().chain(&["$ref"]).any(is_entry)
}

impl Context<'_> {
    /// Whether this is an extension; if so it is kept.
    pub(super) fn extension(&mut self, node: &Node<'_>, extensions: &mut Extensions) -> bool {
        let Some(key) = node.key().filter(|key| key.starts_with("x-") || key.starts_with("X-")) else {
            return false;
        };
        if key.starts_with(OURS) && !WELCOME.contains(&key) {
            let message = format!("`{key}` is a name that we use between our stages; it is ignored");
            self.report(&codes::normalize::RESERVED_EXTENSION, node, message);
        } else {
            extensions.insert(key.to_owned(), node.value.to_json());
        }
        true
    }

    /// The end of each builder: an extension is kept, anything else reported.
    pub(super) fn rest(&mut self, owner: &'static str, node: &Node<'_>, extensions: &mut Extensions) {
        if !self.extension(node, extensions) {
            self.unknown(owner, node);
        }
    }
}
