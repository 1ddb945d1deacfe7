//! References: inside, to the side, into the depth, into other files, and nowhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod normalize_support;

use normalize_support::{codes, document, files, json, origin, schemas};
use serde_json::json;

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: Acme, version: '1' }\n";

#[test]
fn a_reference_into_the_depth_makes_a_component() {
    let (found, _) = document(&format!(
        "{HEAD}paths: {{}}\ncomponents: {{ schemas: {{ A: {{ properties: {{ b: {{ type: string }} }} }},
         C: {{ properties: {{ d: {{ $ref: '#/components/schemas/A/properties/b' }} }} }} }} }}"
    ));
    let schemas = &json(&found)["components"]["schemas"];
    assert_eq!(schemas["C"]["properties"]["d"]["$ref"], "#/components/schemas/AB");
    assert_eq!(schemas["AB"], json!({ "type": "string" }));
    let expected = (0, "/components/schemas/A/properties/b/type".to_owned());
    assert_eq!(origin(&found, "/components/schemas/AB/type"), expected);
}

#[test]
fn percent_signs_and_tildes_are_decoded() {
    let (found, codes) = schemas(
        "3.0.3",
        "a/b c: { type: string }\nX: { $ref: '#/components/schemas/a~1b%20c' }",
    );
    assert_eq!(found["X"], json!({ "$ref": "#/components/schemas/a~1b c" }));
    assert_eq!(codes, ["component-name"]);
}

#[test]
fn a_dangling_reference_is_anything_and_suggests_a_name() {
    let (found, notes) = document(&format!(
        "{HEAD}paths: {{}}\ncomponents: {{ schemas: {{ Address: {{}}, B: {{ properties: {{ a: {{ $ref: '#/components/schemas/Adress' }} }} }} }} }}"
    ));
    assert_eq!(json(&found)["components"]["schemas"]["B"]["properties"]["a"], json!({}));
    let finding = notes.iter().next().unwrap();
    assert_eq!(finding.code.name, "dangling-reference");
    assert_eq!(finding.message, "`#/components/schemas/Adress` is not in the document");
    assert_eq!(
        finding.place.as_ref().unwrap().pointer,
        "/components/schemas/B/properties/a/$ref"
    );
    assert_eq!(
        finding.help.as_deref(),
        Some("did you mean `#/components/schemas/Address`?")
    );
}

#[test]
fn parameters_responses_and_headers_that_dangle_are_left_out() {
    let (found, notes) = document(&format!(
        "{HEAD}paths: {{ /a: {{ get: {{ parameters: [{{ $ref: '#/components/parameters/P' }}], responses: {{
         200: {{ description: ok, headers: {{ H: {{ $ref: '#/components/headers/H' }} }} }},
         404: {{ $ref: '#/components/responses/R' }} }} }} }} }}"
    ));
    assert_eq!(
        json(&found)["paths"]["/a"]["get"],
        json!({ "responses": { "200": { "description": "ok" } } })
    );
    let expected = ["parameter-left-out", "header-left-out", "response-left-out"];
    let left_out: Vec<_> = codes(&notes)
        .into_iter()
        .filter(|code| code.ends_with("left-out"))
        .collect();
    assert_eq!(left_out, expected);
    assert_eq!(
        codes(&notes)
            .iter()
            .filter(|code| *code == "dangling-reference")
            .count(),
        3
    );
}

#[test]
fn a_circle_of_mere_references_is_cut() {
    let (found, codes) = schemas(
        "3.0.3",
        "A: { $ref: '#/components/schemas/B' }\nB: { $ref: '#/components/schemas/A' }",
    );
    assert_eq!(found, json!({ "A": { "$ref": "#/components/schemas/B" }, "B": {} }));
    assert_eq!(codes, ["reference-cycle"]);
    let (found, codes) = schemas(
        "3.0.3",
        "A: { allOf: [{ $ref: '#/components/schemas/A' }, { type: object }] }",
    );
    assert_eq!(found["A"], json!({ "allOf": [{ "type": "object" }] }));
    assert_eq!(codes, ["reference-cycle"]);
}

#[test]
fn recursion_through_members_is_fine() {
    let (_, codes) = schemas("3.0.3", "A: { properties: { a: { $ref: '#/components/schemas/A' } } }");
    assert!(codes.is_empty());
}

#[test]
fn a_parameter_where_a_schema_belongs_means_its_schema() {
    let (found, codes) = document_with_parameter("schema: { type: integer }");
    assert_eq!(found["A"]["properties"]["b"]["$ref"], "#/components/schemas/P");
    assert!(codes.is_empty(), "{codes:?}");
    let (_, codes) = document_with_parameter("content: { text/plain: {} }");
    assert_eq!(codes, ["reference-kind"]);
}

fn document_with_parameter(format: &str) -> (serde_json::Value, Vec<String>) {
    let (found, notes) = document(&format!(
        "{HEAD}paths: {{}}\ncomponents: {{ parameters: {{ P: {{ name: p, in: query, {format} }} }},
         schemas: {{ A: {{ properties: {{ b: {{ $ref: '#/components/parameters/P' }} }} }} }} }}"
    ));
    (json(&found)["components"]["schemas"].clone(), codes(&notes))
}

#[test]
fn definitions_of_a_schema_of_its_own_are_found() {
    let (found, codes) = schemas(
        "3.1.0",
        "A: { $defs: { B: { type: string } }, properties: { b: { $ref: '#/$defs/B' } } }",
    );
    assert_eq!(found["A"]["properties"]["b"]["$ref"], "#/components/schemas/B");
    assert_eq!(found["B"], json!({ "type": "string" }));
    assert!(codes.is_empty());
}

#[test]
fn examples_links_callbacks_and_security_schemes_stand_inline() {
    let (found, codes) = {
        let (found, notes) = document(&format!(
            "{HEAD}paths: {{ /a: {{ post: {{ callbacks: {{ done: {{ $ref: '#/components/callbacks/Done' }} }}, responses: {{
             200: {{ description: ok, content: {{ text/plain: {{ examples: {{ e: {{ $ref: '#/components/examples/E' }} }} }} }} }} }} }} }} }}
components: {{ examples: {{ E: {{ value: 5 }} }}, callbacks: {{ Done: {{ '{{$url}}': {{ post: {{ responses: {{ 204: {{ description: a }} }} }} }} }} }},
  securitySchemes: {{ A: {{ $ref: '#/components/securitySchemes/B' }}, B: {{ type: http, scheme: basic }} }} }}"
        ));
        (json(&found), codes(&notes))
    };
    let post = &found["paths"]["/a"]["post"];
    let answer = &post["callbacks"]["done"]["{$url}"]["post"]["responses"]["204"];
    assert_eq!(*answer, json!({ "description": "a" }));
    assert_eq!(
        post["responses"]["200"]["content"]["text/plain"]["examples"]["e"]["value"],
        5
    );
    assert_eq!(
        found["components"]["securitySchemes"]["A"],
        json!({ "type": "http", "scheme": "basic" })
    );
    assert_eq!(codes, ["unused-keyword"; 2]);
}

#[test]
fn a_file_is_a_component_named_after_it() {
    let (found, notes) = files(&[
        (
            "api.yaml",
            &format!("{HEAD}paths: {{ /a: {{ $ref: 'paths/a.yaml' }} }}"),
        ),
        (
            "paths/a.yaml",
            "get: { responses: { 200: { description: ok, content: { application/json: { schema: { $ref: '../schemas/Customer.yaml' } } } } } }",
        ),
        (
            "schemas/Customer.yaml",
            "properties: { parent: { $ref: '#' }, address: { $ref: 'Address.yaml' } }",
        ),
        ("schemas/Address.yaml", "type: object"),
    ]);
    let model = json(&found);
    let body = &model["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"];
    assert_eq!(body["schema"]["$ref"], "#/components/schemas/Customer");
    let customer = &model["components"]["schemas"]["Customer"]["properties"];
    assert_eq!(customer["parent"]["$ref"], "#/components/schemas/Customer");
    assert_eq!(customer["address"]["$ref"], "#/components/schemas/Address");
    assert_eq!(
        origin(&found, "/components/schemas/Customer/properties/parent"),
        (2, "/properties/parent".to_owned())
    );
    assert_eq!(origin(&found, "/paths/~1a/get"), (1, "/get".to_owned()));
    assert!(notes.is_empty(), "{:?}", codes(&notes));
}

#[test]
fn a_component_that_is_only_a_file_is_its_home() {
    let (found, _) = files(&[
        (
            "api.yaml",
            &format!(
                "{HEAD}paths: {{}}\ncomponents: {{ schemas: {{ Customer: {{ $ref: 'c.yaml' }}, Other: {{ properties: {{ c: {{ $ref: 'c.yaml' }} }} }} }} }}"
            ),
        ),
        ("c.yaml", "type: object"),
    ]);
    let schemas = &json(&found)["components"]["schemas"];
    assert_eq!(schemas["Customer"], json!({ "type": "object" }));
    assert_eq!(
        schemas["Other"]["properties"]["c"]["$ref"],
        "#/components/schemas/Customer"
    );
    assert_eq!(schemas.as_object().unwrap().len(), 2);
}

#[test]
fn a_fragment_may_mean_the_whole_document() {
    let (found, notes) = files(&[
        (
            "api.yaml",
            &format!("{HEAD}paths: {{ /a: {{ $ref: 'a.yaml' }} }}\ncomponents: {{ schemas: {{ A: {{}} }} }}"),
        ),
        (
            "a.yaml",
            "get: { responses: { 200: { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } } }",
        ),
    ]);
    assert_eq!(found.model.operations().count(), 1);
    assert!(notes.is_empty(), "{:?}", codes(&notes));
}

#[test]
fn whole_sections_and_operations_may_stand_elsewhere() {
    let (found, notes) = files(&[
        (
            "api.yaml",
            &format!("{HEAD}paths: {{ $ref: 'p.yaml' }}\ncomponents: {{ schemas: {{ $ref: 's.yaml' }} }}"),
        ),
        ("p.yaml", "/a: { get: { $ref: 'o.yaml', tags: [x] } }"),
        (
            "o.yaml",
            "responses: { 200: { description: ok, content: { application/json: { schema: { $ref: 's.yaml#/A' } } } } }",
        ),
        ("s.yaml", "A: { type: string }"),
    ]);
    let model = json(&found);
    let get = &model["paths"]["/a"]["get"];
    assert_eq!(get["tags"], json!(["x"]));
    assert_eq!(
        get["responses"]["200"]["content"]["application/json"]["schema"]["$ref"],
        "#/components/schemas/A"
    );
    assert_eq!(model["components"]["schemas"], json!({ "A": { "type": "string" } }));
    assert!(notes.is_empty(), "{:?}", codes(&notes));
}

#[test]
fn names_from_other_files_never_take_a_name_that_is_there() {
    let (found, _) = files(&[
        (
            "api.yaml",
            &format!(
                "{HEAD}paths: {{}}\ncomponents: {{ schemas: {{ Error: {{ properties: {{ e: {{ $ref: 'common.yaml#/Error' }} }} }} }} }}"
            ),
        ),
        ("common.yaml", "Error: { type: string }"),
    ]);
    let schemas = &json(&found)["components"]["schemas"];
    assert_eq!(
        schemas["Error"]["properties"]["e"]["$ref"],
        "#/components/schemas/CommonError"
    );
}
