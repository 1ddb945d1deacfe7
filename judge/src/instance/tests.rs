//! Handwritten schemas: of each, twenty instances that the judge accepts, and among them what the name promises.

use serde_json::{Value as Json, json};

use super::{Maker, Plan, Plant};
use crate::convert::{Bundle, View};
use crate::document::{At, Document};
use crate::verdict::Judge;

/// Twenty instances of the component `A`.
#[track_caller]
fn made(schemas: &str) -> Vec<Json> {
    with(schemas, None)
}

#[track_caller]
fn with(schemas: &str, plant: Option<(&str, Json)>) -> Vec<Json> {
    let text = format!("{{ openapi: 3.1.0, components: {{ schemas: {{ {schemas} }} }} }}");
    let document = Document::from_text(&text).unwrap();
    let mut bundle = Bundle::new(&document, View::Both);
    let at = At {
        file: specwright::load::FileId(0),
        pointer: "/components/schemas/A".to_owned(),
    };
    let name = bundle.add(&at);
    let root = bundle.root(&name).unwrap();
    let judge = Judge::new(&bundle, [root].into_iter()).unwrap();
    let mut values = Vec::new();
    for turn in 0..20 {
        let made = (0..20).find_map(|attempt| {
            let mut maker = Maker::new(&bundle, &judge, plan(turn, attempt), &format!("{attempt}"));
            if let Some((pointer, value)) = &plant {
                let node = bundle
                    .nodes
                    .iter()
                    .position(|node| node.at.pointer.ends_with(pointer))
                    .unwrap();
                maker = maker.plant(Plant {
                    node,
                    value: value.clone(),
                });
            }
            maker.make(root).ok().filter(|value| judge.accepts(root, value))
        });
        values.push(made.unwrap_or_else(|| panic!("no instance {turn} of {schemas}")));
    }
    values
}

/// As planned, or by chance where that cannot be.
fn plan(turn: usize, attempt: usize) -> Plan {
    if attempt < 4 {
        Plan::of(turn)
    } else {
        Plan::of(turn).relaxed()
    }
}

#[track_caller]
fn some(values: &[Json], what: impl Fn(&Json) -> bool) {
    assert!(values.iter().any(what), "none of {values:?}");
}

#[test]
fn members_are_there_and_not_there() {
    let values =
        made("A: { type: object, required: [a], properties: { a: { type: string }, b: { type: [integer, 'null'] } } }");
    some(&values, |it| it.as_object().is_some_and(|it| it.len() == 1));
    some(&values, |it| it["b"].is_i64());
    some(&values, |it| it.get("b") == Some(&Json::Null));
    some(&values, |it| it.as_object().is_some_and(|it| it.len() > 2));
}

#[test]
fn numbers_reach_their_bounds() {
    let values = made("A: { type: integer, minimum: -3, exclusiveMaximum: 10 }");
    some(&values, |it| *it == -3);
    some(&values, |it| *it == 9);
    let values = made("A: { type: integer }");
    some(&values, |it| *it == i64::MAX);
    some(&values, |it| *it == i64::MIN);
    let values = made("A: { type: integer, format: uint64 }");
    some(&values, |it| *it == u64::MAX);
    made("A: { type: number, multipleOf: 0.01, minimum: 0, maximum: 1 }");
    made("A: { type: integer, multipleOf: 7, minimum: 100 }");
    some(
        &made("A: { type: number, exclusiveMinimum: 0, exclusiveMaximum: 1 }"),
        Json::is_f64,
    );
    made("A: { type: number, format: float }");
}

#[test]
fn strings_have_formats_patterns_and_lengths() {
    made("A: { type: string, minLength: 3, maxLength: 3 }");
    made("A: { type: string, pattern: '^(a|b)[0-9]{2,4}-\\w+$', maxLength: 12 }");
    made("A: { type: string, pattern: '^(?=.*[A-Z])[A-Za-z\\_]{4,}$' }");
    made("A: { type: string, pattern: '^[^\\s/]+$' }");
    for format in ["date-time", "date", "uuid", "byte"] {
        made(&format!("A: {{ type: string, format: {format} }}"));
    }
    some(&made("A: { type: string }"), |it| {
        it.as_str().is_some_and(|it| !it.is_ascii())
    });
}

#[test]
fn lists_and_tuples_have_their_lengths() {
    let values = made("A: { type: array, items: { type: integer }, maxItems: 2 }");
    some(&values, |it| *it == json!([]));
    some(&values, |it| it.as_array().is_some_and(|it| !it.is_empty()));
    made("A: { type: array, uniqueItems: true, minItems: 3, items: { type: string } }");
    made("A: { type: array, prefixItems: [{ type: string }, { type: integer }], items: false, minItems: 2 }");
    made("A: { type: array, contains: { const: 5 } }");
}

#[test]
fn maps_have_keys() {
    some(
        &made("A: { type: object, additionalProperties: { type: boolean } }"),
        |it| it.as_object().is_some_and(|it| !it.is_empty()),
    );
    made(
        "A: { type: object, patternProperties: { '^x-[a-z]+$': { type: integer } }, additionalProperties: false, minProperties: 1 }",
    );
    made("A: { type: object, propertyNames: { pattern: '^[a-z]{3}$' }, additionalProperties: true, minProperties: 2 }");
}

#[test]
fn unions_take_their_members_in_turn() {
    let values = made(
        "A: { oneOf: [{ type: string }, { type: integer }, { $ref: '#/components/schemas/B' }] }, B: { type: array, items: { type: boolean } }",
    );
    some(&values, Json::is_string);
    some(&values, Json::is_i64);
    some(&values, Json::is_array);
    made(
        "A: { oneOf: [{ required: [a], properties: { a: { type: string } } }, { required: [b], properties: { b: { type: string } } }] }",
    );
    made(
        "A: { type: object, properties: { a: { type: integer } }, anyOf: [{ required: [a] }, { properties: { b: { type: string } }, required: [b] }] }",
    );
}

#[test]
fn discriminators_have_the_tag_of_their_member() {
    let values = made(
        "A: { oneOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/C' }], discriminator: { propertyName: t, mapping: { bee: '#/components/schemas/B' } } },
         B: { type: object, required: [t], properties: { t: { type: string }, b: { type: integer } }, additionalProperties: false },
         C: { type: object, required: [t], properties: { t: { type: string }, c: { type: integer } }, additionalProperties: false }",
    );
    some(&values, |it| it["t"] == "bee" && it.get("b").is_some());
    some(&values, |it| it["t"] == "C" && it.get("c").is_some());
    let values = made(
        "A: { type: object, required: [t], properties: { t: { type: string } }, discriminator: { propertyName: t } },
         B: { allOf: [{ $ref: '#/components/schemas/A' }, { required: [b], properties: { b: { type: integer } } }] }",
    );
    assert!(values.iter().all(|it| it["t"] == "B" && it["b"].is_i64()), "{values:?}");
}

#[test]
fn all_of_is_merged() {
    let values = made(
        "A: { allOf: [{ $ref: '#/components/schemas/B' }, { properties: { b: { minLength: 4 }, c: { enum: [1, 2] } }, required: [c] }] },
         B: { type: object, required: [b], properties: { b: { type: string, maxLength: 5 }, c: { type: integer, minimum: 2 } } }",
    );
    assert!(values.iter().all(|it| it["c"] == 2), "{values:?}");
}

#[test]
fn not_and_if_are_tried() {
    made("A: { type: integer, minimum: 0, maximum: 3, not: { const: 0 } }");
    made(
        "A: { type: object, properties: { a: { type: boolean }, b: { type: string } }, required: [a], if: { properties: { a: { const: true } } }, then: { required: [b] } }",
    );
}

#[test]
fn recursion_ends() {
    let values = made(
        "A: { type: object, properties: { a: { $ref: '#/components/schemas/A' }, list: { type: array, items: { $ref: '#/components/schemas/A' } } } }",
    );
    some(&values, |it| it["a"]["a"].is_object());
}

#[test]
fn enums_and_constants_are_taken_in_turn() {
    let values = made("A: { enum: [a, 1, null, true, 2.5] }");
    for value in [json!("a"), json!(1), json!(true), json!(2.5), Json::Null] {
        some(&values, |it| *it == value);
    }
    made("A: { const: { a: [1] } }");
}

#[test]
fn a_planted_value_stands_at_its_schema() {
    let schemas = "A: { type: object, properties: { a: { type: array, items: { oneOf: [{ type: integer },
        { type: object, additionalProperties: { type: string } }] } }, b: { type: string } } }";
    let values = with(schemas, Some(("/additionalProperties", json!("planted"))));
    assert!(
        values.iter().all(|it| it["a"].to_string().contains("planted")),
        "{values:?}"
    );
}

#[test]
fn the_same_seed_makes_the_same_values() {
    let schemas = "A: { type: array, minItems: 5, items: { type: [string, number, boolean] } }";
    assert_eq!(made(schemas), made(schemas));
}
