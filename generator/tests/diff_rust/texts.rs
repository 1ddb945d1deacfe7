//! What is said of a change: short documents before and after, and the sentences.

use std::fmt::Write as _;

use specwright::diff::Change;
use specwright::diff::rust::changes;

use super::always;
use super::judge::{both, told};

/// Component schemas before and after, and what is said.
macro_rules! schemas {
    ($old:literal => $new:literal, @$told:literal) => {
        insta::assert_snapshot!(told(&changed(&schemas($old), &schemas($new))), @$told)
    };
}

/// An operation before and after, and what is said.
macro_rules! operation {
    ($old:literal => $new:literal, @$told:literal) => {
        insta::assert_snapshot!(told(&changed(&operation($old), &operation($new))), @$told)
    };
}

fn changed(old: &str, new: &str) -> Vec<Change> {
    let (old, new) = both(old, new, &always()).expect("two documents without errors");
    changes(&old, &new)
}

const HEAD: &str = "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\n";

fn schemas(lines: &str) -> String {
    let mut text = format!("{HEAD}paths: {{}}\ncomponents:\n  schemas:\n");
    for line in lines.split("; ") {
        let _ = writeln!(text, "    {line}");
    }
    text
}

fn operation(fields: &str) -> String {
    format!(
        "{HEAD}servers: [{{ url: 'https://shop.dev' }}]\npaths: {{ '/pets/{{id}}': {{ get: {{ tags: [Pets], operationId: getPet, {fields} }} }} }}\n"
    )
}

#[test]
fn fields() {
    schemas!("Pet: { properties: { name: { type: string } } }" => "Pet: { properties: { name: { type: string }, age: { type: integer } } }", @"additive rust-field-added: `Pet` has a new field `age` of type `Option<i64>`");
    schemas!("Pet: { properties: { name: { type: string } } }" => "Pet: { properties: { name: { type: [string, 'null'] } } }", @"breaking rust-field-changed: the field `name` of `Pet` was `Option<String>` and is `Field<String>`");
    schemas!("Pet: { properties: { name: { type: string } } }" => "Pet: { required: [name], properties: { name: { type: string } } }", @"
    breaking rust-field-changed: the field `name` of `Pet` was `Option<String>` and is `String`
    breaking rust-constructor-changed: `Pet::new` took nothing and takes `(impl Into<String>)`
    ");
    schemas!("Pet: { properties: { petName: { type: string } } }" => "Pet: { properties: { pet_name: { type: string }, petName: { type: string } } }", @"additive rust-field-added: `Pet` has a new field `pet_name2` of type `Option<String>`");
}

#[test]
fn enums_and_unions() {
    schemas!("Kind: { enum: [cat, dog] }" => "Kind: { enum: [cat, dog, bird] }", @"additive rust-variant-added: `Kind` has a new variant `Bird`");
    schemas!("Kind: { enum: [cat, dog] }" => "Kind: { enum: [cat, 1] }", @"breaking rust-type-changed: `Kind` was an enum of strings and is an enum of values");
    schemas!("Id: { oneOf: [{ type: string }, { type: integer }] }" => "Id: { oneOf: [{ type: string }, { type: number }] }", @"
    breaking rust-variant-removed: the variant `Integer` of `Id` is gone
    additive rust-variant-added: `Id` has a new variant `Number`
    ");
}

#[test]
fn names() {
    schemas!("Id: { type: string }" => "Id: { type: string, format: uuid }", @"breaking rust-type-changed: `Id` was another name for `String` and is `Uuid`");
    schemas!("Id: { type: string }; Pet: { properties: { id: { $ref: '#/components/schemas/Id' } } }" => "Pet: { properties: { id: { type: string } } }", @"breaking rust-type-removed: the type `Id` is gone");
    schemas!("A: { properties: { x: { properties: { n: { type: number } } } } }; B: { properties: { x: { properties: { n: { type: number } } } } }" => "A: { properties: { x: { properties: { n: { type: number }, m: { type: number } } } } }; B: { properties: { x: { properties: { n: { type: number } } } } }", @"
    additive rust-field-added: `AX` has a new field `m` of type `Option<f64>`
    breaking rust-type-split: `BX` and `AX` were one type and are two
    ");
}

#[test]
fn operations() {
    operation!("parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } }" => "parameters: [{ name: id, in: path, required: true, schema: { type: string } }, { name: full, in: query, schema: { type: boolean } }], responses: { '200': { description: ok } }", @"breaking rust-builder-added: `PetsApi::get_pet` returned `Call` and returns `GetPetCall`");
    operation!("parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } }" => "parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok }, '404': { description: nothing } }", @"breaking rust-errors-changed: the documented errors of `PetsApi::get_pet` were `Undocumented` and are `GetPetError`");
    operation!("parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } }" => "deprecated: true, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: ok } }", @"
    breaking rust-arguments-changed: `PetsApi::get_pet` took `(&str)` and takes `(i64)`
    additive rust-method-deprecated: `PetsApi::get_pet` is deprecated
    ");
}

#[test]
fn a_change_has_its_place_in_the_document_and_in_rust() {
    let old = schemas("Pet: { properties: { name: { type: string }, age: { type: integer } } }");
    let new = schemas("Pet: { properties: { name: { type: integer }, size: { type: integer } } }");
    let places = changed(&old, &new).into_iter().map(|change| {
        format!(
            "{} {}",
            change.pointer.unwrap_or_default(),
            change.rust.unwrap_or_default()
        )
    });
    insta::assert_snapshot!(places.collect::<Vec<_>>().join("\n"), @"
    /components/schemas/Pet/properties/name Pet::name
    /components/schemas/Pet/properties/age Pet::age
    /components/schemas/Pet/properties/size Pet::size
    ");
}
