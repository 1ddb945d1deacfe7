//! Documents as a whole: webhooks, path items, bodies, parameters of 3.1 and 3.2; and the vendors' own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod normalize_support;

use normalize_support::{codes, document, files, json, origin};
use serde_json::json;

#[test]
fn webhooks_stand_beside_the_model() {
    let (found, notes) = document(
        "{ openapi: 3.1.0, info: { title: A, version: '1', summary: s, license: { name: MIT, identifier: MIT } },
           webhooks: { paid: { post: { responses: { 204: { description: ok } } } } } }",
    );
    assert_eq!(
        found.webhooks["paid"].post.as_ref().unwrap().responses.responses.len(),
        1
    );
    assert_eq!((found.declared, found.model.operations().count()), (0, 0));
    assert_eq!(found.model.info.extensions["x-specwright-summary"], "s");
    assert_eq!(
        found.model.info.license.as_ref().unwrap().extensions["x-specwright-identifier"],
        "MIT"
    );
    assert!(notes.is_empty(), "{:?}", codes(&notes));
}

#[test]
fn path_items_are_components_since_3_1() {
    let (found, notes) = document(
        "{ openapi: 3.1.0, info: { title: A, version: '1' },
           paths: { /a: { $ref: '#/components/pathItems/P', put: { responses: { 204: { description: a } } } } },
           components: { pathItems: { P: { get: { responses: { 204: { description: a } } } } } } }",
    );
    let methods: Vec<_> = found.model.operations().map(|(_, method, _)| method).collect();
    assert_eq!(methods, ["get", "put"]);
    assert_eq!(
        origin(&found, "/paths/~1a/get"),
        (0, "/components/pathItems/P/get".to_owned())
    );
    assert_eq!(origin(&found, "/paths/~1a/put"), (0, "/paths/~1a/put".to_owned()));
    assert!(notes.is_empty(), "{:?}", codes(&notes));
}

#[test]
fn a_path_item_that_contains_itself_ends() {
    let (_, notes) = files(&[
        (
            "api.yaml",
            "openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths: { /a: { $ref: 'a.yaml' } }",
        ),
        ("a.yaml", "$ref: 'a.yaml'"),
    ]);
    assert_eq!(codes(&notes), ["reference-cycle"]);
}

#[test]
fn a_callback_that_leads_back_to_itself_ends() {
    let (found, notes) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: { /a: { post: { responses: { 204: { description: a } },
           callbacks: { c: { $ref: '#/components/callbacks/C' } } } } },
           components: { callbacks: { C: { '{$url}': { post: { responses: { 204: { description: a } }, callbacks: { c: { $ref: '#/components/callbacks/C' } } } } } } } }",
    );
    assert_eq!(found.declared, 1);
    assert!(codes(&notes).iter().all(|code| code == "reference-cycle"));
}

#[test]
fn what_the_parameter_says_of_its_form_is_kept() {
    let (found, _) = document(
        "{ openapi: 3.0.3, info: { title: A, version: '1' }, paths: { '/a/{p}': { get: { responses: { 204: { description: a } }, parameters: [
           { name: p, in: path, required: true, style: matrix, explode: true, schema: { type: array, items: {} } },
           { name: q, in: query, style: deepObject, allowReserved: true, schema: { type: object } },
           { name: c, in: cookie, content: { application/json: { schema: { type: object } } } } ] } } } }",
    );
    let parameters = &json(&found)["paths"]["/a/{p}"]["get"]["parameters"];
    assert_eq!(
        (&parameters[0]["style"], &parameters[0]["explode"]),
        (&json!("matrix"), &json!(true))
    );
    assert_eq!(
        (&parameters[1]["style"], &parameters[1]["allowReserved"]),
        (&json!("deepObject"), &json!(true))
    );
    assert_eq!(parameters[2]["content"]["application/json"]["schema"]["type"], "object");
}

#[test]
fn keywords_of_3_2_are_reported_as_new() {
    let (_, notes) = document(
        "{ openapi: 3.2.0, $self: a, info: { title: A, version: '1' }, paths: {}, tags: [{ name: t, kind: nav, parent: p }] }",
    );
    assert_eq!(codes(&notes), ["new-keyword"; 3]);
}

#[test]
fn an_operation_counts_even_if_nothing_in_it_is_right() {
    let (found, _) = document(
        "{ openapi: 3.0.3, info: [], paths: { /a: { get: { parameters: 5, responses: [], requestBody: no, security: x,
           tags: {}, callbacks: 1, servers: 2, deprecated: maybe, operationId: {}, externalDocs: [] } } } }",
    );
    assert_eq!((found.declared, found.model.operations().count()), (1, 1));
}

#[test]
fn the_documents_of_our_vendors_need_no_repair() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    for vendor in ["stan", "jani", "lago", "flexprice", "meetbit"] {
        let Ok(text) = std::fs::read_to_string(folder.join(format!("{vendor}.yaml"))) else {
            continue;
        };
        let (found, notes) = document(&text);
        assert_eq!((found.declared, found.model.operations().count()), (1, 1), "{vendor}");
        assert!(found.skipped.is_empty(), "{vendor}");
        let warnings: Vec<_> = notes.iter().map(|finding| &finding.message).collect();
        assert_eq!(
            notes.counts().warnings + notes.counts().errors,
            0,
            "{vendor}: {warnings:?}"
        );
    }
}
