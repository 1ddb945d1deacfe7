//! Responses, headers, and what stands around them.

use crate::claim::{ALL, ONLY_20, Object, SINCE_30, SINCE_31, SINCE_32, docs, reported, supported, within};
use crate::place::Place::{Body, Document, Header, Operation, Response};

pub(super) const OBJECTS: &[Object] = &[
    Object {
        name: "Responses",
        claims: &[
            supported("default", ALL, Operation("{ operationId: feed, responses: { '204': { description: Done. }, «default: { description: Oh. }» } }")),
            supported("{status}", ALL, Operation("{ operationId: feed, responses: { '204': { description: Done. }, «'404': { description: None. }» } }")),
            supported("{range}", SINCE_30, Operation("{ operationId: feed, responses: { '204': { description: Done. }, «4XX: { description: Oh. }» } }")),
        ],
    },
    Object {
        name: "Response",
        claims: &[
            docs("description", ALL, "It is full.", Operation("{ operationId: feed, responses: { '204': { description: Done. }, '409': { «description: It is full.» } } }")),
            supported("headers", ALL, Response("{ description: OK, «headers: { X-Left: { type: integer, schema: { type: integer } } }» }")),
            supported("schema", ONLY_20, Response("{ description: OK, «schema: { type: array, items: { type: integer } }» }")),
            reported("examples", ONLY_20, "unused-keyword", Response("{ description: OK, schema: { type: string }, «examples: { application/json: a }» }")),
            supported("content", SINCE_30, Response("{ description: OK, «content: { text/plain: {} }» }")),
            reported("links", SINCE_30, "unused-keyword", Response("{ description: OK, «links: { next: { operationId: feed } }» }")),
            reported("summary", SINCE_32, "new-keyword", Response("{ description: OK, «summary: Good» }")),
        ],
    },
    Object {
        name: "Header",
        claims: &[
            docs("description", ALL, "What is left.", Header("{ type: integer, schema: { type: integer }, «description: What is left.» }")),
            docs("required", SINCE_30, "Always sent.", Header("{ schema: { type: integer }, «required: true» }")),
            docs("deprecated", SINCE_30, "Deprecated", Header("{ schema: { type: integer }, «deprecated: true» }")),
            reported("style", SINCE_30, "unused-keyword", Header("{ schema: { type: integer }, «style: simple» }")),
            reported("explode", SINCE_30, "unused-keyword", Header("{ schema: { type: object }, «explode: true» }")),
            supported("schema", SINCE_30, Header("{ «schema: { type: integer }» }")),
            reported("content", SINCE_30, "unused-keyword", Header("{ «content: { text/plain: { schema: { type: string } } }¦schema: { type: string }» }")),
            docs("example", SINCE_30, "For example `7`.", Header("{ schema: { type: integer }, «example: 7» }")),
            docs("examples", SINCE_30, "For example `7`.", Header("{ schema: { type: integer }, «examples: { one: { value: 7 } }» }")),
            supported("type", ONLY_20, Header("{ «type: integer¦type: string» }")),
            supported("format", ONLY_20, Header("{ type: integer, «format: int32» }")),
            reported("items", ONLY_20, "unused-keyword", Header("{ type: array, «items: { type: integer }» }")),
            reported("collectionFormat", ONLY_20, "unused-keyword", Header("{ type: array, items: { type: integer }, «collectionFormat: pipes» }")),
            docs("default", ONLY_20, "The vendor's default is `7`.", Header("{ type: integer, «default: 7» }")),
            supported("enum", ONLY_20, Header("{ type: string, «enum: [de, en]» }")),
            docs("multipleOf", ONLY_20, "A multiple of 5.", Header("{ type: integer, «multipleOf: 5» }")),
            docs("maximum", ONLY_20, "At most 5.", Header("{ type: integer, «maximum: 5» }")),
            docs("exclusiveMaximum", ONLY_20, "Less than 5.", Header("{ type: integer, maximum: 5, «exclusiveMaximum: true» }")),
            docs("minimum", ONLY_20, "At least 5.", Header("{ type: integer, «minimum: 5» }")),
            docs("exclusiveMinimum", ONLY_20, "More than 5.", Header("{ type: integer, minimum: 5, «exclusiveMinimum: true» }")),
            docs("maxLength", ONLY_20, "At most 5 characters.", Header("{ type: string, «maxLength: 5» }")),
            docs("minLength", ONLY_20, "At least 5 characters.", Header("{ type: string, «minLength: 5» }")),
            docs("pattern", ONLY_20, "Matches `^[a-z]+$`.", Header("{ type: string, «pattern: '^[a-z]+$'» }")),
            docs("maxItems", ONLY_20, "At most 5 items.", Header("{ type: array, items: { type: string }, «maxItems: 5» }")),
            docs("minItems", ONLY_20, "At least 5 items.", Header("{ type: array, items: { type: string }, «minItems: 5» }")),
            docs("uniqueItems", ONLY_20, "No item twice.", Header("{ type: array, items: { type: string }, «uniqueItems: true» }")),
        ],
    },
    Object {
        name: "Example",
        claims: &[
            within("summary", SINCE_30, "unused-keyword", "`examples` of a media type", Body("{ content: { application/json: { «examples: { one: { summary: One, value: 1 } }» } } }")),
            within("description", SINCE_30, "unused-keyword", "`examples` of a media type", Body("{ content: { application/json: { «examples: { one: { description: One., value: 1 } }» } } }")),
            docs("value", SINCE_30, "For example `7`.", Header("{ schema: { type: integer }, examples: { one: { «value: 7» } } }")),
            within("externalValue", SINCE_30, "unused-keyword", "`examples` of a media type", Body("{ content: { application/json: { «examples: { one: { externalValue: https://acme.dev/one } }» } } }")),
            reported("dataValue", SINCE_32, "new-keyword", Body("{ content: { application/json: { examples: { one: { «dataValue: 1» } } } } }")),
            reported("serializedValue", SINCE_32, "new-keyword", Body("{ content: { application/json: { examples: { one: { «serializedValue: '1'» } } } } }")),
        ],
    },
    Object {
        name: "Link",
        claims: &[
            within("operationRef", SINCE_30, "unused-keyword", "`links`", Response("{ description: OK, «links: { next: { operationRef: '#/paths/~1pets/post' } }» }")),
            within("operationId", SINCE_30, "unused-keyword", "`links`", Response("{ description: OK, «links: { next: { operationId: feed } }» }")),
            within("parameters", SINCE_30, "unused-keyword", "`links`", Response("{ description: OK, «links: { next: { operationId: feed, parameters: { a: 1 } } }» }")),
            within("requestBody", SINCE_30, "unused-keyword", "`links`", Response("{ description: OK, «links: { next: { operationId: feed, requestBody: 1 } }» }")),
            within("description", SINCE_30, "unused-keyword", "`links`", Response("{ description: OK, «links: { next: { operationId: feed, description: Next. } }» }")),
            within("server", SINCE_30, "unused-keyword", "`links`", Response("{ description: OK, «links: { next: { operationId: feed, server: { url: 'https://acme.dev' } } }» }")),
        ],
    },
    Object {
        name: "Reference",
        claims: &[
            supported("$ref", ONLY_20, Document("parameters: { Id: { name: id, in: query, type: integer } }\npaths: { /a: { get: { parameters: [{ «$ref: '#/parameters/Id'¦name: id, in: query, type: string» }], responses: { '204': { description: Done. } } } } }")),
            supported("$ref", SINCE_30, Document("components: { parameters: { Id: { name: id, in: query, schema: { type: integer } } } }\npaths: { /a: { get: { parameters: [{ «$ref: '#/components/parameters/Id'¦name: id, in: query, schema: { type: string }» }], responses: { '204': { description: Done. } } } } }")),
            reported("summary", SINCE_31, "unused-keyword", Document("components: { parameters: { Id: { name: id, in: query, schema: { type: integer } } } }\npaths: { /a: { get: { parameters: [{ $ref: '#/components/parameters/Id', «summary: It.» }], responses: { '204': { description: Done. } } } } }")),
            reported("description", SINCE_31, "unused-keyword", Document("components: { parameters: { Id: { name: id, in: query, schema: { type: integer } } } }\npaths: { /a: { get: { parameters: [{ $ref: '#/components/parameters/Id', «description: It.» }], responses: { '204': { description: Done. } } } } }")),
        ],
    },
];
