//! What a schema says about itself for people: titles, examples, who may write it.

use super::draft::Draft;
use super::marks;
use crate::load::Value;
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;
use crate::normalize::tag::external_docs;

pub(super) fn read(draft: &mut Draft<'_>, key: &str, node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    let data = &mut draft.data;
    match key {
        "title" => data.title = cx.text(node),
        "description" => data.description = cx.text(node),
        "default" => data.default = Some(node.value.to_json()),
        "example" => data.example = Some(node.value.to_json()),
        "examples" => examples(draft, node, cx),
        "deprecated" => data.deprecated = cx.flag(node).unwrap_or_default(),
        "readOnly" => data.read_only = cx.flag(node).unwrap_or_default(),
        "writeOnly" => data.write_only = cx.flag(node).unwrap_or_default(),
        "externalDocs" => data.external_docs = external_docs(node, cx),
        _ => return false,
    }
    true
}

fn examples(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    let examples: Vec<_> = match node.value {
        // As a parameter has them, by name.
        Value::Object(members) => members
            .values()
            .map(|example| example.get("value").unwrap_or(example).to_json())
            .collect(),
        _ => cx.list(node).iter().map(|example| example.value.to_json()).collect(),
    };
    if !examples.is_empty() {
        draft.mark(marks::EXAMPLES, examples.into());
    }
}
