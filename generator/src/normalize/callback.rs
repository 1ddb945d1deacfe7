//! Callbacks: calls that the vendor makes.

use indexmap::IndexMap;
use openapiv3::Callback;

use super::context::Context;
use super::cursor::Node;
use super::path_item::{Caller, path_item};
use super::references::Section;

/// The callbacks of an operation, or of the components, by name.
pub(super) fn callbacks(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, Callback> {
    if !cx.is_object(node) {
        return IndexMap::new();
    }
    let callbacks = node.fields().filter(|(name, _)| !name.starts_with("x-"));
    let found = callbacks.filter_map(|(name, child)| Some((name.to_owned(), callback(&child, cx)?)));
    found.collect()
}

/// One callback: path items by the expression that says where the call goes.
pub(super) fn callback(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Callback> {
    cx.inlined(Section::Callbacks, node, |node, cx| {
        if !cx.is_object(node) {
            return None;
        }
        let items = node.fields().filter(|(expression, _)| !expression.starts_with("x-"));
        let found = items.filter_map(|(expression, child)| {
            Some((
                expression.to_owned(),
                path_item(&child, expression, Caller::Vendor, cx)?,
            ))
        });
        Some(found.collect())
    })
}
