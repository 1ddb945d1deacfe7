//! How the model is read: what every stage that walks over it needs.

use openapiv3::{AnySchema, Schema, SchemaKind};

use crate::load::pointer;

pub(crate) use crate::load::pointer::{join, unescape};

/// The keywords of a schema: every inline schema is built as `Any`.
pub(crate) fn keywords(schema: &Schema) -> Option<&AnySchema> {
    match &schema.schema_kind {
        SchemaKind::Any(any) => Some(any),
        _ => None,
    }
}

/// The name in `#/components/<section>/<name>`, escaped as it stands there.
pub(crate) fn component(reference: &str) -> &str {
    pointer::last(reference)
}
