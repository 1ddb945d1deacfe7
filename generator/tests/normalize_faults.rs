//! Documents that say something wrong, and what a person is told: each fault with its place. Everything is generated in
//! spite of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod normalize_support;

use normalize_support::{document, files, json};
use serde_json::json;
use specwright::diagnostic::{Diagnostic, Diagnostics};

/// Each finding as `severity code line: message`.
fn listed(notes: &Diagnostics) -> Vec<String> {
    let line = |finding: &Diagnostic| {
        let place = finding.place.as_ref()?;
        let text = notes.file(place.file)?;
        Some(text.line_column(text.span(place).start).0)
    };
    let one = |finding: &&Diagnostic| {
        format!(
            "{} {} {}: {}",
            finding.severity,
            finding.code.name,
            line(finding).unwrap_or_default(),
            finding.message
        )
    };
    notes.sorted().iter().map(one).collect()
}

/// What is said of a document that has this below `openapi`, `info` and, in line 3, what is given.
fn said(version: &str, rest: &str) -> Vec<String> {
    listed(
        &document(&format!(
            "openapi: {version}\ninfo: {{ title: Acme, version: '1' }}\n{rest}"
        ))
        .1,
    )
}

/// What is said of `GET /a`, whose keywords begin in line 6.
fn said_of_operation(version: &str, keywords: &str) -> Vec<String> {
    let indented: String = keywords.lines().map(|line| format!("      {line}\n")).collect();
    let all = format!("paths:\n  /a:\n    get:\n{indented}      responses: {{ 204: {{ description: a }} }}\n");
    said(version, &all)
}

/// What is said of schemas, the first of which stands in line 6.
fn said_of_schemas(schemas: &str) -> Vec<String> {
    let indented: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
    said("3.0.3", &format!("paths: {{}}\ncomponents:\n  schemas:\n{indented}"))
}

#[test]
fn variables_of_a_server_agree_with_its_url_and_their_values() {
    let text = "openapi: 3.0.3
info: { title: Acme, version: '1' }
paths: {}
servers:
- url: https://{a}.acme.dev/{b}
  variables:
    a: { default: x, enum: [y, y] }
    c: { default: z, enum: [] }
";
    let (found, notes) = document(text);
    let expected = [
        "warning server-variable 5: `{b}` in the server's URL has no variable; it has to be set",
        "note server-variable 7: the server variable `a` lists `y` twice",
        "warning server-variable 7: the default `x` of the server variable `a` is not among its values",
        "note server-variable 8: the server variable `c` stands nowhere in the URL",
        "warning server-variable 8: the `enum` of the server variable `c` is empty; any value is accepted",
    ];
    assert_eq!(listed(&notes), expected);
    let variables = &json(&found)["servers"][0]["variables"];
    assert_eq!(variables["a"]["enum"], json!(["y"]));
    assert_eq!(variables["b"]["default"], "");
}

#[test]
fn double_braces_in_a_url_are_single_ones() {
    let (found, notes) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: {}, servers: [{ url: '{{base}}/v1', variables: {
           base: { default: 'https://acme.dev' } } }] }",
    );
    let expected = ["warning server-variable 1: the server's URL has double braces; it is read as `{base}/v1`"];
    assert_eq!(listed(&notes), expected);
    assert_eq!(json(&found)["servers"][0]["url"], "{base}/v1");
}

#[test]
fn a_host_of_2_0_may_have_variables_too() {
    let text =
        "{ swagger: '2.0', info: { title: Acme, version: '1' }, host: '{tenant}.acme.dev', schemes: [https, http],
        paths: {} }";
    let (found, notes) = document(text);
    let expected = ["warning server-variable 1: `{tenant}` in the server's URL has no variable; it has to be set"];
    assert_eq!(listed(&notes), expected);
    assert_eq!(json(&found)["servers"][1]["variables"]["tenant"]["default"], "");
}

#[test]
fn names_of_components_are_plain() {
    let found = said_of_schemas("a!b: { type: string }\n\"c d\": { type: string }\ne.f-g_H1: { type: string }");
    let message = "the name `a!b` in `schemas` has other characters than letters, digits, `.`, `-` and `_`";
    assert_eq!(
        found,
        [format!("note component-name 6: {message} (here and in one more place)")]
    );
}

#[test]
fn a_parameter_has_a_schema_or_one_media_type() {
    let found = said_of_operation(
        "3.0.3",
        "parameters:
- { name: a, in: query, schema: {}, content: { text/plain: {} } }
- { name: b, in: query, content: { text/plain: {}, application/json: {} } }
- { name: c, in: query, content: {} }
- { name: d, in: query, style: form, content: { text/plain: {} } }
- { name: e, in: query, schema: {}, example: 1, examples: { a: { value: 2, externalValue: /a } } }",
    );
    let expected = [
        "note exclusive-keywords 7: `schema` and `content` of a parameter exclude each other; `schema` counts",
        "warning parameter-content 8: the parameter `b` of `GET /a` has 2 media types; the first counts",
        "warning parameter-without-schema 9: the parameter `c` of `GET /a` has no `schema`; it is text",
        "note unused-keyword 10: `style` of a parameter with `content` does not change what is generated",
        "note exclusive-keywords 11: `example` and `examples` of a parameter exclude each other; both are kept",
        "note exclusive-keywords 11: `value` and `externalValue` of an example exclude each other; both are kept",
    ];
    assert_eq!(found, expected);
}

#[test]
fn names_travel_as_http_allows() {
    let found = said_of_operation(
        "3.0.3",
        "parameters:
- { name: 'Bad[Header]', in: header, schema: {} }
- { name: 'X-Spaced ', in: header, schema: {} }
- { name: 'a b', in: cookie, schema: {} }
- { name: X-One, in: header, schema: {} }
- { name: x-one, in: header, schema: {} }",
    );
    let expected = [
        "warning header-name 7: `Bad[Header]` cannot be the name of a header; the parameter of `GET /a` is left out",
        "warning header-name 8: `X-Spaced ` cannot be the name of a header; it is read as `X-Spaced`",
        "note header-name 9: `a b` cannot be the name of a cookie; it is percent-encoded",
        "warning duplicate-parameter 11: the parameter `x-one` in `header` of `GET /a` is declared twice; the first counts",
    ];
    assert_eq!(found, expected);
}

#[test]
fn headers_of_a_response_stand_there_once_and_can_arrive() {
    let text = "openapi: 3.0.3
info: { title: Acme, version: '1' }
paths: { /a: { get: { responses: { 200: { description: a, headers: {
  \"A\\r\\n\": { schema: {} },
  X-Id: { schema: {} },
  x-id: { schema: {} },
  'B:': { schema: {} } } } } } } }
";
    let (found, notes) = document(text);
    let twice = "the header `x-id` of `GET /a` is left out: it is there already, for upper and lower case are the same";
    let expected = [
        "warning header-name 4: `A\\r\\n` cannot be the name of a header; it is read as `A`".to_owned(),
        format!("warning header-left-out 6: {twice}"),
        "warning header-name 7: `B:` cannot be the name of a header; the header of `GET /a` is left out".to_owned(),
    ];
    assert_eq!(listed(&notes), expected);
    let headers = &json(&found)["paths"]["/a"]["get"]["responses"]["200"]["headers"];
    assert_eq!(headers.as_object().unwrap().keys().collect::<Vec<_>>(), ["A", "X-Id"]);
    let place = found.origins.place("/paths/~1a/get/responses/200/headers/A");
    assert_eq!(place.pointer, "/paths/~1a/get/responses/200/headers/A\r\n");
}

#[test]
fn a_media_type_has_two_parts() {
    let body = "requestBody:\n  content:\n    json: { schema: {} }\n    text/csv; charset=utf-8: { schema: {} }";
    let expected = ["warning not-a-media-type 8: `json` of `GET /a` is no media type; it is used as it is"];
    assert_eq!(said_of_operation("3.0.3", body), expected);
}

#[test]
fn a_style_is_for_values_of_some_kinds() {
    let found = said_of_operation(
        "3.0.3",
        "parameters:
- { name: a, in: query, style: deepObject, schema: { type: array, items: {} } }
- { name: b, in: query, style: deepObject, schema: { type: string } }
- { name: c, in: query, style: pipeDelimited, schema: { anyOf: [{ type: string }, { anyOf: [{ type: object }] }] } }
- { name: d, in: cookie, schema: { type: object } }
- { name: e, in: cookie, explode: false, schema: { type: object } }
- { name: f, in: query, style: spaceDelimited, schema: { oneOf: [{ type: string }, { type: array, items: {} }] } }
- { name: g, in: query, style: deepObject, schema: { description: anything } }",
    );
    let expected = [
        "note parameter-style 7: `style: deepObject` is for objects; the list `a` of `GET /a` is sent with `[]` after its name",
        "note parameter-style 8: `style: deepObject` is for objects; the single value `b` of `GET /a` is sent by its name",
        "note parameter-style 9: `style: spaceDelimited` and `pipeDelimited` are for lists; the single value `c` of `GET /a` is sent by its name",
        "note parameter-style 10: a cookie is a single value; without `explode: false`, each part of `d` of `GET /a` is sent as a cookie of its own",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_kind_of_a_value_is_seen_through_references_between_files() {
    let entry = "openapi: 3.0.3
info: { title: Acme, version: '1' }
paths: { /a: { get: { responses: { 204: { description: a } }, parameters: [
  { name: a, in: query, style: deepObject, schema: { $ref: 'other.yaml#/A' } } ] } } }
";
    let (_, notes) = files(&[
        ("acme.yaml", entry),
        ("other.yaml", "A: { $ref: '#/B' }\nB: { type: integer }\n"),
    ]);
    let message = "`style: deepObject` is for objects; the single value `a` of `GET /a` is sent by its name";
    assert_eq!(listed(&notes), [format!("note parameter-style 4: {message}")]);
}

#[test]
fn allow_reserved_is_about_the_query() {
    let found = said_of_operation(
        "3.0.3",
        "parameters:\n- { name: a, in: header, allowReserved: true, schema: {} }",
    );
    let message = "`allowReserved` of a parameter that is not in the query does not change what is generated";
    assert_eq!(found, [format!("note unused-keyword 7: {message}")]);
}

#[test]
fn paths_that_are_one_to_the_server_are_named() {
    let get = "{ get: { responses: { 204: { description: a } } } }";
    let put = "{ put: { responses: { 204: { description: a } } } }";
    let found = said(
        "3.0.3",
        &format!("paths:\n  /user/%61bc: {get}\n  /user/a%62c: {get}\n  /user/ab%63: {put}\n  /user/a%2Fbc: {get}\n"),
    );
    let expected = [
        "note similar-paths 5: `/user/a%62c` and `/user/%61bc` are the same path; which `GET` is meant is up to the server",
        "note similar-paths 6: `/user/ab%63` and `/user/%61bc` are the same path; their methods differ",
    ];
    assert_eq!(found, expected);
}

#[test]
fn braces_of_a_path_name_its_parameters_once() {
    let get =
        "{ get: { responses: { 204: { description: a } }, parameters: [ { $ref: '#/components/parameters/Id' } ] } }";
    let plain = "{ get: { responses: { 204: { description: a } } } }";
    let rest = format!(
        "paths:\n  '/a/{{id}}/b/{{id}}': {get}\n  '/c/{{d': {plain}\ncomponents: {{ parameters: {{ Id: {{ name: id, in: path, required: true, schema: {{}} }} }} }}\n"
    );
    let expected = [
        "warning path-template 4: the path `/a/{id}/b/{id}` has `{id}` twice; both get the same value",
        "warning path-template 5: in the path `/c/{d` a brace is opened and not closed; it is sent as it stands",
    ];
    assert_eq!(said("3.0.3", &rest), expected);
}

#[test]
fn an_undeclared_parameter_that_stands_there_twice_is_added_once() {
    let (found, _) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: { '/a/{b}/c/{b}': {
           get: { responses: { 204: { description: a } } } } } }",
    );
    let parameters = &json(&found)["paths"]["/a/{b}/c/{b}"]["get"]["parameters"];
    assert_eq!(parameters.as_array().unwrap().len(), 1);
}

#[test]
fn what_is_encoded_is_a_property() {
    let body = |schema: &str| {
        format!(
            "requestBody:\n  content:\n    multipart/form-data:\n      encoding: {{ a: {{}}, b: {{}} }}\n      schema: {schema}"
        )
    };
    let closed = body("{ allOf: [{ type: object, properties: { a: {} } }] }");
    let message = "`b` of `GET /a` is encoded, but the schema has no such property";
    assert_eq!(
        said_of_operation("3.0.3", &closed),
        [format!("warning encoding-without-property 9: {message}")]
    );
    let open = body("{ type: object, properties: { a: {} }, additionalProperties: true }");
    assert!(said_of_operation("3.0.3", &open).is_empty());
    assert!(said_of_operation("3.0.3", &body("{ type: object }")).is_empty());
}

#[test]
fn responses_without_a_response_say_nothing() {
    let found = said("3.0.3", "paths: { /a: { get: { responses: {} } } }");
    let message = "the operation of `GET /a` has no `responses`; any answer is kept as it comes";
    assert_eq!(found, [format!("warning missing-responses 3: {message}")]);
}

#[test]
fn urls_lead_somewhere() {
    let found = said(
        "3.0.3",
        "paths: {}
components: { securitySchemes: {
  A: { type: oauth2, flows: { password: { tokenUrl: '-', scopes: {} } } },
  B: { type: oauth2, flows: { implicit: { authorizationUrl: https://acme.dev/a, refreshUrl: /b, scopes: {} } } },
  C: { type: openIdConnect, openIdConnectUrl: acme.dev } } }",
    );
    let expected = [
        "note not-a-url 5: `tokenUrl: -` is no URL",
        "note not-a-url 7: `openIdConnectUrl: acme.dev` is no URL",
    ];
    assert_eq!(found, expected);
}

#[test]
fn security_schemes_say_how_a_credential_travels() {
    let text = "openapi: 3.0.3
info: { title: Acme, version: '1' }
paths: {}
components: { securitySchemes: {
  A: { type: http, scheme: amongus },
  B: { type: http },
  C: { type: apiKey, in: header, name: '' },
  D: { type: apiKey, in: body, name: d },
  E: { type: apiKey, in: header, name: 'a b' },
  F: { type: oauth2, flows: { authorizationCode: { tokenUrl: /t, scopes: {} } } } } }
";
    let (found, notes) = document(text);
    let expected = [
        "note unknown-http-scheme 5: `amongus` is no registered HTTP authentication scheme; it is sent as it stands",
        "warning incomplete-security-scheme 6: this security scheme lacks `scheme`",
        "warning incomplete-security-scheme 7: this security scheme lacks `name`",
        "warning incomplete-security-scheme 8: `in: body` is no place for a key; it is sent in a header",
        "warning header-name 9: `a b` cannot be the name of a header; the key is left out",
        "warning incomplete-security-scheme 10: the flow `authorizationCode` lacks `authorizationUrl`",
    ];
    assert_eq!(listed(&notes), expected);
    let schemes = &json(&found)["components"]["securitySchemes"];
    assert_eq!(
        schemes.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["A", "B", "D", "F"]
    );
    assert_eq!(schemes["D"]["in"], "header");
}

#[test]
fn values_are_of_the_type_beside_them() {
    let found = said_of_schemas(
        "A: { type: integer, default: '10' }
B: { type: integer, default: null }
C: { type: integer, enum: ['1', '2'] }
D: { type: array, items: {}, example: a }
E: { type: object, example: 5 }",
    );
    let expected = [
        "note value-type 6: the default `\"10\"` is a text, and the schema says `type: integer`",
        "note value-type 7: the default is null, and the schema says `type: integer`",
        "note value-type 8: the value `\"1\"` of `enum` is a text, and the schema says `type: integer`",
        "note value-type 9: the example `\"a\"` is a text, and the schema says `type: array` (here and in one more place)",
    ];
    assert_eq!(found, expected);
}

#[test]
fn values_that_fit_give_no_alarm() {
    let found = said_of_schemas(
        "A: { type: integer, default: 1.0, example: 99999999999999999999999 }
B: { type: string, format: date, default: 2020-01-01, example: 2020-01-01 }
C: { type: integer, nullable: true, default: null, enum: [1, null] }
D: { allOf: [{ type: string }], default: 5 }
E: { type: string, example: 10 }
F: { type: number, enum: [1, 2.5] }
G: { default: [] }
H: { type: integer, example: null }",
    );
    assert_eq!(found, [""; 0]);
    let listed = said(
        "3.1.0",
        "paths: {}\ncomponents: { schemas: { A: { type: [string, integer], default: 5 }, B: { type: [string, 'null'], default: null } } }",
    );
    assert_eq!(listed, [""; 0]);
}

#[test]
fn what_came_later_is_read_as_there() {
    let found = said(
        "3.0.3",
        "paths: { /a: { $ref: '#/components/pathItems/A' } }
webhooks: {}
components:
  securitySchemes: { T: { type: mutualTLS } }
  pathItems: { A: { get: { responses: { 204: { description: a } } } } }",
    );
    let expected = [
        "note new-keyword 4: `webhooks` came with OpenAPI 3.1; read as there",
        "note new-keyword 6: `type: mutualTLS` came with OpenAPI 3.1; read as there",
        "note unused-keyword 6: `mutualTLS` is settled by the transport; requests carry nothing for it",
        "note new-keyword 7: `pathItems` of `components` came with OpenAPI 3.1; read as there",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_path_item_without_a_path_is_named() {
    let found = said(
        "3.1.0",
        "paths: { /a: { $ref: '#/components/pathItems/A' } }\ncomponents:\n  pathItems:\n    A: {}\n    B: {}",
    );
    let expected = ["note unused-path-item 7: no path refers to the path item `B`; it is not generated"];
    assert_eq!(found, expected);
}

#[test]
fn the_whole_query_stands_alone() {
    let found = said_of_operation(
        "3.2.0",
        "parameters:
- { name: all, in: querystring, content: { application/json: {} } }
- { name: part, in: query, schema: {} }",
    );
    let expected = [
        "warning parameter-left-out 7: the parameter `all` of `GET /a` is left out: `in: querystring`, of OpenAPI 3.2, is not supported yet",
        "warning querystring-parameter 8: `all` of `GET /a` is the whole query, so that `part` has no place in it",
    ];
    assert_eq!(found, expected);
}

#[test]
fn unions_that_are_only_each_other_end_somewhere() {
    let text = "openapi: 3.0.3
info: { title: Acme, version: '1' }
paths: {}
components:
  schemas:
    A: { anyOf: [{ $ref: '#/components/schemas/B' }] }
    B: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }
    C: { oneOf: [{ $ref: '#/components/schemas/C' }, { type: string }] }
    D: { anyOf: [{ $ref: '#/components/schemas/E' }] }
    E: { $ref: '#/components/schemas/D' }
    F: { type: object, properties: { f: { anyOf: [{ $ref: '#/components/schemas/F' }] } } }
    G: { anyOf: [{ $ref: '#/components/schemas/F' }] }
";
    let (found, notes) = document(text);
    let expected = [
        "warning reference-cycle 6: each member of `A` leads back to it, and never says what it is",
        "warning reference-cycle 9: each member of `D` leads back to it, and never says what it is",
    ];
    assert_eq!(listed(&notes), expected);
    let schemas = &json(&found)["components"]["schemas"];
    assert_eq!((&schemas["A"], &schemas["D"]), (&json!({}), &json!({})));
    assert_eq!(schemas["B"]["oneOf"].as_array().unwrap().len(), 2);
}

#[test]
fn many_unions_of_each_other_take_linear_time() {
    let member = |at: usize| {
        let next = at ^ 1;
        format!("S{at}: {{ anyOf: [{{ $ref: '#/components/schemas/S{next}' }}] }}\n")
    };
    let schemas: String = (0..20_000).map(member).collect();
    let found = said_of_schemas(&schemas);
    assert_eq!(found.len(), 10_000);
}

#[test]
fn null_is_no_object() {
    let found = said_of_operation("3.0.3", "requestBody:\nsecurity:");
    let expected = [
        "note null-value 6: `requestBody` is null; read as empty",
        "note null-value 7: `security` is null; read as empty",
    ];
    assert_eq!(found, expected);
}

#[test]
fn an_additional_operation_has_no_other_place() {
    let text = "openapi: 3.2.0
info: { title: Acme, version: '1' }
paths:
  /a:
    parameters: [ { name: X-A, in: header, schema: {} }, { $ref: '#/components/parameters/No' } ]
    query: { responses: { 204: { description: a } } }
    additionalOperations:
      link: { operationId: linked, responses: { 204: { description: a } } }
      POST: { operationId: posted, responses: { 204: { description: a } } }
      get: { responses: { 204: { description: a } } }
      'a b': {}
    get: { responses: { 204: { description: a } } }
";
    let (found, notes) = document(text);
    let expected = [
        "note misplaced-operation 9: `POST` of `/a` is no additional method; read as `post`",
        "warning unsupported-operation 10: `GET /a` is left out: `get` is there already",
        "warning unsupported-operation 11: `A B /a` is left out: this is no HTTP method",
    ];
    let others = listed(&notes)
        .into_iter()
        .filter(|it| it.contains("operation ") && !it.contains("parameter"));
    assert_eq!(others.collect::<Vec<_>>(), expected);
    let methods: Vec<_> = found.methods["/a"]
        .iter()
        .map(|it| (it.name.as_str(), it.at.as_str()))
        .collect();
    let expected = [
        ("QUERY", "/paths/~1a/query"),
        ("link", "/paths/~1a/additionalOperations/link"),
    ];
    assert_eq!(methods, expected);
    assert_eq!((found.declared, found.skipped.len()), (6, 2));
    assert_eq!(json(&found)["paths"]["/a"]["post"]["operationId"], "posted");
    assert_eq!(
        found.origins.place("/paths/~1a/post").pointer,
        "/paths/~1a/additionalOperations/POST"
    );
}
