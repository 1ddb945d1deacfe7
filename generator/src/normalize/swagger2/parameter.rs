//! Parameters in path, query and header. Bodies and forms are parameters too, and become request bodies.

use indexmap::IndexMap;
use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, QueryStyle, ReferenceOr};

use super::collection_format::{CollectionFormat, collection_format};
use crate::load::Value;
use crate::normalize::components::{Claims, section};
use crate::normalize::context::Context;
use crate::normalize::cursor::{HERE, Node, Step};
use crate::normalize::parameter::{APART, always, blank, is_repeated, left_out, parameter_or_reference, sendable};
use crate::normalize::path_template::is_unplaced;
use crate::normalize::references::Section;
use crate::normalize::schema::{inline, schema};

/// Whether a parameter (or the one that a reference leads to) belongs to the request's body.
pub(super) fn is_body(node: &Node<'_>, cx: &Context<'_>) -> bool {
    cx.parameter_key(node)
        .is_some_and(|(_, place)| matches!(place.as_str(), "body" | "formData"))
}

/// The parameters of a path or of an operation, without those of the body.
pub(in crate::normalize) fn path_parameters(node: &Node<'_>, cx: &mut Context<'_>) -> Vec<ReferenceOr<Parameter>> {
    let mut parameters = Vec::new();
    let mut seen = Vec::new();
    for (at, item) in cx.list(node).into_iter().enumerate() {
        if is_body(&item, cx) || is_repeated(&item, &mut seen, cx) || is_unplaced(&item, cx) {
            continue;
        }
        let item = node.step(item.value, Step::Index(at), Step::Index(parameters.len()));
        if at != parameters.len() {
            cx.record(&item);
        }
        parameters.extend(parameter_or_reference(&item, cx));
    }
    parameters
}

/// The global parameters, without those of bodies: these are read where they are used.
pub(super) fn components<'s>(
    node: &Node<'_>,
    claims: &Claims<'s>,
    cx: &mut Context<'s>,
) -> IndexMap<String, ReferenceOr<Parameter>> {
    let bodies: Vec<&str> = node
        .fields()
        .filter(|(_, it)| is_body(it, cx))
        .map(|(name, _)| name)
        .collect();
    if bodies.is_empty() {
        return section(Section::Parameters, node, claims, parameter, cx);
    }
    let members = node.value.as_object().into_iter().flatten();
    let others = members.filter(|(name, _)| !bodies.contains(&name.as_str()));
    let others = Value::Object(others.map(|(name, value)| (name.clone(), value.clone())).collect());
    section(
        Section::Parameters,
        &node.step(&others, HERE, HERE),
        claims,
        parameter,
        cx,
    )
}

/// One parameter that is not of the body.
pub(in crate::normalize) fn parameter(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Parameter> {
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
    let mut data = data(name, node, cx);
    let list = collection_format(node, cx);
    Some(match location.as_str() {
        "query" => query(data, list, node, cx),
        "header" => {
            simple(&mut data, list);
            Parameter::Header {
                parameter_data: data,
                style: Default::default(),
            }
        }
        "path" => {
            simple(&mut data, list);
            Parameter::Path {
                parameter_data: always(data, node, cx),
                style: Default::default(),
            }
        }
        other => {
            left_out(node, &format!("`in: {other}` is no place that we can send it in"), cx);
            return None;
        }
    })
}

fn query(mut data: ParameterData, list: Option<CollectionFormat>, node: &Node<'_>, cx: &mut Context<'_>) -> Parameter {
    let mut style = QueryStyle::Form;
    if let Some(list) = list {
        let (said, explode) = list.style();
        (style, data.explode) = (said, Some(explode));
        list.mark_query(&mut data.extensions);
    }
    let allow_empty_value = node.get("allowEmptyValue").and_then(|flag| cx.flag(&flag));
    Parameter::Query {
        parameter_data: data,
        allow_reserved: false,
        style,
        allow_empty_value,
    }
}

fn simple(data: &mut ParameterData, list: Option<CollectionFormat>) {
    if let Some(list) = list {
        data.explode = Some(false);
        list.mark_simple(&mut data.extensions);
    }
}

fn data(name: String, node: &Node<'_>, cx: &mut Context<'_>) -> ParameterData {
    let mut it = blank(name, ParameterSchemaOrContent::Schema(typed(node, cx)));
    for (key, child) in node.fields() {
        match key {
            "description" => it.description = cx.text(&child),
            "required" => it.required = cx.flag(&child).unwrap_or_default(),
            "deprecated" => it.deprecated = cx.flag(&child),
            "x-example" | "example" => it.example = Some(child.value.to_json()),
            "allowEmptyValue" => cx.unused("a parameter", &child),
            _ => drop(cx.extension(&child, &mut it.extensions)),
        }
    }
    it
}

/// The schema whose keywords stand beside the name. Some documents have `schema` there as 3.0 does.
pub(super) fn typed(node: &Node<'_>, cx: &mut Context<'_>) -> ReferenceOr<openapiv3::Schema> {
    if let Some(it) = node.get("schema")
        && node.value.get("type").is_none()
    {
        return schema(&it, cx);
    }
    let moved = node.moved(Step::Key("schema"));
    cx.record(&moved);
    ReferenceOr::Item(inline(&moved, &APART, cx))
}
