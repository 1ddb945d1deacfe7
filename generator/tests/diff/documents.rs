//! What never goes over the wire, and documents of other dialects.

use crate::support::said;

#[test]
fn prose_is_neutral() {
    document_diff!(
        "paths: { /a: { get: { operationId: a, tags: [x], summary: One, responses: { '204': { description: Done } } } } }",
        "paths: { /a: { get: { operationId: b, tags: [y], summary: Two, deprecated: true, x-mine: 1, responses: { '204': { description: Ready } } } } }",
        @"
      [description-changed] The description of `GET /a` changed.
      [extension-changed] The extensions of `GET /a` changed.
      [operation-id-changed] The `operationId` of `GET /a` is `b` now, it was `a`.
      [tags-changed] The tags of `GET /a` are `y` now, they were `x`.
      [deprecated] `GET /a` is deprecated now.
      [description-changed] The description of the response `204` of `GET /a` changed.
    → patch
    "
    );
}

#[test]
fn components_that_nobody_uses() {
    document_diff!(
        "paths: {}\ncomponents: { schemas: { A: { type: string }, B: { type: string } } }",
        "paths: {}\ncomponents: { schemas: { A: { type: integer }, C: { type: string } } }",
        @"
      [type-changed] `A` is `integer` now, it was `string`.
      [schema-added] The schema `C` is new.
      [schema-removed] The schema `B` is gone.
    → patch
    "
    );
}

#[test]
fn what_no_rule_looks_at_is_told_all_the_same() {
    document_diff!("paths: {}\nexternalDocs: { url: 'https://a.dev' }", "paths: {}\nexternalDocs: { url: 'https://b.dev' }", @"
      [something-else-changed] The documents differ in something that no rule looks at.
    → patch
    ");
}

#[test]
fn comments_and_order_are_no_change() {
    document_diff!("paths: {}\nservers: []", "servers: [] # The same.\npaths: {}", @"→ none");
}

#[test]
fn a_document_that_moved_to_another_version_says_the_same() {
    let old = "
swagger: '2.0'
info: { title: T, version: '1' }
host: a.dev
schemes: [https]
paths:
  /a:
    post:
      consumes: [application/json]
      produces: [application/json]
      parameters: [{ name: body, in: body, required: true, schema: { $ref: '#/definitions/A' } }]
      responses: { '200': { description: Done, schema: { $ref: '#/definitions/A' } } }
definitions: { A: { type: object, properties: { a: { type: string, x-nullable: true } } } }
";
    let new = "
openapi: 3.1.0
info: { title: T, version: '1' }
servers: [{ url: 'https://a.dev' }]
paths:
  /a:
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
      responses: { '200': { description: Done, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } }
components: { schemas: { A: { type: object, properties: { a: { type: [string, 'null'] } } } } }
";
    insta::assert_snapshot!(said(old, new), @"
      [something-else-changed] The documents differ in something that no rule looks at.
    → patch
    ");
}
