//! `allOf`, and what stands beside a `$ref`: both have to hold, the reference first.

use openapiv3::ReferenceOr;

use super::draft::Draft;
use super::schema;
use crate::normalize::context::Context;
use crate::normalize::cursor::{Node, Step};
use crate::normalize::references::Section;

pub(super) fn finish(draft: &mut Draft<'_>, node: &Node<'_>, cx: &mut Context<'_>) {
    if let Some(reference) = draft.reference
        && let Some(text) = cx.reference(Section::Schemas, &reference)
    {
        // The member has no place of its own: it is this schema's `$ref`.
        let member = node.moved(Step::Pointer("/allOf/0"));
        cx.record(&member);
        draft.any.all_of.push(ReferenceOr::Reference { reference: text });
    }
    let Some(all_of) = draft.all_of else { return };
    for (at, member) in cx.list(&all_of).into_iter().enumerate() {
        let to = draft.any.all_of.len();
        let moved = all_of.step(member.value, Step::Index(at), Step::Index(to));
        if at != to {
            cx.record(&moved);
        }
        draft.any.all_of.push(schema(&moved, cx));
    }
}
