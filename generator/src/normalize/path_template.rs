//! Path templates: each name in braces has a parameter, and each path parameter has its braces.

use std::collections::HashSet;

use indexmap::IndexSet;
use openapiv3::{Operation, Parameter, ParameterSchemaOrContent, PathStyle, ReferenceOr};

use super::context::Context;
use super::cursor::Node;
use super::parameter::blank;
use super::references::Section;
use super::schema::plain_text;
use crate::diagnostic::{Diagnostic, codes};
use crate::load::Value;

/// The names in braces, in order, each once.
pub(super) fn placeholders(path: &str) -> Vec<String> {
    let names: IndexSet<&str> = all_placeholders(path).collect();
    names.into_iter().map(str::to_owned).collect()
}

fn all_placeholders(path: &str) -> impl Iterator<Item = &str> {
    let opened = path.split('{').skip(1);
    opened.filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// Where the first name in braces begins and ends, braces included.
pub(super) fn placeholder_ends(text: &str) -> Option<(usize, usize)> {
    let start = text.find('{')?;
    let end = text.get(start..)?.find('}')?;
    Some((start, start + end + 1))
}

/// Reports braces that do not name parameters, and one of the names that stands there twice.
pub(super) fn check(path: &str, names: &[String], node: &Node<'_>, cx: &mut Context<'_>) {
    if !path.contains(['{', '}']) {
        return;
    }
    let mut report = |message: String, help: &str| {
        let finding = Diagnostic::new(&codes::normalize::PATH_TEMPLATE, node.key_place(), message);
        cx.push(finding.help(help));
    };
    if let Some(fault) = broken(path) {
        report(
            format!("in the path `{path}` {fault}; it is sent as it stands"),
            "each parameter stands in braces of its own, by its name",
        );
    }
    let mut seen = HashSet::new();
    let repeated = names.len() < all_placeholders(path).count();
    for name in all_placeholders(path).filter(|name| repeated && !seen.insert(*name)) {
        report(
            format!("the path `{path}` has `{{{name}}}` twice; both get the same value"),
            "give the two parameters different names",
        );
    }
}

fn broken(path: &str) -> Option<&'static str> {
    let mut open = None;
    for (at, character) in path.char_indices() {
        match (character, open) {
            ('{', Some(_)) => return Some("a brace is opened within braces"),
            ('{', None) => open = Some(at),
            ('}', None) => return Some("a brace is closed that was not opened"),
            ('}', Some(start)) if start + 1 == at => return Some("there is no name in the braces"),
            ('}', Some(_)) => open = None,
            _ => {}
        }
    }
    open.map(|_| "a brace is opened and not closed")
}

/// Declares the parameters that the path names and nobody describes: they are text.
pub(super) fn complete(node: &Node<'_>, shared: Option<&Node<'_>>, it: &mut Operation, cx: &mut Context<'_>) {
    let Some(names) = cx.placeholders.clone().filter(|names| !names.is_empty()) else {
        return;
    };
    let own = node.get("parameters");
    let lists = shared.into_iter().chain(own.as_ref());
    let declared: Vec<_> = lists
        .flat_map(|list| list.items().filter_map(|item| cx.parameter_key(&item)))
        .collect();
    for name in names {
        if declared
            .iter()
            .any(|(declared, place)| place == "path" && fits(declared, &name))
            || fills_the_query(&name, &declared, cx)
        {
            continue;
        }
        let message = format!("`{{{name}}}`{} has no parameter; it is text", cx.of_operation());
        let help = format!("declare a parameter `{name}` with `in: path`");
        cx.report_with_help(&codes::normalize::UNDECLARED_PATH_PARAMETER, node, message, help);
        cx.record_at(format!("{}/parameters/{}", node.target(), it.parameters.len()), node);
        let text = ParameterSchemaOrContent::Schema(ReferenceOr::Item(plain_text()));
        let mut parameter_data = blank(name, text);
        parameter_data.required = true;
        it.parameters.push(ReferenceOr::Item(Parameter::Path {
            parameter_data,
            style: PathStyle::Simple,
        }));
    }
}

/// Whether the name stands in the query of the template alone, for a parameter that is declared there: as `{name}` of
/// `/pets?sort={order}`, or as what it is the value of.
fn fills_the_query(name: &str, declared: &[(String, String)], cx: &Context<'_>) -> bool {
    let operation = cx.operation.as_deref().unwrap_or_default();
    let (path, query) = operation.split_once('?').unwrap_or((operation, ""));
    let braces = format!("{{{name}}}");
    let is_declared = |key: &str| {
        let mut queries = declared.iter().filter(|(_, place)| place == "query");
        queries.any(|(declared, _)| declared == key || fits(declared, name))
    };
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    !path.contains(&braces) && pairs.any(|(key, value)| value == braces && is_declared(key))
}

/// Whether this is a path parameter for which the path has no braces; it cannot be sent and is left out, reported.
pub(super) fn is_unplaced(node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    let Some((name, place)) = cx.parameter_key(node).filter(|(_, place)| place == "path") else {
        return false;
    };
    let unplaced = cx
        .placeholders
        .as_ref()
        .is_some_and(|names| !names.iter().any(|other| fits(&name, other)));
    if unplaced {
        let which = cx.of_operation();
        let message =
            format!("the parameter `{name}`{which} is in `{place}`, but the path has no `{{{name}}}`; it is left out");
        cx.report(&codes::normalize::UNPLACED_PATH_PARAMETER, node, message);
    }
    unplaced
}

// `{+name}` and `{name*}` are RFC 6570; the parameter is called `name`.
fn fits(parameter: &str, placeholder: &str) -> bool {
    parameter == placeholder || placeholder.trim_matches(['+', '*', '?', '&', ';', '#', '.', '/']) == parameter
}

impl Context<'_> {
    /// `name` and `in` of a parameter, or of the one that a reference leads to. Reports nothing.
    pub(super) fn parameter_key(&self, node: &Node<'_>) -> Option<(String, String)> {
        let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let mut value = node.value;
        if value.get("$ref").is_some() {
            value = self.peek(Section::Parameters, node)?;
        }
        Some((text(value, "name")?, text(value, "in")?))
    }
}

#[cfg(test)]
mod tests {
    use super::{broken, fits, placeholder_ends, placeholders};

    #[test]
    fn placeholders_are_the_names_in_braces() {
        assert_eq!(placeholders("/a/{b}/c-{d}.{e}"), ["b", "d", "e"]);
        assert_eq!(placeholders("/a/{b"), Vec::<String>::new());
        assert_eq!(placeholders("/a/{b}/c/{b}"), ["b"]);
        assert_eq!(placeholder_ends("/a/{b}/c"), Some((3, 6)));
        assert!(fits("name", "+name"));
    }

    #[test]
    fn braces_are_closed_and_have_a_name_in_them() {
        for path in ["/a/{b", "/a/b}", "/a/{{b}}", "/a/{}"] {
            assert!(broken(path).is_some(), "{path}");
        }
        assert!(broken("/a/{b}{c}/{d}").is_none());
    }
}
