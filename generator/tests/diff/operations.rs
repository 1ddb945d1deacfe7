//! Operations, parameters, bodies, responses, security and servers.

#[test]
fn operations_come_and_go() {
    document_diff!(
        "paths: { /a: { get: { responses: { '204': { description: Done } } }, delete: { deprecated: true, responses: { '204': { description: Done } } } } }",
        "paths: { /a: { get: { responses: { '204': { description: Done } } }, post: { responses: { '204': { description: Done } } } } }",
        @"
    ! [operation-removed] `DELETE /a` is gone; it was deprecated.
    + [operation-added] `POST /a` is new.
    → major
    "
    );
}

#[test]
fn a_path_is_known_by_its_form() {
    document_diff!(
        "paths: { '/a/{id}': { get: { parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '204': { description: Done } } } } }",
        "paths: { '/a/{key}': { get: { parameters: [{ name: key, in: path, required: true, schema: { type: string, maxLength: 9 } }], responses: { '204': { description: Done } } } } }",
        @"
    ! [limit-tightened] The path parameter `key` of `GET /a/{key}` has `maxLength` 9 now.
      [path-parameter-renamed] The path parameter `key` of `GET /a/{key}` was `id`.
    → major
    "
    );
}

#[test]
fn parameters() {
    document_diff!(
        "
        paths:
          /a:
            get:
              parameters:
                - { name: gone, in: query, schema: { type: string } }
                - { name: moved, in: query, schema: { type: string } }
                - { name: list, in: query, schema: { type: array, items: { type: string } } }
                - { name: n, in: query, schema: { type: integer } }
                - { name: X-Same, in: header, schema: { type: string } }
              responses: { '204': { description: Done } }
        ",
        "
        paths:
          /a:
            parameters:
              - { name: x-same, in: header, schema: { type: string } }
            get:
              parameters:
                - { name: moved, in: header, schema: { type: string } }
                - { name: list, in: query, explode: false, schema: { type: array, items: { type: string } } }
                - { name: n, in: query, required: true, schema: { type: string } }
                - { name: new, in: query, schema: { type: string } }
                - { name: needed, in: query, required: true, schema: { type: string } }
              responses: { '204': { description: Done } }
        ",
        @"
    ! [parameter-moved] The query parameter `moved` of `GET /a` goes into the header now.
    ! [parameter-style-changed] The query parameter `list` of `GET /a` is written with `style: form`, `explode: false` now, it was `style: form`, `explode: true`.
    ! [parameter-became-required] The query parameter `n` of `GET /a` is required now.
    ! [required-parameter-added] The query parameter `needed` of `GET /a` is new, and required.
    ! [parameter-removed] The query parameter `gone` of `GET /a` is gone: what it asked for is not done any more.
    + [type-widened] The query parameter `n` of `GET /a` is `string` now, it was `integer`.
    + [parameter-added] The query parameter `new` of `GET /a` is new.
    → major
    "
    );
}

#[test]
fn a_single_value_is_a_list_of_one_in_a_query() {
    document_diff!(
        "paths: { /a: { get: { parameters: [{ name: q, in: query, schema: { type: integer } }], responses: { '204': { description: Done } } } } }",
        "paths: { /a: { get: { parameters: [{ name: q, in: query, schema: { type: array, items: { type: integer } } }], responses: { '204': { description: Done } } } } }",
        @"
    + [type-widened] The query parameter `q` of `GET /a` is `array` now, it was `integer`.
    → minor
    "
    );
}

#[test]
fn bodies_and_media_types() {
    document_diff!(
        "
        paths:
          /a:
            post:
              requestBody: { content: { application/xml: { schema: { type: string } }, application/json: { schema: { type: string } } } }
              responses: { '200': { description: Done, content: { application/json: { schema: { type: string } } } } }
          /b:
            post:
              responses: { '204': { description: Done } }
        ",
        "
        paths:
          /a:
            post:
              requestBody: { required: true, content: { 'application/json; charset=utf-8': { schema: { type: string } } } }
              responses: { '200': { description: Done, content: { application/json: { schema: { type: string } }, text/csv: {} } } }
          /b:
            post:
              requestBody: { required: true, content: { application/json: {} } }
              responses: { '204': { description: Done } }
        ",
        @"
    ! [body-became-required] The body of `POST /a` is required now.
    ! [required-body-added] The body of `POST /b` is new, and required.
    ! [media-type-removed] The body of `POST /a` is not in `application/xml` any more.
    + [media-type-added] The response `200` of `POST /a` may be in `text/csv` as well.
    → major
    "
    );
}

#[test]
fn responses_and_headers() {
    document_diff!(
        "
        paths:
          /a:
            get:
              responses:
                '200': { description: Done, headers: { X-Rest: { required: true, schema: { type: integer } }, ETag: { schema: { type: string } } } }
                '202': { description: Later }
                '404': { description: Missing }
        ",
        "
        paths:
          /a:
            get:
              responses:
                '200': { description: Done, headers: { x-rest: { schema: { type: integer } }, Link: { schema: { type: string } } } }
                '201': { description: Made }
                '409': { description: Conflict }
        ",
        @"
    ! [header-became-optional] The header `x-rest` of the response `200` of `GET /a` may be missing now.
    ! [header-removed] The header `etag` of the response `200` of `GET /a` is gone.
    ! [success-status-removed] `GET /a` does not answer with `202` any more.
    + [header-added] The header `link` of the response `200` of `GET /a` is new.
    + [success-status-added] `GET /a` may answer with `201` as well.
    + [error-status-added] `GET /a` may answer with `409` as well.
      [error-status-removed] `GET /a` does not answer with `404` any more.
    → major
    "
    );
}

#[test]
fn a_status_in_a_range_is_compared_with_it() {
    document_diff!(
        "paths: { /a: { get: { responses: { '200': { description: Done, content: { application/json: { schema: { type: string } } } } } } } }",
        "paths: { /a: { get: { responses: { '2XX': { description: Done, content: { application/json: { schema: { type: integer } } } } } } } }",
        @"
    ! [type-changed] The response `200` of `GET /a` is `integer` now, it was `string`.
    → major
    "
    );
}

#[test]
fn what_a_call_has_to_prove() {
    let schemes = "components: { securitySchemes: { key: { type: apiKey, in: header, name: K }, oauth: { type: oauth2, flows: {} } } }";
    let operation = "responses: { '204': { description: Done } }";
    document_diff!(
        &format!("security: [{{ key: [] }}]\npaths: {{ /a: {{ get: {{ {operation} }}, put: {{ security: [{{ oauth: [r] }}], {operation} }}, post: {{ security: [], {operation} }} }} }}\n{schemes}"),
        &format!("security: [{{ oauth: [] }}, {{ key: [] }}]\npaths: {{ /a: {{ get: {{ {operation} }}, put: {{ security: [{{ oauth: [r, w] }}], {operation} }}, post: {{ {operation} }} }} }}\n{schemes}"),
        @"
    ! [security-scope-added] For `PUT /a`, `oauth` needs the scope `w` now.
    ! [security-added] For `POST /a`, `oauth` or `key` is needed now, and nothing was.
    + [security-alternative-added] For operations that say nothing of their own, `oauth` suffices now.
    → major
    "
    );
}

#[test]
fn servers_and_schemes() {
    document_diff!(
        "
        servers: [{ url: 'https://a.dev/' }, { url: 'https://b.dev' }]
        paths: {}
        components: { securitySchemes: { key: { type: apiKey, in: header, name: K } } }
        ",
        "
        servers: [{ url: 'https://c.dev' }, { url: 'https://a.dev' }]
        paths: {}
        components: { securitySchemes: { key: { type: apiKey, in: query, name: K } } }
        ",
        @"
    ! [security-scheme-changed] The security scheme `key` is a key in the query `K` now, it was a key in the header `K`.
    ! [server-removed] The server `https://b.dev` is gone.
    + [server-added] The server `https://c.dev` is new.
    → major
    "
    );
}

#[test]
fn a_webhook_goes_the_other_way() {
    document_diff!(
        "webhooks: { made: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } } }, responses: { '204': { description: Done } } } } }",
        "webhooks: { made: { post: { requestBody: { content: { application/json: { schema: { type: object, required: [at], properties: { at: { type: string } } } } } }, responses: { '204': { description: Done } } } } }",
        @"
    ! [property-removed] `id` of the body of `POST made` is gone.
    + [required-property-added] `at` of the body of `POST made` is new, and required.
    → major
    "
    );
}
