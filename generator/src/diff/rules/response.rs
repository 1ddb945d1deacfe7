//! Responses and their headers.

use crate::diff::Rule;

rules! {
    SUCCESS_STATUS_ADDED "success-status-added"
        "An operation may answer with one more status that is a success. It is additive: bindings return an answer with a \
        status they do not know as it came. Look at what your callers do with it.";
    SUCCESS_STATUS_REMOVED "success-status-removed"
        "An operation does not answer with a success status any more. Callers that wait for it get something else, so it is \
        breaking. A status that is covered by a range (`2XX`) now is compared with that.";
    STATUS_ADDED "error-status-added"
        "An operation may answer with one more error status. It is additive: any call may fail in ways that nobody wrote \
        down.";
    STATUS_REMOVED "error-status-removed"
        "An operation does not answer with an error status any more. Nobody misses an error, so it is neutral.";
    HEADER_ADDED "header-added"
        "A response has a header that it did not have. It is additive.";
    HEADER_REMOVED "header-removed"
        "A response has a header no more. Who reads it misses it, so it is breaking, required or not.";
    HEADER_BECAME_OPTIONAL "header-became-optional"
        "A header that was always there may be missing. It is breaking.";
    HEADER_BECAME_REQUIRED "header-became-required"
        "A header that could be missing is always there. It is additive.";
}
