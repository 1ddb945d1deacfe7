//! What `select` finds.

use crate::diagnostic::{Code, Severity};

pub(super) static CODES: &[&Code] = &[&UNMATCHED_SELECTION, &STILL_NEEDED, &NOTHING_SELECTED];

/// A selection names what is not there.
pub static UNMATCHED_SELECTION: Code = Code {
    name: "unmatched-selection",
    severity: Severity::Error,
    summary: "a selection names something that is not in the document",
    explain: "\
An entry under `select` in specwright.toml, or an argument such as `--tag`, matches nothing in the document. It may be
misspelt, or the vendor has renamed or removed what it names; nothing is generated, because what you ask for would be
missing in silence.

| key | argument | what it names |
|---|---|---|
| `tags` | `--tag` | the operations of a tag |
| `paths` | `--path` | the operations of a path: `/v1/customers/{id}`, `/v1/customers/**` |
| `operations` | `--operation` | an operation by its `operationId`, or as `GET /v1/customers` |
| `schemas` | `--schema` | a component schema |
| `webhooks` | `--webhook` | a webhook |

Names are compared letter by letter. `*` stands for any letters, in a path for any letters of one segment; `**` in a path
stands for any segments, or none.

```toml
[vendors.acme.select]
tags = [\"Customers\"]
paths = [{ path = \"/v1/invoices/**\", reason = \"billing shows them\" }]
exclude = { operations = [\"deleteCustomer\"] }
```
",
};

/// What is excluded is needed.
pub static STILL_NEEDED: Code = Code {
    name: "still-needed",
    severity: Severity::Warning,
    summary: "an excluded schema is generated, because something selected needs it",
    explain: "\
A schema under `select.exclude` is used by an operation, a webhook or a schema that is selected. A type cannot be left out
while another is made of it, so it is generated.

Exclude what uses it, too, or remove the entry. Excluding a schema makes sense for one that is selected by a pattern, or
that nothing uses.
",
};

/// What is wanted is excluded.
pub static NOTHING_SELECTED: Code = Code {
    name: "nothing-selected",
    severity: Severity::Warning,
    summary: "everything that is selected is excluded, so that nothing is generated",
    explain: "\
What `select` names, or the whole document where it names nothing, is what its `exclude` takes away. The bindings are there,
and empty.

Remove an entry of `exclude`, or name more.
",
};
