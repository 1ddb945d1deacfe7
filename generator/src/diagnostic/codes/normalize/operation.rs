//! Findings about operations.

use crate::diagnostic::{Code, Severity};

/// An operation without `responses`.
pub static MISSING_RESPONSES: Code = Code {
    name: "missing-responses",
    severity: Severity::Warning,
    summary: "an operation without `responses`",
    explain: "\
There is no `responses`, or nothing in it, so that nothing is said about the answer. Whatever comes is kept: its status, its
headers, its bytes.

    responses:
      '200':
        description: The customer
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Customer' }
",
};

/// A response without `description`.
pub static MISSING_DESCRIPTION: Code = Code {
    name: "missing-description",
    severity: Severity::Note,
    summary: "a response without `description`",
    explain: "\
The specification requires a description of each response. Nothing depends on it but the documentation.
",
};

/// A response under something that is no status.
pub static RESPONSE_STATUS: Code = Code {
    name: "response-status",
    severity: Severity::Warning,
    summary: "a response under something that is no status",
    explain: "\
Responses stand under three digits in quotes (`'404'`), a range (`4XX`) or `default`. This one is left out.
",
};

/// A response that cannot be used.
pub static RESPONSE_LEFT_OUT: Code = Code {
    name: "response-left-out",
    severity: Severity::Warning,
    summary: "a response that cannot be used",
    explain: "\
The response is a reference that leads nowhere, or no object. Answers of this status are kept as undocumented ones: status,
headers and bytes.
",
};

/// Two operations have the same `operationId`.
pub static DUPLICATE_OPERATION_ID: Code = Code {
    name: "duplicate-operation-id",
    severity: Severity::Warning,
    summary: "two operations have the same `operationId`",
    explain: "\
An `operationId` is unique in the document; method names come from it. Both operations are generated, and their names are
made different in a way that stays.
",
};

/// A parameter that does not say what its values are.
pub static PARAMETER_WITHOUT_SCHEMA: Code = Code {
    name: "parameter-without-schema",
    severity: Severity::Warning,
    summary: "a parameter that does not say what its values are",
    explain: "\
A parameter has a `schema`, or `content` with one media type. Where `type` stands beside the name, as in Swagger 2.0, it is
taken for the schema; else the parameter is text.

    - name: limit
      in: query
      schema: { type: integer }
",
};

/// A header that does not say what its values are.
pub static HEADER_WITHOUT_SCHEMA: Code = Code {
    name: "header-without-schema",
    severity: Severity::Warning,
    summary: "a header that does not say what its values are",
    explain: "\
A header has a `schema`, or `content` with one media type. Where `type` stands there by itself, as in Swagger 2.0, it is
taken for the schema; else the header is text.
",
};

/// A `style` that does not fit the place of the parameter, or its values.
pub static PARAMETER_STYLE: Code = Code {
    name: "parameter-style",
    severity: Severity::Warning,
    summary: "a `style` that does not fit the place of the parameter, or its values",
    explain: "\
`simple`, `label` and `matrix` are for paths, `form`, `spaceDelimited`, `pipeDelimited` and `deepObject` for queries,
`simple` for headers and `form` for cookies. The usual style of the place is taken: `simple` in path and header, `form` in
query and cookie.

Some styles are for some values. `deepObject` is for objects; a list in it is sent as `name[]=a&name[]=b`, as many servers
read it, and a single value as `name=a`. `spaceDelimited` and `pipeDelimited` are for lists. A cookie is a single value:
lists and objects in it need `explode: false`, or they are sent as several cookies.
",
};

/// A parameter that cannot be used.
pub static PARAMETER_LEFT_OUT: Code = Code {
    name: "parameter-left-out",
    severity: Severity::Warning,
    summary: "a parameter that cannot be used",
    explain: "\
The parameter has no name, stands in a place that does not exist or that we cannot send it in (`in: querystring` of OpenAPI
3.2), or is a reference that leads nowhere. The operation is generated without it; a call can still add a header or a query
parameter of its own.
",
};

/// A header that cannot be used.
pub static HEADER_LEFT_OUT: Code = Code {
    name: "header-left-out",
    severity: Severity::Warning,
    summary: "a header that cannot be used",
    explain: "\
The header is a reference that leads nowhere, no object, or stands there twice: upper and lower case are the same in the
names of headers. Its value can still be read from the headers of the answer.
",
};

/// A path parameter that is not marked as required.
pub static OPTIONAL_PATH_PARAMETER: Code = Code {
    name: "optional-path-parameter",
    severity: Severity::Note,
    summary: "a path parameter that is not marked as required",
    explain: "\
A path has no gaps: each of its parameters is there. `required: true` is part of the specification, and is read as said.
",
};

/// A name in braces in the path, and no parameter for it.
pub static UNDECLARED_PATH_PARAMETER: Code = Code {
    name: "undeclared-path-parameter",
    severity: Severity::Warning,
    summary: "a name in braces in the path, and no parameter for it",
    explain: "\
`/customers/{id}` needs a parameter `id` with `in: path`. One is added, and is text.
",
};

/// A path parameter for which the path has no braces.
pub static UNPLACED_PATH_PARAMETER: Code = Code {
    name: "unplaced-path-parameter",
    severity: Severity::Warning,
    summary: "a path parameter for which the path has no braces",
    explain: "\
The parameter says `in: path`, but the path has no place for it. It is left out: it could not be sent. Check the spelling
on both sides, upper and lower case included.
",
};

/// A parameter is declared twice.
pub static DUPLICATE_PARAMETER: Code = Code {
    name: "duplicate-parameter",
    severity: Severity::Warning,
    summary: "a parameter is declared twice",
    explain: "\
Name and place tell parameters apart, and no two in a list share both. Upper and lower case are the same in the names of
headers. The first counts.
",
};

/// A request body without a media type.
pub static BODY_WITHOUT_CONTENT: Code = Code {
    name: "body-without-content",
    severity: Severity::Warning,
    summary: "a request body without a media type",
    explain: "\
`content` says of which media types a body may be. Without one, nothing can be sent.

    requestBody:
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Customer' }
",
};

/// A request with two bodies.
pub static SECOND_BODY: Code = Code {
    name: "second-body",
    severity: Severity::Warning,
    summary: "a request with two bodies",
    explain: "\
In Swagger 2.0 an operation has one parameter `in: body`, or any number `in: formData`, not both. The first body counts.
",
};

/// A key of `content` that is no media type.
pub static NOT_A_MEDIA_TYPE: Code = Code {
    name: "not-a-media-type",
    severity: Severity::Warning,
    summary: "a key of `content` that is no media type",
    explain: "\
A media type has two parts, a type and a subtype: `application/json`, `text/csv; charset=utf-8`, or `image/*` for a range.
What stands here is sent as it is, as `Content-Type` or `Accept`, and what arrives under the right name is not recognised.
",
};

/// A name that HTTP cannot carry.
pub static HEADER_NAME: Code = Code {
    name: "header-name",
    severity: Severity::Warning,
    summary: "the name of a header, a cookie or a key that HTTP cannot carry",
    explain: "\
Names of headers consist of letters and digits of ASCII and ``!#$%&'*+-.^_`|~``. A header of another name can neither be
sent nor arrive, and is left out; spaces around a name are taken away. In the name of a cookie what is not allowed is
percent-encoded.
",
};

/// A parameter or a header with several media types.
pub static PARAMETER_CONTENT: Code = Code {
    name: "parameter-content",
    severity: Severity::Warning,
    summary: "a parameter or a header with several media types",
    explain: "\
Under `content` a parameter or a header has exactly one media type, which says how its value is written. The first counts.
",
};

/// `encoding` names something that is no property.
pub static ENCODING_WITHOUT_PROPERTY: Code = Code {
    name: "encoding-without-property",
    severity: Severity::Warning,
    summary: "`encoding` names something that is no property",
    explain: "\
`encoding` says how the properties of a form are written, each under its name in the schema. The schema has no property of
this name: a slip, or a property that was renamed. The entry is ignored.
",
};

/// `in: querystring` stands beside other parameters of the query.
pub static QUERYSTRING: Code = Code {
    name: "querystring-parameter",
    severity: Severity::Warning,
    summary: "`in: querystring` stands beside other parameters of the query",
    explain: "\
A parameter with `in: querystring` (OpenAPI 3.2) is the whole query. It stands alone: neither a second one nor a parameter
with `in: query` has a place beside it.
",
};
