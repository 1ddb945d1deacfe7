//! Values that want to be more than data: whatever stands in a parameter, a header, a form, a file name or a variable is
//! refused before anything is sent, or arrives as the same data at a server that we did not write.
#![cfg(feature = "reqwest")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod addresses;
mod bodies;
mod cookies;
mod credentials;
mod headers;
mod paths;
mod queries;
mod support;
