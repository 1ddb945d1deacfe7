//! Forms: parameters `in: formData` become the properties of one object.

use openapiv3::{AnySchema, Encoding, MediaType, ReferenceOr, RequestBody, Schema, SchemaKind};

use super::collection_format::collection_format;
use crate::load::{Value, pointer};
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::parameter::APART;
use crate::normalize::references::Section;
use crate::normalize::request_body::REQUIRED;
use crate::normalize::schema::{free, inline};

const URL_ENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// One field of a form.
struct Field {
    name: String,
    required: bool,
    schema: Schema,
    encoding: Option<Encoding>,
}

/// The request body that these parameters make up.
pub(super) fn request_body(base: &Node<'_>, parameters: &[Node<'_>], cx: &mut Context<'_>) -> RequestBody {
    let mut body = RequestBody::default();
    cx.record(base);
    for media_type in media_types(parameters, cx) {
        let prefix = format!("{}/content/{}/schema", base.target(), pointer::escape(&media_type));
        let mut content = MediaType::default();
        let mut any = AnySchema {
            typ: Some("object".to_owned()),
            ..AnySchema::default()
        };
        for parameter in parameters {
            let name = cx.parameter_key(parameter).map(|(name, _)| name).unwrap_or_default();
            let target = pointer::join(&format!("{prefix}/properties"), &name);
            let source = parameter.source();
            let moved = Node::root(parameter.value, parameter.file(), &source, &target);
            let Some(field) = cx.inlined(Section::Parameters, &moved, field) else {
                continue;
            };
            if field.required {
                any.required.push(field.name.clone());
            }
            any.properties
                .insert(field.name.clone(), ReferenceOr::Item(Box::new(field.schema)));
            content
                .encoding
                .extend(field.encoding.map(|encoding| (field.name, encoding)));
        }
        body.required = !any.required.is_empty();
        let mut schema = free();
        schema.schema_kind = SchemaKind::Any(any);
        content.schema = Some(ReferenceOr::Item(schema));
        body.content.insert(media_type, content);
    }
    body.extensions.insert(REQUIRED.to_owned(), body.required.into());
    body
}

fn field(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Field> {
    cx.record(node);
    let name = node.get("name").and_then(|name| cx.text(&name))?;
    if let Some(flag) = node.get("allowEmptyValue") {
        cx.unused("a parameter", &flag);
    }
    let required = node.get("required").and_then(|flag| cx.flag(&flag)).unwrap_or_default();
    let mut schema = inline(node, &APART, cx);
    schema.schema_data.description = node.get("description").and_then(|text| cx.text(&text));
    let encoding = collection_format(node, cx).map(|list| {
        let (style, explode) = list.style();
        let mut encoding = Encoding {
            style: Some(style),
            explode,
            ..Encoding::default()
        };
        list.mark_query(&mut encoding.extensions);
        encoding
    });
    Some(Field {
        name,
        required,
        schema,
        encoding,
    })
}

/// The form types among what the operation consumes; else multipart where there is a file.
fn media_types(parameters: &[Node<'_>], cx: &mut Context<'_>) -> Vec<String> {
    let is_form = |name: &String| name.starts_with(URL_ENCODED) || name.starts_with("multipart/");
    let file = parameters.iter().any(|parameter| {
        let value = if parameter.value.get("$ref").is_some() {
            cx.peek(Section::Parameters, parameter)
        } else {
            Some(parameter.value)
        };
        value.and_then(|value| value.get("type")).and_then(Value::as_str) == Some("file")
    });
    let said: Vec<String> = cx.media.bodies().into_iter().filter(is_form).collect();
    // A file cannot travel url-encoded.
    let said: Vec<String> = said
        .into_iter()
        .filter(|name| !file || !name.starts_with(URL_ENCODED))
        .collect();
    match said.as_slice() {
        [] if file => vec![MULTIPART.to_owned()],
        [] => vec![URL_ENCODED.to_owned()],
        _ => said,
    }
}
