//! Callbacks: calls that the vendor makes.

use indexmap::IndexMap;
use openapiv3::Callback;

use super::context::Context;
use super::cursor::Node;
use super::extension::is_extension;
use super::path_item::{Caller, METHODS, path_item};
use super::references::Section;

/// The callbacks of an operation, or of the components, by name.
pub(super) fn callbacks(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, Callback> {
    if !cx.is_object(node) {
        return IndexMap::new();
    }
    let callbacks = node.fields().filter(|(name, child)| {
        let calls = |(_, item): (&str, Node<'_>)| METHODS.iter().any(|method| item.get(method).is_some());
        !is_extension(name, child, &[]) || child.fields().any(calls)
    });
    let found = callbacks.filter_map(|(name, child)| Some((name.to_owned(), callback(&child, cx)?)));
    found.collect()
}

/// One callback: path items by the expression that says where the call goes.
pub(super) fn callback(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Callback> {
    cx.inlined(Section::Callbacks, node, |node, cx| {
        if !cx.is_object(node) {
            return None;
        }
        let items = node
            .fields()
            .filter(|(expression, item)| !is_extension(expression, item, METHODS));
        let found = items.filter_map(|(expression, child)| {
            Some((
                expression.to_owned(),
                path_item(&child, expression, Caller::Vendor, cx)?,
            ))
        });
        Some(found.collect())
    })
}
