//! Findings about references.

use crate::diagnostic::{Code, Severity};

/// A `$ref` leads to something that is not there.
pub static DANGLING_REFERENCE: Code = Code {
    name: "dangling-reference",
    severity: Severity::Warning,
    summary: "a `$ref` leads to something that is not there",
    explain: "\
What the reference names is not in the document:

    $ref: '#/components/schemas/Adress'

A schema is replaced by one that accepts anything; a parameter, a response or a header is left out. The name that comes
nearest is suggested. In pointers `/` in a name is written `~1`, and `~` is `~0`.

In a document of several files, `#/…` means the file in which it stands. Where that file has no such thing and the entry
document has, the entry document is meant.
",
};

/// References that lead in a circle.
pub static REFERENCE_CYCLE: Code = Code {
    name: "reference-cycle",
    severity: Severity::Warning,
    summary: "references that lead in a circle",
    explain: "\
A schema that is nothing but a reference to itself, directly or by way of others, never says what it is:

    A: { $ref: '#/components/schemas/B' }
    B: { $ref: '#/components/schemas/A' }

The circle is cut where it closes, and anything is accepted there. An `allOf` that contains its own schema is the same, and
so is a union all of whose members lead back to it. A schema that refers to itself from a property or an item is fine, and
so is a union that has another member.
",
};

/// A `$ref` leads to something of another kind.
pub static REFERENCE_KIND: Code = Code {
    name: "reference-kind",
    severity: Severity::Warning,
    summary: "a `$ref` leads to something of another kind",
    explain: "\
A schema was expected and a response is there, or the like. The reference is treated as if it led nowhere.
",
};
