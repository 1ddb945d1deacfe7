//! Extensions that are honoured. Any other is ignored, as the specifications want it.

use crate::claim::{ALL, Object, SINCE_30, docs, supported};
use crate::place::Place::{Document, Property, Schema};

pub(super) const OBJECTS: &[Object] = &[Object {
    name: "Extensions",
    claims: &[
        supported("x-enum-varnames", ALL, Property("{ type: string, enum: [a, b], «x-enum-varnames: [Ant, Bee]» }")),
        supported("x-enumNames", ALL, Property("{ type: string, enum: [a, b], «x-enumNames: [Ant, Bee]» }")),
        supported("x-ms-enum", ALL, Property("{ type: string, enum: [a, b], «x-ms-enum: { values: [{ value: a, name: Ant }, { value: b, name: Bee }] }» }")),
        docs("x-enum-descriptions", ALL, "Works hard.", Property("{ type: string, enum: [a, b], «x-enum-descriptions: [Works hard., Makes honey.]» }")),
        docs("x-enumDescriptions", ALL, "Works hard.", Property("{ type: string, enum: [a, b], «x-enumDescriptions: [Works hard., Makes honey.]» }")),
        docs("x-enum-comments", ALL, "Works hard.", Property("{ type: string, enum: [a, b], «x-enum-comments: { a: Works hard., b: Makes honey. }» }")),
        supported("x-speakeasy-name-override", ALL, Schema("{ type: object, properties: { name: { type: string } }, «x-speakeasy-name-override: Animal» }")),
        supported("x-nullable", ALL, Property("{ type: string, «x-nullable: true» }")),
        supported("x-webhooks", SINCE_30, Document("«x-webhooks: { fed: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { at: { type: string } } } } } }, responses: { '204': { description: Done. } } } } }»\npaths: {}")),
    ],
}];
