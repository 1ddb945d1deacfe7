//! What `load` finds.

use crate::diagnostic::{Code, Severity};

/// The entry document cannot be read from the disk.
pub static UNREADABLE_FILE: Code = Code {
    name: "unreadable-file",
    severity: Severity::Error,
    summary: "the document cannot be read from the disk",
    explain: "\
The file that was named on the command line or in `specwright.toml` is not there, is a folder, may not be read, or is
larger than 1 GiB.

Paths in `specwright.toml` are relative to the folder in which it stands.
",
};

/// The file is not a text.
pub static NOT_UTF8: Code = Code {
    name: "not-utf8",
    severity: Severity::Error,
    summary: "the file is not encoded as UTF-8",
    explain: "\
Documents are read as UTF-8, with or without a byte order mark, or as UTF-16 where a byte order mark says so. This file
has bytes that mean nothing in its encoding; often it was saved as Latin-1 or Windows-1252, or it is a compressed file.

Save it as UTF-8. On a command line: `iconv -f WINDOWS-1252 -t UTF-8 old.yaml > new.yaml`.
",
};

/// The text is not YAML.
pub static YAML_SYNTAX: Code = Code {
    name: "yaml-syntax",
    severity: Severity::Error,
    summary: "the text is not YAML",
    explain: "\
The document breaks a rule of YAML itself, so nothing can be said about its content. Four mistakes make up nearly all:

A key or list item that is not indented exactly as those beside it:

    info:
      title: Pets
     version: 1.0.0        # one space short

A value that contains `: ` and is not quoted:

    description: Note: this is read as a key

A value that begins with a character that means something to YAML (`*`, `&`, `@`, `` ` ``, `%`, `[`, `{`, `|`, `>`):

    content:
      */*: {}              # write '*/*'

A quote that is opened and not closed, or that stands inside a value of the same quotes:

    example: 'it's here'   # write 'it''s here' or \"it's here\"

The second line number, where one is shown, says where the mapping, list or quoted text began.
",
};

/// The text is not JSON.
pub static JSON_SYNTAX: Code = Code {
    name: "json-syntax",
    severity: Severity::Error,
    summary: "the text is not JSON",
    explain: "\
The document breaks a rule of JSON itself, so nothing can be said about its content. The usual reasons are a missing or
doubled comma, a missing quote or bracket, a text that was cut off, and a line break inside a string (write `\\n`).

Comments and trailing commas are read as if they were not there, and reported as `lenient-json`.
",
};

/// JSON with comments, trailing commas, or in YAML's freer style.
pub static LENIENT_JSON: Code = Code {
    name: "lenient-json",
    severity: Severity::Warning,
    summary: "the JSON has comments, trailing commas, or is YAML",
    explain: "\
JSON has neither comments nor a comma after the last member. What was meant is evident, so we read the document as if
they were not there; other tools will refuse it:

    { \"openapi\": \"3.0.3\", }   // a comma too many, and a comment

A `.json` file that is no JSON but is YAML (single quotes, keys without quotes) is read as YAML, with the same warning.

Remove what JSON does not have, or rename the file to `.yaml`.
",
};

/// A line is indented with tabs.
pub static TAB_INDENTATION: Code = Code {
    name: "tab-indentation",
    severity: Severity::Error,
    summary: "a line is indented with a tab",
    explain: "\
YAML forbids tabs in indentation, because how wide a tab is depends on the editor, and in YAML the width is the meaning.
We do not guess it.

Replace each tab by the number of spaces that the lines around it use. Most editors have a command for it (\"convert
indentation to spaces\"); on a command line: `expand -t 2 old.yaml > new.yaml`.
",
};

/// A tab where it does no harm.
pub static STRAY_TAB: Code = Code {
    name: "stray-tab",
    severity: Severity::Warning,
    summary: "a tab stands where YAML allows only spaces, and does no harm",
    explain: "\
Some tabs break YAML's rules and yet leave no doubt: on a line that is empty otherwise, before a comment, or between `-`
and its item. They are read as spaces. Other tools may refuse the document.

Replace tabs by spaces.
",
};

/// Characters that YAML does not allow.
pub static CONTROL_CHARACTER: Code = Code {
    name: "control-character",
    severity: Severity::Warning,
    summary: "the text contains control characters that YAML does not allow",
    explain: "\
A YAML text may contain no control characters but tab and line breaks, and a byte order mark only at its beginning. They
usually come from copying out of another program. They are read as spaces; other tools may refuse the document.

Remove them. One that is meant can be written as an escape in double quotes: `\"\\u0007\"`.
",
};

/// Nothing in the file.
pub static EMPTY_DOCUMENT: Code = Code {
    name: "empty-document",
    severity: Severity::Error,
    summary: "the file is empty",
    explain: "\
The file has no content, or nothing but comments or a `null`. Often a download failed, or a `---` at the top begins an
empty first document.
",
};

/// The file is something else.
pub static OTHER_FORMAT: Code = Code {
    name: "other-format",
    severity: Severity::Error,
    summary: "the file is something else than an OpenAPI document",
    explain: "\
The file is of a kind that is known, but not OpenAPI: a page of HTML or a server's error that was saved under the document's
name, an archive, a Postman collection, a JSON Schema, or a description of an interface in another language (AsyncAPI, RAML,
WSDL, GraphQL, Protocol Buffers).

Fetch the document again, or convert what is there. OpenAPI documents begin with `openapi` or `swagger`.
",
};

/// More than one YAML document in a file.
pub static SEVERAL_DOCUMENTS: Code = Code {
    name: "several-documents",
    severity: Severity::Warning,
    summary: "the file holds several YAML documents; only the first is read",
    explain: "\
A line `---` ends one YAML document and begins the next:

    openapi: 3.0.3
    info: { title: Pets, version: '1' }
    ---
    paths: {}

Only the first is read. If both are meant as one, remove the line; else give each a file of its own.
",
};

/// Lists within lists within lists.
pub static TOO_DEEP: Code = Code {
    name: "nested-too-deeply",
    severity: Severity::Error,
    summary: "lists and mappings are nested more than 128 deep",
    explain: "\
No document that people write is nested more than 128 deep, and without a limit a small hostile file could exhaust
memory. An anchor that contains an alias of itself is infinitely deep:

    node: &node
      child: *node

Move inner schemas to `components/schemas` and refer to them with `$ref`, which may be recursive.
",
};

/// Aliases that expand beyond measure.
pub static TOO_MANY_ALIASES: Code = Code {
    name: "too-many-aliases",
    severity: Severity::Error,
    summary: "aliases make the document far larger than its text",
    explain: "\
Every alias (`*name`) stands for a copy of what its anchor (`&name`) holds. Anchors that hold aliases of other anchors
multiply, and a few lines can stand for billions of nodes. A document may become about eight times as large as its text,
plus 4 MB.

Use `$ref` to a component instead: it stands for the same thing without a copy.
",
};

/// A key that is a list or a mapping.
pub static COMPLEX_KEY: Code = Code {
    name: "complex-key",
    severity: Severity::Error,
    summary: "a list or a mapping is used as a key",
    explain: "\
YAML allows a list or a mapping as a key; JSON and OpenAPI do not. Mostly a template was meant and the quotes are
missing:

    {id}: …     # a mapping with the key `id`
    '{id}': …   # the text `{id}`

Keys that are numbers, booleans or `null` are fine: they are read as they were written.
",
};

/// A key occurs twice in one mapping.
pub static DUPLICATE_KEY: Code = Code {
    name: "duplicate-key",
    severity: Severity::Warning,
    summary: "a key occurs twice in one mapping",
    explain: "\
The same key stands twice in one mapping, for example two schemas of the same name, or `description` before and after a
long block:

    Pet:
      type: object
      description: a pet
      description: An animal.

The last one counts, as in most readers, but not in all; some refuse the document. Remove or rename the others.

A key that is written beside a merge key (`<<`) that also brings it is not a duplicate: what is written wins.
",
};

/// A `$ref` leads to a file that is not there.
pub static MISSING_FILE: Code = Code {
    name: "missing-file",
    severity: Severity::Warning,
    summary: "a `$ref` leads to a file that is not there",
    explain: "\
A `$ref` names another file, and that file cannot be read. Paths are relative to the file in which the `$ref` stands, not
to the entry document:

    # specs/paths/pets.yaml
    $ref: ../schemas/Pet.yaml    # specs/schemas/Pet.yaml

Upper and lower case matter, on every system. What needs the file becomes free-form JSON, or is left out by name.

Documents of several files are often published without some of them. If a bundled version exists, use that.
",
};

/// A `$ref` leads out of the document's folder.
pub static OUTSIDE_FOLDER: Code = Code {
    name: "outside-folder",
    severity: Severity::Warning,
    summary: "a `$ref` leads out of the document's folder",
    explain: "\
A document may read the files beside and below it. It may not read others, nor through a symbolic link, because a document
from a vendor should not be able to put files of your disk into generated code. What needs the file becomes free-form
JSON, or is left out by name.

If the document is meant to read that folder, allow it for this vendor in `specwright.toml`:

    allow = [\"specs/shared\"]
",
};

/// A `$ref` leads to the network.
pub static REMOTE_REFERENCE: Code = Code {
    name: "remote-reference",
    severity: Severity::Warning,
    summary: "a `$ref` leads to a URL",
    explain: "\
Generating never uses the network: the same inputs must give the same code, today and in ten years. What needs the URL
becomes free-form JSON, or is left out by name.

Keep a copy of what it leads to in the folder `vendored` beside the document, under the URL's host and path. It is found
there without any change to the document:

    https://example.org/common/errors.yaml
    specs/vendored/example.org/common/errors.yaml

The command that makes the copy is part of the message. Commit the copy with the document.
",
};

pub(super) static CODES: &[&Code] = &[
    &UNREADABLE_FILE,
    &NOT_UTF8,
    &YAML_SYNTAX,
    &JSON_SYNTAX,
    &LENIENT_JSON,
    &TAB_INDENTATION,
    &STRAY_TAB,
    &CONTROL_CHARACTER,
    &EMPTY_DOCUMENT,
    &OTHER_FORMAT,
    &SEVERAL_DOCUMENTS,
    &TOO_DEEP,
    &TOO_MANY_ALIASES,
    &COMPLEX_KEY,
    &DUPLICATE_KEY,
    &MISSING_FILE,
    &OUTSIDE_FOLDER,
    &REMOTE_REFERENCE,
];
