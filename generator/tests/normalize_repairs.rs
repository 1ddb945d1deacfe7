//! What vendors write and no specification allows, beside what we take it for. One test per code.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod normalize_support;

use normalize_support::{codes, document, json, operation, schemas};
use serde_json::json;

#[test]
fn a_type_list_before_3_1_is_read_as_in_3_1() {
    let (found, codes) = schemas("3.0.3", "A: { type: [string, 'null'], maxLength: 3 }");
    assert_eq!(
        found["A"],
        json!({ "type": "string", "nullable": true, "maxLength": 3 })
    );
    assert_eq!(codes, ["type-list"]);
}

#[test]
fn a_numeric_exclusive_bound_before_3_1_is_read_as_in_3_1() {
    let (found, codes) = schemas("3.0.3", "A: { type: integer, exclusiveMinimum: 5 }");
    assert_eq!(
        found["A"],
        json!({ "type": "integer", "minimum": 5.0, "exclusiveMinimum": true })
    );
    assert_eq!(codes, ["numeric-exclusive-bound"]);
}

#[test]
fn lengths_are_whole_numbers_from_zero() {
    let (found, codes) = schemas("3.0.3", "A: { type: string, minLength: 1.0, maxLength: -1 }");
    assert_eq!(found["A"], json!({ "type": "string", "minLength": 1 }));
    assert_eq!(codes, ["bad-count", "bad-count"]);
}

#[test]
fn slashes_around_a_pattern_are_no_part_of_it() {
    let (found, codes) = schemas(
        "3.0.3",
        "A: { type: string, pattern: '/^[a-z]+$/i' }\nB: { type: string, pattern: '/a/' }",
    );
    assert_eq!(found["A"], json!({ "type": "string", "pattern": "^[a-z]+$" }));
    assert_eq!(found["B"], json!({ "type": "string", "pattern": "/a/" }));
    assert_eq!(codes, ["pattern-literal"]);
}

#[test]
fn required_true_on_a_property_is_for_the_object_around_it() {
    let (found, codes) = schemas(
        "3.0.3",
        "A: { type: object, properties: { b: { type: string, required: true } } }",
    );
    assert_eq!(found["A"]["required"], json!(["b"]));
    assert_eq!(found["A"]["properties"]["b"], json!({ "type": "string" }));
    assert_eq!(codes, ["required-boolean"]);
}

#[test]
fn a_numeric_pattern_is_its_spelling() {
    let (found, codes) = schemas("3.0.3", "A: { type: string, pattern: 10 }");
    assert_eq!(found["A"]["pattern"], "10");
    assert_eq!(codes, ["numeric-pattern"]);
}

#[test]
fn a_property_without_a_schema_is_anything() {
    let (found, codes) = schemas("3.0.3", "A: { type: object, properties: { b: } }");
    assert_eq!(found["A"]["properties"]["b"], json!({}));
    assert_eq!(codes, ["null-schema"]);
}

#[test]
fn a_list_of_items_is_a_tuple_and_a_list_of_one_its_item() {
    let (found, codes) = schemas(
        "3.0.3",
        "A: { type: array, items: [{ type: string }, { type: integer }] }\nB: { type: array, items: [{ type: string }] }",
    );
    let positions = json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }] });
    assert_eq!(
        found["A"],
        json!({ "type": "array", "items": positions, "x-specwright-prefix-items": 2 })
    );
    assert_eq!(found["B"], json!({ "type": "array", "items": { "type": "string" } }));
    assert_eq!(codes, ["items-list", "items-list"]);
}

#[test]
fn a_word_that_is_no_type_is_what_it_evidently_means() {
    let (found, codes) = schemas(
        "3.0.3",
        "A: { type: int }\nB: { type: guid }\nC: { type: string (ISO) }\nD: { type: thing }",
    );
    assert_eq!(found["A"], json!({ "type": "integer" }));
    assert_eq!(found["B"], json!({ "type": "string", "format": "uuid" }));
    assert_eq!(found["C"], json!({ "type": "string" }));
    assert_eq!(found["D"], json!({}));
    assert_eq!(codes, ["unknown-type"; 4]);
}

#[test]
fn booleans_are_schemas_since_3_1() {
    let (found, codes) = schemas("3.0.3", "A: { type: object, properties: { b: true, c: false } }");
    assert_eq!(found["A"]["properties"], json!({ "b": {}, "c": { "not": {} } }));
    assert_eq!(codes, ["boolean-schema"]);
}

#[test]
fn a_bound_beyond_the_type_is_kept_as_text_and_reported() {
    let (found, codes) = schemas(
        "3.0.3",
        "A: { type: integer, format: int64, minimum: -9223372036854776000 }",
    );
    assert_eq!(found["A"]["x-specwright-minimum"], "-9223372036854776000");
    assert_eq!(codes, ["bound-out-of-range"]);
}

#[test]
fn a_discriminator_without_a_property_tells_nothing() {
    let (found, codes) = schemas("3.0.3", "A: { type: object, discriminator: { mapping: {} } }");
    assert_eq!(found["A"], json!({ "type": "object" }));
    assert_eq!(codes, ["discriminator-without-property"]);
}

#[test]
fn scalars_of_the_wrong_kind_are_what_they_spell() {
    let (found, codes) = schemas(
        "3.0.3",
        "A: { type: string, maxLength: '5', nullable: 'true', title: 7, oneOf: { type: string } }",
    );
    let expected =
        json!({ "type": "string", "maxLength": 5, "nullable": true, "title": "7", "oneOf": [{ "type": "string" }] });
    assert_eq!(found["A"], expected);
    assert_eq!(codes, ["not-a-number", "not-boolean", "not-text", "not-a-list"]);
}

#[test]
fn what_cannot_stand_there_costs_only_itself() {
    let (found, codes) = schemas("3.0.3", "A: { type: object, properties: [a], description: text }");
    assert_eq!(found["A"], json!({ "type": "object", "description": "text" }));
    assert_eq!(codes, ["wrong-type"]);
}

#[test]
fn unknown_keywords_are_reported_once_each() {
    let (_, notes) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: {}, components: { schemas: {
           A: { type: string, discription: a }, B: { type: string, discription: b } } } }",
    );
    let messages: Vec<_> = notes.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        messages,
        ["`discription` is no keyword of a schema; it is ignored (here and in one more place)"]
    );
    assert_eq!(codes(&notes), ["unknown-keyword"]);
}

#[test]
fn our_own_extensions_are_refused_and_others_kept() {
    let (found, codes) = schemas(
        "3.0.3",
        "A: { x-specwright-const: true, x-specwright-source: page, x-enum-varnames: [A] }",
    );
    assert_eq!(
        found["A"],
        json!({ "x-specwright-source": "page", "x-enum-varnames": ["A"] })
    );
    assert_eq!(codes, ["reserved-extension"]);
}

#[test]
fn an_operation_needs_neither_tags_nor_responses_nor_descriptions() {
    let (found, codes) = operation("tags:\noperationId: a");
    assert_eq!(found, json!({ "operationId": "a", "responses": {} }));
    assert_eq!(codes, ["null-value", "missing-responses"]);
    let (found, codes) = operation("responses: { '204': {} }");
    assert_eq!(found["responses"], json!({ "204": { "description": "" } }));
    assert_eq!(codes, ["missing-description"]);
}

#[test]
fn what_is_no_status_is_left_out() {
    let (found, codes) =
        operation("responses: { 2xx: { description: a }, ok: { description: b }, 200: { description: c } }");
    assert_eq!(
        found["responses"],
        json!({ "2XX": { "description": "a" }, "200": { "description": "c" } })
    );
    assert_eq!(codes, ["response-status"]);
}

#[test]
fn a_parameter_without_a_schema_is_text_or_what_stands_beside_its_name() {
    let (found, codes) = operation(
        "responses: { 204: { description: a } }\nparameters:\n- { name: a, in: query }\n- { name: b, in: query, type: integer, minimum: 1 }",
    );
    assert_eq!(found["parameters"][0]["schema"], json!({ "type": "string" }));
    assert_eq!(
        found["parameters"][1]["schema"],
        json!({ "type": "integer", "minimum": 1.0 })
    );
    assert_eq!(codes, ["parameter-without-schema"; 2]);
}

#[test]
fn a_header_without_a_schema_is_text() {
    let (found, codes) = operation("responses: { 200: { description: a, headers: { X-A: { description: b } } } }");
    assert_eq!(
        found["responses"]["200"]["headers"]["X-A"]["schema"],
        json!({ "type": "string" })
    );
    assert_eq!(codes, ["header-without-schema"]);
}

#[test]
fn a_style_that_does_not_fit_its_place_is_the_usual_one() {
    let (found, codes) = operation(
        "responses: { 204: { description: a } }\nparameters: [{ name: a, in: query, style: simple, schema: {} }]",
    );
    assert_eq!(found["parameters"][0]["style"], "form");
    assert_eq!(codes, ["parameter-style"]);
}

#[test]
fn a_parameter_in_no_place_is_left_out_by_name() {
    let (found, notes) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: { /a: { get: { responses: { 204: { description: a } },
           parameters: [{ name: a, in: quary, schema: {} }, { name: b, in: query, schema: {} }] } } } }",
    );
    assert_eq!(json(&found)["paths"]["/a"]["get"]["parameters"][0]["name"], "b");
    let finding = notes.iter().next().unwrap();
    assert_eq!(finding.code.name, "parameter-left-out");
    assert!(finding.message.contains("`GET /a`"), "{}", finding.message);
    assert_eq!(
        found.origins.place("/paths/~1a/get/parameters/0").pointer,
        "/paths/~1a/get/parameters/1"
    );
}

#[test]
fn the_first_of_two_equal_parameters_counts() {
    let parameters = "[{ name: a, in: query, schema: { type: string } }, { name: a, in: query, schema: {} }]";
    let (found, codes) = operation(&format!(
        "responses: {{ 204: {{ description: a }} }}\nparameters: {parameters}"
    ));
    assert_eq!(found["parameters"].as_array().unwrap().len(), 1);
    assert_eq!(codes, ["duplicate-parameter"]);
}

#[test]
fn paths_and_their_parameters_agree() {
    let (found, notes) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: { 'a/{b}': { get: { responses: { 204: { description: a } }, parameters: [
           { name: c, in: path, required: true, schema: {} } ] } }, '/d/{e}': { get: { responses: { 204: { description: a } }, parameters: [
           { name: e, in: path, schema: {} } ] } } } }",
    );
    let model = json(&found);
    assert_eq!(model["paths"]["/a/{b}"]["get"]["parameters"][0]["name"], "b");
    assert_eq!(model["paths"]["/d/{e}"]["get"]["parameters"][0]["required"], true);
    let expected = [
        "path-without-slash",
        "unplaced-path-parameter",
        "undeclared-path-parameter",
        "optional-path-parameter",
    ];
    assert_eq!(codes(&notes), expected);
    assert_eq!(found.origins.place("/paths/~1a~1{b}/get").pointer, "/paths/a~1{b}/get");
}

#[test]
fn a_duplicate_operation_id_is_reported_with_both_places() {
    let (found, notes) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: { /a: { get: { operationId: x, responses: { 204: { description: a } } },
           put: { operationId: x, responses: { 204: { description: a } } } } } }",
    );
    let finding = notes.iter().next().unwrap();
    assert_eq!(finding.code.name, "duplicate-operation-id");
    assert_eq!(finding.place.as_ref().unwrap().pointer, "/paths/~1a/put/operationId");
    assert_eq!(finding.related[0].0.pointer, "/paths/~1a/get/operationId");
    assert_eq!(found.model.operations().count(), 2);
}

#[test]
fn an_operation_that_cannot_be_represented_is_left_out_alone() {
    let (found, notes) = document(
        "{ openapi: 3.2.0, info: { title: A, version: '1' }, paths: { /a: { query: { responses: { 204: { description: a } } },
           additionalOperations: { COPY: { responses: { 204: { description: a } } } }, get: { responses: { 204: { description: a } } }, put: none } } }",
    );
    let skipped: Vec<_> = found.skipped.iter().map(|skipped| skipped.operation.as_str()).collect();
    assert_eq!(skipped, ["PUT /a"]);
    assert_eq!((found.declared, found.model.operations().count()), (4, 1));
    assert_eq!(found.methods["/a"].len(), 2);
    assert_eq!(codes(&notes), ["unsupported-operation"]);
}

#[test]
fn paths_may_be_missing_where_something_else_is_there() {
    let (_, notes) = document("{ openapi: 3.1.0, info: { title: A, version: '1' }, components: {} }");
    assert!(notes.is_empty());
    let (_, notes) = document("{ openapi: 3.0.3, info: { title: A, version: '1' }, components: {} }");
    assert_eq!(
        (codes(&notes), notes.counts().warnings),
        (vec!["missing-paths".to_owned()], 1)
    );
    let (_, notes) = document("{ openapi: 3.0.3, info: { title: A, version: '1' } }");
    assert_eq!(
        (codes(&notes), notes.counts().errors),
        (vec!["missing-paths".to_owned()], 0)
    );
}

#[test]
fn a_document_says_what_it_is() {
    let (_, notes) = document("[]");
    assert_eq!(codes(&notes), ["not-a-document"]);
    let (_, notes) = document("{ openapi: 4.0.0, paths: {} }");
    assert_eq!(codes(&notes), ["unknown-version"]);
    let (_, notes) = document("{ swagger: 2.0, paths: {} }");
    assert_eq!(codes(&notes), ["missing-info"]);
}

#[test]
fn security_that_nobody_could_meet_is_left_out() {
    let (found, notes) = document(
        "{ openapi: 3.1.0, info: { title: A, version: '1' }, paths: {}, security: [{ Key: [], Tls: [] }, { No: [] }, {}],
           components: { securitySchemes: { Key: { type: apiKey, in: header, name: X-Key }, Tls: { type: mutualTLS },
           Nameless: { type: apiKey } } } }",
    );
    assert_eq!(json(&found)["security"], json!([{ "Key": [] }, {}]));
    let expected = [
        "incomplete-security-scheme",
        "unknown-security-scheme",
        "unused-keyword",
    ];
    assert_eq!(codes(&notes), expected);
}

#[test]
fn a_security_scheme_of_an_unknown_kind_is_left_out() {
    let (found, notes) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: {},
           components: { securitySchemes: { A: { type: token }, B: { type: http, scheme: bearer } } } }",
    );
    assert_eq!(
        json(&found)["components"]["securitySchemes"],
        json!({ "B": { "type": "http", "scheme": "bearer" } })
    );
    assert_eq!(codes(&notes), ["unsupported-security-scheme"]);
}

#[test]
fn schemas_too_deep_to_read_are_anything() {
    let deep = format!("{}{{}}{}", "{ items: ".repeat(105), " }".repeat(105));
    let (found, codes) = schemas("3.0.3", &format!("A: {deep}"));
    assert!(found["A"]["items"]["items"].is_object());
    assert_eq!(codes, ["too-deep"]);
}

#[test]
fn servers_have_urls_and_variables_defaults() {
    let (found, notes) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: {}, servers: [{ description: a },
           { url: 'https://{x}:{port}', variables: { x: { enum: [eu] }, port: { default: 443 } } }] }",
    );
    let variables = &json(&found)["servers"][0]["variables"];
    assert_eq!(
        (&variables["x"]["default"], &variables["port"]["default"]),
        (&json!("eu"), &json!("443"))
    );
    assert_eq!(codes(&notes), ["server-without-url", "server-variable-without-default"]);
}

#[test]
fn a_body_without_a_media_type_is_reported() {
    let (found, codes) = operation("responses: { 204: { description: a } }\nrequestBody: { required: false }");
    assert_eq!(found["requestBody"], json!({ "x-specwright-required": false }));
    assert_eq!(codes, ["body-without-content"]);
}

#[test]
fn a_link_without_an_operation_leads_nowhere() {
    let (found, codes) = operation("responses: { 200: { description: a, links: { b: { description: c } } } }");
    assert_eq!(found["responses"]["200"], json!({ "description": "a" }));
    assert_eq!(codes, ["link-without-operation", "unused-keyword"]);
}
