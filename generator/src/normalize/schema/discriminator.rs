//! Which member of a union is meant.

use indexmap::IndexMap;
use openapiv3::Discriminator;

use super::draft::Draft;
use crate::diagnostic::codes;
use crate::load::Value;
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::references::Section;

pub(super) fn read(draft: &mut Draft<'_>, key: &str, node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    if key != "discriminator" {
        return false;
    }
    draft.data.discriminator = match node.value {
        // 2.0 names the property alone.
        Value::String(name) => Some(Discriminator {
            property_name: name.clone(),
            ..Discriminator::default()
        }),
        _ if cx.is_object(node) => object(node, cx),
        _ => None,
    };
    true
}

fn object(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Discriminator> {
    let mut it = Discriminator::default();
    for (key, child) in node.fields() {
        match key {
            "propertyName" => it.property_name = cx.text(&child).unwrap_or_default(),
            "mapping" => it.mapping = mapping(&child, cx),
            _ => cx.rest("a discriminator", &child, &mut it.extensions),
        }
    }
    if it.property_name.is_empty() {
        let message = "a discriminator without `propertyName` tells nothing apart; it is ignored";
        cx.report(&codes::normalize::DISCRIMINATOR_WITHOUT_PROPERTY, node, message);
        return None;
    }
    Some(it)
}

/// Values to references. A value may also be the name of a component.
fn mapping(node: &Node<'_>, cx: &mut Context<'_>) -> IndexMap<String, String> {
    let mut mapping = IndexMap::new();
    if !cx.is_object(node) {
        return mapping;
    }
    for (value, child) in node.fields() {
        let named = child
            .value
            .as_str()
            .and_then(|name| cx.component_named(Section::Schemas, name));
        if let Some(reference) = named.or_else(|| cx.reference(Section::Schemas, &child)) {
            mapping.insert(value.to_owned(), reference);
        }
    }
    mapping
}
