//! `paths`, and `webhooks` of 3.1.

use indexmap::IndexMap;
use openapiv3::{PathItem, Paths, ReferenceOr};

use super::context::Context;
use super::cursor::{Node, Step};
use super::extension::is_extension;
use super::path_item::{Caller, METHODS, path_item};
use super::{path_template, similar_paths};
use crate::diagnostic::{Diagnostic, codes};

/// The paths, each with its item inline.
pub(super) fn paths(root: &Node<'_>, cx: &mut Context<'_>) -> Paths {
    let mut paths = Paths::default();
    let Some(node) = root.get("paths").filter(|paths| !paths.value.is_null()) else {
        missing(root, cx);
        return paths;
    };
    cx.through(&node, |node, cx| {
        if cx.is_object(node) {
            for (key, child) in node.fields() {
                if key.starts_with('/') {
                    add(&mut paths, key, &child, cx);
                } else if !cx.extension(&child, &mut paths.extensions) {
                    slashed(&mut paths, key, &child, node, cx);
                }
            }
        }
    });
    paths
}

fn add(paths: &mut Paths, path: &str, node: &Node<'_>, cx: &mut Context<'_>) {
    let names = path_template::placeholders(path);
    path_template::check(path, &names, node, cx);
    cx.placeholders = Some(names);
    if let Some(item) = path_item(node, path, Caller::Client, cx) {
        similar_paths::told_apart(path, &item, node, paths, cx);
        paths.paths.insert(path.to_owned(), ReferenceOr::Item(item));
    }
    let others = std::mem::take(&mut cx.others);
    if !others.is_empty() {
        cx.methods.insert(path.to_owned(), others);
    }
    cx.placeholders = None;
}

/// A path that lost its `/`.
fn slashed(paths: &mut Paths, key: &str, node: &Node<'_>, parent: &Node<'_>, cx: &mut Context<'_>) {
    let path = format!("/{key}");
    let taken = paths.paths.contains_key(&path) || parent.value.get(&path).is_some();
    let done = if taken {
        "there is another one with it; this one is left out"
    } else {
        "one is put there"
    };
    let message = format!("the path `{key}` does not begin with `/`; {done}");
    cx.push(Diagnostic::new(
        &codes::normalize::PATH_WITHOUT_SLASH,
        node.key_place(),
        message,
    ));
    if taken {
        return left_out(&path, node, cx);
    }
    let moved = parent.step(node.value, Step::Key(key), Step::Key(&path));
    cx.record(&moved);
    add(paths, &path, &moved, cx);
}

fn left_out(path: &str, node: &Node<'_>, cx: &mut Context<'_>) {
    for (method, child) in node.fields().filter(|(key, _)| METHODS.contains(key)) {
        cx.declared += 1;
        cx.skip(
            format!("{} {path}", method.to_uppercase()),
            &child,
            &codes::normalize::PATH_WITHOUT_SLASH,
        );
    }
}

// A document may be a library of schemas, or webhooks alone, and 3.1 says so.
fn missing(root: &Node<'_>, cx: &mut Context<'_>) {
    let other = ["components", "webhooks", "definitions"]
        .into_iter()
        .find(|key| root.value.get(key).is_some());
    if other.is_some() && cx.dialect >= super::dialect::Dialect::OpenApi31 {
        return;
    }
    let finding = Diagnostic::new(
        &codes::normalize::MISSING_PATHS,
        root.place(),
        "the document has no `paths`",
    );
    cx.push(match other {
        Some(other) => finding.help(format!("only `{other}` is read")),
        None => finding.help("add `paths`, or check the indentation of what should stand below it"),
    });
}

/// The webhooks: path items by name.
pub(super) fn webhooks(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, PathItem> {
    if !cx.is_object(node) {
        return IndexMap::new();
    }
    let webhooks = node.fields().filter(|(name, item)| !is_extension(name, item, METHODS));
    webhooks
        .filter_map(|(name, child)| Some((name.to_owned(), path_item(&child, name, Caller::Vendor, cx)?)))
        .collect()
}
