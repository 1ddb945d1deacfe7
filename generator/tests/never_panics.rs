//! Whatever a document holds, there is an answer and no panic; and the same document gives the same bytes.
#![allow(clippy::panic, clippy::expect_used, reason = "a test may fail")]

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

use specwright::config::VendorConfig;
use specwright::diagnostic::{Diagnostics, Style};
use specwright::load::Source;
use specwright::lock::VendorLock;
use specwright::{GeneratedFile, generate};

/// A small document that touches most of what there is.
fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Acme", "version": "1" },
        "servers": [{ "url": "https://{host}/v1", "variables": { "host": { "default": "acme.dev" } } }],
        "security": [{ "key": [] }],
        "paths": {
            "/pets/{id}": {
                "put": {
                    "tags": ["pets"],
                    "operationId": "putPet",
                    "parameters": [
                        { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                        { "name": "tags", "in": "query", "schema": { "type": "array", "items": { "type": "string" } } },
                    ],
                    "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } },
                    "responses": {
                        "200": { "description": "ok", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Pet" } } } },
                        "default": { "description": "no", "headers": { "X-Why": { "schema": { "type": "integer" } } } },
                    },
                },
            },
        },
        "components": {
            "schemas": {
                "Pet": {
                    "type": "object",
                    "required": ["id", "kind"],
                    "properties": {
                        "id": { "type": "integer", "readOnly": true, "minimum": 1 },
                        "kind": { "type": "string", "enum": ["cat", "dog"] },
                        "parent": { "$ref": "#/components/schemas/Pet" },
                        "home": { "oneOf": [{ "$ref": "#/components/schemas/House" }, { "type": "null" }] },
                        "extra": { "type": "object", "additionalProperties": { "type": ["number", "null"] } },
                    },
                },
                "House": { "allOf": [{ "$ref": "#/components/schemas/Place" }, { "properties": { "rooms": { "type": "integer" } } }] },
                "Place": { "discriminator": { "propertyName": "type" }, "properties": { "type": { "const": "place" } } },
            },
            "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-Key" } },
        },
    })
}

/// One change to a document, at some place in it.
#[derive(Clone, Debug)]
enum Change {
    Remove(Index),
    Replace(Index, Value),
    /// What stands at the one place is put at the other as well.
    Copy(Index, Index),
    Rename(Index, String),
    Add(Index, String, Value),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        at().prop_map(Change::Remove),
        (at(), value()).prop_map(|(at, value)| Change::Replace(at, value)),
        (at(), at()).prop_map(|(from, to)| Change::Copy(from, to)),
        (at(), key()).prop_map(|(at, key)| Change::Rename(at, key)),
        (at(), key(), value()).prop_map(|(at, key, value)| Change::Add(at, key, value)),
    ]
}

/// Words that mean something somewhere, and some that do not.
fn key() -> impl Strategy<Value = String> {
    let words: &[&str] = &[
        "",
        "$ref",
        "type",
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
        "enum",
        "const",
        "required",
        "nullable",
        "additionalProperties",
        "patternProperties",
        "prefixItems",
        "discriminator",
        "mapping",
        "propertyName",
        "readOnly",
        "writeOnly",
        "format",
        "pattern",
        "maximum",
        "default",
        "title",
        "description",
        "deprecated",
        "200",
        "4XX",
        "default",
        "content",
        "*/*",
        "multipart/form-data",
        "schema",
        "headers",
        "parameters",
        "in",
        "name",
        "style",
        "explode",
        "get",
        "servers",
        "security",
        "callbacks",
        "webhooks",
        "x-enum-varnames",
        "Pet",
        "self",
        "type~1/x",
        "\u{202e}",
        "日本",
    ];
    prop_oneof![4 => prop::sample::select(words).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        key().prop_map(Value::from),
        prop::sample::select(vec![
            "object",
            "array",
            "string",
            "integer",
            "#/components/schemas/Pet",
            "#/components/schemas/House/allOf/1",
            "#",
            "query",
            "date-time",
            "binary",
            "(",
            "{id}",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key(), inner), 0..4).prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

fn apply(document: &mut Value, change: Change) {
    let places = pointers(document);
    let at = |index: &Index| index.get(&places).clone();
    match change {
        Change::Remove(place) => {
            with_parent(document, &at(&place), |parent, step| match parent {
                Value::Object(members) => drop(members.remove(step)),
                Value::Array(items) => drop(items.remove(step.parse().unwrap_or_default())),
                _ => {}
            });
        }
        Change::Replace(place, value) => put(document, &at(&place), value),
        Change::Copy(from, to) => {
            let value = document.pointer(&at(&from)).cloned().unwrap_or_default();
            put(document, &at(&to), value);
        }
        Change::Rename(place, key) => {
            with_parent(document, &at(&place), |parent, step| {
                if let Value::Object(members) = parent
                    && let Some(value) = members.remove(step)
                {
                    members.insert(key, value);
                }
            });
        }
        Change::Add(place, key, value) => {
            if let Some(Value::Object(members)) = document.pointer_mut(&at(&place)) {
                members.insert(key, value);
            }
        }
    }
}

/// Every place in a document, the whole of it excepted.
fn pointers(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), document)];
    while let Some((at, value)) = open.pop() {
        let step = |step: &str| format!("{at}/{}", step.replace('~', "~0").replace('/', "~1"));
        match value {
            Value::Object(members) => open.extend(members.iter().map(|(key, value)| (step(key), value))),
            Value::Array(items) => {
                open.extend(items.iter().enumerate().map(|(i, value)| (step(&i.to_string()), value)))
            }
            _ => {}
        }
        found.push(at);
    }
    found
}

fn put(document: &mut Value, at: &str, value: Value) {
    if let Some(place) = document.pointer_mut(at) {
        *place = value;
    }
}

fn with_parent(document: &mut Value, at: &str, act: impl FnOnce(&mut Value, &str)) {
    let Some((parent, step)) = at.rsplit_once('/') else {
        return;
    };
    if let Some(parent) = document.pointer_mut(parent) {
        act(parent, &step.replace("~1", "/").replace("~0", "~"));
    }
}

/// The files and findings of a text: the whole of what a run says.
fn run(text: &str) -> (Vec<GeneratedFile>, String) {
    let mut notes = Diagnostics::new();
    let source = Source::from_text("acme.json", text, &mut notes);
    let config = VendorConfig::new("acme", "acme.json");
    let generated = source.and_then(|source| generate(&source, &config, &VendorLock::default(), &mut notes));
    let drawn = notes.draw(Style {
        colour: false,
        unicode: true,
    });
    assert!(!drawn.contains("broken-invariant"), "{drawn}");
    (generated.map(|it| it.files).unwrap_or_default(), drawn)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn a_changed_document_has_an_answer_and_always_the_same(changes in prop::collection::vec(change(), 1..8)) {
        let mut document = document();
        for change in changes {
            apply(&mut document, change);
        }
        let text = document.to_string();
        prop_assert_eq!(run(&text), run(&text));
    }

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,200}") {
        run(&text);
    }
}

#[test]
fn the_document_itself_is_without_fault() {
    let (files, findings) = run(&document().to_string());
    assert_eq!(files.len(), 4, "{findings}");
}
