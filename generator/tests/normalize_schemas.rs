//! Keywords of schemas in all dialects, beside the 3.0 schema that they become.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod normalize_support;

use normalize_support::{document, origin, schemas};
use serde_json::{Value, json};

fn schema(text: &str) -> (Value, Vec<String>) {
    let (found, codes) = schemas("3.1.0", &format!("A: {text}\nB: {{ type: object }}"));
    (found["A"].clone(), codes)
}

#[test]
fn several_types_are_a_union_of_single_ones() {
    let (found, codes) =
        schema("{ type: [string, integer, 'null'], minLength: 2, minimum: 3, enum: [ab, 4, null], title: T }");
    let members = json!([
        { "type": "string", "minLength": 2, "enum": ["ab"] },
        { "type": "integer", "minimum": 3.0, "enum": [4] },
    ]);
    assert_eq!(found, json!({ "title": "T", "nullable": true, "anyOf": members }));
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn a_union_beside_several_types_holds_as_well() {
    let (found, _) = schema("{ type: [string, boolean], anyOf: [{ minLength: 1 }] }");
    let types = json!({ "anyOf": [{ "type": "string" }, { "type": "boolean" }] });
    assert_eq!(found, json!({ "anyOf": [{ "minLength": 1 }], "allOf": [types] }));
}

#[test]
fn a_const_is_an_enum_of_one() {
    let (found, _) = schema("{ const: 5 }");
    assert_eq!(found, json!({ "enum": [5], "x-specwright-const": true }));
}

#[test]
fn null_is_no_member_and_no_value() {
    assert_eq!(
        schema("{ anyOf: [{ type: 'null' }, { type: string }] }").0,
        json!({ "nullable": true, "anyOf": [{ "type": "string" }] })
    );
    assert_eq!(
        schema("{ type: string, enum: [a, null] }").0,
        json!({ "nullable": true, "type": "string", "enum": ["a"] })
    );
    assert_eq!(
        schema("{ type: 'null' }").0,
        json!({ "nullable": true, "enum": [null] })
    );
    assert_eq!(
        schema("{ type: string, x-nullable: true }").0,
        json!({ "nullable": true, "type": "string" })
    );
}

#[test]
fn members_after_null_keep_their_origin() {
    let (found, _) = document(
        "{ openapi: 3.1.0, info: { title: A, version: '1' }, components: { schemas: {
           A: { anyOf: [{ type: 'null' }, { type: string }] } } } }",
    );
    assert_eq!(
        origin(&found, "/components/schemas/A/anyOf/0/type"),
        (0, "/components/schemas/A/anyOf/1/type".to_owned())
    );
}

#[test]
fn positions_are_a_union_with_a_count() {
    let (found, _) =
        schema("{ type: array, prefixItems: [{ type: string }, { type: integer }], items: { type: boolean } }");
    let items = json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }, { "type": "boolean" }] });
    assert_eq!(
        found,
        json!({ "type": "array", "items": items, "x-specwright-prefix-items": 2 })
    );
    let (found, _) = schema("{ type: array, prefixItems: [{ type: string }], items: false }");
    assert_eq!(found["maxItems"], 1);
}

#[test]
fn pattern_properties_are_additional_properties() {
    let (found, _) =
        schema("{ type: object, patternProperties: { ^a: { type: string } }, additionalProperties: false }");
    let expected = json!({ "type": "object", "additionalProperties": { "type": "string" }, "x-specwright-pattern-properties": ["^a"] });
    assert_eq!(found, expected);
    let (found, _) = schema("{ patternProperties: { ^a: { type: string } }, additionalProperties: { type: integer } }");
    assert_eq!(
        found["additionalProperties"],
        json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }] })
    );
}

#[test]
fn what_stands_beside_a_reference_counts() {
    let (found, _) = schema("{ $ref: '#/components/schemas/B', nullable: true, description: d }");
    let expected = json!({ "nullable": true, "description": "d", "allOf": [{ "$ref": "#/components/schemas/B" }] });
    assert_eq!(found, expected);
    let (found, _) = schema("{ allOf: [{ type: object }], $ref: '#/components/schemas/B' }");
    assert_eq!(
        found["allOf"],
        json!([{ "$ref": "#/components/schemas/B" }, { "type": "object" }])
    );
}

#[test]
fn the_tighter_bound_counts() {
    let (found, _) = schema("{ type: number, minimum: 3, exclusiveMinimum: 5, maximum: 9, exclusiveMaximum: 12 }");
    assert_eq!(
        found,
        json!({ "type": "number", "minimum": 5.0, "exclusiveMinimum": true, "maximum": 9.0 })
    );
    let (found, _) = schema("{ type: number, exclusiveMinimum: true, minimum: 3 }");
    assert_eq!(
        found,
        json!({ "type": "number", "minimum": 3.0, "exclusiveMinimum": true })
    );
}

#[test]
fn bounds_beyond_a_float_keep_their_text() {
    let (found, codes) = schema("{ type: integer, maximum: 9223372036854775807 }");
    assert_eq!(found["x-specwright-maximum"], "9223372036854775807");
    assert!(codes.is_empty());
}

#[test]
fn content_of_strings_and_examples_travel_along() {
    let (found, _) = schema("{ type: string, contentEncoding: base64, contentMediaType: image/png, examples: [a, b] }");
    let expected = json!({ "type": "string", "x-specwright-content-encoding": "base64",
        "x-specwright-content-media-type": "image/png", "x-specwright-examples": ["a", "b"] });
    assert_eq!(found, expected);
}

#[test]
fn keywords_without_effect_are_named_and_reported_once() {
    let (found, codes) =
        schema("{ if: { required: [a] }, then: {}, not: { required: [b] }, unevaluatedProperties: false }");
    assert_eq!(
        found["x-specwright-ignored"],
        json!(["if", "then", "not", "unevaluatedProperties"])
    );
    assert_eq!(found["not"], json!({ "required": ["b"] }));
    assert_eq!(codes, ["unused-keyword"; 4]);
}

#[test]
fn identifiers_of_schemas_are_reported() {
    let (_, codes) = schema("{ $id: a, $anchor: b, $comment: c }");
    assert_eq!(codes, ["unused-keyword"; 3]);
}

#[test]
fn a_dynamic_reference_is_a_plain_one() {
    let (found, codes) = schema("{ $dynamicAnchor: node, properties: { next: { $dynamicRef: '#node' } } }");
    assert_eq!(
        found["properties"]["next"],
        json!({ "allOf": [{ "$ref": "#/components/schemas/A" }] })
    );
    assert_eq!(codes, ["dynamic-reference", "unused-keyword"]);
}

#[test]
fn a_discriminator_names_components() {
    let (found, _) =
        schema("{ discriminator: { propertyName: kind, mapping: { b: B, c: '#/components/schemas/B' } } }");
    let expected = json!({ "b": "#/components/schemas/B", "c": "#/components/schemas/B" });
    assert_eq!(found["discriminator"]["mapping"], expected);
}
