//! Swagger 2.0, beside the 3.0 that it becomes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod normalize_support;

use normalize_support::{codes, document, json, origin};
use serde_json::{Value, json};
use specwright::normalize::Document;

fn swagger(text: &str) -> (Document, Value, Vec<String>) {
    let (found, notes) = document(&format!(
        "swagger: '2.0'\ninfo: {{ title: Acme, version: '1' }}\n{text}"
    ));
    let model = json(&found);
    (found, model, codes(&notes))
}

fn operation(text: &str) -> (Document, Value, Vec<String>) {
    let indented: String = text.lines().map(|line| format!("      {line}\n")).collect();
    let (found, model, codes) = swagger(&format!("paths:\n  /a:\n    post:\n{indented}"));
    (found, model["paths"]["/a"]["post"].clone(), codes)
}

#[test]
fn schemes_host_and_base_path_are_servers() {
    let (_, model, _) = swagger("paths: {}\nschemes: [http, https]\nhost: api.acme.dev\nbasePath: /v1/");
    assert_eq!(
        model["servers"],
        json!([{ "url": "https://api.acme.dev/v1" }, { "url": "http://api.acme.dev/v1" }])
    );
    assert_eq!(
        swagger("paths: {}\nbasePath: /v1").1["servers"],
        json!([{ "url": "/v1" }])
    );
    assert_eq!(swagger("paths: {}").1["servers"], Value::Null);
}

#[test]
fn a_body_parameter_is_the_request_body() {
    let (found, post, codes) = operation(
        "consumes: [application/json]\nparameters:\n- { name: q, in: query, type: string }\n- { name: it, in: body, required: true, schema: { type: object } }\nresponses: { 204: { description: a } }",
    );
    let content = json!({ "application/json": { "schema": { "type": "object" } } });
    let expected =
        json!({ "content": content, "required": true, "x-specwright-required": true, "x-specwright-body-name": "it" });
    assert_eq!(post["requestBody"], expected);
    assert_eq!(post["parameters"].as_array().unwrap().len(), 1);
    let pointer = "/paths/~1a/post/requestBody/content/application~1json/schema/type";
    assert_eq!(
        origin(&found, pointer),
        (0, "/paths/~1a/post/parameters/1/schema/type".to_owned())
    );
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn a_form_is_an_object() {
    let (found, post, codes) = operation(
        "consumes: [application/x-www-form-urlencoded, multipart/form-data]\nparameters:\n- { name: f, in: formData, type: file, required: true }\n- { name: l, in: formData, type: array, items: { type: string }, collectionFormat: multi, description: d }\nresponses: { 204: { description: a } }",
    );
    let form = &post["requestBody"]["content"]["multipart/form-data"];
    assert_eq!(form["schema"]["required"], json!(["f"]));
    assert_eq!(
        form["schema"]["properties"]["f"],
        json!({ "type": "string", "format": "binary" })
    );
    let list = json!({ "type": "array", "items": { "type": "string" }, "description": "d" });
    assert_eq!(form["schema"]["properties"]["l"], list);
    assert_eq!(form["encoding"]["l"]["explode"], true);
    // A file cannot travel url-encoded.
    assert_eq!(post["requestBody"]["content"].as_object().unwrap().len(), 1);
    let pointer = "/paths/~1a/post/requestBody/content/multipart~1form-data/schema/properties/l/items";
    assert_eq!(
        origin(&found, pointer),
        (0, "/paths/~1a/post/parameters/1/items".to_owned())
    );
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn a_collection_format_is_a_style() {
    let parameter = |format: &str, place: &str| {
        let list = format!("type: array, items: {{ type: string }}, collectionFormat: {format}");
        operation(&format!(
            "parameters: [{{ name: l, in: {place}, {list} }}]\nresponses: {{ 204: {{ description: a }} }}"
        ))
        .1["parameters"][0]
            .clone()
    };
    let style = |it: &Value| {
        (
            it["style"].as_str().unwrap().to_owned(),
            it["explode"].as_bool().unwrap(),
        )
    };
    assert_eq!(style(&parameter("csv", "query")), ("form".to_owned(), false));
    assert_eq!(style(&parameter("multi", "query")), ("form".to_owned(), true));
    assert_eq!(style(&parameter("ssv", "query")), ("spaceDelimited".to_owned(), false));
    assert_eq!(style(&parameter("pipes", "query")), ("pipeDelimited".to_owned(), false));
    assert_eq!(parameter("tsv", "query")["x-specwright-collection-format"], "tsv");
    assert_eq!(parameter("pipes", "header")["x-specwright-collection-format"], "pipes");
}

#[test]
fn a_response_has_one_schema_for_all_media_types() {
    let (_, post, _) = operation(
        "produces: [application/json, text/csv]\nresponses:\n  200: { description: ok, schema: { type: string }, examples: { text/csv: a }, headers: { X-Left: { type: integer } } }",
    );
    let response = &post["responses"]["200"];
    assert_eq!(
        response["content"]["application/json"]["schema"],
        json!({ "type": "string" })
    );
    assert_eq!(response["content"]["text/csv"]["example"], "a");
    assert_eq!(response["headers"]["X-Left"]["schema"], json!({ "type": "integer" }));
}

#[test]
fn a_file_as_a_response_is_whatever_comes() {
    let (_, post, _) = operation("responses: { 200: { description: ok, schema: { type: file } } }");
    let content = json!({ "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } });
    assert_eq!(post["responses"]["200"]["content"], content);
}

#[test]
fn global_parameters_and_responses_are_components() {
    let (_, model, codes) = swagger(
        "produces: [application/json]
paths:
  /a:
    parameters: [{ $ref: '#/parameters/Body' }, { $ref: '#/parameters/Limit' }]
    post:
      produces: [text/plain]
      responses: { 200: { $ref: '#/responses/Ok' } }
    put:
      responses: { 200: { $ref: '#/responses/Ok' } }
parameters:
  Limit: { name: limit, in: query, type: integer }
  Body: { name: body, in: body, schema: { $ref: '#/definitions/A' } }
responses:
  Ok: { description: ok, schema: { type: string } }
definitions:
  A: { type: object, discriminator: kind, x-nullable: true, properties: { kind: { type: string, readOnly: true } } }",
    );
    let path = &model["paths"]["/a"];
    assert_eq!(path["parameters"], json!([{ "$ref": "#/components/parameters/Limit" }]));
    let body = &path["post"]["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(body["$ref"], "#/components/schemas/A");
    // An operation that produces something else than the document cannot share the response.
    assert!(path["post"]["responses"]["200"]["content"]["text/plain"].is_object());
    assert_eq!(path["put"]["responses"]["200"]["$ref"], "#/components/responses/Ok");
    assert_eq!(model["components"]["parameters"].as_object().unwrap().len(), 1);
    let schema = &model["components"]["schemas"]["A"];
    assert_eq!(
        (&schema["discriminator"]["propertyName"], &schema["nullable"]),
        (&json!("kind"), &json!(true))
    );
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn security_definitions_are_security_schemes() {
    let (_, model, codes) = swagger(
        "paths: {}
securityDefinitions:
  A: { type: basic }
  B: { type: apiKey, in: query, name: key }
  C: { type: oauth2, flow: accessCode, authorizationUrl: https://a, tokenUrl: https://t, scopes: { read: Read } }",
    );
    let schemes = &model["components"]["securitySchemes"];
    assert_eq!(schemes["A"], json!({ "type": "http", "scheme": "basic" }));
    assert_eq!(schemes["B"], json!({ "type": "apiKey", "in": "query", "name": "key" }));
    assert_eq!(schemes["C"]["flows"]["authorizationCode"]["tokenUrl"], "https://t");
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn a_request_has_one_body() {
    let (_, post, codes) = operation(
        "parameters: [{ name: a, in: body, schema: {} }, { name: b, in: formData, type: string }]\nresponses: { 204: { description: a } }",
    );
    assert!(post["requestBody"]["content"]["application/json"].is_object());
    assert_eq!(codes, ["second-body"]);
}
