//! What comes of the choices in the configuration.

use crate::diagnostic::{Code, Severity};

pub(super) static CODES: &[&Code] = &[&UNMATCHED_CHOICE, &IDLE_CHOICE];

/// A choice is about something that is not in the document.
pub static UNMATCHED_CHOICE: Code = Code {
    name: "unmatched-choice",
    severity: Severity::Error,
    summary: "a choice in specwright.toml matches nothing in the document",
    explain: "\
An entry of a vendor's table names a schema, a member, a format or an operation that the document does not have, or that is
not of the kind that the entry is about. It may be misspelt, or the vendor has renamed or removed what it names; nothing is
generated, because your choice would be undone without a word. The help says how far the pointer leads, and what there is.

Pointers lead through the document as it is written, overlays applied: `#/components/schemas/Order/properties/customer`
(`#/definitions/…` in Swagger 2.0), with `~1` for `/` and `~0` for `~`. They do not lead through a `$ref`: name the member
where it is declared. A node of another file is named from the entry document on: `common.yaml#/Order`.
",
};

/// A choice changes nothing.
pub static IDLE_CHOICE: Code = Code {
    name: "idle-choice",
    severity: Severity::Warning,
    summary: "a choice in specwright.toml changes nothing",
    explain: "\
An entry of a vendor's table matches, but things are as it says without it: `relax` names a member that is optional, `require`
one that is required, `formats` gives a format the type that it has. Often the vendor has mended what the entry works around.

Remove the entry: what works around nothing hides what will be.
",
};
