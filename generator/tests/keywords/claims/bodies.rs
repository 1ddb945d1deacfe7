//! Request bodies, and the media types of bodies and answers.

use crate::claim::{ONLY_20, Object, SINCE_30, SINCE_32, docs, reported, supported};
use crate::place::Place::{Body, Operation};

pub(super) const OBJECTS: &[Object] = &[
    Object {
        name: "Request Body",
        claims: &[
            docs("description", SINCE_30, "What it eats.", Body("{ required: true, content: { text/plain: {} }, «description: What it eats.» }")),
            supported("content", SINCE_30, Body("{ «content: { text/plain: {} }» }")),
            supported("required", SINCE_30, Body("{ content: { text/plain: {} }, «required: false» }")),
        ],
    },
    Object {
        name: "Media Type",
        claims: &[
            supported("schema", SINCE_30, Body("{ content: { application/json: { «schema: { type: array, items: { type: integer } }» } } }")),
            supported("encoding", SINCE_30, Body("{ content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, «encoding: { a: { contentType: text/csv } }» } } }")),
            reported("example", SINCE_30, "unused-keyword", Body("{ content: { application/json: { «example: [1]» } } }")),
            reported("examples", SINCE_30, "unused-keyword", Body("{ content: { application/json: { «examples: { one: { value: [1] } }» } } }")),
            reported("itemSchema", SINCE_32, "new-keyword", Body("{ content: { application/jsonl: { «itemSchema: { type: string }» } } }")),
            reported("prefixEncoding", SINCE_32, "new-keyword", Body("{ content: { multipart/mixed: { «prefixEncoding: [{ contentType: text/csv }]» } } }")),
            reported("itemEncoding", SINCE_32, "new-keyword", Body("{ content: { multipart/mixed: { «itemEncoding: { contentType: text/csv }» } } }")),
        ],
    },
    Object {
        name: "Encoding",
        claims: &[
            supported("contentType", SINCE_30, Body("{ content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { «contentType: text/csv» } } } } }")),
            supported("style", SINCE_30, Body("{ content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: array, items: { type: string } } } }, encoding: { a: { explode: false, «style: pipeDelimited» } } } } }")),
            supported("explode", SINCE_30, Body("{ content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: array, items: { type: string } } } }, encoding: { a: { style: form, «explode: false» } } } } }")),
            supported("allowReserved", SINCE_30, Body("{ content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { style: form, «allowReserved: true» } } } } }")),
            reported("headers", SINCE_30, "unused-keyword", Body("{ content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { «headers: { X-A: { schema: { type: string } } }» } } } } }")),
            reported("encoding", SINCE_32, "new-keyword", Body("{ content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { «encoding: { b: { contentType: text/csv } }» } } } } }")),
            reported("prefixEncoding", SINCE_32, "new-keyword", Body("{ content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { «prefixEncoding: [{ contentType: text/csv }]» } } } } }")),
            reported("itemEncoding", SINCE_32, "new-keyword", Body("{ content: { multipart/form-data: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { «itemEncoding: { contentType: text/csv }» } } } } }")),
        ],
    },
    Object {
        name: "Media type of a body",
        claims: &[
            supported("application/json", ONLY_20, Operation("{ operationId: feed, consumes: [«application/json¦text/plain»], parameters: [{ name: a, in: body, schema: { type: array, items: { type: integer } } }] }")),
            supported("application/json", SINCE_30, Body("{ content: { «application/json¦text/plain»: { schema: { type: array, items: { type: integer } } } } }")),
            supported("{…}+json", ONLY_20, Operation("{ operationId: feed, consumes: [«application/hal+json¦text/plain»], parameters: [{ name: a, in: body, schema: { type: array, items: { type: integer } } }] }")),
            supported("{…}+json", SINCE_30, Body("{ content: { «application/hal+json¦text/plain»: { schema: { type: array, items: { type: integer } } } } }")),
            supported("application/x-www-form-urlencoded", ONLY_20, Operation("{ operationId: feed, consumes: [«application/x-www-form-urlencoded¦multipart/form-data»], parameters: [{ name: a, in: formData, type: string }] }")),
            supported("application/x-www-form-urlencoded", SINCE_30, Body("{ content: { «application/x-www-form-urlencoded¦text/plain»: { schema: { type: object, properties: { a: { type: string } } } } } }")),
            supported("multipart/form-data", ONLY_20, Operation("{ operationId: feed, consumes: [«multipart/form-data¦application/x-www-form-urlencoded»], parameters: [{ name: a, in: formData, type: string }] }")),
            supported("multipart/form-data", SINCE_30, Body("{ content: { «multipart/form-data¦text/plain»: { schema: { type: object, properties: { a: { type: string } } } } } }")),
            supported("text/plain", ONLY_20, Operation("{ operationId: feed, consumes: [«text/plain¦application/json»], parameters: [{ name: a, in: body, schema: { type: string } }] }")),
            supported("text/plain", SINCE_30, Body("{ content: { «text/plain¦application/json»: { schema: { type: string } } } }")),
            supported("application/octet-stream", ONLY_20, Operation("{ operationId: feed, consumes: [«application/octet-stream¦application/json»], parameters: [{ name: a, in: body, schema: { type: string } }] }")),
            supported("application/octet-stream", SINCE_30, Body("{ content: { «application/octet-stream¦application/json»: {} } }")),
            supported("application/xml", ONLY_20, Operation("{ operationId: feed, consumes: [«application/xml¦application/json»], parameters: [{ name: a, in: body, schema: { type: object, properties: { a: { type: string } } } }] }")),
            supported("application/xml", SINCE_30, Body("{ content: { «application/xml¦application/json»: { schema: { type: object, properties: { a: { type: string } } } } } }")),
            supported("{other}", ONLY_20, Operation("{ operationId: feed, consumes: [«application/zip¦application/json»], parameters: [{ name: a, in: body, schema: { type: string } }] }")),
            supported("{other}", SINCE_30, Body("{ content: { «application/zip¦application/json»: {} } }")),
            supported("application/jsonl", SINCE_32, Body("{ content: { «application/jsonl¦application/json»: {} } }")),
            supported("text/event-stream", SINCE_32, Operation("{ operationId: feed, responses: { '200': { description: OK, content: { «text/event-stream¦application/json»: {} } } } }")),
        ],
    },
];
