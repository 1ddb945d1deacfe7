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
    severity: Severity::Warning,
    summary: "the document has no `paths`",
    explain: "\
Without `paths` there is no operation to generate, and the client is empty. Nearly always the key is indented one level too
deep, so that it belongs to `info`, or a part of a larger document was taken for the whole.

A document that only has `components` or `webhooks` is fine in OpenAPI 3.1, and yields types without operations. In 3.0
and 2.0 it is read too, with a warning.
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
`if`, `dependentSchemas` and their kin say which values are valid, not what they look like, and are named in the generated
documentation; `xml` is about a media type that travels as text; links and examples of bodies are for people.

Reported once for each keyword. There is nothing to mend.
",
};

/// A keyword of a later OpenAPI.
pub static NEW_KEYWORD: Code = Code {
    name: "new-keyword",
    severity: Severity::Note,
    summary: "a keyword of a later OpenAPI",
    explain: "\
Each OpenAPI adds keywords to the one before. `webhooks` came with 3.1, for instance: in a document that says
`openapi: 3.0.3` it is read as in 3.1, but other tools will pass over it. Say `openapi: 3.1.0`, if that is what you write.

A keyword of OpenAPI 3.2 that is not used yet is reported under this code as well; the document is read as if it were not
there. Reported once for each keyword.
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

/// A server variable and the URL, or its values, say different things.
pub static SERVER_VARIABLE: Code = Code {
    name: "server-variable",
    severity: Severity::Warning,
    summary: "a server variable and the URL, or its values, say different things",
    explain: "\
A name in braces in a server's URL has a variable, and the variable has a default, one of its `enum` if there is one:

    servers:
      - url: https://{region}.acme.dev
        variables:
          region:
            default: eu
            enum: [eu, us]

A name without a variable gets one that has to be set before a request is sent. A default that is not among the values is
sent all the same, an empty `enum` is read as if it were not there, and double braces are read as single ones.
",
};

/// A URL that is none.
pub static NOT_A_URL: Code = Code {
    name: "not-a-url",
    severity: Severity::Note,
    summary: "a URL that is none",
    explain: "\
A URL begins with a scheme (`https://`), or with `/` where it is relative to the server. What stands here does neither. It
appears in the generated documentation as it is, where a reader cannot follow it.
",
};

/// Two paths lead to the same place.
pub static SIMILAR_PATHS: Code = Code {
    name: "similar-paths",
    severity: Severity::Note,
    summary: "two paths lead to the same place",
    explain: "\
Two paths that differ only in the names of their parameters, or in what is percent-encoded, are one path to a server:

    /customers/{id}
    /customers/{customerId}

All operations are generated. Where both paths have an operation of the same method, the server decides which of them
answers. Bring the operations together under one of the paths.
",
};

/// A path whose braces do not name its parameters.
pub static PATH_TEMPLATE: Code = Code {
    name: "path-template",
    severity: Severity::Warning,
    summary: "a path whose braces do not name its parameters",
    explain: "\
Each parameter of a path stands in braces, once, by its name: `/customers/{id}/invoices/{invoice}`. Braces that are not
closed, or that have no name in them, are sent as they stand. A parameter that stands there twice has the same value in
both places.
",
};

/// A path item that no path refers to.
pub static UNUSED_PATH_ITEM: Code = Code {
    name: "unused-path-item",
    severity: Severity::Note,
    summary: "a path item that no path refers to",
    explain: "\
A path item under `components/pathItems` says which operations there are, and a path says where:

    paths:
      /customers:
        $ref: '#/components/pathItems/Customers'

Without a path its operations cannot be called. They are not generated, and not looked at.
",
};

/// The name of a component has characters that it should not have.
pub static COMPONENT_NAME: Code = Code {
    name: "component-name",
    severity: Severity::Note,
    summary: "the name of a component has characters that it should not have",
    explain: "\
Since OpenAPI 3.0 the names under `components` consist of letters and digits of ASCII, `.`, `-` and `_`. Others are read
as well, and the Rust name leaves out what Rust does not allow. Other tools may refuse the document. Reported once for each
kind of component.
",
};

/// Two keywords that exclude each other.
pub static EXCLUSIVE_KEYWORDS: Code = Code {
    name: "exclusive-keywords",
    severity: Severity::Note,
    summary: "two keywords that exclude each other",
    explain: "\
The specification allows one of the two: `example` or `examples`, `value` or `externalValue`, `schema` or `content`. What
the message says is read. Take out the other.
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
An `apiKey` has a `name` and a place (`in`), `http` has a `scheme`, `oauth2` has `flows`, each with its URLs, and
`openIdConnect` has its URL. Without its name an API key cannot be sent and is left out; without a place it is sent in a
header. The others still take a token.
",
};

/// An HTTP authentication scheme that is not registered.
pub static UNKNOWN_HTTP_SCHEME: Code = Code {
    name: "unknown-http-scheme",
    severity: Severity::Note,
    summary: "an HTTP authentication scheme that is not registered",
    explain: "\
`scheme` is the first word of the `Authorization` header, and IANA keeps a list of them: `basic`, `bearer`, `digest` and a
few more. Another word is sent as it stands, with the credential after it. Where the vendor means a header of his own, it is
an API key:

    type: apiKey
    in: header
    name: X-Acme-Token
",
};

/// An operation that cannot be represented.
pub static UNSUPPORTED_OPERATION: Code = Code {
    name: "unsupported-operation",
    severity: Severity::Warning,
    summary: "an operation that cannot be represented",
    explain: "\
The operation is left out, alone, and the summary counts it as skipped. What stands there is no object, or it stands under
`additionalOperations` and its name is no HTTP method, or the method of another operation of the path.
",
};

/// An operation under `additionalOperations` that has a place of its own.
pub static MISPLACED_OPERATION: Code = Code {
    name: "misplaced-operation",
    severity: Severity::Note,
    summary: "an operation under `additionalOperations` that has a place of its own",
    explain: "\
`additionalOperations` (OpenAPI 3.2) is for methods that a path item has no keyword for. `POST` has one, `post`, and is read
as if it stood there. Methods are written as they are sent, usually in capitals.
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
