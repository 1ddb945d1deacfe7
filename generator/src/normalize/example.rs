//! Examples by name.

use indexmap::IndexMap;
use openapiv3::{Example, ReferenceOr};

use super::context::Context;
use super::cursor::Node;
use super::references::Section;
use crate::load::Value;

/// `examples` of a media type, a parameter or a header. A list, as schemas have it, is numbered.
pub(super) fn examples(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, ReferenceOr<Example>> {
    if let Value::Array(items) = node.value {
        let value = |value: &Value| Example {
            value: Some(value.to_json()),
            ..Example::default()
        };
        let numbered = items
            .iter()
            .enumerate()
            .map(|(at, item)| (at.to_string(), ReferenceOr::Item(value(item))));
        return numbered.collect();
    }
    cx.through(node, by_name)
}

fn by_name(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, ReferenceOr<Example>> {
    if !cx.is_object(node) {
        return IndexMap::new();
    }
    let examples = node.fields().filter_map(|(name, child)| {
        let example = cx.inlined(Section::Examples, &child, example)?;
        Some((name.to_owned(), ReferenceOr::Item(example)))
    });
    examples.collect()
}

/// One example. A value that stands there by itself is meant as the `value`.
pub(super) fn example(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Example> {
    let mut example = Example::default();
    let described = [
        "value",
        "externalValue",
        "summary",
        "description",
        "dataValue",
        "serializedValue",
    ];
    if !node.fields().any(|(key, _)| described.contains(&key)) {
        example.value = Some(node.value.to_json());
        return Some(example);
    }
    for other in ["externalValue", "dataValue", "serializedValue"] {
        cx.exclusive("an example", node, ["value", other], "both are kept");
    }
    cx.exclusive(
        "an example",
        node,
        ["externalValue", "serializedValue"],
        "both are kept",
    );
    for (key, child) in node.fields() {
        match key {
            "value" => example.value = Some(child.value.to_json()),
            "externalValue" => example.external_value = cx.text(&child),
            "summary" => example.summary = cx.text(&child),
            "description" => example.description = cx.text(&child),
            _ => cx.rest("an example", &child, &mut example.extensions),
        }
    }
    Some(example)
}
