//! The body of an operation: one parameter `in: body`, or a form of parameters `in: formData`.

use openapiv3::{MediaType, RequestBody};

use super::form;
use crate::diagnostic::codes;
use crate::normalize::context::Context;
use crate::normalize::cursor::{Node, Step};
use crate::normalize::references::Section;
use crate::normalize::request_body::REQUIRED;
use crate::normalize::schema::schema;

/// The request body that the parameters make up.
pub(super) fn request_body(node: &Node<'_>, shared: Option<&Node<'_>>, cx: &mut Context<'_>) -> Option<RequestBody> {
    let own = node.get("parameters");
    let base = node.moved(Step::Key("requestBody"));
    let (bodies, fields) = parts(own.as_ref(), shared, cx);
    let Some(first) = bodies.first() else {
        return if fields.is_empty() {
            None
        } else {
            Some(form::request_body(&base, &fields, cx))
        };
    };
    for other in bodies.iter().skip(1).chain(&fields) {
        let message = format!(
            "a request{} has one body; this parameter is left out",
            cx.of_operation()
        );
        cx.report(&codes::normalize::SECOND_BODY, other, message);
    }
    let (source, target) = (first.source(), base.target());
    cx.inlined(
        Section::Parameters,
        &Node::root(first.value, first.file(), &source, &target),
        one,
    )
}

/// The parameters of the body: those of the operation, and those of the path that it does not replace.
fn parts<'n>(
    own: Option<&'n Node<'n>>,
    shared: Option<&'n Node<'n>>,
    cx: &Context<'_>,
) -> (Vec<Node<'n>>, Vec<Node<'n>>) {
    let (mut bodies, mut fields) = (Vec::new(), Vec::new());
    let mut names = Vec::new();
    for item in own.into_iter().chain(shared).flat_map(|list| list.items()) {
        match cx.parameter_key(&item) {
            Some((_, place)) if place == "body" => {
                // A body of the operation takes the place of the path's.
                if bodies.is_empty() || item.source().starts_with(&own.map(Node::source).unwrap_or_default()) {
                    bodies.push(item);
                }
            }
            Some((name, place)) if place == "formData" && !names.contains(&name) => {
                names.push(name);
                fields.push(item);
            }
            Some(_) | None => {}
        }
    }
    (bodies, fields)
}

fn one(node: &Node<'_>, cx: &mut Context<'_>) -> Option<RequestBody> {
    cx.record(node);
    let mut it = RequestBody::default();
    for (key, child) in node.fields() {
        match key {
            "description" => it.description = cx.text(&child),
            "required" => {
                let required = cx.flag(&child);
                it.required = required.unwrap_or_default();
                it.extensions
                    .extend(required.map(|required| (REQUIRED.to_owned(), required.into())));
            }
            "name" => drop(
                it.extensions
                    .insert("x-specwright-body-name".to_owned(), child.value.to_json()),
            ),
            "in" | "schema" => {}
            _ => cx.rest("a body parameter", &child, &mut it.extensions),
        }
    }
    for media_type in cx.media.bodies() {
        let target = format!("/content/{}/schema", crate::load::pointer::escape(&media_type));
        let mut content = MediaType::default();
        if let Some(found) = node.value.get("schema") {
            let moved = node.step(found, Step::Key("schema"), Step::Pointer(&target));
            cx.record(&moved);
            content.schema = Some(schema(&moved, cx));
        }
        it.content.insert(media_type, content);
    }
    Some(it)
}
