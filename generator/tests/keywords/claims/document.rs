//! The document itself: what it says of itself, its servers, its components.

use crate::claim::{ALL, ONLY_20, Object, SINCE_30, SINCE_31, SINCE_32, docs, reported, supported};
use crate::place::Place::{Document, Paths, Server, Whole};

pub(super) const OBJECTS: &[Object] = &[
    Object {
        name: "OpenAPI",
        claims: &[
            supported("swagger", ONLY_20, Whole("«swagger: '2.0'»\ninfo: { title: Pets, version: '1' }\ndefinitions: { Pet: { type: object, properties: { name: { type: string } } } }")),
            supported("openapi", SINCE_30, Whole("«openapi: 3.1.0»\ninfo: { title: Pets, version: '1' }\ncomponents: { schemas: { Pet: { type: object, properties: { name: { type: string } } } } }")),
            supported("info", ALL, Document("«info: { title: Pets, version: '2' }»")),
            supported("paths", ALL, Document("paths: { «/pets: { get: { responses: { '204': { description: Done. } } } }» }")),
            supported("security", ONLY_20, Document("securityDefinitions: { Key: { type: apiKey, in: header, name: X-Key } }\n«security: [Key: []]»")),
            supported("security", SINCE_30, Document("components: { securitySchemes: { Key: { type: apiKey, in: header, name: X-Key } } }\n«security: [Key: []]»")),
            docs("tags", ALL, "All about pets.", Document("tags: [«{ name: pets, description: All about pets. }»]\npaths: { /a: { get: { tags: [pets], responses: { '204': { description: Done. } } } } }")),
            docs("externalDocs", ALL, "https://acme.dev/docs", Document("«externalDocs: { url: https://acme.dev/docs }»")),
            supported("host", ONLY_20, Document("«host: acme.dev»")),
            supported("basePath", ONLY_20, Document("host: acme.dev\n«basePath: /v1»")),
            supported("schemes", ONLY_20, Document("host: acme.dev\n«schemes: [http]»")),
            supported("consumes", ONLY_20, Document("«consumes: [text/plain]»\npaths: { /a: { post: { parameters: [{ name: a, in: body, schema: { type: string } }], responses: { '204': { description: Done. } } } } }")),
            supported("produces", ONLY_20, Document("«produces: [text/plain]»\npaths: { /a: { post: { responses: { '200': { description: OK, schema: { type: string } } } } } }")),
            supported("definitions", ONLY_20, Document("«definitions: { Pet: { type: object, properties: { name: { type: string } } } }»")),
            supported("parameters", ONLY_20, Document("«parameters: { Id: { name: id, in: query, type: string } }»\npaths: { /a: { get: { parameters: [{ $ref: '#/parameters/Id' }], responses: { '204': { description: Done. } } } } }")),
            supported("responses", ONLY_20, Document("«responses: { Text: { description: OK, schema: { type: string } } }»\npaths: { /a: { get: { responses: { '200': { $ref: '#/responses/Text' } } } } }")),
            supported("securityDefinitions", ONLY_20, Document("«securityDefinitions: { Key: { type: basic } }»")),
            supported("servers", SINCE_30, Document("«servers: [{ url: 'https://acme.dev' }]»")),
            supported("components", SINCE_30, Document("«components: { schemas: { Pet: { type: object, properties: { name: { type: string } } } } }»")),
            supported("webhooks", SINCE_31, Document("«webhooks: { fed: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { at: { type: string } } } } } }, responses: { '204': { description: Done. } } } } }»\npaths: {}")),
            reported("jsonSchemaDialect", SINCE_31, "unused-keyword", Document("«jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base»")),
            reported("$self", SINCE_32, "new-keyword", Document("«$self: https://acme.dev/openapi.yaml»")),
        ],
    },
    Object {
        name: "Info",
        claims: &[
            supported("title", ALL, Document("info: { «title: Pets,» version: '1' }")),
            supported("version", ALL, Document("info: { title: Pets, «version: '2'» }")),
            docs("description", ALL, "All about pets.", Document("info: { title: Pets, version: '1', «description: All about pets.» }")),
            docs("summary", SINCE_31, "All about pets.", Document("info: { title: Pets, version: '1', «summary: All about pets.» }")),
            docs("termsOfService", ALL, "https://acme.dev/terms", Document("info: { title: Pets, version: '1', «termsOfService: https://acme.dev/terms» }")),
            docs("contact", ALL, "pets@acme.dev", Document("info: { title: Pets, version: '1', «contact: { email: pets@acme.dev }» }")),
            docs("license", ALL, "MIT", Document("info: { title: Pets, version: '1', «license: { name: MIT }» }")),
        ],
    },
    Object {
        name: "Contact",
        claims: &[
            docs("name", ALL, "Ada", Document("info: { title: Pets, version: '1', contact: { «name: Ada» } }")),
            docs("url", ALL, "https://acme.dev/ada", Document("info: { title: Pets, version: '1', contact: { name: Ada, «url: https://acme.dev/ada» } }")),
            docs("email", ALL, "ada@acme.dev", Document("info: { title: Pets, version: '1', contact: { name: Ada, «email: ada@acme.dev» } }")),
        ],
    },
    Object {
        name: "License",
        claims: &[
            docs("name", ALL, "Acme 1.0", Document("info: { title: Pets, version: '1', license: { «name: Acme 1.0» } }")),
            docs("url", ALL, "https://acme.dev/license", Document("info: { title: Pets, version: '1', license: { name: Acme, «url: https://acme.dev/license» } }")),
            docs("identifier", SINCE_31, "Apache-2.0", Document("info: { title: Pets, version: '1', license: { name: Apache, «identifier: Apache-2.0» } }")),
        ],
    },
    Object {
        name: "Server",
        claims: &[
            supported("url", SINCE_30, Server("{ «url: 'https://acme.dev'» }")),
            supported("description", SINCE_30, Server("{ url: 'https://acme.dev', «description: Production» }")),
            supported("variables", SINCE_30, Server("{ url: 'https://{region}.acme.dev', «variables: { region: { default: eu } }» }")),
            reported("name", SINCE_32, "new-keyword", Server("{ url: 'https://acme.dev', «name: production» }")),
        ],
    },
    Object {
        name: "Server Variable",
        claims: &[
            supported("enum", SINCE_30, Server("{ url: 'https://{r}.acme.dev', variables: { r: { default: eu, «enum: [eu, us]» } } }")),
            supported("default", SINCE_30, Server("{ url: 'https://{r}.acme.dev', variables: { r: { «default: eu» } } }")),
            docs("description", SINCE_30, "Where it runs.", Server("{ url: 'https://{r}.acme.dev', variables: { r: { default: eu, «description: Where it runs.» } } }")),
        ],
    },
    Object {
        name: "Components",
        claims: &[
            supported("schemas", SINCE_30, Document("components: { «schemas: { Pet: { type: object, properties: { name: { type: string } } } }» }")),
            supported("responses", SINCE_30, Document("components: { «responses: { Text: { description: OK, content: { text/plain: {} } } }» }\npaths: { /a: { get: { responses: { '200': { $ref: '#/components/responses/Text' } } } } }")),
            supported("parameters", SINCE_30, Document("components: { «parameters: { Id: { name: id, in: query, schema: { type: string } } }» }\npaths: { /a: { get: { parameters: [{ $ref: '#/components/parameters/Id' }], responses: { '204': { description: Done. } } } } }")),
            supported("requestBodies", SINCE_30, Document("components: { «requestBodies: { Text: { content: { text/plain: {} } } }» }\npaths: { /a: { post: { requestBody: { $ref: '#/components/requestBodies/Text' }, responses: { '204': { description: Done. } } } } }")),
            supported("headers", SINCE_30, Document("components: { «headers: { Left: { schema: { type: integer } } }» }\npaths: { /a: { get: { responses: { '204': { description: Done., headers: { X-Left: { $ref: '#/components/headers/Left' } } } } } } }")),
            supported("securitySchemes", SINCE_30, Document("components: { «securitySchemes: { Key: { type: http, scheme: basic } }» }")),
            supported("callbacks", SINCE_30, Document("components: { «callbacks: { Fed: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { at: { type: string } } } } } }, responses: { '204': { description: Done. } } } } } }» }\npaths: { /a: { post: { callbacks: { fed: { $ref: '#/components/callbacks/Fed' } }, responses: { '204': { description: Done. } } } } }")),
            supported("pathItems", SINCE_31, Document("components: { «pathItems: { Pets: { get: { responses: { '204': { description: Done. } } } } }» }\npaths: { /a: { $ref: '#/components/pathItems/Pets' } }")),
            reported("examples", SINCE_30, "unused-keyword", Document("components: { «examples: { Rex: { value: Rex } }» }")),
            reported("links", SINCE_30, "unused-keyword", Document("components: { «links: { Next: { operationId: feed } }» }")),
            reported("mediaTypes", SINCE_32, "new-keyword", Document("components: { «mediaTypes: { Pets: { schema: { type: string } } }» }")),
        ],
    },
    Object {
        name: "Paths",
        claims: &[supported("/{path}", ALL, Paths("/a: { get: { responses: { '204': { description: Done. } } } }\n«/b: { get: { responses: { '204': { description: Done. } } } }»"))],
    },
];
