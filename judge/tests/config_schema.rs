//! The JSON Schema of `specwright.toml` against what reads it: both take the same keys, and refuse the same files.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use serde_json::Value;
use specwright::config::{Config, SCHEMA};
use specwright::diagnostic::Diagnostics;

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

/// What the reader says of a text, a message to a line.
fn said(text: &str) -> String {
    let mut notes = Diagnostics::new();
    let _ = Config::read("specwright.toml", text, &mut notes);
    let lines = notes
        .iter()
        .map(|it| format!("{} ({})\n", it.message, it.help.as_deref().unwrap_or("")));
    lines.collect()
}

fn is_valid(text: &str) -> bool {
    let value: toml::Value = toml::from_str(text).expect("it is TOML");
    let value = serde_json::to_value(value).expect("it is JSON as well");
    jsonschema::validator_for(&schema())
        .expect("the schema is one")
        .is_valid(&value)
}

/// The keys that the reader knows in a table, from what it says of one that it does not know. The text opens the table.
fn known(text: &str) -> BTreeSet<String> {
    let said = said(&format!("{text}\nzzzzzzzzzzzzzzzz = 1\n"));
    let list = said
        .split_once("known here: ")
        .map(|(_, rest)| rest.split_once(')').map_or(rest, |(list, _)| list));
    let list = list.unwrap_or_else(|| panic!("no list of keys for `{text}`: {said}"));
    list.split(", ").map(|key| key.trim_matches('`').to_owned()).collect()
}

/// The keys that the schema has at a pointer.
fn listed(pointer: &str) -> BTreeSet<String> {
    let schema = schema();
    let object = schema
        .pointer(&format!("{pointer}/properties"))
        .and_then(Value::as_object);
    object
        .unwrap_or_else(|| panic!("nothing at {pointer}"))
        .keys()
        .cloned()
        .collect()
}

#[test]
fn the_schema_and_the_reader_know_the_same_keys() {
    let vendor = "[vendors.a]\ndocument = \"a.yaml\"\n";
    let at = "/definitions/vendor";
    let page = format!("{at}/properties/pagination/items");
    for (text, pointer) in [
        (String::new(), String::new()),
        (vendor.to_owned(), at.to_owned()),
        (format!("{vendor}[vendors.a.select]"), format!("{at}/properties/select")),
        (
            format!("{vendor}[vendors.a.select.exclude]"),
            format!("{at}/properties/select/properties/exclude"),
        ),
        (
            format!("{vendor}[vendors.a.webhooks]"),
            format!("{at}/properties/webhooks"),
        ),
        (format!("{vendor}[[vendors.a.pagination]]"), page.clone()),
        (
            format!("{vendor}[[vendors.a.pagination]]\n[vendors.a.pagination.cursor]"),
            format!("{page}/properties/cursor"),
        ),
        (
            format!("{vendor}[[vendors.a.pagination]]\n[vendors.a.pagination.page]"),
            format!("{page}/properties/page"),
        ),
        (
            format!("{vendor}[[vendors.a.pagination]]\n[vendors.a.pagination.offset]"),
            format!("{page}/properties/offset"),
        ),
        (
            format!("{vendor}[vendors.a.layout]"),
            format!("{at}/properties/layout/anyOf/1"),
        ),
        (
            format!("{vendor}[vendors.a.preserve-unknown]"),
            format!("{at}/properties/preserve-unknown/anyOf/1"),
        ),
        (
            format!("{vendor}[vendors.a.examples]"),
            format!("{at}/properties/examples/anyOf/1"),
        ),
        (
            format!("{vendor}[[vendors.a.relax]]"),
            format!("{at}/properties/relax/items/anyOf/1"),
        ),
        (
            format!("{vendor}[[vendors.a.nullable]]"),
            "/definitions/pointers/items/anyOf/1".to_owned(),
        ),
        (
            format!("{vendor}[[vendors.a.retries]]"),
            format!("{at}/properties/retries/items"),
        ),
        (
            format!("{vendor}[vendors.a.types.\"#/a\"]"),
            format!("{at}/properties/types/additionalProperties/anyOf/1"),
        ),
        (
            format!("{vendor}[vendors.a.unions.\"#/a\"]"),
            format!("{at}/properties/unions/additionalProperties/anyOf/1"),
        ),
        (
            format!("{vendor}[[vendors.a.suppress]]"),
            format!("{at}/properties/suppress/items"),
        ),
        (
            format!("{vendor}[[vendors.a.overlays]]"),
            format!("{at}/properties/overlays/items/anyOf/1"),
        ),
        (
            format!("{vendor}[vendors.a.source]"),
            format!("{at}/properties/source/anyOf/1"),
        ),
        (
            format!("{vendor}[[vendors.a.select.tags]]"),
            format!("{at}/properties/select/properties/tags/items/anyOf/1"),
        ),
    ] {
        assert_eq!(known(&text), listed(&pointer), "{text}");
    }
}

#[test]
fn the_types_of_formats_are_those_that_the_reader_takes() {
    let schema = schema();
    let listed = schema.pointer("/definitions/vendor/properties/formats/additionalProperties/anyOf/0/enum");
    let listed: Vec<&str> = listed
        .and_then(Value::as_array)
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(listed, specwright::config::TYPES);
}

#[test]
fn what_the_reader_takes_is_valid_and_what_it_refuses_is_not() {
    let vendor = |more: &str| format!("[vendors.a]\ndocument = \"a.yaml\"\n{more}\n");
    for text in [
        String::new(),
        "generated = \"src/generated\"\ncommand = \"make\"".to_owned(),
        vendor("layout = \"by-tag\"\nfeatures = { value = \"by-tag\", reason = \"it is large\" }"),
        vendor("formats.money = \"Decimal\"\nformats.id = { type = \"Uuid\", reason = \"they are\" }"),
        vendor("relax = [\"#/components/schemas/A\", { pointer = \"#/components/schemas/B\", reason = \"left out\" }]"),
        vendor("require = [\"#/a\"]\nnullable = [\"#/a\"]\nnon-null = [{ pointer = \"#/b\", reason = \"x\" }]"),
        vendor("types = { \"#/a\" = \"Decimal\", \"#/b\" = { type = \"crate::Money\", reason = \"x\" } }"),
        vendor("unions = { \"#/a\" = \"untagged\", \"#/b\" = { discriminator = \"type\", mapping.x = \"X\" } }"),
        vendor("[vendors.a.features]\nbilling = [\"Invoices\", { tag = \"Pay*\", reason = \"x\" }]"),
        vendor("[[vendors.a.retries]]\noperations = [\"POST /search\"]\nrepeat = \"always\""),
        vendor("preserve-unknown = true\nidempotency-header = \"Idempotency-Key\"\nexamples = \"my_crate::a\""),
        vendor("overlays = [\"a.overlay.yaml\"]\nsource = \"https://acme.dev/openapi.yaml\""),
        vendor(
            "[[vendors.a.suppress]]\nrule = \"property-removed\"\nreason = \"nobody has it\"\nuntil = \"2026-12-31\"",
        ),
        vendor("select = { tags = [\"Pets\"], exclude = { operations = [\"get /x\"] } }"),
        vendor("webhooks = { member = \"data.type\", events.\"a.b\" = \"Event\" }"),
        vendor("[[vendors.a.pagination]]\noperations = [\"*\"]\ncursor = { parameter = \"after\", next = \"/next\" }"),
        vendor("[[vendors.a.pagination]]\noperations = [\"*\"]\nlink = \"next\"\nitems = \"\""),
        vendor(
            "[vendors.a.names]\nlistPets = \"list\"\n\"GET /pets\" = { name = \"list\", reason = \"short\" }\n\"#/tags/Pets\" = \"animals\"",
        ),
    ] {
        assert_eq!(said(&text), "", "{text}");
        assert!(is_valid(&text), "{text}");
    }
    for text in [
        "generate = \"x\"".to_owned(),
        "[vendors.a]".to_owned(),
        "[vendors.A]\ndocument = \"a.yaml\"".to_owned(),
        vendor("layout = \"two-files\""),
        vendor("source = \"ftp://acme.dev/openapi.yaml\""),
        vendor("[[vendors.a.suppress]]\nrule = \"property-removed\""),
        vendor("formats.money = \"Money\""),
        vendor("relax = [\"Customer\"]"),
        vendor("require = [\"Customer\"]"),
        vendor("non-null = \"#/a\""),
        vendor("features = { billing = \"Invoices\" }"),
        vendor("features = { billing = [] }"),
        vendor("features = { \"a b\" = [\"Invoices\"] }"),
        vendor("unions = { \"#/a\" = \"tagged\" }"),
        vendor("unions = { \"#/a\" = { discriminator = \"type\", value = \"untagged\" } }"),
        vendor("unions = { \"#/a\" = { mapping.x = \"X\" } }"),
        vendor("types = { \"#/a\" = \"Money\" }"),
        vendor("types = { \"a\" = \"Decimal\" }"),
        vendor("[[vendors.a.retries]]\noperations = [\"*\"]\nrepeat = \"sometimes\""),
        vendor("[[vendors.a.retries]]\nrepeat = \"always\""),
        vendor("preserve-unknown = 1"),
        vendor("idempotency-header = \"a b\""),
        vendor("[[vendors.a.pagination]]\noperations = [\"*\"]"),
        vendor("[[vendors.a.pagination]]\noperations = [\"*\"]\nlink = \"next\"\nitems = \"data\""),
        vendor("webhooks = { members = \"type\" }"),
        vendor("names = { \"#Pet\" = \"Animal\" }"),
        vendor("names = { \"list*\" = \"list\" }"),
        vendor("names = { listPets = { reason = \"short\" } }"),
    ] {
        assert_ne!(said(&text), "", "{text}");
        assert!(!is_valid(&text), "{text}");
    }
}
