//! Findings about the document as a whole.

use crate::diagnostic::{Code, Severity};

/// This is no OpenAPI document.
pub static NOT_A_DOCUMENT: Code = Code {
    name: "not-a-document",
    severity: Severity::Error,
    summary: "this is no OpenAPI document",
    explain: "\
An OpenAPI document is an object with `openapi` (or `swagger`), `info` and `paths`. What was read is a list, a text or
nothing: often an error page that was saved under the document's name, or an empty file.

Look at the first lines of the file.
",
};

/// The document does not say which specification it follows.
pub static UNKNOWN_VERSION: Code = Code {
    name: "unknown-version",
    severity: Severity::Error,
    summary: "the document does not say which specification it follows",
    explain: "\
The first line of a document names its specification:

    openapi: 3.1.0        # or 3.0.x, 3.2.x
    swagger: '2.0'        # the older one

Without it, or with another number, nothing in the document has a certain meaning. OpenAPI 1.x is not read; convert it
with the vendor's tools first.
",
};

/// The document has no `info`.
pub static MISSING_INFO: Code = Code {
    name: "missing-info",
    severity: Severity::Warning,
    summary: "the document has no `info`",
    explain: "\
`info` gives the title and the version that appear in the generated documentation. Without it the bindings are the same,
but nameless.

    info:
      title: Acme Billing
      version: '2024-06'
",
};

/// The document has no `paths`.
pub static MISSING_PATHS: Code = Code {
    name: "missing-paths",
    severity: Severity::Error,
    summary: "the document has no `paths`",
    explain: "\
Without `paths` there is no operation to generate. Nearly always the key is indented one level too deep, so that it belongs
to `info`, or a part of a larger document was taken for the whole.

A document that only has `components` or `webhooks` is fine in OpenAPI 3.1. In 3.0 and 2.0 it is read too, with a
warning, and yields types without operations.
",
};

/// A keyword that the specification does not have there.
pub static UNKNOWN_KEYWORD: Code = Code {
    name: "unknown-keyword",
    severity: Severity::Warning,
    summary: "a keyword that the specification does not have there",
    explain: "\
The keyword is read by nobody. Reported once for each keyword, at its first place. The usual causes are a slip
(`discription`), a keyword one level too deep or too high, and one of another version (`definitions` in a 3.0 document).

An extension of your own begins with `x-` and is kept:

    x-internal: true
",
};

/// A keyword that does not change what is generated.
pub static UNUSED_KEYWORD: Code = Code {
    name: "unused-keyword",
    severity: Severity::Note,
    summary: "a keyword that does not change what is generated",
    explain: "\
The keyword is part of the specification, and we read it, but the generated Rust is the same with and without it. `not`,
`if`, `dependentSchemas` and their kin say which values are valid, not what they look like; `xml` is about a media type that
travels as text. Those of schemas are named in the generated documentation.

Reported once for each keyword. There is nothing to mend.
",
};

/// A keyword of OpenAPI 3.2 that is not used yet.
pub static NEW_KEYWORD: Code = Code {
    name: "new-keyword",
    severity: Severity::Note,
    summary: "a keyword of OpenAPI 3.2 that is not used yet",
    explain: "\
OpenAPI 3.2 adds keywords to 3.1. The document is read as if they were not there. Reported once for each keyword.
",
};

/// An extension whose name is ours.
pub static RESERVED_EXTENSION: Code = Code {
    name: "reserved-extension",
    severity: Severity::Warning,
    summary: "an extension whose name is ours",
    explain: "\
Extensions that begin with `x-specwright-` carry facts between the stages of the generator. A document that brings one
could say things about itself that are not so, and it is ignored. Two are meant for documents: `x-specwright-source` and
`x-specwright-inferred`, which say where a statement comes from when a document was written from a page of prose.
",
};

/// A server without `url`.
pub static SERVER_WITHOUT_URL: Code = Code {
    name: "server-without-url",
    severity: Severity::Warning,
    summary: "a server without `url`",
    explain: "\
A server is its URL. One without is left out; if none remains, a base URL has to be given when the client is built.
",
};

/// A server variable without `default`.
pub static SERVER_VARIABLE_WITHOUT_DEFAULT: Code = Code {
    name: "server-variable-without-default",
    severity: Severity::Warning,
    summary: "a server variable without `default`",
    explain: "\
A variable in a server's URL has a default, so that the URL can be used as it stands:

    servers:
      - url: https://{region}.acme.dev
        variables:
          region:
            default: eu
            enum: [eu, us]

Without it the first value of `enum` is taken; without that too, the variable has to be set before a request is sent.
",
};

/// A security scheme that the document does not describe.
pub static UNKNOWN_SECURITY_SCHEME: Code = Code {
    name: "unknown-security-scheme",
    severity: Severity::Warning,
    summary: "a security scheme that the document does not describe",
    explain: "\
A security requirement names a scheme, and the scheme says how the credential travels. The scheme of this name is missing,
so that nobody could meet the requirement. The alternative that names it is left out; other alternatives stay.

    components:
      securitySchemes:
        ApiKey: { type: apiKey, in: header, name: X-Api-Key }
    security:
      - ApiKey: []
",
};

/// A security scheme of a kind that we cannot follow.
pub static UNSUPPORTED_SECURITY_SCHEME: Code = Code {
    name: "unsupported-security-scheme",
    severity: Severity::Warning,
    summary: "a security scheme of a kind that we cannot follow",
    explain: "\
The kinds are `apiKey`, `http`, `oauth2` and `openIdConnect` (in 2.0 `basic`, `apiKey` and `oauth2`). `mutualTLS` is
settled by the transport, below what generated code sees: give the client a transport that has the certificate.
",
};

/// A security scheme lacks something that it cannot do without.
pub static INCOMPLETE_SECURITY_SCHEME: Code = Code {
    name: "incomplete-security-scheme",
    severity: Severity::Warning,
    summary: "a security scheme lacks something that it cannot do without",
    explain: "\
An `apiKey` has a `name`, `oauth2` has `flows`, `openIdConnect` has its URL. Without its name an API key cannot be sent and
is left out; the others still take a token.
",
};

/// An operation that cannot be represented.
pub static UNSUPPORTED_OPERATION: Code = Code {
    name: "unsupported-operation",
    severity: Severity::Warning,
    summary: "an operation that cannot be represented",
    explain: "\
The operation is left out, alone, and the summary counts it as skipped. It stands under a method that came with OpenAPI 3.2
(`query`, `additionalOperations`), or what stands there is no object.
",
};

/// A path that does not begin with `/`.
pub static PATH_WITHOUT_SLASH: Code = Code {
    name: "path-without-slash",
    severity: Severity::Warning,
    summary: "a path that does not begin with `/`",
    explain: "\
Paths are appended to the server's URL and begin with `/`. One is put there, unless the path with it exists as well.
",
};

/// A link that names no operation.
pub static LINK_WITHOUT_OPERATION: Code = Code {
    name: "link-without-operation",
    severity: Severity::Note,
    summary: "a link that names no operation",
    explain: "\
A link leads from a response to an operation, by `operationId` or `operationRef`. This one has neither and is left out.
",
};
