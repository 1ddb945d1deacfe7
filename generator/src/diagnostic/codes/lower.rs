//! What `lower` finds.

use crate::diagnostic::{Code, Severity};

pub(super) static CODES: &[&Code] = &[
    &NAME_COLLISION,
    &CONTRADICTORY_TYPES,
    &REQUIRED_WITHOUT_PROPERTY,
    &ENUM_IGNORED,
    &ENUM_DUPLICATE,
    &AMBIGUOUS_UNION,
    &SEVERAL_UNIONS,
    &MAPPING_WITHOUT_MEMBER,
    &MEMBER_WITHOUT_TAG,
    &ENDLESS_REQUIREMENT,
    &ENDLESS_COMPOSITION,
    &HEADER_PARAMETER_IGNORED,
    &ANSWER_WITHOUT_BODY,
    &MEDIA_TYPE_CHOSEN,
    &BODY_REQUIRED_GUESSED,
    &PLACEHOLDER_SERVER,
    &INVALID_PATTERN,
    &PAGINATION_MISFIT,
    &PAGINATION_EXTENSION,
    &UNMATCHED_EVENT,
    &EVENT_TOLD_TWICE,
    &UNMATCHED_NAME,
    &UNFIT_NAME,
    &NAME_TAKEN,
];

/// The configuration speaks of pages that are not there.
pub static PAGINATION_MISFIT: Code = Code {
    name: "pagination-misfit",
    severity: Severity::Error,
    summary: "the configuration says of pages what the document does not",
    explain: "An entry of `pagination` in `specwright.toml` names an operation that is not there, a parameter that the \
operation does not have, or a JSON pointer that leads nowhere in its answer. Calls would stop after the first page, so \
nothing is generated.\n\n\
Correct the entry, or take the operation out of it. A pattern with `*` means those of the operations that fit; one that \
fits none is an error as well.",
};

/// A vendor's extension speaks of pages that are not there.
pub static PAGINATION_EXTENSION: Code = Code {
    name: "pagination-extension",
    severity: Severity::Warning,
    summary: "an extension says of pages what the document does not",
    explain: "`x-speakeasy-pagination`, `x-fern-pagination` or `x-ms-pageable` names a parameter that the operation does not \
have, or a place that is not in its answer. The operation is generated without `pages()`.\n\n\
Correct the extension, or say how the pages go on under `pagination` in `specwright.toml`, which goes before extensions.",
};

/// Two things would have one Rust name.
pub static NAME_COLLISION: Code = Code {
    name: "name-collision",
    severity: Severity::Note,
    summary: "two things would have the same Rust name",
    explain: "Two schemas, properties, values or operations come to the same name in Rust: `user_id` and `userId`, say, \
or `errors.Error` and `Error`. What is published keeps the name; where nothing is, a property, value or parameter that is \
spelled as in Rust has it, else the first in the document. The other gets a number or its longer form.\n\n\
The name that was given is kept by `specwright.lock`, so it does not change when the document does. To choose another \
one, write it under `names` in `specwright.toml`.",
};

/// Members of an `allOf` have types that exclude each other.
pub static CONTRADICTORY_TYPES: Code = Code {
    name: "contradictory-types",
    severity: Severity::Warning,
    summary: "no value can have all the types that are asked for",
    explain: "The members of an `allOf` (or a property declared twice) say different things of `type`: `object` here, \
`string` there. No value can be both, so the Rust type is `Json`: whatever comes is kept, and nothing is checked.\n\n\
Usually one of the schemas was meant for another place. Take it out of the `allOf`, or turn the `allOf` into `oneOf`.",
};

/// `required` names something that is no property.
pub static REQUIRED_WITHOUT_PROPERTY: Code = Code {
    name: "required-without-property",
    severity: Severity::Warning,
    summary: "`required` names something that is no property",
    explain: "After all members of `allOf` are merged, `required` still names a member that no schema declares: a typing \
error, or a property that was renamed or removed. It is left out of the Rust type.\n\n\
Declare the property, correct the name, or take it out of `required`.",
};

/// `enum` lists values of another type.
pub static ENUM_IGNORED: Code = Code {
    name: "enum-ignored",
    severity: Severity::Warning,
    summary: "`enum` lists values that are not of the declared type",
    explain: "A list of values under `type: integer` that holds words, or under `type: object` that holds strings, cannot \
be an enum of that type. The list is ignored, and the plain type is used.\n\n\
Correct `type`, or move the `enum` to where it belongs (often one level down, under `items`).",
};

/// A value is listed twice.
pub static ENUM_DUPLICATE: Code = Code {
    name: "enum-duplicate",
    severity: Severity::Note,
    summary: "a value of an `enum` is listed twice",
    explain: "The same value stands twice in one `enum`. It becomes one variant. Remove the repetition.",
};

/// Nothing tells the members of a union apart.
pub static AMBIGUOUS_UNION: Code = Code {
    name: "ambiguous-union",
    severity: Severity::Warning,
    summary: "two members of a union accept the same JSON",
    explain: "Two members of a `oneOf` or `anyOf` are objects with the same property names, the same of them required, and \
no constant tells them apart. What arrives is read as the first member that fits with the least loss, which may not be \
the one that was meant.\n\n\
Add a `discriminator`, or a property with a `const` (or an `enum` of one value) to each member.",
};

/// Several unions have to hold at once.
pub static SEVERAL_UNIONS: Code = Code {
    name: "several-unions",
    severity: Severity::Warning,
    summary: "several unions have to hold for one value",
    explain: "A schema has both `oneOf` and `anyOf`, or its `allOf` brings several unions together. A value has to fit all \
of them, which no Rust enum says. The union with most members becomes the type; the others are not checked.\n\n\
Write the combinations that are meant as one `oneOf`.",
};

/// The mapping of a discriminator leads outside of the union.
pub static MAPPING_WITHOUT_MEMBER: Code = Code {
    name: "mapping-without-member",
    severity: Severity::Warning,
    summary: "a discriminator's `mapping` names a schema that is no member",
    explain: "`discriminator.mapping` sends a value to a schema that is not among the members of the `oneOf` or `anyOf`. \
A value with that tag is kept as `Unrecognized`.\n\n\
Add the schema to the union, or remove the entry.",
};

/// A member of a union with a discriminator has no tag value.
pub static MEMBER_WITHOUT_TAG: Code = Code {
    name: "member-without-tag",
    severity: Severity::Warning,
    summary: "a member of a union has no value of the discriminator",
    explain: "A union has a `discriminator`, but one of its members is neither a reference (whose schema name would be the \
value) nor named by the `mapping`, and has no constant for the property; or two members have the same value. The members \
are told apart by what they look like instead.\n\n\
Give the member a `const` for the property, or move it to `components.schemas` and name it in the `mapping`.",
};

/// A schema requires itself without end.
pub static ENDLESS_REQUIREMENT: Code = Code {
    name: "endless-requirement",
    severity: Severity::Warning,
    summary: "a schema requires itself without end",
    explain: "A schema has a required member of its own type (perhaps through others), so that no finite value could ever \
be valid. The member is made optional.\n\n\
Take the member out of `required`, or make it nullable.",
};

/// Schemas bring each other together without end.
pub static ENDLESS_COMPOSITION: Code = Code {
    name: "endless-composition",
    severity: Severity::Warning,
    summary: "schemas bring each other together without end",
    explain: "A schema says by `allOf`, `oneOf` and `anyOf` what else holds; here what holds leads back to the schema itself, \
with more around it each time: a base lists its children in `oneOf`, for instance, and a schema between them lists others. \
Where that has no end the Rust type is `Json`.\n\n\
A base that lists its children directly, and children that extend it with `allOf`, are understood. Take out one of the \
steps between them.",
};

/// A header parameter is the client's business.
pub static HEADER_PARAMETER_IGNORED: Code = Code {
    name: "header-parameter-ignored",
    severity: Severity::Note,
    summary: "a header parameter is set by the client itself",
    explain: "`Accept` and `Content-Type` follow from the operation's media types, and `Authorization` is a credential: \
the OpenAPI specification says that parameters of these names are to be ignored. The client sets them; a credential for \
an operation without a security scheme is set with `header_credential` on the client's builder.",
};

/// A body is documented where HTTP has none.
pub static ANSWER_WITHOUT_BODY: Code = Code {
    name: "answer-without-body",
    severity: Severity::Note,
    summary: "a body is documented where HTTP has none",
    explain: "An answer to `HEAD`, and one with the status 204, 205 or 304, ends with its headers: what the document says of \
its body describes nothing that could come. The type of such an answer is `()`.\n\n\
If a body does come, the status is another one: usually 200.",
};

/// One of several media types was chosen.
pub static MEDIA_TYPE_CHOSEN: Code = Code {
    name: "media-type-chosen",
    severity: Severity::Note,
    summary: "a body has several media types with different schemas",
    explain: "A request body may be sent in several media types whose schemas differ. The bindings send one: JSON where \
there is a choice, then forms, then the first. The others are not reachable through the method.",
};

/// A body was made an argument though the document does not say that it is required.
pub static BODY_REQUIRED_GUESSED: Code = Code {
    name: "body-required-guessed",
    severity: Severity::Note,
    summary: "a body is an argument though it is not marked `required`",
    explain: "The document does not say whether the request body is required, which means that it is not. Its schema has \
required members, though, and the method is POST, PUT or PATCH: nearly always the vendor forgot to say so. The body is an \
argument of the method.\n\n\
Write `required: true`, or `required: false` if the body really may be left out; then it is a setter.",
};

/// A server's variable has a default that is none.
pub static PLACEHOLDER_SERVER: Code = Code {
    name: "placeholder-server",
    severity: Severity::Note,
    summary: "a server variable's default only shows where a value goes",
    explain: "A default such as `example.com` or `your-domain` is no place to send requests to, let alone keys. The \
variable has to be set on the client's builder; until then nothing is sent.",
};

/// A `pattern` is no regular expression.
pub static INVALID_PATTERN: Code = Code {
    name: "invalid-pattern",
    severity: Severity::Warning,
    summary: "a `pattern` is no regular expression",
    explain: "`pattern` is a regular expression as JavaScript (ECMA-262) writes them. This one is not: a bracket is not \
closed, say, or it has something of another dialect, such as `(?i)`, `\\A` or a possessive `++`. \
`validate()` does not check it.\n\n\
Correct the expression. `^` and `$` mark the ends; without them it may match anywhere in the text. In YAML, single quotes \
keep backslashes as they are: `pattern: '^\\d+$'`.",
};

/// An event of the configuration has no schema.
pub static UNMATCHED_EVENT: Code = Code {
    name: "unmatched-event",
    severity: Severity::Error,
    summary: "the configuration has an event whose schema is not in the document",
    explain: "\
An entry under `webhooks.events` in specwright.toml names a component schema that the document does not have. It may be
misspelt, or the vendor has renamed or removed it. Nothing is generated, because the event would be missing in silence.

An entry is the name of an event, as the vendor sends it, and the schema of its body: its name, or a reference such as
`#/components/schemas/Invoice`. `member` says which member of the body has the name, `header` which header.

```toml
[vendors.acme.webhooks]
member = \"event.type\"
events = { \"invoice.created\" = \"Invoice\", \"customer.created\" = \"Customer\" }
```

A document that has `webhooks` of its own needs no entry for them; where neither the document nor the configuration has
any, there is nothing to tell apart.
",
};

/// Two events would be told by the same name.
pub static EVENT_TOLD_TWICE: Code = Code {
    name: "event-told-twice",
    severity: Severity::Warning,
    summary: "two events are sent under the same name",
    explain: "\
What tells the events of a vendor apart has the same value for two of them, so that nobody can know which one has come. The
first of the document is read; the other's payload is there as a type, and no variant.

Often a second member is needed, which the first one goes with (`action` beside the header `X-GitHub-Event`). Name the
events under `webhooks.events` in specwright.toml then, each with a schema that fits all that comes under its name.
",
};

/// The configuration names what is not there.
pub static UNMATCHED_NAME: Code = Code {
    name: "unmatched-name",
    severity: Severity::Error,
    summary: "the configuration has a name for something that the document does not have",
    explain: "\
An entry under `names` in specwright.toml stands for nothing that has a name in the generated code. It may be misspelt, or
the vendor has renamed or removed what it is for. Nothing is generated, because what was meant would have another name.

```toml
[vendors.acme.names]
\"#/components/schemas/errors.ErrorResponse\" = \"ApiError\"            # a type
\"#/components/schemas/Pet/properties/ref\" = \"reference\"             # a field
\"#/components/schemas/Pet/properties/kind#type\" = \"Kind\"            # the type that is declared at a property
\"#/components/schemas/Pet/properties/kind/enum/c\" = \"Cat\"           # a value, by the value
\"#/components/schemas/Payment/oneOf/errors.Card\" = \"Card\"           # an alternative, by its schema or its name
\"#/paths/~1pets/get/parameters/q\" = \"query_text\"                   # a parameter, by its name
\"#/paths/~1pets/get\" = \"list\"                                      # a method; `listPets` and `GET /pets` say the same
\"#/tags/Pets\" = \"animals\"                                          # a group: `client.animals()`, `AnimalsApi`
\"#/webhooks/pet.added\" = \"Arrived\"                                 # an event
\"#/components/securitySchemes/x-key\" = \"key\"                       # the setter of a credential
```

Pointers are those of the document as it is written. What stands in a list is known by its name, because its number changes
when something is added before it; where a query and a path have a parameter of one name, write `parameters/query/id`.
",
};

/// A chosen name is no name.
pub static UNFIT_NAME: Code = Code {
    name: "unfit-name",
    severity: Severity::Error,
    summary: "a name in the configuration cannot be that of the thing",
    explain: "\
Types and variants are written `LikeThis`; fields, parameters, methods and groups `like_this`. Words of the Rust language
are no names, nor are those that the generated code needs itself: `new` and `validate` of a struct, `send` of a call,
`Option`, and others.

Choose the name that the message proposes, or another one.
",
};

/// A chosen name is another thing's.
pub static NAME_TAKEN: Code = Code {
    name: "name-taken",
    severity: Severity::Error,
    summary: "a name in the configuration is the name of something else",
    explain: "\
An entry under `names` in specwright.toml gives something a name that something else has: by the lock, by another entry, or
because the document spells it so. Two things of one kind cannot have one name, and a published name is not taken away.

Choose another name, or write down another one for the other thing as well. Once a chosen name is in the lock, it stays:
what the vendor adds under that name gets a number.
",
};
