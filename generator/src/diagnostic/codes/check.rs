//! What `check` finds.

use crate::diagnostic::{Code, Severity};

pub(super) static CODES: &[&Code] = &[&BROKEN_INVARIANT];

/// The IR does not hold together.
pub static BROKEN_INVARIANT: Code = Code {
    name: "broken-invariant",
    severity: Severity::Error,
    summary: "specwright made something that would not compile",
    explain: "Between deciding and printing, specwright checks that what it decided holds together: that every type has a \
name of its own, that every type that is mentioned is there, and so on. Something does not, which is a fault of \
specwright and not of the document.\n\n\
Please report it with the document, or with the part of it that the message names.",
};
