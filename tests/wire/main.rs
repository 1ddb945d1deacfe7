//! The five vendors over real connections: the request that arrives, and what each answer becomes.
//!
//! A server on 127.0.0.1 says what a test tells it to say and remembers what it was asked; the client is the generated
//! one over its default transport. `faults` holds what may go wrong with any of them, the other modules what one vendor
//! promises.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod faults;
mod flexprice;
mod jani;
mod lago;
mod meetbit;
/// The server that the runtime's own tests use.
#[allow(dead_code, reason = "it does more than these tests ask of it")]
#[path = "../../runtime/tests/client_support/server.rs"]
mod server;
mod stan;

use serde_json::Value;
use server::Seen;

/// The body that arrived, as JSON, so that neither white space nor the order of members counts.
fn json(seen: &Seen) -> Value {
    serde_json::from_slice(&seen.body).expect("the body is JSON")
}

/// Asserts the request that arrived: method and target, each of these headers with its value, and the body. A value of
/// `None` says that the header did not arrive.
#[track_caller]
fn assert_request(seen: &Seen, line: &str, headers: &[(&str, Option<&str>)], body: Value) {
    assert_eq!(seen.line, format!("{line} HTTP/1.1"));
    for (name, value) in headers {
        assert_eq!(seen.header(name), *value, "{name}");
    }
    assert_eq!(seen.header("content-type"), Some("application/json"));
    assert_eq!(
        seen.header("content-length"),
        Some(seen.body.len().to_string().as_str())
    );
    assert_eq!(json(seen), body);
}
