//! Spans of `tracing`, by OpenTelemetry's conventions for HTTP clients. Without the feature `tracing` nothing is left of it.
//!
//! A call has a span of its own, of kind `internal`, and in it one of kind `client` for each request that is sent for it:
//! when it is made again, for redirects, for tokens. A request's span lasts until its response is read. Headers and bodies
//! are in none of them, and of addresses only what is no secret.

#[cfg(not(feature = "tracing"))]
mod off;
#[cfg(feature = "tracing")]
mod on;

#[cfg(not(feature = "tracing"))]
pub(super) use self::off::{Attempt, call};
#[cfg(feature = "tracing")]
pub(super) use self::on::{Attempt, call};
