//! What `specwright update` has to say.

use crate::diagnostic::{Code, Severity};

/// Nobody said where the document comes from.
pub static NO_SOURCE: Code = Code {
    name: "no-source",
    severity: Severity::Error,
    summary: "the configuration does not say where the document comes from",
    explain: "\
`specwright update` fetches a document from where its vendor publishes it. The vendor's table in `specwright.toml` says where
that is:

```toml
[vendors.acme]
document = \"specs/acme.yaml\"
source = \"https://acme.example/openapi.yaml\"
```

The address begins with `https://`; `http://` is for servers on this machine. It carries no user name and no password.
",
};

/// The document cannot be fetched.
pub static FETCH_FAILED: Code = Code {
    name: "fetch-failed",
    severity: Severity::Error,
    summary: "a document cannot be fetched",
    explain: "\
The server cannot be reached, does not answer in time, or answers with something else than a document. The message says which.
Nothing was written. `--timeout` gives it more time.

A document may refer to files that its vendor does not publish. Put them beside it yourself: what a person has put there is used
as it is.

A proxy is taken from the environment (`HTTPS_PROXY`), certificates are those that the platform trusts.
",
};

/// The server's answer is not followed.
pub static FETCH_REFUSED: Code = Code {
    name: "fetch-refused",
    severity: Severity::Error,
    summary: "a server leads elsewhere, or sends too much",
    explain: "\
What is fetched becomes code, so some answers are refused:

- a redirect to `http://`, to an address with a user name, or to anything that is no address at all;
- more than five redirects;
- a document that is larger than `--max-size` says, with all its files;
- more than 500 files, or one of them on another server than the document;
- a file whose name is that of one on the disk which was no part of the document: an overlay, another vendor's document, a
  file of yours. If it is meant to be part of it, move yours away, and it is fetched;
- documents of two vendors that bring different files to one place.

Nothing was written. If a redirect is lasting, write the new address into `source`.

The other files of a document are those that it refers to by relative paths, in its folder or below, with the endings `.yaml`,
`.yml`, `.json` and `.md`. Others are never written: put them there yourself.
",
};

/// The document was changed since it was fetched.
pub static EDITED_DOCUMENT: Code = Code {
    name: "edited-document",
    severity: Severity::Warning,
    summary: "the document was changed by hand since it was fetched",
    explain: "\
The document under `specs/` is not what was fetched the last time: somebody has changed it. What they changed will be lost when
the vendor's next version is written over it.

Keep changes in an overlay: it is applied to each version anew, and says so when it no longer fits.

```toml
[vendors.acme]
document = \"specs/acme.yaml\"
overlays = [\"specs/acme.overlay.yaml\"]
```
",
};

/// What was kept of earlier fetches cannot be read.
pub static LOST_MEMORY: Code = Code {
    name: "fetch-memory",
    severity: Severity::Note,
    summary: "specwright.sources.toml cannot be read",
    explain: "\
`specwright.sources.toml` says which version of each document was fetched last, so that a server need not send again what has not
changed. It cannot be read, so all documents are fetched whole, and the file is written anew. Nothing is lost.
",
};

pub(super) static CODES: &[&Code] = &[
    &NO_SOURCE,
    &FETCH_FAILED,
    &FETCH_REFUSED,
    &EDITED_DOCUMENT,
    &LOST_MEMORY,
];
