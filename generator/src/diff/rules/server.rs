//! Servers.

use crate::diff::Rule;

rules! {
    SERVER_ADDED "server-added"
        "A server is new. It is additive.";
    SERVER_REMOVED "server-removed"
        "A server is gone. Who calls it is lost, so it is breaking. Where the document names no servers at all any more, \
        nothing is known, and it is neutral.";
    FIRST_SERVER "default-server-changed"
        "The first server, to which calls go unless told otherwise, is another one. The former is still there, so it is \
        neutral.";
    VARIABLE "server-variable-changed"
        "A variable of a server has another default, or other values. One value less is breaking, one more is additive, \
        another default is neutral.";
}
