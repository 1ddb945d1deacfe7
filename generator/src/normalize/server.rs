//! Servers and their variables.

use std::collections::HashSet;

use indexmap::IndexMap;
use openapiv3::{Server, ServerVariable};

use super::context::Context;
use super::cursor::Node;
use super::path_template::placeholders;
use crate::diagnostic::{Diagnostic, Severity, codes};

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
    complete(&mut server, node.get("url").as_ref().unwrap_or(node), cx);
    let named: HashSet<String> = placeholders(&server.url).into_iter().collect();
    for (name, child) in node.get("variables").iter().flat_map(Node::fields) {
        if !named.contains(name) {
            let message = format!("the server variable `{name}` stands nowhere in the URL");
            let finding = Diagnostic::new(&codes::normalize::SERVER_VARIABLE, child.key_place(), message);
            cx.push(finding.severity(Severity::Note));
        }
    }
    Some(server)
}

/// Declares the variables that the URL names and nobody describes.
pub(super) fn complete(server: &mut Server, node: &Node<'_>, cx: &mut Context<'_>) {
    // As templates of other tools have it.
    if server.url.contains("{{") {
        server.url = server.url.replace("{{", "{").replace("}}", "}");
        let message = format!("the server's URL has double braces; it is read as `{}`", server.url);
        cx.report(&codes::normalize::SERVER_VARIABLE, node, message);
    }
    for name in placeholders(&server.url) {
        let variables = server.variables.get_or_insert_default();
        if variables.contains_key(&name) {
            continue;
        }
        let message = format!("`{{{name}}}` in the server's URL has no variable; it has to be set");
        let help = format!("add `{name}` to the server's `variables`, with a `default`");
        cx.report_with_help(&codes::normalize::SERVER_VARIABLE, node, message, help);
        variables.insert(name, ServerVariable::default());
    }
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
    if let Some(listed) = node.get("enum").filter(|listed| listed.value.as_array().is_some()) {
        among(&mut variable, node.key().unwrap_or_default(), &listed, cx);
    }
    Some(variable)
}

/// Holds the default against the values.
fn among(variable: &mut ServerVariable, name: &str, listed: &Node<'_>, cx: &mut Context<'_>) {
    let (default, values) = (&variable.default, &mut variable.enumeration);
    let mut report = |message: String, severity| {
        let finding = Diagnostic::new(&codes::normalize::SERVER_VARIABLE, listed.place(), message);
        cx.push(finding.severity(severity));
    };
    if values.is_empty() {
        let message = format!("the `enum` of the server variable `{name}` is empty; any value is accepted");
        return report(message, Severity::Warning);
    }
    let mut seen = HashSet::new();
    values.retain(|value| {
        let first = seen.insert(value.clone());
        if !first {
            let message = format!("the server variable `{name}` lists `{value}` twice");
            report(message, Severity::Note);
        }
        first
    });
    if !default.is_empty() && !values.contains(default) {
        let message = format!("the default `{default}` of the server variable `{name}` is not among its values");
        report(message, Severity::Warning);
    }
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
