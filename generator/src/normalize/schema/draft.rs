//! A schema half read: some keywords can only be understood together.

use openapiv3::{AnySchema, Schema, SchemaData, SchemaKind};

use super::kind::Kind;
use super::{
    annotations, array, composition, constants, discriminator, kind, marks, numbers, object, siblings, split, text,
    unused, values,
};
use crate::normalize::context::Context;
use crate::normalize::cursor::Node;

/// What was read of a schema so far.
#[derive(Default)]
pub(super) struct Draft<'n> {
    pub(super) data: SchemaData,
    pub(super) any: AnySchema,
    /// The members of `type` without `null`.
    pub(super) kinds: Vec<Kind>,
    pub(super) reference: Option<Node<'n>>,
    pub(super) all_of: Option<Node<'n>>,
    pub(super) items: Option<Node<'n>>,
    pub(super) prefix_items: Option<Node<'n>>,
    pub(super) pattern_properties: Option<Node<'n>>,
    pub(super) additional_properties: Option<Node<'n>>,
    /// The keywords that do not change the type.
    pub(super) ignored: Vec<&'n str>,
    /// `null` is one of the values, whoever says so.
    pub(super) null: bool,
    /// Nothing else was among the types or members.
    pub(super) only_null: bool,
}

impl<'n> Draft<'n> {
    /// Reads one keyword.
    pub(super) fn read(&mut self, key: &'n str, node: Node<'n>, cx: &mut Context<'_>) {
        let known = annotations::read(self, key, &node, cx)
            || kind::read(self, key, &node, cx)
            || object::read(self, key, node, cx)
            || array::read(self, key, node, cx)
            || text::read(self, key, &node, cx)
            || numbers::read(self, key, &node, cx)
            || constants::read(self, key, &node, cx)
            || composition::read(self, key, node, cx)
            || discriminator::read(self, key, &node, cx)
            || unused::read(self, key, &node, cx)
            || cx.extension(&node, &mut self.data.extensions);
        if !known {
            cx.unknown("a schema", &node);
        }
    }

    /// Settles what takes more than one keyword.
    pub(super) fn finish(mut self, node: &Node<'_>, cx: &mut Context<'_>) -> Schema {
        array::finish(&mut self, node, cx);
        object::finish(&mut self, node, cx);
        siblings::finish(&mut self, node, cx);
        constants::finish(&mut self);
        numbers::finish(&mut self, node, cx);
        values::finish(&self, node, cx);
        split::finish(&mut self, node, cx);
        self.data.nullable |= self.null;
        if !self.ignored.is_empty() {
            self.mark(marks::IGNORED, self.ignored.as_slice().into());
        }
        Schema {
            schema_data: self.data,
            schema_kind: SchemaKind::Any(self.any),
        }
    }

    pub(super) fn mark(&mut self, key: &str, value: serde_json::Value) {
        self.data.extensions.insert(key.to_owned(), value);
    }
}
