//! Small documents of each dialect, judged.

use serde_json::{Value as Json, json};

use super::{Bundle, View};
use crate::document::{At, Document};
use crate::verdict::Judge;

/// Whether the component `A` of a document accepts each of the values.
#[track_caller]
fn judge(text: &str, view: View, accepted: &[Json], refused: &[Json]) {
    let document = Document::from_text(text).unwrap();
    let mut bundle = Bundle::new(&document, view);
    let at = At {
        file: specwright::load::FileId(0),
        pointer: format!("{}/A", document.components()),
    };
    let name = bundle.add(&at);
    let root = bundle.root(&name).unwrap();
    let judge = Judge::new(&bundle, [root].into_iter()).unwrap();
    for value in accepted {
        assert_eq!(judge.fault(root, value), None, "{value} of {text}");
    }
    for value in refused {
        assert!(judge.fault(root, value).is_some(), "{value} of {text}");
    }
}

#[test]
fn swagger_2_has_definitions_and_exclusive_flags() {
    judge(
        "{ swagger: '2.0', definitions: { A: { type: object, required: [b], properties: { b: { $ref: '#/definitions/B' } } },
           B: { type: number, minimum: 1, exclusiveMinimum: true, maximum: 3 } } }",
        View::Both,
        &[json!({ "b": 1.5 }), json!({ "b": 3 })],
        &[json!({}), json!({ "b": 1 }), json!({ "b": null }), json!([])],
    );
}

#[test]
fn openapi_3_0_has_nullable() {
    judge(
        "{ openapi: 3.0.3, components: { schemas: { A: { type: object, properties: {
            a: { type: string, nullable: true }, b: { nullable: true, enum: [x, y] },
            c: { allOf: [{ $ref: '#/components/schemas/B' }], nullable: true }, d: { $ref: '#/components/schemas/B' } } },
            B: { type: array, items: { type: integer, format: int32 } } } } }",
        View::Both,
        &[json!({ "a": null, "b": null, "c": null }), json!({ "a": "", "b": "x", "c": [1, 2.0] })],
        &[json!({ "d": null }), json!({ "d": [2147483648_u64] }), json!({ "b": "z" }), json!({ "d": [1.5] })],
    );
}

#[test]
fn openapi_3_1_is_taken_as_it_is() {
    judge(
        "{ openapi: 3.1.0, components: { schemas: { A: { type: [object, 'null'], patternProperties: { '^x-': { const: 1 } },
            properties: { t: { prefixItems: [{ type: string }, { type: integer, exclusiveMinimum: 3 }], items: false },
            n: { type: string, nullable: true }, if: { if: { type: string }, then: { minLength: 2 } } },
            additionalProperties: false } } } }",
        View::Both,
        &[json!(null), json!({ "x-a": 1, "t": ["a", 4], "if": "ab" }), json!({ "if": 1 })],
        &[
            json!({ "x-a": 2 }),
            json!({ "t": ["a", 3] }),
            json!({ "t": ["a", 4, 5] }),
            json!({ "n": null }),
            json!({ "other": 1 }),
            json!({ "if": "a" }),
        ],
    );
}

#[test]
fn formats_that_hinder_reading_are_asserted() {
    judge(
        "{ openapi: 3.0.0, components: { schemas: { A: { type: object, properties: { u: { type: string, format: uuid },
            t: { type: string, format: date-time }, d: { type: string, format: date }, b: { type: string, format: byte },
            m: { type: string, format: email } } } } } }",
        View::Both,
        &[json!({ "u": "d9b1c1de-9a5e-4b0c-8f57-0d0f3a2b1c4d", "t": "2024-02-29T00:00:00.5+01:00", "d": "2024-02-29",
            "b": "YQ==", "m": "no mail" })],
        &[json!({ "u": "1" }), json!({ "t": "2024-02-30T00:00:00Z" }), json!({ "d": "1.1.2024" }), json!({ "b": "YQ" })],
    );
}

#[test]
fn what_travels_one_way_is_not_required_the_other_way() {
    let text = "{ openapi: 3.0.0, components: { schemas: { A: { type: object, required: [id, secret, name], properties: {
        id: { type: string, readOnly: true }, secret: { allOf: [{ $ref: '#/components/schemas/S' }] }, name: { type: string } } },
        S: { type: string, writeOnly: true } } } }";
    judge(text, View::Both, &[], &[json!({ "name": "a" })]);
    judge(
        text,
        View::Read,
        &[json!({ "id": "1", "name": "a" })],
        &[json!({ "name": "a" })],
    );
    judge(
        text,
        View::Write,
        &[json!({ "secret": "1", "name": "a" })],
        &[json!({ "name": "a" })],
    );
}

#[test]
fn odd_names_and_references_into_schemas_are_found() {
    judge(
        "{ openapi: 3.0.0, components: { schemas: { A: { type: object, properties: { 'a b/{c}~%é': { type: integer },
            again: { $ref: '#/components/schemas/A/properties/a%20b~1%7Bc%7D~0%25%C3%A9' } } } } } }",
        View::Both,
        &[json!({ "again": 1 })],
        &[json!({ "again": "x" }), json!({ "a b/{c}~%é": "x" })],
    );
}

#[test]
fn what_cannot_be_is_left_out() {
    judge(
        "{ openapi: 3.0.0, components: { schemas: { A: { type: object, required: true, properties: { a: { type: what },
            b: { type: string, minLength: -1, pattern: '[' }, c: { $ref: '#/nowhere' }, d: null } } } } }",
        View::Both,
        &[json!({ "a": 1, "b": "", "c": [], "d": {} })],
        &[json!({ "b": 1 })],
    );
}

#[test]
fn examples_are_found_with_their_schemas() {
    let text = "{ openapi: 3.1.0, components: { schemas: { A: { example: { b: 1 }, properties: { b: { type: integer,
        examples: [1, 2], default: 3 }, example: { type: string, default: x } } } } } }";
    let document = Document::from_text(text).unwrap();
    let mut bundle = Bundle::new(&document, View::Both);
    bundle.add(&At {
        file: specwright::load::FileId(0),
        pointer: "/components/schemas/A".to_owned(),
    });
    let found: Vec<_> = bundle
        .examples
        .iter()
        .map(|found| {
            (
                bundle.nodes[found.node].at.pointer.as_str(),
                found.keyword,
                found.value.to_string(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("/components/schemas/A", "example", r#"{"b":1}"#.to_owned()),
            ("/components/schemas/A/properties/b", "examples", "1".to_owned()),
            ("/components/schemas/A/properties/b", "examples", "2".to_owned()),
            ("/components/schemas/A/properties/b", "default", "3".to_owned()),
            (
                "/components/schemas/A/properties/example",
                "default",
                r#""x""#.to_owned()
            ),
        ]
    );
}
