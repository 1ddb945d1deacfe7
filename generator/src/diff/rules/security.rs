//! Security.

use crate::diff::Rule;

rules! {
    SECURITY_ADDED "security-added"
        "A call needs credentials, and needed none. It is breaking.";
    SECURITY_REMOVED "security-removed"
        "A call may be made without credentials. It is additive: those that are sent do no harm.";
    ALTERNATIVE_ADDED "security-alternative-added"
        "Another way to prove who calls suffices. It is additive.";
    ALTERNATIVE_REMOVED "security-alternative-removed"
        "A way to prove who calls does not suffice any more. Who proved it that way is refused, so it is breaking.";
    SCOPE_ADDED "security-scope-added"
        "A call needs one more scope. Tokens that were good enough lack it, so it is breaking.";
    SCOPE_REMOVED "security-scope-removed"
        "A call needs one scope less. It is additive.";
    SCHEME_CHANGED "security-scheme-changed"
        "A security scheme is of another type, or its key goes by another name or into another place. It is breaking.";
    SCHEME_ADDRESSES "security-scheme-addresses-changed"
        "The flows, addresses or scopes that a security scheme lists changed. It is neutral: what a call needs is said by \
        the operations, and where tokens come from is configured.";
    SCHEME_ADDED "security-scheme-added"
        "A security scheme is new. Whether calls need it is said by the operations, so it is neutral.";
    SCHEME_REMOVED "security-scheme-removed"
        "A security scheme is gone. Whether calls needed it is said by the operations, so it is neutral.";
}
