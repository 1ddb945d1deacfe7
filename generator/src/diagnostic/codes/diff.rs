//! What comparing has to say.

use crate::diagnostic::{Code, Severity};

/// Something that was to be compared is not in a revision.
pub static NO_REVISION: Code = Code {
    name: "no-such-revision",
    severity: Severity::Error,
    summary: "what is to be compared is neither a file nor in a revision",
    explain: "\
`specwright diff OLD NEW` takes files, folders, and documents of git revisions:

```sh
specwright diff HEAD~1:specs/acme.yaml specs/acme.yaml
specwright diff v1.2.0:specs/acme.yaml main:specs/acme.yaml
specwright diff HEAD:./acme.yaml acme.yaml        # from the folder where you are
```

What stands before the colon is anything that `git rev-parse` understands; after it comes a path from the root of the
repository. Files that the document refers to are read from the same revision. In a shallow clone (CI), fetch the
revision first: `git fetch --depth=1 origin main`.
",
};

/// Two things cannot be compared.
pub static NOT_A_PAIR: Code = Code {
    name: "nothing-to-compare",
    severity: Severity::Error,
    summary: "the arguments are not two documents",
    explain: "\
`specwright diff OLD NEW` compares two documents, or two folders. In folders, documents of the same name belong together;
one that is in the old folder alone is gone, one that is in the new folder alone is new. Files that have neither `openapi`
nor `swagger` at the top are parts of others, and are read when a document refers to them.
",
};

/// A suppression holds no more.
pub static EXPIRED: Code = Code {
    name: "suppression-expired",
    severity: Severity::Warning,
    summary: "a suppression of a change has expired",
    explain: "\
An entry of `suppress` in specwright.toml has a day (`until`) that is past, so that the changes it fits count again. Decide
again: move the day, with a reason that holds today, or take the entry out.

```toml
[[vendors.acme.suppress]]
rule = \"property-removed\"
at = \"#/components/schemas/Customer/properties/fax\"
reason = \"nobody read it\"
until = 2026-12-31
```

`at` may have `*` for any letters of a segment, and `**` for any segments; without `at` the rule is suppressed everywhere in
the vendor's document.
",
};

/// A suppression is about nothing.
pub static FITS_NOTHING: Code = Code {
    name: "suppression-fits-nothing",
    severity: Severity::Warning,
    summary: "a suppression fits no change",
    explain: "\
An entry of `suppress` in specwright.toml fits none of the changes between the two documents. Either the change is released,
and both documents have it now: then the entry has done its work, and is to be taken out. Or `rule` or `at` is misspelt: the
report shows the rule of each change, and as JSON its pointer.
",
};

pub(super) static CODES: &[&Code] = &[&NO_REVISION, &NOT_A_PAIR, &EXPIRED, &FITS_NOTHING];
