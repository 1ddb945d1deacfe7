//! What comparing has to say.

use crate::diagnostic::{Code, Severity};

/// Something that was to be compared is not in a revision.
pub static NO_REVISION: Code = Code {
    name: "no-such-revision",
    severity: Severity::Error,
    summary: "what is to be compared is neither a file nor in a revision",
    explain: "\
`specwright diff OLD NEW` takes files, folders, and documents and folders of git revisions; with a revision alone it compares
the documents of the project with those on the disk:

```sh
specwright diff main
specwright diff HEAD~1:specs/acme.yaml specs/acme.yaml
specwright diff v1.2.0:specs/acme.yaml main:specs/acme.yaml
specwright diff HEAD:./acme.yaml acme.yaml        # from the folder where you are
```

What stands before the colon is anything that `git rev-parse` understands; after it comes a path from the root of the
repository. Files that the document refers to are read from the same revision. In a shallow clone (CI), fetch the
revision first: `git fetch --depth=1 origin main`.
",
};

/// Somebody named a vendor that is none.
pub static NO_VENDOR: Code = Code {
    name: "no-such-vendor",
    severity: Severity::Error,
    summary: "the configuration has no vendor of that name",
    explain: "\
`specwright diff --vendor NAME` compares the document of a vendor, or reads two documents by its choices. The vendors are the
tables of `specwright.toml`, which is looked for here and in the folders above, or named by `--config`:

```toml
[vendors.acme]
document = \"specs/acme.yaml\"
```
",
};

/// A revision has a configuration that cannot be read.
pub static OTHER_CONFIGURATION: Code = Code {
    name: "other-configuration",
    severity: Severity::Note,
    summary: "the configuration of a revision cannot be read",
    explain: "\
`specwright diff` reads a document of a revision by the `specwright.toml` of that revision, and under the names that its
`specwright.lock` has published. This one has errors, or choices that this version of specwright does not know. So the
configuration on the disk is taken for both documents, and names are chosen for the old one as if for the first time: what
the report says of Rust names may be more than what users will see.

`--no-config` compares the documents alone.
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

pub(super) static CODES: &[&Code] = &[
    &NO_REVISION,
    &NO_VENDOR,
    &OTHER_CONFIGURATION,
    &NOT_A_PAIR,
    &EXPIRED,
    &FITS_NOTHING,
];
