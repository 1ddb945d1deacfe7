//! What the configuration, the lock and the output have to say.

use crate::diagnostic::{Code, Severity};

/// The configuration is not TOML.
pub static CONFIG_SYNTAX: Code = Code {
    name: "config-syntax",
    severity: Severity::Error,
    summary: "specwright.toml is not TOML",
    explain: "\
The configuration could not be read as TOML 1.0. The message says what was expected at the place it points to.

A frequent cause is a pointer without quotes: `#` begins a comment in TOML.

```toml
[vendors.acme]
document = \"specs/acme.yaml\"
relax = [\"#/components/schemas/Customer/properties/id\"]
```
",
};

/// The configuration has a key that nobody reads.
pub static UNKNOWN_KEY: Code = Code {
    name: "unknown-config-key",
    severity: Severity::Error,
    summary: "specwright.toml has a key that means nothing",
    explain: "\
A key of the configuration is not one of those that are read at this place. It is an error rather than a warning, because
a choice that is misspelt is a choice that is not made: the bindings would differ from what you decided.

At the top of the file: `generated` (the folder to write), `command` (what messages tell people to run), `vendors`.

In a vendor's table: `document`, `overlays`, `source`, `formats`, `types`, `unions`, `closed-enums`, `relax`, `require`,
`nullable`, `non-null`, `preserve-unknown`, `idempotency-header`, `pagination`, `retries`, `webhooks`, `layout`, `features`,
`examples`, `select`, `suppress`, `reason`.

Every choice may carry its reason:

```toml
[vendors.acme]
document = \"specs/acme.yaml\"
formats.money = { type = \"Decimal\", reason = \"amounts are strings of digits\" }
closed-enums = [{ pointer = \"#/components/schemas/Currency\", reason = \"we switch over it\" }]
preserve-unknown = { value = true, reason = \"we send back what we read\" }
```
",
};

/// The configuration says something that cannot be.
pub static CONFIG_VALUE: Code = Code {
    name: "config-value",
    severity: Severity::Error,
    summary: "specwright.toml says something that cannot be",
    explain: "\
A value in the configuration is of the wrong kind, or outside what is possible. The message says which.

Some rules that are easy to miss:

- A vendor's name is a module, a folder and a cargo feature: lower-case letters, digits and `_`.
- `document` is relative to the configuration, written with `/` on every system.
- `generated` is a folder below the configuration's.
- Pointers are written as a `$ref` would: `#/components/schemas/Customer/properties/id`, with `~1` for `/` and `~0` for
  `~`; for a node in another file, `common.yaml#/…`.
",
};

/// There is no configuration.
pub static NO_CONFIG: Code = Code {
    name: "no-config",
    severity: Severity::Error,
    summary: "there is no specwright.toml",
    explain: "\
`specwright generate` without a document looks for `specwright.toml` in the current folder and in those above it, as cargo
does for its manifest. None was found, or the one named by `--config` is not there.

A configuration of three lines is enough:

```toml
[vendors.acme]
document = \"specs/acme.yaml\"
```

For a single document without a configuration name it: `specwright generate specs/acme.yaml --out src/acme`.
",
};

/// A file cannot be read.
pub static READ_FAILED: Code = Code {
    name: "read-failed",
    severity: Severity::Error,
    summary: "a file cannot be read",
    explain: "\
The operating system refused to read a file; the message is its own. Usual causes are a wrong path, missing permissions,
or a folder where a file is expected.

Paths in `specwright.toml` are relative to that file, whatever the current folder is.
",
};

/// The lock cannot be read.
pub static LOCK_SYNTAX: Code = Code {
    name: "lock-syntax",
    severity: Severity::Error,
    summary: "specwright.lock cannot be read",
    explain: "\
The lock is not what specwright writes. It is not meant to be edited: restore the committed file from version control.

Deleting it and generating is possible, but gives something up: names that were kept stable are chosen as if for the first
time, and files that are no longer needed are no longer known as ours.
",
};

/// The lock is in conflict.
pub static LOCK_CONFLICT: Code = Code {
    name: "lock-conflict",
    severity: Severity::Error,
    summary: "specwright.lock holds the markers of a merge",
    explain: "\
Two branches changed the lock and the merge left both versions in it.

Keep either side whole and generate; everything but the names is computed anew:

```text
git checkout --ours specwright.lock
specwright generate
```

Prefer the side whose names are published: names that only the other side had are chosen anew, which usually gives the same
ones.
",
};

/// The lock is newer than this generator.
pub static NEWER_LOCK: Code = Code {
    name: "newer-lock",
    severity: Severity::Error,
    summary: "specwright.lock was written by a newer specwright",
    explain: "\
The lock, and so the generated files, were written by a later version than the one that runs now. Going on would turn them
back, so nothing is done.

Use the version that the message names, or a later one. In a checkout whose build script generates, that is the version
in `Cargo.lock`.
",
};

/// A file that is not ours is in the way.
pub static FOREIGN_FILE: Code = Code {
    name: "foreign-file",
    severity: Severity::Error,
    summary: "a file that specwright did not write is in the way",
    explain: "\
A file has to be written where another already stands that is not in the lock and does not begin with our header. It is
someone's work, so it is left alone and nothing is written at all.

Move or remove it, or choose another folder: `generated` in `specwright.toml`, or `--out`.
",
};

/// What is to be written is what is read.
pub static OVERWRITES_INPUT: Code = Code {
    name: "overwrites-input",
    severity: Severity::Error,
    summary: "a file that is read would be overwritten",
    explain: "\
The file named by `--out` or `--report` is one that the command reads: the document or a file of it, an overlay, a page, the
configuration or the lock, perhaps by another spelling of its path or by a link. It would be lost, so nothing is written to it.

Name another file.
",
};

/// A generated file was edited.
pub static HAND_EDIT: Code = Code {
    name: "hand-edit",
    severity: Severity::Warning,
    summary: "a generated file was edited by hand",
    explain: "\
The digest of a generated file is not the one in the lock, though nothing that it is made from has changed. `generate` puts
the generated text back; `check` fails and shows the difference.

Make the change where it lasts: in the document, in `specwright.toml`, or in code of your own beside the generated module.
A file that is no longer generated and was edited is not removed.
",
};

/// The package lacks features.
pub static UNDECLARED_FEATURES: Code = Code {
    name: "undeclared-features",
    severity: Severity::Warning,
    summary: "the package does not declare the cargo features that the bindings are behind",
    explain: "\
With `features = \"by-tag\"` (`--features-by-tag` for a single document) the operations of each tag, and the types that they
alone use, are compiled with a cargo feature alone. The package that the files are in has to declare these features:
otherwise nobody can turn them on, and cargo warns about conditions that it does not expect.

Add the lines that the message names to the package's Cargo.toml. In a project of several vendors the features begin with
the vendor's name, and turn on the vendor's own:

```toml
[features]
acme = []
acme-customers = [\"acme\"]
acme-invoices = [\"acme\"]
```

With features of your own (`features = { billing = [\"Invoices\", \"Pay*\"] }`) those tags alone are behind them.

A feature of your own can turn several of them on: `acme-full = [\"acme-customers\", \"acme-invoices\"]`. `specwright` never
changes a Cargo.toml that is there.
",
};

/// The generated files are not what they should be.
pub static STALE: Code = Code {
    name: "stale",
    severity: Severity::Error,
    summary: "the generated files are not up to date",
    explain: "\
`check`, or a build with `SPECWRIGHT_FROZEN=1`, found that generating would change files. The message says why: a document
or the configuration changed, the generator did, or a file was edited by hand or is missing.

Run the command that the message names and commit what it writes, `specwright.lock` included.
",
};

/// A file cannot be written.
pub static WRITE_FAILED: Code = Code {
    name: "write-failed",
    severity: Severity::Error,
    summary: "a generated file cannot be written",
    explain: "\
The operating system refused to write or remove a file; the message is its own: a read-only folder, a full disk, missing
permissions.

Each file is written under a temporary name and then renamed, and the lock last. So every file is either old or new, never
half; `check` says that the tree is stale, and generating again completes it.

A tree that is up to date is never written to, so it may be read-only.
",
};

/// We made a mistake.
pub static BUG: Code = Code {
    name: "internal",
    severity: Severity::Error,
    summary: "specwright made a mistake",
    explain: "\
An invariant inside the generator does not hold. This is a bug in specwright and not in your document: please report it, with
the message and, if you may, the document.
",
};

pub(super) static CODES: &[&Code] = &[
    &CONFIG_SYNTAX,
    &UNKNOWN_KEY,
    &CONFIG_VALUE,
    &NO_CONFIG,
    &READ_FAILED,
    &LOCK_SYNTAX,
    &LOCK_CONFLICT,
    &NEWER_LOCK,
    &FOREIGN_FILE,
    &OVERWRITES_INPUT,
    &HAND_EDIT,
    &UNDECLARED_FEATURES,
    &STALE,
    &WRITE_FAILED,
    &BUG,
];
