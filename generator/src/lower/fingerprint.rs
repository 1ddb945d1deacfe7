//! A number for a schema, the same for equal ones: so that looking for an equal one among many that want the same name
//! takes one comparison, and not one for each.

use std::hash::{DefaultHasher, Hash, Hasher};

use openapiv3::{ReferenceOr, Schema};

use crate::normalize::model::keywords;

/// The fingerprint of a schema. It looks at what schemas differ in most, one level deep. The order of properties makes no
/// difference, as it makes none for equality.
pub(super) fn fingerprint(schema: &Schema) -> u64 {
    let mut hash = DefaultHasher::new();
    outside(schema, &mut hash);
    let Some(any) = keywords(schema) else {
        return hash.finish();
    };
    let properties = any.properties.iter().map(|(name, property)| {
        let mut hash = DefaultHasher::new();
        name.hash(&mut hash);
        match property {
            ReferenceOr::Reference { reference } => reference.hash(&mut hash),
            ReferenceOr::Item(schema) => outside(schema, &mut hash),
        }
        hash.finish()
    });
    properties.fold(0, u64::wrapping_add).hash(&mut hash);
    for member in any.all_of.iter().chain(&any.one_of).chain(&any.any_of) {
        match member {
            ReferenceOr::Reference { reference } => reference.hash(&mut hash),
            ReferenceOr::Item(schema) => outside(schema, &mut hash),
        }
    }
    match &any.items {
        Some(ReferenceOr::Reference { reference }) => reference.hash(&mut hash),
        Some(ReferenceOr::Item(schema)) => outside(schema, &mut hash),
        None => {}
    }
    hash.finish()
}

/// What a schema says without those in it.
fn outside(schema: &Schema, hash: &mut DefaultHasher) {
    (&schema.schema_data.title, &schema.schema_data.description).hash(hash);
    if let Some(any) = keywords(schema) {
        (&any.typ, &any.format, &any.required).hash(hash);
        any.enumeration.iter().for_each(|value| value.as_str().hash(hash));
    }
}

#[cfg(test)]
mod tests {
    use openapiv3::Schema;

    use super::fingerprint;

    fn print(json: &str) -> u64 {
        let schema: Schema = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}"));
        let openapiv3::SchemaKind::Type(openapiv3::Type::Object(object)) = schema.schema_kind else {
            panic!("no object");
        };
        let any = openapiv3::AnySchema {
            properties: object.properties,
            ..openapiv3::AnySchema::default()
        };
        fingerprint(&Schema {
            schema_data: schema.schema_data,
            schema_kind: openapiv3::SchemaKind::Any(any),
        })
    }

    #[test]
    fn equal_schemas_have_one_and_others_have_another() {
        let one = r##"{ "type": "object", "properties": { "a": { "$ref": "#/a" }, "b": { "$ref": "#/b" } } }"##;
        let turned = r##"{ "type": "object", "properties": { "b": { "$ref": "#/b" }, "a": { "$ref": "#/a" } } }"##;
        let other = r##"{ "type": "object", "properties": { "b": { "$ref": "#/a" }, "a": { "$ref": "#/b" } } }"##;
        assert_eq!(print(one), print(turned));
        assert_ne!(print(one), print(other));
    }
}
