//! What `import` finds.

use crate::diagnostic::{Code, Severity};

/// There is nothing to import.
pub static NO_OPERATION: Code = Code {
    name: "no-operation",
    severity: Severity::Error,
    summary: "none of the pages describes an operation",
    explain: "\
`specwright import` found no operation on any of the pages, so there is no document to write. It recognises

- an OpenAPI block of Mintlify: four backticks, `yaml`, method and path, and a document inside;
- the `api:` front matter of Docusaurus' OpenAPI pages;
- MDX with `<ParamField>` and `<ResponseField>`, where the front matter says `api: 'POST /v1/customers'`;
- prose with a line that has method and path alone, in a code block or by itself, and lists of fields below headings.
",
};

/// A page is in no manner that is known.
pub static PAGE_NOT_UNDERSTOOD: Code = Code {
    name: "page-not-understood",
    severity: Severity::Error,
    summary: "a page cannot be understood",
    explain: "\
The page is written in a manner that `specwright import` does not know, or a part without which it makes no sense cannot be
read. The message points at the line.

A page whose front matter says `openapi: 'openapi.json POST /v1/customers'` carries nothing itself: the document that it
names is what to use.

Where a page comes from a list (`llms.txt`), guides and changelogs are expected, and this is a note.
",
};

/// A line in a list of fields names no field.
pub static LINE_NOT_UNDERSTOOD: Code = Code {
    name: "line-not-understood",
    severity: Severity::Warning,
    summary: "a line where a field is expected names none",
    explain: "\
Below a heading such as \"Required fields\", each item of a list is expected to name a field, marked as code or bold, with
its type in brackets:

    - `phone` (string or null): The phone number of the customer.

The item is left out. Mend the page, or add the field to the document.
",
};

/// A type in words that we do not know.
pub static UNKNOWN_TYPE: Code = Code {
    name: "unknown-field-type",
    severity: Severity::Warning,
    summary: "the type of a field is a word that is not known",
    explain: "\
Documentation spells types in many ways: `string or null`, `array of objects`, `integer[]`, `enum<string>`, `uuid`. This
word is none that we know, so the field takes any JSON. Say its type in the document.
",
};

/// An example cannot be used.
pub static EXAMPLE_NOT_READ: Code = Code {
    name: "example-not-read",
    severity: Severity::Warning,
    summary: "an example cannot be read, or it is not clear what it is one of",
    explain: "\
Examples complete what the text says: members that only they show, whether something may be null, the shape of an answer.
This one is no JSON (trailing commas and comments are fine), or stands below a heading that speaks neither of the request
nor of the response. What only it shows is missing in the document.
",
};

/// A member stands in an example and nowhere else.
pub static ONLY_IN_EXAMPLE: Code = Code {
    name: "only-in-example",
    severity: Severity::Note,
    summary: "a member is known from an example alone",
    explain: "\
The text describes the other members of this object, and not this one. It is in the document as an optional member, with
the type that the example shows, and is marked there (`x-specwright-inferred: example`).
",
};

/// Text and example contradict each other.
pub static TEXT_AND_EXAMPLE: Code = Code {
    name: "text-and-example-disagree",
    severity: Severity::Warning,
    summary: "the text and the example contradict each other",
    explain: "\
The page says one thing of a field and shows another: a string that is null in the example, a required field that the
example leaves out, a country code of two letters that is \"Tanzania\".

What is safe with both is in the document: the field may be null as well, or is a plain string. Where there is no such
way, the text counts. Ask the vendor, or try it, and correct the document or the page.
",
};

/// A page describes a field twice.
pub static FIELD_TWICE: Code = Code {
    name: "field-described-twice",
    severity: Severity::Warning,
    summary: "a page describes a field twice, and not the same way",
    explain: "\
Two lines of a page have a field of the same name in the same place, and they differ in its type, in whether it is required
or may be null, in its default or in its values:

    - `amount` (string, required): The amount.
    - `amount` (integer): The amount in cents.

The first counts. Ask the vendor, or try it, and correct the document or the page.
",
};

/// Two pages contradict each other.
pub static PAGES_DISAGREE: Code = Code {
    name: "pages-disagree",
    severity: Severity::Warning,
    summary: "two pages say different things of the same",
    explain: "\
Each page carries the part of a document that it needs, so the same schema stands on many. Where all say the same, it is
one in the document; here they do not, and the first page counts. Mostly one page is older than the other: fetch both
again. If they are pages of two APIs, import them into two documents.
",
};

/// A fence announces something else than it holds.
pub static FENCE_DISAGREES: Code = Code {
    name: "fence-disagrees",
    severity: Severity::Warning,
    summary: "the block does not hold the operation that its first line names",
    explain: "\
The first line of an OpenAPI block names method and path (`yaml openapi.json post /customers`), and the document inside has
no such operation. What is in the block counts.
",
};

/// A schema that contains itself was broken off.
pub static CIRCLE_BROKEN: Code = Code {
    name: "circle-broken",
    severity: Severity::Warning,
    summary: "a page breaks off a schema that contains itself",
    explain: "\
Docusaurus' OpenAPI pages have their schemas inline. One that contains itself would be endless, so the page says
`circular(Name)` in its place. What it is cannot be told from the page alone; in the document it takes any JSON.

If the schema is elsewhere on the pages, put it into `components/schemas` by hand, and refer to it with `$ref`.
",
};

/// A list names a page that is not there.
pub static MISSING_PAGE: Code = Code {
    name: "missing-page",
    severity: Severity::Warning,
    summary: "a list of pages names one that is not there",
    explain: "\
`llms.txt` lists the pages of a site. They are looked for beside it, by the path of their URL: `/api/create.md` in the
folder `api`, with `.md` or `.mdx` added where the link has neither. Nothing is fetched. Pages that lead nowhere are left
out; fetch them first:

    wget --force-directories --no-host-directories --input-file=urls.txt
",
};

pub(super) static CODES: &[&Code] = &[
    &NO_OPERATION,
    &PAGE_NOT_UNDERSTOOD,
    &LINE_NOT_UNDERSTOOD,
    &UNKNOWN_TYPE,
    &EXAMPLE_NOT_READ,
    &ONLY_IN_EXAMPLE,
    &TEXT_AND_EXAMPLE,
    &FIELD_TWICE,
    &PAGES_DISAGREE,
    &FENCE_DISAGREES,
    &CIRCLE_BROKEN,
    &MISSING_PAGE,
];
