//! Which security schemes a call needs.

use indexmap::IndexMap;
use openapiv3::SecurityRequirement;

use super::context::Context;
use super::cursor::Node;
use super::references::Section;
use crate::diagnostic::{Part, codes};
use crate::load::Value;

/// The alternatives, in the document's order. An alternative that names a scheme of which nothing is known is left out:
/// nobody could meet it.
pub(super) fn requirements(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<SecurityRequirement>> {
    if node.value.is_null() {
        cx.list(node);
        return None;
    }
    let items = cx.list(node);
    Some(items.iter().filter_map(|item| alternative(item, cx)).collect())
}

fn alternative(node: &Node<'_>, cx: &mut Context<'_>) -> Option<SecurityRequirement> {
    if let Value::String(name) = node.value {
        cx.wrong_type(node, "an object of schemes");
        return known(name, node, cx).then(|| IndexMap::from([(name.clone(), Vec::new())]));
    }
    if !cx.is_object(node) {
        return None;
    }
    let mut schemes = SecurityRequirement::new();
    for (name, scopes) in node.fields() {
        // What the transport settles (`mutualTLS`) is no credential of a request.
        if is_transport(cx.security_scheme(name)) {
            continue;
        }
        if !known(name, &scopes, cx) {
            return None;
        }
        let scopes = if scopes.value.is_null() {
            Vec::new()
        } else {
            cx.texts(&scopes)
        };
        schemes.insert(name.to_owned(), scopes);
    }
    Some(schemes)
}

fn known(name: &str, node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    let known = cx.security_scheme(name).is_some();
    if !known {
        let message = || format!("the security scheme `{name}` is not in the document; its alternative is left out");
        cx.once(
            &codes::normalize::UNKNOWN_SECURITY_SCHEME,
            name,
            node,
            Part::Key,
            message,
        );
    }
    known
}

fn is_transport(scheme: Option<&Value>) -> bool {
    scheme.and_then(|scheme| scheme.get("type")).and_then(Value::as_str) == Some("mutualTLS")
}

impl<'s> Context<'s> {
    fn security_scheme(&self, name: &str) -> Option<&'s Value> {
        self.declared(Section::SecuritySchemes)?.get(name)
    }
}
