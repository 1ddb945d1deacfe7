//! How lists and objects are written in one text.

use crate::claim::{ONLY_20, Object, SINCE_30, SINCE_32, supported};
use crate::place::Place::{Parameter, Paths};

pub(super) const OBJECTS: &[Object] = &[
    Object {
        name: "`style`",
        claims: &[
            supported("matrix", SINCE_30, Paths("/a/{b}: { get: { parameters: [{ name: b, in: path, required: true, «style: matrix,» schema: { type: string } }], responses: { '204': { description: Done. } } } }")),
            supported("label", SINCE_30, Paths("/a/{b}: { get: { parameters: [{ name: b, in: path, required: true, «style: label,» schema: { type: string } }], responses: { '204': { description: Done. } } } }")),
            supported("simple", SINCE_30, Paths("/a/{b}: { get: { parameters: [{ name: b, in: path, required: true, «style: simple¦style: label», schema: { type: string } }], responses: { '204': { description: Done. } } } }")),
            supported("form", SINCE_30, Parameter("{ name: a, in: query, explode: false, «style: form¦style: pipeDelimited», schema: { type: array, items: { type: string } } }")),
            supported("spaceDelimited", SINCE_30, Parameter("{ name: a, in: query, explode: false, «style: spaceDelimited,» schema: { type: array, items: { type: string } } }")),
            supported("pipeDelimited", SINCE_30, Parameter("{ name: a, in: query, explode: false, «style: pipeDelimited,» schema: { type: array, items: { type: string } } }")),
            supported("deepObject", SINCE_30, Parameter("{ name: a, in: query, «style: deepObject,» schema: { type: object, properties: { b: { type: string } } } }")),
            supported("cookie", SINCE_32, Parameter("{ name: a, in: cookie, «style: cookie,» schema: { type: string } }")),
        ],
    },
    Object {
        name: "`collectionFormat`",
        claims: &[
            supported("csv", ONLY_20, Parameter("{ name: a, in: query, type: array, items: { type: string }, «collectionFormat: csv¦collectionFormat: multi» }")),
            supported("ssv", ONLY_20, Parameter("{ name: a, in: query, type: array, items: { type: string }, «collectionFormat: ssv» }")),
            supported("tsv", ONLY_20, Parameter("{ name: a, in: query, type: array, items: { type: string }, «collectionFormat: tsv» }")),
            supported("pipes", ONLY_20, Parameter("{ name: a, in: query, type: array, items: { type: string }, «collectionFormat: pipes» }")),
            supported("multi", ONLY_20, Parameter("{ name: a, in: query, type: array, items: { type: string }, «collectionFormat: multi» }")),
        ],
    },
];
