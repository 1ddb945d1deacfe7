//! Parameters.

use openapiv3::{Content, CookieStyle, Parameter, ParameterData, ParameterSchemaOrContent, ReferenceOr};

use super::context::Context;
use super::cursor::{HERE, Node, Step};
use super::dialect::Dialect;
use super::example::examples;
use super::path_template::is_unplaced;
use super::references::Section;
use super::schema::{inline, plain_text, schema};
use super::token::folded;
use super::{media_type, style, swagger2};
use crate::diagnostic::{Diagnostic, codes};

/// The keywords of a parameter, or of a header, that are not its schema's. The schema's may stand among them by mistake.
pub(super) const APART: [&str; 14] = [
    "name",
    "in",
    "description",
    "required",
    "allowEmptyValue",
    "allowReserved",
    "style",
    "explode",
    "schema",
    "content",
    "examples",
    "example",
    "deprecated",
    "collectionFormat",
];

/// The parameters of a path or of an operation; what cannot be used is left out, reported.
pub(super) fn parameters(node: &Node<'_>, cx: &mut Context<'_>) -> Vec<ReferenceOr<Parameter>> {
    cx.through(node, listed)
}

fn listed(node: &Node<'_>, cx: &mut Context<'_>) -> Vec<ReferenceOr<Parameter>> {
    let mut parameters = Vec::new();
    let mut seen = Vec::new();
    for (at, item) in cx.list(node).into_iter().enumerate() {
        if is_repeated(&item, &mut seen, cx) || is_unplaced(&item, cx) {
            continue;
        }
        let to = parameters.len();
        let item = node.step(item.value, Step::Index(at), Step::Index(to));
        if at != to {
            cx.record(&item);
        }
        parameters.extend(parameter_or_reference(&item, cx));
    }
    parameters
}

/// A parameter or a reference to one.
pub(super) fn parameter_or_reference(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ReferenceOr<Parameter>> {
    match node.get("$ref") {
        Some(reference) => {
            cx.beside_reference(node);
            let found = cx.reference(Section::Parameters, &reference);
            found.map(|reference| ReferenceOr::Reference { reference }).or_else(|| {
                left_out(node, "what it refers to is missing", cx);
                None
            })
        }
        None => parameter(node, cx).map(ReferenceOr::Item),
    }
}

/// One parameter.
pub(super) fn parameter(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Parameter> {
    if cx.dialect == Dialect::Swagger2 {
        return swagger2::parameter(node, cx);
    }
    if !cx.is_object(node) {
        return None;
    }
    let Some(name) = node
        .get("name")
        .and_then(|name| cx.text(&name))
        .filter(|name| !name.is_empty())
    else {
        left_out(node, "it has no `name`", cx);
        return None;
    };
    let location = node
        .get("in")
        .and_then(|location| cx.text(&location))
        .unwrap_or_default();
    let name = sendable(name, &location, node, cx)?;
    let data = data(name, node, cx);
    let style = node.get("style");
    style::fits(&location, node, cx);
    if location != "query"
        && let Some(flag) = node.get("allowReserved")
    {
        cx.unused("a parameter that is not in the query", &flag);
    }
    let flag = |key, cx: &mut Context<'_>| node.get(key).and_then(|flag| cx.flag(&flag));
    Some(match location.as_str() {
        "query" => Parameter::Query {
            parameter_data: data,
            allow_reserved: flag("allowReserved", cx).unwrap_or_default(),
            style: style::query(style.as_ref(), cx),
            allow_empty_value: flag("allowEmptyValue", cx),
        },
        "header" => Parameter::Header {
            parameter_data: data,
            style: style::header(style.as_ref(), cx),
        },
        "path" => {
            let style = style::path(style.as_ref(), cx);
            Parameter::Path {
                parameter_data: always(data, node, cx),
                style,
            }
        }
        "cookie" => {
            style::cookie(style.as_ref(), cx);
            Parameter::Cookie {
                parameter_data: data,
                style: CookieStyle::Form,
            }
        }
        "querystring" => {
            left_out(node, "`in: querystring`, of OpenAPI 3.2, is not supported yet", cx);
            return None;
        }
        other => {
            left_out(node, &format!("`in: {other}` is no place that we can send it in"), cx);
            return None;
        }
    })
}

/// The name as it can be sent, or nothing, reported.
pub(super) fn sendable(name: String, location: &str, node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let place = || node.get("name").map_or_else(|| node.place(), |name| name.place());
    match location {
        "header" => cx.header_name(&name, "the parameter", place),
        "cookie" => {
            cx.cookie_name(&name, place);
            Some(name)
        }
        _ => Some(name),
    }
}

fn data(name: String, node: &Node<'_>, cx: &mut Context<'_>) -> ParameterData {
    let format = format(node, "parameter", &name, cx);
    let mut it = blank(name, format);
    cx.exclusive("a parameter", node, ["example", "examples"], "both are kept");
    for (key, child) in node.fields() {
        match key {
            "description" => it.description = cx.text(&child),
            "required" => it.required = cx.flag(&child).unwrap_or_default(),
            "deprecated" => it.deprecated = cx.flag(&child),
            "explode" => it.explode = cx.flag(&child),
            "example" => it.example = Some(child.value.to_json()),
            "examples" => it.examples = examples(&child, cx),
            "name" | "in" | "style" | "schema" | "content" | "allowReserved" => {}
            // `Some("")` says it as well as anything.
            "allowEmptyValue" => cx.unused("a parameter", &child),
            key if key.starts_with("x-") => drop(cx.extension(&child, &mut it.extensions)),
            // The keywords of a schema that stands in no place of its own have been read with it.
            _ if is_bare(node) => {}
            _ => cx.unknown("a parameter", &child),
        }
    }
    it
}

/// A parameter about which nothing but its name and form is known.
pub(super) fn blank(name: String, format: ParameterSchemaOrContent) -> ParameterData {
    ParameterData {
        name,
        description: None,
        required: false,
        deprecated: None,
        format,
        example: None,
        examples: Default::default(),
        explode: None,
        extensions: Default::default(),
    }
}

/// The schema or the content of a parameter or a header; where neither is said, what evidently is meant.
pub(super) fn format(node: &Node<'_>, what: &str, name: &str, cx: &mut Context<'_>) -> ParameterSchemaOrContent {
    if let Some(it) = node.get("schema") {
        let owner = if what == "header" { "a header" } else { "a parameter" };
        cx.exclusive(owner, node, ["schema", "content"], "`schema` counts");
        return ParameterSchemaOrContent::Schema(schema(&it, cx));
    }
    if let Some(it) = node.get("content")
        && it.value.as_object().is_none_or(|content| !content.is_empty())
        && cx.is_object(&it)
    {
        return ParameterSchemaOrContent::Content(single(&it, node, what, name, cx));
    }
    let (read, found) = if is_bare(node) {
        let moved = node.step(node.value, HERE, Step::Key("schema"));
        cx.record(&moved);
        (
            "the keywords beside its name are taken for it",
            inline(&moved, &APART, cx),
        )
    } else {
        ("it is text", plain_text())
    };
    let code = match what {
        "header" => &codes::normalize::HEADER_WITHOUT_SCHEMA,
        _ => &codes::normalize::PARAMETER_WITHOUT_SCHEMA,
    };
    let message = format!("the {what} `{name}`{} has no `schema`; {read}", cx.of_operation());
    cx.report_with_help(code, node, message, "say under `schema` what its values are");
    ParameterSchemaOrContent::Schema(ReferenceOr::Item(found))
}

/// The one media type of a parameter or a header.
fn single(content: &Node<'_>, node: &Node<'_>, what: &str, name: &str, cx: &mut Context<'_>) -> Content {
    for key in ["style", "explode"] {
        if let Some(style) = node.get(key).filter(|_| what != "header") {
            cx.unused("a parameter with `content`", &style);
        }
    }
    let mut all = media_type::content(content, cx);
    if all.len() > 1 {
        let message = format!(
            "the {what} `{name}`{} has {} media types; the first counts",
            cx.of_operation(),
            all.len()
        );
        cx.report(&codes::normalize::PARAMETER_CONTENT, content, message);
        all.truncate(1);
    }
    all
}

/// Whether the keywords of the schema stand where only `schema` belongs, as 2.0 has it.
pub(super) fn is_bare(node: &Node<'_>) -> bool {
    node.value.get("schema").is_none() && node.value.get("content").is_none() && node.value.get("type").is_some()
}

/// A path parameter is always there, said or not.
pub(super) fn always(mut data: ParameterData, node: &Node<'_>, cx: &mut Context<'_>) -> ParameterData {
    if !data.required {
        let message = format!(
            "the path parameter `{}`{} is required, said or not",
            data.name,
            cx.of_operation()
        );
        let finding = Diagnostic::new(&codes::normalize::OPTIONAL_PATH_PARAMETER, node.place(), message);
        cx.push(finding.help("add `required: true`"));
        data.required = true;
    }
    data
}

/// Reports a parameter that is left out.
pub(super) fn left_out(node: &Node<'_>, reason: &str, cx: &mut Context<'_>) {
    let name = node
        .get("name")
        .and_then(|name| name.value.as_str().map(|name| format!(" `{name}`")))
        .unwrap_or_default();
    let message = format!("the parameter{name}{} is left out: {reason}", cx.of_operation());
    cx.report(&codes::normalize::PARAMETER_LEFT_OUT, node, message);
}

/// Whether a parameter of the same name stands in the same place of the same list.
pub(super) fn is_repeated(node: &Node<'_>, seen: &mut Vec<(String, String)>, cx: &mut Context<'_>) -> bool {
    let Some((name, place)) = cx.parameter_key(node) else {
        return false;
    };
    let key = match place.as_str() {
        "header" => (folded(&name), place),
        _ => (name.clone(), place),
    };
    if !seen.contains(&key) {
        seen.push(key);
        return false;
    }
    let message = format!(
        "the parameter `{}` in `{}`{} is declared twice; the first counts",
        name,
        key.1,
        cx.of_operation()
    );
    cx.report(&codes::normalize::DUPLICATE_PARAMETER, node, message);
    true
}
