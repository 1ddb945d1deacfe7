//! Operations and webhooks.

use crate::diff::Rule;

rules! {
    DOCUMENT_ADDED "document-added"
        "A document is new: of two folders, only the new one has it. It is additive.";
    DOCUMENT_REMOVED "document-removed"
        "A document is gone: of two folders, only the old one has it. Who uses what it describes is lost, so it is breaking.";
    OPERATION_ADDED "operation-added"
        "An operation is new: a method at a path that was not there. Nobody who is there already sees it, so it is additive.";
    OPERATION_REMOVED "operation-removed"
        "An operation is gone: its method at its path. Who calls it gets an error, so it is breaking, and an announcement \
        (`deprecated`, a sunset date) does not change that for those who still call it. A path whose parameters only got \
        other names is the same path.";
    WEBHOOK_ADDED "webhook-added"
        "The vendor makes a call that he did not make: a webhook or a callback is new. It is additive, for a receiver that \
        does not know an event passes it over.";
    WEBHOOK_REMOVED "webhook-removed"
        "The vendor makes a call no more: a webhook or a callback is gone. Who waits for it waits in vain, so it is breaking.";
}
