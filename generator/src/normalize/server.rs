//! Servers and their variables.

use indexmap::IndexMap;
use openapiv3::{Server, ServerVariable};

use super::context::Context;
use super::cursor::Node;
use crate::diagnostic::codes;

/// The servers of the document, of a path or of an operation.
pub(super) fn servers(node: &Node<'_>, cx: &mut Context<'_>) -> Vec<Server> {
    let items = cx.list(node);
    items.iter().filter_map(|item| cx.through(item, server)).collect()
}

/// One server.
pub(super) fn server(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Server> {
    if !cx.is_object(node) {
        return None;
    }
    let mut server = Server::default();
    for (key, child) in node.fields() {
        match key {
            "url" => server.url = cx.text(&child).unwrap_or_default(),
            "description" => server.description = cx.text(&child),
            "variables" => server.variables = Some(variables(&child, cx)).filter(|it| !it.is_empty()),
            _ => cx.rest("a server", &child, &mut server.extensions),
        }
    }
    if server.url.is_empty() {
        let message = "a server without `url` leads nowhere; it is left out";
        cx.report(&codes::normalize::SERVER_WITHOUT_URL, node, message);
        return None;
    }
    Some(server)
}

fn variables(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, ServerVariable> {
    if !cx.is_object(node) {
        return IndexMap::new();
    }
    node.fields()
        .filter_map(|(name, child)| Some((name.to_owned(), variable(&child, cx)?)))
        .collect()
}

fn variable(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ServerVariable> {
    if !cx.is_object(node) {
        return None;
    }
    let mut variable = ServerVariable::default();
    let mut default = None;
    for (key, child) in node.fields() {
        match key {
            // Ports are numbers, and meant as they are spelled.
            "default" if is_scalar(&child) => default = Some(cx.spelling(&child)),
            "enum" => variable.enumeration = values(&child, cx),
            "description" => variable.description = cx.text(&child),
            _ => cx.rest("a server variable", &child, &mut variable.extensions),
        }
    }
    variable.default = default.unwrap_or_else(|| {
        let first = variable.enumeration.first().cloned();
        let taken = first
            .as_ref()
            .map_or("it has to be set".to_owned(), |first| format!("`{first}` is taken"));
        let name = node.key().unwrap_or_default();
        let message = format!("the server variable `{name}` has no `default`; {taken}");
        cx.report(&codes::normalize::SERVER_VARIABLE_WITHOUT_DEFAULT, node, message);
        first.unwrap_or_default()
    });
    Some(variable)
}

fn values(node: &Node<'_>, cx: &mut Context<'_>) -> Vec<String> {
    let items = cx.list(node);
    items
        .iter()
        .filter(|item| is_scalar(item))
        .map(|item| cx.spelling(item))
        .collect()
}

fn is_scalar(node: &Node<'_>) -> bool {
    let value = node.value;
    value.as_str().is_some() || value.as_number().is_some() || value.as_bool().is_some()
}
