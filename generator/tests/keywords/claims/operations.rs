//! Path items and operations.

use crate::claim::{ALL, ONLY_20, Object, SINCE_30, SINCE_32, docs, reported, supported, within};
use crate::place::Place::{Document, Operation, Paths};

pub(super) const OBJECTS: &[Object] = &[
    Object {
        name: "Path Item",
        claims: &[
            supported("$ref", ALL, Paths("/a: { get: { operationId: a, responses: { '204': { description: Done. } } } }\n/b: { «$ref: '#/paths/~1a'» }")),
            supported("get", ALL, Paths("/a: { «get: { responses: { '204': { description: Done. } } }» }")),
            supported("put", ALL, Paths("/a: { «put: { responses: { '204': { description: Done. } } }» }")),
            supported("post", ALL, Paths("/a: { «post: { responses: { '204': { description: Done. } } }» }")),
            supported("delete", ALL, Paths("/a: { «delete: { responses: { '204': { description: Done. } } }» }")),
            supported("options", ALL, Paths("/a: { «options: { responses: { '204': { description: Done. } } }» }")),
            supported("head", ALL, Paths("/a: { «head: { responses: { '204': { description: Done. } } }» }")),
            supported("patch", ALL, Paths("/a: { «patch: { responses: { '204': { description: Done. } } }» }")),
            supported("trace", SINCE_30, Paths("/a: { «trace: { responses: { '204': { description: Done. } } }» }")),
            supported("parameters", ALL, Paths("/a: { get: { responses: { '204': { description: Done. } } }, «parameters: [{ name: b, in: query, type: string, schema: { type: string } }]» }")),
            supported("servers", SINCE_30, Paths("/a: { get: { responses: { '204': { description: Done. } } }, «servers: [{ url: 'https://a.acme.dev' }]» }")),
            docs("summary", SINCE_30, "All about a.", Paths("/a: { get: { responses: { '204': { description: Done. } } }, «summary: All about a.» }")),
            docs("description", SINCE_30, "All about a.", Paths("/a: { get: { responses: { '204': { description: Done. } } }, «description: All about a.» }")),
            within("query", SINCE_32, "unsupported-operation", "QUERY /a", Paths("/a: { get: { responses: { '204': { description: Done. } } }, «query: { responses: { '204': { description: Done. } } }» }")),
            within("additionalOperations", SINCE_32, "unsupported-operation", "LINK /a", Paths("/a: { get: { responses: { '204': { description: Done. } } }, «additionalOperations: { LINK: { responses: { '204': { description: Done. } } } }» }")),
        ],
    },
    Object {
        name: "Operation",
        claims: &[
            supported("tags", ALL, Operation("{ operationId: feed, «tags: [kitchen]» }")),
            docs("summary", ALL, "Feeds it.", Operation("{ operationId: feed, «summary: Feeds it.» }")),
            docs("description", ALL, "Feeds it well.", Operation("{ operationId: feed, «description: Feeds it well.» }")),
            docs("externalDocs", ALL, "https://acme.dev/feed", Operation("{ operationId: feed, «externalDocs: { url: https://acme.dev/feed }» }")),
            supported("operationId", ALL, Operation("{ «operationId: feed» }")),
            supported("parameters", ALL, Operation("{ operationId: feed, «parameters: [{ name: a, in: query, type: string, schema: { type: string } }]» }")),
            supported("responses", ALL, Operation("{ operationId: feed, responses: { «'404': { description: None. }» } }")),
            docs("deprecated", ALL, "Deprecated", Operation("{ operationId: feed, «deprecated: true» }")),
            supported("security", ONLY_20, Document("securityDefinitions: { Key: { type: apiKey, in: header, name: X-Key } }\npaths: { /a: { get: { «security: [Key: []],» responses: { '204': { description: Done. } } } } }")),
            supported("security", SINCE_30, Document("components: { securitySchemes: { Key: { type: apiKey, in: header, name: X-Key } } }\npaths: { /a: { get: { «security: [Key: []],» responses: { '204': { description: Done. } } } } }")),
            supported("consumes", ONLY_20, Operation("{ operationId: feed, parameters: [{ name: a, in: body, schema: { type: string } }], «consumes: [text/plain]» }")),
            supported("produces", ONLY_20, Operation("{ operationId: feed, responses: { '200': { description: OK, schema: { type: string } } }, «produces: [text/plain]» }")),
            supported("schemes", ONLY_20, Document("host: acme.dev\nschemes: [https]\npaths: { /a: { get: { «schemes: [http],» responses: { '204': { description: Done. } } } } }")),
            supported("requestBody", SINCE_30, Operation("{ operationId: feed, «requestBody: { content: { text/plain: {} } }» }")),
            supported("callbacks", SINCE_30, Operation("{ operationId: feed, «callbacks: { fed: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { at: { type: string } } } } } }, responses: { '204': { description: Done. } } } } } }» }")),
            supported("servers", SINCE_30, Operation("{ operationId: feed, «servers: [{ url: 'https://a.acme.dev' }]» }")),
        ],
    },
    Object {
        name: "Callback",
        claims: &[supported("{expression}", SINCE_30, Operation("{ operationId: feed, callbacks: { fed: { «'{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { at: { type: string } } } } } }, responses: { '204': { description: Done. } } } }» } } }"))],
    },
    Object {
        name: "External Documentation",
        claims: &[
            docs("url", ALL, "https://acme.dev/feed", Operation("{ operationId: feed, externalDocs: { description: The manual, «url: https://acme.dev/feed» } }")),
            docs("description", ALL, "The manual", Operation("{ operationId: feed, externalDocs: { url: https://acme.dev/feed, «description: The manual» } }")),
        ],
    },
    Object {
        name: "Tag",
        claims: &[
            docs("name", ALL, "All about pets.", Document("tags: [{ «name: pets¦name: cats», description: All about pets. }]\npaths: { /a: { get: { tags: [pets], responses: { '204': { description: Done. } } } } }")),
            docs("description", ALL, "All about pets.", Document("tags: [{ name: pets, «description: All about pets.» }]\npaths: { /a: { get: { tags: [pets], responses: { '204': { description: Done. } } } } }")),
            docs("externalDocs", ALL, "https://acme.dev/pets", Document("tags: [{ name: pets, «externalDocs: { url: https://acme.dev/pets }» }]\npaths: { /a: { get: { tags: [pets], responses: { '204': { description: Done. } } } } }")),
            reported("summary", SINCE_32, "new-keyword", Document("tags: [{ name: pets, «summary: Pets» }]")),
            reported("parent", SINCE_32, "new-keyword", Document("tags: [{ name: pets, «parent: animals» }]")),
            reported("kind", SINCE_32, "new-keyword", Document("tags: [{ name: pets, «kind: nav» }]")),
        ],
    },
];
