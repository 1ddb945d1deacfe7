//! Path templates: each name in braces has a parameter, and each path parameter has its braces.

use openapiv3::{Operation, Parameter, ParameterSchemaOrContent, PathStyle, ReferenceOr};

use super::context::Context;
use super::cursor::Node;
use super::parameter::blank;
use super::references::Section;
use super::schema::plain_text;
use crate::diagnostic::codes;
use crate::load::Value;

/// The names in braces, in order.
pub(super) fn placeholders(path: &str) -> Vec<String> {
    let opened = path.split('{').skip(1);
    opened
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect()
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
    use super::{fits, placeholders};

    #[test]
    fn placeholders_are_the_names_in_braces() {
        assert_eq!(placeholders("/a/{b}/c-{d}.{e}"), ["b", "d", "e"]);
        assert_eq!(placeholders("/a/{b"), Vec::<String>::new());
        assert!(fits("name", "+name"));
    }
}
